package analysis_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"verkosto/internal/analysis"
)

func TestRandomisedKeepsDegrees(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		b := bipartiteDrawn(rt)
		r := must(analysis.Randomised(t.Context(), b, rapid.Uint64().Draw(rt, "seed"), 0))
		for o := range int32(b.Organisations()) {
			if len(r.ProjectsOf(o)) != len(b.ProjectsOf(o)) || !ascending(r.ProjectsOf(o)) {
				rt.Fatalf("projects of %d: %v, before %v", o, r.ProjectsOf(o), b.ProjectsOf(o))
			}
		}
		for p := range int32(b.Projects()) {
			if len(r.OrganisationsOf(p)) != len(b.OrganisationsOf(p)) || !ascending(r.OrganisationsOf(p)) {
				rt.Fatalf("organisations of %d: %v, before %v", p, r.OrganisationsOf(p), b.OrganisationsOf(p))
			}
		}
	})
}

func ascending(row []int32) bool {
	return slices.IsSorted(row) && len(slices.Compact(slices.Clone(row))) == len(row)
}

// Of four organisations and four projects with two parts each there are ninety
// networks. Ninety thousand draws meet each some thousand times; that χ² of 89
// degrees of freedom is beyond 150 has a chance of one in ten thousand.
func TestRandomisedIsEven(t *testing.T) {
	var parts []analysis.Part
	for i := range int32(4) {
		parts = append(parts, analysis.Part{Organisation: i, Project: i}, analysis.Part{Organisation: i, Project: (i + 1) % 4})
	}
	b := must(analysis.NewBipartite(4, 4, parts))
	const draws, networks = 90_000, 90
	times := make(map[string]float64)
	for i := range uint64(draws) {
		r := must(analysis.Randomised(t.Context(), b, 3, i))
		times[fmt.Sprint(r.ProjectsOf(0), r.ProjectsOf(1), r.ProjectsOf(2), r.ProjectsOf(3))]++
	}
	deviation := 0.0
	for _, n := range times {
		deviation += (n - draws/networks) * (n - draws/networks) / (draws / networks)
	}
	if len(times) != networks || deviation > 150 {
		t.Errorf("%d networks, χ² %v", len(times), deviation)
	}
}

func transitivity(ctx context.Context, b *analysis.Bipartite) (float64, error) {
	g, err := analysis.Project(ctx, b, analysis.Count)
	if err != nil {
		return 0, err
	}
	c, err := analysis.Cluster(ctx, g)
	return c.Transitivity, err
}

func TestSignificanceComparesWithChance(t *testing.T) {
	b := davis(t)
	options := analysis.SignificanceOptions{Samples: 200, Seed: 9}
	got := must(analysis.Significance(t.Context(), b, transitivity, options))
	if got.P <= 0 || got.P > 1 || got.StandardDeviation <= 0 || got.Samples != 200 ||
		!close9(got.Z, (got.Observed-got.Mean)/got.StandardDeviation) {
		t.Errorf("%+v", got)
	}
	if again := must(analysis.Significance(t.Context(), b, transitivity, options)); again != got {
		t.Errorf("once %+v, then %+v", got, again)
	}
	parts := func(_ context.Context, b *analysis.Bipartite) (float64, error) { return float64(b.Parts()), nil }
	if kept := must(analysis.Significance(t.Context(), b, parts, options)); kept.Z != 0 || kept.P != 1 || kept.StandardDeviation != 0 {
		t.Errorf("a metric that can't differ: %+v", kept)
	}
}

// Organisations that meet only within their group have fewer partners than
// their numbers of projects explain.
func TestSignificanceFindsGroups(t *testing.T) {
	ties := func(ctx context.Context, b *analysis.Bipartite) (float64, error) {
		g, err := analysis.Project(ctx, b, analysis.Count)
		if err != nil {
			return 0, err
		}
		return float64(g.Ties()), nil
	}
	got := must(analysis.Significance(t.Context(), groups(t), ties, analysis.SignificanceOptions{Samples: 99}))
	if got.Less != 0.01 || got.Greater != 1 || got.P != 0.02 || got.Z > -3 {
		t.Errorf("%+v", got)
	}
}

func TestSignificanceTellsWhatIsWrongWithAMetric(t *testing.T) {
	b, cause := davis(t), errors.New("no such metric")
	for name, c := range map[string]struct {
		metric  analysis.Metric
		samples int
		want    error
	}{
		"no samples": {transitivity, 0, analysis.ErrInvalid},
		"NaN":        {func(context.Context, *analysis.Bipartite) (float64, error) { return math.NaN(), nil }, 1, analysis.ErrInvalid},
		"an error":   {func(context.Context, *analysis.Bipartite) (float64, error) { return 0, cause }, 1, cause},
		"an error of samples": {func(_ context.Context, drawn *analysis.Bipartite) (float64, error) {
			if drawn != b {
				return 0, cause
			}
			return 1, nil
		}, 5, cause},
	} {
		_, err := analysis.Significance(t.Context(), b, c.metric, analysis.SignificanceOptions{Samples: c.samples})
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}
