package neo4j

import (
	"fmt"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"verkosto/internal/network"
)

// TestPagesStopEarly reads 20 of an organisation's 5,000 participations, and counts what the database touches for it.
func TestPagesStopEarly(t *testing.T) {
	driver, store := database(t)
	const size = 5000
	source := &network.Source{ID: network.SourceID("test", "doc"), SHA256: "1"}
	organisation := &network.Organisation{ID: network.OrganisationID(network.SchemeName, "hub"), Names: network.Names{Fi: "Napa"}}
	batch := network.Batch{Sources: []*network.Source{source}, Citations: []network.Citation{{Source: source.ID, Node: organisation}}}
	for i := range size {
		project := &network.Project{ID: network.ProjectID("1", fmt.Sprint(i)), Code: fmt.Sprint(i)}
		id := network.ParticipationID(project.ID, organisation.ID, network.RolePartner, 1)
		part := &network.Participation{ID: id, Project: project.ID, Organisation: organisation.ID, Role: network.RolePartner}
		batch.Citations = append(batch.Citations, network.Citation{Source: source.ID, Node: project}, network.Citation{Source: source.ID, Node: part})
	}
	if _, err := store.Apply(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
	resample(t, driver)
	selection := network.Selection{Kind: network.KindParticipation, Of: []network.ID{organisation.ID}, Via: network.LinkBy}
	after := &network.Position{ID: network.ParticipationID(network.ProjectID("1", "3000"), organisation.ID, network.RolePartner, 1)}
	for name, window := range map[string]network.Window{"first": {First: 20}, "after": {First: 20, After: after}, "last": {Last: 20}} {
		statement, params, err := listing(selection, &ordering{}, window)
		if err != nil {
			t.Fatal(err)
		}
		hits := hitsOf(t, driver, fill(cypherRead, "operation", statement), params)
		t.Logf("%s 20 of %d participations: %d hits", name, size, hits)
		if hits > 20*15 {
			t.Errorf("%s 20 of %d participations touch the database %d times", name, size, hits)
		}
	}
}

// hitsOf runs a statement and gives how often it touched the database.
func hitsOf(t *testing.T, driver neo4j.DriverWithContext, statement string, params map[string]any) int64 {
	t.Helper()
	result, err := neo4j.ExecuteQuery(t.Context(), driver, "PROFILE "+statement, params, neo4j.EagerResultTransformer)
	if err != nil {
		t.Fatal(err)
	}
	var sum func(neo4j.ProfiledPlan) int64
	sum = func(plan neo4j.ProfiledPlan) int64 {
		hits := plan.DbHits()
		for _, child := range plan.Children() {
			hits += sum(child)
		}
		return hits
	}
	return sum(result.Summary.Profile())
}
