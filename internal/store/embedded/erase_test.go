package embedded_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"verkosto/internal/network"
	"verkosto/internal/store/storetest"
)

// remains gives which traces of [storetest.Erased] stand in the files of a store, in any of the ways in which a program may write texts.
func remains(t testing.TB, path string) []string {
	t.Helper()
	var found []string
	for _, ending := range []string{"", "-wal", "-shm", "-journal"} {
		content, err := os.ReadFile(path + ending)
		if os.IsNotExist(err) {
			continue
		}
		check(t, err)
		content = bytes.ToLower(content)
		for _, trace := range storetest.ErasedTraces {
			for name, form := range forms(trace) {
				if bytes.Contains(content, form) {
					found = append(found, name+" of "+trace+" in the file"+ending)
				}
			}
		}
	}
	return found
}

// forms are the ways to write a text, in lower case. Stems stand for the index of words.
func forms(trace string) map[string][]byte {
	little, big := []byte{}, []byte{}
	for _, unit := range utf16.Encode([]rune(trace)) {
		little, big = binary.LittleEndian.AppendUint16(little, unit), binary.BigEndian.AppendUint16(big, unit)
	}
	all := map[string][]byte{
		"UTF-8": []byte(trace), "UTF-16, low bytes first": little, "UTF-16, high bytes first": big,
		"an id": []byte(strings.ReplaceAll(trace, " ", "%20")),
	}
	if !strings.ContainsAny(trace, "0123456789.") {
		all["a stem"] = []byte(trace[:len(trace)-1])
	}
	return all
}

// TestErasedBytesAreGone looks at the bytes of the files, while the store is open and when it is closed.
func TestErasedBytesAreGone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "network.db")
	store := open(t, path)
	populate(t, store, 40) // so that rows move from page to page
	plant := func(from, to int) {
		for _, batch := range storetest.PlantErased()[from:to] {
			batch.Entry = nil
			_, err := store.Apply(t.Context(), batch)
			check(t, err)
		}
	}
	plant(0, 1)
	crowd(t, store)
	plant(1, 6)
	if found := remains(t, path); len(found) < 2*len(storetest.ErasedTraces)-2 {
		t.Fatalf("before the erasure only %q are found", found)
	}
	_, err := store.Apply(t.Context(), network.Batch{Erase: []network.Erasure{{Person: storetest.Erased.ID}}})
	check(t, err)
	if found := remains(t, path); found != nil {
		t.Errorf("in an open store: %q", found)
	}
	plant(0, 6)
	check(t, store.Close())
	if found := remains(t, path); found != nil {
		t.Errorf("in a closed store after another import: %q", found)
	}
	if found := faults(t, path); found != nil {
		t.Errorf("verify finds %q", found)
	}
}

// crowd puts colleagues on both sides of the erased person, so that pages fill up and are parted again and again, which
// leaves copies of what was moved.
func crowd(t testing.TB, store network.Store) {
	t.Helper()
	batch := network.Batch{Sources: []*network.Source{{ID: "source:test/crowd", SHA256: "1"}}}
	for i := range 600 {
		name := fmt.Sprintf("%c %04d", 'v'+rune(i%8), i*7919%600)
		batch.Citations = append(batch.Citations, network.Citation{
			Source: "source:test/crowd", Node: &network.Person{ID: network.PersonID(storetest.Erased.Organisation, name), Name: name},
		})
	}
	_, err := store.Apply(t.Context(), batch)
	check(t, err)
}

// TestErasedBytesGoLater erases while an older state of the file is read, so that the log can't be cut: that is made up for by
// the next batch after the reader has gone, or when the store is opened again.
func TestErasedBytesGoLater(t *testing.T) {
	for name, next := range map[string]func(t *testing.T, path string, store network.Store){
		"the next batch": func(t *testing.T, _ string, store network.Store) {
			_, err := store.Apply(t.Context(), network.Batch{Sources: []*network.Source{{ID: "source:test/next", SHA256: "1"}}})
			check(t, err)
		},
		"opened again": func(t *testing.T, path string, store network.Store) {
			check(t, store.Close())
			open(t, path)
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "network.db")
			store := open(t, path)
			for _, batch := range storetest.PlantErased() {
				_, err := store.Apply(t.Context(), batch)
				check(t, err)
			}
			erase := func() {
				_, err := store.Apply(t.Context(), network.Batch{Erase: []network.Erasure{{Person: storetest.Erased.ID}}})
				check(t, err)
			}
			reading(t, path, erase)
			if remains(t, path) == nil {
				t.Error("the reader held up nothing")
			}
			next(t, path, store)
			if found := remains(t, path); found != nil {
				t.Errorf("%q", found)
			}
		})
	}
}

// TestVerifyFindsWhoWasErased takes the tombstones of one store into a copy of what it was before.
func TestVerifyFindsWhoWasErased(t *testing.T) {
	path := filepath.Join(t.TempDir(), "network.db")
	store := open(t, path)
	for _, batch := range storetest.PlantErased() {
		_, err := store.Apply(t.Context(), batch)
		check(t, err)
	}
	check(t, store.Close())
	before, err := os.ReadFile(path)
	check(t, err)
	store = open(t, path)
	_, err = store.Apply(t.Context(), network.Batch{Erase: []network.Erasure{{Person: storetest.Erased.ID}}})
	check(t, err)
	check(t, store.Close())
	copied := filepath.Join(t.TempDir(), "copied.db")
	check(t, os.WriteFile(copied, before, 0o600))
	execute(t, copied, "ATTACH '"+path+"' AS later; INSERT INTO salt SELECT * FROM later.salt; INSERT INTO tombstone SELECT * FROM later.tombstone; DETACH later")
	found := strings.Join(faults(t, copied), "\n")
	for _, says := range []string{storetest.Erased.ID.Key(), "project:2014-2020/S1, line", "source:test/page: it tells", "audit entry 1: it tells", "audit entry 2"} {
		if !strings.Contains(found, says) {
			t.Errorf("found %s; want %q", found, says)
		}
	}
}

// reading does something while a look at a file goes on.
func reading(t testing.TB, path string, do func()) {
	t.Helper()
	look := inspected(t, path)
	begun := false
	check(t, look.Snapshot(context.Background(), func(uint64) (func(network.Record) error, error) {
		return func(network.Record) error {
			if !begun {
				begun = true
				do()
			}
			return nil
		}, nil
	}))
}
