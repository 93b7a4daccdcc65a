package neo4j

import (
	"context"
	"maps"
	"slices"

	"verkosto/internal/network"
)

// Everything derived is rebuilt in stages, each of which goes through the database in the order of ids, some
// thousand at a time. Each step is a transaction that also writes down how far it came, so that the database
// never holds more than a step in memory, and an interrupted rebuilding is taken up where it stopped.

// stage is a part of rebuilding. It works on what comes behind an id, and gives the last id that it worked on, "" where
// there is nothing more.
type stage func(w *writing, after string) (last string, err error)

var stages = []stage{
	(*writing).rebuildCitations, (*writing).rebuildIdentities, (*writing).rebuildNodes, (*writing).rebuildParts, (*writing).rebuildPairs,
}

// rebuildOn does the next step of rebuilding, and says whether it was the last.
func (s *Store) rebuildOn(ctx context.Context) (done bool, err error) {
	ctx, cancel, timeout := limited(ctx, s.config.WriteTimeout)
	defer cancel()
	_, err = s.commit(ctx, new(stated), func(w *writing) error {
		done, err = w.rebuildOn()
		return err
	}, timeout)
	return done, err
}

func (w *writing) rebuildOn() (done bool, err error) {
	records, err := w.run(cypherMigrateState, nil)
	if err != nil {
		return false, err
	}
	found := schemaOf(records[0])
	switch {
	case found.schema > SchemaVersion || found.derivation > derivation:
		return false, errNewer(found)
	case found == schema{SchemaVersion, derivation}:
		return true, nil // another process was quicker
	}
	at, after := integer(records[0].Values[3]), text(records[0].Values[4])
	if integer(records[0].Values[2]) != derivation {
		at, after = 0, ""
	}
	if found.derivation == 0 || int(at) >= len(stages) { // a new database has nothing to rebuild
		_, err := w.run(cypherMigrateDone, map[string]any{"schema": SchemaVersion, "derivation": derivation})
		return true, err
	}
	if _, err := w.lock(); err != nil {
		return false, err
	}
	last, err := stages[at](w, after)
	if err != nil {
		return false, err
	}
	if last == "" {
		at++
	}
	w.touched = true
	_, err = w.run(cypherMigrateMark, map[string]any{"derivation": derivation, "stage": at, "after": last})
	return false, err
}

// rebuildCitations writes down with whose ids the nodes of citations are made, and what people think of them.
func (w *writing) rebuildCitations(after string) (last string, err error) {
	records, err := w.run(cypherMigrateCitations, map[string]any{"after": after, "limit": int64(chunk)})
	if err != nil {
		return "", err
	}
	sources := make(map[network.ID]bool)
	for _, record := range records {
		sources[network.ID(text(record.Values[3]))] = true
	}
	found, err := w.judging(slices.Collect(maps.Keys(sources)))
	if err != nil {
		return "", err
	}
	judged := network.NewJudgements(slices.Collect(maps.Values(found)))
	rows := make([]judgedRow, 0, len(records))
	for _, record := range records {
		id, node, body, source := record.Values[0], record.Values[1], record.Values[2], record.Values[3]
		judgement := judged.Of(network.ID(text(node)), network.ID(text(source)))
		row, err := reweighed([]any{id, node, source, record.Values[4], body, record.Values[5]}, judgement)
		if err != nil {
			return "", err
		}
		stated, err := decode(node, body)
		if err != nil {
			return "", err
		}
		row.values["made"] = madeOf(stated)
		rows, last = append(rows, row), row.id
	}
	return last, runRows(w, cypherMigrateMade, rows, judgedRow.encode)
}

// rebuildIdentities works out which organisations are one by all matches at once.
func (w *writing) rebuildIdentities(string) (last string, err error) {
	ids, err := w.idsIn(cypherMigrateMatches, nil)
	if err != nil {
		return "", err
	}
	if err := w.contest(ids); err != nil {
		return "", err
	}
	found, _, err := w.changedMatches()
	if err != nil {
		return "", err
	}
	matches := slices.DeleteFunc(slices.Collect(maps.Values(found)), func(m *network.Match) bool { return m == nil })
	identities := network.NewIdentities(matches)
	changed := slices.Concat(w.known.Changed(identities), identities.Changed(nil)) // all of them, in case some were kept wrong
	slices.Sort(changed)
	if err := w.resolveBy(identities, slices.Compact(changed)); err != nil {
		return "", err
	}
	return "", inOrder(w.addUp, w.updateNodes, w.relink, w.derive, w.withdraw)
}

// rebuildNodes adds up again what is cited of nodes.
func (w *writing) rebuildNodes(after string) (last string, err error) {
	ids, err := w.page(after, chunk)
	if err != nil || len(ids) == 0 {
		return "", err
	}
	last = string(ids[len(ids)-1])
	cited := slices.DeleteFunc(ids, func(id network.ID) bool { return id.Kind() == network.KindSource })
	if err := w.contest(cited); err != nil {
		return "", err
	}
	return last, inOrder(w.addUp, w.updateNodes, w.relink)
}

// rebuildParts works out who takes part in what, and the counts, sums and sort keys of nodes.
func (w *writing) rebuildParts(after string) (last string, err error) {
	if after == "" {
		if _, err := w.run(cypherWithin, nil); err != nil {
			return "", err
		}
	}
	ids, err := w.page(after, chunk)
	if err != nil || len(ids) == 0 {
		return "", err
	}
	w.soil(ids...)
	return string(ids[len(ids)-1]), inOrder(w.sumAll, w.derive)
}

// rebuildPairs works out who is whose partner.
func (w *writing) rebuildPairs(after string) (last string, err error) {
	const few = 500 // of which each may have thousands of partners
	low, high := idRange(network.KindOrganisation)
	ids, err := w.page(max(after, low), few)
	ids = slices.DeleteFunc(ids, func(id network.ID) bool { return string(id) >= high })
	if err != nil || len(ids) == 0 {
		return "", err
	}
	if _, err := w.run(cypherMigratePairs, map[string]any{"ids": strs(ids)}); err != nil {
		return "", err
	}
	w.soil(ids...)
	return string(ids[len(ids)-1]), w.refresh()
}

// inOrder does one step after the other.
func inOrder(steps ...func() error) error {
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// page gives the ids of nodes behind one, in their order.
func (w *writing) page(after string, limit int) ([]network.ID, error) {
	return w.idsIn(cypherMigratePage, map[string]any{"after": after, "limit": int64(limit)})
}

// idsIn runs a statement and gives the ids in its answer.
func (w *writing) idsIn(statement string, params map[string]any) ([]network.ID, error) {
	records, err := w.run(statement, params)
	if err != nil {
		return nil, err
	}
	ids := make([]network.ID, 0, len(records))
	for _, record := range records {
		ids = append(ids, network.ID(text(record.Values[0])))
	}
	return ids, nil
}
