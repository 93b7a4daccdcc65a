package main

import (
	"context"
	"fmt"
)

type migrateCommand struct {
	location
}

// Help tells when it is needed.
func (migrateCommand) Help() string {
	return `Makes the constraints and indexes of a database server, and rebuilds what is kept there to answer faster. It can run at any time, also twice at once. A file (--data) needs none of it.`
}

// Run migrates.
func (c *migrateCommand) Run(ctx context.Context, t terminal) error {
	if c.Store == "" {
		return misusef("say which database server is meant: --store URL")
	}
	backend, err := c.backend()
	if err != nil {
		return err
	}
	did, err := backend.migrate(ctx, c.Store)
	if err != nil {
		return err
	}
	said := "The database was up to date."
	if did {
		said = "The database is up to date now."
	}
	_, err = fmt.Fprintln(t.out, said)
	return err
}
