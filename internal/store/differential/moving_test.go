package differential_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"slices"
	"testing"
	"time"

	"verkosto/internal/export"
	"verkosto/internal/importing"
	"verkosto/internal/network"
)

// TestMoving takes a network from each store into the other by JSON Lines: the export of the copy is the
// export of the original, byte by byte, and the answers are the same.
func TestMoving(t *testing.T) {
	for _, c := range []struct {
		name     string
		from, to func(testing.TB) network.Store
	}{
		{"from embedded to Neo4j", openEmbedded, openNeo4j},
		{"from Neo4j to embedded", openNeo4j, openEmbedded},
	} {
		t.Run(c.name, func(t *testing.T) {
			from := c.from(t)
			fill(t, generated(40), from)
			fill(t, hashed(sample()), from)
			to := c.to(t)
			want := exported(t, from)
			imported(t, to, want)
			if got := exported(t, to); !bytes.Equal(got, want) {
				t.Errorf("the export of the copy differs from that of the original:\n%s", firstDifference(got, want))
			}
			same := pairOf(from, to, everything)
			same.agree(t, `{ meta { counts { kind count } projectOrganisationPairs organisationPairs coverage { firstStart lastEnd projectsWithParticipants projectsWithFunding projectsWithPlaces } } }`, nil)
			same.agree(t, `{ sources { nodes { id format address title sha256 readAt licence citations(first: 5) { nodes { line evidence method confidence review fields { field line evidence stated problem { code message } } node { id } } } } } }`, nil)
			same.agree(t, `{ people(first: 100) { nodes { name title email phone organisation { name } participations { totalCount } } } }`, nil)
		})
	}
}

// hashed gives batches whose sources have real hashes for versions, as imports demand.
func hashed(all batches) batches {
	return func(yield func(network.Batch, error) bool) {
		for batch, err := range all {
			batch.Sources = slices.Clone(batch.Sources)
			for i, source := range batch.Sources {
				version := *source
				version.SHA256 = fmt.Sprintf("%x", sha256.Sum256([]byte(source.SHA256)))
				batch.Sources[i] = &version
			}
			if !yield(batch, err) {
				return
			}
		}
	}
}

// exported gives everything that a store holds, with contacts.
func exported(t *testing.T, store network.Store) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := export.JSONLines(t.Context(), store, &out, export.Options{ShowContacts: true}); err != nil {
		t.Fatalf("export from %T: %v", store, err)
	}
	if out.Len() == 0 {
		t.Fatalf("the export from %T is empty", store)
	}
	return out.Bytes()
}

// imported takes an export into an empty store.
func imported(t *testing.T, store network.Store, text []byte) {
	t.Helper()
	importer := importing.Importer{Store: store, Now: func() time.Time { return time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC) }}
	report, err := importer.Import(t.Context(), []importing.Document{{
		Name: "network.jsonl", Size: int64(len(text)),
		Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(text)), nil },
	}})
	if err != nil {
		t.Fatalf("import into %T: %v", store, err)
	}
	if !report.OK() {
		t.Fatalf("the import into %T is not whole: %s", store, encoded(t, report))
	}
}

// firstDifference gives the first line in which two texts differ.
func firstDifference(got, want []byte) string {
	a, b := bytes.Split(got, []byte("\n")), bytes.Split(want, []byte("\n"))
	for i := range min(len(a), len(b)) {
		if !bytes.Equal(a[i], b[i]) {
			return string(a[i]) + "\n" + string(b[i])
		}
	}
	return "one is longer"
}
