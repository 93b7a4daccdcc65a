package embedded

import (
	"bytes"
	"context"
	"database/sql"
	"slices"
	"strconv"

	"verkosto/internal/network"
)

// derivation says by which rules node.merged and the search index were made. It grows
// with every change of [network.Merge], [network.WordsOf] or package text that gives other
// results; a file that was made by other rules is made anew from its citations at [Open].
const derivation = 1

// addUp works out what the nodes of a plan add up to.
func (p *plan) addUp(ctx context.Context, bodies func(context.Context, []int32) (map[int32][]byte, error)) error {
	choirs := make([]choir, len(p.order))
	var wanted []int32
	for i, draft := range p.order {
		if i%checkEvery == 0 {
			if err := contextError(ctx); err != nil {
				return err
			}
		}
		if choirs[i] = p.listen(draft); !draft.changed {
			continue
		}
		for _, v := range choirs[i].voices {
			if v.fresh == nil {
				wanted = append(wanted, v.number)
			}
		}
	}
	kept, err := bodies(ctx, wanted)
	if err != nil {
		return err
	}
	for i, draft := range p.order {
		if !draft.changed {
			continue
		}
		if err := draft.addUp(choirs[i], kept, p.joined); err != nil {
			return err
		}
	}
	return nil
}

// choir is what a node adds up to: voices that state different things, the most believed first, of so many in all.
type choir struct {
	voices []voice
	count  int
	judged bool
}

// listen gives the choir of a node after the batch, and says in the draft whether it sings something else than before.
func (p *plan) listen(draft *nodeDraft) choir {
	before, after := p.choruses(draft)
	c := choir{after.believed(), after.count, after.judged}
	draft.hasRow = after.count > 0 || p.stated(draft)
	different := p.anew || draft.resolved || draft.hasRow != draft.hadRow ||
		!sameWords(before.believed(), c.voices) || (before.count > 1) != (after.count > 1) || before.judged != after.judged
	draft.changed = different && (draft.hasRow || draft.hadRow) // without a row it is only mentioned
	return c
}

// choruses gives the voices about a node before and after the batch: those of all ids under which it is
// stated, none if it is served under another id.
func (p *plan) choruses(draft *nodeDraft) (before, after chorus) {
	if p.graph.joined.Of(draft.id) == draft.id {
		for _, id := range p.graph.joined.Members(draft.id) {
			if s := p.graph.own(id); s != none {
				for number := range p.graph.factsOf(s) {
					before.listen(id, p.graph.voice(number), p.graph.judged)
				}
			}
		}
	}
	if p.joined.Of(draft.id) == draft.id {
		for _, id := range p.joined.Members(draft.id) {
			p.hear(id, &after)
		}
	}
	return before, after
}

// hear adds what is stated under an id after the batch.
func (p *plan) hear(id network.ID, after *chorus) {
	if s := p.graph.own(id); s != none {
		for number := range p.graph.factsOf(s) {
			if p.dropped[number] {
				continue
			}
			v := p.graph.voice(number)
			if source := p.sources[v.source.ID]; source != nil {
				v.source = source.after
			}
			if again := p.restated[number]; again != nil {
				v.line = again.line
			}
			after.listen(id, v, p.judged)
		}
	}
	if draft := p.nodes[id]; draft != nil {
		for _, f := range draft.fresh {
			after.listen(id, voice{source: f.from.after, line: f.line, key: f.key, body: f.hash, fresh: f}, p.judged)
		}
	}
}

// stated says whether anything is stated under an id after the batch.
func (p *plan) stated(draft *nodeDraft) bool {
	if len(draft.fresh) > 0 {
		return true
	}
	if draft.slot != none {
		for number := range p.graph.factsOf(draft.slot) {
			if !p.dropped[number] {
				return true
			}
		}
	}
	return false
}

// sameWords says whether voices say the same in the same order.
func sameWords(a, b []voice) bool {
	return slices.EqualFunc(a, b, func(a, b voice) bool { return a.body == b.body })
}

