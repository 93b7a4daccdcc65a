package graph

import (
	"context"

	"verkosto/graph/model"
	"verkosto/internal/network"
	"verkosto/internal/query"
)

// list is a connection as far as figures about its whole list need it.
type list interface {
	// Parent gives whose list it is, and the level of that; nil for the whole store.
	Parent() (network.ID, *model.Level)
	// Selection gives what it lists, for some parents.
	Selection(parents []network.ID) network.Selection
	// Count gives how many nodes it lists in all, nil where that was not asked for with it.
	Count() *int
}

// count answers how many nodes the whole of a list has.
func count(ctx context.Context, queries *query.Queries, of list) (int, error) {
	if count := of.Count(); count != nil {
		return *count, nil
	}
	return figure(ctx, queries, of, network.TallyQuery{Top: 1}, func(tally network.Tally) int { return tally.Count })
}

// amounts answers the sums over the whole of a list.
func amounts(ctx context.Context, queries *query.Queries, of list) (*network.Amounts, error) {
	return figure(ctx, queries, of, network.TallyQuery{Amounts: true, Top: 1},
		func(tally network.Tally) *network.Amounts { return &tally.Amounts })
}

// facets answers how many nodes of the whole of a list have each value.
func facets(ctx context.Context, queries *query.Queries, of list, by []network.FacetField, first int) ([]*model.Facet, error) {
	return tallied(ctx, queries, of, network.TallyQuery{Facets: by, Top: first}, model.NewFacets)
}

// fundingAmounts answers the sums of the fundings that hold a link to the parent.
func fundingAmounts(
	ctx context.Context, queries *query.Queries, parent model.Node, link network.Link,
) (*network.Amounts, error) {
	return each(ctx, parent, func(_ *model.Level, ids []network.ID) (map[network.ID]*network.Amounts, error) {
		tallies, err := queries.Tally(ctx, network.TallyQuery{
			Selection: network.Selection{Kind: network.KindFunding, Via: link, Of: ids}, Amounts: true, Top: 1,
		})
		return picked(tallies, func(tally network.Tally) *network.Amounts { return &tally.Amounts }), err
	})
}

func figure[T any](
	ctx context.Context, queries *query.Queries, of list, asked network.TallyQuery, pick func(network.Tally) T,
) (T, error) {
	return tallied(ctx, queries, of, asked, func(tallies map[network.ID]network.Tally) map[network.ID]T {
		return picked(tallies, pick)
	})
}

// tallied asks for figures about the lists of all parents of a level at once.
func tallied[T any](
	ctx context.Context, queries *query.Queries, of list, asked network.TallyQuery,
	tell func(map[network.ID]network.Tally) map[network.ID]T,
) (answer T, _ error) {
	parent, level := of.Parent()
	byID, err := onLevel(ctx, level, parent.Kind(), func() (map[network.ID]T, error) {
		query := asked
		query.Selection = of.Selection(nil)
		if level != nil {
			query.Selection = of.Selection(level.IDs(parent.Kind()))
		}
		tallies, err := queries.Tally(ctx, query)
		return tell(tallies), err
	})
	if err != nil {
		return answer, err
	}
	return byID[parent], nil
}

// onLevel asks once for the whole level, or at once where there is none.
func onLevel[T any](ctx context.Context, level *model.Level, kind network.Kind, ask func() (T, error)) (T, error) {
	if level == nil {
		return ask()
	}
	return model.Load(level, step(ctx), kind, ask)
}

func picked[T any](tallies map[network.ID]network.Tally, pick func(network.Tally) T) map[network.ID]T {
	answers := make(map[network.ID]T, len(tallies))
	for id, tally := range tallies {
		answers[id] = pick(tally)
	}
	return answers
}
