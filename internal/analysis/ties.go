package analysis

import (
	"cmp"
	"math"
	"slices"
)

// Edge is an undirected tie of two nodes, by index.
type Edge struct {
	A, B   int32
	Weight float64
}

// Graph is a simple undirected network with positive weights: no loops, one
// tie at most between two nodes. Its nodes are numbered from zero.
type Graph struct {
	start      []int32 // of each node's row in neighbours, and one beyond
	neighbours []int32 // ascending within a row
	weights    []float64
}

// NewGraph builds the network of the given ties. Loops are left out, and the
// weights of ties between the same two nodes added up in the order given.
//
// Nodes beyond the number, and weights that are not positive and finite, are
// refused with [ErrInvalid]. The edges are read, not kept. O(edges · log edges).
func NewGraph(nodes int, edges []Edge) (*Graph, error) {
	if nodes < 0 || nodes > math.MaxInt32 {
		return nil, invalid("%d nodes", nodes)
	}
	if len(edges) > math.MaxInt32/2 {
		return nil, ErrTooLarge
	}
	halves := make([]Edge, 0, 2*len(edges))
	for _, e := range edges {
		switch {
		case e.A < 0 || e.B < 0 || int(e.A) >= nodes || int(e.B) >= nodes:
			return nil, invalid("tie %d–%d of %d nodes", e.A, e.B, nodes)
		case !(e.Weight > 0) || math.IsInf(e.Weight, 1):
			return nil, invalid("weight %v of tie %d–%d", e.Weight, e.A, e.B)
		case e.A != e.B:
			halves = append(halves, e, Edge{A: e.B, B: e.A, Weight: e.Weight})
		}
	}
	slices.SortStableFunc(halves, func(a, b Edge) int {
		return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	return newGraph(nodes, halves), nil
}

// newGraph lays out half edges that are in order of A and B.
func newGraph(nodes int, halves []Edge) *Graph {
	g := &Graph{
		start:      make([]int32, nodes+1),
		neighbours: make([]int32, 0, len(halves)),
		weights:    make([]float64, 0, len(halves)),
	}
	for i, e := range halves {
		if i > 0 && halves[i-1].A == e.A && halves[i-1].B == e.B {
			g.weights[len(g.weights)-1] += e.Weight
			continue
		}
		g.start[e.A+1]++
		g.neighbours = append(g.neighbours, e.B)
		g.weights = append(g.weights, e.Weight)
	}
	accumulate(g.start)
	return g
}

// Nodes is the number of nodes, isolates included.
func (g *Graph) Nodes() int { return len(g.start) - 1 }

// Ties is the number of ties, each counted once.
func (g *Graph) Ties() int { return len(g.neighbours) / 2 }

// Neighbours is the nodes tied to a node, in ascending order.
func (g *Graph) Neighbours(node int32) []int32 {
	return g.neighbours[g.start[node]:g.start[node+1]]
}

// Weights is the weight of the tie to each of [Graph.Neighbours].
func (g *Graph) Weights(node int32) []float64 {
	return g.weights[g.start[node]:g.start[node+1]]
}

// Weight is that of the tie of two nodes, and zero where there is none.
// O(log degree).
func (g *Graph) Weight(one, other int32) float64 {
	if i, found := slices.BinarySearch(g.Neighbours(one), other); found {
		return g.Weights(one)[i]
	}
	return 0
}

// Edges calls yield for each tie once, with A < B, in order of A, then of B,
// until it returns false.
func (g *Graph) Edges(yield func(Edge) bool) {
	for a := range int32(g.Nodes()) {
		weights := g.Weights(a)
		for i, b := range g.Neighbours(a) {
			if a < b && !yield(Edge{A: a, B: b, Weight: weights[i]}) {
				return
			}
		}
	}
}

// degree is the number of a node's neighbours.
func (g *Graph) degree(node int32) int {
	return int(g.start[node+1] - g.start[node])
}
