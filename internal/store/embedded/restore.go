package embedded

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"verkosto/internal/network"
)

var _ network.Restoration = (*Store)(nil)

// Restore makes a store in a file as it is told to. It is made in a file aside, NAME.restoring, which takes the
// place of what is there when all of it is on the disk: whenever this process or the machine stops, the file is
// the one or the other. The file must not be in use; without Replace there must be none, or an empty store. What is
// no store is never replaced, but a damaged store is.
func Restore(ctx context.Context, path string, how network.Restoring) (err error) {
	file, err := storePath(path)
	if err != nil {
		return err
	}
	lock, err := lockFile(file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, lock.release()) }()
	former, err := replaceable(ctx, file, how)
	if err != nil {
		return named(err, filepath.Base(path))
	}
	aside := file + ".restoring"
	defer discard(aside)
	discard(aside) // left by a process that was killed
	if err := makeAside(ctx, aside, how, former); err != nil {
		return err
	}
	if err := fold(ctx, file); err != nil {
		return named(err, filepath.Base(path))
	}
	if err := os.Rename(aside, file); err != nil {
		return network.Wrap(network.Unavailable, err, "put the restored file in its place")
	}
	return syncDirectory(filepath.Dir(file))
}

// beside are the endings of the files that SQLite has beside a store, and of the lock.
var beside = []string{"", "-wal", "-shm", "-journal", ".lock"}

// discard removes a file aside with all that belongs to it.
func discard(aside string) {
	for _, ending := range beside {
		_ = os.Remove(aside + ending) // mostly there is none
	}
}

// replaced is what outlives a file in the one that takes its place.
type replaced struct {
	version uint64          // that readers of it know
	annexes []network.Annex // the tombstones, and their keys
}

// replaceable says whether a file may be replaced, and gives what outlives it.
func replaceable(ctx context.Context, file string, how network.Restoring) (former replaced, err error) {
	info, err := os.Stat(file)
	if errors.Is(err, os.ErrNotExist) || err == nil && info.Size() == 0 {
		return former, nil
	}
	db, err := sql.Open("sqlite", address(file, "mode=rw&_pragma=busy_timeout(5000)&_pragma=trusted_schema(off)"))
	if err != nil {
		return former, fileError(err, "open the store")
	}
	defer func() { _ = db.Close() }() // it has only been read
	found, err := readLayout(ctx, db)
	if err != nil {
		if how.Replace && network.CodeOf(err) == network.Unavailable { // a damaged store
			how.Lose()
			return former, nil
		}
		return former, err
	}
	former.annexes = tombstonesOf(ctx, db, found, how)
	var sources, derivedBy int
	err = db.QueryRowContext(ctx, "SELECT count(*) FROM source").Scan(&sources)
	if err == nil {
		err = db.QueryRowContext(ctx, sqlSelectMeta).Scan(&former.version, &derivedBy)
	}
	switch {
	case how.Replace:
		return former, nil // of a damaged store the version is perhaps 0
	case err != nil:
		return former, fileError(err, "look at the store")
	case sources > 0 || former.version > 0:
		return former, network.Errorf(network.Conflict, "the file holds a network: restore into a new file, or say that this one is to be replaced")
	}
	return former, nil
}

// tombstonesOf gives the tombstones of a file that is to be replaced, and their keys. Layouts before this one have none.
func tombstonesOf(ctx context.Context, db *sql.DB, found layout, how network.Restoring) (annexes []network.Annex) {
	if found.version != SchemaVersion {
		return nil
	}
	take := func(annex *network.Annex, err error) error {
		if err == nil {
			annexes = append(annexes, *annex)
		}
		return err
	}
	err := eachTombstone(ctx, db,
		func(salt []byte) error { return take(network.AnnexSalt(salt)) },
		func(stone network.Tombstone) error { return take(stone.Annex()) })
	if err != nil && how.Replace {
		how.Lose()
	}
	return annexes
}

// makeAside makes the whole store in a file aside.
func makeAside(ctx context.Context, aside string, how network.Restoring, former replaced) (err error) {
	store, err := Open(aside) //nolint:contextcheck // a file that has begun to open is opened
	if err != nil {
		return err
	}
	defer func() {
		if closing := store.Close(); err == nil {
			err = closing
		}
		if err == nil {
			err = syncFile(aside)
		}
	}()
	if err := how.Fill(ctx, store); err != nil {
		return err
	}
	if err := store.carry(ctx, former.annexes); err != nil {
		return err
	}
	version := how.Version
	if former.version >= version && former.version > 0 {
		version = former.version + 1 // readers of the one that goes must not take the new one for it
	}
	return store.setVersion(ctx, version)
}

// carry keeps the tombstones of a store that this one replaces, and takes out what they tell of.
func (s *Store) carry(ctx context.Context, annexes []network.Annex) error {
	if len(annexes) == 0 {
		return nil
	}
	if err := s.Add(ctx, annexes); err != nil {
		return err
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	p, err := s.plan(ctx, network.Batch{})
	if err != nil {
		return err
	}
	if err := s.scrub(ctx, p, true); err != nil {
		return err
	}
	if err := s.derivePlan(ctx, p); err != nil {
		return err
	}
	if p.tell(); p.empty() {
		return nil
	}
	if err := s.write(ctx, p); err != nil {
		return err
	}
	s.remains = true
	s.checkpoint(ctx)
	return nil
}

// setVersion says which data version this is.
func (s *Store) setVersion(ctx context.Context, version uint64) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	err := s.inTransaction(ctx, func() error {
		_, err := s.writer.ExecContext(ctx, sqlUpdateMeta, int64(version), derivation)
		return fileError(err, "write the version")
	})
	if err != nil {
		return err
	}
	s.memory.Lock()
	defer s.memory.Unlock()
	s.graph.version = version
	return nil
}

// fold moves the log of a store that is to be replaced into it, so that SQLite can't take it for that of the new
// one. The log of a damaged store goes.
func fold(ctx context.Context, file string) error {
	if _, err := os.Stat(file + "-wal"); errors.Is(err, os.ErrNotExist) {
		return nil
	}
	db, err := sql.Open("sqlite", address(file, "mode=rw"))
	if err != nil {
		return fileError(err, "open the store")
	}
	var busy, pages, moved int
	err = db.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &moved)
	_ = db.Close() // it has only been tidied up
	if err == nil && busy != 0 {
		return network.Errorf(network.Conflict, "another process reads the file, perhaps to back it up: wait for it")
	}
	for _, ending := range []string{"-wal", "-shm"} {
		if err := os.Remove(file + ending); err != nil && !errors.Is(err, os.ErrNotExist) {
			return network.Wrap(network.Unavailable, err, "remove what is beside the file")
		}
	}
	return nil
}

func syncFile(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return network.Wrap(network.Unavailable, err, "write the restored file to the disk")
	}
	if err := errors.Join(file.Sync(), file.Close()); err != nil {
		return network.Wrap(network.Unavailable, err, "write the restored file to the disk")
	}
	return nil
}

func syncDirectory(path string) error {
	directory, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("write %s to the disk: %w", path, err)
	}
	return errors.Join(directory.Sync(), directory.Close())
}
