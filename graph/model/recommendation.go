package model

import (
	"context"

	"verkosto/internal/network"
	"verkosto/internal/query"
)

// RecommendationConnection is a part of the organisations that one should meet.
type RecommendationConnection struct {
	Nodes    []*Organisation
	partners [][]*Organisation
	answer   *query.Recommendations
}

// RecommendationEdge is one organisation to meet, and why.
type RecommendationEdge struct {
	query.Recommendation
	Node     *Organisation
	Partners []*Organisation
	listing  query.Listing
	position network.Position
}

// Cursor gives the edge's place in the order of its list.
func (e *RecommendationEdge) Cursor() string { return e.listing.Cursor(e.position) }

// NewRecommendationConnection makes the connection of an answer. Organisations and shared partners are one level.
func NewRecommendationConnection(answer *query.Recommendations) *RecommendationConnection {
	level := newLevel()
	size := len(answer.Items)
	connection := &RecommendationConnection{answer: answer, Nodes: make([]*Organisation, size), partners: make([][]*Organisation, size)}
	for i, item := range answer.Items {
		connection.Nodes[i], _ = wrap(item.Node.Organisation, level).(*Organisation)
		connection.partners[i] = make([]*Organisation, len(item.Node.Partners))
		for at, partner := range item.Node.Partners {
			connection.partners[i][at], _ = wrap(partner, level).(*Organisation)
		}
	}
	return connection
}

// Edges gives the organisations with the reasons.
func (c *RecommendationConnection) Edges() []*RecommendationEdge {
	return pointers(len(c.Nodes), func(i int) RecommendationEdge {
		item := c.answer.Items[i]
		return RecommendationEdge{item.Node, c.Nodes[i], c.partners[i], c.answer.Listing, item.Position}
	})
}

// PageInfo tells which part of the list the connection is.
func (c *RecommendationConnection) PageInfo() *query.PageInfo { return c.answer.PageInfo() }

// TotalCount counts the recommendations.
func (c *RecommendationConnection) TotalCount() int { return c.answer.Recommended }

// Accuracy tells how good recommendations in the sub-network are.
func (c *RecommendationConnection) Accuracy(ctx context.Context) (*query.Accuracy, error) {
	return c.answer.Accuracy(ctx)
}

// DataVersion gives the version of the data that the answer is of.
func (c *RecommendationConnection) DataVersion() int { return version(c.answer.Version) }
