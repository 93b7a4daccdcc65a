package graph

import (
	"context"

	"verkosto/graph/model"
	"verkosto/internal/network"
)

func (r organisationResolver) Municipality(ctx context.Context, organisation *model.Organisation) (*model.Municipality, error) {
	return one[*model.Municipality](ctx, r.query, organisation, func(n *network.Organisation) network.ID { return n.Municipality })
}

func (r organisationResolver) Parent(ctx context.Context, organisation *model.Organisation) (*model.Organisation, error) {
	return one[*model.Organisation](ctx, r.query, organisation, func(n *network.Organisation) network.ID { return n.Parent })
}

func (r organisationResolver) Units(
	ctx context.Context, organisation *model.Organisation, first *int, after *string, last *int, before *string,
	filter *network.OrganisationFilter, orderBy *network.Order,
) (*model.OrganisationConnection, error) {
	return related[*model.Organisation](ctx, r.query, organisation, holding(network.KindOrganisation, network.LinkUnitOf, filter), orderBy, paging(first, after, last, before))
}

func (r organisationResolver) Participations(
	ctx context.Context, organisation *model.Organisation, first *int, after *string, last *int, before *string,
	filter *network.ParticipationFilter, orderBy *network.Order,
) (*model.ParticipationConnection, error) {
	return related[*model.Participation](ctx, r.query, organisation, holding(network.KindParticipation, network.LinkBy, filter), orderBy, paging(first, after, last, before))
}

func (r organisationResolver) Fundings(
	ctx context.Context, organisation *model.Organisation, first *int, after *string, last *int, before *string,
	filter *network.FundingFilter, orderBy *network.Order,
) (*model.FundingConnection, error) {
	return related[*model.Funding](ctx, r.query, organisation, holding(network.KindFunding, network.LinkFrom, filter), orderBy, paging(first, after, last, before))
}

func (r organisationResolver) Amounts(ctx context.Context, organisation *model.Organisation) (*network.Amounts, error) {
	return fundingAmounts(ctx, r.query, organisation, network.LinkFrom)
}

func (r organisationResolver) People(
	ctx context.Context, organisation *model.Organisation, first *int, after *string, last *int, before *string,
	filter *network.PersonFilter, orderBy *network.Order,
) (*model.PersonConnection, error) {
	return related[*model.Person](ctx, r.query, organisation, holding(network.KindPerson, network.LinkWorksFor, filter), orderBy, paging(first, after, last, before))
}

func (r organisationResolver) Citations(
	ctx context.Context, organisation *model.Organisation, first *int, after *string, last *int, before *string,
) (*model.CitationConnection, error) {
	return citationsOf(ctx, r.query, organisation, paging(first, after, last, before))
}

func (r organisationConnectionResolver) TotalCount(ctx context.Context, list *model.OrganisationConnection) (int, error) {
	return count(ctx, r.query, list)
}

func (r organisationConnectionResolver) Facets(
	ctx context.Context, list *model.OrganisationConnection, by []network.FacetField, first int,
) ([]*model.Facet, error) {
	return facets(ctx, r.query, list, by, first)
}

func (r organisationResolver) Partners(
	ctx context.Context, organisation *model.Organisation,
	first *int, after *string, last *int, before *string, projects *network.ProjectFilter,
) (*model.PartnerConnection, error) {
	return partners(ctx, r.query, organisation, projects, paging(first, after, last, before))
}

func (r organisationResolver) Degree(ctx context.Context, organisation *model.Organisation) (*network.Degree, error) {
	return degree(ctx, r.query, organisation)
}
