package neo4j_test

import (
	"fmt"
	"strings"
	"testing"

	"verkosto/internal/network"
)

// hostile are texts that would do harm if they ever became a part of a statement or of a Lucene query.
var hostile = []string{
	"'", `"`, "`", "\\", "'}) DETACH DELETE n //", "`}) MATCH (n) DETACH DELETE n RETURN 1 /*", "*/ RETURN 1 //", "$c0", "{{n}}", "${{p}}",
	"\x00", "\u2028", "\\u0027 OR 1=1", "null", "🦊🦊", "\xff\xfe", "nameTerms:*", "a AND OR NOT", "+(", "[a TO z]", "/.*/", "~", "^8", "*", "?",
	"\U0010FFFF", strings.Repeat("ä'", 5000),
}

func TestHostileCalls(t *testing.T) {
	store := fresh(t)
	p := &network.Project{ID: network.ProjectID("1", "1"), Code: "1", Names: network.Names{Fi: "Kielo"}}
	source := &network.Source{ID: network.SourceID("test", "doc"), SHA256: "1"}
	if _, err := store.Apply(t.Context(), network.Batch{
		Sources: []*network.Source{source}, Citations: []network.Citation{{Source: source.ID, Node: p}},
	}); err != nil {
		t.Fatal(err)
	}
	for i, text := range hostile {
		t.Run(fmt.Sprint(i), func(t *testing.T) { callWith(t, store, text) })
	}
	nodes, err := store.Nodes(t.Context(), []network.ID{p.ID, source.ID})
	if err != nil || len(nodes) != 2 {
		t.Errorf("%d nodes are left, %v; want 2", len(nodes), err)
	}
}

// callWith puts a text wherever a call takes one. It finds nothing, and does nothing.
func callWith(t *testing.T, store network.Store, text string) {
	ctx, id := t.Context(), network.ID(text)
	set := &network.IDSet{Any: []network.ID{id}, None: []network.ID{id}}
	filter := &network.ProjectFilter{
		Or: []*network.ProjectFilter{
			{Text: &text},
			{IDs: []network.ID{id}},
			{Codes: []string{text}},
			{Periods: []string{text}},
			{Funds: []network.ID{id}},
			{Statuses: []network.ProjectStatus{network.ProjectStatus(text)}},
			{Start: &network.DateRange{From: network.Date(text), To: network.Date(text)}},
			{TargetPlaces: set},
			{Places: set},
			{Organisations: set, Roles: []network.Role{network.Role(text)}},
			{Funders: set},
		},
	}
	selection := network.Selection{Kind: network.KindProject, Filter: filter}
	pages, err := store.List(ctx, selection, network.Order{}, network.Window{First: 5})
	if err != nil || len(pages[network.WholeStore].Items) > 0 {
		t.Errorf("list: %d items, %v", len(pages[network.WholeStore].Items), err)
	}
	if _, err := store.Tally(ctx, network.TallyQuery{Selection: selection, Facets: []network.FacetField{network.FacetStatus}, Top: 3}); err != nil {
		t.Errorf("tally: %v", err)
	}
	if _, err := store.Search(ctx, network.SearchQuery{Text: text, Window: network.Window{First: 5}}); err != nil {
		t.Errorf("search: %v", err)
	}
	if nodes, err := store.Nodes(ctx, []network.ID{id}); err != nil || len(nodes) > 0 {
		t.Errorf("nodes: %v, %v", nodes, err)
	}
	refused := func(what string, err error) {
		if err != nil && network.CodeOf(err) != network.InvalidArgument {
			t.Errorf("%s: %v", what, err)
		}
	}
	at := &network.Position{Value: text, ID: id}
	for field := range map[network.OrderField]bool{network.ByID: true, network.ByName: true, network.ByStart: true, network.ByGranted: true, network.OrderField(text): true} {
		for _, direction := range []network.Direction{network.Ascending, network.Descending, network.Direction(text)} {
			_, err := store.List(ctx, network.Selection{Kind: network.KindProject}, network.Order{Field: field, Direction: direction}, network.Window{First: 2, After: at})
			refused("position", err)
		}
	}
	_, err = store.List(ctx, network.Selection{Kind: network.Kind(text)}, network.Order{}, network.Window{First: 2})
	refused("kind", err)
	_, err = store.List(ctx, network.Selection{Kind: network.KindProject, Of: []network.ID{id}, Via: network.Link(text)}, network.Order{}, network.Window{First: 2})
	refused("link", err)
	_, err = store.Citations(ctx, network.CitationQuery{Of: []network.ID{id}, Window: network.Window{First: 2, After: at}})
	refused("citations", err)
	_, err = store.Search(ctx, network.SearchQuery{Text: "kielo", Kinds: []network.Kind{network.Kind(text)}, Window: network.Window{First: 2, After: at}})
	refused("search", err)
	if _, err := store.Edges(ctx, []network.ID{id}); err != nil {
		t.Errorf("edges: %v", err)
	}
	if _, err := store.Neighbours(ctx, network.NeighbourQuery{Of: []network.ID{id}, Except: []network.ID{id}, Projects: filter, Most: 3}); err != nil {
		t.Errorf("neighbours: %v", err)
	}
}
