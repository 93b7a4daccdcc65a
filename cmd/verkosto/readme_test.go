package main

import (
	"encoding/json"
	"os"
	"reflect"
	"regexp"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"

	"verkosto/graph"
	"verkosto/internal/query"
)

// example is a query in the README and the answer below it.
var example = regexp.MustCompile("(?s)```graphql\n(.*?)```\n\n```json\n(.*?)```")

// TestReadmeTellsTheTruth asks the demo network the queries of the README.
func TestReadmeTellsTheTruth(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	demo, err := newDemo(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer demo.Close()
	exec := executor.New(graph.NewSchema(query.New(demo, query.Options{}), nil))
	examples := example.FindAllSubmatch(readme, -1)
	if len(examples) < 3 {
		t.Fatalf("the README has %d queries with answers, want 3 or more", len(examples))
	}
	for _, e := range examples {
		ctx := graphql.StartOperationTrace(t.Context())
		operation, errs := exec.CreateOperationContext(ctx, &graphql.RawParams{Query: string(e[1])})
		if errs != nil {
			t.Errorf("%s\nis refused: %v", e[1], errs)
			continue
		}
		responses, ctx := exec.DispatchOperation(ctx, operation)
		response := responses(ctx)
		var got, want any
		if err := json.Unmarshal(response.Data, &got); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(e[2], &want); err != nil {
			t.Errorf("answer is no JSON: %v\n%s", err, e[2])
			continue
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s\ngives\n%s\nnot\n%s", e[1], response.Data, e[2])
		}
	}
}
