package model

import (
	"verkosto/internal/network"
	"verkosto/internal/query"
)

// Network is a network to be drawn.
type Network struct {
	Nodes     []*NetworkNode
	Edges     []network.Edge
	Truncated *Truncation
}

// NetworkNode is a node of a drawn network.
type NetworkNode struct {
	Node   Node
	Depth  int
	Degree int
	label  string
}

// ID gives the id of the node.
func (n *NetworkNode) ID() network.ID { return n.Node.NodeID() }

// Kind gives the kind of the node.
func (n *NetworkNode) Kind() network.Kind { return n.Node.NodeID().Kind() }

// Label gives what to write on the node.
func (n *NetworkNode) Label() string { return n.label }

// TruncationReason says why an answer is not whole.
type TruncationReason string

// NodeLimit says that there are more nodes than were asked for.
const NodeLimit TruncationReason = "NODE_LIMIT"

// Truncation says that an answer is not whole.
type Truncation struct {
	Reason  TruncationReason
	Omitted int
}

// NewNetwork makes the network of a drawing. All its nodes are one level.
func NewNetwork(drawing query.Drawing) *Network {
	level := newLevel()
	drawn := &Network{Edges: drawing.Edges, Nodes: pointers(len(drawing.Nodes), func(i int) NetworkNode {
		node := drawing.Nodes[i]
		return NetworkNode{wrap(node.Node, level), node.Depth, node.Degree, query.Label(node.Node)}
	})}
	if drawing.Omitted > 0 {
		drawn.Truncated = &Truncation{NodeLimit, drawing.Omitted}
	}
	return drawn
}
