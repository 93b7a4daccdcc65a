package prose

import "strings"

// spacedBefore reads a name that lacks the hyphen before its noun: Meidän Häme hanke, VALO hankkeessa. Capitals alone tell that it is one, two at
// least or an abbreviation, and not in the genitive, which says whose the project is.
func (c *chart) spacedBefore(i int) (from int, name string, found bool) {
	const longest = 5
	if i == 0 || c.tokens[i].upper || c.tokens[i].noun != 1 || c.language != finnish {
		return 0, "", false
	}
	from = i
	for from > 0 && i-from < longest && c.upperWord(from-1) && c.owner[from-1] < 0 && !c.endsSource(from-1) {
		from--
	}
	if i-from < 2 && !c.isAbbreviation(i-1) || hasAny(c.lower(i-1), "n") {
		return 0, "", false
	}
	if p, known := words().phraseAt(c.tokens, from); known && from+len(p.words) == i {
		return 0, "", false
	}
	return from, c.words(from, i), true
}

// isAbbreviation tells whether a token is a word in capitals that no fund has.
func (c *chart) isAbbreviation(i int) bool {
	const shortest = 3
	if !c.upperWord(i) || len(c.tokens[i].text) < shortest || c.tokens[i].text != strings.ToUpper(c.tokens[i].text) {
		return false
	}
	_, isFund := c.fundAt(i)
	return !isFund
}

// apposed reads a name that stands behind the noun which begins a Finnish sentence, or says whose project it is, up to the verb: Kehittämishanke
// Lämpöä läheltä alkoi, Kaislan opiston hanke Lämpöä läheltä alkoi.
func (c *chart) apposed(i int) (from, to int, name string, found bool) {
	const longest = 6
	owned := i > 0 && inName(c.tokens[i-1]) && hasAny(c.lower(i-1), "n") // somebody's project
	if !owned && (i > 0 || c.heading) || !c.nounThenName(i) {
		return 0, 0, "", false
	}
	for to = i + 1; to < min(len(c.tokens), i+1+longest); to++ {
		t := c.tokens[to]
		if _, _, isHead := words().headOf(t); t.kind != word || c.owner[to] >= 0 || isHead {
			return 0, 0, "", false
		}
		if !t.upper && (verbsOfProjects.has(t.lower) || len(book.at(c, to)) > 0) {
			return i, to, c.words(i+1, to), to > i+1
		}
	}
	return 0, 0, "", false
}

// nounThenName tells whether a noun for projects in the nominative stands at a token, and a capital that is no place's behind it.
func (c *chart) nounThenName(i int) bool {
	_, isPlace := words().place(c.lower(i+1), finnish)
	return hasAny(c.lower(i), "hanke", "projekti") && c.upperWord(i+1) && !isPlace
}

// verbsOfProjects say what a project does or what is done with it.
var verbsOfProjects = parsePatterns("on oli sai saa alkoi alkaa alkoivat päättyy päättyi käynnistyi käynnistyy jatkuu etenee auttaa tukee kehittää edistää tähtää pyrkii *ttiin *taan *tään *daan *dään")
