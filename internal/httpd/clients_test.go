package httpd

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os/exec"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"verkosto/graph"
	"verkosto/internal/access"
	"verkosto/internal/live"
	"verkosto/internal/query"
	"verkosto/internal/store/embedded"
	"verkosto/internal/store/storetest"
)

// wire is what clients and a server are connected by: it can be cut, and led to another server.
type wire struct {
	net.Listener
	mu     sync.Mutex
	target string
	open   []net.Conn
}

func newWire(tb testing.TB) *wire {
	tb.Helper()
	listener, err := new(net.ListenConfig).Listen(tb.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	w := &wire{Listener: listener}
	tb.Cleanup(func() {
		_ = listener.Close()
		w.cut()
	})
	go func() {
		for {
			near, err := listener.Accept()
			if err != nil {
				return
			}
			w.mu.Lock()
			far, err := new(net.Dialer).DialContext(tb.Context(), "tcp", w.target)
			if err != nil { // the server is away
				_ = near.Close()
				w.mu.Unlock()
				continue
			}
			w.open = append(w.open, near, far)
			w.mu.Unlock()
			for _, way := range [][2]net.Conn{{near, far}, {far, near}} {
				go func() {
					_, _ = io.Copy(way[0], way[1])
					_ = way[0].Close()
				}()
			}
		}
	}()
	return w
}

// cut breaks all connections.
func (w *wire) cut() {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, connection := range w.open {
		_ = connection.Close()
	}
	w.open = nil
}

// lead has new connections go to a server.
func (w *wire) lead(to *running) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.target = to.addr
}

// follower is a program that follows a subscription over a library.
type follower struct {
	testing.TB
	events *bufio.Scanner
	input  io.Writer
}

// followBy starts a client over "ws" or "sse".
func followBy(tb testing.TB, transport, address, query string, given map[string]any) *follower {
	tb.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	options, err := json.Marshal(given)
	if err != nil {
		tb.Fatal(err)
	}
	url := map[string]string{"ws": "ws://", "sse": "http://"}[transport] + address + "/graphql"
	command := exec.CommandContext(ctx, "node", "follow.mjs", transport, url, query, string(options))
	command.Dir = "audit"
	command.Stderr = tb.Output()
	input, err := command.StdinPipe()
	if err != nil {
		tb.Fatal(err)
	}
	output, err := command.StdoutPipe()
	if err != nil {
		tb.Fatal(err)
	}
	if err := command.Start(); err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		cancel()
		_ = command.Wait() // it was ended
	})
	return &follower{tb, bufio.NewScanner(output), input}
}

// expect passes over events until there were those that hold these texts, in their order.
func (c *follower) expect(texts ...string) *follower {
	c.Helper()
	var passed []string
	for _, want := range texts {
		for found := false; !found; {
			if !c.events.Scan() {
				c.Fatalf("no %s came, only %q", want, passed)
			}
			passed = append(passed, c.events.Text())
			found = strings.Contains(c.events.Text(), want)
		}
	}
	return c
}

// do has the client do something, and waits until it did.
func (c *follower) do(line string) *follower {
	c.Helper()
	if _, err := io.WriteString(c.input, line+"\n"); err != nil {
		c.Fatal(err)
	}
	word, _, _ := strings.Cut(line, " ")
	return c.expect(fmt.Sprintf(`{"event":"did","word":%q}`, word))
}

