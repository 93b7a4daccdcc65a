package model

import (
	"context"

	"verkosto/internal/network"
	"verkosto/internal/query"
)

// CoParticipationConnection is a part of the ties of a sub-network.
type CoParticipationConnection struct {
	Nodes  []*Tie
	answer *query.CoParticipation
}

// Tie is two organisations that share projects. The projects of all ties of an answer are read together.
type Tie struct {
	Source         *Organisation
	Target         *Organisation
	SourceStatedAs network.ID
	TargetStatedAs network.ID
	Weight         float64
	projects       []network.ID
	answer         *query.CoParticipation
	level          *Level
}

// TieEdge is one tie in a list.
type TieEdge struct {
	Node     *Tie
	listing  query.Listing
	position network.Position
}

// Cursor gives the edge's place in the order of its list.
func (e *TieEdge) Cursor() string { return e.listing.Cursor(e.position) }

// NewCoParticipationConnection makes the connection of an answer. All its organisations are one level.
func NewCoParticipationConnection(answer *query.CoParticipation) *CoParticipationConnection {
	level := newLevel()
	return &CoParticipationConnection{answer: answer, Nodes: pointers(len(answer.Items), func(i int) Tie {
		tie := answer.Items[i].Node
		source, _ := wrap(tie.Source, level).(*Organisation)
		target, _ := wrap(tie.Target, level).(*Organisation)
		return Tie{source, target, tie.SourceStatedAs, tie.TargetStatedAs, tie.Weight, tie.Projects, answer, level}
	})}
}

// SharedProjects counts the projects that both take part in.
func (t *Tie) SharedProjects() int { return len(t.projects) }

// ProjectIDs gives the first of the shared projects.
func (t *Tie) ProjectIDs(first int) []network.ID { return t.projects[:min(first, len(t.projects))] }

// Siblings gives the ties of the whole answer, and what it reads together.
func (t *Tie) Siblings() (*query.CoParticipation, *Level) { return t.answer, t.level }

// Edges gives the ties with their cursors.
func (c *CoParticipationConnection) Edges() []*TieEdge {
	return pointers(len(c.Nodes), func(i int) TieEdge {
		return TieEdge{c.Nodes[i], c.answer.Listing, c.answer.Items[i].Position}
	})
}

// PageInfo tells which part of the list the connection is.
func (c *CoParticipationConnection) PageInfo() *query.PageInfo { return c.answer.PageInfo() }

// TotalCount counts all ties.
func (c *CoParticipationConnection) TotalCount() int { return c.answer.Ties }

// Organisations counts the organisations of the sub-network.
func (c *CoParticipationConnection) Organisations() int { return c.answer.Organisations }

// DataVersion gives the version of the data that the answer is of.
func (c *CoParticipationConnection) DataVersion() int { return version(c.answer.Version) }

// CentralityConnection is a part of a list of organisations by a metric.
type CentralityConnection struct {
	Nodes  []*Organisation
	answer *query.Centrality
}

// CentralityEdge is one organisation in such a list.
type CentralityEdge struct {
	query.Standing
	Node     *Organisation
	listing  query.Listing
	position network.Position
}

// Cursor gives the edge's place in the order of its list.
func (e *CentralityEdge) Cursor() string { return e.listing.Cursor(e.position) }

// NewCentralityConnection makes the connection of an answer.
func NewCentralityConnection(answer *query.Centrality) *CentralityConnection {
	level := newLevel()
	connection := &CentralityConnection{answer: answer, Nodes: make([]*Organisation, len(answer.Items))}
	for i, item := range answer.Items {
		connection.Nodes[i], _ = wrap(item.Node.Organisation, level).(*Organisation)
	}
	return connection
}

// Edges gives the organisations with their values.
func (c *CentralityConnection) Edges() []*CentralityEdge {
	return pointers(len(c.Nodes), func(i int) CentralityEdge {
		item := c.answer.Items[i]
		return CentralityEdge{item.Node, c.Nodes[i], c.answer.Listing, item.Position}
	})
}

// Standings gives where organisations stand in the whole list, in the order of their ids; nil for those without a part in the sub-network.
func (c *CentralityConnection) Standings(ctx context.Context, ids []network.ID) ([]*CentralityEdge, error) {
	found, err := c.answer.Standings(ctx, ids)
	level := newLevel()
	return inOrderOf(ids, found, func(item network.Item[query.Standing]) *CentralityEdge {
		node, _ := wrap(item.Node.Organisation, level).(*Organisation)
		return &CentralityEdge{item.Node, node, c.answer.Listing, item.Position}
	}), err
}

// inOrderOf gives what is made of what was found for each id, nil where nothing was.
func inOrderOf[T, E any](ids []network.ID, found map[network.ID]T, of func(T) *E) []*E {
	list := make([]*E, len(ids))
	for i, id := range ids {
		if item, there := found[id]; there {
			list[i] = of(item)
		}
	}
	return list
}

// PageInfo tells which part of the list the connection is.
func (c *CentralityConnection) PageInfo() *query.PageInfo { return c.answer.PageInfo() }

// TotalCount counts the organisations of the sub-network.
func (c *CentralityConnection) TotalCount() int { return c.answer.Organisations }

// Sampling tells how exact the values are; nil where they are.
func (c *CentralityConnection) Sampling() *query.Sampling { return c.answer.Sampling }

// DataVersion gives the version of the data that the answer is of.
func (c *CentralityConnection) DataVersion() int { return version(c.answer.Version) }

// NetworkStatistics describes a sub-network.
type NetworkStatistics struct{ *query.Statistics }

// Organisations counts the organisations that take part.
func (s *NetworkStatistics) Organisations() int { return s.Nodes }

// LargestComponent counts the organisations of the largest component.
func (s *NetworkStatistics) LargestComponent() int { return s.Largest }

// Diameter gives what is known of the greatest distance.
func (s *NetworkStatistics) Diameter() *Diameter {
	return &Diameter{int(s.Statistics.Diameter.Lower), int(s.Statistics.Diameter.Upper)}
}

// MostPartners gives the greatest number of partners.
func (s *NetworkStatistics) MostPartners() int { return max(0, len(s.Degrees)-1) }

// DegreeDistribution counts organisations by their number of partners.
func (s *NetworkStatistics) DegreeDistribution(first int) ([]query.DegreeCount, error) {
	return s.Distribution(first)
}

// DataVersion gives the version of the data that the answer is of.
func (s *NetworkStatistics) DataVersion() int { return version(s.Version) }

// Diameter is what is known of the greatest distance in a network.
type Diameter struct{ Least, Most int }

func version(v uint64) int { return int(v) } // counts batches
