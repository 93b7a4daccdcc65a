package httpd

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"verkosto/internal/access"
	"verkosto/internal/live"
	"verkosto/internal/network"
)

// eventMedia is the media type of answers that come one after the other as server-sent events.
const eventMedia = "text/event-stream"

// events serves GraphQL as server-sent events, each operation on a connection of its own: the "distinct connections
// mode" of https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md. It takes any operation by POST, and
// subscriptions by GET too, which is all that the EventSource of browsers can do; a subscription changes nothing.
//
// The last event of an operation that is over is "complete". A stream that ends without it was cut, by a shutdown or
// because no event came for long; clients then ask again, with the id of the last event in Last-Event-ID. The id is the
// data version that was told, and who comes back with an older one is told the newest at once.
type events struct {
	endpoint *endpoint
	gate     *access.Gate
	streams  *streams
	log      *slog.Logger
}

// prefersEvents says whether a request would rather be answered by events than by one answer.
func prefersEvents(header http.Header) bool {
	ranges := parseAccept(strings.Join(header.Values("Accept"), ","))
	wanted := preferenceFor(eventMedia, ranges)
	return wanted.precision == exact && wanted.quality > 0 &&
		wanted.quality > preferenceFor(legacyMedia, ranges).quality && wanted.quality > preferenceFor(graphqlMedia, ranges).quality
}

// ServeHTTP answers by events, or in one answer where there is nothing to stream.
func (h *events) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	asked, only, refusal := h.read(w, r)
	if refusal == nil {
		refusal = h.serve(w, r, asked, only)
	}
	if refusal != nil {
		refuseAccess(w, r, refusal)
	}
}

// read gives what a request asks for, and which operations it may be.
func (h *events) read(w http.ResponseWriter, r *http.Request) (asked *request, only ast.Operation, refusal *answer) {
	if r.Method == http.MethodGet {
		asked, err := requestOfURL(r.URL.RawQuery, h.endpoint.limits)
		if err != nil {
			return nil, "", h.endpoint.fined(r.Context(), failed(http.StatusBadRequest, err))
		}
		asked.Headers = r.Header
		return asked, ast.Subscription, nil
	}
	if err := checkContent(r.Header); err != nil {
		return nil, "", failed(http.StatusUnsupportedMediaType, err)
	}
	body, refusal := readBody(w, r, h.endpoint.limits)
	if refusal != nil {
		return nil, "", h.endpoint.fined(r.Context(), refusal)
	}
	asked, err := decodeOne(body, h.endpoint.limits)
	if err != nil {
		return nil, "", h.endpoint.fined(r.Context(), failed(http.StatusBadRequest, err))
	}
	asked.Headers = r.Header
	return asked, "", nil
}

// decodeOne reads a single request, where a batch can't be answered.
func decodeOne(body []byte, limits Limits) (*request, *gqlerror.Error) {
	limits.Batch = 1
	requests, _, err := decode(body, limits)
	if err != nil {
		return nil, err
	}
	return requests[0], nil
}

// requestOfURL reads the parameters of a GET: the members of a request, variables and extensions as JSON. Each may be
// there once. The room for headers bounds them.
func requestOfURL(rawQuery string, limits Limits) (*request, *gqlerror.Error) {
	values, err := url.ParseQuery(rawQuery)
	if err != nil {
		return nil, refuse(BadRequest, "the parameters can't be read: escape them, as in ?query=subscription%%7B…%%7D")
	}
	body := []byte{'{'}
	for _, name := range []string{"query", "operationName", "documentId", "variables", "extensions"} {
		given := values[name]
		switch {
		case len(given) == 0:
			continue
		case len(given) > 1:
			return nil, refuse(BadRequest, "the parameter %q is given twice", name)
		}
		value := []byte(given[0])
		if name == "variables" || name == "extensions" {
			if !jsontext.Value(value).IsValid() { // anything else could end the object and go on
				return nil, refuse(BadRequest, "the parameter %q is not valid JSON", name)
			}
		} else if value, err = jsontext.AppendQuote(nil, given[0]); err != nil {
			return nil, refuse(BadRequest, "the parameter %q is not valid UTF-8", name)
		}
		body = append(separate(body), `"`+name+`":`...)
		body = append(body, value...)
	}
	return decodeOne(append(body, '}'), limits)
}

