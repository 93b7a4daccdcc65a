package embedded

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"verkosto/internal/network"
	"verkosto/internal/text"
)

// write writes a plan in one transaction, and puts it into the graph once it is committed.
func (s *Store) write(ctx context.Context, p *plan) error {
	// A statement that is interrupted halfway costs a goroutine each and gains nothing: the
	// context is looked at between statements, and not any more once all are through.
	steady := context.WithoutCancel(ctx)
	if s.lock == nil {
		s.file.Lock() // SQLite reads nothing from a database in memory while it is written
		defer s.file.Unlock()
	}
	if _, err := s.writer.ExecContext(steady, "BEGIN IMMEDIATE"); err != nil {
		return fileError(err, "begin a batch")
	}
	err := s.writeAll(ctx, p)
	if err == nil {
		if s.lock != nil {
			s.file.Lock()
			defer s.file.Unlock()
		}
		if _, err = s.writer.ExecContext(steady, "COMMIT"); err != nil {
			err = fileError(err, "commit a batch")
		}
	}
	if err != nil {
		// Where SQLite rolled back by itself this fails, and there is nothing left to do.
		_, _ = s.writer.ExecContext(steady, "ROLLBACK")
		return err
	}
	s.memory.Lock()
	defer s.memory.Unlock()
	s.enact(p)
	return nil
}

// scribe executes prepared statements until one fails, or the context is over.
type scribe struct {
	prepared map[string]*sql.Stmt
	steps    int
	err      error
}

// exec executes a statement and gives how many rows it changed.
func (w *scribe) exec(ctx context.Context, statement string, values ...any) int64 {
	if w.err != nil {
		return 0
	}
	if w.steps++; w.steps%checkEvery == 0 {
		if w.err = contextError(ctx); w.err != nil {
			return 0
		}
	}
	result, err := w.prepared[statement].ExecContext(context.WithoutCancel(ctx), values...)
	if err != nil {
		w.err = fileError(err, "write a batch")
		return 0
	}
	rows, err := result.RowsAffected()
	if err != nil {
		w.err = fileError(err, "write a batch")
	}
	return rows
}

// writeAll executes all statements of a plan.
func (s *Store) writeAll(ctx context.Context, p *plan) error {
	w := &scribe{prepared: s.prepared}
	p.number()
	places, err := s.reviews(ctx, p)
	if err != nil {
		return err
	}
	entries := p.entries()
	p.writeSources(ctx, w)
	p.writeNodes(ctx, w)
	p.writeCitations(ctx, w)
	p.writeReviews(ctx, w, places)
	p.writeTerms(ctx, w, entries())
	p.writeErasure(ctx, w)
	p.writeEntry(ctx, w)
	p.change.Version = s.graph.version
	if p.visible {
		p.change.Version++
	}
	if p.visible || p.anew {
		w.exec(ctx, sqlUpdateMeta, int64(p.change.Version), derivation)
	}
	return w.err
}

// number gives rows to the nodes that have none yet.
func (p *plan) number() {
	for _, draft := range p.order {
		if draft.changed && draft.hasRow && !draft.hadRow {
			draft.number = p.nodeNumbers.take()
		}
	}
}

func (p *plan) writeSources(ctx context.Context, w *scribe) {
	for _, draft := range p.sources {
		switch {
		case draft.after == nil:
			if draft.before != nil {
				w.exec(ctx, sqlDeleteSource, draft.number)
				w.exec(ctx, sqlDeleteNode, draft.number)
			}
			p.unused = append(p.unused, draft.number)
		case draft.body != nil:
			if draft.before == nil {
				w.exec(ctx, sqlInsertNode, draft.number, string(draft.id), nil)
			}
			w.exec(ctx, sqlPutSource, draft.number, draft.revision, string(draft.body))
		}
	}
}

func (p *plan) writeNodes(ctx context.Context, w *scribe) {
	for _, draft := range p.order {
		switch {
		case !draft.changed:
		case !draft.hasRow:
			w.exec(ctx, sqlDeleteNode, draft.number)
			p.unused = append(p.unused, draft.number)
		case !draft.hadRow:
			w.exec(ctx, sqlInsertNode, draft.number, string(draft.id), orNull(draft.merged))
		case draft.wasMerged || draft.merged != nil:
			w.exec(ctx, sqlUpdateMerged, orNull(draft.merged), draft.number)
		}
	}
}

// orNull gives JSON as a text, NULL without any.
func orNull(encoded []byte) any {
	if encoded == nil {
		return nil
	}
	return string(encoded)
}

func (p *plan) writeCitations(ctx context.Context, w *scribe) {
	for _, number := range p.drops() {
		w.exec(ctx, sqlDeleteCitation, number)
	}
	for number, again := range p.restated {
		if w.exec(ctx, sqlConfirmCitation, again.revision, number, again.line, string(again.detail)) == 0 {
			w.exec(ctx, sqlMoveCitation, again.revision, again.line, string(again.detail), number)
			p.visible = true
		}
	}
	for _, f := range p.fresh {
		w.exec(ctx, sqlInsertCitation, f.number, f.node.number, f.from.number, f.key[:], f.line, f.revision, string(f.body), string(f.detail))
	}
}

// entry is a change of the search index.
type entry struct {
	number              int32
	remove, add         bool
	names, codes, texts string
}

// entries brings the search index in line with the nodes. Analysing words takes as long as writing
// them, so it is done by another goroutine while the rest is written.
func (p *plan) entries() func() []entry {
	var entries []entry
	enter := func(number int32, before, after network.Node) {
		if p.anew {
			before = nil
		}
		was, is := network.WordsOf(before), network.WordsOf(after)
		if slices.Equal(was.Names, is.Names) && slices.Equal(was.Codes, is.Codes) && slices.Equal(was.Texts, is.Texts) {
			return
		}
		entries = append(entries, entry{
			number, before != nil, after != nil, terms(is.Names), terms(is.Codes), terms(is.Texts),
		})
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for _, draft := range p.sources {
			enter(draft.number, asNode(draft.before), asNode(draft.after))
		}
		for _, draft := range p.order {
			if draft.changed {
				enter(draft.number, draft.before, draft.after)
			}
		}
	}()
	return func() []entry {
		<-done
		return entries
	}
}

func (p *plan) writeTerms(ctx context.Context, w *scribe, entries []entry) {
	if p.anew {
		w.exec(ctx, sqlDeleteAllTerms)
	}
	for _, e := range entries {
		if e.remove {
			w.exec(ctx, sqlDeleteTerms, e.number)
		}
		if e.add {
			w.exec(ctx, sqlInsertTerms, e.number, e.names, e.codes, e.texts)
		}
	}
}

// terms gives the index terms of texts, parted by spaces.
func terms(texts []string) string {
	var all strings.Builder
	for _, words := range texts {
		for _, term := range text.Terms(words) {
			if all.Len() > 0 {
				all.WriteByte(' ')
			}
			all.WriteString(term)
		}
	}
	return all.String()
}
