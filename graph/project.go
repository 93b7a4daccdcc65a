package graph

import (
	"context"

	"verkosto/graph/model"
	"verkosto/internal/network"
)

func (r projectResolver) Fund(ctx context.Context, projects []*model.Project) ([]*model.Fund, error) {
	return one[*model.Fund](ctx, r.query, projects, func(n *network.Project) network.ID { return n.Fund })
}

func (r projectResolver) Amounts(ctx context.Context, projects []*model.Project) ([]*network.Amounts, error) {
	return fundingAmounts(ctx, r.query, projects, network.LinkFunds)
}

func (r projectResolver) Participations(
	ctx context.Context, projects []*model.Project, first *int, after *string, last *int, before *string,
	filter *network.ParticipationFilter, orderBy *network.Order,
) ([]*model.ParticipationConnection, error) {
	return related[*model.Participation](ctx, r.query, projects, holding(network.KindParticipation, network.LinkInProject, filter), orderBy, paging(first, after, last, before))
}

func (r projectResolver) Fundings(
	ctx context.Context, projects []*model.Project, first *int, after *string, last *int, before *string,
	filter *network.FundingFilter, orderBy *network.Order,
) ([]*model.FundingConnection, error) {
	return related[*model.Funding](ctx, r.query, projects, holding(network.KindFunding, network.LinkFunds, filter), orderBy, paging(first, after, last, before))
}

func (r projectResolver) Municipalities(
	ctx context.Context, projects []*model.Project, first *int, after *string, last *int, before *string,
	filter *network.PlaceFilter, orderBy *network.Order,
) ([]*model.MunicipalityConnection, error) {
	return related[*model.Municipality](ctx, r.query, projects, heldBy(network.KindMunicipality, network.LinkTargets, filter), orderBy, paging(first, after, last, before))
}

func (r projectResolver) SubRegions(
	ctx context.Context, projects []*model.Project, first *int, after *string, last *int, before *string,
	filter *network.PlaceFilter, orderBy *network.Order,
) ([]*model.SubRegionConnection, error) {
	return related[*model.SubRegion](ctx, r.query, projects, heldBy(network.KindSubRegion, network.LinkTargets, filter), orderBy, paging(first, after, last, before))
}

func (r projectResolver) Regions(
	ctx context.Context, projects []*model.Project, first *int, after *string, last *int, before *string,
	filter *network.PlaceFilter, orderBy *network.Order,
) ([]*model.RegionConnection, error) {
	return related[*model.Region](ctx, r.query, projects, heldBy(network.KindRegion, network.LinkTargets, filter), orderBy, paging(first, after, last, before))
}

func (r projectResolver) Citations(
	ctx context.Context, projects []*model.Project, first *int, after *string, last *int, before *string,
) ([]*model.CitationConnection, error) {
	return citationsOf(ctx, r.query, projects, paging(first, after, last, before))
}

func (r projectConnectionResolver) TotalCount(ctx context.Context, lists []*model.ProjectConnection) ([]int, error) {
	return count(ctx, r.query, lists)
}

func (r projectConnectionResolver) Amounts(ctx context.Context, lists []*model.ProjectConnection) ([]*network.Amounts, error) {
	return amounts(ctx, r.query, lists)
}

func (r projectConnectionResolver) Facets(
	ctx context.Context, lists []*model.ProjectConnection, by []network.FacetField, first int,
) ([][]*model.Facet, error) {
	return facets(ctx, r.query, lists, by, first)
}
