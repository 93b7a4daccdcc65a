package httpd

import (
	"context"
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/coder/websocket"
	"go.uber.org/goleak"

	"verkosto/internal/access"
)

// TestSocketProtocol has each wrong message answered with the code that the protocol has for it.
func TestSocketProtocol(t *testing.T) {
	const initial = `{"type":"connection_init"}`
	follow := func(id string) string { return subscribing(id, `subscription{changed{id}}`) }
	server := start(t, newStreamer(t, silent, bounds(func(s *Subscriptions) { s.Operations, s.MessageBytes = 3, 4<<10 })))
	for _, c := range []struct {
		name     string
		messages []string
		code     websocket.StatusCode
	}{
		{"no JSON", []string{`{`}, 4400},
		{"nothing", []string{``}, 4400},
		{"a list", []string{`[]`}, 4400},
		{"no type", []string{`{}`}, 4400},
		{"a type that there isn't", []string{`{"type":"start"}`}, 4400},
		{"a type of servers", []string{initial, `{"type":"next","id":"1","payload":{}}`}, 4400},
		{"a type that is no text", []string{`{"type":7}`}, 4400},
		{"a member twice", []string{`{"type":"ping","type":"pong"}`}, 4400},
		{"more behind the message", []string{`{"type":"ping"}{"type":"ping"}`}, 4400},
		{"no UTF-8", []string{"{\"type\":\"ping\",\"payload\":{\"a\":\"\xff\"}}"}, 4400},
		{"a payload that is no object", []string{`{"type":"connection_init","payload":"x"}`}, 4400},
		{"a ping with a number", []string{`{"type":"ping","payload":7}`}, 4400},
		{"credentials that are no text", []string{`{"type":"connection_init","payload":{"authorization":7}}`}, 4400},
		{"credentials twice", []string{`{"type":"connection_init","payload":{"authorization":"a","Authorization":"b"}}`}, 4400},
		{"credentials that open nothing", []string{`{"type":"connection_init","payload":{"authorization":"Bearer verkosto_nothing"}}`}, 4403},
		{"an operation before connection_init", []string{follow("1")}, 4401},
		{"connection_init twice", []string{initial, initial}, 4429},
		{"an id twice", []string{initial, follow("1"), follow("1")}, 4409},
		{"a long id twice", []string{initial, follow(strings.Repeat("ä", 64)), follow(strings.Repeat("ä", 64))}, 4409},
		{"one operation too many", []string{initial, follow("1"), follow("2"), follow("3"), follow("4")}, 4429},
		{"no id", []string{initial, `{"type":"subscribe","payload":{"query":"{total}"}}`}, 4400},
		{"an empty id", []string{initial, follow("")}, 4400},
		{"too long an id", []string{initial, follow(strings.Repeat("x", 129))}, 4400},
		{"an id that is no text", []string{initial, `{"type":"subscribe","id":1,"payload":{"query":"{total}"}}`}, 4400},
		{"an operation without payload", []string{initial, `{"type":"subscribe","id":"1"}`}, 4400},
		{"an operation without query", []string{initial, `{"type":"subscribe","id":"1","payload":{}}`}, 4400},
		{"a query that is no text", []string{initial, `{"type":"subscribe","id":"1","payload":{"query":1}}`}, 4400},
		{"variables that are no object", []string{initial, `{"type":"subscribe","id":"1","payload":{"query":"{total}","variables":[]}}`}, 4400},
		{"a batch", []string{initial, `{"type":"subscribe","id":"1","payload":[{"query":"{total}"}]}`}, 4400},
		{"complete without id", []string{initial, `{"type":"complete"}`}, 4400},
		{"too large a message", []string{initial, `{"type":"ping","payload":{"a":"` + strings.Repeat("a", 5<<10) + `"}}`}, 1009},
	} {
		t.Run(c.name, func(t *testing.T) {
			dialSocket(t, server).say(c.messages...).closes(c.code)
		})
	}
	t.Run("binary", func(t *testing.T) {
		socket := dialSocket(t, server)
		_ = socket.Write(t.Context(), websocket.MessageBinary, []byte(`{"type":"ping"}`))
		socket.closes(4400)
	})
	for _, protocol := range []string{"graphql-ws", ""} {
		t.Run("protocol "+protocol, func(t *testing.T) {
			dialSocket(t, server, "Sec-WebSocket-Protocol", protocol).closes(4406)
		})
	}
}

func TestSocketsThatAreNotOpenedInTime(t *testing.T) {
	server := start(t, newStreamer(t, silent, bounds(func(s *Subscriptions) { s.Init = 20 * time.Millisecond })))
	dialSocket(t, server).closes(4408)
	dialSocket(t, server).say(`{"type":"ping"}`).expect(`{"type":"pong"}`).closes(4408)
}

