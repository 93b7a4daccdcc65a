package storetest

import (
	"context"
	"slices"

	"verkosto/internal/network"
)

// Audit implements [network.Reader].
func (m *Model) Audit(ctx context.Context, query network.AuditQuery) (network.Page[network.AuditEntry], error) {
	page := network.Page[network.AuditEntry]{HasPrev: query.Window.After != nil}
	if _, err := m.read(ctx); err != nil {
		return page, err
	}
	before, err := query.Check()
	if err != nil {
		return page, err
	}
	m.writing.Lock()
	defer m.writing.Unlock()
	for _, kept := range slices.Backward(m.entries) {
		if kept.Number >= before || !query.Passes(kept) {
			continue
		}
		if len(page.Items) == query.Window.First {
			page.HasNext = true
			break
		}
		entry := *kept
		if !query.Replaced {
			entry.Replaced = nil
		}
		page.Items = append(page.Items, network.Item[network.AuditEntry]{Node: entry, Position: network.AuditPosition(entry.Number)})
	}
	return page, nil
}

// used gives the entry with the idempotency key of another; nil if there is none.
func (m *Model) used(entry *network.AuditEntry) *network.AuditEntry {
	for _, kept := range m.entries {
		if entry.Key != "" && kept.Key == entry.Key && kept.By == entry.By {
			replayed := *kept
			replayed.Replaced = nil
			return m.stones.Unseal(&replayed, entry.Digest)
		}
	}
	return nil
}

// checkEntry says whether an entry can be kept.
func (m *Model) checkEntry(before *state, entry *network.AuditEntry) error {
	for i := range entry.Replaced {
		if err := entry.Replaced[i].Expects(before.sources[entry.Replaced[i].ID]); err != nil {
			return err
		}
	}
	if entry.Undoes == 0 {
		return nil
	}
	return network.CheckUndo(entry, m.numbered(entry.Undoes))
}

func (m *Model) numbered(number uint64) *network.AuditEntry {
	for _, entry := range m.entries {
		if entry.Number == number {
			return entry
		}
	}
	return nil
}

// enter keeps an entry.
func (m *Model) enter(entry *network.AuditEntry) *network.AuditEntry {
	kept := *entry
	m.audited++
	kept.Number = m.audited
	if kept.Action == network.ActionErase && kept.Digest != "" {
		kept.Digest = m.stones.Seal(kept.Digest)
	}
	m.entries = append(m.entries, &kept)
	if undone := m.numbered(kept.Undoes); undone != nil {
		undone.UndoneBy = kept.Number
	}
	told := kept
	told.Replaced = nil
	return &told
}
