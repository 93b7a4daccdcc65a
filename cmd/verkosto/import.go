package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"verkosto/internal/importing"
	"verkosto/internal/ingest"
)

type importCommand struct {
	location
	documents
	mappedBy
	NoResolve bool `help:"Leave organisations as the sources name them: don't find out which are one."`
}

// mappedBy names the mapping by which documents are read.
type mappedBy struct {
	Mapping string `placeholder:"FILE" help:"How to read the documents, as tables: docs/mapping.md."`
}

// mapping reads the mapping that is named: nil for none.
func (c *mappedBy) mapping() (*ingest.Mapping, error) {
	if c.Mapping == "" {
		return nil, nil //nolint:nilnil // none is named
	}
	content, err := os.ReadFile(c.Mapping)
	if err != nil {
		return nil, fmt.Errorf("read the mapping: %w", err)
	}
	mapping, err := ingest.ParseMapping(content)
	if wrong, ok := errors.AsType[*ingest.MappingError](err); ok {
		return nil, misusef("%s:%d: %s", c.Mapping, wrong.Line, wrong.Reason)
	}
	return mapping, err
}

// Help tells about formats, repetition and interruption.
func (importCommand) Help() string {
	return `Formats are recognised by content: pages of the EURA registers (text or saved HTML), project.csv and organization.csv of CORDIS, and Verkosto's own JSON Lines.

A new network is given the official places of Finland first. The same document again changes nothing; its newer version changes what differs, and withdraws what it no longer states.

Facts that cannot be right are kept as stated and reported with file and line. A document or line that cannot be read is refused and reported, and all others are taken in: the exit code is 3 then.

An interrupt stops the import between two batches. Running the same command again goes on from there.`
}

// Run imports the documents.
func (c *importCommand) Run(ctx context.Context, t terminal) (err error) {
	mapping, err := c.mapping()
	if err != nil {
		return err
	}
	sources, err := c.gather(ctx, t)
	if err != nil {
		return err
	}
	defer sources.remove()
	store, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer closing(store, &err)
	return c.take(ctx, t, sources, importing.Importer{Store: store, Now: time.Now, Mapping: mapping, Resolve: !c.NoResolve})
}

// documents says which documents to read, and how to report on them.
type documents struct {
	File   []string `arg:"" help:"Documents, folders, globs or zip archives of them, also gzip or zstd; - is standard input."`
	Source string   `placeholder:"NAME" help:"Name to cite the document by, in place of its path. With one document only."`
	JSON   bool     `help:"Write the report as one JSON object."`
}

// opened are documents to read, with the names that the user has for them.
type opened struct {
	documents []importing.Document
	paths     []string
	remove    func()
}

// gather looks up the documents, and puts aside what comes from standard input, which can be read
// but once.
func (d *documents) gather(ctx context.Context, t terminal) (*opened, error) {
	o := &opened{remove: func() {}}
	for _, path := range d.File {
		found := importing.Find
		if path == "-" {
			const shown = "standard input"
			spooled, remove, err := importing.Spool(untilDone{ctx, t.in}, shown)
			if err != nil {
				o.remove()
				return nil, err
			}
			before := o.remove
			o.remove = func() { before(); _ = remove() } // what is left is a temporary file
			found = func(string, string) []importing.Found { return spooled }
		}
		for _, one := range found(path, citedAs(path)) {
			o.documents = append(o.documents, one.Document)
			o.paths = append(o.paths, one.Path)
		}
	}
	if d.Source != "" && len(o.documents) > 1 {
		o.remove()
		return nil, misusef("--source names one document, here are %d", len(o.documents))
	}
	if d.Source != "" {
		o.documents[0].Name = d.Source
	}
	return o, nil
}

// citedAs gives the name by which a document is cited: its path from here, without the way
// up. It is the same for every way to write the path, and tells nothing of the machine.
func citedAs(path string) string {
	if here, err := filepath.Abs("."); err == nil {
		if absolute, err := filepath.Abs(path); err == nil {
			if relative, err := filepath.Rel(here, absolute); err == nil {
				path = relative
			}
		}
	}
	path = filepath.ToSlash(path)
	for strings.HasPrefix(path, "../") {
		path = strings.TrimPrefix(path, "../")
	}
	return path
}

// take reads the documents and reports on them, also if it could not come to the end.
func (d *documents) take(ctx context.Context, t terminal, from *opened, importer importing.Importer) error {
	progress := newReadingProgress(t.err, from, d.JSON)
	importer.Progress = progress.tell
	report, failure := importer.Import(ctx, from.documents)
	progress.end()
	write := writeReport
	if d.JSON {
		write = writeReportJSON
	}
	if err := write(t.out, report, from.paths); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	switch {
	case failure != nil && ctx.Err() != nil && importer.Store != nil:
		return errInterrupted
	case failure != nil:
		return failure
	case !report.OK():
		return errRefused
	}
	return nil
}

// untilDone reads until a context ends, also while it waits for someone to type.
type untilDone struct {
	ctx context.Context
	r   io.Reader
}

// Read gives the next part. The read that the context's end cut short goes on in the background,
// so that nothing may be read afterwards.
func (u untilDone) Read(p []byte) (int, error) {
	type result struct {
		content []byte
		err     error
	}
	read := make(chan result, 1)
	go func() {
		content := make([]byte, len(p))
		n, err := u.r.Read(content)
		read <- result{content[:n], err}
	}()
	select {
	case r := <-read:
		return copy(p, r.content), r.err
	case <-u.ctx.Done():
		return 0, u.ctx.Err()
	}
}