// TestClientsFollowTheData follows the data version of a real store over the libraries that people use, while the store is
// written to, the connection breaks, the server is replaced and the key is taken back.
func TestClientsFollowTheData(t *testing.T) {
	requireNode(t, "graphql-ws", "graphql-sse", "ws")
	for transport, wants := range map[string]struct{ cut, replaced, revoked []string }{
		"ws":  {[]string{`"code":1006`, `"connected"`}, []string{`"code":1001`, `"connected"`}, []string{`"code":4403`, `"connected"`}},
		"sse": {},
	} {
		t.Run(transport, func(t *testing.T) {
			store, err := embedded.OpenMemory()
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = store.Close() })
			gate, ring := keyring(t)
			serve := func() *running {
				return start(t, newServer(t, func(c *Config) {
					bounds(func(s *Subscriptions) { s.Ping = 50 * time.Millisecond })(c)
					versions := live.NewVersions(store, 10*time.Millisecond, slog.New(slog.DiscardHandler))
					c.Schema = graph.NewSchema(query.New(store, query.Options{Versions: versions}), nil)
					c.Gate = gate
				}))
			}
			first := serve()
			wire := newWire(t)
			wire.lead(first)
			lost := keyFor(t, ring, access.Reader)
			c := followBy(t, transport, wire.Addr().String(), `subscription{dataVersionChanged{version}}`, map[string]any{"key": lost})
			version := func(n int) string {
				return fmt.Sprintf(`{"event":"next","data":{"dataVersionChanged":{"version":%d}}}`, n)
			}
			c.expect(version(0))
			apply := func(n int) {
				if _, err := store.Apply(t.Context(), storetest.Sample()[n]); err != nil {
					t.Fatal(err)
				}
			}
			apply(0)
			c.expect(version(1))
			wire.cut()
			c.expect(append(wants.cut, version(1))...)

			second := serve()
			wire.lead(second)
			first.stop()
			c.expect(append(wants.replaced, version(1))...)
			apply(1)
			c.expect(version(2))

			c.do("key " + keyFor(t, ring, access.Reader))
			revoke(t, ring, lost)
			c.expect(append(wants.revoked, version(2))...)
		})
	}
}

// TestClientsAreToldWhy has the library hear each code of the protocol that its messages can lead to.
func TestClientsAreToldWhy(t *testing.T) {
	requireNode(t, "graphql-ws", "graphql-sse", "ws")
	server := start(t, newStreamer(t, silent, bounds(func(s *Subscriptions) { s.Init = 300 * time.Millisecond })))
	for _, tc := range []struct {
		code  int
		given map[string]any
		after string // what it waits for before it does something
		does  string
	}{
		{4400, nil, "connected", `send {`},
		{4401, map[string]any{"neverOpens": true}, "opened", "send " + subscribing("1", `{total}`)},
		{4403, map[string]any{"key": "nothing"}, "", ""},
		{4408, map[string]any{"neverOpens": true}, "", ""},
		{4409, map[string]any{"sameIDs": true}, "connected", "subscribe"},
		{4429, nil, "connected", `send {"type":"connection_init"}`},
	} {
		t.Run(fmt.Sprint(tc.code), func(t *testing.T) {
			c := followBy(t, "ws", server.addr, `subscription{changed{id}}`, tc.given)
			if tc.does != "" {
				c.expect(tc.after)
				if _, err := io.WriteString(c.input, tc.does+"\n"); err != nil {
					t.Fatal(err)
				}
			}
			c.expect(fmt.Sprintf(`"code":%d`, tc.code))
		})
	}
}

// TestClientsThatStopReading has one client stop reading while events come without end. It alone is cut off, and is back when
// it reads on.
func TestClientsThatStopReading(t *testing.T) {
	requireNode(t, "graphql-ws", "graphql-sse", "ws")
	event := `{"changed":{"id":"` + strings.Repeat("x", 256<<10) + `"}}`
	var slow atomic.Bool // the first to follow
	gone := make(chan struct{})
	events := func(ctx context.Context) <-chan string {
		told := make(chan string)
		first := slow.CompareAndSwap(false, true)
		go func() {
			for n := 0; first || n == 0; n++ {
				select {
				case told <- event:
				case <-ctx.Done():
					close(gone)
					return
				}
			}
		}()
		return told
	}
	server := start(t, newStreamer(t, events, bounds(func(s *Subscriptions) { s.Stall = 100 * time.Millisecond })))
	c := followBy(t, "ws", server.addr, `subscription{changed{id}}`, nil)
	c.events.Buffer(nil, 1<<20)
	c.expect("next").do("pause")
	await(t, gone)
	dialSocket(t, server).open().say(subscribing("1", `subscription{changed{id}}`)).expect(`{"type":"next","id":"1","payload":{"data":` + event + `}}`)
	if answer := server.ask(t, `{total}`); answer.status != http.StatusOK {
		t.Errorf("another client is answered %d", answer.status)
	}
	c.do("resume").expect(`"code":1006`, "connected", "next")
}
