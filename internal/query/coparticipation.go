package query

import (
	"cmp"
	"context"
	"slices"

	"verkosto/internal/analysis"
	"verkosto/internal/network"
)

// Tie is two organisations of a sub-network that share projects.
type Tie struct {
	Source, Target                 *network.Organisation // the one that takes part under the lesser id first
	SourceStatedAs, TargetStatedAs network.ID            // the ids under which they take part
	Weight                         float64
	Projects                       []network.ID // that both take part in, upwards
}

func (t *Tie) organisations() []**network.Organisation {
	return []**network.Organisation{&t.Source, &t.Target}
}

// CoParticipation is a page of the organisation–organisation network of a sub-network, the strongest ties first.
type CoParticipation struct {
	List[Tie]
	Ties          int
	Organisations int
	Version       uint64
}

// orderedTies is all ties by weight downwards.
type orderedTies struct {
	*tied
	edges []analysis.Edge
}

// Size gives about how many bytes it takes.
func (t *orderedTies) Size() int64 { return 16 * int64(len(t.edges)) }

func (t *orderedTies) ranking() ranking {
	return ranking{len(t.edges), func(rank int) (float64, network.ID) {
		edge := t.edges[rank]
		return edge.Weight, t.Organisations[edge.A] + " " + t.Organisations[edge.B]
	}}
}

// CoParticipation gives a page of the ties of a sub-network.
func (q *Queries) CoParticipation(ctx context.Context, part Subnetwork, weighting Weighting, paging Paging) (*CoParticipation, error) {
	i, err := q.inquire(ctx, part)
	if err != nil {
		return nil, err
	}
	ties, err := remembered(ctx, i, "ordered ties", weighting, func(ctx context.Context) (*orderedTies, error) {
		t, err := i.ties(ctx, weighting)
		if err != nil {
			return nil, err
		}
		return heavy(ctx, i, func() (*orderedTies, error) { return inOrder(t), nil })
	})
	if err != nil {
		return nil, err
	}
	answer := &CoParticipation{Ties: len(ties.edges), Organisations: len(ties.Organisations), Version: ties.Version}
	answer.List, err = ranked(ties.ranking(), downwards("TIE", string(weighting)), paging, func(rank int) Tie {
		edge := ties.edges[rank]
		source, target := ties.Organisations[edge.A], ties.Organisations[edge.B]
		return Tie{
			Source: &network.Organisation{ID: source}, Target: &network.Organisation{ID: target},
			SourceStatedAs: source, TargetStatedAs: target,
			Weight: edge.Weight, Projects: idsAt(ties.Projects, ties.parts.Shared(edge.A, edge.B)),
		}
	})
	if err != nil {
		return nil, err
	}
	return answer, name(ctx, q, answer.Items)
}

func inOrder(t *tied) *orderedTies {
	ordered := &orderedTies{tied: t, edges: make([]analysis.Edge, 0, t.graph.Ties())}
	for edge := range t.graph.Edges {
		ordered.edges = append(ordered.edges, edge)
	}
	slices.SortFunc(ordered.edges, func(a, b analysis.Edge) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	return ordered
}

// idsAt gives the ids at some places.
func idsAt(ids []network.ID, places []int32) []network.ID {
	found := make([]network.ID, len(places))
	for i, place := range places {
		found[i] = ids[place]
	}
	return found
}

// SharedProjects gives the first shared projects of each tie of the page, each once.
func (c *CoParticipation) SharedProjects(first int) ([]network.ID, error) {
	if _, err := pageSize("first", first); err != nil {
		return nil, err
	}
	var ids []network.ID
	for _, tie := range c.Items {
		ids = append(ids, tie.Node.Projects[:min(first, len(tie.Node.Projects))]...)
	}
	slices.Sort(ids)
	return slices.Compact(ids), nil
}
