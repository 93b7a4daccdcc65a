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
		plan: func(ctx context.Context) (*change, error) { return c.splitting(ctx, request.Note, organisation, from) },
	})
}

// splitting is what splitting an organisation from others changes.
func (c *Curator) splitting(ctx context.Context, note string, organisation network.ID, from []network.ID) (*change, error) {
	if err := c.checkSplit(ctx, organisation, from); err != nil {
		return nil, err
	}
	batch, err := c.decisions(network.VerdictDifferent, organisation, from, access.From(ctx).Name, text.HideContacts(note))
	return &change{Batch: batch, subjects: append([]network.ID{organisation}, from...)}, err
}

func (c *Curator) checkSplit(ctx context.Context, organisation network.ID, from []network.ID) error {
	if _, err := c.organisations(ctx, "organisation", []network.ID{organisation}); err != nil {
		return about("organisation", err)
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
