package embedded

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/go-json-experiment/json"

	"verkosto/internal/network"
)

var (
	sqlArchiveSources         = statement("archive_sources")
	sqlArchiveFormerSources   = statement("archive_former_sources")
	sqlArchiveCitations       = statement("archive_citations")
	sqlArchiveFormerCitations = statement("archive_former_citations")
)

var _ network.Archive = (*Store)(nil)

// Snapshot implements [network.Archive]. It reads on a connection of its own, which SQLite shows one state of the
// file for as long as it reads: no call waits for it. Meanwhile the log beside the file grows.
func (s *Store) Snapshot(ctx context.Context, begin func(version uint64) (func(network.Record) error, error)) error {
	if s.lock == nil {
		s.file.RLock() // SQLite reads nothing from a database in memory while it is written
		defer s.file.RUnlock()
	}
	if err := s.usable(ctx); err != nil {
		return err
	}
	return atOneTime(ctx, s.db, func(tx *sql.Tx) error { return snapshot(ctx, tx, begin) })
}

// atOneTime lets a function look at one state of a file.
func atOneTime(ctx context.Context, db *sql.DB, look func(*sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return fileError(err, "read the store")
	}
	defer func() { _ = tx.Rollback() }() // it has changed nothing
	return look(tx)
}

// snapshot hands over all records of a file, in the order of [network.Archive].
func snapshot(ctx context.Context, tx *sql.Tx, begin func(uint64) (func(network.Record) error, error)) error {
	var version uint64
	var derivedBy int
	if err := tx.QueryRowContext(ctx, sqlSelectMeta).Scan(&version, &derivedBy); err != nil {
		return fileError(err, "read the version")
	}
	take, err := begin(version)
	if err != nil {
		return err
	}
	if err := eachSource(ctx, tx, sqlArchiveFormerSources, func(source *network.Source) error {
		return take(network.Record{Source: source, Former: true})
	}); err != nil {
		return err
	}
	if err := eachCitation(ctx, tx, sqlArchiveFormerCitations, func(citation *network.Citation) error {
		return take(network.Record{Citation: citation, Former: true})
	}); err != nil {
		return err
	}
	if err := eachSource(ctx, tx, sqlArchiveSources, func(source *network.Source) error {
		return take(network.Record{Source: source})
	}); err != nil {
		return err
	}
	if err := eachCitation(ctx, tx, sqlArchiveCitations, func(citation *network.Citation) error {
		return take(network.Record{Citation: citation})
	}); err != nil {
		return err
	}
	return eachAnnex(ctx, tx, func(annex *network.Annex) error { return take(network.Record{Annex: annex}) })
}

// eachSource calls a function with every source that a statement gives.
func eachSource(ctx context.Context, of asked, statement string, take func(*network.Source) error) error {
	return eachRow(ctx, of, statement, func(rows *sql.Rows) error {
		var id string
		var body sql.RawBytes
		if err := rows.Scan(&id, &body); err != nil {
			return err
		}
		node, err := network.DecodeNode(network.KindSource, body)
		if err != nil {
			return damaged(err, id)
		}
		source, is := node.(*network.Source)
		if !is || string(source.ID) != id {
			return damaged(errDangling, id)
		}
		return take(source)
	})
}

// eachCitation calls a function with every citation that a statement gives.
func eachCitation(ctx context.Context, of asked, statement string, take func(*network.Citation) error) error {
	return eachRow(ctx, of, statement, func(rows *sql.Rows) error {
		var number int64
		var id, source string
		var line int
		var body, encoded sql.RawBytes
		if err := rows.Scan(&number, &id, &source, &line, &body, &encoded); err != nil {
			return err
		}
		citation, err := citationOf(network.ID(id), network.ID(source), line, body, encoded)
		if err != nil {
			return damaged(err, fmt.Sprintf("citation %d", number))
		}
		return take(citation)
	})
}

// citationOf puts a citation together from its row.
func citationOf(id, source network.ID, line int, body, encoded []byte) (*network.Citation, error) {
	node, err := network.DecodeNode(id.Kind(), body)
	if err != nil {
		return nil, err
	}
	if node.NodeID() != id {
		return nil, fmt.Errorf("it states %s in the place of %s", node.NodeID(), id)
	}
	var kept detail
	if err := json.Unmarshal(encoded, &kept); err != nil {
		return nil, fmt.Errorf("read what is kept beside it: %w", err)
	}
	return &network.Citation{
		Source: source, Node: node, Line: line, Evidence: kept.Evidence,
		Method: kept.Method, Confidence: kept.Confidence, Review: kept.Review, Fields: kept.Fields,
	}, nil
}
