package storetest

import (
	"testing"

	"verkosto/internal/network"
)

// testWriter runs the tests of Apply, each on a store of its own.
func testWriter(t *testing.T, open func(t testing.TB) network.Store) {
	runOnTwins(t, open, []twinTest{
		{"an empty store is empty", testEmpty},
		{"what is stated again changes nothing", testIdempotence},
		{"a batch that breaks the contract leaves nothing", testAtomicity},
		{"a newer version withdraws what it no longer states", testNewerVersion},
		{"a newer version in several batches withdraws with the last", testSeveralBatches},
		{"an interrupted version is resumed", testResumed},
		{"an interrupted version is overtaken by a newer one", testOvertaken},
		{"a part of a version that is there withdraws nothing", testPartAgain},
		{"the same version is kept as it came first", testSameVersion},
		{"citations move with a newer version", testMovedCitations},
		{"what is said twice is cited once", testCitedOnce},
		{"two sources disagree", testBelief},
		{"a source is removed", testRemoved},
		{"targets are stated later", testDangling},
		{"coordinators and places move", testMoves},
		{"search follows what is stated", testSearchFollows},
		{"positions of deleted nodes stay places in the list", testDeletedPositions},
		{"nodes that were given out never change", testGivenOut},
		{"any text is kept as it is", testTextsKept},
		{"a large batch", testLargeBatch},
		{"readers see whole batches", testConcurrentReaders},
	})
}

// twinTest is a test that tells a store and a model the same.
type twinTest struct {
	name string
	test func(*testing.T, twin)
}

// runOnTwins runs tests, each on a store of its own, which must agree with the model in the end.
func runOnTwins(t *testing.T, open func(t testing.TB) network.Store, tests []twinTest) {
	for _, group := range tests {
		t.Run(group.name, func(t *testing.T) {
			both := twin{open(t), NewModel()}
			group.test(t, both)
			agreeOnAll(t.Context(), t, both.store, both.model)
		})
	}
}

// tell applies a batch to both and checks what it changed, given as added, updated, withdrawn.
func tell(t *testing.T, both twin, batch network.Batch, added, updated, withdrawn int) {
	t.Helper()
	change := both.apply(t.Context(), t, batch)
	want := network.Change{Version: change.Version, Added: added, Updated: updated, Withdrawn: withdrawn}
	same(t, "change", change, want)
}

// version makes a batch with all that a version of a source states.
func version(name, revision string, nodes ...network.Node) network.Batch {
	batch := partOf(name, revision, 1, nodes...)
	batch.Complete = []network.ID{batch.Sources[0].ID}
	return batch
}

// partOf makes a batch with a part of what a version of a source states, from a line on.
func partOf(name, revision string, line int, nodes ...network.Node) network.Batch {
	id := network.SourceID("test", name)
	return network.Batch{
		Sources:   []*network.Source{source(id, network.RankTable, revision)},
		Citations: citing(id, line, nodes...),
	}
}

func organisation(key, name string) *network.Organisation {
	return &network.Organisation{ID: network.OrganisationID(network.SchemeName, key), Names: network.Names{Fi: name}}
}

func project(code, name string) *network.Project {
	return &network.Project{ID: network.ProjectID("2014-2020", code), Code: code, Period: "2014-2020", Names: network.Names{Fi: name}}
}

func participation(p *network.Project, o *network.Organisation) *network.Participation {
	return &network.Participation{
		ID: network.ParticipationID(p.ID, o.ID, network.RolePartner, 1), Project: p.ID, Organisation: o.ID, Role: network.RolePartner,
	}
}

// names gives the names of all organisations, in the order of ids.
func names(t *testing.T, store network.Reader) []string {
	t.Helper()
	pages, err := store.List(t.Context(), network.Selection{Kind: network.KindOrganisation}, network.Order{}, all)
	found := []string{}
	for _, item := range must(t, pages, err)[network.WholeStore].Items {
		found = append(found, item.Node.(*network.Organisation).Name())
	}
	return found
}

