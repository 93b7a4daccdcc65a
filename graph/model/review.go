package model

import "verkosto/internal/query"

// ReviewItem is something that waits for people to look at it: a match or a citation.
type ReviewItem interface{ IsReviewItem() }

// IsReviewItem marks the types of the union in the schema.
func (*Match) IsReviewItem() {}

// IsReviewItem marks the types of the union in the schema.
func (*Citation) IsReviewItem() {}

// ReviewConnection is a part of what waits for people to look at it.
type ReviewConnection struct {
	Nodes []ReviewItem
	Of    *query.ReviewKind // what it is a list of, nil for both kinds
	page  query.Reviews
}

// ReviewEdge is one thing that waits.
type ReviewEdge struct {
	Node   ReviewItem
	Cursor string
}

// NewReviewConnection makes the connection of a page. All its matches are one level, and so is what its citations name.
func NewReviewConnection(of *query.ReviewKind, page query.Reviews) *ReviewConnection {
	matches, sources, nodes := newLevel(), newLevel(), newLevel()
	c := &ReviewConnection{Of: of, page: page, Nodes: make([]ReviewItem, len(page.Items))}
	for i, item := range page.Items {
		if item.Match != nil {
			c.Nodes[i], _ = wrap(item.Match, matches).(*Match)
			continue
		}
		c.Nodes[i] = newCitation(*item.Fact, sources, nodes)
	}
	return c
}

// PageInfo tells which part of the list the connection is.
func (c *ReviewConnection) PageInfo() *query.PageInfo { return c.page.PageInfo() }

// Edges gives what waits with its cursors.
func (c *ReviewConnection) Edges() []*ReviewEdge {
	return pointers(len(c.Nodes), func(i int) ReviewEdge { return ReviewEdge{c.Nodes[i], c.page.Items[i].Cursor} })
}
