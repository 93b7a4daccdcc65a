package embedded

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"runtime"

	"golang.org/x/sync/errgroup"

	"verkosto/internal/network"
)

// errDangling tells of a row that names a row which is not there.
var errDangling = errors.New("it names a row that is not there")

// load reads the file into the graph.
func (s *Store) load(ctx context.Context) error {
	var derivedBy int
	if err := s.writer.QueryRowContext(ctx, sqlSelectMeta).Scan(&s.graph.version, &derivedBy); err != nil {
		return fileError(err, "read the version")
	}
	if err := s.writer.QueryRowContext(ctx, sqlSelectLastAudit).Scan(&s.audited); err != nil {
		return fileError(err, "read the audit log")
	}
	if err := s.loadTombstones(ctx); err != nil {
		return err
	}
	if err := s.makeRoom(ctx); err != nil {
		return err
	}
	merged, err := s.loadNodes(ctx)
	if err != nil {
		return err
	}
	if err := s.loadSources(ctx); err != nil {
		return err
	}
	if err := s.loadMatches(ctx); err != nil {
		return err
	}
	if err := s.loadJudgements(ctx); err != nil {
		return err
	}
	if err := s.loadCitations(ctx, merged); err != nil {
		return err
	}
	if derivedBy != derivation && s.graph.version > 0 {
		return s.derive(ctx)
	}
	return nil
}

// maxRows bounds the numbers of rows, so that a damaged file can't ask for all memory.
const maxRows = 1 << 28

// makeRoom makes the graph as large as the file says it will be.
func (s *Store) makeRoom(ctx context.Context) error {
	var nodes, citations int64
	if err := s.writer.QueryRowContext(ctx, sqlSelectSizes).Scan(&nodes, &citations); err != nil {
		return fileError(err, "look at the size")
	}
	if nodes < 0 || nodes > maxRows || citations < 0 || citations > maxRows {
		return damaged(errDangling, fmt.Sprintf("%d nodes and %d citations", nodes, citations))
	}
	g, room := s.graph, nodes+nodes/16 // what is mentioned and not stated takes room too
	g.vertices = make([]vertex, 0, room)
	g.place = make([]int32, 0, room)
	g.slots = make(map[network.ID]slot, room)
	g.byNumber = make([]slot, 0, nodes+1)
	g.ledger.facts = make([]fact, 0, citations+1)
	return nil
}

// loadNodes gives every node's id its slot, and the merged nodes' JSON by slot.
func (s *Store) loadNodes(ctx context.Context) (map[slot][]byte, error) {
	merged := make(map[slot][]byte)
	g, last := s.graph, int32(0)
	err := eachRow(ctx, s.writer, sqlSelectNodes, func(rows *sql.Rows) error {
		var number int32
		var id string
		var body []byte
		if err := rows.Scan(&number, &id, &body); err != nil {
			return err
		}
		at := g.intern(network.ID(id))
		g.setNumber(at, number)
		last = max(last, number)
		if body != nil {
			merged[at] = body
			g.vertices[at].merged = true
		}
		return nil
	})
	s.nodeNumbers = numbersBeside(last, func(number int32) bool { return g.byNumber[number] != none })
	return merged, err
}

func (s *Store) loadSources(ctx context.Context) error {
	return eachRow(ctx, s.writer, sqlSelectSources, func(rows *sql.Rows) error {
		var number, revision int32
		var body []byte
		if err := rows.Scan(&number, &revision, &body); err != nil {
			return err
		}
		at := s.graph.numbered(number)
		if at == none {
			return damaged(errDangling, fmt.Sprintf("source %d", number))
		}
		node, err := network.DecodeNode(network.KindSource, body)
		if err != nil {
			return damaged(err, fmt.Sprintf("source %d", number))
		}
		s.graph.ledger.sources[at] = &source{revision: revision, facts: chain{head: none}}
		s.graph.put(at, node)
		return nil
	})
}

// loadMatches reads who is one with whom, which decides what is served under which id.
func (s *Store) loadMatches(ctx context.Context) error {
	matches, err := loadKind[*network.Match](ctx, s, network.KindMatch, "match")
	s.graph.joined = network.NewIdentities(matches)
	return err
}

// numbered gives the slot of a row's number, none if there is no such row.
func (g *graph) numbered(number int32) slot {
	if number < 1 || int(number) >= len(g.byNumber) {
		return none
	}
	return g.byNumber[number]
}

