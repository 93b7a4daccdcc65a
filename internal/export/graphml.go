package export

import "strconv"

// graphML writes GraphML (http://graphml.graphdrawing.org/specification.html).
type graphML struct{ *output }

func newGraphML(o *output) encoder { return graphML{o} }

func (g graphML) begin(head *Head) error {
	g.text(`<?xml version="1.0" encoding="UTF-8"?>`, "\n",
		`<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`,
		` xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">`, "\n")
	remarks := head.remarks()
	for i, remark := range remarks {
		g.key("g", i, "graph", Attribute{Name: remark.name})
	}
	g.key("l", 0, "node", Attribute{Name: "label"})
	for i, attribute := range nodeAttributes[:] {
		g.key("n", i, "node", attribute)
	}
	for i, attribute := range edgeAttributes[:] {
		g.key("e", i, "edge", attribute)
	}
	direction := "directed"
	if head.Request.Projection != ProjectionNone {
		direction = "undirected"
	}
	g.text(`<graph id="network" edgedefault="`, direction, `">`, "\n")
	for i, remark := range remarks {
		g.data("g", i, remark.text)
	}
	g.text("\n")
	return nil
}

func (g graphML) key(prefix string, number int, class string, attribute Attribute) {
	g.text(`<key id="`, prefix, strconv.Itoa(number), `" for="`, class, `" attr.name="`, attribute.Name,
		`" attr.type="`, xmlTypes[attribute.Type], "\"/>\n")
}

func (g graphML) data(prefix string, number int, value string) {
	if value != "" {
		g.text(`<data key="`, prefix, strconv.Itoa(number), `">`)
		g.markup(value)
		g.text("</data>")
	}
}

func (g graphML) node(n *Node) error {
	g.text("<node")
	g.attribute("id", string(n.ID))
	g.text(">")
	g.data("l", 0, n.Label)
	for i, value := range n.values {
		g.data("n", i, value)
	}
	g.text("</node>\n")
	return g.wrote()
}

func (g graphML) edge(e *Edge) error {
	g.text("<edge")
	g.attribute("id", e.ID)
	g.attribute("source", string(e.Source))
	g.attribute("target", string(e.Target))
	g.text(">")
	for i, value := range e.values {
		g.data("e", i, value)
	}
	g.text("</edge>\n")
	return g.wrote()
}

func (g graphML) end() error {
	g.text("</graph>\n</graphml>\n")
	return nil
}
