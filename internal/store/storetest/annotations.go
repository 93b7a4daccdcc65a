package storetest

import (
	"testing"

	"verkosto/internal/network"
)

// testAnnotations tests what becomes of what people judge, each case on a store of its own.
func testAnnotations(t *testing.T, open func(t testing.TB) network.Store) {
	runOnTwins(t, open, []twinTest{
		{"what is rejected does not count", testRejected},
		{"a judgement comes before what it judges", testJudgedBefore},
		{"a node of which nothing counts is not served", testUnserved},
		{"the review queue is paged", testReviewQueue},
	})
}

// judged makes the batch of a judgement.
func judged(t *testing.T, subject, source network.ID, field string, review network.Review) network.Batch {
	t.Helper()
	batch, err := network.Annotate(network.Annotation{Subject: subject, Source: source, Field: field, Review: review, By: "Maija Mallikas"})
	return must(t, batch, err)
}

// disputed is a project that a page and a list name differently.
func disputed() (page, list network.Batch, id network.ID) {
	p, q := project1("Puu", "2015"), project1("Pöllö", "2016")
	page, list = version("page", "1", p), version("list", "1", q)
	page.Sources[0].Rank = network.RankOfficial
	page.Citations[0].Method, page.Citations[0].Confidence = network.MethodRule, 0.75
	return page, list, p.ID
}

func project1(name string, start network.Date) *network.Project {
	p := project("S1", name)
	p.Start = start
	return p
}

// sawProject gives the name and start of a project, "" where it is not there.
func sawProject(t *testing.T, store network.Reader, id network.ID) string {
	t.Helper()
	nodes, err := store.Nodes(t.Context(), []network.ID{id})
	if p, is := must(t, nodes, err)[id].(*network.Project); is {
		return p.Name() + " " + string(p.Start)
	}
	return ""
}

func testRejected(t *testing.T, both twin) {
	page, list, project := disputed()
	both.apply(t.Context(), t, page)
	both.apply(t.Context(), t, list)
	source := page.Sources[0].ID
	for _, c := range []struct {
		name, field string
		review      network.Review
		want        string
	}{
		{"the whole", "", network.ReviewRejected, "Pöllö 2016"},
		{"one field", "names", network.ReviewRejected, "Pöllö 2015"},
		{"confirmed", "", network.ReviewConfirmed, "Puu 2015"},
	} {
		judgement := judged(t, project, source, c.field, c.review)
		both.apply(t.Context(), t, judgement)
		same(t, c.name, sawProject(t, both.store, project), c.want)
		both.apply(t.Context(), t, network.Batch{Removed: []network.ID{source}})
		both.apply(t.Context(), t, page)
		same(t, c.name+", imported again", sawProject(t, both.store, project), c.want)
		agreeOnAll(t.Context(), t, both.store, both.model)
		both.apply(t.Context(), t, network.Batch{Removed: judgement.Complete})
		same(t, c.name+", taken back", sawProject(t, both.store, project), "Puu 2015")
		agreeOnAll(t.Context(), t, both.store, both.model)
	}
}

func testJudgedBefore(t *testing.T, both twin) {
	page, list, project := disputed()
	both.apply(t.Context(), t, judged(t, project, page.Sources[0].ID, "", network.ReviewRejected))
	both.apply(t.Context(), t, list)
	both.apply(t.Context(), t, page)
	same(t, "judged before", sawProject(t, both.store, project), "Pöllö 2016")
	agreeOnAll(t.Context(), t, both.store, both.model)
}

func testUnserved(t *testing.T, both twin) {
	page, _, project := disputed()
	both.apply(t.Context(), t, page)
	judgement := judged(t, project, page.Sources[0].ID, "", network.ReviewRejected)
	tell(t, both, judgement, 2, 0, 1) // an annotation and its source come, the project goes
	same(t, "rejected", sawProject(t, both.store, project), "")
	pages, err := both.store.Citations(t.Context(), network.CitationQuery{Of: []network.ID{project}, Window: all})
	citations := must(t, pages, err)[project].Items
	if len(citations) != 1 || citations[0].Node.Judged() != network.ReviewRejected || citations[0].Node.Review == network.ReviewRejected {
		t.Errorf("citations are %+v", citations)
	}
	annotations, err := both.store.Annotations(t.Context(), network.AnnotationQuery{Of: []network.ID{project}, Window: all})
	same(t, "annotations", len(must(t, annotations, err)[project].Items), 1)
	agreeOnAll(t.Context(), t, both.store, both.model)
	tell(t, both, network.Batch{Removed: judgement.Complete}, 1, 0, 2)
	same(t, "taken back", sawProject(t, both.store, project), "Puu 2015")
	agreeOnAll(t.Context(), t, both.store, both.model)
	both.apply(t.Context(), t, judgement)
	tell(t, both, network.Batch{Removed: []network.ID{page.Sources[0].ID}}, 0, 0, 1) // only the source is gone: the project was
	agreeOnAll(t.Context(), t, both.store, both.model)
}

func testReviewQueue(t *testing.T, both twin) {
	var nodes []network.Node
	for _, code := range []string{"S1", "S2", "S3", "S4", "S5", "S6"} {
		nodes = append(nodes, project(code, "Puu "+code))
	}
	batch := version("page", "1", nodes...)
	for i := range batch.Citations {
		batch.Citations[i].Method, batch.Citations[i].Confidence = network.MethodRule, []float64{0.9, 0.5, 0.7, 0.5, 1, 0.7}[i]
	}
	both.apply(t.Context(), t, batch)
	both.apply(t.Context(), t, judged(t, nodes[4].NodeID(), batch.Sources[0].ID, "", network.ReviewConfirmed))
	query := network.ReviewQuery{Method: network.MethodRule, Review: network.ReviewNone, Window: all}
	whole, err := both.model.ReviewQueue(t.Context(), query)
	items := must(t, whole, err).Items
	same(t, "all", len(items), 5)
	for i := range items {
		for _, window := range []network.Window{
			{First: 2, After: &items[i].Position},
			{Last: 2, Before: &items[i].Position},
			{First: 9, After: &items[1].Position, Before: &items[i].Position},
			{Last: 9, After: &items[1].Position, Before: &items[i].Position},
		} {
			query.Window = window
			agree(t.Context(), t, "review in "+asJSON(window), both.store, both.model, askReview(query))
		}
	}
	least, most := 0.6, 0.7
	query = network.ReviewQuery{Method: network.MethodRule, Review: network.ReviewNone, MinConfidence: &least, MaxConfidence: &most, Window: all}
	agree(t.Context(), t, "review by confidence", both.store, both.model, askReview(query))
	same(t, "by confidence", mustCount(t, both.store, query), 2)
	for what, wrong := range map[string]network.ReviewQuery{
		"labelled fields": {Method: network.MethodField, Review: network.ReviewNone, Window: all},
		"no method":       {Review: network.ReviewNone, Window: all},
		"no window":       {Method: network.MethodRule, Review: network.ReviewNone},
		"a wrong position": {Method: network.MethodRule, Review: network.ReviewNone, Window: network.Window{
			First: 1, After: &network.Position{Value: "x", ID: "source:x/y"},
		}},
	} {
		if _, err := both.store.ReviewQueue(t.Context(), wrong); network.CodeOf(err) != network.InvalidArgument {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func mustCount(t *testing.T, store network.Reader, query network.ReviewQuery) int {
	t.Helper()
	count, err := store.CountReviews(t.Context(), query)
	return must(t, count, err)
}
