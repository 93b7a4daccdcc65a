package curation

import (
	"context"
	"fmt"

	"verkosto/internal/network"
)

// Erase takes a person out of everything that the store keeps, for good ([network.Erasure]): no later import brings the person back, and
// it cannot be undone. The audit log tells that someone was erased, and not who. With rehearse it only tells what would go.
func (c *Curator) Erase(ctx context.Context, request Request, person network.ID, contactsOnly, rehearse bool) (*Result, error) {
	result, err := c.do(ctx, action{
		Request: request, kind: network.ActionErase, digest: []any{person, contactsOnly, rehearse}, sealed: true,
		plan: func(context.Context) (*change, error) {
			var problems Problems
			if id, err := network.ParseID(string(person)); err != nil || id.Kind() != network.KindPerson {
				problems.add(CodeInvalid, []string{"person"}, "%.80q is no id of a person", person)
			}
			erasure := network.Erasure{Person: person, ContactsOnly: contactsOnly}
			return &change{Batch: network.Batch{Erase: []network.Erasure{erasure}, Rehearse: rehearse}}, problems.or(nil)
		},
	})
	if network.CodeOf(err) == network.NotFound {
		return nil, Problems{{CodeNotFound, fmt.Sprintf("the network has no person %s, or not any more", person), []string{"person"}}}
	}
	return result, err
}
