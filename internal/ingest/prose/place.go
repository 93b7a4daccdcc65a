package prose

import (
	"strings"

	"verkosto/internal/finland"
	"verkosto/internal/network"
)

// placeForm is a form of a place's name.
type placeForm struct {
	name  string // nominative
	kind  network.Kind
	cases cases
}

// firstParts are the adjectives that are inflected inside a place's name: Uusikaupunki, Uudessakaupungissa.
var firstParts = []struct{ nominative, genitive string }{{"Uusi", "Uuden"}, {"Iso", "Ison"}, {"Vähä", "Vähän"}, {"Pitkä", "Pitkän"}, {"Vanha", "Vanhan"}}

// inflectPlace gives the forms of a place's name.
func inflectPlace(name, genitiveForm string) []form {
	for _, part := range firstParts {
		rest, found := strings.CutPrefix(name, part.nominative)
		restGenitive, both := strings.CutPrefix(genitiveForm, part.genitive)
		if found && both && part.genitive != part.nominative {
			return agree(inflectAdjective(part.nominative, part.genitive), inflect(rest, restGenitive))
		}
	}
	return append(inflect(name, genitiveForm), otherForms[name]...)
}

// inflectAdjective inflects the first part of a place's name. Uusi has stems of its own.
func inflectAdjective(nominativeForm, genitiveForm string) []form {
	if nominativeForm != "Uusi" {
		return inflect(nominativeForm, genitiveForm)
	}
	forms := []form{{"Uusi", nominative}, {"Uuteen", illative}, {"Uutta", partitive}, {"Uutena", essive}}
	return append(forms, withEndings("Uude", weakEndings, 0)...)
}

// otherForms are forms of places' names that no rule gives: names with two ways to inflect them, and plural ones.
var otherForms = map[string][]form{
	"Isokyrö":          agree(inflectAdjective("Iso", "Ison"), inflect("kyrö", "kyrön")),
	"Vähäkyrö":         agree(inflectAdjective("Vähä", "Vähän"), inflect("kyrö", "kyrön")),
	"Virrat":           {{"Virtojen", genitive}, {"Virroilla", adessive}, {"Virroilta", ablative}, {"Virroille", allative}, {"Virroissa", inessive}},
	"Pedersören kunta": inflect("Pedersöre", "Pedersören"),
}

// agree joins the forms of two parts that stand in the same case.
func agree(first, second []form) []form {
	var forms []form
	for _, f := range first {
		for _, s := range second {
			if f.cases == s.cases {
				forms = append(forms, form{f.text + s.text, f.cases})
			}
		}
	}
	return forms
}

func (l *lexicon) addPlaces() {
	for _, m := range finland.Municipalities() {
		l.addPlace(m.Finnish, m.Genitive, m.Swedish, "", network.KindMunicipality)
	}
	for _, r := range finland.Regions() {
		l.addPlace(r.Finnish, r.Genitive, r.Swedish, r.English, network.KindRegion)
	}
	l.addPlace("Turunmaa", "Turunmaan", "Åboland", "", network.KindSubRegion)
	for _, s := range finland.SubRegions() {
		if key := strings.ToLower(s.Swedish); l.placeNames[swedish][key].name == "" {
			l.placeNames[swedish][key] = placeForm{s.Swedish, network.KindSubRegion, nominative}
		}
		if _, taken := l.places[strings.ToLower(s.Finnish)]; !taken && strings.HasSuffix(s.Genitive, "n") {
			l.addPlace(s.Finnish, s.Genitive, "", "", network.KindSubRegion)
		}
	}
}

func (l *lexicon) addPlace(name, genitiveForm, inSwedish, inEnglish string, kind network.Kind) {
	add := func(form string, p placeForm) {
		key := strings.ToLower(form)
		for i, known := range l.places[key] {
			if known.name == p.name && known.kind == kind {
				l.places[key][i].cases |= p.cases
				return
			}
		}
		l.places[key] = append(l.places[key], p)
	}
	for _, f := range inflectPlace(name, genitiveForm) {
		add(f.text, placeForm{name, kind, f.cases})
	}
	named := func(in language, name string) {
		if name == "" {
			return
		}
		for _, f := range []form{{name, nominative}, {name + "s", genitive}} {
			if _, taken := l.placeNames[in][strings.ToLower(f.text)]; !taken {
				l.placeNames[in][strings.ToLower(f.text)] = placeForm{name, kind, f.cases}
			}
		}
	}
	named(swedish, inSwedish)
	named(swedish, name)
	named(english, inEnglish)
	named(english, name)
	named(english, inSwedish)
}

// finnishName looks up a word as a Finnish name in the nominative, for texts in other languages.
func (l *lexicon) finnishName(w string) (placeForm, bool) {
	p, found := l.place(w, finnish)
	return p, found && p.cases.has(nominative)
}

// clitics can follow any form of a Finnish word.
var clitics = []string{"kin", "kaan", "kään", "han", "hän"}

// place looks up a word as a place's name.
func (l *lexicon) place(w string, in language) (placeForm, bool) {
	if in != finnish {
		p, found := l.placeNames[in][w]
		return p, found
	}
	if found := l.places[w]; len(found) > 0 {
		return found[0], true
	}
	for _, clitic := range clitics {
		if rest, cut := strings.CutSuffix(w, clitic); cut && len(l.places[rest]) > 0 && l.places[rest][0].cases.has(local) {
			return l.places[rest][0], true
		}
	}
	return placeForm{}, false
}
