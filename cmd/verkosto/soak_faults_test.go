package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/Shopify/toxiproxy/v2"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/rs/zerolog"

	"verkosto/internal/store/neo4j/neo4jtest"
)

// line is the way to a database, which can fail.
type line struct {
	proxy  *toxiproxy.Proxy
	faulty atomic.Bool
	mended atomic.Int64 // when the last fault ended, in nanoseconds
}

func newLine(t *testing.T, database *neo4jtest.Database) *line {
	t.Helper()
	_, upstream, _ := strings.Cut(database.URI, "://")
	metrics := toxiproxy.NewMetricsContainer(prometheus.NewRegistry())
	l := &line{proxy: toxiproxy.NewProxy(toxiproxy.NewServer(metrics, zerolog.Nop()), t.Name(), "127.0.0.1:0", upstream)}
	if err := l.proxy.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(l.proxy.Stop)
	return l
}

func (l *line) address() string { return "bolt://" + l.proxy.Listen }

// recovery is how long after a fault requests may still fail for it: as long as they may take.
const recovery = 5 * time.Second

// disturbed says whether a request may fail now.
func (l *line) disturbed() bool {
	return l.faulty.Load() || time.Since(time.Unix(0, l.mended.Load())) < recovery
}

// faults are the ways in which a line fails, as Toxiproxy knows them; "" takes it away.
var faults = []string{
	`{"name": "fault", "type": "latency", "stream": "downstream", "attributes": {"latency": 100, "jitter": 100}}`,
	"",
	`{"name": "fault", "type": "timeout", "stream": "downstream", "attributes": {"timeout": 0}}`,
	`{"name": "fault", "type": "slicer", "stream": "downstream", "attributes": {"average_size": 64, "size_variation": 32, "delay": 1000}}`,
	`{"name": "fault", "type": "reset_peer", "stream": "downstream", "attributes": {"timeout": 200}}`,
	`{"name": "fault", "type": "limit_data", "stream": "downstream", "attributes": {"bytes": 30000}}`,
}

// failInTurn lets the line fail in each way, one a minute or, where that is too seldom to see all, more often.
func (l *line) failInTurn(ctx context.Context, t *testing.T, lasting time.Duration) {
	every := min(time.Minute, lasting/time.Duration(len(faults)+1))
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	for turn := 0; ; turn++ {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		l.faulty.Store(true)
		if err := l.fail(ctx, faults[turn%len(faults)], min(2*time.Second, every/2)); err != nil {
			t.Errorf("fault %d: %v", turn, err)
		}
		l.mended.Store(time.Now().UnixNano())
		l.faulty.Store(false)
	}
}

// fail lets the line fail in a way for a time, and mends it.
func (l *line) fail(ctx context.Context, fault string, lasting time.Duration) error {
	over, cancel := context.WithTimeout(ctx, lasting)
	defer cancel()
	if fault == "" {
		l.proxy.Stop()
		<-over.Done()
		return l.proxy.Start()
	}
	if _, err := l.proxy.Toxics.AddToxicJson(strings.NewReader(fault)); err != nil {
		return err
	}
	<-over.Done()
	l.proxy.Toxics.ResetToxics(context.WithoutCancel(ctx))
	return nil
}

// processFigures are what a server holds.
type processFigures struct{ heap, goroutines, descriptors, running float64 }

func (f processFigures) String() string {
	return fmt.Sprintf("%.1f MB, %.0f goroutines, %.0f open files and connections, %.0f statements that run", f.heap/1e6, f.goroutines, f.descriptors, f.running)
}

// figures gives what a server holds while nobody asks anything.
func (s *server) figures(t *testing.T, c *clients) processFigures {
	t.Helper()
	c.http.CloseIdleConnections()
	s.adminPage(t.Context(), t, "/debug/pprof/heap?gc=1") // collects what nothing holds any more
	return s.read(t.Context(), t)
}

// read gives what a server holds now.
func (s *server) read(ctx context.Context, t *testing.T) processFigures {
	page := s.adminPage(ctx, t, "/metrics")
	value := func(name string) float64 {
		found := regexp.MustCompile(`(?m)^` + name + ` (\S+)$`).FindStringSubmatch(page)
		if found == nil {
			t.Errorf("there is no %s", name)
			return 0
		}
		number, err := strconv.ParseFloat(found[1], 64)
		if err != nil {
			t.Error(err)
		}
		return number
	}
	return processFigures{value("go_memstats_heap_alloc_bytes"), value("go_goroutines"), value("process_open_fds"), value("verkosto_statements_running")}
}

// sampleFigures logs now and then what a server holds.
func (s *server) sampleFigures(ctx context.Context, t *testing.T, every time.Duration) {
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	for began := time.Now(); ; {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			t.Logf("after %v: %v", time.Since(began).Round(time.Second), s.read(context.WithoutCancel(ctx), t))
		}
	}
}

// adminPage gives a page of the admin address.
func (s *server) adminPage(ctx context.Context, t *testing.T, path string) string {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.admin+path, http.NoBody)
	if err != nil {
		t.Error(err)
		return ""
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Errorf("the admin address does not answer: %v", err)
		return ""
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		t.Error(err)
	}
	return string(content)
}

// judgeFigures says whether a server holds no more than before. The driver keeps at most 50 connections to the database.
func judgeFigures(t *testing.T, before, after processFigures) {
	t.Helper()
	t.Logf("before: %v", before)
	t.Logf("after:  %v", after)
	const connections = 50
	for what, pair := range map[string][2]float64{
		"memory":      {after.heap, 1.5*before.heap + 16e6},
		"goroutines":  {after.goroutines, before.goroutines + 10},
		"connections": {after.descriptors, before.descriptors + connections},
		"statements":  {after.running, 0},
	} {
		if pair[0] > pair[1] {
			t.Errorf("%s: %.0f, at most %.0f were to be left", what, pair[0], pair[1])
		}
	}
}
