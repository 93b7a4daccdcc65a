package analysis

import (
	"context"
	"math/bits"
	"slices"
)

// Nobody stands for a node where there is none.
const Nobody int32 = -1

// Broker tells what position a node has between its neighbours.
type Broker struct {
	// Constraint tells how far a node's ties all lead back to the same
	// neighbours: Σ_j (p_ij + Σ_q p_iq·p_qj)² over the neighbours j, p_ij being
	// the share of i's strength that its tie to j has, and q other neighbours.
	// The lower, the more openings to broker. Zero for isolates, where it isn't
	// defined. R. S. Burt, "Structural Holes", 1992.
	Constraint float64
	// EffectiveSize is the number of neighbours less what is redundant in them:
	// Σ_j (1 − Σ_q p_iq·m_jq), m_jq being the weight of j's tie to q by the
	// greatest of j's. Zero for isolates. Burt 1992.
	EffectiveSize float64
	// Efficiency is effective size by the number of neighbours; zero for
	// isolates. Burt 1992.
	Efficiency float64
	// Dependence is the greatest share of the node's strength that a single
	// tie has; zero for isolates.
	Dependence float64
	// DependsOn is the neighbour that more than half of the node's strength
	// hangs on, or Nobody. There can't be two of them.
	DependsOn int32
}

// Brokers finds each node's position as a broker, by the network's weights.
//
// O(Σ degree²) at worst, parallel.
func Brokers(ctx context.Context, g *Graph) ([]Broker, error) {
	strength, greatest := Strength(g), make([]float64, g.Nodes())
	for v := range greatest {
		for _, w := range g.Weights(int32(v)) {
			greatest[v] = max(greatest[v], w)
		}
	}
	brokers := make([]Broker, g.Nodes())
	err := inChunks(ctx, "finding brokers", g.Nodes(), 64, func() func(chunk, from, to int) {
		b := &broking{
			Graph: g, strength: strength, greatest: greatest,
			share:    make([]float64, g.Nodes()),
			indirect: make([]float64, g.Nodes()),
		}
		return func(_, from, to int) {
			for v := from; v < to && ctx.Err() == nil; v++ {
				brokers[v] = b.broker(int32(v))
			}
		}
	})
	if err != nil {
		return nil, err
	}
	return brokers, nil
}

type broking struct {
	*Graph
	strength, greatest []float64
	share              []float64 // p_ij of the node's neighbours, and zero of others
	indirect           []float64 // Σ_q p_iq·p_qj, of the node's neighbours
}

func (b *broking) broker(v int32) Broker {
	neighbours, weights := b.Neighbours(v), b.Weights(v)
	found := Broker{DependsOn: Nobody, EffectiveSize: float64(len(neighbours))}
	for i, u := range neighbours {
		b.share[u] = weights[i] / b.strength[v]
		b.indirect[u] = 0
		found.Dependence = max(found.Dependence, b.share[u])
		if b.share[u] > 0.5 {
			found.DependsOn = u
		}
	}
	for _, u := range neighbours {
		found.EffectiveSize -= b.redundancy(neighbours, u)
	}
	for _, u := range neighbours {
		invested := b.share[u] + b.indirect[u]
		found.Constraint += invested * invested
	}
	for _, u := range neighbours {
		b.share[u] = 0
	}
	if len(neighbours) > 0 {
		found.Efficiency = found.EffectiveSize / float64(len(neighbours))
	}
	return found
}

// redundancy is how much of the node's other neighbours one neighbour u gives
// too. On the way it adds what the node invests in them by way of u.
func (b *broking) redundancy(neighbours []int32, u int32) float64 {
	around, weights := b.Neighbours(u), b.Weights(u)
	redundancy := 0.0
	if len(neighbours)*bits.Len(uint(len(around))) < len(around) {
		for _, q := range neighbours { // few look themselves up among many
			if i, tied := slices.BinarySearch(around, q); tied {
				redundancy += b.through(u, q, weights[i])
			}
		}
		return redundancy
	}
	for i, q := range around {
		if b.share[q] > 0 {
			redundancy += b.through(u, q, weights[i])
		}
	}
	return redundancy
}

// through is what the tie of two of the node's neighbours u and q makes
// redundant in u.
func (b *broking) through(u, q int32, weight float64) float64 {
	b.indirect[q] += b.share[u] * weight / b.strength[u]
	return b.share[q] * weight / b.greatest[u]
}
