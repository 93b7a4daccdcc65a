package graph_test

import (
	"strings"
	"testing"

	"verkosto/internal/network"
	"verkosto/internal/query"
	"verkosto/internal/store/storetest"
)

// TestRejected asks for what a source states after all of it was rejected that one node is known by, and for the annotation
// that says so.
func TestRejected(t *testing.T) {
	store := storetest.NewModel()
	list := &network.Source{ID: "source:test/list", Format: "test", SHA256: "1"}
	project := &network.Project{ID: network.ProjectID("2014-2020", "S1"), Names: network.Names{Fi: "Puu"}}
	stated := network.Batch{Sources: []*network.Source{list}, Citations: []network.Citation{
		{Source: list.ID, Node: project, Method: network.MethodRule, Confidence: 0.5},
	}}
	rejected, err := network.Annotate(network.Annotation{Subject: project.ID, Source: list.ID, Review: network.ReviewRejected})
	if err != nil {
		t.Fatal(err)
	}
	for _, batch := range []network.Batch{stated, rejected} {
		if _, err := store.Apply(t.Context(), batch); err != nil {
			t.Fatal(err)
		}
	}
	const document = `query ($source: ID!, $project: ID!, $annotation: ID!) {
		source: node(id: $source) { ... on Source { citations(first: 5) { nodes { review node { id } } } } }
		project: node(id: $project) { id }
		annotation: node(id: $annotation) { id ... on Annotation { subjectId subject { id } source { id } review } }
	}`
	got := string(ask(t, store, query.Options{}, document, map[string]any{
		"source": string(list.ID), "project": string(project.ID), "annotation": string(rejected.Citations[0].Node.NodeID()),
	}))
	got = strings.Join(strings.Fields(got), "")
	for _, want := range []string{`"review":"REJECTED"`, `"node":{"id":"project:2014-2020/S1"}`, `"project":null`, `"subjectId":"project:2014-2020/S1","subject":null,"source":{"id":"source:test/list"},"review":"REJECTED"`} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is missing in %s", want, got)
		}
	}
}
