package neo4j

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"verkosto/internal/network"
	"verkosto/internal/steps"
)

// SchemaVersion is the version of the schema that this program reads and writes.
const SchemaVersion = 5

// patience is how long readers wait for a batch that was announced and not settled, before they
// take it that its writer died. It bounds what a commit may take.
const patience = 10 * time.Second

type bookmarksKey struct{}

// WithBookmarks gives a context whose reads see at least what the bookmarks stand for, as
// [Store.Bookmarks] gave them, perhaps in another process. Reads through the store that wrote need none.
func WithBookmarks(ctx context.Context, bookmarks ...string) context.Context {
	return context.WithValue(ctx, bookmarksKey{}, bookmarks)
}

// Bookmarks gives what stands for everything that was written and read through this store.
func (s *Store) Bookmarks(ctx context.Context) ([]string, error) {
	bookmarks, err := s.bookmarks.GetBookmarks(ctx)
	return bookmarks, translate(ctx, err, "get bookmarks")
}

// marks are the store's bookmarks together with those of a context.
type marks struct {
	neo4j.BookmarkManager
	carried neo4j.Bookmarks
}

// GetBookmarks gives both, each once.
func (m marks) GetBookmarks(ctx context.Context) (neo4j.Bookmarks, error) {
	bookmarks, err := m.BookmarkManager.GetBookmarks(ctx)
	all := slices.Concat(bookmarks, m.carried)
	slices.Sort(all)
	return slices.Compact(all), err
}

func (s *Store) marks(ctx context.Context) neo4j.BookmarkManager {
	carried, _ := ctx.Value(bookmarksKey{}).([]string)
	if len(carried) == 0 {
		return s.bookmarks
	}
	return marks{s.bookmarks, carried}
}

// limited gives a context with a deadline, and the server the time until then.
func limited(ctx context.Context, most time.Duration) (context.Context, context.CancelFunc, func(*neo4j.TransactionConfig)) {
	ctx, cancel := context.WithTimeout(ctx, most)
	deadline, _ := ctx.Deadline()
	left := max(time.Until(deadline), time.Millisecond)
	return ctx, cancel, neo4j.WithTxTimeout(left)
}

// ask runs one statement that only reads, on a follower where there are any, and gives the
// answers. what says in an error what could not be done.
//
// Neo4j lets a statement see parts of a transaction that is committed meanwhile. To show readers whole
// batches only, writers announce a commit before and settle it after; a statement that ran
// while one was announced is run again.
func (s *Store) ask(ctx context.Context, what, operation string, params map[string]any) ([]any, error) {
	found, err := s.look(ctx, what, operation, params)
	return found.rows, err
}

// answer is what a statement gave.
type answer struct {
	rows  []any
	whole bool // it saw whole batches
	saw   network.Seen
}

// look does what [Store.ask] does, and tells also which version of the data the answers are of.
func (s *Store) look(ctx context.Context, what, operation string, params map[string]any) (answer, error) {
	ctx, cancel, timeout := limited(ctx, s.config.ReadTimeout)
	defer cancel()
	if err := s.fit(ctx); err != nil {
		return answer{}, err
	}
	text := fill(cypherRead, "operation", operation)
	for attempt := range attempts {
		found, err := s.askOnce(ctx, operation, text, params, timeout)
		if err != nil {
			return answer{}, translate(ctx, s.why(ctx, err), what)
		}
		if found.whole {
			network.AnswerOf(ctx).See(found.saw)
			return found, nil
		}
		if err := pause(ctx, attempt); err != nil {
			return answer{}, translate(ctx, err, what)
		}
	}
	return s.askAlone(ctx, what, text, params, timeout)
}

// attempts is how often a statement is run that met a commit each time, before it makes writers wait.
const attempts = 10

