package embedded

import (
	"slices"
	"sort"

	"verkosto/internal/network"
)

// cut gives the part in a window of items in an order that they are brought into.
func cut[T any](o *ordering, items []network.Item[T], values func(T) value, w bounds) (page network.Page[T]) {
	compare := func(i int, to value, id network.ID) int {
		return o.compare(values(items[i].Node), to, items[i].Position.ID, id)
	}
	slices.SortFunc(items, func(a, b network.Item[T]) int {
		return o.compare(values(a.Node), values(b.Node), a.Position.ID, b.Position.ID)
	})
	begin, end := 0, len(items)
	if w.After != nil {
		begin = sort.Search(len(items), func(i int) bool { return compare(i, w.after, w.After.ID) > 0 })
	}
	if w.Before != nil {
		end = sort.Search(len(items), func(i int) bool { return compare(i, w.before, w.Before.ID) >= 0 })
	}
	begin, end = clip(begin, end, w.Window)
	return network.Page[T]{Items: items[begin:end:end], HasPrev: begin > 0, HasNext: end < len(items)}
}

// idsUp is the order of ids.
var idsUp = &ordering{field: network.ByID}

func noValue[T any](T) value { return value{} }
