package neo4j

import (
	"context"
	"strconv"
	"strings"

	"verkosto/internal/network"
	textual "verkosto/internal/text"
)

// nameBoost is how much more a word tells that stands in a name or a code.
const nameBoost = "10"

// lucene gives the full-text query for a search text, "" for one that asks for nothing. Terms hold
// letters and digits alone, so nothing in them has a meaning for Lucene, and are in lower case, so
// none is an operator.
func lucene(search string) string {
	var terms []string
	for _, term := range textual.Analyse(utf8Text(search)) {
		var choices []string
		add := func(piece string) {
			choices = append(choices, "nameTerms:"+piece+"^"+nameBoost, "textTerms:"+piece)
		}
		for _, exact := range term.Exact {
			add(exact)
		}
		if term.Prefix != "" {
			add(term.Prefix + "*")
		}
		terms = append(terms, "+("+strings.Join(choices, " ")+")")
	}
	return strings.Join(terms, " ")
}

// searching gives the parameters of a search and the condition on its hits.
func searching(query network.SearchQuery) (map[string]any, conditions) {
	f := &filter{params: map[string]any{"query": lucene(query.Text)}}
	if query.Kinds == nil {
		return f.params, nil
	}
	return f.params, conditions{fragment("kind", "n", "p", f.param(labelsOf(query.Kinds)))}
}

// Search implements [network.Reader]. Scores are those of Lucene's BM25, in which a word in a name or a
// code counts ten times as much as one in a text, and a repeated word once. The index gives hits by their scores, the highest first, so
// of all hits only those are looked at that score as much as the last of the page.
func (s *Store) Search(ctx context.Context, query network.SearchQuery) (network.Page[network.Hit], error) {
	var page network.Page[network.Hit]
	if query.Window.First < 1 || query.Window.Last != 0 || query.Window.Before != nil {
		return page, network.Errorf(network.InvalidArgument, "a search is read forward: ask for the first so many, after a position or none")
	}
	params, where := searching(query)
	statement := cypherSearch
	params["limit"] = int64(query.Window.First) + 1
	if after := query.Window.After; after != nil {
		score, err := after.Score()
		if err != nil {
			return page, err
		}
		statement = cypherSearchAfter
		params["after"], params["afterId"] = score, utf8Text(string(after.ID))
	}
	if params["query"] == "" {
		return page, s.fit(ctx)
	}
	return served(ctx, s, func(v *view) (network.Page[network.Hit], error) {
		rows, err := v.ask(ctx, "search", fill(statement, "where", where.String()), params)
		if err != nil {
			return network.Page[network.Hit]{}, err
		}
		return v.hits(rows, query.Window.First)
	})
}

// hits gives the page of so many hits.
func (v *view) hits(rows []any, first int) (page network.Page[network.Hit], err error) {
	for _, found := range rows {
		columns := row(found)
		if passed, _ := columns[3].(bool); passed {
			page.HasPrev = true
			continue
		}
		if len(page.Items) == first {
			page.HasNext = true
			break
		}
		node, err := v.decode(columns[0], columns[1])
		if err != nil {
			return page, err
		}
		score, _ := columns[2].(float64)
		page.Items = append(page.Items, network.Item[network.Hit]{
			Node:     network.Hit{Node: node, Score: score},
			Position: network.Position{Value: strconv.FormatFloat(score, 'g', -1, 64), ID: node.NodeID()},
		})
	}
	return page, nil
}

// SearchTally implements [network.Reader].
func (s *Store) SearchTally(ctx context.Context, query network.SearchQuery) (network.SearchTally, error) {
	tally := network.SearchTally{Kinds: make(map[network.Kind]int)}
	params, where := searching(query)
	if params["query"] == "" {
		return tally, s.fit(ctx)
	}
	rows, err := s.ask(ctx, "count what a search finds", fill(cypherSearchTally, "where", where.String()), params)
	if err != nil {
		return tally, err
	}
	for _, found := range rows {
		count := int(integer(row(found)[1]))
		tally.Count += count
		for _, label := range texts(row(found)[0]) {
			if kind := kindOf[label]; kind != "" {
				tally.Kinds[kind] += count
			}
		}
	}
	return tally, nil
}

// kindOf gives the kind with a label.
var kindOf = func() map[string]network.Kind {
	kinds := make(map[string]network.Kind)
	for _, kind := range network.Kinds() {
		kinds[labels[kind]] = kind
	}
	return kinds
}()
