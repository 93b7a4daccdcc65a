package analysis

import (
	"context"
	"fmt"
	"math"
)

// Weighting says what the weight of a tie between two organisations means.
type Weighting int

const (
	// Count weighs a tie by the number of shared projects.
	Count Weighting = iota
	// Newman weighs it by the sum of 1/(k−1) over the shared projects, k being
	// a project's number of organisations: partners of a small project know each
	// other better than those of a large one, and the weights of an organisation
	// add up to its number of projects with partners. M. E. J. Newman,
	// "Scientific collaboration networks. II", Phys. Rev. E 64, 016132, 2001.
	Newman
	// Euros weighs it by the sum over the shared projects of the smaller of the
	// two organisations' money: the euros in which the two match one another.
	// It is symmetric, and never more than what either received. A tie without
	// known money on both sides has no weight and so is no tie.
	Euros
)

// String is the weighting's name.
func (w Weighting) String() string {
	switch w {
	case Count:
		return "count"
	case Newman:
		return "newman"
	case Euros:
		return "euros"
	default:
		return fmt.Sprintf("Weighting(%d)", int(w))
	}
}

// Project gives the organisation–organisation network: two organisations are
// tied when they share a project, and the weighting says how strongly.
// Organisations keep their indexes, and those without a partner are isolates.
//
// Fewer parts never give more ties or weight by Count and Euros; Newman's
// weights of those who are left grow as a project loses organisations.
//
// O(Σk²) over the projects; see [Bipartite.Pairs]. More than 2³¹−1 half edges
// are refused with [ErrTooLarge].
func Project(ctx context.Context, b *Bipartite, weighting Weighting) (*Graph, error) {
	if weighting < Count || weighting > Euros {
		return nil, invalid("%s", weighting)
	}
	const size = 256
	n := b.Organisations()
	chunks := make([]rows, chunkCount(n, size))
	err := inChunks(ctx, "projecting", n, size, func() func(chunk, from, to int) {
		p := &projector{Bipartite: b, weighting: weighting, weight: make([]float64, n)}
		return func(chunk, from, to int) { chunks[chunk] = p.rows(ctx, from, to) }
	})
	if err != nil {
		return nil, err
	}
	unordered, err := joined(n, chunks)
	if err != nil {
		return nil, err
	}
	return unordered.transposed(), nil
}

// rows is some consecutive rows of a Graph.
type rows struct {
	degrees    []int32
	neighbours []int32
	weights    []float64
}

type projector struct {
	*Bipartite
	weighting Weighting
	weight    []float64 // by organisation; zero between rows
}

// rows finds the partners of each organisation of [from, to), in no order. It
// looks at the context now and then, as one row may be long.
func (p *projector) rows(ctx context.Context, from, to int) rows {
	r := rows{degrees: make([]int32, 0, to-from)}
	for a := int32(from); a < int32(to) && ctx.Err() == nil; a++ {
		before := len(r.neighbours)
		projects, cents := p.ProjectsOf(a), p.CentsOf(a)
		for i, project := range projects {
			r.neighbours = p.add(r.neighbours, a, project, cents[i])
		}
		for _, c := range r.neighbours[before:] {
			r.weights = append(r.weights, p.weight[c])
			p.weight[c] = 0
		}
		r.degrees = append(r.degrees, int32(len(r.neighbours)-before))
	}
	return r
}

// add adds what a has in common with its partners in one project to weight, and
// those who are new to the partners. Projects come in ascending order for each
// organisation, so a tie adds up in the same order from both of its ends and is
// symmetric to the last bit.
func (p *projector) add(partners []int32, a, project int32, cents int64) []int32 {
	organisations, money := p.OrganisationsOf(project), p.CentsIn(project)
	share := 1.0
	if p.weighting == Newman {
		share = 1 / float64(len(organisations)-1)
	}
	for i, c := range organisations {
		if c == a {
			continue
		}
		if p.weighting == Euros {
			share = float64(min(cents, money[i])) / 100
			if share == 0 {
				continue
			}
		}
		if p.weight[c] == 0 {
			partners = append(partners, c)
		}
		p.weight[c] += share
	}
	return partners
}

// joined puts chunks of rows together; the rows' nodes are in no order yet.
func joined(nodes int, chunks []rows) (*Graph, error) {
	total := 0
	for _, c := range chunks {
		total += len(c.neighbours)
	}
	if total > math.MaxInt32 {
		return nil, fmt.Errorf("projecting: %w: %d half edges", ErrTooLarge, total)
	}
	g := &Graph{
		start:      make([]int32, 1, nodes+1),
		neighbours: make([]int32, 0, total),
		weights:    make([]float64, 0, total),
	}
	end := int32(0)
	for _, c := range chunks {
		for _, degree := range c.degrees {
			end += degree
			g.start = append(g.start, end)
		}
		g.neighbours = append(g.neighbours, c.neighbours...)
		g.weights = append(g.weights, c.weights...)
	}
	return g, nil
}

// transposed is the same network with each row in ascending order: a symmetric
// matrix is its own transpose, and transposing visits columns in order, which
// sorts all rows in O(ties).
func (g *Graph) transposed() *Graph {
	t := &Graph{
		start:      g.start,
		neighbours: make([]int32, len(g.neighbours)),
		weights:    make([]float64, len(g.weights)),
	}
	next := make([]int32, g.Nodes())
	copy(next, g.start)
	for a := range int32(g.Nodes()) {
		weights := g.Weights(a)
		for i, b := range g.Neighbours(a) {
			at := next[b]
			next[b]++
			t.neighbours[at], t.weights[at] = a, weights[i]
		}
	}
	return t
}
