package neo4j_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	drv "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"verkosto/internal/network"
	"verkosto/internal/store/neo4j/neo4jtest"
	"verkosto/internal/store/storetest"
)

// TestErasedPropertiesAreGone walks all properties of all nodes and relationships, and asks the index of words.
func TestErasedPropertiesAreGone(t *testing.T) {
	store := fresh(t)
	for _, batch := range storetest.PlantErased() {
		if _, err := store.Apply(t.Context(), batch); err != nil {
			t.Fatal(err)
		}
	}
	if before := properties(t); len(before) != len(storetest.ErasedTraces) {
		t.Fatalf("before the erasure only %q are found", before)
	}
	if _, err := store.Apply(t.Context(), network.Batch{Erase: []network.Erasure{{Person: storetest.Erased.ID}}}); err != nil {
		t.Fatal(err)
	}
	if found := properties(t); found != nil {
		t.Errorf("%q", found)
	}
	if err := store.Verify(t.Context(), func(f network.Fault) error {
		t.Errorf("%s: %s", f.Where, f.What)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

// properties gives which traces of [storetest.Erased] are in the database.
func properties(t *testing.T) (found []string) {
	t.Helper()
	var all strings.Builder
	for _, cypher := range []string{
		"MATCH (n) RETURN labels(n), properties(n)", "MATCH ()-[r]->() RETURN type(r), properties(r)",
		"CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()",
		"UNWIND ['words', 'terms'] AS index UNWIND ['kortepohj*', 'ylerm*', '407654321'] AS word CALL db.index.fulltext.queryNodes(index, word) YIELD node RETURN 'index of ' + word",
	} {
		for _, record := range query(t, cypher) {
			fmt.Fprintln(&all, record.Values...)
		}
	}
	for _, trace := range storetest.ErasedTraces {
		if strings.Contains(strings.ToLower(all.String()), trace) {
			found = append(found, trace)
		}
	}
	return found
}

// query runs a statement on the test database.
func query(t *testing.T, cypher string) []*drv.Record {
	t.Helper()
	database := neo4jtest.Start(t)
	driver, err := drv.NewDriverWithContext(database.URI, drv.BasicAuth(database.User, database.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = driver.Close(t.Context()) }()
	result, err := drv.ExecuteQuery(t.Context(), driver, cypher, nil, drv.EagerResultTransformer)
	if err != nil {
		t.Fatal(err)
	}
	return result.Records
}

// TestVerifyFindsWhoWasErased brings parts of an erased person back behind the program's back.
func TestVerifyFindsWhoWasErased(t *testing.T) {
	store := fresh(t)
	for _, batch := range storetest.PlantErased() {
		if _, err := store.Apply(t.Context(), batch); err != nil {
			t.Fatal(err)
		}
	}
	planted := query(t, "MATCH (n) WHERE n:Audit OR n:Source OR n:Citation AND n.node STARTS WITH 'project:' RETURN properties(n), labels(n)")
	if _, err := store.Apply(t.Context(), network.Batch{Erase: []network.Erasure{{Person: storetest.Erased.ID}}}); err != nil {
		t.Fatal(err)
	}
	query(t, "MATCH (c:Citation) WHERE c.node STARTS WITH 'project:' DETACH DELETE c")
	for _, record := range planted {
		bring(t, record)
	}
	var found []string
	if err := store.Verify(t.Context(), func(f network.Fault) error {
		if strings.Contains(f.What, "erased") {
			kind, _, _ := strings.Cut(f.Where, " ")
			found = append(found, kind)
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	slices.Sort(found)
	if found = slices.Compact(found); !slices.Equal(found, []string{"audit", "citation", "source:test/page"}) {
		t.Errorf("found %q", found)
	}
}

// bring puts a node back as it was.
func bring(t *testing.T, record *drv.Record) {
	t.Helper()
	database := neo4jtest.Start(t)
	driver, err := drv.NewDriverWithContext(database.URI, drv.BasicAuth(database.User, database.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = driver.Close(t.Context()) }()
	_, err = drv.ExecuteQuery(t.Context(), driver, `
		OPTIONAL MATCH (old) WHERE $labels = labels(old) AND (old.id = $was.id OR old.number = $was.number)
		FOREACH (_ IN CASE WHEN old IS NULL THEN [] ELSE [1] END | SET old = $was)
		FOREACH (_ IN CASE WHEN old IS NULL THEN [1] ELSE [] END | CREATE (c:Citation) SET c = $was)`,
		map[string]any{"was": record.Values[0], "labels": record.Values[1]}, drv.EagerResultTransformer)
	if err != nil {
		t.Fatal(err)
	}
}
