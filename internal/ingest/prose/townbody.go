package prose

import (
	_ "embed" // the list of cities
	"strings"
	"sync"

	"verkosto/internal/finland"
	"verkosto/internal/network"
)

//go:embed gazetteer/cities.txt
var citiesTXT string

// cities are the municipalities that call themselves kaupunki.
var cities = sync.OnceValue(func() map[string]bool {
	all := make(map[string]bool)
	for row := range rows(citiesTXT, 1) {
		for name := range strings.FieldsSeq(row[0]) {
			all[name] = true
		}
	}
	return all
})

// townActs are the rules whose subjects are bodies and never places: Raisio ja Naantali rahoittavat hanketta.
var townActs = setOf("coordinates leads-project implements starts funds pays granted joins shares-cost")

// townLists are the rules for lists in which names of municipalities are bodies, too: mukana ovat Raisio, Naantali ja X ry. One such name alone
// may be a place.
var townLists = setOf("takes-part those-taking-part takes-part-verb belongs joins-project partner-noun implementer-noun co-implementer-noun together-with jointly-with cooperation-noun")

// findTowns takes places that act for the municipalities that they stand for: names in the nominative beside a verb that says what bodies
// do, and those in a list with bodies.
func (c *chart) findTowns() {
	acts, takesPart := c.hasRuleOf(townActs), c.hasRuleOf(townLists)
	if c.language != finnish || c.event || c.contact || !acts && !takesPart || anyOf(areaNouns, c.tokens) {
		return
	}
	for i := range c.spans {
		s := &c.spans[i]
		if !c.mayAct(s) || !c.besideBody(i) && (!acts || !c.besideVerb(s)) {
			continue
		}
		if name, found := townName(s.place.name); found {
			*s = span{kind: organisationSpan, from: s.from, to: s.to, cases: nominative, names: []string{name}, confidence: 0.75}
		}
	}
}

// mayAct tells whether a span is a municipality in the nominative that is not what the project covers.
func (c *chart) mayAct(s *span) bool {
	if s.from > 1 && c.upperWord(s.from-1) && c.owner[s.from-1] < 0 && !c.isKnownWord(s.from-1) {
		return false // the end of a name: Demos Helsinki
	}
	return s.kind == placeSpan && s.place.kind == network.KindMunicipality && s.cases == nominative && !c.covered(s)
}

// hasRuleOf tells whether a word of a sentence sets off one of the rules.
func (c *chart) hasRuleOf(names map[string]bool) bool {
	for i := range c.tokens {
		for _, n := range book.at(c, i) {
			if needs := book.needs[n]; names[book.rules[n].name] && (len(needs.all) == 0 || anyOf(needs, c.tokens)) {
				return true
			}
		}
	}
	return false
}

// besideBody tells whether a span is listed with a body or with another municipality beside it: Raisio, Naantali ja X ry.
func (c *chart) besideBody(i int) bool {
	like := func(s *span) bool {
		return s.cases.has(nominative) && (s.kind == organisationSpan && !s.guessed || s.kind == placeSpan && s.cases == nominative)
	}
	return i+1 < len(c.spans) && like(&c.spans[i+1]) && c.listed(c.spans[i].to, c.spans[i+1].from) ||
		i > 0 && like(&c.spans[i-1]) && c.listed(c.spans[i-1].to, c.spans[i].from)
}

// besideVerb tells whether a verb for what bodies do stands right beside a span.
func (c *chart) besideVerb(s *span) bool {
	for _, at := range []int{s.from - 1, s.to, s.to + 1} {
		if at < 0 || at >= len(c.tokens) {
			continue
		}
		for _, n := range book.at(c, at) {
			if townActs[book.rules[n].name] {
				return true
			}
		}
	}
	return false
}

// townName gives the name of a municipality as a body.
func townName(municipality string) (string, bool) {
	m, found := finland.FindMunicipality(municipality, 0)
	if !found || m.Genitive == "" {
		return "", false
	}
	if cities()[municipality] {
		return m.Genitive + " kaupunki", true
	}
	return m.Genitive + " kunta", true
}
