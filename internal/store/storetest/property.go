package storetest

import (
	"context"
	"flag"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"verkosto/internal/network"
)

// testProperties checks what holds in every network. The number of networks is that of the
// flag -rapid.checks, a fifth of it with -short; a failure prints how to repeat it. The networks are the same in
// every run, so that whether a change passes is no matter of luck; -rapid.seed takes others (make properties).
func testProperties(t *testing.T, open func(t testing.TB) network.Store) {
	if seed := flag.Lookup("rapid.seed"); seed.Value.String() == "0" {
		if err := seed.Value.Set("1"); err != nil {
			t.Fatal(err)
		}
	}
	t.Run("any call gives what the model gives", func(t *testing.T) {
		store := withPlaces(t, open)
		rapid.Check(t, func(r *rapid.T) { checkCalls(r, emptied(r, t, store)) })
	})
	t.Run("any batches give what the model gives", func(t *testing.T) {
		store := withPlaces(t, open)
		rapid.Check(t, func(r *rapid.T) { checkBatches(t.Context(), r, emptied(r, t, store)) })
	})
	t.Run("documents in any order give the same", func(t *testing.T) {
		store := withPlaces(t, open)
		rapid.Check(t, func(r *rapid.T) { checkAnyOrder(t.Context(), r, emptied(r, t, store)) })
	})
	t.Run("opinions that are taken back leave nothing", func(t *testing.T) {
		store := withPlaces(t, open)
		rapid.Check(t, func(r *rapid.T) { checkTakenBack(t.Context(), r, emptied(r, t, store)) })
	})
	t.Run("people are erased from any network", func(t *testing.T) {
		store := withPlaces(t, open)
		rapid.Check(t, func(r *rapid.T) { checkErased(t.Context(), r, emptied(r, t, store)) })
	})
}

// withPlaces opens a store with the places and funds that random networks share.
func withPlaces(t testing.TB, open func(t testing.TB) network.Store) network.Store {
	store := open(t)
	apply(t, store, sampleBatches()[0])
	return store
}

// emptied takes from a store what the last network has left, and puts a fresh model beside it.
func emptied(r *rapid.T, t *testing.T, store network.Store) twin {
	both := twin{store, NewModel()}
	apply(t, both.model, sampleBatches()[0])
	var left []network.ID
	for _, name := range allSources() {
		left = append(left, network.SourceID("test", name))
	}
	change, err := store.Apply(t.Context(), network.Batch{Removed: left})
	must(r, change, err)
	agree(t.Context(), r, "emptied store", both.store, both.model, askMeta)
	return both
}

// checkCalls makes random calls on a random network.
func checkCalls(t *rapid.T, both twin) {
	ctx := t.Context()
	names := someSources[:2]
	if rapid.Bool().Draw(t, "with opinions") {
		names = slices.Concat(someReviewers[:1], someOpinions, names)
	}
	for _, name := range names {
		both.apply(ctx, t, drawDocument(t, name, 1).whole())
	}
	if rapid.Bool().Draw(t, "for one answer") {
		ctx = network.ForOneAnswer(ctx)
	}
	for range 4 {
		checkLists(ctx, t, both)
	}
	checkOthers(ctx, t, both)
}

// checkLists lists, pages through and counts a random selection.
func checkLists(ctx context.Context, t *rapid.T, both twin) {
	selection := drawSelection(t, slices.Concat(both.model.current.Load().known(), []network.ID{projectKey("none"), organisationKey("none")}))
	order := drawOrder(t, selection.Kind)
	what := "list of " + asJSON(selection) + " by " + asJSON(order)
	agree(ctx, t, what, both.store, both.model, askList(selection, order, all))
	var positions []network.Position
	pages, err := both.store.List(ctx, selection, order, all)
	for _, parent := range unique(append([]network.ID{network.WholeStore}, selection.Of...)) {
		for _, item := range must(t, pages, err)[parent].Items {
			positions = append(positions, item.Position)
		}
	}
	window := drawWindow(t, positions)
	agree(ctx, t, what+" in "+asJSON(window), both.store, both.model, askList(selection, order, window))
	query := network.TallyQuery{Selection: selection, Amounts: selection.Kind != network.KindFunder, Facets: facetsOf(selection.Kind), Top: rapid.IntRange(1, 3).Draw(t, "top")}
	agree(ctx, t, "tally of "+asJSON(query), both.store, both.model, askTally(query))
	if selection.Of == nil {
		checkPaging(ctx, t, both.store, selection, order)
		checkNegation(ctx, t, both.store, selection)
	}
}

