package graph

import (
	"context"

	"verkosto/graph/model"
	"verkosto/internal/network"
)

func (r participationResolver) Project(ctx context.Context, participation *model.Participation) (*model.Project, error) {
	return one[*model.Project](ctx, r.query, participation, func(n *network.Participation) network.ID { return n.Project })
}

func (r participationResolver) Organisation(ctx context.Context, participation *model.Participation) (*model.Organisation, error) {
	return one[*model.Organisation](ctx, r.query, participation, func(n *network.Participation) network.ID { return n.Organisation })
}

func (r participationResolver) Municipalities(
	ctx context.Context, participation *model.Participation, first *int, after *string, last *int, before *string,
	filter *network.PlaceFilter, orderBy *network.Order,
) (*model.MunicipalityConnection, error) {
	return related[*model.Municipality](ctx, r.query, participation, heldBy(network.KindMunicipality, network.LinkLocatedIn, filter), orderBy, paging(first, after, last, before))
}

func (r participationResolver) Contacts(
	ctx context.Context, participation *model.Participation, first *int, after *string, last *int, before *string,
	filter *network.PersonFilter, orderBy *network.Order,
) (*model.PersonConnection, error) {
	return related[*model.Person](ctx, r.query, participation, heldBy(network.KindPerson, network.LinkContact, filter), orderBy, paging(first, after, last, before))
}

func (r participationResolver) Citations(
	ctx context.Context, participation *model.Participation, first *int, after *string, last *int, before *string,
) (*model.CitationConnection, error) {
	return citationsOf(ctx, r.query, participation, paging(first, after, last, before))
}

func (r participationConnectionResolver) TotalCount(ctx context.Context, list *model.ParticipationConnection) (int, error) {
	return count(ctx, r.query, list)
}

func (r participationConnectionResolver) Amounts(ctx context.Context, list *model.ParticipationConnection) (*network.Amounts, error) {
	return amounts(ctx, r.query, list)
}

func (r participationConnectionResolver) Facets(
	ctx context.Context, list *model.ParticipationConnection, by []network.FacetField, first int,
) ([]*model.Facet, error) {
	return facets(ctx, r.query, list, by, first)
}
