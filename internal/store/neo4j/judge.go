package neo4j

import (
	"maps"
	"slices"

	"github.com/go-json-experiment/json"

	"verkosto/internal/network"
)

// What people think of a statement is kept with its citation: what of it counts, and its place among those for review.
// A node of which nothing counts is not there; its citations hang on an Unserved one until something counts again, or
// nothing is stated any more.

// judge writes down what people think of the citations of the batch, and of others that it judges.
func (w *writing) judge() error {
	if err := w.addUpThose(isAnnotation); err != nil {
		return err
	}
	before, after, err := w.judgements()
	if err != nil {
		return err
	}
	var rows []judgedRow
	var homes []network.ID
	for _, claimed := range w.fresh {
		if judgement := after.Of(claimed.nodeID, claimed.source); judgement != nil {
			row, err := weighed(claimed.id, claimed.key, claimed.body, claimed.citation, judgement)
			if err != nil {
				return err
			}
			rows, homes = append(rows, row), append(homes, w.known.Of(claimed.nodeID))
		}
	}
	changed := before.Changed(after)
	for _, id := range slices.Sorted(maps.Keys(changed)) {
		homes = append(homes, w.known.Of(id))
	}
	if err := w.contest(homes); err != nil {
		return err
	}
	found, err := w.rejudged(changed, after)
	if err != nil {
		return err
	}
	w.visible = w.visible || len(found) > 0
	return runRows(w, cypherJudge, append(rows, found...), judgedRow.encode)
}

func isAnnotation(n *nodeState) bool { return n.id.Kind() == network.KindAnnotation }

// judgements gives what people thought before the batch and think after it, of the statements that it makes or judges.
func (w *writing) judgements() (before, after *network.Judgements, err error) {
	was, is := make(map[network.ID]*network.Annotation), make(map[network.ID]*network.Annotation)
	sources := make(map[network.ID]bool)
	for id, state := range w.nodes {
		if !isAnnotation(state) || state.before == state.after {
			continue
		}
		if was[id], err = annotationIn(id, state.before); err != nil {
			return nil, nil, err
		}
		if is[id], err = annotationIn(id, state.after); err != nil {
			return nil, nil, err
		}
		sources[was[id].Source], sources[is[id].Source] = true, true
	}
	if w.annotations > 0 {
		for _, claimed := range w.fresh {
			sources[claimed.source] = true
		}
	}
	delete(sources, "")
	found, err := w.judging(slices.Collect(maps.Keys(sources)))
	if err != nil {
		return nil, nil, err
	}
	for id, annotation := range found {
		if is[id] == nil {
			was[id], is[id] = annotation, annotation
		}
	}
	return network.NewJudgements(slices.Collect(maps.Values(was))), network.NewJudgements(slices.Collect(maps.Values(is))), nil
}

// judging gives the annotations of the database that judge what sources state.
func (w *writing) judging(sources []network.ID) (map[network.ID]*network.Annotation, error) {
	found := make(map[network.ID]*network.Annotation)
	for part := range slices.Chunk(slices.Sorted(slices.Values(sources)), chunk) {
		records, err := w.run(cypherJudgements, map[string]any{"ids": known(part)})
		if err != nil {
			return nil, err
		}
		for _, record := range records {
			id := network.ID(text(record.Values[0]))
			if found[id], err = annotationIn(id, text(record.Values[1])); err != nil {
				return nil, err
			}
		}
	}
	return found, nil
}

// annotationIn gives an annotation from its body, an empty one for none.
func annotationIn(id network.ID, body string) (*network.Annotation, error) {
	if body == "" {
		return new(network.Annotation), nil
	}
	node, err := decode(string(id), body)
	if err != nil {
		return nil, err
	}
	return node.(*network.Annotation), nil
}

// rejudged gives the citations of the database of which people think otherwise after the batch.
func (w *writing) rejudged(changed map[network.ID][]network.ID, after *network.Judgements) ([]judgedRow, error) {
	var asked []any
	for _, id := range slices.Sorted(maps.Keys(changed)) {
		for _, source := range changed[id] {
			asked = append(asked, map[string]any{"home": string(w.known.Of(id)), "node": string(id), "source": string(source)})
		}
	}
	var rows []judgedRow
	for part := range slices.Chunk(asked, chunk) {
		records, err := w.run(cypherJudged, map[string]any{"rows": part})
		if err != nil {
			return nil, err
		}
		for _, record := range records {
			row, err := reweighed(record.Values, after.Of(network.ID(text(record.Values[1])), network.ID(text(record.Values[2]))))
			if err != nil {
				return nil, err
			}
			rows = append(rows, row)
		}
	}
	return rows, nil
}

// judgedRow is what is kept with a citation of what people think of it.
type judgedRow struct {
	id     string
	values map[string]any
}

func (r judgedRow) encode() map[string]any { return map[string]any{"id": r.id, "properties": r.values} }

// reweighed reads a citation of the database: its id, node, source, key, body and detail.
func reweighed(columns []any, judgement *network.Judgement) (row judgedRow, err error) {
	node, err := decode(columns[1], columns[4])
	if err != nil {
		return row, err
	}
	citation := &network.Citation{Source: network.ID(text(columns[2])), Node: node}
	if err := readDetail(text(columns[5]), citation); err != nil {
		return row, err
	}
	return weighed(text(columns[0]), text(columns[3]), text(columns[4]), citation, judgement)
}

// weighed gives what is kept with a citation of what people think of it.
func weighed(id, key, body string, citation *network.Citation, judgement *network.Judgement) (row judgedRow, err error) {
	of := *citation
	of.Judgement = judgement
	row = judgedRow{id, map[string]any{
		"judgement": nil, "rejected": nil, "counting": nil, "place": orNil(network.ReviewKey(&of, key)),
	}}
	if judgement == nil {
		return row, nil
	}
	encoded, err := json.Marshal(judgement, json.Deterministic(true))
	if err != nil {
		return row, network.Wrap(network.Internal, err, "encode what people think of a citation")
	}
	row.values["judgement"] = string(encoded)
	counting := judgement.Counting(citation.Node)
	if counting == nil {
		row.values["rejected"] = true
		return row, nil
	}
	if part, err := network.EncodeNode(counting); err != nil {
		return row, err
	} else if string(part) != body {
		row.values["counting"] = string(part)
	}
	return row, nil
}

// reveal makes nodes again of Unserved ones among ids, to be filled when they are added up.
func (w *writing) reveal(ids []string) error {
	if w.unserved == 0 {
		return nil
	}
	var rows []any
	for _, id := range ids {
		if state := w.nodes[network.ID(id)]; !state.there {
			rows = append(rows, map[string]any{"id": id, "label": labels[state.id.Kind()]})
		}
	}
	if len(rows) == 0 {
		return nil
	}
	records, err := w.run(cypherReveal, map[string]any{"rows": rows})
	if err != nil {
		return err
	}
	for _, record := range records {
		state := w.nodes[network.ID(text(record.Values[0]))]
		state.there, state.contested = true, true
		w.touched = true
	}
	return nil
}
