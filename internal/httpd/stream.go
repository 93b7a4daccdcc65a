package httpd

import (
	"context"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// delivery says what becomes of the answers of an operation.
type delivery struct {
	only   ast.Operation      // what else there is is refused; "" takes all
	opened func()             // called where a subscription has begun and nothing was wrong with it; nil for nothing
	take   func(*answer) bool // takes the next answer, and says whether more are wanted
}

// stream carries out an operation of any kind and delivers each of its answers, one of a query or mutation and any
// number of a subscription, until no more are wanted or the context ends. It takes the same stages as a request by POST;
// but the deadline of a subscription is for its beginning, since nothing is worked out for its answers afterwards:
// they are told to all who follow the same.
func (e *endpoint) stream(ctx context.Context, asked *request, to delivery) {
	ctx, cancel := context.WithCancel(graphql.StartOperationTrace(ctx))
	defer cancel()
	first, more := e.launch(ctx, asked, to.only)
	if more == nil {
		if first != nil {
			to.take(first)
		}
		return
	}
	if to.opened != nil {
		to.opened()
	}
	for next := more(); next != nil && to.take(next); next = more() {
	}
}

// launch answers a query or mutation, or begins a subscription, which more then gives the answers of.
func (e *endpoint) launch(ctx context.Context, asked *request, only ast.Operation) (first *answer, more func() *answer) {
	end, refusal := e.begin(ctx)
	if refusal != nil {
		return refusal, nil
	}
	defer end()
	if err := e.library.find(asked); err != nil {
		return e.fined(ctx, rejected(gqlerror.List{err})), nil
	}
	first = e.told(ctx, &asked.RawParams, func(ctx context.Context, params *graphql.RawParams) *answer {
		operation, refusal := e.prepare(ctx, params)
		if refusal != nil {
			return refusal
		}
		kind := operation.Operation.Operation
		switch {
		case only != "" && kind != only:
			return failed(http.StatusMethodNotAllowed, refuse(BadRequest, "only subscriptions are served over GET; send others by POST"))
		case kind != ast.Subscription:
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
	return first, more
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
