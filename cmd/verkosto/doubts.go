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
	"verkosto/internal/reading"
	"verkosto/internal/resolve"
)

type reviewDoubts struct {
	File []string `arg:"" help:"Documents, folders, globs or zip archives of them, also gzip or zstd; - is standard input."`
	JSON bool     `help:"Write a JSON object on a line for each doubt."`
}

// Help tells what a doubt is.
func (reviewDoubts) Help() string {
	return `Rules that read running text tell how sure they are. What is below 0.5 does not go into the network: it is listed here, with the sentence, the rule and the confidence.`
}

// Run lists doubts.
func (c *reviewDoubts) Run(ctx context.Context, t terminal) error {
	from := documents{File: c.File}
	sources, err := from.gather(ctx, t)
	if err != nil {
		return err
	}
	defer sources.remove()
	out := bufio.NewWriter(t.out)
	periods := make(resolve.Periods)
	unreadable := false
	for i, document := range sources.documents {
		err := listDoubts(ctx, document, sources.paths[i], periods, func(r *reading.Reading) error {
			for _, problem := range r.Problems {
				unreadable = unreadable || problem.Level == reading.LevelError
			}
			return c.write(out, r)
		})
		if err != nil {
			return fmt.Errorf("list the doubts of %s: %w", document.Name, err)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write the doubts: %w", err)
	}
	if unreadable {
		t.complain("some documents cannot be read: verkosto check tells why")
		return errRefused
	}
	return nil
}

func listDoubts(ctx context.Context, document importing.Document, path string, periods resolve.Periods, emit func(*reading.Reading) error) error {
	content, err := document.Open()
	if err != nil {
		return err
	}
	err = check.Document(path, untilDone{ctx, content}, periods, emit)
	return errors.Join(err, ctx.Err(), content.Close())
}

func (c *reviewDoubts) write(w io.Writer, r *reading.Reading) error {
	for _, doubt := range r.Doubts {
		var err error
		if c.JSON {
			err = json.NewEncoder(w).Encode(struct {
				File string `json:"file"`
				reading.Doubt
			}{r.File, doubt})
		} else {
			_, err = fmt.Fprintf(w, "%s: %s: %s (%.2f, %s)\n\t%s\n", at(r.File, doubt.Line), doubt.Field, doubt.Value, doubt.Confidence, doubt.Rule, doubt.Evidence)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
