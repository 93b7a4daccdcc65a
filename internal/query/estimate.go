package query

import (
	"context"

	"verkosto/internal/network"
)

// Analysis is a question about a whole sub-network.
type Analysis string

// The analyses. AnalysisCentrality stands for all metrics but betweenness and closeness, which take longer.
const (
	AnalysisCoParticipation Analysis = "CO_PARTICIPATION"
	AnalysisStatistics      Analysis = "STATISTICS"
	AnalysisCentrality      Analysis = "CENTRALITY"
	AnalysisCloseness       Analysis = "CLOSENESS"
	AnalysisBetweenness     Analysis = "BETWEENNESS"
	AnalysisCommunities     Analysis = "COMMUNITIES"
	AnalysisBrokerage       Analysis = "BROKERAGE"
	AnalysisRecommendations Analysis = "RECOMMENDED_PARTNERS"
	AnalysisSignificance    Analysis = "SIGNIFICANCE"
)

// EstimateQuery asks what an analysis would cost.
type EstimateQuery struct {
	Subnetwork
	Analysis Analysis
	Samples  *int // of BETWEENNESS and SIGNIFICANCE
}

// Estimate is what an analysis would cost if nothing of it is remembered.
type Estimate struct {
	Organisations  int
	Projects       int
	Participations int
	MostTies       int
	Milliseconds   int
	Samples        *int   // of a BETWEENNESS that would be sampled, and of SIGNIFICANCE
	Refusal        string // why it would be refused; "" if it would not
	Version        uint64
}

// Exact says whether the answer would be exact.
func (e *Estimate) Exact() bool { return e.Samples == nil }

// Estimate tells what an analysis would cost. It reads the sub-network, which the analysis then need not, and
// works nothing out.
func (q *Queries) Estimate(ctx context.Context, query EstimateQuery) (*Estimate, error) {
	if query.Samples != nil && (*query.Samples < 1 || *query.Samples > maxSamples) {
		return nil, network.Errorf(network.LimitExceeded, "samples is %d: take 1 to %d", *query.Samples, maxSamples)
	}
	i, err := q.inquire(ctx, query.Subnetwork)
	if err != nil {
		return nil, err
	}
	p, err := i.projection(ctx, false)
	if err != nil {
		return nil, err
	}
	estimate := &Estimate{
		Organisations: len(p.Organisations), Projects: len(p.Projects), Participations: p.parts.Parts(),
		MostTies: int(p.mostTies()), Version: p.Version,
	}
	refusal := p.bounded()
	switch query.Analysis {
	case AnalysisBetweenness:
		if sources := p.sources(query.Samples); sources > 0 {
			estimate.Samples = &sources
		}
	case AnalysisSignificance:
		samples := defaultNulls
		if query.Samples != nil {
			samples = *query.Samples
		}
		estimate.Samples = &samples
		refusal = p.drawable(samples)
	}
	if refusal != nil {
		estimate.Refusal = refusal.Error()
	}
	estimate.Milliseconds, err = p.milliseconds(query.Analysis, estimate.Samples)
	return estimate, err
}

// defaultNulls is how many networks are drawn unless a client says otherwise.
const defaultNulls = 100

// milliseconds tells about how long an analysis takes on two processors, by the steps it makes; docs/analysis.md has what
// was measured.
func (p *projected) milliseconds(analysis Analysis, samples *int) (int, error) {
	nodes, ties, pairs := float64(len(p.Organisations)), float64(p.mostTies()), float64(p.parts.Pairs())
	parts := float64(p.parts.Parts())
	projecting := 500*parts + 50*pairs // nanoseconds
	var work float64
	switch analysis {
	case AnalysisCoParticipation:
		work = 120 * ties
	case AnalysisStatistics:
		work = 120 * ties
	case AnalysisCentrality:
		work = 250*ties + 100*nodes
	case AnalysisCloseness:
		work = 0.02 * nodes * ties
	case AnalysisBetweenness:
		sources := nodes
		if samples != nil {
			sources = float64(*samples)
		}
		work = 0.3 * sources * (2*ties + nodes)
	case AnalysisCommunities:
		work = 1500*ties + 1000*nodes
	case AnalysisBrokerage:
		work = 13 * ties * (1 + 2*ties/max(1, nodes))
	case AnalysisRecommendations:
		work = 600 * ties
	case AnalysisSignificance:
		work = float64(*samples) * (450*parts + 45*pairs)
	default:
		return 0, network.Errorf(network.InvalidArgument, "%q is no analysis", analysis)
	}
	return int((projecting+work)/1e6) + 1, nil
}
