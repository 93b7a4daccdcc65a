package query

import (
	"context"

	"verkosto/internal/analysis"
	"verkosto/internal/network"
)

// diameterSearches bounds the breadth-first searches for a diameter.
const diameterSearches = 200

// DegreeCount is how many organisations have a number of partners.
type DegreeCount struct {
	Degree        int
	Organisations int
}

// Statistics describes a sub-network as a whole.
type Statistics struct {
	analysis.Statistics
	Projects       int
	Participations int // pairs of an organisation and a project
	Version        uint64
}

// Size gives about how many bytes it takes.
func (s *Statistics) Size() int64 { return 400 + 4*int64(len(s.Degrees)) }

// Distribution gives how many organisations have how many partners, by number of partners upwards, numbers that
// none has left out; at most so many.
func (s *Statistics) Distribution(most int) ([]DegreeCount, error) {
	const widest = 1000
	if most < 1 || most > widest {
		return nil, network.Errorf(network.InvalidArgument, "first is %d: ask for 1 to %d", most, widest)
	}
	counts := []DegreeCount{}
	for degree, count := range s.Degrees {
		if count > 0 && len(counts) < most {
			counts = append(counts, DegreeCount{degree, int(count)})
		}
	}
	return counts, nil
}

// Statistics describes a sub-network.
func (q *Queries) Statistics(ctx context.Context, part Subnetwork) (*Statistics, error) {
	i, err := q.inquire(ctx, part)
	if err != nil {
		return nil, err
	}
	return remembered(ctx, i, "statistics", nil, func(ctx context.Context) (*Statistics, error) {
		t, err := i.ties(ctx, WeightCount)
		if err != nil {
			return nil, err
		}
		return heavy(ctx, i, func() (*Statistics, error) {
			found, err := analysis.Describe(ctx, t.graph, diameterSearches)
			found.Local = nil // by organisation, which nobody asks here
			return &Statistics{found, len(t.Projects), t.parts.Parts(), t.Version}, err
		})
	})
}
