package curation

import (
	"context"
	"fmt"
	"slices"

	"verkosto/internal/access"
	"verkosto/internal/network"
	"verkosto/internal/text"
)

// Judgement is what someone thinks of what one source states of a node.
type Judgement struct {
	Subject network.ID     // the node, by any of its ids
	Source  network.ID     // that states it
	Field   string         // the one field that is judged, by its name in the API; "" for all that the source states of the node
	Review  network.Review // ReviewConfirmed or ReviewRejected
}

// Judge confirms or rejects an extracted fact. What is rejected does not count any more, however often the source is imported; what is confirmed
// is shown as such. Who judges the same again replaces the judgement.
func (c *Curator) Judge(ctx context.Context, request Request, judgement Judgement) (*Result, error) {
	kind := network.ActionConfirm
	if judgement.Review == network.ReviewRejected {
		kind = network.ActionReject
	}
	return c.do(ctx, action{
		Request: request, kind: kind, digest: []any{judgement},
		plan: func(ctx context.Context) (*change, error) {
			stated, err := c.statedBy(ctx, judgement)
			if err != nil {
				return nil, err
			}
			var batch network.Batch
			for _, id := range stated {
				one, err := network.Annotate(network.Annotation{
					Subject: id, Source: judgement.Source, Field: judgement.Field, Review: judgement.Review,
					Text: text.HideContacts(request.Note), By: access.From(ctx).Name, At: c.Now().UTC().Truncate(secondly),
				})
				if err != nil {
					return nil, err
				}
				batch.Sources, batch.Citations = append(batch.Sources, one.Sources...), append(batch.Citations, one.Citations...)
				batch.Complete = append(batch.Complete, one.Complete...)
			}
			return &change{Batch: batch, subjects: []network.ID{judgement.Subject, judgement.Source}}, nil
		},
	})
}

// statedBy gives the ids under which a source states a node: the one that was asked for where it is among them, else all.
func (c *Curator) statedBy(ctx context.Context, judgement Judgement) ([]network.ID, error) {
	if err := judgement.check(); err != nil {
		return nil, err
	}
	var stated []network.ID
	window := network.Window{First: citationsAtOnce}
	for {
		pages, err := c.Store.Citations(ctx, network.CitationQuery{Of: []network.ID{judgement.Subject}, Window: window})
		if err != nil {
			return nil, fmt.Errorf("read who states %s: %w", judgement.Subject, err)
		}
		page := pages[judgement.Subject]
		for _, item := range page.Items {
			id := item.Node.Node.NodeID()
			if item.Node.Source == judgement.Source && !slices.Contains(stated, id) {
				stated = append(stated, id)
			}
		}
		if !page.HasNext || len(page.Items) == 0 {
			break
		}
		window.After = &page.Items[len(page.Items)-1].Position
	}
	switch {
	case len(stated) == 0:
		return nil, Problems{{CodeNotFound, fmt.Sprintf("%s states nothing of %s", judgement.Source, judgement.Subject), []string{"source"}}}
	case slices.Contains(stated, judgement.Subject):
		return []network.ID{judgement.Subject}, nil
	}
	return stated, nil
}

func (j *Judgement) check() error {
	var problems Problems
	subject, err := network.ParseID(string(j.Subject))
	if err != nil {
		problems.add(CodeInvalid, []string{"subject"}, "%.80q is no id", j.Subject)
	}
	if source, err := network.ParseID(string(j.Source)); err != nil || source.Kind() != network.KindSource {
		problems.add(CodeInvalid, []string{"source"}, "%.80q is no id of a source", j.Source)
	}
	if err == nil && !network.Judgeable(subject.Kind(), j.Field) {
		problems.add(CodeNotJudgeable, []string{"field"}, "%.80q cannot be judged of %s: judge a field that it can do without, or all of the statement", j.Field, subject)
	}
	return problems.or(nil)
}
