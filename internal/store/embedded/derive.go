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
	voices := make([][]voice, len(p.order))
	counts := make([]int, len(p.order))
	var wanted []int32
	for i, draft := range p.order {
		if i%checkEvery == 0 {
			if err := contextError(ctx); err != nil {
				return err
			}
		}
		before, after := p.choruses(draft)
		voices[i], counts[i] = after.believed(), after.count
		draft.changed = p.anew || !sameWords(before.believed(), voices[i]) || (before.count > 1) != (after.count > 1)
		if !draft.changed {
			continue
		}
		for _, v := range voices[i] {
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
		if err := draft.addUp(voices[i], counts[i], kept); err != nil {
			return err
		}
	}
	return nil
}

// choruses gives the voices about a node before and after the batch.
func (p *plan) choruses(draft *nodeDraft) (before, after chorus) {
	if draft.slot != none {
		for number := range p.graph.factsOf(draft.slot) {
			v := p.graph.voice(number)
			before.add(v)
			if p.dropped[number] {
				continue
			}
			if source := p.sources[v.source.ID]; source != nil {
				v.source = source.after
			}
			if again := p.restated[number]; again != nil {
				v.line = again.line
			}
			after.add(v)
		}
	}
	for _, f := range draft.fresh {
		after.add(voice{source: f.from.after, line: f.line, key: f.key, body: f.hash, fresh: f})
	}
	return before, after
}

// sameWords says whether voices say the same in the same order.
func sameWords(a, b []voice) bool {
	return slices.EqualFunc(a, b, func(a, b voice) bool { return a.body == b.body })
}

// addUp gives a draft the node that its voices add up to.
func (d *nodeDraft) addUp(voices []voice, count int, kept map[int32][]byte) error {
	nodes := make([]network.Node, 0, len(voices)+1)
	var body []byte
	for _, v := range voices {
		if v.fresh != nil {
			nodes, body = append(nodes, v.fresh.value), v.fresh.body
			continue
		}
		node, err := network.DecodeNode(d.id.Kind(), kept[v.number])
		if err != nil {
			return damaged(err, "citation "+strconv.Itoa(int(v.number)))
		}
		nodes, body = append(nodes, node), kept[v.number]
	}
	if len(nodes) == 1 && count > 1 {
		nodes = append(nodes, nodes[0]) // merging puts aliases in order
	}
	if d.after = network.MergeNodes(nodes); len(nodes) > 1 {
		merged, err := network.EncodeNode(d.after)
		if err != nil {
			return err
		}
		if len(voices) > 1 || !bytes.Equal(merged, body) {
			d.merged = merged
		}
	}
	return nil
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
		graph: s.graph, nodeNumbers: s.nodeNumbers, factNumbers: s.factNumbers, anew: true,
		sources: make(map[network.ID]*sourceDraft), nodes: make(map[network.ID]*nodeDraft),
	}
	for i := range s.graph.vertices {
		switch v := &s.graph.vertices[i]; {
		case v.facts.length > 0:
			p.node(v.id)
		case v.node != nil:
			p.source(v.id)
		}
	}
	if err := p.addUp(ctx, s.bodies); err != nil {
		return err
	}
	p.tell()
	return s.write(ctx, p)
}
