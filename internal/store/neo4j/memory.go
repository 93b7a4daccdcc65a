package neo4j

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"

	"verkosto/internal/network"
)

// memory is nodes of the newest version of the data that was seen. What comes again needn't be decoded again, and what
// was seen at the version at which an answer began ([network.ForOneAnswer]) needn't be read again for it. It holds so many
// bytes, whatever the network has: half of it is forgotten at once, that which was not asked for since the other half
// began.
type memory struct {
	mu           sync.Mutex
	version      int64
	young, older map[network.ID]remembered
	size         int // bytes of young, about

	streaks map[string]*atomic.Int64 // by statement
}

// steady is after how many known nodes on end a statement leaves out what is known. To ask again because one was not known
// costs as much as the bodies of some fifty nodes.
const steady = 256

// shapes is of how many statements a memory knows how many nodes on end were known. It forgets all when there are more.
const shapes = 1000

// streak gives how many nodes that came of a statement were all known, since the last that was not.
func (m *memory) streak(operation string) *atomic.Int64 {
	m.mu.Lock()
	defer m.mu.Unlock()
	found := m.streaks[operation]
	if found == nil {
		if m.streaks == nil || len(m.streaks) >= shapes {
			m.streaks = make(map[string]*atomic.Int64)
		}
		found = new(atomic.Int64)
		m.streaks[operation] = found
	}
	return found
}

// errSpared says that a statement left out the body of a node that is not remembered.
var errSpared = errors.New("a node is not remembered as of the version that was read")

// wholeNodes are the places that statements have for what the memory may know, each with what is read there.
var wholeNodes = []string{
	"body of n", "n.body", "body of q", "q.body", "body of x", "x.body", "body of hit[0]", "hit[0].body", "fundings of n", "n.fundings",
}

// spareNodes are the same places where nothing is read.
var spareNodes = func() []string {
	spare := slices.Clone(wholeNodes)
	for i := 1; i < len(spare); i += 2 {
		spare[i] = "null"
	}
	return spare
}()

// reading gives a statement that reads nodes wholly, or spares what the memory knows.
func reading(operation string, spare bool) string {
	if spare {
		return fill(operation, spareNodes...)
	}
	return fill(operation, wholeNodes...)
}

// remembered is a node that was read.
type remembered struct {
	node     network.Node
	fundings []any // what [tallyOf] reads, nil where it was not read with the node, or not derived yet
	size     int
}

// memoryHalf is about how many bytes half a memory holds.
const memoryHalf = 32 << 20

// sizeOf is about what a node takes in a memory, by its body.
func sizeOf(body string) int { return 400 + 2*len(body) }

// recall gives what is known of a node at a version.
func (m *memory) recall(id network.ID, version int64) (remembered, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if version != m.version {
		return remembered{}, false
	}
	found, known := m.young[id]
	if known {
		return found, true
	}
	if found, known = m.older[id]; known {
		m.keep(id, found)
	}
	return found, known
}

// remember keeps a node that was read at a version, and forgets those of older ones.
func (m *memory) remember(id network.ID, node remembered, version int64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if version < m.version {
		return
	}
	if version > m.version {
		m.version, m.young, m.older, m.size = version, nil, nil, 0
	}
	m.keep(id, node)
}

func (m *memory) keep(id network.ID, node remembered) {
	if m.young == nil || m.size > memoryHalf {
		m.older, m.young, m.size = m.young, make(map[network.ID]remembered), 0
	}
	if _, is := m.young[id]; !is {
		m.size += node.size
	}
	m.young[id] = node
}

// decode gives the node with an id and a body, as they were seen by the last statement of the view.
func (v *view) decode(id, body any) (network.Node, error) {
	return v.decodeWith(id, body, false, nil)
}

// decodeWith does what [view.decode] does for a node that is summed: it comes with the sums of its fundings.
func (v *view) decodeWith(id, body any, summed bool, fundings []any) (network.Node, error) {
	key, encoded := network.ID(text(id)), text(body)
	known, is := v.memory.recall(key, v.saw.Data)
	is = is && (!summed || known.fundings != nil)
	switch {
	case is:
		v.streak.Add(1)
		return known.node, nil
	case v.spare && body == nil:
		return nil, errSpared
	}
	v.streak.Store(0)
	node, err := decode(id, body)
	if err == nil {
		v.memory.remember(key, remembered{node, fundings, sizeOf(encoded)}, v.saw.Data)
	}
	return node, err
}

// recalled gives the nodes with some ids that are known at the version that was seen for the answer at hand, and the ids of the others.
func (v *view) recalled(ctx context.Context, ids []string) (nodes map[network.ID]network.Node, others []string) {
	nodes = make(map[network.ID]network.Node, len(ids))
	saw, did := network.AnswerOf(ctx).Saw()
	if !did || saw.Identities != v.known.version {
		return nodes, ids
	}
	for _, id := range ids {
		if known, is := v.memory.recall(network.ID(id), saw.Data); is {
			nodes[network.ID(id)] = known.node
			continue
		}
		others = append(others, id)
	}
	v.saw = saw
	return nodes, others
}

// nodes gives the nodes with some ids, all as of one version.
func (v *view) nodes(ctx context.Context, ids []string) (map[network.ID]network.Node, error) {
	nodes, others := v.recalled(ctx, ids)
	if len(others) == 0 {
		return nodes, nil
	}
	recalledAt := v.saw
	rows, err := v.ask(ctx, "read nodes", cypherNodes, map[string]any{"ids": others})
	if err == nil && len(nodes) > 0 && v.saw != recalledAt {
		clear(nodes)
		rows, err = v.ask(ctx, "read nodes", cypherNodes, map[string]any{"ids": ids})
	}
	if err != nil {
		return nil, err
	}
	for _, found := range rows {
		node, err := v.decode(row(found)[0], row(found)[1])
		if err != nil {
			return nil, err
		}
		nodes[node.NodeID()] = node
	}
	return nodes, nil
}
