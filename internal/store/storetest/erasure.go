package storetest

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"verkosto/internal/network"
)

// testErasure tests what becomes of people who are erased, each case on a store of its own.
func testErasure(t *testing.T, open func(t testing.TB) network.Store) {
	runOnTwins(t, open, []twinTest{
		{"an erased person is nowhere", testErased},
		{"an erased person does not come back", testErasedForGood},
		{"an erased person is found when organisations are joined", testErasedJoined},
		{"an interrupted version of a source is erased too", testErasedFormer},
		{"a rehearsal changes nothing", testErasureRehearsed},
		{"contacts alone are erased", testErasedContacts},
		{"what is erased in passing may come again", testErasedInPassing},
		{"whom a store does not know it does not erase", testErasedUnknown},
		{"a key is used once", testErasureKeys},
		{"old entries of the audit log are let go", testAuditExpires},
	})
}

// Erased is who is erased in the tests of stores, and PlantErased what plants that person.
var Erased = &network.Person{
	ID: network.PersonID(network.OrganisationID(network.SchemeName, "honka"), "ylermi kortepohja"), Name: "Ylermi Kortepohja", Title: "johtaja",
	Email: "Ylermi.Kortepohja@honka.example", Phone: "+358 40 765 4321", Organisation: network.OrganisationID(network.SchemeName, "honka"),
}

// ErasedTraces are parts of the name, the e-mail address and the telephone number of [Erased], folded, one of which
// stands in whatever tells of that person.
var ErasedTraces = []string{"ylermi", "kortepohja", "honka.example", "407654321", "40 765 4321"}

// PlantErased gives batches that tell of [Erased] in all places that a store has.
func PlantErased() []network.Batch {
	p, honka := project("S1", "Puu"), organisation("honka", "Honka")
	p.Summary = "Kysy: Kortepohja Ylermi, 040 765 4321. Vetäjä Ylermi Kortepohjan sijainen."
	p.Keywords = []string{"puu", "Ylermi Kortepohja"}
	part := participation(p, honka)
	colleague := &network.Person{ID: network.PersonID(honka.ID, "aino lampi"), Name: "Aino Lampi", Title: "Ylermi Kortepohjan sijainen", Organisation: honka.ID}
	part.Contacts = []network.ID{Erased.ID, colleague.ID}
	page := version("page", "1", p, honka, part, Erased, colleague)
	for i := range page.Citations {
		page.Citations[i].Method, page.Citations[i].Confidence = network.MethodRule, 0.75
		page.Citations[i].Evidence = "Yhteys: Ylermi Kortepohja, ylermi.kortepohja (at) honka.example"
		page.Citations[i].Fields = []network.FieldCitation{{
			Field: "names", Line: 2, Evidence: "puh. 040-7654321", Stated: "Ylermi Kortepohja",
			Problem: &network.Problem{Code: network.ProblemTruncated, Message: "found “Ylermi Kortepohja, 0407654321”"},
		}}
	}
	page.Sources[0].Title = "Esite, kysy ylermi.kortepohja@honka.example"
	page.Entry = entryBy("key:a", network.ActionImport, 0, p.ID, Erased.ID)
	page.Entry.Note, page.Entry.Digest = "Ylermi Kortepohja pyysi", ""
	page.Entry.Replaced = []network.Replaced{{ID: page.Sources[0].ID, After: "1"}}
	renewed := version("page", "2", p, honka, part, Erased, colleague)
	renewed.Citations = page.Citations
	renewed.Sources[0].Title = page.Sources[0].Title
	renewed.Entry = entryBy("key:a", network.ActionImport, 1, p.ID)
	renewed.Entry.Digest = ""
	renewed.Entry.Replaced = []network.Replaced{{ID: page.Sources[0].ID, Before: completed(page.Sources[0], true), Citations: page.Citations, After: "2"}}
	batches := []network.Batch{page, renewed}
	other := organisation("koski", "Koski")
	m := match(honka.ID, other.ID, func(m *network.Match) {
		m.Decision, m.DecidedBy, m.Note = network.VerdictDifferent, "Aino", "kysyin Ylermi Kortepohjalta"
	})
	batches = append(batches, ruled("1", m))
	for _, note := range []network.Annotation{
		{Subject: p.ID, Text: "Ylermi Kortepohja soitti", By: "Aino"},
		{Subject: Erased.ID, Text: "eläkkeellä", By: "Aino"},
		{Subject: Erased.ID, Source: page.Sources[0].ID, Field: "title", Review: network.ReviewRejected, By: "Aino"},
	} {
		batch, err := network.Annotate(note)
		if err != nil {
			panic(err) // it is right
		}
		batches = append(batches, batch)
	}
	return batches
}

