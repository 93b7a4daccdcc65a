package curation

import (
	"context"
	"fmt"

	"verkosto/internal/access"
	"verkosto/internal/network"
	"verkosto/internal/text"
)

// Split says that an organisation is not the same as others: what held them to be one, rules or people, holds no more. Ids that are
// joined now are told apart by those under which they are stated.
func (c *Curator) Split(ctx context.Context, request Request, organisation network.ID, from []network.ID) (*Result, error) {
	return c.do(ctx, action{
		Request: request, kind: network.ActionSplit, digest: []any{organisation, from},
		plan: func(ctx context.Context) (*change, error) {
			if err := c.checkSplit(ctx, organisation, from); err != nil {
				return nil, err
			}
			batch, err := c.decisions(network.VerdictDifferent, organisation, from, access.From(ctx).Name, text.HideContacts(request.Note))
			return &change{Batch: batch, subjects: append([]network.ID{organisation}, from...)}, err
		},
	})
}

func (c *Curator) checkSplit(ctx context.Context, organisation network.ID, from []network.ID) error {
	if _, err := c.organisations(ctx, "organisation", []network.ID{organisation}); err != nil {
		return unlisted(err)
	}
	if len(from) == 0 {
		return Problems{{CodeInvalid, "name at least one organisation that it is not", []string{"from"}}}
	}
	if _, err := c.organisations(ctx, "from", from); err != nil {
		return err
	}
	var problems Problems
	for i, other := range from {
		if other == organisation {
			problems.add(CodeSame, []string{"from", fmt.Sprint(i)}, "%s cannot be told from itself: name the ids under which the two are stated", other)
		}
	}
	return problems.or(nil)
}

// unlisted takes the place in a list from problems with an argument that is none.
func unlisted(err error) error {
	problems, are := err.(Problems) //nolint:errorlint // the caller has it from where it was made
	if !are {
		return err
	}
	for i := range problems {
		problems[i].Path = problems[i].Path[:1]
	}
	return problems
}

// Withdraw takes back what was decided about two organisations, whoever decided it: the rules hold again.
func (c *Curator) Withdraw(ctx context.Context, request Request, a, b network.ID) (*Result, error) {
	return c.do(ctx, action{
		Request: request, kind: network.ActionWithdraw, digest: []any{min(a, b), max(a, b)},
		plan: func(ctx context.Context) (*change, error) {
			source := network.DecisionID(network.MatchID(a, b))
			known, err := c.source(ctx, source)
			if err != nil {
				return nil, err
			}
			if known == nil {
				return nil, Problems{{CodeUndecided, fmt.Sprintf("nothing was decided about %s", called([]network.ID{a, b})), []string{"organisations"}}}
			}
			return &change{Batch: network.Batch{Removed: []network.ID{source}}, subjects: []network.ID{a, b}}, nil
		},
	})
}
