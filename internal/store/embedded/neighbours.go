package embedded

import (
	"cmp"
	"context"
	"slices"

	"verkosto/internal/network"
)

// edgeOfLink says which links are edges of the drawn network.
var edgeOfLink = map[network.Link]network.EdgeKind{
	network.LinkTargets:    network.EdgeTarget,
	network.LinkUnder:      network.EdgeUnder,
	network.LinkBasedIn:    network.EdgeBasedIn,
	network.LinkUnitOf:     network.EdgeUnitOf,
	network.LinkWorksFor:   network.EdgeWorksFor,
	network.LinkPartOf:     network.EdgePartOf,
	network.LinkMergedInto: network.EdgeMergedInto,
}

// crossings are the pairs of links that lead over a participation or funding: an edge goes from the
// target of the first to that of the second.
var crossings = []struct {
	from, to network.Link
	kind     network.EdgeKind
}{
	{network.LinkBy, network.LinkInProject, network.EdgeParticipation},
	{network.LinkContact, network.LinkInProject, network.EdgeContact},
	{network.LinkFrom, network.LinkFunds, network.EdgeFunding},
}

// edge is an edge of the drawn network; by is the participation or funding that it goes over,
// none if it stands for a link.
type edge struct {
	kind           network.EdgeKind
	source, target slot
	by             slot
}

// edgesFrom calls a function with the edges that start at a node.
func (v *view) edgesFrom(s slot, yield func(edge)) {
	v.linksFrom(s, yield)
	for _, c := range crossings {
		for _, by := range v.holders(s, c.from) {
			for target := range v.targets(by, c.to) {
				yield(edge{c.kind, s, target, by})
			}
		}
	}
}

// linksFrom is edgesFrom for the edges that stand for links.
func (v *view) linksFrom(s slot, yield func(edge)) {
	for _, hop := range v.vertices[s].out {
		if kind := edgeOfLink[hop.link]; kind != "" && v.vertices[hop.target].node != nil {
			yield(edge{kind, s, hop.target, none})
		}
	}
}

// edgesTo calls a function with the edges that end at a node.
func (v *view) edgesTo(s slot, yield func(edge)) {
	if v.vertices[s].node == nil {
		return
	}
	for i := range v.vertices[s].in {
		if kind := edgeOfLink[v.vertices[s].in[i].link]; kind != "" {
			for _, source := range v.vertices[s].in[i].holders {
				yield(edge{kind, source, s, none})
			}
		}
	}
	for _, c := range crossings {
		for _, by := range v.holders(s, c.to) {
			for source := range v.targets(by, c.from) {
				yield(edge{c.kind, source, s, by})
			}
		}
	}
}

// edgesAmong calls a function with the edges that have both ends in a set. Those over a participation or
// funding are looked for from the ends that have fewer of them: a few projects have a hundred
// participations where their organisations have ten thousand.
func (v *view) edgesAmong(ends slotSet, yield func(edge)) {
	for s := range ends {
		v.linksFrom(s, func(e edge) {
			if ends.has(e.target) {
				yield(e)
			}
		})
	}
	for _, c := range crossings {
		starting, ending := 0, 0
		for s := range ends {
			starting += len(v.holders(s, c.from))
			ending += len(v.holders(s, c.to))
		}
		near, far := c.from, c.to
		if ending < starting {
			near, far = far, near
		}
		for s := range ends {
			for _, by := range v.holders(s, near) {
				if !v.step() {
					return
				}
				for other := range v.targets(by, far) {
					switch {
					case !ends.has(other):
					case near == c.from:
						yield(edge{c.kind, s, other, by})
					default:
						yield(edge{c.kind, other, s, by})
					}
				}
			}
		}
	}
}

