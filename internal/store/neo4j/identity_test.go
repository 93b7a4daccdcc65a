package neo4j_test

import (
	"testing"

	"verkosto/internal/network"
	"verkosto/internal/store/neo4j/neo4jtest"
)

// TestIdentitiesOfOthers lets one program join two organisations and part them again, and another, which knows nothing
// of that, read by the ids of before.
func TestIdentitiesOfOthers(t *testing.T) {
	writer := fresh(t)
	reader := on(t, neo4jtest.Start(t))
	a, b := network.OrganisationID(network.SchemeName, "a"), network.OrganisationID(network.SchemeName, "b")
	state := func(format, version string, nodes ...network.Node) {
		t.Helper()
		source := &network.Source{ID: network.SourceID(format, "doc"), SHA256: version}
		batch := network.Batch{Sources: []*network.Source{source}, Complete: []network.ID{source.ID}}
		for _, node := range nodes {
			batch.Citations = append(batch.Citations, network.Citation{Source: source.ID, Node: node})
		}
		if _, err := writer.Apply(t.Context(), batch); err != nil {
			t.Fatal(err)
		}
	}
	served := func(want network.ID) {
		t.Helper()
		nodes, err := reader.Nodes(t.Context(), []network.ID{b})
		if err != nil || nodes[b] == nil || nodes[b].NodeID() != want {
			t.Errorf("%s is served as %v, %v; want %s", b, nodes[b], err, want)
		}
		selection := network.Selection{Kind: network.KindOrganisation, Filter: &network.OrganisationFilter{IDs: []network.ID{b}}}
		pages, err := reader.List(t.Context(), selection, network.Order{}, network.Window{First: 5})
		if items := pages[network.WholeStore].Items; err != nil || len(items) != 1 || items[0].Node.NodeID() != want {
			t.Errorf("a list of %s has %v, %v; want %s", b, items, err, want)
		}
	}
	state("test", "1", &network.Organisation{ID: a}, &network.Organisation{ID: b})
	served(b)
	match := &network.Match{ID: network.MatchID(a, b), Organisations: []network.ID{a, b}, Automatic: true}
	state(network.FormatResolution, "1", match)
	served(a)
	state(network.FormatResolution, "2")
	served(b)
}
