package main

import (
	"context"
	"encoding/json"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"

	"verkosto/graph"
	"verkosto/internal/access"
	"verkosto/internal/curation"
	"verkosto/internal/query"
)

// example is a request in a document and the answer below it.
var example = regexp.MustCompile("(?s)```graphql\n(.*?)```\n\n```json\n(.*?)```")

// TestExamplesTellTheTruth asks the demo network what documents ask it, one after the other.
func TestExamplesTellTheTruth(t *testing.T) {
	for document, asked := range map[string]struct {
		least int
		by    access.Role
	}{
		"README.md":        {least: 3, by: access.Editor},
		"docs/curation.md": {least: 7, by: access.Editor},
		"docs/privacy.md":  {least: 1, by: access.Admin},
	} {
		t.Run(document, func(t *testing.T) {
			text, err := os.ReadFile("../../" + document)
			if err != nil {
				t.Fatal(err)
			}
			demo, err := newDemo(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			defer demo.Close()
			exec := executor.New(graph.NewSchema(query.New(demo, query.Options{}), &curation.Curator{Store: demo, Now: time.Now}))
			examples := example.FindAllSubmatch(text, -1)
			if len(examples) < asked.least {
				t.Fatalf("%d requests with answers, want %d or more", len(examples), asked.least)
			}
			ctx := access.With(t.Context(), access.Principal{ID: "key:1", Name: "Registry desk", Role: asked.by})
			for _, e := range examples {
				checkExample(ctx, t, exec, string(e[1]), e[2])
			}
		})
	}
}

func checkExample(ctx context.Context, t *testing.T, exec *executor.Executor, request string, answer []byte) {
	t.Helper()
	ctx = graphql.StartOperationTrace(ctx)
	operation, errs := exec.CreateOperationContext(ctx, &graphql.RawParams{Query: request})
	if errs != nil {
		t.Errorf("%s\nis refused: %v", request, errs)
		return
	}
	responses, ctx := exec.DispatchOperation(ctx, operation)
	response := responses(ctx)
	var got, want any
	if err := json.Unmarshal(response.Data, &got); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(answer, &want); err != nil {
		t.Errorf("answer is no JSON: %v\n%s", err, answer)
		return
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s\ngives\n%s\nnot\n%s", request, response.Data, answer)
	}
}

// TestEveryMutationHasAnExample looks for each mutation of the schema in the documents about them.
func TestEveryMutationHasAnExample(t *testing.T) {
	var asked strings.Builder
	for _, document := range []string{"docs/curation.md", "docs/privacy.md"} {
		text, err := os.ReadFile("../../" + document)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range example.FindAllSubmatch(text, -1) {
			asked.Write(e[1])
		}
	}
	for _, field := range graph.NewSchema(nil, nil).Schema().Mutation.Fields {
		if !strings.Contains(asked.String(), field.Name+"(") {
			t.Errorf("%s has no example", field.Name)
		}
	}
}
