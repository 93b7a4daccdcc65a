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

func (r auditEntryResolver) Subjects(ctx context.Context, entries []*model.AuditEntry) ([][]model.Node, error) {
	answers := make([][]model.Node, len(entries))
	for i, entry := range entries {
		ids, level := entry.OnLevel()
		byID, err := model.Load(level, step(ctx), "", func() (map[network.ID]model.Node, error) {
			return fetch[model.Node](ctx, r.query, level.AllIDs())
		})
		if err != nil {
			return nil, err
		}
		answers[i] = make([]model.Node, len(ids))
		for j, id := range ids {
			answers[i][j] = byID[id]
		}
	}
	return answers, nil
}

func (r queryResolver) ReviewQueue(ctx context.Context, first int, after *string, of *query.ReviewKind) (*model.ReviewConnection, error) {
	page, err := r.query.Reviews(ctx, of, query.Paging{First: &first, After: after})
	return model.NewReviewConnection(of, page), err
}

func (r reviewConnectionResolver) TotalCount(ctx context.Context, list *model.ReviewConnection) (int, error) {
	return r.query.CountReviews(ctx, list.Of)
}
