package observe

import (
	"context"
	"log/slog"
	"net/http"
	"net/netip"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/trace"

	"verkosto/internal/httpd"
	"verkosto/internal/text"
)

// Options say what is observed. What is left zero isn't.
type Options struct {
	Metrics *Metrics
	Tracer  trace.Tracer

	// TraceFrom are the addresses whose traces are continued. What others say of theirs is ignored: they
	// could have everything traced, and mix up the traces of others.
	TraceFrom []netip.Prefix

	Slow         time.Duration // operations that take as long are logged with what they did
	LogVariables bool          // the variables of all operations are logged, at level debug
	Log          *slog.Logger  // where; [slog.Default] if nil
}

// Observer watches a server for those who run it. It is safe for concurrent use.
type Observer struct {
	options Options
	slow    *slowLog // nil for none
	waiting sync.WaitGroup
}

var _ httpd.Observer = (*Observer)(nil)

// New makes an observer.
func New(options Options) *Observer {
	if options.Log == nil {
		options.Log = slog.Default()
	}
	o := &Observer{options: options}
	if options.Slow > 0 {
		o.slow = newSlowLog(options.Log, options.Slow, time.Now)
	}
	return o
}

// Wait waits for what is still being found out about slow operations.
func (o *Observer) Wait() { o.waiting.Wait() }

// Request implements [httpd.Observer].
func (o *Observer) Request(r *http.Request) (context.Context, func(httpd.Exchange)) {
	ctx := r.Context()
	var span trace.Span
	if o.options.Tracer != nil {
		ctx, span = o.startRequest(r)
	}
	if o.options.Metrics != nil {
		o.options.Metrics.inFlight.Inc()
	}
	return ctx, func(exchange httpd.Exchange) {
		if o.options.Metrics != nil {
			o.options.Metrics.inFlight.Dec()
			o.options.Metrics.answered(exchange)
		}
		if span != nil {
			endRequest(span, exchange)
		}
	}
}

// Operation implements [httpd.Observer].
func (o *Observer) Operation(ctx context.Context) (context.Context, func(httpd.Operation)) {
	run := new(running)
	if o.traces(ctx) {
		ctx, run.span = o.options.Tracer.Start(ctx, "operation")
		run.levels = newLevels(o.options.Tracer, ctx)
	}
	if o.slow != nil {
		run.account = new(account)
	}
	if run.levels != nil || run.account != nil {
		ctx = context.WithValue(ctx, runningKey{}, run)
	}
	return ctx, func(operation httpd.Operation) { o.over(ctx, run, operation) }
}

func (o *Observer) over(ctx context.Context, run *running, operation httpd.Operation) {
	name := operation.Name
	if o.options.Metrics != nil {
		name = o.options.Metrics.carriedOut(operation)
	}
	if run.span != nil {
		run.levels.end()
		endOperation(run.span, name, operation)
	}
	if o.options.LogVariables && len(operation.Variables) > 0 && o.options.Log.Enabled(ctx, slog.LevelDebug) {
		o.options.Log.DebugContext(ctx, "variables", "operation", text.Clip(operation.Name, longestName), "variables", masked(operation.Variables))
	}
	if o.slow != nil && operation.Took >= o.options.Slow {
		if explain := o.slow.tell(ctx, operation, run.account); explain != nil {
			o.waiting.Go(explain)
		}
	}
}

// Extensions implements [httpd.Observer].
func (o *Observer) Extensions() []graphql.HandlerExtension {
	if o.options.Tracer == nil {
		return nil
	}
	return []graphql.HandlerExtension{levelTracing{}}
}

// traces says whether what happens in a context is part of a trace that is recorded.
func (o *Observer) traces(ctx context.Context) bool {
	return o.options.Tracer != nil && trace.SpanFromContext(ctx).IsRecording()
}

// running is an operation that is being carried out.
type running struct {
	span    trace.Span // nil where it isn't traced
	levels  *levels    // likewise
	account *account   // nil where slow operations aren't logged
}

type runningKey struct{}

func runningIn(ctx context.Context) *running {
	run, is := ctx.Value(runningKey{}).(*running)
	if !is {
		return new(running)
	}
	return run
}

func failedWith(span trace.Span, code string) {
	span.SetStatus(codes.Error, code)
}
