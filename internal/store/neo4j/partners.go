package neo4j

import (
	"context"
	"strings"

	"verkosto/internal/network"
)

// Degrees implements [network.Reader].
func (s *Store) Degrees(ctx context.Context, organisations []network.ID) (map[network.ID]network.Degree, error) {
	if err := checkKeys(organisations); err != nil {
		return nil, err
	}
	return served(ctx, s, func(v *view) (map[network.ID]network.Degree, error) {
		rows, err := v.ask(ctx, "count ties", cypherDegrees, map[string]any{"ids": unique(v.of(organisations))})
		if err != nil {
			return nil, err
		}
		degrees := make(map[network.ID]network.Degree, len(rows))
		for _, found := range rows {
			columns := row(found)
			degrees[network.ID(text(columns[0]))] = network.Degree{
				Participations: int(integer(columns[1])), Projects: int(integer(columns[2])), Partners: int(integer(columns[3])),
			}
		}
		return underGiven(v, organisations, degrees), nil
	})
}

var partnerFragments = section("partners")

// byShared is the order of partners.
var byShared = ordering{key: "shared", form: formCount, down: true}

// Partners implements [network.Reader].
func (s *Store) Partners(ctx context.Context, query network.PartnerQuery) (map[network.ID]network.Page[network.Partner], error) {
	if err := checkKeys(query.Of); err != nil {
		return nil, err
	}
	if err := checkWindow(query.Window); err != nil {
		return nil, err
	}
	return served(ctx, s, func(v *view) (map[network.ID]network.Page[network.Partner], error) {
		asked := query
		asked.Of, asked.Projects = v.of(query.Of), v.projects(query.Projects)
		statement, params, err := partnering(asked)
		if err != nil {
			return nil, err
		}
		rows, err := v.ask(ctx, "list partners", statement, params)
		if err != nil {
			return nil, err
		}
		pages, err := v.partnersOf(asked, rows)
		return underGiven(v, query.Of, pages), err
	})
}

// partnersOf puts the rows of partners together by organisation.
func (v *view) partnersOf(query network.PartnerQuery, rows []any) (map[network.ID]network.Page[network.Partner], error) {
	lists := make(map[network.ID]*gathered[network.Partner])
	for _, found := range rows {
		columns := row(found)
		of := network.ID(text(columns[0]))
		if lists[of] == nil {
			lists[of] = new(gathered[network.Partner])
		}
		item, err := v.partnerItem(columns)
		if err != nil {
			return nil, err
		}
		lists[of].add(text(columns[1]), item)
	}
	return pagesOf(query.Of, lists, query.Window), nil
}

func partnering(query network.PartnerQuery) (string, map[string]any, error) {
	f := &filter{params: map[string]any{"of": unique(query.Of)}}
	branches, err := byShared.branches(query.Window, f.params)
	if err != nil {
		return "", nil, err
	}
	shared, where := partnerFragments["of all projects"], conditions(nil)
	if query.Projects != nil {
		where = f.project(query.Projects, "p")
		shared = fill(partnerFragments["of some projects"], "where", where.String())
	}
	parts := make([]string, 0, len(branches))
	for _, b := range branches {
		part := fill(partnerFragments["branch"], "shared", shared, "window", conditions(b.where).String(), "part", b.part,
			"order", b.order, "limit", b.limit)
		parts = append(parts, ofPartner.Replace(part))
	}
	times := fill(partnerFragments["times of what is shared"], "where", where.String())
	if query.OmitTimes {
		times = partnerFragments["no times"]
	}
	return fill(cypherPartners, "branches", strings.Join(parts, "\nUNION ALL\n"), "times", times), f.params, nil
}

// ofPartner lets the fragments of orders speak of partners.
var ofPartner = strings.NewReplacer("n.shared", "shared", "n.id", "q.id")

func (v *view) partnerItem(columns []any) (item network.Item[network.Partner], err error) {
	if part := text(columns[1]); part == "prev" || part == "next" {
		return item, nil
	}
	node, err := v.decode(columns[2], columns[3])
	if err != nil {
		return item, err
	}
	organisation, isOrganisation := node.(*network.Organisation)
	if !isOrganisation {
		return item, network.Errorf(network.Internal, "the partner %s is no organisation", node.NodeID())
	}
	item.Node = network.Partner{
		Organisation: organisation,
		Shared:       int(integer(columns[4])),
		FirstStart:   network.Date(text(columns[5])),
		LastEnd:      network.Date(text(columns[6])),
	}
	item.Position, err = byShared.position(organisation.ID, columns[4])
	return item, err
}
