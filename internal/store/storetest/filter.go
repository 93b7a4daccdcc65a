package storetest

import (
	"fmt"
	"slices"
	"testing"

	"verkosto/internal/network"
)

// filterCase is a filter and the nodes of the sample that pass it, in any order.
type filterCase struct {
	name   string
	kind   network.Kind
	filter network.Filter
	want   string
}

// testFilters lists by each filter, counts by it, and lists what does not pass it.
func testFilters(t *testing.T, store network.Store) {
	for _, cases := range [][]filterCase{projectCases(), partnerCases(), placeCases(), otherCases()} {
		for _, c := range cases {
			t.Run(string(c.kind)+" "+c.name, func(t *testing.T) {
				selection := network.Selection{Kind: c.kind, Filter: c.filter}
				got := list(t, store, selection, network.Order{})
				sameNodes(t, "list", got, sorted(c.want))
				tallies, err := store.Tally(t.Context(), network.TallyQuery{Selection: selection})
				if count := must(t, tallies, err)[network.WholeStore].Count; count != len(got) {
					t.Errorf("tally counts %d, the list has %d", count, len(got))
				}
				everything := list(t, store, network.Selection{Kind: c.kind}, network.Order{})
				selection.Filter = negated(c.filter)
				others := list(t, store, selection, network.Order{})
				same(t, "those that pass and those that do not", unique(append(others, got...)), everything)
				same(t, "overlap", len(others)+len(got), len(everything))
			})
		}
	}
}

// manyChoices gives a filter of many choices between many conditions, of which only the last two take any project.
// Multiplied out it has more conditions than a store could ever go through.
func manyChoices() *network.ProjectFilter {
	choice := func(periods ...string) *network.ProjectFilter {
		return &network.ProjectFilter{
			Periods: periods, Active: &network.DateRange{From: "2014", To: "2030"}, Granted: &network.AmountRange{Min: euros("1")},
			Places: &network.IDSet{Any: of("pirkanmaa"), None: of("uusimaa")}, Organisations: &network.IDSet{Any: of("honka")},
		}
	}
	filter := new(network.ProjectFilter)
	for i := range 8 {
		filter.Or = append(filter.Or, choice(fmt.Sprint(i)))
	}
	filter.Or = append(filter.Or, &network.ProjectFilter{Not: &network.ProjectFilter{Or: slices.Clone(filter.Or)}, IDs: of("P2")}, choice("2014-2020"))
	return filter
}

// negated gives the filter that takes just the nodes that a filter does not take.
func negated(filter network.Filter) network.Filter {
	switch f := filter.(type) {
	case *network.ProjectFilter:
		return &network.ProjectFilter{Not: f}
	case *network.OrganisationFilter:
		return &network.OrganisationFilter{Not: f}
	case *network.PlaceFilter:
		return &network.PlaceFilter{Not: f}
	case *network.FunderFilter:
		return &network.FunderFilter{Not: f}
	case *network.PersonFilter:
		return &network.PersonFilter{Not: f}
	case *network.ParticipationFilter:
		return &network.ParticipationFilter{Not: f}
	case *network.FundingFilter:
		return &network.FundingFilter{Not: f}
	case *network.SourceFilter:
		return &network.SourceFilter{Not: f}
	}
	panic("storetest: no such filter")
}

func anyOf(list string) *network.IDSet  { return &network.IDSet{Any: of(list)} }
func allOf(list string) *network.IDSet  { return &network.IDSet{All: of(list)} }
func noneOf(list string) *network.IDSet { return &network.IDSet{None: of(list)} }

func dates(from, to network.Date) *network.DateRange {
	return &network.DateRange{From: from, To: to}
}

func amounts(least, most string) *network.AmountRange {
	return &network.AmountRange{Min: euros(least), Max: euros(most)}
}

// every is every project of the sample.
const every = "P1 P2 P3 P4 P5 P6"

// projectRow is a filter of projects and those that pass it.
type projectRow struct {
	name   string
	filter *network.ProjectFilter
	want   string
}

func projectCases() []filterCase {
	var cases []filterCase
	for _, row := range slices.Concat(composedRows(), ownRows(), relatedRows()) {
		cases = append(cases, filterCase{row.name, network.KindProject, row.filter, row.want})
	}
	return cases
}