// erasing gives a batch that erases someone, with an entry in the audit log.
func erasing(erasure network.Erasure) network.Batch {
	entry := entryBy("key:admin", network.ActionErase, 5)
	entry.Digest, entry.Note = "", "Ylermi Kortepohja pyysi, 0407654321"
	return network.Batch{Erase: []network.Erasure{erasure}, Entry: entry}
}

// traces gives which parts of texts tell of [Erased] in all that a store gives.
func traces(t *testing.T, store network.Store) []string {
	t.Helper()
	var all strings.Builder
	put := func(values ...any) {
		for _, value := range values {
			all.WriteString(strings.ToLower(asJSON(value)))
		}
	}
	audit, err := store.Audit(t.Context(), network.AuditQuery{Replaced: true, Window: network.Window{First: 1000}})
	for _, item := range must(t, audit, err).Items {
		put(item, replacedOf(&item.Node))
	}
	for _, kind := range network.Kinds() {
		pages, err := store.List(t.Context(), network.Selection{Kind: kind}, network.Order{}, network.Window{First: 1000})
		for _, item := range must(t, pages, err)[network.WholeStore].Items {
			put(item)
			citations, err := store.Citations(t.Context(), network.CitationQuery{Of: []network.ID{item.Node.NodeID()}, Window: network.Window{First: 1000}})
			for _, cited := range must(t, citations, err)[item.Node.NodeID()].Items {
				put(cited, cited.Node.Node)
			}
		}
	}
	if archive, is := store.(network.Archive); is {
		err := archive.Snapshot(t.Context(), func(uint64) (func(network.Record) error, error) {
			return func(record network.Record) error {
				if put(record); record.Citation != nil {
					put(record.Citation.Node)
				}
				return nil
			}, nil
		})
		must(t, 0, err)
	}
	found := []string{}
	for _, trace := range ErasedTraces {
		hits, err := store.SearchTally(t.Context(), network.SearchQuery{Text: trace, Window: network.Window{First: 1}})
		if must(t, hits, err).Count > 0 || strings.Contains(all.String(), trace) {
			found = append(found, trace)
		}
	}
	return found
}

func plant(t *testing.T, both twin) {
	t.Helper()
	for _, batch := range PlantErased() {
		both.apply(t.Context(), t, batch)
	}
}

// plantAgain tells all of it again: as it was, and in newer versions of the sources.
func plantAgain(t *testing.T, both twin) {
	t.Helper()
	for _, batch := range PlantErased() {
		batch.Entry = nil
		both.apply(t.Context(), t, batch)
		for _, source := range batch.Sources {
			source.SHA256 += " later"
		}
		both.apply(t.Context(), t, batch)
	}
}

func testErased(t *testing.T, both twin) {
	plant(t, both)
	same(t, "traces before", len(traces(t, both.store)), len(ErasedTraces))
	change := both.apply(t.Context(), t, erasing(network.Erasure{Person: Erased.ID}))
	same(t, "statements that are gone", change.Erased.Removed, 3)
	same(t, "entries that are others", change.Erased.Entries, []uint64{1, 2})
	same(t, "traces", traces(t, both.store), []string{})
	sameLog(t, both, network.AuditQuery{Replaced: true})
	nodes, err := both.store.Nodes(t.Context(), []network.ID{network.ProjectID("2014-2020", "S1")})
	p := must(t, nodes, err)[network.ProjectID("2014-2020", "S1")].(*network.Project)
	same(t, "summary", p.Summary, "Kysy: [erased], [erased]. Vetäjä [erased] sijainen.")
	audit, err := both.store.Audit(t.Context(), network.AuditQuery{Window: all})
	same(t, "note", must(t, audit, err).Items[0].Node.Note, "[erased] pyysi, [erased]")
}

func testErasedForGood(t *testing.T, both twin) {
	plant(t, both)
	both.apply(t.Context(), t, erasing(network.Erasure{Person: Erased.ID}))
	plantAgain(t, both)
	elsewhere := version("elsewhere", "1", &network.Person{ID: network.PersonID(network.OrganisationID(network.SchemeName, "koski"), "y"), Name: "Kortepohja, Ylermi", Phone: "0407654321"})
	both.apply(t.Context(), t, elsewhere)
	same(t, "traces", traces(t, both.store), []string{})
	sameLog(t, both, network.AuditQuery{Replaced: true})
}

