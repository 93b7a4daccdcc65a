package embedded

import (
	"context"
	"fmt"
	"reflect"
	"sync/atomic"
	"testing"
	"time"

	"verkosto/internal/network"
)

func batchOf(count int) network.Batch {
	source := &network.Source{ID: "source:test/s", SHA256: "1"}
	batch := network.Batch{Sources: []*network.Source{source}}
	for i := range count {
		node := &network.Organisation{ID: network.OrganisationID(network.SchemeName, fmt.Sprintf("o%06d", i)), Names: network.Names{Fi: fmt.Sprintf("Nimi %d", i)}}
		batch.Citations = append(batch.Citations, network.Citation{Source: source.ID, Line: i + 1, Node: node, Method: network.MethodField})
	}
	return batch
}

// TestABatchThatFailsLeavesNothing lets SQLite refuse the last rows of a batch.
func TestABatchThatFailsLeavesNothing(t *testing.T) {
	store, err := OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	small, large := batchOf(3), batchOf(500)
	if _, err := store.Apply(t.Context(), small); err != nil {
		t.Fatal(err)
	}
	if _, err := store.db.ExecContext(t.Context(), "CREATE TRIGGER full BEFORE INSERT ON citation WHEN NEW.line > 400 BEGIN SELECT raise(ABORT, 'no more'); END"); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Apply(t.Context(), large); network.CodeOf(err) != network.Unavailable {
		t.Errorf("error %v, want %s", err, network.Unavailable)
	}
	meta, err := store.Meta(t.Context())
	if err != nil || meta.Version != 1 || meta.Counts[network.KindOrganisation] != 3 {
		t.Errorf("%v in version %d, %v", meta.Counts, meta.Version, err)
	}
	if tally, err := store.SearchTally(t.Context(), network.SearchQuery{Text: "nimi"}); err != nil || tally.Count != 3 {
		t.Errorf("%v found, %v", tally, err)
	}
	if _, err := store.db.ExecContext(t.Context(), "DROP TRIGGER full"); err != nil {
		t.Fatal(err)
	}
	change, err := store.Apply(t.Context(), large)
	if want := (network.Change{Version: 2, Added: 497}); err != nil || change != want {
		t.Errorf("%v, %v, want %v", change, err, want)
	}
}

// late is a context that is over after it has been looked at so many times.
type late struct {
	context.Context
	looks atomic.Int64
}

func (l *late) Err() error {
	if l.looks.Add(-1) < 0 {
		return context.DeadlineExceeded
	}
	return nil
}

func (l *late) Done() <-chan struct{}       { return nil }
func (l *late) Deadline() (time.Time, bool) { return time.Time{}, false }

// TestLongCallsEndWithTheirContext lets the time run out in the middle of each call.
func TestLongCallsEndWithTheirContext(t *testing.T) {
	store, err := OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if _, err := store.Apply(t.Context(), batchOf(3*checkEvery)); err != nil {
		t.Fatal(err)
	}
	organisations := network.Selection{Kind: network.KindOrganisation, Filter: &network.OrganisationFilter{Countries: []string{"FI"}}}
	calls := map[string]func(context.Context) error{
		"List": func(ctx context.Context) error {
			_, err := store.List(ctx, organisations, network.Order{Field: network.ByName}, network.Window{First: 1})
			return err
		},
		"Tally": func(ctx context.Context) error {
			_, err := store.Tally(ctx, network.TallyQuery{Selection: organisations})
			return err
		},
		"Apply": func(ctx context.Context) error {
			batch := batchOf(3 * checkEvery)
			batch.Sources[0].ID = "source:test/other"
			for i := range batch.Citations {
				batch.Citations[i].Source = batch.Sources[0].ID
			}
			_, err := store.Apply(ctx, batch)
			return err
		},
	}
	for name, call := range calls {
		for looks := range int64(2) {
			ctx := &late{Context: t.Context()}
			ctx.looks.Store(looks)
			if err := call(ctx); network.CodeOf(err) != network.Timeout {
				t.Errorf("%s after %d looks: error %v, want %s", name, looks, err, network.Timeout)
			}
		}
	}
	if meta, err := store.Meta(t.Context()); err != nil || meta.Version != 1 {
		t.Errorf("version %d, %v", meta.Version, err)
	}
	if err := calls["List"](t.Context()); err != nil {
		t.Errorf("a list after one that was cut short: %v", err)
	}
}

// TestRowsOfWithdrawnNodesAreUsedAgain keeps numbers, and with them the arrays in memory, from growing
// with every new version of a document.
func TestRowsOfWithdrawnNodesAreUsedAgain(t *testing.T) {
	store, err := OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	for round := range 5 {
		if _, err := store.Apply(t.Context(), batchOf(100)); err != nil {
			t.Fatal(err)
		}
		if _, err := store.Apply(t.Context(), network.Batch{Removed: []network.ID{"source:test/s"}}); err != nil {
			t.Fatal(err)
		}
		if last := [2]int32{store.nodeNumbers.last, store.factNumbers.last}; last != [2]int32{101, 100} {
			t.Fatalf("round %d: rows up to %v", round, last)
		}
	}
	var rows int
	if err := store.db.QueryRowContext(t.Context(), "SELECT (SELECT count(*) FROM node) + (SELECT count(*) FROM citation) + (SELECT count(*) FROM source) + (SELECT count(*) FROM search)").Scan(&rows); err != nil || rows != 0 {
		t.Errorf("%d rows are left, %v", rows, err)
	}
}

// TestTheCallersNodesAreCopied changes nodes after they were applied.
func TestTheCallersNodesAreCopied(t *testing.T) {
	store, err := OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	batch := batchOf(1)
	if _, err := store.Apply(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
	batch.Citations[0].Node.(*network.Organisation).Names.Fi = "Toinen"
	batch.Sources[0].Title = "Toinen"
	id := batch.Citations[0].Node.NodeID()
	nodes, err := store.Nodes(t.Context(), []network.ID{id, "source:test/s"})
	want := map[network.ID]network.Node{
		id:              &network.Organisation{ID: id, Names: network.Names{Fi: "Nimi 0"}},
		"source:test/s": &network.Source{ID: "source:test/s", SHA256: "1"},
	}
	if err != nil || !reflect.DeepEqual(nodes, want) {
		t.Errorf("got %v, %v", nodes, err)
	}
}

// FuzzMatchExpression looks for search texts that FTS5 does not understand.
func FuzzMatchExpression(f *testing.F) {
	for _, seed := range []string{"metsä", `"a" OR b*`, "NEAR(a b)", "names:x", "a'b;--", "\x00", "^x -y", "ﬀ ½ ²", "ä\u0308*", "日本"} {
		f.Add(seed)
	}
	store, err := OpenMemory()
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = store.Close() })
	f.Fuzz(func(t *testing.T, search string) {
		if _, err := store.Search(t.Context(), network.SearchQuery{Text: search, Window: network.Window{First: 1}}); err != nil {
			t.Errorf("%q: %v", search, err)
		}
	})
}
