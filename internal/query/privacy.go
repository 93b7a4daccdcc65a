package query

import (
	"context"

	"verkosto/internal/network"
)

// WithoutContacts gives a reader that leaves out the e-mails and phones of people, from the people themselves, from the
// texts of projects and from every citation ([network.WithoutContacts]), whoever asks. It is the one place where contacts
// are hidden: whatever reads through it can't give them out.
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
		nodes[id] = network.WithoutContacts(node)
	}
	return nodes, err
}

func (d discreet) List(
	ctx context.Context, selection network.Selection, order network.Order, window network.Window,
) (map[network.ID]network.Page[network.Node], error) {
	pages, err := d.Reader.List(ctx, selection, order, window)
	if !d.may(ctx) {
		hideAmong(pages)
	}
	return pages, err
}

func (d discreet) SharedProjects(
	ctx context.Context, query network.SharedQuery,
) (map[network.ID]network.Page[network.Node], error) {
	pages, err := d.Reader.SharedProjects(ctx, query)
	if !d.may(ctx) {
		hideAmong(pages)
	}
	return pages, err
}

func hideAmong(pages map[network.ID]network.Page[network.Node]) {
	for _, page := range pages {
		for i := range page.Items {
			page.Items[i].Node = network.WithoutContacts(page.Items[i].Node)
		}
	}
}

func (d discreet) Paths(ctx context.Context, query network.PathQuery) (network.Paths, error) {
	paths, err := d.Reader.Paths(ctx, query)
	if d.may(ctx) {
		return paths, err
	}
	for _, path := range paths.Paths {
		for i, node := range path.Nodes {
			path.Nodes[i] = network.WithoutContacts(node)
		}
	}
	return paths, err
}

func (d discreet) Neighbours(ctx context.Context, query network.NeighbourQuery) (network.Neighbours, error) {
	neighbours, err := d.Reader.Neighbours(ctx, query)
	if d.may(ctx) {
		return neighbours, err
	}
	for i, node := range neighbours.Nodes {
		neighbours.Nodes[i] = network.WithoutContacts(node)
	}
	return neighbours, err
}

func (d discreet) Search(ctx context.Context, query network.SearchQuery) (network.Page[network.Hit], error) {
	page, err := d.Reader.Search(ctx, query)
	if d.may(ctx) {
		return page, err
	}
	for i := range page.Items {
		page.Items[i].Node.Node = network.WithoutContacts(page.Items[i].Node.Node)
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
			page.Items[i].Node = page.Items[i].Node.WithoutContacts()
		}
	}
	return pages, err
}
