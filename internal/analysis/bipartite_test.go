package analysis_test

import (
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"verkosto/internal/analysis"
)

// bipartiteReference is what reference.py wrote down of a bipartite network.
type bipartiteReference struct {
	Organisations int                     `json:"organisations"`
	Projects      int                     `json:"projects"`
	Parts         [][3]int64              `json:"parts"`
	Projections   map[string][][3]float64 `json:"projections"`
}

func (r bipartiteReference) network() *analysis.Bipartite {
	parts := each(r.Parts, func(p [3]int64) analysis.Part {
		return analysis.Part{Organisation: int32(p[0]), Project: int32(p[1]), Cents: p[2]}
	})
	return must(analysis.NewBipartite(r.Organisations, r.Projects, parts))
}

func davis(t testing.TB) *analysis.Bipartite {
	t.Helper()
	return referenceIn[bipartiteReference](t, filepath.Join("testdata", "reference", "bipartite-davis.json")).network()
}

func TestProjectionsAgreeWithOtherPrograms(t *testing.T) {
	for name, r := range references[bipartiteReference](t, "bipartite") {
		t.Run(name, func(t *testing.T) {
			b := r.network()
			for _, weighting := range []analysis.Weighting{analysis.Count, analysis.Newman, analysis.Euros} {
				got := slices.Collect(must(analysis.Project(t.Context(), b, weighting)).Edges)
				want := r.Projections[weighting.String()]
				if len(got) != len(want) {
					t.Fatalf("%s: %d ties, want %d", weighting, len(got), len(want))
				}
				for i, e := range got {
					if e.A != int32(want[i][0]) || e.B != int32(want[i][1]) || !close9(e.Weight, want[i][2]) {
						t.Errorf("%s: %v, want %v", weighting, e, want[i])
					}
				}
			}
		})
	}
}

// partsDrawn draws a network of up to twelve organisations and ten projects.
func partsDrawn(t *rapid.T) (organisations, projects int, parts []analysis.Part) {
	organisations, projects = rapid.IntRange(1, 12).Draw(t, "organisations"), rapid.IntRange(1, 10).Draw(t, "projects")
	parts = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) analysis.Part {
		return analysis.Part{
			Organisation: rapid.Int32Range(0, int32(organisations-1)).Draw(t, "organisation"),
			Project:      rapid.Int32Range(0, int32(projects-1)).Draw(t, "project"),
			Cents:        rapid.Int64Range(0, 1e9).Draw(t, "cents"),
		}
	}), 0, 50).Draw(t, "parts")
	return organisations, projects, parts
}

func bipartiteDrawn(t *rapid.T) *analysis.Bipartite {
	return must(analysis.NewBipartite(partsDrawn(t)))
}

func TestProjectionIsSymmetricAndListsItsProjects(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		b := bipartiteDrawn(rt)
		count := must(analysis.Project(t.Context(), b, analysis.Count))
		for _, weighting := range []analysis.Weighting{analysis.Count, analysis.Newman, analysis.Euros} {
			g := must(analysis.Project(t.Context(), b, weighting))
			for a := range int32(g.Nodes()) {
				for c := range int32(g.Nodes()) {
					if g.Weight(a, c) != g.Weight(c, a) || g.Weight(a, a) != 0 {
						rt.Fatalf("%s: %v one way, %v the other", weighting, g.Weight(a, c), g.Weight(c, a))
					}
				}
			}
		}
		for a := range int32(count.Nodes()) {
			for c := range a {
				if shared := b.Shared(a, c); float64(len(shared)) != count.Weight(a, c) {
					rt.Fatalf("%d and %d share %v, weight %v", a, c, shared, count.Weight(a, c))
				}
			}
		}
		if int64(count.Ties()) > b.Pairs() {
			rt.Fatalf("%d ties of %d pairs", count.Ties(), b.Pairs())
		}
	})
}

func TestFiltersOnlyShrink(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		organisations, projects, parts := partsDrawn(rt)
		fewer := rapid.SliceOfN(rapid.SampledFrom(append(parts, analysis.Part{})), 0, 10).Draw(rt, "dropped")
		kept := slices.DeleteFunc(slices.Clone(parts), func(p analysis.Part) bool { return slices.Contains(fewer, p) })
		for _, weighting := range []analysis.Weighting{analysis.Count, analysis.Euros} {
			whole := must(analysis.Project(t.Context(), must(analysis.NewBipartite(organisations, projects, parts)), weighting))
			less := must(analysis.Project(t.Context(), must(analysis.NewBipartite(organisations, projects, kept)), weighting))
			for e := range less.Edges {
				if e.Weight > whole.Weight(e.A, e.B)+1e-6 {
					rt.Fatalf("%s: %v, and %v of all parts", weighting, e, whole.Weight(e.A, e.B))
				}
			}
		}
	})
}

func TestMergedOrganisationHasTheUnionOfTies(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		organisations, projects, parts := partsDrawn(rt)
		merged := slices.Clone(parts)
		last := int32(organisations - 1)
		for i := range merged {
			if merged[i].Organisation == last {
				merged[i].Organisation = 0
			}
		}
		before := must(analysis.Project(t.Context(), must(analysis.NewBipartite(organisations, projects, parts)), analysis.Count))
		after := must(analysis.Project(t.Context(), must(analysis.NewBipartite(organisations, projects, merged)), analysis.Count))
		union := slices.Concat(before.Neighbours(0), before.Neighbours(last))
		union = slices.DeleteFunc(union, func(o int32) bool { return o == 0 || o == last })
		slices.Sort(union)
		if union = slices.Compact(union); !slices.Equal(after.Neighbours(0), union) {
			rt.Fatalf("%v, want %v", after.Neighbours(0), union)
		}
	})
}

func TestPartsAreChecked(t *testing.T) {
	for name, part := range map[string]analysis.Part{
		"organisation below zero": {Organisation: -1},
		"organisation beyond":     {Organisation: 2},
		"project below zero":      {Project: -1},
		"project beyond":          {Project: 3},
		"negative money":          {Cents: -1},
	} {
		if _, err := analysis.NewBipartite(2, 3, []analysis.Part{part}); !isInvalid(err) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := analysis.NewBipartite(-1, 0, nil); !isInvalid(err) {
		t.Errorf("fewer organisations than none: %v", err)
	}
}

func TestPartsOfOneOrganisationInOneProjectAreOne(t *testing.T) {
	b := must(analysis.NewBipartite(2, 1, []analysis.Part{
		{Organisation: 1, Cents: 100},
		{Organisation: 0, Cents: 1000},
		{Organisation: 1, Cents: 250},
	}))
	if b.Parts() != 2 || b.CentsOf(1)[0] != 350 || b.CentsIn(0)[1] != 350 {
		t.Errorf("%d parts, %v cents", b.Parts(), b.CentsOf(1))
	}
	if w := must(analysis.Project(t.Context(), b, analysis.Euros)).Weight(0, 1); w != 3.5 {
		t.Errorf("%v euros in common, want 3.5", w)
	}
}
