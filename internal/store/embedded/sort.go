package embedded

import (
	"cmp"
	"slices"
)

// sorted is all nodes that are listed under a kind, in an order.
type sorted struct {
	slots []slot
	ranks []int32 // by slot; of others it means nothing
}

// sorted gives the sorted list for an ordering, made once for every version.
func (v *view) sorted(o *ordering) *sorted {
	return derive(v, *o, func() *sorted {
		list := &sorted{slots: slices.Collect(v.ofKind(o.kind)), ranks: make([]int32, len(v.vertices))}
		v.sortByValue(o, list.slots)
		for rank, s := range list.slots {
			list.ranks[s] = int32(rank)
		}
		return list
	})
}

// fewToSort is how many nodes are rather sorted by their values than by the ranks of all
// of their kind, if those are not there yet.
const fewToSort = 512

// sort sorts nodes.
func (v *view) sort(o *ordering, nodes []slot) {
	list, there := ready[*sorted](v.derived, *o)
	if !there {
		if len(nodes) < fewToSort {
			v.sortByValue(o, nodes)
			return
		}
		list = v.sorted(o)
	}
	slices.SortFunc(nodes, func(a, b slot) int { return cmp.Compare(list.ranks[a], list.ranks[b]) })
}

// sortByValue sorts nodes by their values, each of which is computed once.
func (v *view) sortByValue(o *ordering, nodes []slot) {
	type valued struct {
		value
		slot slot
	}
	values := make([]valued, len(nodes))
	for i, s := range nodes {
		if !v.step() {
			return
		}
		values[i] = valued{v.valueOf(o, s), s}
	}
	slices.SortFunc(values, func(a, b valued) int {
		return o.compare(a.value, b.value, v.vertices[a.slot].id, v.vertices[b.slot].id)
	})
	for i := range values {
		nodes[i] = values[i].slot
	}
}
