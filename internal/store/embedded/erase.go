package embedded

import (
	"context"
	"database/sql"
	"slices"
	"strconv"
	"time"

	"verkosto/internal/network"
)

// erasure is what a plan takes out of what the store keeps.
type erasure struct {
	salt    []byte              // the first key of tombstones, where there was none
	stones  []network.Tombstone // new ones
	told    network.Erased
	entries []scrubbedEntry
	first   int64 // number of the first entry of the audit log that stays; 0 where all do
}

// scrubbedEntry is an entry of the audit log as it is kept from now on.
type scrubbedEntry struct {
	number uint64
	record network.AuditRecord
	gone   []network.ID // that it is about no more
}

// bury works out the tombstones of a batch that erases people.
func (p *plan) bury(ctx context.Context, erase []network.Erasure, bodies func(context.Context, []int32) (map[int32][]byte, error)) (err error) {
	if p.stones == nil {
		if p.erasure.salt, err = network.NewSalt(); err != nil {
			return err
		}
		p.stones = network.NewTombstones([][]byte{p.erasure.salt}, nil)
	}
	now, kept, err := p.stones.Bury(erase, p.joined, func(ids []network.ID, take func(network.Node)) error {
		return p.eachOf(ctx, ids, take, bodies)
	})
	if err != nil {
		return err
	}
	p.lasting = p.stones.With(kept)
	p.stones, p.erasure.stones = now, kept
	return nil
}

// eachOf hands over what is stated under some ids, and by participations that name one of them as a contact.
func (p *plan) eachOf(
	ctx context.Context, ids []network.ID, take func(network.Node), bodies func(context.Context, []int32) (map[int32][]byte, error),
) error {
	kinds := make(map[int32]network.Kind)
	add := func(id network.ID) {
		if at := p.graph.own(id); at != none {
			for number := range p.graph.factsOf(at) {
				kinds[number] = p.graph.vertices[at].kind
			}
		}
	}
	for _, id := range ids {
		add(id)
		at := p.graph.slot(id)
		if at == none {
			continue
		}
		for _, bundle := range p.graph.vertices[at].in {
			if bundle.link != network.LinkContact {
				continue
			}
			for _, holder := range bundle.holders {
				for _, member := range p.graph.joined.Members(p.graph.vertices[holder].id) {
					add(member)
				}
			}
		}
	}
	numbers := make([]int32, 0, len(kinds))
	for number := range kinds {
		numbers = append(numbers, number)
	}
	slices.Sort(numbers)
	kept, err := bodies(ctx, numbers)
	if err != nil {
		return err
	}
	for _, number := range numbers {
		node, err := network.DecodeNode(kinds[number], kept[number])
		if err != nil {
			return damaged(err, "citation "+strconv.Itoa(int(number)))
		}
		take(node)
	}
	return nil
}

// scrub takes what is to be forgotten out of all that the store has: of an erasure out of everything, else out of what
// is stated about organisations that were joined or parted.
func (s *Store) scrub(ctx context.Context, p *plan, everything bool) error {
	var texts any
	if !everything {
		var keys []string
		for _, id := range s.graph.joined.Changed(p.joined) {
			keys = append(keys, id.Key())
		}
		if len(keys) == 0 {
			return nil
		}
		texts = jsonOrNull(keys)
	}
	err := eachRow(context.WithoutCancel(ctx), s.writer, sqlSelectStatements, func(rows *sql.Rows) error {
		if err := contextError(ctx); err != nil {
			return err
		}
		number, citation, err := s.graph.scanned(rows)
		if err != nil {
			return err
		}
		return p.revise(number, citation)
	}, texts)
	if err != nil || !everything {
		return err
	}
	if err := p.scrubSources(); err != nil {
		return err
	}
	return s.scrubAudit(ctx, p)
}

