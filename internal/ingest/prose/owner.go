package prose

import (
	"slices"
	"strings"

	"verkosto/internal/network"
)

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

// belowName is the rule for the body on a line of its own below the project's name, as registers and universities have it.
var belowName = rule{name: "named-below-title", role: network.RoleImplementer, confidence: 0.7}

// owner gives the project to the body that stands alone on one of the two lines below the heading with its name, where nobody is said to lead it.
func (p *page) owner(g *gatherer, name candidate) {
	if g.isLed() {
		return
	}
	for n, c := range p.charts[:min(len(p.charts), lastTitle)] {
		if !c.heading || c.bullet || !strings.Contains(c.text, name.name) {
			continue
		}
		for _, below := range p.charts[n+1 : min(n+3, len(p.charts))] {
			if s := below.isOnlyName(); s != nil {
				g.addRole(below, role{s, &belowName, belowName.confidence * s.confidence})
				return
			}
		}
		return
	}
}

// isOnlyName gives the body that a heading is nothing but the name of, nil for none.
func (c *chart) isOnlyName() *span {
	if !c.heading || c.bullet || c.contact || len(c.spans) == 0 {
		return nil
	}
	if s := &c.spans[0]; s.kind == organisationSpan && !s.guessed && s.from == 0 && s.to == len(c.tokens) && s.cases.has(nominative) {
		return s
	}
	return nil
}

// isLed tells whether a body surely coordinates the project.
func (g *gatherer) isLed() bool {
	return slices.ContainsFunc(g.bodies, func(b *body) bool {
		p := b.part(network.RoleCoordinator)
		return p != nil && p.role.Confidence() >= Threshold
	})
}
