package storetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"verkosto/internal/network"
)

// partnersInWords gives a page as "partner shared first-start last-end, …".
func partnersInWords(page network.Page[network.Partner]) string {
	var words []string
	for _, item := range page.Items {
		p := item.Node
		words = append(words, strings.TrimSpace(fmt.Sprintf("%s %d %s %s", labels[p.Organisation.ID], p.Shared, p.FirstStart, p.LastEnd)))
	}
	return strings.Join(words, ", ")
}

func testPartners(t *testing.T, store network.Store) {
	of1415 := &network.ProjectFilter{Periods: []string{"2014-2020"}}
	at := func(shared, label string) *network.Position {
		return &network.Position{Value: shared, ID: id(label)}
	}
	for _, c := range []struct {
		name       string
		of         string
		projects   *network.ProjectFilter
		window     network.Window
		want       string
		prev, next bool
	}{
		{"all", "honka", nil, all, "koski 2 2015-03-01 2017-08-31, valo 2 2019-05-01, ääne 1 2016 2018-12", false, false},
		{"of two roles in one project", "koski", nil, all, "honka 2 2015-03-01 2017-08-31, valo 1 2019-05-01", false, false},
		{"of some projects", "honka", of1415, all, "koski 2 2015-03-01 2017-08-31, ääne 1 2016 2018-12, valo 1 2019-05-01", false, false},
		{"of no projects", "honka", &network.ProjectFilter{IDs: of("")}, all, "", false, false},
		{"of nobody", "yksin", nil, all, "", false, false},
		{"of an authority", "liitto", nil, all, "", false, false},
		{"of what is not there", "organisation:fi/none", nil, all, "", false, false},
		{"first", "honka", nil, network.Window{First: 1}, "koski 2 2015-03-01 2017-08-31", false, true},
		{"first after", "honka", nil, network.Window{First: 1, After: at("2", "koski")}, "valo 2 2019-05-01", true, true},
		{"first after one that is no partner now", "honka", nil, network.Window{First: 1, After: at("1", "lab")}, "", true, false},
		{"last", "honka", nil, network.Window{Last: 1}, "ääne 1 2016 2018-12", true, false},
		{"last before", "honka", nil, network.Window{Last: 1, Before: at("1", "liitto")}, "valo 2 2019-05-01", true, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			pages, err := store.Partners(t.Context(), network.PartnerQuery{Of: of(c.of), Projects: c.projects, Window: c.window})
			page, given := must(t, pages, err)[id(c.of)]
			same(t, "partners", partnersInWords(page), c.want)
			if !given || page.HasPrev != c.prev || page.HasNext != c.next {
				t.Errorf("has previous %v and next %v (%v)", page.HasPrev, page.HasNext, given)
			}
			for _, item := range page.Items {
				same(t, "position", item.Position, network.Position{Value: fmt.Sprint(item.Node.Shared), ID: item.Node.Organisation.ID})
			}
		})
	}
	t.Run("of many", func(t *testing.T) {
		pages, err := store.Partners(t.Context(), network.PartnerQuery{Of: of("lab valo lab P1"), Window: network.Window{First: 1}})
		same(t, "keys", len(must(t, pages, err)), 3)
		same(t, "lab", partnersInWords(pages[id("lab")]), "ääne 1 2023-09 2025-12-31")
		same(t, "valo", partnersInWords(pages[id("valo")]), "honka 2 2019-05-01")
	})
}

