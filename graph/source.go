package graph

import (
	"context"

	"verkosto/graph/model"
	"verkosto/internal/network"
)

func (r sourceResolver) Citations(
	ctx context.Context, source *model.Source, first *int, after *string, last *int, before *string,
) (*model.CitationConnection, error) {
	return citationsFrom(ctx, r.query, source, paging(first, after, last, before))
}

func (r sourceConnectionResolver) TotalCount(ctx context.Context, list *model.SourceConnection) (int, error) {
	return count(ctx, r.query, list)
}

func (r sourceConnectionResolver) Facets(
	ctx context.Context, list *model.SourceConnection, by []network.FacetField, first int,
) ([]*model.Facet, error) {
	return facets(ctx, r.query, list, by, first)
}

func (r citationResolver) Source(ctx context.Context, citation *model.Citation) (*model.Source, error) {
	id, level := citation.SourceID()
	return mention[*model.Source](ctx, r.query, id, level)
}

// Node answers the node that a citation states; where it is not served, because all that is stated of it was rejected, as the
// citation states it.
func (r citationResolver) Node(ctx context.Context, citation *model.Citation) (model.Node, error) {
	id, level := citation.NodeID()
	node, err := mention[model.Node](ctx, r.query, id, level)
	if err != nil || node != nil {
		return node, err
	}
	return model.NewNodes([]network.Node{citation.Node})[0], nil
}

func (r bucketResolver) Node(ctx context.Context, bucket *model.Bucket) (model.Node, error) {
	id, level := bucket.ValueID()
	return mention[model.Node](ctx, r.query, id, level)
}
