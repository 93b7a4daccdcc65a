package graph

import (
	"context"

	"verkosto/internal/live"
	"verkosto/internal/query"
)

func (r subscriptionResolver) DataVersionChanged(ctx context.Context, since *int) (<-chan *live.DataVersion, error) {
	return r.query.DataVersions(ctx, since)
}

func (r subscriptionResolver) ImportProgress(ctx context.Context, clientMutationID *string) (<-chan *live.ImportProgress, error) {
	return r.query.ImportProgress(ctx, clientMutationID), nil
}

func (r subscriptionResolver) ReviewQueueChanged(ctx context.Context) (<-chan *query.ReviewQueue, error) {
	return r.query.ReviewQueues(ctx)
}
