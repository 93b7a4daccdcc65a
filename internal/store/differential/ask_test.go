package differential_test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"verkosto/graph"
	"verkosto/internal/access"
	"verkosto/internal/curation"
	"verkosto/internal/network"
	"verkosto/internal/query"
)

// server answers GraphQL from a store.
type server struct {
	*executor.Executor
	schema *ast.Schema
}

func serve(store network.Reader, options query.Options) server {
	return serveWith(store, options, nil)
}

// serveWith has a curator change the network.
func serveWith(store network.Reader, options query.Options, curator *curation.Curator) server {
	schema := graph.NewSchema(query.New(store, options), curator)
	exec := executor.New(schema)
	exec.SetErrorPresenter(present)
	return server{exec, schema.Schema()}
}

// present shows an error by its code and message, as the program does.
func present(ctx context.Context, err error) *gqlerror.Error {
	presented := &gqlerror.Error{Message: err.Error(), Path: graphql.GetPath(ctx)}
	if coded, ok := errors.AsType[*network.Error](err); ok {
		presented.Message = coded.Message
		presented.Extensions = map[string]any{"code": coded.Code}
	}
	return presented
}

// answer executes a query and gives the answer as JSON.
func (s server) answer(t testing.TB, text string, variables map[string]any) []byte {
	t.Helper()
	who := access.Principal{ID: "key:1", Name: "Anna", Role: access.Editor}
	ctx := graphql.StartOperationTrace(access.With(t.Context(), who))
	operation, errs := s.CreateOperationContext(ctx, &graphql.RawParams{Query: text, Variables: maps.Clone(variables)})
	var response *graphql.Response
	if errs != nil {
		response = s.DispatchError(graphql.WithOperationContext(ctx, operation), errs)
	} else {
		responses, ctx := s.DispatchOperation(ctx, operation)
		response = responses(ctx)
	}
	slices.SortFunc(response.Errors, func(a, b *gqlerror.Error) int { // fields are answered side by side
		return cmp.Or(strings.Compare(a.Path.String(), b.Path.String()), strings.Compare(a.Message, b.Message))
	})
	encoded, err := json.Marshal(response)
	if err != nil {
		t.Fatalf("encode an answer: %v", err)
	}
	return encoded
}

// pair is two servers of the same network.
type pair struct{ embedded, neo4j server }

func pairOf(embedded, neo4j network.Reader, options query.Options) pair {
	return pair{serve(embedded, options), serve(neo4j, options)}
}

// ask asks both, and gives the answer of the embedded store and the difference of the other, "" for none.
func (p pair) ask(t testing.TB, text string, variables map[string]any) (answer []byte, difference string) {
	t.Helper()
	answer = p.embedded.answer(t, text, variables)
	other := p.neo4j.answer(t, text, variables)
	if bytes.Equal(answer, other) {
		return answer, ""
	}
	return answer, differenceOf(decoded(t, answer), decoded(t, other))
}

// agree asks both and fails the test where they differ.
func (p pair) agree(t testing.TB, text string, variables map[string]any) []byte {
	t.Helper()
	answer, difference := p.ask(t, text, variables)
	if difference != "" {
		t.Errorf("the stores differ on\n%s\nvariables: %s\n%s", text, encoded(t, variables), difference)
	}
	return answer
}

func decoded(t testing.TB, text []byte) any {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var value any
	if err := decoder.Decode(&value); err != nil {
		t.Fatalf("decode an answer: %v", err)
	}
	return value
}

func encoded(t testing.TB, value any) string {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatalf("encode %v: %v", value, err)
	}
	return string(text)
}

// maxDifferences bounds how many are told of one answer.
const maxDifferences = 12

// differenceOf tells where two decoded answers differ, a line each.
func differenceOf(embedded, neo4j any) string {
	var lines []string
	findDifferences("", embedded, neo4j, func(path string, a, b any) {
		lines = append(lines, fmt.Sprintf("%s:\n  embedded %s\n  Neo4j    %s", path, shown(a), shown(b)))
	})
	if len(lines) == 0 {
		return "the same values in another order of members"
	}
	if more := len(lines) - maxDifferences; more > 0 {
		lines = append(lines[:maxDifferences], fmt.Sprintf("and %d further differences", more))
	}
	return strings.Join(lines, "\n")
}

func findDifferences(path string, a, b any, tell func(path string, a, b any)) {
	switch a := a.(type) {
	case map[string]any:
		if b, same := b.(map[string]any); same {
			for _, name := range slices.Sorted(maps.Keys(union(a, b))) {
				findDifferences(path+"."+name, a[name], b[name], tell)
			}
			return
		}
	case []any:
		if b, same := b.([]any); same && len(a) == len(b) {
			for i := range a {
				findDifferences(fmt.Sprintf("%s[%d]", path, i), a[i], b[i], tell)
			}
			return
		}
	}
	if !reflect.DeepEqual(a, b) {
		tell(path, a, b)
	}
}

func union(a, b map[string]any) map[string]any {
	all := maps.Clone(a)
	maps.Copy(all, b)
	return all
}

// shown gives a value as JSON that fits on a screen.
func shown(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		return fmt.Sprint(value)
	}
	const most = 600
	if len(text) > most {
		return string(text[:most]) + "…"
	}
	return string(text)
}
