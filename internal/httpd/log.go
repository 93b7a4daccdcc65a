package httpd

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"regexp"
	"runtime/debug"
	"sync/atomic"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"verkosto/internal/network"
	"verkosto/internal/text"
)

// entry collects what the access log says of a request. A request that didn't come
// through [logRequests] has none; the methods of a nil entry do nothing.
type entry struct {
	id        string
	principal string // id of who asked, "" where that was not found out
	operation string
	code      string // of the first error
	limit     string // that it is about, if it is about one
	errors    int
	cost      Cost
	faults    atomic.Int32 // internal errors, of which only the first is logged in full
}

type entryKey struct{}

func entryOf(ctx context.Context) *entry {
	e, _ := ctx.Value(entryKey{}).(*entry)
	return e
}

func (e *entry) chose(operation *ast.OperationDefinition) {
	if e != nil {
		e.operation = string(operation.Operation) + " " + operation.Name
	}
}

func (e *entry) askedBy(principal string) {
	if e != nil {
		e.principal = principal
	}
}

func (e *entry) priced(cost Cost) {
	if e != nil {
		e.cost = cost
	}
}

func (e *entry) answered(a *answer) {
	if e != nil && len(a.errors) > 0 {
		e.errors = len(a.errors)
		e.code = string(codeOf(a.errors[0]))
		e.limit, _ = a.errors[0].Extensions["limit"].(string)
	}
}

// firstFault says whether a fault is the first of its request, so that an answer with
// a thousand of them writes one line.
func (e *entry) firstFault() bool {
	return e == nil || e.faults.Add(1) == 1
}

// RequestID gives the id of the request that a context belongs to, and "" where it
// belongs to none. Answers carry it in the header X-Request-Id.
func RequestID(ctx context.Context) string {
	if e := entryOf(ctx); e != nil {
		return e.id
	}
	return ""
}

// WithRequestID gives a log handler that adds to every record the id of the request
// that the record's context belongs to, and keeps from its texts what [text.Printable] does.
func WithRequestID(next slog.Handler) slog.Handler {
	if already, ok := next.(requestIDHandler); ok {
		return already
	}
	return requestIDHandler{next}
}

type requestIDHandler struct{ slog.Handler }

// Handle adds the id to a record.
func (h requestIDHandler) Handle(ctx context.Context, record slog.Record) error {
	told := slog.NewRecord(record.Time, record.Level, text.Printable(record.Message), record.PC)
	record.Attrs(func(attr slog.Attr) bool {
		told.AddAttrs(printable(attr))
		return true
	})
	if id := RequestID(ctx); id != "" {
		told.AddAttrs(slog.String("request_id", id))
	}
	return h.Handler.Handle(ctx, told)
}

// printable gives an attribute whose text, or whose error's, is printable.
func printable(attr slog.Attr) slog.Attr {
	if attr.Value.Kind() == slog.KindString {
		return slog.String(attr.Key, text.Printable(attr.Value.String()))
	}
	if err, is := attr.Value.Any().(error); is && attr.Value.Kind() == slog.KindAny {
		return slog.String(attr.Key, text.Printable(err.Error()))
	}
	return attr
}

// WithAttrs implements [slog.Handler].
func (h requestIDHandler) WithAttrs(attrs []slog.Attr) slog.Handler {
	return requestIDHandler{h.Handler.WithAttrs(attrs)}
}

// WithGroup implements [slog.Handler].
func (h requestIDHandler) WithGroup(name string) slog.Handler {
	return requestIDHandler{h.Handler.WithGroup(name)}
}

// soundID is what an id from outside must look like to be taken over: nothing that
// could forge a log line or grow without bound.
var soundID = regexp.MustCompile(`^[A-Za-z0-9._-]{8,64}$`)

