package httpd

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"verkosto/internal/access"
	"verkosto/internal/rate"
)

// newKeyring makes a key file with one key.
func newKeyring(tb testing.TB) (keys *access.Keyring, secret string) {
	tb.Helper()
	keys, err := access.OpenKeyring(filepath.Join(tb.TempDir(), "keys.json"))
	if err != nil {
		tb.Fatal(err)
	}
	secret, err = keys.Create(access.Key{Name: "maps", Role: access.Reader}, time.Now())
	if err != nil {
		tb.Fatal(err)
	}
	return keys, secret
}

// from posts a body as a client at an address does.
func from(server *Server, address, body string, headers ...string) *httptest.ResponseRecorder {
	request := newRequest(http.MethodPost, "/graphql", body)
	request.RemoteAddr = address
	request.Header.Set("Content-Type", "application/json")
	for i := 0; i < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	recorder := httptest.NewRecorder()
	server.Handler().ServeHTTP(recorder, request)
	return recorder
}

// TestRate has clients spend all they have. Time stands still but where a step says so.
func TestRate(t *testing.T) {
	const list = `{"query":"{projects(first:50){id}}"}` // 50 points, and one for the request
	keys, secret := newKeyring(t)
	synctest.Test(t, func(t *testing.T) {
		server := newServer(t, func(c *Config) {
			c.Rates = Rates{Address: rate.Limit{Points: 160, Per: 160 * time.Second}, Key: rate.Limit{Points: 320, Per: time.Minute}, Clients: 10, AtOnce: 5}
			c.Gate = &access.Gate{Keys: keys, Anonymous: access.Anonymous(access.Reader)}
			c.Proxies = []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}
		})
		bearer := []string{"Authorization", "Bearer " + secret}
		for i, step := range []struct {
			later     time.Duration
			address   string
			body      string
			headers   []string
			status    int
			remaining string
			retry     string
		}{
			{0, "203.0.113.9:1", list, nil, 200, "109", ""},
			{0, "203.0.113.9:2", list, nil, 200, "58", ""},
			{0, "203.0.113.9:3", list, nil, 200, "7", ""},
			{0, "203.0.113.9:4", list, nil, 429, "6", "44"}, // the request itself cost its point
			{0, "203.0.113.8:1", list, nil, 200, "109", ""}, // another address
			{0, "203.0.113.9:5", list, bearer, 200, "269", ""},
			{0, "203.0.113.7:1", list, bearer, 200, "218", ""}, // the same key from elsewhere
			{0, "10.1.1.1:1", list, []string{"X-Forwarded-For", "203.0.113.9"}, 429, "5", "45"},
			{0, "198.51.100.1:1", list, []string{"X-Forwarded-For", "203.0.113.9"}, 200, "109", ""}, // no proxy of ours
			{45 * time.Second, "203.0.113.9:6", list, nil, 429, "49", "1"},
			{2 * time.Second, "203.0.113.9:6", list, nil, 200, "0", ""},
			{0, "203.0.113.9:6", `{"query":"{total}"}`, nil, 429, "0", "1"}, // before its body is read
			{0, "203.0.113.6:1", `{"query":"{titel}"}`, nil, 200, "59", ""}, // what is refused costs too
			{0, "203.0.113.6:1", `nonsense`, nil, 400, "0", ""},
		} {
			time.Sleep(step.later)
			recorder := from(server, step.address, step.body, step.headers...)
			header := recorder.Header()
			if recorder.Code != step.status || header.Get("RateLimit-Remaining") != step.remaining || header.Get("Retry-After") != step.retry {
				t.Errorf("step %d: %d, remaining %s, retry after %q, want %+v: %s", i, recorder.Code, header.Get("RateLimit-Remaining"), header.Get("Retry-After"), step, recorder.Body)
			}
			if r := read(t, recorder); step.status == 429 && (r.code() != "RATE_LIMITED" || r.Data != nil) {
				t.Errorf("step %d: %s", i, recorder.Body)
			}
			if header.Get("RateLimit-Limit") == "" || header.Get("RateLimit-Reset") == "" {
				t.Errorf("step %d: headers %v", i, header)
			}
		}
	})
}

