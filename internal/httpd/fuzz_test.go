package httpd

import (
	"net/http"
	"testing"
	"unicode/utf8"
)

// FuzzDecode checks that whatever the body, there is either a request or an error that
// says so, and that neither costs a panic.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		`{"query":"{total}"}`,
		`{"query":"query($a:Int){total}","variables":{"a":[1,-2.5e9,true,null,"ä",{"b":{}}]},"operationName":"x","extensions":{}}`,
		`{"query":"{total}","query":""}`,
		`[{"query":"{total}"}]`, `[{"query":"{total}"},{"documentId":"a"},{}]`,
		`{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}`,
		`{"query":"\ud83d\ude00"}`,
		`{"variables":{"a":` + `[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[`,
		"\xff\xfe{}", `{}{}`, `null`, ` `, `{"a"`,
	} {
		f.Add([]byte(seed))
	}
	limits := DefaultLimits()
	limits.Batch = 3
	f.Fuzz(func(t *testing.T, body []byte) {
		requests, _, err := decode(body, limits)
		switch {
		case err == nil && len(requests) == 0, len(requests) > limits.Batch:
			t.Errorf("%d requests", len(requests))
		case err != nil && (requests != nil || codeOf(err) == "" || err.Message == ""):
			t.Errorf("error %v with %v", err, requests)
		}
		for _, r := range requests {
			named := r.documentID != "" || hashOf(&r.RawParams) != ""
			if r.Query == "" && !named || !utf8.ValidString(r.Query) {
				t.Errorf("query %q", r.Query)
			}
		}
	})
}

// FuzzQuery sends any text as a query through all stages.
func FuzzQuery(f *testing.F) {
	for _, attack := range attacks() {
		if len(attack.query) < 2_000 {
			f.Add(attack.query)
		}
	}
	f.Add(`query Q($a:Int=1,$f:Filter){projects(first:$a,filter:$f)@include(if:true){...on Project{id,n:name(language:FINNISH)}}}`)
	f.Add(`mutation{rename(id:1,name:"""block "" string"""){__typename}}`)
	server := newServer(f, nil)
	f.Fuzz(func(t *testing.T, query string) {
		recorder := post(server, asBody(query))
		r := read(t, recorder)
		if recorder.Code != http.StatusOK && recorder.Code != http.StatusBadRequest {
			t.Errorf("status %d: %s", recorder.Code, recorder.Body)
		}
		if (recorder.Code == http.StatusOK) != (r.Data != nil) {
			t.Errorf("status %d with data %s", recorder.Code, r.Data)
		}
		for _, err := range r.Errors {
			if err.Message == "" || err.Extensions["code"] == nil {
				t.Errorf("an error that says nothing: %s", recorder.Body)
			}
		}
	})
}
