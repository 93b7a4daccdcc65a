package model

import (
	"verkosto/internal/network"
	"verkosto/internal/query"
)

// PartnerConnection is a part of an organisation's list of partners.
type PartnerConnection struct {
	Nodes []*Organisation
	list  query.List[network.Partner]
}

// PartnerEdge is one partner, and what is shared with it.
type PartnerEdge struct {
	Node           *Organisation
	SharedProjects int
	FirstStart     network.Date
	LastEnd        network.Date
	listing        query.Listing
	position       network.Position
}

// Cursor gives the edge's place in the order of its list.
func (e *PartnerEdge) Cursor() string { return e.listing.Cursor(e.position) }

// PageInfo tells which part of the list the connection is.
func (c *PartnerConnection) PageInfo() *query.PageInfo { return c.list.PageInfo() }

// Edges gives the partners with what is shared with them.
func (c *PartnerConnection) Edges() []*PartnerEdge {
	return pointers(len(c.Nodes), func(i int) PartnerEdge {
		item := c.list.Items[i]
		return PartnerEdge{
			Node: c.Nodes[i], SharedProjects: item.Node.Shared,
			FirstStart: item.Node.FirstStart, LastEnd: item.Node.LastEnd,
			listing: c.list.Listing, position: item.Position,
		}
	})
}

// NewPartnerConnections makes the connections of all organisations on a level. All their
// partners together are the next level.
func NewPartnerConnections(lists map[network.ID]query.List[network.Partner]) map[network.ID]*PartnerConnection {
	level := newLevel()
	connections := make(map[network.ID]*PartnerConnection, len(lists))
	for parent, list := range lists {
		connection := &PartnerConnection{list: list, Nodes: make([]*Organisation, len(list.Items))}
		for i, item := range list.Items {
			connection.Nodes[i], _ = wrap(item.Node.Organisation, level).(*Organisation)
		}
		connections[parent] = connection
	}
	return connections
}
