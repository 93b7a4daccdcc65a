package model

import (
	"slices"

	"verkosto/internal/network"
	"verkosto/internal/query"
)

// Citation is what one source says of one node in one place. Its level is that of the
// source and of the node, which are read together for all citations.
type Citation struct {
	network.Citation
	sources *Level
	nodes   *Level
}

// SourceID gives the id of the source, and the level to read it on.
func (c *Citation) SourceID() (network.ID, *Level) { return c.Source, c.sources }

// NodeID gives the id of the node, and the level to read it on.
func (c *Citation) NodeID() (network.ID, *Level) { return c.Node.NodeID(), c.nodes }

// Line gives nil where none is known.
func (c *Citation) Line() *int { return stated(c.Citation.Line) }

// Review says what a person thought of the fact.
func (c *Citation) Review() network.Review { return c.Judged() }

// Fields gives where the source states each field, or only some by name.
func (c *Citation) Fields(names []string) []*FieldCitation {
	fields := []*FieldCitation{}
	for i := range c.Citation.Fields {
		field := &c.Citation.Fields[i]
		if names == nil || slices.Contains(names, field.Field) {
			fields = append(fields, &FieldCitation{field, c.JudgedField(field.Field)})
		}
	}
	return fields
}

// FieldCitation says where a source states one field of a node.
type FieldCitation struct {
	*network.FieldCitation

	Review network.Review // what a person thought of it
}

// Line gives nil where none is known.
func (f *FieldCitation) Line() *int { return stated(f.FieldCitation.Line) }

// CitationConnection is a part of a list of citations.
type CitationConnection struct {
	Nodes []*Citation
	list  query.List[network.Citation]
}

// CitationEdge is one in a list of citations.
type CitationEdge struct {
	Node     *Citation
	listing  query.Listing
	position network.Position
}

// Cursor gives the edge's place in the order of its list.
func (e *CitationEdge) Cursor() string { return e.listing.Cursor(e.position) }

// PageInfo tells which part of the list the connection is.
func (c *CitationConnection) PageInfo() *query.PageInfo { return c.list.PageInfo() }

// Edges gives the citations with their cursors.
func (c *CitationConnection) Edges() []*CitationEdge {
	return pointers(len(c.Nodes), func(i int) CitationEdge {
		return CitationEdge{Node: c.Nodes[i], listing: c.list.Listing, position: c.list.Items[i].Position}
	})
}

// NewCitationConnections makes the connections of all nodes or sources on a level.
func NewCitationConnections(lists map[network.ID]query.List[network.Citation]) map[network.ID]*CitationConnection {
	sources, nodes := newLevel(), newLevel()
	connections := make(map[network.ID]*CitationConnection, len(lists))
	for parent, list := range lists {
		connection := &CitationConnection{list: list, Nodes: make([]*Citation, len(list.Items))}
		for i, item := range list.Items {
			connection.Nodes[i] = newCitation(item.Node, sources, nodes)
		}
		connections[parent] = connection
	}
	return connections
}

// newCitation puts a citation on the levels of what it names.
func newCitation(citation network.Citation, sources, nodes *Level) *Citation {
	sources.addID(citation.Source)
	nodes.addID(citation.Node.NodeID())
	return &Citation{citation, sources, nodes}
}
