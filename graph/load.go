package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"verkosto/graph/model"
	"verkosto/internal/network"
	"verkosto/internal/query"
)

// step is the field in the text of the query that is being answered. All nodes of a
// level that are asked for it are asked with the same arguments.
func step(ctx context.Context) any { return graphql.GetFieldContext(ctx).Field.Field }

// selects says whether the field that is being answered is asked for another, by the names from it on.
func selects(ctx context.Context, names ...string) bool {
	field := graphql.GetFieldContext(ctx).Field
	return selected(graphql.GetOperationContext(ctx), field, names)
}

func selected(operation *graphql.OperationContext, field graphql.CollectedField, names []string) bool {
	if len(names) == 0 {
		return true
	}
	for _, below := range graphql.CollectFields(operation, field.Selections, []string{field.Definition.Type.Name()}) {
		if below.Name == names[0] && selected(operation, below, names[1:]) {
			return true
		}
	}
	return false
}

func paging(first *int, after *string, last *int, before *string) query.Paging {
	return query.Paging{First: first, After: after, Last: last, Before: before}
}

// filterOf makes an argument that was left out a filter that was left out.
func filterOf[F any, P interface {
	*F
	network.Filter
}](filter P) network.Filter {
	if filter == nil {
		return nil
	}
	return filter
}

// holding selects the nodes of a kind that hold a link to the parents.
func holding[F any, P interface {
	*F
	network.Filter
}](kind network.Kind, link network.Link, filter P) network.Selection {
	return network.Selection{Kind: kind, Via: link, Filter: filterOf(filter)}
}

// heldBy selects the nodes of a kind that the parents hold a link to.
func heldBy[F any, P interface {
	*F
	network.Filter
}](kind network.Kind, link network.Link, filter P) network.Selection {
	selection := holding(kind, link, filter)
	selection.Out = true
	return selection
}

// whole answers a list of the whole store.
func whole[E model.Node](
	ctx context.Context, queries *query.Queries,
	kind network.Kind, filter network.Filter, order *network.Order, page query.Paging,
) (*model.Connection[E], error) {
	selection := network.Selection{Kind: kind, Filter: filter}
	page.Count = selects(ctx, "totalCount")
	lists, err := queries.List(ctx, selection, order, page)
	if err != nil {
		return nil, err
	}
	return model.NewConnections[E](nil, selection, lists)[network.WholeStore], nil
}

// each asks for all nodes of the parent's kind on its level, and gives the answer of the parent, the zero value where there
// is none.
func each[T any](
	ctx context.Context, parent model.Node, ask func(level *model.Level, ids []network.ID) (map[network.ID]T, error),
) (answer T, _ error) {
	level, id := parent.Level(), parent.NodeID()
	byID, err := model.Load(level, step(ctx), id.Kind(), func() (map[network.ID]T, error) {
		return ask(level, level.IDs(id.Kind()))
	})
	if err != nil {
		return answer, err
	}
	return byID[id], nil
}

// related answers a list of nodes that have to do with the parent.
func related[E model.Node](
	ctx context.Context, queries *query.Queries, parent model.Node,
	selection network.Selection, order *network.Order, page query.Paging,
) (*model.Connection[E], error) {
	return each(ctx, parent, func(level *model.Level, ids []network.ID) (map[network.ID]*model.Connection[E], error) {
		asked := selection
		asked.Of, page.Count = ids, selects(ctx, "totalCount")
		lists, err := queries.List(ctx, asked, order, page)
		if err != nil {
			return nil, err
		}
		return model.NewConnections[E](level, selection, lists), nil
	})
}

