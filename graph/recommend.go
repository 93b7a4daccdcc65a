package graph

import (
	"context"

	"verkosto/graph/model"
	"verkosto/internal/network"
)

func (r queryResolver) RecommendedPartners(
	ctx context.Context, of network.ID, filter *network.ProjectFilter, roles []network.Role,
	first *int, after *string, last *int, before *string,
) (*model.RecommendationConnection, error) {
	answer, err := r.query.RecommendedPartners(ctx, subnetwork(filter, roles, network.IdentitiesResolved), of, paging(first, after, last, before))
	if err != nil {
		return nil, err
	}
	return model.NewRecommendationConnection(answer), nil
}
