package analysis

import (
	"context"
	"math/bits"
)

// Harmonic is each node's closeness to the others: the mean of 1/d over the
// others, d being the number of steps to one, and 1/d zero for those it can't
// reach; so 0…1, on disconnected networks too. M. Marchiori and V. Latora,
// "Harmony in the small-world", Physica A 285, 2000. Multiply by n−1 to have
// the sum. Weights are not looked at.
//
// Zero for isolates and for the only node. O(n · m · diameter / 64) at worst: 64
// searches go on at once, as in M. Then et al., "The more the merrier: efficient
// multi-source graph traversal", PVLDB 8, 2014, on classes of twins; parallel.
func Harmonic(ctx context.Context, g *Graph) ([]float64, error) {
	t := newTwins(g)
	sums := make([]float64, t.classes())
	err := inChunks(ctx, "finding closeness", t.classes(), searches, func() func(chunk, from, to int) {
		s := newSearch(t)
		return func(_, from, to int) { s.closeness(ctx, int32(from), sums[from:to]) }
	})
	if err != nil {
		return nil, err
	}
	for c := range sums {
		sums[c] += float64(t.size[c] - 1) // its twins are one step away
		if others := g.Nodes() - 1; others > 0 {
			sums[c] /= float64(others)
		}
	}
	return t.members(sums), nil
}

// searches is how many breadth-first searches go on at once: one for each bit.
const searches = 64

type search struct {
	*twins
	seen, front, next []uint64 // by class, the searches that are there
}

func newSearch(t *twins) *search {
	n := t.classes()
	return &search{twins: t, seen: make([]uint64, n), front: make([]uint64, n), next: make([]uint64, n)}
}

// closeness adds up 1/d over the other classes' nodes, for each class from the
// first on. The numbers of nodes at each distance are counted whole first.
func (s *search) closeness(ctx context.Context, first int32, sums []float64) {
	clear(s.seen)
	clear(s.front)
	for i := range sums {
		s.seen[int(first)+i] = 1 << i
		s.front[int(first)+i] = 1 << i
	}
	for d := 1; ctx.Err() == nil; d++ {
		reached := s.step()
		if reached == [searches]int64{} {
			return
		}
		for i := range sums {
			sums[i] += float64(reached[i]) / float64(d)
		}
	}
}

// step takes every search one step on and counts the nodes that each reached.
func (s *search) step() (reached [searches]int64) {
	clear(s.next)
	for v, front := range s.front {
		if front == 0 {
			continue
		}
		for _, w := range s.neighbours(int32(v)) {
			s.next[w] |= front
		}
	}
	for v := range s.next {
		fresh := s.next[v] &^ s.seen[v]
		s.next[v] = fresh
		s.seen[v] |= fresh
		for ; fresh != 0; fresh &= fresh - 1 {
			reached[bits.TrailingZeros64(fresh)] += int64(s.size[v])
		}
	}
	s.front, s.next = s.next, s.front
	return reached
}
