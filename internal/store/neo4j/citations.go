package neo4j

import (
	"context"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"

	"verkosto/internal/network"
)

var citationFragments = section("citations")

// detail is what a citation says besides its node and line, as it is kept.
type detail struct {
	Evidence   string                  `json:"evidence,omitempty"`
	Method     network.Method          `json:"method,omitempty"`
	Confidence float64                 `json:"confidence"`
	Review     network.Review          `json:"review,omitempty"`
	Fields     []network.FieldCitation `json:"fields,omitempty"`
}

func encodeDetail(c *network.Citation) (string, error) {
	encoded, err := json.Marshal(&detail{c.Evidence, c.Method, c.Confidence, c.Review, c.Fields}, json.Deterministic(true))
	if err != nil {
		return "", network.Wrap(network.InvalidArgument, err,
			"encode a citation of "+string(c.Node.NodeID())+": its values must be UTF-8 text and finite numbers")
	}
	return string(encoded), nil
}

// Citations implements [network.Reader].
func (s *Store) Citations(ctx context.Context, query network.CitationQuery) (map[network.ID]network.Page[network.Citation], error) {
	if err := checkKeys(query.Of); err != nil {
		return nil, err
	}
	if err := checkWindow(query.Window); err != nil {
		return nil, err
	}
	return served(ctx, s, func(v *view) (map[network.ID]network.Page[network.Citation], error) {
		asked := query
		asked.Of = v.of(query.Of)
		statement, params, err := citing(asked)
		if err != nil {
			return nil, err
		}
		rows, err := v.ask(ctx, "list citations", statement, params)
		if err != nil {
			return nil, err
		}
		pages, err := citationsOf(asked, rows)
		return underGiven(v, query.Of, pages), err
	})
}

// citationsOf puts the rows of citations together by what they were asked of.
func citationsOf(query network.CitationQuery, rows []any) (map[network.ID]network.Page[network.Citation], error) {
	lists := make(map[network.ID]*gathered[network.Citation])
	for _, found := range rows {
		columns := row(found)
		of := network.ID(text(columns[0]))
		if lists[of] == nil {
			lists[of] = new(gathered[network.Citation])
		}
		item, err := citationItem(columns, query.From)
		if err != nil {
			return nil, err
		}
		lists[of].add(text(columns[1]), item)
	}
	return pagesOf(query.Of, lists, query.Window), nil
}

// citing gives the statement for citations and its parameters.
func citing(query network.CitationQuery) (string, map[string]any, error) {
	params := map[string]any{"of": unique(query.Of), "limit": int64(query.Window.First+query.Window.Last) + 1}
	statement, list, place := cypherCitationsOf, "of a node", beliefBound
	if query.From {
		statement, list, place = cypherCitationsFrom, "from a source", lineBound
	}
	direction := ", forward"
	if query.Window.Last > 0 {
		direction = ", backward"
	}
	window := conditions{}
	var branches []string
	add := func(part, order, limit string, where conditions) {
		branches = append(branches, fill(citationFragments[list], "window", where.String(), "part", part,
			"order", citationFragments[list+order], "limit", limit))
	}
	bounds := []struct {
		name, inside, outside, part string
		position                    *network.Position
	}{
		{"after", ", behind", ", not behind", "prev", query.Window.After},
		{"before", ", in front", ", not in front", "next", query.Window.Before},
	}
	for _, b := range bounds {
		if b.position == nil {
			continue
		}
		bound, err := place(b.position)
		if err != nil {
			return "", nil, err
		}
		params[b.name] = bound
		// what is beyond the end of a window that ends before it begins is behind its beginning
		add(b.part, ", forward", "1", append(slices.Clone(window), fill(citationFragments[list+b.outside], "bound", b.name)))
		window = append(window, fill(citationFragments[list+b.inside], "bound", b.name))
	}
	add("0", direction, "$limit", window)
	return fill(statement, "branches", strings.Join(branches, "\nUNION ALL\n")), params, nil
}

// beliefBound reads what [network.BeliefPosition] gives.
func beliefBound(position *network.Position) (map[string]any, error) {
	source, line, key, err := position.Belief()
	if err != nil {
		return nil, err
	}
	belief := utf8Text(beliefKey(source.Rank, source.ReadAt, source.ID))
	return map[string]any{"belief": belief, "line": int64(line), "key": key}, nil
}

// lineBound reads what [network.LinePosition] gives.
func lineBound(position *network.Position) (map[string]any, error) {
	line, key, err := position.Line()
	if err != nil {
		return nil, err
	}
	return map[string]any{"line": int64(line), "node": utf8Text(string(position.ID)), "key": key}, nil
}

func citationItem(columns []any, from bool) (item network.Item[network.Citation], err error) {
	if part := text(columns[1]); part != "0" {
		return item, nil
	}
	if item.Node, err = citationIn(columns); err != nil {
		return item, err
	}
	line, key := item.Node.Line, text(columns[5])
	if from {
		item.Position = network.LinePosition(item.Node.Node.NodeID(), line, key)
		return item, nil
	}
	source, err := decode(columns[2], columns[8])
	if err != nil {
		return item, err
	}
	item.Position = network.BeliefPosition(source.(*network.Source), line, key)
	return item, nil
}

// citationIn reads a citation from the columns of a statement that lists some.
func citationIn(columns []any) (citation network.Citation, err error) {
	citation.Source, citation.Line = network.ID(text(columns[2])), int(integer(columns[4]))
	if citation.Node, err = decode(columns[3], columns[6]); err != nil {
		return citation, err
	}
	if err := readDetail(text(columns[7]), &citation); err != nil {
		return citation, err
	}
	if judgement := text(columns[9]); judgement != "" {
		citation.Judgement = new(network.Judgement)
		if err := json.Unmarshal([]byte(judgement), citation.Judgement); err != nil {
			return citation, network.Wrap(network.Internal, err, "read what people think of a citation of "+string(citation.Node.NodeID()))
		}
	}
	return citation, nil
}

// readDetail reads what [encodeDetail] gave into a citation of a node.
func readDetail(about string, citation *network.Citation) error {
	var kept detail
	if err := json.Unmarshal([]byte(about), &kept); err != nil {
		return network.Wrap(network.Internal, err, "read a citation of "+string(citation.Node.NodeID()))
	}
	citation.Evidence, citation.Method, citation.Confidence = kept.Evidence, kept.Method, kept.Confidence
	citation.Review, citation.Fields = kept.Review, kept.Fields
	return nil
}
