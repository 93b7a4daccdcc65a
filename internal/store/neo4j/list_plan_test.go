package neo4j

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"verkosto/internal/network"
)

// indexed are the orders in which an index gives all nodes of a kind.
var indexed = map[network.Kind][]network.OrderField{
	network.KindProject: {
		network.ByName, network.ByCode, network.ByStart, network.ByEnd, network.ByGranted, network.ByParticipations,
	},
	network.KindOrganisation: {network.ByName, network.ByGranted, network.ByParticipations, network.ByProjects, network.ByPartners},
	network.KindPerson:       {network.ByName},
	network.KindMatch:        {network.ByScore},
}

func listQueries(t *testing.T) []query {
	var queries []query
	for _, kind := range append(network.Kinds(), network.KindFunder) {
		for _, field := range append(slices.Sorted(maps.Keys(keys)), network.ByID) {
			for _, direction := range []network.Direction{network.Ascending, network.Descending} {
				o, err := orderingOf(kind, network.Order{Field: field, Direction: direction})
				if err != nil {
					continue // the kind has no such order
				}
				value := map[form]string{formText: "x", formCount: "3", formAmount: "3.5", formInstant: "2024-05-17T09:30:00Z"}[o.form]
				shapes := windows(value, o.optional)
				if field != network.ByGranted && field != network.ByParticipations {
					shapes = map[string]network.Window{"first": shapes["first"]} // the same shapes as those
				}
				for name, window := range shapes {
					name = strings.Join([]string{"list", string(kind), string(field), string(direction), name}, " ")
					text, params, err := listing(network.Selection{Kind: kind}, &o, window)
					scans := !slices.Contains(indexed[kind], field) && (field != network.ByID || kind == network.KindFunder)
					queries = append(queries, must(t, query{name: name, text: text, params: params, scans: scans}, err))
				}
			}
		}
	}
	byID := ordering{}
	for _, parent := range []struct {
		kind network.Kind
		via  network.Link
		out  bool
	}{
		{network.KindParticipation, network.LinkBy, false},
		{network.KindParticipation, network.LinkInProject, false},
		{network.KindMunicipality, network.LinkTargets, true},
		{network.KindProject, network.LinkTargets, false},
		{network.KindFunding, network.LinkFrom, false},
	} {
		selection := network.Selection{Kind: parent.kind, Of: []network.ID{"organisation:x"}, Via: parent.via, Out: parent.out}
		for name, window := range windows("", false) {
			window.Count = name == "first"
			text, params, err := listing(selection, &byID, window)
			queries = append(queries, must(t, query{name: "list by " + string(parent.via) + " " + name, text: text, params: params}, err))
		}
	}
	for name, filter := range filters() {
		selection := network.Selection{Kind: network.KindProject, Filter: filter}
		for _, kind := range network.Kinds() {
			if filter.Filters(kind) {
				selection.Kind = kind
			}
		}
		text, params := tallying(network.TallyQuery{Selection: selection})
		queries = append(queries, query{name: "count filtered by " + name, text: text, params: params, scans: slices.Contains([]string{"or, not", "the project", "a match"}, name)})
		for _, counted := range []bool{false, true} {
			text, params, err := listing(selection, &byID, network.Window{First: 3, Count: counted})
			scans := counted && slices.Contains([]string{"or, not", "the project", "a match"}, name)
			queries = append(queries, must(t, query{name: "list filtered by " + name, text: text, params: params, scans: scans}, err))
		}
	}
	return queries
}

// filters gives filters with every sort of condition.
func filters() map[string]network.Filter {
	word := "kielo"
	set := &network.IDSet{Any: []network.ID{"region:01"}, All: []network.ID{"region:01"}, None: []network.ID{"region:02"}}
	days := &network.DateRange{From: "2015"}
	project := &network.ProjectFilter{
		Periods: []string{"2014-2020"}, Start: days, End: days, Active: days, TargetPlaces: set, Places: set, Organisations: set,
		Roles: []network.Role{network.RolePartner}, Funders: set, Granted: &network.AmountRange{}, Funds: []network.ID{"fund:x"},
	}
	return map[string]network.Filter{
		"ids":         &network.ProjectFilter{IDs: []network.ID{"project:x"}},
		"codes":       &network.ProjectFilter{Codes: []string{"S1"}},
		"text":        &network.ProjectFilter{Text: &word},
		"much":        project,
		"or, not":     &network.ProjectFilter{Or: []*network.ProjectFilter{{IDs: []network.ID{"project:x"}}, {Not: project}}},
		"the project": &network.ParticipationFilter{Project: project, Active: days, Organisation: &network.OrganisationFilter{Projects: project}, StatedAs: []network.ID{"organisation:x"}},
		"a match": &network.MatchFilter{
			Verdicts: []network.Verdict{network.VerdictOpen}, Joined: new(bool), MinScore: new(float64), Organisations: []network.ID{"organisation:x"},
		},
	}
}

func tallyQueries() []query {
	var queries []query
	for _, kind := range network.Kinds() {
		var fields []network.FacetField
		for _, field := range slices.Sorted(maps.Keys(facets)) {
			if facets[field][kind] != "" {
				fields = append(fields, field)
			}
		}
		selection := network.Selection{Kind: kind}
		text, params := tallying(network.TallyQuery{Selection: selection})
		queries = append(queries, query{name: "count " + string(kind), text: text, params: params})
		text, params = tallying(network.TallyQuery{Selection: selection, Facets: fields, Amounts: len(ownAmounts[kind]) > 0, Top: 3})
		queries = append(queries, query{name: "tally " + string(kind), text: text, params: params, scans: true})
		selection.Of, selection.Via = []network.ID{"organisation:x"}, network.LinkBy
		text, params = tallying(network.TallyQuery{Selection: selection, Facets: fields, Amounts: len(ownAmounts[kind]) > 0, Top: 3})
		queries = append(queries, query{name: "tally by parent " + string(kind), text: text, params: params})
	}
	return queries
}
