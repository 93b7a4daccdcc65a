package differential_test

import (
	"bytes"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"verkosto/graph"
	"verkosto/internal/network"
	"verkosto/internal/query"
)

var (
	firstSeed = flag.Uint64("seed", 1, "seed of the first query")
	queries   = flag.Int("queries", 250, "how many queries are made up for each network")
)

// TestAnswers asks both stores the same of the same networks.
func TestAnswers(t *testing.T) {
	seen, asked := make(map[string]bool), 0
	for i, c := range []struct {
		name     string
		network  batches
		variants int // how often each query is made up, with other values
		values   int // of each condition
		large    bool
	}{
		{"sample", sample(), 1, 4, false},
		{"generated", generated(300), 2, 8, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			neo4j, embedded := openNeo4j(t), openEmbedded(t)
			fill(t, c.network, embedded, neo4j)
			t.Run("mutations", func(t *testing.T) { testMutations(t, embedded, neo4j, uint64(i)) })
			words := vocabularyOf(t, embedded)
			public := pairOf(embedded, neo4j, query.Options{})
			private := pairOf(embedded, neo4j, query.Options{ShowContacts: query.Everyone})
			t.Run("queries", func(t *testing.T) {
				testQueries(t, public, private, words, seen, uint64(i), c.variants)
				asked += *queries
			})
			if asked >= enough {
				t.Run("the rest", func(t *testing.T) { testRest(t, public, words, seen, uint64(i)) })
			}
			t.Run("conditions", func(t *testing.T) { testConditions(t, public, words, seen, c.values) })
			t.Run("pages", func(t *testing.T) { testPages(t, public, c.large) })
			t.Run("search", func(t *testing.T) { testSearch(t, public, words) })
			t.Run("refusals", func(t *testing.T) { testRefusals(t, public) })
		})
	}
	t.Run("all of the schema", func(t *testing.T) {
		if asked < enough || t.Failed() {
			t.Logf("looked at where %d queries are asked, not %d", enough, asked)
			return
		}
		if missing := unseen(graph.NewSchema(nil, nil).Schema(), seen); len(missing) > 0 {
			t.Errorf("no query used %s", fmt.Sprint(missing))
		}
	})
}

// testQueries makes up queries, asks them, and goes on from the cursors of their answers. Every fourth is asked
// by someone who may see contacts.
func testQueries(t *testing.T, public, private pair, words vocabulary, seen map[string]bool, stream uint64, variants int) {
	var o outcome
	t.Run("asked", func(t *testing.T) {
		for i := range *queries {
			seed := *firstSeed + uint64(i)
			requests := make([]request, variants)
			for variant := range requests {
				requests[variant] = generate(t, public.embedded.schema, words, seen,
					rand.New(rand.NewPCG(seed, stream)), rand.New(rand.NewPCG(seed, uint64(variant))))
			}
			p := public
			if seed%4 == 0 {
				p = private
			}
			t.Run(fmt.Sprintf("seed %d", seed), func(t *testing.T) {
				t.Parallel()
				for variant, r := range requests {
					p.converse(t, r, seed, variant == 0, &o)
				}
			})
		}
	})
	t.Logf("%d queries, asked %d times, %d answers with nodes, %d with errors", *queries, o.asked.Load(), o.filled.Load(), o.failed.Load())
}

// enough queries use nearly all of the schema.
const enough = 500

// testRest asks the queries of further seeds that use what neither a query nor [TestAnalyses] has used yet.
func testRest(t *testing.T, public pair, words vocabulary, seen map[string]bool, stream uint64) {
	schema := public.embedded.schema
	see(t, schema, seen)
	var o outcome
	missing := unseen(schema, seen)
	for seed := *firstSeed + uint64(*queries); len(missing) > 0 && seed < 10_000; seed++ {
		used := make(map[string]bool)
		r := generate(t, schema, words, used, rand.New(rand.NewPCG(seed, stream)), rand.New(rand.NewPCG(seed, 0)))
		if slices.ContainsFunc(missing, func(coordinate string) bool { return used[coordinate] }) {
			public.converse(t, r, seed, true, &o)
			maps.Copy(seen, used)
			missing = unseen(schema, seen)
		}
	}
	t.Logf("%d further queries", o.asked.Load())
}

// outcome counts what came of queries.
type outcome struct{ asked, filled, failed atomic.Int64 }

func (o *outcome) add(answer []byte) {
	o.asked.Add(1)
	if bytes.Contains(answer, []byte(`"id":`)) || bytes.Contains(answer, []byte(`ursor":"`)) {
		o.filled.Add(1)
	}
	if bytes.Contains(answer, []byte(`"errors":`)) {
		o.failed.Add(1)
	}
}

