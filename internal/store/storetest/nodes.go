package storetest

import (
	"testing"

	"verkosto/internal/network"
)

// testNodes gets every node of the sample and compares it, field by field, with what its
// citations add up to.
func testNodes(t *testing.T, store network.Store) {
	model := NewModel()
	apply(t, model, sampleBatches()...)
	t.Run("every field of every node", func(t *testing.T) {
		nodes, err := store.Nodes(t.Context(), of("P1 P9 P1"))
		same(t, "known ones", len(must(t, nodes, err)), 1)
		everything := model.current.Load().ids
		nodes, err = store.Nodes(t.Context(), everything)
		same(t, "all", len(must(t, nodes, err)), len(everything))
		for _, id := range everything {
			same(t, string(id), nodes[id], model.current.Load().nodes[id])
			same(t, "id", nodes[id].NodeID(), id)
		}
	})
	t.Run("lists have the same nodes", func(t *testing.T) {
		for _, kind := range network.Kinds() {
			pages, err := store.List(t.Context(), network.Selection{Kind: kind}, network.Order{}, all)
			for _, item := range must(t, pages, err)[network.WholeStore].Items {
				same(t, string(kind), item.Node, model.current.Load().nodes[item.Position.ID])
			}
		}
	})
	t.Run("two sources are merged", func(t *testing.T) {
		nodes, err := store.Nodes(t.Context(), of("P1 honka"))
		project, isProject := must(t, nodes, err)[id("P1")].(*network.Project)
		honka, isOrganisation := nodes[id("honka")].(*network.Organisation)
		if !isProject || !isOrganisation {
			t.Fatalf("nodes of the wrong type: %T, %T", nodes[id("P1")], nodes[id("honka")])
		}
		same(t, "believed name", project.Names.Fi, "Metsän valo")
		same(t, "united keywords", project.Keywords, []string{"puu", "valaistus", "koulu"})
		same(t, "united places", project.Municipalities, of("tampere nokia"))
		same(t, "name that only one gives", honka.Names.En, "Honka UAS")
		same(t, "aliases", honka.Aliases, []network.Alias{{Name: "Hongan opisto", From: "1990", To: "2001-07-31"}, {Name: "Honka-AMK"}})
	})
	t.Run("none", func(t *testing.T) {
		nodes, err := store.Nodes(t.Context(), nil)
		same(t, "nodes", len(must(t, nodes, err)), 0)
	})
}
