package httpd

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// TestLimits asks for each limit once just what it allows and once the next more.
func TestLimits(t *testing.T) {
	for _, tc := range []struct {
		limit  string
		set    func(*Limits)
		within string // the body of a request
		beyond string
	}{
		{
			"BodyBytes", func(l *Limits) { l.BodyBytes = 30 },
			asBody(`{__typename}`) + "      ", asBody(`{__typename}`) + "       ",
		},
		{
			"Batch", func(l *Limits) { l.Batch = 2 },
			`[{"query":"{total}"},{"query":"{total}"}]`, `[{"query":"{total}"},{"query":"{total}"},{"query":"{total}"}]`,
		},
		{
			"VariableBytes", func(l *Limits) { l.VariableBytes = 11 },
			`{"query":"{total}","variables":{"a":"12"}}`, `{"query":"{total}","variables":{"a":"123"}}`,
		},
		{
			"QueryBytes", func(l *Limits) { l.QueryBytes = 12 },
			asBody(`{__typename}`), asBody(`{__typename }`),
		},
		{
			"Tokens", func(l *Limits) { l.Tokens = 6 },
			asBody(`{project{id}}`), asBody(`{project{id id}}`),
		},
		{
			"NameLength", func(l *Limits) { l.NameLength = 10 },
			asBody(`{abcdefghij:total}`), asBody(`{abcdefghijk:total}`),
		},
		{
			"ValueDepth", func(l *Limits) { l.ValueDepth = 3 },
			asBody(`{projects(filter:{and:[{year:1}]}){id}}`), asBody(`{projects(filter:{and:[{not:{year:1}}]}){id}}`),
		},
		{
			"ValueDepth", func(l *Limits) { l.ValueDepth = 3 },
			`{"query":"{total}","variables":{"a":[{}]}}`, `{"query":"{total}","variables":{"a":[[{}]]}}`,
		},
		{
			"Operations", func(l *Limits) { l.Operations = 2 },
			`{"operationName":"a","query":"query a{total} query b{total}"}`, `{"operationName":"a","query":"query a{total} query b{total} query c{total}"}`,
		},
		{
			"Fragments", func(l *Limits) { l.Fragments = 1 },
			asBody(`{...A} fragment A on Query{total}`), asBody(`{...A ...B} fragment A on Query{total} fragment B on Query{total}`),
		},
		{
			"Depth", func(l *Limits) { l.Depth = 3 },
			asBody(`{project{partners{id}}}`), asBody(`{project{partners{projects{id}}}}`),
		},
		{
			"Depth", func(l *Limits) { l.Depth = 3 },
			asBody(`{project{...A}} fragment A on Project{...{partners{id}}}`), asBody(`{project{...A}} fragment A on Project{partners{projects{id}}}`),
		},
		{
			"Selections", func(l *Limits) { l.Selections = 5 },
			asBody(`{project{...A ...A}} fragment A on Project{id}`), asBody(`{project{...A ...A id}} fragment A on Project{id}`),
		},
		{
			"Comparisons", func(l *Limits) { l.Comparisons = 4 },
			asBody(`{project{id} project{id} a:project{...F} a:project{...F}} fragment F on Project{name}`), asBody(`{project{id id id} ...F} fragment F on Query{project{id}}`),
		},
		{
			"Aliases", func(l *Limits) { l.Aliases = 2 },
			asBody(`{a:total b:total total}`), asBody(`{a:total ...F ...F} fragment F on Query{b:total}`),
		},
		{
			"RootFields", func(l *Limits) { l.RootFields = 2 },
			asBody(`{total project{id name}}`), asBody(`{total ...F} fragment F on Query{total ...{total}}`),
		},
		{
			"Directives", func(l *Limits) { l.Directives = 1 },
			asBody(`{total @skip(if:false)}`), asBody(`{total @skip(if:false) project @skip(if:true){id}}`),
		},
		{
			"Cost", func(l *Limits) { l.Cost = 50 },
			asBody(`{projects(first:50){id}}`), asBody(`{projects(first:51){id}}`),
		},
		{
			"Rows", func(l *Limits) { l.Rows = 3 },
			asBody(`{project{partners{projects{id}}}}`), asBody(`{project{partners{projects{partners{id}}}}}`),
		},
	} {
		t.Run(tc.limit, func(t *testing.T) {
			server := newServer(t, func(c *Config) { tc.set(&c.Limits) })
			if recorder := post(server, tc.within); recorder.Code != http.StatusOK {
				t.Errorf("within: %d %s", recorder.Code, recorder.Body)
			}
			recorder := post(server, tc.beyond)
			r := read(t, recorder)
			if r.code() != "LIMIT_EXCEEDED" || r.Errors[0].Extensions["limit"] != tc.limit {
				t.Fatalf("beyond: %d %s", recorder.Code, recorder.Body)
			}
			if r.Errors[0].Extensions["allowed"] == nil || !strings.Contains(r.Errors[0].Message, "allowed; ") {
				t.Errorf("the error doesn't say what would be right: %s", recorder.Body)
			}
			if r.Data != nil {
				t.Errorf("data is there: %s", r.Data)
			}
		})
	}
}

