package query

import (
	"context"

	"verkosto/internal/analysis"
	"verkosto/internal/network"
)

// ShapeMetric is a number that tells something of a sub-network as a whole.
type ShapeMetric string

// The metrics.
const (
	ShapeTies          ShapeMetric = "TIES"
	ShapeTransitivity  ShapeMetric = "TRANSITIVITY"
	ShapeClustering    ShapeMetric = "MEAN_CLUSTERING"
	ShapeAssortativity ShapeMetric = "ASSORTATIVITY"
	ShapeComponent     ShapeMetric = "LARGEST_COMPONENT"
	ShapeModularity    ShapeMetric = "MODULARITY"
)

// maxNullPairs bounds the pairs that are gone through in all networks of a null model together.
const maxNullPairs = 1_000_000_000

// SignificanceQuery asks whether a metric is more than the degrees of a sub-network explain.
type SignificanceQuery struct {
	Subnetwork
	Metric  ShapeMetric
	Samples int // networks drawn, 1 to 1,000
	Seed    int
}

// Significance compares a metric with its values in networks left to chance.
type Significance struct {
	analysis.Significant
	Version uint64
}

// Size gives about how many bytes it takes.
func (s *Significance) Size() int64 { return 100 }

// Significance draws networks by a null model and compares a metric with what it is in them.
func (q *Queries) Significance(ctx context.Context, query SignificanceQuery) (*Significance, error) {
	if query.Samples < 1 || query.Samples > maxNulls {
		return nil, network.Errorf(network.LimitExceeded, "samples is %d: draw 1 to %d networks", query.Samples, maxNulls)
	}
	metric, known := shapes[query.Metric]
	if !known {
		return nil, network.Errorf(network.InvalidArgument, "%q is no metric of a network", query.Metric)
	}
	i, err := q.inquire(ctx, query.Subnetwork)
	if err != nil {
		return nil, err
	}
	arguments := []any{query.Metric, query.Samples, query.Seed}
	return remembered(ctx, i, "significance", arguments, func(ctx context.Context) (*Significance, error) {
		p, err := i.projection(ctx, false)
		if err != nil {
			return nil, err
		}
		if err := p.drawable(query.Samples); err != nil {
			return nil, err
		}
		return heavy(ctx, i, func() (*Significance, error) {
			found, err := analysis.Significance(ctx, p.parts, metric, analysis.SignificanceOptions{Samples: query.Samples, Seed: seed(query.Seed)})
			return &Significance{found, p.Version}, err
		})
	})
}

// drawable says whether a null model of so many networks is too large.
func (p *projected) drawable(samples int) error {
	if err := p.bounded(); err != nil {
		return err
	}
	if pairs := p.parts.Pairs(); pairs*int64(samples) > maxNullPairs {
		return network.Errorf(network.LimitExceeded, "samples is %d: of a sub-network with %d pairs of organisations in one project, draw at most %d, or narrow the filter",
			samples, pairs, maxNullPairs/pairs)
	}
	return nil
}

// shapes measures the network of which two organisations share a project, without weights.
var shapes = map[ShapeMetric]analysis.Metric{
	ShapeTies: shape(func(_ context.Context, g *analysis.Graph) (float64, error) { return float64(g.Ties()), nil }),
	ShapeTransitivity: shape(func(ctx context.Context, g *analysis.Graph) (float64, error) {
		found, err := analysis.Cluster(ctx, g)
		return found.Transitivity, err
	}),
	ShapeClustering: shape(func(ctx context.Context, g *analysis.Graph) (float64, error) {
		found, err := analysis.Cluster(ctx, g)
		return found.MeanClustering, err
	}),
	ShapeAssortativity: shape(func(_ context.Context, g *analysis.Graph) (float64, error) { return analysis.Assortativity(g), nil }),
	ShapeComponent: shape(func(_ context.Context, g *analysis.Graph) (float64, error) {
		for _, size := range analysis.Components(g).Sizes {
			return float64(size), nil
		}
		return 0, nil
	}),
	ShapeModularity: shape(func(ctx context.Context, g *analysis.Graph) (float64, error) {
		if g.Ties() == 0 {
			return 0, nil
		}
		found, err := analysis.Communities(ctx, g, analysis.CommunityOptions{})
		return found.Modularity, err
	}),
}

func shape(measure func(context.Context, *analysis.Graph) (float64, error)) analysis.Metric {
	return func(ctx context.Context, b *analysis.Bipartite) (float64, error) {
		g, err := analysis.Project(ctx, b, analysis.Count)
		if err != nil {
			return 0, err
		}
		return measure(ctx, g)
	}
}