func testEmpty(t *testing.T, both twin) {
	meta, err := both.store.Meta(t.Context())
	same(t, "version", must(t, meta, err).Version, 0)
	same(t, "names", names(t, both.store), []string{})
	tell(t, both, network.Batch{}, 0, 0, 0)
	meta, err = both.store.Meta(t.Context())
	same(t, "version after an empty batch", must(t, meta, err).Version, 0)
}

func testIdempotence(t *testing.T, both twin) {
	for _, batch := range sampleBatches() {
		first := both.apply(t.Context(), t, batch)
		second := both.apply(t.Context(), t, batch)
		same(t, "change by the same batch again", second, network.Change{Version: first.Version})
	}
	for _, batch := range sampleBatches() {
		tell(t, both, batch, 0, 0, 0)
	}
}

func testAtomicity(t *testing.T, both twin) {
	tell(t, both, version("a", "1", organisation("x", "X")), 2, 0, 0)
	known, unknown := network.SourceID("test", "a"), network.SourceID("test", "none")
	before, err := both.store.Meta(t.Context())
	must(t, before, err)
	for name, wrong := range map[string]network.Citation{
		"source that nobody knows": {Source: unknown, Node: organisation("y", "Y")},
		"no source":                {Node: organisation("y", "Y")},
		"no node":                  {Source: known},
		"nil node":                 {Source: known, Node: (*network.Project)(nil)},
		"node without id":          {Source: known, Node: &network.Person{Name: "Maija Mallikas"}},
		"id of another kind":       {Source: known, Node: &network.Person{ID: network.MunicipalityID("837")}},
		"text that is no id":       {Source: known, Node: &network.Person{ID: "maija"}},
		"text that is not UTF-8":   {Source: known, Node: organisation("y", "Y\xff")},
	} {
		batch := version("b", "1", organisation("good", "Good"), project("S1", "Good"))
		batch.Citations = append(batch.Citations, citing(known, 50, organisation("x", "Otherwise"))...)
		batch.Citations = append(batch.Citations, wrong)
		_, err := both.store.Apply(t.Context(), batch)
		fails(t, name, err, network.InvalidArgument)
		after, err := both.store.Meta(t.Context())
		same(t, "meta after "+name, must(t, after, err), before)
		same(t, "names after "+name, names(t, both.store), []string{"X"})
	}
	batch := network.Batch{Sources: []*network.Source{nil}}
	_, err = both.store.Apply(t.Context(), batch)
	fails(t, "nil source", err, network.InvalidArgument)
	batch.Sources = []*network.Source{{ID: network.MunicipalityID("837"), SHA256: "1"}}
	_, err = both.store.Apply(t.Context(), batch)
	fails(t, "source with the id of a place", err, network.InvalidArgument)
}

func testNewerVersion(t *testing.T, both twin) {
	a, b, c := organisation("a", "A"), organisation("b", "B"), organisation("c", "C")
	p := project("S1", "P")
	tell(t, both, version("doc", "1", p, a, b, participation(p, a), participation(p, b)), 6, 0, 0)
	same(t, "degree", degreeOf(t, both.store, a), network.Degree{Participations: 1, Projects: 1, Partners: 1})
	renamed := organisation("a", "A renamed")
	tell(t, both, version("doc", "2", p, renamed, c, participation(p, renamed), participation(p, c)), 2, 2, 2)
	same(t, "names", names(t, both.store), []string{"A renamed", "C"})
	tell(t, both, version("doc", "3", renamed), 0, 1, 4)
	same(t, "degree of the last", degreeOf(t, both.store, a), network.Degree{})
	tell(t, both, version("doc", "4"), 0, 1, 1)
	same(t, "names", names(t, both.store), []string{})
	tell(t, both, version("doc", "1", p, a, b, participation(p, a), participation(p, b)), 5, 1, 0)
}

func degreeOf(t *testing.T, store network.Reader, o *network.Organisation) network.Degree {
	t.Helper()
	degrees, err := store.Degrees(t.Context(), []network.ID{o.ID})
	return must(t, degrees, err)[o.ID]
}

