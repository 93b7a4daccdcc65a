package storetest

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"verkosto/internal/network"
)

// testInvalidCalls makes calls that break their contract.
func testInvalidCalls(t *testing.T, store network.Store) {
	ctx := t.Context()
	tooMany := make([]network.ID, network.MaxKeys+1)
	for i := range tooMany {
		tooMany[i] = network.MunicipalityID(fmt.Sprint(i))
	}
	projects := network.Selection{Kind: network.KindProject}
	within := func(of []network.ID, via network.Link) network.Selection {
		return network.Selection{Kind: network.KindParticipation, Of: of, Via: via}
	}
	position := &network.Position{ID: id("P1")}
	list := func(s network.Selection, o network.Order, w network.Window) error {
		_, err := store.List(ctx, s, o, w)
		return err
	}
	for name, call := range map[string]func() error{
		"too many nodes":       func() error { _, err := store.Nodes(ctx, tooMany); return err },
		"too many degrees":     func() error { _, err := store.Degrees(ctx, tooMany); return err },
		"edges among too many": func() error { _, err := store.Edges(ctx, tooMany); return err },
		"too many parents":     func() error { return list(within(tooMany, network.LinkInProject), network.Order{}, all) },
		"partners of too many": func() error {
			_, err := store.Partners(ctx, network.PartnerQuery{Of: tooMany, Window: all})
			return err
		},
		"neighbours of too many": func() error {
			_, err := store.Neighbours(ctx, network.NeighbourQuery{Of: tooMany, Most: 1})
			return err
		},
		"citations of too many": func() error {
			_, err := store.Citations(ctx, network.CitationQuery{Of: tooMany, Window: all})
			return err
		},
		"no window":                func() error { return list(projects, network.Order{}, network.Window{}) },
		"both windows":             func() error { return list(projects, network.Order{}, network.Window{First: 1, Last: 1}) },
		"negative first":           func() error { return list(projects, network.Order{}, network.Window{First: -1}) },
		"negative last":            func() error { return list(projects, network.Order{}, network.Window{Last: -1}) },
		"partners without window":  func() error { _, err := store.Partners(ctx, network.PartnerQuery{Of: of("honka")}); return err },
		"citations without window": func() error { _, err := store.Citations(ctx, network.CitationQuery{Of: of("honka")}); return err },
		"search without window":    func() error { _, err := store.Search(ctx, network.SearchQuery{Text: "metsän"}); return err },
		"search backward": func() error {
			_, err := store.Search(ctx, network.SearchQuery{Text: "metsän", Window: network.Window{Last: 1, Before: position}})
			return err
		},
		"no kind":       func() error { return list(network.Selection{}, network.Order{}, all) },
		"no such kind":  func() error { return list(network.Selection{Kind: "SPONSOR"}, network.Order{}, all) },
		"no such order": func() error { return list(projects, network.Order{Field: "COLOUR"}, all) },
		"no such direction": func() error {
			return list(projects, network.Order{Field: network.ByName, Direction: "SIDEWAYS"}, all)
		},
		"order of others": func() error { return list(projects, network.Order{Field: network.ByReadAt}, all) },
		"filter of others": func() error {
			return list(network.Selection{Kind: network.KindProject, Filter: &network.PlaceFilter{}}, network.Order{}, all)
		},
		"parents without a link": func() error { return list(within(of("P1"), ""), network.Order{}, all) },
		"no neighbours":          func() error { _, err := store.Neighbours(ctx, network.NeighbourQuery{Of: of("P1")}); return err },
		"too many neighbours": func() error {
			_, err := store.Neighbours(ctx, network.NeighbourQuery{Of: of("P1"), Most: network.MaxKeys + 1})
			return err
		},
	} {
		t.Run(name, func(t *testing.T) { fails(t, name, call(), network.InvalidArgument) })
	}
	t.Run("positions", func(t *testing.T) { testInvalidPositions(t, store) })
	t.Run("tallies", func(t *testing.T) { testInvalidTallies(t, store, tooMany) })
	t.Run("after the deadline", func(t *testing.T) { testDeadline(t, store) })
}

