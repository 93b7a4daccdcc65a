package model

import (
	"sync"

	"verkosto/internal/network"
)

// Level is the nodes that one step of a query reached together, whatever lists they
// ended up in. What is asked of one of them is asked of all of them in the same
// request, so the first to ask reads for the whole level: a query costs one call to the
// store per step, not per node and not per list.
type Level struct {
	nodes map[network.Kind][]network.Node
	ids   map[network.Kind][]network.ID
	known map[network.ID]bool
	mu    sync.Mutex
	loads map[question]*load
}

// question is a field in the text of the query, asked of the nodes of one kind.
type question struct {
	step any
	kind network.Kind
}

type load struct {
	once   sync.Once
	result any
	err    error
}

func newLevel() *Level {
	return &Level{
		nodes: make(map[network.Kind][]network.Node),
		ids:   make(map[network.Kind][]network.ID),
		known: make(map[network.ID]bool),
		loads: make(map[question]*load),
	}
}

// add puts a node on the level; one that is there already counts once.
func (l *Level) add(node network.Node) {
	if id := node.NodeID(); l.addID(id) {
		l.nodes[id.Kind()] = append(l.nodes[id.Kind()], node)
	}
}

// addID puts a node on the level that is only known by its id.
func (l *Level) addID(id network.ID) (added bool) {
	if l.known[id] {
		return false
	}
	l.known[id] = true
	l.ids[id.Kind()] = append(l.ids[id.Kind()], id)
	return true
}

// IDs gives the ids of a kind, in the order in which they were reached.
func (l *Level) IDs(kind network.Kind) []network.ID { return l.ids[kind] }

// AllIDs gives the ids of every kind.
func (l *Level) AllIDs() []network.ID {
	all := make([]network.ID, 0, len(l.known))
	for _, kind := range network.Kinds() {
		all = append(all, l.ids[kind]...)
	}
	return all
}

// Nodes gives the nodes of a kind, in the order in which they were reached; not those
// that are only known by their ids.
func (l *Level) Nodes(kind network.Kind) []network.Node { return l.nodes[kind] }

// Load gives what fetch gives. It calls fetch once for each kind and each step, which is the
// field in the text of the query that asks.
func Load[T any](level *Level, step any, kind network.Kind, fetch func() (T, error)) (T, error) {
	level.mu.Lock()
	entry := level.loads[question{step, kind}]
	if entry == nil {
		entry = new(load)
		level.loads[question{step, kind}] = entry
	}
	level.mu.Unlock()

	entry.once.Do(func() { entry.result, entry.err = fetch() })
	result, _ := entry.result.(T)
	return result, entry.err
}