// Neighbours implements [network.Reader].
func (s *Store) Neighbours(ctx context.Context, query network.NeighbourQuery) (network.Neighbours, error) {
	if err := checkKeys(query.Of); err != nil {
		return network.Neighbours{}, err
	}
	if query.Most < 1 || query.Most > network.MaxKeys {
		return network.Neighbours{}, network.Errorf(network.InvalidArgument, "%d neighbours cannot be given: ask for 1 to 10,000", query.Most)
	}
	var neighbours network.Neighbours
	err := s.read(ctx, func(v *view) error {
		ties, err := v.ties(query)
		if err != nil {
			return err
		}
		found := make([]slot, 0, len(ties))
		for s, count := range ties {
			if count > 0 {
				found = append(found, s)
			}
		}
		slices.SortFunc(found, func(a, b slot) int {
			return cmp.Or(
				-cmp.Compare(ties[a], ties[b]), -cmp.Compare(v.participationCount(a), v.participationCount(b)),
				cmp.Compare(v.vertices[a].id, v.vertices[b].id),
			)
		})
		kept := min(query.Most, len(found))
		neighbours = network.Neighbours{Nodes: make([]network.Node, kept), Omitted: len(found) - kept}
		for i, s := range found[:kept] {
			neighbours.Nodes[i] = v.vertices[s].node
		}
		return nil
	})
	return neighbours, err
}

// participationCount tells how many participations a project or an organisation has; other nodes have none.
func (v *view) participationCount(s slot) int {
	return len(v.participationsIn(s)) + len(v.participationsBy(s))
}

// ties counts the edges between the nodes asked for and each neighbour that is wanted.
// Neighbours that are not wanted are counted below zero.
func (v *view) ties(query network.NeighbourQuery) (map[slot]int, error) {
	c := v.projects(query.Projects)
	if v.err != nil {
		return nil, v.err
	}
	of := v.slotsOf(query.Of)
	except := v.slotsOf(query.Except)
	wanted := func(s slot) bool {
		kind := v.vertices[s].kind
		return !of.has(s) && !except.has(s) && (query.Kinds == nil || slices.Contains(query.Kinds, kind)) &&
			(kind != network.KindProject || c.passes(s))
	}
	ties := make(map[slot]int)
	count := func(s slot) {
		known, met := ties[s]
		switch {
		case !v.step() || known < 0:
		case !met && !wanted(s):
			ties[s] = -1
		default:
			ties[s] = known + 1
		}
	}
	for s := range of {
		v.edgesFrom(s, func(e edge) { count(e.target) })
		v.edgesTo(s, func(e edge) { count(e.source) })
		if v.err != nil {
			return nil, v.err
		}
	}
	return ties, nil
}

// Edges implements [network.Reader].
func (s *Store) Edges(ctx context.Context, among []network.ID) ([]network.Edge, error) {
	if err := checkKeys(among); err != nil {
		return nil, err
	}
	var edges []network.Edge
	err := s.read(ctx, func(v *view) error {
		v.edgesAmong(v.slotsOf(among), func(e edge) { edges = append(edges, v.drawn(e)) })
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(edges, func(a, b network.Edge) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Source, b.Source), cmp.Compare(a.Target, b.Target), cmp.Compare(a.ID, b.ID))
	})
	return edges, nil
}

// drawn gives an edge as readers get it.
func (v *view) drawn(e edge) network.Edge {
	drawn := network.Edge{Kind: e.kind, Source: v.vertices[e.source].id, Target: v.vertices[e.target].id}
	switch e.kind {
	case network.EdgeParticipation:
		participation := v.participation(e.by)
		drawn.ID, drawn.Role, drawn.Amount = string(participation.ID), participation.Role, participation.Granted
	case network.EdgeFunding:
		funding := v.funding(e.by)
		drawn.ID, drawn.Amount = string(funding.ID), funding.Granted
	case network.EdgeContact:
		drawn.ID = network.LinkEdgeID(e.kind, drawn.Source, drawn.Target, v.vertices[e.by].id)
	default:
		drawn.ID = network.LinkEdgeID(e.kind, drawn.Source, drawn.Target, "")
	}
	return drawn
}
