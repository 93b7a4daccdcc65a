package embedded

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"verkosto/internal/network"
)

// Inspection is a look at a store's file that writes nothing and keeps nobody from using it: not the process that
// serves or imports, nor others that look. SQLite's own locks see to it that it sees whole batches; the lock
// that keeps a second process from writing is not touched.
type Inspection struct {
	name string
	db   *sql.DB
}

var _ network.Archive = (*Inspection)(nil)

// onlyReading are the settings of a connection that writes nothing. SQLite still needs the files beside the
// store's, through which it knows of other connections.
const onlyReading = "mode=ro&_pragma=busy_timeout(5000)&_pragma=trusted_schema(off)"

// Inspect opens a file to look at. It fails with the errors of [Open], but for those of a file that is in use, with
// [network.NotFound] if there is no file, and with [network.Conflict] for a file of an older Verkosto.
func Inspect(ctx context.Context, path string) (*Inspection, error) {
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return nil, network.Wrap(network.NotFound, err, "there is no file "+path)
	}
	file, err := storePath(path)
	if err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", address(file, onlyReading))
	if err != nil {
		return nil, named(fileError(err, "open the store"), filepath.Base(path))
	}
	i := &Inspection{name: filepath.Base(path), db: db}
	if err := i.check(ctx); err != nil {
		_ = db.Close() // the first error tells more
		return nil, named(err, i.name)
	}
	return i, nil
}

// address gives the address of a file for SQLite.
func address(file, settings string) string {
	path := filepath.ToSlash(file)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // a drive letter
	}
	return (&url.URL{Scheme: "file", Path: path, RawQuery: settings}).String()
}

// check sees to it that the file is a store of this layout.
func (i *Inspection) check(ctx context.Context) error {
	found, err := readLayout(ctx, i.db)
	if err != nil {
		return err
	}
	switch {
	case found.application != applicationID:
		return network.Errorf(network.InvalidArgument, "the file holds no network yet")
	case found.version < SchemaVersion:
		return network.Errorf(network.Conflict,
			"the file was written by an older Verkosto (layout %d; this one has %d): open it with this program once, as verkosto serve does, or use the older one", found.version, SchemaVersion)
	}
	return nil
}

// Snapshot implements [network.Archive]. Meanwhile the log beside the file grows with what is written.
func (i *Inspection) Snapshot(ctx context.Context, begin func(version uint64) (func(network.Record) error, error)) error {
	return named(atOneTime(ctx, i.db, func(tx *sql.Tx) error { return snapshot(ctx, tx, begin) }), i.name)
}

// Close ends the look.
func (i *Inspection) Close() error { return named(fileError(i.db.Close(), "close the store"), i.name) }
