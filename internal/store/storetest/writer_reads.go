package storetest

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"verkosto/internal/network"
)

func testSearchFollows(t *testing.T, both twin) {
	finds := func(text string, want int) {
		t.Helper()
		same(t, "found by "+text, len(search(t, both.store, network.SearchQuery{Text: text})), want)
	}
	tell(t, both, version("doc", "1", organisation("a", "Kielon kauppa"), organisation("b", "Honkalan kauppa")), 3, 0, 0)
	finds("kauppa", 2)
	finds("kielon", 1)
	tell(t, both, version("doc", "2", organisation("a", "Ruskan kauppa")), 0, 2, 1)
	finds("kauppa", 1)
	finds("kielon", 0)
	finds("honkalan", 0)
	finds("ruskan", 1)
	tell(t, both, version("doc", "3"), 0, 1, 1)
	finds("kauppa", 0)
}

func testDeletedPositions(t *testing.T, both twin) {
	a, b, c := organisation("a", "Kielo"), organisation("b", "Mustikka"), organisation("c", "Vanamo")
	tell(t, both, version("doc", "1", a, b, c), 4, 0, 0)
	byName := network.Order{Field: network.ByName}
	organisations := network.Selection{Kind: network.KindOrganisation}
	position := at(t, both.store, organisations, byName, b.ID)
	tell(t, both, version("doc", "2", a, c), 0, 1, 1)
	pages, err := both.store.List(t.Context(), organisations, byName, network.Window{First: 1, After: position})
	page := must(t, pages, err)[network.WholeStore]
	same(t, "after", idsOf(page), []network.ID{c.ID})
	same(t, "has previous and next", []bool{page.HasPrev, page.HasNext}, []bool{true, false})
	pages, err = both.store.List(t.Context(), organisations, byName, network.Window{Last: 1, Before: position})
	page = must(t, pages, err)[network.WholeStore]
	same(t, "before", idsOf(page), []network.ID{a.ID})
	same(t, "has previous and next", []bool{page.HasPrev, page.HasNext}, []bool{false, true})
}

func testGivenOut(t *testing.T, both twin) {
	for _, batch := range sampleBatches() {
		both.apply(t.Context(), t, batch)
	}
	nodes, err := both.store.Nodes(t.Context(), of("P1 honka"))
	before := asJSON(must(t, nodes, err))
	apply(t, both.store, network.Batch{Removed: of("list")})
	apply(t, both.model, network.Batch{Removed: of("list")})
	same(t, "nodes as given out", asJSON(nodes), before)
}

// testTextsKept writes hostile texts into every place that takes text, and reads them back.
func testTextsKept(t *testing.T, both twin) {
	var nodes []network.Node
	for _, text := range hostileTexts {
		if !utf8.ValidString(text) {
			continue // what is read from documents is text
		}
		o := organisation("x"+fmt.Sprint(len(nodes)), text)
		o.Aliases, o.ShortName, o.BusinessIDStated, o.Country = []network.Alias{{Name: text}}, text, text, text
		p := project(fmt.Sprint(len(nodes)), text)
		p.Period, p.Summary, p.Keywords, p.StatusStated = text, text, []string{text}, text
		nodes = append(nodes, o, p)
		if len(text) < 100 {
			nodes = append(nodes, organisation(text, "kept under its key"))
		}
	}
	batch := version("doc", "1", nodes...)
	for i := range batch.Citations {
		batch.Citations[i].Evidence = hostileTexts[0] + strings.Repeat("é", 20)
	}
	tell(t, both, batch, len(nodes)+1, 0, 0)
	tell(t, both, batch, 0, 0, 0)
	for _, node := range nodes {
		found, err := both.store.Nodes(t.Context(), []network.ID{node.NodeID()})
		same(t, string(node.NodeID()), must(t, found, err)[node.NodeID()], node)
	}
}

