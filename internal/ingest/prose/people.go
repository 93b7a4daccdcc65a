package prose

import (
	"cmp"
	"slices"
	"strings"

	"verkosto/internal/mention"
	"verkosto/internal/network"
	"verkosto/internal/text"
)

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
		if b != nil && k.body != "" {
			g.joinByContact(b, k)
		}
		if b == nil || !b.takesPart() { // the body waits for review, its people need not
			g.project.Contacts = append(g.project.Contacts, person)
			continue
		}
		part := b.mainPart()
		part.contacts = append(part.contacts, person)
	}
}

// contactRule is for bodies whose people are a page's contacts, where no rule says what their part is.
var contactRule = rule{name: "has-contact", role: network.RoleImplementer, confidence: 0.6}

// joinByContact gives a body without any part one, since its people are asked about the project. Bodies that pay or supervise answer
// questions, too, and may have their part told in words that no rule knows.
func (g *gatherer) joinByContact(b *body, k *contact) {
	kind := typeOf(b.name.Value)
	if len(b.parts) > 0 || !k.chart.contact && !ofProjectStaff(k.title) || k.chart.event || k.confidence < Threshold || kind == network.TypeState || kind == network.TypeRegionalCouncil {
		return
	}
	s := &span{kind: organisationSpan, from: k.span.from, to: k.span.to, names: []string{b.name.Value}, confidence: 0.9, in: b.in}
	g.addRole(k.chart, role{s, &contactRule, contactRule.confidence * s.confidence})
}

// merge adds what a later sentence tells of a person.
func (k *contact) merge(other contact) {
	for _, field := range []struct{ to, from *string }{{&k.title, &other.title}, {&k.email, &other.email}, {&k.emailStated, &other.emailStated}, {&k.phone, &other.phone}, {&k.body, &other.body}} {
		if *field.to == "" {
			*field.to = *field.from
		}
	}
	if other.chart.contact && !k.chart.contact { // what a block of contacts says is surer
		k.title, k.body = cmp.Or(other.title, k.title), cmp.Or(other.body, k.body)
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
	byDomain := g.byDomain(k.email)
	if told := g.byKey[g.keyOf(k.body)]; k.body != "" && (byDomain == nil || !byDomain.takesPart() || told != nil && told.takesPart()) {
		if unit := g.unitOf(k.body); unit != nil {
			return unit
		}
		return g.bodyOf(k.chart, &span{from: k.span.from, to: k.span.to, confidence: 0.8}, k.body)
	}
	if byDomain != nil {
		return byDomain
	}
	if !k.isOfProject() {
		return nil
	}
	return g.carrier()
}

// isOfProject tells whether a person is one of the project's, whom the page may name without an employer.
func (k *contact) isOfProject() bool {
	return k.chart.contact || ofProjectStaff(k.title) || k.reachable() || k.title != "" && (k.chart.isAboutProject() || k.chart.heading)
}

// carrier gives the only body that coordinates the project, or where none does, that implements it; nil for none or several.
func (g *gatherer) carrier() *body {
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

// unitOf gives the body with a part in the project that is a unit of another, which itself has none: who takes part as Turun yliopiston
// Brahea-keskus is asked at Turun yliopisto, Brahea-keskus.
func (g *gatherer) unitOf(name string) *body {
	key := g.keyOf(name)
	if b := g.byKey[key]; b != nil && len(b.parts) > 0 || len(key) < 8 {
		return nil
	}
	var units []*body
	for _, b := range g.bodies {
		if len(b.parts) > 0 && len(b.key) > len(key)+2 && strings.HasPrefix(b.key, key[:len(key)-2]) {
			units = append(units, b)
		}
	}
	return only(units)
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
	for _, label := range slices.Backward(labels[:max(len(labels)-1, 0)]) {
		if b := g.byLabel(text.Fold(strings.ReplaceAll(label, "-", ""))); b != nil {
			return b
		}
	}
	return nil
}

// byLabel finds the body whose name a part of a domain is short for.
func (g *gatherer) byLabel(label string) *body {
	if len(label) < 3 || label == "example" {
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
