package analysis

import (
	"context"
	"math/rand/v2"
	"slices"
)

// HoldOut says how recommendations are put to the test.
type HoldOut struct {
	// Projects tells of each project whether it is kept from the recommender,
	// which then has to guess who met in it: those after a day, or some drawn by
	// [RandomHoldOut].
	Projects []bool
	// K is how many recommendations an organisation reads; one or more.
	K int
	// Seed decides which pairs are compared and which organisations asked.
	Seed uint64
}

// Accuracy tells how well recommendations foresee who becomes partners.
type Accuracy struct {
	// Ties is the number of pairs to foresee: those that share a project held
	// out and none of the others, both being known from others.
	Ties int
	// AUC is the chance that such a pair scores higher than one of known
	// organisations that never meets, equal scores counting half: ½ is no better
	// than chance, one is perfect. J. A. Hanley and B. J. McNeil, Radiology 143,
	// 1982; from 10,000 comparisons, so its standard error is 0.005 or less.
	AUC float64
	// Precision is the part of the first K recommendations that come true, the
	// mean over up to 1,000 of the organisations for which some could; Chance is
	// what it would be for K drawn from all organisations not met yet.
	Precision, Chance float64
}

// RandomHoldOut draws a share of the projects. O(projects).
func RandomHoldOut(b *Bipartite, share float64, seed uint64) []bool {
	random := rand.New(rand.NewPCG(seed, 0))
	held := make([]bool, b.Projects())
	for p := range held {
		held[p] = random.Float64() < share
	}
	return held
}

// Evaluate holds projects out, recommends from the others by the method, and
// tells how well that foresees the ties of those held out. Themes of projects
// held out are not looked at. Without ties to foresee, or where no one could be
// mistaken for a partner, all is zero.
//
// The same seed gives the same answer. O(Σk²) over the projects, and
// recommendations for 1,000 organisations; ctx stops it.
func Evaluate(ctx context.Context, b *Bipartite, traits Traits, method Method, holdOut HoldOut) (Accuracy, error) {
	if len(holdOut.Projects) != b.Projects() || holdOut.K < 1 {
		return Accuracy{}, invalid("%d of %d projects told to hold out, %d recommendations",
			len(holdOut.Projects), b.Projects(), holdOut.K)
	}
	known := b.where(func(p int32) bool { return !holdOut.Projects[p] })
	recommender, err := NewRecommender(ctx, known, traits, method)
	if err != nil {
		return Accuracy{}, err
	}
	later, err := Project(ctx, b.where(func(p int32) bool { return holdOut.Projects[p] }), Count)
	if err != nil {
		return Accuracy{}, err
	}
	e := newExam(known, recommender, later, rand.New(rand.NewPCG(holdOut.Seed, 1)))
	a := Accuracy{Ties: len(e.ties)}
	if len(e.ties) == 0 {
		return a, nil
	}
	if a.AUC, err = e.auc(ctx); err != nil {
		return Accuracy{}, err
	}
	if a.Precision, a.Chance, err = e.precision(ctx, holdOut.K); err != nil {
		return Accuracy{}, err
	}
	return a, nil
}

// where is the network of some projects; the others are left empty.
func (b *Bipartite) where(keep func(project int32) bool) *Bipartite {
	parts := make([]Part, 0, b.Parts())
	for o := range int32(b.Organisations()) {
		cents := b.CentsOf(o)
		for i, p := range b.ProjectsOf(o) {
			if keep(p) {
				parts = append(parts, Part{Organisation: o, Project: p, Cents: cents[i]})
			}
		}
	}
	return newBipartite(b.Organisations(), b.Projects(), parts)
}

// exam is the ties that are to be foreseen.
type exam struct {
	*Recommender
	later  *Graph
	known  []int32 // organisations with projects that aren't held out
	ties   []Edge
	asked  []int32   // organisations with such ties
	come   [][]int32 // the later partners of each of them, ascending
	random *rand.Rand
}

func newExam(before *Bipartite, r *Recommender, later *Graph, random *rand.Rand) *exam {
	e := &exam{Recommender: r, later: later, random: random}
	isKnown := func(o int32) bool { return len(before.ProjectsOf(o)) > 0 }
	for a := range int32(before.Organisations()) {
		if !isKnown(a) {
			continue
		}
		e.known = append(e.known, a)
		var come []int32
		for _, c := range later.Neighbours(a) {
			if isKnown(c) && r.graph.Weight(a, c) == 0 {
				come = append(come, c)
				if a < c {
					e.ties = append(e.ties, Edge{A: a, B: c})
				}
			}
		}
		if come != nil {
			e.asked, e.come = append(e.asked, a), append(e.come, come)
		}
	}
	return e
}

// auc compares pairs that meet with pairs that don't.
func (e *exam) auc(ctx context.Context) (float64, error) {
	const comparisons, tries = 10_000, 1000
	won := 0.0
	for i := range comparisons {
		if i%64 == 0 {
			if err := stopped(ctx, "comparing pairs"); err != nil {
				return 0, err
			}
		}
		stranger, found := e.strangers(tries)
		if !found {
			return 0, nil
		}
		tie := e.ties[e.random.IntN(len(e.ties))]
		switch met, not := e.Score(tie.A, tie.B), e.Score(stranger.A, stranger.B); {
		case met > not:
			won++
		case met == not:
			won += 0.5
		}
	}
	return won / comparisons, nil
}

// strangers draws two known organisations that never meet.
func (e *exam) strangers(tries int) (Edge, bool) {
	for range tries {
		a, c := e.known[e.random.IntN(len(e.known))], e.known[e.random.IntN(len(e.known))]
		if a != c && e.graph.Weight(a, c) == 0 && e.later.Weight(a, c) == 0 {
			return Edge{A: a, B: c}, true
		}
	}
	return Edge{}, false
}

// precision asks organisations' recommendations and sees which come true.
func (e *exam) precision(ctx context.Context, k int) (precision, chance float64, err error) {
	const most = 1000
	order := e.random.Perm(len(e.asked))
	order = order[:min(most, len(order))]
	for _, i := range order {
		recommendations, err := e.For(ctx, e.asked[i], k)
		if err != nil {
			return 0, 0, err
		}
		for _, r := range recommendations {
			if _, came := slices.BinarySearch(e.come[i], r.Partner); came {
				precision++
			}
		}
		unmet := len(e.known) - 1 - e.graph.degree(e.asked[i])
		chance += float64(len(e.come[i])) / float64(unmet)
	}
	return precision / float64(k*len(order)), chance / float64(len(order)), nil
}
