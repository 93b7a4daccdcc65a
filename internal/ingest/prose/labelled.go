package prose

import "strings"

// hasLabel tells whether a line is a label with what it labels.
func (c *chart) hasLabel() bool {
	for i := range min(4, len(c.tokens)) {
		if c.isSign(i, ":") {
			return i > 0 && c.owner[i-1] < 0
		}
	}
	return false
}

// labelBefore gives the rule of the label that begins the line which a sentence is in; before is that of the sentence before.
func (c *chart) labelBefore(before *rule) *rule {
	if !c.first {
		return before
	}
	for i := 0; i < min(3, len(c.tokens)) && c.hasLabel(); i++ {
		for _, n := range book.at(c, i) {
			if r := &book.rules[n]; r.take == named && (r.needs == "" || r.needs == ":") {
				return r
			}
		}
	}
	return nil
}

// underLabel gives the bodies of a sentence the part that the label of its line says, which tells whether it has, or the heading of its block.
func (c *chart) underLabel(g *gatherer, label, team *rule) bool {
	if label != nil && !c.first && c.namesOnly() {
		g.addRoles(c, c.listedUnder(label))
		return true
	}
	if team != nil && len(c.spansOf(organisationSpan)) > 0 {
		g.addRoles(c, c.listedUnder(team))
	}
	return false
}

// namesOnly tells whether a sentence is nothing but names: Rahoittaja: EU:n osarahoittama. Kaislan liitto.
func (c *chart) namesOnly() bool {
	for i := range c.tokens {
		if s := c.at(i); (s == nil || s.kind != organisationSpan && s.kind != fundSpan) && !conjunctions[c.lower(i)] && !c.isSign(i, ".", "(", ")") {
			return false
		}
	}
	return len(c.spans) > 0
}

// listHeading gives the rule that a heading such as "Hankkeen toteuttajat", or the sentence that a list goes on from, sets off for the lines below.
func (c *chart) listHeading() *rule {
	if c.leadsIn() || c.asks() {
		return c.lastRule()
	}
	if !c.heading || len(c.tokens) > 5 || len(c.spansOf(organisationSpan)) > 0 {
		return nil
	}
	for i := range c.tokens {
		for _, n := range book.at(c, i) {
			if r := &book.rules[n]; r.take == named && (r.needs == "" || r.needs == ":") {
				return r
			}
		}
	}
	return nil
}

// leadsIn tells whether a list follows that a sentence goes on with: Hankkeessa ovat mukana:
func (c *chart) leadsIn() bool {
	last := len(c.tokens) - 1
	return last > 0 && c.isSign(last, ":") && c.mayLeadIn()
}

// asks tells whether a line is a short question, which what stands below it answers: Vem betalar?
func (c *chart) asks() bool {
	const longest = 6
	return c.first && len(c.tokens) <= longest && strings.HasSuffix(c.text, "?") && c.mayLeadIn()
}

// mayLeadIn tells whether what a line says can go on in the list below it.
func (c *chart) mayLeadIn() bool {
	return !c.event && !c.contact && !c.other && !anyOf(bystanding, c.tokens)
}

// lastRule gives the rule of the last verb or noun for a part in the project that a sentence has, nil for none.
func (c *chart) lastRule() *rule {
	for i := len(c.tokens) - 1; i >= 0; i-- {
		for _, n := range book.at(c, i) {
			r, needs := &book.rules[n], book.needs[n]
			if (r.take == named || r.take == subject) && (r.needs == ":" || len(needs.all) == 0 || anyOf(needs, c.tokens)) && !anyOf(book.bans[n], c.tokens) {
				return r
			}
		}
	}
	return nil
}

// isListed tells whether a line can be an item of the list under a heading.
func (c *chart) isListed(first bool) bool {
	return (c.bullet || c.heading || first) && (!c.blank || first || c.bullet)
}

// isItemWithRole tells whether a line is the item of a list that says in brackets what part its body has: X (koordinaattori).
func (c *chart) isItemWithRole() bool {
	return c.heading && len(c.spans) > 0 && c.spans[0].from == 0 && c.ruleInBrackets(c.spans[0].to) != nil
}

// listedUnder gives the bodies that an item names, which is the body itself where the item is short.
func (c *chart) listedUnder(r *rule) []role {
	groups := c.groups()
	if len(groups) == 0 && c.guessItem() {
		groups = c.groups()
	}
	if len(groups) == 0 || groups[0].from > 1 {
		return nil
	}
	var found []role
	for _, s := range groups[0].spans {
		found = append(found, role{s, r, r.confidence * s.confidence})
	}
	open := groups[0].to
	for open < len(c.tokens)-1 && !c.isSign(open, "(") {
		open++
	}
	if r := c.ruleInBrackets(open); r != nil { // X (päätoteuttaja)
		found[len(found)-1].rule = r
	}
	return found
}

// guessItem takes the words that begin a short item with a capital for the name of a body; false where they are none.
func (c *chart) guessItem() bool {
	const longest = 6
	if len(c.tokens) == 0 || len(c.tokens) > longest || !c.tokens[0].upper || !c.isFree(0, 1) || c.isRoleNoun(0) {
		return false
	}
	to := 1
	for to < len(c.tokens) && c.tokens[to].kind == word && c.owner[to] < 0 {
		to++
	}
	c.add(span{kind: organisationSpan, from: 0, to: to, cases: nominative, names: []string{c.words(0, to)}, confidence: 0.65, guessed: true, in: c.language})
	c.excluded = make([]bool, len(c.spans))
	return true
}

// ruleInBrackets gives the rule that a noun in the brackets which open at a token sets off, nil for none.
func (c *chart) ruleInBrackets(open int) *rule {
	if !c.isSign(open, "(") {
		return nil
	}
	for at := open + 1; at < len(c.tokens) && !c.isSign(at, ")"); at++ {
		for _, n := range book.at(c, at) {
			if book.rules[n].take == named {
				return &book.rules[n]
			}
		}
	}
	return nil
}
