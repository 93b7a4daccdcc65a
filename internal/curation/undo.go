package curation

import (
	"context"
	"fmt"
	"slices"

	"verkosto/internal/network"
)

// Undo brings back what held before an entry of the audit log, to the last word. It refuses where something later
// depends on what was done: a later change of the same, or one of what only an imported document states. An undoing can be
// undone, too; the erasure of a person cannot, nor what retention let go.
func (c *Curator) Undo(ctx context.Context, request Request, number uint64) (*Result, error) {
	return c.do(ctx, action{
		Request: request, kind: network.ActionUndo, digest: []any{number},
		plan: func(ctx context.Context) (*change, error) {
			entry, err := c.numbered(ctx, number)
			if err != nil {
				return nil, err
			}
			if err := c.undoable(ctx, entry); err != nil {
				return nil, err
			}
			undoing := &change{Batch: restored(entry.Replaced), subjects: entry.Subjects, undoes: number, saw: make(map[network.ID]string)}
			for _, replaced := range entry.Replaced {
				undoing.saw[replaced.ID] = replaced.After
			}
			return undoing, nil
		},
	})
}

// numbered gives an entry with what it replaced.
func (c *Curator) numbered(ctx context.Context, number uint64) (*network.AuditEntry, error) {
	page, err := c.Store.Audit(ctx, network.AuditQuery{Numbers: []uint64{number}, Replaced: true, Window: network.Window{First: 1}})
	if err != nil {
		return nil, fmt.Errorf("look for entry %d of the audit log: %w", number, err)
	}
	if len(page.Items) == 0 {
		return nil, Problems{{CodeNotFound, fmt.Sprintf("the audit log has no entry %d", number), []string{"entry"}}}
	}
	return &page.Items[0].Node, nil
}

func (c *Curator) undoable(ctx context.Context, entry *network.AuditEntry) error {
	problem := func(code Code, format string, args ...any) error {
		return Problems{{code, fmt.Sprintf(format, args...), []string{"entry"}}}
	}
	switch {
	case entry.UndoneBy != 0:
		return problem(CodeUndone, "entry %d was undone by entry %d", entry.Number, entry.UndoneBy)
	case entry.Action == network.ActionErase:
		return problem(CodeNotUndoable, "entry %d erased a person, of whom nothing is kept", entry.Number)
	case entry.Action == network.ActionRetain:
		return problem(CodeNotUndoable, "entry %d let go what had been kept for long enough, and nothing of it is kept", entry.Number)
	}
	for _, replaced := range entry.Replaced {
		now, err := c.source(ctx, replaced.ID)
		if err != nil {
			return err
		}
		if left := shaOf(now); left != replaced.After {
			return problem(CodeChangedSince, "what entry %d did was changed since: undo the later change first", entry.Number)
		}
	}
	later, err := c.dependant(ctx, entry)
	if err != nil {
		return err
	}
	if later != 0 {
		return problem(CodeChangedSince, "entry %d speaks of what only entry %d brought in: undo that one first", later, entry.Number)
	}
	return nil
}

func shaOf(source *network.Source) string {
	if source == nil {
		return ""
	}
	return source.SHA256
}

// entriesAtOnce is in a page of the audit log.
const entriesAtOnce = 200

// dependant gives the number of a later entry, which was not undone, about something that undoing an import takes out of
// the network; 0 for none.
func (c *Curator) dependant(ctx context.Context, entry *network.AuditEntry) (uint64, error) {
	if entry.Action != network.ActionImport && entry.Action != network.ActionUndo {
		return 0, nil
	}
	window := network.Window{First: entriesAtOnce}
	for {
		page, err := c.Store.Audit(ctx, network.AuditQuery{Window: window})
		if err != nil {
			return 0, fmt.Errorf("read the audit log: %w", err)
		}
		for _, item := range page.Items {
			later := &item.Node
			if later.Number <= entry.Number {
				return 0, nil
			}
			if later.UndoneBy != 0 || later.Action == network.ActionUndo || later.Action == network.ActionImport {
				continue
			}
			for _, subject := range later.Subjects {
				only, err := c.onlyBy(ctx, subject, entry)
				if err != nil || only {
					return later.Number, err
				}
			}
		}
		if !page.HasNext || len(page.Items) == 0 {
			return 0, nil
		}
		window.After = &page.Items[len(page.Items)-1].Position
	}
}

// onlyBy says whether documents state a node only in what an entry brought in and undoing it takes away.
func (c *Curator) onlyBy(ctx context.Context, id network.ID, entry *network.AuditEntry) (bool, error) {
	pages, err := c.Store.Citations(ctx, network.CitationQuery{Of: []network.ID{id}, Window: network.Window{First: citationsAtOnce}})
	if err != nil {
		return false, fmt.Errorf("read who states %s: %w", id, err)
	}
	brought := false
	for _, item := range pages[id].Items {
		source := item.Node.Source
		at := slices.IndexFunc(entry.Replaced, func(r network.Replaced) bool { return r.ID == source })
		switch {
		case at < 0 && network.IsDocument(source), at >= 0 && stays(item.Node.Node.NodeID(), &entry.Replaced[at]):
			return false, nil
		case at >= 0:
			brought = true
		}
	}
	return brought, nil
}

// stays says whether a source stated a node before, too.
func stays(id network.ID, replaced *network.Replaced) bool {
	return slices.ContainsFunc(replaced.Citations, func(c network.Citation) bool { return c.Node.NodeID() == id })
}
