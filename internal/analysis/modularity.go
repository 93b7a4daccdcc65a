package analysis

// Modularity tells how much more of the ties' weight lies within groups than
// would by chance, strengths being what they are:
// Q = Σ (inside/2m − γ·(strength/2m)²) over the groups, 2m being the strength of
// all nodes and γ the resolution. M. E. J. Newman and M. Girvan, Phys. Rev. E 69,
// 026113, 2004; resolution as in J. Reichardt and S. Bornholdt, Phys. Rev. E 74,
// 016110, 2006. At resolution one it is in −½…1. Zero without ties.
//
// Each node's group is any number from zero below the number of nodes. O(n + m).
func Modularity(g *Graph, of []int32, resolution float64) float64 {
	inside, strength := make([]float64, g.Nodes()), make([]float64, g.Nodes())
	total := 0.0
	for v := range int32(g.Nodes()) {
		weights := g.Weights(v)
		for i, u := range g.Neighbours(v) {
			strength[of[v]] += weights[i]
			if of[u] == of[v] {
				inside[of[v]] += weights[i]
			}
		}
	}
	for _, s := range strength {
		total += s
	}
	if total == 0 {
		return 0
	}
	q := 0.0
	for c, s := range strength {
		q += inside[c]/total - resolution*(s/total)*(s/total)
	}
	return q
}
