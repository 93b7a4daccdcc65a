package httpd

import (
	"context"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// eventMedia is the media type of answers that come one after the other as server-sent events.
const eventMedia = "text/event-stream"

// stream carries out an operation of any kind and hands over each of its answers, one of a query or mutation and any
// number of a subscription, until take wants no more or the context ends. It takes the same stages as a request by POST;
// but the deadline of a subscription is for its beginning, since nothing is worked out for its answers afterwards:
// they are told to all who follow the same.
func (e *endpoint) stream(ctx context.Context, params *graphql.RawParams, take func(*answer) bool) {
	ctx, cancel := context.WithCancel(graphql.StartOperationTrace(ctx))
	defer cancel()
	var more func() *answer
	first := e.told(ctx, params, func(ctx context.Context, params *graphql.RawParams) *answer {
		operation, refusal := e.prepare(ctx, params)
		switch {
		case refusal != nil:
			return refusal
		case operation.Operation.Operation != ast.Subscription:
			ctx, cancel := context.WithTimeout(ctx, e.limits.Timeout)
			defer cancel()
			return pricedAnswer(ctx, operation, e.execute(ctx, operation))
		}
		var late *answer
		if more, late = e.subscribe(ctx, operation); late != nil {
			return late
		}
		return pricedAnswer(ctx, operation, &answer{})
	})
	if more == nil {
		if first != nil {
			take(first)
		}
		return
	}
	for next := more(); next != nil && take(next); next = more() {
	}
}

// subscribe begins a subscription within the time that a request may take. It gives its answers one by one, and nil after
// the last. What an answer holds is good until the next is asked for.
func (e *endpoint) subscribe(ctx context.Context, operation *graphql.OperationContext) (more func() *answer, late *answer) {
	ctx, cancel := context.WithCancel(ctx)
	timer := time.AfterFunc(e.limits.Timeout, cancel)
	respond, inner := e.executor.DispatchOperation(ctx, operation)
	if !timer.Stop() {
		return nil, rejected(gqlerror.List{e.timeout()})
	}
	return func() *answer {
		response := respond(inner)
		if response == nil {
			cancel()
			return nil
		}
		return executed(response, e.limits.Errors)
	}, nil
}
