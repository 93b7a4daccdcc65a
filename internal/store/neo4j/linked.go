package neo4j

import (
	"cmp"
	"context"
	"maps"
	"reflect"
	"slices"
	"sort"

	"verkosto/internal/network"
)

// What nodes link to stands in the nodes themselves. Where those are remembered from the same answer, an unfiltered list by
// id of what they hold links to depends on the nodes at the other ends alone, which may be remembered too.

// linked gives the pages of such a list, and false where the database must be asked for them.
func (v *view) linked(
	ctx context.Context, selection network.Selection, o *ordering, window network.Window,
) (pages map[network.ID]network.Page[network.Node], known bool, err error) {
	if len(selection.Of) == 0 || !selection.Out || isFiltered(selection.Filter) || o.key != "" || selection.Kind == network.KindFunder {
		return nil, false, nil
	}
	parents, others := v.recalled(ctx, unique(selection.Of))
	if len(others) > 0 {
		return nil, false, nil
	}
	targets, before := targetsOf(parents, selection), v.saw
	nodes, err := v.nodes(ctx, unique(slices.Concat(slices.Collect(maps.Values(targets))...)))
	if err != nil || v.saw != before {
		return nil, false, err // where a batch came between the parents and these, all is asked for again
	}
	pages = make(map[network.ID]network.Page[network.Node], len(selection.Of))
	for _, parent := range selection.Of {
		var list []network.Node
		for _, id := range targets[parent] {
			if node := nodes[id]; node != nil {
				list = append(list, node)
			}
		}
		pages[parent] = o.pageByID(list, window)
	}
	return pages, true, nil
}

// targetsOf gives what nodes link to, as a selection has it.
func targetsOf(parents map[network.ID]network.Node, selection network.Selection) map[network.ID][]network.ID {
	targets := make(map[network.ID][]network.ID, len(parents))
	for id, parent := range parents {
		for _, link := range parent.Links() {
			if link.Link == selection.Via && link.Target.Kind() == selection.Kind {
				targets[id] = append(targets[id], link.Target)
			}
		}
	}
	return targets
}

// isFiltered says whether a filter may leave anything out.
func isFiltered(filter network.Filter) bool { return filter != nil && !reflect.ValueOf(filter).IsNil() }

// pageByID gives the page of some nodes that a window shows, in the order of ids.
func (o *ordering) pageByID(nodes []network.Node, window network.Window) network.Page[network.Node] {
	compare := func(a, b network.ID) int {
		if o.down {
			a, b = b, a
		}
		return cmp.Compare(a, b)
	}
	slices.SortFunc(nodes, func(a, b network.Node) int { return compare(a.NodeID(), b.NodeID()) })
	begin, end := 0, len(nodes)
	if window.After != nil {
		begin = sort.Search(len(nodes), func(i int) bool { return compare(nodes[i].NodeID(), window.After.ID) > 0 })
	}
	if window.Before != nil {
		end = sort.Search(len(nodes), func(i int) bool { return compare(nodes[i].NodeID(), window.Before.ID) >= 0 })
	}
	end = max(begin, end)
	if window.First > 0 {
		end = min(end, begin+window.First)
	} else {
		begin = max(begin, end-window.Last)
	}
	page := network.Page[network.Node]{HasPrev: begin > 0, HasNext: end < len(nodes)}
	for _, node := range nodes[begin:end] {
		page.Items = append(page.Items, network.Item[network.Node]{Node: node, Position: network.Position{ID: node.NodeID()}})
	}
	if count := len(nodes); window.Count {
		page.Count = &count
	}
	return page
}
