package neo4j

import (
	"context"
	"errors"
	"maps"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"verkosto/internal/network"
)

// Apply implements [network.Writer]. A batch is one transaction. Batches are applied one after another,
// also those of several processes: each begins by locking one node, so that none can deadlock with another.
//
// An error that is [network.Unavailable] or [network.Timeout] may leave open whether the batch
// was committed; applying it again is safe, as it changes nothing if it was.
func (s *Store) Apply(ctx context.Context, batch network.Batch) (network.Change, error) {
	claims, err := readBatch(batch)
	if err != nil {
		return network.Change{}, err
	}
	ctx, cancel, timeout := limited(ctx, s.config.WriteTimeout)
	defer cancel()
	if err := s.fit(ctx); err != nil {
		return network.Change{}, err
	}
	var change network.Change
	_, err = s.commit(ctx, claims, func(w *writing) error {
		err := w.apply()
		if change = w.change; err == nil && batch.Rehearse {
			err = errUndone
		}
		return err
	}, timeout)
	if err != nil && !errors.Is(err, errUndone) {
		return network.Change{}, translate(ctx, err, "apply a batch")
	}
	return change, nil
}

// commit does work in one transaction, of which readers see all or nothing.
func (s *Store) commit(ctx context.Context, batch *stated, work func(*writing) error, timeout func(*neo4j.TransactionConfig)) (w *writing, err error) {
	announced := int64(0)
	err = s.write(ctx, func(tx *transaction) error {
		w, announced = newWriting(tx, batch), 0
		w.known, w.forgotten = s.joined.Load(), s.forgotten.Load()
		if err := work(w); err != nil || !w.touched {
			return err
		}
		announced, err = s.announce(ctx, timeout)
		return err
	}, timeout)
	if err != nil {
		return nil, err
	}
	s.joined.Store(w.known)
	s.forgotten.Store(w.forgotten)
	if announced > 0 {
		s.settle(ctx, announced, timeout)
	}
	return w, nil
}

// announce tells readers that a commit is coming.
func (s *Store) announce(ctx context.Context, timeout func(*neo4j.TransactionConfig)) (announced int64, err error) {
	err = s.write(ctx, func(tx *transaction) error {
		records, err := tx.run(cypherAnnounce, map[string]any{"patience": patience.Milliseconds()})
		if err == nil && len(records) == 1 {
			announced = integer(records[0].Values[0])
		}
		return err
	}, timeout)
	return announced, err
}

// settle tells readers that a commit is over. Where that can't be told they find out by
// waiting, so the batch, which is committed, is none the worse.
func (s *Store) settle(ctx context.Context, announced int64, timeout func(*neo4j.TransactionConfig)) {
	_ = s.write(ctx, func(tx *transaction) error {
		_, err := tx.run(cypherSettle, map[string]any{"announced": announced})
		return err
	}, timeout)
}

// writing is a batch on its way into the database, in one transaction.
type writing struct {
	*transaction
	batch *stated

	change  network.Change
	touched bool // something was written
	visible bool // readers can see a difference

	known     *joined      // which organisations are one
	forgotten *forgotten   // what must stay forgotten
	parted    []network.ID // organisations that were joined or parted
	erasing   *erasing     // what the batch erases, nil for nothing

	unserved, annotations, awaited int64 // how many there were before the batch

	sources map[network.ID]*sourceState
	nodes   map[network.ID]*nodeState // by the id they are served under
	fresh   []*claim

	toLink, toUnlink []linkRow
	dirty            map[network.ID]bool // nodes of which something derived may differ
	moved            map[network.ID]bool // organisations and places that were there, and may lie elsewhere now
}

// sourceState is a source as it was before the batch and is after it.
type sourceState struct {
	before, after *network.Source // nil if it is not there
	revision      int64           // how many versions of it there have been
	write         bool
}

// nodeState is a node as it was before the batch and is after it, as JSON; "" if it is not there.
type nodeState struct {
	id            network.ID
	before, after string
	opinion       string // hash of what all citations say of it alike, "" if they differ
	claims        []*claim
	contested     bool // what it adds up to must be worked out anew
	there         bool // it is in the database now
}

