package model

import (
	"verkosto/internal/network"
	"verkosto/internal/query"
)

// SearchConnection is a part of what a search finds.
type SearchConnection struct {
	Nodes  []Node
	Search query.Search
	list   query.List[network.Hit]
}

// SearchEdge is one node that a search found.
type SearchEdge struct {
	Node     Node
	Score    float64
	found    network.Node
	searched string
	listing  query.Listing
	position network.Position
}

// NewSearchConnection makes the connection of a search.
func NewSearchConnection(search query.Search, list query.List[network.Hit]) *SearchConnection {
	level := newLevel()
	connection := &SearchConnection{Search: search, list: list, Nodes: make([]Node, len(list.Items))}
	for i, item := range list.Items {
		connection.Nodes[i] = wrap(item.Node.Node, level)
	}
	return connection
}

// Cursor gives the edge's place in the order of its list.
func (e *SearchEdge) Cursor() string { return e.listing.Cursor(e.position) }

// Highlights gives the passages with the words that were searched for.
func (e *SearchEdge) Highlights() []query.Highlight { return query.Highlights(e.found, e.searched) }

// PageInfo tells which part of the list the connection is.
func (c *SearchConnection) PageInfo() *query.PageInfo { return c.list.PageInfo() }

// Edges gives the nodes with how well they fit.
func (c *SearchConnection) Edges() []*SearchEdge {
	return pointers(len(c.Nodes), func(i int) SearchEdge {
		item := c.list.Items[i]
		return SearchEdge{
			Node: c.Nodes[i], Score: item.Node.Score, found: item.Node.Node, searched: c.Search.Text,
			listing: c.list.Listing, position: item.Position,
		}
	})
}

// KindCount is how many nodes there are of a kind.
type KindCount struct {
	Kind  network.Kind
	Count int
}
