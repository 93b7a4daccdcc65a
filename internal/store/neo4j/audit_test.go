package neo4j

import (
	"strings"
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

// reviewQueries gives what is asked of annotations and of what waits for review.
func reviewQueries(t *testing.T) []query {
	t.Helper()
	asked := network.ReviewQuery{Method: network.MethodRule, Review: network.ReviewNone}
	from, to := asked.Range()
	queries := []query{{name: "reviews count", text: cypherReviewsCount, params: map[string]any{"from": from, "to": to}}}
	for name, window := range windows("", false) {
		text, params := annotating(network.NewIdentities(nil), network.AnnotationQuery{Of: []network.ID{"project:x", "organisation:x"}, Window: window})
		queries = append(queries, query{name: "annotations " + name, text: text, params: params})
		at := network.ReviewPosition(from + strings.Repeat("a", 32) + " source:x")
		for _, position := range []**network.Position{&window.After, &window.Before} {
			if *position != nil {
				*position = &at
			}
		}
		asked.Window = window
		text, params = reviewing(&asked)
		queries = append(queries, query{name: "reviews " + name, text: text, params: params})
	}
	return queries
}
