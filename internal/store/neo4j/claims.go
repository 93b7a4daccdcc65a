package neo4j

import (
	"crypto/sha256"
	"encoding/hex"
	"math"
	"reflect"

	"verkosto/internal/network"
)

// stated is what a batch states, checked as far as the batch alone can be.
type stated struct {
	sources  []*network.Source
	claims   []*claim
	complete []network.ID
	removed  map[network.ID]bool
	entry    *network.AuditEntry // for the audit log; nil for none
	asked    network.Batch       // as it came
}

// claim is a citation as it is kept.
type claim struct {
	id       string // of its source and content
	source   network.ID
	node     network.Node
	nodeID   network.ID
	line     int
	key      string
	body     string
	opinion  string // hash of body
	detail   string
	revision int64 // of the source that states it, 0 for the newest
	citation *network.Citation
}

// readBatch checks and encodes a batch. A citation that is repeated counts once, as it came first.
func readBatch(batch network.Batch) (*stated, error) {
	s := &stated{complete: batch.Complete, removed: make(map[network.ID]bool, len(batch.Removed)), entry: batch.Entry, asked: batch}
	if err := batch.CheckErasure(); err != nil {
		return nil, err
	}
	if batch.Entry != nil {
		if err := batch.Entry.Check(); err != nil {
			return nil, err
		}
	}
	for _, id := range batch.Removed {
		s.removed[id] = true
	}
	for _, source := range batch.Sources {
		if source == nil || source.ID.Kind() != network.KindSource {
			return nil, network.Errorf(network.InvalidArgument, "a source of the batch has no id of a source, as in source:format/name")
		}
		if _, err := network.ParseID(string(source.ID)); err != nil {
			return nil, err
		}
		if _, err := network.EncodeNode(source); err != nil {
			return nil, err
		}
		s.sources = append(s.sources, source)
	}
	seen := make(map[string]bool, len(batch.Citations))
	for i := range batch.Citations {
		claimed, err := claimOf(i, &batch.Citations[i])
		if err != nil {
			return nil, err
		}
		if !seen[claimed.id] {
			seen[claimed.id] = true
			s.claims = append(s.claims, claimed)
		}
	}
	return s, nil
}

func claimOf(i int, citation *network.Citation) (*claim, error) {
	if err := checkCitable(i, citation); err != nil {
		return nil, err
	}
	body, err := network.EncodeNode(citation.Node)
	if err != nil {
		return nil, err
	}
	about, err := encodeDetail(citation)
	if err != nil {
		return nil, err
	}
	key := citation.Key(body)
	return &claim{
		id:       hash(string(citation.Source), key),
		source:   citation.Source,
		node:     citation.Node,
		nodeID:   citation.Node.NodeID(),
		line:     citation.Line,
		key:      key,
		body:     string(body),
		opinion:  hash(string(body)),
		detail:   about,
		citation: citation,
	}, nil
}

// hash gives the first half of the SHA-256 of texts, in hexadecimal digits.
func hash(texts ...string) string {
	sum := sha256.New()
	for _, text := range texts {
		sum.Write([]byte(text))
		sum.Write([]byte{0})
	}
	return hex.EncodeToString(sum.Sum(nil)[:16])
}

// checkCitable says whether a node is one that a source can state: with an id, of the type that the
// id tells, and no source.
func checkCitable(i int, citation *network.Citation) error {
	if citation.Node == nil || reflect.ValueOf(citation.Node).IsNil() {
		return network.Errorf(network.InvalidArgument, "citation %d has no node", i)
	}
	id, err := network.ParseID(string(citation.Node.NodeID()))
	if err != nil {
		return err
	}
	right, err := network.New(id.Kind())
	if err != nil {
		return err
	}
	if reflect.TypeOf(right) != reflect.TypeOf(citation.Node) || id.Kind() == network.KindSource {
		return network.Errorf(network.InvalidArgument, "citation %d states a %T under the id %s, which is of another kind", i, citation.Node, id)
	}
	if citation.Line < 0 || citation.Line > math.MaxInt32 {
		return network.Errorf(network.InvalidArgument, "citation %d is on line %d: lines count from 1 to 2,147,483,647", i, citation.Line)
	}
	return nil
}
