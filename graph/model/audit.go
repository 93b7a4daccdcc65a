package model

import (
	"verkosto/internal/network"
	"verkosto/internal/query"
)

// AuditEntry is an entry of the audit log. What the entries of an answer were done to is read together.
type AuditEntry struct {
	network.AuditEntry
	nodes *Level
}

// Number gives the entry's number.
func (e *AuditEntry) Number() int { return version(e.AuditEntry.Number) }

// SubjectIDs gives the ids of what it was done to, as they were given.
func (e *AuditEntry) SubjectIDs() []network.ID { return e.Subjects }

// OnLevel gives the same ids, and the level to read the nodes on.
func (e *AuditEntry) OnLevel() ([]network.ID, *Level) { return e.Subjects, e.nodes }

// Undoes gives the number of the entry that this one undid, nil for none.
func (e *AuditEntry) Undoes() *int { return stated(version(e.AuditEntry.Undoes)) }

// UndoneBy gives the number of the entry that undid this one, nil for none.
func (e *AuditEntry) UndoneBy() *int { return stated(version(e.AuditEntry.UndoneBy)) }

// on puts an entry on a level.
func (e *AuditEntry) on(level *Level) {
	e.nodes = level
	for _, id := range e.Subjects {
		level.addID(id)
	}
}

// AuditConnection is a part of the audit log.
type AuditConnection struct {
	Nodes []*AuditEntry
	list  query.List[network.AuditEntry]
}

// AuditEdge is one entry in a list.
type AuditEdge struct {
	Node     *AuditEntry
	listing  query.Listing
	position network.Position
}

// NewAuditConnection makes the connection of a page.
func NewAuditConnection(list query.List[network.AuditEntry]) *AuditConnection {
	level := newLevel()
	c := &AuditConnection{list: list, Nodes: pointers(len(list.Items), func(i int) AuditEntry { return AuditEntry{AuditEntry: list.Items[i].Node} })}
	for _, entry := range c.Nodes {
		entry.on(level)
	}
	return c
}

// Cursor gives the edge's place in the log.
func (e *AuditEdge) Cursor() string { return e.listing.Cursor(e.position) }

// PageInfo tells which part of the log the connection is.
func (c *AuditConnection) PageInfo() *query.PageInfo { return c.list.PageInfo() }

// Edges gives the entries with their cursors.
func (c *AuditConnection) Edges() []*AuditEdge {
	return pointers(len(c.Nodes), func(i int) AuditEdge {
		return AuditEdge{c.Nodes[i], c.list.Listing, c.list.Items[i].Position}
	})
}
