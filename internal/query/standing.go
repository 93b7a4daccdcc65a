package query

import (
	"context"
	"slices"
	"sort"

	"verkosto/internal/network"
)

// maxStandings bounds of how many organisations at once it is told where they stand.
const maxStandings = 1000

// standings gives what is made of each organisation that ids lead to, by these ids. Those without a part in the sub-network are
// absent. The organisations that are made are named all at once.
func standings[T any, P unnamed[T]](
	ctx context.Context, i inquiry, p *projected, ids []network.ID, item func(at int32) network.Item[T],
) (map[network.ID]network.Item[T], error) {
	places, err := i.places(ctx, p, ids)
	if err != nil {
		return nil, err
	}
	asked := make([]network.ID, 0, len(places))
	items := make([]network.Item[T], 0, len(places))
	for id, at := range places {
		asked, items = append(asked, id), append(items, item(at))
	}
	if err := name[T, P](ctx, i.Queries, items); err != nil {
		return nil, err
	}
	found := make(map[network.ID]network.Item[T], len(items))
	for at, id := range asked {
		found[id] = items[at]
	}
	return found, nil
}

// places gives where the organisations that ids lead to are in the sub-network; those without a part in it are absent. More than
// 1,000 are refused.
func (i inquiry) places(ctx context.Context, p *projected, ids []network.ID) (map[network.ID]int32, error) {
	if len(ids) > maxStandings {
		return nil, network.Errorf(network.LimitExceeded, "%d ids at once are too many: ask for at most %d", len(ids), maxStandings)
	}
	places := make(map[network.ID]int32, len(ids))
	var others []network.ID
	for _, id := range ids {
		if at, there := slices.BinarySearch(p.Organisations, id); there {
			places[id] = int32(at)
		} else {
			others = append(others, id)
		}
	}
	if i.Subnetwork.Identities == network.IdentitiesRaw {
		return places, nil
	}
	nodes, err := i.Nodes(ctx, others) // of those that are one, the id that they are served by
	for id, node := range nodes {
		if at, there := slices.BinarySearch(p.Organisations, node.NodeID()); there {
			places[id] = int32(at)
		}
	}
	return places, err
}

// rankOf gives the place of an organisation in an order by values downwards and then by index, which has it.
func rankOf(order []int32, values []float64, at int32) int {
	return sort.Search(len(order), func(rank int) bool {
		other := order[rank]
		return values[other] < values[at] || values[other] == values[at] && other >= at
	})
}
