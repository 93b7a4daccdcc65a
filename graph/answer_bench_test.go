package graph_test

import (
	"path/filepath"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/ast"

	"verkosto/graph"
	"verkosto/internal/access"
	"verkosto/internal/network"
	"verkosto/internal/query"
	"verkosto/internal/store/embedded"
	"verkosto/internal/synth"
)

// BenchmarkAnswers puts answers of one to two thousand fields together, from the default store: what the store takes of that is little.
func BenchmarkAnswers(b *testing.B) {
	store := invented(b)
	exec := executor.New(graph.NewSchema(query.New(store, query.Options{}), nil))
	exec.SetQueryCache(graphql.MapCache[*ast.QueryDocument]{}) // the server parses nothing twice either
	of := map[string]any{"id": someOrganisation(b, store)}
	for _, c := range []struct{ name, query string }{
		{"page", `{ projects(first: 50, orderBy: { field: CODE }) { nodes { code name participations(first: 100) { nodes {
			role granted organisation { name } municipalities(first: 1) { nodes { name } } } } } } }`},
		{"page of edges", `{ projects(first: 50, orderBy: { field: CODE }) { edges { cursor node { code name participations(first: 100) { edges { node {
			role granted organisation { name } } } } } } } }`},
		{"kinds", `{ search(text: "hanke", first: 50) { edges { score node { id ... on Project { code fund { name } } ... on Organisation { name municipality { name } } } } } }`},
		{"drawing", `query ($id: ID!) { network(around: [$id], depth: 2, kinds: [PROJECT, ORGANISATION], limit: 500) {
			nodes { id kind label } edges { source target role } } }`},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				ctx := graphql.StartOperationTrace(access.With(b.Context(), editor("anna")))
				operation, errs := exec.CreateOperationContext(ctx, &graphql.RawParams{Query: c.query, Variables: of})
				if errs != nil {
					b.Fatal(errs)
				}
				respond, ctx := exec.DispatchOperation(ctx, operation)
				response := respond(ctx)
				if len(response.Errors) > 0 {
					b.Fatal(response.Errors)
				}
				b.SetBytes(int64(len(response.Data)))
			}
		})
	}
}

// invented gives a store with an invented network.
func invented(b *testing.B) network.Reader {
	b.Helper()
	store := opened(b)
	for batch, err := range synth.Generate(synth.Config{Seed: 1, Projects: 1600}) {
		if err != nil {
			b.Fatal(err)
		}
		if _, err := store.Apply(b.Context(), batch); err != nil {
			b.Fatal(err)
		}
	}
	return store
}

// opened gives an empty store, which is closed at the end.
func opened(b *testing.B) *embedded.Store {
	b.Helper()
	store, err := embedded.Open(filepath.Join(b.TempDir(), "network.db"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = store.Close() })
	return store
}
