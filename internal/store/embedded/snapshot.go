package embedded

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
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

// snapshot hands over all records of a file, in the order of [network.Archive]. What can't be read ends it.
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
	return eachRecord(ctx, tx, take, func(where string, err error) error { return damaged(err, where) })
}

// eachRecord calls take with every record, and wrong with what can't be one.
func eachRecord(ctx context.Context, from asked, take func(network.Record) error, wrong func(where string, err error) error) error {
	for _, part := range []struct {
		statement string
		former    bool
		read      func(*sql.Rows) (where string, record network.Record, err error)
	}{
		{sqlArchiveFormerSources, true, sourceRecord},
		{sqlArchiveFormerCitations, true, citationRecord},
		{sqlArchiveSources, false, sourceRecord},
		{sqlArchiveCitations, false, citationRecord},
	} {
		err := eachRow(ctx, from, part.statement, func(rows *sql.Rows) error {
			where, record, err := part.read(rows)
			if err != nil {
				return wrong(where, err)
			}
			record.Former = part.former
			return take(record)
		})
		if err != nil {
			return err
		}
	}
	return eachAnnex(ctx, from, func(annex *network.Annex) error { return take(network.Record{Annex: annex}) })
}

// sourceRecord reads a source.
func sourceRecord(rows *sql.Rows) (id string, record network.Record, err error) {
	var body sql.RawBytes
	if err := rows.Scan(&id, &body); err != nil {
		return "a source", record, err
	}
	node, err := network.DecodeNode(network.KindSource, body)
	if err != nil {
		return id, record, err
	}
	record.Source = node.(*network.Source)
	if string(record.Source.ID) != id {
		return id, record, fmt.Errorf("it is called %s", record.Source.ID)
	}
	return id, record, nil
}

// citationRecord reads a citation, and checks its key: the hash of what it says.
func citationRecord(rows *sql.Rows) (where string, record network.Record, err error) {
	var number int64
	var id, source string
	var line int
	var key, body, encoded sql.RawBytes
	if err := rows.Scan(&number, &id, &source, &key, &line, &body, &encoded); err != nil {
		return "a citation", record, err
	}
	where = fmt.Sprintf("citation %d of %s", number, id)
	node, err := network.DecodeNode(network.ID(id).Kind(), body)
	if err != nil {
		return where, record, err
	}
	var kept detail
	if err := json.Unmarshal(encoded, &kept); err != nil {
		return where, record, fmt.Errorf("read what is kept beside it: %w", err)
	}
	record.Citation = &network.Citation{
		Source: network.ID(source), Node: node, Line: line, Evidence: kept.Evidence,
		Method: kept.Method, Confidence: kept.Confidence, Review: kept.Review, Fields: kept.Fields,
	}
	if string(node.NodeID()) != id || record.Citation.Key(body) != hex.EncodeToString(key) {
		return where, record, errAltered
	}
	return where, record, nil
}

// errAltered tells of a row that is not as it was written.
var errAltered = errors.New("it does not say what its key was made of")
