package graph_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"verkosto/internal/query"
)

// FuzzFilters sends whatever JSON as a project filter, an order and a cursor: the answer
// is data or an error with a code, and never a fault.
func FuzzFilters(f *testing.F) {
	for _, seed := range []string{
		`{"and": [{"text": "metsä"}, {"or": []}], "not": {"statuses": ["ENDED"]}}`,
		`{"targetPlaces": {"any": ["region:06"], "all": [], "none": ["municipality:837"]}}`,
		`{"start": {"from": "2015-02", "to": "2016"}, "active": {"to": "2019-02-29"}}`,
		`{"granted": {"min": "1e3", "max": 5}, "roles": ["COORDINATOR"], "codes": [null]}`,
		`{"ids": ["project:2014-2020/S10001", "x"], "text": "\"* NEAR/2 ( OR"}`,
		`{"not": {"not": {"not": {"organisations": {"all": ["organisation:fi/1000001-2"]}}}}}`,
		`null`, `[]`, `{"unknown": 1}`,
	} {
		f.Add(seed)
	}
	reader := sample(f)
	f.Fuzz(func(t *testing.T, filter string) {
		var decoded any
		if json.Unmarshal([]byte(filter), &decoded) != nil {
			return
		}
		answer := ask(t, reader, query.Options{}, `query ($filter: ProjectFilter) {
			projects(filter: $filter, orderBy: { field: GRANTED, direction: DESC }) {
				totalCount nodes { id } facets(by: [STATUS]) { buckets { value } }
			}
		}`, map[string]any{"filter": decoded})
		if bytes.Contains(answer, []byte("internal system error")) || bytes.Contains(answer, []byte("INTERNAL")) {
			t.Errorf("%s gives %s", filter, answer)
		}
	})
}
