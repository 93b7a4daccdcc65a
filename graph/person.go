package graph

import (
	"context"

	"verkosto/graph/model"
	"verkosto/internal/network"
)

func (r personResolver) Organisation(ctx context.Context, people []*model.Person) ([]*model.Organisation, error) {
	return one[*model.Organisation](ctx, r.query, people, func(n *network.Person) network.ID { return n.Organisation })
}

func (r personResolver) Participations(
	ctx context.Context, people []*model.Person, first *int, after *string, last *int, before *string,
	filter *network.ParticipationFilter, orderBy *network.Order,
) ([]*model.ParticipationConnection, error) {
	return related[*model.Participation](ctx, r.query, people, holding(network.KindParticipation, network.LinkContact, filter), orderBy, paging(first, after, last, before))
}

func (r personResolver) Citations(
	ctx context.Context, people []*model.Person, first *int, after *string, last *int, before *string,
) ([]*model.CitationConnection, error) {
	return citationsOf(ctx, r.query, people, paging(first, after, last, before))
}

func (r personConnectionResolver) TotalCount(ctx context.Context, lists []*model.PersonConnection) ([]int, error) {
	return count(ctx, r.query, lists)
}
