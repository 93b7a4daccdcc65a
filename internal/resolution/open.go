package resolution

import (
	"context"
	"fmt"
	"slices"

	"verkosto/internal/network"
)

// Listed is a match with the names of its two organisations, for people.
type Listed struct {
	*network.Match

	Names [2]string // under the ids that the match is about
}

// Matches gives the matches with some verdict, the likeliest first, at most so many, and how many there are.
func Matches(ctx context.Context, store Store, verdict network.Verdict, most int) (listed []Listed, total int, err error) {
	selection := network.Selection{Kind: network.KindMatch, Filter: &network.MatchFilter{Verdicts: []network.Verdict{verdict}}}
	tallies, err := store.Tally(ctx, network.TallyQuery{Selection: selection, Top: 1})
	if err != nil {
		return nil, 0, fmt.Errorf("count matches: %w", err)
	}
	total = tallies[network.WholeStore].Count
	window := network.Window{}
	for len(listed) < min(most, total) {
		window.First = min(most-len(listed), nodesAtOnce)
		pages, err := store.List(ctx, selection, network.Order{Field: network.ByScore, Direction: network.Descending}, window)
		if err != nil {
			return nil, 0, fmt.Errorf("list matches: %w", err)
		}
		page := pages[network.WholeStore]
		if listed, err = named(ctx, store, listed, page); err != nil {
			return nil, 0, fmt.Errorf("look up the organisations of matches: %w", err)
		}
		if !page.HasNext || len(page.Items) == 0 {
			break
		}
		after := page.Items[len(page.Items)-1].Position
		window.After = &after
	}
	return listed, total, nil
}

// named appends the matches of a page with the names of their organisations.
func named(ctx context.Context, store Store, listed []Listed, page network.Page[network.Node]) ([]Listed, error) {
	var matches []*network.Match
	var ids []network.ID
	for _, item := range page.Items {
		if match, is := item.Node.(*network.Match); is && len(match.Organisations) == 2 {
			matches, ids = append(matches, match), append(ids, match.Organisations...)
		}
	}
	slices.Sort(ids)
	nodes, err := asStated(ctx, store, slices.Compact(slices.Clone(ids)))
	if err != nil {
		return nil, err
	}
	for _, match := range matches {
		one := Listed{Match: match}
		for i, id := range match.Organisations {
			if o, is := network.MergeNodes(nodes[id]).(*network.Organisation); is {
				one.Names[i] = o.Name()
			}
		}
		listed = append(listed, one)
	}
	return listed, nil
}
