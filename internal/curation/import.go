package curation

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"slices"

	"verkosto/internal/importing"
	"verkosto/internal/live"
	"verkosto/internal/network"
	"verkosto/internal/resolve"
)

const (
	// MaxDocument bounds a document in bytes.
	MaxDocument = 4 << 20

	maxDocumentName = 200
	maxStatements   = 100_000 // what one document may state
)

// Encoding says how the content of a document is written.
type Encoding string

// The encodings.
const (
	EncodingText   Encoding = "TEXT"
	EncodingBase64 Encoding = "BASE64"
)

// Document is one that someone brings.
type Document struct {
	Name     string // by which it is cited, and known again where its format has no better key
	Content  string
	Encoding Encoding
	Client   string // name of the request, for those who watch how it goes on
}

// Imported tells what became of a document.
type Imported struct {
	*Result

	Report *importing.DocumentReport // nil where it was imported before, under the same idempotency key
}

// Import takes a document in, whatever its format is: all of it in one transaction or nothing. It takes the place of an
// earlier version of the document. What only the store's operator or a person may state, decisions, annotations
// and names that people gave, it must not state.
func (c *Curator) Import(ctx context.Context, request Request, document Document) (imported *Imported, err error) {
	content, err := document.decoded()
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(content)
	running := c.Imports.Begin(document.Client, 1)
	defer func() { running.End(err) }()
	imported = new(Imported)
	imported.Result, err = c.do(ctx, action{
		Request: request, kind: network.ActionImport, digest: []any{document.Name, hex.EncodeToString(sum[:])},
		plan: func(ctx context.Context) (planned *change, err error) {
			planned, imported.Report, err = c.read(ctx, document, content, running)
			return planned, err
		},
	})
	if err != nil {
		return nil, err
	}
	if imported.Replayed {
		imported.Report = nil
	} else {
		imported.Report.Change = importing.Changed(imported.Change)
	}
	return imported, nil
}

func (d Document) decoded() ([]byte, error) {
	var problems Problems
	problems.text(CodeInvalid, "name", d.Name, 1, maxDocumentName)
	content := []byte(d.Content)
	if len(content) > base64.StdEncoding.EncodedLen(MaxDocument) {
		problems.add(CodeTooLarge, []string{"content"}, "the document is larger than %d bytes: import it by the command line", MaxDocument)
		return nil, problems
	}
	if d.Encoding == EncodingBase64 {
		var err error
		if content, err = base64.StdEncoding.DecodeString(d.Content); err != nil {
			problems.add(CodeInvalid, []string{"content"}, "the content is no base64, with padding, as RFC 4648 has it in section 4")
		}
	}
	switch {
	case len(content) == 0 && problems == nil:
		problems.add(CodeInvalid, []string{"content"}, "the document is empty")
	case len(content) > MaxDocument:
		problems.add(CodeTooLarge, []string{"content"}, "the document has %d bytes: import what is larger than %d by the command line", len(content), MaxDocument)
	}
	return content, problems.or(nil)
}

// read reads a document, and gives what it changes as one change.
func (c *Curator) read(ctx context.Context, document Document, content []byte, running *live.Import) (*change, *importing.DocumentReport, error) {
	gathered := &gathering{Store: c.Store}
	importer := importing.Importer{
		Store: gathered, Now: c.Now, Batch: maxStatements,
		Progress: func(p importing.Progress) { running.Report(p.Document, live.ImportStage(p.Stage), p.Read, p.Size) },
	}
	report, err := importer.Import(ctx, []importing.Document{{
		Name: document.Name, Size: int64(len(content)),
		Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(content)), nil },
	}})
	if err != nil {
		return nil, nil, fmt.Errorf("read the document: %w", err)
	}
	told := report.Documents[0]
	if err := refusals(told); err != nil {
		return nil, nil, err
	}
	if err := c.checkGathered(ctx, &gathered.batch); err != nil {
		return nil, nil, err
	}
	if len(gathered.places.Sources) > 0 {
		if _, err := c.Store.Apply(ctx, gathered.places); err != nil {
			return nil, nil, fmt.Errorf("state the official places: %w", err)
		}
	}
	planned := &change{Batch: gathered.batch, subjects: []network.ID{}}
	if told.Source != "" {
		planned.subjects = append(planned.subjects, told.Source)
	}
	return planned, told, nil
}

// refusals refuses a document that could not be taken.
func refusals(report *importing.DocumentReport) error {
	if report.Outcome != importing.Refused && report.Outcome != importing.Failed {
		return nil
	}
	var problems Problems
	for _, refusal := range report.Refusals[:min(len(report.Refusals), 10)] {
		where := ""
		if refusal.Line > 0 {
			where = fmt.Sprintf("line %d: ", refusal.Line)
		}
		problems.add(CodeRefused, []string{"content"}, "%s%s", where, refusal.Reason)
	}
	return problems
}

// checkGathered says whether a document may state what it does, and whether it can be undone.
func (c *Curator) checkGathered(ctx context.Context, batch *network.Batch) error {
	var problems Problems
	var ids []network.ID
	for _, source := range batch.Sources {
		ids = append(ids, source.ID)
	}
	ids = append(ids, batch.Complete...)
	for _, citation := range batch.Citations {
		ids = append(ids, citation.Source)
		if kind := citation.Node.NodeID().Kind(); kind == network.KindMatch || kind == network.KindAnnotation {
			problems.add(CodeRefused, []string{"content"}, "the document states %s: what people and rules said is no document's to state", citation.Node.NodeID())
			return problems
		}
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	if len(batch.Citations) > maxStatements || len(ids) > network.MaxSubjects {
		problems.add(CodeTooLarge, []string{"content"}, "the document states %d things of %d sources: import more than %d of %d by the command line",
			len(batch.Citations), len(ids), maxStatements, network.MaxSubjects)
		return problems
	}
	for _, id := range ids {
		if !network.IsDocument(id) {
			problems.add(CodeRefused, []string{"content"}, "the document states something of %s: what people and rules said is no document's to state", id)
			return problems
		}
	}
	for _, id := range ids {
		now, err := c.source(ctx, id)
		if err != nil {
			return err
		}
		if now != nil && !now.Complete {
			problems.add(CodeInterrupted, []string{"content"}, "an earlier import of %s did not come to its end: complete it by the command line", id)
		}
	}
	return problems.or(nil)
}

// gathering is a store to read from, which gathers what would be written as one batch, and apart from it the official places, to
// which documents link.
type gathering struct {
	Store
	batch  network.Batch
	places network.Batch
}

// Apply adds to the batch.
func (g *gathering) Apply(_ context.Context, batch network.Batch) (network.Change, error) {
	if len(batch.Sources) == 1 && batch.Sources[0].ID == resolve.ClassificationSource {
		g.places = batch
		return network.Change{}, nil
	}
	g.batch.Sources = append(g.batch.Sources, batch.Sources...)
	g.batch.Citations = append(g.batch.Citations, batch.Citations...)
	g.batch.Complete = append(g.batch.Complete, batch.Complete...)
	return network.Change{}, nil
}
