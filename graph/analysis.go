package graph

import (
	"context"

	"verkosto/graph/model"
	"verkosto/internal/network"
	"verkosto/internal/query"
)

func (r queryResolver) CoParticipation(
	ctx context.Context, filter *network.ProjectFilter, roles []network.Role, identities network.IdentityView, weighting query.Weighting,
	first *int, after *string, last *int, before *string,
) (*model.CoParticipationConnection, error) {
	answer, err := r.query.CoParticipation(ctx, subnetwork(filter, roles, identities), weighting, paging(first, after, last, before))
	if err != nil {
		return nil, err
	}
	return model.NewCoParticipationConnection(answer), nil
}

func (r queryResolver) Centrality(
	ctx context.Context, metric query.Metric, filter *network.ProjectFilter, roles []network.Role, identities network.IdentityView, weighting query.Weighting,
	samples *int, seed int, first *int, after *string, last *int, before *string,
) (*model.CentralityConnection, error) {
	answer, err := r.query.Centrality(ctx, query.CentralityQuery{
		Subnetwork: subnetwork(filter, roles, identities), Metric: metric, Weighting: weighting, Samples: samples, Seed: seed,
		Paging: paging(first, after, last, before),
	})
	if err != nil {
		return nil, err
	}
	return model.NewCentralityConnection(answer), nil
}

func (r queryResolver) Statistics(
	ctx context.Context, filter *network.ProjectFilter, roles []network.Role, identities network.IdentityView,
) (*model.NetworkStatistics, error) {
	answer, err := r.query.Statistics(ctx, subnetwork(filter, roles, identities))
	if err != nil {
		return nil, err
	}
	return &model.NetworkStatistics{Statistics: answer}, nil
}

// Projects reads the shared projects of all ties of an answer at once.
func (r tieResolver) Projects(ctx context.Context, tie *model.Tie, first int) ([]*model.Project, error) {
	answer, level := tie.Siblings()
	found, err := model.Load(level, step(ctx), network.KindProject, func() (map[network.ID]*model.Project, error) {
		ids, err := answer.SharedProjects(first)
		if err != nil {
			return nil, err
		}
		return fetch[*model.Project](ctx, r.query, ids)
	})
	if err != nil {
		return nil, err
	}
	return inOrder(tie.ProjectIDs(first), found), nil
}

// inOrder gives what was found in the order of ids.
func inOrder[E any](ids []network.ID, found map[network.ID]E) []E {
	list := make([]E, 0, len(ids))
	for _, id := range ids {
		if node, there := found[id]; there {
			list = append(list, node)
		}
	}
	return list
}

func subnetwork(filter *network.ProjectFilter, roles []network.Role, identities network.IdentityView) query.Subnetwork {
	return query.Subnetwork{Projects: filter, Roles: roles, Identities: identities}
}
