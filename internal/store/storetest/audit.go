package storetest

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"verkosto/internal/network"
)

// testAudit runs the tests of the audit log, each on a store of its own.
func testAudit(t *testing.T, open func(t testing.TB) network.Store) {
	runOnTwins(t, open, []twinTest{
		{"entries are found by every filter", testAuditFilters},
		{"a change and its entry are one", testAuditAtomicity},
		{"a key is used once", testAuditKeys},
		{"a key that is used at once has one effect", testAuditKeysAtOnce},
		{"what was replaced is kept", testAuditReplaced},
		{"an entry is undone once", testAuditUndo},
		{"a clock that goes back changes no order", testAuditClock},
	})
}

// noon is when the audited changes of the tests begin.
var noon = time.Date(2024, 5, 17, 12, 0, 0, 0, time.UTC)

// entryBy gives an entry to add to a batch, so many minutes after noon.
func entryBy(by string, action network.Action, minutes int, subjects ...network.ID) *network.AuditEntry {
	return &network.AuditEntry{
		At: noon.Add(time.Duration(minutes) * time.Minute), By: by, ByName: "Nimi " + by, Action: action, Subjects: subjects, Note: "syy ☃ ' \" $",
		Digest: "abc",
	}
}

// told applies a batch with an entry.
func told(batch network.Batch, entry *network.AuditEntry) network.Batch {
	batch.Entry = entry
	return batch
}

// sameLog checks that a store and the model have the same log, in pages of two.
func sameLog(t tester, both twin, query network.AuditQuery) []uint64 {
	t.Helper()
	numbers := []uint64{}
	query.Window = network.Window{First: 2}
	for {
		want, err := both.model.Audit(t.(*testing.T).Context(), query)
		must(t, want, err)
		got, err := both.store.Audit(t.(*testing.T).Context(), query)
		must(t, got, err)
		for i := range got.Items {
			numbers = append(numbers, got.Items[i].Node.Number)
			same(t, "what was replaced", replacedOf(&got.Items[i].Node), replacedOf(&want.Items[min(i, len(want.Items)-1)].Node))
			same(t, "undone by", got.Items[i].Node.UndoneBy, want.Items[min(i, len(want.Items)-1)].Node.UndoneBy)
		}
		same(t, "page of the log", got, want)
		if !got.HasNext || len(got.Items) == 0 {
			return numbers
		}
		query.Window.After = &got.Items[len(got.Items)-1].Position
	}
}

// replacedOf gives what an entry replaced, in a form that can be compared.
func replacedOf(entry *network.AuditEntry) string {
	var all strings.Builder
	for _, replaced := range entry.Replaced {
		fmt.Fprintf(&all, "%s %s %s\n", replaced.ID, replaced.After, asJSON(replaced.Before))
		for _, citation := range replaced.Citations {
			fmt.Fprintf(&all, "%s %s\n", asJSON(citation), asJSON(citation.Node))
		}
	}
	return all.String()
}

