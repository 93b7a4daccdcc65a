package backup_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verkosto/internal/backup"
	"verkosto/internal/network"
	"verkosto/internal/store/embedded"
	"verkosto/internal/store/storetest"
)

// planted makes a store that tells of the person who is erased in the tests of stores.
func planted(t *testing.T, path string) {
	t.Helper()
	store, err := embedded.Open(path)
	check(t, err)
	for _, batch := range storetest.PlantErased() {
		apply(t, store, batch)
	}
	check(t, store.Close())
}

func erase(t *testing.T, path string) {
	t.Helper()
	store, err := embedded.Open(path)
	check(t, err)
	apply(t, store, network.Batch{Erase: []network.Erasure{{Person: storetest.Erased.ID}}})
	check(t, store.Close())
}

// isErased says whether no byte of a file tells of the person, and verifies the file.
func isErased(t *testing.T, path string) bool {
	t.Helper()
	content, err := os.ReadFile(path)
	check(t, err)
	look, err := embedded.Inspect(t.Context(), path)
	check(t, err)
	defer func() { check(t, look.Close()) }()
	check(t, look.Verify(t.Context(), func(f network.Fault) error {
		t.Errorf("%s: %s", f.Where, f.What)
		return nil
	}))
	for _, trace := range storetest.ErasedTraces {
		if bytes.Contains(bytes.ToLower(content), []byte(trace)) {
			return false
		}
	}
	return true
}

// TestRestoredBackupsBringNooneBack restores backups from before and after an erasure.
func TestRestoredBackupsBringNooneBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "network.db")
	planted(t, path)
	before, _ := written(t, path)
	erase(t, path)
	after, report := written(t, path)

	check(t, restore(t, before, path, true))
	if !isErased(t, path) {
		t.Error("a backup from before the erasure brings the person back")
	}
	elsewhere := filepath.Join(t.TempDir(), "elsewhere.db")
	check(t, restore(t, after, elsewhere, false))
	if again, reportAgain := written(t, elsewhere); reportAgain.Contents != report.Contents {
		t.Errorf("the backup of what was restored, %s, is another one", again)
	}
	store, err := embedded.Open(elsewhere)
	check(t, err)
	for _, batch := range storetest.PlantErased() {
		batch.Entry = nil
		apply(t, store, batch)
	}
	check(t, store.Close())
	if !isErased(t, elsewhere) {
		t.Error("an import brings the person back into what was restored")
	}
	// Another store forgot someone by a key of its own.
	other := filepath.Join(t.TempDir(), "other.db")
	planted(t, other)
	erase(t, other)
	check(t, restore(t, before, other, true))
	if !isErased(t, other) {
		t.Error("a backup of another store brings the person back")
	}
}

// TestLostTombstonesAreTold restores over a store whose tombstones can't be read.
func TestLostTombstonesAreTold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "network.db")
	planted(t, path)
	before, _ := written(t, path)
	content, err := os.ReadFile(path)
	check(t, err)
	const page = 8192 // of which the first tells whose file it is
	check(t, os.WriteFile(path, append(content[:page], strings.Repeat("x", len(content)-page)...), 0o600))
	file, err := os.Open(before)
	check(t, err)
	defer func() { check(t, file.Close()) }()
	lost := false
	how := into(path)
	_, err = backup.Restore(t.Context(), file, func(ctx context.Context, restoring network.Restoring) error {
		restoring.Lost = func() { lost = true }
		return how(ctx, restoring)
	}, true)
	check(t, err)
	if !lost {
		t.Error("nothing was told")
	}
}
