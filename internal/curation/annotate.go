package curation

import (
	"context"
	"fmt"

	"verkosto/internal/access"
	"verkosto/internal/network"
	"verkosto/internal/text"
)

// maxAnnotation bounds the text of an annotation in bytes.
const maxAnnotation = 5000

// Annotate puts a note to a node, for everyone to read. Contacts of people in it are hidden.
func (c *Curator) Annotate(ctx context.Context, request Request, subject network.ID, note string) (*Result, error) {
	return c.do(ctx, action{
		Request: request, kind: network.ActionAnnotate, digest: []any{subject, note},
		plan: func(ctx context.Context) (*change, error) {
			if err := c.checkAnnotation(ctx, subject, note); err != nil {
				return nil, err
			}
			batch, err := network.Annotate(network.Annotation{
				Subject: subject, Text: text.HideContacts(note), By: access.From(ctx).Name, At: c.Now().UTC(),
			})
			if err != nil {
				return nil, err
			}
			return &change{Batch: batch, subjects: []network.ID{subject, batch.Citations[0].Node.NodeID()}}, nil
		},
	})
}

func (c *Curator) checkAnnotation(ctx context.Context, subject network.ID, note string) error {
	var problems Problems
	problems.text(CodeInvalid, "text", note, 1, maxAnnotation)
	if _, err := network.ParseID(string(subject)); err != nil {
		problems.add(CodeInvalid, []string{"subject"}, "%.80q is no id", subject)
		return problems
	}
	known, err := c.Store.Nodes(ctx, []network.ID{subject})
	if err != nil {
		return fmt.Errorf("look for %s: %w", subject, err)
	}
	if known[subject] == nil {
		problems.add(CodeNotFound, []string{"subject"}, "the network has no node %s", subject)
	}
	return problems.or(nil)
}
