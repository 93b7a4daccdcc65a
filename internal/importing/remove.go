package importing

import (
	"context"
	"fmt"

	"verkosto/internal/network"
	"verkosto/internal/resolution"
	"verkosto/internal/resolve"
)

// Removal tells what the removal of documents changed.
type Removal struct {
	Sources    []RemovedSource    `json:"sources"`              // in the order in which they were named
	Resolution *resolution.Report `json:"resolution,omitempty"` // which organisations are one now; nil where that was not looked for
}

// RemovedSource tells what went with one source.
type RemovedSource struct {
	Source network.ID `json:"source"`
	Change Change     `json:"change"`
}

// Remove takes documents out of the store, by the ids of their sources, each in a batch of its own: just what no other source
// states goes with it. It looks at all of the ids before it removes any, and refuses one that is no document's: with
// [network.NotFound] where there is no such source, with [network.InvalidArgument] where people, the rules of resolution or the program
// itself state it. After an error of the store the removal tells of what went before.
func (i *Importer) Remove(ctx context.Context, sources []network.ID) (*Removal, error) {
	removal := &Removal{Sources: []RemovedSource{}}
	if err := i.checkDocuments(ctx, sources); err != nil {
		return removal, err
	}
	for _, source := range sources {
		change, err := i.Store.Apply(ctx, network.Batch{Removed: []network.ID{source}})
		if err != nil {
			return removal, fmt.Errorf("remove %s: %w", source, err)
		}
		removal.Sources = append(removal.Sources, RemovedSource{Source: source, Change: Changed(change)})
	}
	if !i.Resolve || len(sources) == 0 {
		return removal, nil
	}
	found, err := resolution.Run(ctx, i.Store, i.Now())
	if err != nil {
		return removal, fmt.Errorf("resolve organisations: %w", err)
	}
	removal.Resolution = found
	return removal, nil
}

// checkDocuments says whether ids are those of documents in the store.
func (i *Importer) checkDocuments(ctx context.Context, sources []network.ID) error {
	known, err := i.Store.Nodes(ctx, sources)
	if err != nil {
		return fmt.Errorf("look for sources: %w", err)
	}
	for _, source := range sources {
		switch _, there := known[source].(*network.Source); {
		case source.Kind() != network.KindSource:
			return network.Errorf(network.InvalidArgument, "%s is no id of a source: it begins with source:", source)
		case !there:
			return network.Errorf(network.NotFound, "there is no source %s", source)
		case !network.IsDocument(source):
			return network.Errorf(network.InvalidArgument, "%s is no document: undo what people decided, and let the rules run again", source)
		case source == resolve.ClassificationSource:
			return network.Errorf(network.InvalidArgument, "%s is no document: every network has the official places", source)
		}
	}
	return nil
}