// namesake is someone of the same name in an organisation that may be the same.
func namesake() (batch network.Batch, id, organisationID network.ID) {
	o := organisation("honka oy", "Honka Oy")
	p := &network.Person{ID: network.PersonID(o.ID, "ylermi kortepohja"), Name: "Ylermi Kortepohja", Organisation: o.ID}
	return version("list", "1", o, p), p.ID, o.ID
}

func testErasedJoined(t *testing.T, both twin) {
	plant(t, both)
	batch, person, organisationID := namesake()
	both.apply(t.Context(), t, batch)
	both.apply(t.Context(), t, erasing(network.Erasure{Person: Erased.ID}))
	same(t, "a namesake elsewhere", len(mustNodes(t, both.store, person)), 1)
	decision := decided(network.VerdictSame, Erased.Organisation, organisationID)
	both.apply(t.Context(), t, decision)
	same(t, "traces", traces(t, both.store), []string{})
	batch.Sources[0].SHA256 = "2"
	both.apply(t.Context(), t, batch)
	same(t, "traces after another import", traces(t, both.store), []string{})
	both.apply(t.Context(), t, network.Batch{Removed: decision.Complete})
	same(t, "traces after the parting", traces(t, both.store), []string{})

	later := version("page", "3", organisation("honka", "Honka"), Erased)
	both.apply(t.Context(), t, later)
	same(t, "traces after one more import", traces(t, both.store), []string{})
}

func mustNodes(t *testing.T, store network.Reader, ids ...network.ID) map[network.ID]network.Node {
	t.Helper()
	nodes, err := store.Nodes(t.Context(), ids)
	return must(t, nodes, err)
}

func testErasedFormer(t *testing.T, both twin) {
	plant(t, both)
	half := partOf("page", "3", 1, organisation("honka", "Honka"))
	both.apply(t.Context(), t, half)
	both.apply(t.Context(), t, erasing(network.Erasure{Person: Erased.ID}))
	same(t, "traces", traces(t, both.store), []string{})
	agreeOnAll(t.Context(), t, both.store, both.model)
	both.apply(t.Context(), t, network.Batch{Complete: []network.ID{half.Sources[0].ID}})
	same(t, "names that are left", names(t, both.store), []string{"Honka"})
	same(t, "projects that are left", len(list(t, both.store, network.Selection{Kind: network.KindProject}, network.Order{})), 0)
}

func testErasureRehearsed(t *testing.T, both twin) {
	plant(t, both)
	batch := erasing(network.Erasure{Person: Erased.ID})
	batch.Rehearse = true
	rehearsed := both.apply(t.Context(), t, batch)
	same(t, "entry", rehearsed.Entry, nil)
	same(t, "traces", len(traces(t, both.store)), len(ErasedTraces))
	batch.Rehearse = false
	same(t, "what is erased in earnest", both.apply(t.Context(), t, batch).Erased, rehearsed.Erased)
}

func testErasedContacts(t *testing.T, both twin) {
	plant(t, both)
	both.apply(t.Context(), t, erasing(network.Erasure{Person: Erased.ID, ContactsOnly: true}))
	same(t, "traces", traces(t, both.store), []string{"ylermi", "kortepohja"})
	plantAgain(t, both)
	same(t, "traces after another import", traces(t, both.store), []string{"ylermi", "kortepohja"})
}

func testErasedInPassing(t *testing.T, both twin) {
	plant(t, both)
	both.apply(t.Context(), t, erasing(network.Erasure{Person: Erased.ID, ContactsOnly: true, Passing: true}))
	same(t, "traces", traces(t, both.store), []string{"ylermi", "kortepohja"})
	plantAgain(t, both)
	same(t, "traces after another import", len(traces(t, both.store)), len(ErasedTraces))
	both.apply(t.Context(), t, erasing(network.Erasure{Person: Erased.ID}))
	same(t, "traces", traces(t, both.store), []string{})
}

func testErasedUnknown(t *testing.T, both twin) {
	plant(t, both)
	both.apply(t.Context(), t, erasing(network.Erasure{Person: Erased.ID}))
	for name, c := range map[string]struct {
		batch network.Batch
		code  network.Code
	}{
		"once more":             {erasing(network.Erasure{Person: Erased.ID}), network.NotFound},
		"nobody":                {erasing(network.Erasure{Person: "person:name/koski/nobody"}), network.NotFound},
		"an organisation":       {erasing(network.Erasure{Person: Erased.Organisation}), network.InvalidArgument},
		"no id":                 {erasing(network.Erasure{Person: "Ylermi"}), network.InvalidArgument},
		"with a source":         {network.Batch{Erase: []network.Erasure{{Person: Erased.ID}}, Removed: of("list")}, network.InvalidArgument},
		"rehearsing an import":  {network.Batch{Rehearse: true, Removed: of("list")}, network.InvalidArgument},
		"one of two is unknown": {network.Batch{Erase: []network.Erasure{{Person: network.PersonID(Erased.Organisation, "aino lampi")}, {Person: Erased.ID}}}, network.NotFound},
	} {
		for _, store := range []network.Store{both.store, both.model} {
			_, err := store.Apply(t.Context(), c.batch)
			fails(t, name, err, c.code)
		}
	}
	same(t, "log", sameLog(t, both, network.AuditQuery{}), []uint64{3, 2, 1})
}

