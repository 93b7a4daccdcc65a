package importing_test

import (
	"strings"
	"testing"
	"time"

	"verkosto/internal/importing"
	"verkosto/internal/network"
)

// TestExportAndImportLoseNothing says that an empty store which imports a whole export
// exports the same bytes, also where a source is not complete.
func TestExportAndImportLoseNothing(t *testing.T) {
	store := newStore(t)
	run(t, store,
		text("o.csv", fixture(t, "cordis/organisations.csv")), text("p.csv", fixture(t, "cordis/projects.csv")),
		text("page.txt", fixture(t, "eura2014/page.txt")), text("oddities.txt", fixture(t, "eura2014/oddities.txt")),
		text("m.jsonl", fixture(t, "jsonl/mixed.jsonl")))
	first := exported(t, store)
	for name, content := range map[string]string{"as it is": first, "CRLF": strings.ReplaceAll(first, "\n", "\r\n")} {
		other := newStore(t)
		wantOutcomes(t, run(t, other, text("export.jsonl", content)), importing.Imported)
		if second := exported(t, other); second != first {
			t.Errorf("%s: %s", name, difference(first, second))
		}
		before := version(t, other)
		run(t, other, text("export.jsonl", content))
		if version(t, other) != before {
			t.Errorf("%s: importing an export twice changes something", name)
		}
	}
}

// TestMatchesMoveHouse says that a network which is joined is so after an export and an import, and that what is
// exported is what was stated, not what it was joined to.
func TestMatchesMoveHouse(t *testing.T) {
	store := newStore(t)
	const named, keyed network.ID = "organisation:name/oma%20oy", "organisation:fi/1234567-1"
	run(t, store, text("a.jsonl", `{"organisation":{"names":{"fi":"Oma Oy"}}}
{"participation":{"project":"project:2014-2020/S1","organisation":"organisation:name/oma%20oy","role":"PARTNER"}}
{"organisation":{"names":{"fi":"OMA OY"},"businessId":"1234567-1"}}
{"organisation":{"names":{"fi":"Muu Oy"}}}
{"match":{"organisations":["organisation:fi/1234567-1","organisation:name/oma%20oy"],"score":0.97,"reasons":[{"code":"SPELLING","detail":"Oma Oy"}],"automatic":true}}
{"match":{"organisations":["organisation:name/muu%20oy","organisation:name/oma%20oy"],"score":0.4}}
`))
	decision, err := network.Decide(network.VerdictDifferent, "organisation:name/muu%20oy", named, "Maija Mallikas", "", time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC))
	if err == nil {
		_, err = store.Apply(t.Context(), decision)
	}
	if err != nil {
		t.Fatal(err)
	}
	first := exported(t, store)
	other := newStore(t)
	wantOutcomes(t, run(t, other, text("export.jsonl", first)), importing.Imported)
	if second := exported(t, other); second != first {
		t.Error(difference(first, second))
	}
	if !strings.Contains(first, `"id":"organisation:name/oma%20oy"`) || strings.Contains(first, "statedAs") || strings.Contains(first, "between") {
		t.Errorf("what is exported is not what was stated:\n%s", first)
	}
	for _, store := range []network.Store{store, other} {
		if joined := node(t, store, named); joined == nil || joined.NodeID() != keyed {
			t.Errorf("%s is %+v", named, joined)
		}
	}
}

// TestMatchesAreChecked says which matches a line can't state.
func TestMatchesAreChecked(t *testing.T) {
	for _, line := range []string{
		`{"match":{"organisations":["organisation:name/a"]}}`,
		`{"match":{"organisations":["organisation:name/b","organisation:name/a"]}}`,
		`{"match":{"organisations":["organisation:name/a","region:06"]}}`,
		`{"match":{"organisations":["organisation:name/a","organisation:name/b"],"score":2}}`,
		`{"match":{"organisations":["organisation:name/a","organisation:name/b"],"decision":"OPEN"}}`,
		`{"match":{"organisations":["organisation:name/a","organisation:name/b"],"reasons":[{"code":"MOOD"}]}}`,
		`{"match":{"organisations":["organisation:name/a","organisation:name/b"],"reasons":[{}]}}`,
		`{"match":{"organisations":["organisation:name/a","organisation:name/b"],"between":["organisation:name/a"]}}`,
		`{"participation":{"project":"project:a/b","organisation":"organisation:name/a","role":"PARTNER","statedAs":["organisation:name/a"]}}`,
	} {
		wantOutcomes(t, run(t, newStore(t), text("a.jsonl", line+"\n")), importing.Partial)
	}
}

