package storetest

import (
	"testing"

	"verkosto/internal/network"
)

func testDecision(t *testing.T, both twin) {
	a, b := organisation("a", "A"), organisation("b", "B")
	tell(t, both, version("doc", "1", a, b), 3, 0, 0)
	tell(t, both, ruled("1", automatic(a.ID, b.ID, 0.9)), 2, 1, 1)
	tell(t, both, decided(network.VerdictDifferent, a.ID, b.ID), 2, 2, 0)
	same(t, "apart", names(t, both.store), []string{"A", "B"})
	tell(t, both, ruled("2", automatic(a.ID, b.ID, 1)), 0, 2, 0)
	tell(t, both, version("doc", "2", a, b), 0, 1, 0)
	same(t, "apart after imports", names(t, both.store), []string{"A", "B"})
	nodes, err := both.store.Nodes(t.Context(), []network.ID{network.MatchID(a.ID, b.ID)})
	m := must(t, nodes, err)[network.MatchID(b.ID, a.ID)].(*network.Match)
	same(t, "verdict", m.Verdict(), network.VerdictDifferent)
	same(t, "score", m.Score, 1.0)
	same(t, "decided by", m.DecidedBy, "Maija Mallikas")
	tell(t, both, decided(network.VerdictSame, a.ID, b.ID), 0, 3, 1)
	same(t, "together", names(t, both.store), []string{"B"}) // stated on a later line
	tell(t, both, ruled("3"), 0, 2, 0)
	same(t, "together without the rules", names(t, both.store), []string{"B"})
	tell(t, both, network.Batch{Removed: []network.ID{network.DecisionID(m.ID)}}, 1, 1, 2)
	same(t, "undone", names(t, both.store), []string{"A", "B"})
}

// testFollowers lets all that speaks of organisations follow when these are joined and parted.
func testFollowers(t *testing.T, both twin) {
	p, body, name, unit, other := project("S1", "P"), organisation("body", "Body"), organisation("name", "Name"), organisation("unit", "Unit"), organisation("other", "Other")
	unit.Parent, name.Parent = name.ID, body.ID
	person := &network.Person{ID: network.PersonID(name.ID, "maija"), Name: "Maija", Organisation: name.ID}
	part := participation(p, other)
	part.Contacts = []network.ID{person.ID}
	second := participation(p, name)
	second.ID = network.ParticipationID(p.ID, name.ID, network.RolePartner, 2)
	odd := participation(p, name)
	odd.ID = network.NewID(network.KindParticipation, "odd")
	money := &network.Funding{ID: network.FundingID(p.ID, name.ID), Project: p.ID, Funder: name.ID}
	tell(t, both, version("doc", "1", p, body, name, unit, other, person, part, second, odd, money), 11, 0, 0)
	tell(t, both, ruled("1", automatic(name.ID, body.ID, 1)), 5, 4, 4)
	agreeOnAll(t.Context(), t, both.store, both.model)
	moved := network.ParticipationID(p.ID, body.ID, network.RolePartner, 2)
	nodes, err := both.store.Nodes(t.Context(), []network.ID{body.ID, unit.ID, part.ID, odd.ID, moved})
	must(t, nodes, err)
	same(t, "parent of itself", nodes[body.ID].(*network.Organisation).Parent, network.ID(""))
	same(t, "parent of the unit", nodes[unit.ID].(*network.Organisation).Parent, body.ID)
	same(t, "contact", nodes[part.ID].(*network.Participation).Contacts, []network.ID{network.PersonID(body.ID, "maija")})
	same(t, "id that is not made with the organisation's key", nodes[odd.ID].(*network.Participation).Organisation, body.ID)
	same(t, "stated as", nodes[moved].(*network.Participation).StatedAs, []network.ID{name.ID})
	// what is stated later follows at once
	third := participation(p, name)
	third.Role, third.ID = network.RolePlanner, network.ParticipationID(p.ID, name.ID, network.RolePlanner, 1)
	tell(t, both, version("later", "1", third), 2, 0, 0)
	same(t, "participations", degreeOf(t, both.store, body).Participations, 3)
	tell(t, both, network.Batch{Removed: []network.ID{network.SourceID("test", "later")}}, 0, 0, 2)
	tell(t, both, network.Batch{Removed: []network.ID{network.SourceID("test", "doc")}}, 0, 0, 10)
	tell(t, both, version("doc", "1", p, body, name, unit, other, person, part, second, odd, money), 10, 0, 0)
	tell(t, both, ruled("2"), 4, 5, 4)
	nodes, err = both.store.Nodes(t.Context(), []network.ID{second.ID, unit.ID})
	same(t, "participation of before", must(t, nodes, err)[second.ID], second)
	same(t, "unit of before", nodes[unit.ID], unit)
}

