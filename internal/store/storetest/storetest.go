// Package storetest is the contract of [network.Store] as a test suite. Every store runs
// the whole of it, and nothing in it leans on how one of them is made.
//
// Behaviour is kept as data: a sample network, calls, and what they should give. Beside
// the cases stand properties, for which random networks and random calls are answered by
// the store and by a [Model] that is too simple to be wrong; the answers must be equal.
package storetest

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"verkosto/internal/network"
)

// Run tests a store. open gives a fresh and empty one, and sees to it (with t.Cleanup)
// that it is closed when the test that asked for it ends.
//
// With -short the properties are checked on fewer networks.
func Run(t *testing.T, open func(t testing.TB) network.Store) {
	t.Run("sample", func(t *testing.T) {
		store := withSample(t, open)
		for _, group := range []struct {
			name string
			test func(*testing.T, network.Store)
		}{
			{"nodes", testNodes},
			{"filters", testFilters},
			{"orders", testOrders},
			{"windows", testWindows},
			{"links", testLinks},
			{"parents", testParents},
			{"tallies", testTallies},
			{"facets", testFacets},
			{"degrees", testDegrees},
			{"partners", testPartners},
			{"projections", testProjections},
			{"paths", testPaths},
			{"joint partners", testJointPartners},
			{"portfolios", testPortfolios},
			{"flows", testFlows},
			{"flow totals", testFlowTotals},
			{"changes", testChanges},
			{"neighbours", testNeighbours},
			{"edges", testEdges},
			{"search", testSearch},
			{"hostile texts", testHostileTexts},
			{"citations", testCitations},
			{"meta", testMeta},
			{"invalid calls", testInvalidCalls},
		} {
			t.Run(group.name, func(t *testing.T) { group.test(t, store) })
		}
	})
	t.Run("writer", func(t *testing.T) { testWriter(t, open) })
	t.Run("audit", func(t *testing.T) { testAudit(t, open) })
	t.Run("identities", func(t *testing.T) { testIdentities(t, open) })
	t.Run("annotations", func(t *testing.T) { testAnnotations(t, open) })
	t.Run("erasure", func(t *testing.T) { testErasure(t, open) })
	t.Run("properties", func(t *testing.T) { testProperties(t, open) })
}

// withSample opens a store and fills it with the sample.
func withSample(t testing.TB, open func(t testing.TB) network.Store) network.Store {
	t.Helper()
	store := open(t)
	apply(t, store, sampleBatches()...)
	return store
}

// apply applies batches, which must go well, and gives the last change.
func apply(t testing.TB, store network.Writer, batches ...network.Batch) network.Change {
	t.Helper()
	var change network.Change
	for i, batch := range batches {
		var err error
		if change, err = store.Apply(t.Context(), batch); err != nil {
			t.Fatalf("batch %d could not be applied: %v", i, err)
		}
	}
	return change
}

// tester is what checks need of *testing.T and *rapid.T.
type tester interface {
	Helper()
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// must gives a value that should have come without an error.
func must[T any](t tester, value T, err error) T {
	t.Helper()
	if err != nil {
		t.Fatalf("unexpected error: %v", err)
	}
	return value
}

// same checks that two values are equal as JSON.
func same(t tester, what string, got, want any) {
	t.Helper()
	if asJSON(got) != asJSON(want) {
		t.Errorf("%s:\n got %s\nwant %s", what, asJSON(got), asJSON(want))
	}
}

// sameNodes checks the ids of nodes against labels, in order.
func sameNodes(t tester, what string, got []network.ID, want string) {
	t.Helper()
	if labelled(got) != strings.Join(strings.Fields(want), " ") {
		t.Errorf("%s:\n got %s\nwant %s", what, labelled(got), want)
	}
}

// sorted gives labels in the order of their ids.
func sorted(list string) string {
	return labelled(slices.Sorted(slices.Values(of(list))))
}

// fails checks that a call failed with a code.
func fails(t tester, what string, err error, code network.Code) {
	t.Helper()
	if err == nil {
		t.Errorf("%s: no error, want %s", what, code)
		return
	}
	if _, typed := errors.AsType[*network.Error](err); !typed || network.CodeOf(err) != code {
		t.Errorf("%s: error %q with code %s, want %s", what, err, network.CodeOf(err), code)
	}
}

// idsOf gives the ids of a page's nodes.
func idsOf(page network.Page[network.Node]) []network.ID {
	found := make([]network.ID, 0, len(page.Items))
	for _, item := range page.Items {
		found = append(found, item.Node.NodeID())
	}
	return found
}

// list gives the ids that a selection of the whole store has, all of them.
func list(t *testing.T, store network.Reader, selection network.Selection, order network.Order) []network.ID {
	t.Helper()
	pages, err := store.List(t.Context(), selection, order, all)
	return idsOf(must(t, pages, err)[network.WholeStore])
}

// all is a window that is wider than any list of the suite.
var all = network.Window{First: 10_000}

// plain gives an amount without trailing zeros, "none" for nil.
func plain(amount *decimal.Decimal) string {
	if amount == nil {
		return "none"
	}
	return amount.Trim(0).String()
}
