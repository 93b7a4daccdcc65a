package prose

import (
	"slices"

	"verkosto/internal/network"
)

// actingRule is for the bodies that a page about a project names as doing something, where no rule says what their part is. It is
// the weakest that still counts: on a page about a project, who acts takes part far more often than not.
var actingRule = rule{name: "acts-on-page", role: network.RoleImplementer, confidence: 0.6}

var (
	// bystanding words tell that a sentence is of those who only look on.
	bystanding = parsePatterns(`*raati *raadissa *raadin *raatiin neuvottelukun* asiantuntijaryhm* arviointiryhm* tukiryhm* tiedotti kirjoitti raportoi uutisoi kotipaik* sidosryhm* ohjausryhmä* johtoryhmä* seurantaryhmä* kehitti julkaisi omisti järjestää järjestävät järjestäjä* isännöi isännöivät seuraa seuraavat kiinnostu* mukaan_lukien
		jäsen* esimerkiksi mm muun_muassa strategia* ohjelma ohjelman ohjelmaa styrgrupp* ledningsgrupp* medlem* steering advisory member members strategy hosted hosts lent
		jatkoi* jatkaa toivo* vierail* entinen entiset tilasi tilaa kommentoi kommentti hyödyntä* kohteena kohteina kohteita urakoitsij* lausunto valitsi myöhemmin luopui harkits* arrangerar ordnar`)

	// prepositions stand before bodies that do nothing themselves.
	prepositions = setOf("by with of at from in av med från vid i hos för till to for on under mot genom inom via through about om as som like than än kuten kuin")
)

// actors gives the bodies that a sentence says something of as its subject.
func (c *chart) actors() []role {
	if c.event || c.contact || c.other || c.past || c.heading || c.bullet || anyOf(bystanding, c.tokens) {
		return nil
	}
	var found []role
	starts := c.clauses()
	for _, g := range c.groups() {
		if !c.isActor(g) {
			continue
		}
		from, to := clauseOf(starts, g.from)
		r := cueIn(c.tokens[from:to])
		if r == nil {
			r = &actingRule
		}
		found = append(found, c.given(g, r)...)
	}
	return found
}

// given gives the bodies of a group that are surely recognised and not denied the part of a rule.
func (c *chart) given(g *group, r *rule) []role {
	var found []role
	for _, s := range g.spans {
		if s.kind == organisationSpan && !s.guessed && !s.noun && !c.negated[s.from] {
			found = append(found, role{s, r, r.confidence * s.confidence})
		}
	}
	return found
}

// isActor tells whether a group can be a sentence's subject.
func (c *chart) isActor(g *group) bool {
	if next := c.at(g.to); next != nil && next.kind == organisationSpan {
		return false // what the next body is: kansalaisjärjestö X ry
	}
	if c.language == finnish {
		return g.has(nominative) && !c.is(g.from-1, "kuten", "kuin", "(", "esim") && !c.isSign(g.from-1, "(", "–")
	}
	before := g.from - 1
	if c.is(before, "the") {
		before--
	}
	if c.is(before, "och", "and", "samt") && c.isSign(before-1, ",") { // a clause of its own
		before--
	}
	return (g.from <= 3 || c.isSign(before, ",") || c.is(before, "där", "where")) && !prepositions[c.lower(before)] && !g.has(genitive)
}

// act gives those who act and have no other part theirs.
func (p *page) act(g *gatherer) {
	for _, c := range p.charts {
		if !g.namesUnknown(c) {
			continue
		}
		for _, r := range c.actors() {
			g.addUnknown(c, r)
		}
	}
}

// namesUnknown tells whether a sentence names a body whose part nothing has told.
func (g *gatherer) namesUnknown(c *chart) bool {
	return slices.ContainsFunc(c.spans, func(s span) bool {
		return s.kind == organisationSpan && slices.ContainsFunc(s.names, func(name string) bool { return g.isUnknown(c, name) })
	})
}

// isUnknown tells whether nothing but another sentence that has it lead a work package tells of a body's part.
func (g *gatherer) isUnknown(c *chart, name string) bool {
	b := g.byKey[g.keyOf(name)]
	return b == nil || b.onlyLeadsPackage(c.text)
}

// addUnknown gives a part to those of a span's bodies that have none.
func (g *gatherer) addUnknown(c *chart, r role) {
	for _, name := range r.span.names {
		if g.isUnknown(c, name) {
			one := *r.span
			one.names = []string{name}
			g.addRole(c, role{&one, r.rule, r.confidence})
		}
	}
}

// onlyLeadsPackage tells whether nothing is known of a body's part but that it leads a work package, which another sentence than the one
// given says.
func (b *body) onlyLeadsPackage(sentence string) bool {
	for _, p := range b.parts {
		if p.role.Value != network.RoleWorkPackageLead || p.role.Evidence == sentence {
			return false
		}
	}
	return true
}

// payingRule is for those who do something with a sum of money that no rule knows: kunnat lisäävät kymmenen prosenttia.
var payingRule = rule{name: "acts-with-sum", role: network.RoleFunder, confidence: 0.65}

var (
	// sums are the units of money and of shares in it.
	sums = parsePatterns("euro* eur € % prosent* procent per_cent percent miljoona* milj")

	receiving = parsePatterns(receivers)
)

// receivers are the words of clauses about who gets money, or uses it, and about what is no money.
const receivers = `sai saa saavat saivat saanut saaneet saama* myönnettiin myönnetty hakee haki budjet* liikevaihto* säästä* kasvo* kasvaa vähen* nous* lask* pinta-ala* osallistuj* vastanneista
		fick får fått beviljats budget minskar ökar receives received gets got awarded saves reduces reduced increased tarvitsee etsii käyttää käyttävät hyödyntä* anoo anoi söker ansöker applies seeks uses`

// payers gives the bodies that are the subjects of clauses with a sum, where no rule says what they do.
func (c *chart) payers(known []role) []role {
	if c.doubt() < 1 || c.contact || c.heading || !anyOf(sums, c.tokens) || anyOf(bystanding, c.tokens) {
		return nil
	}
	var found []role
	starts := c.clauses()
	for _, g := range c.groups() {
		from, to := clauseOf(starts, g.from)
		if !c.isActor(g) || !anyOf(sums, c.tokens[from:to]) || anyOf(receiving, c.tokens[from:to]) {
			continue
		}
		for _, r := range c.given(g, &payingRule) {
			if !saysMore(known, r.span) {
				found = append(found, r)
			}
		}
	}
	return found
}

// saysMore tells whether one of the roles tells of a span more than that it takes part.
func saysMore(roles []role, s *span) bool {
	return slices.ContainsFunc(roles, func(r role) bool { return r.span == s && r.rule.role != network.RolePartner })
}
