package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"verkosto/internal/check"
	"verkosto/internal/importing"
	"verkosto/internal/ingest"
	"verkosto/internal/reading"
	"verkosto/internal/resolve"
)

type checkCommand struct {
	documents
	mappedBy
	Report bool `help:"With --json: write the report of an import, docs/import-report.md, in place of what was read."`
}

// Help tells what is checked.
func (checkCommand) Help() string {
	return `Reports what verkosto import would report, with the same exit codes.

With --json it writes what was read, a JSON object on a line for each project: docs/check.md.`
}

// Run checks the documents.
func (c *checkCommand) Run(ctx context.Context, t terminal) error {
	mapping, err := c.mapping()
	if err != nil {
		return err
	}
	sources, err := c.gather(ctx, t)
	if err != nil {
		return err
	}
	defer sources.remove()
	if c.JSON && !c.Report {
		return c.show(ctx, t.out, sources, mapping)
	}
	return c.take(ctx, t, sources, importing.Importer{Mapping: mapping})
}

// show writes the readings of the documents, in their order.
func (c *checkCommand) show(ctx context.Context, w io.Writer, from *opened, mapping *ingest.Mapping) error {
	out := bufio.NewWriter(w)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	unusable := false
	periods := make(resolve.Periods)
	for i, document := range from.documents {
		file := from.paths[i]
		if file == "standard input" {
			file = "-" // as given
		}
		err := c.showOne(ctx, document, file, mapping, periods, func(r *reading.Reading) error {
			for _, problem := range r.Problems {
				unusable = unusable || problem.Level == reading.LevelError || r.Project == (reading.Project{})
			}
			return encoder.Encode(r)
		})
		if err != nil {
			return fmt.Errorf("write what was read: %w", err)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write what was read: %w", err)
	}
	if unusable {
		return errRefused
	}
	return nil
}

func (c *checkCommand) showOne(ctx context.Context, document importing.Document, file string, mapping *ingest.Mapping, periods resolve.Periods, emit func(*reading.Reading) error) error {
	content, err := document.Open()
	if err != nil {
		return emit(&reading.Reading{File: file, Problems: reading.List[reading.Problem]{{
			Level: reading.LevelError, Code: reading.ProblemUnreadable, Message: "the document cannot be read: " + err.Error(),
		}}})
	}
	if mapping != nil {
		err = check.Table(file, untilDone{ctx, content}, mapping, periods, emit)
	} else {
		err = check.Document(file, untilDone{ctx, content}, periods, emit)
	}
	if ctx.Err() != nil {
		err = ctx.Err()
	}
	return errors.Join(err, content.Close())
}
