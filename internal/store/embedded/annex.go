package embedded

import (
	"context"
	"database/sql"

	"verkosto/internal/network"
)

var sqlArchiveAudit = statement("archive_audit")

// eachAnnex calls a function with everything that is kept beside citations.
func eachAnnex(ctx context.Context, of asked, take func(*network.Annex) error) error {
	taking := func(annex *network.Annex, err error) error {
		if err != nil {
			return err
		}
		return take(annex)
	}
	err := eachRow(ctx, of, sqlArchiveAudit, func(rows *sql.Rows) error {
		var record network.AuditRecord
		var replaced sql.NullString
		if err := rows.Scan(&record.Told, &replaced); err != nil {
			return err
		}
		record.Replaced = replaced.String
		return taking(record.Annex())
	})
	if err != nil {
		return err
	}
	return eachTombstone(ctx, of,
		func(salt []byte) error { return taking(network.AnnexSalt(salt)) },
		func(stone network.Tombstone) error { return taking(stone.Annex()) })
}

// Add implements [network.Restoration]. All of it is written or nothing.
func (s *Store) Add(ctx context.Context, added []network.Annex) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.usable(ctx); err != nil {
		return err
	}
	last := s.audited
	err := s.inTransaction(ctx, func() error {
		w := &scribe{prepared: s.prepared}
		for i := range added {
			found, err := added[i].Read()
			switch {
			case err != nil:
				return err
			case found.Entry != nil:
				writeEntry(ctx, w, found.Entry, found.Record)
				last = max(last, found.Entry.Number)
			case found.Salt != nil:
				w.exec(ctx, sqlInsertSalt, found.Salt)
			default:
				w.exec(ctx, sqlInsertTombstone, found.Tombstone.Of[:], found.Tombstone.Mark[:])
			}
		}
		return w.err
	})
	if err != nil {
		return err
	}
	s.audited = last
	return s.loadTombstones(ctx)
}

// inTransaction writes on the writer's connection, all or nothing.
func (s *Store) inTransaction(ctx context.Context, write func() error) error {
	steady := context.WithoutCancel(ctx)
	s.file.Lock()
	defer s.file.Unlock()
	if _, err := s.writer.ExecContext(steady, "BEGIN IMMEDIATE"); err != nil {
		return fileError(err, "begin to write")
	}
	err := write()
	if err == nil {
		_, err = s.writer.ExecContext(steady, "COMMIT")
		err = fileError(err, "commit")
	}
	if err != nil {
		_, _ = s.writer.ExecContext(steady, "ROLLBACK") // where SQLite did that by itself this fails
	}
	return err
}
