package storetest

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"verkosto/internal/network"
)

// partsInWords gives the parts of a projection as "project organisation ROLE cents, …".
func partsInWords(p *network.Projection) string {
	words := make([]string, 0, len(p.Parts))
	for _, part := range p.Parts {
		words = append(words, fmt.Sprintf("%s %s %s %d",
			labels[p.Projects[part.Project]], labels[p.Organisations[part.Organisation]], part.Role, part.Granted))
	}
	return strings.Join(words, ", ")
}

func testProjections(t *testing.T, store network.Store) {
	type query = network.ProjectionQuery
	type filter = network.ProjectFilter
	for _, c := range []struct {
		name                           string
		query                          query
		projects, organisations, parts string
	}{
		{
			"everything",
			query{},
			every, "honka koski ääne lab valo",
			"P3 honka COORDINATOR 10000000, P3 koski IMPLEMENTER 999, P3 koski PARTNER 0, P3 valo PARTNER 2000000, " +
				"P1 honka COORDINATOR 10000000, P1 koski PARTNER 5000050, P2 honka PARTNER 0, P2 ääne COORDINATOR 0, " +
				"P4 ääne COORDINATOR 0, P4 lab PARTNER 0, P5 honka THIRD_PARTY 0, P5 valo COORDINATOR 0",
		},
		{"of some projects", query{Projects: &filter{IDs: of("P6 P1 P9")}}, "P1 P6", "honka koski", "P1 honka COORDINATOR 10000000, P1 koski PARTNER 5000050"},
		{"of one without parts", query{Projects: &filter{IDs: of("P6")}}, "P6", "", ""},
		{"of no projects", query{Projects: &filter{IDs: of("")}}, "", "", ""},
		{"of projects in a place", query{Projects: &filter{Places: anyOf("jyväskylä")}}, "P2 P4", "honka ääne lab", "P2 honka PARTNER 0, P2 ääne COORDINATOR 0, P4 ääne COORDINATOR 0, P4 lab PARTNER 0"},
		{"found by words", query{Projects: &filter{Text: pointer("metsän")}, Roles: []network.Role{network.RolePartner}}, "P1", "koski", "P1 koski PARTNER 5000050"},
		{"of a participant", query{Projects: &filter{Organisations: anyOf("lab")}}, "P4", "ääne lab", "P4 ääne COORDINATOR 0, P4 lab PARTNER 0"},
		{"of authorities", query{Roles: []network.Role{network.RoleAuthority}}, every, "liitto", "P1 liitto AUTHORITY 0, P4 liitto AUTHORITY 0"},
		{"in no role", query{Roles: []network.Role{}}, every, "", ""},
		{"in a role that nobody has", query{Roles: []network.Role{network.RolePlanner, "JESTER"}}, every, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			projection, err := store.Projection(t.Context(), c.query)
			must(t, projection, err)
			sameNodes(t, "projects", projection.Projects, sorted(c.projects))
			sameNodes(t, "organisations", projection.Organisations, sorted(c.organisations))
			same(t, "parts", partsInWords(projection), c.parts)
			if projection.Traits != nil {
				t.Error("there are traits, which were not asked for")
			}
		})
	}
	t.Run("dates and traits", func(t *testing.T) { testTraits(t, store) })
	t.Run("version", func(t *testing.T) {
		meta, err := store.Meta(t.Context())
		must(t, meta, err)
		projection, err := store.Projection(t.Context(), query{})
		same(t, "version", must(t, projection, err).Version, meta.Version)
	})
}

func testTraits(t *testing.T, store network.Store) {
	p, err := store.Projection(t.Context(), network.ProjectionQuery{Traits: true})
	must(t, p, err)
	var projects, organisations []string
	for i, project := range p.Projects {
		projects = append(projects, strings.Join([]string{
			labels[project], string(p.Starts[i]), string(p.Ends[i]), labels[p.Traits.Funds[i]], p.Traits.Themes[i],
		}, "|"))
	}
	for i, organisation := range p.Organisations {
		organisations = append(organisations, strings.Join([]string{labels[organisation], labels[p.Traits.Homes[i]], p.Traits.Countries[i]}, "|"))
	}
	same(t, "projects", projects, []string{
		"P3|2019-05-01||erdf|Åvalo", "P1|2015-03-01|2017-08-31|esf|Metsän valo\npuu\nvalaistus\nkoulu", "P2|2016|2018-12|esf|Äly ja puu",
		"P6|2018-06-01|2018-01-31||", "P4|2023-09|2025-12-31|esf+|Öresund twins", "P5||||Café déjà vu",
	})
	same(t, "organisations", organisations, []string{"honka|tampere|FI", "koski|ylöjärvi|FI", "ääne|äänekoski|FI", "lab|jyväskylä|FI", "valo||SE"})
}

// askProjection asks for a projection, but for its version, which is each store's own.
func askProjection(query network.ProjectionQuery) question {
	type answer struct {
		network.Projection
		Version int
	}
	return func(ctx context.Context, r network.Reader) (any, error) {
		projection, err := r.Projection(ctx, query)
		if err != nil {
			return nil, err
		}
		return answer{Projection: *projection}, nil
	}
}
