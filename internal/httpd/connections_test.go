package httpd

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// open opens a connection and says whether the server keeps it: it asks for its health over it.
func (r *running) open(t *testing.T) (connection net.Conn, kept bool) {
	t.Helper()
	connection, err := r.dial(t)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(connection, "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"); err != nil {
		return connection, false
	}
	response, err := http.ReadResponse(bufio.NewReader(connection), nil)
	if err != nil {
		return connection, false
	}
	defer response.Body.Close()
	return connection, response.StatusCode == http.StatusOK
}

// TestConnections opens one connection more than an address may have, and than there may be in all.
func TestConnections(t *testing.T) {
	loopback := []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}
	for _, tc := range []struct {
		name    string
		bounds  Connections
		proxies []netip.Prefix
		kept    int
	}{
		{"of an address", Connections{AtOnce: 100, PerAddress: 3, HeaderBytes: 4096}, nil, 3},
		{"in all", Connections{AtOnce: 2, PerAddress: 100, HeaderBytes: 4096}, nil, 2},
		{"of a proxy", Connections{AtOnce: 5, PerAddress: 1, HeaderBytes: 4096}, loopback, 5},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r := start(t, newServer(t, func(c *Config) { c.Connections, c.Proxies = tc.bounds, tc.proxies }))
			var open []net.Conn
			for i := range tc.kept {
				connection, kept := r.open(t)
				if !kept {
					t.Fatalf("connection %d was not kept", i+1)
				}
				open = append(open, connection)
			}
			if _, kept := r.open(t); kept {
				t.Errorf("connection %d was kept", tc.kept+1)
			}
			_ = open[0].Close()
			for deadline := time.Now().Add(10 * time.Second); ; { // the server learns of it in its own time
				if _, kept := r.open(t); kept {
					break
				}
				if time.Now().After(deadline) {
					t.Fatal("no room after one was closed")
				}
			}
		})
	}
}

// TestSlowClients holds as many connections open as the server lets it, each of which sends its headers or its body and
// never ends: others are served, and all are cut when their time is over.
func TestSlowClients(t *testing.T) {
	timeouts := DefaultTimeouts()
	timeouts.ReadHeader, timeouts.Read = 300*time.Millisecond, 300*time.Millisecond
	r := start(t, newServer(t, func(c *Config) {
		c.Timeouts = timeouts
		c.Connections = Connections{AtOnce: 200, PerAddress: 200, HeaderBytes: 16 << 10}
		c.Rates = DefaultRates()
		c.Rates.AtOnce = 200
	}))
	var slow []net.Conn
	for i := range 100 {
		connection, err := r.dial(t)
		if err != nil {
			t.Fatal(err)
		}
		part := "POST /graphql HTTP/1.1\r\nHost: a\r\nX-Part: "
		if i%2 == 0 {
			part = "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 262144\r\n\r\n{"
		}
		if _, err := io.WriteString(connection, part); err != nil {
			t.Fatal(err)
		}
		slow = append(slow, connection)
	}
	began := time.Now()
	if answer := r.ask(t, `{total}`); answer.status != http.StatusOK || time.Since(began) > within {
		t.Errorf("another client is answered %+v after %s", answer, time.Since(began))
	}
	for _, connection := range slow {
		answer, err := io.ReadAll(connection)
		if err != nil || len(answer) > 2_000 {
			t.Fatalf("a slow client got %d bytes and %v", len(answer), err)
		}
	}
}

// TestHeaderFloods sends more headers than there is room for.
func TestHeaderFloods(t *testing.T) {
	r := start(t, newServer(t, func(c *Config) {
		c.Connections = DefaultConnections()
		c.Connections.HeaderBytes = 8 << 10
	}))
	if statuses := r.answers(t, "GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Long: "+strings.Repeat("a", 7<<10)+"\r\n\r\n"); !slices.Equal(statuses, []int{200}) {
		t.Errorf("headers within the bound are answered %v", statuses)
	}
	for name, headers := range map[string]string{
		"one long":  "X-Long: " + strings.Repeat("a", 64<<10) + "\r\n",
		"many":      numbered(5_000, "X-%d: a\r\n"),
		"one often": strings.Repeat("X-Forwarded-For: 10.1.2.3\r\n", 2_000),
	} {
		connection, err := r.dial(t)
		if err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		_, _ = fmt.Fprintf(connection, "POST /graphql HTTP/1.1\r\nHost: a\r\n%s\r\n", headers) // the server may not read all
		answer, _ := io.ReadAll(connection)                                                    // a reset is an answer too
		if took := time.Since(began); took > within || len(answer) > 2_000 || len(answer) > 0 && !strings.Contains(string(answer), "431") {
			t.Errorf("%s: after %s answered %.200q", name, took, answer)
		}
	}
}

// TestClientsThatDontRead asks for a long answer and takes none of it: the server gives up when the time is over.
func TestClientsThatDontRead(t *testing.T) {
	done := &awaited{text: "msg=request", seen: make(chan struct{})}
	timeouts := DefaultTimeouts()
	timeouts.ReadHeader, timeouts.Read, timeouts.Write = 100*time.Millisecond, 100*time.Millisecond, 400*time.Millisecond
	r := start(t, newServer(t, func(c *Config) {
		c.Timeouts, c.Limits.Timeout = timeouts, 200*time.Millisecond
		c.Logger = slog.New(slog.NewTextHandler(done, nil))
		long := strings.Repeat("a", 16<<20)
		c.Schema.(*stub).resolvers["missing"] = func(context.Context) (any, error) { return long, nil }
	}))
	connection, err := r.dial(t)
	if err != nil {
		t.Fatal(err)
	}
	body := asBody(`{missing{id}}`)
	_, err = fmt.Fprintf(connection, "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", len(body), body)
	if err != nil {
		t.Fatal(err)
	}
	select {
	case <-done.seen:
	case <-time.After(15 * time.Second):
		t.Fatal("the server still writes")
	}
	if read, err := io.Copy(io.Discard, connection); err == nil && read > 16<<20 {
		t.Errorf("the client got all %d bytes", read)
	}
}

// awaited says when a text was written.
type awaited struct {
	text string
	seen chan struct{}
	once sync.Once
}

func (a *awaited) Write(p []byte) (int, error) {
	if strings.Contains(string(p), a.text) {
		a.once.Do(func() { close(a.seen) })
	}
	return len(p), nil
}

// TestIdleConnections keeps a connection open after its request.
func TestIdleConnections(t *testing.T) {
	timeouts := DefaultTimeouts()
	timeouts.Idle = 50 * time.Millisecond
	r := start(t, newServer(t, func(c *Config) { c.Timeouts = timeouts }))
	connection, kept := r.open(t)
	if !kept {
		t.Fatal("the connection was not kept")
	}
	if _, err := io.ReadAll(connection); err != nil {
		t.Errorf("the connection was not closed: %v", err)
	}
}