// encoded is a node that waits to be decoded.
type encoded struct {
	at   slot
	kind network.Kind
	body []byte
	node network.Node
}

// loadCitations reads all citations in the order of the file, while other goroutines decode the nodes.
// Rows are read by one goroutine because SQLite reads by one; what it can't do while it reads is
// decoding, which takes as long again.
func (s *Store) loadCitations(ctx context.Context, merged map[slot][]byte) error {
	group, ctx := errgroup.WithContext(ctx)
	toDecode := make(chan []encoded, 16)
	decoded := make(chan []encoded, 16)
	group.Go(func() error {
		defer close(toDecode)
		return s.readCitations(ctx, merged, toDecode)
	})
	decoders := new(errgroup.Group)
	for range max(1, runtime.GOMAXPROCS(0)-1) {
		decoders.Go(func() error { return decode(ctx, toDecode, decoded) })
	}
	group.Go(func() error {
		defer close(decoded)
		return decoders.Wait()
	})
	var chunks [][]encoded
	for chunk := range decoded {
		chunks = append(chunks, chunk)
	}
	if err := group.Wait(); err != nil {
		return err
	}
	for _, chunk := range chunks {
		for _, item := range chunk {
			s.graph.put(item.at, item.node)
		}
	}
	return nil
}

// readCitations enters facts into the ledger, and sends nodes to be decoded in chunks: of each node
// what it is merged to, or what the first of its citations states because all state the same. What is stated
// under the id of a node that was joined into another is in what that one is merged to.
func (s *Store) readCitations(ctx context.Context, merged map[slot][]byte, toDecode chan<- []encoded) error {
	const size = 512
	chunk := make([]encoded, 0, size)
	send := func() error {
		select {
		case toDecode <- chunk:
			chunk = make([]encoded, 0, size)
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	g, last := s.graph, int32(0)
	err := eachRow(ctx, s.writer, sqlSelectCitations, func(rows *sql.Rows) error {
		number, body, err := g.readFact(rows)
		if err != nil {
			return err
		}
		last = max(last, number)
		at := g.ledger.facts[number].node
		if g.vertices[at].facts.length > 1 || g.joined.Of(g.vertices[at].id) != g.vertices[at].id {
			return nil
		}
		item := encoded{at: at, kind: g.vertices[at].kind, body: merged[at]}
		if item.body == nil {
			item.body = append(item.body, body...)
		}
		if isUnserved(item.body) {
			return nil
		}
		if chunk = append(chunk, item); len(chunk) == size {
			return send()
		}
		return nil
	})
	if err != nil {
		return err
	}
	s.factNumbers = numbersBeside(last, func(number int32) bool { return g.ledger.facts[number].node != none })
	for at, body := range merged { // what nothing is stated under itself
		if g.vertices[at].facts.length == 0 && !isUnserved(body) {
			chunk = append(chunk, encoded{at: at, kind: g.vertices[at].kind, body: body})
		}
	}
	return send()
}

// readFact enters the fact of a row into the ledger, and gives its number and what it
// states, which is only good until the next row.
func (g *graph) readFact(rows *sql.Rows) (int32, sql.RawBytes, error) {
	var number, node, from int32
	var f fact
	var body, key sql.RawBytes
	if err := rows.Scan(&number, &node, &from, &key, &f.line, &f.revision, &body); err != nil {
		return 0, nil, err
	}
	f.node, f.source = g.numbered(node), g.numbered(from)
	if f.node == none || f.source == none || g.ledger.sources[f.source] == nil || number < 1 {
		return 0, nil, damaged(errDangling, fmt.Sprintf("citation %d", number))
	}
	copy(f.key[:], key)
	f.body = hashBody(body)
	g.add(number, f)
	return number, body, nil
}

// decode decodes chunks until there are no more.
func decode(ctx context.Context, from <-chan []encoded, to chan<- []encoded) error {
	for chunk := range from {
		for i := range chunk {
			node, err := network.DecodeNode(chunk[i].kind, chunk[i].body)
			if err != nil {
				return damaged(err, "a node of kind "+string(chunk[i].kind))
			}
			chunk[i].node, chunk[i].body = node, nil
		}
		select {
		case to <- chunk:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}
