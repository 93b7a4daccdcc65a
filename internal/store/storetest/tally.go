package storetest

import (
	"fmt"
	"strings"
	"testing"

	"verkosto/internal/network"
)

// testTallies counts and sums up.
func testTallies(t *testing.T, store network.Store) {
	only := func(list string) network.Filter { return &network.ProjectFilter{IDs: of(list)} }
	for _, c := range []struct {
		name      string
		selection network.Selection
		count     int
		amounts   string // granted, net, total cost, realised, planned and realised public
	}{
		{"projects", network.Selection{Kind: network.KindProject}, 6, "730000.1 none 300000.5 118000.55 227000 148000.5"},
		{"one project", network.Selection{Kind: network.KindProject, Filter: only("P1")}, 1, "150000 none 210000 118000.55 150000 148000.5"},
		{"a project with a grant of nothing", network.Selection{Kind: network.KindProject, Filter: only("P4")}, 1, "0 none none none 77000 none"},
		{"a project without money", network.Selection{Kind: network.KindProject, Filter: only("P5")}, 1, "none none none none none none"},
		{"no projects", network.Selection{Kind: network.KindProject, Filter: only("")}, 0, "none none none none none none"},
		{"participations", network.Selection{Kind: network.KindParticipation}, 14, "270010.49 90000 130000.1 none none none"},
		{"fundings", network.Selection{Kind: network.KindFunding}, 6, "730000.1 none none 118000.55 227000 148000.5"},
		{"fundings of a funder", network.Selection{Kind: network.KindFunding, Filter: &network.FundingFilter{Funders: of("esf")}}, 2, "200000 none none 118000.55 150000 148000.5"},
	} {
		t.Run(c.name, func(t *testing.T) {
			tallies, err := store.Tally(t.Context(), network.TallyQuery{Selection: c.selection, Amounts: true})
			tally := must(t, tallies, err)[network.WholeStore]
			same(t, "count", tally.Count, c.count)
			same(t, "amounts", inWords(tally.Amounts), c.amounts)
			same(t, "facets that nobody asked for", len(tally.Facets), 0)
			tallies, err = store.Tally(t.Context(), network.TallyQuery{Selection: c.selection})
			same(t, "amounts that nobody asked for", must(t, tallies, err)[network.WholeStore].Amounts, network.Amounts{})
		})
	}
	t.Run("every kind", func(t *testing.T) {
		for kind, count := range map[network.Kind]int{
			network.KindOrganisation: 7, network.KindMunicipality: 7, network.KindSubRegion: 4, network.KindRegion: 3,
			network.KindFund: 3, network.KindFunder: 5, network.KindPerson: 3, network.KindSource: 3,
		} {
			tallies, err := store.Tally(t.Context(), network.TallyQuery{Selection: network.Selection{Kind: kind}})
			same(t, string(kind), must(t, tallies, err)[network.WholeStore].Count, count)
		}
	})
}

func inWords(a network.Amounts) string {
	return strings.Join([]string{
		plain(a.Granted), plain(a.NetGranted), plain(a.TotalCost), plain(a.Realised), plain(a.PlannedPublic), plain(a.RealisedPublic),
	}, " ")
}

// facetCases give each facet of each kind as "value count, …", ids as labels.
var facetCases = []struct {
	kind   network.Kind
	field  network.FacetField
	filter network.Filter
	top    int
	want   string
	others int
}{
	{network.KindProject, network.FacetStatus, nil, 10, "ENDED 2, ONGOING 1, PLANNED 1, TERMINATED 1, UNKNOWN 1", 0},
	{network.KindProject, network.FacetStatus, nil, 2, "ENDED 2, ONGOING 1", 3},
	{network.KindProject, network.FacetStatus, &network.ProjectFilter{Funds: of("esf")}, 10, "ENDED 2", 0},
	{network.KindProject, network.FacetStatus, &network.ProjectFilter{IDs: of("")}, 10, "", 0},
	{network.KindProject, network.FacetPeriod, nil, 10, "2014-2020 4, 2021-2027 1, HORIZON 1", 0},
	{network.KindProject, network.FacetFund, nil, 10, "esf 2, erdf 1, esf+ 1", 0},
	{network.KindProject, network.FacetFunder, nil, 10, "esf 2, erdf 1, esf+ 1, koski 1, liitto 1", 0},
	{network.KindProject, network.FacetFunder, nil, 1, "esf 2", 4},
	{network.KindProject, network.FacetStartYear, nil, 10, "2015 1, 2016 1, 2018 1, 2019 1, 2023 1", 0},
	{network.KindProject, network.FacetRegion, nil, 10, "pirkanmaa 3, keski 3", 0},
	{network.KindProject, network.FacetMunicipality, nil, 10, "nokia 2, tampere 2, viljakkala 1, äänekoski 1", 0},
	{network.KindProject, network.FacetMunicipality, nil, 3, "nokia 2, tampere 2, viljakkala 1", 1},
	{network.KindOrganisation, network.FacetRegion, nil, 10, "pirkanmaa 3, keski 2", 0},
	{network.KindOrganisation, network.FacetMunicipality, nil, 10, "tampere 2, jyväskylä 1, ylöjärvi 1, äänekoski 1", 0},
	{network.KindOrganisation, network.FacetRole, nil, 10, "PARTNER 4, COORDINATOR 3, AUTHORITY 1, IMPLEMENTER 1, THIRD_PARTY 1", 0},
	{network.KindOrganisation, network.FacetType, nil, 10, "ENTERPRISE 2, ASSOCIATION 1, HIGHER_EDUCATION 1, REGIONAL_COUNCIL 1", 0},
	{network.KindOrganisation, network.FacetCountry, nil, 10, "FI 5, SE 1", 0},
	{network.KindParticipation, network.FacetPeriod, nil, 10, "2014-2020 9, 2021-2027 3, HORIZON 2", 0},
	{network.KindParticipation, network.FacetStartYear, nil, 1000, "2019 4, 2015 3, 2023 3, 2016 2", 0},
	{network.KindParticipation, network.FacetMunicipality, nil, 10, "jyväskylä 2, tampere 2, ylöjärvi 2, viljakkala 1, äänekoski 1", 0},
	{network.KindParticipation, network.FacetRole, nil, 10, "COORDINATOR 5, PARTNER 5, AUTHORITY 2, IMPLEMENTER 1, THIRD_PARTY 1", 0},
	{network.KindParticipation, network.FacetType, nil, 10, "ENTERPRISE 4, HIGHER_EDUCATION 4, ASSOCIATION 3, REGIONAL_COUNCIL 2", 0},
	{network.KindParticipation, network.FacetCountry, nil, 10, "FI 12, SE 2", 0},
	{network.KindSource, network.FacetFormat, nil, 10, "classification 1, list 1, register 1", 0},
}

