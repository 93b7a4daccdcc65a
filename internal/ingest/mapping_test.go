package ingest

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"verkosto/internal/mention"
)

// shippedMapping reads one of the mappings that the documentation has.
func shippedMapping(t testing.TB, name string) *Mapping {
	t.Helper()
	content, err := os.ReadFile("../../docs/mappings/" + name)
	if err != nil {
		t.Fatal(err)
	}
	mapping, err := ParseMapping(content)
	if err != nil {
		t.Fatal(err)
	}
	return mapping
}

func dumpMapped(m *Mapping, content string) string {
	var out strings.Builder
	lines, err := m.Mentions(strings.NewReader(content), func(project *mention.Project) error {
		out.WriteString(dump(project) + "\n")
		return nil
	}, func(refused *Refusal) { fmt.Fprintf(&out, "refused: %v (%s)\n\n", refused, refused.Code) })
	fmt.Fprintf(&out, "%d lines, error: %v\n", lines, err)
	return out.String()
}

func TestShippedMappings(t *testing.T) {
	for table, mapping := range map[string]string{"kohesio.csv": "kohesio.yaml", "swedish.csv": "swedish.yaml", "generic.json": "generic.yaml"} {
		t.Run(table, func(t *testing.T) {
			golden(t, "mapped/"+table+".golden", dumpMapped(shippedMapping(t, mapping), fixture(t, "mapped/"+table)))
		})
	}
}

// TestMappedWorkbook says that a table states the same as a workbook.
func TestMappedWorkbook(t *testing.T) {
	mapping := shippedMapping(t, "swedish.yaml")
	table := strings.Split(strings.TrimSpace(fixture(t, "mapped/swedish.csv")), "\n")
	row := []any{}
	for _, cell := range strings.Split(table[1], ";") {
		row = append(row, cell)
	}
	got := dumpMapped(mapping, export(t, strings.Split(table[0], ";"), row))
	if want := dumpMapped(mapping, fixture(t, "mapped/swedish.csv")); got != want {
		t.Error(difference(want, got))
	}
}

func TestMappingErrors(t *testing.T) {
	for name, test := range map[string]struct {
		mapping string
		line    int
		words   string
	}{
		"no YAML":        {"columns: [", 1, "no YAML"},
		"empty":          {"", 1, "with the member columns"},
		"a list":         {"- a\n- b\n", 1, "write members"},
		"unknown member": {"title: x\ncolums:\n  a: code\n", 2, `no member "colums"`},
		"unknown fact":   {"columns:\n  A: code\n  B: colour\n", 3, `no fact "colour"`},
		"unknown role":   {"columns:\n  A: code\n  B: cook.name\n", 3, `no fact "cook.name"`},
		"unknown dates":  {"dates: YY\ncolumns:\n  A: code\n", 1, `dates "YY" are not known`},
		"no code":        {"columns:\n  A: name.fi\n", 1, "no column holds the fact code"},
		"fact twice":     {"columns:\n  A: code\n  B: code\n", 3, "two columns"},
		"wrong decimal":  {"columns:\n  A: code\ndecimal: x\n", 3, "decimal is"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ParseMapping([]byte(test.mapping))
			wrong, ok := errors.AsType[*MappingError](err)
			if !ok || wrong.Line != test.line || !strings.Contains(wrong.Error(), test.words) {
				t.Errorf("got %v, want line %d with %q", err, test.line, test.words)
			}
		})
	}
}

func TestMappedRefused(t *testing.T) {
	mapping := shippedMapping(t, "generic.yaml")
	for content, code := range map[string]RefusalCode{
		"Koodi;Nimi\n1;2\n": MissingColumn, `[{"Koodi": "1"}`: Truncated, `{"Koodi"`: Malformed,
	} {
		_, err := mapping.Mentions(strings.NewReader(content), func(*mention.Project) error { return nil }, func(*Refusal) {})
		if refused, ok := errors.AsType[*Refusal](err); !ok || refused.Code != code {
			t.Errorf("%q: got %v, want %s", content, err, code)
		}
	}
}

// TestMappedEncodings reads one table in every encoding that a mapping can name.
func TestMappedEncodings(t *testing.T) {
	const table = "Koodi;Nimi\nX-1;Yö\n"
	for name, of := range mappedEncodings {
		encoded, err := of.NewEncoder().String(table)
		if err != nil {
			t.Fatal(err)
		}
		mapping, err := ParseMapping([]byte("columns:\n  Koodi: code\n  Nimi: name.fi\nencoding: " + name + "\n"))
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		_, err = mapping.Mentions(strings.NewReader(encoded), func(m *mention.Project) error { got = m.NameFi.Value; return nil }, func(r *Refusal) { t.Error(r) })
		if err != nil || got != "Yö" {
			t.Errorf("%s: got %q, %v", name, got, err)
		}
	}
}

// TestMappingErrorsNameTheLine says that what is wrong with a mapping, or with the table for it, is told with the mapping's line.
func TestMappingErrorsNameTheLine(t *testing.T) {
	const columns = "columns:\n  Koodi: code\n  Nimi: name.fi\n"
	if _, err := ParseMapping([]byte(columns + "encoding: ebcdic\n")); err == nil || err.Error() != `line 4: encoding "ebcdic" is not known: write `+encodingNames()+", or leave it out to have it found out" {
		t.Errorf("got %v", err)
	}
	mapping, err := ParseMapping([]byte(columns))
	if err != nil {
		t.Fatal(err)
	}
	_, err = mapping.Mentions(strings.NewReader("Koodi;Name\nX-1;Yö\n"), func(*mention.Project) error { return nil }, func(*Refusal) {})
	if err == nil || !strings.Contains(err.Error(), "lacks the column Nimi, which line 3 of its mapping names") {
		t.Errorf("got %v", err)
	}
}

func FuzzMapping(f *testing.F) {
	for _, name := range []string{"kohesio.yaml", "swedish.yaml", "generic.yaml"} {
		content, err := os.ReadFile("../../docs/mappings/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content, fixture(f, "mapped/kohesio.csv"))
	}
	f.Fuzz(func(t *testing.T, mapping []byte, table string) {
		m, err := ParseMapping(mapping)
		if err != nil {
			if _, ok := errors.AsType[*MappingError](err); !ok {
				t.Errorf("an error that is none of a mapping: %v", err)
			}
			return
		}
		_, err = m.Mentions(strings.NewReader(table), func(*mention.Project) error { return nil }, func(*Refusal) {})
		if _, ok := errors.AsType[*Refusal](err); err != nil && !ok {
			t.Errorf("an error that is no refusal: %v", err)
		}
	})
}

func BenchmarkMapped(b *testing.B) {
	mapping := shippedMapping(b, "swedish.yaml")
	header, rows, _ := strings.Cut(fixture(b, "mapped/swedish.csv"), "\n")
	content := header + "\n" + strings.Repeat(rows, 2000)
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := mapping.Mentions(strings.NewReader(content), func(*mention.Project) error { return nil }, func(*Refusal) {}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)*2000/b.Elapsed().Seconds(), "rows/s")
}