// testMatches lists matches: one joined automatically, one open, one that a person decided, and one that is kept from
// joining what a person called different.
func testMatches(t *testing.T, both twin) {
	var nodes []network.Node
	for _, name := range []string{"a", "b", "c", "d", "e"} {
		nodes = append(nodes, organisation(name, name))
	}
	id := func(name string) network.ID { return organisation(name, "").ID }
	ab, bc, de := automatic(id("a"), id("b"), 0.9), automatic(id("b"), id("c"), 0.8), automatic(id("d"), id("e"), 0.55)
	de.Automatic = false
	ac := network.MatchID(id("a"), id("c"))
	for _, batch := range []network.Batch{version("doc", "1", nodes...), ruled("1", ab, bc, de), decided(network.VerdictDifferent, id("a"), id("c"))} {
		both.apply(t.Context(), t, batch)
	}
	kind := network.Selection{Kind: network.KindMatch}
	for _, c := range []struct {
		name   string
		filter *network.MatchFilter
		want   []network.ID
	}{
		{"all", nil, []network.ID{ab.ID, bc.ID, de.ID, ac}},
		{"open", &network.MatchFilter{Verdicts: []network.Verdict{network.VerdictOpen}}, []network.ID{de.ID}},
		{"same", &network.MatchFilter{Verdicts: []network.Verdict{network.VerdictSame}}, []network.ID{ab.ID, bc.ID}},
		{"different", &network.MatchFilter{Verdicts: []network.Verdict{network.VerdictDifferent}}, []network.ID{ac}},
		{"of no verdict", &network.MatchFilter{Verdicts: []network.Verdict{}}, []network.ID{}},
		{"automatic", &network.MatchFilter{Automatic: pointer(true)}, []network.ID{ab.ID, bc.ID}},
		{"decided", &network.MatchFilter{Decided: pointer(true)}, []network.ID{ac}},
		{"joined", &network.MatchFilter{Joined: pointer(true)}, []network.ID{ab.ID}},
		{"not joined", &network.MatchFilter{Joined: pointer(false)}, []network.ID{bc.ID, de.ID, ac}},
		{"about one", &network.MatchFilter{Organisations: []network.ID{id("c"), id("e")}}, []network.ID{bc.ID, de.ID, ac}},
		{"about a joined one", &network.MatchFilter{Organisations: []network.ID{id("b")}}, []network.ID{ab.ID, bc.ID, ac}},
		{"at least", &network.MatchFilter{MinScore: pointer(0.55)}, []network.ID{ab.ID, bc.ID, de.ID}},
		{"ids", &network.MatchFilter{IDs: []network.ID{ac}}, []network.ID{ac}},
		{"composed", &network.MatchFilter{Or: []*network.MatchFilter{{IDs: []network.ID{ac}}, {Automatic: pointer(true)}}, Not: &network.MatchFilter{Joined: pointer(true)}}, []network.ID{bc.ID, ac}},
	} {
		selection := kind
		if c.filter != nil {
			selection.Filter = c.filter
		}
		same(t, c.name, list(t, both.store, selection, network.Order{Field: network.ByScore, Direction: network.Descending}), c.want)
		tallies, err := both.store.Tally(t.Context(), network.TallyQuery{Selection: selection})
		same(t, c.name+", counted", must(t, tallies, err)[network.WholeStore].Count, len(c.want))
	}
	pages, err := both.store.List(t.Context(), kind, network.Order{Field: network.ByScore}, network.Window{First: 2})
	page := must(t, pages, err)[network.WholeStore]
	same(t, "by score", idsOf(page), []network.ID{ac, de.ID})
	same(t, "position", page.Items[1].Position, network.Position{Value: "0.550000", ID: de.ID})
	pages, err = both.store.List(t.Context(), kind, network.Order{Field: network.ByScore}, network.Window{First: 1, After: &page.Items[1].Position})
	same(t, "the next", idsOf(must(t, pages, err)[network.WholeStore]), []network.ID{bc.ID})
	of := network.Selection{Kind: network.KindMatch, Of: []network.ID{id("b"), id("d")}, Via: network.LinkLikens}
	pages, err = both.store.List(t.Context(), of, network.Order{}, all)
	same(t, "of a joined organisation", idsOf(must(t, pages, err)[id("b")]), []network.ID{ab.ID, ac, bc.ID})
	same(t, "of another", idsOf(pages[id("d")]), []network.ID{de.ID})
	between := network.Selection{Kind: network.KindOrganisation, Of: []network.ID{ab.ID, bc.ID}, Via: network.LinkLikens, Out: true}
	pages, err = both.store.List(t.Context(), between, network.Order{}, all)
	same(t, "between the joined", idsOf(must(t, pages, err)[ab.ID]), []network.ID{id("a")})
	same(t, "between others", idsOf(pages[bc.ID]), []network.ID{id("a"), id("c")})
}

