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

// count answers how many nodes the whole of each list has.
func count[L list](ctx context.Context, queries *query.Queries, lists []L) ([]int, error) {
	counts := make([]int, 0, len(lists))
	for _, list := range lists {
		if count := list.Count(); count != nil {
			counts = append(counts, *count)
		}
	}
	if len(counts) == len(lists) {
		return counts, nil
	}
	return figures(ctx, queries, lists, network.TallyQuery{Top: 1}, func(tally network.Tally) int { return tally.Count })
}

// amounts answers the sums over the whole of each list.
func amounts[L list](ctx context.Context, queries *query.Queries, lists []L) ([]*network.Amounts, error) {
	return figures(ctx, queries, lists, network.TallyQuery{Amounts: true, Top: 1},
		func(tally network.Tally) *network.Amounts { return &tally.Amounts })
}

// facets answers how many nodes of the whole of each list have each value.
func facets[L list](
	ctx context.Context, queries *query.Queries, lists []L, by []network.FacetField, first int,
) ([][]*model.Facet, error) {
	return tallied(ctx, queries, lists, network.TallyQuery{Facets: by, Top: first}, model.NewFacets)
}

// fundingAmounts answers the sums of the fundings that hold a link to each parent.
func fundingAmounts[P model.Node](
	ctx context.Context, queries *query.Queries, parents []P, link network.Link,
) ([]*network.Amounts, error) {
	return each(ctx, parents, func(_ *model.Level, ids []network.ID) (map[network.ID]*network.Amounts, error) {
		tallies, err := queries.Tally(ctx, network.TallyQuery{
			Selection: network.Selection{Kind: network.KindFunding, Via: link, Of: ids}, Amounts: true, Top: 1,
		})
		return picked(tallies, func(tally network.Tally) *network.Amounts { return &tally.Amounts }), err
	})
}

func figures[L list, T any](
	ctx context.Context, queries *query.Queries, lists []L, asked network.TallyQuery, pick func(network.Tally) T,
) ([]T, error) {
	return tallied(ctx, queries, lists, asked, func(tallies map[network.ID]network.Tally) map[network.ID]T {
		return picked(tallies, pick)
	})
}

// tallied asks for figures about the lists of all parents of a level at once.
func tallied[L list, T any](
	ctx context.Context, queries *query.Queries, lists []L, asked network.TallyQuery,
	answer func(map[network.ID]network.Tally) map[network.ID]T,
) ([]T, error) {
	answers := make([]T, len(lists))
	for i, list := range lists {
		parent, level := list.Parent()
		ask := func() (map[network.ID]T, error) {
			query := asked
			query.Selection = list.Selection(nil)
			if level != nil {
				query.Selection = list.Selection(level.IDs(parent.Kind()))
			}
			tallies, err := queries.Tally(ctx, query)
			return answer(tallies), err
		}
		byID, err := onLevel(ctx, level, parent.Kind(), ask)
		if err != nil {
			return nil, err
		}
		answers[i] = byID[parent]
	}
	return answers, nil
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
