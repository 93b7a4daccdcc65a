package graph

import (
	"context"

	"verkosto/graph/model"
	"verkosto/internal/network"
)

func (r fundResolver) Projects(
	ctx context.Context, fund *model.Fund, first *int, after *string, last *int, before *string,
	filter *network.ProjectFilter, orderBy *network.Order,
) (*model.ProjectConnection, error) {
	return related[*model.Project](ctx, r.query, fund, holding(network.KindProject, network.LinkUnder, filter), orderBy, paging(first, after, last, before))
}

func (r fundResolver) Fundings(
	ctx context.Context, fund *model.Fund, first *int, after *string, last *int, before *string,
	filter *network.FundingFilter, orderBy *network.Order,
) (*model.FundingConnection, error) {
	return related[*model.Funding](ctx, r.query, fund, holding(network.KindFunding, network.LinkFrom, filter), orderBy, paging(first, after, last, before))
}

func (r fundResolver) Amounts(ctx context.Context, fund *model.Fund) (*network.Amounts, error) {
	return fundingAmounts(ctx, r.query, fund, network.LinkFrom)
}

func (r fundResolver) Citations(
	ctx context.Context, fund *model.Fund, first *int, after *string, last *int, before *string,
) (*model.CitationConnection, error) {
	return citationsOf(ctx, r.query, fund, paging(first, after, last, before))
}

func (r funderConnectionResolver) TotalCount(ctx context.Context, list *model.FunderConnection) (int, error) {
	return count(ctx, r.query, list)
}

func (r fundingResolver) Project(ctx context.Context, funding *model.Funding) (*model.Project, error) {
	return one[*model.Project](ctx, r.query, funding, func(n *network.Funding) network.ID { return n.Project })
}

func (r fundingResolver) Funder(ctx context.Context, funding *model.Funding) (model.Funder, error) {
	return one[model.Funder](ctx, r.query, funding, func(n *network.Funding) network.ID { return n.Funder })
}

func (r fundingResolver) Citations(
	ctx context.Context, funding *model.Funding, first *int, after *string, last *int, before *string,
) (*model.CitationConnection, error) {
	return citationsOf(ctx, r.query, funding, paging(first, after, last, before))
}

func (r fundingConnectionResolver) TotalCount(ctx context.Context, list *model.FundingConnection) (int, error) {
	return count(ctx, r.query, list)
}

func (r fundingConnectionResolver) Amounts(ctx context.Context, list *model.FundingConnection) (*network.Amounts, error) {
	return amounts(ctx, r.query, list)
}
