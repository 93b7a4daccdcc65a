package prose

import (
	"slices"
	"strings"
)

// group is a list of bodies that stand together: A, B ja C.
type group struct {
	spans    []*span
	from, to int
}

func (g *group) has(c cases) bool {
	for _, s := range g.spans {
		if s.cases.has(c) {
			return true
		}
	}
	return false
}

func (g *group) certain() bool {
	for _, s := range g.spans {
		if !s.guessed {
			return true
		}
	}
	return false
}

// trustGuesses makes names surer that only their capital tells, where a body that is known for one stands in their list.
func (g *group) trustGuesses() {
	for _, s := range g.spans {
		if s.guessed && g.certain() {
			s.confidence = max(s.confidence, 0.75)
		}
	}
}

// groups gives the bodies and funds of a sentence, those of one list together.
func (c *chart) groups() []*group {
	var all []*group
	for i := range c.spans {
		s := &c.spans[i]
		if s.kind != organisationSpan && s.kind != fundSpan || c.excluded[i] {
			continue
		}
		if n := len(all) - 1; n >= 0 && (c.paidFrom(all[n], s) || c.listed(all[n].to, s.from) && c.sameCase(all[n], s) && !c.opensOwnClause(s.from)) {
			all[n].spans, all[n].to = append(all[n].spans, s), s.to
			continue
		}
		all = append(all, &group{spans: []*span{s}, from: s.from, to: s.to})
	}
	return all
}

// paidFrom tells whether a fund is said to be where the body right before it pays from: Kaislan ELY-keskus maaseuturahastosta.
func (c *chart) paidFrom(g *group, s *span) bool {
	return s.kind == fundSpan && s.cases.has(elative) && s.from == g.to
}

// sameCase keeps a genitive from being listed with a nominative: they do different things in a sentence. Guesses may be wrong
// about the case.
func (c *chart) sameCase(g *group, s *span) bool {
	last := g.spans[len(g.spans)-1]
	return c.language != finnish || last.guessed || s.guessed || last.cases.has(s.cases) || last.kind == fundSpan || s.kind == fundSpan
}

// conjunctions join the parts of a list.
var conjunctions = setOf("; ja sekä & och samt and että / tai plus , as well ynnä")

// breaksList are the words that no list goes across.
var breaksList = setOf(`joka jotka jossa jonka jota jolla mutta kun on ovat oli olivat som which is are was were är av by with med
	toimii toimivat sen sitä niiden jonka yhteistyössä yhdessä kanssa varten kautta mukana från from till to`)

// listed tells whether the tokens between two bodies only join them: signs and conjunctions, brackets, and
// nouns for others in the list (A, alueen yritykset ja B).
func (c *chart) listed(from, to int) bool {
	if c.asideBetween(from, to) {
		return true
	}
	joined, loose, depth := false, 0, 0
	for i := from; i < to; i++ {
		t := c.tokens[i]
		switch {
		case c.bracketsAt(i) != 0:
			depth = max(depth+c.bracketsAt(i), 0)
		case depth > 0:
		case conjunctions[t.lower]:
			joined = true
		case isShare(t), c.saysWhereFrom(i):
		case c.isLoose(i):
			loose++
		default:
			return false
		}
	}
	if depth == 1 && to-from == 1 { // A (B)
		return true
	}
	return joined && loose <= 5 && (loose == 0 || c.conjunctionBefore(to) || c.opensWithAnd(from, to, loose))
}

// saysWhereFrom tells whether a token says where the body before it is from, inside a list: A from Turku and B; A Turusta ja B.
func (c *chart) saysWhereFrom(i int) bool {
	if c.language != finnish && c.is(i, "from", "in", "från", "i") {
		i++
	}
	s := c.at(i)
	return s != nil && s.kind == placeSpan && !s.noun && (c.language != finnish || s.cases.has(elative|ablative))
}

// isShare tells whether a token is of what a body pays.
func isShare(t token) bool { return t.kind == number || shares[t.lower] }

// shares are the signs and words behind what each in a list pays: A 55 %, B 20 %.
var shares = setOf("% € e eur euroa euron euro euros prosenttia prosentin procent per cent")

// asideBetween tells whether the tokens are what is said of the first body in passing, before the list goes on: A, which leads the
// work package on trains, and B.
func (c *chart) asideBetween(from, to int) bool {
	return to-from <= 20 && c.isSign(from, ",") && c.is(from+1, "joka", "jotka", "som", "which", "who") && to-from > 4 &&
		c.is(to-1, "ja", "sekä", "och", "samt", "and") && c.isSign(to-2, ",")
}

