package graph

import (
	"context"

	"verkosto/graph/model"
	"verkosto/internal/network"
)

func (r municipalityResolver) MergedInto(ctx context.Context, municipalities []*model.Municipality) ([]*model.Municipality, error) {
	return one[*model.Municipality](ctx, r.query, municipalities, func(n *network.Municipality) network.ID { return n.MergedInto })
}

func (r municipalityResolver) SubRegion(ctx context.Context, municipalities []*model.Municipality) ([]*model.SubRegion, error) {
	return one[*model.SubRegion](ctx, r.query, municipalities, func(n *network.Municipality) network.ID { return n.SubRegion })
}

func (r municipalityResolver) Region(ctx context.Context, municipalities []*model.Municipality) ([]*model.Region, error) {
	return one[*model.Region](ctx, r.query, municipalities, func(n *network.Municipality) network.ID { return n.Region })
}

func (r municipalityResolver) Predecessors(
	ctx context.Context, municipalities []*model.Municipality, first *int, after *string, last *int, before *string,
	filter *network.PlaceFilter, orderBy *network.Order,
) ([]*model.MunicipalityConnection, error) {
	return related[*model.Municipality](ctx, r.query, municipalities, holding(network.KindMunicipality, network.LinkMergedInto, filter), orderBy, paging(first, after, last, before))
}

func (r municipalityResolver) Projects(
	ctx context.Context, municipalities []*model.Municipality, first *int, after *string, last *int, before *string,
	filter *network.ProjectFilter, orderBy *network.Order,
) ([]*model.ProjectConnection, error) {
	return related[*model.Project](ctx, r.query, municipalities, holding(network.KindProject, network.LinkTargets, filter), orderBy, paging(first, after, last, before))
}

func (r municipalityResolver) Participations(
	ctx context.Context, municipalities []*model.Municipality, first *int, after *string, last *int, before *string,
	filter *network.ParticipationFilter, orderBy *network.Order,
) ([]*model.ParticipationConnection, error) {
	return related[*model.Participation](ctx, r.query, municipalities, holding(network.KindParticipation, network.LinkLocatedIn, filter), orderBy, paging(first, after, last, before))
}

func (r municipalityResolver) Organisations(
	ctx context.Context, municipalities []*model.Municipality, first *int, after *string, last *int, before *string,
	filter *network.OrganisationFilter, orderBy *network.Order,
) ([]*model.OrganisationConnection, error) {
	return related[*model.Organisation](ctx, r.query, municipalities, holding(network.KindOrganisation, network.LinkBasedIn, filter), orderBy, paging(first, after, last, before))
}

func (r municipalityResolver) Citations(
	ctx context.Context, municipalities []*model.Municipality, first *int, after *string, last *int, before *string,
) ([]*model.CitationConnection, error) {
	return citationsOf(ctx, r.query, municipalities, paging(first, after, last, before))
}

func (r municipalityConnectionResolver) TotalCount(ctx context.Context, lists []*model.MunicipalityConnection) ([]int, error) {
	return count(ctx, r.query, lists)
}

func (r subRegionResolver) Region(ctx context.Context, subRegions []*model.SubRegion) ([]*model.Region, error) {
	return one[*model.Region](ctx, r.query, subRegions, func(n *network.SubRegion) network.ID { return n.Region })
}

func (r subRegionResolver) Municipalities(
	ctx context.Context, subRegions []*model.SubRegion, first *int, after *string, last *int, before *string,
	filter *network.PlaceFilter, orderBy *network.Order,
) ([]*model.MunicipalityConnection, error) {
	return related[*model.Municipality](ctx, r.query, subRegions, holding(network.KindMunicipality, network.LinkPartOf, filter), orderBy, paging(first, after, last, before))
}

func (r subRegionResolver) Projects(
	ctx context.Context, subRegions []*model.SubRegion, first *int, after *string, last *int, before *string,
	filter *network.ProjectFilter, orderBy *network.Order,
) ([]*model.ProjectConnection, error) {
	return related[*model.Project](ctx, r.query, subRegions, holding(network.KindProject, network.LinkTargets, filter), orderBy, paging(first, after, last, before))
}

func (r subRegionResolver) Citations(
	ctx context.Context, subRegions []*model.SubRegion, first *int, after *string, last *int, before *string,
) ([]*model.CitationConnection, error) {
	return citationsOf(ctx, r.query, subRegions, paging(first, after, last, before))
}

func (r subRegionConnectionResolver) TotalCount(ctx context.Context, lists []*model.SubRegionConnection) ([]int, error) {
	return count(ctx, r.query, lists)
}

func (r regionResolver) SubRegions(
	ctx context.Context, regions []*model.Region, first *int, after *string, last *int, before *string,
	filter *network.PlaceFilter, orderBy *network.Order,
) ([]*model.SubRegionConnection, error) {
	return related[*model.SubRegion](ctx, r.query, regions, holding(network.KindSubRegion, network.LinkPartOf, filter), orderBy, paging(first, after, last, before))
}

func (r regionResolver) Municipalities(
	ctx context.Context, regions []*model.Region, first *int, after *string, last *int, before *string,
	filter *network.PlaceFilter, orderBy *network.Order,
) ([]*model.MunicipalityConnection, error) {
	return related[*model.Municipality](ctx, r.query, regions, holding(network.KindMunicipality, network.LinkPartOf, filter), orderBy, paging(first, after, last, before))
}

func (r regionResolver) Projects(
	ctx context.Context, regions []*model.Region, first *int, after *string, last *int, before *string,
	filter *network.ProjectFilter, orderBy *network.Order,
) ([]*model.ProjectConnection, error) {
	return related[*model.Project](ctx, r.query, regions, holding(network.KindProject, network.LinkTargets, filter), orderBy, paging(first, after, last, before))
}

func (r regionResolver) Citations(
	ctx context.Context, regions []*model.Region, first *int, after *string, last *int, before *string,
) ([]*model.CitationConnection, error) {
	return citationsOf(ctx, r.query, regions, paging(first, after, last, before))
}

func (r regionConnectionResolver) TotalCount(ctx context.Context, lists []*model.RegionConnection) ([]int, error) {
	return count(ctx, r.query, lists)
}