// testInvalidPositions reads on from positions that no list gives.
func testInvalidPositions(t *testing.T, store network.Store) {
	list := func(kind network.Kind, by network.OrderField, window network.Window) error {
		_, err := store.List(t.Context(), network.Selection{Kind: kind}, network.Order{Field: by}, window)
		return err
	}
	partners := func(_ network.Kind, _ network.OrderField, window network.Window) error {
		_, err := store.Partners(t.Context(), network.PartnerQuery{Of: of("honka"), Window: window})
		return err
	}
	citations := func(_ network.Kind, _ network.OrderField, window network.Window) error {
		_, err := store.Citations(t.Context(), network.CitationQuery{Of: of("P1"), Window: window})
		return err
	}
	statements := func(_ network.Kind, _ network.OrderField, window network.Window) error {
		_, err := store.Citations(t.Context(), network.CitationQuery{Of: of("list"), From: true, Window: window})
		return err
	}
	key := strings.Repeat("0", 32)
	for _, c := range []struct {
		ask      func(network.Kind, network.OrderField, network.Window) error
		kind     network.Kind
		by       network.OrderField
		position network.Position
	}{
		{list, network.KindProject, network.ByGranted, network.Position{Value: "much"}},
		{list, network.KindProject, network.ByGranted, network.Position{Value: strings.Repeat("9", 40)}},
		{list, network.KindProject, network.ByParticipations, network.Position{Value: "few"}},
		{list, network.KindProject, network.ByParticipations, network.Position{Value: "1.5"}},
		{list, network.KindProject, network.ByParticipations, network.Position{Absent: true}},
		{list, network.KindOrganisation, network.ByPartners, network.Position{Absent: true}},
		{list, network.KindFunder, network.ByProjects, network.Position{Value: strings.Repeat("9", 20)}},
		{list, network.KindParticipation, network.ByNumber, network.Position{Value: "first"}},
		{list, network.KindSource, network.ByReadAt, network.Position{Value: "2024"}},
		{partners, "", "", network.Position{Value: "many"}},
		{partners, "", "", network.Position{Absent: true}},
		{citations, "", "", network.Position{Value: "x 2024-01-01T00:00:00Z 1 " + key}},
		{citations, "", "", network.Position{Value: "10 2024 1 " + key}},
		{citations, "", "", network.Position{Value: "10 2024-01-01T00:00:00Z 1 short"}},
		{citations, "", "", network.LinePosition("project:x", 1, key)},
		{statements, "", "", network.Position{Value: "line " + key}},
		{statements, "", "", network.Position{Value: "1"}},
		{statements, "", "", network.LinePosition("project:x", 1, strings.Repeat("F", 32))},
	} {
		for _, window := range []network.Window{{First: 1, After: &c.position}, {Last: 1, Before: &c.position}} {
			fails(t, fmt.Sprintf("%s by %s from %+v", c.kind, c.by, c.position), c.ask(c.kind, c.by, window), network.InvalidArgument)
		}
	}
	_, err := store.Search(t.Context(), network.SearchQuery{Text: "metsän", Window: network.Window{First: 1, After: &network.Position{Value: "good"}}})
	fails(t, "search from a word", err, network.InvalidArgument)
}

func testInvalidTallies(t *testing.T, store network.Store, tooMany []network.ID) {
	projects := network.Selection{Kind: network.KindProject}
	within := network.Selection{Kind: network.KindParticipation, Of: tooMany, Via: network.LinkInProject}
	for name, query := range map[string]network.TallyQuery{
		"tally of too many":         {Selection: within},
		"tally of no kind":          {},
		"tally by filter of others": {Selection: network.Selection{Kind: network.KindFund, Filter: &network.ProjectFilter{}}},
		"facet of others":           {Selection: projects, Facets: []network.FacetField{network.FacetRole}, Top: 1},
		"no such facet":             {Selection: projects, Facets: []network.FacetField{"COLOUR"}, Top: 1},
		"facet without buckets":     {Selection: projects, Facets: []network.FacetField{network.FacetStatus}},
		"facet with too many":       {Selection: projects, Facets: []network.FacetField{network.FacetStatus}, Top: 1001},
	} {
		_, err := store.Tally(t.Context(), query)
		fails(t, name, err, network.InvalidArgument)
	}
}

// testDeadline calls everything when it is too late.
func testDeadline(t *testing.T, store network.Store) {
	ctx, cancel := context.WithDeadline(t.Context(), time.Unix(0, 0))
	defer cancel()
	for name, call := range map[string]func() error{
		"nodes":      func() error { _, err := store.Nodes(ctx, of("P1")); return err },
		"projection": func() error { _, err := store.Projection(ctx, network.ProjectionQuery{}); return err },
		"list": func() error {
			_, err := store.List(ctx, network.Selection{Kind: network.KindProject}, network.Order{}, all)
			return err
		},
		"tally": func() error {
			_, err := store.Tally(ctx, network.TallyQuery{Selection: network.Selection{Kind: network.KindProject}})
			return err
		},
		"degrees": func() error { _, err := store.Degrees(ctx, of("honka")); return err },
		"partners": func() error {
			_, err := store.Partners(ctx, network.PartnerQuery{Of: of("honka"), Window: all})
			return err
		},
		"neighbours": func() error {
			_, err := store.Neighbours(ctx, network.NeighbourQuery{Of: of("honka"), Most: 1})
			return err
		},
		"edges": func() error { _, err := store.Edges(ctx, of("honka P1")); return err },
		"search": func() error {
			_, err := store.Search(ctx, network.SearchQuery{Text: "metsän", Window: all})
			return err
		},
		"search tally": func() error { _, err := store.SearchTally(ctx, network.SearchQuery{Text: "metsän"}); return err },
		"citations": func() error {
			_, err := store.Citations(ctx, network.CitationQuery{Of: of("honka"), Window: all})
			return err
		},
		"meta":    func() error { _, err := store.Meta(ctx); return err },
		"version": func() error { _, err := store.Version(ctx); return err },
		"apply":   func() error { _, err := store.Apply(ctx, network.Batch{Removed: of("list")}); return err },
	} {
		fails(t, name, call(), network.Timeout)
	}
	nodes, err := store.Nodes(t.Context(), of("P5"))
	same(t, "what only the list states", len(must(t, nodes, err)), 1)
}
