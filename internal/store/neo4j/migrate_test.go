package neo4j

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"verkosto/internal/network"
	"verkosto/internal/store/neo4j/neo4jtest"
	"verkosto/internal/synth"
)

func TestMigrate(t *testing.T) {
	database := neo4jtest.Start(t)
	database.Clear(t)
	store, err := Open(Config{URI: database.URI, User: database.User, Password: database.Password})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = store.Close() }()
	if _, err := store.Meta(t.Context()); network.CodeOf(err) != network.Conflict {
		t.Errorf("reading without a schema: %v, want %s", err, network.Conflict)
	}
	if due, err := store.MigrationDue(t.Context()); err != nil || !due {
		t.Errorf("migration of an empty database is due: %v, %v", due, err)
	}
	var migrating sync.WaitGroup
	for range 2 {
		migrating.Go(func() {
			if err := store.Migrate(t.Context()); err != nil {
				t.Errorf("migrate, two at once: %v", err)
			}
		})
	}
	migrating.Wait()
	if err := store.Migrate(t.Context()); err != nil {
		t.Errorf("migrate again: %v", err)
	}
	if due, err := store.MigrationDue(t.Context()); err != nil || due {
		t.Errorf("migration is due after it was done: %v, %v", due, err)
	}
	if meta, err := store.Meta(t.Context()); err != nil || meta.SchemaVersion != SchemaVersion {
		t.Errorf("schema version %d, %v; want %d", meta.SchemaVersion, err, SchemaVersion)
	}
	// A database of the first schema, which lacked what the others brought, comes forward.
	send(t, store.driver, "DROP INDEX project_fund")
	one(t, store.driver, "MATCH (m:Meta) SET m.schema = 1 RETURN 1")
	if err := store.Ready(t.Context()); network.CodeOf(err) != network.Conflict {
		t.Errorf("ready with an older schema: %v, want %s", err, network.Conflict)
	}
	if err := store.Migrate(t.Context()); err != nil {
		t.Errorf("migrate from an older schema: %v", err)
	}
	if found := faults(t, store); len(found) > 0 {
		t.Errorf("brought forward it has %q", found)
	}
	one(t, store.driver, "MATCH (m:Meta) SET m.schema = 99 RETURN 1")
	for what, call := range map[string]func() error{
		"migrate": func() error { return store.Migrate(t.Context()) },
		"due":     func() error { _, err := store.MigrationDue(t.Context()); return err },
		"ready":   func() error { return store.Ready(t.Context()) },
	} {
		if err := call(); network.CodeOf(err) != network.Conflict {
			t.Errorf("%s with a newer schema: %v, want %s", what, err, network.Conflict)
		}
	}
}

// TestRebuild takes everything derived away, lets migrate make it anew, and compares.
func TestRebuild(t *testing.T) {
	driver, store := database(t)
	fillWith(t, store, synth.Config{Seed: 11, Projects: 80})
	joinSome(t, driver, store)
	before := contents(t, driver)
	one(t, driver, "MATCH ()-[r:PARTNER_IN|OVERSEES|FUNDED|PARTNERS_WITH|WITHIN]->() DELETE r RETURN count(r)")
	one(t, driver, "MATCH (c:Citation) REMOVE c.made RETURN count(c)")
	one(t, driver, "MATCH (j:Joined) SET j.into = 'organisation:name/other' RETURN count(j)")
	for label, properties := range map[string][]string{
		"Project":       {"participations", "sortGranted", "sortName", "nameTerms"},
		"Organisation":  {"participations", "projects", "partners", "sortGranted", "grantedUnits", "grantedStated", "name"},
		"Funder":        {"funded", "sortGave", "gaveUnits", "gaveStated"},
		"Municipality":  {"projects"},
		"Participation": {"sortName", "sortCode", "sortStart", "sortEnd"},
		"Funding":       {"sortCode", "sortStart"},
	} {
		for _, property := range properties {
			one(t, driver, fmt.Sprintf("MATCH (n:%s) SET n.%s = 7 RETURN count(n)", label, property))
		}
	}
	one(t, driver, "MATCH (m:Meta) SET m.derivation = -1 RETURN 1")
	if due, err := store.MigrationDue(t.Context()); err != nil || !due {
		t.Fatalf("due: %v, %v", due, err)
	}
	defer func(size int) { chunk = size }(chunk)
	chunk = 100
	for range 7 { // an interrupted migration
		if done, err := store.rebuildOn(t.Context()); err != nil || done {
			t.Fatalf("a step of rebuilding: done %v, %v", done, err)
		}
	}
	if due, err := store.MigrationDue(t.Context()); err != nil || !due {
		t.Fatalf("due in the middle: %v, %v", due, err)
	}
	if err := store.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	after := contents(t, driver)
	for key, was := range before {
		if after[key] != was {
			t.Fatalf("%s:\nwas %s\n is %s", key, was, after[key])
		}
	}
	if len(after) != len(before) {
		t.Errorf("there are %d nodes and relationships, want %d", len(after), len(before))
	}
}

// joinSome joins each of some organisations into another.
func joinSome(t *testing.T, driver neo4j.DriverWithContext, store *Store) {
	t.Helper()
	source := &network.Source{ID: network.SourceID(network.FormatResolution, "rules"), SHA256: "1", Rank: network.RankResolution}
	batch := network.Batch{Sources: []*network.Source{source}, Complete: []network.ID{source.ID}}
	names := some(t, driver, "MATCH (n:Organisation) RETURN n.id ORDER BY n.partners DESC, n.id LIMIT 12")
	for pair := range slices.Chunk(names, 2) {
		match := merger(min(pair[0], pair[1]), max(pair[0], pair[1]))
		batch.Citations = append(batch.Citations, network.Citation{Source: source.ID, Node: match, Confidence: 1})
	}
	before := one(t, driver, "MATCH (n:Organisation) RETURN count(n)")
	if _, err := store.Apply(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
	if after := one(t, driver, "MATCH (n:Organisation) RETURN count(n)"); after != before-6 {
		t.Fatalf("there are %d organisations of %d", after, before)
	}
}

// contents tells all nodes with their properties, and all relationships.
func contents(t *testing.T, driver neo4j.DriverWithContext) map[string]string {
	t.Helper()
	found := make(map[string]string)
	for _, cypher := range []string{
		"MATCH (n) WHERE NOT n:Meta AND NOT n:Gate UNWIND labels(n) AS label WITH n, label ORDER BY label RETURN n.id AS key, properties(n) AS value, collect(label) AS labels",
		"MATCH (a)-[r]->(b) RETURN a.id + ' ' + type(r) + ' ' + b.id AS key, properties(r) AS value, '' AS labels",
	} {
		result, err := neo4j.ExecuteQuery(t.Context(), driver, cypher, nil, neo4j.EagerResultTransformer)
		if err != nil {
			t.Fatal(err)
		}
		for _, record := range result.Records {
			found[text(record.Values[0])] = fmt.Sprint(record.Values[1:]...)
		}
	}
	return found
}
