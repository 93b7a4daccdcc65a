package model

import (
	"context"

	"verkosto/internal/network"
	"verkosto/internal/query"
)

// BrokerConnection is a part of a list of organisations by their position between others.
type BrokerConnection struct {
	Nodes  []*Organisation
	mains  []*Organisation
	answer *query.Brokerage
}

// BrokerEdge is one organisation in such a list.
type BrokerEdge struct {
	query.Broker
	Node        *Organisation
	MainPartner *Organisation
	listing     query.Listing
	position    network.Position
}

// Cursor gives the edge's place in the order of its list.
func (e *BrokerEdge) Cursor() string { return e.listing.Cursor(e.position) }

// NewBrokerConnection makes the connection of an answer. Organisations and their main partners are one level.
func NewBrokerConnection(answer *query.Brokerage) *BrokerConnection {
	level := newLevel()
	size := len(answer.Items)
	connection := &BrokerConnection{answer: answer, Nodes: make([]*Organisation, size), mains: make([]*Organisation, size)}
	for i, item := range answer.Items {
		connection.Nodes[i], _ = wrap(item.Node.Organisation, level).(*Organisation)
		if main := item.Node.MainPartner; main != nil {
			connection.mains[i], _ = wrap(main, level).(*Organisation)
		}
	}
	return connection
}

// Edges gives the organisations with their positions.
func (c *BrokerConnection) Edges() []*BrokerEdge {
	return pointers(len(c.Nodes), func(i int) BrokerEdge {
		item := c.answer.Items[i]
		return BrokerEdge{item.Node, c.Nodes[i], c.mains[i], c.answer.Listing, item.Position}
	})
}

// Standings gives where organisations stand in the whole list, in the order of their ids; nil for those without a part in the sub-network.
func (c *BrokerConnection) Standings(ctx context.Context, ids []network.ID) ([]*BrokerEdge, error) {
	found, err := c.answer.Standings(ctx, ids)
	level := newLevel()
	return inOrderOf(ids, found, func(item network.Item[query.Broker]) *BrokerEdge {
		edge := &BrokerEdge{Broker: item.Node, listing: c.answer.Listing, position: item.Position}
		edge.Node, _ = wrap(item.Node.Organisation, level).(*Organisation)
		if main := item.Node.MainPartner; main != nil {
			edge.MainPartner, _ = wrap(main, level).(*Organisation)
		}
		return edge
	}), err
}

// PageInfo tells which part of the list the connection is.
func (c *BrokerConnection) PageInfo() *query.PageInfo { return c.answer.PageInfo() }

// TotalCount counts the organisations of the sub-network.
func (c *BrokerConnection) TotalCount() int { return c.answer.Organisations }

// DataVersion gives the version of the data that the answer is of.
func (c *BrokerConnection) DataVersion() int { return version(c.answer.Version) }

// Significance compares a metric with its values in networks left to chance.
type Significance struct{ *query.Significance }

// Deviation gives the standard deviation of the drawn values.
func (s *Significance) Deviation() float64 { return s.StandardDeviation }

// ZScore gives how many deviations the observed value is above the mean.
func (s *Significance) ZScore() float64 { return s.Z }

// PValue gives the chance of a value so far off.
func (s *Significance) PValue() float64 { return s.P }

// DataVersion gives the version of the data that the answer is of.
func (s *Significance) DataVersion() int { return version(s.Version) }

// AnalysisEstimate is what an analysis would cost.
type AnalysisEstimate struct{ *query.Estimate }

// DataVersion gives the version of the data that the estimate is of.
func (e *AnalysisEstimate) DataVersion() int { return version(e.Version) }