// pause waits a little, and longer each time.
func pause(ctx context.Context, attempt int) error {
	timer := time.NewTimer(time.Millisecond << min(attempt, 6))
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (s *Store) askOnce(ctx context.Context, operation, text string, params map[string]any, timeout func(*neo4j.TransactionConfig)) (_ answer, err error) {
	ctx, over := steps.Begin(ctx, s.step(operation, text, params))
	defer func() { over(err) }()
	records, err := s.readAtOnce(ctx, text, params, timeout)
	if err != nil && neo4j.IsRetryable(err) {
		records, err = s.readPatiently(ctx, text, params, timeout)
	}
	if err != nil {
		return answer{}, err
	}
	return answerOf(records)
}

// readAtOnce runs a statement in a transaction of its own, which takes one round trip where a managed one takes two.
// The driver doesn't try it again.
func (s *Store) readAtOnce(ctx context.Context, text string, params map[string]any, timeout func(*neo4j.TransactionConfig)) (_ []*neo4j.Record, err error) {
	session := s.driver.NewSession(ctx, neo4j.SessionConfig{
		AccessMode: neo4j.AccessModeRead, DatabaseName: s.config.Database, BookmarkManager: s.marks(ctx),
	})
	defer func() { err = cmp.Or(err, session.Close(ctx)) }()
	result, err := session.Run(ctx, text, params, timeout)
	if err != nil {
		return nil, err
	}
	return result.Collect(ctx)
}

// readPatiently runs a statement in a transaction that the driver manages: it finds another server where one fails, and
// tries again for as long as there is time.
func (s *Store) readPatiently(ctx context.Context, text string, params map[string]any, timeout func(*neo4j.TransactionConfig)) ([]*neo4j.Record, error) {
	result, err := neo4j.ExecuteQuery(ctx, s.driver, text, params, neo4j.EagerResultTransformer,
		neo4j.ExecuteQueryWithReadersRouting(),
		neo4j.ExecuteQueryWithDatabase(s.config.Database),
		neo4j.ExecuteQueryWithBookmarkManager(s.marks(ctx)),
		neo4j.ExecuteQueryWithTransactionConfig(timeout))
	if err != nil {
		return nil, err
	}
	return result.Records, nil
}

func answerOf(records []*neo4j.Record) (answer, error) {
	if len(records) != 1 || len(records[0].Values) != 4 {
		return answer{}, errSchema()
	}
	values := records[0].Values
	whole, _ := values[1].(bool)
	return answer{row(values[0]), whole, network.Seen{Data: integer(values[3]), Identities: integer(values[2])}}, nil
}

// askAlone runs a statement while no batch is applied.
func (s *Store) askAlone(ctx context.Context, what, text string, params map[string]any, timeout func(*neo4j.TransactionConfig)) (answer, error) {
	var found answer
	err := s.write(ctx, func(tx *transaction) error {
		if _, err := tx.run(cypherLock, nil); err != nil {
			return err
		}
		records, err := tx.run(text, params)
		if err != nil {
			return err
		}
		found, err = answerOf(records)
		return err
	}, timeout)
	return found, translate(ctx, err, what)
}

// transaction is a transaction that writes.
type transaction struct {
	ctx context.Context
	tx  neo4j.ManagedTransaction
}

// run runs a statement and gives its records.
func (t *transaction) run(statement string, params map[string]any) (_ []*neo4j.Record, err error) {
	ctx, over := steps.Begin(t.ctx, func() steps.Statement { return steps.Statement{Name: nameOf(statement)} })
	defer func() { over(err) }()
	result, err := t.tx.Run(ctx, statement, params)
	if err != nil {
		return nil, err
	}
	return result.Collect(ctx)
}

// each runs a statement and hands over the columns of what it gives.
func (t *transaction) each(statement string, params map[string]any, take func([]any) error) error {
	records, err := t.run(statement, params)
	if err != nil {
		return err
	}
	for _, record := range records {
		if err := take(record.Values); err != nil {
			return err
		}
	}
	return nil
}

// paged runs a statement that gives what comes behind something, which its first column tells, until nothing more does. It
// hands over the columns of each record.
func paged(
	each func(string, map[string]any, func([]any) error) error, statement string, after any, params map[string]any, take func([]any) error,
) error {
	if params == nil {
		params = make(map[string]any)
	}
	params["after"], params["limit"] = after, int64(chunk)
	for {
		found := 0
		err := each(statement, params, func(values []any) error {
			found++
			params["after"] = values[0]
			return take(values)
		})
		if err != nil || found < chunk {
			return err
		}
	}
}

// write runs work in one transaction, again where the driver sees that it may help: after a deadlock,
// or when another member of the cluster leads now.
func (s *Store) write(ctx context.Context, work func(*transaction) error, timeout func(*neo4j.TransactionConfig)) error {
	session := s.driver.NewSession(ctx, neo4j.SessionConfig{
		AccessMode: neo4j.AccessModeWrite, DatabaseName: s.config.Database, BookmarkManager: s.marks(ctx),
	})
	_, err := session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		return struct{}{}, work(&transaction{ctx, tx})
	}, timeout)
	if closing := session.Close(context.WithoutCancel(ctx)); err == nil {
		err = closing
	}
	return err
}

// fit checks once that the database has the schema of this program.
func (s *Store) fit(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return translate(ctx, err, "use the database")
	}
	if s.fits.Load() {
		return nil
	}
	return s.checkSchema(ctx)
}

func (s *Store) checkSchema(ctx context.Context) error {
	ctx, cancel, timeout := limited(ctx, s.config.ReadTimeout)
	defer cancel()
	found, err := s.schema(ctx, timeout)
	if err != nil {
		return err
	}
	switch {
	case found.schema > SchemaVersion || found.derivation > derivation:
		return errNewer(found)
	case found.schema < SchemaVersion:
		return errSchema()
	}
	if err := s.refuseRestoring(ctx, timeout); err != nil {
		return err
	}
	s.fits.Store(true)
	return nil
}

func errNewer(found schema) error {
	return network.Errorf(network.Conflict,
		"the database has version %d.%d of the schema, this program knows %d.%d: use a newer program", found.schema, found.derivation, SchemaVersion, derivation)
}

func errSchema() error {
	return network.Errorf(network.Conflict, "the database has no schema for this program yet: run verkosto migrate")
}
