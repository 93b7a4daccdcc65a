package prose

import "strings"

// ownName is the project's name as sentences have it, without a noun for projects: Järjestöklinikan ovat suunnitelleet A ja B.
type ownName struct {
	before string          // the words before the last, in lower case
	last   map[string]bool // the forms of the last word, in lower case
}

// minOwnName is the fewest bytes of a name of one word that is told from other words by it alone.
const minOwnName = 4

// ownNameOf gives the name of the page's project, nothing where it tells too little.
func ownNameOf(name candidate) ownName {
	title, _, _ := strings.Cut(name.name, " – ")
	words := strings.Fields(title)
	if len(words) == 0 || len(words) == 1 && len(words[0]) < minOwnName {
		return ownName{}
	}
	last := words[len(words)-1]
	own := ownName{before: strings.ToLower(strings.Join(words[:len(words)-1], " ")), last: make(map[string]bool)}
	for _, of := range []string{genitiveOf(last), last + "en"} {
		if strings.HasSuffix(last, "e") || of == genitiveOf(last) { // Satukone, Satukoneen
			for _, f := range inflect(last, of) {
				own.last[strings.ToLower(f.text)] = true
			}
		}
	}
	return own
}

// ownNames notes for each token whether it ends the name of the page's project.
func (c *chart) ownNames(own ownName) {
	c.own = make([]bool, len(c.tokens))
	for i, t := range c.tokens {
		form, _ := cutColon(t.lower)
		if t.kind != word || !own.last[form] && !own.last[t.lower] {
			continue
		}
		c.own[i] = own.before == "" && t.upper || own.before != "" && strings.HasSuffix(strings.ToLower(c.text[:t.start]), own.before+" ")
	}
}

// speaksOfOwn tells whether the tokens have the name of the page's project, with a noun for projects or without.
func (c *chart) speaksOfOwn(from, to int) bool {
	for i := from; i < to; i++ {
		if s := c.at(i); i < len(c.own) && c.own[i] || s != nil && s.main {
			return true
		}
	}
	return false
}
