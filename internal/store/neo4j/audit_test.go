package neo4j

import (
	"testing"
	"time"

	"verkosto/internal/network"
)

// auditQueries gives queries of the audit log, by nothing and by everything.
func auditQueries(t *testing.T) []query {
	at := time.Unix(1, 0)
	asked := map[string]network.AuditQuery{
		"audit": {},
		"audit by everything": {
			Numbers: []uint64{1}, Key: "k", Replaced: true,
			Filter: &network.AuditFilter{By: []string{"x"}, Actions: []network.Action{network.ActionMerge}, Subjects: []network.ID{"project:x"}, From: &at, Until: &at},
		},
	}
	var queries []query
	for name, one := range asked {
		one.Window = network.Window{First: 3}
		params, err := auditing(one)
		queries = append(queries, must(t, query{name: name, text: cypherAudit, params: params}, err))
	}
	return queries
}
