package analysis

import (
	"cmp"
	"slices"
)

// Grouping puts each node into one of several groups, which are numbered from
// zero by falling size, those of equal size by their lowest node.
type Grouping struct {
	Of    []int32 // the group of each node
	Sizes []int32 // the number of nodes of each group, falling
}

// Members is the nodes of each group, in ascending order. O(n).
func (g Grouping) Members() [][]int32 {
	members := make([][]int32, len(g.Sizes))
	for group, size := range g.Sizes {
		members[group] = make([]int32, 0, size)
	}
	for node, group := range g.Of {
		members[group] = append(members[group], int32(node))
	}
	return members
}

// Components is the connected components of the network: the groups within
// which every node can reach every other. An isolate is one of its own, and the
// empty network has none. Depth-first search, O(n + m).
func Components(g *Graph) Grouping {
	return grouped(g.connected(make([]int32, g.Nodes())))
}

// connected numbers the parts that the ties within groups connect, of being the
// group of each node, and returns how many there are.
func (g *Graph) connected(of []int32) ([]int32, int) {
	const unseen = -1
	part := make([]int32, g.Nodes())
	for v := range part {
		part[v] = unseen
	}
	stack := make([]int32, 0, g.Nodes())
	count := int32(0)
	for v := range part {
		if part[v] != unseen {
			continue
		}
		part[v] = count
		stack = append(stack, int32(v))
		for len(stack) > 0 {
			last := len(stack) - 1
			u := stack[last]
			stack = stack[:last]
			for _, w := range g.Neighbours(u) {
				if part[w] == unseen && of[w] == of[u] {
					part[w] = count
					stack = append(stack, w)
				}
			}
		}
		count++
	}
	return part, int(count)
}

// grouped numbers groups as Grouping promises, given any number below count for
// each node. Numbers that no node has are closed up.
func grouped(of []int32, count int) Grouping {
	sizes, lowest := make([]int32, count), make([]int32, count)
	for v := len(of) - 1; v >= 0; v-- {
		sizes[of[v]]++
		lowest[of[v]] = int32(v)
	}
	order := make([]int32, 0, count)
	for group := range int32(count) {
		if sizes[group] > 0 {
			order = append(order, group)
		}
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Or(cmp.Compare(sizes[b], sizes[a]), cmp.Compare(lowest[a], lowest[b]))
	})
	number, sorted := make([]int32, count), make([]int32, len(order))
	for i, group := range order {
		number[group], sorted[i] = int32(i), sizes[group]
	}
	for v, group := range of {
		of[v] = number[group]
	}
	return Grouping{Of: of, Sizes: sorted}
}
