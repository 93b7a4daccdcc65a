package export_test

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"verkosto/internal/export"
	"verkosto/internal/network"
	"verkosto/internal/store/embedded"
	"verkosto/internal/synth"
)

// generated gives an invented network of so many projects.
func generated(t testing.TB, projects int) network.Store {
	t.Helper()
	store, err := embedded.Open(filepath.Join(t.TempDir(), "network.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	for batch, err := range synth.Generate(synth.Config{Seed: 1, Projects: projects}) {
		if err == nil {
			_, err = store.Apply(t.Context(), batch)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return store
}

// BenchmarkNetwork tells how many edges a second each format writes, of a network of
// VERKOSTO_BENCH_PROJECTS projects (2,000 if not set).
func BenchmarkNetwork(b *testing.B) {
	projects := 2000
	if text := os.Getenv("VERKOSTO_BENCH_PROJECTS"); text != "" {
		projects, _ = strconv.Atoi(text)
	}
	store := generated(b, projects)
	for _, c := range []struct {
		name    string
		request export.Request
	}{
		{"whole", export.Request{}},
		{"filtered", export.Request{Filter: &network.ProjectFilter{Periods: []string{"2014-2020"}}}},
		{"organisations", export.Request{Projection: export.ProjectionOrganisations}},
	} {
		for _, format := range export.Formats() {
			if !format.Whole {
				continue
			}
			b.Run(fmt.Sprintf("%s/%s", c.name, format.Name), func(b *testing.B) {
				benchmark(b, store, format, c.request)
			})
		}
	}
}

func benchmark(b *testing.B, store network.Store, format export.Format, request export.Request) {
	edges, before := 0, processorTime(b)
	for b.Loop() {
		written, err := export.Open(b.Context(), store, format, request)
		if err != nil {
			b.Fatal(err)
		}
		if err := written.Write(b.Context(), io.Discard); err != nil {
			b.Fatal(err)
		}
		edges += written.Edges
	}
	b.ReportMetric(float64(edges)/b.Elapsed().Seconds(), "edges/s")
	b.ReportMetric(float64(edges)/(processorTime(b)-before).Seconds(), "edges/cpu-s")
}

// processorTime is what the process has used of the processors, which tells more than the clock
// where others use them too.
func processorTime(b *testing.B) time.Duration {
	b.Helper()
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
