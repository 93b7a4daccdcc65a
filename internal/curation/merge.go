package curation

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"verkosto/internal/access"
	"verkosto/internal/network"
	"verkosto/internal/text"
)

// secondly is how precise the times of decisions are.
const secondly = time.Second

// Merge says that organisations are one: of each but the first that it is the same as the first. It stays so,
// whatever is imported and whatever the rules find, until it is undone or decided otherwise.
func (c *Curator) Merge(ctx context.Context, request Request, organisations []network.ID) (*Result, error) {
	return c.do(ctx, action{
		Request: request, kind: network.ActionMerge, digest: []any{organisations},
		plan: func(ctx context.Context) (*change, error) { return c.merging(ctx, request.Note, organisations) },
	})
}

// merging is what merging organisations changes.
func (c *Curator) merging(ctx context.Context, note string, organisations []network.ID) (*change, error) {
	if err := atLeastTwo(organisations); err != nil {
		return nil, err
	}
	served, err := c.organisations(ctx, "organisations", organisations)
	if err != nil {
		return nil, err
	}
	if err := c.contradictions(ctx, organisations, served); err != nil {
		return nil, err
	}
	batch, err := c.decisions(network.VerdictSame, organisations[0], organisations[1:], access.From(ctx).Name, text.HideContacts(note))
	return &change{Batch: batch, subjects: organisations}, err
}

func atLeastTwo(organisations []network.ID) error {
	if len(organisations) < 2 {
		return Problems{{CodeInvalid, "name at least two organisations", []string{"organisations"}}}
	}
	return nil
}

// contradictions refuses to bring together what a person called different: the decision would have no effect.
func (c *Curator) contradictions(ctx context.Context, asked, served []network.ID) error {
	decided := true
	filter := &network.MatchFilter{Organisations: served, Verdicts: []network.Verdict{network.VerdictDifferent}, Decided: &decided}
	pages, err := c.Store.List(ctx, network.Selection{Kind: network.KindMatch, Filter: filter}, network.Order{}, network.Window{First: network.MaxKeys})
	if err != nil {
		return fmt.Errorf("look for decisions about %s: %w", called(asked), err)
	}
	var problems Problems
	for _, item := range pages[network.WholeStore].Items {
		match, is := item.Node.(*network.Match)
		if !is || len(match.Links()) != 2 {
			continue
		}
		ends := []int{slices.Index(served, match.Links()[0].Target), slices.Index(served, match.Links()[1].Target)}
		slices.Sort(ends)
		anew := ends[0] == 0 && match.ID == network.MatchID(asked[0], asked[max(ends[1], 0)])
		if ends[0] < 0 || anew {
			continue // about another one, or decided anew by this very request
		}
		problems.add(CodeContradiction, []string{"organisations", strconv.Itoa(ends[1])},
			"%s called %s different: undo that first", match.DecidedBy, called(match.Organisations))
	}
	return problems.or(nil)
}
