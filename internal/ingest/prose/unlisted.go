package prose

import "strings"

// endsNameLine tells whether a line ends with a name, or goes on with a title.
func (c *chart) endsNameLine(last int) bool {
	if last >= len(c.tokens)-1 {
		return last == len(c.tokens)-1
	}
	_, _, titled := c.titleAfter(last + 2)
	return titled && c.isSign(last+1, ",", "/", "–", "-", "|", "(")
}

// behindDegree tells whether an academic degree or a courtesy stands before a name in a block of contacts.
func (c *chart) behindDegree(i int) bool {
	if c.isSign(i-1, ".") {
		i--
	}
	return c.contact && i > 0 && c.tokens[i-1].upper && degrees[c.lower(i-1)]
}

// endsWithName tells whether three capitals that end a line of contacts are one name: Rafael Ortega Lindqvist.
func (c *chart) endsWithName(first, last int) bool {
	ends := last+1 == len(c.tokens) || c.isSign(last+1, ",")
	return (c.contact || c.heading) && ends && isFirstName(c.lower(first)) && !c.isNoSurname(last) && !c.isPlaceName(last)
}

// isAddressed tells whether capitals are the name before the at of an e-mail address on the page: jean.marchand@.
func (c *chart) isAddressed(i, last int) bool {
	return c.addresses[addressee(c.words(i, last+1))] != ""
}

// isNameLine tells whether a line of a contact block is nothing but a name that no list has, with its title.
func (c *chart) isNameLine(i, last int) bool {
	if !c.contact || !c.heading || i != 0 || !c.endsNameLine(last) || strings.HasSuffix(c.lower(0), "n") || isFirstName(c.lower(0)) {
		return false
	}
	for at := range last + 1 {
		t := c.tokens[at]
		_, isPlace := words().place(t.lower, c.language)
		_, _, isHead := words().headOf(t)
		if !c.nameWord(at) || isPlace || isHead || t.noun > 0 || attributes[t.lower] || anyOf(contactWords, c.tokens[at:at+1]) || t.text == strings.ToUpper(t.text) {
			return false
		}
	}
	return true
}
