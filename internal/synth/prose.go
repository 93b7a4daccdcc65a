package synth

import (
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/govalues/decimal"

	"verkosto/internal/finland"
	"verkosto/internal/network"
)

// subject is what a project is about, in the cases that sentences need.
type subject struct {
	nominative, genitive, partitive string
	english                         string
	keywords                        []string
}

var subjects = []subject{
	{"nuorten työllistyminen", "nuorten työllistymisen", "nuorten työllistymistä", "Youth employment", []string{"nuoret", "työllisyys", "ohjaus"}},
	{"kiertotalous", "kiertotalouden", "kiertotaloutta", "Circular economy", []string{"kiertotalous", "materiaalit", "yritykset"}},
	{"luontomatkailu", "luontomatkailun", "luontomatkailua", "Nature tourism", []string{"matkailu", "luonto", "palvelut"}},
	{"digitaaliset palvelut", "digitaalisten palvelujen", "digitaalisia palveluja", "Digital services", []string{"digitalisaatio", "palvelut"}},
	{"puurakentaminen", "puurakentamisen", "puurakentamista", "Timber construction", []string{"puu", "rakentaminen", "metsä"}},
	{"osallisuus", "osallisuuden", "osallisuutta", "Social inclusion", []string{"osallisuus", "järjestöt", "yhteisöt"}},
	{"työhyvinvointi", "työhyvinvoinnin", "työhyvinvointia", "Well-being at work", []string{"työhyvinvointi", "johtaminen"}},
	{"uusiutuva energia", "uusiutuvan energian", "uusiutuvaa energiaa", "Renewable energy", []string{"energia", "ilmasto", "bioenergia"}},
	{"yrittäjyyskasvatus", "yrittäjyyskasvatuksen", "yrittäjyyskasvatusta", "Entrepreneurship education", []string{"yrittäjyys", "koulutus"}},
	{"lähiruoka", "lähiruoan", "lähiruokaa", "Local food", []string{"ruoka", "maaseutu", "alkutuotanto"}},
	{"kulttuurituotanto", "kulttuurituotannon", "kulttuurituotantoa", "Cultural production", []string{"kulttuuri", "luovat alat"}},
	{"maahanmuuttajien kotoutuminen", "maahanmuuttajien kotoutumisen", "maahanmuuttajien kotoutumista", "Integration of immigrants", []string{"kotoutuminen", "kielikoulutus", "työllisyys"}},
	{"vesistöjen kunnostus", "vesistöjen kunnostuksen", "vesistöjen kunnostusta", "Restoration of lakes", []string{"vesistöt", "ympäristö"}},
	{"tekoälyn käyttö", "tekoälyn käytön", "tekoälyn käyttöä", "Use of artificial intelligence", []string{"tekoäly", "data", "osaaminen"}},
	{"jatkuva oppiminen", "jatkuvan oppimisen", "jatkuvaa oppimista", "Lifelong learning", []string{"oppiminen", "koulutus", "osaaminen"}},
	{"etäpalvelut ikäihmisille", "ikäihmisten etäpalvelujen", "ikäihmisten etäpalveluja", "Remote services for older people", []string{"ikäihmiset", "hyvinvointi", "digitalisaatio"}},
	{"älykäs liikenne", "älykkään liikenteen", "älykästä liikennettä", "Smart mobility", []string{"liikenne", "älykäs liikkuminen"}},
	{"mittaustekniikka", "mittaustekniikan", "mittaustekniikkaa", "Measurement technology", []string{"mittaus", "teknologia", "tutkimus"}},
	{"kylien elinvoima", "kylien elinvoiman", "kylien elinvoimaa", "Vitality of villages", []string{"kylät", "maaseutu", "yhteisöt"}},
	{"osatyökykyisten työllistyminen", "osatyökykyisten työllistymisen", "osatyökykyisten työllistymistä", "Employment of people with partial work ability", []string{"työkyky", "työllisyys", "kuntoutus"}},
	{"pienyritysten kansainvälistyminen", "pienyritysten kansainvälistymisen", "pienyritysten kansainvälistymistä", "Internationalisation of small enterprises", []string{"vienti", "pienyritykset"}},
	{"biotalous", "biotalouden", "biotaloutta", "Bioeconomy", []string{"biotalous", "metsä", "innovaatiot"}},
	{"yhteiskunnalliset yritykset", "yhteiskunnallisten yritysten", "yhteiskunnallisia yrityksiä", "Social enterprises", []string{"yhteiskunnalliset yritykset", "osuuskunnat"}},
	{"terveysteknologia", "terveysteknologian", "terveysteknologiaa", "Health technology", []string{"terveys", "teknologia", "testaus"}},
}

