package observe

import (
	"context"
	"sync"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/trace"

	"verkosto/internal/network"
	"verkosto/internal/steps"
)

// call is a call to the store while it goes on. It listens to the steps of the store.
type call struct {
	observer *Observer
	span     trace.Span // nil where it isn't traced
	account  *account   // nil where slow operations aren't logged
	entry    callEntry
	mutex    sync.Mutex
}

// callEntry is what an account holds of a call.
type callEntry struct {
	method     string
	took       time.Duration
	plan       string // how the store carried it out
	statements []statementEntry
	omitted    int // statements beyond the most that are kept
}

// statementEntry is what an account holds of a statement.
type statementEntry struct {
	name    string
	took    time.Duration
	explain func(context.Context) (string, error)
}

// mostStatements bounds the statements of a call that are kept.
const mostStatements = 8

// watched calls a method of a store, and tells the observer how that went.
func watched[T any](ctx context.Context, o *Observer, method string, next func(context.Context) (T, error)) (answer T, err error) {
	c := &call{observer: o, account: runningIn(ctx).account, entry: callEntry{method: method}}
	if o.traces(ctx) {
		ctx, c.span = o.options.Tracer.Start(ctx, "store."+method)
	}
	start := time.Now()
	ended := false
	defer func() {
		if !ended && err == nil {
			err = network.Errorf(network.Internal, "the store panicked") // which goes on upwards
		}
		c.over(time.Since(start), err)
	}()
	answer, err = next(steps.WithWatcher(ctx, c))
	ended = true
	return answer, err
}

func (c *call) over(took time.Duration, err error) {
	if metrics := c.observer.options.Metrics; metrics != nil {
		metrics.called(c.entry.method, took.Seconds(), err)
	}
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.entry.took = took
	if c.span != nil {
		if c.entry.plan != "" {
			c.span.SetAttributes(attribute.String("verkosto.plan", c.entry.plan))
		}
		endStep(c.span, err)
	}
	if c.account != nil {
		c.account.add(c.entry)
	}
}

// Began implements [steps.Watcher].
func (c *call) Began(ctx context.Context, statement steps.Statement) (context.Context, func(error)) {
	metrics := c.observer.options.Metrics
	if metrics != nil {
		metrics.running.Inc()
	}
	var span trace.Span
	if c.span != nil {
		ctx, span = c.observer.options.Tracer.Start(ctx, "statement."+statement.Name, trace.WithSpanKind(trace.SpanKindClient))
		span.SetAttributes(attribute.String("db.system.name", "neo4j"), attribute.String("db.query.summary", statement.Name))
	}
	start := time.Now()
	return ctx, func(err error) {
		took := time.Since(start)
		if metrics != nil {
			metrics.running.Dec()
			metrics.ran(statement.Name, took.Seconds(), err)
		}
		if span != nil {
			endStep(span, err)
		}
		if c.account != nil {
			c.keep(statementEntry{name: statement.Name, took: took, explain: statement.Explain})
		}
	}
}

func (c *call) keep(statement statementEntry) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if len(c.entry.statements) >= mostStatements {
		c.entry.omitted++
		return
	}
	c.entry.statements = append(c.entry.statements, statement)
}

// Chose implements [steps.Watcher].
func (c *call) Chose(_ context.Context, how string) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.entry.plan = how
}

func endStep(span trace.Span, err error) {
	if err != nil {
		failedWith(span, string(network.CodeOf(err)))
	}
	span.End()
}

// mostCalls bounds the calls of an operation that are kept: those that took longest.
const mostCalls = 10

// account is what an operation had the store do.
type account struct {
	mutex sync.Mutex
	calls []callEntry // the longest first
	count int
	took  time.Duration // all calls, some of them side by side
}

func (a *account) add(entry callEntry) {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	a.count++
	a.took += entry.took
	at := len(a.calls)
	for at > 0 && a.calls[at-1].took < entry.took {
		at--
	}
	if at >= mostCalls {
		return
	}
	if len(a.calls) < mostCalls {
		a.calls = append(a.calls, callEntry{})
	}
	copy(a.calls[at+1:], a.calls[at:])
	a.calls[at] = entry
}

// summary gives the calls that took longest, how many there were and how long they all took.
func (a *account) summary() ([]callEntry, int, time.Duration) {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	return append([]callEntry(nil), a.calls...), a.count, a.took
}
