package query

import (
	"context"
	"sort"
	"strconv"

	"verkosto/internal/network"
)

// ranking is a list of which each has a value, by values downwards and then by ids upwards.
type ranking struct {
	length int
	at     func(rank int) (value float64, id network.ID)
}

// stretch is the part of a ranking that a window shows.
type stretch struct {
	from, to         int
	hasPrev, hasNext bool
}

// window gives the part of the ranking that a window shows.
func (r ranking) window(w network.Window) (stretch, error) {
	from, to := 0, r.length
	if w.After != nil {
		place, err := r.search(w.After, func(id network.ID) bool { return id > w.After.ID })
		if err != nil {
			return stretch{}, err
		}
		from = place
	}
	if w.Before != nil {
		place, err := r.search(w.Before, func(id network.ID) bool { return id >= w.Before.ID })
		if err != nil {
			return stretch{}, err
		}
		to = place
	}
	to = max(from, to)
	switch {
	case w.First > 0:
		to = min(to, from+w.First)
	case w.Last > 0:
		from = max(from, to-w.Last)
	}
	return stretch{from, to, from > 0, to < r.length}, nil
}

// search finds the first that stands behind a position: has a lesser value, or the same and an id behind it.
func (r ranking) search(position *network.Position, behind func(network.ID) bool) (int, error) {
	score, err := position.Score()
	if err != nil {
		return 0, err
	}
	return sort.Search(r.length, func(rank int) bool {
		value, id := r.at(rank)
		return value < score || value == score && behind(id)
	}), nil
}

// position gives where one of the ranking stands.
func (r ranking) position(rank int) network.Position {
	value, id := r.at(rank)
	return network.Position{Value: strconv.FormatFloat(value, 'g', -1, 64), ID: id}
}

// ranked gives a page of a ranking; item makes what stands at a rank.
func ranked[T any](r ranking, listing Listing, paging Paging, item func(rank int) T) (List[T], error) {
	list := List[T]{Listing: listing}
	window, err := listing.window(paging)
	if err != nil {
		return list, err
	}
	shown, err := r.window(window)
	if err != nil {
		return list, err
	}
	list.HasPrev, list.HasNext = shown.hasPrev, shown.hasNext
	for rank := shown.from; rank < shown.to; rank++ {
		list.Items = append(list.Items, network.Item[T]{Node: item(rank), Position: r.position(rank)})
	}
	return list, nil
}

// downwards is a list by values downwards.
func downwards(what, field string) Listing {
	return Listing{What: what, Order: network.Order{Field: network.OrderField(field), Direction: network.Descending}}
}

// unnamed holds organisations of which no more than the ids are known yet.
type unnamed[T any] interface {
	*T
	// organisations gives where they are.
	organisations() []**network.Organisation
}

// name reads the organisations that items hold, all at once. One that another batch has just withdrawn is known by its id alone.
func name[T any, P unnamed[T]](ctx context.Context, q *Queries, items []network.Item[T]) error {
	var held []**network.Organisation
	for at := range items {
		held = append(held, P(&items[at].Node).organisations()...)
	}
	ids := make([]network.ID, len(held))
	for at, organisation := range held {
		ids[at] = (*organisation).ID
	}
	nodes, err := q.Nodes(ctx, ids)
	for at, organisation := range held {
		if found, is := nodes[ids[at]].(*network.Organisation); is {
			*organisation = found
		}
	}
	return err
}
