package embedded

import (
	"context"
	"database/sql"
)

// asked is a connection, or a pool of them, that can be asked.
type asked interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// eachRow asks and calls a function with every row of the answer until one fails. A query that its context
// ended fails with the context's error.
func eachRow(ctx context.Context, of asked, statement string, row func(*sql.Rows) error, values ...any) (err error) {
	defer func() {
		if over := contextError(ctx); err != nil && over != nil {
			err = over
		}
	}()
	rows, err := of.QueryContext(ctx, statement, values...)
	if err != nil {
		return fileError(err, "read the store")
	}
	defer func() {
		if closing := rows.Close(); err == nil {
			err = fileError(closing, "read the store")
		}
	}()
	for rows.Next() {
		if err := row(rows); err != nil {
			return fileError(err, "read the store")
		}
	}
	return fileError(rows.Err(), "read the store")
}
