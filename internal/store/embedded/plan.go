package embedded

import (
	"context"

	"verkosto/internal/network"
)

// plan is what a batch changes, worked out before anything is written. It reads the
// graph, which only the writer that makes the plan could change, and leaves it alone.
type plan struct {
	graph  *graph
	joined *network.Identities // after the batch
	judged *network.Judgements // after the batch
	stones *network.Tombstones // what the batch takes out

	nodeNumbers numbers
	factNumbers numbers

	sources  map[network.ID]*sourceDraft
	nodes    map[network.ID]*nodeDraft
	order    []*nodeDraft // nodes in the order in which they came up
	fresh    []*fresh
	given    map[said]bool          // the new facts, to see repetitions
	restated map[int32]*restatement // by number of the fact
	dropped  map[int32]bool         // facts that are withdrawn
	change   network.Change
	record   network.AuditRecord // of the entry of the change
	erasure  erasure
	lasting  *network.Tombstones // after the batch
	unused   []int32             // numbers of nodes that are free again
	visible  bool
	anew     bool // everything derived is made anew, changed or not
}

// sourceDraft is a source that a batch speaks of.
type sourceDraft struct {
	id       network.ID
	slot     slot // none if it is new
	number   int32
	revision int32
	before   *network.Source // nil if it is new
	after    *network.Source // nil if it is removed
	body     []byte          // JSON of after where that differs from before
	renewed  bool            // another version has come
}

// nodeDraft is an id under which facts come or go, or under which another node is served afterwards.
type nodeDraft struct {
	id        network.ID
	slot      slot  // none if no one mentioned it yet
	number    int32 // of the row, 0 if there is none
	fresh     []*fresh
	before    network.Node
	after     network.Node
	resolved  bool // what its citations add up to must be worked out even if they are the same
	changed   bool
	hadRow    bool   // before the batch
	hasRow    bool   // after it: something is stated or served under the id
	merged    []byte // JSON to keep in the row, nil if all citations state the same
	wasMerged bool   // the row has one before the batch
}

// fresh is a fact that was not stated before.
type fresh struct {
	key      citationKey
	number   int32
	node     *nodeDraft
	from     *sourceDraft
	revision int32 // of the source, the last that states it
	line     int32
	value    network.Node // as decoded from body
	body     []byte
	hash     uint64
	detail   []byte
	about    *network.Citation // as given, for how it was read
}

// said is what makes a fact the one it is.
type said struct {
	source, node network.ID
	key          citationKey
}

// restatement is a fact that a newer version of its source states again.
type restatement struct {
	revision int32
	line     int32
	detail   []byte
}

// plan works out what a batch changes, but for who is one with whom and what nodes add up to.
func (s *Store) plan(ctx context.Context, batch network.Batch) (*plan, error) {
	p := &plan{
		graph:       s.graph,
		joined:      s.graph.joined,
		judged:      s.graph.judged,
		stones:      s.stones,
		lasting:     s.stones,
		nodeNumbers: s.nodeNumbers,
		factNumbers: s.factNumbers,
		sources:     make(map[network.ID]*sourceDraft),
		nodes:       make(map[network.ID]*nodeDraft, len(batch.Citations)),
		given:       make(map[said]bool, len(batch.Citations)),
		restated:    make(map[int32]*restatement),
		dropped:     make(map[int32]bool),
	}
	for _, source := range batch.Sources {
		if err := p.renew(source); err != nil {
			return nil, err
		}
	}
	removed := make(map[network.ID]bool, len(batch.Removed))
	for _, id := range batch.Removed {
		removed[id] = true
	}
	readings, err := readAll(ctx, batch.Citations)
	if err != nil {
		return nil, err
	}
	for i := range batch.Citations {
		if err := p.cite(i, &batch.Citations[i], &readings[i], removed); err != nil {
			return nil, err
		}
	}
	for _, id := range batch.Complete {
		if err := p.complete(id); err != nil {
			return nil, err
		}
	}
	for id := range removed {
		p.remove(id)
	}
	p.touchRenewed()
	return p, nil
}

// source gives the draft of a source that is in the batch or the store, else nil.
func (p *plan) source(id network.ID) *sourceDraft {
	if draft := p.sources[id]; draft != nil {
		return draft
	}
	s := p.graph.own(id)
	if s == none || p.graph.ledger.sources[s] == nil {
		return nil
	}
	v := &p.graph.vertices[s]
	before := v.node.(*network.Source)
	draft := &sourceDraft{
		id: id, slot: s, number: v.number, revision: p.graph.ledger.sources[s].revision, before: before, after: before,
	}
	p.sources[id] = draft
	return draft
}

