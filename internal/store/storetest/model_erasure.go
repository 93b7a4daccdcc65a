package storetest

import (
	"slices"

	"verkosto/internal/network"
)

// after gives the state after a batch, which it takes what must stay forgotten out of.
func (m *Model) after(before *state, batch *network.Batch) (after *state, erased *network.Erased, err error) {
	if err := batch.CheckErasure(); err != nil {
		return nil, nil, err
	}
	if batch.Erases() {
		return m.erase(before, batch)
	}
	stated := *batch
	*batch = m.stones.ScrubBatch(stated, before.joined)
	if after, err = before.with(*batch); err != nil || after.joined.Changed(before.joined) == nil {
		return after, nil, err
	}
	*batch = m.stones.ScrubBatch(stated, after.joined)
	if after, err = before.with(*batch); err != nil {
		return nil, nil, err
	}
	return after.without(m.stones, new(network.Erased)), nil, nil
}

// erase takes people out of everything that is kept.
func (m *Model) erase(before *state, batch *network.Batch) (*state, *network.Erased, error) {
	now, kept, err := m.stones.Bury(batch.Erase, before.joined, func(_ []network.ID, take func(network.Node)) error {
		for _, r := range before.records {
			take(r.Node)
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	batch.Entry, _ = now.ScrubEntry(batch.Entry, before.joined)
	erased := new(network.Erased)
	after := before.without(now, erased)
	entries := slices.Clone(m.entries)
	if batch.AuditBefore != nil {
		first := slices.IndexFunc(entries, func(e *network.AuditEntry) bool { return !e.At.Before(*batch.AuditBefore) })
		if first < 0 {
			first = len(entries)
		}
		entries, erased.Expired = entries[first:], first
	}
	for i, entry := range entries {
		if scrubbed, changed := now.ScrubEntry(entry, before.joined); changed {
			entries[i], erased.Entries = scrubbed, append(erased.Entries, entry.Number)
		}
	}
	if !batch.Rehearse {
		m.entries, m.stones = entries, m.stones.With(kept)
	}
	return after, erased, nil
}

// without gives the state without what must stay forgotten.
func (s *state) without(stones *network.Tombstones, erased *network.Erased) *state {
	var records, rest []record
	for _, r := range s.records {
		revised, changed := stones.Revise(r.Citation, s.joined)
		if !changed {
			records = append(records, r)
			continue
		}
		erased.Count(r.Source, revised == nil)
		if revised != nil {
			rest = append(rest, record{*revised, r.revision, keyOf(*revised)})
		}
	}
	for _, r := range rest {
		records = stated(records, r.Citation, r.revision)
	}
	sources := make(map[network.ID]*network.Source)
	for id, source := range s.sources {
		sources[id] = stones.ScrubSource(source)
	}
	return newState(sources, records)
}
