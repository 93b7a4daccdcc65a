package graph_test

import (
	"bytes"
	"os"
	"testing"
	"time"

	"verkosto/internal/importing"
	"verkosto/internal/network"
	"verkosto/internal/query"
)

// analysed gives a store with the slice of CORDIS where it is at hand, else with an invented network.
func analysed(b *testing.B) network.Reader {
	b.Helper()
	const folder = "../../shared/data/cordis/"
	if _, err := os.Stat(folder); err != nil {
		return invented(b)
	}
	store := opened(b)
	importer := importing.Importer{Store: store, Now: time.Now}
	_, err := importer.Import(b.Context(), []importing.Document{
		importing.File(folder+"organization.csv", "organization.csv"), importing.File(folder+"project.csv", "project.csv"),
	})
	if err != nil {
		b.Fatal(err)
	}
	return store
}

// someOrganisation gives an organisation with many partners.
func someOrganisation(b *testing.B, store network.Reader) string {
	b.Helper()
	pages, err := store.List(b.Context(), network.Selection{Kind: network.KindOrganisation},
		network.Order{Field: network.ByPartners, Direction: network.Descending}, network.Window{First: 100})
	if err != nil {
		b.Fatal(err)
	}
	items := pages[network.WholeStore].Items
	return string(items[len(items)-1].Node.NodeID())
}

// BenchmarkAnalyses asks each analysis of a whole network through the schema: first with nothing remembered, from the
// projection on, then again.
func BenchmarkAnalyses(b *testing.B) {
	store := analysed(b)
	of := map[string]any{"of": someOrganisation(b, store)}
	for _, c := range []struct{ name, query string }{
		{"estimate", `{ estimate(analysis: BETWEENNESS) { milliseconds mostTies } }`},
		{"coParticipation COUNT", `{ coParticipation { totalCount edges { node { weight source { name } target { name } projects { code } } } } }`},
		{"coParticipation NEWMAN", `{ coParticipation(weighting: NEWMAN) { edges { node { weight source { name } target { name } } } } }`},
		{"coParticipation EUROS", `{ coParticipation(weighting: EUROS) { edges { node { weight source { name } target { name } } } } }`},
		{"statistics", `{ statistics { ties transitivity assortativity diameter { least most } } }`},
		{"centrality DEGREE", `{ centrality(metric: DEGREE) { edges { value node { name } } } }`},
		{"centrality STRENGTH", `{ centrality(metric: STRENGTH) { edges { value node { name } } } }`},
		{"centrality BETWEENNESS", `{ centrality(metric: BETWEENNESS) { sampling { samples } edges { value node { name } } } }`},
		{"centrality BETWEENNESS of 500", `{ centrality(metric: BETWEENNESS, samples: 500) { sampling { bound } edges { value standardError node { name } } } }`},
		{"centrality CLOSENESS", `{ centrality(metric: CLOSENESS) { edges { value node { name } } } }`},
		{"centrality EIGENVECTOR", `{ centrality(metric: EIGENVECTOR) { edges { value node { name } } } }`},
		{"centrality PAGERANK", `{ centrality(metric: PAGERANK) { edges { value node { name } } } }`},
		{"centrality K_CORE", `{ centrality(metric: K_CORE) { edges { value node { name } } } }`},
		{"communities", `{ communities { modularity nodes { size members { nodes { name } } } } }`},
		{"communities with traits", `{ communities { modularity nodes { size traits { words { value lift } countries { value lift } } } } }`},
		{"brokerage", `{ brokerage { edges { constraint node { name } } } }`},
		{"recommendedPartners", `query ($of: ID!) { recommendedPartners(of: $of) { edges { score sharedPartners themes node { name } } } }`},
		{"recommendedPartners with accuracy", `query ($of: ID!) { recommendedPartners(of: $of) { accuracy { auc precision } } }`},
		{"significance TRANSITIVITY of 100", `{ significance(metric: TRANSITIVITY) { zScore pValue } }`},
	} {
		b.Run(c.name+"/first", func(b *testing.B) {
			for b.Loop() {
				answered(b, store, nil, c.query, of)
			}
		})
		b.Run(c.name+"/again", func(b *testing.B) {
			queries := query.New(store, query.Options{})
			answered(b, store, queries, c.query, of)
			for b.Loop() {
				answered(b, store, queries, c.query, of)
			}
		})
	}
}

// answered asks with what queries remember, nothing if they are nil.
func answered(b *testing.B, store network.Reader, queries *query.Queries, text string, variables map[string]any) {
	b.Helper()
	if queries == nil {
		queries = query.New(store, query.Options{})
	}
	if answer := askOf(b, queries, text, variables); bytes.Contains(answer, []byte(`"errors"`)) {
		b.Fatalf("%s", answer)
	}
}