func TestErrorsAreBounded(t *testing.T) {
	server := newServer(t, func(c *Config) { c.Limits.Errors = 3 })
	for n, want := range map[int][]string{
		3: {"GRAPHQL_VALIDATION_FAILED", "GRAPHQL_VALIDATION_FAILED", "GRAPHQL_VALIDATION_FAILED"},
		4: {"GRAPHQL_VALIDATION_FAILED", "GRAPHQL_VALIDATION_FAILED", "LIMIT_EXCEEDED"},
	} {
		r := read(t, post(server, asBody("{"+numbered(n, "nothing%d ")+"}")))
		var codes []string
		for _, err := range r.Errors {
			codes = append(codes, err.Extensions["code"].(string))
		}
		if fmt.Sprint(codes) != fmt.Sprint(want) {
			t.Errorf("%d mistakes: codes %v, want %v", n, codes, want)
		}
	}

	query := "{" + numbered(5, "a%d:broken ") + "}"
	r := read(t, post(server, asBody(query)))
	if len(r.Errors) != 3 || r.Extensions["errorsOmitted"] != 2.0 || r.Data == nil {
		t.Errorf("five failed fields: %+v", r)
	}
}

func TestTimeout(t *testing.T) {
	for _, tc := range []struct {
		query string
		data  string
	}{
		{`{slow}`, `{"slow":null}`},
		{`{total slow}`, `{"total":1,"slow":null}`},
	} {
		synctest.Test(t, func(t *testing.T) {
			server := newServer(t, func(c *Config) { c.Limits.Timeout = 3 * time.Second })
			start := time.Now()
			recorder := post(server, asBody(tc.query))
			if took := time.Since(start); took != 3*time.Second {
				t.Errorf("took %s", took)
			}
			r := read(t, recorder)
			if r.code() != "TIMEOUT" || string(r.Data) != tc.data || recorder.Code != http.StatusOK {
				t.Errorf("answered %d %s", recorder.Code, recorder.Body)
			}
			if !strings.Contains(r.Errors[0].Message, "3s") {
				t.Errorf("the message doesn't say how long it may take: %s", r.Errors[0].Message)
			}
		})
	}
}

func TestEveryLimitMustBeSet(t *testing.T) {
	if err := DefaultLimits().check(); err != nil {
		t.Error(err)
	}
	limits := DefaultLimits()
	limits.Tokens = 0
	if _, err := New(Config{Schema: newStub(t), Limits: limits}); err == nil || !strings.Contains(err.Error(), "Tokens") {
		t.Errorf("a server without a limit on tokens: %v", err)
	}
}
