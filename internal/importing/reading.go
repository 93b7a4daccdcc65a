package importing

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"

	"verkosto/internal/ingest"
	"verkosto/internal/mention"
	"verkosto/internal/network"
	"verkosto/internal/resolve"
)

// reading is a document on its way into the store.
type reading struct {
	document Document
	report   *DocumentReport
	key      string // natural key of its source; "" if it states nothing of its own
	title    string
	grouped  bool // JSON Lines in which the citations of a source follow it directly
	periods  resolve.Periods
	mapping  *ingest.Mapping // nil for a document of a known format
	source   *network.Source
	out      *batches
}

// survey reads a document through: what it is, which version, and whether it is whole. It gives
// nil for a document that is refused, which the report then says. The error is the context's.
func (i *Importer) survey(ctx context.Context, document Document, report *DocumentReport) (*reading, error) {
	r := &reading{document: document, report: report, mapping: i.Mapping}
	err := r.survey(ctx, i.Progress)
	switch refused, ok := errors.AsType[*ingest.Refusal](err); {
	case err == nil:
		return r, nil
	case ctx.Err() != nil:
		report.Outcome = Failed
		return nil, fmt.Errorf("read %s: %w", document.Name, ctx.Err())
	case ok:
		report.refuse(refused)
	default:
		report.refuse(&ingest.Refusal{Code: ingest.Unreadable, Reason: "the document cannot be read: " + err.Error()})
	}
	report.Outcome = Refused
	return nil, nil //nolint:nilnil // the refusal is in the report
}

func (r *reading) survey(ctx context.Context, progress func(Progress)) error {
	raw, err := r.open(ctx, Checking, progress)
	if err != nil {
		return err
	}
	defer raw.Close() //nolint:errcheck // read only
	report := r.report
	start := bufio.NewReaderSize(raw, ingest.HeadSize)
	head, err := start.Peek(ingest.HeadSize)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if report.Format, err = r.detect(head); err != nil {
		return err
	}
	text := ingest.NewDecoder(start)
	whole := io.Reader(text)
	binary := report.Format.Binary() || ingest.IsWorkbook(head)
	if binary {
		whole = start
	}
	lines, err := r.scan(whole)
	report.account(lines)
	if !binary {
		report.Encoding = text.Encoding()
	}
	if err != nil {
		return err
	}
	if _, err := io.Copy(io.Discard, start); err != nil {
		return err
	}
	report.SHA256, report.Bytes = raw.sum(), raw.progress.Read
	return nil
}

// detect tells the format: a document with a mapping is a table of it.
func (r *reading) detect(head []byte) (ingest.Format, error) {
	if r.mapping != nil {
		return ingest.MappedTable, nil
	}
	return ingest.Detect(head)
}

// mentions parses the document by its mapping or format.
func (r *reading) mentions(content io.Reader, emit func(*mention.Project) error, refuse func(*ingest.Refusal)) (int, error) {
	if r.mapping != nil {
		return r.mapping.Mentions(content, emit, refuse)
	}
	return ingest.Mentions(r.report.Format, content, emit, refuse)
}

// scan parses a document for what is wrong with it as a whole, and for what its source is.
func (r *reading) scan(text io.Reader) (int, error) {
	if r.report.Format == ingest.JSONLines {
		return r.scanStatements(text)
	}
	r.key, r.title = r.document.Name, titles[r.report.Format]
	if r.mapping != nil {
		r.title = r.mapping.Title
	}
	return r.mentions(text, func(project *mention.Project) error {
		if pages[r.report.Format] {
			r.key, r.title = project.Code.Value, project.Code.Value+" "+project.NameFi.Value
		}
		if project.Repaired != nil {
			r.report.repaired(project.Line, project.Repaired)
		}
		return nil
	}, r.report.refuse)
}

// pages are the formats of documents about one project, whose code tells them from others.
var pages = map[ingest.Format]bool{ingest.EURA2007Page: true, ingest.EURA2014Page: true}

var titles = map[ingest.Format]string{
	ingest.Prose:               "Page about a project",
	ingest.EURAList:            "Projects of the structural funds",
	ingest.EURA2021Export:      "Projects of EURA 2021",
	ingest.CORDISProjects:      "CORDIS, projects",
	ingest.CORDISOrganisations: "CORDIS, organisations",
}

// read reads the document a second time and applies what it states. It tells whether that was but a
// part of what the document should state.
func (i *Importer) read(ctx context.Context, r *reading) (partial bool, err error) {
	raw, err := r.open(ctx, Reading, i.Progress)
	if err != nil {
		return true, &ingest.Refusal{Code: ingest.Unreadable, Reason: "the document cannot be read again: " + err.Error()}
	}
	defer raw.Close() //nolint:errcheck // read only
	if r.source != nil {
		r.out.state(r.source)
	}
	partial = len(r.report.Refusals) > 0
	ignore := func(*ingest.Refusal) {} // reported when the document was surveyed
	var complete []network.ID
	if r.report.Format == ingest.JSONLines {
		statements := &statementReader{reading: r, store: i.Store, withdraw: !partial}
		_, err = ingest.Statements(raw, func(s ingest.Statement) error { return statements.take(ctx, s) }, ignore)
		complete, partial = statements.complete, partial || statements.refused
	} else {
		mentions := &mentionReader{reading: r, resolver: resolve.New(r.source.ID, r.periods), store: i.Store}
		_, err = r.mentions(raw, func(p *mention.Project) error { return mentions.take(ctx, p) }, ignore)
		partial = partial || mentions.partial
	}
	if err != nil {
		return true, err
	}
	if _, err := io.Copy(io.Discard, raw); err != nil {
		return true, err
	}
	if raw.sum() != r.report.SHA256 {
		return true, errors.Join(r.out.flush(), &ingest.Refusal{Code: ingest.Unreadable, Reason: "the document changed while it was read: import it again"})
	}
	if partial {
		return true, r.out.flush()
	}
	if r.source != nil {
		complete = append(complete, r.source.ID)
	}
	return false, r.out.finish(complete)
}

// hashed reads a document and sums it up.
type hashed struct {
	tracked
	file io.Closer
	hash hash.Hash
}

func (r *reading) open(ctx context.Context, stage Stage, report func(Progress)) (*hashed, error) {
	file, err := r.document.Open()
	if err != nil {
		return nil, err
	}
	sum := sha256.New()
	progress := Progress{Document: r.document.Name, Stage: stage, Size: r.document.Size}
	return &hashed{
		tracked: tracked{ctx: ctx, source: io.TeeReader(file, sum), progress: progress, report: report},
		file:    file,
		hash:    sum,
	}, nil
}

// Close closes the document.
func (h *hashed) Close() error { return h.file.Close() }

// sum gives the SHA-256 of what was read, in hex.
func (h *hashed) sum() string { return hex.EncodeToString(h.hash.Sum(nil)) }
