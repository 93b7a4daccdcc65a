package storetest

import (
	"cmp"
	"context"
	"slices"

	"verkosto/internal/network"
)

// Annotations implements [network.Reader].
func (m *Model) Annotations(ctx context.Context, query network.AnnotationQuery) (map[network.ID]network.Page[*network.Annotation], error) {
	s, err := m.read(ctx)
	if err != nil {
		return nil, err
	}
	if err := checkKeys(query.Of); err != nil {
		return nil, err
	}
	pages := make(map[network.ID]network.Page[*network.Annotation])
	for _, id := range query.Of {
		var items []network.Item[*network.Annotation]
		for _, node := range s.kind(network.KindAnnotation) {
			if a := node.(*network.Annotation); s.joined.Of(a.Subject) == s.joined.Of(id) {
				items = append(items, network.Item[*network.Annotation]{Node: a, Position: network.Position{ID: a.ID}})
			}
		}
		byID := func(a, b network.Position) int { return cmp.Compare(a.ID, b.ID) }
		if pages[id], err = paged(items, query.Window, byID); err != nil {
			return nil, err
		}
	}
	return pages, checkWindow(query.Window)
}

// ReviewQueue implements [network.Reader].
func (m *Model) ReviewQueue(ctx context.Context, query network.ReviewQuery) (network.Page[network.Citation], error) {
	items, err := m.forReview(ctx, query)
	if err != nil {
		return network.Page[network.Citation]{}, err
	}
	return paged(items, query.Window, func(a, b network.Position) int {
		return cmp.Or(cmp.Compare(a.Value, b.Value), cmp.Compare(a.ID, b.ID))
	})
}

// CountReviews implements [network.Reader].
func (m *Model) CountReviews(ctx context.Context, query network.ReviewQuery) (int, error) {
	query.Window = network.Window{}
	items, err := m.forReview(ctx, query)
	return len(items), err
}

func (m *Model) forReview(ctx context.Context, query network.ReviewQuery) ([]network.Item[network.Citation], error) {
	s, err := m.read(ctx)
	if err != nil {
		return nil, err
	}
	if err := query.Check(); err != nil {
		return nil, err
	}
	within := func(confidence float64) bool {
		score := network.ScoreKey(confidence)
		return (query.MinConfidence == nil || score >= network.ScoreKey(*query.MinConfidence)) &&
			(query.MaxConfidence == nil || score <= network.ScoreKey(*query.MaxConfidence))
	}
	var items []network.Item[network.Citation]
	for _, r := range s.records {
		c := s.weighed(r)
		if key := network.ReviewKey(&c, r.key); key != "" && c.Method == query.Method && c.Judged() == query.Review && within(c.Confidence) {
			items = append(items, network.Item[network.Citation]{Node: c, Position: network.ReviewPosition(key)})
		}
	}
	return slices.Clip(items), nil
}
