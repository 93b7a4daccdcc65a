package model

import (
	"verkosto/internal/network"
	"verkosto/internal/query"
)

// NetworkChange is what differs in the network between two times.
type NetworkChange struct {
	network.NetworkChange
	Asked network.ChangeQuery
}

// DataVersion gives the version of the data that the answer is of.
func (c *NetworkChange) DataVersion() int { return version(c.Version) }

// ChangedTieConnection is a part of the list of ties that changed in one way.
type ChangedTieConnection struct {
	Nodes []*ChangedTie
	list  query.List[network.ChangedTie]
}

// ChangedTieEdge is one tie in a list.
type ChangedTieEdge struct {
	Node     *ChangedTie
	listing  query.Listing
	position network.Position
}

// ChangedTie is two partners, and how many of their shared projects are active at each time.
type ChangedTie struct {
	Organisations []*Organisation
	Before, After int
}

// NewChangedTieConnection makes the connection of a page. The organisations of all ties are one level.
func NewChangedTieConnection(list query.List[network.ChangedTie]) *ChangedTieConnection {
	level := newLevel()
	return &ChangedTieConnection{list: list, Nodes: pointers(len(list.Items), func(i int) ChangedTie {
		tie := list.Items[i].Node
		ends := make([]*Organisation, len(tie.Organisations))
		for at, organisation := range tie.Organisations {
			ends[at], _ = wrap(organisation, level).(*Organisation)
		}
		return ChangedTie{ends, tie.Before, tie.After}
	})}
}

// Edges gives the ties with their cursors.
func (c *ChangedTieConnection) Edges() []*ChangedTieEdge {
	return pointers(len(c.Nodes), func(i int) ChangedTieEdge {
		return ChangedTieEdge{c.Nodes[i], c.list.Listing, c.list.Items[i].Position}
	})
}

// Cursor gives the edge's place in the order of its list.
func (e *ChangedTieEdge) Cursor() string { return e.listing.Cursor(e.position) }

// PageInfo tells which part of the list the connection is.
func (c *ChangedTieConnection) PageInfo() *query.PageInfo { return c.list.PageInfo() }

// ChangedOrganisationConnection is a part of the list of organisations that changed in one way.
type ChangedOrganisationConnection struct{ *Connection[*Organisation] }

// NewChangedOrganisationConnection makes the connection of a page.
func NewChangedOrganisationConnection(list query.List[network.Node]) *ChangedOrganisationConnection {
	lists := map[network.ID]query.List[network.Node]{network.WholeStore: list}
	return &ChangedOrganisationConnection{NewConnections[*Organisation](nil, network.Selection{}, lists)[network.WholeStore]}
}
