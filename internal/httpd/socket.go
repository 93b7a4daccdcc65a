package httpd

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/coder/websocket"
	"github.com/go-json-experiment/json"

	"verkosto/internal/access"
	"verkosto/internal/rate"
)

// socketProtocol is the sub-protocol that is spoken. The older graphql-ws, of which gqlgen's transport
// takes both, is not: its clients were given up years ago.
const socketProtocol = "graphql-transport-ws"

// sockets serves GraphQL over WebSockets. It stands in the place of gqlgen's transport, which closes with 1002 or 1000
// where the protocol has codes of its own that clients go by, runs a second operation under an id that is in use, waits
// without end for connection_init unless told, and lets one WebSocket run any number of operations.
type sockets struct {
	endpoint *endpoint
	gate     *access.Gate
	streams  *streams
	meter    *meter
	log      *slog.Logger
}

// isUpgrade says whether a request asks for a WebSocket.
func isUpgrade(r *http.Request) bool {
	return strings.EqualFold(r.Header.Get("Upgrade"), "websocket")
}

// ServeHTTP takes a connection over until the WebSocket is closed. Where the request came from was looked at before.
func (h *sockets) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	leave, refusal := h.streams.enter(r.Context())
	if refusal != nil {
		refuseAccess(w, r, refusal)
		return
	}
	defer leave()
	connection, err := websocket.Accept(w, r, &websocket.AcceptOptions{
		Subprotocols:       []string{socketProtocol},
		InsecureSkipVerify: true, // origins are checked by one rule for all, see guardStreams
	})
	if err != nil {
		h.log.InfoContext(r.Context(), "no WebSocket", "error", err)
		return // Accept has answered
	}
	serveSocket(r, connection, h)
}

// socket is one WebSocket.
type socket struct {
	*sockets
	connection *websocket.Conn
	header     http.Header     // of the request, what a person may have authorised it by among it
	base       context.Context //nolint:containedctx // of the connection, which is cut when it ends
	ctx        context.Context //nolint:containedctx // of all operations: ends when the WebSocket is being closed
	cancel     context.CancelFunc
	once       sync.Once // for closing
	messages   *rate.Buckets
	idle       *time.Timer

	// mu is held while a message is written, so that what an operation has to say is never said after its id was given
	// to another. Who doesn't take what is written holds up only itself, and that not for long.
	mu           sync.Mutex
	acknowledged bool
	credentials  http.Header // that the WebSocket was opened with
	operations   map[string]*operation
	running      sync.WaitGroup
	unfinished   int // operations that run, those that were given up but haven't noticed among them
}

func serveSocket(r *http.Request, connection *websocket.Conn, of *sockets) {
	ctx, cancel := context.WithCancel(r.Context())
	s := &socket{
		sockets: of, connection: connection, header: r.Header, base: r.Context(), ctx: ctx, cancel: cancel,
		messages:   rate.New(rate.Limit{Points: of.streams.Messages, Per: 10 * time.Second}, 1),
		operations: make(map[string]*operation),
	}
	connection.SetReadLimit(of.streams.MessageBytes)
	s.idle = time.AfterFunc(of.streams.Idle, func() { s.close(websocket.StatusNormalClosure, "nothing was asked for a while") })
	s.idle.Stop()
	opening := time.AfterFunc(of.streams.Init, s.closeUnopened)
	stopWatching := context.AfterFunc(of.streams.ending, func() { s.close(websocket.StatusGoingAway, "the server is shutting down") }) //nolint:contextcheck // it is the server's end that is waited for
	s.running.Go(s.keepAlive)
	defer func() {
		opening.Stop()
		stopWatching()
		s.idle.Stop()
		cancel()
		_ = connection.CloseNow() // it is closed already, or broken
		s.running.Wait()
	}()
	if connection.Subprotocol() != socketProtocol {
		s.close(closeNoProtocol, "Subprotocol not acceptable: offer "+socketProtocol)
		return
	}
	s.receive() //nolint:contextcheck // a socket holds the context of its connection
}

// receive takes messages until the connection ends. Those that come while the WebSocket is being closed are passed over.
func (s *socket) receive() {
	for {
		kind, data, err := s.connection.Read(s.base)
		if err != nil {
			return
		}
		if s.ctx.Err() != nil {
			continue
		}
		if _, wait := s.messages.Spend("", 1, time.Now()); wait > 0 {
			s.close(closeTooManyRequests, "Too many messages")
			return
		}
		if end := s.take(kind, data); end != nil {
			s.close(end.code, end.reason)
			return
		}
	}
}

