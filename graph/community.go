package graph

import (
	"context"

	"verkosto/graph/model"
	"verkosto/internal/network"
	"verkosto/internal/query"
)

func (r queryResolver) Communities(
	ctx context.Context, filter *network.ProjectFilter, roles []network.Role, identities network.IdentityView, weighting query.Weighting, resolution float64, seed int,
	first *int, after *string, last *int, before *string,
) (*model.CommunityConnection, error) {
	answer, err := r.query.Communities(ctx, query.CommunitiesQuery{
		Subnetwork: subnetwork(filter, roles, identities), Weighting: weighting, Resolution: resolution, Seed: seed,
		Paging: paging(first, after, last, before),
	})
	if err != nil {
		return nil, err
	}
	return model.NewCommunityConnection(answer), nil
}

func (r communityResolver) Members(
	ctx context.Context, community *model.Community, first *int, after *string, last *int, before *string,
) (*model.MemberConnection, error) {
	return ofCommunities(ctx, community, func(answer *query.Communities) ([]*model.MemberConnection, error) {
		lists, err := answer.Members(ctx, paging(first, after, last, before))
		if err != nil {
			return nil, err
		}
		return model.NewMemberConnections(answer, lists), nil
	})
}

func (r communityResolver) Traits(ctx context.Context, community *model.Community) (*model.Traits, error) {
	return ofCommunities(ctx, community, func(answer *query.Communities) ([]*model.Traits, error) {
		traits, err := answer.Traits(ctx)
		if err != nil {
			return nil, err
		}
		return model.NewTraits(traits), nil
	})
}

// ofCommunities asks once for all communities of an answer, and gives what is of one of them.
func ofCommunities[T any](
	ctx context.Context, community *model.Community, ask func(*query.Communities) ([]T, error),
) (answer T, _ error) {
	at, communities, level := community.Siblings()
	all, err := model.Load(level, step(ctx), "", func() ([]T, error) { return ask(communities) })
	if err != nil {
		return answer, err
	}
	return all[at], nil
}

func (r traitResolver) Node(ctx context.Context, trait *model.Trait) (model.Node, error) {
	id, level := trait.ValueID()
	return mention[model.Node](ctx, r.query, id, level)
}

func (r queryResolver) Brokerage(
	ctx context.Context, filter *network.ProjectFilter, roles []network.Role, identities network.IdentityView, weighting query.Weighting, by query.BrokerageMetric,
	first *int, after *string, last *int, before *string,
) (*model.BrokerConnection, error) {
	answer, err := r.query.Brokerage(ctx, subnetwork(filter, roles, identities), weighting, by, paging(first, after, last, before))
	if err != nil {
		return nil, err
	}
	return model.NewBrokerConnection(answer), nil
}

func (r queryResolver) Significance(
	ctx context.Context, metric query.ShapeMetric, filter *network.ProjectFilter, roles []network.Role, identities network.IdentityView, samples, seed int,
) (*model.Significance, error) {
	answer, err := r.query.Significance(ctx, query.SignificanceQuery{
		Subnetwork: subnetwork(filter, roles, identities), Metric: metric, Samples: samples, Seed: seed,
	})
	if err != nil {
		return nil, err
	}
	return &model.Significance{Significance: answer}, nil
}

func (r queryResolver) Estimate(
	ctx context.Context, analysis query.Analysis, filter *network.ProjectFilter, roles []network.Role, identities network.IdentityView, samples *int,
) (*model.AnalysisEstimate, error) {
	answer, err := r.query.Estimate(ctx, query.EstimateQuery{
		Subnetwork: subnetwork(filter, roles, identities), Analysis: analysis, Samples: samples,
	})
	if err != nil {
		return nil, err
	}
	return &model.AnalysisEstimate{Estimate: answer}, nil
}
