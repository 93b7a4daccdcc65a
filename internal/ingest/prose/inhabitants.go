package prose

import (
	"strings"
	"sync"

	"verkosto/internal/finland"
	"verkosto/internal/network"
)

// pluralInhabitants end the plural forms of a noun in -lainen. A page speaks in the plural of those whom a project is for (forssalaiset nuoret),
// and in the singular of where one body or person comes from.
var pluralInhabitants = []ending{
	{"iset", nominative},
	{"isten", genitive},
	{"isiA", partitive},
	{"isissA", inessive},
	{"isistA", elative},
	{"isiin", illative},
	{"isillA", adessive},
	{"isiltA", ablative},
	{"isille", allative},
}

// inhabitants gives the place that a plural noun for its inhabitants is made of, by form: lahtelaisille, keskisuomalaiset.
var inhabitants = sync.OnceValue(func() map[string]placeForm {
	all := make(map[string]placeForm)
	add := func(name, genitiveForm string, kind network.Kind) {
		stem := inhabitantStem(name, genitiveForm)
		vowel := harmony(stem)
		for _, f := range withEndings(stem+"l"+vowel, pluralInhabitants, 0) {
			if _, taken := all[f.text]; !taken {
				all[f.text] = placeForm{name: name, kind: kind}
			}
		}
	}
	for _, m := range finland.Municipalities() {
		add(m.Finnish, m.Genitive, network.KindMunicipality)
	}
	for _, r := range finland.Regions() {
		add(r.Finnish, r.Genitive, network.KindRegion)
	}
	return all
})

// inhabitantStem gives what -lainen is put behind: Lahti, lahte-; Kauniainen, kauniais-; Pohjois-Savo, pohjoissavo-; Keski-Suomi, keskisuoma-.
func inhabitantStem(name, genitiveForm string) string {
	stem := strings.ToLower(strings.ReplaceAll(name, "-", ""))
	switch rest, found := strings.CutSuffix(stem, "nen"); {
	case found:
		return rest + "s"
	case strings.HasSuffix(stem, "suomi"):
		return strings.TrimSuffix(stem, "i") + "a"
	case strings.HasSuffix(stem, "e"), !endsInVowel(stem) && !strings.HasSuffix(stem, "aus"):
		return stem
	}
	return strongStem(stem, strings.ToLower(strings.TrimSuffix(strings.ReplaceAll(genitiveForm, "-", ""), "n")))
}

// findInhabitants finds the places whose inhabitants a Finnish sentence speaks of.
func (c *chart) findInhabitants() {
	for i, t := range c.tokens {
		if t.kind != word || c.owner[i] >= 0 || t.upper && i > 0 || !strings.Contains(t.lower, "lais") && !strings.Contains(t.lower, "läis") {
			continue
		}
		if p, known := inhabitants()[t.lower]; known {
			c.add(span{kind: placeSpan, from: i, to: i + 1, place: p, names: []string{p.name}, confidence: 0.9, noun: true})
		}
	}
}
