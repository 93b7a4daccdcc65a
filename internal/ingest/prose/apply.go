package prose

import (
	"slices"
	"strings"

	"verkosto/internal/network"
)

// role is what a rule made of a body.
type role struct {
	span       *span
	rule       *rule
	confidence float64
}

// application is the state of applying the rules to one sentence.
type application struct {
	c       *chart
	groups  []*group
	starts  []int
	hits    map[int][]int // rules by token
	tokens  []int         // the tokens with hits, in order
	byFact  map[*span]map[network.Role]bool
	results []role
}

// applyRules gives the roles that a sentence gives bodies.
func (c *chart) applyRules() []role {
	a := &application{c: c, groups: c.groups(), starts: c.clauses(), hits: make(map[int][]int), byFact: make(map[*span]map[network.Role]bool)}
	if len(a.groups) == 0 {
		return nil
	}
	for _, g := range a.groups {
		g.trustGuesses()
	}
	for i := range c.tokens {
		if c.owner[i] >= 0 || book.takesTwo(c, i-1) || c.is(i, "mukana") && strings.HasPrefix(c.lower(i+1), "olev") {
			continue
		}
		if c.is(i, "mukaan") && c.accordingTo(i) {
			continue
		}
		if hits := a.met(book.at(c, i), i); len(hits) > 0 {
			a.hits[i] = hits
			a.tokens = append(a.tokens, i)
		}
	}
	for _, i := range a.tokens {
		a.applyAt(i)
	}
	a.fillGaps()
	return a.results
}

// accordingTo tells whether the word at a token says by whom or what something is, as it does behind a genitive: suunnitelman mukaan.
func (c *chart) accordingTo(i int) bool {
	if s := c.at(i - 1); s != nil {
		return s.cases.has(genitive)
	}
	return hasAny(c.lower(i-1), "n") && !hasAny(c.lower(i-1), "een", "iin", "aan", "ään", "oon", "uun", "yyn")
}

// met gives those of the rules that a token sets off whose needs its clause meets.
func (a *application) met(hits []int, i int) []int {
	from, to := clauseOf(a.starts, i)
	clause := append(a.c.antecedent(from), a.c.tokens[from:to]...)
	return slices.DeleteFunc(hits, func(n int) bool {
		needs := book.needs[n]
		return len(needs.all) > 0 && !anyOf(needs, clause) && (!book.ofProject[n] || !a.c.speaksOfOwn(from, to)) || anyOf(book.bans[n], clause)
	})
}

// antecedent gives the word that a relative clause which begins at a token is about, with what is in brackets behind it left out: rahoituksella
// (AKKE), jota X hallinnoi.
func (c *chart) antecedent(from int) []token {
	if !c.isSign(from-1, ",") || !c.is(from, "jota", "joita", "jonka", "joiden", "joka", "jotka", "som", "which") {
		return nil
	}
	at := from - 2
	if c.isSign(at, ")") {
		for at >= 0 && !c.isSign(at, "(") {
			at--
		}
		at--
	}
	if at < 0 || c.tokens[at].kind != word {
		return nil
	}
	return []token{c.tokens[at]}
}

// applyAt tries the rules of a token until one finds bodies.
func (a *application) applyAt(i int) {
	from, to := clauseOf(a.starts, i)
	for _, n := range a.hits[i] {
		r := &book.rules[n]
		found := a.take(r, i, from, to)
		if len(found) > 0 && (r.take == named || r.take == source || r.take == subject) {
			found = append(found, a.besides(from, to)...)
		}
		if len(found) > 0 {
			for _, s := range found {
				a.give(s, r)
			}
			if r.take == recipient || r.take == given || r.take == receiver {
				continue // who gives stands there too
			}
			return
		}
	}
}

// give notes a role, the first of a kind for each body.
func (a *application) give(s *span, r *rule) {
	if s.kind == fundSpan && r.role != network.RoleFunder {
		return
	}
	if a.byFact[s] == nil {
		a.byFact[s] = make(map[network.Role]bool)
	}
	if a.byFact[s][r.role] || len(a.byFact[s]) > 0 && r.confidence < 0.75 {
		return
	}
	a.byFact[s][r.role] = true
	a.results = append(a.results, role{s, r, r.confidence * s.confidence})
}

func (a *application) take(r *rule, i, from, to int) []*span {
	switch r.take {
	case subject:
		return a.subjects(i, from, to)
	case receiver:
		if g := a.nearestBefore(i, from); g != nil {
			return g.spans
		}
	case named:
		return a.namedBy(i, from, to)
	case agent:
		return a.directlyBefore(i, genitive)
	case with:
		return a.together(i, from, to)
	case source:
		return a.sources(i, from, to)
	case by:
		return a.behind(i, to)
	case holder:
		return a.holding(i, from, to)
	case recipient:
		return a.receiving(from, to)
	case of:
		return a.behindOf(i, to)
	case given:
		return a.givenTo(i, to)
	}
	return nil
}

// subjects finds who does what the verb at i says: the nominative before it, or behind it where the object stands first
// (hanketta koordinoi X) or nothing nominative stands before.
func (a *application) subjects(i, from, to int) []*span {
	before, behind := a.nearestBefore(i, from), a.nearestBehind(i, to)
	switch {
	case before == nil && behind == nil:
		return nil
	case before == nil, behind != nil && (a.objectBefore(i) || !before.certain() && behind.certain()):
		return behind.spans
	}
	return before.spans
}

