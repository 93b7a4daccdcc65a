package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"verkosto/internal/importing"
	"verkosto/internal/network"
)

type removeCommand struct {
	location
	Source    []network.ID `arg:"" placeholder:"ID" help:"Sources, by id: source:eura2014-page/S22382. The report of an import tells it, and so does the API."`
	JSON      bool         `help:"Write the report as one JSON object."`
	NoResolve bool         `help:"Leave organisations joined as they are: don't find out anew which are one."`
}

// Help tells what goes and what stays.
func (removeCommand) Help() string {
	return `Takes documents out again: just what no other document states goes with them, and where another is believed less, what that one states holds from now on. What people decided stays. To bring a document back, import it again.`
}

// Run removes.
func (c *removeCommand) Run(ctx context.Context, t terminal) (err error) {
	store, err := c.openExisting(ctx)
	if err != nil {
		return err
	}
	defer closing(store, &err)
	importer := importing.Importer{Store: store, Now: time.Now, Resolve: !c.NoResolve}
	removal, failure := importer.Remove(ctx, c.Source)
	if c.JSON {
		err = json.NewEncoder(t.out).Encode(removal)
	} else {
		err = tellRemoved(t.out, removal)
	}
	if failure != nil {
		return failure
	}
	return err
}

// tellRemoved tells what went with each source.
func tellRemoved(w io.Writer, removal *importing.Removal) error {
	var out bytes.Buffer
	for _, removed := range removal.Sources {
		fmt.Fprintf(&out, "%s: removed; %s withdrawn, %d changed\n",
			removed.Source, counted(removed.Change.Withdrawn, "node"), removed.Change.Updated)
	}
	if r := removal.Resolution; r != nil && !r.Unchanged {
		fmt.Fprintln(&out, resolved(r))
	}
	_, err := out.WriteTo(w)
	return err
}
