package query

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"verkosto/internal/network"
)

// WithoutContacts gives a reader that leaves out the e-mails and phones of people, from
// the people themselves and from every citation, whoever asks. It is the one place where contacts are
// hidden: whatever reads through it can't give them out.
func WithoutContacts(reader network.Reader) network.Reader {
	return ContactsFor(reader, func(context.Context) bool { return false })
}

// ContactsFor gives a reader that does as [WithoutContacts] for all but those who may see contacts, which may says of
// the context they ask in.
func ContactsFor(reader network.Reader, may func(context.Context) bool) network.Reader {
	return discreet{reader, may}
}

// Everyone may.
func Everyone(context.Context) bool { return true }

type discreet struct {
	network.Reader
	may func(context.Context) bool
}

func (d discreet) Nodes(ctx context.Context, ids []network.ID) (map[network.ID]network.Node, error) {
	nodes, err := d.Reader.Nodes(ctx, ids)
	if d.may(ctx) {
		return nodes, err
	}
	for id, node := range nodes {
		if person, is := node.(*network.Person); is {
			nodes[id] = person.WithoutContacts()
		}
	}
	return nodes, err
}

func (d discreet) List(
	ctx context.Context, selection network.Selection, order network.Order, window network.Window,
) (map[network.ID]network.Page[network.Node], error) {
	pages, err := d.Reader.List(ctx, selection, order, window)
	if selection.Kind == network.KindPerson && !d.may(ctx) {
		for _, page := range pages {
			for i := range page.Items {
				page.Items[i].Node = discreetNode(page.Items[i].Node)
			}
		}
	}
	return pages, err
}

func (d discreet) Neighbours(ctx context.Context, query network.NeighbourQuery) (network.Neighbours, error) {
	neighbours, err := d.Reader.Neighbours(ctx, query)
	if d.may(ctx) {
		return neighbours, err
	}
	for i, node := range neighbours.Nodes {
		neighbours.Nodes[i] = discreetNode(node)
	}
	return neighbours, err
}

func (d discreet) Search(ctx context.Context, query network.SearchQuery) (network.Page[network.Hit], error) {
	page, err := d.Reader.Search(ctx, query)
	if d.may(ctx) {
		return page, err
	}
	for i := range page.Items {
		page.Items[i].Node.Node = discreetNode(page.Items[i].Node.Node)
	}
	return page, err
}

func (d discreet) Citations(
	ctx context.Context, query network.CitationQuery,
) (map[network.ID]network.Page[network.Citation], error) {
	pages, err := d.Reader.Citations(ctx, query)
	if d.may(ctx) {
		return pages, err
	}
	for _, page := range pages {
		for i := range page.Items {
			page.Items[i].Node = discreetCitation(page.Items[i].Node)
		}
	}
	return pages, err
}

func discreetNode(node network.Node) network.Node {
	if person, is := node.(*network.Person); is {
		return person.WithoutContacts()
	}
	return node
}

var businessID = regexp.MustCompile(`^\d{7}-\d$`)

// discreetCitation leaves out private fields' words, and takes contacts out of the words
// about everything else, since a line that names a person often goes on to the phone.
func discreetCitation(citation network.Citation) network.Citation {
	id := citation.Node.NodeID()
	citation.Node = discreetNode(citation.Node)
	citation.Evidence = HideContacts(citation.Evidence)
	citation.Fields = slices.Clone(citation.Fields)
	for i := range citation.Fields {
		field := &citation.Fields[i]
		if network.IsPrivate(id, field.Field) {
			field.Evidence, field.Stated = "", ""
			continue
		}
		if field.Field != "phone" { // an organisation's own
			field.Evidence = HideContacts(field.Evidence)
		}
	}
	return citation
}

var contacts = regexp.MustCompile(`[\p{L}\p{N}._%+-]+\s?(?:@|\(at\)|\[at\])\s?[\p{L}\p{N}.-]+` + // e-mail
	`|(?:\+\d{1,3}|\b0)[\d\s()–-]{5,}\d`) // telephone

// HideContacts replaces what looks like an e-mail or a telephone number in a text by "…".
// Business ids and the later parts of large numbers, which look like telephone numbers, stay.
func HideContacts(text string) string {
	var shown strings.Builder
	at := 0
	for _, match := range contacts.FindAllStringIndex(text, -1) {
		if businessID.MatchString(text[match[0]:match[1]]) || endsInDigit.MatchString(text[at:match[0]]) {
			continue
		}
		shown.WriteString(text[at:match[0]] + "…")
		at = match[1]
	}
	return shown.String() + text[at:]
}

var endsInDigit = regexp.MustCompile(`\d\s$`)
