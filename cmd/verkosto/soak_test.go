package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"verkosto/internal/store/neo4j"
	"verkosto/internal/store/neo4j/neo4jtest"
	"verkosto/internal/synth"
)

// soaked are the questions of the soak, from light to heavy, the lighter ones more often.
var soaked = []string{
	`query Project { projects(first: 1) { nodes { id name start } } }`,
	`query Project { projects(first: 1) { nodes { id name start } } }`,
	`query Search { search(text: "kehittäminen", first: 10) { totalCount edges { node { __typename } } } }`,
	`query Partners { organisations(first: 5, orderBy: {field: PROJECTS, direction: DESC}) { nodes { name partners(first: 5) { edges { node { name } } } } } }`,
	`query Projects { projects(first: 20) { totalCount nodes { name participations(first: 10) { nodes { role organisation { name } } } } } }`,
	`query Sources { sources(first: 5) { nodes { id title } } meta { version counts { kind count } } }`,
}

// soakTime is how long the soak goes on: SOAK_TIME, or just long enough to see each fault once.
func soakTime(t *testing.T) time.Duration {
	t.Helper()
	told := os.Getenv("SOAK_TIME")
	if told == "" {
		return 6 * time.Second
	}
	duration, err := time.ParseDuration(told)
	if err != nil {
		t.Fatalf("SOAK_TIME: %v", err)
	}
	return duration
}

// soakLoad is which part of what the server can do it is asked for: SOAK_LOAD, or 0.8.
func soakLoad(t *testing.T) float64 {
	t.Helper()
	told := cmp.Or(os.Getenv("SOAK_LOAD"), "0.8")
	load, err := strconv.ParseFloat(told, 64)
	if err != nil {
		t.Fatalf("SOAK_LOAD: %v", err)
	}
	return load
}

// TestSoak asks a server on Neo4j for a part of what it can do, while another process writes and the connections to the
// database fail in every way. When that is over, the server holds no more memory, goroutines or connections than before;
// what failed, failed with a code that says so and while there was a fault, but for a small budget.
func TestSoak(t *testing.T) {
	lasting, load := soakTime(t), soakLoad(t)
	database := neo4jtest.Start(t)
	database.Clear(t)
	t.Setenv(neo4jUser, database.User)
	t.Setenv(neo4jPassword, database.Password)
	writing := fillForSoak(t, database)
	line := newLine(t, database)
	s := serve(t, "--store", line.address(), "--admin", "127.0.0.1:0", "--limit-rate", "1000000000", "--limit-requests", "100", "--log-level", "error", "--limit-time", "5s")
	clients := newClients(s.origin)
	defer clients.http.CloseIdleConnections()

	clients.warmUp(t)
	clients.forget()
	clients.ask(t.Context(), 8, 0, lasting/20)
	capacity := max(1, clients.rate())
	before := s.figures(t, clients)
	clients.forget()

	ctx, cancel := context.WithTimeout(t.Context(), lasting)
	defer cancel()
	var beside sync.WaitGroup
	beside.Go(func() { line.failInTurn(ctx, t, lasting) })
	beside.Go(func() { writeDuringSoak(ctx, t, writing) })
	beside.Go(func() { s.sampleFigures(ctx, t, lasting/10) })
	clients.during = line.disturbed
	clients.ask(ctx, 64, load*capacity, lasting)
	beside.Wait()

	clients.warmUp(t) // it answers again as if nothing had been
	after := s.figures(t, clients)
	t.Logf("%v at %.0f requests a second, %.0f %% of what it can do", lasting, load*capacity, 100*load)
	clients.judge(t, lasting)
	judgeFigures(t, before, after)
}