// composedRows put filters together.
func composedRows() []projectRow {
	type f = network.ProjectFilter
	ended := &f{Statuses: []network.ProjectStatus{network.StatusEnded}}
	esf := &f{Funds: of("esf")}
	return []projectRow{
		{"empty", &f{}, every},
		{"and of none", &f{And: []*f{}}, every},
		{"or of none", &f{Or: []*f{}}, ""},
		{"and of two", &f{And: []*f{ended, {Codes: []string{"S10002"}}}}, "P2"},
		{"or of two", &f{Or: []*f{ended, {Codes: []string{"A70001"}}}}, "P1 P2 P3"},
		{"not", &f{Not: ended}, "P3 P4 P5 P6"},
		{"not of not", &f{Not: &f{Not: ended}}, "P1 P2"},
		{"and, or and not beside a condition", &f{
			Periods: []string{"2014-2020"}, And: []*f{esf}, Or: []*f{{Codes: []string{"S10001"}}, {Codes: []string{"A70001"}}}, Not: &f{Text: pointer("äly")},
		}, "P1"},
		{"deep", &f{Not: &f{Or: []*f{{And: []*f{ended, esf}}, {Not: &f{Or: []*f{{IDs: of("P3 P4")}, {IDs: of("P5")}}}}}}}, "P3 P4 P5"},
		{"many choices of many conditions", manyChoices(), "P1 P2 P3"},
	}
}

// ownRows ask for what projects say of themselves.
func ownRows() []projectRow {
	type f = network.ProjectFilter
	return []projectRow{
		{"ids", &f{IDs: of("P1 P5 P1 project:no/such")}, "P1 P5"},
		{"ids of none", &f{IDs: of("")}, ""},
		{"ids of other kinds", &f{IDs: of("honka")}, ""},
		{"codes", &f{Codes: []string{"S10001"}}, "P1 P4"},
		{"codes are exact", &f{Codes: []string{"s10001", "S1000", " S10001"}}, ""},
		{"codes of none", &f{Codes: []string{}}, ""},
		{"periods", &f{Periods: []string{"2021-2027", "HORIZON"}}, "P4 P5"},
		{"periods of none", &f{Periods: []string{}}, ""},
		{"funds", &f{Funds: of("esf esf+")}, "P1 P2 P4"},
		{"funds of none", &f{Funds: of("")}, ""},
		{"statuses", &f{Statuses: []network.ProjectStatus{network.StatusTerminated, network.StatusUnknown}}, "P5 P6"},
		{"statuses of none", &f{Statuses: []network.ProjectStatus{}}, ""},

		{"start within", &f{Start: dates("2015-03-01", "2016-01-01")}, "P1 P2"},
		{"start from a day on", &f{Start: dates("2015-03-02", "")}, "P2 P3 P4 P6"},
		{"start up to a year", &f{Start: dates("", "2018")}, "P1 P2 P6"},
		{"start of month precision counts by its first day", &f{Start: dates("2023-09-02", "")}, ""},
		{"start in a month", &f{Start: dates("2023-09", "2023-09")}, "P4"},
		{"any start", &f{Start: dates("", "")}, "P1 P2 P3 P4 P6"},
		{"end within", &f{End: dates("2017-08-31", "2018-12-01")}, "P1 P2 P6"},
		{"end in the last month", &f{End: dates("2018-12-02", "2024")}, ""},
		{"active on one day", &f{Active: dates("2017-08-31", "2017-08-31")}, "P1 P2"},
		{"active later", &f{Active: dates("2017-09-01", "2018-01-01")}, "P2"},
		{"active to the end of the last month", &f{Active: dates("2018-12-31", "2018-12-31")}, "P2"},
		{"active with an open end", &f{Active: dates("2090", "")}, "P3"},
		{"active before all", &f{Active: dates("", "2014-12-31")}, ""},
		{"active ever", &f{Active: dates("", "")}, "P1 P2 P3 P4 P6"},
		{"active with the end before the start", &f{Active: dates("2018", "2018")}, "P2 P6"},
		{"active between such an end and start", &f{Active: dates("2018-03-01", "2018-04-01")}, "P2"},
	}
}

