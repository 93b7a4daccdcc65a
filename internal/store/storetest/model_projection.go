package storetest

import (
	"context"
	"slices"

	"verkosto/internal/network"
)

// Projection implements [network.Reader].
func (m *Model) Projection(ctx context.Context, query network.ProjectionQuery) (*network.Projection, error) {
	s, err := m.read(ctx)
	if err != nil {
		return nil, err
	}
	query.Projects = s.projectsAsked(query.Projects)
	projection := &network.Projection{Version: s.version}
	var projects []*network.Project
	for _, node := range s.kind(network.KindProject) {
		project, _ := node.(*network.Project)
		if query.Projects == nil || s.project(query.Projects, project) {
			projects = append(projects, project)
			projection.Projects = append(projection.Projects, project.ID)
			projection.Starts = append(projection.Starts, project.Start)
			projection.Ends = append(projection.Ends, project.End)
		}
	}
	for _, project := range projects {
		for _, participation := range s.participationsIn(project.ID) {
			projection.Organisations = append(projection.Organisations, s.partsOf(participation, query)...)
		}
	}
	projection.Organisations = unique(projection.Organisations)
	for i, project := range projects {
		for _, participation := range s.participationsIn(project.ID) {
			for _, organisation := range s.partsOf(participation, query) {
				granted, err := network.Cents(participation.Granted)
				if err != nil {
					return nil, err
				}
				at := slices.Index(projection.Organisations, organisation)
				projection.Parts = append(projection.Parts, network.Part{Project: int32(i), Organisation: int32(at), Role: participation.Role, Granted: granted})
			}
		}
	}
	slices.SortFunc(projection.Parts, network.CompareParts)
	if query.Traits {
		projection.Traits = s.traits(projects, projection.Organisations)
	}
	return projection, nil
}

// partsOf gives the organisations of which a participation is a part in the answer to a query.
func (s *state) partsOf(p *network.Participation, query network.ProjectionQuery) []network.ID {
	organisation := s.organisationOf(p)
	switch {
	case organisation == nil || !query.Takes(p.Role):
		return nil
	case query.Raw():
		return p.Stated()
	default:
		return []network.ID{organisation.ID}
	}
}

func (s *state) traits(projects []*network.Project, organisations []network.ID) *network.Traits {
	traits := new(network.Traits)
	for _, project := range projects {
		traits.Funds = append(traits.Funds, firstOf(s.targets(project.ID, network.LinkUnder)))
		traits.Themes = append(traits.Themes, network.Theme(project.Name(), project.Keywords))
	}
	served := make([]network.ID, len(organisations))
	for i, organisation := range organisations {
		served[i] = s.joined.Of(organisation)
	}
	for _, organisation := range each[*network.Organisation](s, served) {
		traits.Homes = append(traits.Homes, firstOf(s.targets(organisation.ID, network.LinkBasedIn)))
		traits.Countries = append(traits.Countries, organisation.Country)
	}
	return traits
}

func firstOf(ids []network.ID) network.ID {
	for _, id := range ids {
		return id
	}
	return ""
}