// checkPaging reads a list page by page, forward and backward: each node comes once, in order.
func checkPaging(ctx context.Context, t *rapid.T, store network.Reader, selection network.Selection, order network.Order) {
	whole, err := store.List(ctx, selection, order, all)
	want := idsOf(must(t, whole, err)[network.WholeStore])
	size := rapid.IntRange(2, 4).Draw(t, "page")
	var forward, backward []network.ID
	next, previous := network.Window{First: size}, network.Window{Last: size}
	for range len(want)/size + 1 {
		pages, err := store.List(ctx, selection, order, next)
		page := must(t, pages, err)[network.WholeStore]
		forward = append(forward, idsOf(page)...)
		if !page.HasNext {
			break
		}
		next.After = &page.Items[len(page.Items)-1].Position
	}
	for range len(want)/size + 1 {
		pages, err := store.List(ctx, selection, order, previous)
		page := must(t, pages, err)[network.WholeStore]
		backward = append(idsOf(page), backward...)
		if !page.HasPrev {
			break
		}
		previous.Before = &page.Items[0].Position
	}
	sameNodes(t, "pages forward", forward, labelled(want))
	sameNodes(t, "pages backward", backward, labelled(want))
}

// checkNegation checks that not not is nothing, and De Morgan's laws.
func checkNegation(ctx context.Context, t *rapid.T, store network.Reader, selection network.Selection) {
	if selection.Kind != network.KindProject {
		return
	}
	type filter = network.ProjectFilter
	a, b := drawProjectFilter(t, 1), drawProjectFilter(t, 1)
	passing := func(f *filter) string {
		pages, err := store.List(ctx, network.Selection{Kind: network.KindProject, Filter: f}, network.Order{}, all)
		return labelled(idsOf(must(t, pages, err)[network.WholeStore]))
	}
	same(t, "not not of "+asJSON(a), passing(&filter{Not: &filter{Not: a}}), passing(a))
	same(t, "not (a and b)", passing(&filter{Not: &filter{And: []*filter{a, b}}}), passing(&filter{Or: []*filter{{Not: a}, {Not: b}}}))
	same(t, "not (a or b)", passing(&filter{Not: &filter{Or: []*filter{a, b}}}), passing(&filter{And: []*filter{{Not: a}, {Not: b}}}))
}

// checkOthers makes the calls that have no selection.
func checkOthers(ctx context.Context, t *rapid.T, both twin) {
	present := slices.Concat(both.model.current.Load().known(), []network.ID{projectKey("none")})
	partners := network.PartnerQuery{Of: several(t, known.organisations, 4), Projects: perhapsFilter(t), Window: drawWindow(t, nil), OmitTimes: rapid.Bool().Draw(t, "without times")}
	agree(ctx, t, "partners "+asJSON(partners), both.store, both.model, func(ctx context.Context, r network.Reader) (any, error) {
		pages, err := r.Partners(ctx, partners)
		return withoutNil(pages), err
	})
	projection := network.ProjectionQuery{
		Projects: perhapsFilter(t), Roles: drawList(t, someRoles), Traits: rapid.Bool().Draw(t, "traits"),
		Identities: pick(t, []network.IdentityView{"", network.IdentitiesResolved, network.IdentitiesRaw}),
	}
	agree(ctx, t, "projection "+asJSON(projection), both.store, both.model, askProjection(projection))
	checkPaths(ctx, t, both)
	checkQuestions(ctx, t, both)
	around := network.NeighbourQuery{
		Of: several(t, present, 4), Except: several(t, present, 4), Projects: perhapsFilter(t), Most: rapid.IntRange(1, 8).Draw(t, "most"),
		Kinds: perhaps(t, [][]network.Kind{{network.KindProject}, {network.KindOrganisation, network.KindPerson}, places}),
	}
	agree(ctx, t, "neighbours "+asJSON(around), both.store, both.model, askNeighbours(around))
	among := several(t, present, 12)
	agree(ctx, t, "edges among "+asJSON(among), both.store, both.model, askEdges(among))
	cited := network.CitationQuery{Of: among, From: rapid.Bool().Draw(t, "from"), Window: drawWindow(t, nil)}
	agree(ctx, t, "citations "+asJSON(cited), both.store, both.model, askCitations(cited))
	for _, text := range several(t, []string{"kielo", "honka", "kielo honka", "ruska lumme", "muu"}, 3) {
		agree(ctx, t, "search for "+text, both.store, both.model, askSearch(text, nil))
	}
	agree(ctx, t, "degrees", both.store, both.model, func(ctx context.Context, r network.Reader) (any, error) { return r.Degrees(ctx, present) })
}

