package query

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"slices"

	"verkosto/internal/analysis"
	"verkosto/internal/network"
	"verkosto/internal/query/memo"
)

// Bounds of analyses.
const (
	maxPairs      = 20_000_000 // pairs of organisations in one project, over all projects of a sub-network
	maxAnalysed   = 500_000    // organisations of a sub-network
	maxSamples    = 10_000     // sources of a sampled betweenness
	maxNulls      = 1000       // networks drawn to tell what is significant
	maxResolution = 100        // of communities
)

// analysesKept bounds what is kept of projections and answers, and how much is worked out at a time.
var analysesKept = memo.Limits{Bytes: 256 << 20, Running: 2, Waiting: 64}

// Subnetwork says which part of the network an analysis is about: the projects that pass a filter, and the
// organisations that take part in them.
type Subnetwork struct {
	Projects   *network.ProjectFilter // nil takes all
	Roles      []network.Role         // in which organisations take part; nil takes the roles that make partners
	Identities network.IdentityView   // under which ids organisations take part; resolved if ""
}

// Weighting says what the weight of a tie between two organisations means.
type Weighting string

// The weightings.
const (
	WeightCount  Weighting = "COUNT"
	WeightNewman Weighting = "NEWMAN"
	WeightEuros  Weighting = "EUROS"
)

var weightings = map[Weighting]analysis.Weighting{
	WeightCount: analysis.Count, WeightNewman: analysis.Newman, WeightEuros: analysis.Euros,
}

// projected is a sub-network as it is analysed.
type projected struct {
	*network.Projection
	parts *analysis.Bipartite
}

// Size gives about how many bytes it takes.
func (p *projected) Size() int64 {
	size := 80*int64(len(p.Organisations)+len(p.Projects)) + (32+24)*int64(len(p.Parts))
	if p.Traits != nil {
		size += 200 * int64(len(p.Traits.Themes))
	}
	return size
}

// tied is the organisation–organisation network of a sub-network.
type tied struct {
	*projected
	graph *analysis.Graph
}

// Size gives about how many bytes it takes beside the projection.
func (t *tied) Size() int64 { return 24*int64(t.graph.Ties()) + 8*int64(t.graph.Nodes()) }

// inquiry is one question about a sub-network in one version of the data.
type inquiry struct {
	*Queries
	Subnetwork
	version uint64
}

// inquire begins a question about a sub-network as it is now.
func (q *Queries) inquire(ctx context.Context, part Subnetwork) (inquiry, error) {
	if err := part.check(); err != nil {
		return inquiry{}, err
	}
	part.Identities = cmp.Or(part.Identities, network.IdentitiesResolved)
	meta, err := q.reader.Meta(ctx)
	return inquiry{q, part, meta.Version}, err
}

// check sees that the identities are known, and that the ends of date ranges are not the wrong way round, at any depth
// of the filter.
func (s Subnetwork) check() error {
	if !slices.Contains([]network.IdentityView{"", network.IdentitiesResolved, network.IdentitiesRaw}, s.Identities) {
		return network.Errorf(network.InvalidArgument, "%q is no view of identities: choose RESOLVED or RAW", s.Identities)
	}
	return checkProjects(s.Projects)
}

func checkProjects(filter *network.ProjectFilter) error {
	if filter == nil {
		return nil
	}
	for name, dates := range map[string]*network.DateRange{"start": filter.Start, "end": filter.End, "active": filter.Active} {
		if dates != nil && dates.To != "" && dates.From.First() > dates.To.Last() {
			return network.Errorf(network.InvalidArgument, "%s is from %s to %s, which is in reverse: give the earlier date as from", name, dates.From, dates.To)
		}
	}
	for _, part := range append(append([]*network.ProjectFilter{filter.Not}, filter.And...), filter.Or...) {
		if err := checkProjects(part); err != nil {
			return err
		}
	}
	return nil
}

