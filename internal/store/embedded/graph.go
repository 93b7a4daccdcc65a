package embedded

import (
	"iter"
	"slices"

	"verkosto/internal/network"
)

// slot is the place of a vertex in the graph's array.
type slot = int32

// none is no slot, and no fact.
const none = -1

// vertex is an id that is mentioned somewhere. Without a node it is only the target of links, or
// one under which something is stated that is served under another, and counts as not there.
type vertex struct {
	id     network.ID
	kind   network.Kind
	node   network.Node
	number int32    // of the row in the file; 0 without one
	merged bool     // the row has a merged node: its citations don't all state the same
	out    []hop    // links that the node holds, in their order
	in     []bundle // links that lead here, by type
	facts  chain    // what is stated under the id
}

// hop is one link that a node holds.
type hop struct {
	link   network.Link
	target slot
}

// bundle is the nodes that hold a link of one type to a vertex, in no order.
type bundle struct {
	link    network.Link
	holders []slot
}

// graph is the network in memory. The store's lock guards it.
type graph struct {
	version  uint64
	joined   *network.Identities
	judged   *network.Judgements
	vertices []vertex
	slots    map[network.ID]slot
	byNumber []slot                  // slots by number of the row, none where there is no such row
	kinds    map[network.Kind][]slot // nodes by kind, in no order
	place    []int32                 // where each slot stands in its list in kinds
	byKey    map[network.ID][]slot   // vertices by the organisation whose key is in their id (see madeWith)
	sorted   int                     // how many vertices are in byKey
	ledger   ledger
	derived  *derived // what is computed from this version
}

func newGraph() *graph {
	return &graph{
		slots:   make(map[network.ID]slot),
		kinds:   make(map[network.Kind][]slot),
		byKey:   make(map[network.ID][]slot),
		ledger:  ledger{sources: make(map[slot]*source)},
		derived: newDerived(),
	}
}

// slot gives the slot under which what has an id is served, none if it is mentioned nowhere.
func (g *graph) slot(id network.ID) slot { return g.own(g.joined.Of(id)) }

// own gives the slot of an id itself, whatever it is joined into; none if it is mentioned nowhere.
func (g *graph) own(id network.ID) slot {
	if s, known := g.slots[id]; known {
		return s
	}
	return none
}

// node gives the node of an id, nil if there is none.
func (g *graph) node(id network.ID) network.Node {
	if s := g.slot(id); s != none {
		return g.vertices[s].node
	}
	return nil
}

// intern gives the slot of an id, a new one if it was never mentioned.
func (g *graph) intern(id network.ID) slot {
	if s, known := g.slots[id]; known {
		return s
	}
	s := slot(len(g.vertices))
	g.vertices = append(g.vertices, vertex{id: id, kind: id.Kind(), facts: chain{head: none}})
	g.place = append(g.place, none)
	g.slots[id] = s
	return s
}

// setNumber ties a vertex to a row of the file.
func (g *graph) setNumber(s slot, number int32) {
	if old := g.vertices[s].number; old != 0 {
		g.byNumber[old] = none
	}
	for int32(len(g.byNumber)) <= number {
		g.byNumber = append(g.byNumber, none)
	}
	g.vertices[s].number = number
	if number != 0 {
		g.byNumber[number] = s
	}
}

// put gives a vertex another node; nil takes it away.
func (g *graph) put(s slot, node network.Node) {
	v := &g.vertices[s]
	for _, hop := range v.out {
		g.unlink(s, hop)
	}
	v.out = nil
	g.list(s, node != nil)
	v.node = node
	if node == nil {
		return
	}
	links := node.Links()
	if len(links) == 0 {
		return
	}
	out := make([]hop, len(links))
	for i, to := range links {
		out[i] = hop{to.Link, g.intern(to.Target)}
		g.link(s, out[i])
	}
	g.vertices[s].out = out // interning may have moved the vertex
}

// list enters a vertex into the list of its kind or takes it out.
func (g *graph) list(s slot, wanted bool) {
	kind, at := g.vertices[s].kind, g.place[s]
	switch listed := g.kinds[kind]; {
	case wanted && at == none:
		g.place[s] = int32(len(listed))
		g.kinds[kind] = append(listed, s)
	case !wanted && at != none:
		last := listed[len(listed)-1]
		listed[at], g.place[last] = last, at
		g.kinds[kind], g.place[s] = listed[:len(listed)-1], none
	}
}

