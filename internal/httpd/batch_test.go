package httpd

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// TestBatch sends several operations in one request: each is answered in its place, and all together cost no more than
// one may.
func TestBatch(t *testing.T) {
	server := newServer(t, func(c *Config) {
		c.Limits.Batch, c.Limits.Cost, c.Limits.Rows = 4, 100, 5
	})
	const list = `{projects(first:60){id}}`
	for _, tc := range []struct {
		name    string
		queries []string
		codes   []string
	}{
		{"one", []string{`{total}`}, []string{""}},
		{"several", []string{`{total}`, `{titel}`, `{broken}`, `{`}, []string{"", "GRAPHQL_VALIDATION_FAILED", "INTERNAL", "GRAPHQL_PARSE_FAILED"}},
		{"too dear together", []string{list, list, `{total}`}, []string{"", "LIMIT_EXCEEDED", "LIMIT_EXCEEDED"}},
		{"too many rows together", []string{`{total}`, `{project{partners(first:1){id}}}`, `{project{partners(first:1){projects(first:1){partners(first:1){id}}}}}`, `{total}`}, []string{"", "", "LIMIT_EXCEEDED", "LIMIT_EXCEEDED"}},
		{"a subscription", []string{`subscription{changed{id}}`}, []string{"BAD_REQUEST"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			bodies := make([]string, len(tc.queries))
			for i, query := range tc.queries {
				bodies[i] = asBody(query)
			}
			recorder := post(server, "["+strings.Join(bodies, ",")+"]")
			var replies []reply
			if err := json.Unmarshal(recorder.Body.Bytes(), &replies); err != nil || recorder.Code != 200 {
				t.Fatalf("%d %v: %s", recorder.Code, err, recorder.Body)
			}
			var codes []string
			for _, r := range replies {
				codes = append(codes, r.code())
			}
			if fmt.Sprint(codes) != fmt.Sprint(tc.codes) {
				t.Errorf("codes %q, want %q: %s", codes, tc.codes, recorder.Body)
			}
		})
	}
	for name, body := range map[string]string{
		"empty": `[]`, "nested": `[[{"query":"{total}"}]]`, "no requests": `[1,2]`, "cut": `[{"query":"{total}"}`, "two": `[{"query":"{total}"}][]`,
	} {
		if r := read(t, post(server, body)); r.code() != "BAD_REQUEST" {
			t.Errorf("%s: %+v", name, r)
		}
	}
}
