package storetest

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"verkosto/internal/network"
)

// Partners implements [network.Reader].
func (m *Model) Partners(ctx context.Context, query network.PartnerQuery) (map[network.ID]network.Page[network.Partner], error) {
	s, err := m.read(ctx)
	if err != nil {
		return nil, err
	}
	if err := checkKeys(query.Of); err != nil {
		return nil, err
	}
	pages := make(map[network.ID]network.Page[network.Partner])
	projects := s.projectsAsked(query.Projects)
	for _, asked := range query.Of {
		organisation := s.joined.Of(asked)
		var items []network.Item[network.Partner]
		for _, partner := range each[*network.Organisation](s, s.partnersOf(organisation)) {
			if shared := s.shared(organisation, partner.ID, projects); len(shared) > 0 {
				items = append(items, partnerItem(partner, shared))
			}
		}
		if query.OmitTimes {
			for i := range items {
				items[i].Node.FirstStart, items[i].Node.LastEnd = "", ""
			}
		}
		bySharedDown := byValue(network.Order{Field: network.ByProjects, Direction: network.Descending})
		if pages[asked], err = paged(items, query.Window, bySharedDown); err != nil {
			return nil, err
		}
	}
	return pages, checkBounds(query.Window, inOrder(network.ByProjects))
}

// shared gives the projects that two organisations share, of those that pass a filter.
func (s *state) shared(a, b network.ID, filter *network.ProjectFilter) []*network.Project {
	shared := each[*network.Project](s, s.partneredBy(a))
	return slices.DeleteFunc(shared, func(p *network.Project) bool {
		return !slices.Contains(s.partneredBy(b), p.ID) || filter != nil && !s.project(filter, p)
	})
}

func partnerItem(organisation *network.Organisation, shared []*network.Project) network.Item[network.Partner] {
	partner := network.Partner{Organisation: organisation, Shared: len(shared)}
	for _, project := range shared {
		partner.FirstStart = earliest(partner.FirstStart, project.Start)
		partner.LastEnd = max(partner.LastEnd, project.End)
	}
	position := network.Position{Value: strconv.Itoa(len(shared)), ID: organisation.ID}
	return network.Item[network.Partner]{Node: partner, Position: position}
}

// edges gives every edge of the drawn network, in order.
func (s *state) edges() []network.Edge {
	var edges []network.Edge
	for _, id := range s.ids {
		switch n := s.nodes[id].(type) {
		case *network.Participation:
			edges = append(edges, s.edgesOfParticipation(n)...)
		case *network.Funding:
			for _, from := range s.targets(id, network.LinkFrom) {
				for _, to := range s.targets(id, network.LinkFunds) {
					edges = append(edges, network.Edge{ID: string(id), Kind: network.EdgeFunding, Source: from, Target: to, Amount: n.Granted})
				}
			}
		default:
			edges = append(edges, s.edgesOfLinks(id)...)
		}
	}
	slices.SortFunc(edges, func(a, b network.Edge) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Source, b.Source), cmp.Compare(a.Target, b.Target), cmp.Compare(a.ID, b.ID))
	})
	return edges
}

func (s *state) edgesOfParticipation(p *network.Participation) []network.Edge {
	var edges []network.Edge
	for _, project := range s.targets(p.ID, network.LinkInProject) {
		for _, organisation := range s.targets(p.ID, network.LinkBy) {
			edges = append(edges, network.Edge{
				ID: string(p.ID), Kind: network.EdgeParticipation, Source: organisation, Target: project, Role: p.Role, Amount: p.Granted,
			})
		}
		for _, person := range s.targets(p.ID, network.LinkContact) {
			edges = append(edges, network.Edge{
				ID: network.LinkEdgeID(network.EdgeContact, person, project, p.ID), Kind: network.EdgeContact, Source: person, Target: project,
			})
		}
	}
	return edges
}

var edgeOfLink = map[network.Link]network.EdgeKind{
	network.LinkTargets:    network.EdgeTarget,
	network.LinkUnder:      network.EdgeUnder,
	network.LinkBasedIn:    network.EdgeBasedIn,
	network.LinkUnitOf:     network.EdgeUnitOf,
	network.LinkWorksFor:   network.EdgeWorksFor,
	network.LinkPartOf:     network.EdgePartOf,
	network.LinkMergedInto: network.EdgeMergedInto,
}

func (s *state) edgesOfLinks(id network.ID) []network.Edge {
	var edges []network.Edge
	for _, to := range s.nodes[id].Links() {
		if kind := edgeOfLink[to.Link]; kind != "" && s.nodes[to.Target] != nil {
			edges = append(edges, network.Edge{ID: network.LinkEdgeID(kind, id, to.Target, ""), Kind: kind, Source: id, Target: to.Target})
		}
	}
	return edges
}

// Edges implements [network.Reader].
func (m *Model) Edges(ctx context.Context, ids []network.ID) ([]network.Edge, error) {
	s, err := m.read(ctx)
	if err != nil {
		return nil, err
	}
	if err := checkKeys(ids); err != nil {
		return nil, err
	}
	ids = s.resolved(ids)
	return slices.DeleteFunc(s.edges(), func(e network.Edge) bool {
		return !slices.Contains(ids, e.Source) || !slices.Contains(ids, e.Target)
	}), nil
}

// Neighbours implements [network.Reader].
func (m *Model) Neighbours(ctx context.Context, query network.NeighbourQuery) (network.Neighbours, error) {
	s, err := m.read(ctx)
	if err != nil {
		return network.Neighbours{}, err
	}
	if query.Most < 1 || query.Most > network.MaxKeys {
		return network.Neighbours{}, network.Errorf(network.InvalidArgument, "at most %d neighbours can't be given: ask for 1 to %d", query.Most, network.MaxKeys)
	}
	if err := checkKeys(query.Of); err != nil {
		return network.Neighbours{}, err
	}
	query.Of, query.Except, query.Projects = s.resolved(query.Of), s.resolved(query.Except), s.projectsAsked(query.Projects)
	ties := make(map[network.ID]int)
	for _, edge := range s.edges() {
		if slices.Contains(query.Of, edge.Source) && s.wanted(query, edge.Target) {
			ties[edge.Target]++
		}
		if slices.Contains(query.Of, edge.Target) && s.wanted(query, edge.Source) {
			ties[edge.Source]++
		}
	}
	var found []network.ID
	for id := range ties {
		found = append(found, id)
	}
	slices.SortFunc(found, func(a, b network.ID) int {
		return cmp.Or(-cmp.Compare(ties[a], ties[b]), -cmp.Compare(s.participationCount(a), s.participationCount(b)), cmp.Compare(a, b))
	})
	kept := min(query.Most, len(found))
	return network.Neighbours{Nodes: each[network.Node](s, found[:kept]), Omitted: len(found) - kept}, nil
}

// participationCount tells how many participations a project or an organisation has.
func (s *state) participationCount(id network.ID) int {
	return len(s.participationsIn(id)) + len(s.participationsBy(id))
}

func (s *state) wanted(query network.NeighbourQuery, id network.ID) bool {
	if slices.Contains(query.Of, id) || slices.Contains(query.Except, id) {
		return false
	}
	if project, ok := s.nodes[id].(*network.Project); ok && query.Projects != nil && !s.project(query.Projects, project) {
		return false
	}
	return among(query.Kinds, id.Kind())
}
