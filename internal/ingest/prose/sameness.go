package prose

import (
	"slices"
	"strings"
)

// sameBodies tells which names of a page are short for a longer one on it: Teatterikulma for Kuopion Teatterikulma ry. It
// gives the longer by the key of the shorter. A name that could be short for two bodies is neither.
func sameBodies(names []string) map[string]string {
	folded, keys := make([][]string, len(names)), make([]string, len(names))
	for i, name := range names {
		keys[i] = bodyKey(name)
		folded[i] = withoutLegalForm(strings.Fields(strings.ToLower(name)))
	}
	longer := make(map[string]string)
	for i, short := range folded {
		found := ""
		for n, long := range folded {
			if n == i || keys[n] == keys[i] || !isShortFor(short, names[i], long, names[n]) {
				continue
			}
			if found != "" && bodyKey(found) != keys[n] {
				found = ""
				break
			}
			found = names[n]
		}
		if found != "" {
			longer[keys[i]] = found
		}
	}
	return longer
}

func withoutLegalForm(words []string) []string {
	for len(words) > 1 && legalForms[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	return words
}

// isShortFor tells whether the longer name ends in the shorter one, its legal form aside. Names that differ by their
// legal forms alone are two bodies.
func isShortFor(short []string, shortName string, long []string, longName string) bool {
	if len(short) == 0 || len(short) > len(long) || len(shortName) >= len(longName) {
		return false
	}
	if len(short) == len(long) && len(strings.Fields(shortName)) != len(short) {
		return false
	}
	if slices.Equal(long[:len(short)], short) && goesOn(long[len(short):], short, longName) {
		return true
	}
	rest := len(long) - len(short)
	if rest > 0 && compass[long[rest-1]] {
		return false // Södra Österbottens förbund is not Österbottens förbund
	}
	return slices.Equal(long[rest:], short)
}

// goesOn tells whether the words that a longer name has behind a shorter one leave it the same.
func goesOn(rest, short []string, longName string) bool {
	last := strings.Fields(longName)
	switch {
	case len(rest) == 1 && last[len(last)-1] == strings.ToUpper(last[len(last)-1]):
		return true // Lapin ammattiopisto, Lapin ammattiopisto REDU
	case len(rest) == 1:
		return len(short) > 1 && englishHeads[short[len(short)-1]] // the Settlement House, Settlement House Kaari
	}
	return len(rest) > 1 && placing[rest[0]] // Yrkesakademin, Yrkesakademin i Österbotten
}

// placing are the words behind which a name says where or what for its body is.
var placing = setOf("i in för vid")

// compass are the words that make a name that of another place.
var compass = setOf("södra norra östra västra mellersta northern southern eastern western central north south east west pohjoinen eteläinen itäinen läntinen pohjoisen eteläisen itäisen läntisen")

// bodyNames gives the names of bodies on a page, each once, in its order.
func (p *page) bodyNames() []string {
	seen := make(map[string]bool)
	var names []string
	for _, c := range p.charts {
		for _, s := range c.spansOf(organisationSpan) {
			for _, name := range s.names {
				if !seen[name] && len(names) < maxNames {
					seen[name] = true
					names = append(names, name)
				}
			}
		}
	}
	return names
}

// maxNames bounds how many names of a page are compared with each other.
const maxNames = 300
