package neo4j

import (
	"cmp"
	"context"
	"slices"

	"github.com/govalues/decimal"

	"verkosto/internal/network"
)

var neighbourFragments = section("neighbours")

// Neighbours implements [network.Reader].
func (s *Store) Neighbours(ctx context.Context, query network.NeighbourQuery) (network.Neighbours, error) {
	if query.Most < 1 || query.Most > network.MaxKeys {
		return network.Neighbours{}, network.Errorf(network.InvalidArgument, "at most %d neighbours can't be given: ask for 1 to %d", query.Most, network.MaxKeys)
	}
	if err := checkKeys(query.Of); err != nil {
		return network.Neighbours{}, err
	}
	return served(ctx, s, func(v *view) (network.Neighbours, error) {
		asked := query
		asked.Of, asked.Except, asked.Projects = v.of(query.Of), v.of(query.Except), v.projects(query.Projects)
		statement, params := neighbouring(asked)
		rows, err := v.ask(ctx, "find neighbours", statement, params)
		if err != nil || len(rows) == 0 {
			return network.Neighbours{}, err
		}
		return v.neighboursOf(rows)
	})
}

// neighboursOf reads neighbours, before which their number comes.
func (v *view) neighboursOf(rows []any) (network.Neighbours, error) {
	found := int(integer(row(rows[0])[0]))
	neighbours := network.Neighbours{Nodes: make([]network.Node, 0, len(rows)-1), Omitted: found - (len(rows) - 1)}
	for _, next := range rows[1:] {
		node, err := v.decode(row(next)[1], row(next)[2])
		if err != nil {
			return network.Neighbours{}, err
		}
		neighbours.Nodes = append(neighbours.Nodes, node)
	}
	return neighbours, nil
}

func neighbouring(query network.NeighbourQuery) (string, map[string]any) {
	f := &filter{params: map[string]any{
		"of": unique(query.Of), "known": unique(slices.Concat(query.Of, query.Except)), "most": int64(query.Most),
	}}
	var where conditions
	if query.Kinds != nil {
		where = append(where, fragment("kind", "n", "p", f.param(labelsOf(query.Kinds))))
	}
	if query.Projects != nil {
		passes := f.project(query.Projects, "n")
		where = append(where, fill(neighbourFragments["entered"], "condition", passes.String()))
	}
	return fill(cypherNeighbours, "ways", waysBetween(kindsOf(query.Of), query.Kinds), "where", where.String()), f.params
}

// Edges implements [network.Reader].
func (s *Store) Edges(ctx context.Context, among []network.ID) ([]network.Edge, error) {
	if err := checkKeys(among); err != nil {
		return nil, err
	}
	edges, err := served(ctx, s, func(v *view) ([]network.Edge, error) { return v.edges(ctx, v.of(among)) })
	if err != nil {
		return nil, err
	}
	slices.SortFunc(edges, func(a, b network.Edge) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Source, b.Source), cmp.Compare(a.Target, b.Target), cmp.Compare(a.ID, b.ID))
	})
	return edges, nil
}

// edges gives the edges among nodes, in no order. Those that are links are known of nodes that are remembered from the same answer.
func (v *view) edges(ctx context.Context, among []network.ID) ([]network.Edge, error) {
	nodes, others := v.recalled(ctx, unique(among))
	before, allThere := v.saw, len(others) == 0
	var edges []network.Edge
	if allThere {
		edges = linksAmong(nodes)
	}
	statement, params := joining(among, allThere)
	rows, err := v.ask(ctx, "find edges", statement, params)
	if err == nil && allThere && v.saw != before { // a batch came between
		edges = nil
		statement, params = joining(among, false)
		rows, err = v.ask(ctx, "find edges", statement, params)
	}
	if err != nil {
		return nil, err
	}
	for _, found := range rows {
		edge, err := edgeOf(row(found))
		if err != nil {
			return nil, err
		}
		edges = append(edges, edge)
	}
	return edges, nil
}

// linksAmong gives the edges among nodes that are links.
func linksAmong(nodes map[network.ID]network.Node) []network.Edge {
	var edges []network.Edge
	for id, node := range nodes {
		for _, link := range node.Links() {
			if nodes[link.Target] != nil && isDrawn(link.Link) {
				kind := network.EdgeKind(link.Link)
				edges = append(edges, network.Edge{
					ID: network.LinkEdgeID(kind, id, link.Target, ""), Kind: kind, Source: id, Target: link.Target,
				})
			}
		}
	}
	return edges
}

// joining gives the statement of the edges among nodes, and its parameters. Edges that stand for nodes all end at projects,
// so only projects are asked for them; those that are links are left out where all nodes are known to be there, and with them
// their links.
func joining(among []network.ID, allThere bool) (string, map[string]any) {
	projects := slices.DeleteFunc(slices.Clone(among), func(id network.ID) bool { return id.Kind() != network.KindProject })
	kinds := kindsOf(among)
	links := linksBetween(kinds, kinds)
	linked := ""
	if !allThere && links != "" {
		linked = fill(neighbourFragments["links among"], "links", links)
	}
	return fill(cypherEdges, "joined", joinedAmong(kinds, allThere), "linked", linked), map[string]any{"ids": unique(among), "projects": unique(projects)}
}

func edgeOf(columns []any) (network.Edge, error) {
	by := text(columns[3])
	edge := network.Edge{
		ID:     by,
		Kind:   network.EdgeKind(text(columns[0])),
		Source: network.ID(text(columns[1])),
		Target: network.ID(text(columns[2])),
		Role:   network.Role(text(columns[4])),
	}
	if edge.Kind != network.EdgeParticipation && edge.Kind != network.EdgeFunding {
		edge.ID = network.LinkEdgeID(edge.Kind, edge.Source, edge.Target, network.ID(by))
	}
	if stated := text(columns[5]); stated != "" {
		amount, err := decimal.Parse(stated)
		if err != nil {
			return edge, network.Wrap(network.Internal, err, "read the amount of "+by)
		}
		edge.Amount = &amount
	}
	return edge, nil
}
