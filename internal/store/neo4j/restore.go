package neo4j

import (
	"context"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"verkosto/internal/network"
)

var (
	cypherRestoreState      = statement("restore_state")
	cypherRestoreBegin      = statement("restore_begin")
	cypherRestoreClearLinks = statement("restore_clear_links")
	cypherRestoreClearNodes = statement("restore_clear_nodes")
	cypherRestoreCleared    = statement("restore_cleared")
	cypherRestoreAudit      = statement("restore_audit")
	cypherRestoreEnd        = statement("restore_end")

	cypherRestorePart             = statement("restore_part")
	cypherRestoreFormerSalts      = statement("restore_former_salts")
	cypherRestoreFormerTombstones = statement("restore_former_tombstones")
)

var _ network.Restoration = (*Store)(nil)

// Restore fills the database as it is told to, and migrates it before if it is new. A network is too much for
// one transaction; so the database says while it is restored that it is, nobody reads from it, and a restore that was
// interrupted goes on when the same backup is restored again. The store must not be used for anything else until
// Restore returns.
func (s *Store) Restore(ctx context.Context, how network.Restoring) error {
	ctx, cancel, timeout := limited(ctx, archiveTime)
	defer cancel()
	if err := s.Migrate(ctx); err != nil {
		return err
	}
	if err := s.beginRestore(ctx, how, timeout); err != nil {
		return translate(ctx, err, "begin to restore")
	}
	s.fits.Store(true) // though it says that it is being restored
	defer s.fits.Store(false)
	if err := how.Fill(ctx, s); err != nil {
		return err
	}
	_, err := s.commit(ctx, new(stated), func(w *writing) error {
		if err := w.carry(); err != nil {
			return err
		}
		_, err := w.run(cypherRestoreEnd, map[string]any{"version": int64(how.Version)})
		return err
	}, timeout)
	return translate(ctx, err, "end the restore")
}

// carry keeps the tombstones of what was replaced, and takes out what they tell of.
func (w *writing) carry() error {
	salts, err := w.run(cypherRestoreFormerSalts, nil)
	if err != nil {
		return err
	}
	for _, record := range salts {
		if _, err := w.run(cypherKeepSalt, map[string]any{"salt": record.Values[0]}); err != nil {
			return err
		}
	}
	former, err := w.run(cypherRestoreFormerTombstones, nil)
	if err != nil || len(former) == 0 {
		return err
	}
	stones := make([]network.Tombstone, len(former))
	for i, record := range former {
		stones[i] = tombstone(record.Values)
	}
	if err := w.keepTombstones(stones); err != nil {
		return err
	}
	if _, err := w.run(cypherErased, nil); err != nil {
		return err
	}
	if _, err := w.lock(); err != nil {
		return err
	}
	w.erasing = &erasing{stones: w.forgotten.Tombstones, told: new(network.Erased)}
	return inOrder(
		w.scrubSources, w.scrubAudit, w.putSources, w.scrub, w.shareClaims, w.createNodes, w.writeCitations, w.judge, w.addUp, w.updateNodes,
		w.relink, w.derive, w.withdraw,
	)
}

// beginRestore empties the database where that is wanted, and marks it.
func (s *Store) beginRestore(ctx context.Context, how network.Restoring, timeout func(*neo4j.TransactionConfig)) error {
	clearing := false
	err := s.write(ctx, func(tx *transaction) (err error) {
		if _, err := tx.run(cypherLock, nil); err != nil {
			return err
		}
		clearing, err = tx.markRestore(how)
		return err
	}, timeout)
	if err != nil || !clearing {
		return err
	}
	for _, statement := range []string{cypherRestoreClearLinks, cypherRestoreClearNodes} {
		if err := s.clear(ctx, statement, timeout); err != nil {
			return err
		}
	}
	return s.write(ctx, func(tx *transaction) error {
		_, err := tx.run(cypherRestoreCleared, nil)
		return err
	}, timeout)
}

