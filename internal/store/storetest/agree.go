package storetest

import (
	"context"
	"slices"

	"verkosto/internal/network"
)

// question is a call of a Reader with an answer that is the same in every store.
type question func(ctx context.Context, store network.Reader) (any, error)

// agree asks two stores the same.
func agree(ctx context.Context, t tester, what string, got, want network.Reader, ask question) {
	t.Helper()
	expected, err := ask(ctx, want)
	if err != nil {
		t.Fatalf("%s: the model fails: %v", what, err)
	}
	answer, err := ask(ctx, got)
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	same(t, what, answer, expected)
}

// agreeOnAll asks two stores for everything they hold, in every way it can be asked for.
func agreeOnAll(ctx context.Context, t tester, got network.Reader, want *Model) {
	t.Helper()
	known := want.current.Load().known()
	ask := func(what string, q question) { t.Helper(); agree(ctx, t, what, got, want, q) }
	ask("meta", askMeta)
	ask("nodes", func(ctx context.Context, r network.Reader) (any, error) { return r.Nodes(ctx, known) })
	ask("edges", askEdges(known))
	ask("degrees", func(ctx context.Context, r network.Reader) (any, error) { return r.Degrees(ctx, known) })
	organisations := ofKind(network.KindOrganisation, slices.Clone(known))
	ask("partners", func(ctx context.Context, r network.Reader) (any, error) {
		return r.Partners(ctx, network.PartnerQuery{Of: organisations, Window: all})
	})
	ask("projection", askProjection(network.ProjectionQuery{Traits: true}))
	ask("raw projection", askProjection(network.ProjectionQuery{Identities: network.IdentitiesRaw, Traits: true}))
	ask("citations", askCitations(network.CitationQuery{Of: known, Window: all}))
	ask("annotations", askAnnotations(network.AnnotationQuery{Of: known, Window: all}))
	for _, query := range reviewQueries() {
		query.Window = all
		ask("review "+asJSON(query), askReview(query))
	}
	ask("statements", askCitations(network.CitationQuery{Of: ofKind(network.KindSource, slices.Clone(known)), From: true, Window: all}))
	for _, kind := range append(network.Kinds(), network.KindFunder) {
		selection := network.Selection{Kind: kind}
		ask("list of "+string(kind), askList(selection, network.Order{}, all))
		ask("tally of "+string(kind), askTally(network.TallyQuery{Selection: selection, Amounts: kind != network.KindFunder, Facets: facetsOf(kind), Top: 1000}))
		for field, kinds := range ordered {
			if field != network.ByID && slices.Contains(kinds, kind) {
				ask(string(kind)+" by "+string(field), askList(selection, network.Order{Field: field}, all))
			}
		}
	}
	for _, c := range append(linkCases, likens) {
		ask(string(c.link)+" of "+string(c.holderKind), askList(network.Selection{Kind: c.holderKind, Of: known, Via: c.link}, network.Order{}, all))
		ask(string(c.link)+" to "+string(c.targetKind), askList(network.Selection{Kind: c.targetKind, Of: known, Via: c.link, Out: true}, network.Order{}, all))
	}
}

// known gives the ids that are served, and those under which something is stated, upwards.
func (s *state) known() []network.ID {
	known := slices.Clone(s.ids)
	for _, r := range s.records {
		known = append(known, r.Node.NodeID())
	}
	return unique(known)
}

// facetsOf gives the facets that a kind has.
func facetsOf(kind network.Kind) []network.FacetField {
	var fields []network.FacetField
	for field, kinds := range faceted {
		if slices.Contains(kinds, kind) {
			fields = append(fields, field)
		}
	}
	slices.Sort(fields)
	return fields
}

func askMeta(ctx context.Context, r network.Reader) (any, error) {
	meta, err := r.Meta(ctx)
	meta.Version, meta.SchemaVersion = 0, 0
	counts := make(map[network.Kind]int)
	for kind, count := range meta.Counts {
		if count > 0 {
			counts[kind] = count
		}
	}
	meta.Counts = counts
	return meta, err
}

func askList(selection network.Selection, order network.Order, window network.Window) question {
	return func(ctx context.Context, r network.Reader) (any, error) {
		pages, err := r.List(ctx, selection, order, window)
		return withoutNil(pages), err
	}
}

