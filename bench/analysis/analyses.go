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
	from, to := ends(b)
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
		{"100 shortest paths", func(ctx context.Context) error {
			return second(analysis.Paths(ctx, b, from, to, analysis.PathOptions{MaxLength: 8, Limit: 100}))
		}},
		{"recommended partners", func(ctx context.Context) error {
			r, err := analysis.NewRecommender(ctx, b, analysis.Traits{}, analysis.Blended)
			if err != nil {
				return err
			}
			return second(r.For(ctx, from, 20))
		}},
		{"change", func(ctx context.Context) error { return second(analysis.Change(ctx, b, b)) }},
		{"null model, one draw", func(ctx context.Context) error { return second(analysis.Randomised(ctx, b, 1, 1)) }},
	}
}

// ends is the first two organisations of the largest component that have a
// single project: few paths begin with them, which makes these long.
func ends(b *analysis.Bipartite) (from, to int32) {
	from, to = analysis.Nobody, 0
	for o := range int32(b.Organisations()) {
		if len(b.ProjectsOf(o)) != 1 || len(b.OrganisationsOf(b.ProjectsOf(o)[0])) < 2 {
			continue
		}
		if from == analysis.Nobody {
			from = o
		}
		to = o
	}
	return max(from, 0), to
}

func second[T any](_ T, err error) error { return err }
