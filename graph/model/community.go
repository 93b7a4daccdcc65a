package model

import (
	"context"

	"verkosto/internal/network"
	"verkosto/internal/query"
)

// CommunityConnection is a part of the communities of a sub-network.
type CommunityConnection struct {
	Nodes  []*Community
	answer *query.Communities
}

// CommunityEdge is one community in a list.
type CommunityEdge struct {
	Node     *Community
	listing  query.Listing
	position network.Position
}

// Cursor gives the edge's place in the order of its list.
func (e *CommunityEdge) Cursor() string { return e.listing.Cursor(e.position) }

// Community is a group of organisations. What is asked of one is worked out for all of an answer together.
type Community struct {
	query.Community
	at     int // among those of the answer
	answer *query.Communities
	level  *Level
}

// Siblings gives the place of the community in its answer, the answer, and what is asked of all of it.
func (c *Community) Siblings() (at int, answer *query.Communities, level *Level) {
	return c.at, c.answer, c.level
}

// NewCommunityConnection makes the connection of an answer.
func NewCommunityConnection(answer *query.Communities) *CommunityConnection {
	level := newLevel()
	return &CommunityConnection{answer: answer, Nodes: pointers(len(answer.Items), func(i int) Community {
		return Community{answer.Items[i].Node, i, answer, level}
	})}
}

// Edges gives the communities with their cursors.
func (c *CommunityConnection) Edges() []*CommunityEdge {
	return pointers(len(c.Nodes), func(i int) CommunityEdge {
		return CommunityEdge{c.Nodes[i], c.answer.Listing, c.answer.Items[i].Position}
	})
}

// PageInfo tells which part of the list the connection is.
func (c *CommunityConnection) PageInfo() *query.PageInfo { return c.answer.PageInfo() }

// TotalCount counts the communities.
func (c *CommunityConnection) TotalCount() int { return c.answer.Communities }

// Organisations counts the organisations of the sub-network.
func (c *CommunityConnection) Organisations() int { return c.answer.Organisations }

// Modularity tells how good the parting is.
func (c *CommunityConnection) Modularity() float64 { return c.answer.Modularity }

// Memberships gives organisations as members of their communities, in the order of their ids; nil for those without a part in the sub-network.
func (c *CommunityConnection) Memberships(ctx context.Context, ids []network.ID) ([]*MemberEdge, error) {
	found, err := c.answer.Memberships(ctx, ids)
	level, listing := newLevel(), c.answer.MemberListing()
	return inOrderOf(ids, found, func(item network.Item[query.Member]) *MemberEdge {
		node, _ := wrap(item.Node.Organisation, level).(*Organisation)
		return newMemberEdge(node, item, listing)
	}), err
}

// DataVersion gives the version of the data that the answer is of.
func (c *CommunityConnection) DataVersion() int { return version(c.answer.Version) }

// MemberConnection is a part of the members of a community.
type MemberConnection struct {
	Nodes []*Organisation
	list  query.List[query.Member]
	size  int
}

// MemberEdge is one member of a community.
type MemberEdge struct {
	Node      *Organisation
	StatedAs  network.ID
	Community int
	Strength  float64
	listing   query.Listing
	position  network.Position
}

func newMemberEdge(node *Organisation, item network.Item[query.Member], listing query.Listing) *MemberEdge {
	return &MemberEdge{node, item.Node.StatedAs, item.Node.Community, item.Node.Value, listing, item.Position}
}

// Cursor gives the edge's place in the order of its list.
func (e *MemberEdge) Cursor() string { return e.listing.Cursor(e.position) }

// NewMemberConnections makes the connections of all communities of an answer. All members are one level.
func NewMemberConnections(answer *query.Communities, lists []query.List[query.Member]) []*MemberConnection {
	level := newLevel()
	connections := make([]*MemberConnection, len(lists))
	for at, list := range lists {
		connection := &MemberConnection{list: list, Nodes: make([]*Organisation, len(list.Items)), size: answer.Items[at].Node.Size}
		for i, item := range list.Items {
			connection.Nodes[i], _ = wrap(item.Node.Organisation, level).(*Organisation)
		}
		connections[at] = connection
	}
	return connections
}

// Edges gives the members with the weight of their ties.
func (c *MemberConnection) Edges() []*MemberEdge {
	edges := make([]*MemberEdge, len(c.Nodes))
	for i, node := range c.Nodes {
		edges[i] = newMemberEdge(node, c.list.Items[i], c.list.Listing)
	}
	return edges
}

// PageInfo tells which part of the list the connection is.
func (c *MemberConnection) PageInfo() *query.PageInfo { return c.list.PageInfo() }

// TotalCount counts the members of the community.
func (c *MemberConnection) TotalCount() int { return c.size }

// Traits are what characterises a community.
type Traits struct {
	Places    []*Trait
	Countries []*Trait
	Funds     []*Trait
	Words     []*Trait
}

// Trait is one of them. The nodes that values are ids of are one level.
type Trait struct {
	query.Trait
	level *Level
}

// ValueID gives the id that the value is, and the level to read it on; "" if the value is no id.
func (t *Trait) ValueID() (network.ID, *Level) { return valueID(t.Value), t.level }

// valueID gives the id that a value is, "" if it is none.
func valueID(value string) network.ID {
	if id := network.ID(value); id.Kind() != "" {
		return id
	}
	return ""
}

// NewTraits makes the traits of all communities of an answer.
func NewTraits(found []query.Traits) []*Traits {
	level := newLevel()
	made := func(traits []query.Trait) []*Trait {
		return pointers(len(traits), func(i int) Trait {
			if id := valueID(traits[i].Value); id != "" {
				level.addID(id)
			}
			return Trait{traits[i], level}
		})
	}
	return pointers(len(found), func(i int) Traits {
		return Traits{made(found[i].Places), made(found[i].Countries), made(found[i].Funds), made(found[i].Words)}
	})
}
