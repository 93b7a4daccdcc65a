package query

import (
	"context"

	"verkosto/internal/network"
)

// byNumber is the order of the audit log.
var byNumber = Listing{What: "AUDIT", Order: network.Order{Field: "NUMBER", Direction: network.Descending}}

// AuditLog gives a page of the audit log, the newest entries first. Paging goes forward only.
func (q *Queries) AuditLog(ctx context.Context, filter *network.AuditFilter, paging Paging) (List[network.AuditEntry], error) {
	window, err := byNumber.window(paging)
	if err != nil {
		return List[network.AuditEntry]{}, err
	}
	page, err := q.reader.Audit(ctx, network.AuditQuery{Filter: filter, Window: window})
	return List[network.AuditEntry]{byNumber, page}, err
}

// Annotations gives for each node a page of what people say of it, by id.
func (q *Queries) Annotations(ctx context.Context, of []network.ID, paging Paging) (map[network.ID]List[network.Node], error) {
	listing := Listing{What: string(network.KindAnnotation), Order: orderOf(nil)}
	window, err := listing.window(paging)
	if err != nil {
		return nil, err
	}
	return byKeys(of, func(chunk []network.ID) (map[network.ID]List[network.Node], error) {
		pages, err := q.reader.Annotations(ctx, network.AnnotationQuery{Of: chunk, Window: window})
		lists := make(map[network.ID]List[network.Node], len(pages))
		for id, page := range pages {
			lists[id] = List[network.Node]{listing, nodesOf(page)}
		}
		return lists, err
	})
}

// nodesOf gives a page of annotations as one of nodes.
func nodesOf(page network.Page[*network.Annotation]) network.Page[network.Node] {
	nodes := network.Page[network.Node]{HasNext: page.HasNext, HasPrev: page.HasPrev}
	for _, item := range page.Items {
		nodes.Items = append(nodes.Items, network.Item[network.Node]{Node: item.Node, Position: item.Position})
	}
	return nodes
}
