package graph

import (
	"context"

	"verkosto/graph/model"
	"verkosto/internal/network"
)

func (r participationResolver) Project(ctx context.Context, participations []*model.Participation) ([]*model.Project, error) {
	return one[*model.Project](ctx, r.query, participations, func(n *network.Participation) network.ID { return n.Project })
}

func (r participationResolver) Organisation(ctx context.Context, participations []*model.Participation) ([]*model.Organisation, error) {
	return one[*model.Organisation](ctx, r.query, participations, func(n *network.Participation) network.ID { return n.Organisation })
}

func (r participationResolver) Municipalities(
	ctx context.Context, participations []*model.Participation, first *int, after *string, last *int, before *string,
	filter *network.PlaceFilter, orderBy *network.Order,
) ([]*model.MunicipalityConnection, error) {
	return related[*model.Municipality](ctx, r.query, participations, heldBy(network.KindMunicipality, network.LinkLocatedIn, filter), orderBy, paging(first, after, last, before))
}

func (r participationResolver) Contacts(
	ctx context.Context, participations []*model.Participation, first *int, after *string, last *int, before *string,
	filter *network.PersonFilter, orderBy *network.Order,
) ([]*model.PersonConnection, error) {
	return related[*model.Person](ctx, r.query, participations, heldBy(network.KindPerson, network.LinkContact, filter), orderBy, paging(first, after, last, before))
}

func (r participationResolver) Citations(
	ctx context.Context, participations []*model.Participation, first *int, after *string, last *int, before *string,
) ([]*model.CitationConnection, error) {
	return citationsOf(ctx, r.query, participations, paging(first, after, last, before))
}

func (r participationConnectionResolver) TotalCount(ctx context.Context, lists []*model.ParticipationConnection) ([]int, error) {
	return count(ctx, r.query, lists)
}

func (r participationConnectionResolver) Amounts(ctx context.Context, lists []*model.ParticipationConnection) ([]*network.Amounts, error) {
	return amounts(ctx, r.query, lists)
}

func (r participationConnectionResolver) Facets(
	ctx context.Context, lists []*model.ParticipationConnection, by []network.FacetField, first int,
) ([][]*model.Facet, error) {
	return facets(ctx, r.query, lists, by, first)
}
