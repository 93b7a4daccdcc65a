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
// Scientific Reports 9, 2019. Searches from different orders are repeated until
// they gain nothing more, then go on from kicked partitions for a while
// (iterated local search: H. R. Lourenço, O. C. Martin and T. Stützle, Handbook
// of Metaheuristics, 2003), and the best one is taken: two searches in a large
// network, more and longer ones in a small one.
//
// Every community is connected. Isolates are communities of their own, and so
// no two components share one. The same seed gives the same communities.
//
// A resolution that is negative or not finite is refused with [ErrInvalid].
// O(m) a round, and few rounds; searches are parallel.
func Communities(ctx context.Context, g *Graph, options CommunityOptions) (Partition, error) {
	resolution := options.Resolution
	if resolution < 0 || math.IsNaN(resolution) || math.IsInf(resolution, 1) {
		return Partition{}, invalid("resolution %v", resolution)
	}
	if resolution == 0 {
		resolution = 1
	}
	found := make([]Partition, searchesFor(g))
	err := inChunks(ctx, "finding communities", len(found), 1, func() func(chunk, from, to int) {
		return func(i, _, _ int) {
			l := newLeiden(g, resolution, rand.New(rand.NewPCG(options.Seed, uint64(i))))
			found[i] = l.search(ctx)
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

// searchesFor is how many searches are made: few in a large network, more in a
// small one, where they are cheap.
func searchesFor(g *Graph) int {
	const least, most, effort = 2, 8, 10_000
	return max(least, min(most, effort/(g.Nodes()+g.Ties()+1)))
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

// search starts from single nodes and betters their partition round by round;
// when that gains nothing more, it gives the best one a kick and sees what comes
// of that. It ends when some kicks in a row have come to nothing: few in a large
// network, many in a small one, where they are cheap. It stops early when the
// context is done, with whatever it has.
func (l *leiden) search(ctx context.Context) Partition {
	const least = 1e-9 // modularity that is worth another round
	of := singletons(l.Nodes())
	best := Partition{Grouping: grouped(of, l.Nodes()), Modularity: Modularity(l.Graph, of, l.resolution)}
	if l.Ties() == 0 {
		return best
	}
	patience, rounds := l.patience()
	for failed := 0; failed < patience && rounds > 0 && ctx.Err() == nil; rounds-- {
		of := best.Of
		if failed > 0 {
			of = l.kicked(of, failed%2 == 0)
		}
		of, _ = l.connected(l.round(ctx, of)) // a community that fell apart gains by it
		modularity := Modularity(l.Graph, of, l.resolution)
		if modularity > best.Modularity+least {
			best.Of, best.Modularity = of, modularity
			failed = 0
		} else {
			failed++
		}
	}
	best.Grouping = grouped(best.Of, l.Nodes())
	return best
}

// patience is the number of rounds that may fail in a row, and of all rounds.
func (l *leiden) patience() (failures, rounds int) {
	const least, most, effort = 3, 40, 100_000
	failures = max(least, min(most, effort/(l.Nodes()+l.Ties()+1)))
	return failures, 4 * failures
}

// kicked puts one node in four, drawn at random, with one of its neighbours, or,
// every other time, breaks two neighbouring communities up.
func (l *leiden) kicked(of []int32, broken bool) []int32 {
	of = append([]int32(nil), of...)
	if broken {
		l.breakUp(of)
		return of
	}
	for v := range of {
		if neighbours := l.Neighbours(int32(v)); len(neighbours) > 0 && l.random.IntN(4) == 0 {
			of[v] = of[neighbours[l.random.IntN(len(neighbours))]]
		}
	}
	return of
}

// breakUp leaves the nodes of two communities, drawn at random, on their own.
func (l *leiden) breakUp(of []int32) {
	next := int32(renumber(of))
	v := l.random.IntN(len(of))
	one, other := of[v], of[v]
	if neighbours := l.Neighbours(int32(v)); len(neighbours) > 0 {
		other = of[neighbours[l.random.IntN(len(neighbours))]]
	}
	kept := [2]bool{} // the first node of each keeps its number
	for v, c := range of {
		for i, community := range [2]int32{one, other} {
			if c != community {
				continue
			}
			if kept[i] {
				of[v] = next
				next++
			}
			kept[i] = true
			break
		}
	}
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

func singletons(n int) []int32 {
	of := make([]int32, n)
	for v := range of {
		of[v] = int32(v)
	}
	return of
}
