package differential_test

import (
	"bytes"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"verkosto/internal/network"
	"verkosto/internal/query"
)

var (
	firstSeed = flag.Uint64("seed", 1, "seed of the first query")
	queries   = flag.Int("queries", 400, "how many queries are made up for each network")
)

// TestAnswers asks both stores the same of the same networks.
func TestAnswers(t *testing.T) {
	for _, c := range []struct {
		name    string
		network batches
	}{
		{"sample", sample()},
		{"generated", generated(300)},
	} {
		t.Run(c.name, func(t *testing.T) {
			neo4j, embedded := openNeo4j(t), openEmbedded(t)
			fill(t, c.network, embedded, neo4j)
			t.Run("queries", func(t *testing.T) { testQueries(t, embedded, neo4j) })
		})
	}
}

// testQueries makes up queries, asks them, and goes on from the cursors of their answers.
func testQueries(t *testing.T, embedded, neo4j network.Reader) {
	words := vocabularyOf(t, embedded)
	public := pairOf(embedded, neo4j, query.Options{})
	private := pairOf(embedded, neo4j, query.Options{ShowContacts: true})
	schema := public.embedded.schema
	seen := make(map[string]bool)
	var tally outcome
	for i := range *queries {
		seed := *firstSeed + uint64(i)
		p := public
		if seed%4 == 0 {
			p = private
		}
		r := generate(t, schema, words, seen, seed)
		tally.add(p.converse(t, r, seed))
	}
	t.Logf("%d queries, asked %d times, %d answered with nodes, %d with errors", *queries, tally.asked, tally.filled, tally.failed)
	if *queries >= 400 {
		checkSeen(t, schema, seen)
	}
}

// outcome counts what came of queries.
type outcome struct{ asked, filled, failed int }

func (o *outcome) add(other outcome) {
	o.asked += other.asked
	o.filled += other.filled
	o.failed += other.failed
}

// rounds is how often a query with cursors is asked again from where the last answer led.
const rounds = 3

// converse asks a query, and again with the cursors of its answer: first as a client does that reads on,
// then with any of them, some of nodes that are gone.
func (p pair) converse(t *testing.T, r request, seed uint64) (o outcome) {
	t.Helper()
	random := rand.New(rand.NewPCG(seed, 1))
	for round := range rounds {
		answer, difference := p.ask(t, r.text, r.variables)
		o.asked++
		if bytes.Contains(answer, []byte(`"id":`)) || bytes.Contains(answer, []byte(`ursor":"`)) {
			o.filled++
		}
		if bytes.Contains(answer, []byte(`"errors":`)) {
			o.failed++
			checkErrors(t, r, seed, answer)
		}
		if difference != "" {
			t.Errorf("the stores differ on seed %d, round %d:\n%s\nvariables: %s\n%s\nask again: go test ./internal/store/differential -run '%s' -seed %d -queries 1",
				seed, round, r.text, encoded(t, r.variables), difference, "^"+t.Name()+"$", seed)
			return o
		}
		cursors := make(map[string][]string)
		harvest(decoded(t, answer), r.lists, cursors)
		if len(cursors) == 0 {
			return o
		}
		r.turn(cursors, random, round+2 == rounds)
	}
	return o
}

// checkErrors sees that what was made up is a valid query.
func checkErrors(t *testing.T, r request, seed uint64, answer []byte) {
	t.Helper()
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
func (r request) turn(cursors map[string][]string, random *rand.Rand, any bool) {
	for _, alias := range sortedKeys(r.lists) {
		found := cursors[alias]
		if len(found) == 0 {
			continue
		}
		after, before := found[len(found)-1], found[0]
		if any {
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

// checkSeen sees that the queries used every field, argument, field of an input and order of the schema.
func checkSeen(t *testing.T, schema *ast.Schema, seen map[string]bool) {
	t.Helper()
	var missing []string
	miss := func(coordinate string) {
		if !seen[coordinate] {
			missing = append(missing, coordinate)
		}
	}
	for _, name := range sortedKeys(schema.Types) {
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
				if typ.Kind == ast.Object && (name != "SearchConnection") && (name+"."+field.Name != "Query.search" || argument.Name != "after") {
					miss(name + "." + field.Name + "." + argument.Name)
				}
			}
		}
		if strings.HasSuffix(name, "OrderField") || name == "Direction" {
			for _, value := range typ.EnumValues {
				miss(name + "=" + value.Name)
			}
		}
	}
	if len(missing) > 0 {
		t.Errorf("no query used %s", fmt.Sprint(missing))
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
