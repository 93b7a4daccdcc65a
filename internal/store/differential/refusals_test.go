package differential_test

import (
	"bytes"
	"strings"
	"testing"
)

// testRefusals asks for what can't be: the stores must refuse alike, by code and by message.
func testRefusals(t *testing.T, p pair) {
	cursor := func(parts ...string) string {
		var c cursorParts
		copy(c[:], parts)
		return c.String()
	}
	const list = `query ($first: Int, $after: String, $last: Int, $before: String, $by: ProjectOrderField = ID) {
  projects(first: $first, after: $after, last: $last, before: $before, orderBy: { field: $by }) { nodes { id } pageInfo { hasNextPage hasPreviousPage } }
}`
	const partners = `query ($after: String) { organisations { nodes { partners(after: $after) { nodes { id } } } } }`
	const citations = `query ($after: String) { projects { nodes { citations(after: $after) { edges { cursor } } } } }`
	const statements = `query ($after: String) { sources { nodes { citations(after: $after) { edges { cursor } } } } }`
	const sources = `query ($after: String) { sources(after: $after, orderBy: { field: READ_AT }) { nodes { id } } }`
	const search = `query ($after: String, $text: String = "metsä", $first: Int = 1) { search(text: $text, first: $first, after: $after) { totalCount } }`
	for _, c := range []struct {
		name, query string
		variables   map[string]any
	}{
		{"no cursor", list, map[string]any{"after": "☃"}},
		{"cursor of another list", list, map[string]any{"after": cursor("FUND", "ID", "ASC", "=", "", "fund:x")}},
		{"cursor of another order", list, map[string]any{"before": cursor("PROJECT", "NAME", "ASC", "=", "a", "project:x")}},
		{"first and last", list, map[string]any{"first": 1, "last": 1}},
		{"first of none", list, map[string]any{"first": 0}},
		{"last of too many", list, map[string]any{"last": 101}},
		{"forged amount", list, map[string]any{"by": "GRANTED", "after": cursor("PROJECT", "GRANTED", "ASC", "=", "much", "project:x")}},
		{"forged amount before", list, map[string]any{"by": "GRANTED", "last": 2, "before": cursor("PROJECT", "GRANTED", "ASC", "=", "", "project:x")}},
		{"forged amount beyond all", list, map[string]any{"by": "GRANTED", "after": cursor("PROJECT", "GRANTED", "ASC", "=", "9999999999999999999", "project:x")}},
		{"forged amount below all", list, map[string]any{"by": "GRANTED", "after": cursor("PROJECT", "GRANTED", "ASC", "=", "-9999999999999999999", "project:x")}},
		{"forged amount with many digits", list, map[string]any{"by": "GRANTED", "after": cursor("PROJECT", "GRANTED", "ASC", "=", "0.1234567890123456789", "project:x")}},
		{"forged amount of too many digits", list, map[string]any{"by": "GRANTED", "after": cursor("PROJECT", "GRANTED", "ASC", "=", strings.Repeat("9", 40), "project:x")}},
		{"forged count", list, map[string]any{"by": "PARTICIPATIONS", "after": cursor("PROJECT", "PARTICIPATIONS", "ASC", "=", "few", "project:x")}},
		{"forged count with a fraction", list, map[string]any{"by": "PARTICIPATIONS", "after": cursor("PROJECT", "PARTICIPATIONS", "ASC", "=", "1.5", "project:x")}},
		{"forged count beyond all", list, map[string]any{"by": "PARTICIPATIONS", "after": cursor("PROJECT", "PARTICIPATIONS", "ASC", "=", "99999999999999999999999", "project:x")}},
		{"forged absent count", list, map[string]any{"by": "PARTICIPATIONS", "after": cursor("PROJECT", "PARTICIPATIONS", "ASC", "-", "", "project:x")}},
		{"forged instant", sources, map[string]any{"after": cursor("SOURCE", "READ_AT", "ASC", "=", "yesterday", "source:x")}},
		{"forged date", list, map[string]any{"by": "START", "after": cursor("PROJECT", "START", "ASC", "=", "spring", "project:x")}},
		{"forged name of no form", list, map[string]any{"by": "NAME", "after": cursor("PROJECT", "NAME", "ASC", "=", "\x00\U0001F600`'\"{{", "project:x")}},
		{"forged name of great length", list, map[string]any{"by": "NAME", "after": cursor("PROJECT", "NAME", "ASC", "=", strings.Repeat("ö", 10_000), "project:x")}},
		{"forged id of no form", list, map[string]any{"after": cursor("PROJECT", "ID", "ASC", "=", "", "'); MATCH (n) //")}},
		{"forged id of great length", list, map[string]any{"after": cursor("PROJECT", "ID", "ASC", "=", "", strings.Repeat("project:", 5000))}},
		{"forged absent id", list, map[string]any{"after": cursor("PROJECT", "ID", "ASC", "-", "", "project:x")}},
		{"forged partner", partners, map[string]any{"after": cursor("PARTNER", "PROJECTS", "DESC", "=", "many", "organisation:x")}},
		{"forged partner with a fraction", partners, map[string]any{"after": cursor("PARTNER", "PROJECTS", "DESC", "=", "1.0", "organisation:x")}},
		{"forged absent partner", partners, map[string]any{"after": cursor("PARTNER", "PROJECTS", "DESC", "-", "", "organisation:x")}},
		{"forged citation", citations, map[string]any{"after": cursor("CITATION", "ID", "ASC", "=", "x", "source:x")}},
		{"forged citation with a wrong rank", citations, map[string]any{"after": cursor("CITATION", "ID", "ASC", "=", "x 2024-01-01T00:00:00Z 1 abc", "source:x")}},
		{"forged citation with a wrong instant", citations, map[string]any{"after": cursor("CITATION", "ID", "ASC", "=", "10 2024 1 abc", "source:x")}},
		{"forged citation with a wrong key", citations, map[string]any{"after": cursor("CITATION", "ID", "ASC", "=", "10 2024-01-01T00:00:00Z 1 xyz", "source:x")}},
		{"forged statement", statements, map[string]any{"after": cursor("CITATION", "ID", "ASC", "=", "line", "project:x")}},
		{"forged statement without a key", statements, map[string]any{"after": cursor("CITATION", "ID", "ASC", "=", "7", "project:x")}},
		{"forged statement with a wrong key", statements, map[string]any{"after": cursor("CITATION", "ID", "ASC", "=", "7 xyz", "project:x")}},
		{"forged statement with a great line", statements, map[string]any{"after": cursor("CITATION", "ID", "ASC", "=", "99999999999999999999 00000000000000000000000000000000", "project:x")}},
		{"cursor of a citation for a statement", statements, map[string]any{"after": cursor("CITATION", "ID", "ASC", "=", "10 2024-01-01T00:00:00Z 1 00000000000000000000000000000000", "source:x")}},
		{"forged hit", `query ($after: String) { search(text: "metsä", after: $after) { nodes { id } } }`, map[string]any{"after": cursor("SEARCH", "SCORE", "DESC", "=", "good", "project:x")}},
		{"search for nothing", search, map[string]any{"text": ""}},
		{"search for too much", search, map[string]any{"text": strings.Repeat("metsä ", 100)}},
		{"search for too many", search, map[string]any{"first": 101}},
		{"too many ids", `query ($ids: [ID!]!) { nodes(ids: $ids) { id } }`, map[string]any{"ids": strings.Split(strings.Repeat(" municipality:837", 101)[1:], " ")}},
		{"no id", `{ node(id: "837") { id } }`, nil},
		{"no such node", `{ node(id: "municipality:000") { id } municipality(code: "837000") { id } }`, nil},
		{"two keys", `{ organisation(businessId: "0211675-2", pic: "1") { id } }`, nil},
		{"no business id", `{ organisation(businessId: "0211675-3") { id } }`, nil},
		{"network around nothing", `{ network(around: []) { nodes { id } } }`, nil},
		{"network around what is not there", `{ network(around: ["municipality:000"]) { nodes { id } } }`, nil},
		{"network around a source", `{ network(around: ["source:x/y"]) { nodes { id } } }`, nil},
		{"network too deep", `{ network(around: ["municipality:837"], depth: 7) { nodes { id } } }`, nil},
		{"network too large", `{ network(around: ["municipality:837"], limit: 2001) { nodes { id } } }`, nil},
		{"network of participations", `{ network(around: ["municipality:837"], kinds: [PARTICIPATION]) { nodes { id } } }`, nil},
		{"facets of too many", `{ projects { facets(by: [STATUS], first: 1001) { by } } }`, nil},
		{"facets of none", `{ projects { facets(by: [], first: 1) { by } totalCount } }`, nil},
		{"the same facet twice", `{ projects { facets(by: [STATUS, STATUS], first: 2) { by buckets { value count } } } }`, nil},
		{"a day that is none", `{ projects(filter: { start: { from: "2019-02-29" } }) { totalCount } }`, nil},
		{"a time that ends before it begins", `{ projects(filter: { active: { from: "2019", to: "2016" } }) { totalCount } }`, nil},
		{"an amount that is none", `{ projects(filter: { granted: { min: "1e40" } }) { totalCount } }`, nil},
		{"amounts beyond all", `{ projects(filter: { granted: { min: "-9999999999999999999", max: "9999999999999999999" } }) { totalCount } }`, nil},
		{"ids of other kinds", `{ projects(filter: { ids: ["fund:x"], organisations: { any: ["project:y"] } }) { totalCount } }`, nil},
		{"an id that is too long", `query ($id: ID!) { node(id: $id) { id } }`, map[string]any{"id": "project:" + strings.Repeat("x", 1100)}},
	} {
		t.Run(c.name, func(t *testing.T) {
			answer := p.agree(t, c.query, c.variables)
			if bytes.Contains(answer, []byte("INTERNAL")) || bytes.Contains(answer, []byte("GRAPHQL_")) {
				t.Errorf("%s", answer)
			}
		})
	}
}