// markRestore marks the database as being restored, and says whether it must be emptied first.
func (t *transaction) markRestore(how network.Restoring) (clearing bool, err error) {
	records, err := t.run(cypherRestoreState, nil)
	if err != nil {
		return false, err
	}
	if len(records) != 1 {
		return false, errSchema()
	}
	values := records[0].Values
	clearing, _ = values[2].(bool)
	filled, _ := values[3].(bool)
	switch interrupted := text(values[0]); {
	case interrupted == how.Mark && !how.Replace:
		return clearing, nil // it goes on
	case interrupted != "" && !how.Replace:
		return false, network.Errorf(network.Conflict, "another backup was being restored into the database: restore that one again, or say that it is to be replaced")
	case filled && !how.Replace:
		return false, network.Errorf(network.Conflict, "the database holds a network: restore into an empty one, or say that this one is to be replaced")
	case interrupted == how.Mark:
		return clearing, nil // what was to be replaced is going or gone
	}
	for _, statement := range []string{cypherRestorePart, cypherErased} {
		if _, err := t.run(statement, nil); err != nil {
			return false, err
		}
	}
	_, err = t.run(cypherRestoreBegin, map[string]any{"mark": how.Mark, "clear": filled})
	return filled, err
}

// clear deletes what a statement gives, some thousand at a time, which is much quicker without indexes of what is left.
func (s *Store) clear(ctx context.Context, statement string, timeout func(*neo4j.TransactionConfig)) error {
	for {
		deleted := int64(0)
		err := s.write(ctx, func(tx *transaction) error {
			records, err := tx.run(statement, map[string]any{"limit": int64(4 * chunk)})
			if err == nil && len(records) == 1 {
				deleted = integer(records[0].Values[0])
			}
			return err
		}, timeout)
		if err != nil || deleted == 0 {
			return err
		}
	}
}

// refuseRestoring says whether the database is being restored, which is an [network.Unavailable] error.
func (s *Store) refuseRestoring(ctx context.Context, timeout func(*neo4j.TransactionConfig)) error {
	result, err := neo4j.ExecuteQuery(ctx, s.driver, cypherRestoreState, nil, neo4j.EagerResultTransformer,
		neo4j.ExecuteQueryWithReadersRouting(),
		neo4j.ExecuteQueryWithDatabase(s.config.Database),
		neo4j.ExecuteQueryWithBookmarkManager(s.marks(ctx)),
		neo4j.ExecuteQueryWithTransactionConfig(timeout))
	if err != nil {
		return translate(ctx, err, "look whether the database is being restored")
	}
	if len(result.Records) == 1 && text(result.Records[0].Values[0]) != "" {
		return network.Errorf(network.Unavailable, "a backup is being restored into the database: wait for it, or restore it again if that was interrupted")
	}
	return nil
}

// Add implements [network.Restoration]. What an interrupted restore has added already changes nothing.
func (s *Store) Add(ctx context.Context, added []network.Annex) error {
	ctx, cancel, timeout := limited(ctx, s.config.WriteTimeout)
	defer cancel()
	err := s.write(ctx, func(tx *transaction) error {
		w := newWriting(tx, new(stated))
		for i := range added {
			if err := w.restoreAnnex(&added[i]); err != nil {
				return err
			}
		}
		if _, err := w.run(cypherErased, nil); err != nil {
			return err
		}
		return nil
	}, timeout)
	return translate(ctx, err, "restore what is kept beside citations")
}

// restoreAnnex writes what is kept beside citations.
func (w *writing) restoreAnnex(annex *network.Annex) error {
	found, err := annex.Read()
	switch {
	case err != nil:
		return err
	case found.Entry != nil:
		return w.restoreEntry(found.Entry, found.Record)
	case found.Salt != nil:
		_, err := w.run(cypherKeepSalt, map[string]any{"salt": found.Salt})
		return err
	}
	return w.keepTombstones([]network.Tombstone{*found.Tombstone})
}

// restoreEntry writes an entry of the audit log as it was.
func (t *transaction) restoreEntry(entry *network.AuditEntry, record network.AuditRecord) error {
	number := int64(entry.Number)
	if _, err := t.run(cypherRestoreAudit, map[string]any{"number": number, "entry": auditProperties(entry, record)}); err != nil {
		return err
	}
	if entry.Undoes == 0 {
		return nil
	}
	_, err := t.run(cypherAuditUndo, map[string]any{"undone": int64(entry.Undoes), "number": number})
	return err
}

// why gives the reason why a database that had the schema of this program gives no answer: where it is being restored,
// that one.
func (s *Store) why(ctx context.Context, err error) error {
	if network.CodeOf(err) != network.Conflict {
		return err
	}
	s.fits.Store(false)
	if reason := s.checkSchema(ctx); reason != nil {
		return reason
	}
	return err
}
