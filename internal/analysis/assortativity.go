package analysis

// Assortativity is the correlation of the degrees at both ends of a tie: above
// zero where the well connected keep to each other, below where they are hubs
// of the less connected; in −1…1. M. E. J. Newman, "Assortative mixing in
// networks", Phys. Rev. Lett. 89, 208701, 2002. Zero where it isn't defined:
// without ties, or where all ends have the same degree. O(n + m).
func Assortativity(g *Graph) float64 {
	ends := float64(len(g.neighbours))
	if ends == 0 {
		return 0
	}
	mean := 0.0
	for v := range int32(g.Nodes()) {
		d := float64(g.degree(v))
		mean += d * d / ends
	}
	product, square := 0.0, 0.0
	for v := range int32(g.Nodes()) {
		d := float64(g.degree(v)) - mean
		across := 0.0
		for _, u := range g.Neighbours(v) {
			across += float64(g.degree(u)) - mean
		}
		product += d * across
		square += d * d * float64(g.degree(v))
	}
	if square <= 1e-12*ends*mean*mean {
		return 0
	}
	return max(-1, min(1, product/square))
}