// renew takes a source in another version than the store's.
func (p *plan) renew(source *network.Source) error {
	if source == nil || source.ID.Kind() != network.KindSource {
		return network.Errorf(network.InvalidArgument, "a source of the batch has no id of a source, as in source:format/name")
	}
	if _, err := network.ParseID(string(source.ID)); err != nil {
		return err
	}
	draft := p.source(source.ID)
	if draft != nil && draft.after.SHA256 == source.SHA256 {
		return nil
	}
	if draft == nil {
		draft = &sourceDraft{id: source.ID, slot: p.graph.own(source.ID), number: p.nodeNumbers.take()}
		p.sources[source.ID] = draft
	}
	stated := *source
	stated.Complete = false
	draft.renewed = true
	draft.revision++
	return draft.set(&stated)
}

// set gives a source draft the source as it will be read back.
func (d *sourceDraft) set(source *network.Source) error {
	body, err := network.EncodeNode(source)
	if err != nil {
		return err
	}
	node, err := network.DecodeNode(network.KindSource, body)
	if err != nil {
		return err
	}
	d.after, d.body = node.(*network.Source), body
	return nil
}

// cite takes one citation that was read: a new fact, a restated one, or nothing new.
func (p *plan) cite(i int, citation *network.Citation, read *reading, removed map[network.ID]bool) error {
	from := p.source(citation.Source)
	if from == nil {
		return network.Errorf(network.InvalidArgument, "citation %d is of the source %q, which is neither in the batch nor in the store", i, citation.Source)
	}
	if read.err != nil {
		return read.err
	}
	what := said{source: citation.Source, node: citation.Node.NodeID(), key: read.key}
	if removed[citation.Source] || p.given[what] {
		return nil
	}
	draft := p.node(what.node)
	number := int32(none)
	if draft.slot != none && from.slot != none {
		number = p.graph.said(draft.slot, from.slot, what.key)
	}
	switch {
	case number == none:
		p.state(citation, read, draft, from, from.revision)
	case p.graph.ledger.facts[number].revision != from.revision && p.restated[number] == nil:
		p.restated[number] = &restatement{from.revision, int32(citation.Line), read.detail}
	}
	return nil
}

// state takes a fact that is new.
func (p *plan) state(citation *network.Citation, read *reading, draft *nodeDraft, from *sourceDraft, revision int32) {
	f := &fresh{
		key: read.key, number: p.factNumbers.take(), node: draft, from: from, revision: revision, line: int32(citation.Line),
		value: read.value, body: read.body, hash: hashBody(read.body), detail: read.detail,
		about: citation,
	}
	p.given[said{source: citation.Source, node: draft.id, key: read.key}] = true
	draft.fresh = append(draft.fresh, f)
	p.fresh = append(p.fresh, f)
}

// node gives the draft of a node.
func (p *plan) node(id network.ID) *nodeDraft {
	if draft := p.nodes[id]; draft != nil {
		return draft
	}
	draft := &nodeDraft{id: id, slot: p.graph.own(id)}
	if draft.slot != none {
		v := &p.graph.vertices[draft.slot]
		draft.number, draft.before, draft.wasMerged = v.number, v.node, v.merged
		draft.hadRow = v.number != 0
	}
	p.nodes[id] = draft
	p.order = append(p.order, draft)
	return draft
}

// complete withdraws what only older versions of a source stated.
func (p *plan) complete(id network.ID) error {
	draft := p.source(id)
	if draft == nil {
		return nil
	}
	if !draft.after.Complete {
		stated := *draft.after
		stated.Complete = true
		if err := draft.set(&stated); err != nil {
			return err
		}
	}
	if draft.slot == none || draft.revision == 1 {
		return nil // there are no older versions
	}
	for number := range p.graph.factsFrom(draft.slot) {
		if p.graph.ledger.facts[number].revision != draft.revision && p.restated[number] == nil {
			p.drop(number)
		}
	}
	return nil
}

// remove withdraws a source with all that it states.
func (p *plan) remove(id network.ID) {
	draft := p.source(id)
	if draft == nil {
		return
	}
	draft.after, draft.body = nil, nil
	if draft.slot == none {
		return
	}
	for number := range p.graph.factsFrom(draft.slot) {
		p.drop(number)
		delete(p.restated, number)
	}
}

func (p *plan) drop(number int32) {
	p.dropped[number] = true
	p.node(p.graph.vertices[p.graph.ledger.facts[number].node].id)
}

// touchRenewed adds the nodes that may add up to something else because a source is now
// believed otherwise, or states them on another line.
func (p *plan) touchRenewed() {
	for _, draft := range p.sources {
		if draft.before == nil || draft.after == nil || network.CompareSources(draft.before, draft.after) == 0 {
			continue
		}
		for number := range p.graph.factsFrom(draft.slot) {
			if v := &p.graph.vertices[p.graph.ledger.facts[number].node]; v.facts.length > 1 || p.graph.joined.Of(v.id) != v.id || v.merged {
				p.node(v.id)
			}
		}
	}
	for number, again := range p.restated {
		if f := &p.graph.ledger.facts[number]; f.line != again.line {
			p.node(p.graph.vertices[f.node].id)
		}
	}
}
