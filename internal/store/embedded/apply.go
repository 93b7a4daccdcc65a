package embedded

import (
	"context"
	"slices"

	"verkosto/internal/network"
)

// checkEvery is how many steps of a long loop pass between looks at the context.
const checkEvery = 1024

// Apply implements [network.Writer]. Batches are applied one after another. What a batch
// changes is worked out in memory; then it is written in one transaction; only when that
// is on the disk do readers see it.
//
// A document may come in many batches, each of up to some ten thousand citations: one costs
// a write to the disk, and time in proportion to what it changes.
func (s *Store) Apply(ctx context.Context, batch network.Batch) (network.Change, error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.usable(ctx); err != nil {
		return network.Change{}, err
	}
	if batch.Entry != nil {
		earlier, err := s.replay(ctx, batch.Entry)
		if err != nil || earlier != nil {
			return network.Change{Version: s.graph.version, Entry: earlier, Replayed: err == nil}, err
		}
	}
	p, err := s.think(ctx, batch)
	if err != nil {
		return network.Change{}, err
	}
	p.tell()
	if batch.Rehearse {
		p.change.Entry = nil
	}
	if p.empty() || batch.Rehearse {
		p.change.Version = s.graph.version
		return p.change, nil
	}
	if err := s.write(ctx, p); err != nil {
		return network.Change{}, err
	}
	s.remains = s.remains || p.erases()
	s.checkpoint(ctx)
	return p.change, nil
}

// think works out what a batch changes.
func (s *Store) think(ctx context.Context, batch network.Batch) (*plan, error) {
	if err := batch.CheckErasure(); err != nil {
		return nil, err
	}
	p, err := s.thinkBy(ctx, batch, s.graph.joined)
	if err == nil && !s.stones.Empty() && p.joined != s.graph.joined {
		return s.thinkBy(ctx, batch, p.joined) // who must stay forgotten depends on which organisations are one
	}
	return p, err
}

// thinkBy works out what a batch changes, of which what must stay forgotten is told by some identities.
func (s *Store) thinkBy(ctx context.Context, batch network.Batch, identities *network.Identities) (*plan, error) {
	p, err := s.plan(ctx, s.stones.ScrubBatch(batch, identities))
	if err != nil {
		return nil, err
	}
	p.joined = identities
	if len(batch.Erase) > 0 {
		if err := p.bury(ctx, batch.Erase, s.bodies); err != nil {
			return nil, err
		}
		batch.Entry, _ = p.stones.ScrubEntry(batch.Entry, p.joined)
	}
	if len(batch.Erase) > 0 || !p.stones.Empty() && p.joined != s.graph.joined {
		if err := s.scrub(ctx, p, len(batch.Erase) > 0); err != nil {
			return nil, err
		}
	}
	p.joined = s.graph.joined
	if batch.AuditBefore != nil {
		if err := s.expire(ctx, p, *batch.AuditBefore); err != nil {
			return nil, err
		}
	}
	if batch.Entry != nil {
		if err := s.enter(ctx, p, batch.Entry); err != nil {
			return nil, err
		}
	}
	if batch.Erases() {
		p.change.Erased = &p.erasure.told
	}
	return p, s.derivePlan(ctx, p)
}

// derivePlan works out what follows from what a plan states and drops: judgements, identities, and what nodes add up to.
func (s *Store) derivePlan(ctx context.Context, p *plan) error {
	if err := p.judge(ctx, s.bodies); err != nil {
		return err
	}
	if err := p.identify(ctx, s.bodies); err != nil {
		return err
	}
	return p.addUp(ctx, s.bodies)
}

// tell counts what a plan changes, and says whether readers can see it but for lines
// that moved.
func (p *plan) tell() {
	count := func(before, after network.Node) {
		switch {
		case before == nil && after != nil:
			p.change.Added++
		case before != nil && after == nil:
			p.change.Withdrawn++
		case before != nil && !equal(before, after):
			p.change.Updated++
		}
	}
	for _, draft := range p.sources {
		count(asNode(draft.before), asNode(draft.after))
	}
	for _, draft := range p.order {
		if draft.changed {
			count(draft.before, draft.after)
		}
	}
	p.visible = p.change.Added+p.change.Updated+p.change.Withdrawn > 0 || len(p.fresh) > 0 || len(p.dropped) > 0
}

// asNode gives a source as a node, which is nil if the source is.
func asNode(source *network.Source) network.Node {
	if source == nil {
		return nil
	}
	return source
}

// equal says whether two nodes are the same to readers. They were encoded before, so they
// can be again.
func equal(a, b network.Node) bool {
	if a == b {
		return true
	}
	encodedA, errA := network.EncodeNode(a)
	encodedB, errB := network.EncodeNode(b)
	return errA == nil && errB == nil && slices.Equal(encodedA, encodedB)
}

// empty says whether there is nothing to write.
func (p *plan) empty() bool {
	return !p.visible && p.change.Entry == nil && len(p.restated) == 0 && !p.erases() && !slices.ContainsFunc(p.order, func(d *nodeDraft) bool { return d.changed })
}

// enact puts a plan that is committed into the graph. Order counts: sources before the
// facts that name them.
func (s *Store) enact(p *plan) {
	g := s.graph
	for _, draft := range p.sources {
		if draft.after != nil {
			slot := g.intern(draft.id)
			if g.ledger.sources[slot] == nil {
				g.ledger.sources[slot] = &source{facts: chain{head: none}}
				g.setNumber(slot, draft.number)
			}
			g.ledger.sources[slot].revision = draft.revision
			g.put(slot, draft.after)
		}
	}
	for _, draft := range p.order {
		if draft.changed {
			draft.slot = g.intern(draft.id)
			if !draft.hasRow {
				draft.number = 0
			}
			g.setNumber(draft.slot, draft.number)
			g.vertices[draft.slot].merged = draft.merged != nil
			g.put(draft.slot, draft.after)
		}
	}
	g.drop(p.drops())
	for _, f := range p.fresh {
		g.add(f.number, fact{
			node: g.slots[f.node.id], source: g.slots[f.from.id], line: f.line,
			revision: f.revision, body: f.hash, key: f.key,
		})
	}
	for number, again := range p.restated {
		f := &g.ledger.facts[number]
		f.line, f.revision = again.line, again.revision
	}
	for _, draft := range p.sources {
		if draft.after == nil && draft.before != nil {
			g.put(draft.slot, nil)
			g.setNumber(draft.slot, 0)
			delete(g.ledger.sources, draft.slot)
		}
	}
	g.joined, g.judged, s.stones = p.joined, p.judged, p.lasting
	s.factNumbers, s.nodeNumbers = p.factNumbers, p.nodeNumbers
	s.factNumbers.give(p.drops()...)
	s.nodeNumbers.give(p.unused...)
	if p.change.Entry != nil {
		s.audited = p.change.Entry.Number
	}
	if p.visible {
		g.version = p.change.Version
		g.derived = newDerived()
	}
}

// drops gives the numbers of the facts that are withdrawn, upwards.
func (p *plan) drops() []int32 {
	drops := make([]int32, 0, len(p.dropped))
	for number := range p.dropped {
		drops = append(drops, number)
	}
	slices.Sort(drops)
	return drops
}
