package neo4j

import (
	"encoding/hex"
	"fmt"
	"slices"

	"verkosto/internal/network"
)

// forgotten is what must stay forgotten, in one of its versions. A store keeps the last that it has seen.
type forgotten struct {
	version int64
	*network.Tombstones
}

// erasing is what a batch erases.
type erasing struct {
	stones *network.Tombstones // by which it scrubs
	told   *network.Erased
}

// loadTombstones takes the tombstones of the database, unless they are those that are known.
func (w *writing) loadTombstones(version int64) error {
	if w.forgotten.version == version {
		return nil
	}
	salts, err := w.run(cypherSalts, nil)
	if err != nil {
		return err
	}
	keys := make([][]byte, len(salts))
	for i, record := range salts {
		keys[i], _ = record.Values[0].([]byte)
	}
	marks, err := w.run(cypherTombstones, nil)
	if err != nil {
		return err
	}
	stones := make([]network.Tombstone, len(marks))
	for i, record := range marks {
		stones[i] = tombstone(record.Values)
	}
	w.forgotten = &forgotten{version: version}
	if len(keys) > 0 {
		w.forgotten.Tombstones = network.NewTombstones(keys, stones)
	}
	return nil
}

func tombstone(columns []any) (stone network.Tombstone) {
	_, _ = hex.Decode(stone.Of[:], []byte(text(columns[0]))) // the database has nothing but digits there
	_, _ = hex.Decode(stone.Mark[:], []byte(text(columns[1])))
	return stone
}

// keepTombstones writes tombstones.
func (w *writing) keepTombstones(stones []network.Tombstone) error {
	return runRows(w, cypherKeepMarks, stones, func(stone network.Tombstone) map[string]any {
		return map[string]any{"person": hex.EncodeToString(stone.Of[:]), "mark": hex.EncodeToString(stone.Mark[:])}
	})
}

// forget takes what must stay forgotten out of the batch.
func (w *writing) forget() (err error) {
	if !w.forgotten.Empty() {
		w.batch, err = readBatch(w.forgotten.ScrubBatch(w.batch.asked, w.known.Identities))
	}
	return err
}

// bury works out whom the batch erases, keeps the tombstones, and takes the people out of sources and the audit log.
func (w *writing) bury() error {
	erase := w.batch.asked.Erase
	if !w.batch.asked.Erases() {
		return nil
	}
	w.change.Erased = new(network.Erased)
	if len(erase) == 0 {
		return nil
	}
	if err := w.salt(); err != nil {
		return err
	}
	now, kept, err := w.forgotten.Bury(erase, w.known.Identities, w.eachOf)
	if err != nil {
		return err
	}
	if err := w.keepTombstones(kept); err != nil {
		return err
	}
	if len(kept) > 0 {
		records, err := w.run(cypherErased, nil)
		if err != nil {
			return err
		}
		w.forgotten = &forgotten{integer(records[0].Values[0]), w.forgotten.With(kept)}
	}
	w.erasing = &erasing{stones: now, told: w.change.Erased}
	asked := *w.batch
	asked.entry, _ = now.ScrubEntry(w.batch.entry, w.known.Identities)
	w.batch = &asked
	if err := w.scrubSources(); err != nil {
		return err
	}
	return w.scrubAudit()
}

// salt makes a key of tombstones where there is none.
func (w *writing) salt() error {
	if w.forgotten.Tombstones != nil {
		return nil
	}
	salt, err := network.NewSalt()
	if err != nil {
		return err
	}
	if _, err := w.run(cypherKeepSalt, map[string]any{"salt": salt}); err != nil {
		return err
	}
	records, err := w.run(cypherErased, nil)
	if err != nil {
		return err
	}
	w.touched = true
	w.forgotten = &forgotten{integer(records[0].Values[0]), network.NewTombstones([][]byte{salt}, nil)}
	return nil
}

