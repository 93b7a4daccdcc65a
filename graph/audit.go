package graph

import (
	"context"

	"verkosto/graph/model"
	"verkosto/internal/network"
	"verkosto/internal/query"
)

func (r queryResolver) AuditLog(ctx context.Context, first int, after *string, filter *network.AuditFilter) (*model.AuditConnection, error) {
	list, err := r.query.AuditLog(ctx, filter, query.Paging{First: &first, After: after})
	return model.NewAuditConnection(list), err
}

func (r auditEntryResolver) Subjects(ctx context.Context, entry *model.AuditEntry) ([]model.Node, error) {
	ids, level := entry.OnLevel()
	byID, err := mentioned[model.Node](ctx, r.query, level)
	if err != nil {
		return nil, err
	}
	subjects := make([]model.Node, len(ids))
	for i, id := range ids {
		subjects[i] = byID[id]
	}
	return subjects, nil
}

func (r queryResolver) ReviewQueue(ctx context.Context, first int, after *string, of *query.ReviewKind) (*model.ReviewConnection, error) {
	page, err := r.query.Reviews(ctx, of, query.Paging{First: &first, After: after})
	return model.NewReviewConnection(of, page), err
}

func (r reviewConnectionResolver) TotalCount(ctx context.Context, list *model.ReviewConnection) (int, error) {
	return r.query.CountReviews(ctx, list.Of)
}