// withoutNil gives pages without the difference between no items and none.
func withoutNil[T any](pages map[network.ID]network.Page[T]) map[network.ID]network.Page[T] {
	for parent, page := range pages {
		if page.Items == nil {
			page.Items = []network.Item[T]{}
			pages[parent] = page
		}
	}
	return pages
}

// askTally asks for figures; amounts are told in words, as they may be written otherwise.
func askTally(query network.TallyQuery) question {
	type answer struct {
		Count   int
		Amounts string
		Facets  []string
		Others  []int
	}
	return func(ctx context.Context, r network.Reader) (any, error) {
		tallies, err := r.Tally(ctx, query)
		answers := make(map[network.ID]answer)
		for parent, tally := range tallies {
			a := answer{Count: tally.Count, Amounts: inWords(tally.Amounts)}
			for _, facet := range tally.Facets {
				a.Facets = append(a.Facets, string(facet.Field)+": "+bucketsInWords(facet))
				a.Others = append(a.Others, facet.Others)
			}
			answers[parent] = a
		}
		return answers, err
	}
}

func askEdges(among []network.ID) question {
	return func(ctx context.Context, r network.Reader) (any, error) {
		edges, err := r.Edges(ctx, among)
		return append([]network.Edge{}, edges...), err
	}
}

// askCitations asks for citations with their nodes, which are no part of their JSON.
func askCitations(query network.CitationQuery) question {
	type answer struct {
		Citations        []string
		HasPrev, HasNext bool
	}
	return func(ctx context.Context, r network.Reader) (any, error) {
		pages, err := r.Citations(ctx, query)
		answers := make(map[network.ID]answer)
		for key, page := range pages {
			a := answer{HasPrev: page.HasPrev, HasNext: page.HasNext}
			for _, item := range page.Items {
				a.Citations = append(a.Citations, asJSON(item)+asJSON(item.Node.Node)+asJSON(item.Node.Judgement))
			}
			answers[key] = a
		}
		return answers, err
	}
}

func askNeighbours(query network.NeighbourQuery) question {
	return func(ctx context.Context, r network.Reader) (any, error) {
		neighbours, err := r.Neighbours(ctx, query)
		found := make([]network.ID, 0, len(neighbours.Nodes))
		for _, node := range neighbours.Nodes {
			found = append(found, node.NodeID())
		}
		return []any{found, neighbours.Omitted}, err
	}
}

// askSearch asks what is found, in no order, as scores are a store's own.
func askSearch(text string, kinds []network.Kind) question {
	return func(ctx context.Context, r network.Reader) (any, error) {
		page, err := r.Search(ctx, network.SearchQuery{Text: text, Kinds: kinds, Window: all})
		var found []network.ID
		for _, item := range page.Items {
			found = append(found, item.Node.Node.NodeID())
		}
		return unique(found), err
	}
}

// twin is a store and a model that are told the same.
type twin struct {
	store network.Store
	model *Model
}

// apply tells both, and compares what they say that it changed.
func (w twin) apply(ctx context.Context, t tester, batch network.Batch) network.Change {
	t.Helper()
	before, err := w.store.Meta(ctx)
	must(t, before, err)
	was := w.model.current.Load().version
	expected, err := w.model.Apply(ctx, batch)
	must(t, expected, err)
	change, err := w.store.Apply(ctx, batch)
	must(t, change, err)
	version, err := w.store.Version(ctx)
	must(t, version, err)
	if version != change.Version {
		t.Errorf("the change says version %d, the store is at %d", change.Version, version)
	}
	if grew := change.Version > before.Version; grew != (expected.Version > was) {
		t.Errorf("version was %d and is %d, should it have grown: %v", before.Version, change.Version, !grew)
	}
	same(t, "entry", []any{change.Entry, change.Replayed}, []any{expected.Entry, expected.Replayed})
	counts := network.Change{Added: change.Added, Updated: change.Updated, Withdrawn: change.Withdrawn, Erased: change.Erased}
	same(t, "change", counts, network.Change{Added: expected.Added, Updated: expected.Updated, Withdrawn: expected.Withdrawn, Erased: expected.Erased})
	return change
}
