package neo4j

import (
	"testing"

	"verkosto/internal/network"
	"verkosto/internal/store/shortest"
)

// pathQueries gives searches for paths as partners and in roles, of all projects and of some.
func pathQueries(filter *network.ProjectFilter) []query {
	first := []shortest.Deviation[string]{{Prefix: []string{"organisation:x"}}}
	next := []shortest.Deviation[string]{{Prefix: []string{"organisation:x", "project:x"}, Excluded: []string{"organisation:y"}}}
	var queries []query
	for _, roles := range [][]network.Role{nil, {network.RolePartner}} {
		for _, projects := range []*network.ProjectFilter{nil, filter} {
			asked := network.PathQuery{From: "organisation:x", To: "organisation:z", MaxLength: 6, Most: 3, Roles: roles, Projects: projects}
			for i, classes := range [][]shortest.Deviation[string]{first, next, first} {
				asked.OmitParticipations = i > 1
				text, params := routing(asked, classes, 3)
				queries = append(queries, query{name: "paths", text: text, params: params})
			}
		}
	}
	return queries
}

// questionQueries gives what analysts ask, of all projects and of those that pass a filter.
func questionQueries(t *testing.T, filter *network.ProjectFilter) []query {
	var queries []query
	add := func(name string, scans bool, text string, params map[string]any, err error) {
		queries = append(queries, must(t, query{name: name, text: text, params: params, scans: scans}, err))
	}
	of, when := []network.ID{"organisation:x"}, network.DateRange{From: "2015", To: "2017"}
	after := &network.Position{Value: "3", ID: "organisation:x"}
	for _, projects := range []*network.ProjectFilter{nil, filter} {
		for name, window := range windows("3", false) {
			text, params, err := jointPartnering(network.PartnerQuery{Of: of, Projects: projects, Window: window})
			add("joint partners "+name, false, text, params, err)
			text, params, err = sharing(network.SharedQuery{Of: of, With: of, Projects: projects, Window: window})
			add("shared projects "+name, false, text, params, err)
		}
		text, params := portfolio(network.PortfolioQuery{Funder: "fund:x", Projects: projects, Top: 3, By: []network.PortfolioField{
			network.PortfolioYear, network.PortfolioRegion, network.PortfolioCoordinatorRegion, network.PortfolioObjective, network.PortfolioOrganisationType,
		}})
		add("portfolio", false, text, params, nil)
		text, params = concentrating(network.PortfolioQuery{Funder: "fund:x", Projects: projects})
		add("concentration", false, text, params, nil)
		text, params = overlapping(network.OverlapQuery{Funder: "fund:x", With: "fund:y", Projects: projects})
		add("overlap", false, text, params, nil)
		changed := network.ChangeQuery{Before: when, After: when, Projects: projects}
		text, params = changing(changed)
		add("change", true, text, params, nil)
		for _, level := range []network.Kind{network.KindMunicipality, network.KindRegion} {
			text, params := totalling(network.FlowTotalsQuery{Level: level, Projects: projects, Top: 3})
			add("flow totals", true, text, params, nil)
		}
		for _, window := range []network.Window{{First: 3}, {First: 3, After: after}} {
			for _, level := range []network.Kind{network.KindMunicipality, network.KindRegion} {
				text, params, err := flowing(network.FlowQuery{Level: level, Projects: projects, Window: window})
				add("flows", true, text, params, err)
			}
			text, params, err := listingChanges(changed, "ties", network.Kept, &byShared, window)
			add("changed ties", true, text, params, err)
			text, params, err = listingChanges(changed, "organisations", network.Gone, &ordering{}, window)
			add("changed organisations", true, text, params, err)
		}
	}
	return queries
}