func testNeighbours(t *testing.T, store network.Store) {
	around := func(list string) network.NeighbourQuery {
		return network.NeighbourQuery{Of: of(list), Most: 100}
	}
	with := func(query network.NeighbourQuery, change func(*network.NeighbourQuery)) network.NeighbourQuery {
		change(&query)
		return query
	}
	for _, c := range []struct {
		name    string
		query   network.NeighbourQuery
		want    string
		omitted int
	}{
		{"of an organisation", around("honka"), "P3 P1 P2 P5 lab tampere maija", 0},
		{"of a project", around("P2"), "esf honka ääne pekka jyväskyläS", 0},
		{"by parallel edges", around("P3"), "koski erdf honka valo nokia tampere keski", 0},
		{"of a place", around("ylöjärvi"), "koski viljakkala tampereS", 0},
		{"of a region", around("keski"), "P3 jyväskylä äänekoski jyväskyläS äänekoskiS", 0},
		{"of a fund", around("esf"), "P1 P2", 0},
		{"of a person", around("pekka"), "P1 ääne P2", 0},
		{"of a funder", around("liitto"), "P1 P4 tampere", 0},
		{"of nothing known", around("P9 organisation:fi/none"), "", 0},
		{"of none", around(""), "", 0},
		{"of two, which are not among them", around("P1 honka"), "liitto esf tampere maija P3 koski P2 P5 lab nokia pekka pirkanmaa", 0},
		{"except some", with(around("honka"), func(q *network.NeighbourQuery) { q.Except = of("P1 P2 lab honka esf") }), "P3 P5 tampere maija", 0},
		{"of some kinds", with(around("honka"), func(q *network.NeighbourQuery) {
			q.Kinds = []network.Kind{network.KindPerson, network.KindOrganisation}
		}), "lab maija", 0},
		{"of kinds that are edges", with(around("honka"), func(q *network.NeighbourQuery) {
			q.Kinds = []network.Kind{network.KindParticipation, network.KindFunding, network.KindSource}
		}), "", 0},
		{"entering some projects", with(around("honka"), func(q *network.NeighbourQuery) { q.Projects = &network.ProjectFilter{Codes: []string{"S10002"}} }), "P2 lab tampere maija", 0},
		{"entering no projects", with(around("honka"), func(q *network.NeighbourQuery) { q.Projects = &network.ProjectFilter{IDs: of("")} }), "lab tampere maija", 0},
		{"standing in a project that would not be entered", with(around("P2"), func(q *network.NeighbourQuery) { q.Projects = &network.ProjectFilter{IDs: of("")} }), "esf honka ääne pekka jyväskyläS", 0},
		{"at most some", with(around("honka"), func(q *network.NeighbourQuery) { q.Most = 3 }), "P3 P1 P2", 4},
		{"at most just all", with(around("honka"), func(q *network.NeighbourQuery) { q.Most = 7 }), "P3 P1 P2 P5 lab tampere maija", 0},
		{"at most some of a kind", with(around("honka"), func(q *network.NeighbourQuery) { q.Most, q.Kinds = 1, []network.Kind{network.KindProject} }), "P3", 3},
		{"at most one, the most connected", with(around("P3"), func(q *network.NeighbourQuery) { q.Most = 1 }), "koski", 6},
	} {
		t.Run(c.name, func(t *testing.T) {
			neighbours, err := store.Neighbours(t.Context(), c.query)
			got := make([]network.ID, 0, len(must(t, neighbours, err).Nodes))
			for _, node := range neighbours.Nodes {
				got = append(got, node.NodeID())
			}
			sameNodes(t, "neighbours", got, c.want)
			same(t, "omitted", neighbours.Omitted, c.omitted)
		})
	}
}

func testEdges(t *testing.T, store network.Store) {
	for _, c := range []struct{ name, among, want string }{
		{"none among none", "", ""},
		{"none of one end", "P1", ""},
		{"participations", "P1 honka koski P9", "PARTICIPATION honka P1 COORDINATOR 100000, PARTICIPATION koski P1 PARTNER 50000.5"},
		{"two of one pair", "P3 koski koski", "PARTICIPATION koski P3 IMPLEMENTER 9.99, PARTICIPATION koski P3 PARTNER none"},
		{"fundings", "P1 esf liitto", "FUNDING esf P1 120000, FUNDING liitto P1 30000, PARTICIPATION liitto P1 AUTHORITY none, UNDER P1 esf none"},
		{"target areas", "P3 P2 keski tampere jyväskyläS", "PART_OF jyväskyläS keski none, TARGETS P3 tampere none, TARGETS P3 keski none, TARGETS P2 jyväskyläS none"},
		{"homes", "honka valo tampere", "BASED_IN honka tampere none"},
		{"units", "honka lab", "UNIT_OF lab honka none"},
		{"people", "pekka ääne maija P1 P2", "CONTACT maija P1 none, CONTACT pekka P1 none, CONTACT pekka P2 none, PARTICIPATION ääne P2 COORDINATOR none, WORKS_FOR pekka ääne none"},
		{"places", "viljakkala ylöjärvi tampereS pirkanmaa", "MERGED_INTO viljakkala ylöjärvi none, PART_OF viljakkala pirkanmaa none, PART_OF ylöjärvi tampereS none, PART_OF tampereS pirkanmaa none"},
		{"relations are edges", "P1 P1-honka P1-esf register maija", "CONTACT maija P1 none"},
	} {
		t.Run(c.name, func(t *testing.T) {
			edges, err := store.Edges(t.Context(), of(c.among))
			var words, known []string
			for _, edge := range must(t, edges, err) {
				words = append(words, edgeInWords(edge))
				known = append(known, edge.ID)
			}
			same(t, "edges", strings.Join(words, ", "), c.want)
			if slices.Sort(known); len(slices.Compact(known)) != len(edges) {
				t.Errorf("ids of edges are not unique: %q", known)
			}
		})
	}
	edges, err := store.Edges(t.Context(), of("P1 honka esf"))
	same(t, "edges that stand for nodes", []string{must(t, edges, err)[0].ID, edges[1].ID}, of("P1-esf P1-honka"))
}

func edgeInWords(e network.Edge) string {
	words := []string{string(e.Kind), labels[e.Source], labels[e.Target], string(e.Role), plain(e.Amount)}
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), " ")
}
