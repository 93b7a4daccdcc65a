package ingest

import (
	"strings"
	"sync"
)

// euraProgrammes are the programmes of the ERDF and the parts of the programme of the ESF, 2007–2013.
var euraProgrammes = []string{
	"Itä-Suomi", "Pohjois-Suomi", "Länsi-Suomi", "Etelä-Suomi", "Itä-Suomen suuralueosio", "Pohjois-Suomen suuralueosio",
	"Länsi-Suomen suuralueosio", "Etelä-Suomen suuralueosio", "Valtakunnallinen osio",
}

// euraAreas are the areas of the centres for economic development, transport and the environment.
var euraAreas = []string{
	"Etelä-Pohjanmaan", "Etelä-Savon", "Hämeen", "Kaakkois-Suomen", "Kainuun", "Keski-Suomen", "Lapin", "Pirkanmaan", "Pohjanmaan", "Pohjois-Karjalan",
	"Pohjois-Pohjanmaan", "Pohjois-Savon", "Satakunnan", "Uudenmaan", "Varsinais-Suomen",
}

// euraBodies are the other authorities.
var euraBodies = []string{
	"Finnvera", "Finnvera, pääomasijoitustoiminta", "Tekes", "Innovaatiorahoituskeskus Tekes", "Business Finland", "Opetushallitus", "Liikennevirasto", "Ruokavirasto",
	"Työ- ja elinkeinoministeriö", "Sosiaali- ja terveysministeriö", "Opetus- ja kulttuuriministeriö", "Ympäristöministeriö", "Sisäministeriö",
	"Etelä-Karjalan liitto", "Etelä-Pohjanmaan liitto", "Etelä-Savon maakuntaliitto", "Hämeen liitto", "Itä-Uudenmaan liitto", "Kainuun liitto", "Kainuun maakunta -kuntayhtymä",
	"Keski-Pohjanmaan liitto", "Keski-Suomen liitto", "Kymenlaakson liitto", "Lapin liitto", "Pirkanmaan liitto", "Pohjanmaan liitto",
	"Pohjois-Karjalan maakuntaliitto", "Pohjois-Pohjanmaan liitto", "Pohjois-Savon liitto", "Päijät-Hämeen liitto", "Satakuntaliitto",
	"Uudenmaan liitto", "Varsinais-Suomen liitto",
}

// euraAuthorities are the authorities by their names without commas and spaces, in lower case.
var euraAuthorities = sync.OnceValue(func() map[string]string {
	known := make(map[string]string)
	add := func(name string) { known[withoutCommas(name)] = name }
	for _, area := range euraAreas {
		add(area + " elinkeino-, liikenne- ja ympäristökeskus")
		add(area + " elinkeino-, liikenne- ja ympäristökeskus, yritystuet")
		add(area + " TE-keskus")
	}
	for _, name := range euraBodies {
		add(name)
	}
	return known
})

func withoutCommas(name string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == ' ' || r == ',' || r == '"' || r == '\u00a0' }), "")
}

// euraAuthority gives the name of a known authority with its commas, which lists lose.
func euraAuthority(stated string) (string, bool) {
	name, known := euraAuthorities()[withoutCommas(stated)]
	return name, known
}

// asAuthority gives an authority's name with its commas, where it is a known one.
func asAuthority(stated string) string {
	if name, known := euraAuthority(stated); known {
		return name
	}
	return stated
}