// objects are the words that stand before a verb as what is done.
var objects = setOf("hanketta hankkeen hankkeet sitä sen projektia projektin toimintaa toiminnan ohjelmaa ohjelman kokonaisuutta jota jonka niitä ne det kehittämisohjelman kehittämisohjelmaa")

// objectBefore tells whether the object of the verb at i stands right before it.
func (a *application) objectBefore(i int) bool {
	at := i - 1
	for at >= 0 && a.c.is(at, "on", "ovat", "myös", "lisäksi", "puolestaan") {
		at--
	}
	if at < 0 {
		return false
	}
	if s := a.c.at(at); s != nil {
		return s.kind == projectSpan
	}
	if strings.HasPrefix(a.c.lower(i), "vasta") && hasAny(a.c.lower(at), "sta", "stä") { // hallinnoinnista vastaa X
		return true
	}
	if strings.HasPrefix(a.c.lower(i), "osallistu") && hasAny(a.c.lower(at), "een", "iin", "aan", "ään", "oon", "uun") { // rahoitukseen osallistuu X
		return true
	}
	if a.opensClause(at) && hasAny(a.c.lower(at), objectTails...) {
		return true
	}
	_, isProject := isProjectNoun(a.c.tokens[at])
	return objects[a.c.tokens[at].lower] || isProject && !a.c.is(at, "hanke", "projekti", "ohjelma")
}

// objectTails end nouns in the cases of objects: rahoituksen, toimintaa, laitteita.
var objectTails = strings.Fields("ksen nnan tuen misen llun unnan ita itä tta ttä nnat ukset imet edut")

// opensClause tells whether a word comes first in what is said, or right behind a conjunction.
func (a *application) opensClause(at int) bool {
	return at == 0 || a.c.isSign(at-1, ",", ";", ":") || a.c.is(at-1, "ja", "sekä", "mutta")
}

// nominativeIn tells whether a group can be a subject. Swedish and English names don't tell.
func (a *application) nominativeIn(g *group) bool {
	return g.has(nominative) || a.c.language != finnish && !g.has(genitive)
}

// nearestBefore finds the group that can be the subject of a verb behind it.
func (a *application) nearestBefore(i, from int) *group {
	for n := len(a.groups) - 1; n >= 0; n-- {
		g := a.groups[n]
		if g.to > i || g.from < from || !a.nominativeIn(g) {
			continue
		}
		if a.hitBetween(g.to, i) && !a.coordinatedVerb(i) {
			return nil
		}
		return g
	}
	return a.spokenOf(from)
}

// spokenOf gives the group that the relative clause which begins at a token is about: X, joka koordinoi.
func (a *application) spokenOf(from int) *group {
	if !a.c.isSign(from-1, ",") || !a.c.is(from, "joka", "jotka", "som", "which", "who") {
		return nil
	}
	g := a.endingAt(from - 1)
	if g != nil && a.c.is(from, "joka") { // A, B ja C, joka koordinoi
		g = &group{spans: g.spans[len(g.spans)-1:], from: g.from, to: g.to}
	}
	return g
}

// namedBefore finds the group that a noun behind it can be said of.
func (a *application) namedBefore(i, from int) *group {
	if a.c.is(i-1, "as", "som") || a.c.is(i-2, "as") { // takes part as an associated partner
		return a.lastBefore(i, from)
	}
	return a.nearestBefore(i, from)
}

// lastBefore gives the group nearest before a word, whatever stands between.
func (a *application) lastBefore(i, from int) *group {
	for n := len(a.groups) - 1; n >= 0; n-- {
		if g := a.groups[n]; g.to <= i && g.from >= from && a.nominativeIn(g) {
			return g
		}
	}
	return nil
}

// coordinatedVerb tells whether the verb at i shares its subject with the one before it: koordinoi ja toteuttaa.
func (a *application) coordinatedVerb(i int) bool {
	return a.c.is(i-1, "ja", "sekä", "och", "and") && len(a.hits[i-2]) > 0
}

// hitBetween tells whether another verb or noun of the rules stands between.
func (a *application) hitBetween(from, to int) bool {
	for _, t := range a.tokens {
		if from <= t && t < to {
			for _, n := range a.hits[t] {
				if take := book.rules[n].take; take == subject || take == named {
					return true
				}
			}
		}
	}
	return false
}

// nearestBehind finds the group that follows a verb or noun closely enough.
func (a *application) nearestBehind(i, to int) *group {
	for _, g := range a.groups {
		if g.from <= i {
			continue
		}
		if g.from >= to || g.from-i > 9 || a.hitBetween(i+1, g.from) && g.from-i > 4 {
			return nil
		}
		if a.nominativeIn(g) {
			return g
		}
	}
	return nil
}

// endingAt gives the group that ends before a token.
func (a *application) endingAt(i int) *group {
	for _, g := range a.groups {
		if g.to == i && a.nominativeIn(g) {
			return g
		}
		for _, s := range g.spans {
			if s.to == i && i < g.to && a.nominativeIn(g) { // A, which leads a work package, and B
				return &group{spans: []*span{s}, from: s.from, to: s.to}
			}
		}
	}
	return nil
}
