package httpd

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestRequests goes over what may be wrong with a request, and what may look wrong and
// isn't. Each is sent twice, as a modern client and as an older one.
func TestRequests(t *testing.T) {
	server := newServer(t, nil)
	long := strings.Repeat("x", 10<<20)
	for _, tc := range []struct {
		name, body     string
		modern, legacy int
		code           string
	}{
		{"a query", `{"query":"{total}"}`, 200, 200, ""},
		{"space around", " \r\n\t{\"query\" : \"{total}\"}\n ", 200, 200, ""},
		{"all members null", `{"query":"{total}","operationName":null,"variables":null,"extensions":null}`, 200, 200, ""},
		{"empty operation name", `{"query":"{total}","operationName":""}`, 200, 200, ""},
		{"unknown members", `{"query":"{total}","id":7,"more":{"deep":[1,{}]}}`, 200, 200, ""},
		{"a mutation", `{"query":"mutation{rename(id:1,name:\"Aalto\"){id}}"}`, 200, 200, ""},
		{"one of two operations", `{"query":"query a{total} query b{total}","operationName":"b"}`, 200, 200, ""},
		{"escapes", `{"query":"{ t\u006ftal }"}`, 200, 200, ""},
		{"a failed field", `{"query":"{missing{id}}"}`, 200, 200, "NOT_FOUND"},

		{"nothing", ``, 400, 400, "BAD_REQUEST"},
		{"space only", "  \n", 400, 400, "BAD_REQUEST"},
		{"no JSON", `query { total }`, 400, 400, "BAD_REQUEST"},
		{"cut JSON", `{"query":"{total}"`, 400, 400, "BAD_REQUEST"},
		{"a comma too many", `{"query":"{total}",}`, 400, 400, "BAD_REQUEST"},
		{"single quotes", `{'query':'{total}'}`, 400, 400, "BAD_REQUEST"},
		{"a comment", `{"query":"{total}"}//`, 400, 400, "BAD_REQUEST"},
		{"a byte order mark", "\ufeff" + `{"query":"{total}"}`, 400, 400, "BAD_REQUEST"},
		{"two objects", `{"query":"{total}"}{"query":"{total}"}`, 400, 400, "BAD_REQUEST"},
		{"text behind", `{"query":"{total}"} total`, 400, 400, "BAD_REQUEST"},
		{"a batch", `[{"query":"{total}"},{"query":"{total}"}]`, 400, 400, "BAD_REQUEST"},
		{"a string", `"{total}"`, 400, 400, "BAD_REQUEST"},
		{"null", `null`, 400, 400, "BAD_REQUEST"},
		{"Latin-1", "{\"query\":\"{total}\",\"operationName\":\"\xe4\"}", 400, 400, "BAD_REQUEST"},
		{"half a surrogate pair", `{"query":"{total}","operationName":"\ud83d"}`, 400, 400, "BAD_REQUEST"},
		{"a member twice", `{"query":"{total}","query":"{project{id}}"}`, 400, 400, "BAD_REQUEST"},
		{"an unknown member twice", `{"query":"{total}","a":1,"a":2}`, 400, 400, "BAD_REQUEST"},
		{"a variable twice", `{"query":"{total}","variables":{"a":1,"a":2}}`, 400, 400, "BAD_REQUEST"},
		{"10,000 brackets", `{"query":"{total}","x":` + strings.Repeat("[", 20_000), 400, 400, "BAD_REQUEST"},

		{"no query", `{}`, 400, 400, "BAD_REQUEST"},
		{"a misspelt query", `{"qeury":"{total}"}`, 400, 400, "BAD_REQUEST"},
		{"a query in capitals", `{"Query":"{total}"}`, 400, 400, "BAD_REQUEST"},
		{"an empty query", `{"query":""}`, 400, 400, "BAD_REQUEST"},
		{"a null query", `{"query":null}`, 400, 400, "BAD_REQUEST"},
		{"a number as query", `{"query":1}`, 400, 400, "BAD_REQUEST"},
		{"a list as operation name", `{"query":"{total}","operationName":["a"]}`, 400, 400, "BAD_REQUEST"},
		{"a list as variables", `{"query":"{total}","variables":[1]}`, 400, 400, "BAD_REQUEST"},
		{"a string as variables", `{"query":"{total}","variables":"{}"}`, 400, 400, "BAD_REQUEST"},
		{"false as extensions", `{"query":"{total}","extensions":false}`, 400, 400, "BAD_REQUEST"},

		{"10 MB", `{"query":"{total}","x":"` + long + `"}`, 413, 413, "LIMIT_EXCEEDED"},

		{"no GraphQL", `{"query":"{"}`, 400, 200, "GRAPHQL_PARSE_FAILED"},
		{"SQL", `{"query":"SELECT * FROM projects"}`, 400, 200, "GRAPHQL_PARSE_FAILED"},
		{"a zero byte", `{"query":"{total}\u0000"}`, 400, 200, "GRAPHQL_PARSE_FAILED"},
		{"fragments only", `{"query":"fragment F on Query{total}"}`, 400, 200, "GRAPHQL_PARSE_FAILED"},
		{"a comment only", `{"query":"# nothing"}`, 400, 200, "GRAPHQL_PARSE_FAILED"},
		{"a schema", `{"query":"type T{a:Int}"}`, 400, 200, "GRAPHQL_PARSE_FAILED"},
		{"an unknown field", `{"query":"{titel}"}`, 400, 200, "GRAPHQL_VALIDATION_FAILED"},
		{"an unknown fragment", `{"query":"{...F}"}`, 400, 200, "GRAPHQL_VALIDATION_FAILED"},
		{"a fragment twice", `{"query":"{...F} fragment F on Query{total} fragment F on Query{total}"}`, 400, 200, "GRAPHQL_VALIDATION_FAILED"},
		{"an unknown argument", `{"query":"{projects(frist:1){id}}"}`, 400, 200, "GRAPHQL_VALIDATION_FAILED"},
		{"a wrong literal", `{"query":"{projects(first:\"1\"){id}}"}`, 400, 200, "GRAPHQL_VALIDATION_FAILED"},
		{"a literal that no machine holds", `{"query":"{node(id:99999999999999999999){id}}"}`, 400, 200, "GRAPHQL_VALIDATION_FAILED"},
		{"an Int of 33 bits", `{"query":"{projects(first:2147483648){id}}"}`, 400, 200, "GRAPHQL_VALIDATION_FAILED"},
		{"the same for a scalar of our own", `{"query":"{total(big:99999999999999999999)}"}`, 400, 200, "GRAPHQL_VALIDATION_FAILED"},
		{"a fraction that no machine holds", `{"query":"{total(of:1e999)}"}`, 400, 200, "GRAPHQL_VALIDATION_FAILED"},
		{"the same deep in a value", `{"query":"{projects(filter:{and:[{year:99999999999999999999}]}){id}}"}`, 400, 200, "GRAPHQL_VALIDATION_FAILED"},
		{"@defer", `{"query":"{...@defer{total}}"}`, 400, 200, "GRAPHQL_VALIDATION_FAILED"},
		{"@skip without a condition", `{"query":"{total @skip}"}`, 400, 200, "GRAPHQL_VALIDATION_FAILED"},

		{"an unknown operation", `{"query":"query a{total}","operationName":"b"}`, 400, 200, "BAD_REQUEST"},
		{"which operation", `{"query":"query a{total} query b{total}"}`, 400, 200, "BAD_REQUEST"},
		{"a subscription", `{"query":"subscription{changed{id}}"}`, 400, 200, "BAD_REQUEST"},

		{"a variable missing", `{"query":"query($id:ID!){node(id:$id){id}}"}`, 400, 200, "INVALID_ARGUMENT"},
		{"a variable null", `{"query":"query($id:ID!){node(id:$id){id}}","variables":{"id":null}}`, 400, 200, "INVALID_ARGUMENT"},
		{"a variable of a wrong type", `{"query":"query($n:Int){projects(first:$n){id}}","variables":{"n":"many"}}`, 400, 200, "INVALID_ARGUMENT"},
		{"a variable that no Int holds", `{"query":"query($n:Int){projects(first:$n){id}}","variables":{"n":1e400}}`, 400, 200, "INVALID_ARGUMENT"},
		{"a fraction for an Int", `{"query":"query($n:Int){projects(first:$n){id}}","variables":{"n":1.5}}`, 400, 200, "INVALID_ARGUMENT"},
		{"a number for a String", `{"query":"query($n:String!){rename:project(code:$n){id}}","variables":{"n":5}}`, 400, 200, "INVALID_ARGUMENT"},
		{"an unknown member of an input", `{"query":"query($f:Filter){projects(filter:$f){id}}","variables":{"f":{"txet":"a"}}}`, 400, 200, "INVALID_ARGUMENT"},
		{"a list for an input", `{"query":"query($f:Filter){projects(filter:$f){id}}","variables":{"f":[1]}}`, 400, 200, "INVALID_ARGUMENT"},
		{"null in a list of what must be", `{"query":"query($f:[Filter!]){projects(filter:{and:$f}){id}}","variables":{"f":[null]}}`, 400, 200, "INVALID_ARGUMENT"},
		{"an unknown enum value", `{"query":"query($l:Language){project{name(language:$l)}}","variables":{"l":"LATIN"}}`, 400, 200, "INVALID_ARGUMENT"},
		{"an enum that is an object", `{"query":"query($l:Language){project{name(language:$l)}}","variables":{"l":{}}}`, 400, 200, "INVALID_ARGUMENT"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			for media, status := range map[string]int{graphqlMedia: tc.modern, legacyMedia: tc.legacy} {
				recorder := post(server, tc.body, "Accept", media)
				if recorder.Code != status {
					t.Errorf("%s: status %d, want %d: %.200s", media, recorder.Code, status, recorder.Body)
				}
				if got := recorder.Header().Get("Content-Type"); got != media+"; charset=utf-8" {
					t.Errorf("Content-Type is %s", got)
				}
				r := read(t, recorder)
				if r.code() != tc.code {
					t.Errorf("code %q, want %q: %s", r.code(), tc.code, recorder.Body)
				}
				if executed := tc.code == "" || tc.code == "NOT_FOUND"; executed != (r.Data != nil) {
					t.Errorf("data: %s", r.Data)
				}
				if recorder.Body.Len() > 2_000 {
					t.Errorf("answered with %d bytes", recorder.Body.Len())
				}
			}
		})
	}
}

