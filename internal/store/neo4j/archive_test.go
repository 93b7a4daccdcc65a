package neo4j

import (
	"context"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"verkosto/internal/network"
	"verkosto/internal/store/neo4j/neo4jtest"
	"verkosto/internal/synth"
)

// faults gives what verifying a database reports.
func faults(t testing.TB, store *Store) []string {
	t.Helper()
	var found []string
	err := store.Verify(t.Context(), func(f network.Fault) error {
		found = append(found, f.Where+": "+f.What)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestVerifyFindsWhatIsWrong damages a database in many ways, each of which is put right again by migrating.
func TestVerifyFindsWhatIsWrong(t *testing.T) {
	driver, store := database(t)
	fillWith(t, store, synth.Config{Seed: 11, Projects: 10})
	joinSome(t, driver, store)
	defer func(size int) { chunk = size }(chunk)
	chunk = 500
	if found := faults(t, store); len(found) > 0 {
		t.Fatalf("of a whole database: %q", found[:min(5, len(found))])
	}
	before := contents(t, driver)
	finds := func(damages [][2]string) {
		t.Helper()
		for _, damage := range damages {
			send(t, driver, damage[0])
		}
		found := faults(t, store)
		for _, damage := range damages {
			if !strings.Contains(strings.Join(found, "\n"), damage[1]) {
				t.Errorf("%s: found %q, want %q", damage[0], found[:min(20, len(found))], damage[1])
			}
		}
	}
	finds([][2]string{
		{"MATCH (n:Organisation)-[r:PARTNER_IN]->() WITH r LIMIT 1 DELETE r", "lacks the link PARTNER_IN from organisation:"},
		{"MATCH (n:Organisation) WITH n LIMIT 1 SET n.partners = n.partners + 1", "the property partners is not what the citations give"},
		{"MATCH ()-[r:PARTNERS_WITH]->() WITH r LIMIT 1 SET r.shared = 77", "the link PARTNERS_WITH to organisation:"},
		{"MATCH ()-[r:WITHIN]->() WITH r LIMIT 1 DELETE r", "lacks the link WITHIN to "},
		{"MATCH (p:Project) WITH p LIMIT 1 SET p.body = replace(p.body, 'project:', 'project: ')", "the property body is not"},
		{"MATCH (p:Project) WITH p ORDER BY p.id LIMIT 1 SET p.nameTerms = ' other '", "the property nameTerms is not"},
		{"MATCH (j:Joined) WITH j LIMIT 1 SET j.into = 'organisation:name/other'", "the property into is not"},
	})
	one(t, driver, "MATCH (m:Meta) SET m.derivation = -1 RETURN 1")
	if err := store.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	for key, was := range contents(t, driver) {
		if before[key] != was {
			t.Errorf("what was damaged, verified and rebuilt differs: %s:\nwas %s\n is %s", key, before[key], was)
		}
	}
	finds([][2]string{
		{"CREATE (:Entity:Project {id: 'project:2014-2020/none', body: '{\"id\":\"project:2014-2020/none\"}'})", "project:2014-2020/none: it is there, though nothing states it"},
		{"MATCH (p:Project) WITH p ORDER BY p.id LIMIT 1 REMOVE p:Project", "label of a kind, which is Project"},
		{"MATCH (c:Citation) WITH c LIMIT 1 SET c.detail = '{\"method\":\"RULE\",\"confidence\":0.1}'", "key"},
		{"MATCH (:Source)-[r:STATES]->(c:Citation) WITH r LIMIT 1 DELETE r", "hangs on the sources []"},
		{"MATCH (c:Citation) WHERE c.made IS NOT NULL WITH c LIMIT 1 REMOVE c.made", "is found by the organisation"},
		{"DROP INDEX project_fund", "index project_fund: it is missing"},
	})
	send(t, driver, "CREATE INDEX project_fund IF NOT EXISTS FOR (n:Project) ON (n.fund, n.id)")
}

// send sends a statement that need not answer.
func send(t *testing.T, driver neo4j.DriverWithContext, cypher string) {
	t.Helper()
	if _, err := neo4j.ExecuteQuery(t.Context(), driver, cypher, nil, neo4j.EagerResultTransformer); err != nil {
		t.Fatalf("%s: %v", cypher, err)
	}
}

// TestSnapshotBesideWriters lets a batch come while everything is read: what is handed over in the end has it whole or
// not at all.
func TestSnapshotBesideWriters(t *testing.T) {
	_, store := database(t)
	fillWith(t, store, synth.Config{Seed: 11, Projects: 10})
	began, later, sources := 0, uint64(0), 0
	err := store.Snapshot(t.Context(), func(version uint64) (func(network.Record) error, error) {
		began, later, sources = began+1, version, 0
		return func(record network.Record) error {
			if record.Source != nil {
				sources++
			}
			if record.Citation == nil || began > 1 {
				return nil
			}
			began++
			source := &network.Source{ID: "source:made-up/later", SHA256: "1"}
			_, err := store.Apply(context.WithoutCancel(t.Context()), network.Batch{Sources: []*network.Source{source}})
			return err
		}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	meta, err := store.Meta(t.Context())
	if err != nil || began != 3 || later != meta.Version || sources != meta.Counts[network.KindSource] {
		t.Errorf("it began %d times, in the end with %d sources of version %d; the store has %v in version %d, %v",
			began-1, sources, later, meta.Counts[network.KindSource], meta.Version, err)
	}
}

// TestRestoresAreTakenUp interrupts a restore: nobody reads from what is there of it, and it goes on.
func TestRestoresAreTakenUp(t *testing.T) {
	_, store := database(t)
	fillWith(t, store, synth.Config{Seed: 11, Projects: 10})
	before, err := store.Meta(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	source := &network.Source{ID: "source:made-up/one", SHA256: "1"}
	fill := func(_ context.Context, into network.Restoration) error {
		if _, err := into.Apply(t.Context(), network.Batch{Sources: []*network.Source{source}}); err != nil {
			return err
		}
		return context.Canceled
	}
	if err := store.Restore(t.Context(), network.Restoring{Mark: "a", Version: 3, Fill: fill}); network.CodeOf(err) != network.Conflict {
		t.Errorf("over a network: %v, want %s", err, network.Conflict)
	}
	if err := store.Restore(t.Context(), network.Restoring{Mark: "a", Version: 3, Replace: true, Fill: fill}); err == nil {
		t.Error("an interrupted restore is done")
	}
	other := reopened(t)
	for what, call := range map[string]func() error{
		"a process that was there": func() error { _, err := store.Meta(t.Context()); return err },
		"a new process":            func() error { _, err := other.Meta(t.Context()); return err },
		"a new process, writing":   func() error { _, err := other.Apply(t.Context(), network.Batch{}); return err },
		"ready":                    func() error { return other.Ready(t.Context()) },
	} {
		if err := call(); network.CodeOf(err) != network.Unavailable || !strings.Contains(err.Error(), "being restored") {
			t.Errorf("%s reads what is half restored: %v", what, err)
		}
	}
	if err := other.Restore(t.Context(), network.Restoring{Mark: "b", Fill: fill}); network.CodeOf(err) != network.Conflict {
		t.Errorf("with another backup: %v, want %s", err, network.Conflict)
	}
	done := func(ctx context.Context, into network.Restoration) error {
		_ = fill(ctx, into)
		return nil
	}
	if err := other.Restore(t.Context(), network.Restoring{Mark: "a", Version: 3, Fill: done}); err != nil {
		t.Fatal(err)
	}
	after, err := store.Meta(t.Context())
	if err != nil || after.Version != before.Version+1 || after.Counts[network.KindSource] != 1 {
		t.Errorf("%v in version %d, %v; want one source in version %d", after.Counts, after.Version, err, before.Version+1)
	}
}

// reopened gives another store on the test database, as another process has it.
func reopened(t *testing.T) *Store {
	t.Helper()
	database := neo4jtest.Start(t)
	store, err := Open(Config{URI: database.URI, User: database.User, Password: database.Password})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	return store
}
