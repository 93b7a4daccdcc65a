package curation_test

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"verkosto/internal/backup"
	"verkosto/internal/curation"
	"verkosto/internal/network"
	"verkosto/internal/store/embedded"
	"verkosto/internal/store/neo4j"
	"verkosto/internal/store/neo4j/neo4jtest"
)

// TestDeedsOutliveARestore backs up a network with deeds of every kind, one of them undone, restores it into the other kind of
// store, and goes on there: a key that was used has no second effect, what was undone is not undone again, all else can be.
func TestDeedsOutliveARestore(t *testing.T) {
	onBothStores(t, func(t *testing.T, store network.Store) {
		curator := curatorOf(store)
		apply(t, store, stated("1"))
		var done []*network.AuditEntry
		for _, d := range deeds() {
			result, err := d.do(as(t, "anna"), curator, curation.Request{Key: d.name, Note: "syy"})
			if err != nil {
				t.Fatalf("%s: %v", d.name, err)
			}
			done = append(done, result.Entry)
		}
		last := done[len(done)-1]
		undone, err := curator.Undo(as(t, "bertta"), curation.Request{}, last.Number)
		if err != nil {
			t.Fatal(err)
		}
		log, had := wholeLog(t, store), contents(t, store)
		restored := elsewhere(t, store)
		sameContents(t, "restored", contents(t, restored), had)
		if got := wholeLog(t, restored); !reflect.DeepEqual(got, log) {
			t.Errorf("restored log:\n got %+v\nwant %+v", got, log)
		}

		curator = curatorOf(restored)
		first := deeds()[0]
		again, err := first.do(as(t, "anna"), curator, curation.Request{Key: first.name, Note: "syy"})
		if err != nil || !again.Replayed || again.Entry.Number != done[0].Number {
			t.Errorf("the same key once more: %+v, %v", again, err)
		}
		if _, err := curator.Undo(as(t, "anna"), curation.Request{}, last.Number); !has(err, curation.CodeUndone) {
			t.Errorf("undo what was undone before the backup: %v", err)
		}
		back, err := curator.Undo(as(t, "anna"), curation.Request{}, undone.Entry.Number)
		if err != nil || back.Entry.Number != undone.Entry.Number+1 {
			t.Errorf("undo the undoing: %+v, %v", back, err)
		}
	})
}

// wholeLog gives all entries of the audit log, with what they replaced.
func wholeLog(t *testing.T, store network.Reader) []network.Item[network.AuditEntry] {
	t.Helper()
	page, err := store.Audit(t.Context(), network.AuditQuery{Replaced: true, Window: network.Window{First: 100}})
	if err != nil {
		t.Fatal(err)
	}
	return page.Items
}

// elsewhere backs a store up and restores it into one of the other kind.
func elsewhere(t *testing.T, store network.Store) network.Store {
	t.Helper()
	file, err := os.Create(filepath.Join(t.TempDir(), "network.backup"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, err := backup.Write(t.Context(), store.(network.Archive), file, backup.Head{}); err != nil {
		t.Fatal(err)
	}
	restore := func(into backup.Target) {
		t.Helper()
		if _, err := file.Seek(0, io.SeekStart); err != nil {
			t.Fatal(err)
		}
		if _, err := backup.Restore(t.Context(), file, into, false); err != nil {
			t.Fatal(err)
		}
	}
	if _, is := store.(*neo4j.Store); is {
		path := filepath.Join(t.TempDir(), "restored.db")
		restore(func(ctx context.Context, how network.Restoring) error { return embedded.Restore(ctx, path, how) })
		restored, err := embedded.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = restored.Close() })
		return restored
	}
	database := neo4jtest.Start(t)
	database.Clear(t)
	restored, err := neo4j.Open(neo4j.Config{URI: database.URI, User: database.User, Password: database.Password})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = restored.Close() })
	restore(restored.Restore)
	return restored
}