func testAuditFilters(t *testing.T, both twin) {
	x, y := network.OrganisationID("name", "x"), network.OrganisationID("name", "y")
	for i, entry := range []*network.AuditEntry{
		entryBy("key:a", network.ActionMerge, 0, x, y),
		entryBy("key:b", network.ActionSplit, 1, x),
		entryBy("key:a", network.ActionImport, 2),
		entryBy("key:a", network.ActionMerge, 3, y, y),
		entryBy("token:'); DETACH DELETE", network.ActionAddAlias, 4, x),
	} {
		change := both.apply(t.Context(), t, told(network.Batch{}, entry))
		same(t, "number", change.Entry.Number, i+1)
		same(t, "version of a batch that only has an entry", change.Version, 0)
	}
	at := func(minutes int) *time.Time { return new(noon.Add(time.Duration(minutes) * time.Minute)) }
	type filter = network.AuditFilter
	for _, c := range []struct {
		name  string
		query network.AuditQuery
		want  []uint64
	}{
		{"everything", network.AuditQuery{}, []uint64{5, 4, 3, 2, 1}},
		{"an empty filter", network.AuditQuery{Filter: &filter{}}, []uint64{5, 4, 3, 2, 1}},
		{"author", network.AuditQuery{Filter: &filter{By: []string{"key:a", "nobody"}}}, []uint64{4, 3, 1}},
		{"hostile author", network.AuditQuery{Filter: &filter{By: []string{"token:'); DETACH DELETE"}}}, []uint64{5}},
		{"no author", network.AuditQuery{Filter: &filter{By: []string{}}}, []uint64{}},
		{"action", network.AuditQuery{Filter: &filter{Actions: []network.Action{network.ActionMerge, network.ActionSplit}}}, []uint64{4, 2, 1}},
		{"subject", network.AuditQuery{Filter: &filter{Subjects: []network.ID{y}}}, []uint64{4, 1}},
		{"subjects", network.AuditQuery{Filter: &filter{Subjects: []network.ID{x, y}}}, []uint64{5, 4, 2, 1}},
		{"from", network.AuditQuery{Filter: &filter{From: at(3)}}, []uint64{5, 4}},
		{"until", network.AuditQuery{Filter: &filter{Until: at(1)}}, []uint64{1}},
		{"all at once", network.AuditQuery{Filter: &filter{
			By: []string{"key:a"}, Actions: []network.Action{network.ActionMerge}, Subjects: []network.ID{y}, From: at(0), Until: at(3),
		}}, []uint64{1}},
		{"numbers", network.AuditQuery{Numbers: []uint64{2, 9, 4}}, []uint64{4, 2}},
		{"a key that no one used", network.AuditQuery{Key: "k"}, []uint64{}},
	} {
		same(t, c.name, sameLog(t, both, c.query), c.want)
	}
	for name, window := range map[string]network.Window{
		"no size": {}, "from the end": {Last: 2}, "both": {First: 1, Last: 1}, "before": {First: 1, Before: &network.Position{Value: "1"}},
		"after a name": {First: 1, After: &network.Position{Value: "Kielo"}}, "after less than the first": {First: 1, After: &network.Position{Value: "-1"}},
	} {
		_, err := both.store.Audit(t.Context(), network.AuditQuery{Window: window})
		fails(t, name, err, network.InvalidArgument)
	}
}

