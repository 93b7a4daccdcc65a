package main

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"

	"verkosto/internal/export"
	"verkosto/internal/network"
	"verkosto/internal/query"
)

// allStated is the format of everything that is stated, which is no network drawn.
const allStated = "jsonl"

type exportCommand struct {
	location
	Output       string `short:"o" placeholder:"FILE" help:"Where to write; standard output if left out. The file is there when all of it is."`
	Format       string `enum:"${exports}" default:"jsonl" placeholder:"FORMAT" help:"What to write: ${exports} (${default})."`
	ShowContacts bool   `help:"Write the e-mails and phones of people too, and what quotes them."`

	Filter exportFilter `embed:"" group:"filter"`
}

// exportFilter says which part of the network to draw. Its flags have the names of the parameters of
// /export/.
type exportFilter struct {
	Period       []string `sep:"none" placeholder:"PERIOD" help:"Only projects of this programme period, such as 2014-2020."`
	Fund         []string `sep:"none" placeholder:"ID" help:"Only projects under this fund."`
	Status       []string `sep:"none" placeholder:"STATUS" help:"Only projects with this status."`
	Place        []string `sep:"none" placeholder:"ID" help:"Only projects carried out in this place."`
	TargetPlace  []string `sep:"none" placeholder:"ID" help:"Only projects with this place in their target area."`
	Organisation []string `sep:"none" placeholder:"ID" help:"Only projects that this organisation takes part in."`
	Role         []string `sep:"none" placeholder:"ROLE" help:"With --organisation: only in this role. Alone: only projects that have it."`
	Funder       []string `sep:"none" placeholder:"ID" help:"Only projects that this fund or organisation paid for."`
	From         string   `placeholder:"DATE" help:"Only projects that are under way on this day or later."`
	To           string   `placeholder:"DATE" help:"Only projects that are under way on this day or before."`
	Text         string   `placeholder:"WORDS" help:"Only projects that have these words."`
	Where        string   `placeholder:"QUERY" help:"Further parameters, written as in an address of /export/: granted.min=100000&place.none=region:01."`
	Kind         []string `sep:"none" placeholder:"KIND" help:"Draw only nodes of this kind, such as ORGANISATION."`
	Projection   string   `placeholder:"NAME" help:"Draw organisations alone, with an edge between those that share projects: organisations."`
}

// Help tells what an export is good for.
func (exportCommand) Help() string {
	return `jsonl is everything that sources state, with where they state it. With --show-contacts an import of it into an empty network makes the same network, without it the same but for contacts.

All other formats are the network drawn, of those projects that pass the filter. Flags that can be given more than once take any of their values. If the network changes meanwhile the export fails (4) and no file is written.`
}

// exportFormats are the formats that can be named, for the command line.
func exportFormats() string {
	names := []string{allStated}
	for _, format := range export.Formats() {
		names = append(names, format.Name)
	}
	return strings.Join(names, ", ")
}

// Run exports the network.
func (c *exportCommand) Run(ctx context.Context, t terminal) (err error) {
	request, err := c.Filter.request()
	if err != nil {
		return misuse{err}
	}
	if c.Format == allStated && (request.Asked != "" || request.Kinds != nil || request.Projection != "") {
		return misusef("--format=%s is everything that is stated and takes no filter: name another format", allStated)
	}
	store, err := c.openExisting(ctx)
	if err != nil {
		return err
	}
	defer closing(store, &err)
	if c.Format == allStated {
		return writeOutput(c.Output, t.out, func(w io.Writer) error {
			return export.JSONLines(ctx, store, w, export.Options{ShowContacts: c.ShowContacts})
		})
	}
	return c.draw(ctx, t, store, request)
}

// draw exports the network drawn.
func (c *exportCommand) draw(ctx context.Context, t terminal, store network.Store, request export.Request) error {
	format, err := export.FormatNamed(c.Format)
	if err != nil {
		return err
	}
	var reader network.Reader = store
	if !c.ShowContacts {
		reader = query.WithoutContacts(store)
	}
	drawn, err := export.Open(ctx, reader, format, request)
	if err != nil {
		return err
	}
	return writeOutput(c.Output, t.out, func(w io.Writer) error { return drawn.Write(ctx, w) })
}

// request reads the flags as the parameters that they are named after.
func (f *exportFilter) request() (export.Request, error) {
	values, err := url.ParseQuery(f.Where)
	if err != nil {
		return export.Request{}, fmt.Errorf("--where can't be read: join its parts by & and escape them, as in an address")
	}
	for name, given := range map[string][]string{
		"period": f.Period, "fund": f.Fund, "status": f.Status, "place": f.Place, "targetPlace": f.TargetPlace,
		"organisation": f.Organisation, "role": f.Role, "funder": f.Funder, "kind": f.Kind,
		"from": given(f.From), "to": given(f.To), "text": given(f.Text), "projection": given(f.Projection),
	} {
		if len(given) > 0 {
			values[name] = slices.Concat(values[name], given)
		}
	}
	return export.RequestOf(values)
}

func given(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}