func TestSocketOperations(t *testing.T) {
	server := start(t, newStreamer(t, telling(`{"changed":{"id":"a"}}`, `{"changed":{"id":"b"}}`), nil))
	const cost = `,"extensions":{"cost":`
	for _, c := range []struct {
		name, message string
		want          []string // the beginnings of what is answered
	}{
		{"a ping", `{"type":"ping","payload":{"a":[1,2]}}`, []string{`{"type":"pong","payload":{"a":[1,2]}}`}},
		{"a pong", `{"type":"pong"}`, nil},
		{"a query", subscribing("q", `{total}`), []string{
			`{"type":"next","id":"q","payload":{"data":{"total":1}` + cost, `{"type":"complete","id":"q"}`,
		}},
		{"a mutation", subscribing("m", `mutation{rename(id:"1",name:"x"){id}}`), []string{
			`{"type":"next","id":"m","payload":{"data":{"rename":{"id":"something"}}` + cost, `{"type":"complete","id":"m"}`,
		}},
		{"a subscription", subscribing("ä\\\"", `subscription{changed{id}}`), []string{
			`{"type":"next","id":"ä\"","payload":{"data":{"changed":{"id":"a"}}}}`,
			`{"type":"next","id":"ä\"","payload":{"data":{"changed":{"id":"b"}}}}`,
			`{"type":"complete","id":"ä\""}`,
		}},
		{"one of several", `{"type":"subscribe","id":"o","payload":{"query":"query A{total} query B{missing{id}}","operationName":"A","variables":null}}`, []string{
			`{"type":"next","id":"o","payload":{"data":{"total":1}`, `{"type":"complete","id":"o"}`,
		}},
		{"a field that isn't there", subscribing("v", `{nonsense}`), []string{`{"type":"error","id":"v","payload":[{"message":"Cannot query field`}},
		{"no GraphQL", subscribing("p", `{`), []string{`{"type":"error","id":"p","payload":[{"message":`}},
		{"two fields of subscriptions", subscribing("s", `subscription{changed{id} more:changed{id}}`), []string{`{"type":"error","id":"s","payload":[`}},
		{"too dear", subscribing("d", `{projects(first:250001){id}}`), []string{`{"type":"error","id":"d","payload":[{"message":"Cost: 250`}},
		{
			"variables that nest too deep",
			`{"type":"subscribe","id":"n","payload":{"query":"{total}","variables":{"a":` + strings.Repeat("[", 40) + strings.Repeat("]", 40) + `}}}`,
			[]string{`{"type":"error","id":"n","payload":[{"message":"ValueDepth`},
		},
		{"a field without an answer", subscribing("n", `{missing{id}}`), []string{
			`{"type":"next","id":"n","payload":{"errors":[{"message":"no project has this code"`, `{"type":"complete","id":"n"}`,
		}},
		{"a resolver that panics", subscribing("x", `{panicking}`), []string{
			`{"type":"next","id":"x","payload":{"errors":[{"message":"something went wrong inside`, `{"type":"complete","id":"x"}`,
		}},
		{"the end of what isn't there", `{"type":"complete","id":"nothing"}`, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			socket := dialSocket(t, server).open().say(c.message)
			for _, want := range c.want {
				if got, code := socket.hear(); !strings.HasPrefix(got, want) {
					t.Fatalf("heard %q (%d), want %q", got, code, want)
				}
			}
			socket.say(`{"type":"ping"}`).expect(`{"type":"pong"}`) // and nothing else
		})
	}
}

// TestSocketIDsAreFreeAgain gives ids up and takes them again at once.
func TestSocketIDsAreFreeAgain(t *testing.T) {
	events := func(ctx context.Context) <-chan string {
		told := make(chan string)
		go func(data string) {
			defer close(told)
			for {
				select {
				case told <- data:
				case <-ctx.Done():
					return
				}
			}
		}(fmt.Sprintf(`{"changed":{"id":%q}}`, graphql.GetOperationContext(ctx).Operation.Name))
		return told
	}
	server := start(t, newStreamer(t, events, bounds(func(s *Subscriptions) { s.Messages = 10_000 })))
	socket := dialSocket(t, server).open()
	for round := 1; round <= 100; round++ {
		socket.say(subscribing("1", fmt.Sprintf(`subscription R%d{changed{id}}`, round)), `{"type":"complete","id":"1"}`, fmt.Sprintf(`{"type":"ping","payload":{"round":%d}}`, round))
		for {
			got, code := socket.hear()
			if code != 0 {
				t.Fatalf("closed with %d", code)
			}
			if strings.Contains(got, "pong") {
				break
			}
			if want := fmt.Sprintf(`{"id":"R%d"}`, round); !strings.Contains(got, want) {
				t.Fatalf("heard of an operation that was given up: %s in round %d", got, round)
			}
		}
	}
}

