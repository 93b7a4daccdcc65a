package query

import (
	"context"

	"verkosto/internal/network"
)

// List gives a page of the selected nodes for each parent of the selection, or for
// [network.WholeStore]. A nil order is by id.
func (q *Queries) List(
	ctx context.Context, selection network.Selection, order *network.Order, paging Paging,
) (map[network.ID]List[network.Node], error) {
	listing := Listing{What: string(selection.Kind), Order: orderOf(order)}
	window, err := listing.window(paging)
	if err != nil {
		return nil, err
	}
	return byParents(selection, func(part network.Selection) (map[network.ID]List[network.Node], error) {
		pages, err := q.reader.List(ctx, part, listing.Order, window)
		return listed(listing, pages), err
	})
}

// Partners gives a page of partners for each organisation, without the times of what they share where those are omitted.
func (q *Queries) Partners(
	ctx context.Context, organisations []network.ID, projects *network.ProjectFilter, paging Paging, omitTimes bool,
) (map[network.ID]List[network.Partner], error) {
	listing := Listing{What: "PARTNER", Order: network.Order{Field: network.ByProjects, Direction: network.Descending}}
	window, err := listing.window(paging)
	if err != nil {
		return nil, err
	}
	return byKeys(organisations, func(chunk []network.ID) (map[network.ID]List[network.Partner], error) {
		pages, err := q.reader.Partners(ctx, network.PartnerQuery{Of: chunk, Projects: projects, Window: window, OmitTimes: omitTimes})
		return listed(listing, pages), err
	})
}

// Citations gives a page of citations for each node, or for each source that they are
// from.
func (q *Queries) Citations(
	ctx context.Context, of []network.ID, from bool, paging Paging,
) (map[network.ID]List[network.Citation], error) {
	listing := Listing{What: "CITATION", Order: orderOf(nil)}
	window, err := listing.window(paging)
	if err != nil {
		return nil, err
	}
	return byKeys(of, func(chunk []network.ID) (map[network.ID]List[network.Citation], error) {
		pages, err := q.reader.Citations(ctx, network.CitationQuery{Of: chunk, From: from, Window: window})
		return listed(listing, pages), err
	})
}

func orderOf(order *network.Order) network.Order {
	if order == nil {
		return network.Order{Field: network.ByID, Direction: network.Ascending}
	}
	return *order
}

func listed[T any](listing Listing, pages map[network.ID]network.Page[T]) map[network.ID]List[T] {
	lists := make(map[network.ID]List[T], len(pages))
	for parent, page := range pages {
		lists[parent] = List[T]{listing, page}
	}
	return lists
}
