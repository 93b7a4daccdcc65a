package prose

import "verkosto/internal/network"

// leads are the rules whose implementers carry a project out themselves, and not only a part of it.
var leads = setOf("implements stands-behind starts owner-of-project answers-for-carrying-out implementer-noun implemented-by project-of got-money granted-to sv-granted-to en-granted-to acting-project-of en-implemented-by sv-implemented-by")

// weak are the rules whose implementers only do something in a project, so that they leave its lead to who carries it out.
var weak = setOf("acts-on-page has-contact does-part en-does-part answers-for-part en-answers-for-part sv-answers-for-part en-implements makes-study")

// coImplements is the rule of those who carry a part out under somebody else.
const coImplements = "co-implementer-noun"

// promote makes the only body that carries a project out its coordinator, where the page calls nobody so: one that carries it out
// alone, or that all others carry a part out for.
func (g *gatherer) promote() {
	if leader := g.owner(); leader != nil {
		leader.lead("owns-project")
		return
	}
	leader, open := g.carriesOutAlone()
	if !open {
		return
	}
	if leader == nil && len(g.funders) > 0 {
		leader = g.only() // whom the funders pay
	}
	if leader != nil {
		leader.lead("carries-out-alone")
	}
}

// carriesOutAlone gives the part of the only body that is said to carry the project out, nil for none; open is whether that leaves room for
// a coordinator.
func (g *gatherer) carriesOutAlone() (leader *partOf, open bool) {
	for _, b := range g.bodies {
		if p := b.part(network.RoleCoordinator); p != nil && p.role.Confidence() >= Threshold {
			return nil, false
		}
		if p := b.part(network.RolePartner); p != nil && jointly[p.role.Reading.Rule] {
			return nil, false
		}
		p := b.part(network.RoleImplementer)
		switch {
		case p == nil || p.role.Confidence() < Threshold || p.role.Reading.Rule == coImplements || weak[p.role.Reading.Rule]:
		case leader != nil || !leads[p.role.Reading.Rule]:
			return nil, false
		default:
			leader = p
		}
	}
	return leader, true
}

// only gives the part of the only body that does something in the project and doesn't merely pay, nil where there are more.
func (g *gatherer) only() *partOf {
	var only *partOf
	for _, b := range g.bodies {
		for _, p := range b.parts {
			if p.role.Confidence() < Threshold || p.role.Value == network.RoleFunder || p.role.Value == network.RoleAuthority {
				continue
			}
			if only != nil || p.role.Value != network.RoleImplementer {
				return nil
			}
			only = p
		}
	}
	return only
}

func (p *partOf) lead(rule string) {
	p.role.Value = network.RoleCoordinator
	p.role.Reading = reading(rule, p.role.Confidence()*0.95)
}

var (
	// jointly are the rules for those who carry out together with somebody.
	jointly = setOf("jointly-with sv-jointly-with en-jointly-with")

	// owning are the rules for whose project it is.
	owning = setOf("named-below-title owner-of-project project-of acting-project-of")
)

// owner gives the part of the only body whose project it is said to be, where nobody is called coordinator; nil for none.
func (g *gatherer) owner() *partOf {
	var owner *partOf
	for _, b := range g.bodies {
		if p := b.part(network.RoleCoordinator); p != nil && p.role.Confidence() >= Threshold {
			return nil
		}
		p := b.part(network.RoleImplementer)
		if p == nil || !owning[p.role.Reading.Rule] || p.role.Confidence() < Threshold {
			continue
		}
		if owner != nil {
			return nil
		}
		owner = p
	}
	return owner
}
