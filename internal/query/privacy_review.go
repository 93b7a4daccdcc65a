package query

import (
	"context"

	"verkosto/internal/network"
)

func (d discreet) ReviewQueue(ctx context.Context, query network.ReviewQuery) (network.Page[network.Citation], error) {
	page, err := d.Reader.ReviewQueue(ctx, query)
	if d.may(ctx) {
		return page, err
	}
	for i := range page.Items {
		page.Items[i].Node = page.Items[i].Node.WithoutContacts()
	}
	return page, err
}

func (d discreet) Audit(ctx context.Context, query network.AuditQuery) (network.Page[network.AuditEntry], error) {
	page, err := d.Reader.Audit(ctx, query)
	if d.may(ctx) {
		return page, err
	}
	for i := range page.Items {
		page.Items[i].Node = page.Items[i].Node.WithoutContacts()
	}
	return page, err
}

func (d discreet) Annotations(
	ctx context.Context, query network.AnnotationQuery,
) (map[network.ID]network.Page[*network.Annotation], error) {
	pages, err := d.Reader.Annotations(ctx, query)
	if d.may(ctx) {
		return pages, err
	}
	for _, page := range pages {
		for i, item := range page.Items {
			page.Items[i].Node, _ = network.WithoutContacts(item.Node).(*network.Annotation)
		}
	}
	return pages, err
}
