package export

// cytoscape writes the JSON of Cytoscape.js (https://js.cytoscape.org/#notation/elements-json),
// which Cytoscape reads too (.cyjs).
type cytoscape struct {
	*output
	first   bool
	inEdges bool
}

func newCytoscape(o *output) encoder { return &cytoscape{output: o, first: true} }

func (c *cytoscape) begin(head *Head) error {
	c.text(`{"format_version":"1.0","generated_by":"verkosto","data":{"name":"network",`)
	c.remarks(head)
	c.text(`},"elements":{"nodes":[`)
	return nil
}

func (c *cytoscape) node(n *Node) error {
	c.separate(&c.first)
	c.text(`{"data":{`)
	c.member("id", string(n.ID))
	c.text(",")
	c.member("label", n.Label)
	c.members(nodeAttributes[:], n.values[:])
	c.text("}}")
	return c.wrote()
}

func (c *cytoscape) edge(e *Edge) error {
	if !c.inEdges {
		c.toEdges()
	}
	c.separate(&c.first)
	c.text(`{"data":{`)
	c.member("id", e.ID)
	c.text(",")
	c.member("source", string(e.Source))
	c.text(",")
	c.member("target", string(e.Target))
	c.members(edgeAttributes[:], e.values[:])
	c.text("}}")
	return c.wrote()
}

func (c *cytoscape) toEdges() {
	c.inEdges, c.first = true, true
	c.text("\n],\"edges\":[")
}

func (c *cytoscape) end() error {
	if !c.inEdges {
		c.toEdges()
	}
	c.text("\n]}}\n")
	return nil
}
