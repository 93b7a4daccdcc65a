package main

import (
	"context"
	"io"

	"verkosto/internal/export"
)

type exportCommand struct {
	location
	Output       string `short:"o" placeholder:"FILE" help:"Where to write; standard output if left out. The file is there when all of it is."`
	Format       string `enum:"jsonl" default:"jsonl" help:"What to write: jsonl, Verkosto's own JSON Lines."`
	ShowContacts bool   `help:"Write the e-mails and phones of people too, and what quotes them."`
}

// Help tells what an export is good for.
func (exportCommand) Help() string {
	return `Writes everything that sources state, with where they state it. With --show-contacts an import of it into an empty network makes the same network, without it the same but for contacts.`
}

// Run exports the network.
func (c *exportCommand) Run(ctx context.Context, t terminal) (err error) {
	store, err := c.openExisting(ctx)
	if err != nil {
		return err
	}
	defer closing(store, &err)
	return writeOutput(c.Output, t.out, func(w io.Writer) error {
		return export.JSONLines(ctx, store, w, export.Options{ShowContacts: c.ShowContacts})
	})
}