// revise takes what is to be forgotten out of one citation.
func (p *plan) revise(number int32, citation network.Citation) error {
	revised, changed := p.stones.Revise(citation, p.joined)
	if !changed || p.dropped[number] {
		return nil
	}
	p.erasure.told.Count(citation.Source, revised == nil)
	p.drop(number)
	again := p.restated[number]
	delete(p.restated, number)
	if revised == nil {
		return nil
	}
	read := read(0, revised)
	if read.err != nil {
		return read.err
	}
	f := &p.graph.ledger.facts[number]
	revision := f.revision
	if again != nil {
		revised.Line, revision = int(again.line), again.revision
	}
	return p.replace(revised, &read, revision)
}

// replace states what is left of a citation, unless its source states just that already.
func (p *plan) replace(citation *network.Citation, read *reading, revision int32) error {
	from, draft := p.source(citation.Source), p.node(citation.Node.NodeID())
	what := said{source: citation.Source, node: draft.id, key: read.key}
	if p.given[what] {
		return nil
	}
	if number := p.graph.said(draft.slot, from.slot, read.key); number != none && !p.dropped[number] {
		if p.graph.ledger.facts[number].revision < revision && p.restated[number] == nil {
			p.restated[number] = &restatement{revision, int32(citation.Line), read.detail}
		}
		return nil
	}
	p.state(citation, read, draft, from, revision)
	return nil
}

// scrubSources takes what is to be forgotten out of the titles and addresses of sources.
func (p *plan) scrubSources() error {
	for at := range p.graph.ledger.sources {
		draft := p.source(p.graph.vertices[at].id)
		if scrubbed := p.stones.ScrubSource(draft.after); scrubbed != draft.after {
			if err := draft.set(scrubbed); err != nil {
				return err
			}
		}
	}
	return nil
}

// scrubAudit takes what is to be forgotten out of the audit log.
func (s *Store) scrubAudit(ctx context.Context, p *plan) error {
	return eachRow(context.WithoutCancel(ctx), s.writer, sqlArchiveAudit, func(rows *sql.Rows) error {
		var told string
		var replaced sql.NullString
		if err := rows.Scan(&told, &replaced); err != nil {
			return err
		}
		entry, err := network.DecodeAudit(network.AuditRecord{Told: told, Replaced: replaced.String})
		if err != nil {
			return damaged(err, "the audit log")
		}
		scrubbed, changed := p.stones.ScrubEntry(entry, p.joined)
		if !changed {
			return nil
		}
		record, err := network.EncodeAudit(scrubbed)
		gone := slices.DeleteFunc(entry.Subjects, func(id network.ID) bool { return slices.Contains(scrubbed.Subjects, id) })
		p.erasure.entries = append(p.erasure.entries, scrubbedEntry{entry.Number, record, gone})
		p.erasure.told.Entries = append(p.erasure.told.Entries, entry.Number)
		return err
	})
}

// writeErasure writes tombstones and the entries of the audit log that are others now.
func (p *plan) writeErasure(ctx context.Context, w *scribe) {
	e := &p.erasure
	if e.salt != nil {
		w.exec(ctx, sqlInsertSalt, e.salt)
	}
	for _, stone := range e.stones {
		w.exec(ctx, sqlInsertTombstone, stone.Of[:], stone.Mark[:])
	}
	for _, entry := range e.entries {
		var replaced any
		if entry.record.Replaced != "" {
			replaced = entry.record.Replaced
		}
		w.exec(ctx, sqlScrubAudit, entry.record.Told, replaced, int64(entry.number))
		for _, subject := range entry.gone {
			w.exec(ctx, sqlDeleteAuditSubject, string(subject), int64(entry.number))
		}
	}
	if e.first > 0 {
		w.exec(ctx, sqlPutAuditFirst, e.first)
		w.exec(ctx, sqlDeleteOldSubjects, e.first)
		w.exec(ctx, sqlDeleteAudit, e.first)
	}
	if p.erases() {
		w.exec(ctx, sqlInsertRemains)
	}
}

