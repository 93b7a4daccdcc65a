package neo4j

import (
	"context"
	"slices"
	"strings"

	"verkosto/internal/network"
)

var questionFragments = section("questions")

// JointPartners implements [network.Reader].
func (s *Store) JointPartners(ctx context.Context, query network.PartnerQuery) (network.JointPartners, error) {
	return served(ctx, s, func(v *view) (network.JointPartners, error) {
		asked := query
		asked.Of, asked.Projects = v.of(query.Of), v.projects(query.Projects)
		return v.jointPartners(ctx, asked)
	})
}

func (v *view) jointPartners(ctx context.Context, query network.PartnerQuery) (network.JointPartners, error) {
	if err := checkKeys(query.Of); err != nil {
		return network.JointPartners{}, err
	}
	if err := checkWindow(query.Window); err != nil {
		return network.JointPartners{}, err
	}
	statement, params, err := jointPartnering(query)
	if err != nil {
		return network.JointPartners{}, err
	}
	rows, err := v.ask(ctx, "list partners", statement, params)
	if err != nil {
		return network.JointPartners{}, err
	}
	var found network.JointPartners
	list := new(gathered[network.Partner])
	for _, answer := range rows {
		columns := row(answer)
		found.Version = uint64(integer(columns[0]))
		if columns[1] == nil {
			continue // there are none
		}
		item, err := v.partnerItem(columns)
		if err != nil {
			return network.JointPartners{}, err
		}
		if item.Node.Organisation != nil {
			if item.Node.Granted, err = sumOf(row(columns[7])); err != nil {
				return network.JointPartners{}, err
			}
			item.Node.Roles, item.Node.OwnRoles = rolesOf(columns[8]), rolesOf(columns[9])
		}
		list.add(text(columns[1]), item)
	}
	found.Page = list.page(query.Window)
	return found, nil
}

func jointPartnering(query network.PartnerQuery) (string, map[string]any, error) {
	f := &filter{params: map[string]any{"of": unique(query.Of)}}
	branches, err := byShared.branches(query.Window, f.params)
	if err != nil {
		return "", nil, err
	}
	shared := fill(questionFragments["shares"], "where", f.where(query.Projects, "p").String())
	parts := make([]string, 0, len(branches))
	for _, b := range branches {
		part := fill(questionFragments["joint branch"], "shared", shared, "window", conditions(b.where).String(), "part", b.part,
			"order", b.order, "limit", b.limit)
		parts = append(parts, ofPartner.Replace(part))
	}
	return fill(cypherPartnersJoint, "branches", strings.Join(parts, "\nUNION ALL\n")), f.params, nil
}

func rolesOf(value any) []network.Role {
	roles := make([]network.Role, 0, 2)
	for _, role := range texts(value) {
		roles = append(roles, network.Role(role))
	}
	slices.Sort(roles)
	return roles
}

// SharedProjects implements [network.Reader].
func (s *Store) SharedProjects(ctx context.Context, query network.SharedQuery) (map[network.ID]network.Page[network.Node], error) {
	return served(ctx, s, func(v *view) (map[network.ID]network.Page[network.Node], error) {
		asked := query
		asked.Of, asked.With, asked.Projects = v.of(query.Of), v.of(query.With), v.projects(query.Projects)
		pages, err := v.sharedProjects(ctx, asked)
		return underGiven(v, query.With, pages), err
	})
}

func (v *view) sharedProjects(ctx context.Context, query network.SharedQuery) (map[network.ID]network.Page[network.Node], error) {
	for _, keys := range [][]network.ID{query.Of, query.With} {
		if err := checkKeys(keys); err != nil {
			return nil, err
		}
	}
	if err := checkWindow(query.Window); err != nil {
		return nil, err
	}
	statement, params, err := sharing(query)
	if err != nil {
		return nil, err
	}
	rows, err := v.ask(ctx, "list shared projects", statement, params)
	if err != nil {
		return nil, err
	}
	lists := make(map[network.ID]*gathered[network.Node])
	for _, answer := range rows {
		columns := row(answer)
		with := network.ID(text(columns[0]))
		if lists[with] == nil {
			lists[with] = new(gathered[network.Node])
		}
		node, err := v.decode(columns[2], columns[3])
		if err != nil {
			return nil, err
		}
		lists[with].add(text(columns[1]), network.Item[network.Node]{Node: node, Position: network.Position{ID: node.NodeID()}})
	}
	return pagesOf(query.With, lists, query.Window), nil
}

func sharing(query network.SharedQuery) (string, map[string]any, error) {
	f := &filter{params: map[string]any{"of": unique(query.Of), "with": unique(query.With)}}
	byID := ordering{}
	branches, err := byID.branches(query.Window, f.params)
	if err != nil {
		return "", nil, err
	}
	where := f.where(query.Projects, "n").String()
	parts := make([]string, 0, len(branches))
	for _, b := range branches {
		parts = append(parts, fill(questionFragments["shared branch"], "where", where, "window", conditions(b.where).String(), "part", b.part,
			"order", b.order, "limit", b.limit))
	}
	return fill(cypherPartnersShared, "branches", strings.Join(parts, "\nUNION ALL\n")), f.params, nil
}