// converse asks a query, and if it goes on, again with the cursors of its answer: as a client does that reads
// on, or with any of them, some of nodes that are gone.
func (p pair) converse(t *testing.T, r request, seed uint64, on bool, o *outcome) {
	t.Helper()
	random := rand.New(rand.NewPCG(seed, 1))
	for range 2 {
		answer, difference := p.ask(t, r.text, r.variables)
		o.add(answer)
		checkErrors(t, r, seed, answer)
		if difference != "" {
			t.Errorf("the stores differ on seed %d:\n%s\nvariables: %s\n%s\nask again: go test ./internal/store/differential -run '%s' -seed %d -queries 1",
				seed, r.text, encoded(t, r.variables), difference, strings.Replace(t.Name(), "the_rest", "queries", 1), seed)
			return
		}
		cursors := make(map[string][]string)
		harvest(decoded(t, answer), r.lists, cursors)
		if !on || len(cursors) == 0 {
			return
		}
		r.turn(cursors, random, seed%2 == 0)
	}
}

// checkErrors sees that what was made up is a valid query.
func checkErrors(t *testing.T, r request, seed uint64, answer []byte) {
	t.Helper()
	if !bytes.Contains(answer, []byte(`"errors":`)) {
		return
	}
	if bytes.Contains(answer, []byte("GRAPHQL_")) || !bytes.Contains(answer, []byte(`"code":"`)) || bytes.Contains(answer, []byte(network.Internal)) {
		t.Errorf("seed %d is no valid query:\n%s\nvariables: %s\n%s", seed, r.text, encoded(t, r.variables), answer)
	}
}

// harvest gathers the cursors of lists by their alias.
func harvest(value any, lists map[string]list, into map[string][]string) {
	switch v := value.(type) {
	case []any:
		for _, element := range v {
			harvest(element, lists, into)
		}
	case map[string]any:
		for name, member := range v {
			if _, paged := lists[name]; paged {
				into[name] = append(into[name], cursorsOf(member)...)
			}
			harvest(member, lists, into)
		}
	}
}

// cursorsOf gives the start and the end of a page.
func cursorsOf(connection any) []string {
	fields, _ := connection.(map[string]any)
	var cursors []string
	for _, field := range fields { // the page information may have an alias
		info, _ := field.(map[string]any)
		for _, name := range []string{"startCursor", "endCursor"} {
			if cursor, given := info[name].(string); given {
				cursors = append(cursors, cursor)
			}
		}
	}
	return cursors
}

// turn lets a request go on: behind the end of the last page, or before the start of the first; at random
// from any cursor.
func (r request) turn(cursors map[string][]string, random *rand.Rand, anywhere bool) {
	for _, alias := range sortedKeys(r.lists) {
		found := cursors[alias]
		if len(found) == 0 {
			continue
		}
		after, before := found[len(found)-1], found[0]
		if anywhere {
			after, before = found[random.IntN(len(found))], found[random.IntN(len(found))]
			if random.IntN(2) == 0 {
				after, before = elsewhere(after), elsewhere(before)
			}
		}
		if variable := r.lists[alias].after; variable != "" {
			r.variables[variable] = after
		}
		if variable := r.lists[alias].before; variable != "" {
			r.variables[variable] = before
		}
	}
}

// asked gives the types that queries reach, by the fields that they select and the arguments that they give.
func asked(schema *ast.Schema) map[string]bool {
	reached := make(map[string]bool)
	var reach func(name string)
	reach = func(name string) {
		if reached[name] {
			return
		}
		reached[name] = true
		typ := schema.Types[name]
		for _, field := range typ.Fields {
			reach(field.Type.Name())
			for _, argument := range field.Arguments {
				reach(argument.Type.Name())
			}
		}
		if typ.IsAbstractType() {
			for _, possible := range schema.GetPossibleTypes(typ) {
				reach(possible.Name)
			}
		}
	}
	reach(schema.Query.Name)
	return reached
}

// paging are the arguments that all lists have.
var paging = []string{"first", "after", "last", "before"}

// unseen gives the fields and arguments of the schema that no query used; [testPages] has all orders and ways of paging.
func unseen(schema *ast.Schema, seen map[string]bool) (missing []string) {
	miss := func(coordinate string) {
		if !seen[coordinate] {
			missing = append(missing, coordinate)
		}
	}
	for _, name := range sortedKeys(asked(schema)) {
		typ := schema.Types[name]
		if typ.BuiltIn || name == "SearchEdge" || name == "Highlight" || name == "Fragment" || name == "Place" {
			continue
		}
		for _, field := range typ.Fields {
			if strings.HasPrefix(field.Name, "__") || unordered(typ, field) {
				continue
			}
			miss(name + "." + field.Name)
			for _, argument := range field.Arguments {
				if typ.Kind == ast.Object && name != "SearchConnection" && !slices.Contains(paging, argument.Name) {
					miss(name + "." + field.Name + "." + argument.Name)
				}
			}
		}
	}
	return missing
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