// eachOf hands over what is stated under some ids, and by participations that name one of them as a contact.
func (w *writing) eachOf(ids []network.ID, take func(network.Node)) error {
	homes := make([]network.ID, len(ids))
	for i, id := range ids {
		homes[i] = w.known.Of(id)
	}
	slices.Sort(homes)
	for part := range slices.Chunk(slices.Compact(homes), chunk) {
		records, err := w.run(cypherPeople, map[string]any{"ids": strs(part), "stated": strs(ids)})
		if err != nil {
			return err
		}
		for _, record := range records {
			node, err := decode(record.Values[0], record.Values[1])
			if err != nil {
				return err
			}
			take(node)
		}
	}
	return nil
}

// scrubSources takes what is erased out of the titles and addresses of sources.
func (w *writing) scrubSources() error {
	scrubbed := make(map[network.ID]*network.Source)
	changed := make(map[network.ID]bool)
	err := w.eachSource(func(source *network.Source) {
		if kept := w.erasing.stones.ScrubSource(source); kept != source {
			scrubbed[source.ID], changed[source.ID] = kept, true
		}
	})
	if err != nil || len(scrubbed) == 0 {
		return err
	}
	if err := w.knowSources(changed); err != nil {
		return err
	}
	for id, source := range scrubbed {
		w.sources[id].after, w.sources[id].write = source, true
	}
	return nil
}

func (w *writing) eachSource(take func(*network.Source)) error {
	low, high := idRange(network.KindSource)
	return paged(w.each, cypherArchiveSources, low, map[string]any{"end": high}, func(values []any) error {
		source, err := sourceOf(values[0], values[1])
		if err != nil {
			return err
		}
		take(source)
		return nil
	})
}

// scrubAudit takes what is erased out of the audit log.
func (w *writing) scrubAudit() error {
	var rows []map[string]any
	err := w.eachTold(w.erasing.stones, func(scrubbed *network.AuditEntry) error {
		kept, err := network.EncodeAudit(scrubbed)
		w.erasing.told.Entries = append(w.erasing.told.Entries, scrubbed.Number)
		rows = append(rows, map[string]any{
			"number": int64(scrubbed.Number), "told": kept.Told, "replaced": orNil(kept.Replaced), "subjects": strs(scrubbed.Subjects),
		})
		return err
	})
	if err != nil {
		return err
	}
	return runRows(w, cypherEraseAudit, rows, func(row map[string]any) map[string]any { return row })
}

// eachTold hands over the entries of the audit log that tell of someone who must stay forgotten, as they are without.
func (w *writing) eachTold(stones *network.Tombstones, take func(*network.AuditEntry) error) error {
	return paged(w.each, cypherArchiveAudit, int64(0), nil, func(values []any) error {
		entry, err := auditEntry(nil, values[1], values[2])
		if err != nil {
			return err
		}
		if scrubbed, changed := stones.ScrubEntry(entry, w.known.Identities); changed {
			return take(scrubbed)
		}
		return nil
	})
}

// scrub takes what must stay forgotten out of all citations where the batch erases someone, else, where it joins or parts
// organisations, out of those that speak of these.
func (w *writing) scrub() error {
	var about any
	stones := w.forgotten.Tombstones
	if w.erasing != nil {
		stones = w.erasing.stones
	} else {
		changed := w.parted
		if len(changed) == 0 || stones.Empty() {
			return nil
		}
		keys := make([]string, len(changed))
		for i, id := range changed {
			keys[i] = id.Key()
		}
		about = keys
		if err := w.scrubFresh(stones); err != nil {
			return err
		}
	}
	gone, rest, err := w.revised(stones, about)
	if err != nil {
		return err
	}
	for part := range slices.Chunk(gone, chunk) {
		homes, err := w.runIDs(cypherEraseDrop, part)
		if err != nil {
			return err
		}
		w.touched, w.visible = true, true
		if err := w.contest(homes); err != nil {
			return err
		}
	}
	return w.replace(rest)
}

