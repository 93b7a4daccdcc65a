package storetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"verkosto/internal/network"
)

// testIdentities tests what becomes of organisations that are one, each on a store of its own.
func testIdentities(t *testing.T, open func(t testing.TB) network.Store) {
	runOnTwins(t, open, []twinTest{
		{"which organisations are one", testEntities},
		{"what is stated under two names is one", testOneOfTwo},
		{"old ids are answered", testOldIDs},
		{"a decision outlives imports and is undone", testDecision},
		{"units, contacts and funders follow", testFollowers},
		{"matches are listed", testMatches},
		{"citations stay as they are", testRawCitations},
		{"an organisation is joined with one that is not there", testJoinedWithNone},
		{"search finds the joined by all names", testSearchJoined},
		{"a projection has the joined as one or as stated", testRawProjection},
	})
}

// key gives an organisation of a case: n is named, p has a PIC and f a business id.
func key(letter string) network.ID {
	scheme := map[string]string{"f": network.SchemeBusinessID, "p": network.SchemePIC}[letter[:1]]
	if scheme == "" {
		scheme = network.SchemeName
	}
	return network.OrganisationID(scheme, letter)
}

// match makes a match.
func match(a, b network.ID, change func(*network.Match)) *network.Match {
	m := &network.Match{ID: network.MatchID(a, b), Organisations: []network.ID{min(a, b), max(a, b)}}
	change(m)
	return m
}

func automatic(a, b network.ID, score float64) *network.Match {
	return match(a, b, func(m *network.Match) {
		m.Automatic, m.Score, m.Reasons = true, score, []network.Reason{{Code: network.ReasonSpelling, Detail: "Honka – HONKA"}}
	})
}

// decided makes the batch of a decision.
func decided(verdict network.Verdict, a, b network.ID) network.Batch {
	m := match(a, b, func(m *network.Match) { m.Decision, m.DecidedBy = verdict, "Maija Mallikas" })
	s := source(network.DecisionID(m.ID), network.RankDecision, string(verdict))
	return network.Batch{Sources: []*network.Source{s}, Citations: citing(s.ID, 1, m), Complete: []network.ID{s.ID}}
}

// ruled makes the batch of a run of the rules.
func ruled(revision string, matches ...*network.Match) network.Batch {
	s := source(network.SourceID(network.FormatResolution, "rules"), network.RankResolution, revision)
	nodes := make([]network.Node, len(matches))
	for i, m := range matches {
		nodes[i] = m
	}
	return network.Batch{Sources: []*network.Source{s}, Citations: citing(s.ID, 1, nodes...), Complete: []network.ID{s.ID}}
}

// testEntities has matches in words, as "n1 p2 auto 0.7", and the organisations that are to be served, each with those
// that are stated under it.
func testEntities(t *testing.T, both twin) {
	var nodes []network.Node
	for _, letter := range strings.Fields("n1 n2 n3 n4 p1 f1 f2") {
		nodes = append(nodes, &network.Organisation{ID: key(letter), Names: network.Names{Fi: letter}})
	}
	apply(t, both.store, version("doc", "1", nodes...))
	apply(t, both.model, version("doc", "1", nodes...))
	for _, c := range []struct{ name, matches, want string }{
		{"no match", "", ""},
		{"an open match joins nothing", "n1 n2 open 1", ""},
		{"an automatic one does", "n1 n2 auto 0.5", "n1=n2"},
		{"a business id is the strongest key", "n1 f2 auto 1, p1 f2 auto 1", "f2=n1=p1"},
		{"a PIC is stronger than a name", "n1 p1 auto 1", "p1=n1"},
		{"of two alike the smaller", "n2 n4 auto 1, n4 n3 auto 1, f2 f1 same 0", "f1=f2 n2=n3=n4"},
		{"a person joins", "n1 n2 same 0", "n1=n2"},
		{"a person keeps apart", "n1 n2 auto 1, n1 n2 different 0", ""},
		{"a person joins what rules leave open", "n1 n2 open 0.5, n1 n2 same 0", "n1=n2"},
		{"over others", "n1 n2 auto 1, n2 n3 auto 1, n3 n4 same 0", "n1=n2=n3=n4"},
		{"not over others if a person keeps the ends apart", "n1 n2 auto 0.7, n2 n3 auto 0.8, n1 n3 different 0", "n2=n3"},
		{"of equal scores the smaller id", "n1 n2 auto 0.7, n2 n3 auto 0.7, n1 n3 different 0", "n1=n2"},
		{"a decision before a higher score", "n1 n2 same 0, n2 n3 auto 1, n1 n3 different 0", "n1=n2"},
		{"far ends", "n1 n2 auto 1, n2 n3 auto 0.9, n3 n4 auto 0.8, n1 n4 different 0", "n1=n2=n3"},
		{"of two decisions that can't both hold the smaller id", "n1 n2 same 0, n2 n3 same 0, n1 n3 different 0", "n1=n2"},
		{"one that no one is joined with keeps nothing apart", "n1 n2 auto 1, n1 n4 different 0", "n1=n2"},
	} {
		batches := batchesOf(c.matches)
		for _, batch := range batches {
			both.apply(t.Context(), t, batch)
		}
		same(t, c.name, entities(t, both.store), c.want)
		agreeOnAll(t.Context(), t, both.store, both.model)
		for _, batch := range batches {
			both.apply(t.Context(), t, network.Batch{Removed: batch.Complete})
		}
		same(t, c.name+", taken back", entities(t, both.store), "")
	}
}

