package text

import (
	"slices"
	"strings"
	"testing"
)

// inflected pairs a form that people type with a form that texts hold.
var inflected = []struct{ query, text string }{
	// municipalities: strong and weak grade, plural names, vanishing k, -nen
	{"Tampereella", "Tampere"},
	{"Tampereen", "Tampere"},
	{"Helsingissä", "Helsinki"},
	{"Helsinki", "Helsingin"},
	{"Turku", "Turun"},
	{"Turussa", "Turku"},
	{"Oulussa", "Oulu"},
	{"Lahti", "Lahden"},
	{"Lahdessa", "Lahti"},
	{"Espoossa", "Espoo"},
	{"Vantaalla", "Vantaan"},
	{"Seinäjoella", "Seinäjoki"},
	{"Seinäjoki", "Seinäjoen"},
	{"Riihimäellä", "Riihimäki"},
	{"Pieksämäki", "Pieksämäen"},
	{"Ylöjärvellä", "Ylöjärvi"},
	{"Kauniaisissa", "Kauniainen"},
	{"Joensuussa", "Joensuu"},
	{"Jyväskylän", "Jyväskylä"},
	{"Rovaniemellä", "Rovaniemi"},
	{"Kuopiossa", "Kuopio"},
	{"Virroilla", "Virrat"},
	{"Porvoossa", "Porvoo"},
	{"Uudessakaupungissa", "Uusikaupunki"},
	{"Hämeenlinnan", "Hämeenlinna"},
	{"Mänttä-Vilppulassa", "Mänttä-Vilppula"},
	{"Etelä-Pirkanmaan", "Etelä-Pirkanmaa"},
	{"Lapissa", "Lappi"},
	{"Kainuussa", "Kainuu"},
	{"Hangossa", "Hanko"},
	{"Oriveden", "Orivesi"},
	{"Raahessa", "Raahen"},
	{"Imatralla", "Imatra"},
	// words of the field
	{"järjestöille", "järjestö"},
	{"jarjesto", "järjestö"},
	{"jarjestoille", "järjestö"},
	{"järjestöjen", "järjestöt"},
	{"kaupungin", "kaupunki"},
	{"kaupungit", "kaupunki"},
	{"kunnan", "kunta"},
	{"kuntien", "kunnat"},
	{"maakunnan", "maakunta"},
	{"maakuntien", "maakunnat"},
	{"yhdistyksen", "yhdistys"},
	{"yhdistyksiä", "yhdistys"},
	{"yrittäjyyden", "yrittäjyys"},
	{"yrittäjyyttä", "yrittäjyys"},
	{"työllisyyden", "työllisyys"},
	{"hankkeen", "hanke"},
	{"hankkeita", "hanke"},
	{"asiakkaan", "asiakas"},
	{"asiakkaiden", "asiakas"},
	{"osaamisen", "osaaminen"},
	{"osaamista", "osaaminen"},
	{"verkostojen", "verkosto"},
	{"verkostoissa", "verkosto"},
	{"kehittämistä", "kehittäminen"},
	{"kehittämisen", "kehittäminen"},
	{"nuorten", "nuori"},
	{"nuoria", "nuori"},
	{"naisten", "nainen"},
	{"yliopiston", "yliopisto"},
	{"säätiön", "säätiö"},
	{"ammattikorkeakoulussa", "ammattikorkeakoulu"},
	{"kuntayhtymän", "kuntayhtymä"},
	{"yritysten", "yritys"},
	{"yrityksille", "yritys"},
	{"kumppanien", "kumppani"},
	{"kauppojen", "kauppa"},
	{"kaupan", "kauppa"},
	{"rahoituksen", "rahoitus"},
	{"tutkimukset", "tutkimus"},
	{"suomalaisten", "suomalainen"},
	{"mahdollisuuksia", "mahdollisuus"},
	{"matkailun", "matkailu"},
	{"metsien", "metsä"},
	{"ympäristöä", "ympäristö"},
	{"virran", "virta"},
	{"rannat", "ranta"},
}

// TestInflectedFormsFindEachOther keeps the share of pairs that meet without the help of prefixes.
func TestInflectedFormsFindEachOther(t *testing.T) {
	const wanted = 0.90
	var missed []string
	for _, pair := range inflected {
		if !finds(pair.query, pair.text) {
			missed = append(missed, pair.query+"↛"+pair.text)
		}
	}
	found := 1 - float64(len(missed))/float64(len(inflected))
	t.Logf("%.1f %% of %d pairs meet; missed: %s", 100*found, len(inflected), strings.Join(missed, ", "))
	if found < wanted {
		t.Errorf("only %.1f %% of the pairs meet, want %.0f %%", 100*found, 100*wanted)
	}
}

func TestInflectedFormsMeetWithoutUmlauts(t *testing.T) {
	for _, pair := range inflected {
		if plain := Fold(pair.query); finds(pair.query, pair.text) != finds(plain, pair.text) {
			t.Errorf("%q and %q don't find %q alike", pair.query, plain, pair.text)
		}
	}
}

// finds tells whether query finds text by whole terms.
func finds(query, text string) bool {
	terms := Terms(text)
	for _, term := range Analyse(query) {
		if !slices.ContainsFunc(term.Exact, func(exact string) bool { return slices.Contains(terms, exact) }) {
			return false
		}
	}
	return true
}

// TestUnrelatedWordsStayApart guards against stems that swallow too much.
func TestUnrelatedWordsStayApart(t *testing.T) {
	for _, pair := range [][2]string{
		{"kunta", "kun"},
		{"Turku", "turva"},
		{"Lahti", "lahja"},
		{"Oulu", "oulunkaari"},
		{"Salo", "sali"},
		{"Pori", "Porvoo"},
		{"Kemi", "kemikaali"},
		{"Rauma", "rauha"},
		{"Vaasa", "Vaala"},
		{"Kotka", "koti"},
		{"nuori", "nuotti"},
		{"metsä", "metalli"},
		{"hanke", "hankinta"},
		{"yritys", "yrittäjä"},
		{"Hanko", "hanke"},
		{"työ", "työllisyys"},
		{"Espoo", "espanja"},
	} {
		if finds(pair[0], pair[1]) {
			t.Errorf("%q finds %q", pair[0], pair[1])
		}
	}
}
