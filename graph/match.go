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
	ctx context.Context, organisation *model.Organisation, first *int, after *string, last *int, before *string,
	filter *network.MatchFilter, orderBy *network.Order,
) (*model.MatchConnection, error) {
	return related[*model.Match](ctx, r.query, organisation, holding(network.KindMatch, network.LinkLikens, filter), orderBy, paging(first, after, last, before))
}

func (r organisationResolver) Identities(ctx context.Context, organisation *model.Organisation, first int) ([]*model.Identity, error) {
	return each(ctx, organisation, func(_ *model.Level, ids []network.ID) (map[network.ID][]*model.Identity, error) {
		identities, err := r.query.Identities(ctx, ids, first)
		return model.NewIdentities(identities), err
	})
}

func (r matchResolver) Organisations(
	ctx context.Context, match *model.Match, first *int, after *string, last *int, before *string,
	filter *network.OrganisationFilter, orderBy *network.Order,
) (*model.OrganisationConnection, error) {
	return related[*model.Organisation](ctx, r.query, match, heldBy(network.KindOrganisation, network.LinkLikens, filter), orderBy, paging(first, after, last, before))
}

func (r matchResolver) Citations(
	ctx context.Context, match *model.Match, first *int, after *string, last *int, before *string,
) (*model.CitationConnection, error) {
	return citationsOf(ctx, r.query, match, paging(first, after, last, before))
}

func (r matchConnectionResolver) TotalCount(ctx context.Context, list *model.MatchConnection) (int, error) {
	return count(ctx, r.query, list)
}

func (r projectResolver) Conflicts(ctx context.Context, project *model.Project) ([]*query.Conflict, error) {
	return conflicts(ctx, r.query, project)
}

func (r organisationResolver) Conflicts(ctx context.Context, organisation *model.Organisation) ([]*query.Conflict, error) {
	return conflicts(ctx, r.query, organisation)
}

func (r participationResolver) Conflicts(ctx context.Context, participation *model.Participation) ([]*query.Conflict, error) {
	return conflicts(ctx, r.query, participation)
}

func (r fundingResolver) Conflicts(ctx context.Context, funding *model.Funding) ([]*query.Conflict, error) {
	return conflicts(ctx, r.query, funding)
}

// conflicts answers on which fields the sources of a node disagree.
func conflicts(ctx context.Context, queries *query.Queries, node model.Node) ([]*query.Conflict, error) {
	return each(ctx, node, func(_ *model.Level, ids []network.ID) (map[network.ID][]*query.Conflict, error) {
		return queries.Conflicts(ctx, ids)
	})
}