// serve streams the answers of an operation. A refusal is the answer where there is nothing to stream.
func (h *events) serve(w http.ResponseWriter, r *http.Request, asked *request, only ast.Operation) (refusal *answer) {
	leave, refusal := h.streams.enter(r.Context())
	if refusal != nil {
		return refusal
	}
	defer leave()
	position := new(live.Position)
	if version, err := strconv.ParseUint(r.Header.Get("Last-Event-ID"), 10, 64); err == nil {
		position = live.At(version)
	}
	ctx, cancel := context.WithCancelCause(live.WithPosition(r.Context(), position))
	defer cancel(nil)
	out := &eventWriter{w: w, control: http.NewResponseController(w), stall: h.streams.Stall, position: position}
	idle := time.AfterFunc(h.streams.Idle, func() { cancel(errCut) })
	defer idle.Stop()
	defer context.AfterFunc(h.streams.ending, func() { cancel(errCut) })() //nolint:contextcheck // it is the server's end that is waited for
	beating := make(chan struct{})
	go func() {
		defer close(beating)
		h.beat(ctx, r, out, cancel)
	}()
	h.endpoint.stream(ctx, asked, delivery{
		only:   only,
		opened: func() { out.open() },
		take: func(a *answer) bool {
			idle.Reset(h.streams.Idle)
			if a.data == nil && !out.begun() {
				refusal = a
				return false
			}
			entryOf(ctx).answered(a)
			return out.next(a)
		},
	})
	over := ctx.Err() == nil
	cancel(nil)
	<-beating
	if refusal == nil && over {
		out.complete()
	}
	return refusal
}

// errCut is why a stream ends before its operation does.
var errCut = errors.New("the stream was cut")

// beat writes a comment now and then, which finds connections that are gone and keeps proxies from closing one that is
// quiet, and looks whether who asked still may.
func (h *events) beat(ctx context.Context, r *http.Request, out *eventWriter, cancel context.CancelCauseFunc) {
	ticker := time.NewTicker(h.streams.Ping)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		principal, err := h.gate.Identify(ctx, r.Header, time.Now())
		if err != nil || !principal.May(access.Read) || !out.comment() {
			cancel(errCut)
			return
		}
	}
}

// eventWriter writes server-sent events. The deadline of the server for writing an answer gives way to one for each
// event, and that for reading goes: when it passed, the request would be taken for one whose client has left.
type eventWriter struct {
	w        http.ResponseWriter
	control  *http.ResponseController
	stall    time.Duration
	position *live.Position

	mu     sync.Mutex
	opened bool
}

// begun says whether the answer has begun to be events.
func (e *eventWriter) begun() bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.opened
}

// open sends the headers, before there is an event.
func (e *eventWriter) open() bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.write(":\n\n")
}

// comment sends what clients pass over, once there was something else.
func (e *eventWriter) comment() bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return !e.opened || e.write(":\n\n")
}

// next sends an answer, under the data version that it tells, if it tells one.
func (e *eventWriter) next(a *answer) bool {
	head, tail, err := a.frame()
	if err != nil {
		a = rejected(gqlerror.List{refuse(network.Internal, internalMessage)})
		head, tail, _ = a.frame() // fixed strings
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	var id string
	if version, known := e.position.Version(); known {
		id = fmt.Sprintf("id: %d\n", version)
	}
	return e.write("event: next\n"+id+"data: ", string(head), string(a.data), strings.TrimSuffix(string(tail), "\n"), "\n\n")
}

// complete says that nothing more comes. Browsers pass over an event without data, hence the empty one.
func (e *eventWriter) complete() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.write("event: complete\ndata:\n\n")
}

// write sends parts of an event at once.
func (e *eventWriter) write(parts ...string) bool {
	if !e.opened {
		e.opened = true
		header := e.w.Header()
		header.Set("Content-Type", eventMedia+"; charset=utf-8")
		header.Set("Cache-Control", "no-store")
		header.Set("X-Accel-Buffering", "no") // which nginx would do otherwise
		header.Add("Vary", "Accept")
		_ = e.control.SetReadDeadline(time.Time{}) // a test has no connection
	}
	_ = e.control.SetWriteDeadline(time.Now().Add(e.stall))
	if _, err := e.w.Write([]byte(strings.Join(parts, ""))); err != nil { //nolint:gosec // events under their own content type, which no browser may take for a page
		return false
	}
	err := e.control.Flush()
	return err == nil || errors.Is(err, http.ErrNotSupported)
}
