package neo4j

import (
	"fmt"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"verkosto/internal/network"
)

// hub is a network in which one organisation, one fund and one municipality each have very many of everything.
func hub(size int) (batch network.Batch, organisation, fund, municipality network.ID) {
	source := &network.Source{ID: network.SourceID("test", "doc"), SHA256: "1"}
	body := &network.Organisation{ID: network.OrganisationID(network.SchemeName, "hub"), Names: network.Names{Fi: "Napa"}}
	money := &network.Fund{ID: network.FundID("1", "F"), Code: "F"}
	place := &network.Municipality{ID: network.MunicipalityID("001"), Code: "001"}
	nodes := []network.Node{body, money, place}
	for i := range size {
		number := fmt.Sprintf("%05d", i)
		project := &network.Project{ID: network.ProjectID("1", number), Code: number, Fund: money.ID, Municipalities: []network.ID{place.ID}}
		nodes = append(nodes, project,
			&network.Participation{
				ID:      network.ParticipationID(project.ID, body.ID, network.RolePartner, 1),
				Project: project.ID, Organisation: body.ID, Role: network.RolePartner,
			},
			&network.Funding{ID: network.FundingID(project.ID, money.ID), Project: project.ID, Funder: money.ID},
			&network.Organisation{ID: network.OrganisationID(network.SchemeName, number), Municipality: place.ID, Parent: body.ID},
			&network.Person{ID: network.PersonID(body.ID, number), Name: number, Organisation: body.ID})
	}
	batch.Sources = []*network.Source{source}
	for _, node := range nodes {
		batch.Citations = append(batch.Citations, network.Citation{Source: source.ID, Node: node})
	}
	return batch, body.ID, money.ID, place.ID
}

// TestPagesStopEarly reads 20 of what one node has very many of, and counts what the database touches for it.
func TestPagesStopEarly(t *testing.T) {
	driver, store := database(t)
	const size = 1500
	batch, organisation, fund, municipality := hub(size)
	if _, err := store.Apply(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
	resample(t, driver)
	middle := network.ProjectID("1", "00900")
	for name, c := range map[string]struct {
		of    network.ID
		via   network.Link
		kind  network.Kind
		after network.ID
	}{
		"participations of an organisation": {organisation, network.LinkBy, network.KindParticipation, network.ParticipationID(middle, organisation, network.RolePartner, 1)},
		"people of an organisation":         {organisation, network.LinkWorksFor, network.KindPerson, network.PersonID(organisation, "00900")},
		"units of an organisation":          {organisation, network.LinkUnitOf, network.KindOrganisation, network.OrganisationID(network.SchemeName, "00900")},
		"fundings of a funder":              {fund, network.LinkFrom, network.KindFunding, network.FundingID(middle, fund)},
		"projects of a fund":                {fund, network.LinkUnder, network.KindProject, middle},
		"organisations of a municipality":   {municipality, network.LinkBasedIn, network.KindOrganisation, network.OrganisationID(network.SchemeName, "00900")},
	} {
		selection := network.Selection{Kind: c.kind, Of: []network.ID{c.of}, Via: c.via}
		for page, window := range map[string]network.Window{
			"first": {First: 20}, "after": {First: 20, After: &network.Position{ID: c.after}}, "last": {Last: 20},
		} {
			statement, params, err := listing(selection, &ordering{}, window)
			if err != nil {
				t.Fatal(err)
			}
			hits := hitsOf(t, driver, fill(cypherRead, "operation", reading(statement, false)), params)
			t.Logf("%s 20 of %d %s: %d hits", page, size, name, hits)
			if hits > 20*10 {
				t.Errorf("%s 20 of %d %s touch the database %d times", page, size, name, hits)
			}
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
