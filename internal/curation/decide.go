package curation

import (
	"context"
	"fmt"

	"verkosto/internal/network"
)

// Decide says whether the two organisations of a match are one, as [Curator.Merge] and [Curator.Split] do of the ids under
// which they are stated.
func (c *Curator) Decide(ctx context.Context, request Request, match network.ID, verdict network.Verdict) (*Result, error) {
	kind := network.ActionMerge
	switch verdict {
	case network.VerdictSame:
	case network.VerdictDifferent:
		kind = network.ActionSplit
	default:
		return nil, Problems{{CodeInvalid, "decide SAME or DIFFERENT; withdraw what was decided to leave it open", []string{"verdict"}}}
	}
	return c.do(ctx, action{
		Request: request, kind: kind, digest: []any{match},
		plan: func(ctx context.Context) (*change, error) {
			known, err := c.match(ctx, match)
			if err != nil {
				return nil, err
			}
			two := known.Organisations
			var planned *change
			if kind == network.ActionMerge {
				planned, err = c.merging(ctx, request.Note, two)
			} else {
				planned, err = c.splitting(ctx, request.Note, two[0], two[1:])
			}
			return planned, about("match", err)
		},
	})
}

// match looks up a match.
func (c *Curator) match(ctx context.Context, id network.ID) (*network.Match, error) {
	nodes, err := c.Store.Nodes(ctx, []network.ID{id})
	if err != nil {
		return nil, fmt.Errorf("look for %s: %w", id, err)
	}
	match, is := nodes[id].(*network.Match)
	if !is {
		return nil, Problems{{CodeNotFound, fmt.Sprintf("the network has no match %s", id), []string{"match"}}}
	}
	return match, nil
}

// about makes problems with other arguments some with the one that these were taken from.
func about(argument string, err error) error {
	problems, are := err.(Problems) //nolint:errorlint // the caller has it from where it was made
	if !are {
		return err
	}
	for i := range problems {
		problems[i].Path = []string{argument}
	}
	return problems
}

// Withdraw takes back what was decided about two organisations, whoever decided it: the rules hold again.
func (c *Curator) Withdraw(ctx context.Context, request Request, organisations []network.ID) (*Result, error) {
	if len(organisations) != 2 {
		return nil, Problems{{CodeInvalid, "name the two organisations that were decided about", []string{"organisations"}}}
	}
	a, b := organisations[0], organisations[1]
	return c.do(ctx, action{
		Request: request, kind: network.ActionWithdraw, digest: []any{min(a, b), max(a, b)},
		plan: func(ctx context.Context) (*change, error) {
			source := network.DecisionID(network.MatchID(a, b))
			known, err := c.source(ctx, source)
			if err != nil {
				return nil, err
			}
			if known == nil {
				return nil, Problems{{CodeUndecided, fmt.Sprintf("nothing was decided about %s", called(organisations)), []string{"organisations"}}}
			}
			return &change{Batch: network.Batch{Removed: []network.ID{source}}, subjects: organisations}, nil
		},
	})
}
