package prose

import (
	"regexp"
	"slices"

	"verkosto/internal/mention"
	"verkosto/internal/network"
)

// roles gives bodies their parts: by the rules in every sentence, and by the headings of lists.
func (p *page) roles(g *gatherer) {
	var heading, team, label *rule
	for n, c := range p.charts {
		label, team = c.labelBefore(label), c.teamHeading(team)
		if c.underLabel(g, label, team) {
			continue
		}
		if c.contact && !c.hasLabel() {
			heading = nil
			continue
		}
		found := append(append(c.applyRules(), c.owners()...), c.compoundFunders()...)
		found = append(found, c.payers(found)...)
		g.addRoles(c, found)
		switch r := p.governs(n); {
		case r != nil && (len(found) == 0 || c.leadsIn()):
			heading = r
		case heading == nil || !c.isListed(n > 0 && p.charts[n-1].listHeading() != nil) || len(found) > 0 && !c.bullet && !c.isItemWithRole():
			heading = nil
		case len(found) == 0:
			g.addRoles(c, c.listedUnder(heading))
		}
	}
}

// governs gives the rule that a line sets off for the list below it: as a heading, or as what the first bullet goes on from.
func (p *page) governs(n int) *rule {
	c := p.charts[n]
	if r := c.listHeading(); r != nil || !c.heading || c.bullet || n+1 == len(p.charts) || !p.charts[n+1].bullet || !c.mayLeadIn() {
		return r
	}
	return c.lastRule()
}

func (g *gatherer) addRoles(c *chart, found []role) {
	for _, r := range found {
		g.addRole(c, r)
	}
}

// teamHeading gives the rule for the bodies of a block of contacts whose heading says what they do (Hankkeen toimijat ja
// yhteyshenkilöt), which holds to the end of the block.
func (c *chart) teamHeading(before *rule) *rule {
	if !c.contact {
		return nil
	}
	if r := c.listHeading(); r != nil && startsContactWithin(c) {
		return r
	}
	return before
}

// startsContactWithin tells whether any word of a heading is one for contacts.
func startsContactWithin(c *chart) bool { return anyOf(contactWords, c.tokens) }

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
		g.dropDecision(b)
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

// dropDecision takes a body that only decides on the project's money out of those who pay, where the page calls it the authority.
func (g *gatherer) dropDecision(b *body) {
	supervises, pays := b.part(network.RoleAuthority), b.part(network.RoleFunder)
	if supervises == nil || pays == nil || supervises.role.Confidence() < Threshold || pays.role.Reading.Rule != "decides-to-fund" {
		return
	}
	b.parts = slices.DeleteFunc(b.parts, func(p *partOf) bool { return p == pays })
	g.dropFunder(b)
}

// rank orders the roles of those who carry a project out.
var rank = map[network.Role]int{network.RoleCoordinator: 5, network.RoleWorkPackageLead: 4, network.RoleImplementer: 3, network.RolePartner: 2, network.RoleAssociate: 1}

// keep is how plainly a weaker part must be stated to stay beside a stronger one, by their ranks. Leading a work package is
// done by those who carry the project out.
var keep = map[[2]int]float64{{1, 2}: 1, {1, 3}: 1, {1, 4}: 1, {1, 5}: 1, {2, 3}: 1, {2, 4}: 0.7, {2, 5}: 1, {3, 4}: Threshold, {3, 5}: 1}

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
