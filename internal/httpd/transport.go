package httpd

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"verkosto/internal/access"
	"verkosto/internal/network"
	"verkosto/internal/text"
)

// endpoint answers GraphQL requests over HTTP.
type endpoint struct {
	limits    Limits
	documents *documents
	library   *library
	open      Introspection
	meter     *meter
	lanes     *lanes
	executor  *executor.Executor
	observer  Observer // nil for none
	log       *slog.Logger
}

func newEndpoint(config Config, meter *meter) (*endpoint, error) {
	documents := newDocuments(config.Schema.Schema(), config.Limits)
	library, err := newLibrary(config.Trusted, documents, config.Limits.PersistedBytes)
	if err != nil {
		return nil, err
	}
	e := &endpoint{
		limits:    config.Limits,
		documents: documents,
		library:   library,
		open:      config.Introspection,
		meter:     meter,
		lanes:     newLanes(config.Shed),
		executor:  executor.New(config.Schema),
		observer:  config.Observer,
		log:       config.Logger,
	}
	e.executor.SetQueryCache(admitted{})
	e.executor.SetErrorPresenter(logFaults(config.Logger, config.ErrorPresenter))
	e.executor.SetRecoverFunc(logPanics(config.Logger, config.Recover))
	e.executor.Use(introspection{config.Introspection})
	e.executor.Use(newCostLimit(config.Schema, config.Limits.Cost))
	if config.Observer != nil {
		for _, extension := range config.Observer.Extensions() {
			e.executor.Use(extension)
		}
	}
	e.executor.Use(rowLimit{config.Limits.Rows, config.Schema.Schema().Mutation}) // outside what observers put around resolvers
	return e, nil
}

// ServeHTTP answers one request. Whatever it is, the answer is a GraphQL response.
func (e *endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	media, acceptable := negotiate(r.Header)
	var a *answer
	switch {
	case r.Method != http.MethodPost:
		w.Header().Set("Allow", http.MethodPost)
		a = failed(http.StatusMethodNotAllowed, refuse(BadRequest, "GraphQL is served by POST only"))
	case !acceptable:
		a = failed(http.StatusNotAcceptable, refuse(BadRequest, "the answer comes as %s or %s; accept one of them", graphqlMedia, legacyMedia))
	default:
		a = e.answer(w, r)
	}
	if a == nil {
		return // the client has gone
	}
	entryOf(r.Context()).answered(a)
	if err := a.send(w, media); err != nil {
		e.log.ErrorContext(r.Context(), "encode answer", "error", err)
		_ = failed(http.StatusInternalServerError, refuse(network.Internal, internalMessage)).send(w, media) // fixed strings
	}
}

// answer takes a POST request through all stages. It gives no answer where the client
// went away before there was one.
func (e *endpoint) answer(w http.ResponseWriter, r *http.Request) (a *answer) {
	ctx := r.Context()
	defer func() {
		if cause := recover(); cause != nil {
			logPanic(ctx, e.log, cause)
			a = rejected(gqlerror.List{refuse(network.Internal, internalMessage)})
		}
	}()
	if err := checkContent(r.Header); err != nil {
		w.Header().Set("Accept", legacyMedia)
		w.Header().Set("Accept-Encoding", "gzip, identity")
		return failed(http.StatusUnsupportedMediaType, err)
	}
	end, refusal := e.begin(ctx)
	if refusal != nil {
		return refusal
	}
	defer end()
	limits := e.limits.of(access.From(ctx))
	body, refusal := readBody(w, r, limits)
	if refusal != nil {
		return e.fined(ctx, refusal)
	}
	requests, batch, err := decode(body, limits)
	if err != nil {
		return e.fined(ctx, failed(http.StatusBadRequest, err))
	}
	for _, request := range requests {
		request.Headers = r.Header
	}
	if batch {
		return e.runAll(ctx, requests)
	}
	return e.runFound(ctx, requests[0])
}

// begin lets a request in whose client may ask now, if there is room for it. What is let in must end.
func (e *endpoint) begin(ctx context.Context) (end func(), refusal *answer) {
	if refusal := e.lanes.begin(); refusal != nil {
		return nil, refusal
	}
	return e.meter.begin(ctx)
}

// carryOut answers a decoded request.
func (e *endpoint) carryOut(ctx context.Context, params *graphql.RawParams) *answer {
	ctx = graphql.StartOperationTrace(ctx)
	operation, refusal := e.prepare(ctx, params)
	switch {
	case refusal != nil:
		return refusal
	case operation.Operation.Operation == ast.Subscription:
		return rejected(gqlerror.List{refuse(BadRequest,
			"a subscription is answered as a stream: ask with Accept: %s, or over a WebSocket", eventMedia)})
	}
	return pricedAnswer(ctx, operation, e.execute(ctx, operation))
}

