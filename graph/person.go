package graph

import (
	"context"

	"verkosto/graph/model"
	"verkosto/internal/network"
)

func (r personResolver) Organisation(ctx context.Context, person *model.Person) (*model.Organisation, error) {
	return one[*model.Organisation](ctx, r.query, person, func(n *network.Person) network.ID { return n.Organisation })
}

func (r personResolver) Participations(
	ctx context.Context, person *model.Person, first *int, after *string, last *int, before *string,
	filter *network.ParticipationFilter, orderBy *network.Order,
) (*model.ParticipationConnection, error) {
	return related[*model.Participation](ctx, r.query, person, holding(network.KindParticipation, network.LinkContact, filter), orderBy, paging(first, after, last, before))
}

func (r personResolver) Citations(
	ctx context.Context, person *model.Person, first *int, after *string, last *int, before *string,
) (*model.CitationConnection, error) {
	return citationsOf(ctx, r.query, person, paging(first, after, last, before))
}

func (r personConnectionResolver) TotalCount(ctx context.Context, list *model.PersonConnection) (int, error) {
	return count(ctx, r.query, list)
}
