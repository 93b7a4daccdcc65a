package analysis

import (
	"context"
	"math"
)

// Damping is PageRank's usual damping factor, that of its authors.
const Damping = 0.85

// PageRank is the chance to meet each node on a walk that follows ties, each
// taken as often as its weight says, and that begins anew at any node with
// probability 1 − damping, and wherever there are no ties. S. Brin and L. Page,
// "The anatomy of a large-scale hypertextual web search engine", Computer
// Networks 30, 1998. Values add up to one; the empty network has none.
//
// Solved by the method of Gauss and Seidel until no more than 10⁻¹² in all is
// missing, O(m) a round. Damping outside 0 ≤ d < 1 is refused with [ErrInvalid].
func PageRank(ctx context.Context, g *Graph, damping float64) ([]float64, error) {
	if !(damping >= 0 && damping < 1) {
		return nil, invalid("damping %v", damping)
	}
	const missing = 1e-12
	strengths := Strength(g)
	base := restart(strengths, damping)
	ranks := make([]float64, len(strengths))
	flow := make([]float64, len(strengths)) // a node's rank by weight of its ties
	for v, strength := range strengths {
		ranks[v] = base
		if strength > 0 {
			flow[v] = base / strength
		}
	}
	for change := math.Inf(1); change*damping > missing*(1-damping); {
		if err := stopped(ctx, "finding PageRank"); err != nil {
			return nil, err
		}
		change = 0
		for v, strength := range strengths {
			if strength == 0 {
				continue
			}
			into, weights := 0.0, g.Weights(int32(v))
			for i, u := range g.Neighbours(int32(v)) {
				into += weights[i] * flow[u]
			}
			rank := base + damping*into
			change += math.Abs(rank - ranks[v])
			ranks[v], flow[v] = rank, rank/strength
		}
	}
	normalise(ranks)
	return ranks, nil
}

// restart is what each node gets from walks that begin anew. It is also the
// rank of an isolate, which passes all it has on to everyone, so that the sum
// over isolates can be solved beforehand.
func restart(strengths []float64, damping float64) float64 {
	isolates := 0
	for _, s := range strengths {
		if s == 0 {
			isolates++
		}
	}
	n := float64(len(strengths))
	return (1 - damping) / (n - damping*float64(isolates))
}

// normalise makes values add up to one, if they add up to anything.
func normalise(values []float64) {
	sum := 0.0
	for _, x := range values {
		sum += x
	}
	if sum == 0 {
		return
	}
	for i := range values {
		values[i] /= sum
	}
}
