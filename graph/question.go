package graph

import (
	"context"

	"verkosto/graph/model"
	"verkosto/internal/network"
)

func (r queryResolver) Paths(
	ctx context.Context, from, to network.ID, maxLength int, via []network.Role, limit int, filter *network.ProjectFilter,
) (*model.Paths, error) {
	found, err := r.query.Paths(ctx, network.PathQuery{
		From: from, To: to, MaxLength: maxLength, Roles: via, Projects: filter, Most: limit,
		OmitParticipations: !selects(ctx, "paths", "steps", "participations"),
	})
	if err != nil {
		return nil, err
	}
	return model.NewPaths(found), nil
}

func (r queryResolver) Partners(
	ctx context.Context, of []network.ID, first *int, after *string, last *int, before *string, filter *network.ProjectFilter,
) (*model.JointPartnerConnection, error) {
	found, err := r.query.JointPartners(ctx, of, filter, paging(first, after, last, before))
	if err != nil {
		return nil, err
	}
	return model.NewJointPartnerConnection(found, of, filter), nil
}

// Projects answers which projects are shared with a partner, read for all that are on its level at once.
func (r jointPartnerEdgeResolver) Projects(
	ctx context.Context, edge *model.JointPartnerEdge, first *int, after *string, last *int, before *string,
) (*model.SharedProjectConnection, error) {
	shared := edge.Shared()
	byID, err := model.Load(shared.Partners, step(ctx), network.KindOrganisation, func() (map[network.ID]*model.SharedProjectConnection, error) {
		lists, err := r.query.SharedProjects(ctx, shared.Of, shared.Partners.IDs(network.KindOrganisation), shared.Projects, paging(first, after, last, before))
		if err != nil {
			return nil, err
		}
		return model.NewSharedProjectConnections(lists), nil
	})
	if err != nil {
		return nil, err
	}
	return byID[edge.Node.NodeID()], nil
}

func (r queryResolver) Portfolio(ctx context.Context, funder network.ID, filter *network.ProjectFilter) (*model.Portfolio, error) {
	asked := network.PortfolioQuery{Funder: funder, Projects: filter}
	found, err := r.query.Funder(ctx, funder)
	if err != nil {
		return nil, err
	}
	return model.NewPortfolio(found, asked, func() (network.Portfolio, error) { return r.query.Portfolio(ctx, asked) }), nil
}

func (r portfolioResolver) Breakdowns(
	ctx context.Context, portfolio *model.Portfolio, by []network.PortfolioField, first int,
) ([]*model.PortfolioBreakdown, error) {
	asked := portfolio.Asked
	asked.By, asked.Top = by, first
	found, err := r.query.Portfolio(ctx, asked)
	if err != nil {
		return nil, err
	}
	return model.NewPortfolioBreakdowns(found.Breakdowns), nil
}

func (r portfolioShareResolver) Node(ctx context.Context, share *model.PortfolioShare) (model.Node, error) {
	id, level := share.ValueID()
	return mention[model.Node](ctx, r.query, id, level)
}

func (r portfolioResolver) Concentration(ctx context.Context, portfolio *model.Portfolio) (*model.Concentration, error) {
	found, err := r.query.Concentration(ctx, portfolio.Asked)
	return &model.Concentration{Concentration: found}, err
}

func (r portfolioResolver) Overlap(ctx context.Context, portfolio *model.Portfolio, with network.ID) (*model.Overlap, error) {
	found, err := r.query.Overlap(ctx, network.OverlapQuery{Funder: portfolio.Asked.Funder, With: with, Projects: portfolio.Asked.Projects})
	return &model.Overlap{Overlap: found}, err
}

func (r queryResolver) Flows(
	ctx context.Context, level network.Kind, first int, after *string, filter *network.ProjectFilter,
) (*model.FlowConnection, error) {
	found, err := r.query.Flows(ctx, level, filter, paging(&first, after, nil, nil))
	if err != nil {
		return nil, err
	}
	return model.NewFlowConnection(found, network.FlowTotalsQuery{Level: level, Projects: filter}), nil
}

func (r flowConnectionResolver) Totals(ctx context.Context, flows *model.FlowConnection, first int) (*model.FlowTotals, error) {
	asked := flows.Asked
	asked.Top = first
	found, err := r.query.FlowTotals(ctx, asked)
	if err != nil {
		return nil, err
	}
	return model.NewFlowTotals(found), nil
}

func (r queryResolver) NetworkChange(
	ctx context.Context, a, b network.DateRange, filter *network.ProjectFilter,
) (*model.NetworkChange, error) {
	asked := network.ChangeQuery{Before: a, After: b, Projects: filter}
	found, err := r.query.NetworkChange(ctx, asked)
	return &model.NetworkChange{NetworkChange: found, Asked: asked}, err
}

func (r networkChangeResolver) ChangedTies(
	ctx context.Context, change *model.NetworkChange, kind network.ChangeKind, first int, after *string,
) (*model.ChangedTieConnection, error) {
	list, err := r.query.ChangedTies(ctx, change.Asked, kind, paging(&first, after, nil, nil))
	if err != nil {
		return nil, err
	}
	return model.NewChangedTieConnection(list), nil
}

func (r networkChangeResolver) ChangedOrganisations(
	ctx context.Context, change *model.NetworkChange, kind network.ChangeKind, first int, after *string,
) (*model.ChangedOrganisationConnection, error) {
	list, err := r.query.ChangedOrganisations(ctx, change.Asked, kind, paging(&first, after, nil, nil))
	if err != nil {
		return nil, err
	}
	return model.NewChangedOrganisationConnection(list), nil
}
