// Analysis measures what whole-network analyses cost, beside networkx and
// python-igraph on the same network and machine, in one run, as Markdown. Each
// figure is the best of some runs. The Python it is given needs the packages of
// internal/analysis/testdata/reference/requirements.txt.
//
//	go run ./bench/analysis -python venv/bin/python -cordis DIRECTORY
//	go run ./bench/analysis -python venv/bin/python -projects 100000
package main

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"verkosto/internal/analysis"
)

//go:embed peers.py
var peers string

func main() {
	log.SetFlags(0)
	cordis := flag.String("cordis", "", "measure the organization.csv in this `directory`")
	projects := flag.Int("projects", 1600, "measure an invented network of so many projects, if no CORDIS is given")
	python := flag.String("python", "", "compare with networkx and igraph of this Python `program`")
	runs := flag.Int("runs", 3, "times to run each; the best counts")
	flag.Parse()
	parts, err := read(*cordis, *projects)
	if err != nil {
		log.Fatal(err)
	}
	if err := compare(context.Background(), parts, *python, *runs, os.Stdout); err != nil {
		log.Fatal(err)
	}
}

func read(cordis string, projects int) (numbered, error) {
	if cordis != "" {
		return readCordis(cordis)
	}
	return invent(projects)
}

func compare(ctx context.Context, n numbered, python string, runs int, out io.Writer) error {
	b, err := analysis.NewBipartite(len(n.organisations), len(n.projects), n.parts)
	if err != nil {
		return err
	}
	g, err := analysis.Project(ctx, b, analysis.Count)
	if err != nil {
		return err
	}
	others := make(map[string]map[string]float64)
	if python != "" {
		if others, err = measurePeers(ctx, python, n.parts, runs); err != nil {
			return err
		}
	}
	var table strings.Builder
	fmt.Fprintf(&table, "%d organisations, %d projects, %d parts, %d ties; %s, %d processors.\n\n",
		b.Organisations(), b.Projects(), b.Parts(), g.Ties(), runtime.Version(), runtime.GOMAXPROCS(0))
	table.WriteString("| analysis | Verkosto | allocated | igraph | networkx |\n|---|---:|---:|---:|---:|\n")
	for _, a := range analyses(b, g) {
		took, allocated, err := best(ctx, runs, a.run)
		if err != nil {
			return fmt.Errorf("%s: %w", a.name, err)
		}
		fmt.Fprintf(&table, "| %s | %s | %.1f MB | %s | %s |\n", a.name, milliseconds(took.Seconds()), float64(allocated)/1e6,
			milliseconds(others[a.name]["igraph"]), milliseconds(others[a.name]["networkx"]))
	}
	_, err = io.WriteString(out, table.String())
	return err
}

// best is the shortest of some runs, and what the last one allocated.
func best(ctx context.Context, runs int, run func(context.Context) error) (shortest time.Duration, allocated uint64, err error) {
	for i := range runs {
		runtime.GC()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := time.Now()
		if err := run(ctx); err != nil {
			return 0, 0, err
		}
		took := time.Since(start)
		runtime.ReadMemStats(&after)
		if i == 0 || took < shortest {
			shortest = took
		}
		allocated = after.TotalAlloc - before.TotalAlloc
	}
	return shortest, allocated, nil
}

func milliseconds(seconds float64) string {
	switch {
	case seconds == 0:
		return "–"
	case seconds < 0.01:
		return fmt.Sprintf("%.2f ms", seconds*1e3)
	default:
		return fmt.Sprintf("%.0f ms", seconds*1e3)
	}
}

// measurePeers is the seconds of each analysis by each of the other programs.
func measurePeers(ctx context.Context, python string, parts []analysis.Part, runs int) (map[string]map[string]float64, error) {
	command := exec.CommandContext(ctx, python, "-c", peers, fmt.Sprint(runs))
	command.Stderr = os.Stderr
	var pairs bytes.Buffer
	for _, p := range parts {
		fmt.Fprintf(&pairs, "%d %d\n", p.Organisation, p.Project)
	}
	command.Stdin = &pairs
	output, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("running %s: %w", python, err)
	}
	var seconds map[string]map[string]float64
	if err := json.Unmarshal(output, &seconds); err != nil {
		return nil, fmt.Errorf("reading figures of %s: %w", python, err)
	}
	return seconds, nil
}
