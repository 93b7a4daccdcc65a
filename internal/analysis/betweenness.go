package analysis

import (
	"context"
	"math"
)

// Betweenness is each node's share of the shortest paths of others: the mean,
// over all pairs of other nodes, of the part of their shortest paths that pass
// through the node, so 0…1. Weights are not looked at; a tie is a step. L. C.
// Freeman, "A set of measures of centrality based on betweenness", Sociometry
// 40, 1977; computed as in U. Brandes, "A faster algorithm for betweenness
// centrality", J. Math. Sociology 25, 2001, on classes of twins. Multiply by
// (n−1)(n−2)/2 to have the number of pairs.
//
// Pairs that can't reach each other count as pairs with nothing in between.
// Zero for all where there are fewer than three nodes. O(n · m) time, parallel;
// [SampledBetweenness] is for networks where that is too long.
func Betweenness(ctx context.Context, g *Graph) ([]float64, error) {
	t := newTwins(g)
	total, err := dependencies(ctx, t, t.size, nil)
	if err != nil {
		return nil, err
	}
	n := float64(g.Nodes())
	for c := range total {
		total[c] *= 1 / ((n - 1) * (n - 2))
		if n < 3 {
			total[c] = 0
		}
	}
	return t.members(total), nil
}

// dependencies sums up, for each class of twins, the dependency of sources on
// one member of it, times counting so many sources in each class. Squares of
// the dependencies are summed up in squares, if that isn't nil.
func dependencies(ctx context.Context, t *twins, times []int32, squares []float64) ([]float64, error) {
	const chunks = 32 // each costs an array of sums
	n := t.classes()
	size := max(1, chunkCount(n, chunks))
	sums := make([][]float64, chunkCount(n, size))
	squared := make([][]float64, len(sums))
	err := inChunks(ctx, "finding betweenness", n, size, func() func(chunk, from, to int) {
		b := newBrandes(t)
		return func(chunk, from, to int) {
			sums[chunk] = make([]float64, n)
			if squares != nil {
				squared[chunk] = make([]float64, n)
			}
			for s := from; s < to && ctx.Err() == nil; s++ {
				if times[s] > 0 {
					b.search(int32(s))
					b.accumulate(sums[chunk], squared[chunk], float64(times[s]))
				}
			}
		}
	})
	if err != nil {
		return nil, err
	}
	total := make([]float64, n)
	for chunk := range sums {
		addTo(total, sums[chunk])
		addTo(squares, squared[chunk])
	}
	return total, nil
}

func addTo(total, terms []float64) {
	for i, x := range terms {
		total[i] += x
	}
}

// brandes is the state of one search after another.
type brandes struct {
	*twins
	distance []int32   // of a class from the source, or unreached
	paths    []float64 // number of shortest paths to a member, see rescale
	share    []float64 // a class's dependency by path, once known
	reached  []int32   // classes in order of distance, the source first
	levels   []level
}

// level is the classes at one distance.
type level struct {
	from, to int // in reached
	scale    float64
}

const unreached = -1

func newBrandes(t *twins) *brandes {
	n := t.classes()
	b := &brandes{
		twins:    t,
		distance: make([]int32, n),
		paths:    make([]float64, n),
		share:    make([]float64, n),
		reached:  make([]int32, 0, n),
	}
	for c := range b.distance {
		b.distance[c] = unreached
	}
	return b
}

// search counts the shortest paths from a member of the source to one of each
// other class. It doesn't go on from the last level, which leads nowhere new.
func (b *brandes) search(source int32) {
	for _, c := range b.reached {
		b.distance[c], b.paths[c] = unreached, 0
	}
	b.distance[source], b.paths[source] = 0, 1
	b.reached = append(b.reached[:0], source)
	b.levels = append(b.levels[:0], level{from: 0, to: 1, scale: 1})
	for len(b.reached) < int(b.reach[source]) {
		last := b.levels[len(b.levels)-1]
		next := int32(len(b.levels))
		for _, v := range b.reached[last.from:last.to] {
			through := b.paths[v] * float64(b.size[v])
			if v == source {
				through = 1 // the source's twins are no way to anywhere
			}
			b.advance(v, next, through)
		}
		b.levels = append(b.levels, level{from: last.to, to: len(b.reached), scale: 1})
		b.rescale(&b.levels[next])
	}
}

func (b *brandes) advance(v, next int32, through float64) {
	for _, w := range b.neighbours(v) {
		switch b.distance[w] {
		case unreached:
			b.distance[w] = next
			b.paths[w] = through
			b.reached = append(b.reached, w)
		case next:
			b.paths[w] += through
		}
	}
}

// rescale keeps numbers of paths finite where they grow beyond measure: only
// their ratios within a level and to the level before matter.
func (b *brandes) rescale(l *level) {
	const huge, tiny = 1e150, 1e-150
	most := 0.0
	for _, v := range b.reached[l.from:l.to] {
		most = max(most, b.paths[v])
	}
	if most < huge {
		return
	}
	l.scale = math.Ldexp(1, -math.Ilogb(most))
	for _, v := range b.reached[l.from:l.to] {
		b.paths[v] = max(b.paths[v]*l.scale, tiny)
	}
}

// accumulate goes back from the farthest level and adds, for each class but the
// source, the source's dependency on one member.
func (b *brandes) accumulate(sums, squares []float64, times float64) {
	for l := len(b.levels) - 1; l > 0; l-- {
		level := b.levels[l]
		for _, v := range b.reached[level.from:level.to] {
			dependency := 0.0
			if l < len(b.levels)-1 {
				for _, w := range b.neighbours(v) {
					if b.distance[w] == int32(l)+1 {
						dependency += b.share[w]
					}
				}
				dependency *= b.paths[v]
				sums[v] += times * dependency
				if squares != nil {
					squares[v] += times * dependency * dependency
				}
			}
			b.share[v] = float64(b.size[v]) * (1 + dependency) / b.paths[v] * level.scale
		}
	}
}
