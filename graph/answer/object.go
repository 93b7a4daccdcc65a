package answer

import (
	"context"
	"io"
	"sync"
	"sync/atomic"

	"github.com/99designs/gqlgen/graphql"
)

// Object is an object of an answer while it is put together, and then its JSON.
type Object struct {
	Values   []graphql.Marshaler // of the step's fields
	Invalids uint32              // fields that make the whole object null

	step  *Step
	later []laterField
}

// laterField is a field whose value is read when all others are there.
type laterField struct {
	at      int
	invalid graphql.Marshaler // the value that makes the whole object null
	resolve func(context.Context) graphql.Marshaler
}

// Object begins an object.
func (s *Step) Object() *Object {
	return &Object{step: s, Values: make([]graphql.Marshaler, len(s.Fields))}
}

// ResolveConcurrently leaves a field to [Object.Dispatch]. A panic is an error of the field.
func (o *Object) ResolveConcurrently(
	operation *graphql.OperationContext, at int, nonNull bool, resolve func(context.Context) graphql.Marshaler,
) {
	if o.later == nil {
		o.later = make([]laterField, 0, len(o.Values)-at)
	}
	o.later = append(o.later, laterField{at, invalid(nonNull), func(ctx context.Context) graphql.Marshaler {
		return recovered(ctx, operation, resolve)
	}})
}

// ResolveRootConcurrently does so with a field of the query itself, which has a context of its own.
func (o *Object) ResolveRootConcurrently(
	ctx context.Context, operation *graphql.OperationContext, at int, nonNull bool,
	resolve func(context.Context) graphql.Marshaler,
) {
	o.later = append(o.later, laterField{at, invalid(nonNull), func(context.Context) graphql.Marshaler {
		return operation.RootResolverMiddleware(ctx, func(ctx context.Context) graphql.Marshaler {
			return recovered(ctx, operation, resolve)
		})
	}})
}

func invalid(nonNull bool) graphql.Marshaler {
	if nonNull {
		return graphql.Null
	}
	return graphql.RequiredNull
}

func recovered(
	ctx context.Context, operation *graphql.OperationContext, resolve func(context.Context) graphql.Marshaler,
) (value graphql.Marshaler) {
	defer func() {
		if cause := recover(); cause != nil {
			operation.Error(ctx, operation.Recover(ctx, cause))
			value = graphql.Null
		}
	}()
	return resolve(ctx)
}

// Dispatch resolves the fields that were left: side by side for the first object of a step, since each of them may read
// for the whole level, and in order for those after it, which have nothing to wait for but what the first began to read.
func (o *Object) Dispatch(ctx context.Context) {
	if len(o.later) < 2 || o.step.asked.Swap(true) {
		for i := range o.later {
			o.resolve(ctx, &o.later[i])
		}
		return
	}
	var others sync.WaitGroup
	for i := range o.later[1:] {
		others.Go(func() { o.resolve(ctx, &o.later[i+1]) })
	}
	o.resolve(ctx, &o.later[0])
	others.Wait()
}

func (o *Object) resolve(ctx context.Context, field *laterField) {
	value := field.resolve(ctx)
	o.Values[field.at] = value
	if value == field.invalid {
		atomic.AddUint32(&o.Invalids, 1)
	}
}

// MarshalGQL implements [graphql.Marshaler].
func (o *Object) MarshalGQL(w io.Writer) {
	if len(o.Values) == 0 {
		_, _ = io.WriteString(w, "{}")
		return
	}
	for i, name := range o.step.names {
		if name != nil {
			_, _ = w.Write(name)
			o.Values[i].MarshalGQL(w)
		}
	}
	_, _ = w.Write(end)
}

var end = []byte{'}'}
