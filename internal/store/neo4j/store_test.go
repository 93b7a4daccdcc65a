package neo4j_test

import (
	"flag"
	"fmt"
	"os"
	"testing"

	drv "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"verkosto/internal/network"
	"verkosto/internal/store/neo4j"
	"verkosto/internal/store/neo4j/neo4jtest"
	"verkosto/internal/store/storetest"
)

// checks is how many random networks the properties of the contract are checked on unless
// -rapid.checks says otherwise: nearly every random call has a shape that the database must plan first.
const checks = "8"

func TestMain(m *testing.M) {
	if os.Getenv("NEO4J_TEST_WRITE_TO") != "" {
		fmt.Fprintln(os.Stderr, writeUntilKilled())
		return
	}
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

// transactions gives how many transactions are open in the test database besides the one that asks.
func transactions(t *testing.T) int {
	t.Helper()
	database := neo4jtest.Start(t)
	driver, err := drv.NewDriverWithContext(database.URI, drv.BasicAuth(database.User, database.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = driver.Close(t.Context()) }()
	result, err := drv.ExecuteQuery(t.Context(), driver, "SHOW TRANSACTIONS YIELD currentQuery", nil, drv.EagerResultTransformer)
	if err != nil {
		t.Fatal(err)
	}
	return len(result.Records) - 1
}
