// Package model holds what the GraphQL schema calls by name and the domain does not
// have: nodes that know the level they were reached on, connections, the drawn network,
// and the scalars.
package model

import (
	"cmp"

	"verkosto/internal/network"
)

// Node is any node of the network as the API gives it.
type Node interface {
	// NodeID gives the id.
	NodeID() network.ID
	// Level gives the level that the node was reached on.
	Level() *Level
	// Domain gives the node as the domain has it.
	Domain() network.Node
	IsNode()
}

// Place is a municipality, sub-region or region.
type Place interface {
	Node
	IsPlace()
}

// Funder is a fund or an organisation.
type Funder interface {
	Node
	IsFunder()
}

// onLevel is the part of a node that knows its level.
type onLevel struct {
	level *Level
	node  network.Node
}

// Level gives the level that the node was reached on.
func (o onLevel) Level() *Level { return o.level }

// Domain gives the node as the domain has it.
func (o onLevel) Domain() network.Node { return o.node }

// IsNode marks the types that implement Node in the schema.
func (onLevel) IsNode() {}

// The nodes of the schema: those of the domain, each on its level.
type (
	// Project is a project on its level.
	Project struct {
		*network.Project
		onLevel
	}
	// Organisation is an organisation on its level.
	Organisation struct {
		*network.Organisation
		onLevel
	}
	// Municipality is a municipality on its level.
	Municipality struct {
		*network.Municipality
		onLevel
	}
	// SubRegion is a sub-region on its level.
	SubRegion struct {
		*network.SubRegion
		onLevel
	}
	// Region is a region on its level.
	Region struct {
		*network.Region
		onLevel
	}
	// Fund is a fund on its level.
	Fund struct {
		*network.Fund
		onLevel
	}
	// Person is a person on its level.
	Person struct {
		*network.Person
		onLevel
	}
	// Participation is a participation on its level.
	Participation struct {
		*network.Participation
		onLevel
	}
	// Funding is a funding on its level.
	Funding struct {
		*network.Funding
		onLevel
	}
	// Source is a source on its level.
	Source struct {
		*network.Source
		onLevel
	}
)

// IsPlace marks the types that implement Place in the schema.
func (*Municipality) IsPlace() {}

// IsPlace marks the types that implement Place in the schema.
func (*SubRegion) IsPlace() {}

// IsPlace marks the types that implement Place in the schema.
func (*Region) IsPlace() {}

// IsFunder marks the types that implement Funder in the schema.
func (*Fund) IsFunder() {}

// IsFunder marks the types that implement Funder in the schema.
func (*Organisation) IsFunder() {}

// wrap puts a node on a level. The domain's nodes are a closed set.
func wrap(node network.Node, level *Level) Node {
	level.add(node)
	on := onLevel{level, node}
	switch n := node.(type) {
	case *network.Project:
		return &Project{n, on}
	case *network.Organisation:
		return &Organisation{n, on}
	case *network.Municipality:
		return &Municipality{n, on}
	case *network.SubRegion:
		return &SubRegion{n, on}
	case *network.Region:
		return &Region{n, on}
	case *network.Fund:
		return &Fund{n, on}
	case *network.Person:
		return &Person{n, on}
	case *network.Participation:
		return &Participation{n, on}
	case *network.Funding:
		return &Funding{n, on}
	case *network.Source:
		return &Source{n, on}
	case *network.Match:
		return &Match{n, on}
	case *network.Annotation:
		return &Annotation{n, on}
	}
	panic("graph: no such node type")
}

// NewNodes puts nodes on a level of their own. A nil among them stays nil.
func NewNodes(nodes []network.Node) []Node {
	level := newLevel()
	wrapped := make([]Node, len(nodes))
	for i, node := range nodes {
		if node != nil {
			wrapped[i] = wrap(node, level)
		}
	}
	return wrapped
}

// NewNodesByID puts nodes on a level of their own, by id, as the type that the schema has in their
// place.
func NewNodesByID[E any](nodes map[network.ID]network.Node) map[network.ID]E {
	level := newLevel()
	wrapped := make(map[network.ID]E, len(nodes))
	for id, node := range nodes {
		if element, fits := wrap(node, level).(E); fits {
			wrapped[id] = element
		}
	}
	return wrapped
}

// stated gives nil for a number of which 0 means that none is stated.
func stated(number int) *int {
	if number == 0 {
		return nil
	}
	return &number
}

// address gives nil for an address that is not stated.
func address(stated network.Address) *network.Address {
	if stated == (network.Address{}) {
		return nil
	}
	return &stated
}

// Name gives the name, or the code of a project without one.
func (p *Project) Name() string { return cmp.Or(p.Project.Name(), p.Code, p.ID.Key()) }

// Name gives the name, or the key of an organisation without one.
func (o *Organisation) Name() string { return cmp.Or(o.Organisation.Name(), o.ID.Key()) }

// Name gives the name, or the code of a fund without one.
func (f *Fund) Name() string { return cmp.Or(f.Fund.Name(), f.Code, f.ID.Key()) }

// Name gives the name, or the code of a municipality without one.
func (m *Municipality) Name() string { return cmp.Or(m.Municipality.Name(), m.ID.Key()) }

// Name gives the name, or the code of a sub-region without one.
func (s *SubRegion) Name() string { return cmp.Or(s.SubRegion.Name(), s.ID.Key()) }

// Name gives the name, or the code of a region without one.
func (r *Region) Name() string { return cmp.Or(r.Region.Name(), r.ID.Key()) }

// Site gives nil where none is stated.
func (p *Project) Site() *network.Address { return address(p.Project.Site) }

// Address gives nil where none is stated.
func (o *Organisation) Address() *network.Address { return address(o.Organisation.Address) }

// FirstYear gives nil where none is stated.
func (m *Municipality) FirstYear() *int { return stated(m.Municipality.FirstYear) }

// LastYear gives nil where none is stated.
func (m *Municipality) LastYear() *int { return stated(m.Municipality.LastYear) }

// MergedYear gives nil where none is stated.
func (m *Municipality) MergedYear() *int { return stated(m.Municipality.MergedYear) }

// Number gives nil where none is stated.
func (p *Participation) Number() *int { return stated(p.Participation.Number) }
