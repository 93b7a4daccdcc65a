package export_test

import (
	"flag"
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

var update = flag.Bool("update", false, "write the files that tests compare with")

func TestMain(m *testing.M) { os.Exit(neo4jtest.Main(m)) }

// onEachStore runs a test on each store, filled with batches.
func onEachStore(t *testing.T, batches []network.Batch, test func(t *testing.T, store network.Store)) {
	t.Helper()
	t.Run("model", func(t *testing.T) { test(t, filled(t, storetest.NewModel(), batches)) })
	t.Run("embedded", func(t *testing.T) { test(t, filled(t, openEmbedded(t), batches)) })
	t.Run("neo4j", func(t *testing.T) { test(t, filled(t, openNeo4j(t), batches)) })
}

func filled(t testing.TB, store network.Store, batches []network.Batch) network.Store {
	t.Helper()
	for _, batch := range batches {
		if _, err := store.Apply(t.Context(), batch); err != nil {
			t.Fatal(err)
		}
	}
	return store
}

func openEmbedded(t testing.TB) network.Store {
	t.Helper()
	store, err := embedded.OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	return store
}

func openNeo4j(t testing.TB) network.Store {
	t.Helper()
	database := neo4jtest.Start(t)
	database.Clear(t)
	store, err := neo4j.Open(neo4j.Config{URI: database.URI, User: database.User, Password: database.Password})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	if err := store.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	return store
}

// invented gives a network of so many projects, in official places.
func invented(t testing.TB, projects int) []network.Batch {
	t.Helper()
	batches := []network.Batch{resolve.Classification()}
	for batch, err := range synth.Generate(synth.Config{Seed: 7, Projects: projects}) {
		if err != nil {
			t.Fatal(err)
		}
		batches = append(batches, batch)
	}
	return batches
}
