package graph

import (
	"context"

	"verkosto/graph/model"
	"verkosto/internal/network"
)

func (r municipalityResolver) MergedInto(ctx context.Context, municipality *model.Municipality) (*model.Municipality, error) {
	return one[*model.Municipality](ctx, r.query, municipality, func(n *network.Municipality) network.ID { return n.MergedInto })
}

func (r municipalityResolver) SubRegion(ctx context.Context, municipality *model.Municipality) (*model.SubRegion, error) {
	return one[*model.SubRegion](ctx, r.query, municipality, func(n *network.Municipality) network.ID { return n.SubRegion })
}

func (r municipalityResolver) Region(ctx context.Context, municipality *model.Municipality) (*model.Region, error) {
	return one[*model.Region](ctx, r.query, municipality, func(n *network.Municipality) network.ID { return n.Region })
}

func (r municipalityResolver) Predecessors(
	ctx context.Context, municipality *model.Municipality, first *int, after *string, last *int, before *string,
	filter *network.PlaceFilter, orderBy *network.Order,
) (*model.MunicipalityConnection, error) {
	return related[*model.Municipality](ctx, r.query, municipality, holding(network.KindMunicipality, network.LinkMergedInto, filter), orderBy, paging(first, after, last, before))
}

func (r municipalityResolver) Projects(
	ctx context.Context, municipality *model.Municipality, first *int, after *string, last *int, before *string,
	filter *network.ProjectFilter, orderBy *network.Order,
) (*model.ProjectConnection, error) {
	return related[*model.Project](ctx, r.query, municipality, holding(network.KindProject, network.LinkTargets, filter), orderBy, paging(first, after, last, before))
}

func (r municipalityResolver) Participations(
	ctx context.Context, municipality *model.Municipality, first *int, after *string, last *int, before *string,
	filter *network.ParticipationFilter, orderBy *network.Order,
) (*model.ParticipationConnection, error) {
	return related[*model.Participation](ctx, r.query, municipality, holding(network.KindParticipation, network.LinkLocatedIn, filter), orderBy, paging(first, after, last, before))
}

func (r municipalityResolver) Organisations(
	ctx context.Context, municipality *model.Municipality, first *int, after *string, last *int, before *string,
	filter *network.OrganisationFilter, orderBy *network.Order,
) (*model.OrganisationConnection, error) {
	return related[*model.Organisation](ctx, r.query, municipality, holding(network.KindOrganisation, network.LinkBasedIn, filter), orderBy, paging(first, after, last, before))
}

func (r municipalityResolver) Citations(
	ctx context.Context, municipality *model.Municipality, first *int, after *string, last *int, before *string,
) (*model.CitationConnection, error) {
	return citationsOf(ctx, r.query, municipality, paging(first, after, last, before))
}

func (r municipalityConnectionResolver) TotalCount(ctx context.Context, list *model.MunicipalityConnection) (int, error) {
	return count(ctx, r.query, list)
}

func (r subRegionResolver) Region(ctx context.Context, subRegion *model.SubRegion) (*model.Region, error) {
	return one[*model.Region](ctx, r.query, subRegion, func(n *network.SubRegion) network.ID { return n.Region })
}

func (r subRegionResolver) Municipalities(
	ctx context.Context, subRegion *model.SubRegion, first *int, after *string, last *int, before *string,
	filter *network.PlaceFilter, orderBy *network.Order,
) (*model.MunicipalityConnection, error) {
	return related[*model.Municipality](ctx, r.query, subRegion, holding(network.KindMunicipality, network.LinkPartOf, filter), orderBy, paging(first, after, last, before))
}

func (r subRegionResolver) Projects(
	ctx context.Context, subRegion *model.SubRegion, first *int, after *string, last *int, before *string,
	filter *network.ProjectFilter, orderBy *network.Order,
) (*model.ProjectConnection, error) {
	return related[*model.Project](ctx, r.query, subRegion, holding(network.KindProject, network.LinkTargets, filter), orderBy, paging(first, after, last, before))
}

func (r subRegionResolver) Citations(
	ctx context.Context, subRegion *model.SubRegion, first *int, after *string, last *int, before *string,
) (*model.CitationConnection, error) {
	return citationsOf(ctx, r.query, subRegion, paging(first, after, last, before))
}

func (r subRegionConnectionResolver) TotalCount(ctx context.Context, list *model.SubRegionConnection) (int, error) {
	return count(ctx, r.query, list)
}

func (r regionResolver) SubRegions(
	ctx context.Context, region *model.Region, first *int, after *string, last *int, before *string,
	filter *network.PlaceFilter, orderBy *network.Order,
) (*model.SubRegionConnection, error) {
	return related[*model.SubRegion](ctx, r.query, region, holding(network.KindSubRegion, network.LinkPartOf, filter), orderBy, paging(first, after, last, before))
}

func (r regionResolver) Municipalities(
	ctx context.Context, region *model.Region, first *int, after *string, last *int, before *string,
	filter *network.PlaceFilter, orderBy *network.Order,
) (*model.MunicipalityConnection, error) {
	return related[*model.Municipality](ctx, r.query, region, holding(network.KindMunicipality, network.LinkPartOf, filter), orderBy, paging(first, after, last, before))
}

func (r regionResolver) Projects(
	ctx context.Context, region *model.Region, first *int, after *string, last *int, before *string,
	filter *network.ProjectFilter, orderBy *network.Order,
) (*model.ProjectConnection, error) {
	return related[*model.Project](ctx, r.query, region, holding(network.KindProject, network.LinkTargets, filter), orderBy, paging(first, after, last, before))
}

func (r regionResolver) Citations(
	ctx context.Context, region *model.Region, first *int, after *string, last *int, before *string,
) (*model.CitationConnection, error) {
	return citationsOf(ctx, r.query, region, paging(first, after, last, before))
}

func (r regionConnectionResolver) TotalCount(ctx context.Context, list *model.RegionConnection) (int, error) {
	return count(ctx, r.query, list)
}
