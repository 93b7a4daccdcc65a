package neo4j

import (
	"context"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"verkosto/internal/steps"
)

// streamed is how many records of a stream the driver holds at once.
const streamed = 2000

// stream is a look at the database through several statements, whose records are taken one by one
// and never held together.
type stream struct {
	ctx     context.Context
	tx      neo4j.ManagedTransaction
	version uint64 // data version
	joined  int64  // version of the identities
}

// each runs a statement and hands over the values of each of its records.
func (s *stream) each(statement string, params map[string]any, take func([]any) error) (err error) {
	ctx, over := steps.Begin(s.ctx, func() steps.Statement { return steps.Statement{Name: nameOf(statement)} })
	defer func() { over(err) }()
	result, err := s.tx.Run(ctx, statement, params)
	if err != nil {
		return err
	}
	for result.Next(ctx) {
		if err := take(result.Record().Values); err != nil {
			return err
		}
	}
	return result.Err()
}

// watch runs look on a stream, and runs it again from its beginning where a batch was committed meanwhile, as
// [Store.ask] does with a single statement. look must begin anew each time it is called.
func (s *Store) watch(ctx context.Context, what string, look func(*stream) error) error {
	ctx, cancel, timeout := limited(ctx, s.config.ReadTimeout)
	defer cancel()
	if err := s.fit(ctx); err != nil {
		return err
	}
	for attempt := range attempts {
		whole, err := s.watchOnce(ctx, look, timeout)
		if err == nil && !whole {
			err = pause(ctx, attempt)
		}
		if err != nil || whole {
			return translate(ctx, err, what)
		}
	}
	return translate(ctx, s.watchAlone(ctx, look, timeout), what)
}

// watchAlone looks while no batch is applied.
func (s *Store) watchAlone(ctx context.Context, look func(*stream) error, timeout func(*neo4j.TransactionConfig)) error {
	return s.write(ctx, func(tx *transaction) error {
		if _, err := tx.run(cypherLock, nil); err != nil {
			return err
		}
		_, err := gated(&stream{ctx: ctx, tx: tx.tx}, look)
		return err
	}, timeout)
}

func (s *Store) watchOnce(ctx context.Context, look func(*stream) error, timeout func(*neo4j.TransactionConfig)) (whole bool, err error) {
	session := s.driver.NewSession(ctx, neo4j.SessionConfig{
		AccessMode: neo4j.AccessModeRead, DatabaseName: s.config.Database, BookmarkManager: s.marks(ctx), FetchSize: streamed,
	})
	_, err = session.ExecuteRead(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		whole, err = gated(&stream{ctx: ctx, tx: tx}, look)
		return whole, err
	}, timeout)
	if closing := session.Close(context.WithoutCancel(ctx)); err == nil {
		err = closing
	}
	return whole, err
}

// gated runs look between two looks at the gate, and says whether no batch was committed between them.
func gated(s *stream, look func(*stream) error) (whole bool, err error) {
	var settled int64
	err = s.each(cypherGate, nil, func(values []any) error {
		settled, s.version, s.joined = integer(values[0]), uint64(integer(values[3])), integer(values[4])
		return nil
	})
	if err != nil {
		return false, err
	}
	if err := look(s); err != nil {
		return false, err
	}
	found := false
	err = s.each(cypherGate, nil, func(values []any) error {
		over, _ := values[2].(bool)
		found, whole = true, integer(values[1]) == settled || over
		return nil
	})
	if err == nil && !found {
		err = errSchema()
	}
	return whole, err
}
