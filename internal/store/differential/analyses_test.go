package differential_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"verkosto/internal/query"
)

// subnetworks are filters of analyses, as they stand in a query.
var subnetworks = []string{
	`filter: null`,
	`filter: { periods: ["2014-2020"] }`,
	`filter: { active: { from: "2016", to: "2018" } }`,
	`filter: { roles: [COORDINATOR] }, roles: [COORDINATOR, PARTNER]`,
	`filter: { or: [{ funds: ["fund:2014-2020/ESF"] }, { places: { any: ["region:06"] } }] }`,
	`filter: { ids: [] }`,
	`roles: [AUTHORITY]`,
	`identities: RAW`,
}

// analyses are whole-network answers; each place of arguments takes one of [subnetworks].
var analyses = []string{
	`{ coParticipation(first: 100, $) { totalCount organisations edges { cursor node { weight sharedProjects sourceStatedAs targetStatedAs source { id name } target { id } projects(first: 3) { id name } } } } }`,
	`{ coParticipation(weighting: EUROS, last: 50, $) { totalCount pageInfo { hasPreviousPage } nodes { weight source { id } target { id } } } }`,
	`{ centrality(metric: BETWEENNESS, first: 100, $) { totalCount sampling { bound } edges { cursor rank value statedAs node { id } } } }`,
	`{ centrality(metric: BETWEENNESS, samples: 9, seed: 4, $) { sampling { samples bound } edges { value standardError node { id } } } }`,
	`{ centrality(metric: EIGENVECTOR, weighting: NEWMAN, first: 100, $) { edges { value node { id } } } }`,
	`{ centrality(metric: PAGERANK, weighting: EUROS, last: 100, $) { edges { value node { id } } } }`,
	`{ communities(first: 100, $) { totalCount modularity nodes { size members(first: 5) { totalCount pageInfo { hasNextPage } nodes { id name } edges { strength cursor } } traits {
		places { value lift node { id } } countries { value share } funds { value count node { id } } words { value count share lift } } } } }`,
	`{ brokerage(first: 100, by: CONSTRAINT, $) { edges { constraint effectiveSize dependence mainPartner { id } node { id } } } }`,
	`{ significance(metric: TRANSITIVITY, samples: 10, $) { observed mean deviation zScore pValue } }`,
	`{ statistics($) { projects organisations participations ties density diameter { least most } meanClustering assortativity degreeDistribution { degree organisations } } }`,
	`{ estimate(analysis: COMMUNITIES, $) { organisations projects participations mostTies milliseconds } }`,
}

// see notes the fields and arguments that [TestAnalyses] asks for.
func see(t *testing.T, schema *ast.Schema, seen map[string]bool) {
	t.Helper()
	var note func(ast.SelectionSet)
	note = func(selections ast.SelectionSet) {
		for _, selection := range selections {
			field := selection.(*ast.Field)
			coordinate := field.ObjectDefinition.Name + "." + field.Name
			seen[coordinate] = true
			for _, argument := range field.Arguments {
				seen[coordinate+"."+argument.Name] = true
			}
			note(field.SelectionSet)
		}
	}
	for _, text := range analyses {
		document, err := gqlparser.LoadQueryWithRules(schema, strings.ReplaceAll(text, "$", subnetworks[0]), rules.NewDefaultRules())
		if err != nil {
			t.Fatal(err)
		}
		note(document.Operations[0].SelectionSet)
	}
}

// TestAnalyses asks both stores for every analysis of some sub-networks.
func TestAnalyses(t *testing.T) {
	neo4j, embedded := openNeo4j(t), openEmbedded(t)
	fill(t, generated(200), embedded, neo4j)
	p := pairOf(embedded, neo4j, query.Options{})
	for _, text := range analyses {
		for _, part := range subnetworks {
			answer := p.agree(t, strings.ReplaceAll(text, "$", part), nil)
			if bytes.Contains(answer, []byte(`"errors"`)) {
				t.Errorf("%s of %q: %s", text, part, answer)
			}
		}
	}
	recommended := `query ($of: ID!) { recommendedPartners(of: $of) {
		totalCount edges { cursor score sharedPartners partners { id } themeSimilarity themes samePlace node { id } } accuracy { heldOut ties auc precision chance } } }`
	for _, id := range vocabularyOf(t, embedded)["ORGANISATION"][:20] {
		p.agree(t, recommended, map[string]any{"of": id})
	}
}
