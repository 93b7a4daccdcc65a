package export

import (
	"cmp"

	"verkosto/internal/network"
)

// edgePartners is the kind of the edges between organisations that share projects.
const edgePartners network.EdgeKind = "PARTNERS"

// Edge is an edge of the drawn network, ready to be written. Edges have a direction, but for
// those between partners.
type Edge struct {
	ID     string
	Source network.ID
	Target network.ID
	values [edgeValues]string
}

// kind gives what the edge stands for.
func (e *Edge) kind() network.EdgeKind { return network.EdgeKind(e.values[edgeKind]) }

// linkEdge draws an edge that stands for a link.
func linkEdge(kind network.EdgeKind, source, target network.ID) Edge {
	drawn := Edge{ID: network.LinkEdgeID(kind, source, target, ""), Source: source, Target: target}
	drawn.values[edgeKind] = string(kind)
	return drawn
}

// during gives an edge the time of its project.
func (e *Edge) during(p *network.Project) {
	e.values[edgeStart], e.values[edgeEnd] = firstDay(p.Start), lastDay(p.End)
}

// participationEdge draws a participation.
func participationEdge(p *network.Participation, project *network.Project) Edge {
	drawn := Edge{ID: string(p.ID), Source: p.Organisation, Target: p.Project}
	v := &drawn.values
	v[edgeKind], v[edgeRole] = string(network.EdgeParticipation), string(p.Role)
	v[edgeStart], v[edgeEnd] = firstDay(cmp.Or(p.Start, project.Start)), lastDay(cmp.Or(p.End, project.End))
	v[edgeNumber], v[edgeEnded] = integer(p.Number), boolean(p.Ended)
	v[edgeAmount], v[edgeNetGranted], v[edgeTotalCost] = amount(p.Granted), amount(p.NetGranted), amount(p.TotalCost)
	return drawn
}

// contactEdge draws that a participation names a person.
func contactEdge(person network.ID, p *network.Participation, project *network.Project) Edge {
	drawn := Edge{ID: network.LinkEdgeID(network.EdgeContact, person, p.Project, p.ID), Source: person, Target: p.Project}
	drawn.values[edgeKind] = string(network.EdgeContact)
	drawn.during(project)
	return drawn
}

// fundingEdge draws a funding.
func fundingEdge(f *network.Funding, project *network.Project) Edge {
	drawn := Edge{ID: string(f.ID), Source: f.Funder, Target: f.Project}
	drawn.during(project)
	v := &drawn.values
	v[edgeKind] = string(network.EdgeFunding)
	v[edgeAmount], v[edgeRealised] = amount(f.Granted), amount(f.Realised)
	v[edgePlannedPublic], v[edgeRealisedPublic] = amount(f.PlannedPublic), amount(f.RealisedPublic)
	v[edgeAsOf] = firstDay(f.AsOf)
	return drawn
}

// partnersEdge draws that two organisations share projects.
func partnersEdge(organisation network.ID, partner network.Partner) Edge {
	drawn := linkEdge(edgePartners, organisation, partner.Organisation.ID)
	v := &drawn.values
	v[edgeWeight] = integer(partner.Shared)
	v[edgeStart], v[edgeEnd] = firstDay(partner.FirstStart), lastDay(partner.LastEnd)
	return drawn
}
