package embedded

import (
	"cmp"
	"context"

	"verkosto/internal/network"
)

// times counts projects that are active at two times.
type times struct{ before, after int }

func (t times) kind() network.ChangeKind { return network.ChangeOf(t.before, t.after) }

// pair is two organisations, the one with the smaller slot first.
type pair struct{ a, b slot }

// present calls a function with the partners of each project that is active at either time.
func (v *view) present(query network.ChangeQuery, yield func(partners []slot, at times)) {
	c := v.projects(query.Projects)
	if v.err != nil {
		return
	}
	v.selected(network.KindProject, c, func(s slot) {
		project := v.projectNode(s)
		var at times
		if query.Before.Overlaps(project.Start, project.End) {
			at.before = 1
		}
		if query.After.Overlaps(project.Start, project.End) {
			at.after = 1
		}
		if at != (times{}) {
			yield(v.partnersIn(s), at)
		}
	})
}

// tiesAt counts the projects of each tie.
func (v *view) tiesAt(query network.ChangeQuery) map[pair]times {
	ties := make(map[pair]times)
	v.present(query, func(partners []slot, at times) {
		for i, a := range partners {
			for _, b := range partners[i+1:] {
				if !v.step() {
					return
				}
				t := ties[pair{a, b}]
				ties[pair{a, b}] = times{t.before + at.before, t.after + at.after}
			}
		}
	})
	return ties
}

// organisationsAt counts the projects of each organisation.
func (v *view) organisationsAt(query network.ChangeQuery) map[slot]times {
	organisations := make(map[slot]times)
	v.present(query, func(partners []slot, at times) {
		for _, organisation := range partners {
			t := organisations[organisation]
			organisations[organisation] = times{t.before + at.before, t.after + at.after}
		}
	})
	return organisations
}

// NetworkChange implements [network.Reader].
func (s *Store) NetworkChange(ctx context.Context, query network.ChangeQuery) (network.NetworkChange, error) {
	if err := query.Check(); err != nil {
		return network.NetworkChange{}, err
	}
	var change network.NetworkChange
	err := s.read(ctx, func(v *view) error {
		change = network.NetworkChange{Version: v.version}
		for _, at := range v.tiesAt(query) {
			change.Ties.Count(at.kind())
		}
		for _, at := range v.organisationsAt(query) {
			change.Organisations.Count(at.kind())
		}
		return nil
	})
	return change, err
}

// ChangedTies implements [network.Reader].
func (s *Store) ChangedTies(ctx context.Context, query network.ChangedTieQuery) (network.Page[network.ChangedTie], error) {
	if err := query.Check(); err != nil {
		return network.Page[network.ChangedTie]{}, err
	}
	w, err := byShared.window(query.Window)
	if err != nil {
		return network.Page[network.ChangedTie]{}, err
	}
	var page network.Page[network.ChangedTie]
	err = s.read(ctx, func(v *view) error {
		var items []network.Item[network.ChangedTie]
		for ends, at := range v.tiesAt(query.ChangeQuery) {
			if at.kind() == query.Kind {
				items = append(items, v.changedTie(ends, at))
			}
		}
		page = cut(byShared, items, func(t network.ChangedTie) value { return countValue(t.Weight()) }, w)
		return nil
	})
	return page, err
}

func (v *view) changedTie(ends pair, at times) network.Item[network.ChangedTie] {
	a, _ := v.vertices[ends.a].node.(*network.Organisation)
	b, _ := v.vertices[ends.b].node.(*network.Organisation)
	if cmp.Compare(a.ID, b.ID) > 0 {
		a, b = b, a
	}
	tie := network.ChangedTie{Organisations: [2]*network.Organisation{a, b}, Before: at.before, After: at.after}
	return network.Item[network.ChangedTie]{
		Node: tie, Position: byShared.position(countValue(tie.Weight()), network.PairKey(a.ID, b.ID)),
	}
}

// ChangedOrganisations implements [network.Reader].
func (s *Store) ChangedOrganisations(ctx context.Context, query network.ChangedOrganisationQuery) (network.Page[network.Node], error) {
	if err := query.Check(); err != nil {
		return network.Page[network.Node]{}, err
	}
	w, err := idsUp.window(query.Window)
	if err != nil {
		return network.Page[network.Node]{}, err
	}
	var page network.Page[network.Node]
	err = s.read(ctx, func(v *view) error {
		var items []network.Item[network.Node]
		for organisation, at := range v.organisationsAt(query.ChangeQuery) {
			if at.kind() == query.Kind {
				node := v.vertices[organisation].node
				items = append(items, network.Item[network.Node]{Node: node, Position: network.Position{ID: node.NodeID()}})
			}
		}
		page = cut(idsUp, items, noValue[network.Node], w)
		return nil
	})
	return page, err
}
