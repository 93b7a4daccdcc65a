package embedded

import (
	"bytes"
	"cmp"
	"encoding/hex"
	"hash/maphash"
	"iter"
	"maps"
	"slices"

	"verkosto/internal/network"
)

// fact is what is kept in memory of a citation: who says it of what, and enough to tell
// whether it is said already and how far it is believed. The rest stays in the file, in
// the row with the fact's number.
type fact struct {
	node, source slot
	line         int32
	revision     int32  // the last revision of the source that stated it
	body         uint64 // hash of the stated node: equal for equal nodes, within this process
	key          citationKey
	nextOfNode   int32
	nextOfSource int32
}

// citationKey is [network.Citation.Key] in bytes.
type citationKey [16]byte

func (k citationKey) String() string { return hex.EncodeToString(k[:]) }

// chain is a linked list of facts through nextOfNode or nextOfSource.
type chain struct {
	head   int32
	length int32
}

// source is what is known of a source besides its node.
type source struct {
	revision int32 // grows with every new version
	facts    chain
}

// ledger is all facts by their number, which is that of their row in the file.
type ledger struct {
	facts   []fact // facts[0] is not used; the place of a fact that is gone has no node
	sources map[slot]*source
}

var bodySeed = maphash.MakeSeed()

func hashBody(body []byte) uint64 { return maphash.Bytes(bodySeed, body) }

// add enters a fact under its number.
func (g *graph) add(number int32, f fact) {
	for int32(len(g.ledger.facts)) <= number {
		g.ledger.facts = append(g.ledger.facts, fact{node: none})
	}
	ofNode, ofSource := &g.vertices[f.node].facts, &g.ledger.sources[f.source].facts
	f.nextOfNode, f.nextOfSource = ofNode.head, ofSource.head
	*ofNode = chain{number, ofNode.length + 1}
	*ofSource = chain{number, ofSource.length + 1}
	g.ledger.facts[number] = f
}

// drop takes facts out, all at once because each chain is walked once.
func (g *graph) drop(numbers []int32) {
	nodes, sources := make(slotSet), make(slotSet)
	for _, number := range numbers {
		f := &g.ledger.facts[number]
		nodes[f.node], sources[f.source] = struct{}{}, struct{}{}
		f.revision = none
	}
	facts := g.ledger.facts
	for s := range nodes {
		g.vertices[s].facts.sweep(facts, func(f *fact) *int32 { return &f.nextOfNode })
	}
	for s := range sources {
		g.ledger.sources[s].facts.sweep(facts, func(f *fact) *int32 { return &f.nextOfSource })
	}
	for _, number := range numbers {
		facts[number] = fact{node: none}
	}
}

// sweep takes the facts out of a chain that are marked by having no revision.
func (c *chain) sweep(facts []fact, next func(*fact) *int32) {
	link := &c.head
	for *link != none {
		f := &facts[*link]
		if f.revision == none {
			*link = *next(f)
			c.length--
			continue
		}
		link = next(f)
	}
}

// factsOf gives the numbers of the facts about a node.
func (g *graph) factsOf(node slot) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for at := g.vertices[node].facts.head; at != none && yield(at); at = g.ledger.facts[at].nextOfNode {
		}
	}
}

// factsFrom gives the numbers of the facts that a source states.
func (g *graph) factsFrom(from slot) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		source := g.ledger.sources[from]
		if source == nil {
			return
		}
		for at := source.facts.head; at != none && yield(at); at = g.ledger.facts[at].nextOfSource {
		}
	}
}

// said gives the number of the fact that a source states already about a node, or none.
// It walks the shorter of the two chains.
func (g *graph) said(node, from slot, key citationKey) int32 {
	source := g.ledger.sources[from]
	if source == nil {
		return none
	}
	facts := g.factsOf(node)
	if source.facts.length < g.vertices[node].facts.length {
		facts = g.factsFrom(from)
	}
	for number := range facts {
		if f := &g.ledger.facts[number]; f.node == node && f.source == from && f.key == key {
			return number
		}
	}
	return none
}

// voice is one fact as it counts for what a node adds up to.
type voice struct {
	source *network.Source
	line   int32
	key    citationKey
	body   uint64
	number int32  // of the fact in the ledger; 0 for a new one
	fresh  *fresh // the new fact, else nil
	judged *network.Judgement
}

func (g *graph) voice(number int32) voice {
	f := &g.ledger.facts[number]
	return voice{source: g.vertices[f.source].node.(*network.Source), line: f.line, key: f.key, body: f.body, number: number}
}

// compareBelief is negative if a is believed before b, in the order of [network.Merge].
func compareBelief(a, b voice) int {
	if a.source.ID != b.source.ID {
		return -network.CompareSources(a.source, b.source)
	}
	return cmp.Or(-cmp.Compare(a.line, b.line), bytes.Compare(a.key[:], b.key[:]))
}

// chorus gathers voices about one node, of those that state the same only the one most
// believed: the others add nothing. Those that people reject are not heard.
type chorus struct {
	best   map[uint64]voice
	count  int
	judged bool // people think something of what one of them states
}

// listen hears a voice that states something under an id.
func (c *chorus) listen(id network.ID, v voice, judged *network.Judgements) {
	counts := v.weigh(id, judged)
	c.judged = c.judged || v.judged != nil
	if counts {
		c.add(v)
	}
}

func (c *chorus) add(v voice) {
	if c.best == nil {
		c.best = make(map[uint64]voice)
	}
	c.count++
	if known, said := c.best[v.body]; !said || compareBelief(v, known) < 0 {
		c.best[v.body] = v
	}
}

// believed gives the voices, the most believed first.
func (c *chorus) believed() []voice {
	return slices.SortedFunc(maps.Values(c.best), compareBelief)
}
