package resolution

import (
	"context"
	"maps"
	"slices"
	"strings"

	"verkosto/internal/network"
)

const (
	nodesAtOnce     = 500 // in a page of nodes
	citationsAtOnce = 100 // of each
)

// stated gives all nodes of a kind as sources state them, each once under the id it is stated under, a page of the store after the
// other, until yield is false.
func stated(ctx context.Context, store Store, kind network.Kind, yield func(network.Node) bool) error {
	window := network.Window{First: nodesAtOnce}
	for {
		pages, err := store.List(ctx, network.Selection{Kind: kind}, network.Order{}, window)
		if err != nil {
			return err
		}
		page := pages[network.WholeStore]
		ids := make([]network.ID, 0, len(page.Items))
		for _, item := range page.Items {
			ids = append(ids, item.Node.NodeID())
		}
		nodes, err := asStated(ctx, store, ids)
		if err != nil {
			return err
		}
		for _, id := range slices.Sorted(maps.Keys(nodes)) {
			if !yield(network.MergeNodes(nodes[id])) {
				return nil
			}
		}
		if !page.HasNext || len(page.Items) == 0 {
			return nil
		}
		after := page.Items[len(page.Items)-1].Position
		window.After = &after
	}
}

// asStated gives what the citations of some nodes say, by the id that each is about, in the order of belief.
func asStated(ctx context.Context, store Store, ids []network.ID) (map[network.ID][]network.Node, error) {
	nodes := make(map[network.ID][]network.Node)
	take := func(page network.Page[network.Citation]) {
		for _, item := range page.Items {
			id := item.Node.Node.NodeID()
			nodes[id] = append(nodes[id], item.Node.Node)
		}
	}
	if len(ids) == 0 {
		return nodes, nil
	}
	first, err := store.Citations(ctx, network.CitationQuery{Of: ids, Window: network.Window{First: citationsAtOnce}})
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		page := first[id]
		take(page)
		for page.HasNext && len(page.Items) > 0 {
			after := page.Items[len(page.Items)-1].Position
			rest, err := store.Citations(ctx, network.CitationQuery{Of: []network.ID{id}, Window: network.Window{First: citationsAtOnce, After: &after}})
			if err != nil {
				return nil, err
			}
			page = rest[id]
			take(page)
		}
	}
	return nodes, nil
}

// maxDomains bounds the domains that are kept of an organisation.
const maxDomains = 4

// contactDomains gives the domains of the e-mail addresses of people by the organisation they are known within.
func contactDomains(ctx context.Context, store Store) (map[network.ID][]string, error) {
	domains := make(map[network.ID][]string)
	err := stated(ctx, store, network.KindPerson, func(node network.Node) bool {
		p, is := node.(*network.Person)
		if !is || p.Organisation == "" {
			return true
		}
		_, domain, found := strings.Cut(strings.ToLower(p.Email), "@")
		if known := domains[p.Organisation]; found && len(known) < maxDomains && !slices.Contains(known, domain) {
			domains[p.Organisation] = append(known, domain)
		}
		return true
	})
	return domains, err
}
