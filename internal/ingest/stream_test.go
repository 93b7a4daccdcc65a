package ingest

import (
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"verkosto/internal/mention"
)

// rows gives a document of a header and so many lines, each made when it is asked for.
type rows struct {
	line  func(int) string
	count int
	next  int
	rest  string
}

// Read gives the next part.
func (r *rows) Read(p []byte) (int, error) {
	if r.rest == "" {
		if r.next == r.count {
			return 0, io.EOF
		}
		r.rest = r.line(r.next)
		r.next++
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// TestMemoryIsFlat reads long documents and compares what is in use near their start
// and near their end.
func TestMemoryIsFlat(t *testing.T) {
	const count = 30_000
	projects := func(i int) string {
		if i == 0 {
			return "id;title;frameworkProgramme;acronym;topics;objective;legalBasis\n"
		}
		return fmt.Sprintf("%d;\"A title; %d\";HORIZON;A%d;T;%q;L\n", i, i, i, strings.Repeat("words ", 50))
	}
	organisations := func(i int) string {
		if i == 0 {
			return "projectID;organisationID;name;role;vatNumber;activityType;nutsCode;shortName\n"
		}
		return fmt.Sprintf("%d;%d;Organisation %d;participant;FI%d;PRC;FI1C3;O%d\n", i/10_000, i, i, i, i) // some projects are long
	}
	lines := func(i int) string {
		return fmt.Sprintf(`{"organisation":{"names":{"fi":"Organisation %d"},"pic":"%d"}}`+"\n", i, i)
	}
	for name, parse := range map[string]func(seen func()) error{
		"projects": func(seen func()) error {
			_, err := Mentions(CORDISProjects, &rows{line: projects, count: count}, func(*mention.Project) error { seen(); return nil }, func(r *Refusal) { t.Error(r) })
			return err
		},
		"organisations": func(seen func()) error {
			_, err := Mentions(CORDISOrganisations, &rows{line: organisations, count: count}, func(m *mention.Project) error {
				for range m.Participants {
					seen()
				}
				return nil
			}, func(r *Refusal) { t.Error(r) })
			return err
		},
		"statements": func(seen func()) error {
			_, err := Statements(&rows{line: lines, count: count}, func(Statement) error { seen(); return nil }, func(r *Refusal) { t.Error(r) })
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			var early, late uint64
			seen := 0
			err := parse(func() {
				seen++
				switch seen {
				case count / 20:
					early = inUse()
				case count - 2:
					late = inUse()
				}
			})
			if err != nil || seen < count-1 {
				t.Fatalf("%d seen, %v", seen, err)
			}
			if slack := uint64(8 << 20); late > early+slack {
				t.Errorf("%d bytes in use after %d rows, %d after %d", early, count/20, late, count)
			}
		})
	}
}

// inUse gives the bytes on the heap that are not garbage.
func inUse() uint64 {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}
