package storetest

import (
	"context"

	"verkosto/internal/network"
)

// presence counts the projects at two times that organisations take part in and that ties are of.
type presence struct {
	organisations map[network.ID][2]int
	ties          map[[2]network.ID][2]int
}

func (s *state) presence(query network.ChangeQuery) presence {
	found := presence{make(map[network.ID][2]int), make(map[[2]network.ID][2]int)}
	for _, project := range s.some(query.Projects) {
		before, after := one(query.Before.Overlaps(project.Start, project.End)), one(query.After.Overlaps(project.Start, project.End))
		partners := s.partnersIn(project.ID)
		for i, a := range partners {
			found.organisations[a] = [2]int{found.organisations[a][0] + before, found.organisations[a][1] + after}
			for _, b := range partners[i+1:] {
				tie := [2]network.ID{a, b}
				found.ties[tie] = [2]int{found.ties[tie][0] + before, found.ties[tie][1] + after}
			}
		}
	}
	return found
}

// NetworkChange implements [network.Reader].
func (m *Model) NetworkChange(ctx context.Context, query network.ChangeQuery) (network.NetworkChange, error) {
	s, err := m.read(ctx)
	if err != nil {
		return network.NetworkChange{}, err
	}
	if err := query.Check(); err != nil {
		return network.NetworkChange{}, err
	}
	change, found := network.NetworkChange{Version: s.version}, s.presence(query)
	for _, times := range found.ties {
		change.Ties.Count(network.ChangeOf(times[0], times[1]))
	}
	for _, times := range found.organisations {
		change.Organisations.Count(network.ChangeOf(times[0], times[1]))
	}
	return change, nil
}

// ChangedTies implements [network.Reader].
func (m *Model) ChangedTies(ctx context.Context, query network.ChangedTieQuery) (network.Page[network.ChangedTie], error) {
	s, err := m.read(ctx)
	if err != nil {
		return network.Page[network.ChangedTie]{}, err
	}
	if err := query.Check(); err != nil {
		return network.Page[network.ChangedTie]{}, err
	}
	var items []network.Item[network.ChangedTie]
	for ends, times := range s.presence(query.ChangeQuery).ties {
		if network.ChangeOf(times[0], times[1]) != query.Kind {
			continue
		}
		tie := network.ChangedTie{Before: times[0], After: times[1]}
		for i, id := range ends {
			tie.Organisations[i] = each[*network.Organisation](s, []network.ID{id})[0]
		}
		items = append(items, network.Item[network.ChangedTie]{Node: tie, Position: byWeight(tie.Weight(), network.PairKey(ends[0], ends[1]))})
	}
	if err := checkBounds(query.Window, inOrder(network.ByProjects)); err != nil {
		return network.Page[network.ChangedTie]{}, err
	}
	return paged(items, query.Window, byValue(network.Order{Field: network.ByProjects, Direction: network.Descending}))
}

// ChangedOrganisations implements [network.Reader].
func (m *Model) ChangedOrganisations(ctx context.Context, query network.ChangedOrganisationQuery) (network.Page[network.Node], error) {
	s, err := m.read(ctx)
	if err != nil {
		return network.Page[network.Node]{}, err
	}
	if err := query.Check(); err != nil {
		return network.Page[network.Node]{}, err
	}
	var items []network.Item[network.Node]
	for id, times := range s.presence(query.ChangeQuery).organisations {
		if network.ChangeOf(times[0], times[1]) == query.Kind {
			items = append(items, network.Item[network.Node]{Node: s.nodes[id], Position: network.Position{ID: id}})
		}
	}
	return paged(items, query.Window, byValue(network.Order{Field: network.ByID}))
}
