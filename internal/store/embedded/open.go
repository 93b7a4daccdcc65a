package embedded

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"verkosto/internal/network"
)

const (
	// SchemaVersion is the layout that this program writes: PRAGMA user_version of the file.
	SchemaVersion = 5

	applicationID = 1450534740 // PRAGMA application_id of the file
)

// settings hold for every connection. The writer moves the log into the file by itself,
// after readers have been let in again.
const settings = "_pragma=busy_timeout(5000)&_pragma=synchronous(full)&_pragma=wal_autocheckpoint(0)" +
	"&_pragma=secure_delete(on)&_pragma=cache_spill(off)&_pragma=trusted_schema(off)"

// Open opens the store in a file, and makes a new one where there is no file or an empty one.
// It fails with [network.Conflict] if another process has the file open or a newer Verkosto
// has written it, with [network.InvalidArgument] if the path leads to something
// else than a store, or one that must not be written, and with [network.Unavailable] if the file is damaged.
func Open(path string) (*Store, error) {
	file, err := storePath(path)
	if err != nil {
		return nil, err
	}
	lock, err := lockFile(file)
	if err != nil {
		return nil, err
	}
	store, err := open(address(file, settings), lock)
	if err != nil {
		return nil, named(err, filepath.Base(path))
	}
	return store, nil
}

var memories atomic.Int64

// OpenMemory opens a new store in memory, which is gone when it is closed.
func OpenMemory() (*Store, error) {
	return open(fmt.Sprintf("file:/verkosto-%d?vfs=memdb&%s", memories.Add(1), settings), nil)
}

// storePath gives the path behind links of what is a file that can be written, or nothing yet.
func storePath(path string) (string, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return "", network.Wrap(network.InvalidArgument, err, path+" is no path")
	}
	info, err := os.Stat(absolute)
	switch {
	case errors.Is(err, os.ErrNotExist):
		directory, err := filepath.EvalSymlinks(filepath.Dir(absolute))
		if err != nil {
			return "", network.Wrap(network.InvalidArgument, err, "the directory of "+path+" is not there")
		}
		return filepath.Join(directory, filepath.Base(absolute)), nil
	case err != nil:
		return "", network.Wrap(network.InvalidArgument, err, path+" cannot be opened")
	case info.IsDir():
		return "", network.Errorf(network.InvalidArgument, "%s is a directory: name a file in it, as in %s", path, filepath.Join(path, "network.db"))
	case !info.Mode().IsRegular():
		return "", network.Errorf(network.InvalidArgument, "%s is no regular file", path)
	case info.Mode().Perm()&0o222 == 0:
		return "", network.Errorf(network.InvalidArgument, "%s is read-only: a store has to be writable", path)
	}
	return filepath.EvalSymlinks(absolute)
}

// open opens a database that no one else has open.
func open(address string, lock *fileLock) (_ *Store, err error) {
	s := &Store{graph: newGraph(), lock: lock, prepared: make(map[string]*sql.Stmt)}
	defer func() {
		if err != nil {
			_ = s.release() // the first error tells more
		}
	}()
	ctx := context.Background()
	if s.db, err = sql.Open("sqlite", address); err != nil {
		return nil, fileError(err, "open the store")
	}
	s.db.SetMaxIdleConns(8)
	if s.writer, err = s.db.Conn(ctx); err != nil {
		return nil, fileError(err, "open the store")
	}
	if err := s.prepareFile(ctx); err != nil {
		return nil, err
	}
	for _, statement := range []string{
		sqlUpdateMeta, sqlInsertNode, sqlUpdateMerged, sqlDeleteNode, sqlPutSource, sqlDeleteSource,
		sqlInsertCitation, sqlConfirmCitation, sqlMoveCitation, sqlDeleteCitation, sqlInsertTerms, sqlDeleteTerms,
		sqlDeleteAllTerms, sqlPutReview, sqlDeleteReview, sqlInsertAudit, sqlInsertAuditSubject, sqlUndoAudit,
		sqlScrubAudit, sqlDeleteAuditSubject, sqlInsertSalt, sqlInsertTombstone, sqlInsertRemains,
		sqlPutAuditFirst, sqlDeleteAudit, sqlDeleteOldSubjects,
	} {
		prepared, err := s.writer.PrepareContext(ctx, statement) //nolint:sqlclosecheck // release closes it
		if err != nil {
			return nil, fileError(err, "prepare a statement")
		}
		s.prepared[statement] = prepared
	}
	if err := s.load(ctx); err != nil {
		return nil, err
	}
	if s.remains && s.lock != nil {
		s.scour(ctx)
	}
	return s, nil
}

