package analysis_test

import (
	"errors"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"verkosto/internal/analysis"
)

func isInvalid(err error) bool { return errors.Is(err, analysis.ErrInvalid) }

// graphDrawn draws a network of up to fourteen nodes, often disconnected.
func graphDrawn(t *rapid.T) *analysis.Graph {
	nodes := rapid.IntRange(1, 14).Draw(t, "nodes")
	edges := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) analysis.Edge {
		return analysis.Edge{
			A:      rapid.Int32Range(0, int32(nodes-1)).Draw(t, "a"),
			B:      rapid.Int32Range(0, int32(nodes-1)).Draw(t, "b"),
			Weight: rapid.Float64Range(0.1, 10).Draw(t, "weight"),
		}
	}), 0, 40).Draw(t, "edges")
	return must(analysis.NewGraph(nodes, edges))
}

func TestGraphKeepsWhatItIsGiven(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := graphDrawn(t)
		again := must(analysis.NewGraph(g.Nodes(), slices.Collect(g.Edges)))
		if !slices.Equal(slices.Collect(g.Edges), slices.Collect(again.Edges)) || g.Ties() != again.Ties() {
			t.Fatal("edges differ")
		}
		for a := range int32(g.Nodes()) {
			if !slices.IsSorted(g.Neighbours(a)) || slices.Contains(g.Neighbours(a), a) {
				t.Fatalf("row %v of %d", g.Neighbours(a), a)
			}
		}
	})
}

func TestEdgesAreChecked(t *testing.T) {
	for name, edge := range map[string]analysis.Edge{
		"node below zero": {A: -1, Weight: 1},
		"node beyond":     {B: 2, Weight: 1},
		"no weight":       {B: 1},
		"negative weight": {B: 1, Weight: -1},
		"NaN":             {B: 1, Weight: math.NaN()},
		"infinite":        {B: 1, Weight: math.Inf(1)},
	} {
		if _, err := analysis.NewGraph(2, []analysis.Edge{edge}); !isInvalid(err) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := analysis.NewGraph(-1, nil); !isInvalid(err) {
		t.Errorf("fewer nodes than none: %v", err)
	}
}

// distances is all distances by R. W. Floyd and S. Warshall, and with them the
// numbers of shortest paths.
func distances(g *analysis.Graph) (steps, paths [][]float64) {
	n := g.Nodes()
	steps, paths = make([][]float64, n), make([][]float64, n)
	for a := range n {
		steps[a], paths[a] = make([]float64, n), make([]float64, n)
		for b := range n {
			steps[a][b] = math.Inf(1)
			if g.Weight(int32(a), int32(b)) > 0 {
				steps[a][b] = 1
			}
		}
		steps[a][a], paths[a][a] = 0, 1
	}
	for k := range n {
		for a := range n {
			for b := range n {
				steps[a][b] = min(steps[a][b], steps[a][k]+steps[k][b])
			}
		}
	}
	for length := 1.0; length < float64(n); length++ {
		for a := range n {
			for b := range n {
				if steps[a][b] == length {
					for _, c := range g.Neighbours(int32(b)) {
						if steps[a][c] == length-1 {
							paths[a][b] += paths[a][c]
						}
					}
				}
			}
		}
	}
	return steps, paths
}

func TestShortestPathMeasuresAgreeWithBruteForce(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		g := graphDrawn(rt)
		n := float64(g.Nodes())
		steps, paths := distances(g)
		betweenness := must(analysis.Betweenness(t.Context(), g))
		harmonic := must(analysis.Harmonic(t.Context(), g))
		diameter := 0.0
		for v := range g.Nodes() {
			between, near := 0.0, 0.0
			for s := range g.Nodes() {
				if s != v {
					near += 1 / steps[v][s]
				}
				for e := range g.Nodes() {
					if !math.IsInf(steps[s][e], 1) {
						diameter = max(diameter, steps[s][e])
					}
					if s != v && e != v && s != e && !math.IsInf(steps[s][e], 1) && steps[s][v]+steps[v][e] == steps[s][e] {
						between += paths[s][v] * paths[v][e] / paths[s][e]
					}
				}
			}
			if !close9(betweenness[v], between/max(1, (n-1)*(n-2))) || !close9(harmonic[v], near/max(1, n-1)) {
				rt.Fatalf("%d: betweenness %v, harmonic %v; want %v, %v",
					v, betweenness[v], harmonic[v], between/max(1, (n-1)*(n-2)), near/max(1, n-1))
			}
		}
		for _, searches := range []int{1, 5, 100} {
			d := must(analysis.Diameter(t.Context(), g, searches))
			if float64(d.Lower) > diameter || float64(d.Upper) < diameter || searches == 100 && !d.Exact() {
				rt.Fatalf("diameter %v from %d searches, want %v", d, searches, diameter)
			}
		}
	})
}

func TestCommunitiesAreConnectedAndTold(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		g := graphDrawn(rt)
		resolution := rapid.SampledFrom([]float64{0, 0.1, 1, 3}).Draw(rt, "resolution")
		p := must(analysis.Communities(t.Context(), g, analysis.CommunityOptions{Resolution: resolution, Seed: 7}))
		if resolution == 0 {
			resolution = 1
		}
		if !close9(p.Modularity, analysis.Modularity(g, p.Of, resolution)) {
			rt.Fatalf("modularity %v, not %v", p.Modularity, analysis.Modularity(g, p.Of, resolution))
		}
		for community, members := range p.Members() {
			var inside []analysis.Edge
			for e := range g.Edges {
				if p.Of[e.A] == int32(community) && p.Of[e.B] == int32(community) {
					inside = append(inside, e)
				}
			}
			parts := analysis.Components(must(analysis.NewGraph(g.Nodes(), inside)))
			if int(parts.Sizes[0]) != len(members) || p.Sizes[community] != int32(len(members)) {
				rt.Fatalf("community %v is in parts of %v", members, parts.Sizes)
			}
		}
		if !slices.IsSortedFunc(p.Sizes, func(a, b int32) int { return int(b - a) }) {
			rt.Fatalf("sizes %v", p.Sizes)
		}
	})
}

func TestBrokersHaveTheirBounds(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		g := graphDrawn(rt)
		for v, b := range must(analysis.Brokers(t.Context(), g)) {
			degree := float64(len(g.Neighbours(int32(v))))
			if b.Constraint < 0 || b.EffectiveSize < -1e-9 || b.EffectiveSize > degree+1e-9 || (b.Dependence > 0) != (degree > 0) {
				rt.Fatalf("%d: %+v", v, b)
			}
			if (b.DependsOn != analysis.Nobody) != (b.Dependence > 0.5) {
				rt.Fatalf("%d: depends on %d by %v", v, b.DependsOn, b.Dependence)
			}
		}
	})
}
