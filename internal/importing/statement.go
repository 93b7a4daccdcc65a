package importing

import (
	"context"
	"fmt"
	"io"

	"verkosto/internal/ingest"
	"verkosto/internal/network"
)

// scanStatements looks through JSON Lines: whether they state something of their own, and
// whether they are in the order of an export.
func (r *reading) scanStatements(text io.Reader) (int, error) {
	var latest network.ID
	r.grouped = true
	return ingest.Statements(text, func(s ingest.Statement) error {
		switch {
		case s.Source != nil:
			latest = s.Source.ID
		case s.Citation.Source == "":
			r.key = r.document.Name
		case s.Citation.Source != latest:
			r.grouped = false
		}
		return nil
	}, r.report.refuse)
}

// statementReader applies what JSON Lines state. Its memory is bounded for documents in
// the order of an export.
type statementReader struct {
	reading  *reading
	store    Store
	withdraw bool // sources that are said to be complete are complete
	complete []network.ID
	known    map[network.ID]bool // sources: whether they may be cited
	refused  bool
}

// maxKnown is how many sources are remembered; of others the store is asked again.
const maxKnown = 1 << 16

func (r *statementReader) take(ctx context.Context, s ingest.Statement) error {
	if s.Source != nil {
		return r.state(s.Source)
	}
	citation := *s.Citation
	if citation.Source == "" {
		citation.Source = r.reading.source.ID
		return r.reading.out.cite(citation)
	}
	known, err := r.knows(ctx, citation.Source)
	if err != nil {
		return err
	}
	if !known {
		r.refused = true
		r.reading.report.refuse(&ingest.Refusal{
			Line: s.Line, Code: ingest.Malformed,
			Reason: fmt.Sprintf("the source %q is stated neither on a line above nor in the store", citation.Source),
		})
		return nil
	}
	return r.reading.out.cite(citation)
}

func (r *statementReader) state(source *network.Source) error {
	out := r.reading.out
	if r.reading.grouped && len(r.complete) > 0 {
		out.pending.Complete = append(out.pending.Complete, r.complete...)
		r.complete = r.complete[:0]
	}
	if source.Complete && r.withdraw {
		r.complete = append(r.complete, source.ID)
	}
	r.remember(source.ID, true)
	out.report.countNode(source.ID)
	out.state(source)
	return out.flushIfFull()
}

func (r *statementReader) remember(source network.ID, known bool) {
	if len(r.known) >= maxKnown || r.known == nil {
		r.known = make(map[network.ID]bool)
	}
	r.known[source] = known
}

// knows tells whether a source was stated above or is in the store. Where nothing is
// written, every source may be.
func (r *statementReader) knows(ctx context.Context, source network.ID) (bool, error) {
	if known, remembered := r.known[source]; remembered || r.store == nil {
		return known || r.store == nil, nil
	}
	if err := r.reading.out.flush(); err != nil {
		return false, err
	}
	found, err := r.store.Nodes(ctx, []network.ID{source})
	if err != nil {
		return false, err
	}
	r.remember(source, found[source] != nil)
	return found[source] != nil, nil
}
