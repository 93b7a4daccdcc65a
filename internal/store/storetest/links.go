package storetest

import (
	"testing"

	"verkosto/internal/network"
)

type linkCase struct {
	link                       network.Link
	holderKind, targetKind     network.Kind
	holder, targets            string
	target, holders, noTargets string
}

// linkCases are all pairs of kinds that a link can join, but that of matches, with a node that holds one and
// the nodes it leads to, and a node it leads to and its holders.
var linkCases = []linkCase{
	{network.LinkInProject, network.KindParticipation, network.KindProject, "P1-koski", "P1", "P3", "P3-honka P3-koski P3-koski-2 P3-valo", "honka"},
	{network.LinkBy, network.KindParticipation, network.KindOrganisation, "P4-lab", "lab", "koski", "P3-koski P3-koski-2 P1-koski", "P1"},
	{network.LinkLocatedIn, network.KindParticipation, network.KindMunicipality, "P3-koski", "tampere ylöjärvi", "tampere", "P3-koski P1-honka", "P3-valo"},
	{network.LinkContact, network.KindParticipation, network.KindPerson, "P1-honka", "maija pekka", "pekka", "P1-honka P2-ääne", "P3-valo"},
	{network.LinkFunds, network.KindFunding, network.KindProject, "P1-esf", "P1", "P4", "P4-esf+ P4-koski-€", "P1-honka"},
	{network.LinkFrom, network.KindFunding, network.KindFund, "P2-esf", "esf", "esf", "P1-esf P2-esf", "P1-liitto-€"},
	{network.LinkFrom, network.KindFunding, network.KindOrganisation, "P1-liitto-€", "liitto", "koski", "P4-koski-€", "P1-esf"},
	{network.LinkFrom, network.KindFunding, network.KindFunder, "P1-liitto-€", "liitto", "esf", "P1-esf P2-esf", "P1"},
	{network.LinkUnder, network.KindProject, network.KindFund, "P1", "esf", "esf", "P1 P2", "P5"},
	{network.LinkTargets, network.KindProject, network.KindMunicipality, "P3", "nokia tampere", "nokia", "P1 P3", "P2"},
	{network.LinkTargets, network.KindProject, network.KindSubRegion, "P2", "jyväskyläS", "jyväskyläS", "P2", "P1"},
	{network.LinkTargets, network.KindProject, network.KindRegion, "P3", "keski", "pirkanmaa", "P1", "P2"},
	{network.LinkBasedIn, network.KindOrganisation, network.KindMunicipality, "lab", "jyväskylä", "tampere", "honka liitto", "valo"},
	{network.LinkUnitOf, network.KindOrganisation, network.KindOrganisation, "lab", "honka", "honka", "lab", "koski"},
	{network.LinkWorksFor, network.KindPerson, network.KindOrganisation, "aada", "valo", "ääne", "pekka", "P1"},
	{network.LinkPartOf, network.KindMunicipality, network.KindSubRegion, "tampere", "tampereS", "tampereS", "tampere nokia ylöjärvi", "viljakkala"},
	{network.LinkPartOf, network.KindMunicipality, network.KindRegion, "nokia", "pirkanmaa", "pirkanmaa", "tampere nokia viljakkala", "ylöjärvi"},
	{network.LinkPartOf, network.KindSubRegion, network.KindRegion, "tampereS", "pirkanmaa", "keski", "jyväskyläS äänekoskiS", "keski"},
	{network.LinkMergedInto, network.KindMunicipality, network.KindMunicipality, "viljakkala", "ylöjärvi", "ylöjärvi", "viljakkala", "tampere"},
}

// likens is the link of matches, of which the sample has none.
var likens = linkCase{link: network.LinkLikens, holderKind: network.KindMatch, targetKind: network.KindOrganisation}

// testLinks follows every link from both ends, and in the wrong direction.
func testLinks(t *testing.T, store network.Store) {
	follow := func(t *testing.T, selection network.Selection) map[network.ID]network.Page[network.Node] {
		t.Helper()
		pages, err := store.List(t.Context(), selection, network.Order{}, all)
		return must(t, pages, err)
	}
	for _, c := range linkCases {
		t.Run(string(c.holderKind)+" "+string(c.link)+" "+string(c.targetKind), func(t *testing.T) {
			holder, target, without := id(c.holder), id(c.target), id(c.noTargets)
			if c.holderKind != network.KindFunder {
				out := follow(t, network.Selection{Kind: c.targetKind, Of: []network.ID{holder, without}, Via: c.link, Out: true})
				sameNodes(t, "out", idsOf(out[holder]), sorted(c.targets))
				sameNodes(t, "out of one without", idsOf(out[without]), "")
			}
			in := follow(t, network.Selection{Kind: c.holderKind, Of: []network.ID{target}, Via: c.link})
			sameNodes(t, "in", idsOf(in[target]), sorted(c.holders))
			if c.holderKind == c.targetKind {
				return // the wrong way is a right way
			}
			wrong := follow(t, network.Selection{Kind: c.holderKind, Of: []network.ID{target}, Via: c.link, Out: true})
			sameNodes(t, "out of what is linked to", idsOf(wrong[target]), "")
		})
	}
}

