package observe_test

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"verkosto/internal/observe"
)

func TestAdmin(t *testing.T) {
	probes := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, "probe "+r.URL.Path) })
	admin, err := observe.Listen(t.Context(), "127.0.0.1:0", observe.NewMetrics(observe.Build{}), probes, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	ctx, end := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- admin.Serve(ctx) }()
	for _, test := range []struct {
		method, path string
		status       int
		holds        string
	}{
		{http.MethodGet, "/metrics", http.StatusOK, "verkosto_build_info"},
		{http.MethodGet, "/healthz", http.StatusOK, "probe /healthz"},
		{http.MethodGet, "/readyz", http.StatusOK, "probe /readyz"},
		{http.MethodGet, "/debug/pprof/", http.StatusOK, "goroutine"},
		{http.MethodGet, "/debug/pprof/goroutine?debug=1", http.StatusOK, "goroutine profile"},
		{http.MethodPost, "/metrics", http.StatusMethodNotAllowed, ""},
		{http.MethodGet, "/graphql", http.StatusNotFound, ""},
		{http.MethodGet, "/", http.StatusNotFound, ""},
	} {
		status, body := fetch(t, test.method, "http://"+admin.Address().String()+test.path)
		if status != test.status || !strings.Contains(body, test.holds) {
			t.Errorf("%s %s gives %d %.80s, want %d with %q", test.method, test.path, status, body, test.status, test.holds)
		}
	}
	end()
	if err := <-ended; err != nil {
		t.Errorf("ending it gives %v", err)
	}
}

func fetch(t *testing.T, method, address string) (int, string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, address, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(body)
}
