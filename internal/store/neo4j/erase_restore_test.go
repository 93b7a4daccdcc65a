package neo4j_test

import (
	"context"
	"testing"

	"verkosto/internal/network"
	"verkosto/internal/store/storetest"
)

// TestRestoreBringsNooneBack restores what a store kept before someone was erased from it.
func TestRestoreBringsNooneBack(t *testing.T) {
	store := fresh(t)
	fill := func(into network.Writer) error {
		for _, batch := range storetest.PlantErased() {
			batch.Entry = nil
			if _, err := into.Apply(t.Context(), batch); err != nil {
				return err
			}
		}
		return nil
	}
	if err := fill(store); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Apply(t.Context(), network.Batch{Erase: []network.Erasure{{Person: storetest.Erased.ID}}}); err != nil {
		t.Fatal(err)
	}
	err := store.Restore(t.Context(), network.Restoring{Mark: "before", Replace: true, Version: 2, Fill: func(_ context.Context, into network.Restoration) error {
		if err := fill(into); err != nil {
			return err
		}
		if found := properties(t); len(found) != len(storetest.ErasedTraces) {
			t.Errorf("while it is filled only %q are found", found)
		}
		return nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	if found := properties(t); found != nil {
		t.Errorf("%q are back", found)
	}
	if err := fill(store); err != nil {
		t.Fatal(err)
	}
	if found := properties(t); found != nil {
		t.Errorf("an import brings %q back", found)
	}
	if err := store.Verify(t.Context(), func(f network.Fault) error {
		t.Errorf("%s: %s", f.Where, f.What)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}
