package export

import "verkosto/internal/network"

// Node is a node of the drawn network, ready to be written.
type Node struct {
	ID     network.ID
	Label  string
	values [nodeValues]string
}

// nodeOf draws a node.
func nodeOf(node network.Node) Node {
	id := node.NodeID()
	drawn := Node{ID: id, Label: network.Label(node)}
	v := &drawn.values
	v[nodeKind] = string(id.Kind())
	switch n := node.(type) {
	case *network.Project:
		drawn.project(n)
	case *network.Organisation:
		drawn.organisation(n)
	case *network.Municipality:
		drawn.named(n.Names)
		drawn.located(n.Location)
		v[nodeCode] = n.Code
	case *network.SubRegion:
		drawn.named(n.Names)
		v[nodeCode] = n.Code
	case *network.Region:
		drawn.named(n.Names)
		v[nodeCode], v[nodeNUTS] = n.Code, n.NUTS
	case *network.Fund:
		drawn.named(n.Names)
		v[nodeCode], v[nodePeriod], v[nodeProgramme] = n.Code, n.Period, n.Programme
	case *network.Person:
		v[nodeName], v[nodeTitle] = n.Name, n.Title
		v[nodeEmail], v[nodePhone] = n.Email, n.Phone
	}
	return drawn
}

func (n *Node) project(p *network.Project) {
	n.named(p.Names)
	v := &n.values
	v[nodeCode], v[nodePeriod] = p.Code, p.Period
	v[nodeStatus], v[nodeProgramme] = string(p.Status), p.Programme
	v[nodePriorityAxis], v[nodeObjective], v[nodeScheme] = p.PriorityAxis, p.SpecificObjective, p.FundingScheme
	v[nodeStart], v[nodeEnd], v[nodeSigned] = firstDay(p.Start), lastDay(p.End), firstDay(p.Signed)
	v[nodeTotalCost] = amount(p.TotalCost)
	v[nodeWebsite], v[nodeDOI] = p.Website, p.DOI
}

func (n *Node) organisation(o *network.Organisation) {
	n.named(o.Names)
	n.located(o.Location)
	v := &n.values
	v[nodeType], v[nodeSME] = string(o.Type), boolean(o.SME)
	v[nodeBusinessID], v[nodePIC] = string(o.BusinessID), o.PIC
	v[nodeCountry], v[nodeNUTS], v[nodeMunicipality] = o.Country, o.NUTS, string(o.Municipality)
	v[nodeWebsite] = o.Website
}

func (n *Node) named(names network.Names) {
	n.values[nodeName] = names.Any()
	n.values[nodeNameFi], n.values[nodeNameSv], n.values[nodeNameEn] = names.Fi, names.Sv, names.En
}

func (n *Node) located(at *network.Coordinates) {
	if at != nil {
		n.values[nodeLatitude], n.values[nodeLongitude] = degrees(at.Latitude), degrees(at.Longitude)
	}
}
