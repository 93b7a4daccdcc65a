package httpd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"verkosto/internal/network"
)

// get asks for a path with any method.
func get(server *Server, method, path string) *httptest.ResponseRecorder {
	recorder := httptest.NewRecorder()
	server.Handler().ServeHTTP(recorder, newRequest(method, path, ""))
	return recorder
}

func TestRoutes(t *testing.T) {
	page := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = fmt.Fprintf(w, "page at %s", r.URL.Path)
	})
	bare := newServer(t, nil)
	full := newServer(t, func(c *Config) { c.Pages = page })
	for _, tc := range []struct {
		server       *Server
		method, path string
		status       int
		body         string
	}{
		{bare, "GET", "/healthz", 200, `{"status":"ok"}`},
		{bare, "HEAD", "/healthz", 200, ""},
		{bare, "POST", "/healthz", 405, ""},
		{bare, "GET", "/readyz", 200, `{"status":"ready"}`},
		{bare, "HEAD", "/readyz", 200, ""},
		{bare, "GET", "/", 200, "POST /graphql"},
		{bare, "GET", "/graphiql", 404, ""},
		{bare, "GET", "/nothing", 404, ""},
		{full, "GET", "/", 200, "page at /"},
		{full, "GET", "/graphiql", 200, "page at /graphiql"},
		{full, "GET", "/assets/page.js", 200, "page at /assets/page.js"},
		{full, "GET", "/healthz", 200, `{"status":"ok"}`},
		{full, "POST", "/graphiql", 405, ""},
	} {
		t.Run(tc.method+tc.path, func(t *testing.T) {
			recorder := get(tc.server, tc.method, tc.path)
			if recorder.Code != tc.status || !strings.Contains(recorder.Body.String(), tc.body) {
				t.Errorf("%d %q, want %d %q", recorder.Code, recorder.Body, tc.status, tc.body)
			}
		})
	}
}

func TestReadiness(t *testing.T) {
	for _, tc := range []struct {
		err  error
		want string
	}{
		{network.Errorf(network.Unavailable, "the network is being opened"), `"reason":"the network is being opened"`},
		{errors.New("dial tcp 10.1.2.3:7687: refused"), `"reason":"the store cannot be reached"`},
	} {
		server := newServer(t, func(c *Config) { c.Ready = func(context.Context) error { return tc.err } })
		recorder := get(server, "GET", "/readyz")
		if recorder.Code != http.StatusServiceUnavailable || !strings.Contains(recorder.Body.String(), tc.want) {
			t.Errorf("%v: %d %s", tc.err, recorder.Code, recorder.Body)
		}
	}
}

func TestPanickingPage(t *testing.T) {
	var log lines
	server := newServer(t, func(c *Config) {
		c.Logger = slog.New(slog.NewTextHandler(&log, nil))
		c.Pages = http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("a secret of the house") })
	})
	recorder := get(server, "GET", "/")
	if recorder.Code != http.StatusInternalServerError || strings.Contains(recorder.Body.String(), "secret") {
		t.Errorf("answered %d %s", recorder.Code, recorder.Body)
	}
	if !strings.Contains(log.String(), "a secret of the house") {
		t.Errorf("the panic isn't in the log: %s", log.String())
	}
}

// running is a server that listens.
type running struct {
	url  string
	addr string
	stop context.CancelFunc
	done chan error
}

// start serves on a free port until the test ends.
func start(tb testing.TB, server *Server) *running {
	tb.Helper()
	addr, err := server.Listen("127.0.0.1:0")
	if err != nil {
		tb.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	r := &running{url: "http://" + addr.String() + "/graphql", addr: addr.String(), stop: stop, done: make(chan error, 1)}
	go func() { r.done <- server.Serve(ctx) }()
	tb.Cleanup(stop)
	return r
}

// send posts a body and gives the status and what was answered.
func (r *running) send(ctx context.Context, body io.Reader) (int, string, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, r.url, body)
	if err != nil {
		return 0, "", err
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, "", err
	}
	defer response.Body.Close()
	read, err := io.ReadAll(response.Body)
	return response.StatusCode, string(read), err
}

// dial opens a connection of which nothing is known to hang.
func (r *running) dial(t *testing.T) (net.Conn, error) {
	t.Helper()
	connection, err := new(net.Dialer).DialContext(t.Context(), "tcp", r.addr)
	if err == nil {
		t.Cleanup(func() { _ = connection.Close() })
		err = connection.SetDeadline(time.Now().Add(20 * time.Second))
	}
	return connection, err
}

func TestServe(t *testing.T) {
	server := newServer(t, nil)
	r := start(t, server)
	status, body, err := r.send(t.Context(), strings.NewReader(asBody(`{total}`)))
	if err != nil || status != http.StatusOK || !strings.Contains(body, `"total":1`) {
		t.Errorf("answered %d %s: %v", status, body, err)
	}
	r.stop()
	if err := <-r.done; err != nil {
		t.Errorf("stopped with %v", err)
	}
	if _, err := r.dial(t); err == nil {
		t.Error("still listens after it stopped")
	}
	if recorder := get(server, "GET", "/readyz"); recorder.Code != http.StatusServiceUnavailable {
		t.Errorf("ready after it stopped: %s", recorder.Body)
	}
}