func perhapsFilter(t *rapid.T) *network.ProjectFilter {
	if rapid.Bool().Draw(t, "some projects") {
		return nil
	}
	return drawProjectFilter(t, 1)
}

// checkBatches applies random batches of random versions of sources, whole or in part, and
// removals, and compares all that can be asked for.
func checkBatches(ctx context.Context, t *rapid.T, both twin) {
	documents := make(map[string]document)
	for range rapid.IntRange(1, 8).Draw(t, "steps") {
		name := pick(t, allSources())
		if rapid.IntRange(0, 5).Draw(t, "removes") == 0 {
			both.apply(ctx, t, network.Batch{Removed: []network.ID{network.SourceID("test", name)}})
			continue
		}
		revision := rapid.IntRange(1, 3).Draw(t, "revision")
		key := name + string(rune('0'+revision))
		if _, drawn := documents[key]; !drawn {
			documents[key] = drawDocument(t, name, revision)
		}
		for _, batch := range drawBatches(t, documents[key]) {
			both.apply(ctx, t, batch)
		}
	}
	agreeOnAll(ctx, t, both.store, both.model)
}

// checkAnyOrder tells the store and the model the same documents, each in its own order.
func checkAnyOrder(ctx context.Context, t *rapid.T, both twin) {
	var documents []document
	for _, name := range allSources() {
		documents = append(documents, drawDocument(t, name, 1))
	}
	for _, d := range documents {
		change, err := both.model.Apply(ctx, d.whole())
		must(t, change, err)
	}
	for _, d := range rapid.Permutation(documents).Draw(t, "order") {
		change, err := both.store.Apply(ctx, d.whole())
		must(t, change, err)
	}
	agreeOnAll(ctx, t, both.store, both.model)
}

// checkTakenBack tells the store opinions, and takes them back: the model never hears of them.
func checkTakenBack(ctx context.Context, t *rapid.T, both twin) {
	facts := func() {
		both.apply(ctx, t, drawDocument(t, pick(t, someSources), rapid.IntRange(1, 3).Draw(t, "revision")).whole())
	}
	facts()
	var told []network.ID
	for _, name := range slices.Concat(someOpinions, someReviewers) {
		opinions := drawDocument(t, name, 1)
		change, err := both.store.Apply(ctx, opinions.whole())
		must(t, change, err)
		told = append(told, opinions.source.ID)
	}
	change, err := both.store.Apply(ctx, network.Batch{Removed: told})
	must(t, change, err)
	agreeOnAll(ctx, t, both.store, both.model)
	facts()
	agreeOnAll(ctx, t, both.store, both.model)
}

// allSources are those of facts, of opinions on who is one with whom, and of annotations.
func allSources() []string { return slices.Concat(someSources, someOpinions, someReviewers) }

// whole gives all of a document in one batch.
func (d document) whole() network.Batch {
	return network.Batch{Sources: []*network.Source{d.source}, Citations: d.citations, Complete: []network.ID{d.source.ID}}
}

// drawBatches cuts a document into batches. The last may be missing: then the document
// was interrupted.
func drawBatches(t *rapid.T, d document) []network.Batch {
	size := rapid.IntRange(3, 30).Draw(t, "citations in a batch")
	var batches []network.Batch
	for chunk := range slices.Chunk(d.citations, size) {
		batches = append(batches, network.Batch{Sources: []*network.Source{d.source}, Citations: chunk})
	}
	if len(batches) == 0 {
		batches = []network.Batch{{Sources: []*network.Source{d.source}}}
	}
	if rapid.IntRange(0, 3).Draw(t, "interrupted") == 0 {
		return batches[:rapid.IntRange(0, len(batches)-1).Draw(t, "after")]
	}
	batches[len(batches)-1].Complete = []network.ID{d.source.ID}
	return batches
}
