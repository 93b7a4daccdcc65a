package graph

import (
	"context"

	"verkosto/graph/model"
	"verkosto/internal/network"
)

func (r projectResolver) Fund(ctx context.Context, project *model.Project) (*model.Fund, error) {
	return one[*model.Fund](ctx, r.query, project, func(n *network.Project) network.ID { return n.Fund })
}

func (r projectResolver) Amounts(ctx context.Context, project *model.Project) (*network.Amounts, error) {
	return fundingAmounts(ctx, r.query, project, network.LinkFunds)
}

func (r projectResolver) Participations(
	ctx context.Context, project *model.Project, first *int, after *string, last *int, before *string,
	filter *network.ParticipationFilter, orderBy *network.Order,
) (*model.ParticipationConnection, error) {
	return related[*model.Participation](ctx, r.query, project, holding(network.KindParticipation, network.LinkInProject, filter), orderBy, paging(first, after, last, before))
}

func (r projectResolver) Fundings(
	ctx context.Context, project *model.Project, first *int, after *string, last *int, before *string,
	filter *network.FundingFilter, orderBy *network.Order,
) (*model.FundingConnection, error) {
	return related[*model.Funding](ctx, r.query, project, holding(network.KindFunding, network.LinkFunds, filter), orderBy, paging(first, after, last, before))
}

func (r projectResolver) Municipalities(
	ctx context.Context, project *model.Project, first *int, after *string, last *int, before *string,
	filter *network.PlaceFilter, orderBy *network.Order,
) (*model.MunicipalityConnection, error) {
	return related[*model.Municipality](ctx, r.query, project, heldBy(network.KindMunicipality, network.LinkTargets, filter), orderBy, paging(first, after, last, before))
}

func (r projectResolver) SubRegions(
	ctx context.Context, project *model.Project, first *int, after *string, last *int, before *string,
	filter *network.PlaceFilter, orderBy *network.Order,
) (*model.SubRegionConnection, error) {
	return related[*model.SubRegion](ctx, r.query, project, heldBy(network.KindSubRegion, network.LinkTargets, filter), orderBy, paging(first, after, last, before))
}

func (r projectResolver) Regions(
	ctx context.Context, project *model.Project, first *int, after *string, last *int, before *string,
	filter *network.PlaceFilter, orderBy *network.Order,
) (*model.RegionConnection, error) {
	return related[*model.Region](ctx, r.query, project, heldBy(network.KindRegion, network.LinkTargets, filter), orderBy, paging(first, after, last, before))
}

func (r projectResolver) Citations(
	ctx context.Context, project *model.Project, first *int, after *string, last *int, before *string,
) (*model.CitationConnection, error) {
	return citationsOf(ctx, r.query, project, paging(first, after, last, before))
}

func (r projectConnectionResolver) TotalCount(ctx context.Context, list *model.ProjectConnection) (int, error) {
	return count(ctx, r.query, list)
}

func (r projectConnectionResolver) Amounts(ctx context.Context, list *model.ProjectConnection) (*network.Amounts, error) {
	return amounts(ctx, r.query, list)
}

func (r projectConnectionResolver) Facets(
	ctx context.Context, list *model.ProjectConnection, by []network.FacetField, first int,
) ([]*model.Facet, error) {
	return facets(ctx, r.query, list, by, first)
}
