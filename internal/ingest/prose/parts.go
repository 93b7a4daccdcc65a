package prose

import (
	"regexp"
	"slices"
	"strings"

	"verkosto/internal/mention"
	"verkosto/internal/network"
	"verkosto/internal/text"
)

// roles gives bodies their parts: by the rules in every sentence, and by the headings of lists.
func (p *page) roles(g *gatherer) {
	var heading *rule
	for n, c := range p.charts {
		if c.contact && !c.hasLabel() {
			heading = nil
			continue
		}
		found := append(c.applyRules(), c.owners()...)
		for _, r := range found {
			g.addRole(c, r)
		}
		switch r := c.listHeading(); {
		case r != nil && len(found) == 0:
			heading = r
		case heading != nil && c.isListed(n > 0 && p.charts[n-1].listHeading() != nil) && (len(found) == 0 || c.bullet):
			if len(found) > 0 {
				continue
			}
			for _, r := range c.listedUnder(heading) {
				g.addRole(c, r)
			}
		default:
			heading = nil
		}
	}
}

var ownerRule = rule{name: "owner-of-project", role: network.RoleImplementer, confidence: 0.75}

// owners gives the bodies whose project the page's one is said to be: Kotitalo ry:n Elämää täynnä -projekti.
func (c *chart) owners() []role {
	var found []role
	for i := 1; i < len(c.spans); i++ {
		if s := &c.spans[i-1]; c.spans[i].main && s.kind == organisationSpan && s.to == c.spans[i].from && s.cases.has(genitive) && !s.guessed {
			found = append(found, role{s, &ownerRule, ownerRule.confidence * s.confidence})
		}
	}
	return found
}

// hasLabel tells whether a line is a label with what it labels.
func (c *chart) hasLabel() bool {
	for i := range min(4, len(c.tokens)) {
		if c.isSign(i, ":") {
			return i > 0 && c.owner[i-1] < 0
		}
	}
	return false
}