func (g *graph) link(from slot, to hop) {
	target := &g.vertices[to.target]
	for i := range target.in {
		if target.in[i].link == to.link {
			target.in[i].holders = append(target.in[i].holders, from)
			return
		}
	}
	target.in = append(target.in, bundle{to.link, []slot{from}})
}

func (g *graph) unlink(from slot, to hop) {
	target := &g.vertices[to.target]
	for i := range target.in {
		if target.in[i].link == to.link {
			holders := target.in[i].holders
			at := slices.Index(holders, from)
			holders[at] = holders[len(holders)-1]
			target.in[i].holders = holders[:len(holders)-1]
			return
		}
	}
}

// holders gives the nodes that hold a link to a node, each once, in no order; nothing if
// the vertex has no node itself. The result is the graph's own.
func (g *graph) holders(s slot, link network.Link) []slot {
	v := &g.vertices[s]
	if v.node == nil {
		return nil
	}
	for i := range v.in {
		if v.in[i].link == link {
			return v.in[i].holders
		}
	}
	return nil
}

// targets gives the nodes that a node links to, in the order of its links.
func (g *graph) targets(s slot, link network.Link) iter.Seq[slot] {
	return func(yield func(slot) bool) {
		for _, hop := range g.vertices[s].out {
			if hop.link == link && g.vertices[hop.target].node != nil && !yield(hop.target) {
				return
			}
		}
	}
}

// target gives the first node that a node links to so, none if there is none.
func (g *graph) target(s slot, link network.Link) slot {
	for _, hop := range g.vertices[s].out {
		if hop.link == link && g.vertices[hop.target].node != nil {
			return hop.target
		}
	}
	return none
}

// via gives the nodes that are related to a node by a link, which it holds itself (out) or they do.
func (g *graph) via(s slot, link network.Link, out bool) iter.Seq[slot] {
	if out {
		return g.targets(s, link)
	}
	return slices.Values(g.holders(s, link))
}

// project gives the project of a participation or funding, none if it is not there.
func (g *graph) project(s slot) slot {
	for _, link := range [...]network.Link{network.LinkInProject, network.LinkFunds} {
		for target := range g.targets(s, link) {
			if g.vertices[target].kind == network.KindProject {
				return target
			}
		}
	}
	return none
}

// organisation gives the organisation of a participation, none if it is not there.
func (g *graph) organisation(s slot) slot {
	for target := range g.targets(s, network.LinkBy) {
		if g.vertices[target].kind == network.KindOrganisation {
			return target
		}
	}
	return none
}

// isOf says whether a node is listed under a kind, which may be KindFunder.
func (g *graph) isOf(s slot, kind network.Kind) bool {
	v := &g.vertices[s]
	switch {
	case v.node == nil:
		return false
	case kind != network.KindFunder:
		return v.kind == kind
	default:
		return v.kind == network.KindFund || v.kind == network.KindOrganisation && len(g.holders(s, network.LinkFrom)) > 0
	}
}

// ofKind gives the nodes that are listed under a kind, in no order.
func (g *graph) ofKind(kind network.Kind) iter.Seq[slot] {
	return func(yield func(slot) bool) {
		for _, s := range g.kinds[kind] {
			if !yield(s) {
				return
			}
		}
		if kind != network.KindFunder {
			return
		}
		for _, s := range g.kinds[network.KindFund] {
			if !yield(s) {
				return
			}
		}
		for _, s := range g.kinds[network.KindOrganisation] {
			if g.isOf(s, kind) && !yield(s) {
				return
			}
		}
	}
}

// within gives a place and all places within it, added to a set.
func (g *graph) within(s slot, set slotSet) {
	if _, known := set[s]; known {
		return
	}
	set[s] = struct{}{}
	for _, part := range g.holders(s, network.LinkPartOf) {
		g.within(part, set)
	}
}

// slotSet is a set of slots.
type slotSet map[slot]struct{}

func (set slotSet) has(s slot) bool {
	_, has := set[s]
	return has
}