var (
	mottoes = []string{
		"Verso", "Kipinä", "Silta", "Polku", "Ponnahdus", "Nuotio", "Virta", "Solmu", "Portti", "Latu", "Majakka", "Kaiku",
		"Tuikku", "Oivallus", "Kompassi", "Ankkuri", "Reitti", "Sampo", "Tuuli", "Pohja", "Kehrä", "Tahto", "Avain", "Viesti",
	}
	openings = []string{
		"Hanke vahvistaa @P @A.", "Hankkeessa kehitetään @P yhdessä alueen toimijoiden kanssa.",
		"@M yritykset, oppilaitokset ja järjestöt kehittävät yhdessä @P.", "Hankkeen tavoitteena on saada @G osaaminen kasvuun.",
		"Lähtökohtana ovat @G uudet tarpeet @M kunnissa.",
	}
	methods = []string{
		"Toimintaan kuuluu valmennuksia, työpajoja ja vertaistapaamisia.", "Uusia toimintamalleja kokeillaan ensin pienesti ja arvioidaan sitten.",
		"Osallistujat saavat henkilökohtaista ohjausta ja tukea verkostoitumiseen.", "Yrityksille tarjotaan kokeilualusta ja asiantuntijoiden apua.",
		"Kartoitukset ja haastattelut kertovat, mitä @G kehittäminen vaatii.",
		"Opiskelijat tekevät tehtäviä työpaikoilla, ja opettajat tutustuvat uuteen tekniikkaan.",
	}
	outcomes = []string{
		"Tuloksena syntyy pysyvä yhteistyöverkosto.", "Hyvät käytännöt kootaan oppaaksi, joka jää kaikkien käyttöön.",
		"Hankkeen jälkeen kumppanit jatkavat työtä omin voimin.", "Uusia työpaikkoja ja palveluja syntyy eri puolille aluetta.",
		"Tulokset esitellään loppuseminaarissa ja avoimena aineistona.",
	}
	targetGroups = []string{
		"Alle 30-vuotiaat työnhakijat", "Pienet ja keskisuuret yritykset", "Kuntien työntekijät ja päättäjät",
		"Pitkään työttömänä olleet", "Järjestöjen vapaaehtoiset ja työntekijät", "Ammatillisten oppilaitosten opiskelijat",
		"Maahan muuttaneet aikuiset", "Tutkijat ja kehittäjät", "Maaseudun asukkaat", "Uudet yrittäjät",
	}
	indirectGroups = []string{"Osallistujien perheet", "Työnantajat", "Alueen asukkaat", "Rahoittajat ja neuvojat", "Oppilaitokset"}
)

// projectNames names a project in Finnish, and some also in English.
func projectNames(r *rand.Rand, s subject, home finland.Municipality, region finland.Region) network.Names {
	var names network.Names
	motto := pick(r, mottoes)
	switch r.IntN(6) {
	case 0:
		names.Fi = motto + " – " + s.nominative
	case 1:
		names.Fi = motto + " " + s.genitive + " tueksi"
	case 2:
		names.Fi = capitalised(s.nominative) + " " + region.Genitive + " kunnissa"
	case 3:
		names.Fi = home.Genitive + " " + motto + ": " + s.nominative
	case 4:
		names.Fi = "Yhdessä kohti " + s.partitive
	default:
		names.Fi = capitalised(s.genitive) + " kehittäminen, " + home.Finnish
	}
	if chance(r, 0.3) {
		names.En = s.english + " in " + region.English
	}
	return names
}

func capitalised(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// summary puts three to five sentences together.
func summary(r *rand.Rand, s subject, region finland.Region) string {
	sentences := []string{pick(r, openings)}
	for _, i := range r.Perm(len(methods))[:1+r.IntN(3)] {
		sentences = append(sentences, methods[i])
	}
	sentences = append(sentences, pick(r, outcomes))
	return strings.NewReplacer(
		"@P", s.partitive, "@G", s.genitive, "@M", region.Genitive, "@A", region.Genitive+" alueella",
	).Replace(strings.Join(sentences, " "))
}

// indicators gives promised numbers, and for projects that ended what came of them.
func indicators(r *rand.Rand, status network.ProjectStatus) []network.Indicator {
	kinds := []struct {
		section, name string
		usual         int
	}{
		{"7.1", "Osallistuvien yritysten lukumäärä", 20},
		{"7.2", "Osallistuvien henkilöiden lukumäärä", 120},
		{"7.3", "Uudet työpaikat", 5},
	}
	var list []network.Indicator
	for _, kind := range kinds {
		planned := int64(r.IntN(2*kind.usual + 1))
		indicator := network.Indicator{Section: kind.section, Name: kind.name, Planned: whole(planned)}
		if status == network.StatusEnded {
			indicator.Achieved = whole(int64(float64(planned) * (0.4 + r.Float64())))
		}
		list = append(list, indicator)
	}
	return list
}

// principles gives assessments against horizontal principles: scores from 0 to 10, and a yes or no.
func principles(r *rand.Rand) []network.Principle {
	var list []network.Principle
	for _, name := range []string{"Luonnonvarojen käytön kestävyys", "Ilmastonmuutoksen hillintä", "Paikallistalouden monipuolisuus"} {
		direct, indirect := r.IntN(11), r.IntN(11)
		list = append(list, network.Principle{Section: "8.2", Group: "Kestävä kehitys", Name: name, Direct: &direct, Indirect: &indirect})
	}
	answer := chance(r, 0.6)
	return append(list, network.Principle{Section: "8.1", Group: "Tasa-arvo", Name: "Sukupuolinäkökulma on otettu huomioon", Answer: &answer})
}

func whole(n int64) *decimal.Decimal {
	d := decimal.MustNew(n, 0) // any int64 fits
	return &d
}