func testLargeBatch(t *testing.T, both twin) {
	const size = 400
	p := project("S1", "P")
	nodes := []network.Node{p}
	for i := range size {
		o := organisation(fmt.Sprint(i), fmt.Sprintf("Osakas %d", i))
		nodes = append(nodes, o, participation(p, o))
	}
	apply(t, both.store, version("doc", "1", nodes...))
	degree := degreeOf(t, both.store, organisation("0", ""))
	same(t, "degree", degree, network.Degree{Participations: 1, Projects: 1, Partners: size - 1})
	meta, err := both.store.Meta(t.Context())
	same(t, "pairs", must(t, meta, err).OrganisationPairs, size*(size-1)/2)
	tally, err := both.store.SearchTally(t.Context(), network.SearchQuery{Text: "osakas"})
	same(t, "found", must(t, tally, err).Count, size)
	apply(t, both.store, network.Batch{Removed: []network.ID{network.SourceID("test", "doc")}})
	meta, err = both.store.Meta(t.Context())
	same(t, "left", must(t, meta, err).Counts[network.KindOrganisation], 0)
}

// testConcurrentReaders reads while a source changes between two versions: one has three
// organisations that share a project, the other has one that has none. Every answer fits
// one of them, and versions never go back.
func testConcurrentReaders(t *testing.T, both twin) {
	a, b, c, p := organisation("a", "Kielo"), organisation("b", "Kielo"), organisation("c", "Kielo"), project("S1", "P")
	large := version("doc", "large", p, a, b, c, participation(p, a), participation(p, b), participation(p, c))
	small := version("doc", "small", a)
	apply(t, both.store, large)
	stop := make(chan struct{})
	var readers sync.WaitGroup
	for range 3 {
		readers.Go(func() {
			for last := uint64(0); !t.Failed(); {
				last = readWhole(t, both.store, a, last)
				select {
				case <-stop:
					return
				default:
				}
			}
		})
	}
	for range 10 {
		apply(t, both.store, small)
		apply(t, both.store, large)
	}
	close(stop)
	readers.Wait()
	apply(t, both.model, large)
}

func readWhole(t *testing.T, store network.Reader, o *network.Organisation, last uint64) uint64 {
	ctx := t.Context()
	degrees, err := store.Degrees(ctx, []network.ID{o.ID})
	if err != nil || degrees[o.ID] != (network.Degree{Participations: 1, Projects: 1, Partners: 2}) && degrees[o.ID] != (network.Degree{}) {
		t.Errorf("degree of half a batch: %+v, %v", degrees[o.ID], err)
	}
	meta, err := store.Meta(ctx)
	counts := [2]int{meta.Counts[network.KindOrganisation], meta.Counts[network.KindParticipation]}
	if err != nil || counts != [2]int{3, 3} && counts != [2]int{1, 0} || meta.Version < last {
		t.Errorf("half a batch: %+v after version %d, %v", meta, last, err)
	}
	pages, err := store.List(ctx, network.Selection{Kind: network.KindOrganisation}, network.Order{Field: network.ByPartners}, all)
	if n := len(pages[network.WholeStore].Items); err != nil || n != 3 && n != 1 {
		t.Errorf("%d organisations of half a batch, %v", n, err)
	}
	tally, err := store.SearchTally(ctx, network.SearchQuery{Text: "kielo"})
	if err != nil || tally.Count != 3 && tally.Count != 1 {
		t.Errorf("%d organisations found in half a batch, %v", tally.Count, err)
	}
	return projectWhole(t, store, meta.Version)
}

// projectWhole projects, sees that it was of a whole batch no older than a version, and gives its version.
func projectWhole(t *testing.T, store network.Reader, last uint64) uint64 {
	projection, err := store.Projection(t.Context(), network.ProjectionQuery{})
	if err != nil {
		t.Errorf("no projection of half a batch: %v", err)
		return last
	}
	if n := len(projection.Organisations); n != 3*len(projection.Projects) || len(projection.Parts) != n || projection.Version < last {
		t.Errorf("projection of half a batch: %+v", projection)
	}
	return projection.Version
}