// keyring gives keys that are made as they are asked for, and a gate that opens by them.
func keyring(t *testing.T) (*access.Gate, *access.Keyring) {
	t.Helper()
	ring, err := access.OpenKeyring(filepath.Join(t.TempDir(), "keys.json"))
	if err != nil {
		t.Fatal(err)
	}
	return &access.Gate{Keys: ring}, ring
}

// keyFor makes a key for a role.
func keyFor(t *testing.T, ring *access.Keyring, role access.Role) string {
	t.Helper()
	secret, err := ring.Create(access.Key{Name: "of a test", Role: role}, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	return secret
}

// revoke takes a key back.
func revoke(t *testing.T, ring *access.Keyring, secret string) {
	t.Helper()
	id, _, _ := strings.Cut(strings.TrimPrefix(secret, access.Prefix), "_")
	if err := ring.Revoke(id, time.Now()); err != nil {
		t.Fatal(err)
	}
}

func TestSocketsOfThoseWhoMay(t *testing.T) {
	gate, ring := keyring(t)
	kept, lost := keyFor(t, ring, access.Reader), keyFor(t, ring, access.Reader)
	server := start(t, newStreamer(t, silent, func(c *Config) {
		bounds(func(s *Subscriptions) { s.Ping = 300 * time.Millisecond })(c)
		c.Gate = gate
	}))
	shown := func(key string) string {
		return `{"type":"connection_init","payload":{"authorization":"Bearer ` + key + `"}}`
	}
	dialSocket(t, server).say(shown(kept)).expect(`{"type":"connection_ack"}`)
	dialSocket(t, server).say(`{"type":"connection_init"}`).closes(4403)
	dialSocket(t, server).say(shown(kept + "x")).closes(4403)
	dialSocket(t, server, "Authorization", "Bearer "+kept).say(`{"type":"connection_init"}`).expect(`{"type":"connection_ack"}`)
	dialSocket(t, server, "Authorization", "Bearer "+kept).say(shown(kept)).closes(4403)
	_, response, err := trySocket(t.Context(), server, "Authorization", "Bearer nothing")
	if err == nil || response == nil || response.StatusCode != http.StatusUnauthorized {
		t.Errorf("a key that opens nothing: %v, %v", response, err)
	}

	ended := dialSocket(t, server).say(shown(lost)).expect(`{"type":"connection_ack"}`).say(subscribing("1", `subscription{changed{id}}`))
	revoke(t, ring, lost)
	ended.closes(4403)
}

func TestSocketOrigins(t *testing.T) {
	const named = "https://map.example.org"
	server := start(t, newStreamer(t, silent, func(c *Config) { c.Origins = []string{named} }))
	for _, c := range []struct {
		origin, site string
		open         bool
	}{
		{"", "", true},
		{named, "", true},
		{"http://" + server.addr, "", true},
		{"https://evil.example.org", "", false},
		{"https://evil.example.org", "cross-site", false},
		{named + ".evil.example", "cross-site", false},
		{"null", "cross-site", false},
		{"", "cross-site", false},
	} {
		var headers []string
		if c.origin != "" {
			headers = append(headers, "Origin", c.origin)
		}
		if c.site != "" {
			headers = append(headers, "Sec-Fetch-Site", c.site)
		}
		connection, response, err := trySocket(t.Context(), server, headers...)
		if open := err == nil; open != c.open || !open && response.StatusCode != http.StatusForbidden {
			t.Errorf("from %q (%s): %v, %v", c.origin, c.site, response, err)
		}
		if err == nil {
			_ = connection.CloseNow()
		}
	}
}

func TestIdleSocketsAreClosed(t *testing.T) {
	server := start(t, newStreamer(t, telling(), bounds(func(s *Subscriptions) { s.Idle = 20 * time.Millisecond })))
	dialSocket(t, server).open().closes(1000)
	dialSocket(t, server).open().say(subscribing("1", `{total}`)).closes(1000)
}

// TestSocketsOfTheDeadAreClosed leaves pings without an answer.
func TestSocketsOfTheDeadAreClosed(t *testing.T) {
	gone := make(chan struct{})
	events := func(ctx context.Context) <-chan string {
		context.AfterFunc(ctx, func() { close(gone) })
		return nil
	}
	server := start(t, newStreamer(t, events, bounds(func(s *Subscriptions) { s.Ping = 10 * time.Millisecond })))
	dialSocket(t, server).open().say(subscribing("1", `subscription{changed{id}}`)) // and never reads again
	await(t, gone)
}

// TestSocketsThatReadSlowly has events come faster than they are read. They hold up nothing, and are cut off.
func TestSocketsThatReadSlowly(t *testing.T) {
	event := `{"changed":{"id":"` + strings.Repeat("x", 256<<10) + `"}}`
	gone := make(chan struct{})
	events := func(ctx context.Context) <-chan string {
		told := make(chan string)
		go func() {
			defer close(gone)
			for {
				select {
				case told <- event:
				case <-ctx.Done():
					return
				}
			}
		}()
		return told
	}
	server := start(t, newStreamer(t, events, bounds(func(s *Subscriptions) { s.Stall = 50 * time.Millisecond })))
	dialSocket(t, server).open().say(subscribing("1", `subscription{changed{id}}`)) // and never reads
	await(t, gone)
}

func await(t *testing.T, done <-chan struct{}) {
	t.Helper()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		t.Fatal("it didn't end")
	}
}

