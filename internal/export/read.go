package export

import (
	"context"
	"fmt"
	"iter"

	"verkosto/internal/network"
)

// Reader is what the export of a network needs of a [network.Reader].
type Reader interface {
	Nodes(ctx context.Context, ids []network.ID) (map[network.ID]network.Node, error)
	List(ctx context.Context, selection network.Selection, order network.Order, window network.Window) (map[network.ID]network.Page[network.Node], error)
	Tally(ctx context.Context, query network.TallyQuery) (map[network.ID]network.Tally, error)
	Partners(ctx context.Context, query network.PartnerQuery) (map[network.ID]network.Page[network.Partner], error)
	Meta(ctx context.Context) (network.Meta, error)
}

// How much is read from the store at once.
const (
	nodesAtOnce    = 2000 // of a list
	projectsAtOnce = 500  // of which the participations and fundings are read
	relatedAtOnce  = 200  // participations or fundings of each of them, before those with more get pages of their own
	partnersAtOnce = 100  // organisations of which the partners are read
)

type item = network.Item[network.Node]

// pages reads a list of the whole store in the order of ids.
func pages(ctx context.Context, reader Reader, selection network.Selection) iter.Seq2[[]item, error] {
	return pagesOf(ctx, reader, selection, nodesAtOnce)
}

func pagesOf(ctx context.Context, reader Reader, selection network.Selection, size int) iter.Seq2[[]item, error] {
	return func(yield func([]item, error) bool) {
		window := network.Window{First: size}
		for {
			found, err := reader.List(ctx, selection, network.Order{}, window)
			if err != nil {
				yield(nil, fmt.Errorf("list %s: %w", selection.Kind, err))
				return
			}
			page := found[network.WholeStore]
			if len(page.Items) > 0 && !yield(page.Items, nil) || !page.HasNext || len(page.Items) == 0 {
				return
			}
			window.After = &page.Items[len(page.Items)-1].Position
		}
	}
}

// related reads the nodes that hold a link to one of some parents: first a page for each
// parent, all together and in the order of the parents, then what parents with many have left.
func related(
	ctx context.Context, reader Reader, kind network.Kind, via network.Link, parents []network.ID,
) iter.Seq2[[]item, error] {
	return func(yield func([]item, error) bool) {
		read := func(of []network.ID, window network.Window) (map[network.ID]network.Page[network.Node], error) {
			found, err := reader.List(ctx, network.Selection{Kind: kind, Of: of, Via: via}, network.Order{}, window)
			if err != nil {
				return nil, fmt.Errorf("list %s of %d nodes from %s: %w", kind, len(of), of[0], err)
			}
			return found, nil
		}
		pages, err := read(parents, network.Window{First: relatedAtOnce})
		if err != nil {
			yield(nil, err)
			return
		}
		var all []item
		for _, parent := range parents {
			all = append(all, pages[parent].Items...)
		}
		if len(all) > 0 && !yield(all, nil) {
			return
		}
		for _, parent := range parents {
			for page := pages[parent]; page.HasNext && len(page.Items) > 0; {
				after := page.Items[len(page.Items)-1].Position
				more, err := read([]network.ID{parent}, network.Window{First: nodesAtOnce, After: &after})
				page = more[parent]
				if !yield(page.Items, err) || err != nil {
					return
				}
			}
		}
	}
}

func idsOf(items []item) []network.ID {
	ids := make([]network.ID, len(items))
	for i, item := range items {
		ids[i] = item.Node.NodeID()
	}
	return ids
}