func TestHeaders(t *testing.T) {
	server := newServer(t, nil)
	body := asBody(`{total}`)
	for _, tc := range []struct {
		name, method string
		header       http.Header
		status       int
		reply        http.Header // what must be among the answer's headers
	}{
		{"GET", "GET", http.Header{"Accept": {legacyMedia}}, 405, http.Header{"Allow": {"POST"}}},
		{"HEAD", "HEAD", http.Header{}, 405, http.Header{"Allow": {"POST"}}},
		{"PUT", "PUT", http.Header{"Content-Type": {legacyMedia}}, 405, http.Header{"Allow": {"POST"}}},
		{"a preflight with no origin allowed", "OPTIONS", http.Header{"Origin": {"https://map.example.org"}}, 405, http.Header{"Access-Control-Allow-Origin": nil}},
		{"JSON", "POST", http.Header{"Content-Type": {"application/json"}}, 200, http.Header{"Cache-Control": {"no-store"}, "X-Content-Type-Options": {"nosniff"}, "Vary": {"Accept"}}},
		{"JSON in UTF-8", "POST", http.Header{"Content-Type": {"Application/JSON; Charset=\"UTF-8\""}}, 200, nil},
		{"JSON in Latin-1", "POST", http.Header{"Content-Type": {"application/json; charset=iso-8859-1"}}, 415, http.Header{"Accept": {legacyMedia}}},
		{"no type", "POST", http.Header{}, 415, nil},
		{"text", "POST", http.Header{"Content-Type": {"text/plain"}}, 415, nil},
		{"a form", "POST", http.Header{"Content-Type": {"application/x-www-form-urlencoded"}}, 415, nil},
		{"a file", "POST", http.Header{"Content-Type": {"multipart/form-data; boundary=a"}}, 415, nil},
		{"two types", "POST", http.Header{"Content-Type": {"application/json", "text/plain"}}, 415, nil},
		{"nonsense", "POST", http.Header{"Content-Type": {";;;"}}, 415, nil},
		{"Brotli", "POST", http.Header{"Content-Type": {"application/json"}, "Content-Encoding": {"br"}}, 415, http.Header{"Accept-Encoding": {"gzip, identity"}}},
		{"packed twice", "POST", http.Header{"Content-Type": {"application/json"}, "Content-Encoding": {"gzip, gzip"}}, 415, nil},
		{"packed twice in two headers", "POST", http.Header{"Content-Type": {"application/json"}, "Content-Encoding": {"gzip", "gzip"}}, 415, nil},
		{"gzip that is none", "POST", http.Header{"Content-Type": {"application/json"}, "Content-Encoding": {"gzip"}}, 400, nil},
		{"identity", "POST", http.Header{"Content-Type": {"application/json"}, "Content-Encoding": {"identity"}}, 200, nil},
		{"neither type wanted", "POST", http.Header{"Content-Type": {"application/json"}, "Accept": {"text/html"}}, 406, http.Header{"Content-Type": {legacyMedia + "; charset=utf-8"}}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			request := newRequest(tc.method, "/graphql", body)
			request.Header = tc.header
			recorder := httptest.NewRecorder()
			server.Handler().ServeHTTP(recorder, request)
			if recorder.Code != tc.status {
				t.Errorf("status %d, want %d: %s", recorder.Code, tc.status, recorder.Body)
			}
			for name, want := range tc.reply {
				if got := recorder.Header().Values(name); fmt.Sprint(got) != fmt.Sprint(want) {
					t.Errorf("%s is %q, want %q", name, got, want)
				}
			}
			if r := read(t, recorder); tc.status != 200 && r.code() != "BAD_REQUEST" {
				t.Errorf("code %q", r.code())
			}
		})
	}
}