// TestFloodedSockets sends ten thousand messages at once.
func TestFloodedSockets(t *testing.T) {
	server := start(t, newStreamer(t, silent, nil))
	socket := dialSocket(t, server).open()
	go func() {
		for range 10_000 {
			if socket.Write(t.Context(), websocket.MessageText, []byte(`{"type":"ping"}`)) != nil {
				return
			}
		}
	}()
	socket.closes(4429)
	dialSocket(t, server).open() // others are served
}

// TestAThousandSockets opens more WebSockets than there is room for, and ends with the server.
func TestAThousandSockets(t *testing.T) {
	leaks := goleak.IgnoreCurrent()
	const room = 700
	server := start(t, newStreamer(t, telling(`{"changed":{"id":"a"}}`), bounds(func(s *Subscriptions) {
		s.Streams, s.PerClient, s.Init = room, 10_000, time.Minute
	})))
	var mu sync.Mutex
	var opened []*talk
	refused := 0
	var dialling sync.WaitGroup
	for range 20 {
		dialling.Go(func() {
			for range 50 {
				connection, response, err := trySocket(t.Context(), server)
				mu.Lock()
				switch {
				case err == nil:
					opened = append(opened, &talk{t, connection})
				case response != nil && response.StatusCode == http.StatusServiceUnavailable && response.Header.Get("Retry-After") != "":
					refused++
				default:
					t.Errorf("no WebSocket: %v, %v", response, err)
				}
				mu.Unlock()
			}
		})
	}
	dialling.Wait()
	if len(opened) != room || refused != 1000-room {
		t.Errorf("%d opened, %d refused", len(opened), refused)
	}
	for _, socket := range opened {
		socket.open().say(subscribing("1", `subscription{changed{id}}`)).
			expect(`{"type":"next","id":"1","payload":{"data":{"changed":{"id":"a"}}}}`, `{"type":"complete","id":"1"}`)
	}
	server.stop()
	for _, socket := range opened {
		socket.closes(1001)
	}
	if err := <-server.done; err != nil {
		t.Errorf("the server ended with %v", err)
	}
	http.DefaultClient.CloseIdleConnections()
	goleak.VerifyNone(t, leaks)
}

func TestSocketsOfOneClient(t *testing.T) {
	server := start(t, newStreamer(t, silent, bounds(func(s *Subscriptions) { s.PerClient = 2 })))
	first := dialSocket(t, server).open()
	dialSocket(t, server).open()
	_, response, err := trySocket(t.Context(), server)
	if err == nil || response.StatusCode != http.StatusTooManyRequests || response.Header.Get("Retry-After") == "" {
		t.Errorf("a third: %v, %v", response, err)
	}
	if err := first.Close(websocket.StatusNormalClosure, ""); err != nil {
		t.Fatal(err)
	}
	for { // until the server has noticed
		connection, _, err := trySocket(t.Context(), server)
		if err == nil {
			_ = connection.CloseNow()
			return
		}
	}
}

func TestSocketsOfAServerThatShutsDown(t *testing.T) {
	server := start(t, newStreamer(t, silent, nil))
	socket := dialSocket(t, server).open().say(subscribing("1", `subscription{changed{id}}`))
	unopened := dialSocket(t, server)
	server.stop()
	socket.closes(1001)
	unopened.closes(1001)
	if err := <-server.done; err != nil {
		t.Errorf("the server ended with %v", err)
	}
}
