package query

import (
	"context"

	"verkosto/internal/network"
)

// ReviewKind is what can wait for people to look at it.
type ReviewKind string

// The kinds, in the order of the list.
const (
	ReviewMatch ReviewKind = "MATCH" // pairs of organisations that may be one, and are not decided
	ReviewFact  ReviewKind = "FACT"  // what rules read from prose, and no one has judged
)

// What is asked of stores for each kind.
var (
	openMatches = network.Selection{Kind: network.KindMatch, Filter: &network.MatchFilter{Verdicts: []network.Verdict{network.VerdictOpen}}}
	openFacts   = network.ReviewQuery{Method: network.MethodRule, Review: network.ReviewNone}
)

// Review is one thing that waits: a match or a fact.
type Review struct {
	Match  *network.Match
	Fact   *network.Citation
	Cursor string

	at network.Position // in the list of its kind
}

// Reviews is a page of what waits.
type Reviews struct {
	Items            []Review
	HasNext, HasPrev bool
}

// PageInfo tells which part of the list the page is.
func (r Reviews) PageInfo() *PageInfo {
	info := &PageInfo{HasNextPage: r.HasNext, HasPreviousPage: r.HasPrev}
	if len(r.Items) > 0 {
		info.StartCursor, info.EndCursor = &r.Items[0].Cursor, &r.Items[len(r.Items)-1].Cursor
	}
	return info
}

// reviewPart is the part of the list that has one kind.
type reviewPart struct {
	kind    ReviewKind
	listing Listing
	read    func(ctx context.Context, window network.Window) (items []Review, more bool, err error)
}

// reviewParts gives the parts of the list, in their order: the likeliest matches first, then the least certain facts.
func (q *Queries) reviewParts(of *ReviewKind) []reviewPart {
	all := []reviewPart{
		{ReviewMatch, Listing{"REVIEW", network.Order{Field: network.ByScore, Direction: network.Descending}}, q.matchesToReview},
		{ReviewFact, Listing{"REVIEW", network.Order{Field: "CONFIDENCE", Direction: network.Ascending}}, q.factsToReview},
	}
	if of == nil {
		return all
	}
	var only []reviewPart
	for _, one := range all {
		if one.kind == *of {
			only = append(only, one)
		}
	}
	return only
}

// Reviews gives a page of what waits for people to look at it: matches, then facts, or only one kind of them. Paging goes forward
// only.
func (q *Queries) Reviews(ctx context.Context, of *ReviewKind, paging Paging) (Reviews, error) {
	page := Reviews{HasPrev: paging.After != nil}
	parts := q.reviewParts(of)
	begin := 0
	for paging.After != nil && begin < len(parts)-1 && !parts[begin].listing.gave(*paging.After) {
		begin++
	}
	window, err := parts[begin].listing.window(paging)
	if err != nil {
		return Reviews{}, err
	}
	most := window.First
	for _, part := range parts[begin:] {
		window.First = max(most-len(page.Items), 1) // or one, to see whether there are any
		items, more, err := part.read(ctx, window)
		if err != nil {
			return Reviews{}, err
		}
		if len(page.Items) == most {
			page.HasNext = len(items) > 0
			break
		}
		for i := range items {
			items[i].Cursor = part.listing.Cursor(items[i].at)
		}
		page.Items, page.HasNext, window.After = append(page.Items, items...), more, nil
		if more {
			break
		}
	}
	return page, nil
}

// gave says whether a cursor is one of the listing.
func (l Listing) gave(cursor string) bool {
	_, err := l.position("after", cursor)
	return err == nil
}

func (q *Queries) matchesToReview(ctx context.Context, window network.Window) (items []Review, more bool, err error) {
	pages, err := q.reader.List(ctx, openMatches, network.Order{Field: network.ByScore, Direction: network.Descending}, window)
	page := pages[network.WholeStore]
	for _, item := range page.Items {
		if match, is := item.Node.(*network.Match); is {
			items = append(items, Review{Match: match, at: item.Position})
		}
	}
	return items, page.HasNext, err
}

func (q *Queries) factsToReview(ctx context.Context, window network.Window) (items []Review, more bool, err error) {
	query := openFacts
	query.Window = window
	page, err := q.reader.ReviewQueue(ctx, query)
	for _, item := range page.Items {
		items = append(items, Review{Fact: &item.Node, at: item.Position})
	}
	return items, page.HasNext, err
}

// CountReviews counts what waits, of one kind or of both.
func (q *Queries) CountReviews(ctx context.Context, of *ReviewKind) (int, error) {
	waiting, err := q.reviewQueue(ctx)
	if of == nil {
		return waiting.OpenMatches + waiting.Facts, err
	}
	return map[ReviewKind]int{ReviewMatch: waiting.OpenMatches, ReviewFact: waiting.Facts}[*of], err
}

// reviewQueue counts what waits, by kind.
func (q *Queries) reviewQueue(ctx context.Context) (ReviewQueue, error) {
	matches, err := q.reader.Tally(ctx, network.TallyQuery{Selection: openMatches})
	if err != nil {
		return ReviewQueue{}, err
	}
	facts, err := q.reader.CountReviews(ctx, openFacts)
	return ReviewQueue{OpenMatches: matches[network.WholeStore].Count, Facts: facts}, err
}
