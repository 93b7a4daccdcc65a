package prose

import "strings"

// sameBodies tells which names of a page are short for a longer one on it: Teatterikulma for Kuopion Teatterikulma ry. It
// gives the longer by the key of the shorter. A name that could be short for two bodies is neither.
func sameBodies(names []string) map[string]string {
	folded := make([][]string, len(names))
	for i, name := range names {
		folded[i] = withoutLegalForm(strings.Fields(strings.ToLower(name)))
	}
	longer := make(map[string]string)
	for i, short := range folded {
		found := ""
		for n, long := range folded {
			if n == i || bodyKey(names[n]) == bodyKey(names[i]) || !isShortFor(short, names[i], long, names[n]) {
				continue
			}
			if found != "" && bodyKey(found) != bodyKey(names[n]) {
				found = ""
				break
			}
			found = names[n]
		}
		if found != "" {
			longer[bodyKey(names[i])] = found
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
	for i := range short {
		if short[len(short)-1-i] != long[len(long)-1-i] {
			return false
		}
	}
	return true
}

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
