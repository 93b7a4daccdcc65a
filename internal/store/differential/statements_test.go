package differential_test

import (
	"bytes"
	"testing"

	"verkosto/internal/query"
	"verkosto/internal/store/neo4j/neo4jtest"
)

// everything shows contacts too.
var everything = query.Options{ShowContacts: query.Everyone}

// TestStatements counts what the database is asked for one query: a statement for each step of it, whatever the number
// of parents, and none for what isn't asked.
func TestStatements(t *testing.T) {
	filled := openNeo4j(t)
	fill(t, generated(120), filled)
	database := neo4jtest.Start(t)
	w := listen(t, database.URI)
	s := serve(onNeo4j(t, database, w.Address), query.Options{})
	s.answer(t, `{ meta { version } }`, nil) // the store looks once at the version of the schema
	const four = `query ($first: Int) { projects(first: $first) { nodes { participations(first: 10) { nodes {
		organisation { participations(first: 5) { nodes { role } } } } } } } }`
	for _, c := range []struct {
		name, query string
		first       int
		statements  int64
	}{
		{"four levels of 1", four, 1, 4},
		{"four levels of 100", four, 100, 4},
		{"a list", `query ($first: Int) { projects(first: $first) { nodes { name } pageInfo { hasNextPage } } }`, 100, 1},
		{"a list with its total", `query ($first: Int) { projects(first: $first) { totalCount nodes { name } } }`, 100, 1},
		{"lists of 1", `query ($first: Int) { projects(first: $first) { nodes { participations { nodes { role } } } } }`, 1, 2},
		{"lists of 100", `query ($first: Int) { projects(first: $first) { nodes { participations { nodes { role } } } } }`, 100, 2},
		{"lists of 100 with totals", `query ($first: Int) { projects(first: $first) { nodes { participations { totalCount nodes { role } } } } }`, 100, 2},
		{"figures", `query ($first: Int) { organisations(first: $first) { nodes { degree { partners } amounts { granted } } } }`, 100, 3},
		{"partners of 100", `query ($first: Int) { organisations(first: $first) { nodes { partners(first: 3) { edges { sharedProjects } } } } }`, 100, 2},
		{"citations of 100", `query ($first: Int) { projects(first: $first) { nodes { citations { nodes { line } } } } }`, 100, 2},
		{"annotations of 100", `query ($first: Int) { projects(first: $first) { nodes { annotations { nodes { text } } } } }`, 100, 2},
		{"the audit log", `query ($first: Int!) { auditLog(first: $first) { nodes { number } pageInfo { hasNextPage } } }`, 100, 1},
		{"what waits for review", `query ($first: Int!) { reviewQueue(first: $first) { nodes { __typename } } }`, 100, 2},
		{"search", `query ($first: Int!) { search(text: "hanke", first: $first) { nodes { id } } }`, 10, 1},
		{"a drawing of two steps", `query ($first: Int!) { network(around: ["municipality:837"], depth: 2, limit: $first) { nodes { id } edges { id } } }`, 100, 4},
	} {
		t.Run(c.name, func(t *testing.T) {
			before := w.statements.Load()
			answer := s.answer(t, c.query, map[string]any{"first": c.first})
			if bytes.Contains(answer, []byte(`"errors"`)) {
				t.Fatalf("%s", answer)
			}
			if asked := w.statements.Load() - before; asked != c.statements {
				t.Errorf("the database is asked %d statements, want %d", asked, c.statements)
			}
		})
	}
}
