package observe

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"verkosto/internal/httpd"
	"verkosto/internal/network"
	"verkosto/internal/steps"
)

// written is a log whose lines have no times.
func written() (*slog.Logger, *bytes.Buffer) {
	text := new(bytes.Buffer)
	return slog.New(slog.NewTextHandler(text, &slog.HandlerOptions{
		Level: slog.LevelDebug,
		ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
			if a.Key == slog.TimeKey {
				return slog.Attr{}
			}
			return a
		},
	})), text
}

func TestSlowOperations(t *testing.T) {
	log, text := written()
	observer := New(Options{Slow: time.Second, Log: log})
	ctx, over := observer.Operation(t.Context())
	store := observer.Store(explained{})
	if _, err := store.Meta(ctx); err != nil {
		t.Fatal(err)
	}
	operation := httpd.Operation{
		Name: "Who", Kind: "query", Took: 2 * time.Second, Outcome: httpd.Complete, Cost: httpd.Cost{Requested: 9, Limit: 10},
		Query:     `query Who { person(id: "person:x/matti.meikalainen@example.org") { name } }`,
		Variables: map[string]any{"name": "Matti Meikäläinen"},
	}
	over(operation)
	observer.Wait()
	got := text.String()
	for _, want := range []string{
		`msg="slow operation" took=2s operation="query Who" outcome=complete cost=9 hash=`,
		`query="query Who{person(id:\"\"){name}}"`, "store_calls=1", "Meta ", "by the gate", "; meta ",
		`msg="plan of a slow statement"`, "statement=meta", `plan="ProduceResults < NodeIndexSeek"`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the log lacks %s:\n%s", want, got)
		}
	}
	if strings.Contains(got, "eik") {
		t.Errorf("the log tells a name:\n%s", got)
	}

	text.Reset()
	operation.Took = time.Second - 1
	over(operation)
	if text.Len() > 0 {
		t.Errorf("an operation that was quick enough is logged: %s", text)
	}
}

// explained is a store that takes one statement.
type explained struct{ network.Store }

func (explained) Meta(ctx context.Context) (network.Meta, error) {
	steps.Chose(ctx, func() string { return "by the gate" })
	_, over := steps.Begin(ctx, func() steps.Statement {
		return steps.Statement{Name: "meta", Explain: func(context.Context) (string, error) { return "ProduceResults < NodeIndexSeek", nil }}
	})
	over(nil)
	return network.Meta{}, nil
}

func TestSlowLogIsBounded(t *testing.T) {
	log, text := written()
	now := time.Unix(0, 0)
	slow := newSlowLog(log, time.Second, func() time.Time { return now })
	calls := new(account)
	for range 40 {
		calls.add(callEntry{method: "List", took: time.Second, statements: make([]statementEntry, mostStatements)})
	}
	operation := httpd.Operation{Kind: "query", Query: "{ " + strings.Repeat("name ", 10_000) + "}"}
	lines := func() int { return strings.Count(text.String(), "\n") }
	for range 100 {
		slow.tell(t.Context(), operation, calls)
	}
	if lines() != slowAtOnce {
		t.Errorf("100 slow operations at once write %d lines, want %d", lines(), slowAtOnce)
	}
	if longest := text.Len() / slowAtOnce; longest > 5000 {
		t.Errorf("a line has %d bytes", longest)
	}
	if !strings.Contains(text.String(), "store_calls=40") {
		t.Errorf("the calls are not counted: %s", text)
	}
	text.Reset()
	now = now.Add(2 * slowEvery)
	for range 100 {
		slow.tell(t.Context(), operation, calls)
	}
	if lines() != 2 || !strings.Contains(text.String(), "skipped=90") {
		t.Errorf("two seconds later 100 more write %d lines, want 2 of which one tells of 90 that were skipped", lines())
	}
}

