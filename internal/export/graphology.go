package export

// graphology writes the JSON of graphology (https://graphology.github.io/serialization.html),
// which Sigma.js draws.
type graphology struct {
	*output
	undirected bool
	first      bool
	inEdges    bool
}

func newGraphology(o *output) encoder { return &graphology{output: o, first: true} }

func (g *graphology) begin(head *Head) error {
	direction := "directed"
	if g.undirected = head.Request.Projection != ProjectionNone; g.undirected {
		direction = "undirected"
	}
	g.text(`{"options":{"type":"`, direction, `","multi":true,"allowSelfLoops":true},"attributes":{"name":"network",`)
	g.remarks(head)
	g.text(`},"nodes":[`)
	return nil
}

func (g *graphology) node(n *Node) error {
	g.separate(&g.first)
	g.text("{")
	g.member("key", string(n.ID))
	g.text(`,"attributes":{`)
	g.member("label", n.Label)
	g.members(nodeAttributes[:], n.values[:])
	g.text("}}")
	return g.wrote()
}

func (g *graphology) edge(e *Edge) error {
	if !g.inEdges {
		g.toEdges()
	}
	g.separate(&g.first)
	g.text("{")
	g.member("key", e.ID)
	g.text(",")
	g.member("source", string(e.Source))
	g.text(",")
	g.member("target", string(e.Target))
	if g.undirected {
		g.text(`,"undirected":true`)
	}
	g.text(`,"attributes":{`)
	g.member(edgeAttributes[edgeKind].Name, e.values[edgeKind])
	g.members(edgeAttributes[edgeKind+1:], e.values[edgeKind+1:])
	g.text("}}")
	return g.wrote()
}

func (g *graphology) toEdges() {
	g.inEdges, g.first = true, true
	g.text("\n],\"edges\":[")
}

func (g *graphology) end() error {
	if !g.inEdges {
		g.toEdges()
	}
	g.text("\n]}\n")
	return nil
}
