package analysis

import (
	"context"
	"math"
	"math/rand/v2"
)

// Sampled is values estimated from some of a network's nodes.
type Sampled struct {
	Values []float64
	// StandardErrors is the estimated standard deviation of each value. Of the
	// greatest values some eight in ten or more are within two of the truth; of
	// nodes that few paths pass they tell less, as few of the samples saw any.
	StandardErrors []float64
	// Bound is guaranteed: with probability 0.95 or more, no value at all is
	// farther than this from the truth. Zero where all nodes were looked at.
	Bound float64
	// Samples is the number of nodes looked at.
	Samples int
}

// SampledBetweenness estimates [Betweenness] from the shortest paths that start
// at some nodes, drawn evenly and without repetition: U. Brandes et al.,
// "Centrality estimation in large networks", Int. J. Bifurcation and Chaos 17,
// 2007. The estimate is unbiased. Its bound is that of W. Hoeffding, JASA 58,
// 1963, sharpened for draws without repetition by R. J. Serfling, Ann. Stat. 2,
// 1974, and holds for all n nodes at once: n/(n−1)·√(ln(40n)·(1−(k−1)/n)/2k).
//
// As many samples as nodes, or more, give the exact values. The seed decides
// the draw. Fewer than one sample is refused with [ErrInvalid]. O(k · m) time.
func SampledBetweenness(ctx context.Context, g *Graph, samples int, seed uint64) (Sampled, error) {
	if samples < 1 {
		return Sampled{}, invalid("%d samples", samples)
	}
	nodes := g.Nodes()
	samples = min(samples, nodes)
	t := newTwins(g)
	times := make([]int32, t.classes())
	for _, v := range rand.New(rand.NewPCG(seed, 0)).Perm(nodes)[:samples] {
		times[t.class[v]]++
	}
	squares := make([]float64, t.classes())
	sums, err := dependencies(ctx, t, times, squares)
	if err != nil {
		return Sampled{}, err
	}
	n, k := float64(nodes), float64(samples)
	scale := n / ((n - 1) * (n - 2))
	for c, sum := range sums {
		if nodes < 3 {
			sums[c], squares[c] = 0, 0
			continue
		}
		sums[c] = scale * sum / k
		squares[c] = scale * math.Sqrt(variance(sum, squares[c], k)/k*(1-k/n))
	}
	return Sampled{
		Values:         t.members(sums),
		StandardErrors: t.members(squares),
		Bound:          samplingBound(n, k),
		Samples:        samples,
	}, nil
}

// variance is estimated from the sum and the sum of squares of k draws.
func variance(sum, squares, k float64) float64 {
	if k < 2 {
		return 0
	}
	return max(0, (squares-sum*sum/k)/(k-1))
}

func samplingBound(n, k float64) float64 {
	const missed = 0.05
	if n < 3 || k >= n {
		return 0
	}
	return min(1, n/(n-1)*math.Sqrt(math.Log(2*n/missed)*(1-(k-1)/n)/(2*k)))
}
