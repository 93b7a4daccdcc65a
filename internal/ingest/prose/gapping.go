package prose

import "strings"

// maxGap bounds the tokens between two bodies that share a verb.
const maxGap = 9

// fillGaps gives the bodies of clauses that leave their verb out the part that the verb before gives: työpaketista 1 vastaa A ja
// työpaketista 2 B; A tarjoaa tilat ja B laitteet.
func (a *application) fillGaps() {
	for n := 1; n < len(a.groups); n++ {
		before, g := a.groups[n-1], a.groups[n]
		if !a.nominativeIn(g) || a.isGiven(g) || !a.leavesVerbOut(before, g) {
			continue
		}
		for _, r := range a.results {
			if r.span == before.spans[len(before.spans)-1] && (r.rule.take == subject || r.rule.take == named) {
				for _, s := range g.spans {
					if r.rule.confidence*s.confidence >= Threshold {
						a.give(s, r.rule)
					}
				}
				break
			}
		}
	}
}

// isGiven tells whether a rule gave a body of a group a part.
func (a *application) isGiven(g *group) bool {
	for _, s := range g.spans {
		if len(a.byFact[s]) > 0 {
			return true
		}
	}
	return false
}

// leavesVerbOut tells whether the clause of a group has no verb of its own, and is joined to that of the group before it: an object stands
// on one side of the group at least, and all there is on both sides are nouns.
func (a *application) leavesVerbOut(before, g *group) bool {
	if a.c.language != finnish || g.from-before.to > maxGap {
		return false
	}
	joint := a.jointBetween(before.to, g.from)
	to := g.to
	for to < len(a.c.tokens) && a.c.tokens[to].kind == word && !conjunctions[a.c.lower(to)] {
		to++
	}
	return joint >= 0 && (g.from > joint+1 || to > g.to) && !a.verbBetween(joint+1, g.from) && !a.verbBetween(g.to, to)
}

// jointBetween gives the last of the words between two bodies that joins their clauses, -1 for none.
func (a *application) jointBetween(from, to int) int {
	joint := -1
	for i := from; i < to; i++ {
		if a.c.is(i, "ja", "sekä", ",", ";") {
			joint = i
		}
	}
	return joint
}

// verbBetween tells whether one of the tokens can be a verb, or says itself what somebody does.
func (a *application) verbBetween(from, to int) bool {
	for i := from; i < to; i++ {
		if a.c.mayBeVerb(i) || len(a.hits[i]) > 0 {
			return true
		}
	}
	return false
}

// finiteTails end Finnish verbs that say what somebody does or did, and few nouns in the cases of objects.
var finiteTails = strings.Fields("vat vät aa ää ee oi öi uu yy oo nut nyt neet taan tään daan dään tiin")

// mayBeVerb tells whether a word can be a finite verb.
func (c *chart) mayBeVerb(i int) bool {
	t := c.tokens[i]
	return t.kind == word && !t.upper && c.owner[i] < 0 && (auxiliaries[t.lower] || len(book.at(c, i)) > 0 || breaksList[t.lower] || hasAny(t.lower, finiteTails...))
}
