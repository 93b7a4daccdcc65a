package graph

import (
	"context"

	"verkosto/graph/model"
	"verkosto/internal/network"
)

func (r sourceResolver) Citations(
	ctx context.Context, sources []*model.Source, first *int, after *string, last *int, before *string,
) ([]*model.CitationConnection, error) {
	return citationsFrom(ctx, r.query, sources, paging(first, after, last, before))
}

func (r sourceConnectionResolver) TotalCount(ctx context.Context, lists []*model.SourceConnection) ([]int, error) {
	return count(ctx, r.query, lists)
}

func (r sourceConnectionResolver) Facets(
	ctx context.Context, lists []*model.SourceConnection, by []network.FacetField, first int,
) ([][]*model.Facet, error) {
	return facets(ctx, r.query, lists, by, first)
}

func (r citationResolver) Source(ctx context.Context, citations []*model.Citation) ([]*model.Source, error) {
	return mentioned[*model.Source](ctx, r.query, citations, (*model.Citation).SourceID)
}

func (r citationResolver) Node(ctx context.Context, citations []*model.Citation) ([]model.Node, error) {
	nodes, err := mentioned[model.Node](ctx, r.query, citations, (*model.Citation).NodeID)
	return model.OrStated(nodes, citations), err
}

func (r bucketResolver) Node(ctx context.Context, buckets []*model.Bucket) ([]model.Node, error) {
	return mentioned[model.Node](ctx, r.query, buckets, (*model.Bucket).ValueID)
}
