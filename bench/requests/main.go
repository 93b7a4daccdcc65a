// Requests measures what requests cost on the embedded store, and where: a Markdown
// table of time, allocations and bytes of each request through the whole server (without the network), and
// which share of its processor time went into the store, the resolvers, JSON and the rest.
//
//	go run ./bench/requests -projects 20000
package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"verkosto/graph"
	"verkosto/internal/httpd"
	"verkosto/internal/network"
	"verkosto/internal/query"
	"verkosto/internal/resolve"
	"verkosto/internal/store/embedded"
	"verkosto/internal/synth"
)

func main() {
	log.SetFlags(0)
	projects := flag.Int("projects", 20_000, "projects of the invented network")
	seconds := flag.Float64("seconds", 3, "time for each request")
	flag.Parse()
	if err := measure(*projects, time.Duration(*seconds*float64(time.Second))); err != nil {
		log.Fatal(err)
	}
}

func measure(projects int, each time.Duration) error {
	ctx := context.Background()
	path := filepath.Join(os.TempDir(), fmt.Sprintf("verkosto-bench-%d.db", projects))
	if err := fill(ctx, path, projects); err != nil {
		return err
	}
	began := time.Now()
	store, err := embedded.Open(path)
	if err != nil {
		return err
	}
	defer store.Close() //nolint:errcheck // only read
	fmt.Printf("%d projects, %s, %d processors\n\nOpened in %v.\n\n", projects, runtime.Version(), runtime.GOMAXPROCS(0), time.Since(began).Round(time.Millisecond))
	server, err := httpd.New(httpd.Config{
		Schema: graph.NewSchema(query.New(store, query.Options{}), nil), Logger: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		return err
	}
	requests, err := requestsOver(ctx, store)
	if err != nil {
		return err
	}
	fmt.Println("| request | median | p99 | allocations | allocated kB | answer kB | store | resolvers | JSON | HTTP, validation | collector |")
	fmt.Println("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|")
	for _, request := range requests {
		if err := one(server.Handler(), request, each); err != nil {
			return fmt.Errorf("%s: %w", request.name, err)
		}
	}
	return nil
}

// fill makes the network, unless an earlier run has.
func fill(ctx context.Context, path string, projects int) error {
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	making := path + ".part"
	_ = os.Remove(making)
	store, err := embedded.Open(making) //nolint:contextcheck // there is nothing to wait for
	if err != nil {
		return err
	}
	if _, err := store.Apply(ctx, resolve.Classification()); err != nil {
		return err
	}
	began := time.Now()
	for batch, err := range synth.Generate(synth.Config{Seed: 1, Projects: projects}) {
		if err != nil {
			return err
		}
		if _, err := store.Apply(ctx, batch); err != nil {
			return err
		}
	}
	meta, err := store.Meta(ctx)
	if err != nil {
		return err
	}
	took := time.Since(began)
	fmt.Printf("Made and applied %d participations in %v, %.0f a second.\n\n", meta.Counts[network.KindParticipation],
		took.Round(time.Millisecond), float64(meta.Counts[network.KindParticipation])/took.Seconds())
	if err := store.Close(); err != nil {
		return err
	}
	return os.Rename(making, path)
}

// request is one request, as the body of a POST.
type request struct {
	name string
	body []byte
}

// requestsOver gives the requests to measure, about nodes that the network has.
func requestsOver(ctx context.Context, store network.Reader) ([]request, error) {
	largest := func(kind network.Kind, by network.OrderField) (network.Node, error) {
		pages, err := store.List(ctx, network.Selection{Kind: kind}, network.Order{Field: by, Direction: network.Descending}, network.Window{First: 1})
		if err != nil {
			return nil, err
		}
		return pages[network.WholeStore].Items[0].Node, nil
	}
	node, err := largest(network.KindProject, network.ByGranted)
	if err != nil {
		return nil, err
	}
	project := node.(*network.Project)
	organisation, err := largest(network.KindOrganisation, network.ByProjects)
	if err != nil {
		return nil, err
	}
	requests := []request{}
	add := func(name, text string, variables map[string]any) {
		body, err := json.Marshal(map[string]any{"query": text, "variables": variables})
		if err != nil {
			panic(err)
		}
		requests = append(requests, request{name, body})
	}
	add("a project by code", `query ($code: String!) { project(code: $code) { code name summary start end status period amounts { granted } totalCost } }`,
		map[string]any{"code": project.Code})
	add("50 projects, all participations, organisations, municipalities", `{ projects(first: 50, orderBy: { field: CODE }) { nodes { code name
		participations(first: 100) { nodes { role granted organisation { name } municipalities { nodes { name } } } } } } }`, nil)
	add("network of 1,000 nodes", `query ($id: ID!) { network(around: [$id], depth: 3, kinds: [PROJECT, ORGANISATION], limit: 1000) {
		nodes { id kind label } edges { source target role } truncated { omitted } } }`, map[string]any{"id": organisation.NodeID()})
	add("filtered page with total", `{ projects(first: 20, filter: { places: { any: ["municipality:837"] }, start: { from: "2015", to: "2018" } },
		orderBy: { field: GRANTED, direction: DESC }) { totalCount nodes { code name start amounts { granted } } } }`, nil)
	add("25 partners", `query ($id: ID!) { node(id: $id) { ... on Organisation { partners(first: 25) { edges { sharedProjects node { name } } } } } }`,
		map[string]any{"id": organisation.NodeID()})
	add("search", `{ search(text: "nuorten työllisyys", first: 20) { totalCount edges { node { id } highlights { field fragments { text match } } } } }`, nil)
	return requests, nil
}

// one measures a request and writes a row of the table.
func one(handler http.Handler, request request, each time.Duration) error {
	size := 0
	send := func() error {
		recorder := httptest.NewRecorder()
		post := httptest.NewRequestWithContext(context.Background(), http.MethodPost, "/graphql", bytes.NewReader(request.body))
		post.Header.Set("Content-Type", "application/json")
		handler.ServeHTTP(recorder, post)
		size = recorder.Body.Len()
		if recorder.Code != http.StatusOK || bytes.Contains(recorder.Body.Bytes(), []byte(`"errors"`)) {
			answer, _ := io.ReadAll(recorder.Body)
			return fmt.Errorf("answered %d: %.300s", recorder.Code, answer)
		}
		return nil
	}
	for range 3 { // what is worked out once a data version
		if err := send(); err != nil {
			return err
		}
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	var times []time.Duration
	shares, err := profiled(func() error {
		for began := time.Now(); time.Since(began) < each; {
			start := time.Now()
			if err := send(); err != nil {
				return err
			}
			times = append(times, time.Since(start))
		}
		return nil
	})
	if err != nil {
		return err
	}
	runtime.ReadMemStats(&after)
	slices.SortFunc(times, cmp.Compare)
	count := uint64(len(times))
	fmt.Printf("| %s | %v | %v | %d | %d | %.1f | %s |\n", request.name,
		times[len(times)/2].Round(time.Microsecond), times[len(times)*99/100].Round(time.Microsecond),
		(after.Mallocs-before.Mallocs)/count, (after.TotalAlloc-before.TotalAlloc)/count/1024, float64(size)/1024, shares)
	return nil
}
