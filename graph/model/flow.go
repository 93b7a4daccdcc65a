package model

import (
	"github.com/govalues/decimal"

	"verkosto/internal/network"
	"verkosto/internal/query"
)

// FlowConnection is a part of the list of flows between places.
type FlowConnection struct {
	Nodes []*Flow
	Asked network.FlowTotalsQuery // for the totals, but for how many places
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

// FlowTotals are what all flows come to, and those that leave or reach each place.
type FlowTotals struct {
	network.FlowTotals
	origins, destinations []*FlowTotal
}

// FlowTotal is what all flows from a place, or to it, come to.
type FlowTotal struct {
	Place    Place
	Projects int
	Granted  *decimal.Decimal
}

// NewFlowConnection makes the connection of a page of what was asked. Its places are one level.
func NewFlowConnection(found query.Flows, asked network.FlowTotalsQuery) *FlowConnection {
	place := placesOf(found.Places)
	return &FlowConnection{found: found, Asked: asked, Nodes: pointers(len(found.Items), func(i int) Flow {
		flow := found.Items[i].Node
		return Flow{place(flow.From), place(flow.To), flow.Projects, flow.Granted, found.Distance(flow)}
	})}
}

// placesOf gives places by their ids, on one level.
func placesOf(nodes map[network.ID]network.Node) func(network.ID) Place {
	level := newLevel()
	return func(id network.ID) Place {
		place, _ := wrap(nodes[id], level).(Place)
		return place
	}
}

// NewFlowTotals makes the totals. Their places are one level.
func NewFlowTotals(found query.FlowTotals) *FlowTotals {
	place := placesOf(found.Places)
	totals := func(ends network.FlowEnds) []*FlowTotal {
		return pointers(len(ends.Totals), func(i int) FlowTotal {
			total := ends.Totals[i]
			return FlowTotal{place(total.Place), total.Projects, total.Granted}
		})
	}
	return &FlowTotals{found.FlowTotals, totals(found.Origins), totals(found.Destinations)}
}

// Origins gives what leads from each place.
func (t *FlowTotals) Origins() []*FlowTotal { return t.origins }

// OtherOrigins counts the further places that flows lead from.
func (t *FlowTotals) OtherOrigins() int { return t.FlowTotals.Origins.Others }

// Destinations gives what leads to each place.
func (t *FlowTotals) Destinations() []*FlowTotal { return t.destinations }

// OtherDestinations counts the further places that flows lead to.
func (t *FlowTotals) OtherDestinations() int { return t.FlowTotals.Destinations.Others }

// DataVersion gives the version of the data that the totals are of.
func (t *FlowTotals) DataVersion() int { return version(t.Version) }

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
