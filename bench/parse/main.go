// Parse measures what parsing takes: it reads documents on standard input, JSON Lines, a known format or a table by a mapping, and throws
// away what they state. It writes lines, projects, megabytes and seconds, and the most that was in use on the heap, which it looks at
// behind every ten thousand statements and must not grow with the document.
//
//	verkosto synth --projects 1000000 | go run ./bench/parse
//	go run ./bench/parse -mapping docs/mappings/generic.yaml < table.csv
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"runtime"
	"time"

	"verkosto/internal/ingest"
	"verkosto/internal/mention"
)

func main() {
	log.SetFlags(0)
	named := flag.String("mapping", "", "read a table by the mapping in this `file`")
	flag.Parse()
	m := &measure{began: time.Now()}
	if err := m.read(os.Stdin, *named); err != nil {
		log.Fatal(err)
	}
	if err := m.report(os.Stdout); err != nil {
		log.Fatal(err)
	}
}

// measure counts while a document is parsed.
type measure struct {
	began    time.Time
	bytes    int64
	lines    int
	stated   int
	refused  int
	early    uint64 // bytes in use behind the first ten thousand
	most     uint64
	inSystem uint64
}

// Write counts what goes by.
func (m *measure) Write(p []byte) (int, error) {
	m.bytes += int64(len(p))
	return len(p), nil
}

func (m *measure) read(r io.Reader, named string) error {
	start := bufio.NewReaderSize(io.TeeReader(r, m), ingest.HeadSize)
	refuse := func(*ingest.Refusal) { m.refused++ }
	take := func(*mention.Project) error { m.see(); return nil }
	if named != "" {
		content, err := os.ReadFile(named)
		if err != nil {
			return fmt.Errorf("read the mapping: %w", err)
		}
		mapping, err := ingest.ParseMapping(content)
		if err != nil {
			return fmt.Errorf("read the mapping %s: %w", named, err)
		}
		m.lines, err = mapping.Mentions(start, take, refuse)
		return err
	}
	head, err := start.Peek(ingest.HeadSize)
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("read the start: %w", err)
	}
	format, err := ingest.Detect(head)
	if err != nil {
		return err
	}
	if format == ingest.JSONLines {
		m.lines, err = ingest.Statements(ingest.NewDecoder(start), func(ingest.Statement) error { m.see(); return nil }, refuse)
		return err
	}
	m.lines, err = ingest.Mentions(format, start, take, refuse)
	return err
}

// see looks at the heap from time to time.
func (m *measure) see() {
	m.stated++
	if m.stated%10_000 != 0 {
		return
	}
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	if m.early == 0 {
		m.early = stats.HeapAlloc
	}
	m.most, m.inSystem = max(m.most, stats.HeapAlloc), max(m.inSystem, stats.Sys)
}

func (m *measure) report(w io.Writer) error {
	seconds := time.Since(m.began).Seconds()
	const mega = 1e6
	_, err := fmt.Fprintf(w, "%d lines, %d statements, %d refused, %.1f MB in %.1f s: %.0f lines/s, %.1f MB/s; heap %.1f MB at the start, %.1f MB at most, %.1f MB of the system\n",
		m.lines, m.stated, m.refused, float64(m.bytes)/mega, seconds, float64(m.lines)/seconds, float64(m.bytes)/mega/seconds,
		float64(m.early)/mega, float64(m.most)/mega, float64(m.inSystem)/mega)
	return err
}
