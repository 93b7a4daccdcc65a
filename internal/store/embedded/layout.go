package embedded

import (
	"context"
	"database/sql"

	"verkosto/internal/network"
)

// layout is what a file says of itself.
type layout struct{ application, version, tables int }

// readLayout reads whose file it is, and writes nothing. A file that this program must not use is an error.
func readLayout(ctx context.Context, from interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
},
) (found layout, err error) {
	for pragma, value := range map[string]*int{
		"PRAGMA application_id": &found.application, "PRAGMA user_version": &found.version, "SELECT count(*) FROM sqlite_schema": &found.tables,
	} {
		if err := from.QueryRowContext(ctx, pragma).Scan(value); err != nil {
			return layout{}, fileError(err, "look at the store")
		}
	}
	return found, found.known()
}

// known says whether this program may use a file, or make a store of it if it is empty.
func (l layout) known() error {
	switch {
	case l.application == applicationID && l.version > SchemaVersion:
		return network.Errorf(network.Conflict, "the file was written by a newer Verkosto (layout %d; this one knows %d): use that one, or import into a new file", l.version, SchemaVersion)
	case l.application != applicationID && (l.application != 0 || l.tables > 0):
		return network.Errorf(network.InvalidArgument, "the file is a database of another program")
	}
	return nil
}
