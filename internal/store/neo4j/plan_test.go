package neo4j

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"verkosto/internal/network"
	"verkosto/internal/store/neo4j/neo4jtest"
	"verkosto/internal/synth"
)

// Every file has a variable and every variable a file: [statement] and [section] fail without theirs.
func TestEveryFileIsUsed(t *testing.T) {
	used := make(map[string]bool)
	for name := range statements {
		used["cypher/"+name+".cypher"] = true
	}
	for name := range fragments {
		file, _, _ := strings.Cut(name, "/")
		used["cypher/fragments/"+file+".cypher"] = true
	}
	for version := 1; version <= SchemaVersion; version++ {
		used[fmt.Sprintf("cypher/schema/%d.cypher", version)] = true // read by number
	}
	err := fs.WalkDir(cypherFiles, "cypher", func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && !used[path] {
			t.Errorf("%s is read by no variable", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// query is a statement with parameters, as it would be sent.
type query struct {
	name    string
	text    string
	params  map[string]any
	scans   bool // may read all nodes of a label, see [scanning]
	streams bool // is sent as it is, not as an operation of [cypherRead]
}

// reads gives every read in all its shapes.
func reads(t *testing.T) []query {
	all := network.Window{First: 3}
	queries := []query{
		{name: "nodes", text: cypherNodes, params: map[string]any{"ids": []string{"project:x"}}},
		{name: "degrees", text: cypherDegrees, params: map[string]any{"ids": []string{"organisation:x"}}},
		{name: "joined", text: cypherJoined, scans: true},
		{name: "meta", text: cypherMeta, params: map[string]any{"absent": noText}},
		{name: "version", text: cypherDataVersion},
	}
	queries = append(queries, auditQueries(t)...)
	queries = append(queries, reviewQueries(t)...)
	queries = append(queries, listQueries(t)...)
	queries = append(queries, tallyQueries()...)
	filter := &network.ProjectFilter{Statuses: []network.ProjectStatus{network.StatusEnded}}
	for _, projects := range []*network.ProjectFilter{nil, filter} {
		for name, window := range windows("3", byShared.optional) {
			text, params, err := partnering(network.PartnerQuery{Of: []network.ID{"organisation:x"}, Projects: projects, Window: window})
			queries = append(queries, must(t, query{name: "partners " + name, text: text, params: params}, err))
		}
		for _, kinds := range [][]network.Kind{nil, {network.KindProject}, {network.KindSource}} {
			text, params := neighbouring(network.NeighbourQuery{
				Of: []network.ID{"organisation:x", "person:x"}, Most: 9, Kinds: kinds, Projects: projects,
			})
			queries = append(queries, query{name: "neighbours", text: text, params: params})
		}
	}
	for _, among := range [][]network.ID{
		{"project:x"}, {"organisation:x", "project:x"}, {"organisation:x", "project:x", "person:x", "fund:x", "region:x"},
	} {
		for _, allThere := range []bool{false, true} {
			text, params := joining(among, allThere)
			queries = append(queries, query{name: "edges", text: text, params: params})
		}
	}
	queries = append(queries, projectionQueries()...)
	queries = append(queries, pathQueries(filter)...)
	queries = append(queries, questionQueries(t, filter)...)
	params, where := searching(network.SearchQuery{Text: "kielo", Kinds: []network.Kind{network.KindProject}, Window: all})
	queries = append(queries, query{name: "search tally", text: fill(cypherSearchTally, "where", where.String()), params: params})
	params = maps.Clone(params)
	params["after"], params["afterId"], params["limit"] = 1.0, "project:x", int64(3)
	queries = append(queries, query{name: "search", text: fill(cypherSearch, "where", where.String()), params: params},
		query{name: "search after", text: fill(cypherSearchAfter, "where", where.String()), params: params})
	return append(queries, citationQueries(t)...)
}

func must(t *testing.T, q query, err error) query {
	t.Helper()
	if err != nil {
		t.Fatalf("%s: %v", q.name, err)
	}
	return q
}

// windows gives one window of each shape, at positions with a value and without.
func windows(value string, optional bool) map[string]network.Window {
	at := &network.Position{Value: value, ID: "organisation:x"}
	shapes := map[string]network.Window{
		"first": {First: 3}, "first after": {First: 3, After: at}, "last": {Last: 3}, "last before": {Last: 3, Before: at},
	}
	if optional {
		none := &network.Position{Absent: true, ID: "organisation:x"}
		shapes["first after none"] = network.Window{First: 3, After: none}
		shapes["last before none"] = network.Window{Last: 3, Before: none}
	}
	return shapes
}

// projectionQueries gives projections of everything, and by filters of every sort.
func projectionQueries() []query {
	queries := []query{
		{name: "gate", text: cypherGate, streams: true},
		{name: "projection homes", text: cypherProjectionHomes, params: map[string]any{"ids": []string{"organisation:x"}}, streams: true},
	}
	add := func(name string, projected network.ProjectionQuery, scans bool) {
		text, params := projecting(projected)
		queries = append(queries, query{name: "projection " + name, text: text, params: params, scans: scans, streams: true})
	}
	add("of everything", network.ProjectionQuery{}, true)
	add("in roles, with traits", network.ProjectionQuery{Roles: []network.Role{network.RolePartner}, Traits: true}, true)
	add("of raw organisations", network.ProjectionQuery{Identities: network.IdentitiesRaw}, true)
	for name, filter := range filters() {
		if projects, ok := filter.(*network.ProjectFilter); ok {
			add("filtered by "+name, network.ProjectionQuery{Projects: projects}, name == "or, not")
		}
	}
	return queries
}

func citationQueries(t *testing.T) []query {
	var queries []query
	for _, from := range []bool{false, true} {
		position := network.LinePosition("project:x", 3, strings.Repeat("a", 32))
		if !from {
			position = network.BeliefPosition(&network.Source{ID: "source:x"}, 3, strings.Repeat("a", 32))
		}
		for name, window := range windows("", false) {
			if window.After != nil {
				window.After = &position
			}
			if window.Before != nil {
				window.Before = &position
			}
			text, params, err := citing(network.CitationQuery{Of: []network.ID{"project:x"}, From: from, Window: window})
			queries = append(queries, must(t, query{name: "citations " + name, text: text, params: params}, err))
		}
	}
	return queries
}

// scanning are operators that read all nodes of a label. They are right only where all nodes of the label
// are asked about and no index holds the order: facets and sums of a whole list, and lists of kinds that are few
// (places, funds, sources), or that no client lists as a whole in that order (participations, fundings).
var scanning = []string{"NodeByLabelScan", "UnionNodeByLabelsScan", "IntersectionNodeByLabelsScan"}

func TestPlans(t *testing.T) {
	driver, store := database(t)
	resample(t, driver) // of what earlier tests have left in the statistics
	t.Run("empty", func(t *testing.T) { checkPlans(t, driver) })
	fillWith(t, store, synth.Config{Seed: 1, Projects: 500})
	resample(t, driver)
	t.Run("filled", func(t *testing.T) { checkPlans(t, driver) })
}

// planners is how many statements the database plans at once.
const planners = 4

func checkPlans(t *testing.T, driver neo4j.DriverWithContext) {
	queries := make(chan query)
	var planning sync.WaitGroup
	for range planners {
		planning.Go(func() {
			for q := range queries {
				checkPlan(t, driver, q)
			}
		})
	}
	for _, q := range reads(t) {
		queries <- q
	}
	close(queries)
	planning.Wait()
	checkWritePlans(t, driver)
}

func checkPlan(t *testing.T, driver neo4j.DriverWithContext, q query) {
	t.Helper()
	text := q.text
	if !q.streams {
		text = fill(cypherRead, "operation", reading(q.text, false))
	}
	operators := operatorsOf(t, driver, q.name, text, q.params)
	for _, operator := range operators {
		wrong := []string{"AllNodesScan", "CartesianProduct", "Eager"}
		if !q.scans {
			wrong = append(wrong, scanning...)
		}
		if slices.Contains(wrong, operator) {
			t.Errorf("%s has %s\n%s\n%v", q.name, operator, q.text, operators)
		}
	}
}

// checkWritePlans wants every statement of a batch to seek its rows, however few nodes the planner knows of: it
// meets a plan again that was made while the database was empty, and to scan an index for each row is quadratic then.
func checkWritePlans(t *testing.T, driver neo4j.DriverWithContext) {
	t.Helper()
	params := map[string]any{
		"ids": []string{"project:x"}, "rows": []any{}, "others": noPartners, "absent": noText, "noNumber": int64(1), "version": int64(1),
		"author": "x", "key": "x", "number": int64(1), "undone": int64(1), "entry": map[string]any{}, "patience": int64(1), "announced": int64(1), "after": "", "limit": int64(1), "schema": int64(1), "derivation": int64(1), "joined": int64(1),
	}
	for name, text := range statements {
		if strings.HasPrefix(name, "apply_") || strings.HasPrefix(name, "refresh_") || strings.HasPrefix(name, "sum_") || strings.HasPrefix(name, "adjust_") || strings.HasPrefix(name, "migrate_") {
			for _, operator := range operatorsOf(t, driver, name, text, params) {
				scan := operator == "NodeIndexScan" || slices.Contains(scanning, operator)
				whole := strings.HasPrefix(name, "migrate_") || name == "apply_within"
				if operator == "AllNodesScan" || operator == "CartesianProduct" || scan && !whole {
					t.Errorf("%s has %s", name, operator)
				}
			}
		}
	}
}

// operatorsOf gives the operators by which the database would run a statement.
func operatorsOf(t *testing.T, driver neo4j.DriverWithContext, name, text string, params map[string]any) []string {
	t.Helper()
	if strings.Contains(text, "{{") {
		t.Errorf("%s has a place that is not filled:\n%s", name, text)
	}
	result, err := neo4j.ExecuteQuery(t.Context(), driver, "EXPLAIN "+text, params, neo4j.EagerResultTransformer)
	if err != nil {
		t.Errorf("%s: %v\n%s", name, err, text)
		return nil
	}
	var operators []string
	var walk func(neo4j.Plan)
	walk = func(plan neo4j.Plan) {
		operator, _, _ := strings.Cut(plan.Operator(), "@")
		operators = append(operators, operator)
		for _, child := range plan.Children() {
			walk(child)
		}
	}
	walk(result.Summary.Plan())
	return operators
}

// database gives the test binary's database, emptied and migrated, bare and as a store.
func database(t testing.TB) (neo4j.DriverWithContext, *Store) {
	t.Helper()
	database := neo4jtest.Start(t)
	database.Clear(t)
	store, err := Open(Config{URI: database.URI, User: database.User, Password: database.Password})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	if err := store.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	return store.driver, store
}

// fillWith applies an invented network.
func fillWith(t testing.TB, store *Store, config synth.Config) {
	t.Helper()
	for batch, err := range synth.Generate(config) {
		if err != nil {
			t.Fatal(err)
		}
		if _, err := store.Apply(t.Context(), batch); err != nil {
			t.Fatal(err)
		}
	}
}

// resample lets the planner know of what has been written.
func resample(t testing.TB, driver neo4j.DriverWithContext) {
	t.Helper()
	for _, command := range []string{"CALL db.prepareForReplanning(60)", "CALL db.clearQueryCaches()"} {
		if _, err := neo4j.ExecuteQuery(t.Context(), driver, command, nil, neo4j.EagerResultTransformer); err != nil {
			t.Fatal(err)
		}
	}
}

// TestDocumentedQueries lets the database read the queries of docs/neo4j.md.
func TestDocumentedQueries(t *testing.T) {
	driver, store := database(t)
	fillWith(t, store, synth.Config{Seed: 1, Projects: 20})
	document, err := os.ReadFile("../../../docs/neo4j.md")
	if err != nil {
		t.Fatal(err)
	}
	_, queries, _ := strings.Cut(string(document), "\n## Ten queries\n")
	queries, _, _ = strings.Cut(queries, "\n## ")
	count := 0
	for paragraph := range strings.SplitSeq(queries, "\n\n") {
		if strings.HasPrefix(paragraph, "    ") {
			count++
			params := map[string]any{"a": "1000001-2", "b": "1000002-0"}
			if _, err := neo4j.ExecuteQuery(t.Context(), driver, paragraph, params, neo4j.EagerResultTransformer); err != nil {
				t.Errorf("%s\n%v", paragraph, err)
			}
		}
	}
	if count != 10 {
		t.Errorf("there are %d queries, want ten", count)
	}
}
