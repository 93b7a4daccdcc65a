package model

import (
	"github.com/govalues/decimal"

	"verkosto/internal/network"
	"verkosto/internal/query"
)

// FlowConnection is a part of the list of flows between places.
type FlowConnection struct {
	Nodes []*Flow
	found query.Flows
}

// FlowEdge is one flow in a list.
type FlowEdge struct {
	Node     *Flow
	listing  query.Listing
	position network.Position
}

// Flow is what leads from one place to another.
type Flow struct {
	From, To   Place
	Projects   int
	Granted    *decimal.Decimal
	DistanceKm *float64
}

// NewFlowConnection makes the connection of a page. Its places are one level.
func NewFlowConnection(found query.Flows) *FlowConnection {
	level := newLevel()
	place := func(id network.ID) Place {
		at, _ := wrap(found.Places[id], level).(Place)
		return at
	}
	return &FlowConnection{found: found, Nodes: pointers(len(found.Items), func(i int) Flow {
		flow := found.Items[i].Node
		return Flow{place(flow.From), place(flow.To), flow.Projects, flow.Granted, found.Distance(flow)}
	})}
}

// Edges gives the flows with their cursors.
func (c *FlowConnection) Edges() []*FlowEdge {
	return pointers(len(c.Nodes), func(i int) FlowEdge {
		return FlowEdge{c.Nodes[i], c.found.Listing, c.found.Items[i].Position}
	})
}

// Cursor gives the edge's place in the order of its list.
func (e *FlowEdge) Cursor() string { return e.listing.Cursor(e.position) }

// PageInfo tells which part of the list the connection is.
func (c *FlowConnection) PageInfo() *query.PageInfo { return c.found.PageInfo() }

// TotalCount gives how many flows there are in all.
func (c *FlowConnection) TotalCount() int { return c.found.Total }

// GeoJSON gives the flows of this part as a feature collection.
func (c *FlowConnection) GeoJSON() (string, error) { return c.found.GeoJSON() }

// DataVersion gives the version of the data that the answer is of.
func (c *FlowConnection) DataVersion() int { return version(c.found.Version) }