// TestClientsThatAreForgotten keeps two clients in mind: when a third asks, the one that was idle for longest starts anew.
func TestClientsThatAreForgotten(t *testing.T) {
	server := newServer(t, func(c *Config) {
		c.Rates = DefaultRates()
		c.Rates.Clients = 2
		c.Rates.Address = rate.Limit{Points: 100, Per: 1_000_000 * time.Hour}
	})
	for i, step := range []struct{ address, remaining string }{
		{"203.0.113.1:1", "98"}, {"203.0.113.2:1", "98"}, {"203.0.113.1:1", "96"}, {"203.0.113.3:1", "98"}, {"203.0.113.1:1", "94"}, {"203.0.113.2:1", "98"},
	} {
		if got := from(server, step.address, asBody(`{total}`)).Header().Get("RateLimit-Remaining"); got != step.remaining {
			t.Errorf("step %d: %s has %s left, want %s", i, step.address, got, step.remaining)
		}
	}
}

func TestCostTellsTheRate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		server := newServer(t, func(c *Config) {
			c.Rates = DefaultRates()
			c.Rates.Address = rate.Limit{Points: 600, Per: 10 * time.Minute}
		})
		r := read(t, post(server, asBody(`{projects(first:59){id}}`)))
		standing, _ := r.Extensions["cost"].(map[string]any)["rate"].(map[string]any)
		at, err := time.Parse(time.RFC3339, standing["resetAt"].(string))
		if err != nil || !at.Equal(time.Now().Add(time.Minute)) || standing["limit"] != 600.0 || standing["remaining"] != 540.0 {
			t.Errorf("stands at %v: %v", standing, err)
		}
	})
}

// TestGuessingKeysIsLimited tries keys that open nothing until the address is told to wait.
func TestGuessingKeysIsLimited(t *testing.T) {
	keys, secret := newKeyring(t)
	server := newServer(t, func(c *Config) {
		c.Gate = &access.Gate{Keys: keys}
		c.Rates = DefaultRates()
		c.Rates.Address = rate.Limit{Points: 3 * perTurnAway, Per: time.Hour}
	})
	for i, want := range []int{401, 401, 401, 429, 429} {
		if recorder := from(server, "203.0.113.9:1", asBody(`{total}`), "Authorization", "Bearer "+access.Prefix+"guess"); recorder.Code != want {
			t.Errorf("guess %d: status %d, want %d", i, recorder.Code, want)
		}
	}
	if recorder := from(server, "203.0.113.9:1", asBody(`{total}`), "Authorization", "Bearer "+secret); recorder.Code != 200 {
		t.Errorf("who has a key is told %d because of a neighbour", recorder.Code)
	}
}

// TestRequestsAtOnce has a client ask for more at once than it may; others are let in meanwhile.
func TestRequestsAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		end := make(chan struct{})
		server := newServer(t, func(c *Config) {
			c.Rates = DefaultRates()
			c.Rates.AtOnce = 2
			c.Schema.(*stub).resolvers["slow"] = func(context.Context) (any, error) { <-end; return "done", nil }
		})
		var wait sync.WaitGroup
		for range 2 {
			wait.Go(func() {
				if recorder := from(server, "203.0.113.9:1", asBody(`{slow}`)); recorder.Code != 200 {
					t.Errorf("status %d: %s", recorder.Code, recorder.Body)
				}
			})
		}
		synctest.Wait()
		recorder := from(server, "203.0.113.9:2", asBody(`{total}`))
		if r := read(t, recorder); recorder.Code != 429 || r.code() != "RATE_LIMITED" || r.Errors[0].Extensions["limit"] != "AtOnce" || recorder.Header().Get("Retry-After") != "1" {
			t.Errorf("the third is answered %d %v %s", recorder.Code, recorder.Header(), recorder.Body)
		}
		if recorder := from(server, "203.0.113.8:1", asBody(`{total}`)); recorder.Code != 200 {
			t.Errorf("another client is answered %d", recorder.Code)
		}
		close(end)
		wait.Wait()
		if recorder := from(server, "203.0.113.9:2", asBody(`{total}`)); recorder.Code != 200 {
			t.Errorf("afterwards it is answered %d", recorder.Code)
		}
	})
}

func TestRatesMustBePositive(t *testing.T) {
	for name, change := range map[string]func(*Config){
		"points":      func(c *Config) { c.Rates = Rates{AtOnce: 1} },
		"load":        func(c *Config) { c.Shed = Shed{Light: 1} },
		"connections": func(c *Config) { c.Connections = Connections{AtOnce: 1} },
	} {
		config := Config{Schema: newStub(t)}
		change(&config)
		if _, err := New(config); err == nil || !strings.Contains(err.Error(), "positive") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
