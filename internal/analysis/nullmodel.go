package analysis

import (
	"context"
	"math/rand/v2"
)

// Randomised is a network in which every organisation has as many projects, and
// every project as many organisations, as in the given one, and which is
// otherwise left to chance: drawn evenly from all such networks, as far as five
// trades for each project mix well enough. Money isn't kept: no part has any.
//
// Curveball: two projects keep the organisations they share and deal the others
// out to each other anew. G. Strona et al., Nature Communications 5, 4114, 2014;
// that the draw is even, C. J. Carstens proved, Phys. Rev. E 91, 042812, 2015.
// The same seed and stream give the same network. O(5 · parts) on average.
func Randomised(ctx context.Context, b *Bipartite, seed, stream uint64) (*Bipartite, error) {
	const trades = 5
	random := rand.New(rand.NewPCG(seed, stream))
	c := newCurveball(b)
	for trade := range trades * len(c.projects) {
		if trade%1024 == 0 {
			if err := stopped(ctx, "randomising a network"); err != nil {
				return nil, err
			}
		}
		if len(c.projects) < 2 {
			break
		}
		one := random.IntN(len(c.projects))
		other := random.IntN(len(c.projects) - 1)
		if other >= one {
			other++
		}
		c.trade(c.projects[one], c.projects[other], random)
	}
	return c.network(b), nil
}

// curveball is projects that trade organisations. Rows are kept in order, so
// that what two have in common is found by going through both once.
type curveball struct {
	projects [][]int32 // organisations of each, ascending
	numbers  []int32   // of each of the projects; empty ones don't trade
	loose    []int32   // what two projects have that the other hasn't
	row      []int32
}

func newCurveball(b *Bipartite) *curveball {
	c := &curveball{}
	for p := range int32(b.Projects()) {
		if row := b.OrganisationsOf(p); len(row) > 0 {
			c.projects = append(c.projects, append([]int32(nil), row...))
			c.numbers = append(c.numbers, p)
		}
	}
	return c
}

// trade deals what only one of two projects has out to both, each keeping its
// number. Each organisation that is loose stands in loose once, in order, and
// is drawn for the first project with the chance that leaves the right number.
func (c *curveball) trade(one, other []int32, random *rand.Rand) {
	c.loose = differing(c.loose[:0], one, other)
	mine := (len(c.loose) + len(one) - len(other)) / 2
	if mine == 0 || mine == len(c.loose) {
		return
	}
	c.row = append(c.row[:0], one...)
	toOne, toOther, left := 0, 0, mine
	i, k := 0, 0
	for i < len(c.row) || k < len(c.loose) {
		// What both share stays; one's own loose ones are skipped, as they come
		// by in loose.
		for i < len(c.row) && (k == len(c.loose) || c.row[i] < c.loose[k]) {
			one[toOne], other[toOther] = c.row[i], c.row[i]
			toOne++
			toOther++
			i++
		}
		if k == len(c.loose) {
			break
		}
		if i < len(c.row) && c.row[i] == c.loose[k] {
			i++
		}
		if random.IntN(len(c.loose)-k) < left {
			one[toOne] = c.loose[k]
			toOne++
			left--
		} else {
			other[toOther] = c.loose[k]
			toOther++
		}
		k++
	}
}

// differing appends what only one of two rows has, in order.
func differing(loose, one, other []int32) []int32 {
	for len(one) > 0 && len(other) > 0 {
		switch {
		case one[0] < other[0]:
			loose, one = append(loose, one[0]), one[1:]
		case other[0] < one[0]:
			loose, other = append(loose, other[0]), other[1:]
		default:
			one, other = one[1:], other[1:]
		}
	}
	return append(append(loose, one...), other...)
}

func (c *curveball) network(b *Bipartite) *Bipartite {
	parts := make([]Part, b.Parts())
	next := append([]int32(nil), b.projectStart...) // every organisation keeps its number of projects
	for i, row := range c.projects {
		for _, o := range row {
			parts[next[o]] = Part{Organisation: o, Project: c.numbers[i]}
			next[o]++
		}
	}
	return newBipartite(b.Organisations(), b.Projects(), parts)
}
