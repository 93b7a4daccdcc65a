package httpd

import (
	"context"
	"reflect"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"verkosto/internal/network"
)

// rowLimit counts the objects of an answer while it is worked out, and stops the request at the first beyond the limit.
// Prices keep answers from growing so large; this holds where a price turns out to be wrong.
type rowLimit struct {
	most     int
	mutation *ast.Definition // the type of what changes the network; nil where nothing does
}

var _ interface {
	graphql.HandlerExtension
	graphql.OperationContextMutator
} = rowLimit{}

// ExtensionName implements [graphql.HandlerExtension].
func (rowLimit) ExtensionName() string { return "rows" }

// Validate implements [graphql.HandlerExtension].
func (rowLimit) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationContext puts the counting around the operation's resolvers. It is not done by
// [graphql.FieldInterceptor], which costs a closure for each scalar of an answer.
func (l rowLimit) MutateOperationContext(ctx context.Context, operation *graphql.OperationContext) *gqlerror.Error {
	left := rowsOf(ctx)
	if left == nil {
		left = newRows(l.most)
	}
	reckoningOf(operation).left = left
	resolve := operation.ResolverMiddleware
	operation.ResolverMiddleware = func(ctx context.Context, next graphql.Resolver) (any, error) {
		if l.changes(ctx) { // counted before, so that none is done whose answer has no room
			if err := l.begin(ctx, left); err != nil {
				return nil, err
			}
			return resolve(ctx, next)
		}
		value, err := resolve(ctx, next)
		if value != nil && len(graphql.GetFieldContext(ctx).Field.Selections) > 0 && !left.take(value) {
			return nil, network.Errorf(network.LimitExceeded, "the answer holds more objects than it may")
		}
		return value, err
	}
	return nil
}

// begin says whether a change of the network may begin: not where the request was stopped before it.
func (l rowLimit) begin(ctx context.Context, left *rows) error {
	code := network.LimitExceeded
	switch {
	case ctx.Err() != nil && !left.exceeded():
		code = network.Timeout
	case ctx.Err() == nil && left.takeSome(1):
		return nil
	}
	return network.Errorf(code, "the request was stopped before this was begun: it changed nothing")
}

// changes says whether the field that is resolved changes the network.
func (l rowLimit) changes(ctx context.Context) bool {
	return l.mutation != nil && graphql.GetFieldContext(ctx).Field.ObjectDefinition == l.mutation
}

// rows is how many objects may still be answered.
type rows struct {
	most int
	left atomic.Int64
	stop context.CancelFunc // ends the request; set before it runs
}

func newRows(most int) *rows {
	r := &rows{most: most, stop: func() {}}
	r.left.Store(int64(most))
	return r
}

// take counts what a field resolved to, and says whether that may still be answered.
func (r *rows) take(value any) bool {
	count := int64(1)
	if list := reflect.ValueOf(value); list.Kind() == reflect.Slice {
		count = int64(list.Len())
	}
	return r.takeSome(count)
}

// takeSome counts so many objects, and says whether they may still be answered.
func (r *rows) takeSome(count int64) bool {
	if r.left.Add(-count) >= 0 {
		return true
	}
	r.stop()
	return false
}

func (r *rows) exceeded() bool { return r.left.Load() < 0 }

type rowsKey struct{}

// rowsOf gives the rows that the requests of a batch share, and nil for a request by itself.
func rowsOf(ctx context.Context) *rows {
	shared, _ := ctx.Value(rowsKey{}).(*rows)
	return shared
}
