package storetest

import (
	"cmp"
	"context"
	"slices"
	"strconv"
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
	switch n := node.(type) {
	case *network.Project:
		return joined(n.Code, every(n.Names), n.Acronym, n.Summary, n.Results, strings.Join(n.Keywords, "\n"))
	case *network.Organisation:
		text := joined(every(n.Names), n.ShortName, string(n.BusinessID), n.PIC)
		for _, alias := range n.Aliases {
			text = joined(text, alias.Name)
		}
		return text
	case *network.Municipality:
		return joined(n.Code, every(n.Names))
	case *network.SubRegion:
		return joined(n.Code, every(n.Names))
	case *network.Region:
		return joined(n.Code, every(n.Names))
	case *network.Fund:
		return joined(n.Code, every(n.Names), n.Programme)
	case *network.Person:
		return joined(n.Name, n.Title)
	case *network.Source:
		return n.Title
	}
	return ""
}

func every(names network.Names) string { return joined(names.Fi, names.Sv, names.En) }

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
		cited := s.citations(id, query.From)
		items := make([]network.Item[network.Citation], 0, len(cited))
		for place, citation := range cited {
			position := network.Position{Value: strconv.Itoa(place), ID: citation.Node.NodeID()}
			items = append(items, network.Item[network.Citation]{Node: citation, Position: position})
		}
		if pages[id], err = paged(items, query.Window, byValue(network.Order{Field: network.ByNumber})); err != nil {
			return nil, err
		}
	}
	return pages, checkWindow(query.Window)
}

// citations gives the citations of a node in the order of belief, or those from a source
// in the order of lines and ids.
func (s *state) citations(id network.ID, from bool) []network.Citation {
	var citations []network.Citation
	for _, r := range s.records {
		if from && r.Source == id || !from && r.Node.NodeID() == id {
			citations = append(citations, r.Citation)
		}
	}
	slices.SortStableFunc(citations, func(a, b network.Citation) int {
		if from {
			return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Node.NodeID(), b.Node.NodeID()))
		}
		x, y := s.sources[a.Source], s.sources[b.Source]
		return -cmp.Or(cmp.Compare(x.Rank, y.Rank), x.ReadAt.Compare(y.ReadAt), cmp.Compare(x.ID, y.ID), cmp.Compare(a.Line, b.Line))
	})
	return citations
}
