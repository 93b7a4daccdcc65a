package analysis

import "context"

// Statistics describes a network as a whole.
type Statistics struct {
	Nodes, Ties int
	// Isolates is the number of nodes without a tie.
	Isolates int
	// Density is the part of the possible ties that there is; zero where there
	// are fewer than two nodes.
	Density float64
	// MeanDegree is 2m/n; zero where there is no node.
	MeanDegree float64
	Components int
	// Largest is the number of nodes of the largest component.
	Largest  int
	Diameter DiameterBounds
	Clustering
	Assortativity float64
	// Degrees is the number of nodes of each degree, from zero to the greatest.
	Degrees []int32
}

// Describe finds all statistics; see [Diameter], [Cluster], [Assortativity] and
// [DegreeDistribution] for what each means. A diameter takes searches steps at
// most, each O(m); the rest is O(Σ degree · log degree) over the ties.
func Describe(ctx context.Context, g *Graph, searches int) (Statistics, error) {
	components := Components(g)
	s := Statistics{
		Nodes:         g.Nodes(),
		Ties:          g.Ties(),
		Components:    len(components.Sizes),
		Degrees:       DegreeDistribution(g),
		Assortativity: Assortativity(g),
	}
	if n := float64(s.Nodes); n > 0 {
		s.MeanDegree = 2 * float64(s.Ties) / n
		s.Isolates = int(s.Degrees[0])
		s.Largest = int(components.Sizes[0])
		if n > 1 {
			s.Density = s.MeanDegree / (n - 1)
		}
	}
	var err error
	if s.Diameter, err = Diameter(ctx, g, searches); err != nil {
		return Statistics{}, err
	}
	if s.Clustering, err = Cluster(ctx, g); err != nil {
		return Statistics{}, err
	}
	return s, nil
}

// DegreeDistribution is the number of nodes of each degree, from zero to the
// greatest. None for the empty network. O(n).
func DegreeDistribution(g *Graph) []int32 {
	var count []int32
	for v := range int32(g.Nodes()) {
		for g.degree(v) >= len(count) {
			count = append(count, 0)
		}
		count[g.degree(v)]++
	}
	return count
}
