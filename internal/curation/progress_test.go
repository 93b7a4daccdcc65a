package curation_test

import (
	"testing"

	"verkosto/internal/curation"
	"verkosto/internal/live"
	"verkosto/internal/store/embedded"
)

// TestImportsTellTheirEnd follows imports by the names that clients gave them: one that was taken is told to be completed, and
// one that was refused to have failed.
func TestImportsTellTheirEnd(t *testing.T) {
	store, err := embedded.OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	apply(t, store, classified())
	curator := curatorOf(store)
	curator.Imports = new(live.Imports)
	for name, c := range map[string]struct {
		content string
		ends    live.ImportState
	}{
		"taken":   {document("uusi", "organisation:name/uusi", "Uusi ry").Content, live.Completed},
		"refused": {"no document at all", live.Failed},
	} {
		_, err := curator.Import(as(t, "anna"), curation.Request{}, curation.Document{Name: name, Content: c.content, Client: name})
		if (err != nil) != (c.ends == live.Failed) {
			t.Errorf("%s: %v", name, err)
		}
		var last live.ImportState
		for progress := range curator.Imports.Follow(t.Context(), &name) {
			last = progress.State
		}
		if last != c.ends {
			t.Errorf("%s ends as %s, want %s", name, last, c.ends)
		}
	}
}