func TestNegotiate(t *testing.T) {
	for _, tc := range []struct{ accept, want string }{
		{"", legacyMedia},
		{" ", legacyMedia},
		{"*/*", legacyMedia},
		{"application/*", legacyMedia},
		{"application/json", legacyMedia},
		{"application/graphql-response+json", graphqlMedia},
		{"APPLICATION/GraphQL-Response+JSON; charset=UTF-8", graphqlMedia},
		{"application/graphql-response+json, application/json;q=0.9", graphqlMedia},
		{"application/json;q=0.9, application/graphql-response+json", graphqlMedia},
		{"application/json, application/graphql-response+json", graphqlMedia},
		{"application/json, application/graphql-response+json;q=0.9", legacyMedia},
		{"application/graphql-response+json, */*", graphqlMedia},
		{"application/json, */*", legacyMedia},
		{"application/json;q=0.1, */*", graphqlMedia},
		{"application/json;q=0, */*;q=0.1", graphqlMedia},
		{"application/graphql-response+json;q=0, */*", legacyMedia},
		{"text/html, application/xhtml+xml, */*;q=0.8", legacyMedia},
		{"application/graphql-response+json;charset=iso-8859-1, application/json", legacyMedia},
		{"text/html", ""},
		{"application/json;q=0", ""},
		{"*/*;q=0", ""},
		{"application/json;charset=utf-16", ""},
		{"application/json;q=7", ""},
		{"application/json;q=NaN", ""},
		{"nonsense", ""},
		{",,;,", ""},
		{";q=1, application/json", legacyMedia},
	} {
		media, ok := negotiate(http.Header{"Accept": {tc.accept}})
		if want := tc.want != ""; ok != want || ok && media != tc.want {
			t.Errorf("%q: %s %t, want %q", tc.accept, media, ok, tc.want)
		}
	}
	if media, _ := negotiate(http.Header{"Accept": {"text/html", graphqlMedia}}); media != graphqlMedia {
		t.Errorf("two headers: %s", media)
	}
}

// TestNothingLeaks checks that neither a fault of ours nor a body of theirs comes back.
func TestNothingLeaks(t *testing.T) {
	server := newServer(t, nil)
	for _, query := range []string{`{broken}`, `{panicking}`, `{total broken panicking}`} {
		recorder := post(server, asBody(query))
		if r := read(t, recorder); recorder.Code != http.StatusOK || r.code() != "INTERNAL" || r.Data == nil {
			t.Errorf("%s: %d %s", query, recorder.Code, recorder.Body)
		}
		for _, secret := range []string{"10.1.2.3", "secret", "goroutine"} {
			if strings.Contains(recorder.Body.String(), secret) {
				t.Errorf("%s tells %q", query, secret)
			}
		}
	}
	for _, body := range []string{`{"password":"hunter2"`, `{"query":"{total}","hunter2":1,"hunter2":2}`, `hunter2`, `{"query":"{total}","operationName":"hunter2"}`} {
		if recorder := post(server, body); strings.Contains(recorder.Body.String(), "hunter2") {
			t.Errorf("the body came back: %s", recorder.Body)
		}
	}
}
