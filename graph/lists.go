package graph

import (
	"context"

	"verkosto/graph/model"
	"verkosto/internal/network"
)

func (r queryResolver) Projects(
	ctx context.Context, first *int, after *string, last *int, before *string,
	filter *network.ProjectFilter, orderBy *network.Order,
) (*model.ProjectConnection, error) {
	return whole[*model.Project](ctx, r.query, network.KindProject, filterOf(filter), orderBy, paging(first, after, last, before))
}

func (r queryResolver) Organisations(
	ctx context.Context, first *int, after *string, last *int, before *string,
	filter *network.OrganisationFilter, orderBy *network.Order,
) (*model.OrganisationConnection, error) {
	return whole[*model.Organisation](ctx, r.query, network.KindOrganisation, filterOf(filter), orderBy, paging(first, after, last, before))
}

func (r queryResolver) Municipalities(
	ctx context.Context, first *int, after *string, last *int, before *string,
	filter *network.PlaceFilter, orderBy *network.Order,
) (*model.MunicipalityConnection, error) {
	return whole[*model.Municipality](ctx, r.query, network.KindMunicipality, filterOf(filter), orderBy, paging(first, after, last, before))
}

func (r queryResolver) SubRegions(
	ctx context.Context, first *int, after *string, last *int, before *string,
	filter *network.PlaceFilter, orderBy *network.Order,
) (*model.SubRegionConnection, error) {
	return whole[*model.SubRegion](ctx, r.query, network.KindSubRegion, filterOf(filter), orderBy, paging(first, after, last, before))
}

func (r queryResolver) Regions(
	ctx context.Context, first *int, after *string, last *int, before *string,
	filter *network.PlaceFilter, orderBy *network.Order,
) (*model.RegionConnection, error) {
	return whole[*model.Region](ctx, r.query, network.KindRegion, filterOf(filter), orderBy, paging(first, after, last, before))
}

func (r queryResolver) Funders(
	ctx context.Context, first *int, after *string, last *int, before *string,
	filter *network.FunderFilter, orderBy *network.Order,
) (*model.FunderConnection, error) {
	return whole[model.Funder](ctx, r.query, network.KindFunder, filterOf(filter), orderBy, paging(first, after, last, before))
}

func (r queryResolver) People(
	ctx context.Context, first *int, after *string, last *int, before *string,
	filter *network.PersonFilter, orderBy *network.Order,
) (*model.PersonConnection, error) {
	return whole[*model.Person](ctx, r.query, network.KindPerson, filterOf(filter), orderBy, paging(first, after, last, before))
}

func (r queryResolver) Participations(
	ctx context.Context, first *int, after *string, last *int, before *string,
	filter *network.ParticipationFilter, orderBy *network.Order,
) (*model.ParticipationConnection, error) {
	return whole[*model.Participation](ctx, r.query, network.KindParticipation, filterOf(filter), orderBy, paging(first, after, last, before))
}

func (r queryResolver) Fundings(
	ctx context.Context, first *int, after *string, last *int, before *string,
	filter *network.FundingFilter, orderBy *network.Order,
) (*model.FundingConnection, error) {
	return whole[*model.Funding](ctx, r.query, network.KindFunding, filterOf(filter), orderBy, paging(first, after, last, before))
}

func (r queryResolver) Sources(
	ctx context.Context, first *int, after *string, last *int, before *string,
	filter *network.SourceFilter, orderBy *network.Order,
) (*model.SourceConnection, error) {
	return whole[*model.Source](ctx, r.query, network.KindSource, filterOf(filter), orderBy, paging(first, after, last, before))
}
