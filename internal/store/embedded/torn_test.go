package embedded_test

import (
	"bytes"
	"errors"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"verkosto/internal/network"
	"verkosto/internal/store/embedded"
	"verkosto/internal/store/storetest"
)

// written are the files of a store as a crash leaves it: some batches in the file, the others in the log.
type written struct{ file, log []byte }

const (
	batchesOfWritten = 12 // of which the first eight have been moved into the file
	batchesInFile    = 8
)

func writtenBatches(t *testing.T) written {
	t.Helper()
	path := filepath.Join(t.TempDir(), "network.db")
	store := open(t, path)
	for batch := range batchesOfWritten {
		_, err := store.Apply(t.Context(), storetest.CrashBatch(batch))
		check(t, err)
	}
	file, err := os.ReadFile(path)
	check(t, err)
	log, err := os.ReadFile(path + "-wal")
	check(t, err)
	check(t, store.Close())
	return written{file, log}
}

// in writes the files into a directory, and gives the path of the store.
func (w written) in(t *testing.T, directory string) string {
	t.Helper()
	path := filepath.Join(directory, "network.db")
	for _, ending := range []string{"-shm", ".lock"} {
		_ = os.Remove(path + ending) // of the store before
	}
	write(t, path, string(w.file))
	write(t, path+"-wal", string(w.log))
	return path
}

// eachRound does something in each of some rounds, at random places that a failure tells how to find again.
func eachRound(t *testing.T, few int, do func(*rand.Rand)) {
	t.Helper()
	for range storetest.CrashRounds(few) {
		seed := rand.Uint64()
		do(rand.New(rand.NewPCG(seed, 0)))
		if t.Failed() {
			t.Fatalf("with the seed %d", seed)
		}
	}
}

// TestTornLogs cuts the log at any byte, or changes one, as a machine does that loses power in the middle of a write: all
// batches before that place are there, none behind it, none in part.
func TestTornLogs(t *testing.T) {
	whole, directory := writtenBatches(t), t.TempDir()
	most := 0
	eachRound(t, 16, func(r *rand.Rand) {
		torn := written{whole.file, slices.Clone(whole.log)}
		if at := r.IntN(len(whole.log)); r.IntN(2) == 0 {
			torn.log = torn.log[:at]
		} else {
			torn.log[at] ^= byte(1 + r.IntN(255))
		}
		path := torn.in(t, directory)
		store, err := embedded.Open(path)
		check(t, err)
		defer store.Close()
		meta, err := store.Meta(t.Context())
		check(t, err)
		found := meta.Counts[network.KindSource]
		if found < batchesInFile || found > batchesOfWritten {
			t.Errorf("%d batches of %d, of which %d are in the file itself", found, batchesOfWritten, batchesInFile)
		}
		storetest.CheckAcknowledged(t, store, found)
		most = max(most, found)
		_, err = store.Apply(t.Context(), storetest.CrashBatch(found)) // it goes on from there
		check(t, err)
		check(t, store.Close())
	})
	if most <= batchesInFile {
		t.Error("nothing was ever taken from the log")
	}
}

// TestFlippedBytes changes a byte of the file: whatever fails fails with an error of the contract, nothing is written into a
// file that is refused, and if another network is served then verifying finds why. What a source is called has no
// checksum and is left out.
func TestFlippedBytes(t *testing.T) {
	whole := writtenBatches(t)
	whole.log = nil
	directory := t.TempDir()
	served := func(store network.Reader) map[network.ID]network.Node {
		nodes := everything(t, store)
		maps.DeleteFunc(nodes, func(id network.ID, _ network.Node) bool { return id.Kind() == network.KindSource })
		return nodes
	}
	store := open(t, whole.in(t, directory))
	want := served(store)
	check(t, store.Close())
	eachRound(t, 16, func(r *rand.Rand) {
		torn := written{file: slices.Clone(whole.file)}
		torn.file[r.IntN(len(torn.file))] ^= byte(1 + r.IntN(255))
		path := torn.in(t, directory)
		store, err := embedded.Open(path)
		if err != nil {
			coded(t, "open", err)
			after, err := os.ReadFile(path)
			check(t, err)
			if !bytes.Equal(after, torn.file) {
				t.Error("a file that is refused was changed")
			}
			return
		}
		for what, call := range map[string]func() error{
			"search": func() error {
				_, err := store.Search(t.Context(), network.SearchQuery{Text: "ennakko", Window: network.Window{First: 1000}})
				return err
			},
			"citations": func() error {
				_, err := store.Citations(t.Context(), network.CitationQuery{Of: []network.ID{network.SourceID("test", "000003")}, From: true, Window: network.Window{First: 1000}})
				return err
			},
		} {
			coded(t, what, call())
		}
		same := reflect.DeepEqual(served(store), want)
		coded(t, "close", store.Close())
		if found, err := verified(t, path); err == nil && found == 0 && !same {
			t.Error("it is another network, and verifying finds nothing")
		}
	})
}

// verified gives how many faults verifying a file finds, or why it can't be verified.
func verified(t *testing.T, path string) (faults int, err error) {
	t.Helper()
	look, err := embedded.Inspect(t.Context(), path)
	if err != nil {
		return 0, err
	}
	defer look.Close()
	err = look.Verify(t.Context(), func(network.Fault) error { faults++; return nil })
	return faults, err
}

// coded checks that an error, if there is one, is of the contract.
func coded(t *testing.T, what string, err error) {
	t.Helper()
	if _, ok := errors.AsType[*network.Error](err); err != nil && !ok {
		t.Errorf("%s: %v has no code", what, err)
	}
}
