package model

import (
	"github.com/govalues/decimal"

	"verkosto/internal/network"
	"verkosto/internal/query"
)

// Paths are the shortest paths between two organisations.
type Paths struct {
	Paths   []*Path
	version uint64
}

// DataVersion gives the version of the data that the answer is of.
func (p *Paths) DataVersion() int { return version(p.version) }

// Path is one of them.
type Path struct {
	Nodes []Node
	Steps []*PathStep
}

// Length gives the number of links.
func (p *Path) Length() int { return len(p.Steps) }

// PathStep is an organisation in a project.
type PathStep struct {
	Organisation   *Organisation
	Project        *Project
	Participations []*Participation
}

// NewPaths makes the paths that were found. All that is on them is one level.
func NewPaths(found network.Paths) *Paths {
	level := newLevel()
	paths := &Paths{version: found.Version, Paths: make([]*Path, len(found.Paths))}
	for i, path := range found.Paths {
		on := new(Path)
		for _, node := range path.Nodes {
			on.Nodes = append(on.Nodes, wrap(node, level))
		}
		for at, participations := range path.Participations {
			on.Steps = append(on.Steps, newPathStep(on.Nodes[at:at+2], participations, level))
		}
		paths.Paths[i] = on
	}
	return paths
}

func newPathStep(ends []Node, participations []*network.Participation, level *Level) *PathStep {
	step := new(PathStep)
	for _, end := range ends {
		switch n := end.(type) {
		case *Organisation:
			step.Organisation = n
		case *Project:
			step.Project = n
		}
	}
	for _, participation := range participations {
		if joining, is := wrap(participation, level).(*Participation); is {
			step.Participations = append(step.Participations, joining)
		}
	}
	return step
}

// JointPartnerConnection is a part of the list of partners of organisations that are taken as one.
type JointPartnerConnection struct {
	Nodes []*Organisation
	found query.JointPartners
	ask   SharedProjects
}

// SharedProjects says of which organisations, and by which filter, projects are shared with the partners on a level.
type SharedProjects struct {
	Of       []network.ID
	Projects *network.ProjectFilter
	Partners *Level
}

// JointPartnerEdge is one partner, and what is shared with it.
type JointPartnerEdge struct {
	Node           *Organisation
	SharedProjects int
	Granted        *decimal.Decimal
	FirstStart     network.Date
	LastEnd        network.Date
	Roles          []network.Role
	OwnRoles       []network.Role
	listing        query.Listing
	position       network.Position
	ask            *SharedProjects
}

// NewJointPartnerConnection makes the connection of a page. Its partners are one level.
func NewJointPartnerConnection(found query.JointPartners, of []network.ID, projects *network.ProjectFilter) *JointPartnerConnection {
	level := newLevel()
	connection := &JointPartnerConnection{
		found: found, ask: SharedProjects{of, projects, level}, Nodes: make([]*Organisation, len(found.Items)),
	}
	for i, item := range found.Items {
		connection.Nodes[i], _ = wrap(item.Node.Organisation, level).(*Organisation)
	}
	return connection
}

// Edges gives the partners with what is shared with them.
func (c *JointPartnerConnection) Edges() []*JointPartnerEdge {
	return pointers(len(c.Nodes), func(i int) JointPartnerEdge {
		item := c.found.Items[i]
		return JointPartnerEdge{
			Node: c.Nodes[i], SharedProjects: item.Node.Shared, Granted: item.Node.Granted,
			FirstStart: item.Node.FirstStart, LastEnd: item.Node.LastEnd, Roles: item.Node.Roles, OwnRoles: item.Node.OwnRoles,
			listing: c.found.Listing, position: item.Position, ask: &c.ask,
		}
	})
}

// PageInfo tells which part of the list the connection is.
func (c *JointPartnerConnection) PageInfo() *query.PageInfo { return c.found.PageInfo() }

// DataVersion gives the version of the data that the answer is of.
func (c *JointPartnerConnection) DataVersion() int { return version(c.found.Version) }

// Cursor gives the edge's place in the order of its list.
func (e *JointPartnerEdge) Cursor() string { return e.listing.Cursor(e.position) }

// Shared says how to ask for the projects that are shared with the partners on the edge's level.
func (e *JointPartnerEdge) Shared() *SharedProjects { return e.ask }

// SharedProjectConnection is a part of the list of projects that are shared with a partner.
type SharedProjectConnection struct{ *Connection[*Project] }

// NewSharedProjectConnections makes the connections of all partners on a level.
func NewSharedProjectConnections(lists map[network.ID]query.List[network.Node]) map[network.ID]*SharedProjectConnection {
	connections := make(map[network.ID]*SharedProjectConnection, len(lists))
	for id, connection := range NewConnections[*Project](nil, network.Selection{}, lists) {
		connections[id] = &SharedProjectConnection{connection}
	}
	return connections
}
