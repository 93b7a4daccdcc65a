package graph

import (
	"context"

	"verkosto/graph/model"
	"verkosto/internal/network"
)

func (r organisationResolver) Municipality(ctx context.Context, organisations []*model.Organisation) ([]*model.Municipality, error) {
	return one[*model.Municipality](ctx, r.query, organisations, func(n *network.Organisation) network.ID { return n.Municipality })
}

func (r organisationResolver) Parent(ctx context.Context, organisations []*model.Organisation) ([]*model.Organisation, error) {
	return one[*model.Organisation](ctx, r.query, organisations, func(n *network.Organisation) network.ID { return n.Parent })
}

func (r organisationResolver) Units(
	ctx context.Context, organisations []*model.Organisation, first *int, after *string, last *int, before *string,
	filter *network.OrganisationFilter, orderBy *network.Order,
) ([]*model.OrganisationConnection, error) {
	return related[*model.Organisation](ctx, r.query, organisations, holding(network.KindOrganisation, network.LinkUnitOf, filter), orderBy, paging(first, after, last, before))
}

func (r organisationResolver) Participations(
	ctx context.Context, organisations []*model.Organisation, first *int, after *string, last *int, before *string,
	filter *network.ParticipationFilter, orderBy *network.Order,
) ([]*model.ParticipationConnection, error) {
	return related[*model.Participation](ctx, r.query, organisations, holding(network.KindParticipation, network.LinkBy, filter), orderBy, paging(first, after, last, before))
}

func (r organisationResolver) Fundings(
	ctx context.Context, organisations []*model.Organisation, first *int, after *string, last *int, before *string,
	filter *network.FundingFilter, orderBy *network.Order,
) ([]*model.FundingConnection, error) {
	return related[*model.Funding](ctx, r.query, organisations, holding(network.KindFunding, network.LinkFrom, filter), orderBy, paging(first, after, last, before))
}

func (r organisationResolver) Amounts(ctx context.Context, organisations []*model.Organisation) ([]*network.Amounts, error) {
	return fundingAmounts(ctx, r.query, organisations, network.LinkFrom)
}

func (r organisationResolver) People(
	ctx context.Context, organisations []*model.Organisation, first *int, after *string, last *int, before *string,
	filter *network.PersonFilter, orderBy *network.Order,
) ([]*model.PersonConnection, error) {
	return related[*model.Person](ctx, r.query, organisations, holding(network.KindPerson, network.LinkWorksFor, filter), orderBy, paging(first, after, last, before))
}

func (r organisationResolver) Citations(
	ctx context.Context, organisations []*model.Organisation, first *int, after *string, last *int, before *string,
) ([]*model.CitationConnection, error) {
	return citationsOf(ctx, r.query, organisations, paging(first, after, last, before))
}

func (r organisationConnectionResolver) TotalCount(ctx context.Context, lists []*model.OrganisationConnection) ([]int, error) {
	return count(ctx, r.query, lists)
}

func (r organisationConnectionResolver) Facets(
	ctx context.Context, lists []*model.OrganisationConnection, by []network.FacetField, first int,
) ([][]*model.Facet, error) {
	return facets(ctx, r.query, lists, by, first)
}

func (r organisationResolver) Partners(
	ctx context.Context, organisations []*model.Organisation,
	first *int, after *string, last *int, before *string, projects *network.ProjectFilter,
) ([]*model.PartnerConnection, error) {
	return partners(ctx, r.query, organisations, projects, paging(first, after, last, before))
}

func (r organisationResolver) Degree(ctx context.Context, organisations []*model.Organisation) ([]*network.Degree, error) {
	return degrees(ctx, r.query, organisations)
}
