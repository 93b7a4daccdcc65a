package httpd

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"verkosto/internal/network"
)

// get asks for a path with any method.
func get(server *Server, method, path string) *httptest.ResponseRecorder {
	recorder := httptest.NewRecorder()
	server.Handler().ServeHTTP(recorder, httptest.NewRequest(method, path, nil))
	return recorder
}

func TestRoutes(t *testing.T) {
	page := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "GraphiQL at %s", r.URL.Path)
	})
	bare := newServer(t, nil)
	full := newServer(t, func(c *Config) { c.GraphiQL = page })
	home := newServer(t, func(c *Config) { c.GraphiQL, c.Home = page, page })
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
		{full, "GET", "/", 302, ""},
		{full, "GET", "/graphiql", 200, "GraphiQL at /graphiql"},
		{full, "GET", "/graphiql/app.js", 200, "GraphiQL at /graphiql/app.js"},
		{full, "POST", "/graphiql", 405, ""},
		{home, "GET", "/", 200, "GraphiQL at /"},
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

func TestOrigins(t *testing.T) {
	const named = "https://map.example.org"
	closed := newServer(t, nil)
	open := newServer(t, func(c *Config) { c.Origins = []string{named} })
	for _, tc := range []struct {
		name         string
		server       *Server
		origin, site string
		status       int
		allowed      string
	}{
		{"a program", closed, "", "", 200, ""},
		{"our own page", closed, "http://example.com", "", 200, ""},
		{"our own page behind a proxy", closed, "https://network.example.org", "same-origin", 200, ""},
		{"another page", closed, named, "", 403, ""},
		{"another page in a newer browser", closed, named, "cross-site", 403, ""},
		{"a page without an origin", closed, "null", "", 403, ""},
		{"a named page", open, named, "cross-site", 200, named},
		{"a page that is not named", open, "https://evil.example.org", "cross-site", 403, ""},
		{"a page with a similar name", open, named + ".evil.example", "", 403, ""},
		{"a named page over http", open, "http://map.example.org", "", 403, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			recorder := post(tc.server, asBody(`{total}`), "Origin", tc.origin, "Sec-Fetch-Site", tc.site)
			if recorder.Code != tc.status {
				t.Errorf("status %d: %s", recorder.Code, recorder.Body)
			}
			if got := recorder.Header().Get("Access-Control-Allow-Origin"); got != tc.allowed {
				t.Errorf("allows %q", got)
			}
			if r := read(t, recorder); tc.status == 403 && (r.code() != "FORBIDDEN" || r.Data != nil) {
				t.Errorf("answered %s", recorder.Body)
			}
		})
	}
	for origin, allowed := range map[string]string{named: named, "https://evil.example.org": ""} {
		request := httptest.NewRequest(http.MethodOptions, "/graphql", nil)
		request.Header.Set("Origin", origin)
		request.Header.Set("Access-Control-Request-Method", "POST")
		request.Header.Set("Access-Control-Request-Headers", "content-type")
		recorder := httptest.NewRecorder()
		open.Handler().ServeHTTP(recorder, request)
		if got := recorder.Header().Get("Access-Control-Allow-Origin"); got != allowed {
			t.Errorf("a preflight from %s is allowed %q", origin, got)
		}
	}
	for _, bad := range []string{"*", "map.example.org", "https://map.example.org/", "https://*.example.org", ""} {
		if _, err := New(Config{Schema: newStub(t), Origins: []string{bad}}); err == nil {
			t.Errorf("origin %q was taken", bad)
		}
	}
}

// lines collects a log.
type lines struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (l *lines) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.Write(p)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}