// addUp gives a draft the node that its voices add up to.
func (d *nodeDraft) addUp(c choir, kept map[int32][]byte, joined *network.Identities) error {
	if len(c.voices) == 0 {
		d.standIn(joined.Of(d.id))
		return nil
	}
	nodes := make([]network.Node, 0, len(c.voices)+1)
	var body []byte
	asStated := true
	for _, v := range c.voices {
		stated, text, err := v.stated(d.id.Kind(), kept)
		if err != nil {
			return err
		}
		resolved := joined.Resolve(v.judged.Counting(stated))
		asStated = asStated && resolved == stated
		nodes, body = append(nodes, resolved), text
	}
	if len(nodes) == 1 && c.count > 1 {
		nodes = append(nodes, nodes[0]) // merging puts aliases in order
	}
	if d.after = network.MergeNodes(nodes); len(nodes) > 1 || !asStated || c.judged {
		merged, err := network.EncodeNode(d.after)
		if err != nil {
			return err
		}
		if len(c.voices) > 1 || c.judged || !bytes.Equal(merged, body) {
			d.merged = merged
		}
	}
	return nil
}

// standIn gives a draft without voices what its row says of it: that it is not served, or the id that it was joined into.
func (d *nodeDraft) standIn(into network.ID) {
	switch {
	case !d.hasRow:
	case into == d.id:
		d.merged = unserved
	default:
		d.merged = joinedInto(into)
	}
}

// stated gives the node that a voice states, and its JSON.
func (v *voice) stated(kind network.Kind, kept map[int32][]byte) (network.Node, []byte, error) {
	if v.fresh != nil {
		return v.fresh.value, v.fresh.body, nil
	}
	node, err := network.DecodeNode(kind, kept[v.number])
	if err != nil {
		return nil, nil, damaged(err, "citation "+strconv.Itoa(int(v.number)))
	}
	return node, kept[v.number], nil
}

// joinedInto is what stands in the row of an id that was joined into another in place of a merged node.
func joinedInto(id network.ID) []byte {
	return []byte(`{"id":` + strconv.Quote(string(id)) + `}`)
}

// bodies reads what citations state, by number, through the writer's connection.
func (s *Store) bodies(ctx context.Context, numbers []int32) (map[int32][]byte, error) {
	bodies := make(map[int32][]byte, len(numbers))
	if len(numbers) == 0 {
		return bodies, nil
	}
	err := eachRow(context.WithoutCancel(ctx), s.writer, sqlSelectBodies, func(rows *sql.Rows) error {
		var number int32
		var body []byte
		err := rows.Scan(&number, &body)
		bodies[number] = body
		return err
	}, jsonList(numbers))
	return bodies, err
}

// jsonList gives numbers as a JSON array, for json_each.
func jsonList(numbers []int32) string {
	list := []byte{'['}
	for i, number := range numbers {
		if i > 0 {
			list = append(list, ',')
		}
		list = strconv.AppendInt(list, int64(number), 10)
	}
	return string(append(list, ']'))
}

// derive makes all that is derived from citations anew: what nodes add up to, and the
// search index.
func (s *Store) derive(ctx context.Context) error {
	p := &plan{
		graph: s.graph, joined: s.graph.joined, judged: s.graph.judged, nodeNumbers: s.nodeNumbers, factNumbers: s.factNumbers, anew: true,
		sources: make(map[network.ID]*sourceDraft), nodes: make(map[network.ID]*nodeDraft),
	}
	for i := range s.graph.vertices {
		switch v := &s.graph.vertices[i]; {
		case s.graph.ledger.sources[slot(i)] != nil:
			p.source(v.id)
		case v.number != 0:
			p.node(v.id)
		}
	}
	if err := s.derivePlan(ctx, p); err != nil {
		return err
	}
	p.tell()
	return s.write(ctx, p)
}