func TestOnePlanAtATime(t *testing.T) {
	log, text := written()
	slow := newSlowLog(log, time.Second, time.Now)
	calls := new(account)
	calls.add(callEntry{statements: []statementEntry{{name: "list_of", took: time.Second, explain: func(context.Context) (string, error) {
		return "", errors.New("no database")
	}}}})
	first := slow.tell(t.Context(), httpd.Operation{}, calls)
	if first == nil || slow.tell(t.Context(), httpd.Operation{}, calls) != nil {
		t.Fatal("want one plan to be asked for, and no other meanwhile")
	}
	first()
	if !strings.Contains(text.String(), "can't be had") {
		t.Errorf("the log doesn't say that there is no plan: %s", text)
	}
	if slow.tell(t.Context(), httpd.Operation{}, calls) == nil {
		t.Error("want the next plan to be asked for after the first")
	}
}

func TestNormalise(t *testing.T) {
	tests := []struct{ name, query, want string }{
		{"strings and numbers", `{ project(code: "S1", n: 12, x: 1.5) { name } }`, `{project(code:"" n:0 x:0){name}}`},
		{"lists of any length", `{ nodes(ids: ["a", "b", "c"]) { id } }`, `{nodes(ids:[""]){id}}`},
		{"blocks of text", `{ search(text: """long "text" here""") { totalCount } }`, `{search(text:""){totalCount}}`},
		{"comments and spacing", "query A { # Matti\n  a,\n\n b }", "query A{a b}"},
		{"variables, enums and booleans", `query($id: ID!) { a(id: $id, role: PARTNER, on: true) { ...F } } fragment F on A { b }`, `query($id:ID!){a(id:$id role:PARTNER on:true){...F}}fragment F on A{b}`},
		{"spreads behind names", `{ a ...F @skip(if: true) ... on B { c } }`, `{a ...F@skip(if:true)...on B{c}}`},
		{"no GraphQL", `{ a(b: "never closed`, `{a(b:`},
		{"nothing", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got, _ := normalise(test.query); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
	_, one := normalise(`{ a(id: "1") }`)
	_, other := normalise(`{ a ( id : "2" ) }`)
	_, third := normalise(`{ b(id: "1") }`)
	if one != other || one == third || len(one) != 16 {
		t.Errorf("hashes are %s, %s and %s", one, other, third)
	}
}

func FuzzNormalise(f *testing.F) {
	f.Add(`query A($x: Int = 3) { a(b: ["x", 1.0], c: """d""") { ...F } } # e`)
	f.Add("{ a(b: \"\\u0041\" }")
	f.Fuzz(func(t *testing.T, query string) {
		once, hash := normalise(query)
		twice, again := normalise(once)
		if once != twice || hash != again {
			t.Errorf("%q becomes %q and then %q", query, once, twice)
		}
	})
}

func TestMasked(t *testing.T) {
	tests := []struct {
		name      string
		variables map[string]any
		want      string
	}{
		{"ids and numbers stay", map[string]any{"id": "organisation:1234567-8", "first": 10, "at": "2024-05-01"}, `{"at":"2024-05-01","first":10,"id":"organisation:1234567-8"}`},
		{"a business id stays", map[string]any{"businessId": "1234567-8"}, `{"businessId":"1234567-8"}`},
		{"e-mails", map[string]any{"text": "ask maija.meikalainen@example.org today"}, `{"text":"ask [masked] today"}`},
		{"phones", map[string]any{"text": "call +358 40 123 4567"}, `{"text":"call [masked]"}`},
		{"by name", map[string]any{"input": map[string]any{"email": "x", "homePhone": 123, "list": []any{"a@b.fi"}}}, `{"input":{"email":"[masked]","homePhone":"[masked]","list":["[masked]"]}}`},
		{"what is no JSON", map[string]any{"f": func() {}}, "[masked]"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := masked(test.variables); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestVariablesAreLoggedWhenAsked(t *testing.T) {
	variables := map[string]any{"name": "Esimerkki", "email": "x@example.org"}
	for _, wanted := range []bool{true, false} {
		log, text := written()
		_, over := New(Options{LogVariables: wanted, Log: log}).Operation(t.Context())
		over(httpd.Operation{Name: "A", Variables: variables})
		if strings.Contains(text.String(), "Esimerkki") != wanted || strings.Contains(text.String(), "example.org") {
			t.Errorf("with LogVariables %v the log is %q", wanted, text)
		}
	}
}
