package export

import (
	"cmp"
	"strconv"
)

// gexf writes GEXF 1.3 (https://gexf.net/schema.html), which Gephi reads. Times are spells.
type gexf struct {
	*output
	inEdges bool
}

func newGEXF(o *output) encoder { return &gexf{output: o} }

func (g *gexf) begin(head *Head) error {
	g.text(`<?xml version="1.0" encoding="UTF-8"?>`, "\n",
		`<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`,
		` xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">`, "\n<meta")
	if head.ReadAt != "" {
		g.attribute("lastmodifieddate", string(head.ReadAt))
	}
	g.text("><creator>Verkosto</creator><description>")
	g.markup(head.description())
	g.text("</description></meta>\n<graph")
	direction := "directed"
	if head.Request.Projection != ProjectionNone {
		direction = "undirected"
	}
	g.attribute("defaultedgetype", direction)
	g.text(` mode="dynamic" timeformat="date" timerepresentation="interval">`, "\n")
	g.declare("node", nodeAttributes[:])
	g.declare("edge", edgeAttributes[:])
	g.text("<nodes>\n")
	return nil
}

func (g *gexf) declare(class string, attributes []Attribute) {
	g.text(`<attributes class="`, class, `" mode="static">`, "\n")
	for i, attribute := range attributes {
		if class == "edge" && i == edgeWeight {
			continue // which GEXF has itself
		}
		g.text(`<attribute id="`, strconv.Itoa(i), `" title="`, attribute.Name, `" type="`, xmlTypes[attribute.Type], "\"/>\n")
	}
	g.text("</attributes>\n")
}

func (g *gexf) node(n *Node) error {
	g.text("<node")
	g.attribute("id", string(n.ID))
	g.attribute("label", n.Label)
	g.text(">")
	g.values(n.values[:])
	g.spell(n.values[nodeStart], n.values[nodeEnd])
	g.text("</node>\n")
	return g.wrote()
}

func (g *gexf) edge(e *Edge) error {
	if !g.inEdges {
		g.toEdges()
	}
	g.text("<edge")
	g.attribute("id", e.ID)
	g.attribute("source", string(e.Source))
	g.attribute("target", string(e.Target))
	g.attribute("kind", e.values[edgeKind])
	g.attribute("weight", cmp.Or(e.values[edgeWeight], "1"))
	g.text(">")
	g.values(e.values[:edgeWeight])
	g.spell(e.values[edgeStart], e.values[edgeEnd])
	g.text("</edge>\n")
	return g.wrote()
}

func (g *gexf) values(values []string) {
	g.text("<attvalues>")
	for i, value := range values {
		if value != "" {
			g.text(`<attvalue for="`, strconv.Itoa(i), `"`)
			g.attribute("value", value)
			g.text("/>")
		}
	}
	g.text("</attvalues>")
}

// spell writes the time from start to end, of which one may be open. What ends before it
// starts has no time.
func (g *gexf) spell(start, end string) {
	if start == "" && end == "" || start != "" && end != "" && end < start {
		return
	}
	g.text("<spells><spell")
	if start != "" {
		g.attribute("start", start)
	}
	if end != "" {
		g.attribute("end", end)
	}
	g.text("/></spells>")
}

func (g *gexf) toEdges() {
	g.inEdges = true
	g.text("</nodes>\n<edges>\n")
}

func (g *gexf) end() error {
	if !g.inEdges {
		g.toEdges()
	}
	g.text("</edges>\n</graph>\n</gexf>\n")
	return nil
}
