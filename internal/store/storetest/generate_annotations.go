package storetest

import (
	"context"
	"fmt"
	"time"

	"pgregory.net/rapid"

	"verkosto/internal/network"
)

// somebody's fields, of which not every kind of node has each.
var someFields = []string{"names", "start", "granted", "title", "country", "none", "id", "organisation"}

// drawSubject draws what an annotation may be about: anything of which random documents state something, under any of its
// ids, and at times what no one states.
func drawSubject(t *rapid.T) network.ID {
	project, organisation := projectKey(pick(t, someProjects)), organisationKey(pick(t, someOrganisations))
	switch rapid.IntRange(0, 6).Draw(t, "subject") {
	case 0, 1:
		return organisation
	case 2:
		return project
	case 3:
		return network.ParticipationID(project, organisation, pick(t, someRoles), 1)
	case 4:
		return network.PersonID(organisation, "maija")
	case 5:
		return network.FundingID(project, id(pick(t, someFunds)))
	default:
		return network.MatchID(organisation, organisationKey("a"))
	}
}

// drawAnnotations draws what a version of a source says of what others state.
func drawAnnotations(t *rapid.T, name string, revision int) document {
	s := source(network.SourceID("test", name), network.RankAnnotation, fmt.Sprint(revision))
	var nodes []network.Node
	for range rapid.IntRange(0, 8).Draw(t, "annotations") {
		a := &network.Annotation{
			Subject: drawSubject(t), Field: perhaps(t, someFields), Text: perhaps(t, someWords), By: name,
			At:     time.Date(2026, 1, 1+rapid.IntRange(0, 2).Draw(t, "day"), 0, 0, 0, 0, time.UTC),
			Review: pick(t, []network.Review{network.ReviewRejected, network.ReviewRejected, network.ReviewConfirmed, ""}),
		}
		if rapid.IntRange(0, 4).Draw(t, "judges") > 0 {
			a.Source = network.SourceID("test", pick(t, someSources))
		}
		if a.ID = network.AnnotationID(a); rapid.IntRange(0, 3).Draw(t, "apart") == 0 {
			a.ID += network.ID(name) // two of the same statement
		}
		nodes = append(nodes, a)
	}
	return document{s, citing(s.ID, 100*revision, nodes...)}
}

func drawAnnotationFilter(t *rapid.T, depth int) *network.AnnotationFilter {
	and, or, not := drawComposed(t, depth, func(depth int) *network.AnnotationFilter { return drawAnnotationFilter(t, depth) })
	f := &network.AnnotationFilter{
		And: and, Or: or, Not: not, By: drawList(t, someReviewers),
		Reviews: drawList(t, []network.Review{network.ReviewNone, network.ReviewConfirmed, network.ReviewRejected}),
	}
	if rapid.IntRange(0, 2).Draw(t, "subjects") == 0 {
		f.Subjects = []network.ID{drawSubject(t), drawSubject(t)}
	}
	if rapid.IntRange(0, 2).Draw(t, "sources") == 0 {
		f.Sources = []network.ID{network.SourceID("test", pick(t, someSources))}
	}
	return f
}

// reviewQueries are questions for what waits for review, of any way of reading.
func reviewQueries() []network.ReviewQuery {
	var queries []network.ReviewQuery
	for _, method := range []network.Method{network.MethodField, network.MethodRule, network.MethodPerson} {
		for _, review := range []network.Review{network.ReviewNone, network.ReviewConfirmed, network.ReviewRejected} {
			if method != network.MethodField || review != network.ReviewNone {
				queries = append(queries, network.ReviewQuery{Method: method, Review: review})
			}
		}
	}
	return queries
}

func askAnnotations(query network.AnnotationQuery) question {
	return func(ctx context.Context, r network.Reader) (any, error) {
		pages, err := r.Annotations(ctx, query)
		return withoutNil(pages), err
	}
}

func askReview(query network.ReviewQuery) question {
	type answer struct {
		Citations        []string
		HasPrev, HasNext bool
		Count            int
	}
	return func(ctx context.Context, r network.Reader) (any, error) {
		page, err := r.ReviewQueue(ctx, query)
		if err != nil {
			return nil, err
		}
		a := answer{HasPrev: page.HasPrev, HasNext: page.HasNext}
		for _, item := range page.Items {
			a.Citations = append(a.Citations, asJSON(item)+asJSON(item.Node.Node)+asJSON(item.Node.Judgement))
		}
		a.Count, err = r.CountReviews(ctx, query)
		return a, err
	}
}
