package prose

import (
	"slices"
	"testing"
)

func TestConjugation(t *testing.T) {
	for verb, forms := range map[string][]string{
		"rahoittaa":    {"rahoittavat", "rahoitti", "rahoittivat", "rahoittanut", "rahoittaneet"},
		"vastaa":       {"vastaavat", "vastasi", "vastasivat", "vastannut"},
		"antaa":        {"antavat", "antoi", "antoivat", "antanut"},
		"kustantaa":    {"kustansi", "kustansivat"},
		"myöntää":      {"myöntävät", "myönsi", "myönsivät", "myöntänyt"},
		"tarjoaa":      {"tarjoavat", "tarjosi", "tarjonnut", "tarjonneet"},
		"tukee":        {"tukevat", "tuki", "tukivat", "tukenut"},
		"suunnittelee": {"suunnittelevat", "suunnitteli", "suunnitellut", "suunnitelleet"},
		"osallistuu":   {"osallistuvat", "osallistui", "osallistunut"},
		"koordinoi":    {"koordinoivat", "koordinoinut"},
		"huolehtii":    {"huolehtivat", "huolehti", "huolehtinut"},
	} {
		got := conjugate(verb)
		for _, form := range forms {
			if !slices.Contains(got, form) {
				t.Errorf("conjugate(%q) lacks %q, has %q", verb, form, got)
			}
		}
	}
}
