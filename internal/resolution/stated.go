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
	return listed(ctx, store, kind, func(page []network.Node) (bool, error) {
		ids := make([]network.ID, 0, len(page))
		for _, node := range page {
			ids = append(ids, node.NodeID())
		}
		nodes, err := asStated(ctx, store, ids)
		if err != nil {
			return false, err
		}
		for _, id := range slices.Sorted(maps.Keys(nodes)) {
			if !yield(network.MergeNodes(nodes[id])) {
				return false, nil
			}
		}
		return true, nil
	})
}

// listed gives all nodes of a kind, a page of the store after the other, until take is false.
func listed(ctx context.Context, store Store, kind network.Kind, take func([]network.Node) (bool, error)) error {
	window := network.Window{First: nodesAtOnce}
	for {
		pages, err := store.List(ctx, network.Selection{Kind: kind}, network.Order{}, window)
		if err != nil {
			return err
		}
		page := pages[network.WholeStore]
		nodes := make([]network.Node, 0, len(page.Items))
		for _, item := range page.Items {
			nodes = append(nodes, item.Node)
		}
		if more, err := take(nodes); err != nil || !more || !page.HasNext || len(page.Items) == 0 {
			return err
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

// parts is what the parts that are stated under one id tell of an organisation.
type parts struct {
	places []network.ID // municipalities, at most maxPlaces
	led    []network.ID // projects that it coordinates
}

// maxPlaces bounds the municipalities that are kept of an organisation.
const maxPlaces = 16

// partsOf gives the parts of all organisations in projects, by the id that a part is stated under.
func partsOf(ctx context.Context, store Store) (map[network.ID]parts, error) {
	all := make(map[network.ID]parts)
	err := listed(ctx, store, network.KindParticipation, func(page []network.Node) (bool, error) {
		for _, node := range page {
			part, is := node.(*network.Participation)
			if !is {
				continue
			}
			for _, id := range part.Stated() {
				all[id] = all[id].with(part)
			}
		}
		return true, nil
	})
	return all, err
}

// with adds what one part tells.
func (p parts) with(part *network.Participation) parts {
	for _, place := range part.Municipalities {
		if len(p.places) < maxPlaces && !slices.Contains(p.places, place) {
			p.places = append(p.places, place)
		}
	}
	if part.Role == network.RoleCoordinator {
		p.led = append(p.led, part.Project)
	}
	return p
}
