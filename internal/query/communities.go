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

	group int32
}

// Communities is a page of communities, the largest first.
type Communities struct {
	List[Community]
	Communities   int
	Organisations int
	Modularity    float64
	Version       uint64

	inquiry inquiry
	parted  *parted
}

// Member is an organisation that belongs to a community.
type Member struct {
	Standing      // among the members, by the weight of its ties in the whole sub-network
	Community int // rank of the community, from 1
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
		Communities: len(p.members), Organisations: len(p.Of), Modularity: p.Modularity, Version: p.Version, inquiry: i, parted: p,
	}
	answer.List, err = ranked(p.ranking(), downwards("COMMUNITY", "SIZE"), query.Paging, func(rank int) Community {
		return Community{Rank: rank + 1, Size: len(p.members[rank]), group: int32(rank)}
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
func (c *Communities) Members(ctx context.Context, paging Paging) ([]List[Member], error) {
	lists := make([]List[Member], len(c.Items))
	var all []network.Item[Member]
	for at, item := range c.Items {
		group := item.Node.group
		var err error
		lists[at], err = ranked(c.parted.membersOf(group), memberListing, paging, func(rank int) Member { return c.parted.member(group, rank) })
		if err != nil {
			return nil, err
		}
		all = append(all, lists[at].Items...)
	}
	if err := name(ctx, c.inquiry.Queries, all); err != nil {
		return nil, err
	}
	for at := range lists {
		size := len(lists[at].Items)
		lists[at].Items, all = all[:size:size], all[size:]
	}
	return lists, nil
}

// Memberships gives to which communities organisations belong, by the ids that are asked for. Those without a part in the
// sub-network are absent. At most 1,000.
func (c *Communities) Memberships(ctx context.Context, ids []network.ID) (map[network.ID]network.Item[Member], error) {
	p := c.parted
	return standings(ctx, c.inquiry, p.projected, ids, func(at int32) network.Item[Member] {
		group := p.Of[at]
		rank := rankOf(p.members[group], p.reach, at)
		return network.Item[Member]{Node: p.member(group, rank), Position: p.membersOf(group).position(rank)}
	})
}

// MemberListing is what cursors of members belong to.
func (c *Communities) MemberListing() Listing { return memberListing }

var memberListing = downwards("MEMBER", "STRENGTH")

// membersOf orders the members of a community.
func (p *parted) membersOf(group int32) ranking {
	members := p.members[group]
	return ranking{len(members), func(rank int) (float64, network.ID) {
		return p.reach[members[rank]], p.Organisations[members[rank]]
	}}
}

// member gives who stands at a rank of a community, from 0.
func (p *parted) member(group int32, rank int) Member {
	at := p.members[group][rank]
	return Member{p.standing(at, rank, p.reach[at]), int(group) + 1}
}