func TestListenFails(t *testing.T) {
	server := newServer(t, nil)
	r := start(t, server)
	if _, err := newServer(t, nil).Listen(r.addr); err == nil || !strings.Contains(err.Error(), r.addr) {
		t.Errorf("listened twice on %s: %v", r.addr, err)
	}
	if err := newServer(t, nil).Serve(context.Background()); err == nil {
		t.Error("served without an address")
	}
}

// blocking makes a server whose field slow says when it runs and ends when told to.
func blocking(t *testing.T, timeouts Timeouts) (_ *Server, runs, end chan struct{}) {
	t.Helper()
	runs, end = make(chan struct{}), make(chan struct{})
	return newServer(t, func(c *Config) {
		c.Timeouts = timeouts
		c.Schema.(*stub).resolvers["slow"] = func(ctx context.Context) (any, error) {
			close(runs)
			select {
			case <-end:
				return "done", nil
			case <-ctx.Done():
				return nil, ctx.Err()
			}
		}
	}), runs, end
}

func TestDrainLetsRequestsFinish(t *testing.T) {
	server, runs, end := blocking(t, DefaultTimeouts())
	r := start(t, server)
	answered := make(chan string, 1)
	go func() {
		_, body, err := r.send(t.Context(), strings.NewReader(asBody(`{slow}`)))
		answered <- fmt.Sprint(body, err)
	}()
	<-runs
	r.stop()
	close(end)
	if body := <-answered; !strings.Contains(body, `"slow":"done"`) {
		t.Errorf("answered %s", body)
	}
	if err := <-r.done; err != nil {
		t.Errorf("stopped with %v", err)
	}
}

func TestDrainCutsWhatTakesTooLong(t *testing.T) {
	timeouts := DefaultTimeouts()
	timeouts.Drain = 20 * time.Millisecond
	server, runs, _ := blocking(t, timeouts)
	r := start(t, server)
	gone := make(chan struct{})
	go func() {
		defer close(gone)
		_, _, _ = r.send(t.Context(), strings.NewReader(asBody(`{slow}`))) // its connection is cut
	}()
	<-runs
	r.stop()
	if err := <-r.done; err == nil || !strings.Contains(err.Error(), "cut after 20ms") {
		t.Errorf("stopped with %v", err)
	}
	<-gone
}

// TestSlowBody sends half a request and waits.
func TestSlowBody(t *testing.T) {
	timeouts := DefaultTimeouts()
	timeouts.ReadHeader, timeouts.Read = 100*time.Millisecond, 100*time.Millisecond
	r := start(t, newServer(t, func(c *Config) { c.Timeouts = timeouts }))
	for _, tc := range []struct{ sent, want string }{
		{"POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{\"query\":", "408 Request Timeout"},
		{"POST /graphql HTTP/1.1\r\nHost: a\r\nContent-", ""},
		{"POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", "400 Bad Request"},
	} {
		connection, err := r.dial(t)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(connection, tc.sent); err != nil {
			t.Fatal(err)
		}
		answer, err := io.ReadAll(connection)
		if err != nil {
			t.Errorf("the connection was not closed: %v", err)
		}
		if !strings.Contains(string(answer), tc.want) {
			t.Errorf("answered %q, want %q", answer, tc.want)
		}
	}
}

// TestBodyWithoutLength sends more than is allowed without saying so before.
func TestBodyWithoutLength(t *testing.T) {
	r := start(t, newServer(t, nil))
	body := io.MultiReader(strings.NewReader(`{"query":"`), strings.NewReader(strings.Repeat(" ", 300<<10)), strings.NewReader(`{total}"}`))
	status, _, err := r.send(t.Context(), body)
	if err != nil || status != http.StatusRequestEntityTooLarge {
		t.Errorf("status %d: %v", status, err)
	}
}

// TestPanicHalfway checks that half an answer is not taken for a whole one.
func TestPanicHalfway(t *testing.T) {
	server := newServer(t, func(c *Config) {
		c.Pages = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			_, _ = io.WriteString(w, "half")
			panic("a secret of the house")
		})
	})
	defer func() {
		if err, ok := recover().(error); !ok || !errors.Is(err, http.ErrAbortHandler) {
			t.Errorf("the connection is not cut: %v", err)
		}
	}()
	get(server, "GET", "/")
}

func TestConfigIsChecked(t *testing.T) {
	short := DefaultTimeouts()
	short.Write = 20 * time.Second
	for name, config := range map[string]Config{
		"no schema":            {},
		"a timeout of nothing": {Schema: newStub(t), Timeouts: Timeouts{Read: time.Second}},
		"an answer cut off":    {Schema: newStub(t), Timeouts: short},
	} {
		if _, err := New(config); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
}