// batchesOf gives matches in words as batches: one of the rules, and one for each decision.
func batchesOf(matches string) []network.Batch {
	var found []*network.Match
	var batches []network.Batch
	for words := range strings.SplitSeq(matches, ",") {
		var a, b, what string
		var score float64
		if n, _ := fmt.Sscan(words, &a, &b, &what, &score); n != 4 {
			continue
		}
		switch what {
		case "same":
			batches = append(batches, decided(network.VerdictSame, key(a), key(b)))
		case "different":
			batches = append(batches, decided(network.VerdictDifferent, key(a), key(b)))
		default:
			m := automatic(key(a), key(b), score)
			m.Automatic = what == "auto"
			found = append(found, m)
		}
	}
	return append(batches, ruled("1", found...))
}

// entities gives the organisations that several are stated under, each with its other names.
func entities(t *testing.T, store network.Reader) string {
	t.Helper()
	pages, err := store.List(t.Context(), network.Selection{Kind: network.KindOrganisation}, network.Order{}, all)
	var found []string
	for _, item := range must(t, pages, err)[network.WholeStore].Items {
		o := item.Node.(*network.Organisation)
		_, letter, _ := strings.Cut(o.ID.Key(), "/")
		members := []string{o.Name()}
		for _, alias := range o.Aliases {
			members = append(members, alias.Name)
		}
		slices.Sort(members)
		members = slices.DeleteFunc(members, func(m string) bool { return m == letter })
		if len(members) > 0 {
			found = append(found, strings.Join(append([]string{letter}, members...), "="))
		}
	}
	return strings.Join(found, " ")
}

// twoNames states a coordinator twice: a list under its name, a page, which is believed, under its
// business id.
func twoNames() (listed, paged network.Batch) {
	p := project("S1", "Puu")
	named, keyed := organisation("honka oy", "HONKA OY"), &network.Organisation{ID: key("f1"), Names: network.Names{Fi: "Honka Oy"}}
	partner := organisation("koski", "Koski")
	part := func(o *network.Organisation, granted, total string, contact *network.Person) *network.Participation {
		q := participation(p, o)
		q.Granted, q.TotalCost, q.Contacts = euros(granted), euros(total), []network.ID{contact.ID}
		return q
	}
	person := func(o *network.Organisation, title, phone string) *network.Person {
		return &network.Person{ID: network.PersonID(o.ID, "maija"), Name: "Maija", Title: title, Phone: phone, Organisation: o.ID}
	}
	first, second := person(named, "johtaja", ""), person(keyed, "", "040 1")
	listed = version("list", "1", p, named, partner, first, part(named, "100", "500", first), participation(p, partner),
		&network.Funding{ID: network.FundingID(p.ID, named.ID), Project: p.ID, Funder: named.ID, Granted: euros("7")})
	paged = version("page", "1", keyed, second, part(keyed, "90", "", second),
		&network.Funding{ID: network.FundingID(p.ID, keyed.ID), Project: p.ID, Funder: keyed.ID, Realised: euros("5")})
	paged.Sources[0].Rank = network.RankRegister
	return listed, paged
}

// joinTwoNames makes the two one.
func joinTwoNames() network.Batch {
	return ruled("1", automatic(organisation("honka oy", "").ID, key("f1"), 1))
}

func testOneOfTwo(t *testing.T, both twin) {
	listed, paged := twoNames()
	tell(t, both, listed, 8, 0, 0)
	tell(t, both, paged, 5, 0, 0)
	agreeOnAll(t.Context(), t, both.store, both.model)
	tell(t, both, joinTwoNames(), 2, 4, 4) // an organisation, a person, a participation and a funding are one with others
	same(t, "names", names(t, both.store), []string{"Honka Oy", "Koski"})
	honka, koski := key("f1"), organisation("koski", "")
	p := project("S1", "")
	id := network.ParticipationID(p.ID, honka, network.RolePartner, 1)
	person := network.PersonID(honka, "maija")
	nodes, err := both.store.Nodes(t.Context(), []network.ID{honka, id, person, network.FundingID(p.ID, honka)})
	must(t, nodes, err)
	same(t, "organisation", nodes[honka], &network.Organisation{
		ID: honka, Names: network.Names{Fi: "Honka Oy"}, Aliases: []network.Alias{{Name: "HONKA OY"}},
	})
	same(t, "participation", nodes[id], &network.Participation{
		ID: id, Project: p.ID, Organisation: honka, Role: network.RolePartner, Contacts: []network.ID{person},
		Granted: euros("90"), TotalCost: euros("500"), StatedAs: []network.ID{honka, organisation("honka oy", "").ID},
	})
	same(t, "person", nodes[person], &network.Person{ID: person, Name: "Maija", Title: "johtaja", Phone: "040 1", Organisation: honka})
	same(t, "degree", degreeOf(t, both.store, koski), network.Degree{Participations: 1, Projects: 1, Partners: 1})
	tallies, err := both.store.Tally(t.Context(), network.TallyQuery{Selection: network.Selection{Kind: network.KindParticipation}, Amounts: true})
	same(t, "money", plain(must(t, tallies, err)[network.WholeStore].Amounts.Granted), "90")
	agreeOnAll(t.Context(), t, both.store, both.model)
	tell(t, both, joinTwoNames(), 0, 0, 0)
	tell(t, both, ruled("2"), 4, 5, 1)
	same(t, "names apart", names(t, both.store), []string{"Honka Oy", "HONKA OY", "Koski"})
}