// relatedRows ask for what projects are related to.
func relatedRows() []projectRow {
	type f = network.ProjectFilter
	coordinator := []network.Role{network.RoleCoordinator}
	return []projectRow{
		{"target place", &f{TargetPlaces: anyOf("tampere")}, "P1 P3"},
		{"target place within a region", &f{TargetPlaces: anyOf("pirkanmaa")}, "P1 P3 P4"},
		{"target place within a sub-region", &f{TargetPlaces: anyOf("tampereS äänekoskiS")}, "P1 P3 P6"},
		{"target region is not in its parts", &f{TargetPlaces: anyOf("jyväskylä")}, ""},
		{"target places all", &f{TargetPlaces: allOf("tampere keski")}, "P3"},
		{"target places all by one", &f{TargetPlaces: allOf("äänekoski äänekoskiS keski")}, "P6"},
		{"target places none", &f{TargetPlaces: noneOf("tampere")}, "P2 P4 P5 P6"},
		{"target places none within", &f{TargetPlaces: noneOf("pirkanmaa")}, "P2 P5 P6"},
		{"target places any, all and none", &f{TargetPlaces: &network.IDSet{Any: of("keski nokia"), All: of("tampere"), None: of("jyväskyläS uusimaa")}}, "P1 P3"},
		{"target places that are not there", &f{TargetPlaces: anyOf("region:99")}, ""},
		{"target places none that is not there", &f{TargetPlaces: noneOf("region:99")}, every},
		{"target places of an empty set", &f{TargetPlaces: &network.IDSet{Any: of(""), All: of(""), None: of("")}}, every},
		{"places", &f{Places: anyOf("ylöjärvi")}, "P1 P3"},
		{"places within", &f{Places: anyOf("keski")}, "P2 P4"},
		{"places all", &f{Places: allOf("tampere ylöjärvi")}, "P1 P3"},
		{"places none", &f{Places: noneOf("pirkanmaa")}, "P2 P5 P6"},

		{"organisations any", &f{Organisations: anyOf("koski ääne")}, "P1 P2 P3 P4"},
		{"organisations all", &f{Organisations: allOf("honka koski")}, "P1 P3"},
		{"organisations none", &f{Organisations: noneOf("honka")}, "P4 P6"},
		{"organisations any and none", &f{Organisations: &network.IDSet{Any: of("honka"), None: of("koski")}}, "P2 P5"},
		{"organisations are not their units", &f{Organisations: anyOf("lab")}, "P4"},
		{"roles", &f{Roles: []network.Role{network.RoleAuthority, network.RoleThirdParty}}, "P1 P4 P5"},
		{"roles of none", &f{Roles: []network.Role{}}, ""},
		{"roles of none with organisations", &f{Roles: []network.Role{}, Organisations: noneOf("honka")}, ""},
		{"roles with organisations", &f{Organisations: anyOf("honka"), Roles: coordinator}, "P1 P3"},
		{"roles with all organisations", &f{Organisations: allOf("honka koski"), Roles: []network.Role{network.RoleCoordinator, network.RoleImplementer}}, "P3"},
		{"roles with no such organisation", &f{Organisations: noneOf("honka"), Roles: coordinator}, "P2 P4 P5 P6"},
		{"roles with an empty set", &f{Organisations: &network.IDSet{}, Roles: coordinator}, "P1 P2 P3 P4 P5"},

		{"funders", &f{Funders: anyOf("liitto erdf")}, "P1 P3"},
		{"funders all", &f{Funders: allOf("liitto esf")}, "P1"},
		{"funders none", &f{Funders: noneOf("esf koski")}, "P3 P5 P6"},
		{"granted in sum", &f{Granted: amounts("150000", "150000.00")}, "P1"},
		{"granted at least", &f{Granted: amounts("80000.001", "")}, "P1 P3"},
		{"granted at most", &f{Granted: amounts("", "80000.0")}, "P2 P4"},
		{"granted nothing is an amount", &f{Granted: amounts("0", "0")}, "P4"},
		{"granted anything", &f{Granted: amounts("", "")}, "P1 P2 P3 P4"},
		{"granted between", &f{Granted: amounts("500000.09", "500000.11")}, "P3"},

		{"text", &f{Text: pointer("metsän")}, "P1"},
		{"text without a word", &f{Text: pointer(" … ")}, ""},
		{"text of two words", &f{Text: pointer("äly puu")}, "P2"},
	}
}
