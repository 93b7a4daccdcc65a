package httpd

import (
	"context"
	"net/http"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"verkosto/internal/network"
)

// Observer watches what a server does. Its methods are called side by side.
type Observer interface {
	// Request is told of a request before anything is done with it. It gives the context to answer it in, and
	// what to call when that is over.
	Request(r *http.Request) (context.Context, func(Exchange))

	// Operation is told of a GraphQL operation that was read and not yet looked at. It gives the context to carry
	// it out in, and what to call when that is over.
	Operation(ctx context.Context) (context.Context, func(Operation))

	// Extensions are what the executor of operations is extended with.
	Extensions() []graphql.HandlerExtension
}

// Exchange is a request and how it was answered.
type Exchange struct {
	ID     string       // that the answer carries in X-Request-Id
	Route  string       // one of [Routes]
	Status int          // 0 where the client had gone, or took the connection over
	Bytes  int64        // of the answer's body
	Code   network.Code // of the first error, "" without one
	Limit  string       // that the request went beyond, "" if none
	Long   bool         // it stays open for as long as the client wants, so that its time tells nothing
	Took   time.Duration
}

// Operation is a GraphQL operation and how it went.
type Operation struct {
	Query     string // as it was sent
	Variables map[string]any
	Name      string // as it was sent: anything may stand there
	Kind      string // query, mutation or subscription; "" where none could be chosen
	Cost      Cost   // nothing where it was not priced
	Outcome   Outcome
	Code      network.Code // of the first error, "" without one
	Took      time.Duration
}

// Outcome is how an operation went.
type Outcome string

// The outcomes.
const (
	Complete Outcome = "complete" // all of the answer is there
	Partial  Outcome = "partial"  // some of it is missing
	Failed   Outcome = "failed"   // there is no answer but errors
	Gone     Outcome = "gone"     // the client left before there was one
)

// otherRoute is the route of what isn't served.
const otherRoute = "other"

// Routes lists what [Exchange.Route] can be.
func Routes() []string {
	return []string{"graphql", "export", "page", "healthz", "readyz", otherRoute}
}

func routeOf(path string) string {
	switch {
	case path == "/graphql" || strings.HasPrefix(path, "/graphql/"):
		return "graphql"
	case strings.HasPrefix(path, exportPath):
		return "export"
	case path == "/" || path == "/graphiql" || strings.HasPrefix(path, "/assets/"):
		return "page"
	case path == healthPath:
		return "healthz"
	case path == readyPath:
		return "readyz"
	}
	return otherRoute
}

// observed tells an observer of all requests.
func observed(observer Observer, next http.Handler) http.Handler {
	if observer == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		ctx, over := observer.Request(r)
		exchange := &Exchange{Route: routeOf(r.URL.Path)}
		defer func() {
			exchange.Took = time.Since(start)
			over(*exchange)
		}()
		next.ServeHTTP(w, r.WithContext(context.WithValue(ctx, exchangeKey{}, exchange))) //nolint:contextcheck // the observer adds to the request's context
	})
}

type exchangeKey struct{}

// tell notes in the exchange that a context belongs to what the access log says of it.
func (e *entry) tell(ctx context.Context, w *countedWriter) {
	if exchange, is := ctx.Value(exchangeKey{}).(*Exchange); is {
		exchange.ID, exchange.Status, exchange.Bytes = e.id, w.status, w.bytes
		exchange.Code, exchange.Limit = network.Code(e.code), e.limit
		exchange.Long = w.status == 0 || w.status == http.StatusSwitchingProtocols ||
			strings.HasPrefix(w.Header().Get("Content-Type"), "text/event-stream")
	}
}

type operationKey struct{}

// choseOperation notes which operation a context belongs to.
func choseOperation(ctx context.Context, chosen *ast.OperationDefinition) {
	if operation, is := ctx.Value(operationKey{}).(*Operation); is {
		operation.Kind, operation.Name = string(chosen.Operation), chosen.Name
	}
}

// run answers a decoded request within the time that it may take, and tells the observer of it.
func (e *endpoint) run(ctx context.Context, params *graphql.RawParams) *answer {
	return e.told(ctx, params, e.carryOut)
}

// told has an operation carried out and tells the observer of it. Of a subscription it tells how it was opened.
func (e *endpoint) told(
	ctx context.Context, params *graphql.RawParams, carryOut func(context.Context, *graphql.RawParams) *answer,
) *answer {
	if e.observer == nil {
		return carryOut(ctx, params)
	}
	start := time.Now()
	ctx, over := e.observer.Operation(ctx)
	operation := &Operation{Variables: params.Variables}
	var a *answer
	defer func() {
		operation.Query = params.Query
		operation.Took = time.Since(start)
		operation.went(a)
		over(*operation)
	}()
	a = carryOut(context.WithValue(ctx, operationKey{}, operation), params)
	return a
}

// went notes how an operation was answered.
func (o *Operation) went(a *answer) {
	if a == nil {
		o.Outcome = Gone
		return
	}
	o.Cost, _ = a.extensions[costName].(Cost)
	switch {
	case len(a.errors) == 0:
		o.Outcome = Complete
		return
	case a.data != nil:
		o.Outcome = Partial
	default:
		o.Outcome = Failed
	}
	o.Code = codeOf(a.errors[0])
}
