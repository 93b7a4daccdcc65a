package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"time"

	"verkosto/internal/curation"
	"verkosto/internal/network"
)

type eraseCommand struct {
	location
	Person       network.ID `arg:"" placeholder:"ID" help:"The person, by id."`
	ContactsOnly bool       `help:"Erase only e-mail addresses and telephone numbers."`
	By           string     `placeholder:"NAME" help:"Who does this; your account's name without it."`
	Note         string     `placeholder:"TEXT" help:"Why, for the audit log. Names of people who were erased are taken out of it."`
	DryRun       bool       `help:"Tell what would go, and change nothing."`
}

// Help tells how far it goes.
func (eraseCommand) Help() string {
	return `Takes a person out of everything that the network keeps, the audit log and earlier versions of documents too, and sees to it that no import brings the person back. It cannot be undone. It does not reach backups that were made before, files that were handed out, nor the documents themselves: docs/privacy.md tells what to do about those.`
}

// Run erases.
func (c *eraseCommand) Run(ctx context.Context, t terminal) (err error) {
	if id, err := network.ParseID(string(c.Person)); err != nil || id.Kind() != network.KindPerson {
		return misusef("%q is no id of a person: it begins with person:", c.Person)
	}
	store, err := c.openExisting(ctx)
	if err != nil {
		return err
	}
	defer closing(store, &err)
	curator := &curation.Curator{Store: store, Now: time.Now}
	result, err := curator.Erase(asOperator(ctx, c.By), curation.Request{Note: c.Note}, c.Person, c.ContactsOnly, c.DryRun)
	if err != nil {
		return err
	}
	if c.DryRun {
		return tellErased(t.out, "Would erase", result.Change.Erased)
	}
	if err := tellErased(t.out, "Erased", result.Change.Erased); err != nil {
		return err
	}
	_, err = fmt.Fprintf(t.out, "This is entry %d of the audit log, and cannot be undone.\n", result.Entry.Number)
	return err
}

// tellErased tells what goes and where it stood, and nothing of what it was.
func tellErased(w io.Writer, did string, erased *network.Erased) error {
	var out bytes.Buffer
	fmt.Fprintf(&out, "%s: %s removed, %s rewritten, %s of the audit log rewritten", did,
		counted(erased.Removed, "statement"), counted(erased.Rewritten, "statement"), counted(len(erased.Entries), "entry"))
	if erased.Expired > 0 {
		fmt.Fprintf(&out, ", %s of it let go", counted(erased.Expired, "entry"))
	}
	out.WriteString(".\n")
	for _, place := range erased.Places {
		fmt.Fprintf(&out, "  %s: %d removed, %d rewritten\n", place.Source, place.Removed, place.Rewritten)
	}
	_, err := out.WriteTo(w)
	return err
}
