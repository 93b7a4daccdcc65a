package neo4j

import (
	"context"
	"strings"

	"verkosto/internal/network"
)

var changeFragments = section("changes")

// NetworkChange implements [network.Reader].
func (s *Store) NetworkChange(ctx context.Context, query network.ChangeQuery) (network.NetworkChange, error) {
	return served(ctx, s, func(v *view) (network.NetworkChange, error) {
		asked := query
		asked.Projects = v.projects(query.Projects)
		return v.networkChange(ctx, asked)
	})
}

func (v *view) networkChange(ctx context.Context, query network.ChangeQuery) (network.NetworkChange, error) {
	if err := query.Check(); err != nil {
		return network.NetworkChange{}, err
	}
	statement, params := changing(query)
	version, columns, err := only(v.ask(ctx, "count changes", statement, params))
	if err != nil {
		return network.NetworkChange{}, err
	}
	counts := func(at int) network.Changes {
		kinds := row(columns[at])
		return network.Changes{Kept: int(integer(kinds[0])), Come: int(integer(kinds[1])), Gone: int(integer(kinds[2]))}
	}
	return network.NetworkChange{Version: version, Ties: counts(0), Organisations: counts(1)}, nil
}

func changing(query network.ChangeQuery) (string, map[string]any) {
	f := &filter{params: make(map[string]any)}
	counts := make([]string, 0, 2)
	for _, things := range []string{"ties", "organisations"} {
		counts = append(counts, fill(changeFragments["counted"], "things", changeFragments[things], "name", things))
	}
	return f.changed(query, strings.Join(counts, "\n"), "ties, organisations"), f.params
}

// changed gives a statement about the projects that are active at either of two times.
func (f *filter) changed(query network.ChangeQuery, counts, names string) string {
	anchor, pattern, where := f.projects(query.Projects)
	return fill(cypherChange, "anchor", anchor, "pattern", pattern, "where", where,
		"before", f.active("n", &query.Before).closed(), "after", f.active("n", &query.After).closed(), "counts", counts, "names", names)
}

// listingChanges gives a statement that lists the ties or organisations that changed in one way.
func listingChanges(query network.ChangeQuery, things string, kind network.ChangeKind, o *ordering, window network.Window) (string, map[string]any, error) {
	f := &filter{params: make(map[string]any)}
	if err := f.forward(o, window); err != nil {
		return "", nil, err
	}
	listed := fill(changeFragments["listed"], "things", changeFragments[things], "kind", changeFragments[string(kind)],
		"row", changeFragments["row of "+things], "columns", changeFragments["columns of "+things])
	return f.changed(query, listed, "listed"), f.params, nil
}

// ChangedTies implements [network.Reader].
func (s *Store) ChangedTies(ctx context.Context, query network.ChangedTieQuery) (network.Page[network.ChangedTie], error) {
	return served(ctx, s, func(v *view) (network.Page[network.ChangedTie], error) {
		asked := query
		asked.Projects = v.projects(query.Projects)
		return v.changedTies(ctx, asked)
	})
}

func (v *view) changedTies(ctx context.Context, query network.ChangedTieQuery) (network.Page[network.ChangedTie], error) {
	if err := query.Check(); err != nil {
		return network.Page[network.ChangedTie]{}, err
	}
	statement, params, err := listingChanges(query.ChangeQuery, "ties", query.Kind, &byShared, query.Window)
	if err != nil {
		return network.Page[network.ChangedTie]{}, err
	}
	_, columns, err := only(v.ask(ctx, "list ties that changed", statement, params))
	return forwardPage(columns, err, func(columns []any) (item network.Item[network.ChangedTie], err error) {
		for i := range item.Node.Organisations {
			node, err := v.decode(columns[2*i], columns[2*i+1])
			if err != nil {
				return item, err
			}
			item.Node.Organisations[i], _ = node.(*network.Organisation)
		}
		item.Node.Before, item.Node.After = int(integer(columns[4])), int(integer(columns[5]))
		key := network.PairKey(network.ID(text(columns[0])), network.ID(text(columns[2])))
		item.Position, err = byShared.position(key, int64(item.Node.Weight()))
		return item, err
	})
}

// ChangedOrganisations implements [network.Reader].
func (s *Store) ChangedOrganisations(ctx context.Context, query network.ChangedOrganisationQuery) (network.Page[network.Node], error) {
	return served(ctx, s, func(v *view) (network.Page[network.Node], error) {
		asked := query
		asked.Projects = v.projects(query.Projects)
		return v.changedOrganisations(ctx, asked)
	})
}

func (v *view) changedOrganisations(ctx context.Context, query network.ChangedOrganisationQuery) (network.Page[network.Node], error) {
	if err := query.Check(); err != nil {
		return network.Page[network.Node]{}, err
	}
	statement, params, err := listingChanges(query.ChangeQuery, "organisations", query.Kind, &ordering{}, query.Window)
	if err != nil {
		return network.Page[network.Node]{}, err
	}
	_, columns, err := only(v.ask(ctx, "list organisations that changed", statement, params))
	return forwardPage(columns, err, func(columns []any) (item network.Item[network.Node], err error) {
		item.Node, err = v.decode(columns[0], columns[1])
		item.Position = network.Position{ID: network.ID(text(columns[0]))}
		return item, err
	})
}

// forwardPage reads a page of a list that is only read forward.
func forwardPage[T any](columns []any, err error, read func([]any) (network.Item[T], error)) (page network.Page[T], _ error) {
	if err != nil {
		return page, err
	}
	listed := row(columns[0])
	total, behind, rows := integer(listed[0]), integer(listed[1]), row(listed[2])
	page.HasPrev, page.HasNext = behind < total, int64(len(rows)) < behind
	for _, columns := range rows {
		item, err := read(row(columns))
		if err != nil {
			return network.Page[T]{}, err
		}
		page.Items = append(page.Items, item)
	}
	return page, nil
}
