package query

import (
	"context"

	"verkosto/internal/analysis"
	"verkosto/internal/network"
)

// Metric is a measure of an organisation's place in a network.
type Metric string

// The metrics.
const (
	MetricDegree      Metric = "DEGREE"
	MetricStrength    Metric = "STRENGTH"
	MetricBetweenness Metric = "BETWEENNESS"
	MetricCloseness   Metric = "CLOSENESS"
	MetricEigenvector Metric = "EIGENVECTOR"
	MetricPageRank    Metric = "PAGERANK"
	MetricCore        Metric = "K_CORE"
)

// exactSteps is how many steps from node to node an exact betweenness may take: about two seconds on two processors. More is
// sampled.
const exactSteps = 6_000_000_000

// CentralityQuery asks how central organisations are.
type CentralityQuery struct {
	Subnetwork
	Metric    Metric
	Weighting Weighting
	Samples   *int // of betweenness: from so many organisations, 1 to 10,000; from all where that is quick enough, if nil
	Seed      int  // of the sample
	Paging
}

// Standing is where an organisation stands in a ranking.
type Standing struct {
	Organisation  *network.Organisation
	StatedAs      network.ID // the id under which it takes part
	Rank          int        // from 1
	Value         float64
	StandardError *float64 // of a sampled value
}

// Sampling tells how far sampled values may be from the true ones.
type Sampling struct {
	Samples int
	Bound   float64 // no value is farther from the truth, in 95 of 100 samples
}

func (s *Standing) organisations() []**network.Organisation {
	return []**network.Organisation{&s.Organisation}
}

// Centrality is a page of organisations, the most central first.
type Centrality struct {
	List[Standing]
	Organisations int
	Sampling      *Sampling // nil where values are exact
	Version       uint64

	inquiry  inquiry
	measured *measured
}

// measured is the values of all organisations of a sub-network.
type measured struct {
	*projected
	values   []float64
	order    []int32 // organisations by value downwards
	errors   []float64
	sampling *Sampling
}

// Size gives about how many bytes it takes.
func (m *measured) Size() int64 { return 20 * int64(len(m.values)) }

func (m *measured) ranking() ranking {
	return ranking{len(m.order), func(rank int) (float64, network.ID) {
		return m.values[m.order[rank]], m.Organisations[m.order[rank]]
	}}
}

// Centrality gives a page of organisations by a metric.
func (q *Queries) Centrality(ctx context.Context, query CentralityQuery) (*Centrality, error) {
	if query.Samples != nil && (*query.Samples < 1 || *query.Samples > maxSamples) {
		return nil, network.Errorf(network.LimitExceeded, "samples is %d: take 1 to %d", *query.Samples, maxSamples)
	}
	i, err := q.inquire(ctx, query.Subnetwork)
	if err != nil {
		return nil, err
	}
	arguments := []any{query.Metric, query.Weighting, query.Samples, query.Seed}
	m, err := remembered(ctx, i, "centrality", arguments, func(ctx context.Context) (*measured, error) {
		return i.measure(ctx, query)
	})
	if err != nil {
		return nil, err
	}
	answer := &Centrality{Organisations: len(m.values), Sampling: m.sampling, Version: m.Version, inquiry: i, measured: m}
	answer.List, err = ranked(m.ranking(), downwards("CENTRALITY", string(query.Metric)), query.Paging, m.standingAt)
	if err != nil {
		return nil, err
	}
	return answer, name(ctx, q, answer.Items)
}

// Standings gives where organisations stand in the whole list, by the ids that are asked for. Those without a part in the
// sub-network are absent. At most 1,000.
func (c *Centrality) Standings(ctx context.Context, ids []network.ID) (map[network.ID]network.Item[Standing], error) {
	m, ranking := c.measured, c.measured.ranking()
	return standings(ctx, c.inquiry, m.projected, ids, func(at int32) network.Item[Standing] {
		rank := rankOf(m.order, m.values, at)
		return network.Item[Standing]{Node: m.standingAt(rank), Position: ranking.position(rank)}
	})
}

// standingAt gives who stands at a rank, from 0.
func (m *measured) standingAt(rank int) Standing {
	at := m.order[rank]
	standing := m.standing(at, rank, m.values[at])
	if m.sampling != nil {
		standing.StandardError = &m.errors[at]
	}
	return standing
}

// standing gives where an organisation stands, of which no more than the id is known yet.
func (p *projected) standing(at int32, rank int, value float64) Standing {
	id := p.Organisations[at]
	return Standing{Organisation: &network.Organisation{ID: id}, StatedAs: id, Rank: rank + 1, Value: value}
}

func (i inquiry) measure(ctx context.Context, query CentralityQuery) (*measured, error) {
	t, err := i.ties(ctx, query.Weighting)
	if err != nil {
		return nil, err
	}
	return heavy(ctx, i, func() (*measured, error) {
		m := &measured{projected: t.projected}
		if samples := t.samples(query); samples > 0 {
			sampled, err := analysis.SampledBetweenness(ctx, t.graph, samples, seed(query.Seed))
			if err != nil {
				return nil, err
			}
			m.values, m.errors = sampled.Values, sampled.StandardErrors
			m.sampling = &Sampling{Samples: sampled.Samples, Bound: sampled.Bound}
		} else if m.values, err = valuesOf(ctx, t.graph, query.Metric); err != nil {
			return nil, err
		}
		m.order = analysis.Rank(m.values)
		return m, nil
	})
}

// samples gives from how many organisations a betweenness is sampled, 0 where it is exact.
func (p *projected) samples(query CentralityQuery) int {
	if query.Metric != MetricBetweenness {
		return 0
	}
	return p.sources(query.Samples)
}

// sources gives from how many organisations shortest paths are looked for, 0 for all: so many as were asked
// for, or as are quick enough.
func (p *projected) sources(asked *int) int {
	nodes := int64(len(p.Organisations))
	quick := exactSteps / (2*p.mostTies() + nodes + 1)
	if asked != nil {
		quick = int64(*asked)
	}
	if quick >= nodes {
		return 0
	}
	return int(max(1, quick))
}

// mostTies gives how many ties the sub-network has at most.
func (p *projected) mostTies() int64 {
	nodes := int64(len(p.Organisations))
	return min(p.parts.Pairs(), nodes*(nodes-1)/2)
}

// seed gives the seed for a client's number.
func seed(number int) uint64 { return uint64(number) } // any bits will do

func valuesOf(ctx context.Context, g *analysis.Graph, metric Metric) ([]float64, error) {
	switch metric {
	case MetricDegree:
		return analysis.Degree(g), nil
	case MetricStrength:
		return analysis.Strength(g), nil
	case MetricBetweenness:
		return analysis.Betweenness(ctx, g)
	case MetricCloseness:
		return analysis.Harmonic(ctx, g)
	case MetricEigenvector:
		return analysis.Eigenvector(ctx, g)
	case MetricPageRank:
		return analysis.PageRank(ctx, g, analysis.Damping)
	case MetricCore:
		cores := analysis.CoreNumbers(g)
		values := make([]float64, len(cores))
		for v, core := range cores {
			values[v] = float64(core)
		}
		return values, nil
	}
	return nil, network.Errorf(network.InvalidArgument, "%q is no metric of centrality", metric)
}
