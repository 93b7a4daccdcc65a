package main

import (
	"context"

	"verkosto/internal/analysis"
)

// large is the number of ties beyond which betweenness is sampled and other
// programs are spared what they take minutes for.
const large = 300_000

type measured struct {
	name string
	run  func(context.Context) error
}

// analyses is all that is measured, by the names that peers.py has too.
func analyses(b *analysis.Bipartite, g *analysis.Graph) []measured {
	all := append(centralities(g), structure(b, g)...)
	if g.Ties() <= large {
		all = append(all, measured{"betweenness, exact", func(ctx context.Context) error {
			_, err := analysis.Betweenness(ctx, g)
			return err
		}})
	}
	return all
}

func centralities(g *analysis.Graph) []measured {
	return []measured{
		{"degree", func(context.Context) error { analysis.Degree(g); return nil }},
		{"strength", func(context.Context) error { analysis.Strength(g); return nil }},
		{"k-core", func(context.Context) error { analysis.CoreNumbers(g); return nil }},
		{"PageRank", func(ctx context.Context) error { return second(analysis.PageRank(ctx, g, analysis.Damping)) }},
		{"eigenvector", func(ctx context.Context) error { return second(analysis.Eigenvector(ctx, g)) }},
		{"harmonic closeness", func(ctx context.Context) error { return second(analysis.Harmonic(ctx, g)) }},
		{"betweenness, 256 samples", func(ctx context.Context) error {
			return second(analysis.SampledBetweenness(ctx, g, 256, 1))
		}},
		{"brokerage", func(ctx context.Context) error { return second(analysis.Brokers(ctx, g)) }},
	}
}

func structure(b *analysis.Bipartite, g *analysis.Graph) []measured {
	from := fringe(b)
	return []measured{
		{"projection, count", func(ctx context.Context) error { return second(analysis.Project(ctx, b, analysis.Count)) }},
		{"projection, Newman", func(ctx context.Context) error { return second(analysis.Project(ctx, b, analysis.Newman)) }},
		{"projection, euros", func(ctx context.Context) error { return second(analysis.Project(ctx, b, analysis.Euros)) }},
		{"components", func(context.Context) error { analysis.Components(g); return nil }},
		{"communities", func(ctx context.Context) error {
			return second(analysis.Communities(ctx, g, analysis.CommunityOptions{Seed: 1}))
		}},
		{"clustering", func(ctx context.Context) error { return second(analysis.Cluster(ctx, g)) }},
		{"diameter", func(ctx context.Context) error { return second(analysis.Diameter(ctx, g, 1000)) }},
		{"assortativity", func(context.Context) error { analysis.Assortativity(g); return nil }},
		{"statistics", func(ctx context.Context) error { return second(analysis.Describe(ctx, g, 1000)) }},
		{"recommended partners", func(ctx context.Context) error {
			r, err := analysis.NewRecommender(ctx, b, analysis.Traits{}, analysis.Blended)
			if err != nil {
				return err
			}
			return second(r.For(ctx, from, 20))
		}},
		{"null model, one draw", func(ctx context.Context) error { return second(analysis.Randomised(ctx, b, 1, 1)) }},
	}
}

// fringe is the first organisation with a single project that has others in it.
func fringe(b *analysis.Bipartite) int32 {
	for o := range int32(b.Organisations()) {
		if len(b.ProjectsOf(o)) == 1 && len(b.OrganisationsOf(b.ProjectsOf(o)[0])) > 1 {
			return o
		}
	}
	return 0
}

func second[T any](_ T, err error) error { return err }
