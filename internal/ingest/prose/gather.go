package prose

import (
	"strings"

	"verkosto/internal/mention"
	"verkosto/internal/network"
	"verkosto/internal/text"
)

// body is an organisation as all of a page tells of it.
type body struct {
	key     string
	name    mention.Text
	short   mention.Text
	aliases []mention.Text
	in      language
	parts   []*partOf
}

// partOf is a body's part in the project.
type partOf struct {
	role     mention.Stated[network.Role]
	places   []mention.Place
	contacts []mention.Person
}

// gatherer puts the facts of a page's sentences together.
type gatherer struct {
	project   mention.Project
	bodies    []*body
	byKey     map[string]*body
	longer    map[string]string // names by the key of what is short for them
	spellings map[string]string // by key, the first on the page
	keys      map[string]string // of names, for not making them again
	funders   map[string]bool
	places    map[string]int // index into project.Places
}

func reading(rule string, confidence float64) *mention.Reading {
	return &mention.Reading{Method: network.MethodRule, Confidence: float64(int(confidence*100+0.5)) / 100, Rule: rule}
}

// stated gives a text with the sentence around it.
func (c *chart) stated(value string, from, to int, rule string, confidence float64) mention.Text {
	start := c.tokens[from].start
	return mention.Text{
		Value: value, Text: c.text[start:c.tokens[to-1].end], Line: c.lineAt(start),
		Evidence: c.text, Reading: reading(rule, confidence),
	}
}

// bodyKey is equal for the spellings of one name: Kiipula-säätiö, Kiipulasäätiö.
func bodyKey(name string) string {
	return strings.Replace(strings.ReplaceAll(text.NameKey(name), " ", ""), "elinkeinoliikennejaymparistokeskus", "elykeskus", 1)
}

// keyOf gives the key of the body that a name stands for.
func (g *gatherer) keyOf(name string) string {
	if key, known := g.keys[name]; known {
		return key
	}
	key := bodyKey(name)
	if longer, short := g.longer[key]; short {
		key = bodyKey(longer)
	}
	g.keys[name] = key
	return key
}

// bodyOf gives the entry of a body, and makes it where the page names it for the first time.
func (g *gatherer) bodyOf(c *chart, s *span, name string) *body {
	key := g.keyOf(name)
	if b, known := g.byKey[key]; known {
		b.remember(c, s, name)
		return b
	}
	first := name
	if spelling := g.spellings[key]; spelling != "" {
		first = spelling
	}
	b := &body{key: key, in: s.in, name: c.stated(first, s.from, s.to, "organisation-name", s.confidence)}
	b.remember(c, s, name)
	g.bodies, g.byKey[key] = append(g.bodies, b), b
	return b
}

// remember notes a short name, and a name that the page writes in another way.
func (b *body) remember(c *chart, s *span, name string) {
	if s.short != "" && b.short.Absent() {
		b.short = c.stated(s.short, s.from, s.to, "abbreviation-in-brackets", 0.9)
	}
	if name != b.name.Value && len(b.aliases) < 8 && !hasText(b.aliases, name) {
		b.aliases = append(b.aliases, c.stated(name, s.from, s.to, "other-spelling", s.confidence))
	}
	if s.confidence > b.name.Confidence() {
		b.name.Reading = reading("organisation-name", s.confidence)
	}
}

func hasText(all []mention.Text, value string) bool {
	for _, t := range all {
		if t.Value == value {
			return true
		}
	}
	return false
}

// addRole gives a body a part in the project, or makes the one it has surer.
func (g *gatherer) addRole(c *chart, r role) {
	if r.span.kind == fundSpan {
		g.addFund(c, r.span)
		return
	}
	confidence := r.confidence * c.doubt()
	for _, name := range r.span.names {
		b := g.bodyOf(c, r.span, name)
		if r.rule.role == network.RoleImplementer && confidence < 0.6 && b.part(network.RoleFunder) != nil {
			continue // who pays and evaluates doesn't carry out
		}
		if p := b.part(r.rule.role); p != nil {
			if confidence > p.role.Confidence() {
				p.role.Reading = reading(r.rule.name, confidence)
			}
		} else {
			stated := c.stated("", r.span.from, r.span.to, r.rule.name, confidence)
			b.parts = append(b.parts, &partOf{role: mention.Stated[network.Role]{
				Value: r.rule.role, Text: stated.Text, Line: stated.Line, Evidence: stated.Evidence, Reading: stated.Reading,
			}})
		}
		if r.rule.role == network.RoleFunder && confidence >= Threshold {
			g.addFunder(b)
		}
	}
}

