package neo4j

import (
	"cmp"
	"context"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"verkosto/internal/network"
)

// Audit implements [network.Reader].
func (s *Store) Audit(ctx context.Context, query network.AuditQuery) (network.Page[network.AuditEntry], error) {
	page := network.Page[network.AuditEntry]{HasPrev: query.Window.After != nil}
	params, err := auditing(query)
	if err != nil {
		return page, err
	}
	rows, err := s.ask(ctx, "read the audit log", cypherAudit, params)
	if err != nil {
		return page, err
	}
	page.HasNext = len(rows) > query.Window.First
	for _, found := range rows[:min(len(rows), query.Window.First)] {
		columns := row(found)
		entry, err := auditEntry(columns[1], columns[2], columns[3])
		if err != nil {
			return page, err
		}
		page.Items = append(page.Items, network.Item[network.AuditEntry]{Node: *entry, Position: network.AuditPosition(entry.Number)})
	}
	return page, nil
}

// auditing gives the parameters of a query of the audit log.
func auditing(query network.AuditQuery) (map[string]any, error) {
	before, err := query.Check()
	if err != nil {
		return nil, err
	}
	f := cmp.Or(query.Filter, &network.AuditFilter{})
	params := map[string]any{
		"before": int64(before), "limit": int64(query.Window.First) + 1, "replaced": query.Replaced, "key": nil, "from": nil, "until": nil,
		"numbers": listOrNull(query.Numbers, func(n uint64) any { return int64(n) }),
		"authors": listOrNull(f.By, func(by string) any { return utf8Text(by) }), "actions": listOrNull(f.Actions, func(a network.Action) any { return utf8Text(string(a)) }),
		"subjects": listOrNull(f.Subjects, func(id network.ID) any { return utf8Text(string(id)) }),
	}
	if query.Key != "" {
		params["key"] = utf8Text(query.Key)
	}
	if f.From != nil {
		params["from"] = f.From.UnixNano()
	}
	if f.Until != nil {
		params["until"] = f.Until.UnixNano()
	}
	return params, nil
}

// listOrNull gives a list as a parameter, and null for none.
func listOrNull[T any](list []T, encode func(T) any) any {
	if list == nil {
		return nil
	}
	encoded := make([]any, len(list))
	for i, item := range list {
		encoded[i] = encode(item)
	}
	return encoded
}

func auditEntry(undoneBy, told, replaced any) (*network.AuditEntry, error) {
	entry, err := network.DecodeAudit(network.AuditRecord{Told: text(told), Replaced: text(replaced)})
	if err != nil {
		return nil, network.Wrap(network.Internal, err, "read the audit log")
	}
	entry.UndoneBy = uint64(integer(undoneBy))
	return entry, nil
}

// recorded gives the entry that a statement finds; nil if there is none.
func (w *writing) recorded(statement string, params map[string]any) (*network.AuditEntry, error) {
	records, err := w.run(statement, params)
	if err != nil || len(records) == 0 {
		return nil, err
	}
	return entryOf(records[0])
}

func entryOf(record *neo4j.Record) (*network.AuditEntry, error) {
	return auditEntry(record.Values[1], record.Values[2], nil)
}

// replay answers a batch whose idempotency key was used with the entry from then.
func (w *writing) replay() (done bool, err error) {
	entry := w.batch.entry
	if entry == nil || entry.Key == "" {
		return false, nil
	}
	earlier, err := w.recorded(cypherAuditUsed, map[string]any{"author": entry.By, "key": entry.Key})
	if err != nil || earlier == nil {
		return false, err
	}
	w.change.Entry, w.change.Replayed = w.forgotten.Unseal(earlier, entry.Digest), true
	return true, nil
}

// expect sees to it that sources are as the entry of the batch expects them, and that what it undoes can be undone.
func (w *writing) expect() error {
	entry := w.batch.entry
	if entry == nil {
		return nil
	}
	for i := range entry.Replaced {
		var current *network.Source
		if state := w.sources[entry.Replaced[i].ID]; state != nil {
			current = state.before
		}
		if err := entry.Replaced[i].Expects(current); err != nil {
			return err
		}
	}
	if entry.Undoes == 0 {
		return nil
	}
	undone, err := w.recorded(cypherAuditUndone, map[string]any{"number": int64(entry.Undoes)})
	if err != nil {
		return err
	}
	return network.CheckUndo(entry, undone)
}

// enter writes the entry of the batch.
func (w *writing) enter() error {
	if w.batch.entry == nil {
		return nil
	}
	records, err := w.run(cypherAuditNumber, nil)
	if err != nil {
		return err
	}
	if len(records) != 1 {
		return errSchema()
	}
	kept, number := *w.batch.entry, integer(records[0].Values[0])
	kept.Number = uint64(number)
	if kept.Action == network.ActionErase && kept.Digest != "" && w.forgotten.Tombstones != nil {
		kept.Digest = w.forgotten.Seal(kept.Digest)
	}
	record, err := network.EncodeAudit(&kept)
	if err != nil {
		return err
	}
	if _, err := w.run(cypherAuditEnter, map[string]any{"entry": auditProperties(&kept, record)}); err != nil {
		return err
	}
	if kept.Undoes != 0 {
		if _, err := w.run(cypherAuditUndo, map[string]any{"undone": int64(kept.Undoes), "number": number}); err != nil {
			return err
		}
	}
	kept.Replaced = nil
	w.change.Entry, w.touched = &kept, true
	return nil
}

// auditProperties are those of an entry in the database.
func auditProperties(entry *network.AuditEntry, record network.AuditRecord) map[string]any {
	properties := map[string]any{
		"number": int64(entry.Number), "at": entry.At.UnixNano(), "author": entry.By, "action": string(entry.Action), "subjects": strs(entry.Subjects),
		"told": record.Told,
	}
	if entry.Key != "" {
		properties["key"] = entry.Key
	}
	if record.Replaced != "" {
		properties["replaced"] = record.Replaced
	}
	return properties
}
