package differential_test

import (
	"iter"
	"os"
	"testing"

	"verkosto/internal/network"
	"verkosto/internal/resolve"
	"verkosto/internal/store/embedded"
	"verkosto/internal/store/neo4j"
	"verkosto/internal/store/neo4j/neo4jtest"
	"verkosto/internal/store/storetest"
	"verkosto/internal/synth"
)

func TestMain(m *testing.M) { os.Exit(neo4jtest.Main(m)) }

// openEmbedded gives an empty embedded store.
func openEmbedded(t testing.TB) network.Store {
	t.Helper()
	store, err := embedded.OpenMemory()
	if err != nil {
		t.Fatalf("open an embedded store: %v", err)
	}
	return closed(t, store)
}

// openNeo4j gives a store on the test database, which it empties. Tests that use it run one after another.
func openNeo4j(t testing.TB) network.Store {
	t.Helper()
	database := neo4jtest.Start(t)
	database.Clear(t)
	store := onNeo4j(t, database, database.URI)
	if err := store.Migrate(t.Context()); err != nil {
		t.Fatalf("migrate: %v", err)
	}
	return store
}

// onNeo4j gives a store on a database as it is, at an address that leads to it.
func onNeo4j(t testing.TB, database *neo4jtest.Database, address string) *neo4j.Store {
	t.Helper()
	store, err := neo4j.Open(neo4j.Config{URI: address, User: database.User, Password: database.Password})
	if err != nil {
		t.Fatalf("open a store on Neo4j: %v", err)
	}
	return closed(t, store)
}

// closed sees to it that a store is closed at the end of the test.
func closed[S network.Store](t testing.TB, store S) S {
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return store
}

// batches are a network to put into a store.
type batches = iter.Seq2[network.Batch, error]

// sample gives the network of the contract suite.
func sample() batches {
	return func(yield func(network.Batch, error) bool) {
		for _, batch := range storetest.Sample() {
			if !yield(batch, nil) {
				return
			}
		}
	}
}

// generated gives an invented network, of whose places the official classification knows more.
func generated(projects int) batches {
	return func(yield func(network.Batch, error) bool) {
		if !yield(resolve.Classification(), nil) {
			return
		}
		synth.Generate(synth.Config{Seed: 7, Projects: projects})(yield)
	}
}

// fill applies batches to stores and checks that each tells the same of what they change.
func fill(t testing.TB, all batches, stores ...network.Store) {
	t.Helper()
	for batch, err := range all {
		if err != nil {
			t.Fatalf("make a batch: %v", err)
		}
		var first network.Change
		for i, store := range stores {
			change, err := store.Apply(t.Context(), batch)
			if err != nil {
				t.Fatalf("apply a batch to %T: %v", store, err)
			}
			if i == 0 {
				first = change
			} else if change != first {
				t.Errorf("a batch of %d citations changes %+v in %T and %+v in %T", len(batch.Citations), first, stores[0], change, store)
			}
		}
	}
}
