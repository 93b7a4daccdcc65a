package httpd

import (
	"context"
	"encoding/json"
	"log/slog"
	"time"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"verkosto/internal/access"
	"verkosto/internal/network"
	"verkosto/internal/text"
)

// subscribe runs an operation under the id of a message, and says how to close the WebSocket where it may not.
func (s *socket) subscribe(m message) *closing {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case !s.acknowledged:
		return &closing{closeUnauthorised, "Unauthorized"}
	case s.operations[m.ID] != nil:
		return &closing{closeDuplicateID, "Subscriber for " + text.Clip(m.ID, 80) + " already exists"}
	case len(s.operations) >= s.streams.Operations, s.unfinished >= 2*s.streams.Operations:
		return &closing{closeTooManyRequests, "Too many operations at once"}
	}
	principal, err := s.identify()
	if err != nil {
		return &closing{closeForbidden, "Forbidden"}
	}
	asked, refusal := decodeOne(m.Payload, s.endpoint.limits)
	if refusal != nil && codeOf(refusal) != network.LimitExceeded {
		return &closing{closeInvalidMessage, "Invalid message: the payload is no request"}
	}
	if refusal != nil {
		s.writeErrors(m.ID, gqlerror.List{refusal})
		return nil
	}
	asked.Headers = s.header
	o := &operation{id: m.ID, entry: &entry{id: RequestID(s.ctx), principal: principal.ID}}
	o.ctx, o.cancel = context.WithCancel(context.WithValue(access.With(s.ctx, principal), entryKey{}, o.entry))
	s.operations[m.ID] = o
	s.unfinished++
	s.idle.Stop()
	s.running.Go(func() { s.run(o, asked) })
	return nil
}

// operation is what runs under an id.
type operation struct {
	id     string
	ctx    context.Context //nolint:containedctx // an operation lives as long as its context
	cancel context.CancelFunc
	entry  *entry
}

// run carries an operation out and says what comes of it.
func (s *socket) run(o *operation, asked *request) {
	start := time.Now()
	defer func() {
		if cause := recover(); cause != nil {
			logPanic(o.ctx, s.log, cause)
			s.reply(o, rejected(gqlerror.List{refuse(network.Internal, internalMessage)}))
		}
		s.finish(o)
		s.log.LogAttrs(o.ctx, slog.LevelInfo, "operation", o.entry.operationAttributes(time.Since(start))...)
	}()
	s.endpoint.stream(o.ctx, asked, delivery{take: func(a *answer) bool { return s.reply(o, a) }})
}

// reply says an answer, and whether there may be another. Errors without data are the last word on an operation.
func (s *socket) reply(o *operation, a *answer) bool {
	head, tail, err := a.frame()
	if err != nil {
		a = rejected(gqlerror.List{refuse(network.Internal, internalMessage)})
	}
	o.entry.answered(a)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.operations[o.id] != o {
		return false // its client wants no more, and may have given the id to another
	}
	if a.data == nil {
		s.forget(o)
		s.writeErrors(o.id, a.errors)
		return false
	}
	return s.write(frameMessage(messageNext, o.id, head, a.data, tail))
}

func (s *socket) writeErrors(id string, errs gqlerror.List) {
	encoded, err := json.Marshal(errs)
	if err != nil {
		encoded, _ = json.Marshal(gqlerror.List{refuse(network.Internal, internalMessage)}) // fixed strings
	}
	s.write(frameMessage(messageError, id, encoded))
}

// finish says that an operation is complete, unless its client gave it up or was told of errors.
func (s *socket) finish(o *operation) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.unfinished--
	if s.operations[o.id] == o {
		s.forget(o)
		if s.ctx.Err() == nil {
			s.write(frameMessage(messageComplete, o.id))
		}
	}
	o.cancel()
}

// forget frees an operation's id and lets it end, while mu is held.
func (s *socket) forget(o *operation) {
	delete(s.operations, o.id)
	o.cancel()
	if len(s.operations) == 0 {
		s.idle.Reset(s.streams.Idle)
	}
}

// operationAttributes are what the log says of an operation on a WebSocket.
func (e *entry) operationAttributes(took time.Duration) []slog.Attr {
	attrs := []slog.Attr{
		slog.Duration("took", took),
		slog.String("by", text.Clip(e.principal, 80)),
		slog.String("operation", e.operation),
		slog.Int("cost", e.cost.Requested),
	}
	if e.errors > 0 {
		attrs = append(attrs, slog.String("code", e.code), slog.Int("errors", e.errors))
	}
	return attrs
}
