package curation

import (
	"context"
	"fmt"

	"verkosto/internal/network"
)

const (
	// MaxReplaced bounds what one source may state that an action replaces: all of it is kept, to undo the action.
	MaxReplaced = 20_000

	citationsAtOnce = 1000
)

// stated gives a source with all that it states, as it is now.
func (c *Curator) stated(ctx context.Context, id network.ID) (*network.Replaced, error) {
	source, err := c.source(ctx, id)
	if err != nil || source == nil {
		return &network.Replaced{ID: id}, err
	}
	now := &network.Replaced{ID: id, Before: source}
	window := network.Window{First: citationsAtOnce}
	for {
		pages, err := c.Store.Citations(ctx, network.CitationQuery{Of: []network.ID{id}, From: true, Window: window})
		if err != nil {
			return nil, fmt.Errorf("read what %s states: %w", id, err)
		}
		page := pages[id]
		for _, item := range page.Items {
			citation := item.Node
			citation.Judgement = nil // is no part of what the source states
			now.Citations = append(now.Citations, citation)
		}
		if len(now.Citations) > MaxReplaced {
			return nil, Problems{{CodeTooLarge, fmt.Sprintf("%s states more than the %d things that can be kept to undo this: import it by the command line", id, MaxReplaced), nil}}
		}
		if !page.HasNext || len(page.Items) == 0 {
			return now, nil
		}
		window.After = &page.Items[len(page.Items)-1].Position
	}
}

// source gives a source of the store; nil if it is not there.
func (c *Curator) source(ctx context.Context, id network.ID) (*network.Source, error) {
	nodes, err := c.Store.Nodes(ctx, []network.ID{id})
	if err != nil {
		return nil, fmt.Errorf("look for %s: %w", id, err)
	}
	source, _ := nodes[id].(*network.Source)
	return source, nil
}

// restored gives the batch that brings sources back to what they stated.
func restored(replaced []network.Replaced) network.Batch {
	var batch network.Batch
	for _, one := range replaced {
		if one.Before == nil {
			batch.Removed = append(batch.Removed, one.ID)
			continue
		}
		batch.Sources = append(batch.Sources, one.Before)
		batch.Citations = append(batch.Citations, one.Citations...)
		batch.Complete = append(batch.Complete, one.ID)
	}
	return batch
}
