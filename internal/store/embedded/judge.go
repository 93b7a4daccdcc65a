package embedded

import (
	"context"
	"database/sql"
	"slices"
	"strconv"

	"verkosto/internal/network"
)

// unserved is what stands in the row of an id in place of a merged node where all that is stated under it is
// rejected.
var unserved = []byte("{}")

func isUnserved(merged []byte) bool { return len(merged) == len(unserved) }

// judge works out what people think of statements after the batch, and adds to the plan the ids of which
// something is judged otherwise then.
func (p *plan) judge(ctx context.Context, bodies func(context.Context, []int32) (map[int32][]byte, error)) error {
	annotations, changed, err := allAfter[*network.Annotation](ctx, p, network.KindAnnotation, bodies)
	if err != nil || !changed {
		return err
	}
	p.judged = network.NewJudgements(annotations)
	for id := range p.graph.judged.Changed(p.judged) {
		p.node(id)
	}
	return nil
}

// allAfter gives all nodes of a kind as they are after the batch, and whether the batch may have changed any; if
// not, nothing is given. It is for kinds of which nothing is joined and nothing judged.
func allAfter[N network.Node](
	ctx context.Context, p *plan, kind network.Kind, bodies func(context.Context, []int32) (map[int32][]byte, error),
) (nodes []N, changed bool, err error) {
	voices := make(map[network.ID][]voice)
	var wanted []int32
	for _, draft := range p.order {
		if draft.id.Kind() != kind {
			continue
		}
		var heard chorus
		p.hear(draft.id, &heard)
		voices[draft.id] = append([]voice{}, heard.believed()...) // not nil, even if no one states it any more
		for _, v := range voices[draft.id] {
			if v.fresh == nil {
				wanted = append(wanted, v.number)
			}
		}
	}
	if len(voices) == 0 {
		return nil, false, nil
	}
	kept, err := bodies(ctx, wanted)
	if err != nil {
		return nil, false, err
	}
	for _, heard := range voices {
		var stated []network.Node
		for _, v := range heard {
			node, _, err := v.stated(kind, kept)
			if err != nil {
				return nil, false, err
			}
			stated = append(stated, node)
		}
		if node, is := network.MergeNodes(stated).(N); is {
			nodes = append(nodes, node)
		}
	}
	for _, s := range p.graph.kinds[kind] {
		if node, is := p.graph.vertices[s].node.(N); is && voices[node.NodeID()] == nil {
			nodes = append(nodes, node)
		}
	}
	return nodes, true, nil
}

// weigh takes into account what people think of what a voice says under an id. It gives false where that does not count.
func (v *voice) weigh(id network.ID, judged *network.Judgements) bool {
	if v.judged = judged.Of(id, v.source.ID); v.judged == nil {
		return true
	}
	for _, field := range v.judged.Rejected() {
		v.body = hashBody([]byte(strconv.FormatUint(v.body, 16) + field))
	}
	return !v.judged.Rejects()
}

// reviewed is a change of a citation's place among those for review; "" takes it out.
type reviewed struct {
	number int32
	place  string
}

// reviews gives the places of all citations of the plan that are new or judged otherwise than before.
func (s *Store) reviews(ctx context.Context, p *plan) ([]reviewed, error) {
	var places []reviewed
	for _, f := range p.fresh {
		if place := p.placeOf(f.node.id, f.from.id, f.key, f.about, f.value); place != "" {
			places = append(places, reviewed{f.number, place})
		}
	}
	numbers := p.rejudged()
	if len(numbers) == 0 {
		return places, nil
	}
	err := eachRow(context.WithoutCancel(ctx), s.writer, sqlSelectDetails, func(rows *sql.Rows) error {
		number, citation, err := s.graph.scanned(rows)
		if err != nil {
			return err
		}
		f := &s.graph.ledger.facts[number]
		citation.Judgement = p.judged.Of(citation.Node.NodeID(), citation.Source)
		places = append(places, reviewed{number, network.ReviewKey(&citation, f.key.String())})
		return nil
	}, jsonList(numbers))
	return places, err
}

// rejudged gives the citations that stay and of which people think otherwise after the batch, upwards.
func (p *plan) rejudged() []int32 {
	var numbers []int32
	for id, sources := range p.graph.judged.Changed(p.judged) {
		at := p.graph.own(id)
		if at == none {
			continue
		}
		for number := range p.graph.factsOf(at) {
			from := p.graph.vertices[p.graph.ledger.facts[number].source].id
			if !p.dropped[number] && slices.Contains(sources, from) {
				numbers = append(numbers, number)
			}
		}
	}
	slices.Sort(numbers)
	return numbers
}

// placeOf gives the place of a new citation among those for review, "" for none.
func (p *plan) placeOf(node, source network.ID, key citationKey, about *network.Citation, value network.Node) string {
	citation := network.Citation{
		Source: source, Node: value, Method: about.Method, Confidence: about.Confidence, Review: about.Review,
		Judgement: p.judged.Of(node, source),
	}
	if citation.Method == network.MethodField && citation.Judged() == network.ReviewNone {
		return "" // nearly all; the key need not be written out
	}
	return network.ReviewKey(&citation, key.String())
}

// writeReviews brings the list of what waits for review in line with the citations.
func (p *plan) writeReviews(ctx context.Context, w *scribe, places []reviewed) {
	for _, number := range p.drops() {
		w.exec(ctx, sqlDeleteReview, number)
	}
	for _, place := range places {
		if place.place == "" {
			w.exec(ctx, sqlDeleteReview, place.number)
			continue
		}
		w.exec(ctx, sqlPutReview, place.number, place.place)
	}
}

// loadJudgements reads what people think of statements.
func (s *Store) loadJudgements(ctx context.Context) error {
	annotations, err := loadKind[*network.Annotation](ctx, s, network.KindAnnotation, "annotation")
	s.graph.judged = network.NewJudgements(annotations)
	return err
}

// loadKind reads all nodes of a kind whose ids begin with a prefix.
func loadKind[N network.Node](ctx context.Context, s *Store, kind network.Kind, prefix string) (nodes []N, err error) {
	err = eachRow(ctx, s.writer, sqlSelectKind, func(rows *sql.Rows) error {
		var id string
		var body []byte
		if err := rows.Scan(&id, &body); err != nil {
			return err
		}
		node, err := network.DecodeNode(kind, body)
		if err != nil {
			return damaged(err, id)
		}
		if n, is := node.(N); is {
			nodes = append(nodes, n)
		}
		return nil
	}, prefix+":", prefix+";")
	return nodes, err
}
