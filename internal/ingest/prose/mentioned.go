package prose

import (
	"slices"
	"strings"

	"verkosto/internal/network"
)

// cue is what the words of a clause suggest of a body in it that no rule knows what to make of.
type cue struct {
	words, without patterns
	rule           rule
}

// cues are tried in this order, and takesPart is for a clause without any. They are the last resort: on a page about a project, who is neither
// denied nor a bystander takes part more often than not.
var (
	cues = []cue{
		{
			words:   parsePatterns(`vetovastu* johtovastu* päävastu* hankevastu* johtajana johtaa vetää vetäjä* puikoissa puikkoihin ohjat ohjaksissa ohjaksiin trådarna *koordinoi* *koordinaatio* *koordinointi* hallinno* huvudansvar* samordn* koordiner* leder heads leads in_charge lead coordinat*`),
			without: parsePatterns(`työpaket* arbetspaket* package packages osahank*`),
			rule:    rule{name: "named-beside-lead", role: network.RoleCoordinator, confidence: 0.6},
		},
		{
			words:   parsePatterns(`lahjoit* lainaa* lainasi* talkoil* kiit* skänk* lånar lånade ställ*_till donat* thank* lend* lent`),
			without: parsePatterns(`euro* eur`),
			rule:    helperRule,
		},
		{
			words:   parsePatterns(money + " rahoittaj* maksaj* sponsor* budjetoi*"),
			without: parsePatterns(receivers),
			rule:    rule{name: "named-beside-money", role: network.RoleFunder, confidence: 0.6},
		},
	}
	helperRule = rule{name: "named-as-helper", role: network.RoleAssociate, confidence: 0.6}
	takesPart  = rule{name: "named-on-page", role: network.RoleImplementer, confidence: 0.6}
)

// cueIn gives the rule that the words of a clause suggest, nil for none.
func cueIn(clause []token) *rule {
	for i := range cues {
		if anyOf(cues[i].words, clause) && !anyOf(cues[i].without, clause) {
			return &cues[i].rule
		}
	}
	return nil
}

var (
	// withWhom are the words of clauses about those whom the project works with.
	withWhom = parsePatterns("*yhteistyö* kanssa")

	// looksOn are the words of sentences about those who are not in the project, beside bystanding.
	looksOn = parsePatterns(`*ryhmä *ryhmän *ryhmässä *ryhmään *ryhmissä *neuvosto *neuvostossa *raati *raadissa paneeli* hallitus hallituksen lautakunta kutsu* kysy* kuultiin kuullaan haastatel* professori* tuotoilla tuotoista strategi* verrattuna vertail*
		mallia mallin esimerkin kopioi* sanoo kertoo toteaa styrelse* rådgiv* inbjud* säger board panel committee invited said says visited compared consulted observer* keynote`)
)

// namedOnly gives the bodies of a sentence that nothing is known of, with the parts that they seem to have.
func (c *chart) namedOnly() []role {
	if c.doubt() < 1 || c.contact || c.heading && !c.bullet || c.goesBack() || anyOf(bystanding, c.tokens) || anyOf(looksOn, c.tokens) || c.saysByWhom() {
		return nil
	}
	var found []role
	starts := c.clauses()
	for i := range c.spans {
		if s := &c.spans[i]; c.maySpeakOf(i) {
			from, to := clauseOf(starts, s.from)
			if r := c.seemsTo(s, c.tokens[from:to]); r != nil {
				found = append(found, role{s, r, r.confidence * s.confidence})
			}
		}
	}
	return found
}

// seemsTo gives the rule for a body by what its clause speaks of, nil for none.
func (c *chart) seemsTo(s *span, clause []token) *rule {
	r := cueIn(clause)
	switch {
	case c.language == finnish && !s.cases.has(nominative) && s.cases.has(genitive) && anyOf(withWhom, clause):
		return &helperRule
	case c.language == finnish && !s.cases.has(nominative) && s.cases.has(genitive):
		return nil // what is a body's may be said of it, or not
	case r == nil:
		return &takesPart
	}
	return r
}

// saysByWhom tells whether a sentence says according to whom or what something is.
func (c *chart) saysByWhom() bool {
	for i := range c.tokens {
		if c.is(i, "mukaan") && c.accordingTo(i) {
			return true
		}
	}
	return false
}

// maySpeakOf tells whether a span is a body that is surely recognised and not only a place, somebody's employer or a part of another name.
func (c *chart) maySpeakOf(i int) bool {
	s := &c.spans[i]
	if s.kind != organisationSpan || s.guessed || s.noun || s.confidence < 0.8 || c.excluded[i] || c.negated[s.from] || c.isSign(s.from-1, "(", "[") {
		return false
	}
	if next := c.at(s.to); next != nil && next.kind == organisationSpan {
		return false // what the next body is: liikunnan aluejärjestö X ry
	}
	return !c.isWhere(s) && !theUnion[bodyKey(s.names[0])] && !c.besidePerson(s) && (strings.Contains(s.names[0], " ") || s.confidence > 0.9)
}

// isWhere tells whether a body is said to be where something is.
func (c *chart) isWhere(s *span) bool {
	if c.language == finnish {
		return s.cases.has(inessive|elative|illative|adessive|essive) && !s.cases.has(nominative|genitive)
	}
	before := s.from - 1
	if c.is(before, "the") {
		before--
	}
	return c.is(before, "at", "in", "i", "på", "vid")
}

// besidePerson tells whether a body stands right beside a person, whose employer it is.
func (c *chart) besidePerson(s *span) bool {
	return slices.ContainsFunc([]*span{c.at(s.from - 1), c.at(s.from - 2), c.at(s.to), c.at(s.to + 1)}, func(beside *span) bool {
		return beside != nil && beside.kind == personSpan
	})
}

// mention gives the bodies that have no part yet the parts that the sentences which name them suggest. The items of a list are like what stands
// above it.
func (p *page) mention(g *gatherer) {
	aside := false
	for _, c := range p.charts {
		if !c.bullet {
			aside = c.heading && (anyOf(bystanding, c.tokens) || anyOf(looksOn, c.tokens))
		}
		if aside || !g.namesUnknown(c) {
			continue
		}
		for _, r := range c.namedOnly() {
			g.addUnknown(c, r)
		}
	}
}
