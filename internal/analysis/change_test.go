package analysis_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"verkosto/internal/analysis"
)

func TestChangeTellsWhatBecameOfTies(t *testing.T) {
	part := func(organisation, project int32) analysis.Part {
		return analysis.Part{Organisation: organisation, Project: project}
	}
	before := must(analysis.NewBipartite(6, 2, []analysis.Part{
		part(0, 0), part(1, 0), part(2, 0), part(0, 1), part(1, 1), part(3, 1),
	}))
	after := must(analysis.NewBipartite(6, 2, []analysis.Part{
		part(0, 0), part(1, 0), part(4, 0), part(2, 1),
	}))
	got := must(analysis.Change(t.Context(), before, after))
	want := analysis.NetworkChange{
		Kept:                []analysis.Tie{{A: 0, B: 1, Before: 2, After: 1}},
		Formed:              []analysis.Tie{{A: 0, B: 4, After: 1}, {A: 1, B: 4, After: 1}},
		Dissolved:           []analysis.Tie{{A: 0, B: 2, Before: 1}, {A: 0, B: 3, Before: 1}, {A: 1, B: 2, Before: 1}, {A: 1, B: 3, Before: 1}},
		Entered:             []int32{4},
		Left:                []int32{3},
		Stayed:              []int32{0, 1, 2},
		TieJaccard:          1.0 / 7,
		OrganisationJaccard: 3.0 / 5,
	}
	if !slices.Equal(got.Kept, want.Kept) || !slices.Equal(got.Formed, want.Formed) || !slices.Equal(got.Dissolved, want.Dissolved) ||
		!slices.Equal(got.Entered, want.Entered) || !slices.Equal(got.Left, want.Left) || !slices.Equal(got.Stayed, want.Stayed) ||
		got.TieJaccard != want.TieJaccard || got.OrganisationJaccard != want.OrganisationJaccard {
		t.Errorf("%+v, want %+v", got, want)
	}
	if _, err := analysis.Change(t.Context(), before, must(analysis.NewBipartite(5, 2, nil))); !isInvalid(err) {
		t.Errorf("other organisations: %v", err)
	}
}

func TestChangeIsTheSameBackwards(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		organisations, projects, parts := partsDrawn(rt)
		cut := rapid.IntRange(0, len(parts)).Draw(rt, "cut")
		before := must(analysis.NewBipartite(organisations, projects, parts[:cut]))
		after := must(analysis.NewBipartite(organisations, projects, parts[cut:]))
		there, back := must(analysis.Change(t.Context(), before, after)), must(analysis.Change(t.Context(), after, before))
		if len(there.Kept) != len(back.Kept) || len(there.Formed) != len(back.Dissolved) ||
			!slices.Equal(there.Entered, back.Left) || there.TieJaccard != back.TieJaccard {
			rt.Fatalf("%+v, backwards %+v", there, back)
		}
		g := must(analysis.Project(t.Context(), after, analysis.Count))
		if len(there.Kept)+len(there.Formed) != g.Ties() {
			rt.Fatalf("%d kept, %d formed, %d ties", len(there.Kept), len(there.Formed), g.Ties())
		}
		same := must(analysis.Change(t.Context(), after, after))
		if same.TieJaccard != 1 || same.OrganisationJaccard != 1 || len(same.Formed)+len(same.Dissolved) > 0 {
			rt.Fatalf("unchanged: %+v", same)
		}
	})
}