// fillForSoak puts an invented network into a database and gives a store to write more with.
func fillForSoak(t *testing.T, database *neo4jtest.Database) *neo4j.Store {
	t.Helper()
	store, err := neo4j.Open(neo4j.Config{URI: database.URI, User: database.User, Password: database.Password})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	if err := store.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	for batch, err := range synth.Generate(synth.Config{Seed: 9, Projects: 60}) {
		if err == nil {
			_, err = store.Apply(t.Context(), batch)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return store
}

// writeDuringSoak states one network after the other under the same names, so that the data version grows and the data does not.
func writeDuringSoak(ctx context.Context, t *testing.T, store *neo4j.Store) {
	for seed := uint64(1); ; seed = 3 - seed {
		for batch, err := range synth.Generate(synth.Config{Seed: seed, Projects: 2}) {
			if err == nil {
				_, err = store.Apply(ctx, batch)
			}
			if ctx.Err() != nil {
				return
			}
			if err != nil {
				t.Errorf("write: %v", err)
			}
		}
	}
}

// clients ask a server and keep count of what comes back.
type clients struct {
	origin string
	http   *http.Client
	during func() bool // whether there is a fault, or was one a moment ago

	mutex     sync.Mutex
	took      []time.Duration // of what went well without a fault
	codes     map[string]int  // of failures while there was a fault
	surprises map[string]int  // and of others
	began     time.Time
	unsent    atomic.Int64 // for want of a client
}

func newClients(origin string) *clients {
	c := &clients{origin: origin, http: &http.Client{Timeout: 20 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: 64}}, during: func() bool { return false }}
	c.forget()
	return c
}

// forget begins to count anew.
func (c *clients) forget() {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.took, c.codes, c.surprises, c.began = nil, make(map[string]int), make(map[string]int), time.Now()
}

// rate gives how many requests a second went well.
func (c *clients) rate() float64 {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return float64(len(c.took)) / time.Since(c.began).Seconds()
}

// warmUp asks every question until it is answered, for which the database may need to plan it first.
func (c *clients) warmUp(t *testing.T) {
	t.Helper()
	began := time.Now()
	for _, query := range soaked {
		for code := "-"; code != ""; {
			if code = c.send(t.Context(), query); code != "" && time.Since(began) > patience {
				t.Fatalf("%s: %s", query, code)
			}
		}
	}
}

// ask lets so many clients ask at a rate, whatever the answers take; as fast as they can at a rate of 0.
func (c *clients) ask(ctx context.Context, count int, rate float64, lasting time.Duration) {
	ctx, cancel := context.WithTimeout(ctx, lasting)
	defer cancel()
	tickets := make(chan struct{})
	var asking sync.WaitGroup
	for range count {
		asking.Go(func() {
			for range tickets {
				c.one(ctx, soaked[rand.IntN(len(soaked))])
			}
		})
	}
	defer asking.Wait()
	defer close(tickets)
	if rate == 0 {
		for ctx.Err() == nil {
			select {
			case tickets <- struct{}{}:
			case <-ctx.Done():
			}
		}
		return
	}
	ticker := time.NewTicker(time.Duration(float64(time.Second) / rate))
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			select {
			case tickets <- struct{}{}:
			default:
				c.unsent.Add(1)
			}
		}
	}
}

// one asks once.
func (c *clients) one(ctx context.Context, query string) {
	began, disturbed := time.Now(), c.during()
	code := c.send(ctx, query)
	took := time.Since(began)
	disturbed = disturbed || c.during()
	if ctx.Err() != nil {
		return // the end cut it short
	}
	c.mutex.Lock()
	defer c.mutex.Unlock()
	switch {
	case code == "" && !disturbed:
		c.took = append(c.took, took)
	case code == "":
		c.codes["answered"]++
	case disturbed:
		c.codes[code]++
	default:
		c.surprises[code]++
	}
}

// send gives the code of the error that a query is answered with, "" for none.
func (c *clients) send(ctx context.Context, query string) string {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, c.origin+"/graphql", strings.NewReader(fmt.Sprintf(`{"query": %q}`, query)))
	if err != nil {
		return err.Error()
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := c.http.Do(request)
	if err != nil {
		return "no answer: " + err.Error()
	}
	defer response.Body.Close()
	var answer struct {
		Errors []struct {
			Extensions struct {
				Code string `json:"code"`
			} `json:"extensions"`
		} `json:"errors"`
	}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		return "no JSON: " + err.Error()
	}
	if len(answer.Errors) == 0 {
		return ""
	}
	return cmp.Or(answer.Errors[0].Extensions.Code, "no code")
}

// judge says whether the answers were good enough: without a fault, all but one in 200, if there were enough of them to tell.
func (c *clients) judge(t *testing.T, lasting time.Duration) {
	t.Helper()
	c.mutex.Lock()
	defer c.mutex.Unlock()
	t.Logf("with a fault or just after one: %v; not sent for want of a client: %d", c.codes, c.unsent.Load())
	if len(c.took) > 0 { // a short soak has faults all the time
		slices.Sort(c.took)
		at := func(part float64) time.Duration {
			return c.took[int(part*float64(len(c.took)-1))].Round(time.Millisecond)
		}
		t.Logf("without a fault: %d answered, half within %v, 95 of 100 within %v, 99 within %v; failed: %v", len(c.took), at(.5), at(.95), at(.99), c.surprises)
	}
	failed := 0
	for _, count := range c.surprises {
		failed += count
	}
	if budget := len(c.took) / 200; failed > budget && lasting >= time.Minute {
		t.Errorf("%d requests failed without a fault, %d may: %v", failed, budget, c.surprises)
	}
	for code := range c.codes {
		if !slices.Contains([]string{"answered", "UNAVAILABLE", "TIMEOUT", "OVERLOADED"}, code) {
			t.Errorf("%d requests were answered with %q while there was a fault", c.codes[code], code)
		}
	}
}