func newWriting(tx *transaction, batch *stated) *writing {
	return &writing{
		transaction: tx,
		batch:       batch,
		known:       new(joined),
		forgotten:   new(forgotten),
		sources:     make(map[network.ID]*sourceState),
		nodes:       make(map[network.ID]*nodeState),
		dirty:       make(map[network.ID]bool),
		moved:       make(map[network.ID]bool),
	}
}

// apply does everything but announce and commit.
func (w *writing) apply() error {
	version, err := w.lock()
	if err != nil {
		return err
	}
	if replayed, err := w.replay(); err != nil || replayed {
		w.change.Version = uint64(version)
		return err
	}
	for _, step := range []func() error{
		w.forget, w.bury, w.expire, w.loadSources, w.expect, w.checkSources, w.loadNodes, w.sortClaims, w.putSources, w.dropCitations, w.identify, w.scrub, w.shareClaims,
		w.createNodes, w.writeCitations, w.judge, w.addUp, w.updateNodes, w.relink, w.derive, w.withdraw,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	w.tell()
	w.visible = w.visible || w.change.Added+w.change.Updated+w.change.Withdrawn > 0
	if w.batch.asked.Rehearse {
		w.change.Version = uint64(version)
		return nil
	}
	if w.visible {
		version++
		if _, err := w.run(cypherVersion, map[string]any{"version": version}); err != nil {
			return err
		}
	}
	w.change.Version = uint64(version)
	w.touched = w.touched || w.visible
	return w.enter()
}

// lock lets no other write until the end, and gives the data version.
func (w *writing) lock() (version int64, err error) {
	records, err := w.run(cypherLock, nil)
	if err != nil {
		return 0, err
	}
	if len(records) != 1 {
		return 0, errSchema()
	}
	w.unserved, w.annotations = integer(records[0].Values[3]), integer(records[0].Values[4])
	w.awaited = integer(records[0].Values[6])
	if err := w.loadTombstones(integer(records[0].Values[5])); err != nil {
		return 0, err
	}
	return integer(records[0].Values[0]), w.loadIdentities(integer(records[0].Values[2]))
}

// tell counts what the batch changes.
func (w *writing) tell() {
	count := func(before, after string) {
		switch {
		case before == after:
		case before == "":
			w.change.Added++
		case after == "":
			w.change.Withdrawn++
		default:
			w.change.Updated++
		}
	}
	for _, node := range w.nodes {
		count(node.before, node.after)
	}
	for _, source := range w.sources {
		count(bodyOf(source.before), bodyOf(source.after))
	}
}

// bodyOf gives a source, which was encoded before, as JSON.
func bodyOf(source *network.Source) string {
	if source == nil {
		return ""
	}
	body, err := network.EncodeNode(source)
	if err != nil {
		return "?" // not the body of any source
	}
	return string(body)
}

// ids gives the ids of nodes that are chosen, in a fixed order.
func (w *writing) ids(chosen func(*nodeState) bool) []string {
	var found []string
	for _, id := range slices.Sorted(maps.Keys(w.nodes)) {
		if chosen(w.nodes[id]) {
			found = append(found, string(id))
		}
	}
	return found
}

// runIDs runs a statement on ids, if there are any, and gives the ids in its answer.
func (w *writing) runIDs(statement string, ids []string) ([]network.ID, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	records, err := w.run(statement, map[string]any{"ids": ids})
	if err != nil {
		return nil, err
	}
	found := make([]network.ID, 0, len(records))
	for _, record := range records {
		found = append(found, network.ID(text(record.Values[0])))
	}
	return found, nil
}

// chunk bounds how many rows one statement takes, and how many nodes a step of rebuilding. Tests make it small.
var chunk = 5000

// runRows runs a statement on rows, some thousand at a time.
func runRows[T any](w *writing, statement string, rows []T, encode func(T) map[string]any) error {
	for part := range slices.Chunk(rows, chunk) {
		encoded := make([]any, len(part))
		for i, row := range part {
			encoded[i] = encode(row)
		}
		if _, err := w.run(statement, map[string]any{"rows": encoded}); err != nil {
			return err
		}
		w.touched = true
	}
	return nil
}
