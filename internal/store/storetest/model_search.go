package storetest

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"verkosto/internal/network"
	words "verkosto/internal/text"
)

// found says whether every word of a search is in a node's names, codes or texts.
func found(search string, node network.Node) bool {
	wanted := words.Analyse(search)
	terms := words.Terms(searchable(node))
	for _, term := range wanted {
		answers := func(t string) bool {
			return slices.Contains(term.Exact, t) || term.Prefix != "" && strings.HasPrefix(t, term.Prefix)
		}
		if !slices.ContainsFunc(terms, answers) {
			return false
		}
	}
	return len(wanted) > 0
}

// searchable gives all text of a node that a search looks into.
func searchable(node network.Node) string {
	var all string
	for _, text := range network.SearchTexts(node) {
		all = joined(all, text.Text)
	}
	return all
}

func (s *state) hits(query network.SearchQuery) []network.Node {
	var hits []network.Node
	for _, id := range s.ids {
		if among(query.Kinds, id.Kind()) && found(query.Text, s.nodes[id]) {
			hits = append(hits, s.nodes[id])
		}
	}
	return hits
}

// Search implements [network.Reader]. Every hit has the same score.
func (m *Model) Search(ctx context.Context, query network.SearchQuery) (network.Page[network.Hit], error) {
	s, err := m.read(ctx)
	if err != nil {
		return network.Page[network.Hit]{}, err
	}
	if query.Window.First < 1 || query.Window.Last != 0 || query.Window.Before != nil {
		return network.Page[network.Hit]{}, network.Errorf(network.InvalidArgument, "a search is read forward: ask for the first")
	}
	if err := checkBounds(query.Window, amongHits); err != nil {
		return network.Page[network.Hit]{}, err
	}
	var items []network.Item[network.Hit]
	for _, node := range s.hits(query) {
		position := network.Position{Value: "1", ID: node.NodeID()}
		items = append(items, network.Item[network.Hit]{Node: network.Hit{Node: node, Score: 1}, Position: position})
	}
	return paged(items, query.Window, byValue(network.Order{Field: network.ByNumber, Direction: network.Descending}))
}

// SearchTally implements [network.Reader].
func (m *Model) SearchTally(ctx context.Context, query network.SearchQuery) (network.SearchTally, error) {
	s, err := m.read(ctx)
	if err != nil {
		return network.SearchTally{}, err
	}
	tally := network.SearchTally{Kinds: make(map[network.Kind]int)}
	for _, node := range s.hits(query) {
		tally.Count++
		tally.Kinds[node.NodeID().Kind()]++
	}
	return tally, nil
}

// Citations implements [network.Reader].
func (m *Model) Citations(ctx context.Context, query network.CitationQuery) (map[network.ID]network.Page[network.Citation], error) {
	s, err := m.read(ctx)
	if err != nil {
		return nil, err
	}
	if err := checkKeys(query.Of); err != nil {
		return nil, err
	}
	pages := make(map[network.ID]network.Page[network.Citation])
	for _, id := range query.Of {
		items, order := s.citations(id, query.From)
		if pages[id], err = paged(items, query.Window, order); err != nil {
			return nil, err
		}
	}
	read := ofNode
	if query.From {
		read = fromSource
	}
	return pages, checkBounds(query.Window, read)
}

// citations gives the citations of a node or from a source, with the order of their positions.
func (s *state) citations(id network.ID, from bool) ([]network.Item[network.Citation], comparison) {
	var items []network.Item[network.Citation]
	for _, r := range s.records {
		switch {
		case from && r.Source == id:
			items = append(items, network.Item[network.Citation]{Node: s.weighed(r), Position: network.LinePosition(r.Node.NodeID(), r.Line, r.key)})
		case !from && s.joined.Of(r.Node.NodeID()) == s.joined.Of(id):
			items = append(items, network.Item[network.Citation]{Node: s.weighed(r), Position: network.BeliefPosition(s.sources[r.Source], r.Line, r.key)})
		}
	}
	if from {
		return items, compareLines
	}
	return items, compareBelief
}

// compareLines orders positions from network.LinePosition.
func compareLines(a, b network.Position) int {
	var x, y struct {
		line int
		key  string
	}
	scan(a, &x.line, &x.key)
	scan(b, &y.line, &y.key)
	return cmp.Or(cmp.Compare(x.line, y.line), cmp.Compare(a.ID, b.ID), cmp.Compare(x.key, y.key))
}

// compareBelief orders positions from network.BeliefPosition.
func compareBelief(a, b network.Position) int {
	var x, y struct {
		rank, line  int
		readAt, key string
	}
	scan(a, &x.rank, &x.readAt, &x.line, &x.key)
	scan(b, &y.rank, &y.readAt, &y.line, &y.key)
	believed := cmp.Or(cmp.Compare(x.rank, y.rank), cmp.Compare(x.readAt, y.readAt), cmp.Compare(a.ID, b.ID), cmp.Compare(x.line, y.line))
	return cmp.Or(-believed, cmp.Compare(x.key, y.key))
}

// scan reads the text of a position; what has another form stays zero.
func scan(position network.Position, parts ...any) {
	_, _ = fmt.Sscan(position.Value, parts...)
}
