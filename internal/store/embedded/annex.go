package embedded

import (
	"context"
	"database/sql"
	"slices"

	"verkosto/internal/network"
)

// annexed is a kind of what is kept beside citations, and how it is read and written as JSON.
type annexed struct {
	kind    string
	records string // statement that gives the JSON of each
	put     func(ctx context.Context, s *Store, body []byte) error
}

// annexes are all kinds, in the order in which they are restored.
var annexes = []annexed{}

// eachAnnex calls a function with everything that is kept beside citations.
func eachAnnex(ctx context.Context, of asked, take func(*network.Annex) error) error {
	for _, kind := range annexes {
		err := eachRow(ctx, of, kind.records, func(rows *sql.Rows) error {
			var body []byte
			if err := rows.Scan(&body); err != nil {
				return err
			}
			return take(&network.Annex{Kind: kind.kind, Body: body})
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// Add implements [network.Restoration]. All of it is written or nothing.
func (s *Store) Add(ctx context.Context, added []network.Annex) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.usable(ctx); err != nil {
		return err
	}
	return s.inTransaction(ctx, func() error {
		for _, annex := range added {
			at := slices.IndexFunc(annexes, func(a annexed) bool { return a.kind == annex.Kind })
			if at < 0 {
				return network.Errorf(network.InvalidArgument, "this program does not know what %q is: restore with a newer one", annex.Kind)
			}
			if err := annexes[at].put(ctx, s, annex.Body); err != nil {
				return fileError(err, "keep what belongs to the network")
			}
		}
		return nil
	})
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