// expire lets entries of the audit log go: those before the first that is not older than a time.
func (w *writing) expire() error {
	if w.batch.asked.AuditBefore == nil {
		return nil
	}
	records, err := w.run(cypherExpire, map[string]any{"before": w.batch.asked.AuditBefore.UnixNano()})
	if err != nil {
		return err
	}
	w.change.Erased.Expired = int(integer(records[0].Values[0]))
	w.touched = true
	return nil
}

// scrubFresh takes what must stay forgotten out of the new citations of the batch, by the identities after it.
func (w *writing) scrubFresh(stones *network.Tombstones) error {
	fresh := w.fresh
	w.fresh = nil
	for _, claimed := range fresh {
		revised, changed := stones.Revise(*claimed.citation, w.known.Identities)
		switch {
		case !changed:
			w.fresh = append(w.fresh, claimed)
		case revised != nil:
			again, err := claimOf(0, revised)
			if err != nil {
				return err
			}
			w.fresh = append(w.fresh, again)
		}
	}
	return nil
}

// revised gives the citations of the database that tell of what must stay forgotten, and what is to stand in their place.
func (w *writing) revised(stones *network.Tombstones, about any) (gone []string, rest []*claim, err error) {
	err = paged(w.each, cypherErasePage, "", map[string]any{"texts": about}, func(values []any) error {
		citation, err := keptCitation(values)
		if err != nil {
			return err
		}
		revised, changed := stones.Revise(*citation, w.known.Identities)
		if !changed {
			return nil
		}
		gone = append(gone, text(values[0]))
		if w.erasing != nil {
			w.erasing.told.Count(citation.Source, revised == nil)
		}
		if revised == nil {
			return nil
		}
		again, err := claimOf(0, revised)
		if err != nil {
			return err
		}
		again.revision = integer(values[7])
		rest = append(rest, again)
		return nil
	})
	return gone, rest, err
}

// replace states what is left of citations, unless their sources state just that already.
func (w *writing) replace(rest []*claim) error {
	stated, sources := make(map[string]bool), make(map[network.ID]bool)
	for _, claimed := range w.fresh {
		stated[claimed.id] = true
	}
	var ids []string
	for _, claimed := range rest {
		ids = append(ids, claimed.id)
		sources[claimed.source] = true
	}
	if err := w.knowSources(sources); err != nil {
		return err
	}
	var older []*claim
	known := make(map[string]int64)
	for part := range slices.Chunk(ids, chunk) {
		records, err := w.run(cypherKnownCitations, map[string]any{"ids": part})
		if err != nil {
			return err
		}
		for _, record := range records {
			known[text(record.Values[0])] = integer(record.Values[1])
		}
	}
	for _, claimed := range rest {
		revision, is := known[claimed.id]
		switch {
		case is && revision < claimed.revision:
			older = append(older, claimed)
		case !is && !stated[claimed.id]:
			stated[claimed.id] = true
			w.fresh = append(w.fresh, claimed)
		}
	}
	return runRows(w, cypherMoveCitations, older, func(c *claim) map[string]any {
		return map[string]any{"id": c.id, "revision": c.revision, "line": int64(c.line), "detail": c.detail}
	})
}

// verifySources looks for sources that tell of someone who was erased.
func (w *writing) verifySources(string) (faults []network.Fault, last string, err error) {
	err = w.eachSource(func(source *network.Source) {
		if w.forgotten.ScrubSource(source) != source {
			faults = append(faults, network.Fault{Where: string(source.ID), What: "it tells of someone who was erased"})
		}
	})
	return faults, "", err
}

// verifyAudit looks for entries of the audit log that tell of someone who was erased.
func (w *writing) verifyAudit(string) ([]network.Fault, string, error) {
	if w.forgotten.Empty() {
		return nil, "", nil
	}
	var faults []network.Fault
	err := w.eachTold(w.forgotten.Tombstones, func(scrubbed *network.AuditEntry) error {
		faults = append(faults, network.Fault{Where: fmt.Sprintf("audit entry %d", scrubbed.Number), What: "it tells of someone who was erased"})
		return nil
	})
	return faults, "", err
}
