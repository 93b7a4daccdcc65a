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

// Count gives how many nodes the whole list has, nil where that was not asked for with it.
func (c *Connection[E]) Count() *int { return c.list.Count }

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

// The connections and edges of the schema, by its names.
type (
	// ProjectConnection is a part of a list of projects.
	ProjectConnection = Connection[*Project]
	// ProjectEdge is one of them.
	ProjectEdge = Edge[*Project]
	// OrganisationConnection is a part of a list of organisations.
	OrganisationConnection = Connection[*Organisation]
	// OrganisationEdge is one of them.
	OrganisationEdge = Edge[*Organisation]
	// MunicipalityConnection is a part of a list of municipalities.
	MunicipalityConnection = Connection[*Municipality]
	// MunicipalityEdge is one of them.
	MunicipalityEdge = Edge[*Municipality]
	// SubRegionConnection is a part of a list of sub-regions.
	SubRegionConnection = Connection[*SubRegion]
	// SubRegionEdge is one of them.
	SubRegionEdge = Edge[*SubRegion]
	// RegionConnection is a part of a list of regions.
	RegionConnection = Connection[*Region]
	// RegionEdge is one of them.
	RegionEdge = Edge[*Region]
	// FunderConnection is a part of a list of funders.
	FunderConnection = Connection[Funder]
	// FunderEdge is one of them.
	FunderEdge = Edge[Funder]
	// PersonConnection is a part of a list of people.
	PersonConnection = Connection[*Person]
	// PersonEdge is one of them.
	PersonEdge = Edge[*Person]
	// ParticipationConnection is a part of a list of participations.
	ParticipationConnection = Connection[*Participation]
	// ParticipationEdge is one of them.
	ParticipationEdge = Edge[*Participation]
	// FundingConnection is a part of a list of fundings.
	FundingConnection = Connection[*Funding]
	// FundingEdge is one of them.
	FundingEdge = Edge[*Funding]
	// SourceConnection is a part of a list of sources.
	SourceConnection = Connection[*Source]
	// SourceEdge is one of them.
	SourceEdge = Edge[*Source]
	// MatchConnection is a part of a list of matches.
	MatchConnection = Connection[*Match]
	// MatchEdge is one of them.
	MatchEdge = Edge[*Match]
)