// prepareFile checks whose file it is before anything is written, and lays out a new one.
func (s *Store) prepareFile(ctx context.Context) error {
	found, err := readLayout(ctx, s.writer)
	if err != nil {
		return err
	}
	switch {
	case found.application != applicationID:
		// The layout comes before the log is switched on, so that the file itself tells from its
		// first write on whose it is.
		for _, statement := range []string{"PRAGMA page_size = 8192", "BEGIN IMMEDIATE;" + sqlSchema + sqlAudit + sqlFacts + sqlErasure + sqlViews + "COMMIT"} {
			if _, err := s.writer.ExecContext(ctx, statement); err != nil {
				return fileError(err, "lay out a new store")
			}
		}
	case found.version < SchemaVersion:
		// Layout 1 had the tables of the network, in which nothing was joined; layout 2 had no audit log and no reviews;
		// layout 4 had no tombstones.
		layout := fmt.Sprintf("BEGIN IMMEDIATE;%s%s%s;%s%sPRAGMA user_version = %d;COMMIT", sqlAudit, sqlFacts, sqlFillReviews, sqlErasure, sqlViews, SchemaVersion)
		if _, err := s.writer.ExecContext(ctx, layout); err != nil {
			return fileError(err, "bring the layout up to date")
		}
	}
	if s.lock != nil {
		if _, err := s.writer.ExecContext(ctx, "PRAGMA journal_mode = wal"); err != nil {
			return fileError(err, "switch the log on")
		}
	}
	_, err = s.writer.ExecContext(ctx, "PRAGMA cache_size = -65536")
	return fileError(err, "set the cache")
}

// checkpoint moves the log into the file once it has grown. Readers go on meanwhile. Where there is no room for that the
// batches stay in the log, where they are as safe, and the next one tries again.
func (s *Store) checkpoint(ctx context.Context) {
	if s.lock == nil {
		return
	}
	if s.remains {
		s.scour(ctx)
	}
	if s.batches++; s.batches < checkpointEvery {
		return
	}
	if _, err := s.writer.ExecContext(context.WithoutCancel(ctx), "PRAGMA wal_checkpoint(PASSIVE)"); err == nil {
		s.batches = 0
	}
}

// checkpointEvery is after how many batches the log is moved into the file.
const checkpointEvery = 8

// fileError gives an error of the database a code. Nil stays nil, and an error that has a
// code keeps it.
func fileError(err error, doing string) error {
	if err == nil {
		return nil
	}
	if coded, ok := errors.AsType[*network.Error](err); ok {
		return coded
	}
	fault, _ := errors.AsType[*sqlite.Error](err)
	if fault == nil {
		return network.Wrap(network.Unavailable, err, doing+" failed")
	}
	switch fault.Code() & 0xff {
	case sqlite3.SQLITE_NOTADB:
		return network.Wrap(network.InvalidArgument, err, "the file is no Verkosto store")
	case sqlite3.SQLITE_CORRUPT:
		return damaged(err, doing)
	case sqlite3.SQLITE_FULL:
		return network.Wrap(network.Unavailable, err, "the disk is full")
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return network.Wrap(network.Conflict, err, "the file is in use by another program")
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return network.Wrap(network.InvalidArgument, err, "the file, and the directory that it is in, must be writable")
	}
	return network.Wrap(network.Unavailable, err, doing+" failed")
}

// damaged gives the error for a file that contradicts itself.
func damaged(err error, where string) error {
	return network.Wrap(network.Unavailable, fmt.Errorf("%s: %w", where, err), "the file is damaged: put a copy in its place, or import into a new file")
}

// named puts the file's name before an error's message.
func named(err error, name string) error {
	if coded, ok := errors.AsType[*network.Error](err); ok {
		return &network.Error{Code: coded.Code, Message: name + ": " + coded.Message, Err: coded.Err}
	}
	return err
}
