package embedded

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strconv"
	"strings"

	"verkosto/internal/network"
	"verkosto/internal/text"
)

// found gives the nodes that a search text finds. It needs the file.
func (v *view) found(search string) slotSet {
	set := make(slotSet)
	match := matchExpression(search)
	if match == "" {
		return set
	}
	if !v.withFile {
		v.fail(errNeedsFile)
		return set
	}
	err := eachRow(v.ctx, v.store.db, sqlSearch, func(rows *sql.Rows) error {
		var number int32
		err := rows.Scan(&number)
		if s := v.numbered(number); s != none {
			set[s] = struct{}{}
		}
		return err
	}, match)
	if err != nil {
		v.fail(err)
	}
	return set
}

// matchExpression gives the full-text expression for a search text, "" for one that asks for
// nothing. Every term is a quoted string, so that nothing in it has a meaning for FTS5.
func matchExpression(search string) string {
	var terms []string
	for _, term := range text.Analyse(search) {
		var choices []string
		for _, exact := range term.Exact {
			choices = append(choices, quoted(exact))
		}
		if term.Prefix != "" {
			choices = append(choices, quoted(term.Prefix)+"*")
		}
		terms = append(terms, "("+strings.Join(choices, " OR ")+")")
	}
	return strings.Join(terms, " AND ")
}

func quoted(term string) string { return `"` + strings.ReplaceAll(term, `"`, `""`) + `"` }

// scored is a node that was found.
type scored struct {
	slot  slot
	score float64
}

// ranked gives the nodes of some kinds that a search finds, with scores, in no order. It needs the file.
func (v *view) ranked(query network.SearchQuery) ([]scored, error) {
	match := matchExpression(query.Text)
	if match == "" {
		return nil, nil
	}
	var hits []scored
	err := eachRow(v.ctx, v.store.db, sqlSearchRanked, func(rows *sql.Rows) error {
		var number int32
		var rank float64
		err := rows.Scan(&number, &rank)
		s := v.numbered(number)
		if s != none && (query.Kinds == nil || slices.Contains(query.Kinds, v.vertices[s].kind)) {
			hits = append(hits, scored{s, -rank}) // FTS5 ranks the best lowest
		}
		return err
	}, match)
	return hits, err
}

// Search implements [network.Reader]. Scores are BM25, in which a word in a name or a code
// counts ten times as much as one in a text.
func (s *Store) Search(ctx context.Context, query network.SearchQuery) (network.Page[network.Hit], error) {
	after, err := checkSearch(query.Window)
	if err != nil {
		return network.Page[network.Hit]{}, err
	}
	var page network.Page[network.Hit]
	err = s.readFile(ctx, func(v *view) error {
		hits, err := v.ranked(query)
		if err != nil {
			return err
		}
		compare := func(a, b scored) int {
			return cmp.Or(-cmp.Compare(a.score, b.score), cmp.Compare(v.vertices[a.slot].id, v.vertices[b.slot].id))
		}
		slices.SortFunc(hits, compare)
		begin := 0
		if from := query.Window.After; from != nil {
			begin, _ = slices.BinarySearchFunc(hits, *from, func(hit scored, from network.Position) int {
				if cmp.Or(-cmp.Compare(hit.score, after), cmp.Compare(v.vertices[hit.slot].id, from.ID)) <= 0 {
					return -1
				}
				return 1
			})
		}
		end := min(len(hits), begin+query.Window.First)
		page.HasPrev, page.HasNext = begin > 0, end < len(hits)
		for _, hit := range hits[begin:end] {
			node := v.vertices[hit.slot].node
			page.Items = append(page.Items, network.Item[network.Hit]{
				Node:     network.Hit{Node: node, Score: hit.score},
				Position: network.Position{Value: strconv.FormatFloat(hit.score, 'g', -1, 64), ID: node.NodeID()},
			})
		}
		return nil
	})
	return page, err
}

// checkSearch checks a window and gives the score of its position.
func checkSearch(w network.Window) (after float64, err error) {
	if w.First < 1 || w.Last != 0 || w.Before != nil {
		return 0, network.Errorf(network.InvalidArgument, "a search is read forward: ask for the first so many, after a position or none")
	}
	if w.After == nil {
		return 0, nil
	}
	return w.After.Score()
}

// SearchTally implements [network.Reader].
func (s *Store) SearchTally(ctx context.Context, query network.SearchQuery) (network.SearchTally, error) {
	tally := network.SearchTally{Kinds: make(map[network.Kind]int)}
	err := s.readFile(ctx, func(v *view) error {
		for found := range v.found(query.Text) {
			if kind := v.vertices[found].kind; query.Kinds == nil || slices.Contains(query.Kinds, kind) {
				tally.Count++
				tally.Kinds[kind]++
			}
		}
		return v.err
	})
	if err != nil {
		return network.SearchTally{}, err
	}
	return tally, nil
}