// prepare takes a request through all stages before its execution, whatever it came over. What is refused is the answer.
func (e *endpoint) prepare(ctx context.Context, params *graphql.RawParams) (*graphql.OperationContext, *answer) {
	operation, refusal := e.price(ctx, params)
	if refusal != nil {
		return nil, e.fined(ctx, refusal)
	}
	if refusal := e.meter.charge(ctx, operation); refusal != nil {
		return nil, pricedAnswer(ctx, operation, refusal)
	}
	return operation, nil
}

// price takes a request through all stages up to its price.
func (e *endpoint) price(ctx context.Context, params *graphql.RawParams) (*graphql.OperationContext, *answer) {
	if err := e.library.allows(params.Query); err != nil {
		return nil, rejected(gqlerror.List{err})
	}
	doc, errs := e.documents.admit(params.Query, e.open.allows(ctx))
	if len(errs) > 0 {
		return nil, rejected(errs)
	}
	chosen, err := chooseOperation(doc, params.OperationName)
	if err != nil {
		return nil, rejected(gqlerror.List{err})
	}
	entryOf(ctx).chose(chosen)
	choseOperation(ctx, chosen)
	operation, errs := e.executor.CreateOperationContext(context.WithValue(ctx, admittedKey{}, doc), params)
	if len(errs) > 0 {
		return nil, pricedAnswer(ctx, operation, rejected(explainVariables(errs, e.open.allows(ctx))))
	}
	return operation, nil
}

// pricedAnswer says in an answer, if there is one, what its operation was priced at and how its client stands.
func pricedAnswer(ctx context.Context, operation *graphql.OperationContext, a *answer) *answer {
	r := reckoningOf(operation)
	if r == nil || a == nil {
		return a
	}
	a.extend(costName, r.cost)
	entryOf(ctx).priced(r.cost)
	if r.charged {
		a.standing = &r.standing
	}
	return a
}

// perform has an operation executed. Where the deadline cut it short, the answer says so,
// beside what there is of data. Where the answer held more objects than it may, there is none; but what a mutation has
// changed is changed, so its answer tells of that.
func (e *endpoint) perform(ctx context.Context, operation *graphql.OperationContext) *answer {
	respond, inner := e.executor.DispatchOperation(ctx, operation)
	response := respond(inner)
	late := errors.Is(ctx.Err(), context.DeadlineExceeded)
	var tooMany *gqlerror.Error
	if left := reckoningOf(operation).left; left.exceeded() {
		tooMany = exceeded("Rows", "ask for fewer objects in one request", 0, left.most)
	}
	switch {
	case tooMany != nil && (response == nil || operation.Operation.Operation != ast.Mutation):
		return rejected(gqlerror.List{tooMany})
	case tooMany != nil:
		response.Errors = append(gqlerror.List{tooMany}, response.Errors...)
	case response == nil && late:
		return rejected(gqlerror.List{e.timeout()})
	case response == nil:
		return nil
	case late && !hasCode(response.Errors, network.Timeout):
		response.Errors = append(gqlerror.List{e.timeout()}, response.Errors...)
	}
	return executed(response, e.limits.Errors)
}

func (e *endpoint) timeout() *gqlerror.Error {
	return refuse(network.Timeout, "the request ran longer than %s and was stopped; ask for less", e.limits.Timeout)
}

func hasCode(errs gqlerror.List, code network.Code) bool {
	for _, err := range errs {
		if codeOf(err) == code {
			return true
		}
	}
	return false
}

// explainVariables makes what the executor says about variables understandable: it
// puts the place into the error's path, where clients look for a place in the answer. Who may not look at the schema is
// told only which variable it is.
func explainVariables(errs gqlerror.List, inFull bool) gqlerror.List {
	for i, err := range errs {
		if codeOf(err) != ValidationFailed || len(err.Path) < 2 || err.Path[0] != ast.PathName("variable") {
			continue
		}
		if inFull {
			place := strings.TrimPrefix(err.Path.String(), "variable.")
			err.Message = "variable $" + text.Clip(place, longestMessage/2) + " " + err.Message
		} else {
			err.Message = fmt.Sprintf("variable $%v doesn't fit its type", err.Path[1])
		}
		err.Path = nil
		errs[i] = withCode(err, network.InvalidArgument)
	}
	return errs
}
