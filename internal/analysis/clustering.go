package analysis

import (
	"cmp"
	"context"
	"slices"
)

// Clustering tells how often neighbours of a node are tied to each other.
type Clustering struct {
	Triangles int64
	// Transitivity is the part of the paths of two ties that a third one
	// closes: three times the triangles by the pairs of neighbours. M. E. J.
	// Newman, S. H. Strogatz and D. J. Watts, Phys. Rev. E 64, 026118, 2001.
	// Zero where no node has two neighbours.
	Transitivity float64
	// MeanClustering is the mean over the nodes of the part of its pairs of
	// neighbours that are tied, those with fewer than two neighbours counting as
	// zero. D. J. Watts and S. H. Strogatz, Nature 393, 1998.
	MeanClustering float64
	// Local is the latter by node.
	Local []float64
}

// Cluster counts the triangles of the network, each from its node of lowest
// degree: N. Chiba and T. Nishizeki, "Arboricity and subgraph listing
// algorithms", SIAM J. Comput. 14, 1985. O(m · √m) at worst, parallel.
func Cluster(ctx context.Context, g *Graph) (Clustering, error) {
	triangles, err := trianglesOf(ctx, g)
	if err != nil {
		return Clustering{}, err
	}
	c := Clustering{Local: make([]float64, g.Nodes())}
	var corners, pairs int64
	for v, t := range triangles {
		d := int64(g.degree(int32(v)))
		corners += t
		pairs += d * (d - 1) / 2
		if d > 1 {
			c.Local[v] = float64(2*t) / (float64(d) * float64(d-1))
			c.MeanClustering += c.Local[v]
		}
	}
	c.Triangles = corners / 3
	if g.Nodes() > 0 {
		c.MeanClustering /= float64(g.Nodes())
	}
	if pairs > 0 {
		c.Transitivity = float64(corners) / float64(pairs)
	}
	return c, nil
}

// trianglesOf is the number of triangles that each node is a corner of.
func trianglesOf(ctx context.Context, g *Graph) ([]int64, error) {
	up := newUpward(g)
	const chunks = 32
	size := max(1, chunkCount(g.Nodes(), chunks))
	counts := make([][]int64, chunkCount(g.Nodes(), size))
	err := inChunks(ctx, "counting triangles", g.Nodes(), size, func() func(chunk, from, to int) {
		marked := make([]bool, g.Nodes())
		return func(chunk, from, to int) {
			counts[chunk] = make([]int64, g.Nodes())
			for a := from; a < to && ctx.Err() == nil; a++ {
				up.count(int32(a), marked, counts[chunk])
			}
		}
	})
	if err != nil {
		return nil, err
	}
	total := make([]int64, g.Nodes())
	for _, count := range counts {
		for rank, t := range count {
			total[up.node[rank]] += t
		}
	}
	return total, nil
}

// upward is a network's ties, each from its end of lower degree to the other;
// nodes are numbered by degree. No node has many: O(√m) at most.
type upward struct {
	node   []int32 // of each number
	start  []int32
	higher []int32
}

func newUpward(g *Graph) *upward {
	u := &upward{node: singletons(g.Nodes()), start: make([]int32, 1, g.Nodes()+1), higher: make([]int32, 0, g.Ties())}
	slices.SortStableFunc(u.node, func(a, b int32) int { return cmp.Compare(g.degree(a), g.degree(b)) })
	number := make([]int32, g.Nodes())
	for i, v := range u.node {
		number[v] = int32(i)
	}
	for i, v := range u.node {
		for _, w := range g.Neighbours(v) {
			if number[w] > int32(i) {
				u.higher = append(u.higher, number[w])
			}
		}
		u.start = append(u.start, int32(len(u.higher)))
	}
	return u
}

func (u *upward) above(node int32) []int32 { return u.higher[u.start[node]:u.start[node+1]] }

// count adds the triangles whose lowest corner is a to all three corners.
func (u *upward) count(a int32, marked []bool, counts []int64) {
	for _, b := range u.above(a) {
		marked[b] = true
	}
	for _, b := range u.above(a) {
		for _, c := range u.above(b) {
			if marked[c] {
				counts[a]++
				counts[b]++
				counts[c]++
			}
		}
	}
	for _, b := range u.above(a) {
		marked[b] = false
	}
}
