package httpd

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"strconv"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"verkosto/internal/rate"
)

// sent is what a client of a running server is answered.
type sent struct {
	status int
	header http.Header
	reply  reply
}

// ask posts a query to a running server.
func (r *running) ask(t *testing.T, query string) sent {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, r.url, bytes.NewReader([]byte(asBody(query))))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Error(err)
		return sent{}
	}
	defer response.Body.Close()
	s := sent{status: response.StatusCode, header: response.Header}
	if err := json.NewDecoder(response.Body).Decode(&s.reply); err != nil {
		t.Error(err)
	}
	return s
}

// TestOverload fills the lane of heavy operations of a real server, and then its queue: what comes then is turned away at
// once, while light operations are answered as ever.
func TestOverload(t *testing.T) {
	const heavy, light = `{projects(first:1000){id} slow}`, `{total}`
	const price, points = 1000, 100_000
	var running atomic.Int64
	runs, end := make(chan struct{}, 10), make(chan struct{})
	server := newServer(t, func(c *Config) {
		c.Shed = Shed{Light: 2, Heavy: 1, HeavyFrom: 100, Queue: 1, Wait: 30 * time.Second}
		c.Rates = DefaultRates()
		c.Rates.Address = rate.Limit{Points: points, Per: 1_000_000 * time.Hour} // none comes back meanwhile
		c.Limits.Timeout = 40 * time.Second
		c.Schema.(*stub).resolvers["slow"] = func(context.Context) (any, error) {
			running.Add(1)
			defer running.Add(-1)
			runs <- struct{}{}
			<-end
			return "done", nil
		}
	})
	r := start(t, server)
	first, second := make(chan sent, 1), make(chan sent, 1)
	go func() { first <- r.ask(t, heavy) }()
	<-runs
	go func() { second <- r.ask(t, heavy) }()
	lanes := server.lanes
	for deadline := time.Now().Add(10 * time.Second); !lanes.heavy.Full(); { // the second comes when it comes
		if time.Now().After(deadline) {
			t.Fatal("the second heavy operation didn't come")
		}
	}

	turned := r.ask(t, heavy)
	if turned.status != http.StatusServiceUnavailable || turned.reply.code() != "OVERLOADED" || turned.header.Get("Retry-After") != "30" {
		t.Errorf("the third heavy operation is answered %+v", turned)
	}
	if left := turned.header.Get("RateLimit-Remaining"); left != strconv.Itoa(points-2*(price+perRequest)-perRequest-perRefusal) {
		t.Errorf("%s points are left: what found no room costs its price", left)
	}
	for range 20 {
		if answer := r.ask(t, light); answer.status != http.StatusOK || answer.reply.code() != "" {
			t.Errorf("a light operation is answered %+v", answer)
		}
	}
	if now := running.Load(); now != 1 {
		t.Errorf("%d heavy operations run", now)
	}
	close(end)
	for _, answer := range []sent{<-first, <-second} {
		if answer.status != http.StatusOK || answer.reply.code() != "" {
			t.Errorf("a heavy operation that found room is answered %+v", answer)
		}
	}
}

// TestHowLongOperationsWait has an operation find no room for as long as it waits.
func TestHowLongOperationsWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		end := make(chan struct{})
		server := newServer(t, func(c *Config) {
			c.Shed = Shed{Light: 1, Heavy: 1, HeavyFrom: 100, Queue: 1, Wait: 3 * time.Second}
			c.Schema.(*stub).resolvers["slow"] = func(context.Context) (any, error) { <-end; return "done", nil }
		})
		first := make(chan int)
		go func() { first <- post(server, asBody(`{slow}`)).Code }()
		synctest.Wait()
		begun := time.Now()
		recorder := post(server, asBody(`{total}`))
		if waited := time.Since(begun); waited != 3*time.Second || read(t, recorder).code() != "OVERLOADED" {
			t.Errorf("after %s answered %s", waited, recorder.Body)
		}
		close(end)
		if status := <-first; status != http.StatusOK {
			t.Errorf("the first is answered %d", status)
		}
	})
}

// TestOverloadIsSeenBeforeTheBody fills the lane of light operations: then nothing more is read.
func TestOverloadIsSeenBeforeTheBody(t *testing.T) {
	runs, end := make(chan struct{}, 10), make(chan struct{})
	server := newServer(t, func(c *Config) {
		c.Shed = Shed{Light: 1, Heavy: 1, HeavyFrom: 100, Queue: 1, Wait: time.Minute}
		c.Limits.Timeout = 40 * time.Second
		c.Schema.(*stub).resolvers["slow"] = func(context.Context) (any, error) { runs <- struct{}{}; <-end; return "done", nil }
	})
	r := start(t, server)
	answers := make(chan sent, 2)
	go func() { answers <- r.ask(t, `{slow}`) }()
	<-runs
	go func() { answers <- r.ask(t, `{slow}`) }()
	lanes := server.lanes
	for deadline := time.Now().Add(10 * time.Second); !lanes.light.Full(); {
		if time.Now().After(deadline) {
			t.Fatal("the second operation didn't come")
		}
	}
	body := &watched{}
	request := newRequest(http.MethodPost, "/graphql", "")
	request.Header.Set("Content-Type", "application/json")
	request.Body, request.ContentLength = body, 20
	recorder := &discarding{header: make(http.Header)}
	server.Handler().ServeHTTP(recorder, request)
	if recorder.status != http.StatusServiceUnavailable || recorder.header.Get("Retry-After") != "60" || body.read.Load() {
		t.Errorf("answered %d, after %s, the body was read: %t", recorder.status, recorder.header.Get("Retry-After"), body.read.Load())
	}
	close(end)
	<-answers
	<-answers
}

// watched is a body that knows whether it was read.
type watched struct{ read atomic.Bool }

func (w *watched) Read([]byte) (int, error) { w.read.Store(true); return 0, http.ErrBodyReadAfterClose }
func (w *watched) Close() error             { return nil }
