// Package importing is the use case of taking documents into a store. It recognises each,
// sees whether it is whole and new, parses (package ingest), resolves (package resolve)
// and applies what it states in batches, and reports what became of it.
//
// Running an import again after an interruption completes it: batches that the store has change nothing. A
// document counts as complete, so that what its older version stated and it does not is
// withdrawn, only when all of it could be read.
package importing

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"verkosto/internal/ingest"
	"verkosto/internal/mention"
	"verkosto/internal/network"
	"verkosto/internal/resolution"
	"verkosto/internal/resolve"
)

// Store is what an import needs of a [network.Store]: what its resolution does.
type Store interface{ resolution.Store }

// DefaultBatch is how many citations go into one batch.
const DefaultBatch = 10_000

// Importer imports documents. The zero value only checks them.
type Importer struct {
	Store    Store            // nil checks, and writes nothing
	Now      func() time.Time // tells when documents are read; needed with a Store
	Progress func(Progress)   // is told now and then how far the import is; may be nil
	Batch    int              // citations in a batch; 0 means DefaultBatch
	Resolve  bool             // find out afterwards which organisations are one, if anything was imported
	Mapping  *ingest.Mapping  // how to read the documents, as tables; nil where they are of known formats
}

// Import takes documents in, one after the other, tables of projects before tables of their
// organisations. One that is refused does not keep the others out; the report
// says so. The error is that of the store or of the context, after which the
// report tells how far the import came.
func (i *Importer) Import(ctx context.Context, documents []Document) (*Report, error) {
	report := &Report{}
	for _, document := range documents {
		report.Documents = append(report.Documents, &DocumentReport{Document: document.Name})
	}
	if err := i.classify(ctx); err != nil {
		return report, err
	}
	periods := make(resolve.Periods)
	var later []func() error
	for n, document := range documents {
		reading, err := i.survey(ctx, document, report.Documents[n])
		if err != nil {
			return report, err
		}
		if reading == nil {
			continue // refused
		}
		reading.periods = periods
		take := func() error { return i.take(ctx, reading) }
		if reading.report.Format == ingest.CORDISOrganisations {
			later = append(later, take)
		} else if err := take(); err != nil {
			return report, err
		}
	}
	for _, take := range later {
		if err := take(); err != nil {
			return report, err
		}
	}
	return report, i.resolve(ctx, report)
}

// resolve finds out which organisations of the store are one, now that it has others.
func (i *Importer) resolve(ctx context.Context, report *Report) error {
	imported := func(d *DocumentReport) bool { return d.Outcome == Imported || d.Outcome == Partial }
	if !i.Resolve || i.Store == nil || !slices.ContainsFunc(report.Documents, imported) {
		return nil
	}
	found, err := resolution.Run(ctx, i.Store, i.Now())
	if err != nil {
		return fmt.Errorf("resolve organisations: %w", err)
	}
	report.Resolution = found
	return nil
}

// classify sees to it that the store has the official places, to which documents link.
func (i *Importer) classify(ctx context.Context) error {
	if i.Store == nil {
		return nil
	}
	batch := resolve.Classification()
	known, err := i.Store.Nodes(ctx, []network.ID{resolve.ClassificationSource})
	if err != nil {
		return fmt.Errorf("look for the classification of places: %w", err)
	}
	if source, ok := known[resolve.ClassificationSource].(*network.Source); ok && source.Complete && source.SHA256 == batch.Sources[0].SHA256 {
		return nil
	}
	if _, err := i.Store.Apply(ctx, batch); err != nil {
		return fmt.Errorf("apply the classification of places: %w", err)
	}
	return nil
}

// take reads a document that was surveyed, and applies what it states.
func (i *Importer) take(ctx context.Context, r *reading) error {
	report := r.report
	defer func() { report.counted = nil }()
	known, err := i.source(ctx, r)
	if err != nil {
		report.Outcome = Failed
		return fmt.Errorf("look for a source of %s: %w", report.Document, err)
	}
	if known {
		report.Outcome = Unchanged
		return nil
	}
	r.out = &batches{ctx: ctx, store: i.Store, report: report, size: cmp.Or(i.Batch, DefaultBatch)}
	partial, err := i.read(ctx, r)
	if waited := r.out.wait(); err == nil {
		err = waited
	}
	if refused, ok := errors.AsType[*ingest.Refusal](err); ok {
		report.refuse(refused)
		report.Outcome = Failed
		return nil
	}
	if err != nil {
		report.Outcome = Failed
		return fmt.Errorf("import %s: %w", report.Document, err)
	}
	switch {
	case i.Store == nil:
		report.Outcome = Checked
	case partial:
		report.Outcome = Partial
	default:
		report.Outcome = Imported
	}
	return nil
}

// source settles which source the document is: the one that has the same content already, whatever its
// name, or the one of its key. It tells whether all of it is in the store.
func (i *Importer) source(ctx context.Context, r *reading) (known bool, err error) {
	report := r.report
	if r.key == "" {
		return false, nil
	}
	r.source = &network.Source{
		ID:      network.SourceID(string(report.Format), resolve.Key(r.key)),
		Format:  string(report.Format),
		Rank:    ranks[report.Format],
		Address: report.Document,
		Title:   r.title,
		SHA256:  report.SHA256,
		Licence: licences[report.Format],
	}
	report.Source = r.source.ID
	if i.Store == nil {
		return false, nil
	}
	r.source.ReadAt = i.Now().UTC().Truncate(time.Second)
	filter := &network.SourceFilter{SHA256: []string{report.SHA256}, Formats: []string{r.source.Format}}
	pages, err := i.Store.List(ctx, network.Selection{Kind: network.KindSource, Filter: filter}, network.Order{}, network.Window{First: 1})
	if err != nil {
		return false, err
	}
	for _, item := range pages[network.WholeStore].Items {
		if same, ok := item.Node.(*network.Source); ok {
			r.source, report.Source = same, same.ID
			return same.Complete, nil
		}
	}
	return false, nil
}

// ranks tell which source is believed first. CORDIS and EURA are registers.
var ranks = map[ingest.Format]int{
	ingest.EURA2007Page:        network.RankRegister,
	ingest.EURA2014Page:        network.RankRegister,
	ingest.EURAList:            network.RankList,
	ingest.EURA2021Export:      network.RankList,
	ingest.Prose:               network.RankProse,
	ingest.MappedTable:         network.RankTable,
	ingest.CORDISProjects:      network.RankRegister,
	ingest.CORDISOrganisations: network.RankRegister,
	ingest.JSONLines:           network.RankTable,
}

var licences = map[ingest.Format]string{
	ingest.CORDISProjects:      "CC BY 4.0",
	ingest.CORDISOrganisations: "CC BY 4.0",
}

// mentionReader resolves what a document mentions, and applies it.
type mentionReader struct {
	reading  *reading
	resolver *resolve.Resolver
	store    Store
	partial  bool
}

func (m *mentionReader) take(ctx context.Context, project *mention.Project) error {
	m.partial = m.partial || project.Partial
	m.reading.report.Doubts += len(project.Doubts)
	for _, citation := range m.resolver.Resolve(project) {
		if err := m.reading.out.cite(citation); err != nil {
			return err
		}
	}
	if project.PartnersLost && m.store != nil {
		return keepPartners(ctx, m.store, m.reading.source.ID, m.reading.out)
	}
	return nil
}
