package ingest

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
)

func dumpStatements(content string) string {
	var out strings.Builder
	lines, err := Statements(strings.NewReader(content), func(s Statement) error {
		if s.Source != nil {
			return dumpJSON(&out, s.Line, s.Source, nil)
		}
		return dumpJSON(&out, s.Line, s.Citation.Node, s.Citation)
	}, func(refused *Refusal) { fmt.Fprintf(&out, "refused: %v (%s)\n", refused, refused.Code) })
	fmt.Fprintf(&out, "%d lines, error: %v\n", lines, err)
	return out.String()
}

func dumpJSON(out *strings.Builder, line int, node, citation any) error {
	first, err := json.Marshal(node)
	if err != nil {
		return err
	}
	second, err := json.Marshal(citation)
	fmt.Fprintf(out, "%d: %s %s\n", line, first, second)
	return err
}

func TestStatements(t *testing.T) {
	content := fixture(t, "jsonl/mixed.jsonl")
	if format, err := Detect([]byte(content)); format != JSONLines {
		t.Errorf("detected as %q, %v", format, err)
	}
	got := dumpStatements(content)
	golden(t, "jsonl/mixed.jsonl.golden", got)
	if crlf := dumpStatements(strings.ReplaceAll(content, "\n", "\r\n")); crlf != got {
		t.Errorf("with CRLF: %s", difference(got, crlf))
	}
}

func TestStatementsRefused(t *testing.T) {
	for name, test := range map[string]struct {
		content string
		want    string
	}{
		"cut":             {`{"region":{"code":"06"}}` + "\n" + `{"region":{"code":"0`, "2: the document ends within this line"},
		"whole, no end":   {`{"region":{"code":"06"}}`, "1 lines, error: <nil>"},
		"wrong at end":    {`{"region":{"code":6}}`, "refused: 1: region/code: a number does not belong here"},
		"too long":        {`{"region":{"code":"` + strings.Repeat("6", MaxLine) + `"}}` + "\n" + `{"region":{"code":"06"}}`, "the line is longer than"},
		"no object":       {`[1]`, "refused: 1: "},
		"case":            {`{"Region":{"code":"06"}}`, "refused: 1: Region: there is no such member"},
		"twice":           {`{"region":{"code":"06","code":"07"}}`, "refused: 1: "},
		"amount":          {`{"funding":{"project":"project:a/b","funder":"fund:a/b","granted":"a lot"}}`, "refused: 1: funding/granted"},
		"other id":        {`{"region":{"id":"municipality:837"}}`, `refused: 1: id: "municipality:837" is no id of a [REGION]`},
		"source beside":   {`{"source":{"id":"source:a/b","format":"a","sha256":""},"line":3}`, "nothing beside it"},
		"citation of one": {`{"source":"municipality:837","region":{"code":"06"}}`, "no id of a [SOURCE]"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := dumpStatements(test.content); !strings.Contains(got, test.want) {
				t.Errorf("got %s, want %s", clip(got, 300), test.want)
			}
		})
	}
}

func TestStatementsStopWhenToldTo(t *testing.T) {
	enough := errors.New("enough")
	_, err := Statements(strings.NewReader(fixture(t, "jsonl/mixed.jsonl")), func(Statement) error { return enough }, func(*Refusal) {})
	if !errors.Is(err, enough) {
		t.Errorf("got %v", err)
	}
}

func FuzzStatements(f *testing.F) {
	for line := range strings.Lines(fixture(f, "jsonl/mixed.jsonl")) {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, content string) {
		_, err := Statements(strings.NewReader(content), func(s Statement) error {
			if (s.Source == nil) == (s.Citation == nil) {
				t.Error("a statement that is not one thing")
			}
			if s.Citation != nil && s.Citation.Node.NodeID().Kind() == "" {
				t.Errorf("a node without an id: %v", s.Citation.Node)
			}
			return nil
		}, func(*Refusal) {})
		if _, ok := errors.AsType[*Refusal](err); err != nil && !ok {
			t.Errorf("an error that is no refusal: %v", err)
		}
	})
}

func BenchmarkStatements(b *testing.B) {
	line := `{"participation":{"project":"project:2021-2027/N1","organisation":"organisation:fi/1234567-1","role":"PARTNER","granted":"100"}}` + "\n"
	content := strings.Repeat(line, 1000)
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Statements(strings.NewReader(content), func(Statement) error { return nil }, func(*Refusal) { b.Fatal("refused") }); err != nil {
			b.Fatal(err)
		}
	}
}