// opensWithAnd tells whether only loose words follow a conjunction: A ja puoliksi mukana olevat B ja C.
func (c *chart) opensWithAnd(from, to, loose int) bool {
	return loose <= 3 && to-from == loose+1 && c.is(from, "ja", "sekä", "och", "and")
}

// bracketsAt tells how many more brackets are open behind a token.
func (c *chart) bracketsAt(i int) int {
	switch {
	case c.isSign(i, "("):
		return 1
	case c.isSign(i, ")"):
		return -1
	}
	return 0
}

// isLoose tells whether a word can be a noun for others in a list.
func (c *chart) isLoose(i int) bool {
	t := c.tokens[i]
	if t.is("mukana") && strings.HasPrefix(c.lower(i+1), "olev") {
		return true
	}
	return t.kind == word && !t.upper && !breaksList[t.lower] && len(book.at(c, i)) == 0
}

// conjunctionBefore tells whether what begins at a token is joined to what stands before it.
func (c *chart) conjunctionBefore(at int) bool {
	return at > 0 && (conjunctions[c.tokens[at-1].lower] || c.is(at-1, "the"))
}

// opensClause are the words that begin a clause of their own behind a comma.
var opensClause = setOf(`mutta joka jotka jonka jota joita jossa jolla jolle joissa joiden joille joista josta kun koska että jotta sillä vaikka jolloin
	missä mikä minkä vaan kuten som men där vars when which who while but whose where although`)

// clauses gives the first tokens of a sentence's clauses, and its length at the end.
func (c *chart) clauses() []int {
	starts, labelled := []int{0}, c.hasLabel()
	for i := 1; i < len(c.tokens); i++ {
		t := c.tokens[i]
		if c.language == finnish && t.is("ja", "eikä", "sekä") && c.isSign(i-1, ",") && c.acts(i+1) {
			starts = append(starts, i+1) // a comma before ja parts clauses, not the items of a list
			continue
		}
		if c.opensOwnClause(i) {
			starts = append(starts, i)
			continue
		}
		if c.isSign(i-1, ";") && !labelled || opensClause[t.lower] && c.isSign(i-1, ",") || t.is("mutta", "vaan") {
			starts = append(starts, i)
		}
	}
	return append(starts, len(c.tokens))
}

// opensOwnClause tells whether the body that begins at a token, behind a conjunction, does something else than the bodies before it: its own
// verb follows it at once, and theirs stands before them. Hanketta koordinoi A ja B toteuttaa koulutukset; led by A and B pays.
func (c *chart) opensOwnClause(i int) bool {
	s := c.at(i)
	if s == nil || s.from != i || s.kind != organisationSpan || !s.cases.has(nominative) || !c.isOwnVerb(s.to) {
		return false
	}
	if c.is(i-1, "the") {
		i--
	}
	before := c.at(i - 2)
	if before == nil && c.isSign(i-2, ")") {
		before = c.at(i - 4) // with its abbreviation
	}
	joined := c.is(i-1, "ja", "sekä", "och", "samt", "and", ";") || c.language != finnish && c.isSign(i-1, ",")
	return joined && before != nil && (before.kind == organisationSpan || before.kind == fundSpan) && c.ruledBefore(before.from)
}

// auxiliaries begin the verbs of one body, beside those of the rules.
var auxiliaries = setOf("on toimii oli toimi är var har is was has will")

// isOwnVerb tells whether a token is a verb that can have one body as its subject.
func (c *chart) isOwnVerb(i int) bool {
	if i >= len(c.tokens) || c.owner[i] >= 0 || c.language == finnish && hasAny(c.lower(i), "vat", "vät") {
		return false
	}
	return auxiliaries[c.lower(i)] || slices.ContainsFunc(book.at(c, i), func(n int) bool { return book.rules[n].take == subject })
}

// ruledBefore tells whether a word before a token says what the body there does.
func (c *chart) ruledBefore(to int) bool {
	for i := range to {
		if c.owner[i] < 0 && slices.ContainsFunc(book.at(c, i), func(n int) bool {
			take := book.rules[n].take
			return take == subject || take == named || take == by
		}) {
			return true
		}
	}
	return false
}

// acts tells whether a verb of the rules stands behind a token, before the next comma.
func (c *chart) acts(from int) bool {
	for i := from; i < len(c.tokens) && !c.isSign(i, ",", ";"); i++ {
		if c.owner[i] >= 0 {
			continue
		}
		for _, n := range book.at(c, i) {
			if take := book.rules[n].take; take == subject || take == named || take == source {
				return true
			}
		}
	}
	return false
}

// clauseOf gives the clause that a token is in.
func clauseOf(starts []int, i int) (from, to int) {
	for n := 1; n < len(starts); n++ {
		if i < starts[n] {
			return starts[n-1], starts[n]
		}
	}
	return 0, starts[len(starts)-1]
}