// logRequests gives each request an id and writes one line when it is done: what was
// asked in kind, how it went and how long it took. It holds no query, no variables and
// no address.
func logRequests(log *slog.Logger, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		e := &entry{id: r.Header.Get("X-Request-Id")}
		if !soundID.MatchString(e.id) {
			e.id = rand.Text()
		}
		w.Header().Set("X-Request-Id", e.id)
		ctx := context.WithValue(r.Context(), entryKey{}, e)
		counted := &countedWriter{ResponseWriter: w}
		defer func() {
			e.tell(ctx, counted)
			log.LogAttrs(ctx, level(r, counted.status), "request", e.attributes(r, counted, time.Since(start))...)
		}()
		next.ServeHTTP(counted, r.WithContext(ctx))
	})
}

// level keeps the probes that find all well, which come every few seconds, out of the way.
func level(r *http.Request, status int) slog.Level {
	if status == http.StatusOK && (r.URL.Path == healthPath || r.URL.Path == readyPath) {
		return slog.LevelDebug
	}
	return slog.LevelInfo
}

func (e *entry) attributes(r *http.Request, w *countedWriter, took time.Duration) []slog.Attr {
	attrs := []slog.Attr{
		slog.String("method", text.Clip(r.Method, 16)),
		slog.String("path", text.Clip(r.URL.Path, 80)),
		slog.Int("status", w.status),
		slog.Int64("bytes", w.bytes),
		slog.Duration("took", took),
	}
	if e.principal != "" {
		attrs = append(attrs, slog.String("by", text.Clip(e.principal, 80)))
	}
	if e.operation != "" {
		attrs = append(attrs, slog.String("operation", e.operation), slog.Int("cost", e.cost.Requested))
	}
	if e.errors > 0 {
		attrs = append(attrs, slog.String("code", e.code), slog.Int("errors", e.errors))
	}
	return attrs
}

// countedWriter notes what was answered. A status of 0 means nothing was, because the
// client had gone.
type countedWriter struct {
	http.ResponseWriter
	status int
	bytes  int64
}

// WriteHeader notes the status.
func (w *countedWriter) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

// Write counts the bytes.
func (w *countedWriter) Write(p []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	n, err := w.ResponseWriter.Write(p)
	w.bytes += int64(n)
	return n, err
}

// Unwrap lets [http.ResponseController] reach the connection.
func (w *countedWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// recoverPanics answers for a handler that panicked, and writes down where.
func recoverPanics(log *slog.Logger, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := r.Context()
		defer func() {
			cause := recover()
			if cause == nil {
				return
			}
			if err, ok := cause.(error); ok && errors.Is(err, http.ErrAbortHandler) {
				panic(cause) // net/http knows what to do with it
			}
			logPanic(ctx, log, cause)
			if counted, ok := w.(*countedWriter); ok && counted.status != 0 {
				panic(http.ErrAbortHandler) // half an answer must not look like a whole one
			}
			http.Error(w, internalMessage, http.StatusInternalServerError)
		}()
		next.ServeHTTP(w, r)
	})
}

func logPanic(ctx context.Context, log *slog.Logger, cause any) {
	log.ErrorContext(ctx, "panic", "cause", fmt.Sprint(cause), "stack", string(debug.Stack()))
}

// logPanics wraps what turns a resolver's panic into an error, so that the panic is
// written down with the request's id and clients learn nothing of it.
func logPanics(log *slog.Logger, next graphql.RecoverFunc) graphql.RecoverFunc {
	return func(ctx context.Context, cause any) error {
		logPanic(ctx, log, cause)
		if next != nil {
			return next(ctx, cause)
		}
		return network.Errorf(network.Internal, internalMessage)
	}
}

// logFaults wraps the error presenter, so that the first internal error of a request
// is written down in full before clients get to see no more than its code.
func logFaults(log *slog.Logger, present graphql.ErrorPresenterFunc) graphql.ErrorPresenterFunc {
	return func(ctx context.Context, err error) *gqlerror.Error {
		presented := present(ctx, err)
		if presented != nil && codeOf(presented) == network.Internal && entryOf(ctx).firstFault() {
			log.ErrorContext(ctx, "internal error", "error", err, "path", presented.Path.String())
		}
		return presented
	}
}