func testAuditAtomicity(t *testing.T, both twin) {
	good := told(version("doc", "1", organisation("x", "X")), entryBy("key:a", network.ActionImport, 0))
	both.apply(t.Context(), t, good)
	wrong := func(change func(*network.AuditEntry)) network.Batch {
		entry := entryBy("key:a", network.ActionMerge, 1)
		change(entry)
		return told(version("doc", "2", organisation("y", "Y")), entry)
	}
	broken := told(version("doc", "2", organisation("y", "Y")), entryBy("key:a", network.ActionImport, 1))
	broken.Citations = append(broken.Citations, network.Citation{Source: "source:test/none", Node: organisation("z", "Z")})
	type entry = network.AuditEntry
	for name, c := range map[string]struct {
		batch network.Batch
		code  network.Code
	}{
		"a batch that breaks the contract": {broken, network.InvalidArgument},
		"no author":                        {wrong(func(e *entry) { e.By = "" }), network.InvalidArgument},
		"no time":                          {wrong(func(e *entry) { e.At = time.Time{} }), network.InvalidArgument},
		"no action":                        {wrong(func(e *entry) { e.Action = "DANCE" }), network.InvalidArgument},
		"a number":                         {wrong(func(e *entry) { e.Number = 7 }), network.InvalidArgument},
		"undone before it was done":        {wrong(func(e *entry) { e.UndoneBy = 1 }), network.InvalidArgument},
		"a long note":                      {wrong(func(e *entry) { e.Note = strings.Repeat("x", network.MaxNoteLength+1) }), network.InvalidArgument},
		"a long key":                       {wrong(func(e *entry) { e.Key = strings.Repeat("x", network.MaxKeyLength+1) }), network.InvalidArgument},
		"a note that is not UTF-8":         {wrong(func(e *entry) { e.Note = "\xff" }), network.InvalidArgument},
		"many subjects":                    {wrong(func(e *entry) { e.Subjects = make([]network.ID, network.MaxSubjects+1) }), network.InvalidArgument},
		"a subject that is no id":          {wrong(func(e *entry) { e.Subjects = []network.ID{"maija"} }), network.InvalidArgument},
		"an undoing without a number":      {wrong(func(e *entry) { e.Action = network.ActionUndo }), network.InvalidArgument},
		"a number without an undoing":      {wrong(func(e *entry) { e.Undoes = 1 }), network.InvalidArgument},
		"undoing what never was":           {wrong(func(e *entry) { e.Action, e.Undoes = network.ActionUndo, 99 }), network.NotFound},
		"a source that is not as expected": {wrong(func(e *entry) { e.Replaced = []network.Replaced{{ID: "source:test/doc"}} }), network.Conflict},
		"a source that is not there": {wrong(func(e *entry) {
			e.Replaced = []network.Replaced{{ID: "source:test/none", Before: &network.Source{ID: "source:test/none", SHA256: "1"}}}
		}), network.Conflict},
	} {
		_, err := both.store.Apply(t.Context(), c.batch)
		fails(t, name, err, c.code)
		same(t, "names after "+name, names(t, both.store), []string{"X"})
		same(t, "log after "+name, sameLog(t, both, network.AuditQuery{}), []uint64{1})
	}
}

func testAuditKeys(t *testing.T, both twin) {
	keyed := func(by, name string, minutes int) network.Batch {
		entry := entryBy(by, network.ActionImport, minutes)
		entry.Key = "k"
		return told(version(name, "1", organisation(name, name)), entry)
	}
	first := both.apply(t.Context(), t, keyed("key:a", "x", 0))
	same(t, "replayed at first", first.Replayed, false)
	again := both.apply(t.Context(), t, keyed("key:a", "y", 1))
	same(t, "the second time", []any{again.Replayed, again.Version, again.Entry}, []any{true, first.Version, first.Entry})
	other := both.apply(t.Context(), t, keyed("key:b", "z", 2))
	same(t, "by another author", []any{other.Replayed, other.Entry.Number}, []any{false, 2})
	same(t, "names", names(t, both.store), []string{"x", "z"})
	same(t, "by key", sameLog(t, both, network.AuditQuery{Key: "k", Filter: &network.AuditFilter{By: []string{"key:a"}}}), []uint64{1})
}

func testAuditKeysAtOnce(t *testing.T, both twin) {
	const editors = 6
	var working sync.WaitGroup
	var lock sync.Mutex
	replayed := 0
	for i := range editors {
		working.Go(func() {
			entry := entryBy("key:a", network.ActionImport, 0)
			entry.Key = "k"
			change, err := both.store.Apply(t.Context(), told(version(fmt.Sprint("doc", i), "1", organisation(fmt.Sprint(i), "X")), entry))
			lock.Lock()
			defer lock.Unlock()
			if err != nil || change.Entry == nil || change.Entry.Number != 1 {
				t.Errorf("one of several: %+v, %v", change, err)
			}
			if change.Replayed {
				replayed++
			}
		})
	}
	working.Wait()
	same(t, "replayed", replayed, editors-1)
	found := names(t, both.store)
	same(t, "organisations", found, []string{"X"})
	// The model is told who was first.
	pages, err := both.store.List(t.Context(), network.Selection{Kind: network.KindSource}, network.Order{}, all)
	for _, id := range idsOf(must(t, pages, err)[network.WholeStore]) {
		name := strings.TrimPrefix(id.Key(), "test/")
		entry := entryBy("key:a", network.ActionImport, 0)
		entry.Key = "k"
		apply(t, both.model, told(version(name, "1", organisation(strings.TrimPrefix(name, "doc"), "X")), entry))
	}
	sameLog(t, both, network.AuditQuery{})
}

