package main

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/dustin/go-humanize"

	"verkosto/internal/resolution"
)

type resolveCommand struct {
	location
	JSON bool `help:"Write the report as one JSON object."`
}

// Help tells what is joined.
func (resolveCommand) Help() string {
	return `Joins organisations that sources name differently, where a stated reason is strong enough, and lists likely pairs for review. verkosto import does so after every import; running it again changes nothing.

What it joins can be undone: verkosto review different ID ID --by NAME. The rules: docs/ingest.md.`
}

// Run resolves.
func (c *resolveCommand) Run(ctx context.Context, t terminal) (err error) {
	store, err := c.openExisting(ctx)
	if err != nil {
		return err
	}
	defer closing(store, &err)
	report, err := resolution.Run(ctx, store, time.Now())
	if err != nil {
		return fmt.Errorf("resolve organisations: %w", err)
	}
	if c.JSON {
		return json.NewEncoder(t.out).Encode(report)
	}
	_, err = fmt.Fprintln(t.out, resolved(report))
	return err
}

// resolved tells what a resolution found.
func resolved(r *resolution.Report) string {
	text := fmt.Sprintf("%s as sources name them: %s joined, %s open for review",
		counted(r.Organisations, "organisation"), counted(r.Joined, "pair"), humanize.Comma(int64(r.Open)))
	if r.Unchanged {
		text += "; as before"
	}
	return text
}
