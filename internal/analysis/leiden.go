package analysis

import (
	"context"
	"math"
	"math/rand/v2"
)

// CommunityOptions says which communities are looked for.
type CommunityOptions struct {
	// Resolution is modularity's: above one there are more and smaller
	// communities, below one fewer and larger. Zero stands for one.
	Resolution float64
	// Seed decides the order in which nodes are tried.
	Seed uint64
}

// Partition is a network's nodes in communities.
type Partition struct {
	Grouping
	Modularity float64
}

// Communities parts the network into groups that are densely tied inside, so
// that [Modularity] is as great as it finds: V. A. Traag, L. Waltman and N. J.
// van Eck, "From Louvain to Leiden: guaranteeing well-connected communities",
// Scientific Reports 9, 2019. Two searches from different orders are each
// repeated until they gain nothing more, and the better one is taken.
//
// Every community is connected. Isolates are communities of their own, and so
// no two components share one. The same seed gives the same communities.
//
// A resolution that is negative or not finite is refused with [ErrInvalid].
// O(m) a round, and few rounds; the two searches are parallel.
func Communities(ctx context.Context, g *Graph, options CommunityOptions) (Partition, error) {
	resolution := options.Resolution
	if resolution < 0 || math.IsNaN(resolution) || math.IsInf(resolution, 1) {
		return Partition{}, invalid("resolution %v", resolution)
	}
	if resolution == 0 {
		resolution = 1
	}
	const searches = 2
	var found [searches]Partition
	err := inChunks(ctx, "finding communities", searches, 1, func() func(chunk, from, to int) {
		return func(search, _, _ int) {
			l := newLeiden(g, resolution, rand.New(rand.NewPCG(options.Seed, uint64(search))))
			found[search] = l.search(ctx)
		}
	})
	if err != nil {
		return Partition{}, err
	}
	best := found[0]
	for _, other := range found[1:] {
		if other.Modularity > best.Modularity {
			best = other
		}
	}
	return best, nil
}

// leiden is one search for communities.
type leiden struct {
	*Graph
	whole      *layer
	resolution float64
	rates      rates
	random     *rand.Rand
}

// rates are what gains are measured by; they are the same in all layers.
type rates struct {
	expected float64 // γ/2m: times two strengths, the weight expected between
	least    float64 // a gain that is worth a move, beyond rounding errors
	mean     float64 // mean weight of a tie
}

func newLeiden(g *Graph, resolution float64, random *rand.Rand) *leiden {
	whole := &layer{start: g.start, neighbours: g.neighbours, weights: g.weights, strength: Strength(g)}
	total := 0.0
	for _, s := range whole.strength {
		total += s
	}
	l := &leiden{Graph: g, whole: whole, resolution: resolution, random: random}
	if total > 0 {
		l.rates = rates{
			expected: resolution / total,
			least:    1e-13 * total,
			mean:     total / float64(len(g.neighbours)),
		}
	}
	return l
}

// search starts from single nodes and betters their partition round by round.
// It stops early when the context is done, with whatever it has.
func (l *leiden) search(ctx context.Context) Partition {
	const rounds, least = 20, 1e-9
	best := Partition{Grouping: Grouping{Of: singletons(l.Nodes())}}
	best.Modularity = Modularity(l.Graph, best.Of, l.resolution)
	for range rounds {
		of := l.connected(l.round(ctx, best.Of))
		modularity := Modularity(l.Graph, of, l.resolution)
		gain := modularity - best.Modularity
		if gain > 0 {
			best.Of, best.Modularity = of, modularity
		}
		if gain < least || ctx.Err() != nil {
			break
		}
	}
	best.Grouping = grouped(best.Of, l.Nodes())
	return best
}

// round moves nodes between communities, refines these, and goes on with the
// network of the refined ones, until each is a community for good.
func (l *leiden) round(ctx context.Context, of []int32) []int32 {
	within := singletons(l.Nodes()) // the node of the present layer that each is in
	nodes, of := l.whole, append([]int32(nil), of...)
	for {
		m := newMover(nodes, of, l.rates, l.random)
		m.move(ctx)
		parts := newRefiner(nodes, of, l.rates, l.random).refine()
		count := renumber(parts)
		if count == nodes.count() || ctx.Err() != nil {
			break
		}
		nodes, of = nodes.merged(parts, of, count)
		for v, at := range within {
			within[v] = parts[at]
		}
	}
	for v, at := range within {
		within[v] = of[at]
	}
	return within
}

// connected splits communities that have fallen apart, which can only gain.
func (l *leiden) connected(of []int32) []int32 {
	inside := make([]Edge, 0, len(l.neighbours))
	for a := range int32(l.Nodes()) {
		for _, b := range l.Neighbours(a) {
			if of[a] == of[b] {
				inside = append(inside, Edge{A: a, B: b, Weight: 1})
			}
		}
	}
	return Components(newGraph(l.Nodes(), inside)).Of
}

func singletons(n int) []int32 {
	of := make([]int32, n)
	for v := range of {
		of[v] = int32(v)
	}
	return of
}
