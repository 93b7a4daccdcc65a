package query

import (
	"context"
	"math"

	"verkosto/internal/analysis"
	"verkosto/internal/network"
)

// CommunitiesQuery asks into which groups a sub-network falls.
type CommunitiesQuery struct {
	Subnetwork
	Weighting  Weighting
	Resolution float64 // above 0, at most 100
	Seed       int
	Paging
}

// Community is a group of organisations that are tied densely among each other.
type Community struct {
	Rank int // from 1, by size
	Size int // members

	group  int32
	parted *parted
}

// Communities is a page of communities, the largest first.
type Communities struct {
	List[Community]
	Communities   int
	Organisations int
	Modularity    float64
	Version       uint64

	inquiry inquiry
}

// parted is a sub-network in communities.
type parted struct {
	*tied
	analysis.Partition
	members [][]int32 // of each community, the strongest tied first
	first   []int32   // of each community, the member with the least id
	reach   []float64 // strength of each organisation
}

// Size gives about how many bytes it takes.
func (p *parted) Size() int64 { return 24*int64(len(p.Of)) + 40*int64(len(p.members)) }

// ranking orders communities by size downwards; of equals the one with the least id first.
func (p *parted) ranking() ranking {
	return ranking{len(p.members), func(rank int) (float64, network.ID) {
		return float64(len(p.members[rank])), p.Organisations[p.first[rank]]
	}}
}

// Communities gives a page of the communities of a sub-network.
func (q *Queries) Communities(ctx context.Context, query CommunitiesQuery) (*Communities, error) {
	if !(query.Resolution > 0 && query.Resolution <= maxResolution) {
		return nil, network.Errorf(network.InvalidArgument, "resolution is %v: give a number above 0, at most %d; 1 is usual", query.Resolution, maxResolution)
	}
	i, err := q.inquire(ctx, query.Subnetwork)
	if err != nil {
		return nil, err
	}
	arguments := []any{query.Weighting, math.Float64bits(query.Resolution), query.Seed}
	p, err := remembered(ctx, i, "communities", arguments, func(ctx context.Context) (*parted, error) {
		return i.part(ctx, query)
	})
	if err != nil {
		return nil, err
	}
	answer := &Communities{
		Communities: len(p.members), Organisations: len(p.Of), Modularity: p.Modularity, Version: p.Version, inquiry: i,
	}
	answer.List, err = ranked(p.ranking(), downwards("COMMUNITY", "SIZE"), query.Paging, func(rank int) Community {
		return Community{Rank: rank + 1, Size: len(p.members[rank]), group: int32(rank), parted: p}
	})
	return answer, err
}

func (i inquiry) part(ctx context.Context, query CommunitiesQuery) (*parted, error) {
	t, err := i.ties(ctx, query.Weighting)
	if err != nil {
		return nil, err
	}
	return heavy(ctx, i, func() (*parted, error) {
		partition := analysis.Partition{Grouping: analysis.Components(t.graph)}
		if t.graph.Ties() > 0 { // else there is nothing to choose from
			var err error
			options := analysis.CommunityOptions{Resolution: query.Resolution, Seed: seed(query.Seed)}
			if partition, err = analysis.Communities(ctx, t.graph, options); err != nil {
				return nil, err
			}
		}
		p := &parted{tied: t, Partition: partition, reach: analysis.Strength(t.graph)}
		for _, group := range partition.Members() {
			p.first = append(p.first, group[0])
		}
		p.members = make([][]int32, len(p.first))
		for _, organisation := range analysis.Rank(p.reach) {
			group := partition.Of[organisation]
			p.members[group] = append(p.members[group], organisation)
		}
		return p, nil
	})
}

// Members gives a page of the members of each community of the page, those with the strongest ties in the whole
// sub-network first.
func (c *Communities) Members(ctx context.Context, paging Paging) ([]List[Standing], error) {
	lists := make([]List[Standing], len(c.Items))
	for at, item := range c.Items {
		p, members := item.Node.parted, item.Node.parted.members[item.Node.group]
		ranking := ranking{len(members), func(rank int) (float64, network.ID) {
			return p.reach[members[rank]], p.Organisations[members[rank]]
		}}
		var err error
		lists[at], err = ranked(ranking, downwards("MEMBER", "STRENGTH"), paging, func(rank int) Standing {
			return p.standing(members[rank], rank, p.reach[members[rank]])
		})
		if err != nil {
			return nil, err
		}
	}
	standings := make([][]network.Item[Standing], len(lists))
	for at := range lists {
		standings[at] = lists[at].Items
	}
	return lists, c.inquiry.nameStandings(ctx, standings...)
}
