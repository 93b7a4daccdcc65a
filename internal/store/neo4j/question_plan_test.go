package neo4j

import (
	"verkosto/internal/network"
	"verkosto/internal/store/shortest"
)

// pathQueries gives searches for paths as partners and in roles, of all projects and of some.
func pathQueries(filter *network.ProjectFilter) []query {
	classes := []shortest.Deviation[string]{{Prefix: []string{"organisation:x", "project:x"}, Excluded: []string{"organisation:y"}}}
	var queries []query
	for _, roles := range [][]network.Role{nil, {network.RolePartner}} {
		for _, projects := range []*network.ProjectFilter{nil, filter} {
			asked := network.PathQuery{From: "organisation:x", To: "organisation:z", MaxLength: 6, Most: 3, Roles: roles, Projects: projects}
			text, params := routing(asked, classes, 3)
			queries = append(queries, query{name: "paths", text: text, params: params})
			text, params = reading(asked, [][]string{{"organisation:x", "project:x", "organisation:z"}})
			queries = append(queries, query{name: "what is on paths", text: text, params: params})
		}
	}
	return queries
}