// listHeading gives the rule that a heading such as "Hankkeen toteuttajat" sets off for the lines below.
func (c *chart) listHeading() *rule {
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

// isListed tells whether a line can be an item of the list under a heading.
func (c *chart) isListed(first bool) bool {
	return (c.bullet || c.heading || first) && (!c.blank || first || c.bullet)
}

// listedUnder gives the bodies that an item names, which is the body itself where the item is short.
func (c *chart) listedUnder(r *rule) []role {
	groups := c.groups()
	if len(groups) == 0 && len(c.tokens) > 0 && len(c.tokens) <= 6 && c.tokens[0].upper && c.isFree(0, 1) {
		to := 1
		for to < len(c.tokens) && c.tokens[to].kind == word && c.owner[to] < 0 {
			to++
		}
		c.add(span{kind: organisationSpan, from: 0, to: to, cases: nominative, names: []string{c.words(0, to)}, confidence: 0.65, guessed: true, in: c.language})
		c.excluded = make([]bool, len(c.spans))
		groups = c.groups()
	}
	if len(groups) == 0 || groups[0].from > 1 {
		return nil
	}
	var found []role
	for _, s := range groups[0].spans {
		found = append(found, role{s, r, r.confidence * s.confidence})
	}
	if last := &found[len(found)-1]; c.isSign(groups[0].to, "(") { // X (päätoteuttaja)
		for _, n := range book.at(c, min(groups[0].to+1, len(c.tokens)-1)) {
			if book.rules[n].take == named {
				last.rule = &book.rules[n]
				break
			}
		}
	}
	return found
}

// programmeYears are the years of a programme period: ohjelmakaudella 2014–2020.
var programmeYears = regexp.MustCompile(`(?i)(?:ohjelmakau|rahoituskau|rahastokau|programperiod|programming period)\pL*:?\s+((?:19|20)\d\d)\s?[–-]\s?((?:19|20)\d\d)`)

// money finds the fund and the programme.
func (p *page) money(g *gatherer) {
	for _, c := range p.charts {
		if c.doubt() < 1 {
			continue
		}
		for i := range c.tokens {
			if c.tokens[i].kind != word {
				continue
			}
			if f, found := c.fundAt(i); found {
				g.addFund(c, &span{from: i, to: i + len(f.words), names: []string{f.name}, code: f.code})
			}
		}
		if years := programmeYears.FindStringSubmatchIndex(c.text); years != nil && g.project.Period.Absent() {
			period := c.text[years[2]:years[3]] + "-" + c.text[years[4]:years[5]]
			g.project.Period = c.stated(period, 0, len(c.tokens), "period-label", 0.85)
		}
		for _, s := range c.spansOf(programmeSpan) {
			if g.project.Programme.Absent() {
				g.project.Programme = c.stated(s.names[0], s.from, s.to, "programme-name", 0.85)
				if s.period != "" {
					g.project.Period = c.stated(s.period, s.from, s.to, "period-of-programme", 0.85)
				}
			}
		}
	}
}

// people gives the contacts to the bodies that they work for.
func (p *page) people(g *gatherer) {
	merged := make(map[string]*contact)
	var order []*contact
	for _, found := range readContacts(p.charts) {
		key := text.NameKey(found.name)
		known, again := merged[key]
		if !again {
			found := found
			merged[key] = &found
			order = append(order, &found)
			continue
		}
		known.merge(found)
	}
	for _, k := range order {
		b := g.employer(k)
		if k.chart.event && b != nil && k.body != "" && b.takesPart() { // speaks at an event, but for a body of the project
			k.confidence = max(k.confidence, 0.7)
		}
		person := k.person()
		if b == nil || !b.takesPart() { // the body waits for review, its people need not
			g.project.Contacts = append(g.project.Contacts, person)
			continue
		}
		part := b.mainPart()
		part.contacts = append(part.contacts, person)
	}
}

// merge adds what a later sentence tells of a person.
func (k *contact) merge(other contact) {
	for _, field := range []struct{ to, from *string }{{&k.title, &other.title}, {&k.email, &other.email}, {&k.emailStated, &other.emailStated}, {&k.phone, &other.phone}, {&k.body, &other.body}} {
		if *field.to == "" {
			*field.to = *field.from
		}
	}
	if other.title != "" && other.chart.contact && !k.chart.contact {
		k.title = other.title
	}
	k.confidence = max(k.confidence, other.confidence)
}

// person gives a contact as a mention.
func (k *contact) person() mention.Person {
	at := func(value, stated, rule string) mention.Text {
		if value == "" {
			return mention.Text{}
		}
		t := k.chart.stated(value, k.span.from, k.span.to, rule, k.confidence)
		t.Text = stated
		return t
	}
	return mention.Person{
		Name: at(k.name, k.name, "person-name"), Title: at(k.title, k.title, "person-title"),
		Email: at(k.email, k.emailStated, "person-email"), Phone: at(k.phone, k.phone, "person-phone"),
	}
}

// employer finds the body that a person works for: as told, by the domain of the e-mail, or the only one that carries the
// project out.
func (g *gatherer) employer(k *contact) *body {
	if k.body != "" {
		return g.bodyOf(k.chart, &span{from: k.span.from, to: k.span.to, confidence: 0.8}, k.body)
	}
	if b := g.byDomain(k.email); b != nil {
		return b
	}
	if !k.chart.contact && !ofProjectStaff(k.title) {
		return nil
	}
	for _, r := range []network.Role{network.RoleCoordinator, network.RoleImplementer} {
		var with []*body
		for _, b := range g.bodies {
			if b.part(r) != nil {
				with = append(with, b)
			}
		}
		if len(with) > 0 {
			return only(with)
		}
	}
	return nil
}

// ofProjectStaff tells whether a title is of somebody who works for the project.
func ofProjectStaff(title string) bool {
	lower := strings.ToLower(title)
	return strings.HasPrefix(lower, "hanke") || strings.HasPrefix(lower, "proje") || lower == "koordinaattori"
}

// only gives the body that is the only one, or nil.
func only(bodies []*body) *body {
	if len(bodies) == 1 {
		return bodies[0]
	}
	return nil
}

// byDomain finds the body whose name or short name an e-mail's domain has.
func (g *gatherer) byDomain(address string) *body {
	_, domain, found := strings.Cut(address, "@")
	if !found {
		return nil
	}
	labels := strings.Split(domain, ".")
	label := text.Fold(strings.ReplaceAll(labels[max(len(labels)-2, 0)], "-", ""))
	if len(label) < 3 {
		return nil
	}
	for _, p := range words().phrases[label] {
		if b := g.byKey[g.keyOf(p.name)]; b != nil && len(p.words) == 1 {
			return b
		}
	}
	for _, b := range g.bodies {
		names := append([]mention.Text{b.name, b.short}, b.aliases...)
		if slices.ContainsFunc(names, func(n mention.Text) bool {
			key := strings.NewReplacer(" ", "", "-", "").Replace(text.Fold(n.Value))
			return key != "" && (strings.HasPrefix(key, label) || len(label) >= 5 && strings.Contains(key, label) || strings.HasPrefix(label, key) && len(key) > 3)
		}) {
			return b
		}
	}
	return nil
}

// others notes the bodies that have no part in the project, for review.
func (p *page) others(g *gatherer) {
	for _, c := range p.charts {
		if c.event || c.other || c.contact {
			continue
		}
		for i, s := range c.spans {
			if s.kind != organisationSpan || s.guessed || i < len(c.excluded) && c.excluded[i] {
				continue
			}
			for _, name := range s.names {
				if g.byKey[g.keyOf(name)] == nil {
					s.confidence = 0.4
					g.bodyOf(c, &s, name)
				}
			}
		}
	}
}

// finish writes the bodies as participants, in the order in which the page names them.
func (g *gatherer) finish() {
	g.promote()
	for _, b := range g.bodies {
		if theUnion[b.key] && !g.project.Fund.Code.Absent() && len(b.parts) == 1 && b.parts[0].role.Value == network.RoleFunder {
			g.dropFunder(b)
			continue
		}
		b.dropWeaker()
		parts := b.parts
		if len(parts) == 0 {
			parts = []*partOf{{}}
		}
		for _, part := range parts {
			g.project.Participants = append(g.project.Participants, mention.Participant{
				Line: b.name.Line, Role: part.role, Organisation: *b.organisation(), Places: part.places, Contacts: part.contacts,
			})
		}
	}
}

// theUnion is who a fund's money comes from, by key: said beside the fund, it says nothing more.
var theUnion = setOf("euroopanunioni europeiskaunionen europeanunion theeuropeanunion")

// dropFunder takes a body out of those who pay.
func (g *gatherer) dropFunder(b *body) {
	g.project.Fundings = slices.DeleteFunc(g.project.Fundings, func(f mention.Funding) bool {
		return f.Funder != nil && f.Funder.NameFi.Value+f.Funder.NameSv.Value+f.Funder.NameEn.Value == b.name.Value
	})
}

// rank orders the roles of those who carry a project out.
var rank = map[network.Role]int{network.RoleCoordinator: 5, network.RoleWorkPackageLead: 4, network.RoleImplementer: 3, network.RolePartner: 2, network.RoleAssociate: 1}

// keep is how plainly a weaker part must be stated to stay beside a stronger one, by their ranks. Leading a work package is
// done by those who carry the project out.
var keep = map[[2]int]float64{{1, 2}: 1, {1, 3}: 1, {1, 4}: 1, {1, 5}: 1, {2, 3}: 1, {2, 4}: 0.7, {2, 5}: 1, {3, 4}: 0.7, {3, 5}: 0.84}

// dropWeaker leaves out what a stronger role of the body says already: who coordinates is no mere partner. A part that the
// page states as plainly as the stronger one stays. What belonged to the weaker part is the stronger one's.
func (b *body) dropWeaker() {
	var best *partOf
	for _, p := range b.parts {
		if best == nil || rank[p.role.Value] > rank[best.role.Value] && p.role.Confidence() >= Threshold {
			best = p
		}
	}
	kept := b.parts[:0]
	for _, p := range b.parts {
		if p != best && b.isWeaker(p, best) {
			best.places, best.contacts = append(best.places, p.places...), append(best.contacts, p.contacts...)
			continue
		}
		kept = append(kept, p)
	}
	b.parts = kept
}

// isWeaker tells whether a part says nothing beside the best one.
func (b *body) isWeaker(p, best *partOf) bool {
	of, above := rank[p.role.Value], rank[best.role.Value]
	return of > 0 && of < above && p.role.Confidence() < keep[[2]int{of, above}]
}

// organisation gives a body as a mention, with its name in its own language.
func (b *body) organisation() *mention.Organisation {
	o := &mention.Organisation{Line: b.name.Line, ShortName: b.short, Aliases: b.aliases}
	switch b.in {
	case swedish:
		o.NameSv = b.name
	case english:
		o.NameEn = b.name
	default:
		o.NameFi = b.name
	}
	if kind := typeOf(b.name.Value); kind != "" {
		o.Type = mention.Stated[network.OrganisationType]{
			Value: kind, Text: b.name.Text, Line: b.name.Line, Evidence: b.name.Evidence, Reading: reading("type-from-name", 0.8),
		}
	}
	return o
}
