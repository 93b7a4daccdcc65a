package analysis

import (
	"cmp"
	"context"
	"slices"
)

// Tie is two organisations, A < B, and the number of projects that they shared
// in either period; zero where they weren't tied.
type Tie struct {
	A, B          int32
	Before, After int32
}

// NetworkChange is what became of a network from one period to another.
type NetworkChange struct {
	// Ties by what became of them: by falling number of projects shared in the
	// period they are of, in both for those kept; then by A and B.
	Kept, Formed, Dissolved []Tie
	// Entered and Left are the organisations that have projects in one period
	// only, Stayed those that have some in both; in ascending order.
	Entered, Left, Stayed []int32
	// TieJaccard is the part of all ties that was kept, and
	// OrganisationJaccard the part of all organisations that stayed: P. Jaccard,
	// Bull. Soc. Vaudoise Sci. Nat. 37, 1901. Turnover is one less either. Both
	// are one where there is nothing in either period: nothing has changed.
	TieJaccard, OrganisationJaccard float64
}

// Change compares two periods of the same organisations, which have the same
// indexes in both; the projects need not. A tie is a shared project, as in
// [Project] with [Count]. Networks of different numbers of organisations are
// refused with [ErrInvalid]. O(Σk²) over the projects of either.
func Change(ctx context.Context, before, after *Bipartite) (NetworkChange, error) {
	if before.Organisations() != after.Organisations() {
		return NetworkChange{}, invalid("%d organisations before, %d after", before.Organisations(), after.Organisations())
	}
	old, err := Project(ctx, before, Count)
	if err != nil {
		return NetworkChange{}, err
	}
	now, err := Project(ctx, after, Count)
	if err != nil {
		return NetworkChange{}, err
	}
	var c NetworkChange
	for o := range int32(before.Organisations()) {
		c.place(o, len(before.ProjectsOf(o)) > 0, len(after.ProjectsOf(o)) > 0)
		c.compare(o, old, now)
	}
	for _, ties := range [][]Tie{c.Kept, c.Formed, c.Dissolved} {
		slices.SortStableFunc(ties, func(a, b Tie) int {
			return cmp.Compare(b.Before+b.After, a.Before+a.After)
		})
	}
	c.TieJaccard = jaccard(len(c.Kept), len(c.Formed), len(c.Dissolved))
	c.OrganisationJaccard = jaccard(len(c.Stayed), len(c.Entered), len(c.Left))
	return c, nil
}

func (c *NetworkChange) place(organisation int32, before, after bool) {
	switch {
	case before && after:
		c.Stayed = append(c.Stayed, organisation)
	case before:
		c.Left = append(c.Left, organisation)
	case after:
		c.Entered = append(c.Entered, organisation)
	}
}

// compare merges a's rows of both networks, from a on.
func (c *NetworkChange) compare(a int32, old, now *Graph) {
	before, after := old.Neighbours(a), now.Neighbours(a)
	i, _ := slices.BinarySearch(before, a)
	j, _ := slices.BinarySearch(after, a)
	for i < len(before) || j < len(after) {
		switch {
		case j == len(after) || i < len(before) && before[i] < after[j]:
			c.Dissolved = append(c.Dissolved, Tie{A: a, B: before[i], Before: int32(old.Weights(a)[i])})
			i++
		case i == len(before) || after[j] < before[i]:
			c.Formed = append(c.Formed, Tie{A: a, B: after[j], After: int32(now.Weights(a)[j])})
			j++
		default:
			c.Kept = append(c.Kept, Tie{A: a, B: after[j], Before: int32(old.Weights(a)[i]), After: int32(now.Weights(a)[j])})
			i++
			j++
		}
	}
}

func jaccard(both, one, other int) float64 {
	if both+one+other == 0 {
		return 1
	}
	return float64(both) / float64(both+one+other)
}
