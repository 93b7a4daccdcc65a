package httpd

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"verkosto/internal/export"
	"verkosto/internal/network"
	"verkosto/internal/rate"
)

// endless is a reader whose list of projects has no end. It waits with each page until someone
// takes from reading.
type endless struct {
	export.Reader
	reading chan struct{}
	version uint64
	fail    error // of the second page
}

func (e *endless) List(ctx context.Context, selection network.Selection, _ network.Order, window network.Window) (map[network.ID]network.Page[network.Node], error) {
	var page network.Page[network.Node]
	if selection.Kind != network.KindProject {
		return map[network.ID]network.Page[network.Node]{network.WholeStore: page}, nil
	}
	select {
	case e.reading <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if window.After != nil && e.fail != nil {
		return nil, e.fail
	}
	for range window.First {
		project := &network.Project{ID: "project:a/b", Names: network.Names{Fi: strings.Repeat("x", 100)}}
		page.Items = append(page.Items, network.Item[network.Node]{Node: project, Position: network.Position{ID: project.ID}})
	}
	page.HasNext = true
	return map[network.ID]network.Page[network.Node]{network.WholeStore: page}, nil
}

func (e *endless) Meta(context.Context) (network.Meta, error) {
	return network.Meta{Version: e.version}, nil
}

func newEndless() *endless { return &endless{reading: make(chan struct{})} }

// flow lets all reads go on until the test ends.
func (e *endless) flow(t *testing.T) {
	t.Helper()
	go func() {
		for {
			select {
			case <-e.reading:
			case <-t.Context().Done():
				return
			}
		}
	}()
}

// TestExportsStopWithTheClient says that the work for a client that has gone ends within 100 ms.
func TestExportsStopWithTheClient(t *testing.T) {
	reader := newEndless()
	reader.flow(t)
	ended := make(chan time.Time, 1)
	handler := newServer(t, func(c *Config) { c.Exports.Reader = reader }).Handler()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() { ended <- time.Now() }()
		handler.ServeHTTP(w, r)
	}))
	defer server.Close()
	connection, err := new(net.Dialer).DialContext(t.Context(), "tcp", server.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(connection, "GET /export/network.gexf HTTP/1.1\r\nHost: here.example\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	if _, err := io.CopyN(io.Discard, connection, 1<<20); err != nil { // it is well under way
		t.Fatal(err)
	}
	left := time.Now()
	if err := connection.Close(); err != nil {
		t.Fatal(err)
	}
	if took := (<-ended).Sub(left); took > 100*time.Millisecond {
		t.Errorf("the work went on for %s", took)
	}
}

// TestExportsAreCut says that an export which fails halfway is not taken for a whole one.
func TestExportsAreCut(t *testing.T) {
	reader := newEndless()
	reader.fail = errors.New("the disk is gone")
	reader.flow(t)
	server := start(t, newServer(t, func(c *Config) { c.Exports.Reader = reader }))
	export := exported(t, server, "/export/network.gexf")
	if _, err := io.Copy(io.Discard, export); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("reading the rest gives %v", err)
	}
}

// TestExportsHaveRoom says that more exports than there is room for, in all or for one client, are told to come again for
// nothing, and that the room of those that ended is free.
func TestExportsHaveRoom(t *testing.T) {
	const other = "203.0.113.9:1"
	for _, tc := range []struct {
		name, from string
		atOnce     int
		status     int
		code       network.Code
	}{
		{"in all", other, 1, http.StatusServiceUnavailable, network.Unavailable},
		{"for one client", "", 2, http.StatusTooManyRequests, RateLimited},
		{"for another client", other, 2, http.StatusOK, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			reader := newEndless()
			server := newServer(t, func(c *Config) {
				c.Exports = Exports{Reader: reader, AtOnce: tc.atOnce}
				c.Rates = DefaultRates()
				c.Rates.Address = rate.Limit{Points: 2*perExport + 3, Per: 1_000_000 * time.Hour}
			})
			first := newRequest("GET", "/export/network.gexf", "")
			ctx, leave := context.WithCancel(first.Context())
			ended := make(chan struct{})
			go func() {
				defer close(ended)
				defer func() { _ = recover() }() // it is cut
				server.Handler().ServeHTTP(httptest.NewRecorder(), first.WithContext(ctx))
			}()
			<-reader.reading
			head := func() *httptest.ResponseRecorder {
				request := newRequest("HEAD", "/export/network.graphml", "")
				if tc.from != "" {
					request.RemoteAddr = tc.from
				}
				recorder := httptest.NewRecorder()
				server.Handler().ServeHTTP(recorder, request)
				return recorder
			}
			if got := head(); got.Code != tc.status || tc.code != "" && got.Header().Get("Retry-After") != "10" {
				t.Errorf("got %d, %v", got.Code, got.Header())
			} else if tc.code != "" && checkProblem(t, got).Code != tc.code {
				t.Errorf("the problem is %s", got.Body)
			}
			leave()
			<-ended
			if got := head(); got.Code != http.StatusOK {
				t.Errorf("the room isn't free, or was paid for without an export: %d", got.Code)
			}
		})
	}
}

