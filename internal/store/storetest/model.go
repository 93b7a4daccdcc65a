package storetest

import (
	"context"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"verkosto/internal/network"
)

// Model is a store that is simple enough to be obviously right: slices and loops over
// what [network.Identities.Merge] gives, in memory, with no thought of speed. The suite compares
// other stores with it, and tests that need a small store can use it.
type Model struct {
	writing sync.Mutex
	current atomic.Pointer[state]
	entries []*network.AuditEntry // the audit log, in order
	audited uint64                // number of the last of them
	stones  *network.Tombstones
}

var _ network.Store = (*Model)(nil)

// NewModel gives an empty store.
func NewModel() *Model {
	m := &Model{stones: network.NewTombstones([][]byte{[]byte("any")}, nil)}
	m.current.Store(newState(nil, nil))
	return m
}

// state is one version of the network. It never changes.
type state struct {
	version uint64
	sources map[network.ID]*network.Source
	records []record // in the order in which they were stated
	joined  *network.Identities
	judged  *network.Judgements
	nodes   map[network.ID]network.Node
	ids     []network.ID // of nodes, upwards
}

// record is a citation, the version of its source that said so last, and its key.
type record struct {
	network.Citation
	revision string
	key      string
}

func newState(sources map[network.ID]*network.Source, records []record) *state {
	s := &state{sources: sources, records: records, nodes: make(map[network.ID]network.Node)}
	var matches []*network.Match
	var annotations []*network.Annotation
	for _, citations := range s.cited() {
		switch node := network.Merge(citations, s.source).(type) {
		case *network.Match:
			matches = append(matches, node)
		case *network.Annotation:
			annotations = append(annotations, node)
		}
	}
	s.joined, s.judged = network.NewIdentities(matches), network.NewJudgements(annotations)
	for id, citations := range s.cited() {
		if node := s.joined.Merge(citations, s.source); node != nil {
			s.nodes[id] = node
		}
	}
	for id, source := range sources {
		s.nodes[id] = source
	}
	s.ids = slices.Sorted(maps.Keys(s.nodes))
	return s
}

// cited gives all citations, by the node that they are served as.
func (s *state) cited() map[network.ID][]network.Citation {
	cited := make(map[network.ID][]network.Citation)
	for _, r := range s.records {
		id := s.joined.Of(r.Node.NodeID())
		cited[id] = append(cited[id], s.weighed(r))
	}
	return cited
}

// weighed gives a citation with what people think of it.
func (s *state) weighed(r record) network.Citation {
	r.Judgement = s.judged.Of(r.Node.NodeID(), r.Source)
	return r.Citation
}

// resolved gives ids as they are served, in their order.
func (s *state) resolved(ids []network.ID) []network.ID {
	resolved := make([]network.ID, 0, len(ids))
	for _, id := range ids {
		resolved = append(resolved, s.joined.Of(id))
	}
	return resolved
}

// projectsAsked gives a filter by resolved ids, nil for none.
func (s *state) projectsAsked(filter *network.ProjectFilter) *network.ProjectFilter {
	resolved, _ := s.joined.Filter(filter).(*network.ProjectFilter)
	return resolved
}

func (s *state) source(id network.ID) *network.Source { return s.sources[id] }

// read gives the version to answer from, or an error where the context has ended.
func (m *Model) read(ctx context.Context) (*state, error) {
	if err := ctx.Err(); err != nil {
		return nil, network.Wrap(network.Timeout, err, "the time for the answer is over")
	}
	return m.current.Load(), nil
}

// Close does nothing.
func (m *Model) Close() error { return nil }

// Apply implements [network.Writer].
func (m *Model) Apply(ctx context.Context, batch network.Batch) (network.Change, error) {
	m.writing.Lock()
	defer m.writing.Unlock()
	before, err := m.read(ctx)
	if err != nil {
		return network.Change{}, err
	}
	if batch.Entry != nil {
		if err := batch.Entry.Check(); err != nil {
			return network.Change{}, err
		}
		if earlier := m.used(batch.Entry); earlier != nil {
			return network.Change{Version: before.version, Entry: earlier, Replayed: true}, nil
		}
		if err := m.checkEntry(before, batch.Entry); err != nil {
			return network.Change{}, err
		}
	}
	after, erased, err := m.after(before, &batch)
	if err != nil {
		return network.Change{}, err
	}
	change := difference(before, after)
	if change.Erased = erased; batch.Rehearse {
		change.Version = before.version
		return change, nil
	}
	if batch.Entry != nil {
		change.Entry = m.enter(batch.Entry)
	}
	after.version = before.version
	if !before.looksLike(after) {
		after.version++
	}
	change.Version = after.version
	m.current.Store(after)
	return change, nil
}

// with gives the state after a batch, or an error that says what is wrong with the batch.
func (s *state) with(batch network.Batch) (*state, error) {
	sources, err := s.withSources(batch.Sources)
	if err != nil {
		return nil, err
	}
	records := slices.Clone(s.records)
	for i, citation := range batch.Citations {
		source := sources[citation.Source]
		if source == nil {
			return nil, network.Errorf(network.InvalidArgument, "citation %d is of the unknown source %q", i, citation.Source)
		}
		if !citable(citation.Node) {
			return nil, network.Errorf(network.InvalidArgument, "citation %d has no node with an id of its kind", i)
		}
		if _, err := network.EncodeNode(citation.Node); err != nil {
			return nil, err
		}
		records = stated(records, citation, source.SHA256)
	}
	for _, id := range batch.Complete {
		if source := sources[id]; source != nil {
			sources[id] = completed(source, true)
		}
	}
	records = slices.DeleteFunc(records, func(r record) bool {
		outdated := slices.Contains(batch.Complete, r.Source) && r.revision != sources[r.Source].SHA256
		return outdated || slices.Contains(batch.Removed, r.Source)
	})
	for _, id := range batch.Removed {
		delete(sources, id)
	}
	return newState(sources, records), nil
}