// testParents asks for many parents at once: each has its own list, window and place.
func testParents(t *testing.T, store network.Store) {
	selection := network.Selection{
		Kind: network.KindParticipation, Of: of("P1 P3 P6 P1 project:no/such honka"), Via: network.LinkInProject,
	}
	byNumber := network.Order{Field: network.ByNumber, Direction: network.Descending}
	t.Run("list", func(t *testing.T) {
		pages, err := store.List(t.Context(), selection, byNumber, network.Window{First: 2})
		want := map[string]string{"P1": "P1-koski P1-honka", "P3": "P3-koski-2 P3-koski", "P6": "", "project:no/such": "", "honka": ""}
		if len(must(t, pages, err)) != len(want) {
			t.Errorf("%d parents, want %d", len(pages), len(want))
		}
		for parent, nodes := range want {
			page, given := pages[id(parent)]
			if !given {
				t.Errorf("%s has no page", parent)
			}
			sameNodes(t, parent, idsOf(page), nodes)
			if page.HasPrev || page.HasNext != (nodes != "") {
				t.Errorf("%s has previous %v and next %v", parent, page.HasPrev, page.HasNext)
			}
		}
	})
	t.Run("one position for all", func(t *testing.T) {
		position := &network.Position{Value: "2", ID: id("P2-honka")}
		pages, err := store.List(t.Context(), selection, byNumber, network.Window{First: 5, After: position})
		sameNodes(t, "P1", idsOf(must(t, pages, err)[id("P1")]), "P1-honka P1-liitto")
		sameNodes(t, "P3", idsOf(pages[id("P3")]), "P3-honka")
		same(t, "P1 has a previous", pages[id("P1")].HasPrev, true)
	})
	t.Run("from behind", func(t *testing.T) {
		pages, err := store.List(t.Context(), selection, byNumber, network.Window{Last: 1})
		sameNodes(t, "P1", idsOf(must(t, pages, err)[id("P1")]), "P1-liitto")
		sameNodes(t, "P3", idsOf(pages[id("P3")]), "P3-honka")
	})
	t.Run("filtered", func(t *testing.T) {
		filtered := selection
		filtered.Filter = &network.ParticipationFilter{Roles: []network.Role{network.RolePartner}}
		pages, err := store.List(t.Context(), filtered, byNumber, all)
		sameNodes(t, "P1", idsOf(must(t, pages, err)[id("P1")]), "P1-koski")
		sameNodes(t, "P3", idsOf(pages[id("P3")]), "P3-koski-2 P3-valo")
	})
	t.Run("tally", func(t *testing.T) {
		tallies, err := store.Tally(t.Context(), network.TallyQuery{Selection: selection, Amounts: true})
		must(t, tallies, err)
		for parent, want := range map[string]struct {
			count   int
			granted string
		}{"P1": {3, "150000.5"}, "P3": {4, "120009.99"}, "P6": {0, "none"}, "project:no/such": {0, "none"}} {
			tally, given := tallies[id(parent)]
			if !given || tally.Count != want.count || plain(tally.Amounts.Granted) != want.granted {
				t.Errorf("%s: %d of %s euros (%v)", parent, tally.Count, plain(tally.Amounts.Granted), given)
			}
		}
	})
	t.Run("no parents are not the whole store", func(t *testing.T) {
		selection := network.Selection{Kind: network.KindParticipation, Of: of(""), Via: network.LinkInProject}
		pages, err := store.List(t.Context(), selection, byNumber, all)
		same(t, "pages", len(must(t, pages, err)), 0)
		tallies, err := store.Tally(t.Context(), network.TallyQuery{Selection: selection})
		same(t, "tallies", len(must(t, tallies, err)), 0)
	})
	t.Run("as many as there may be", func(t *testing.T) {
		selection := selection
		selection.Of = make([]network.ID, network.MaxKeys)
		for i := range selection.Of {
			selection.Of[i] = id("P1")
		}
		pages, err := store.List(t.Context(), selection, byNumber, all)
		same(t, "pages", len(must(t, pages, err)), 1)
	})
}