func TestLog(t *testing.T) {
	var log lines
	server := newServer(t, func(c *Config) { c.Logger = slog.New(slog.NewTextHandler(&log, nil)) })
	for _, tc := range []struct {
		name, body, id string
		want, never    []string
	}{
		{"a query", `{"query":"query Search($n:Int){projects(first:$n){id}}","variables":{"n":3}}`, "trace-0001",
			[]string{"msg=request", "status=200", `operation="query Search"`, "cost=3", "request_id=trace-0001"},
			[]string{"projects", "variables"}},
		{"a forged id", `{"query":"{total}"}`, "a\nlevel=ERROR msg=forged", []string{"request_id="}, []string{"forged"}},
		{"a short id", `{"query":"{total}"}`, "7", []string{"request_id="}, []string{"request_id=7 "}},
		{"a refusal", `{"query":"{titel}"}`, "trace-0002", []string{"code=GRAPHQL_VALIDATION_FAILED", "errors=1"}, []string{"titel"}},
		{"faults", asBody(`{a:broken b:broken c:broken}`), "trace-0003", []string{"connection refused", "errors=3"}, nil},
		{"a panic", asBody(`{panicking}`), "trace-0004", []string{"a secret of the house", "stub_test.go", "request_id=trace-0004"}, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			log.buf.Reset()
			recorder := post(server, tc.body, "X-Request-Id", tc.id)
			written := log.String()
			if id := recorder.Header().Get("X-Request-Id"); !strings.Contains(written, "request_id="+id) {
				t.Errorf("the log doesn't know %q", id)
			}
			for _, want := range tc.want {
				if !strings.Contains(written, want) {
					t.Errorf("no %q in %s", want, written)
				}
			}
			for _, never := range tc.never {
				if strings.Contains(written, never) {
					t.Errorf("%q in %s", never, written)
				}
			}
			if n := strings.Count(written, "connection refused"); n > 1 {
				t.Errorf("one request's faults written %d times", n)
			}
		})
	}
}

func TestRequestIDs(t *testing.T) {
	server := newServer(t, nil)
	first := post(server, asBody(`{total}`)).Header().Get("X-Request-Id")
	second := post(server, asBody(`{total}`)).Header().Get("X-Request-Id")
	if sound := regexp.MustCompile(`^[A-Z2-7]{26}$`); !sound.MatchString(first) || first == second {
		t.Errorf("ids %q and %q", first, second)
	}
	if id := RequestID(context.Background()); id != "" {
		t.Errorf("an id outside a request: %q", id)
	}
}

func TestPanickingPage(t *testing.T) {
	var log lines
	server := newServer(t, func(c *Config) {
		c.Logger = slog.New(slog.NewTextHandler(&log, nil))
		c.Home = http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic("a secret of the house") })
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

func (r *running) post(tb testing.TB, body string) (*http.Response, string) {
	tb.Helper()
	response, err := http.Post(r.url, "application/json", strings.NewReader(body))
	if err != nil {
		tb.Fatal(err)
	}
	defer response.Body.Close()
	read, err := io.ReadAll(response.Body)
	if err != nil {
		tb.Fatal(err)
	}
	return response, string(read)
}

func TestServe(t *testing.T) {
	server := newServer(t, nil)
	r := start(t, server)
	if response, body := r.post(t, asBody(`{total}`)); response.StatusCode != 200 || !strings.Contains(body, `"total":1`) {
		t.Errorf("answered %d %s", response.StatusCode, body)
	}
	r.stop()
	if err := <-r.done; err != nil {
		t.Errorf("stopped with %v", err)
	}
	if _, err := net.Dial("tcp", r.addr); err == nil {
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
		_, body := r.post(t, asBody(`{slow}`))
		answered <- body
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
	gone := make(chan error, 1)
	go func() {
		response, err := http.Post(r.url, "application/json", strings.NewReader(asBody(`{slow}`)))
		if err == nil {
			response.Body.Close()
		}
		gone <- err
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
		connection, err := net.Dial("tcp", r.addr)
		if err != nil {
			t.Fatal(err)
		}
		defer connection.Close()
		_ = connection.SetDeadline(time.Now().Add(20 * time.Second))
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
	request, err := http.NewRequest(http.MethodPost, r.url, body)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusRequestEntityTooLarge {
		t.Errorf("status %d", response.StatusCode)
	}
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
