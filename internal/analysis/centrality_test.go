package analysis_test

import (
	"math"
	"slices"
	"testing"

	"verkosto/internal/analysis"
)

func TestSampledBetweennessKeepsItsBound(t *testing.T) {
	for _, name := range []string{"les-miserables", "random-heavy", "random-sparse"} {
		g := referenceIn[reference](t, "testdata/reference/graph-"+name+".json").graph(t)
		exact := must(analysis.Betweenness(t.Context(), g))
		leading := analysis.Rank(exact)[:20]
		const draws = 50
		near := 0
		for seed := range uint64(draws) {
			sampled := must(analysis.SampledBetweenness(t.Context(), g, 50, seed))
			for v, want := range exact {
				off := math.Abs(sampled.Values[v] - want)
				if off > sampled.Bound {
					t.Errorf("%s, seed %d: %d is off by %v, bound %v", name, seed, v, off, sampled.Bound)
				}
				if off <= 2*sampled.StandardErrors[v] && slices.Contains(leading, int32(v)) {
					near++
				}
			}
		}
		if near < 80*draws*len(leading)/100 {
			t.Errorf("%s: %d of %d within two standard errors", name, near, draws*len(leading))
		}
	}
}

// A chain of n rows, each tied to all of the next, has 4ⁿ shortest paths from
// one end to the other, beyond all floating-point numbers.
func TestBetweennessOfCountlessPaths(t *testing.T) {
	const rows, width = 800, 4
	var edges []analysis.Edge
	for row := range int32(rows - 1) {
		for i := range int32(width) {
			for j := range int32(width) {
				edges = append(edges, analysis.Edge{A: row*width + i, B: (row+1)*width + j, Weight: 1})
			}
		}
	}
	g := must(analysis.NewGraph(rows*width, edges))
	for v, between := range must(analysis.Betweenness(t.Context(), g)) {
		row := float64(v / width)
		// Of row·width nodes before and as many as are left behind, each pair
		// has a width-th of its paths through v; so have pairs of a row beside.
		n := float64(rows * width)
		across := row * (rows - 1 - row) * width
		beside := 0.0
		if row > 0 {
			beside += within(row-1) * (width - 1) / 2
		}
		if row < rows-1 {
			beside += within(row+1) * (width - 1) / 2
		}
		want := (across + beside) / ((n - 1) * (n - 2) / 2)
		if math.Abs(between-want) > 1e-9*want {
			t.Fatalf("%d: %.12g, want %.12g", v, between, want)
		}
	}
}

// within is the part of the paths between two nodes of a row of
// TestBetweennessOfCountlessPaths that a node of one row beside has: an inner
// row has two rows beside it, an outer one has one.
func within(row float64) float64 {
	if row == 0 || row == 799 {
		return 1
	}
	return 0.5
}

func TestOptionsAreChecked(t *testing.T) {
	g := must(analysis.NewGraph(3, nil))
	b := davis(t)
	ctx := t.Context()
	for name, err := range map[string]error{
		"damping of one":      failure(analysis.PageRank(ctx, g, 1)),
		"negative damping":    failure(analysis.PageRank(ctx, g, -0.1)),
		"damping NaN":         failure(analysis.PageRank(ctx, g, math.NaN())),
		"no samples":          failure(analysis.SampledBetweenness(ctx, g, 0, 1)),
		"negative resolution": failure(analysis.Communities(ctx, g, analysis.CommunityOptions{Resolution: -1})),
		"resolution NaN":      failure(analysis.Communities(ctx, g, analysis.CommunityOptions{Resolution: math.NaN()})),
		"no searches":         failure(analysis.Diameter(ctx, g, 0)),
		"unknown weighting":   failure(analysis.Project(ctx, b, 3)),
	} {
		if !isInvalid(err) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestRankBreaksTiesByIndex(t *testing.T) {
	if got := analysis.Rank([]float64{1, 3, 1, 2, 3}); !slices.Equal(got, []int32{1, 4, 3, 0, 2}) {
		t.Errorf("%v", got)
	}
}

// FuzzNewBipartite sees that whatever parts are given are refused or kept.
func FuzzNewBipartite(f *testing.F) {
	f.Add(2, 2, []byte{0, 0, 1, 1, 1, 0})
	f.Add(0, 3, []byte{0, 1})
	f.Fuzz(func(t *testing.T, organisations, projects int, pairs []byte) {
		organisations, projects = min(organisations, 1000), min(projects, 1000) // larger ones only take longer
		var parts []analysis.Part
		for i := 0; i+1 < len(pairs); i += 2 {
			parts = append(parts, analysis.Part{Organisation: int32(int8(pairs[i])), Project: int32(int8(pairs[i+1]))})
		}
		b, err := analysis.NewBipartite(organisations, projects, parts)
		if err != nil {
			return
		}
		g := must(analysis.Project(t.Context(), b, analysis.Count))
		if b.Parts() > len(parts) || int64(g.Ties()) > b.Pairs() {
			t.Errorf("%d parts of %d, %d ties", b.Parts(), len(parts), g.Ties())
		}
	})
}
