package storetest

import (
	"fmt"
	"strings"
	"testing"

	"verkosto/internal/network"
)

// testRawProjection projects a project that two documents state, each with the coordinator under another id, and a
// project that only one of them states.
func testRawProjection(t *testing.T, both twin) {
	listed, paged := twoNames()
	named, keyed, koski := organisation("honka oy", "").ID, key("f1"), organisation("koski", "").ID
	second := project("S2", "Kivi")
	alone := participation(second, organisation("honka oy", ""))
	alone.Granted = euros("3")
	settled := version("homes", "1", second, alone, &network.Organisation{ID: keyed, Country: "FI"})
	for _, batch := range []network.Batch{listed, paged, settled} {
		both.apply(t.Context(), t, batch)
	}
	short := map[network.ID]string{named: "name", keyed: "key", koski: "koski"}
	parts := func(query network.ProjectionQuery) string {
		t.Helper()
		query.Traits = true
		p, err := both.store.Projection(t.Context(), query)
		must(t, p, err)
		var words []string
		for _, part := range p.Parts {
			_, code, _ := strings.Cut(p.Projects[part.Project].Key(), "/")
			words = append(words, fmt.Sprintf("%s %s%s %d", code, short[p.Organisations[part.Organisation]], p.Traits.Countries[part.Organisation], part.Granted))
		}
		return strings.Join(words, ", ")
	}
	raw := network.ProjectionQuery{Identities: network.IdentitiesRaw}
	const apart = "S1 keyFI 9000, S1 name 10000, S1 koski 0, S2 name 300"
	same(t, "apart", parts(network.ProjectionQuery{}), apart)
	same(t, "apart, raw", parts(raw), apart)

	both.apply(t.Context(), t, joinTwoNames())
	same(t, "joined", parts(network.ProjectionQuery{}), "S1 keyFI 9000, S1 koski 0, S2 keyFI 300")
	same(t, "joined, resolved", parts(network.ProjectionQuery{Identities: network.IdentitiesResolved}), "S1 keyFI 9000, S1 koski 0, S2 keyFI 300")
	const stated = "S1 keyFI 9000, S1 nameFI 9000, S1 koski 0, S2 nameFI 300" // each has the amount that is believed
	same(t, "joined, raw", parts(raw), stated)
	for name, c := range map[string]struct {
		filter *network.ProjectFilter
		want   string
	}{
		"of one project":              {&network.ProjectFilter{IDs: []network.ID{second.ID}}, "S2 nameFI 300"},
		"of the organisation's":       {&network.ProjectFilter{Organisations: &network.IDSet{Any: []network.ID{keyed}}}, stated},
		"of those of its other id":    {&network.ProjectFilter{Organisations: &network.IDSet{Any: []network.ID{named}}}, stated},
		"of its partner's":            {&network.ProjectFilter{Organisations: &network.IDSet{Any: []network.ID{koski}}}, "S1 keyFI 9000, S1 nameFI 9000, S1 koski 0"},
		"of none that it has part in": {&network.ProjectFilter{Organisations: &network.IDSet{None: []network.ID{named}}}, ""},
	} {
		same(t, "raw, "+name, parts(network.ProjectionQuery{Projects: c.filter, Identities: network.IdentitiesRaw}), c.want)
	}
	agreeOnAll(t.Context(), t, both.store, both.model)

	both.apply(t.Context(), t, ruled("2"))
	same(t, "apart again", parts(raw), apart)
}
