package embedded

import (
	"context"
	"maps"
	"slices"

	"verkosto/internal/network"
)

// JointPartners implements [network.Reader].
func (s *Store) JointPartners(ctx context.Context, query network.PartnerQuery) (network.JointPartners, error) {
	if err := checkKeys(query.Of); err != nil {
		return network.JointPartners{}, err
	}
	if err := checkWindow(query.Window); err != nil {
		return network.JointPartners{}, err
	}
	w, err := byShared.window(query.Window)
	if err != nil {
		return network.JointPartners{}, err
	}
	var found network.JointPartners
	err = s.read(ctx, func(v *view) error {
		of := v.slotsOf(query.Of)
		shared := make(map[slot][]slot)
		for _, project := range v.partneredBy(of, v.projects(query.Projects)) {
			for _, partner := range v.partnersIn(project) {
				if !of.has(partner) && v.step() {
					shared[partner] = append(shared[partner], project)
				}
			}
		}
		items := make([]network.Item[network.Partner], 0, len(shared))
		for partner, projects := range shared {
			organisation := v.vertices[partner].node.(*network.Organisation)
			items = append(items, network.Item[network.Partner]{
				Node:     network.Partner{Organisation: organisation, Shared: len(projects)},
				Position: byShared.position(countValue(len(projects)), organisation.ID),
			})
		}
		found = network.JointPartners{Version: v.version}
		found.Page = cut(byShared, items, func(p network.Partner) value { return countValue(p.Shared) }, w)
		for i := range found.Items {
			partner := &found.Items[i].Node
			v.tellShared(partner, shared[v.slot(partner.Organisation.ID)], of)
		}
		return nil
	})
	return found, err
}

// partneredBy gives the projects that pass and that any of some organisations takes part in as a partner.
func (v *view) partneredBy(organisations slotSet, c condition) []slot {
	var projects []slot
	for organisation := range organisations {
		for _, participation := range v.participationsBy(organisation) {
			if project := v.project(participation); project != none && v.makesPartners(participation) && v.step() {
				projects = append(projects, project)
			}
		}
	}
	return slices.DeleteFunc(unique(projects), func(project slot) bool { return !c.passes(project) })
}

// tellShared tells the facts of the projects that an organisation shares with others.
func (v *view) tellShared(partner *network.Partner, projects []slot, others slotSet) {
	var granted sum
	own, theirs := make(map[network.Role]bool), make(map[network.Role]bool)
	for _, s := range projects {
		project := v.projectNode(s)
		partner.FirstStart = earlier(partner.FirstStart, project.Start)
		partner.LastEnd = max(partner.LastEnd, project.End)
		v.add(&granted, v.grantedTo(s))
		for _, participation := range v.participationsIn(s) {
			role := v.participation(participation).Role
			switch organisation := v.organisation(participation); {
			case others.has(organisation):
				own[role] = true
			case organisation != none && v.vertices[organisation].id == partner.Organisation.ID:
				theirs[role] = true
			}
		}
	}
	partner.Granted = granted.amount()
	partner.Roles, partner.OwnRoles = slices.Sorted(maps.Keys(theirs)), slices.Sorted(maps.Keys(own))
}

// SharedProjects implements [network.Reader].
func (s *Store) SharedProjects(ctx context.Context, query network.SharedQuery) (map[network.ID]network.Page[network.Node], error) {
	for _, keys := range [][]network.ID{query.Of, query.With} {
		if err := checkKeys(keys); err != nil {
			return nil, err
		}
	}
	if err := checkWindow(query.Window); err != nil {
		return nil, err
	}
	w, err := idsUp.window(query.Window)
	if err != nil {
		return nil, err
	}
	var pages map[network.ID]network.Page[network.Node]
	err = s.read(ctx, func(v *view) error {
		pages = make(map[network.ID]network.Page[network.Node], len(query.With))
		of := v.slotsOf(query.Of)
		c := v.projects(query.Projects)
		for _, with := range query.With {
			others := maps.Clone(of)
			delete(others, v.slot(with))
			var items []network.Item[network.Node]
			for _, project := range v.partneredBy(v.slotsOf([]network.ID{with}), c) {
				if slices.ContainsFunc(v.partnersIn(project), others.has) {
					node := v.vertices[project].node
					items = append(items, network.Item[network.Node]{Node: node, Position: network.Position{ID: node.NodeID()}})
				}
			}
			pages[with] = cut(idsUp, items, noValue[network.Node], w)
		}
		return nil
	})
	return pages, err
}
