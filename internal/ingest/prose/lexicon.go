package prose

import (
	_ "embed" // the gazetteers
	"iter"
	"strings"
	"sync"
)

//go:embed gazetteer/heads.tsv
var headsTSV string

//go:embed gazetteer/bodies.tsv
var bodiesTSV string

//go:embed gazetteer/funds.tsv
var fundsTSV string

//go:embed gazetteer/programmes.tsv
var programmesTSV string

//go:embed gazetteer/titles.tsv
var titlesTSV string

//go:embed gazetteer/firstnames.txt
var firstNamesTXT string

//go:embed gazetteer/surnames.txt
var surnamesTXT string

// lexicon holds what the words of a page are looked up in: every form of every name that the gazetteers have.
type lexicon struct {
	places     map[string][]placeForm // by lower-case form
	placeNames map[language]map[string]placeForm
	heads      map[string][]headForm    // by lower-case form
	titles     map[string]inflectedName // Finnish forms of titles' last words
	foreign    map[string]bool          // last words of Swedish and English titles
	firstNames map[string]bool          // by lower-case name
	surnames   map[string]inflectedName // by lower-case form
	phrases    map[string][]phrase      // names of several words, by their first in lower case; long ones first
}

// inflectedName is what a form is the form of.
type inflectedName struct {
	base  string
	cases cases
}

// words reads the gazetteers when they are first asked for. They are part of the program, so an error in them is
// the programmer's, and tests would see it.
var words = sync.OnceValue(func() *lexicon {
	l := &lexicon{
		places:     make(map[string][]placeForm),
		placeNames: map[language]map[string]placeForm{swedish: {}, english: {}},
		heads:      make(map[string][]headForm),
		titles:     make(map[string]inflectedName),
		foreign:    make(map[string]bool),
		firstNames: make(map[string]bool),
		surnames:   make(map[string]inflectedName),
		phrases:    make(map[string][]phrase),
	}
	l.addPlaces()
	l.addHeads()
	l.addTitles()
	l.addNames()
	l.addBodies()
	l.addFunds()
	l.addProgrammes()
	l.sortPhrases()
	return l
})

// rows gives the fields of each line of a gazetteer, at least so many.
func rows(tsv string, fields int) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(tsv) {
			line = strings.TrimSuffix(line, "\n")
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			row := strings.Split(line, "\t")
			for len(row) < fields {
				row = append(row, "")
			}
			if !yield(row) {
				return
			}
		}
	}
}

// headForm is a form of a noun that names of organisations end in.
type headForm struct {
	base  string // nominative, of the singular also for plural forms
	use   string
	cases cases
}

func (l *lexicon) addHeads() {
	for row := range rows(headsTSV, 5) {
		use, base := row[0], row[1]
		forms := append(inflect(base, row[2]), inflectPlural(row[2], row[3], row[4])...)
		if strings.HasSuffix(base, "t") && !strings.HasSuffix(base, "amk") { // a plural noun
			forms = inflectPluralNoun(base, row[2])
		}
		for _, f := range forms {
			l.heads[f.text] = append(l.heads[f.text], headForm{base, use, f.cases})
		}
	}
}

// inflectPluralNoun gives the commonest forms of a noun that is always plural (palvelut, palvelujen).
func inflectPluralNoun(nominativeForm, genitiveForm string) []form {
	forms := []form{{nominativeForm, nominative}, {genitiveForm, genitive}}
	stem := nominativeForm[:len(nominativeForm)-1]
	switch {
	case strings.HasSuffix(stem, "u"):
		stem += "i"
	case strings.HasSuffix(stem, "ä"), strings.HasSuffix(stem, "a"):
		stem = strings.TrimRight(stem, "aä") + "i"
	default:
		return forms
	}
	return append(forms, withEndings(stem, pluralEndings, 0)...)
}

func (l *lexicon) addTitles() {
	for row := range rows(titlesTSV, 3) {
		if row[0] != "fi" {
			l.foreign[row[1]] = true
			continue
		}
		for _, f := range append(inflect(row[1], row[2]), form{strings.TrimSuffix(row[2], "n") + "t", plural}) {
			l.titles[f.text] = inflectedName{row[1], l.titles[f.text].cases | f.cases}
		}
	}
}

func (l *lexicon) addNames() {
	for row := range rows(firstNamesTXT, 1) {
		for _, name := range strings.Fields(row[0]) {
			l.firstNames[strings.ToLower(name)] = true
		}
	}
	for row := range rows(surnamesTXT, 1) {
		for _, name := range strings.Fields(row[0]) {
			for _, f := range inflect(name, genitiveOf(name)) {
				if key := strings.ToLower(f.text); l.surnames[key].base == "" || f.cases.has(nominative) {
					l.surnames[key] = inflectedName{name, f.cases}
				}
			}
		}
	}
}

// genitiveOf makes the genitive of a name that no gazetteer tells it for.
func genitiveOf(name string) string {
	switch stem, found := strings.CutSuffix(name, "nen"); {
	case found:
		return stem + "sen"
	case !endsInVowel(strings.ToLower(name)):
		return name + "in"
	}
	for _, tail := range [][2]string{{"mäki", "mäen"}, {"joki", "joen"}, {"lahti", "lahden"}, {"ranta", "rannan"}, {"järvi", "järven"}, {"niemi", "niemen"}, {"salmi", "salmen"}, {"koski", "kosken"}, {"saari", "saaren"}, {"lampi", "lammen"}, {"vesi", "veden"}, {"suo", "suon"}, {"virta", "virran"}, {"harju", "harjun"}, {"lehti", "lehden"}, {"ranki", "rangin"}, {"lehto", "lehdon"}, {"aho", "ahon"}, {"mies", "miehen"}, {"kki", "kin"}, {"kka", "kan"}, {"kkä", "kän"}, {"kko", "kon"}, {"tti", "tin"}, {"tta", "tan"}, {"ttä", "tän"}, {"tto", "ton"}, {"ppi", "pin"}, {"ppa", "pan"}, {"ppä", "pän"}, {"nta", "nnan"}, {"ltta", "ltan"}, {"lta", "llan"}} {
		if stem, found := strings.CutSuffix(name, tail[0]); found {
			return stem + tail[1]
		}
		if strings.EqualFold(name, tail[0]) {
			return name[:1] + tail[1][1:]
		}
	}
	return name + "n"
}

// suffixes gives the ends of a word that begin a part of a compound: the whole, then shorter ones.
func suffixes(w string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for at := range w {
			if len(w)-at < 3 || !yield(w[at:]) {
				return
			}
		}
	}
}