// take acts on a message, and says how to close the WebSocket where it must be closed for it.
func (s *socket) take(kind websocket.MessageType, data []byte) *closing {
	m, err := parseMessage(data)
	if err != nil || kind != websocket.MessageText {
		return &closing{closeInvalidMessage, "Invalid message"}
	}
	switch m.Type {
	case messageInit:
		return s.open(m)
	case messagePing:
		s.mu.Lock()
		defer s.mu.Unlock()
		if len(m.Payload) == 0 {
			s.write(frameMessage(messagePong, ""))
		} else {
			s.write(frameMessage(messagePong, "", m.Payload))
		}
	case messageSubscribe:
		return s.subscribe(m)
	case messageComplete:
		s.mu.Lock()
		defer s.mu.Unlock()
		if running := s.operations[m.ID]; running != nil {
			s.forget(running)
		}
	}
	return nil
}

// open acknowledges the first connection_init of who may read.
func (s *socket) open(m message) *closing {
	credentials, err := s.shown(m)
	if err != nil {
		return &closing{closeInvalidMessage, "Invalid message: " + err.Error()}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.credentials != nil {
		return &closing{closeTooManyRequests, "Too many initialisation requests"}
	}
	s.credentials = credentials
	if _, err := s.identify(); err != nil {
		s.meter.turnedAway(s.ctx) // the next who comes from there is told where there were too many
		return &closing{closeForbidden, "Forbidden"}
	}
	s.acknowledged = true
	s.idle.Reset(s.streams.Idle)
	s.write(frameMessage(messageAck, ""))
	return nil
}

// shown gives what the WebSocket is opened with: the header Authorization of its request, or, since pages can't set that,
// the member authorization of connection_init.
func (s *socket) shown(m message) (http.Header, error) {
	shown := http.Header{}
	if values := s.header.Values("Authorization"); len(values) > 0 {
		shown["Authorization"] = values
	}
	if len(m.Payload) == 0 || m.Payload.Kind() == 'n' {
		return shown, nil
	}
	var payload struct {
		Authorization *string `json:"authorization,case:ignore"`
	}
	if err := json.Unmarshal(m.Payload, &payload); err != nil {
		return nil, errors.New("authorization must be one text")
	}
	if payload.Authorization != nil {
		shown.Add("Authorization", *payload.Authorization) // beside a header it is one too many, which the gate refuses
	}
	return shown, nil
}

// errMayNotRead is why someone who is known is turned away.
var errMayNotRead = errors.New("who asks may not read")

// identify finds out who asks by what the WebSocket was opened with. It is asked again with each operation and each sign
// of life, so that a token that has expired or a key that was taken back ends the WebSocket too.
func (s *socket) identify() (access.Principal, error) {
	principal, err := s.gate.Identify(s.ctx, s.credentials, time.Now())
	if err == nil && !principal.May(access.Read) {
		err = errMayNotRead
	}
	if err != nil && s.ctx.Err() == nil {
		s.log.InfoContext(s.ctx, "turned away", "error", err)
	}
	return principal, err
}

// closeUnopened closes a WebSocket that was not opened in time.
func (s *socket) closeUnopened() {
	s.mu.Lock()
	acknowledged := s.acknowledged
	s.mu.Unlock()
	if !acknowledged {
		s.close(closeInitTimeout, "Connection initialisation timeout")
	}
}

// keepAlive asks for a sign of life now and then, which finds connections that are gone without a word, and looks
// whether who opened the WebSocket still may.
func (s *socket) keepAlive() {
	ticker := time.NewTicker(s.streams.Ping)
	defer ticker.Stop()
	for {
		select {
		case <-s.ctx.Done():
			return
		case <-ticker.C:
		}
		s.mu.Lock()
		acknowledged := s.acknowledged
		s.mu.Unlock()
		if acknowledged {
			if _, err := s.identify(); err != nil {
				s.close(closeForbidden, "Forbidden")
				return
			}
		}
		ctx, cancel := context.WithTimeout(s.base, s.streams.Ping)
		err := s.connection.Ping(ctx)
		cancel()
		if err != nil && s.ctx.Err() == nil {
			s.cancel()
			_ = s.connection.CloseNow() // nobody is there to take a code
			return
		}
	}
}

// close ends all operations and closes the WebSocket, once. It waits for the client to close it too, but not for long.
func (s *socket) close(code websocket.StatusCode, reason string) {
	s.once.Do(func() {
		s.cancel()
		_ = s.connection.Close(code, reason) // where it fails the connection is gone
	})
}

// write sends a message while mu is held. A client that doesn't take it in time is cut off, since it can't be told.
func (s *socket) write(framed []byte) bool {
	ctx, cancel := context.WithTimeout(s.base, s.streams.Stall)
	defer cancel()
	if err := s.connection.Write(ctx, websocket.MessageText, framed); err != nil {
		if s.ctx.Err() == nil {
			s.cancel()
			_ = s.connection.CloseNow()
		}
		return false
	}
	return true
}
