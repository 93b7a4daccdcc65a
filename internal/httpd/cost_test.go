package httpd

import (
	"context"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// price asks what a query costs, by running it under a limit that none exceeds.
func price(t *testing.T, server *Server, body string) int {
	t.Helper()
	r := read(t, post(server, body))
	if len(r.Errors) > 0 {
		t.Fatalf("asked %s: %s", body, r.Errors[0].Message)
	}
	cost, ok := r.Extensions["cost"].(map[string]any)
	if !ok {
		t.Fatalf("no cost in the answer to %s", body)
	}
	return int(cost["requested"].(float64))
}

func TestCost(t *testing.T) {
	server := newServer(t, func(c *Config) {
		unmetered(c)
		c.Limits.Cost = math.MaxInt32
	})
	for _, tc := range []struct {
		name, query, variables string
		want                   int
	}{
		{"scalars are free", `{__typename total}`, ``, 0},
		{"an object is one", `{project{id name}}`, ``, 1},
		{"a list is its first", `{projects(first:7){id}}`, ``, 7},
		{"its default where first is not given", `{projects{id}}`, ``, 20},
		{"a variable", `query($n:Int){projects(first:$n){id}}`, `{"n":3}`, 3},
		{"a variable's default", `query($n:Int=4){projects(first:$n){id}}`, ``, 4},
		{"lists in lists multiply", `{projects(first:10){partners(first:5){id}}}`, ``, 60},
		{"aliases add", `{a:project{id} b:project{id}}`, ``, 2},
		{"a fragment costs at each spread", `{a:project{...P} b:project{...P}} fragment P on Project{partners(first:2){id}}`, ``, 6},
		{"inline fragments are nothing themselves", `{node(id:1){... on Project{partners(first:2){id}}}}`, ``, 3},
		{"an interface is one", `{node(id:1){id}}`, ``, 1},
		{"what is skipped costs nothing", `query($s:Boolean!){projects(first:9) @skip(if:$s){id} project{id}}`, `{"s":true}`, 1},
		{"what is not included costs nothing", `{projects(first:9) @include(if:false){id} ...@include(if:true){project{id}}}`, ``, 1},
		{"skip beats include", `{project @include(if:true) @skip(if:true){id}}`, ``, 0},
		{"growth stops", `{projects(first:1000000000){partners(first:1000000000){projects(first:1000000000){id}}}}`, ``, most},
		{"a negative price is an overflow", `{projects(first:-3){id}}`, ``, most},
	} {
		t.Run(tc.name, func(t *testing.T) {
			body := asBody(tc.query)
			if tc.variables != "" {
				body = strings.TrimSuffix(body, "}") + `,"variables":` + tc.variables + `}`
			}
			if got := price(t, server, body); got != tc.want {
				t.Errorf("costs %d, want %d", got, tc.want)
			}
		})
	}
}

// TestCostIsInRefusal checks that who asked for too much learns by how much.
func TestCostIsInRefusal(t *testing.T) {
	server := newServer(t, func(c *Config) { c.Limits.Cost = 50 })
	r := read(t, post(server, asBody(`{projects(first:51){id}}`)))
	if r.code() != "LIMIT_EXCEEDED" || r.Data != nil {
		t.Fatalf("answered %+v", r)
	}
	for _, extensions := range []map[string]any{r.Errors[0].Extensions} {
		if extensions["limit"] != "Cost" || extensions["found"] != 51.0 || extensions["allowed"] != 50.0 {
			t.Errorf("the error's extensions are %v", extensions)
		}
	}
	if cost := fmt.Sprint(r.Extensions["cost"]); cost != "map[limit:50 requested:51]" { // and was not charged for it
		t.Errorf("the answer's cost is %s", cost)
	}
}

// TestConditionsThatAreNull covers a hole in the executor: it panics at a condition that
// is null, which a variable with a default may be.
func TestConditionsThatAreNull(t *testing.T) {
	server := newServer(t, nil)
	query := `query($s:Boolean=true){...F} fragment F on Query{project @skip(if:$s){id}}`
	body := strings.TrimSuffix(asBody(query), "}") + `,"variables":{"s":null}}`
	if r := read(t, post(server, body)); r.code() != "INVALID_ARGUMENT" {
		t.Errorf("answered %+v", r)
	}
}

// large gives a schema of the size of a real one: types × fields × arguments.
func large(t *testing.T, types, fields, arguments int) *stub {
	t.Helper()
	var b strings.Builder
	b.WriteString("type Query { t0: T0 }\n")
	for i := range types {
		fmt.Fprintf(&b, "type T%d {\n", i)
		for j := range fields {
			fmt.Fprintf(&b, "f%d(", j)
			for k := range arguments {
				fmt.Fprintf(&b, "a%d: Int ", k)
			}
			fmt.Fprintf(&b, "): [T%d!]!\n", (i+j)%types)
		}
		b.WriteString("}\n")
	}
	schema, err := gqlparser.LoadSchema(&ast.Source{Input: b.String()})
	if err != nil {
		t.Fatal(err)
	}
	s := newStub(t)
	s.schema = schema
	return s
}

func TestIntrospection(t *testing.T) {
	introspection, err := os.ReadFile("testdata/introspection.graphql")
	if err != nil {
		t.Fatal(err)
	}
	schema := large(t, 200, 12, 3)
	server := newServer(t, func(c *Config) { c.Schema = schema })
	cost := price(t, server, asBody(string(introspection)))
	t.Logf("a schema of 200 types costs %d of %d", cost, DefaultLimits().Cost)
	if cost > DefaultLimits().Cost/2 {
		t.Errorf("GraphiQL's introspection costs %d, more than half of what is allowed", cost)
	}
	under := `{__schema{types{fields{type{fields{type{name}}}}}}}`
	if r := read(t, post(server, asBody(under))); r.code() != "" {
		t.Errorf("two levels of introspection: %v", r.Errors)
	}
	over := `{` + numbered(5, `a%d:__schema{types{fields{type{fields{args{type{name}}}}}}}`) + `}`
	if r := read(t, post(server, asBody(over))); r.code() != "LIMIT_EXCEEDED" {
		t.Errorf("five whole introspections of two levels: %v", r.code())
	}
}

// TestPricingIsLinear prices a query whose fragments would be walked 2^100 times by
// following every spread. Its document is never admitted, so the pricer is asked alone.
func TestPricingIsLinear(t *testing.T) {
	schema := newStub(t)
	limits := DefaultLimits()
	limits.Selections = math.MaxInt32
	limits.Depth = math.MaxInt32
	query := "{project{...F0}}" + fragments(24, func(next string) string { return "..." + next + "..." + next })
	doc, err := parse(query)
	if err != nil {
		t.Fatal(err)
	}
	if errs := validate(schema.schema, doc, validationRules(true), limits); len(errs) > 0 {
		t.Fatal(errs)
	}
	calls := 0
	counted := &countingStub{stub: schema, calls: &calls}
	operation := &graphql.OperationContext{Doc: doc, Operation: doc.Operations[0]}
	if err := newCostLimit(counted, 10).MutateOperationContext(context.Background(), operation); err != nil {
		t.Fatal(err)
	}
	if calls > 10 {
		t.Errorf("the price of a field was asked %d times", calls)
	}
}

type countingStub struct {
	*stub
	calls *int
}

func (s *countingStub) Complexity(ctx context.Context, object, field string, below int, args map[string]any) (int, bool) {
	*s.calls++
	return s.stub.Complexity(ctx, object, field, below, args)
}
