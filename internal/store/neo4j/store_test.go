package neo4j_test

import (
	"flag"
	"os"
	"testing"

	"verkosto/internal/network"
	"verkosto/internal/store/neo4j"
	"verkosto/internal/store/neo4j/neo4jtest"
	"verkosto/internal/store/storetest"
)

// checks is how many random networks the properties of the contract are checked on unless
// -rapid.checks says otherwise: nearly every random call has a shape that the database must plan first.
const checks = "15"

func TestMain(m *testing.M) {
	if err := flag.Set("rapid.checks", checks); err != nil {
		panic(err) // rapid has that flag
	}
	flag.Parse()
	os.Exit(neo4jtest.Main(m))
}

// open gives an empty store on the test binary's database. Tests that use it run one after another.
func open(t testing.TB) network.Store { return fresh(t) }

func fresh(t testing.TB) *neo4j.Store {
	t.Helper()
	database := neo4jtest.Start(t)
	database.Clear(t)
	store := on(t, database)
	if err := store.Migrate(t.Context()); err != nil {
		t.Fatalf("migrate: %v", err)
	}
	return store
}

// on opens a store on a database as it is.
func on(t testing.TB, database *neo4jtest.Database) *neo4j.Store {
	t.Helper()
	store, err := neo4j.Open(neo4j.Config{URI: database.URI, User: database.User, Password: database.Password})
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return store
}

func TestContract(t *testing.T) { storetest.Run(t, open) }