// testErasureKeys does without the model, for a store seals the digest of an erasure with a key of its own.
func testErasureKeys(t *testing.T, both twin) {
	plant(t, both)
	erase := func(store network.Store, digest string) network.Change {
		batch := erasing(network.Erasure{Person: network.PersonID(Erased.Organisation, "aino lampi")})
		batch.Entry.Key, batch.Entry.Digest = "k", digest
		change, err := store.Apply(t.Context(), batch)
		return must(t, change, err)
	}
	erase(both.model, "")
	same(t, "replayed at first", erase(both.store, "name").Replayed, false)
	again := erase(both.store, "name")
	same(t, "the same again", []any{again.Replayed, again.Entry.Digest}, []any{true, "name"})
	other := erase(both.store, "another name")
	same(t, "another under the same key", []any{other.Replayed, other.Entry.Digest == "another name"}, []any{true, false})
	audit, err := both.store.Audit(t.Context(), network.AuditQuery{Window: all})
	same(t, "the digest is sealed", len(must(t, audit, err).Items[0].Node.Digest), 64)
}

func testAuditExpires(t *testing.T, both twin) {
	for _, minutes := range []int{0, 10, 5, 20} {
		entry := entryBy("key:a", network.ActionMerge, minutes, Erased.Organisation)
		entry.Key, entry.Digest = strings.Repeat("k", minutes+1), ""
		both.apply(t.Context(), t, told(network.Batch{}, entry))
	}
	retain := func(minutes int, rehearse bool) network.Change {
		before := noon.Add(time.Duration(minutes) * time.Minute)
		return both.apply(t.Context(), t, network.Batch{AuditBefore: &before, Rehearse: rehearse, Entry: entryBy("cli:op", network.ActionRetain, 30)})
	}
	same(t, "a rehearsal", retain(7, true).Erased.Expired, 1)
	same(t, "log", sameLog(t, both, network.AuditQuery{Filter: &network.AuditFilter{Subjects: []network.ID{Erased.Organisation}}}), []uint64{4, 3, 2, 1})
	same(t, "up to the first that is younger", retain(7, false).Erased.Expired, 1)
	same(t, "log", sameLog(t, both, network.AuditQuery{}), []uint64{5, 4, 3, 2})
	same(t, "all", retain(90, false).Erased.Expired, 4)
	same(t, "log", sameLog(t, both, network.AuditQuery{}), []uint64{6})
	_, err := both.store.Apply(t.Context(), network.Batch{AuditBefore: &noon})
	fails(t, "without an entry", err, network.InvalidArgument)
}

// checkErased erases the people of random networks, in passing so that the next network may have them.
func checkErased(ctx context.Context, t *rapid.T, both twin) {
	for _, name := range allSources() {
		both.apply(ctx, t, drawDocument(t, name, 1).whole())
	}
	pages, err := both.store.List(ctx, network.Selection{Kind: network.KindPerson}, network.Order{}, all)
	people := idsOf(must(t, pages, err)[network.WholeStore])
	if len(people) > 0 {
		erasure := network.Erasure{Person: pick(t, people), ContactsOnly: rapid.Bool().Draw(t, "contacts only"), Passing: true}
		both.apply(ctx, t, network.Batch{Erase: []network.Erasure{erasure}, Rehearse: true})
		both.apply(ctx, t, network.Batch{Erase: []network.Erasure{erasure}})
		if left := mustNodesOf(ctx, t, both.store, erasure.Person); !erasure.ContactsOnly && slices.Contains(left, erasure.Person) {
			t.Errorf("%s is there", erasure.Person)
		}
	}
	agreeOnAll(ctx, t, both.store, both.model)
	both.apply(ctx, t, drawDocument(t, pick(t, someSources), 2).whole())
	agreeOnAll(ctx, t, both.store, both.model)
}

func mustNodesOf(ctx context.Context, t *rapid.T, store network.Reader, id network.ID) []network.ID {
	nodes, err := store.Nodes(ctx, []network.ID{id})
	var found []network.ID
	for id := range must(t, nodes, err) {
		found = append(found, id)
	}
	return found
}
