package analysis

// Degree is each node's number of neighbours: of partners, in a projection.
// L. C. Freeman, "Centrality in social networks: conceptual clarification",
// Social Networks 1, 1978. In 0…n−1; zero for isolates. O(n).
func Degree(g *Graph) []float64 {
	degrees := make([]float64, g.Nodes())
	for v := range degrees {
		degrees[v] = float64(g.degree(int32(v)))
	}
	return degrees
}

// Strength is each node's weighted degree, the sum of its ties' weights.
// A. Barrat et al., "The architecture of complex weighted networks", PNAS 101,
// 2004. Zero for isolates. O(n + m).
func Strength(g *Graph) []float64 {
	strengths := make([]float64, g.Nodes())
	for v := range strengths {
		for _, w := range g.Weights(int32(v)) {
			strengths[v] += w
		}
	}
	return strengths
}
