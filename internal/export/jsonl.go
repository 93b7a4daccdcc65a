// Package export writes a network in formats that other programs read. Each format has a
// file of its own and streams: its memory does not grow with the network.
package export

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"verkosto/internal/network"
)

// Sources is what an export of everything that is stated needs of a [network.Reader].
type Sources interface {
	List(ctx context.Context, selection network.Selection, order network.Order, window network.Window) (map[network.ID]network.Page[network.Node], error)
	Citations(ctx context.Context, query network.CitationQuery) (map[network.ID]network.Page[network.Citation], error)
}

// Options say what an export holds.
type Options struct {
	// ShowContacts writes the e-mail addresses and phone numbers of people, which are left out otherwise, with
	// all words of documents that quote them.
	ShowContacts bool
}

// How much is read from the store at once.
const (
	sourcesAtOnce   = 100
	citationsAtOnce = 1000
)

// JSONLines writes everything that a store holds as Verkosto's JSON Lines (docs/jsonl.md): each source in the
// order of ids, with its citations behind it in their order. An empty store that
// imports a whole export holds the same, and exports the same bytes.
func JSONLines(ctx context.Context, reader Sources, w io.Writer, options Options) error {
	out := &jsonLines{w: w, options: options}
	out.encoder = json.NewEncoder(&out.line)
	out.encoder.SetEscapeHTML(false)
	window := network.Window{First: sourcesAtOnce}
	for {
		pages, err := reader.List(ctx, network.Selection{Kind: network.KindSource}, network.Order{}, window)
		if err != nil {
			return fmt.Errorf("list sources: %w", err)
		}
		page := pages[network.WholeStore]
		if err := out.sources(ctx, reader, page.Items); err != nil {
			return err
		}
		if !page.HasNext || len(page.Items) == 0 {
			return nil
		}
		window.After = &page.Items[len(page.Items)-1].Position
	}
}

// jsonLines writes lines.
type jsonLines struct {
	w       io.Writer
	options Options
	line    bytes.Buffer
	encoder *json.Encoder
}

// sources writes sources, each with its citations. The first citations of all are read at
// once, since most sources are pages with few.
func (o *jsonLines) sources(ctx context.Context, reader Sources, items []network.Item[network.Node]) error {
	if len(items) == 0 {
		return nil
	}
	ids := make([]network.ID, len(items))
	for i, item := range items {
		ids[i] = item.Node.NodeID()
	}
	first, err := reader.Citations(ctx, network.CitationQuery{Of: ids, From: true, Window: network.Window{First: citationsAtOnce}})
	if err != nil {
		return fmt.Errorf("read citations of %d sources from %s: %w", len(ids), ids[0], err)
	}
	for i, item := range items {
		if err := o.write("source", item.Node, nil); err != nil {
			return err
		}
		if err := o.citations(ctx, reader, ids[i], first[ids[i]]); err != nil {
			return err
		}
	}
	return nil
}

// citations writes the citations from one source, of which the first page is at hand.
func (o *jsonLines) citations(ctx context.Context, reader Sources, source network.ID, page network.Page[network.Citation]) error {
	for {
		for _, item := range page.Items {
			citation := item.Node
			if !o.options.ShowContacts {
				citation = withoutContacts(citation)
			}
			if err := o.write(kindNames[citation.Node.NodeID().Kind()], citation.Node, &citation); err != nil {
				return err
			}
		}
		if !page.HasNext || len(page.Items) == 0 {
			return nil
		}
		window := network.Window{First: citationsAtOnce, After: &page.Items[len(page.Items)-1].Position}
		pages, err := reader.Citations(ctx, network.CitationQuery{Of: []network.ID{source}, From: true, Window: window})
		if err != nil {
			return fmt.Errorf("read citations of %s: %w", source, err)
		}
		page = pages[source]
	}
}

// kindNames are the members under which nodes stand in a line.
var kindNames = map[network.Kind]string{
	network.KindProject:       "project",
	network.KindOrganisation:  "organisation",
	network.KindMunicipality:  "municipality",
	network.KindSubRegion:     "subRegion",
	network.KindRegion:        "region",
	network.KindFund:          "fund",
	network.KindPerson:        "person",
	network.KindParticipation: "participation",
	network.KindFunding:       "funding",
	network.KindMatch:         "match",
	network.KindAnnotation:    "annotation",
}

// write writes a line: a node, and beside it what the citation says of it.
func (o *jsonLines) write(name string, node network.Node, citation *network.Citation) error {
	o.line.Reset()
	encoded, err := network.EncodeNode(node)
	if err != nil {
		return err
	}
	o.line.WriteString(`{"` + name + `":`)
	o.line.Write(encoded)
	if citation == nil {
		o.line.WriteString("}\n")
	} else {
		o.line.WriteByte(',')
		begin := o.line.Len()
		if err := o.encoder.Encode(citation); err != nil {
			return fmt.Errorf("encode a citation of %s: %w", node.NodeID(), err)
		}
		content := o.line.Bytes() // an object and a line end: goes on with the object that the node began
		o.line.Truncate(begin + copy(content[begin:], content[begin+1:]))
	}
	if _, err := o.w.Write(o.line.Bytes()); err != nil {
		return fmt.Errorf("write %s: %w", node.NodeID(), err)
	}
	return nil
}

// withoutContacts gives a citation as those may see it who may not see contacts, and without the fields that hold them:
// whoever imports it would cite them for nothing.
func withoutContacts(c network.Citation) network.Citation {
	id := c.Node.NodeID()
	c = c.WithoutContacts()
	c.Fields = slices.DeleteFunc(c.Fields, func(f network.FieldCitation) bool { return network.IsPrivate(id, f.Field) })
	return c
}
