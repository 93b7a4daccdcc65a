package storetest

import (
	"context"
	"slices"
	"strconv"

	"github.com/govalues/decimal"

	"verkosto/internal/network"
)

// some gives the projects that pass a filter.
func (s *state) some(filter *network.ProjectFilter) []*network.Project {
	filter = s.projectsAsked(filter)
	return slices.DeleteFunc(each[*network.Project](s, s.ids), func(p *network.Project) bool { return filter != nil && !s.project(filter, p) })
}

// sharedBy gives the projects, of some, that an organisation shares with any of others.
func (s *state) sharedBy(organisation network.ID, others []network.ID, projects []*network.Project) []*network.Project {
	var shared []*network.Project
	for _, project := range projects {
		partners := s.partnersIn(project.ID)
		with := func(id network.ID) bool { return id != organisation && slices.Contains(others, id) }
		if slices.Contains(partners, organisation) && slices.ContainsFunc(partners, with) {
			shared = append(shared, project)
		}
	}
	return shared
}

// JointPartners implements [network.Reader].
func (m *Model) JointPartners(ctx context.Context, query network.PartnerQuery) (network.JointPartners, error) {
	s, err := m.read(ctx)
	if err != nil {
		return network.JointPartners{}, err
	}
	if err := checkKeys(query.Of); err != nil {
		return network.JointPartners{}, err
	}
	of, projects := s.resolved(query.Of), s.some(query.Projects)
	var items []network.Item[network.Partner]
	for _, organisation := range each[*network.Organisation](s, s.ids) {
		shared := s.sharedBy(organisation.ID, of, projects)
		if slices.Contains(of, organisation.ID) || len(shared) == 0 {
			continue
		}
		item := partnerItem(organisation, shared)
		granted := sum(shared, func(p *network.Project) *decimal.Decimal { return s.grantedTo(p.ID) })
		item.Node.Granted, item.Node.Roles, item.Node.OwnRoles = granted, s.rolesIn(shared, []network.ID{organisation.ID}), s.rolesIn(shared, of)
		items = append(items, item)
	}
	page, err := paged(items, query.Window, byValue(network.Order{Field: network.ByProjects, Direction: network.Descending}))
	if err != nil {
		return network.JointPartners{}, err
	}
	return network.JointPartners{Version: s.version, Page: page}, checkBounds(query.Window, inOrder(network.ByProjects))
}

// rolesIn gives the roles that organisations have in projects.
func (s *state) rolesIn(projects []*network.Project, organisations []network.ID) []network.Role {
	var roles []network.Role
	for _, project := range projects {
		for _, p := range s.participationsIn(project.ID) {
			if o := s.organisationOf(p); o != nil && slices.Contains(organisations, o.ID) {
				roles = append(roles, p.Role)
			}
		}
	}
	return slices.Compact(slices.Sorted(slices.Values(roles)))
}

// SharedProjects implements [network.Reader].
func (m *Model) SharedProjects(ctx context.Context, query network.SharedQuery) (map[network.ID]network.Page[network.Node], error) {
	s, err := m.read(ctx)
	if err != nil {
		return nil, err
	}
	if err := checkKeys(append(slices.Clone(query.Of), query.With...)); err != nil {
		return nil, err
	}
	pages := make(map[network.ID]network.Page[network.Node])
	for _, with := range query.With {
		var items []network.Item[network.Node]
		for _, project := range s.sharedBy(s.joined.Of(with), s.resolved(query.Of), s.some(query.Projects)) {
			items = append(items, network.Item[network.Node]{Node: project, Position: network.Position{ID: project.ID}})
		}
		if pages[with], err = paged(items, query.Window, byValue(network.Order{Field: network.ByID})); err != nil {
			return nil, err
		}
	}
	return pages, checkWindow(query.Window)
}

// byWeight gives a position in an order of counts, downwards.
func byWeight(weight int, key network.ID) network.Position {
	return network.Position{Value: strconv.Itoa(weight), ID: key}
}
