package main

import (
	"fmt"
	"text/tabwriter"
	"time"

	"verkosto/internal/access"
)

// keysCommand makes and ends API keys.
type keysCommand struct {
	Create createKeyCommand `cmd:"" help:"Make a key and print it. It is not seen again: only its hash is kept."`
	List   listKeysCommand  `cmd:"" help:"List the keys."`
	Revoke revokeKeyCommand `cmd:"" help:"End a key for good."`
}

// keyFile is where the keys are.
type keyFile struct {
	Keys string `required:"" placeholder:"FILE" help:"File with the keys, as for verkosto serve."`
}

type createKeyCommand struct {
	keyFile
	Name   string         `required:"" help:"Whose the key is, or what it is for."`
	Role   string         `enum:"reader,analyst,editor,admin" default:"reader" help:"What it opens: reader, analyst (sees contacts too), editor (also curates) or admin."`
	Scope  []access.Scope `placeholder:"SCOPE" help:"Only this of what the role may: read, export, contacts, curate or administer; may be given more than once."`
	Expire time.Duration  `placeholder:"DURATION" help:"How long it works, such as 2160h; for ever if left out."`
}

// Run makes a key.
func (c *createKeyCommand) Run(t terminal) error {
	keys, err := access.OpenKeyring(c.Keys)
	if err != nil {
		return err
	}
	now := time.Now()
	wanted := access.Key{Name: c.Name, Role: access.Role(c.Role), Scopes: c.Scope}
	if c.Expire != 0 {
		wanted.Expires = now.Add(c.Expire).UTC().Truncate(time.Second)
	}
	secret, err := keys.Create(wanted, now)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(t.out, secret)
	return err
}

type listKeysCommand struct{ keyFile }

// Run lists the keys.
func (c *listKeysCommand) Run(t terminal) error {
	keys, err := access.OpenKeyring(c.Keys)
	if err != nil {
		return err
	}
	all, err := keys.List()
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(t.out, 0, 0, 2, ' ', 0)
	_, _ = fmt.Fprintln(table, "ID\tROLE\tCREATED\tSTATE\tNAME") // Flush tells of errors
	for _, key := range all {
		_, _ = fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%q\n", key.ID, key.Role, key.Created.Format(time.DateOnly), stateOf(key, time.Now()), key.Name)
	}
	return table.Flush()
}

func stateOf(key access.Key, now time.Time) string {
	switch {
	case !key.Revoked.IsZero():
		return "revoked " + key.Revoked.Format(time.DateOnly)
	case !key.Works(now):
		return "expired " + key.Expires.Format(time.DateOnly)
	case !key.Expires.IsZero():
		return "until " + key.Expires.Format(time.DateOnly)
	}
	return "works"
}

type revokeKeyCommand struct {
	keyFile
	ID string `arg:"" help:"The key's id, as verkosto keys list shows it."`
}

// Run ends a key.
func (c *revokeKeyCommand) Run() error {
	keys, err := access.OpenKeyring(c.Keys)
	if err != nil {
		return err
	}
	return keys.Revoke(c.ID, time.Now())
}