// TestExportsTakeTheirTime says that the timeouts of other requests don't cut an export.
func TestExportsTakeTheirTime(t *testing.T) {
	reader := newEndless()
	reader.flow(t)
	const longest = 500 * time.Millisecond
	server := start(t, newServer(t, func(c *Config) {
		c.Exports.Reader = reader
		c.Limits.Timeout = time.Millisecond
		c.Timeouts = DefaultTimeouts()
		c.Timeouts.Read, c.Timeouts.Write = longest-50*time.Millisecond, longest
	}))
	export := exported(t, server, "/export/network.graphml")
	begun := time.Now()
	for lines := bufio.NewReader(export); time.Since(begun) < 2*longest; {
		if _, err := lines.ReadString('\n'); err != nil {
			t.Fatalf("cut after %s: %v", time.Since(begun), err)
		}
	}
}

// TestExportsDontWait says that a client which takes nothing is cut, and one that takes a little at a time.
func TestExportsDontWait(t *testing.T) {
	for _, tc := range []struct {
		name  string
		bound Exports
		take  func(net.Conn)
	}{
		{"nothing", Exports{Stall: 50 * time.Millisecond}, func(net.Conn) {}},
		{"a byte at a time", Exports{Stall: 500 * time.Millisecond, Pace: 1 << 40}, func(connection net.Conn) {
			for one := make([]byte, 1); ; {
				if _, err := connection.Read(one); err != nil {
					return
				}
			}
		}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			reader := newEndless()
			reader.flow(t)
			ended := make(chan struct{})
			tc.bound.Reader = reader
			handler := newServer(t, func(c *Config) { c.Exports = tc.bound }).Handler()
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				defer close(ended)
				handler.ServeHTTP(w, r)
			}))
			defer server.Close()
			connection, err := new(net.Dialer).DialContext(t.Context(), "tcp", server.Listener.Addr().String())
			if err != nil {
				t.Fatal(err)
			}
			defer connection.Close()
			if _, err := io.WriteString(connection, "GET /export/network.gexf HTTP/1.1\r\nHost: here.example\r\n\r\n"); err != nil {
				t.Fatal(err)
			}
			go tc.take(connection)
			select {
			case <-ended:
			case <-time.After(30 * time.Second):
				t.Error("the client is waited for")
			}
		})
	}
}

// slowly is a client that takes each write in its time, and knows until when it may.
type slowly struct {
	*httptest.ResponseRecorder
	takes, left time.Duration
}

func (s *slowly) SetWriteDeadline(at time.Time) error {
	s.left = time.Until(at)
	return nil
}

func (s *slowly) Write(data []byte) (int, error) {
	time.Sleep(s.takes)
	return len(data), nil
}

// TestPaceOfExports writes 100 bytes a time to clients of different speed, which are owed 10 bytes a second.
func TestPaceOfExports(t *testing.T) {
	for takes, want := range map[time.Duration][]time.Duration{ // how long each write may take, in seconds
		1 * time.Second:  {30, 30, 30, 30},
		10 * time.Second: {30, 30, 30, 30},
		25 * time.Second: {30, 25, 10, -5},
	} {
		synctest.Test(t, func(t *testing.T) {
			client := &slowly{ResponseRecorder: httptest.NewRecorder(), takes: takes}
			patient := &patientWriter{w: client, control: http.NewResponseController(client), stall: 30 * time.Second, pace: 10}
			for i, left := range want {
				time.Sleep(time.Hour) // while the export is worked out
				if _, err := patient.Write(make([]byte, 100)); err != nil || client.left != left*time.Second {
					t.Errorf("write %d of one that takes %s may take %s, want %ds: %v", i, takes, client.left, left, err)
				}
			}
		})
	}
}
