package httpd

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/coder/websocket"
	"github.com/vektah/gqlparser/v2/ast"
)

// streamer is the stub with a subscription, which tells what the test has it tell.
type streamer struct {
	*stub
	events func(context.Context) <-chan string // each the data of an answer
}

func (s *streamer) Exec(ctx context.Context) graphql.ResponseHandler {
	if graphql.GetOperationContext(ctx).Operation.Operation != ast.Subscription {
		return s.stub.Exec(ctx)
	}
	events := s.events(ctx)
	return func(ctx context.Context) *graphql.Response {
		select {
		case data, open := <-events:
			if !open {
				return nil
			}
			return &graphql.Response{Data: []byte(data)}
		case <-ctx.Done():
			return nil
		}
	}
}

// telling gives events that are there at once, and after which the stream is over.
func telling(events ...string) func(context.Context) <-chan string {
	return func(context.Context) <-chan string {
		all := make(chan string, len(events))
		for _, event := range events {
			all <- event
		}
		close(all)
		return all
	}
}

// silent gives no events, and no end.
func silent(context.Context) <-chan string { return nil }

// newStreamer makes a server whose subscription tells events. The change may be nil.
func newStreamer(tb testing.TB, events func(context.Context) <-chan string, change func(*Config)) *Server {
	tb.Helper()
	return newServer(tb, func(c *Config) {
		c.Schema = &streamer{newStub(tb), events}
		c.Logger = slog.New(slog.NewTextHandler(io.Discard, nil))
		c.Connections = Connections{AtOnce: 10_000, PerAddress: 10_000, HeaderBytes: 16 << 10}
		if change != nil {
			change(c)
		}
	})
}

// bounds changes the bounds of subscriptions.
func bounds(change func(*Subscriptions)) func(*Config) {
	return func(c *Config) {
		c.Subscriptions = DefaultSubscriptions()
		change(&c.Subscriptions)
	}
}

// talk is a WebSocket to a server under test.
type talk struct {
	testing.TB
	*websocket.Conn
}

// dialSocket opens a WebSocket, with headers as given in pairs.
func dialSocket(tb testing.TB, server *running, headers ...string) *talk {
	tb.Helper()
	connection, response, err := trySocket(tb.Context(), server, headers...)
	if err != nil {
		tb.Fatalf("no WebSocket: %v, %v", err, response)
	}
	tb.Cleanup(func() { _ = connection.CloseNow() })
	return &talk{tb, connection}
}

func trySocket(ctx context.Context, server *running, headers ...string) (*websocket.Conn, *http.Response, error) {
	header := http.Header{}
	protocol := []string{socketProtocol}
	for i := 0; i < len(headers); i += 2 {
		if headers[i] == "Sec-WebSocket-Protocol" {
			protocol = []string{headers[i+1]}
			continue
		}
		header.Set(headers[i], headers[i+1])
	}
	ctx, cancel := context.WithTimeout(ctx, 20*time.Second)
	defer cancel()
	connection, response, err := websocket.Dial(ctx, "ws"+strings.TrimPrefix(server.url, "http"),
		&websocket.DialOptions{HTTPHeader: header, Subprotocols: protocol})
	if err == nil {
		connection.SetReadLimit(-1)
	}
	return connection, response, err
}

// say sends messages. That the server hears no more is no error: tests look at how it closed.
func (t *talk) say(messages ...string) *talk {
	for _, message := range messages {
		_ = t.Write(t.Context(), websocket.MessageText, []byte(message))
	}
	return t
}

// hear gives the next message, or the code that the WebSocket was closed with.
func (t *talk) hear() (string, websocket.StatusCode) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	_, data, err := t.Read(ctx)
	if err != nil {
		if websocket.CloseStatus(err) < 0 && ctx.Err() != nil {
			t.Fatal("nothing came")
		}
		return "", websocket.CloseStatus(err)
	}
	return strings.ReplaceAll(string(data), "\n", ""), 0
}

// expect hears messages in their order.
func (t *talk) expect(messages ...string) *talk {
	t.Helper()
	for _, want := range messages {
		got, code := t.hear()
		if got != want {
			t.Fatalf("heard %q (%d), want %q", got, code, want)
		}
	}
	return t
}

// closes passes over messages until the WebSocket is closed.
func (t *talk) closes(want websocket.StatusCode) {
	t.Helper()
	for {
		if _, code := t.hear(); code != 0 {
			if code != want {
				t.Errorf("closed with %d, want %d", code, want)
			}
			return
		}
	}
}

// open opens a WebSocket and has it acknowledged.
func (t *talk) open() *talk {
	t.Helper()
	return t.say(`{"type":"connection_init"}`).expect(`{"type":"connection_ack"}`)
}

// subscribing is a message that asks a query under an id.
func subscribing(id, query string) string {
	return `{"type":"subscribe","id":"` + id + `","payload":` + asBody(query) + `}`
}