// doubt lowers what a sentence says that may not be said of the project.
func (c *chart) doubt() float64 {
	switch {
	case c.other, c.event:
		return 0.4
	case c.past:
		return 0.7
	}
	return 1
}

func (b *body) part(r network.Role) *partOf {
	for _, p := range b.parts {
		if p.role.Value == r {
			return p
		}
	}
	return nil
}

// takesPart tells whether a body surely has a part in the project.
func (b *body) takesPart() bool {
	for _, p := range b.parts {
		if p.role.Confidence() >= Threshold {
			return true
		}
	}
	return false
}

// mainPart gives the part that places and people of a body belong to: what is sure before what is in doubt, and what it does before what
// it pays.
func (b *body) mainPart() *partOf {
	var main *partOf
	for _, p := range b.parts {
		switch sure := p.role.Confidence() >= Threshold; {
		case main == nil, sure && main.role.Confidence() < Threshold:
			main = p
		case !sure && main.role.Confidence() >= Threshold:
		case main.role.Value == network.RoleFunder || main.role.Value == network.RoleAuthority:
			main = p
		}
	}
	if main == nil {
		main = &partOf{}
		b.parts = append(b.parts, main)
	}
	return main
}

func (g *gatherer) addFunder(b *body) {
	if g.funders[b.key] {
		return
	}
	g.funders[b.key] = true
	g.project.Fundings = append(g.project.Fundings, mention.Funding{Line: b.name.Line, Funder: b.organisation()})
}

// addFund notes the fund that pays for the project: the first that the page names is its fund.
func (g *gatherer) addFund(c *chart, s *span) {
	if c.doubt() < 1 {
		return
	}
	if known := g.project.Fund.Code; !known.Absent() && strings.TrimSuffix(known.Value, "+") != strings.TrimSuffix(s.code, "+") {
		return
	} else if known.Absent() || len(s.code) > len(known.Value) { // ESF+ says more than ESF
		g.project.Fund = mention.Fund{
			Code: c.stated(s.code, s.from, s.to, "fund-name", 0.9),
			Name: c.stated(s.names[0], s.from, s.to, "fund-name", 0.9),
		}
	}
	if !g.funders["fund"] {
		g.funders["fund"] = true
		g.project.Fundings = append(g.project.Fundings, mention.Funding{Line: c.lineAt(c.tokens[s.from].start)})
	}
}

// addPlace notes a place of the project, once.
func (g *gatherer) addPlace(c *chart, l located) {
	confidence := l.confidence
	if c.other {
		confidence *= 0.5
	}
	key := string(l.place.kind) + l.place.name
	place := mention.Place{Kind: l.place.kind, Name: c.stated(l.place.name, l.span.from, l.span.to, l.rule, confidence)}
	if at, known := g.places[key]; known {
		if confidence > g.project.Places[at].Name.Confidence() {
			g.project.Places[at] = place
		}
		return
	}
	g.places[key] = len(g.project.Places)
	g.project.Places = append(g.project.Places, place)
}

// addPart notes that a body carries out its part in a place. A body that nothing else is known of takes part by that.
func (g *gatherer) addPart(c *chart, l located) {
	for _, name := range l.body.names {
		b := g.byKey[g.keyOf(name)]
		if b == nil || len(b.parts) == 0 {
			g.addRole(c, role{l.body, &partRule, l.confidence})
			b = g.byKey[g.keyOf(name)]
		}
		p := b.mainPart()
		known := false
		for _, at := range p.places {
			known = known || at.Name.Value == l.place.name
		}
		if !known {
			p.places = append(p.places, mention.Place{Kind: l.place.kind, Name: c.stated(l.place.name, l.span.from, l.span.to, l.rule, l.confidence)})
		}
	}
}

var partRule = rule{name: "works-in-place", role: network.RoleImplementer, confidence: 0.85}
