package embedded

import (
	"cmp"
	"context"
	"database/sql"
	"strconv"
	"time"

	"github.com/go-json-experiment/json"

	"verkosto/internal/network"
)

// Audit implements [network.Reader].
func (s *Store) Audit(ctx context.Context, query network.AuditQuery) (network.Page[network.AuditEntry], error) {
	before, err := query.Check()
	if err != nil {
		return network.Page[network.AuditEntry]{}, err
	}
	page := network.Page[network.AuditEntry]{HasPrev: query.Window.After != nil}
	err = s.readFile(ctx, func(v *view) error {
		entries, err := readAudit(v.ctx, s.db, query, before, query.Window.First+1)
		if err != nil {
			return err
		}
		page.HasNext = len(entries) > query.Window.First
		for _, entry := range entries[:min(len(entries), query.Window.First)] {
			page.Items = append(page.Items, network.Item[network.AuditEntry]{Node: *entry, Position: network.AuditPosition(entry.Number)})
		}
		return nil
	})
	return page, err
}

// readAudit gives the newest entries before a number that a query asks for, at most so many.
func readAudit(ctx context.Context, of asked, query network.AuditQuery, before uint64, most int) ([]*network.AuditEntry, error) {
	f := cmp.Or(query.Filter, &network.AuditFilter{})
	var key any
	if query.Key != "" {
		key = query.Key
	}
	var entries []*network.AuditEntry
	err := eachRow(ctx, of, sqlSelectAudit, func(rows *sql.Rows) error {
		var number, undoneBy sql.Null[int64]
		var told string
		var replaced sql.Null[string]
		if err := rows.Scan(&number, &undoneBy, &told, &replaced); err != nil {
			return err
		}
		entry, err := network.DecodeAudit(network.AuditRecord{Told: told, Replaced: replaced.V})
		if err != nil {
			return damaged(err, "audit entry "+strconv.FormatInt(number.V, 10))
		}
		entry.UndoneBy = uint64(undoneBy.V)
		entries = append(entries, entry)
		return nil
	}, query.Replaced, int64(before), jsonOrNull(query.Numbers), jsonOrNull(f.By), jsonOrNull(f.Actions), jsonOrNull(f.Subjects),
		instant(f.From), instant(f.Until), key, most)
	return entries, err
}

// jsonOrNull gives a list as JSON, and NULL for none.
func jsonOrNull[T any](list []T) any {
	if list == nil {
		return nil
	}
	encoded, err := json.Marshal(list)
	if err != nil {
		return "[]" // a text that is not UTF-8 is that of no row
	}
	return string(encoded)
}

// instant gives a time as it is kept, and NULL for none.
func instant(at *time.Time) any {
	if at == nil {
		return nil
	}
	return at.UnixNano()
}

// replay gives what is to be answered to an entry whose idempotency key was used; nil if it was not.
func (s *Store) replay(ctx context.Context, entry *network.AuditEntry) (*network.AuditEntry, error) {
	if err := entry.Check(); err != nil {
		return nil, err
	}
	if entry.Key == "" {
		return nil, nil //nolint:nilnil // without a key every change is a new one
	}
	query := network.AuditQuery{Key: entry.Key, Filter: &network.AuditFilter{By: []string{entry.By}}}
	earlier, err := s.recorded(ctx, query)
	if err != nil || earlier == nil {
		return nil, err
	}
	return s.stones.Unseal(earlier, entry.Digest), nil
}

// recorded gives the newest entry that a query asks for; nil if there is none.
func (s *Store) recorded(ctx context.Context, query network.AuditQuery) (*network.AuditEntry, error) {
	found, err := readAudit(ctx, s.writer, query, s.audited+1, 1)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return found[0], nil
}

// enter adds an entry to a plan whose sources are worked out: it sees to it that they are those that the entry expects.
func (s *Store) enter(ctx context.Context, p *plan, entry *network.AuditEntry) error {
	for i := range entry.Replaced {
		replaced := &entry.Replaced[i]
		var current *network.Source
		if draft := p.source(replaced.ID); draft != nil {
			current = draft.before
		}
		if err := replaced.Expects(current); err != nil {
			return err
		}
	}
	if entry.Undoes != 0 {
		undone, err := s.recorded(ctx, network.AuditQuery{Numbers: []uint64{entry.Undoes}})
		if err != nil {
			return err
		}
		if err := network.CheckUndo(entry, undone); err != nil {
			return err
		}
	}
	kept := *entry
	kept.Number = s.audited + 1
	if kept.Action == network.ActionErase && kept.Digest != "" && p.lasting != nil {
		kept.Digest = p.lasting.Seal(kept.Digest)
	}
	record, err := network.EncodeAudit(&kept)
	if err != nil {
		return err
	}
	kept.Replaced = nil
	p.change.Entry, p.record = &kept, record
	return nil
}

// writeEntry writes the entry of a plan.
func (p *plan) writeEntry(ctx context.Context, w *scribe) {
	if p.change.Entry != nil {
		writeEntry(ctx, w, p.change.Entry, p.record)
	}
}

// writeEntry writes an entry of the audit log.
func writeEntry(ctx context.Context, w *scribe, entry *network.AuditEntry, record network.AuditRecord) {
	var key, replaced any
	if entry.Key != "" {
		key = entry.Key
	}
	if record.Replaced != "" {
		replaced = record.Replaced
	}
	number := int64(entry.Number)
	w.exec(ctx, sqlInsertAudit, number, entry.At.UnixNano(), entry.By, string(entry.Action), key, record.Told, replaced)
	for _, subject := range entry.Subjects {
		w.exec(ctx, sqlInsertAuditSubject, string(subject), number)
	}
	if entry.Undoes != 0 {
		w.exec(ctx, sqlUndoAudit, number, int64(entry.Undoes))
	}
}