func testSeveralBatches(t *testing.T, both twin) {
	a, b, c := organisation("a", "A"), organisation("b", "B"), organisation("c", "C")
	doc := network.SourceID("test", "doc")
	tell(t, both, version("doc", "1", a, b), 3, 0, 0)
	tell(t, both, partOf("doc", "2", 1, b), 0, 1, 0)
	same(t, "names in between", names(t, both.store), []string{"A", "B"})
	tell(t, both, partOf("doc", "2", 2, c), 1, 0, 0)
	same(t, "names before the end", names(t, both.store), []string{"A", "B", "C"})
	same(t, "complete before the end", isComplete(t, both.store, doc), false)
	tell(t, both, network.Batch{Complete: []network.ID{doc}}, 0, 1, 1)
	same(t, "complete at the end", isComplete(t, both.store, doc), true)
	same(t, "names at the end", names(t, both.store), []string{"B", "C"})
	tell(t, both, network.Batch{Complete: []network.ID{doc}}, 0, 0, 0)
}

func testResumed(t *testing.T, both twin) {
	a, b, c := organisation("a", "A"), organisation("b", "B"), organisation("c", "C")
	tell(t, both, version("doc", "1", a, b), 3, 0, 0)
	tell(t, both, partOf("doc", "2", 1, b, c), 1, 1, 0)
	tell(t, both, partOf("doc", "2", 1, b, c), 0, 0, 0)
	tell(t, both, version("doc", "2", b, c, organisation("d", "D")), 1, 1, 1)
	same(t, "names", names(t, both.store), []string{"B", "C", "D"})
}

func testOvertaken(t *testing.T, both twin) {
	a, b, c, d := organisation("a", "A"), organisation("b", "B"), organisation("c", "C"), organisation("d", "D")
	tell(t, both, version("doc", "1", a, b), 3, 0, 0)
	tell(t, both, partOf("doc", "2", 1, b, c), 1, 1, 0)
	tell(t, both, partOf("doc", "3", 1, d), 1, 1, 0)
	same(t, "names in between", names(t, both.store), []string{"A", "B", "C", "D"})
	batch := partOf("doc", "3", 2, c)
	batch.Complete = []network.ID{network.SourceID("test", "doc")}
	tell(t, both, batch, 0, 1, 2)
	same(t, "names", names(t, both.store), []string{"C", "D"})
}

func testPartAgain(t *testing.T, both twin) {
	a, b := organisation("a", "A"), organisation("b", "B")
	tell(t, both, partOf("doc", "1", 1, a), 2, 0, 0)
	rest := partOf("doc", "1", 2, b)
	rest.Complete = []network.ID{network.SourceID("test", "doc")}
	tell(t, both, rest, 1, 1, 0)
	tell(t, both, rest, 0, 0, 0)
	tell(t, both, version("doc", "1", a), 0, 0, 0)
	same(t, "names", names(t, both.store), []string{"A", "B"})
}

func testSameVersion(t *testing.T, both twin) {
	tell(t, both, version("doc", "1", organisation("a", "A")), 2, 0, 0)
	again := version("doc", "1", organisation("a", "A"))
	again.Sources[0].ReadAt = again.Sources[0].ReadAt.AddDate(1, 0, 0)
	again.Sources[0].Title = "Toinen nimi"
	tell(t, both, again, 0, 0, 0)
	again.Sources[0].SHA256 = "2"
	tell(t, both, again, 0, 1, 0)
	id := again.Sources[0].ID
	nodes, err := both.store.Nodes(t.Context(), []network.ID{id})
	same(t, "source", must(t, nodes, err)[id], completed(again.Sources[0], true))
	part := partOf("doc", "3", 1, organisation("a", "A"))
	part.Sources[0].Complete = true // is for the store to say
	tell(t, both, part, 0, 1, 0)
	same(t, "complete as the batch says", isComplete(t, both.store, id), false)
}

func isComplete(t *testing.T, store network.Reader, id network.ID) bool {
	t.Helper()
	nodes, err := store.Nodes(t.Context(), []network.ID{id})
	return must(t, nodes, err)[id].(*network.Source).Complete
}