// one answers a single node that the parent names, null where it names none or no
// source has told of it yet.
func one[E model.Node, D network.Node](
	ctx context.Context, queries *query.Queries, parent model.Node, target func(D) network.ID,
) (answer E, _ error) {
	level, kind := parent.Level(), parent.NodeID().Kind()
	byID, err := model.Load(level, step(ctx), kind, func() (map[network.ID]E, error) {
		return fetch[E](ctx, queries, targets(level.Nodes(kind), target))
	})
	if err != nil {
		return answer, err
	}
	if domain, is := parent.Domain().(D); is {
		answer = byID[target(domain)]
	}
	return answer, nil
}

// targets gives the ids that nodes name, each once.
func targets[D network.Node](nodes []network.Node, target func(D) network.ID) []network.ID {
	known := make(map[network.ID]bool, len(nodes))
	ids := make([]network.ID, 0, len(nodes))
	for _, node := range nodes {
		domain, is := node.(D)
		if !is {
			continue
		}
		if id := target(domain); id != "" && !known[id] {
			known[id] = true
			ids = append(ids, id)
		}
	}
	return ids
}

// mentioned gives what answers an id on a level of ids.
func mentioned[E model.Node](ctx context.Context, queries *query.Queries, level *model.Level) (map[network.ID]E, error) {
	return model.Load(level, step(ctx), "", func() (map[network.ID]E, error) {
		return fetch[E](ctx, queries, level.AllIDs())
	})
}

// mention answers the node that is mentioned by an id on a level of ids.
func mention[E model.Node](ctx context.Context, queries *query.Queries, id network.ID, level *model.Level) (answer E, _ error) {
	byID, err := mentioned[E](ctx, queries, level)
	if err != nil {
		return answer, err
	}
	return byID[id], nil
}

func fetch[E model.Node](ctx context.Context, queries *query.Queries, ids []network.ID) (map[network.ID]E, error) {
	nodes, err := queries.Nodes(ctx, ids)
	if err != nil {
		return nil, err
	}
	return model.NewNodesByID[E](nodes), nil
}

// citationsOf answers what sources say of a node.
func citationsOf(
	ctx context.Context, queries *query.Queries, node model.Node, page query.Paging,
) (*model.CitationConnection, error) {
	return citations(ctx, queries, node, false, page)
}

// citationsFrom answers what a source states.
func citationsFrom(
	ctx context.Context, queries *query.Queries, source *model.Source, page query.Paging,
) (*model.CitationConnection, error) {
	return citations(ctx, queries, source, true, page)
}

func citations(
	ctx context.Context, queries *query.Queries, parent model.Node, from bool, page query.Paging,
) (*model.CitationConnection, error) {
	return each(ctx, parent, func(_ *model.Level, ids []network.ID) (map[network.ID]*model.CitationConnection, error) {
		lists, err := queries.Citations(ctx, ids, from, page)
		if err != nil {
			return nil, err
		}
		return model.NewCitationConnections(lists), nil
	})
}

// partners answers with whom an organisation shares projects.
func partners(
	ctx context.Context, queries *query.Queries, organisation *model.Organisation,
	projects *network.ProjectFilter, page query.Paging,
) (*model.PartnerConnection, error) {
	return each(ctx, organisation, func(_ *model.Level, ids []network.ID) (map[network.ID]*model.PartnerConnection, error) {
		omitTimes := !selects(ctx, "edges", "firstStart") && !selects(ctx, "edges", "lastEnd")
		lists, err := queries.Partners(ctx, ids, projects, page, omitTimes)
		if err != nil {
			return nil, err
		}
		return model.NewPartnerConnections(lists), nil
	})
}

// degree answers how many ties an organisation has.
func degree(ctx context.Context, queries *query.Queries, organisation *model.Organisation) (*network.Degree, error) {
	return each(ctx, organisation, func(_ *model.Level, ids []network.ID) (map[network.ID]*network.Degree, error) {
		byID, err := queries.Degrees(ctx, ids)
		pointers := make(map[network.ID]*network.Degree, len(byID))
		for id, degree := range byID {
			pointers[id] = &degree
		}
		return pointers, err
	})
}
