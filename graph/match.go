package graph

import (
	"context"

	"verkosto/graph/model"
	"verkosto/internal/network"
	"verkosto/internal/query"
)

func (r queryResolver) Matches(
	ctx context.Context, first *int, after *string, last *int, before *string,
	filter *network.MatchFilter, orderBy *network.Order,
) (*model.MatchConnection, error) {
	return whole[*model.Match](ctx, r.query, network.KindMatch, filterOf(filter), orderBy, paging(first, after, last, before))
}

func (r organisationResolver) Matches(
	ctx context.Context, organisations []*model.Organisation, first *int, after *string, last *int, before *string,
	filter *network.MatchFilter, orderBy *network.Order,
) ([]*model.MatchConnection, error) {
	return related[*model.Match](ctx, r.query, organisations, holding(network.KindMatch, network.LinkLikens, filter), orderBy, paging(first, after, last, before))
}

func (r organisationResolver) Identities(ctx context.Context, organisations []*model.Organisation, first int) ([][]*model.Identity, error) {
	return each(ctx, organisations, func(_ *model.Level, ids []network.ID) (map[network.ID][]*model.Identity, error) {
		identities, err := r.query.Identities(ctx, ids, first)
		return model.NewIdentities(identities), err
	})
}

func (r matchResolver) Organisations(
	ctx context.Context, matches []*model.Match, first *int, after *string, last *int, before *string,
	filter *network.OrganisationFilter, orderBy *network.Order,
) ([]*model.OrganisationConnection, error) {
	return related[*model.Organisation](ctx, r.query, matches, heldBy(network.KindOrganisation, network.LinkLikens, filter), orderBy, paging(first, after, last, before))
}

func (r matchResolver) Citations(
	ctx context.Context, matches []*model.Match, first *int, after *string, last *int, before *string,
) ([]*model.CitationConnection, error) {
	return citationsOf(ctx, r.query, matches, paging(first, after, last, before))
}

func (r matchConnectionResolver) TotalCount(ctx context.Context, lists []*model.MatchConnection) ([]int, error) {
	return count(ctx, r.query, lists)
}

func (r projectResolver) Conflicts(ctx context.Context, projects []*model.Project) ([][]*query.Conflict, error) {
	return conflicts(ctx, r.query, projects)
}

func (r organisationResolver) Conflicts(ctx context.Context, organisations []*model.Organisation) ([][]*query.Conflict, error) {
	return conflicts(ctx, r.query, organisations)
}

func (r participationResolver) Conflicts(ctx context.Context, participations []*model.Participation) ([][]*query.Conflict, error) {
	return conflicts(ctx, r.query, participations)
}

func (r fundingResolver) Conflicts(ctx context.Context, fundings []*model.Funding) ([][]*query.Conflict, error) {
	return conflicts(ctx, r.query, fundings)
}

// conflicts answers on which fields the sources of each node disagree.
func conflicts[P model.Node](ctx context.Context, queries *query.Queries, parents []P) ([][]*query.Conflict, error) {
	return each(ctx, parents, func(_ *model.Level, ids []network.ID) (map[network.ID][]*query.Conflict, error) {
		return queries.Conflicts(ctx, ids)
	})
}
