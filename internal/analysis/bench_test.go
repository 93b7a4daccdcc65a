package analysis_test

import (
	"context"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/graph/community"
	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/simple"

	"verkosto/internal/analysis"
)

// BenchmarkCordis measures each analysis on the CORDIS slice.
func BenchmarkCordis(b *testing.B) {
	parts := cordis(b)
	g := must(analysis.Project(b.Context(), parts, analysis.Count))
	for _, a := range analyses(parts, g) {
		b.Run(a.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := a.run(b.Context()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

type analysed struct {
	name string
	run  func(context.Context) error
}

// analyses is everything that takes a network as a whole.
func analyses(b *analysis.Bipartite, g *analysis.Graph) []analysed {
	return []analysed{
		{"Project/count", func(ctx context.Context) error { return failure(analysis.Project(ctx, b, analysis.Count)) }},
		{"Project/newman", func(ctx context.Context) error { return failure(analysis.Project(ctx, b, analysis.Newman)) }},
		{"Project/euros", func(ctx context.Context) error { return failure(analysis.Project(ctx, b, analysis.Euros)) }},
		{"PageRank", func(ctx context.Context) error { return failure(analysis.PageRank(ctx, g, analysis.Damping)) }},
		{"Eigenvector", func(ctx context.Context) error { return failure(analysis.Eigenvector(ctx, g)) }},
		{"Harmonic", func(ctx context.Context) error { return failure(analysis.Harmonic(ctx, g)) }},
		{"Betweenness", func(ctx context.Context) error { return failure(analysis.Betweenness(ctx, g)) }},
		{"SampledBetweenness/500", func(ctx context.Context) error {
			return failure(analysis.SampledBetweenness(ctx, g, 500, 1))
		}},
		{"CoreNumbers", func(context.Context) error { analysis.CoreNumbers(g); return nil }},
		{"Communities", func(ctx context.Context) error {
			return failure(analysis.Communities(ctx, g, analysis.CommunityOptions{Seed: 1}))
		}},
		{"Brokers", func(ctx context.Context) error { return failure(analysis.Brokers(ctx, g)) }},
		{"Describe", func(ctx context.Context) error { return failure(analysis.Describe(ctx, g, 100)) }},
		{"Diameter", func(ctx context.Context) error { return failure(analysis.Diameter(ctx, g, 100)) }},
		{"Cluster", func(ctx context.Context) error { return failure(analysis.Cluster(ctx, g)) }},
		{"Randomised", func(ctx context.Context) error { return failure(analysis.Randomised(ctx, b, 1, 1)) }},
	}
}

func failure[T any](_ T, err error) error { return err }

// BenchmarkGonum measures what gonum's own graph algorithms take on the CORDIS
// slice: the reason why this package has others.
func BenchmarkGonum(b *testing.B) {
	g := must(analysis.Project(b.Context(), cordis(b), analysis.Count))
	undirected, directed := simple.NewWeightedUndirectedGraph(0, 0), simple.NewDirectedGraph()
	for v := range int64(g.Nodes()) {
		undirected.AddNode(simple.Node(v))
		directed.AddNode(simple.Node(v))
	}
	for e := range g.Edges {
		one, other := simple.Node(e.A), simple.Node(e.B)
		undirected.SetWeightedEdge(undirected.NewWeightedEdge(one, other, e.Weight))
		directed.SetEdge(directed.NewEdge(one, other))
		directed.SetEdge(directed.NewEdge(other, one))
	}
	for name, run := range map[string]func(){
		"PageRank":    func() { network.PageRankSparse(directed, analysis.Damping, 1e-12) },
		"Communities": func() { community.Modularize(undirected, 1, rand.NewPCG(1, 1)) },
		"Betweenness": func() { network.Betweenness(undirected) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				run()
			}
		})
	}
}
