package model

import (
	"verkosto/internal/network"
	"verkosto/internal/query"
)

// Connection is a part of a list of nodes, the same for every kind.
type Connection[E Node] struct {
	Nodes []E

	list query.List[network.Node]
	about
}

// about says what a connection is the answer to, for figures about the whole list.
type about struct {
	parent    network.ID        // whose list it is
	parents   *Level            // the level of the parent, nil for lists of the whole store
	selection network.Selection // without its parents
}

// Edge is one in a list, with the cursor to page from it.
type Edge[E Node] struct {
	Node     E
	listing  query.Listing
	position network.Position
}

// Cursor gives the edge's place in the order of its list.
func (e *Edge[E]) Cursor() string { return e.listing.Cursor(e.position) }

// PageInfo tells which part of the list the connection is.
func (c *Connection[E]) PageInfo() *query.PageInfo { return c.list.PageInfo() }

// Edges gives the nodes with their cursors.
func (c *Connection[E]) Edges() []*Edge[E] {
	return pointers(len(c.Nodes), func(i int) Edge[E] {
		return Edge[E]{Node: c.Nodes[i], listing: c.list.Listing, position: c.list.Items[i].Position}
	})
}

// Parent gives whose list the connection is and on which level that is; the level is nil
// for lists of the whole store.
func (c *Connection[E]) Parent() (network.ID, *Level) { return c.parent, c.parents }

// Selection gives what the connection lists, for some parents.
func (c *Connection[E]) Selection(parents []network.ID) network.Selection {
	selection := c.selection
	selection.Of = parents
	return selection
}

// NewConnections makes the connections of all parents on a level. All their nodes
// together are the next level.
func NewConnections[E Node](
	parents *Level, selection network.Selection, lists map[network.ID]query.List[network.Node],
) map[network.ID]*Connection[E] {
	level := newLevel()
	connections := make(map[network.ID]*Connection[E], len(lists))
	for parent, list := range lists {
		connection := &Connection[E]{
			Nodes: make([]E, len(list.Items)),
			list:  list,
			about: about{parent, parents, selection},
		}
		for i, item := range list.Items {
			connection.Nodes[i], _ = wrap(item.Node, level).(E)
		}
		connections[parent] = connection
	}
	return connections
}

// pointers makes a list of values in one piece, and gives a pointer to each.
func pointers[T any](length int, at func(int) T) []*T {
	values := make([]T, length)
	list := make([]*T, length)
	for i := range values {
		values[i] = at(i)
		list[i] = &values[i]
	}
	return list
}

// The connections and edges of the schema.
type (
	ProjectConnection       = Connection[*Project]
	ProjectEdge             = Edge[*Project]
	OrganisationConnection  = Connection[*Organisation]
	OrganisationEdge        = Edge[*Organisation]
	MunicipalityConnection  = Connection[*Municipality]
	MunicipalityEdge        = Edge[*Municipality]
	SubRegionConnection     = Connection[*SubRegion]
	SubRegionEdge           = Edge[*SubRegion]
	RegionConnection        = Connection[*Region]
	RegionEdge              = Edge[*Region]
	FunderConnection        = Connection[Funder]
	FunderEdge              = Edge[Funder]
	PersonConnection        = Connection[*Person]
	PersonEdge              = Edge[*Person]
	ParticipationConnection = Connection[*Participation]
	ParticipationEdge       = Edge[*Participation]
	FundingConnection       = Connection[*Funding]
	FundingEdge             = Edge[*Funding]
	SourceConnection        = Connection[*Source]
	SourceEdge              = Edge[*Source]
)