// testOldIDs asks by the ids of before.
func testOldIDs(t *testing.T, both twin) {
	listed, paged := twoNames()
	for _, batch := range []network.Batch{listed, paged, joinTwoNames()} {
		both.apply(t.Context(), t, batch)
	}
	p, old, now := project("S1", "").ID, organisation("honka oy", "").ID, key("f1")
	part := network.ParticipationID(p, old, network.RolePartner, 1)
	nodes, err := both.store.Nodes(t.Context(), []network.ID{old, now, part})
	same(t, "keys", len(must(t, nodes, err)), 3)
	same(t, "organisation", nodes[old], nodes[now])
	same(t, "participation", nodes[part].NodeID(), network.ParticipationID(p, now, network.RolePartner, 1))
	count := func(kind network.Kind, filter network.Filter) int {
		return len(list(t, both.store, network.Selection{Kind: kind, Filter: filter}, network.Order{}))
	}
	set := &network.IDSet{All: []network.ID{old, now}}
	for name, got := range map[string]int{
		"organisations":           count(network.KindOrganisation, &network.OrganisationFilter{IDs: []network.ID{old}}),
		"projects of":             count(network.KindProject, &network.ProjectFilter{Organisations: set}),
		"projects funded by":      count(network.KindProject, &network.ProjectFilter{Funders: set}),
		"in a nested filter":      count(network.KindProject, &network.ProjectFilter{And: []*network.ProjectFilter{{Or: []*network.ProjectFilter{{Organisations: set}}}}}),
		"people":                  count(network.KindPerson, &network.PersonFilter{Organisations: []network.ID{old}}),
		"participations":          count(network.KindParticipation, &network.ParticipationFilter{IDs: []network.ID{part}}),
		"of an organisation":      count(network.KindParticipation, &network.ParticipationFilter{Organisation: &network.OrganisationFilter{IDs: []network.ID{old}}}),
		"stated under the old":    count(network.KindParticipation, &network.ParticipationFilter{StatedAs: []network.ID{old}}),
		"stated under the new":    count(network.KindParticipation, &network.ParticipationFilter{StatedAs: []network.ID{now}}),
		"fundings":                count(network.KindFunding, &network.FundingFilter{Funders: []network.ID{old}}),
		"funders":                 count(network.KindFunder, &network.FunderFilter{IDs: []network.ID{old}}),
		"matches":                 count(network.KindMatch, &network.MatchFilter{Organisations: []network.ID{old}}),
		"stated under one alone":  count(network.KindParticipation, &network.ParticipationFilter{StatedAs: []network.ID{organisation("koski", "").ID}}),
		"projects not of the old": 1 + count(network.KindProject, &network.ProjectFilter{Organisations: &network.IDSet{None: []network.ID{old}}}),
	} {
		same(t, name, got, 1)
	}
	same(t, "stated under none", count(network.KindParticipation, &network.ParticipationFilter{StatedAs: []network.ID{}}), 0)
	selection := network.Selection{Kind: network.KindParticipation, Of: []network.ID{old, now}, Via: network.LinkBy}
	pages, err := both.store.List(t.Context(), selection, network.Order{}, all)
	same(t, "lists of", len(must(t, pages, err)), 2)
	same(t, "participations of the old", pages[old].Items, pages[now].Items)
	degrees, err := both.store.Degrees(t.Context(), []network.ID{old})
	same(t, "degree", must(t, degrees, err)[old], network.Degree{Participations: 1, Projects: 1, Partners: 1})
	partners, err := both.store.Partners(t.Context(), network.PartnerQuery{Of: []network.ID{old}, Window: all})
	same(t, "partners", len(must(t, partners, err)[old].Items), 1)
	edges, err := both.store.Edges(t.Context(), []network.ID{old, now, p})
	same(t, "edges", len(must(t, edges, err)), 2)
	around, err := both.store.Neighbours(t.Context(), network.NeighbourQuery{Of: []network.ID{p}, Except: []network.ID{old}, Most: 9})
	same(t, "neighbours", len(must(t, around, err).Nodes), 2) // the partner and the person
}
