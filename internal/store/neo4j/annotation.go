package neo4j

import (
	"context"
	"slices"
	"time"

	"verkosto/internal/network"
)

// annotation keeps what annotations are found by. A judgement is found by the source whose statements it judges.
func (p *properties) annotation(n *network.Annotation) {
	p.text("name", string(n.Reviewed())) // a caption
	p.target("subject", n.Subject)
	p.target("judged", n.Source)
	p.text("field", n.Field)
	p.values["review"] = string(n.Reviewed())
	p.text("text", n.Text)
	p.text("by", n.By)
	p.values["at"] = nil
	if !n.At.IsZero() {
		p.values["at"] = n.At.UTC().Format(time.RFC3339Nano)
	}
}

func (f *filter) annotation(p *network.AnnotationFilter, n string) conditions {
	return slices.Concat(
		f.itself(n, p.IDs, nil),
		oneOf(f, n, "subject", p.Subjects),
		oneOf(f, n, "judged", p.Sources),
		oneOf(f, n, "review", p.Reviews),
		oneOf(f, n, "by", p.By),
		composed(p.And, p.Or, p.Not, func(part *network.AnnotationFilter) conditions { return f.annotation(part, n) }),
	)
}

// Annotations implements [network.Reader].
func (s *Store) Annotations(ctx context.Context, query network.AnnotationQuery) (map[network.ID]network.Page[*network.Annotation], error) {
	if err := checkKeys(query.Of); err != nil {
		return nil, err
	}
	if err := checkWindow(query.Window); err != nil {
		return nil, err
	}
	return served(ctx, s, func(v *view) (map[network.ID]network.Page[*network.Annotation], error) {
		statement, params := annotating(v.known.Identities, query)
		rows, err := v.ask(ctx, "list annotations", statement, params)
		if err != nil {
			return nil, err
		}
		pages := make(map[network.ID]network.Page[*network.Annotation], len(rows))
		for _, found := range rows {
			columns := row(found)
			list := gathered[*network.Annotation]{prev: columns[2] == true, next: columns[3] == true}
			for _, pair := range row(columns[1]) {
				node, err := decode(row(pair)[0], row(pair)[1])
				if err != nil {
					return nil, err
				}
				annotation := node.(*network.Annotation)
				list.add("0", network.Item[*network.Annotation]{Node: annotation, Position: network.Position{ID: annotation.ID}})
			}
			pages[network.ID(text(columns[0]))] = list.page(query.Window)
		}
		return pages, nil
	})
}

// annotating gives the statement for annotations and its parameters.
func annotating(identities *network.Identities, query network.AnnotationQuery) (string, map[string]any) {
	rows := make([]any, 0, len(query.Of))
	for _, id := range unique(query.Of) {
		rows = append(rows, map[string]any{"id": id, "members": known(identities.Members(identities.Of(network.ID(id))))})
	}
	params := window{query.Window, func(p *network.Position) string { return string(p.ID) }}.params()
	params["rows"] = rows
	return fill(cypherAnnotations, "direction", directionOf(query.Window)), params
}

// window is a window in an order of texts.
type window struct {
	network.Window
	key func(*network.Position) string
}

// behindAll is behind every text by which annotations and citations for review are ordered.
const behindAll = "~"

func (w window) params() map[string]any {
	params := map[string]any{
		"after": "", "before": behindAll, "hasAfter": w.After != nil, "hasBefore": w.Before != nil, "limit": int64(w.First+w.Last) + 1,
	}
	if w.After != nil {
		params["after"] = utf8Text(w.key(w.After))
	}
	if w.Before != nil {
		params["before"] = utf8Text(w.key(w.Before))
	}
	return params
}

func directionOf(w network.Window) string {
	if w.Last > 0 {
		return "DESC"
	}
	return ""
}

// ReviewQueue implements [network.Reader].
func (s *Store) ReviewQueue(ctx context.Context, query network.ReviewQuery) (network.Page[network.Citation], error) {
	if err := checkWindow(query.Window); err != nil {
		return network.Page[network.Citation]{}, err
	}
	if err := query.Check(); err != nil {
		return network.Page[network.Citation]{}, err
	}
	statement, params := reviewing(&query)
	rows, err := s.ask(ctx, "list what waits for review", statement, params)
	if err != nil {
		return network.Page[network.Citation]{}, err
	}
	var list gathered[network.Citation]
	for _, found := range rows {
		columns := row(found)
		item := network.Item[network.Citation]{Position: network.Position{}}
		if part := text(columns[1]); part == "0" {
			if item.Node, err = citationIn(columns); err != nil {
				return network.Page[network.Citation]{}, err
			}
			item.Position = network.ReviewPosition(text(columns[10]))
		}
		list.add(text(columns[1]), item)
	}
	return list.page(query.Window), nil
}

// reviewing gives the statement for citations that wait for review and its parameters.
func reviewing(query *network.ReviewQuery) (string, map[string]any) {
	params := window{query.Window, query.Key}.params()
	params["from"], params["to"] = query.Range()
	return fill(cypherReviews, "direction", directionOf(query.Window)), params
}

// CountReviews implements [network.Reader].
func (s *Store) CountReviews(ctx context.Context, query network.ReviewQuery) (int, error) {
	query.Window = network.Window{}
	if err := query.Check(); err != nil {
		return 0, err
	}
	from, to := query.Range()
	rows, err := s.ask(ctx, "count what waits for review", cypherReviewsCount, map[string]any{"from": from, "to": to})
	if err != nil || len(rows) != 1 {
		return 0, err
	}
	return int(integer(rows[0])), nil
}
