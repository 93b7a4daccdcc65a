package prose

import "verkosto/internal/network"

// leads are the rules whose implementers carry a project out themselves, and not only a part of it.
var leads = setOf("implements starts owner-of-project answers-for-carrying-out implementer-noun implemented-by project-of got-money")

// coImplements is the rule of those who carry a part out under somebody else.
const coImplements = "co-implementer-noun"

// promote makes the only body that carries a project out its coordinator, where the page calls nobody so: one that carries it out
// alone, or that all others carry a part out for.
func (g *gatherer) promote() {
	var leader *partOf
	for _, b := range g.bodies {
		if p := b.part(network.RoleCoordinator); p != nil && p.role.Confidence() >= Threshold {
			return
		}
		p := b.part(network.RoleImplementer)
		switch {
		case p == nil || p.role.Confidence() < Threshold || p.role.Reading.Rule == coImplements:
		case leader != nil || !leads[p.role.Reading.Rule]:
			return
		default:
			leader = p
		}
	}
	if leader != nil {
		leader.role.Value = network.RoleCoordinator
		leader.role.Reading = reading("carries-out-alone", leader.role.Confidence()*0.95)
	}
}