// testRawCitations asks for the citations of what is joined.
func testRawCitations(t *testing.T, both twin) {
	listed, paged := twoNames()
	for _, batch := range []network.Batch{listed, paged, joinTwoNames()} {
		both.apply(t.Context(), t, batch)
	}
	old, now := organisation("honka oy", "").ID, key("f1")
	pages, err := both.store.Citations(t.Context(), network.CitationQuery{Of: []network.ID{old, now}, Window: all})
	for _, id := range []network.ID{old, now} {
		stated := []network.ID{}
		for _, item := range must(t, pages, err)[id].Items {
			stated = append(stated, item.Node.Node.NodeID())
		}
		same(t, "citations of "+string(id), stated, []network.ID{now, old})
	}
	pages, err = both.store.Citations(t.Context(), network.CitationQuery{Of: []network.ID{now}, Window: network.Window{First: 1}})
	first := must(t, pages, err)[now]
	same(t, "has more", first.HasNext, true)
	pages, err = both.store.Citations(t.Context(), network.CitationQuery{Of: []network.ID{now}, Window: network.Window{First: 1, After: &first.Items[0].Position}})
	same(t, "the next", must(t, pages, err)[now].Items[0].Node.Node.NodeID(), old)
	from := listed.Sources[0].ID
	pages, err = both.store.Citations(t.Context(), network.CitationQuery{Of: []network.ID{from}, From: true, Window: all})
	items := must(t, pages, err)[from].Items
	same(t, "citations of the list", len(items), len(listed.Citations))
	for i, item := range items {
		same(t, "as stated", item.Node.Node, listed.Citations[i].Node)
	}
}

// testJoinedWithNone joins a name with a business id that no source states yet.
func testJoinedWithNone(t *testing.T, both twin) {
	p, named := project("S1", "P"), organisation("honka", "Honka")
	tell(t, both, joinTwoNames(), 2, 0, 0)
	tell(t, both, ruled("2", automatic(named.ID, key("f1"), 1)), 1, 1, 1)
	tell(t, both, version("list", "1", p, named, participation(p, named)), 4, 0, 0)
	same(t, "served under the business id", list(t, both.store, network.Selection{Kind: network.KindOrganisation}, network.Order{}), []network.ID{key("f1")})
	agreeOnAll(t.Context(), t, both.store, both.model)
	tell(t, both, version("page", "1", &network.Organisation{ID: key("f1"), BusinessID: "1000001-2"}), 1, 1, 0)
	tell(t, both, network.Batch{Removed: []network.ID{network.SourceID("test", "list")}}, 0, 1, 3)
	same(t, "names", names(t, both.store), []string{""})
}

// testSearchJoined looks for organisations by words.
func testSearchJoined(t *testing.T, both twin) {
	a, b := organisation("a", "Kielo"), organisation("b", "Lumme")
	both.apply(t.Context(), t, version("doc", "1", a, b))
	finds := func(what, words string, want ...network.ID) {
		t.Helper()
		page, err := both.store.Search(t.Context(), network.SearchQuery{Text: words, Window: all})
		found := []network.ID{}
		for _, item := range must(t, page, err).Items {
			found = append(found, item.Node.Node.NodeID())
		}
		same(t, what, found, append([]network.ID{}, want...))
	}
	finds("apart", "lumme", b.ID)
	finds("both words", "kielo lumme")
	both.apply(t.Context(), t, ruled("1", automatic(a.ID, b.ID, 1)))
	finds("by the other name", "lumme", a.ID)
	finds("by both", "kielo lumme", a.ID)
	both.apply(t.Context(), t, version("doc", "2", a, organisation("b", "Ruska")))
	finds("by the name of before", "lumme")
	finds("by the new name", "ruska", a.ID)
	both.apply(t.Context(), t, network.Batch{Removed: []network.ID{network.SourceID(network.FormatResolution, "rules")}})
	finds("parted", "ruska", b.ID)
	finds("parted from it", "kielo", a.ID)
}
