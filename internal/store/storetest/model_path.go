package storetest

import (
	"cmp"
	"context"
	"slices"

	"verkosto/internal/network"
)

// Paths implements [network.Reader]: it goes every way there is.
func (m *Model) Paths(ctx context.Context, query network.PathQuery) (network.Paths, error) {
	s, err := m.read(ctx)
	if err != nil {
		return network.Paths{}, err
	}
	if err := query.Check(); err != nil {
		return network.Paths{}, err
	}
	query.From, query.To, query.Projects = s.joined.Of(query.From), s.joined.Of(query.To), s.projectsAsked(query.Projects)
	found := network.Paths{Version: s.version}
	var ways [][]network.ID
	if query.From != query.To && len(ofKind(network.KindOrganisation, []network.ID{query.From, query.To})) == 2 {
		s.walk(query, []network.ID{query.From}, func(way []network.ID) { ways = append(ways, way) })
	}
	slices.SortFunc(ways, func(a, b []network.ID) int { return cmp.Or(cmp.Compare(len(a), len(b)), slices.Compare(a, b)) })
	for _, way := range ways[:min(len(ways), query.Most)] {
		found.Paths = append(found.Paths, s.path(query, way))
	}
	return found, nil
}

// walk calls a function with every way from the end of another to the target.
func (s *state) walk(query network.PathQuery, way []network.ID, yield func([]network.ID)) {
	if len(way) > query.MaxLength {
		return
	}
	for _, next := range s.nextTo(query, way[len(way)-1]) {
		longer := append(slices.Clone(way), next)
		switch {
		case slices.Contains(way, next):
		case next == query.To:
			yield(longer)
		default:
			s.walk(query, longer, yield)
		}
	}
}

// nextTo gives the projects that an organisation is joined to, or the organisations of a project.
func (s *state) nextTo(query network.PathQuery, id network.ID) []network.ID {
	var next []network.ID
	for _, p := range s.participationsBy(id) {
		if project := s.projectOf(p); project != nil && query.Joins(p.Role) && (query.Projects == nil || s.project(query.Projects, project)) {
			next = append(next, project.ID)
		}
	}
	for _, p := range s.participationsIn(id) {
		if organisation := s.organisationOf(p); organisation != nil && query.Joins(p.Role) {
			next = append(next, organisation.ID)
		}
	}
	return unique(next)
}

func (s *state) path(query network.PathQuery, way []network.ID) network.Path {
	var path network.Path
	for i, id := range way {
		path.Nodes = append(path.Nodes, s.nodes[id])
		if i == 0 {
			continue
		}
		joins := func(p *network.Participation) bool {
			return query.Joins(p.Role) && slices.Contains(way[i-1:i+1], p.Project) && slices.Contains(way[i-1:i+1], p.Organisation)
		}
		if query.OmitParticipations {
			path.Participations = append(path.Participations, nil)
			continue
		}
		participations := slices.DeleteFunc(each[*network.Participation](s, s.ids), func(p *network.Participation) bool { return !joins(p) })
		path.Participations = append(path.Participations, participations)
	}
	return path
}