func testFacets(t *testing.T, store network.Store) {
	for _, c := range facetCases {
		t.Run(fmt.Sprintf("%s %s top %d", c.kind, c.field, c.top), func(t *testing.T) {
			query := network.TallyQuery{
				Selection: network.Selection{Kind: c.kind, Filter: c.filter}, Facets: []network.FacetField{c.field}, Top: c.top,
			}
			tallies, err := store.Tally(t.Context(), query)
			facets := must(t, tallies, err)[network.WholeStore].Facets
			if len(facets) != 1 || facets[0].Field != c.field {
				t.Fatalf("facets %+v", facets)
			}
			same(t, "buckets", bucketsInWords(facets[0]), c.want)
			same(t, "others", facets[0].Others, c.others)
		})
	}
	t.Run("several, for parents", func(t *testing.T) {
		query := network.TallyQuery{
			Selection: network.Selection{Kind: network.KindParticipation, Of: of("honka koski yksin"), Via: network.LinkBy},
			Facets:    []network.FacetField{network.FacetRole, network.FacetPeriod}, Top: 2,
		}
		tallies, err := store.Tally(t.Context(), query)
		for parent, want := range map[string]string{
			"honka": "ROLE: COORDINATOR 2, PARTNER 1 +1; PERIOD: 2014-2020 3, HORIZON 1 +0; ",
			"koski": "ROLE: PARTNER 2, IMPLEMENTER 1 +0; PERIOD: 2014-2020 3 +0; ",
			"yksin": "ROLE:  +0; PERIOD:  +0; ",
		} {
			var got string
			for _, facet := range must(t, tallies, err)[id(parent)].Facets {
				got += fmt.Sprintf("%s: %s +%d; ", facet.Field, bucketsInWords(facet), facet.Others)
			}
			same(t, parent, got, want)
		}
	})
}

func bucketsInWords(facet network.Facet) string {
	words := make([]string, 0, len(facet.Buckets))
	for _, bucket := range facet.Buckets {
		words = append(words, fmt.Sprintf("%s %d", labelled([]network.ID{network.ID(bucket.Value)}), bucket.Count))
	}
	return strings.Join(words, ", ")
}

func testDegrees(t *testing.T, store network.Store) {
	degrees, err := store.Degrees(t.Context(), of("honka koski ääne liitto valo lab yksin honka organisation:fi/none P1 tampere"))
	want := map[string]network.Degree{
		"honka": {Participations: 4, Projects: 4, Partners: 3}, "koski": {Participations: 3, Projects: 2, Partners: 2},
		"ääne": {Participations: 2, Projects: 2, Partners: 2}, "liitto": {Participations: 2, Projects: 2},
		"valo": {Participations: 2, Projects: 2, Partners: 2}, "lab": {Participations: 1, Projects: 1, Partners: 1}, "yksin": {},
	}
	same(t, "organisations", len(must(t, degrees, err)), len(want))
	for label, degree := range want {
		got, given := degrees[id(label)]
		if !given || got != degree {
			t.Errorf("%s: %+v (%v), want %+v", label, got, given, degree)
		}
	}
	none, err := store.Degrees(t.Context(), nil)
	same(t, "of none", len(must(t, none, err)), 0)
}

func testMeta(t *testing.T, store network.Store) {
	meta, err := store.Meta(t.Context())
	must(t, meta, err)
	if meta.Version == 0 {
		t.Error("the version of a store that holds something is 0")
	}
	version, err := store.Version(t.Context())
	same(t, "version", must(t, version, err), meta.Version)
	counts := map[network.Kind]int{
		network.KindProject: 6, network.KindOrganisation: 7, network.KindMunicipality: 7, network.KindSubRegion: 4, network.KindRegion: 3,
		network.KindFund: 3, network.KindPerson: 3, network.KindParticipation: 14, network.KindFunding: 6, network.KindSource: 3,
	}
	same(t, "counts", meta.Counts, counts)
	meta.Counts, meta.Version, meta.SchemaVersion = nil, 0, 0
	same(t, "meta", meta, network.Meta{
		ProjectOrganisationPairs: 2 + 2 + 3 + 2 + 2, OrganisationPairs: 5,
		FirstStart: "2015-03-01", LastEnd: "2025-12-31",
		ProjectsWithPeople: 5, ProjectsWithMoney: 4, ProjectsWithPlaces: 5,
	})
}
