package curation_test

import (
	"context"
	"flag"
	"os"
	"testing"
	"time"

	"verkosto/internal/access"
	"verkosto/internal/curation"
	"verkosto/internal/network"
	"verkosto/internal/store/embedded"
	"verkosto/internal/store/neo4j"
	"verkosto/internal/store/neo4j/neo4jtest"
)

var update = flag.Bool("update", false, "write the golden files")

func TestMain(m *testing.M) { os.Exit(neo4jtest.Main(m)) }

// onBothStores runs a test on an empty store of each kind.
func onBothStores(t *testing.T, test func(*testing.T, network.Store)) {
	t.Run("embedded", func(t *testing.T) {
		store, err := embedded.OpenMemory()
		if err != nil {
			t.Fatal(err)
		}
		defer store.Close()
		test(t, store)
	})
	t.Run("neo4j", func(t *testing.T) {
		database := neo4jtest.Start(t)
		database.Clear(t)
		store, err := neo4j.Open(neo4j.Config{URI: database.URI, User: database.User, Password: database.Password})
		if err != nil {
			t.Fatal(err)
		}
		defer store.Close()
		if err := store.Migrate(t.Context()); err != nil {
			t.Fatal(err)
		}
		test(t, store)
	})
}

// clock is a clock that goes on by a second each time it is looked at.
type clock struct{ ticks chan time.Time }

func newClock() *clock {
	c := &clock{make(chan time.Time, 1)}
	c.ticks <- time.Date(2025, 3, 1, 12, 0, 0, 0, time.UTC)
	return c
}

func (c *clock) now() time.Time {
	at := <-c.ticks
	c.ticks <- at.Add(time.Second)
	return at
}

func curatorOf(store curation.Store) *curation.Curator {
	return &curation.Curator{Store: store, Now: newClock().now}
}

// as gives a context in which an editor asks.
func as(t *testing.T, name string) context.Context {
	t.Helper()
	return access.With(t.Context(), access.Principal{ID: "key:" + name, Name: name, Role: access.Editor})
}

// Organisations of the tests.
var (
	kielo   = network.OrganisationID(network.SchemeName, "kielo")
	vuokko  = network.OrganisationID(network.SchemeName, "vuokko")
	orvokki = network.OrganisationID(network.SchemeName, "orvokki")
	maija   = network.PersonID(kielo, "maija mallikas")
	hanke   = network.ProjectID("2014-2020", "S1")
	doc     = network.SourceID("test", "doc")
)

// stated gives what a document says: three organisations in one project, and a person.
func stated(version string) network.Batch {
	nodes := []network.Node{
		&network.Project{ID: hanke, Code: "S1", Period: "2014-2020", Names: network.Names{Fi: "Hanke"}},
		&network.Person{ID: maija, Name: "Maija Mallikas", Email: "maija@example.org", Organisation: kielo},
	}
	for id, name := range map[network.ID]string{kielo: "Kielo ry", vuokko: "Vuokko ry", orvokki: "Orvokki ry"} {
		nodes = append(nodes,
			&network.Organisation{ID: id, Names: network.Names{Fi: name}, Website: "https://example.org/" + id.Key()[5:]},
			&network.Participation{ID: network.ParticipationID(hanke, id, network.RolePartner, 1), Project: hanke, Organisation: id, Role: network.RolePartner})
	}
	batch := network.Batch{
		Sources:  []*network.Source{{ID: doc, Format: "test", Rank: network.RankTable, SHA256: version, ReadAt: time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)}},
		Complete: []network.ID{doc},
	}
	for _, node := range nodes {
		batch.Citations = append(batch.Citations, network.Citation{Source: doc, Node: node, Method: network.MethodField, Confidence: 1})
	}
	return batch
}

func apply(t *testing.T, store network.Writer, batch network.Batch) {
	t.Helper()
	if _, err := store.Apply(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
}
