package analysis_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"reflect"
	"runtime"
	"sync/atomic"
	"testing"

	"verkosto/internal/analysis"
)

// everything runs each analysis that takes a context.
func everything(b *analysis.Bipartite, g *analysis.Graph) map[string]func(context.Context) (any, error) {
	all := make(map[string]func(context.Context) (any, error))
	add := func(name string, run func(context.Context) (any, error)) { all[name] = run }
	for _, w := range []analysis.Weighting{analysis.Count, analysis.Newman, analysis.Euros} {
		add("project "+w.String(), func(ctx context.Context) (any, error) { return analysis.Project(ctx, b, w) })
	}
	add("betweenness", func(ctx context.Context) (any, error) { return analysis.Betweenness(ctx, g) })
	add("sampled", func(ctx context.Context) (any, error) { return analysis.SampledBetweenness(ctx, g, 9, 4) })
	add("harmonic", func(ctx context.Context) (any, error) { return analysis.Harmonic(ctx, g) })
	add("eigenvector", func(ctx context.Context) (any, error) { return analysis.Eigenvector(ctx, g) })
	add("pagerank", func(ctx context.Context) (any, error) { return analysis.PageRank(ctx, g, 0.85) })
	add("communities", func(ctx context.Context) (any, error) {
		return analysis.Communities(ctx, g, analysis.CommunityOptions{Seed: 3})
	})
	add("brokers", func(ctx context.Context) (any, error) { return analysis.Brokers(ctx, g) })
	add("describe", func(ctx context.Context) (any, error) { return analysis.Describe(ctx, g, 50) })
	add("diameter", func(ctx context.Context) (any, error) { return analysis.Diameter(ctx, g, 50) })
	add("cluster", func(ctx context.Context) (any, error) { return analysis.Cluster(ctx, g) })
	add("randomised", func(ctx context.Context) (any, error) { return analysis.Randomised(ctx, b, 5, 6) })
	add("significance", func(ctx context.Context) (any, error) {
		return analysis.Significance(ctx, b, transitivity, analysis.SignificanceOptions{Samples: 5})
	})
	for _, method := range []analysis.Method{analysis.Blended, analysis.AdamicAdar, analysis.ResourceAllocation} {
		add(fmt.Sprint("evaluate ", method), func(ctx context.Context) (any, error) {
			held := analysis.HoldOut{Projects: analysis.RandomHoldOut(b, 0.3, 1), K: 3}
			return analysis.Evaluate(ctx, b, analysis.Traits{}, method, held)
		})
	}
	if b.Organisations() > 0 {
		add("recommend", func(ctx context.Context) (any, error) {
			r, err := analysis.NewRecommender(ctx, b, analysis.Traits{}, analysis.Blended)
			if err != nil {
				return nil, err
			}
			return r.For(ctx, 0, 5)
		})
	}
	return all
}

func TestAnswersAreFinite(t *testing.T) {
	part := func(organisation, project int32) analysis.Part {
		return analysis.Part{Organisation: organisation, Project: project, Cents: math.MaxInt32}
	}
	for name, b := range map[string]*analysis.Bipartite{
		"empty":                 must(analysis.NewBipartite(0, 0, nil)),
		"one organisation":      must(analysis.NewBipartite(1, 0, nil)),
		"one with projects":     must(analysis.NewBipartite(1, 2, []analysis.Part{part(0, 0), part(0, 1)})),
		"without projects":      must(analysis.NewBipartite(4, 0, nil)),
		"without organisations": must(analysis.NewBipartite(0, 4, nil)),
		"pair":                  must(analysis.NewBipartite(2, 1, []analysis.Part{part(0, 0), part(1, 0)})),
		"disconnected":          must(analysis.NewBipartite(5, 3, []analysis.Part{part(0, 0), part(1, 0), part(2, 1), part(3, 1)})),
		"star":                  must(analysis.NewBipartite(4, 3, []analysis.Part{part(0, 0), part(0, 1), part(0, 2), part(1, 0), part(2, 1), part(3, 2)})),
		"all in one":            must(analysis.NewBipartite(3, 1, []analysis.Part{part(0, 0), part(1, 0), part(2, 0)})),
		"davis":                 davis(t),
	} {
		g := must(analysis.Project(t.Context(), b, analysis.Newman))
		for of, run := range everything(b, g) {
			answer, err := run(t.Context())
			if err != nil {
				t.Errorf("%s, %s: %v", name, of, err)
			}
			if !finite(reflect.ValueOf(answer)) {
				t.Errorf("%s, %s: %+v", name, of, answer)
			}
		}
		for _, values := range [][]float64{analysis.Degree(g), analysis.Strength(g)} {
			if len(values) != b.Organisations() || !finite(reflect.ValueOf(values)) || len(analysis.Rank(values)) != len(values) {
				t.Errorf("%s: %v", name, values)
			}
		}
		if a := analysis.Assortativity(g); !finite(reflect.ValueOf(a)) {
			t.Errorf("%s: assortativity %v", name, a)
		}
	}
}

// finite tells whether no number within a value is NaN or infinite.
func finite(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Float64:
		return !math.IsNaN(v.Float()) && !math.IsInf(v.Float(), 0)
	case reflect.Slice:
		for i := range v.Len() {
			if !finite(v.Index(i)) {
				return false
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if !finite(v.Field(i)) {
				return false
			}
		}
	case reflect.Pointer:
		return finite(v.Elem())
	}
	return true
}

func TestAnswersAreTheSameOnAnyNumberOfProcessors(t *testing.T) {
	b := groups(t)
	g := must(analysis.Project(t.Context(), b, analysis.Newman))
	answers := func(processors int) map[string]any {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
		all := make(map[string]any)
		for name, run := range everything(b, g) {
			all[name] = must(run(t.Context()))
		}
		return all
	}
	one, four := answers(1), answers(4)
	for name := range one {
		if !reflect.DeepEqual(one[name], four[name]) {
			t.Errorf("%s differs", name)
		}
	}
}

// leaving is the context of a client that leaves when asked so many times
// whether it is still there.
type leaving struct {
	context.Context
	asked *atomic.Int64
	after int64
}

func (l leaving) Err() error {
	if l.asked.Add(1) > l.after {
		return context.Canceled
	}
	return nil
}

func TestWorkStopsWhereverTheClientLeaves(t *testing.T) {
	b := groups(t)
	g := must(analysis.Project(t.Context(), b, analysis.Count))
	for name, run := range everything(b, g) {
		for _, after := range []int64{0, 1, 2, 5, 20} {
			ctx := leaving{Context: t.Context(), asked: new(atomic.Int64), after: after}
			answer, err := run(ctx)
			if ctx.asked.Load() <= after {
				continue // it was done before
			}
			if !errors.Is(err, context.Canceled) {
				t.Errorf("%s, after %d: %v, %v", name, after, answer, err)
			}
		}
		ctx, cancel := context.WithCancelCause(t.Context())
		cancel(errors.New("gone"))
		if _, err := run(ctx); err == nil {
			t.Errorf("%s: an answer for one who is gone", name)
		}
	}
}
