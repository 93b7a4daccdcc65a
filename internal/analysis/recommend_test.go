package analysis_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"verkosto/internal/analysis"
)

// pairsOf makes a project of each tie, so that the network is its own projection.
func pairsOf(r reference) *analysis.Bipartite {
	var parts []analysis.Part
	for i, e := range r.Edges {
		parts = append(parts,
			analysis.Part{Organisation: int32(e[0]), Project: int32(i)},
			analysis.Part{Organisation: int32(e[1]), Project: int32(i)})
	}
	return must(analysis.NewBipartite(r.Nodes, len(r.Edges), parts))
}

func TestScoresAgreeWithOtherPrograms(t *testing.T) {
	for name, r := range references[reference](t, "graph") {
		t.Run(name, func(t *testing.T) {
			b := pairsOf(r)
			adamic := must(analysis.NewRecommender(t.Context(), b, analysis.Traits{}, analysis.AdamicAdar))
			allocation := must(analysis.NewRecommender(t.Context(), b, analysis.Traits{}, analysis.ResourceAllocation))
			for _, p := range r.Predictions {
				one, other := int32(p[0]), int32(p[1])
				if got := adamic.Score(one, other); !close9(got, p[2]) {
					t.Errorf("Adamic–Adar of %d and %d: %v, want %v", one, other, got, p[2])
				}
				if got := allocation.Score(one, other); !close9(got, p[3]) {
					t.Errorf("resource allocation of %d and %d: %v, want %v", one, other, got, p[3])
				}
			}
		})
	}
}

func TestRecommendationsAreNewAndTellWhy(t *testing.T) {
	// 0 and 2 share the partner 1, 3 and 4 meet alone; 0 and 4 share theme 7.
	b := must(analysis.NewBipartite(6, 4, []analysis.Part{
		{Organisation: 0, Project: 0},
		{Organisation: 1, Project: 0},
		{Organisation: 1, Project: 1},
		{Organisation: 2, Project: 1},
		{Organisation: 3, Project: 2},
		{Organisation: 4, Project: 2},
		{Organisation: 5, Project: 3},
	}))
	traits := analysis.Traits{
		Themes: [][]int32{{7}, {1}, {7, 7}, nil},
		Places: []int32{3, 3, 3, 1, 1, analysis.Nobody},
	}
	r := must(analysis.NewRecommender(t.Context(), b, traits, analysis.Blended))
	got := must(r.For(t.Context(), 0, 10))
	if partners := each(got, func(r analysis.Recommendation) int32 { return r.Partner }); !slices.Equal(partners, []int32{2, 3, 4}) {
		t.Fatalf("partners %v", partners)
	}
	if !slices.Equal(got[0].SharedPartners, []int32{1}) || !got[0].SamePlace || got[0].ThemeSimilarity != 0 {
		t.Errorf("%+v", got[0])
	}
	if !slices.Equal(got[1].SharedThemes, []int32{7}) || got[1].SamePlace || !close9(got[1].ThemeSimilarity, 1) || len(got[1].SharedPartners) != 0 {
		t.Errorf("%+v", got[1])
	}
	for _, recommendation := range got {
		if score := r.Score(0, recommendation.Partner); !close9(score, recommendation.Score) {
			t.Errorf("%v, alone %v", recommendation.Score, score)
		}
	}
	if none := must(r.For(t.Context(), 5, 10)); len(none) != 0 {
		t.Errorf("for one who shares nothing: %v", none)
	}
	if one := must(r.For(t.Context(), 0, 1)); len(one) != 1 {
		t.Errorf("%d of one", len(one))
	}
}

func TestRecommendersAreChecked(t *testing.T) {
	b := davis(t)
	for name, c := range map[string]struct {
		traits analysis.Traits
		method analysis.Method
	}{
		"unknown method":  {method: 9},
		"too few places":  {traits: analysis.Traits{Places: []int32{1}}},
		"too few themes":  {traits: analysis.Traits{Themes: [][]int32{{1}}}},
		"theme below nil": {traits: analysis.Traits{Themes: slices.Repeat([][]int32{{-1}}, b.Projects())}},
	} {
		if _, err := analysis.NewRecommender(t.Context(), b, c.traits, c.method); !isInvalid(err) {
			t.Errorf("%s: %v", name, err)
		}
	}
	r := must(analysis.NewRecommender(t.Context(), b, analysis.Traits{}, analysis.AdamicAdar))
	if _, err := r.For(t.Context(), 0, 0); !isInvalid(err) {
		t.Errorf("no recommendations: %v", err)
	}
}

// Organisations of two groups meet within them only: that can be foreseen.
func TestEvaluateTellsWhatCanBeForeseen(t *testing.T) {
	b := groups(t)
	held := analysis.HoldOut{Projects: analysis.RandomHoldOut(b, 0.3, 5), K: 5, Seed: 1}
	got := must(analysis.Evaluate(t.Context(), b, analysis.Traits{}, analysis.AdamicAdar, held))
	if got.Ties == 0 || got.AUC < 0.8 || got.Precision < 2*got.Chance || got.Chance <= 0 {
		t.Errorf("%+v", got)
	}
	if again := must(analysis.Evaluate(t.Context(), b, analysis.Traits{}, analysis.AdamicAdar, held)); again != got {
		t.Errorf("once %+v, then %+v", got, again)
	}
	held.Projects = make([]bool, b.Projects())
	if none := must(analysis.Evaluate(t.Context(), b, analysis.Traits{}, analysis.Blended, held)); none != (analysis.Accuracy{}) {
		t.Errorf("nothing held out: %+v", none)
	}
	held.K = 0
	if _, err := analysis.Evaluate(t.Context(), b, analysis.Traits{}, analysis.Blended, held); !isInvalid(err) {
		t.Errorf("no recommendations: %v", err)
	}
}

// groups is two groups of thirty organisations with sixty projects of four each.
func groups(t testing.TB) *analysis.Bipartite {
	t.Helper()
	random := rand.New(rand.NewPCG(1, 2))
	var parts []analysis.Part
	for p := range int32(120) {
		for _, o := range random.Perm(30)[:4] {
			parts = append(parts, analysis.Part{Organisation: p%2*30 + int32(o), Project: p, Cents: int64(100 * o)})
		}
	}
	return must(analysis.NewBipartite(60, 120, parts))
}
