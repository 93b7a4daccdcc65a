// Analysis measures what whole-network analyses cost, beside networkx and
// python-igraph on the same network and machine, in one run, as Markdown. Each
// figure is the best of some runs: milliseconds by the clock, and after it those
// of processors. The Python it is given needs the packages of
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

const heading = "| analysis, ms by the clock / of processors | Verkosto | allocated | igraph | networkx |\n|---|---:|---:|---:|---:|\n"

func compare(ctx context.Context, n numbered, python string, runs int, out io.Writer) error {
	b, err := analysis.NewBipartite(len(n.organisations), len(n.projects), n.parts)
	if err != nil {
		return err
	}
	g, err := analysis.Project(ctx, b, analysis.Count)
	if err != nil {
		return err
	}
	others := make(map[string]map[string]cost)
	if python != "" {
		if others, err = measurePeers(ctx, python, n.parts, runs); err != nil {
			return err
		}
	}
	if _, err := fmt.Fprintf(out, "%d organisations, %d projects, %d parts, %d ties; %s, %d processors.\n\n"+heading,
		b.Organisations(), b.Projects(), b.Parts(), g.Ties(), runtime.Version(), runtime.GOMAXPROCS(0)); err != nil {
		return err
	}
	for _, a := range analyses(b, g) {
		own, err := best(ctx, runs, a.run)
		if err != nil {
			return fmt.Errorf("%s: %w", a.name, err)
		}
		if _, err := fmt.Fprintf(out, "| %s | %s | %.1f MB | %s | %s |\n", a.name, own, float64(own.allocated)/1e6,
			others[a.name]["igraph"], others[a.name]["networkx"]); err != nil {
			return err
		}
	}
	return nil
}

// cost is what a run takes.
type cost struct {
	Elapsed   float64 `json:"elapsed"`   // seconds by the clock
	Processor float64 `json:"processor"` // seconds of all processors
	allocated uint64  // bytes
}

// String is both times in milliseconds.
func (c cost) String() string {
	if c.Elapsed == 0 {
		return "–"
	}
	return milliseconds(c.Elapsed) + " / " + milliseconds(c.Processor)
}

func milliseconds(seconds float64) string {
	if seconds < 0.01 {
		return fmt.Sprintf("%.2f", seconds*1e3)
	}
	return fmt.Sprintf("%.0f", seconds*1e3)
}

// best is the shortest times of some runs, and what the last one allocated.
func best(ctx context.Context, runs int, run func(context.Context) error) (cost, error) {
	var least cost
	for i := range runs {
		runtime.GC()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start, used := time.Now(), processorTime()
		if err := run(ctx); err != nil {
			return cost{}, err
		}
		elapsed, processor := time.Since(start).Seconds(), (processorTime() - used).Seconds()
		runtime.ReadMemStats(&after)
		if i == 0 {
			least = cost{Elapsed: elapsed, Processor: processor}
		}
		least.Elapsed, least.Processor = min(least.Elapsed, elapsed), min(least.Processor, processor)
		least.allocated = after.TotalAlloc - before.TotalAlloc
	}
	return least, nil
}

// measurePeers is the cost of each analysis by each of the other programs.
func measurePeers(ctx context.Context, python string, parts []analysis.Part, runs int) (map[string]map[string]cost, error) {
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
	var costs map[string]map[string]cost
	if err := json.Unmarshal(output, &costs); err != nil {
		return nil, fmt.Errorf("reading figures of %s: %w", python, err)
	}
	return costs, nil
}