func difference(want, got string) string {
	wanted, gotten := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(wanted), len(gotten)) {
		if wanted[i] != gotten[i] {
			return "want " + wanted[i] + "\ngot " + gotten[i]
		}
	}
	return "one is longer"
}

// TestOwnStatements says that lines without a source are the document's, and that a newer version of it
// withdraws them.
func TestOwnStatements(t *testing.T) {
	store := newStore(t)
	one := `{"organisation":{"names":{"fi":"Oma Oy"},"businessId":"1234567-1"}}` + "\n"
	two := `{"organisation":{"names":{"fi":"Toinen Oy"},"businessId":"7654321-2"}}` + "\n"
	run(t, store, text("mine.jsonl", one))
	report := run(t, store, text("mine.jsonl", two))
	if report.Documents[0].Source != "source:verkosto-jsonl/mine.jsonl" || report.Documents[0].Change.Withdrawn != 1 {
		t.Errorf("report: %+v", report.Documents[0])
	}
	if node(t, store, "organisation:fi/1234567-1") != nil || node(t, store, "organisation:fi/7654321-2") == nil {
		t.Error("the new version does not hold")
	}
}

// TestUnknownSources says that a line of a source that nobody stated is refused, one of a source
// in the store is not, and that nothing is withdrawn from either.
func TestUnknownSources(t *testing.T) {
	store := newStore(t)
	stated := `{"source":{"id":"source:note/1","format":"note","sha256":"","complete":true}}` + "\n" +
		`{"region":{"code":"06"},"source":"source:note/1","line":1}` + "\n"
	run(t, store, text("a.jsonl", stated))
	more := `{"region":{"code":"07"},"source":"source:note/1","line":2}` + "\n" + `{"region":{"code":"08"},"source":"source:note/2"}` + "\n" +
		`{"region":{"code":"08"},"source":"source:note/2"}` + "\n" + `{"fund":{"code":"OWN"}}` + "\n"
	report := run(t, store, text("b.jsonl", more))
	wantOutcomes(t, report, importing.Partial)
	if refusals := report.Documents[0].Refusals; len(refusals) != 2 || refusals[0].Line != 2 || refusals[1].Line != 3 {
		t.Errorf("refusals: %+v", refusals)
	}
	if source, ok := node(t, store, "source:note/1").(*network.Source); !ok || !source.Complete {
		t.Errorf("source: %+v", source)
	}
	if node(t, store, "fund:/OWN") == nil {
		t.Error("the line with no source is not there")
	}
}

// TestInterleavedSources says that the order of lines does not matter for what is complete.
func TestInterleavedSources(t *testing.T) {
	source := func(id string) string {
		return `{"source":{"id":"` + id + `","format":"note","sha256":"` + strings.Repeat("a", 64) + `","complete":true}}` + "\n"
	}
	region := func(code, source string) string {
		return `{"region":{"code":"` + code + `"},"source":"` + source + `"}` + "\n"
	}
	store := newStore(t)
	wantOutcomes(t, run(t, store, text("x.jsonl", source("source:n/1")+source("source:n/2")+region("91", "source:n/1")+region("92", "source:n/2")+region("93", "source:n/1"))), importing.Imported)
	for _, id := range []network.ID{"source:n/1", "source:n/2"} {
		if source, ok := node(t, store, id).(*network.Source); !ok || !source.Complete {
			t.Errorf("%s: %+v", id, source)
		}
	}
	if node(t, store, "region:93") == nil {
		t.Error("a region is not there")
	}
}