// remembered gives the answer to a question with arguments, worked out or remembered.
func remembered[T memo.Sized](
	ctx context.Context, i inquiry, what string, arguments any, compute func(context.Context) (T, error),
) (T, error) {
	key, err := json.Marshal([]any{i.version, what, i.Projects, i.Roles, i.Subnetwork.Identities, arguments})
	if err != nil {
		var none T
		return none, network.Wrap(network.InvalidArgument, err, "the arguments hold what is no text or finite number")
	}
	return memo.Get(ctx, i.memo, string(key), func(ctx context.Context) (T, error) {
		answer, err := compute(ctx)
		return answer, analysisError(ctx, err)
	})
}

// heavy does what takes the machine's time, when it is its turn.
func heavy[T any](ctx context.Context, i inquiry, work func() (T, error)) (answer T, err error) {
	err = i.memo.Run(ctx, func() error {
		answer, err = work()
		return err
	})
	return answer, err
}

// analysisError gives an error of an analysis a code.
func analysisError(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	if coded, is := errors.AsType[*network.Error](err); is {
		return coded
	}
	switch {
	case ctx.Err() != nil, errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		return network.Wrap(network.Timeout, err, "the time for the answer is over")
	case errors.Is(err, analysis.ErrTooLarge):
		return network.Wrap(network.LimitExceeded, err, "the sub-network has more ties than an analysis can hold: narrow the filter")
	case errors.Is(err, analysis.ErrInvalid):
		return network.Wrap(network.InvalidArgument, err, "the analysis can't be made with these arguments")
	}
	return network.Wrap(network.Internal, err, "the analysis failed")
}

// projection gives the sub-network. Traits come with it where they are asked for.
func (i inquiry) projection(ctx context.Context, traits bool) (*projected, error) {
	return remembered(ctx, i, "projection", traits, func(ctx context.Context) (*projected, error) {
		found, err := i.reader.Projection(ctx, network.ProjectionQuery{
			Projects: i.Projects, Roles: i.Roles, Identities: i.Subnetwork.Identities, Traits: traits,
		})
		if err != nil {
			return nil, err
		}
		parts := make([]analysis.Part, len(found.Parts))
		for at, part := range found.Parts {
			// Money that was paid back is none that organisations bring together.
			parts[at] = analysis.Part{Organisation: part.Organisation, Project: part.Project, Cents: max(0, part.Granted)}
		}
		bipartite, err := analysis.NewBipartite(len(found.Organisations), len(found.Projects), parts)
		return &projected{found, bipartite}, err
	})
}

// ties gives the organisation–organisation network of the sub-network.
func (i inquiry) ties(ctx context.Context, weighting Weighting) (*tied, error) {
	weights, known := weightings[weighting]
	if !known {
		return nil, network.Errorf(network.InvalidArgument, "%q is no weighting: choose COUNT, NEWMAN or EUROS", weighting)
	}
	return remembered(ctx, i, "ties", weighting, func(ctx context.Context) (*tied, error) {
		p, err := i.projection(ctx, false)
		if err != nil {
			return nil, err
		}
		if err := p.bounded(); err != nil {
			return nil, err
		}
		graph, err := heavy(ctx, i, func() (*analysis.Graph, error) { return analysis.Project(ctx, p.parts, weights) })
		return &tied{p, graph}, err
	})
}

// bounded says whether the sub-network is too large to be analysed.
func (p *projected) bounded() error {
	if pairs := p.parts.Pairs(); pairs > maxPairs {
		return network.Errorf(network.LimitExceeded,
			"the sub-network has %d pairs of organisations in one project, at most %d can be analysed: narrow the filter by period, fund, place or time, or leave out the largest projects", pairs, maxPairs)
	}
	if count := len(p.Organisations); count > maxAnalysed {
		return network.Errorf(network.LimitExceeded,
			"the sub-network has %d organisations, at most %d can be analysed: narrow the filter by period, fund, place or time", count, maxAnalysed)
	}
	return nil
}
