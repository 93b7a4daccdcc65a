package importing

import (
	"context"

	"verkosto/internal/network"
)

// batches gathers what a document states, and applies it a batch at a time, in order, while
// the next batch is read. Without a store it only counts.
type batches struct {
	ctx      context.Context
	store    network.Writer
	report   *DocumentReport
	size     int
	pending  network.Batch
	applying chan applied // gives what came of the batch under way; nil if there is none
}

// applied is what came of a batch.
type applied struct {
	change network.Change
	err    error
}

// state adds a source, of which citations follow.
func (b *batches) state(source *network.Source) {
	b.pending.Sources = append(b.pending.Sources, source)
}

// cite adds a citation of a source that was stated or is in the store.
func (b *batches) cite(citation network.Citation) error {
	b.report.count(&citation)
	b.pending.Citations = append(b.pending.Citations, citation)
	return b.flushIfFull()
}

func (b *batches) flushIfFull() error {
	if len(b.pending.Citations)+len(b.pending.Sources) < b.size {
		return nil
	}
	return b.pass()
}

// pass begins to apply what is pending, when the batch before has been applied.
func (b *batches) pass() error {
	if err := b.wait(); err != nil {
		return err
	}
	batch := b.pending
	b.pending = network.Batch{}
	if b.store == nil || len(batch.Sources)+len(batch.Citations)+len(batch.Complete) == 0 {
		return b.ctx.Err()
	}
	applying := make(chan applied, 1)
	b.applying = applying
	go func() {
		change, err := b.store.Apply(b.ctx, batch)
		applying <- applied{change, err}
	}()
	return nil
}

// wait gives what came of the batch under way.
func (b *batches) wait() error {
	if b.applying == nil {
		return nil
	}
	done := <-b.applying
	b.applying = nil
	if done.err != nil {
		return done.err
	}
	b.report.changed(done.change)
	return nil
}

// flush applies what is pending.
func (b *batches) flush() error {
	if err := b.pass(); err != nil {
		return err
	}
	return b.wait()
}

// finish applies the rest, and with it the completeness of sources.
func (b *batches) finish(complete []network.ID) error {
	b.pending.Complete = append(b.pending.Complete, complete...)
	return b.flush()
}

// keepPartners states again what an earlier version of a source stated of partners: the
// version at hand has lost the list of them.
func keepPartners(ctx context.Context, store Store, source network.ID, out *batches) error {
	kept := make(map[network.ID]bool)
	var organisations []network.Citation
	window := network.Window{First: 1000}
	for {
		pages, err := store.Citations(ctx, network.CitationQuery{Of: []network.ID{source}, From: true, Window: window})
		if err != nil {
			return err
		}
		page := pages[source]
		for _, item := range page.Items {
			switch node := item.Node.Node.(type) {
			case *network.Participation:
				if node.Role == network.RoleImplementer {
					kept[node.Organisation] = true
					if err := out.cite(item.Node); err != nil {
						return err
					}
				}
			case *network.Organisation:
				organisations = append(organisations, item.Node)
			}
		}
		if !page.HasNext || len(page.Items) == 0 {
			break
		}
		after := page.Items[len(page.Items)-1].Position
		window.After = &after
	}
	for _, organisation := range organisations {
		if kept[organisation.Node.NodeID()] {
			if err := out.cite(organisation); err != nil {
				return err
			}
		}
	}
	return nil
}