// erases says whether anything that must not be found any more goes with the plan.
func (p *plan) erases() bool {
	return p.erasure.told.Removed+p.erasure.told.Rewritten+len(p.erasure.entries)+len(p.erasure.stones)+p.erasure.told.Expired > 0
}

// expire works out which entries of the audit log are let go: those before the first that is not older than a time.
func (s *Store) expire(ctx context.Context, p *plan, before time.Time) error {
	var first int64
	err := s.writer.QueryRowContext(ctx, sqlSelectAuditBefore, before.UnixNano(), int64(s.audited)+1).Scan(&p.erasure.told.Expired, &first)
	if err != nil {
		return fileError(err, "read the audit log")
	}
	if p.erasure.told.Expired > 0 {
		p.erasure.first = first
	}
	return nil
}

// scour overwrites what was erased in the file and in the log beside it. The search index is merged and the whole file
// written anew, since SQLite may leave copies of what it moved from page to page. Where that fails, as on a full
// disk or while someone else reads an older state of the file, it is done after one of the next batches, or when the
// file is next opened: what was erased is gone from the network all the same.
func (s *Store) scour(ctx context.Context) {
	steady := context.WithoutCancel(ctx)
	for _, statement := range []string{sqlOptimizeTerms, "VACUUM"} {
		if _, err := s.writer.ExecContext(steady, statement); err != nil {
			return
		}
	}
	if !s.cutLog(steady) {
		return
	}
	if _, err := s.writer.ExecContext(steady, sqlDeleteRemains); err == nil {
		s.remains = false
	}
}

// cutLog moves the log into the file and empties it, and says whether it could. It waits for no other process, since
// readers of this one wait for it.
func (s *Store) cutLog(ctx context.Context) bool {
	s.file.Lock() // no one else here reads the log
	defer s.file.Unlock()
	if _, err := s.writer.ExecContext(ctx, "PRAGMA busy_timeout = 0"); err != nil {
		return false
	}
	var busy, pages, moved int
	err := s.writer.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &moved)
	_, restored := s.writer.ExecContext(ctx, "PRAGMA busy_timeout = 5000")
	return err == nil && restored == nil && busy == 0
}

// loadTombstones reads what must stay forgotten.
func (s *Store) loadTombstones(ctx context.Context) (err error) {
	if err := s.writer.QueryRowContext(ctx, sqlSelectRemains).Scan(&s.remains); err != nil {
		return fileError(err, "look for remains of what was erased")
	}
	s.stones, err = readTombstones(ctx, s.writer)
	return err
}

// readTombstones gives the tombstones of a file, nil for one in which no one was ever erased.
func readTombstones(ctx context.Context, from asked) (*network.Tombstones, error) {
	var salts [][]byte
	var stones []network.Tombstone
	err := eachTombstone(ctx, from,
		func(salt []byte) error {
			salts = append(salts, salt)
			return nil
		},
		func(stone network.Tombstone) error {
			stones = append(stones, stone)
			return nil
		})
	if err != nil || len(salts) == 0 {
		return nil, err
	}
	return network.NewTombstones(salts, stones), nil
}

// eachTombstone hands over the keys of tombstones in their order, then the tombstones.
func eachTombstone(ctx context.Context, from asked, takeSalt func([]byte) error, takeStone func(network.Tombstone) error) error {
	err := eachRow(ctx, from, sqlSelectSalts, func(rows *sql.Rows) error {
		var salt []byte
		if err := rows.Scan(&salt); err != nil {
			return err
		}
		return takeSalt(salt)
	})
	if err != nil {
		return err
	}
	return eachRow(ctx, from, sqlSelectTombstones, func(rows *sql.Rows) error {
		var of, mark sql.RawBytes
		if err := rows.Scan(&of, &mark); err != nil {
			return err
		}
		var stone network.Tombstone
		copy(stone.Of[:], of)
		copy(stone.Mark[:], mark)
		return takeStone(stone)
	})
}
