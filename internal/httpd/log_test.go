package httpd

import (
	"bytes"
	"context"
	"log/slog"
	"regexp"
	"strings"
	"sync"
	"testing"
)

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
		{
			"a query", `{"query":"query Search($n:Int){projects(first:$n){id}}","variables":{"n":3}}`, "trace-0001",
			[]string{"msg=request", "status=200", `operation="query Search"`, "cost=3", "request_id=trace-0001"},
			[]string{"projects", "variables"},
		},
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
