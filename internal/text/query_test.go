package text

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestTerms(t *testing.T) {
	for given, want := range map[string]string{
		"":                        "",
		"Tampereella":             "tamper tampereella",
		"verkostot":               "verkosto verkostot",
		"työ":                     "tyo",
		"S22382":                  "s22382",
		"COVID-19":                "covit covid 19 covid19",
		"EU:lta":                  "eu",
		"Business network":        "busines business network",
		"hanke hankkeen hankkeen": "hank hanke hank hankkeen hank hankkeen",
		strings.Repeat("ä", 200):  strings.Repeat("a", 64),
	} {
		got := strings.Join(Terms(given), " ")
		if given == strings.Repeat("ä", 200) {
			got = Terms(given)[len(Terms(given))-1]
		}
		if got != want {
			t.Errorf("Terms(%q) = %q, want %q", given, got, want)
		}
	}
}

func TestAnalyse(t *testing.T) {
	for given, want := range map[string]string{
		"":                      "",
		"* - !":                 "",
		"järjestöille":          "[jarjesto jarjestoille] jarjestoille*",
		"Tampereen kaupunki":    "[tamper tampereen], [kaupunk kaupunki] kaupunki*",
		"tamp* kaupunki":        "[tamv tamp] tamp*, [kaupunk kaupunki] kaupunki*",
		`"uusi kasvu"`:          "[uus uusi], [kasvu]",
		`"uusi kasvu" verkosto`: "[uus uusi], [kasvu], [verkosto] verkosto*",
		`”uusi kasvu`:           "[uus uusi], [kasvu]",
		`"uus* kasvu"`:          "[uus] uus*, [kasvu]",
		"COVID-19":              "[covid19] covid19*",
		"a":                     "[a]",
		"a*":                    "[a] a*",
		"ja ja ja nuori":        "[ja], [nuor nuori] nuori*",
		"\"":                    "",
		"matti@example.fi":      "[mat matti], [exampl example], [fi] fi*",
	} {
		if got := show(Analyse(given)); got != want {
			t.Errorf("Analyse(%q) = %s, want %s", given, got, want)
		}
	}
}

func show(terms []QueryTerm) string {
	var shown []string
	for _, term := range terms {
		s := fmt.Sprint(term.Exact)
		if term.Prefix != "" {
			s += " " + term.Prefix + "*"
		}
		shown = append(shown, s)
	}
	return strings.Join(shown, ", ")
}

func TestAnalyseIsBounded(t *testing.T) {
	var words []string
	for i := range 1000 {
		words = append(words, fmt.Sprintf("sana%d", i))
	}
	if terms := Analyse(strings.Join(words, " ")); len(terms) != MaxQueryTerms {
		t.Errorf("%d terms, want %d", len(terms), MaxQueryTerms)
	}
}

// TestForeignWordsMatchThemselves holds for the languages that the stemmer isn't made for.
func TestForeignWordsMatchThemselves(t *testing.T) {
	for _, word := range []string{
		"utveckling", "föreningen", "företagande", "sysselsättning", "kommunerna", "Åbo", "Österbotten",
		"innovation", "entrepreneurship", "sustainable", "universities", "networks", "business", "Ostrobothnia",
	} {
		if !finds(word, word) {
			t.Errorf("%q does not find itself", word)
		}
		for n := 3; n < len([]rune(word)); n++ {
			typed := string([]rune(word)[:n])
			if !slices.ContainsFunc(Analyse(typed), func(q QueryTerm) bool { return q.Matches(word) }) {
				t.Errorf("%q does not find %q", typed, word)
			}
		}
	}
}

func FuzzAnalyse(f *testing.F) {
	for _, seed := range []string{`"uusi kasvu" verk*`, "COVID-19", "\xff*", `"""`, "ääää:n-ö"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		terms := Terms(s)
		for _, term := range append(terms, "") {
			if len(term) > maxTermBytes {
				t.Fatalf("term %q of %q is too long", term, s)
			}
		}
		asked := Analyse(s)
		if len(asked) > MaxQueryTerms {
			t.Fatalf("%d terms asked for", len(asked))
		}
		for _, term := range asked {
			if len(term.Exact) == 0 || !slices.Contains(terms, term.Exact[0]) {
				t.Fatalf("%q does not find itself: %v not in %q", s, term, terms)
			}
		}
	})
}

// abstract is about 2 kB of text as projects describe themselves.
var abstract = strings.Repeat("Hankkeessa kehitetään Pirkanmaan järjestöjen ja yritysten yhteistyötä: verkostot saavat "+
	"valmennusta, kunnat uusia toimintamalleja ja nuoret työllistymisen polkuja. Työpajoissa (COVID-19 huomioiden) "+
	"kokeillaan palvelumuotoilua, ja tuloksia levitetään vuosina 2021–2023 koko maakuntaan. ", 7)

func BenchmarkTerms(b *testing.B) {
	b.SetBytes(int64(len(abstract)))
	b.ReportAllocs()
	for b.Loop() {
		Terms(abstract)
	}
}

func BenchmarkAnalyse(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Analyse("järjestöjen verkostot Tampereella")
	}
}