func testAuditReplaced(t *testing.T, both twin) {
	first := version("doc", "1", organisation("x", "X"), project("S1", "P"))
	first.Citations[0].Evidence, first.Citations[0].Method = "sanat ☃", network.MethodField
	first.Citations[0].Fields = []network.FieldCitation{{Field: "name", Line: 3, Stated: "x", Problem: &network.Problem{Code: network.ProblemTruncated, Message: "m"}}}
	both.apply(t.Context(), t, first)
	doc := first.Sources[0].ID
	second := version("doc", "2", organisation("x", "Toinen"))
	entry := entryBy("key:a", network.ActionImport, 0, doc)
	before := completed(first.Sources[0], true)
	entry.Replaced = []network.Replaced{{ID: doc, Before: before, Citations: first.Citations, After: "2"}, {ID: "source:test/new", After: "1"}}
	second.Sources = append(second.Sources, source("source:test/new", network.RankTable, "1"))
	change := both.apply(t.Context(), t, told(second, entry))
	same(t, "the change tells nothing of what was replaced", change.Entry.Replaced == nil, true)
	sameLog(t, both, network.AuditQuery{Replaced: true})
	page, err := both.store.Audit(t.Context(), network.AuditQuery{Replaced: true, Window: all})
	same(t, "what was replaced", replacedOf(&must(t, page, err).Items[0].Node), replacedOf(entry))
	page, err = both.store.Audit(t.Context(), network.AuditQuery{Window: all})
	same(t, "only where it is asked for", must(t, page, err).Items[0].Node.Replaced == nil, true)
	again := told(version("doc", "3"), entryBy("key:a", network.ActionImport, 1, doc))
	again.Entry.Replaced = entry.Replaced[:1]
	_, err = both.store.Apply(t.Context(), again)
	fails(t, "a change that expects the version before", err, network.Conflict)
}

func testAuditUndo(t *testing.T, both twin) {
	both.apply(t.Context(), t, told(version("doc", "1", organisation("x", "X")), entryBy("key:a", network.ActionImport, 0)))
	undo := func(number uint64) network.Batch {
		entry := entryBy("key:b", network.ActionUndo, 1)
		entry.Undoes = number
		return told(network.Batch{Removed: []network.ID{"source:test/doc"}}, entry)
	}
	change := both.apply(t.Context(), t, undo(1))
	same(t, "withdrawn", []any{change.Withdrawn, change.Entry.Number, change.Entry.Undoes}, []any{2, 2, 1})
	_, err := both.store.Apply(t.Context(), undo(1))
	fails(t, "once more", err, network.Conflict)
	same(t, "log", sameLog(t, both, network.AuditQuery{}), []uint64{2, 1})
	both.apply(t.Context(), t, undo(2)) // an undoing is an entry like any other
	same(t, "log after all", slices.Equal(sameLog(t, both, network.AuditQuery{}), []uint64{3, 2, 1}), true)
}

// testAuditClock lets the clock of who writes go back, as it does when it is set right: entries stay in the order of the
// changes, each with the time that it was told.
func testAuditClock(t *testing.T, both twin) {
	for _, minutes := range []int{10, 4, 7, -600} {
		both.apply(t.Context(), t, told(network.Batch{}, entryBy("key:a", network.ActionMerge, minutes)))
	}
	same(t, "order", sameLog(t, both, network.AuditQuery{}), []uint64{4, 3, 2, 1})
	until := noon.Add(5 * time.Minute)
	same(t, "until", sameLog(t, both, network.AuditQuery{Filter: &network.AuditFilter{Until: &until}}), []uint64{4, 2})
}