// withSources gives the sources by id after some have been stated.
func (s *state) withSources(stated []*network.Source) (map[network.ID]*network.Source, error) {
	sources := make(map[network.ID]*network.Source)
	maps.Copy(sources, s.sources)
	for _, source := range stated {
		if source == nil || source.ID.Kind() != network.KindSource {
			return nil, network.Errorf(network.InvalidArgument, "a source has no id of a source")
		}
		if known := sources[source.ID]; known == nil || known.SHA256 != source.SHA256 {
			sources[source.ID] = completed(source, false)
		}
	}
	return sources, nil
}

// completed gives a source that says whether all of it has been applied.
func completed(source *network.Source, complete bool) *network.Source {
	changed := *source
	changed.Complete = complete
	return &changed
}

// citable says whether a node is one that a source can state: with an id, and of the
// type that the id tells.
func citable(node network.Node) bool {
	if node == nil || reflect.ValueOf(node).IsNil() {
		return false
	}
	id := node.NodeID()
	if _, err := network.ParseID(string(id)); err != nil || id.Kind() == network.KindSource {
		return false
	}
	right, err := network.New(id.Kind())
	return err == nil && reflect.TypeOf(right) == reflect.TypeOf(node)
}

// stated gives the records with a citation: a new one is added; one that was made already stays, and
// moves to its new line if a newer version of the source makes it.
func stated(records []record, citation network.Citation, revision string) []record {
	fresh := record{citation, revision, keyOf(citation)}
	at := slices.IndexFunc(records, func(r record) bool {
		return r.Source == citation.Source && r.Node.NodeID() == citation.Node.NodeID() && r.key == fresh.key
	})
	switch {
	case at < 0:
		return append(records, fresh)
	case records[at].revision != revision:
		records[at] = fresh
	}
	return records
}

// keyOf gives what tells a citation from the others of its source and node.
func keyOf(citation network.Citation) string {
	encoded, err := network.EncodeNode(citation.Node)
	if err != nil {
		panic(err) // it was encoded before
	}
	return citation.Key(encoded)
}

// asJSON gives a value as JSON: two nodes are equal if their texts are.
func asJSON(value any) string {
	encoded, err := json.Marshal(value)
	if err != nil {
		panic(err) // nodes and citations can always be encoded
	}
	return string(encoded)
}

func difference(before, after *state) network.Change {
	var change network.Change
	for id, node := range after.nodes {
		switch old := before.nodes[id]; {
		case old == nil:
			change.Added++
		case asJSON(old) != asJSON(node):
			change.Updated++
		}
	}
	for id := range before.nodes {
		if after.nodes[id] == nil {
			change.Withdrawn++
		}
	}
	return change
}

// looksLike says whether readers can't tell one state from the other.
func (s *state) looksLike(other *state) bool {
	return difference(s, other) == network.Change{} && slices.Equal(s.visible(), other.visible())
}

func (s *state) visible() []string {
	var lines []string
	for _, r := range s.records {
		lines = append(lines, asJSON(r.Citation)+asJSON(r.Node))
	}
	slices.Sort(lines)
	return lines
}

// kind gives all nodes of a kind, in the order of ids.
func (s *state) kind(kind network.Kind) []network.Node {
	var nodes []network.Node
	for _, id := range s.ids {
		if s.isOf(id, kind) {
			nodes = append(nodes, s.nodes[id])
		}
	}
	return nodes
}

// isOf says whether a node is listed under a kind, which may be KindFunder.
func (s *state) isOf(id network.ID, kind network.Kind) bool {
	if kind != network.KindFunder {
		return id.Kind() == kind
	}
	gaveMoney := id.Kind() == network.KindOrganisation && len(s.holders(id, network.LinkFrom)) > 0
	return id.Kind() == network.KindFund || gaveMoney
}

// targets gives the nodes that a node links to, in the order of its links.
func (s *state) targets(id network.ID, link network.Link) []network.ID {
	var targets []network.ID
	node := s.nodes[id]
	if node == nil {
		return nil
	}
	for _, to := range node.Links() {
		if to.Link == link && s.nodes[to.Target] != nil {
			targets = append(targets, to.Target)
		}
	}
	return targets
}

// holders gives the nodes that link to a node, in the order of ids.
func (s *state) holders(id network.ID, link network.Link) []network.ID {
	var holders []network.ID
	if s.nodes[id] == nil {
		return nil
	}
	for _, holder := range s.ids {
		if slices.Contains(s.nodes[holder].Links(), network.LinkTo{Link: link, Target: id}) {
			holders = append(holders, holder)
		}
	}
	return holders
}

// each gives the nodes of a type among ids.
func each[T network.Node](s *state, ids []network.ID) []T {
	var nodes []T
	for _, id := range ids {
		if node, ok := s.nodes[id].(T); ok {
			nodes = append(nodes, node)
		}
	}
	return nodes
}

// unique gives ids upwards, each once.
func unique(ids []network.ID) []network.ID {
	return slices.Compact(slices.Sorted(slices.Values(ids)))
}

func joined(parts ...string) string { return strings.Join(parts, "\n") }
