package httpd

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"
)

// attack is a request that is small to send and made to be dear to answer.
type attack struct {
	name  string
	query string
	code  string // "" where the default limits let it through
}

// fragments writes n fragments on Project, each with what body says of the next.
func fragments(n int, body func(next string) string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "fragment F%d on Project{%s}", i, body(fmt.Sprintf("F%d", i+1)))
	}
	fmt.Fprintf(&b, "fragment F%d on Project{id}", n)
	return b.String()
}

func times(n int, part string) string { return strings.Repeat(part, n) }

func numbered(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

func attacks() []attack {
	limits := DefaultLimits()
	just := limits.Selections - 2
	return []attack{
		{"nested fragment spreads", "{project{...F0}}" + fragments(28, func(next string) string {
			return "..." + next + "..." + next
		}), "LIMIT_EXCEEDED"},
		{"nested fragment spreads under fields", "{project{...F0}}" + fragments(28, func(next string) string {
			return "partners{projects{..." + next + "}}a:partners{projects{..." + next + "}}"
		}), "LIMIT_EXCEEDED"},
		{"nested fragments that no operation spreads", "{__typename}" + fragments(28, func(next string) string {
			return "..." + next + "..." + next
		}), "LIMIT_EXCEEDED"},
		{"one field 40,000 times", "{project{" + times(40_000, "id ") + "}}", "LIMIT_EXCEEDED"},
		{"one field many times", "{project{" + times(just, "id ") + "}}", "LIMIT_EXCEEDED"},
		{"one field as often as allowed", "{project{" + times(200, "id ") + "}}", ""},
		{"one object many times", "{project{" + times(just/2, "partners{id}") + "}}", "LIMIT_EXCEEDED"},
		{"one object as often as allowed", "{project{" + times(140, "partners{id}") + "}}", ""},
		{"an object of repeats many times", "{project{" + times(30, "partners{"+times(30, "id ")+"}") + "}}", "LIMIT_EXCEEDED"},
		{"an object of repeats as often as allowed", "{project{" + times(5, "partners{"+times(28, "id ")+"}") + "}}", ""},
		{"three levels of repeats", "{project{" + times(9, "partners{"+times(9, "projects{"+times(9, "id ")+"}")+"}") + "}}", "LIMIT_EXCEEDED"},
		{"three levels of repeats as often as allowed", "{project{" + times(4, "partners{"+times(5, "projects{"+times(7, "id ")+"}")+"}") + "}}", ""},
		{"one argument with a large value repeated", "{" + times(49, `projects(filter:{and:[`+times(35, `{year:1}`)+`]}){id}`) + "}", ""},
		{"conflicts", "{project{" + times(just/2, "name name(language:FINNISH)") + "}}", "LIMIT_EXCEEDED"},
		{"conflicts as often as allowed", "{project{" + times(100, "name name(language:FINNISH)") + "}}", "GRAPHQL_VALIDATION_FAILED"},
		{"conflicts within repeats", "{project{" + times(16, "partners{"+times(15, "projects(first:1){id}projects{id}")+"}") + "}}", "LIMIT_EXCEEDED"},
		{"three levels of conflicts as often as allowed", "{project{" + times(4, "partners{"+times(5, "projects{"+times(4, "name name(language:FINNISH)")+"}")+"}") + "}}", "GRAPHQL_VALIDATION_FAILED"},
		{"as many selections as allowed", "{" + numbered(45, "a%d:project{id name partners(first:1){"+times(3, "id name home ")+times(3, "projects(first:1){id name partners(first:1){id name}}")+"}}") + "}", ""},
		{"root fields", "{" + times(just, "__typename ") + "}", "LIMIT_EXCEEDED"},
		{"repeats through fragments", "{project{" + times(30, "...F0 ") + "}}" + fragments(14, func(next string) string {
			return "id..." + next
		}), ""},
		{"many fragments spread side by side", "{project{" + numbered(80, "...G%d ") + "}}" + numbered(80, "fragment G%d on Project{id name partners{id}}"), ""},
		{"a chain of fragments to a wide one", "{project{...F0}}" + strings.Replace(fragments(98, func(next string) string {
			return "..." + next
		}), "{id}", "{"+times(just-100, "id ")+"}", 1), "LIMIT_EXCEEDED"},
		{"aliases", "{project{" + numbered(just, "a%d:id ") + "}}", "LIMIT_EXCEEDED"},
		{"3,000 directives", "{__typename " + times(3_000, "@a") + "}", "LIMIT_EXCEEDED"},
		{"directives as allowed", "{__typename " + times(limits.Directives, "@skip(if:false)") + "}", "GRAPHQL_VALIDATION_FAILED"},
		{"directives on a variable", "query($x:Int" + times(3_000, "@a") + "){__typename}", "LIMIT_EXCEEDED"},
		{"unknown fields", "{" + numbered(limits.RootFields, "projekt%d:projekts ") + "}", "GRAPHQL_VALIDATION_FAILED"},
		{"unknown nested fields", "{project{" + numbered(just, "nam%d ") + "}}", "GRAPHQL_VALIDATION_FAILED"},
		{"a long unknown name", "{" + times(60_000, "a") + "}", "LIMIT_EXCEEDED"},
		{"a long string where an enum is due", `{project{name(language:"` + times(60_000, "a") + `")}}`, "GRAPHQL_VALIDATION_FAILED"},
		{"cyclic fragments", "{project{...A}}fragment A on Project{...B}fragment B on Project{...A ...A}", "GRAPHQL_VALIDATION_FAILED"},
		{"a fragment in itself under a field", "{project{...A}}fragment A on Project{partners{projects{...A}}}", "GRAPHQL_VALIDATION_FAILED"},
		{"deep fields", "{project" + times(400, "{partners{projects") + "{id}" + times(400, "}}") + "}", "LIMIT_EXCEEDED"},
		{"deeper than the parser follows", times(1_200, "{a") + times(1_200, "}"), "GRAPHQL_PARSE_FAILED"},
		{"deep values", "{projects(filter:" + times(900, "{not:") + "{}" + times(900, "}") + "){id}}", "LIMIT_EXCEEDED"},
		{"deep lists", "{projects(filter:" + times(2_000, "[") + times(2_000, "]") + "){id}}", "LIMIT_EXCEEDED"},
		{"deep types", "query($x:" + times(2_000, "[") + "Int" + times(2_000, "]") + "){__typename}", "LIMIT_EXCEEDED"},
		{"operations", numbered(600, "query q%d{__typename}"), "LIMIT_EXCEEDED"},
		{"operations on one wide fragment", numbered(20, "query q%d{project{...W}}") + "fragment W on Project{" + times(just/20, "id ") + "}", "LIMIT_EXCEEDED"},
		{"variables", "query(" + numbered(1_000, "$v%d:Int ") + "){__typename}", "GRAPHQL_VALIDATION_FAILED"},
		{"variables that are used", "query(" + numbered(950, "$v%d:Int ") + "){projects(filter:{and:[" + numbered(950, "{year:$v%d}") + "]}){id}}", ""},
		{"variables of unknown types", "query(" + numbered(1_000, "$v%d:Inta ") + "){__typename}", "GRAPHQL_VALIDATION_FAILED"},
		{"first times first times first", "{projects(first:1000000000){partners(first:1000000000){projects(first:1000000000){partners(first:1000000000){id}}}}}", "LIMIT_EXCEEDED"},
		{"nested introspection", "{__schema{types{fields{type{fields{type{fields{type{fields{name}}}}}}}}}}", "GRAPHQL_VALIDATION_FAILED"},
		{"comments", "{__typename}" + times(30_000, "#\n"), "LIMIT_EXCEEDED"},
		{"a query longer than allowed", "{__typename}" + times(70_000, " "), "LIMIT_EXCEEDED"},
	}
}

// within is how long the worst may take here: ten times what it takes on an idle
// machine, for the race detector and busy neighbours.
const within = 2 * time.Second

func TestAttacksAreAnsweredFast(t *testing.T) {
	server := newServer(t, nil)
	for _, attack := range attacks() {
		t.Run(attack.name, func(t *testing.T) {
			body := asBody(attack.query)
			start := time.Now()
			recorder := post(server, body)
			took := time.Since(start)
			t.Logf("%d bytes answered with %d bytes in %s", len(body), recorder.Body.Len(), took)
			if took > within {
				t.Errorf("took %s", took)
			}
			if got := read(t, recorder).code(); got != attack.code {
				t.Errorf("code is %q, want %q: %.300s", got, attack.code, recorder.Body)
			}
			if recorder.Body.Len() > 16<<10 {
				t.Errorf("the answer is %d bytes long", recorder.Body.Len())
			}
			if recorder.Code >= 500 {
				t.Errorf("status is %d", recorder.Code)
			}
			if attack.code != "" && recorder.Code != http.StatusBadRequest {
				t.Errorf("status is %d, want 400", recorder.Code)
			}
		})
	}
}

// bodies are attacks by what stands around the query, or before it.
func bodies() []attack {
	with := func(variables string) string {
		return `{"query":"query($f:Filter,$s:String,$n:Int){projects(first:$n,filter:$f){id} project(code:$s){id}}","variables":` + variables + `}`
	}
	return []attack{
		{"a batch of 5,000", "[" + strings.TrimSuffix(times(5_000, `{"query":"{total}"},`), ",") + "]", "BAD_REQUEST"},
		{"100,000 brackets", times(100_000, "["), "BAD_REQUEST"},
		{"deep variables", with(`{"f":` + times(5_000, `{"not":`) + "{}" + times(5_000, "}") + "}"), "LIMIT_EXCEEDED"},
		{"a wide variable", with(`{"f":{"and":[` + strings.TrimSuffix(times(12_000, `{"year":1},`), ",") + `]}}`), "LIMIT_EXCEEDED"},
		{"a wide variable as allowed", with(`{"n":1,"f":{"and":[` + strings.TrimSuffix(times(11_000, `{"year":1},`), ",") + `]}}`), ""},
		{"a wide wrong variable as allowed", with(`{"f":{"and":[` + strings.TrimSuffix(times(11_000, `{"yeer":1},`), ",") + `]}}`), "INVALID_ARGUMENT"},
		{"a long string", with(`{"n":1,"s":"` + times(125_000, "a") + `"}`), ""},
		{"a string of escapes", with(`{"n":1,"s":"` + times(20_000, `\u0000`) + `"}`), ""},
		{"a number of 100,000 digits", with(`{"n":` + times(100_000, "9") + `}`), "INVALID_ARGUMENT"},
		{"a number with a huge exponent", with(`{"n":1e999999999}`), "INVALID_ARGUMENT"},
		{"variables that nothing declares", with(`{"n":1,` + strings.TrimSuffix(numbered(12_000, `"v%d":1,`), ",") + `}`), ""},
		{"one name 10,000 times", with(`{` + strings.TrimSuffix(times(10_000, `"n":1,`), ",") + `}`), "BAD_REQUEST"},
		{"wide extensions", `{"query":"{total}","extensions":{` + strings.TrimSuffix(numbered(20_000, `"e%d":1,`), ",") + `}}`, ""},
		{"a long operation name", `{"query":"{total}","operationName":"` + times(200_000, "a") + `"}`, "BAD_REQUEST"},
		{"a long document id", `{"documentId":"` + times(200_000, "a") + `"}`, "PERSISTED_QUERY_NOT_FOUND"},
		{"a long hash", `{"extensions":{"persistedQuery":{"sha256Hash":"` + times(200_000, "a") + `"}}}`, "BAD_REQUEST"},
		{"no end of space", asBody(`{total}`) + times(260_000, " "), ""},
		{"a body one byte too long", asBody(`{total}`) + times(256<<10, " "), "LIMIT_EXCEEDED"},
	}
}

func TestBodiesAreAnsweredFast(t *testing.T) {
	server := newServer(t, nil)
	for _, attack := range bodies() {
		t.Run(attack.name, func(t *testing.T) {
			start := time.Now()
			recorder := post(server, attack.query)
			took := time.Since(start)
			t.Logf("%d bytes answered with %d bytes in %s", len(attack.query), recorder.Body.Len(), took)
			if r := read(t, recorder); r.code() != attack.code || took > within || recorder.Body.Len() > 2_000 || recorder.Code >= 500 {
				t.Errorf("after %s answered %d with %d bytes, code %q, want %q: %.300s", took, recorder.Code, recorder.Body.Len(), r.code(), attack.code, recorder.Body)
			}
		})
	}
}

// TestBatchesOfAttacks sends several attacks in one request to a server that takes batches.
func TestBatchesOfAttacks(t *testing.T) {
	const size = 10
	server := newServer(t, func(c *Config) {
		unmetered(c)
		c.Limits.Batch = size
	})
	for _, attack := range attacks() {
		body := "[" + strings.TrimSuffix(times(size, asBody(attack.query)+","), ",") + "]"
		start := time.Now()
		recorder := post(server, body)
		if took := time.Since(start); took > size*within || recorder.Body.Len() > size*16<<10 || recorder.Code >= 500 {
			t.Errorf("%s: after %s answered %d with %d bytes", attack.name, took, recorder.Code, recorder.Body.Len())
		}
	}
}
