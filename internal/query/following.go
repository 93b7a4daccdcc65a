package query

import (
	"context"

	"verkosto/internal/live"
	"verkosto/internal/network"
)

// ReviewQueue is how much waits for people to look at it.
type ReviewQueue struct {
	OpenMatches int // pairs of organisations that may be one
	Facts       int // that rules read from prose
}

// DataVersions gives the data versions after one that a client has, the newest first and then each that is newer when it
// can be taken, until the context ends. If the client has none the version of now comes first. A stream that is taken up again, at the
// [live.Position] of the context, goes on after that.
func (q *Queries) DataVersions(ctx context.Context, since *int) (<-chan *live.DataVersion, error) {
	if since != nil && *since < 0 {
		return nil, network.Errorf(network.InvalidArgument, "since is %d: give a data version, or leave it out", *since)
	}
	if told, known := live.PositionOf(ctx).Version(); known {
		return q.versions.Follow(ctx, &told)
	}
	if since != nil {
		after := uint64(*since)
		return q.versions.Follow(ctx, &after)
	}
	return q.versions.Follow(ctx, nil)
}

// ReviewQueues gives what waits for review now, and then each change of it, until the context ends. It is worked out once
// for all who ask.
func (q *Queries) ReviewQueues(ctx context.Context) (<-chan *ReviewQueue, error) {
	return q.waiting.Follow(ctx)
}

// ImportProgress tells how far the imports in this server are, until the context ends; with the id of a mutation how far
// that one's import is, to its end.
func (q *Queries) ImportProgress(ctx context.Context, clientMutationID *string) <-chan *live.ImportProgress {
	return q.imports.Follow(ctx, clientMutationID)
}
