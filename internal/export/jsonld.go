package export

import (
	"strings"

	"verkosto/internal/network"
)

// jsonLD writes JSON-LD in the vocabulary of schema.org, with terms of its own
// (urn:verkosto:term:…) for what schema.org has no word for. Ids become IRIs
// (urn:verkosto:…). It refers to no document on the web.
type jsonLD struct{ *output }

func newJSONLD(o *output) encoder { return jsonLD{o} }

// The beginnings of IRIs.
const (
	nodeIRI = "urn:verkosto:"
	termIRI = "urn:verkosto:term:"
)

// schemaTypes are the types of nodes.
var schemaTypes = map[string]string{
	string(network.KindProject): "Project", string(network.KindOrganisation): "Organization",
	string(network.KindMunicipality): "AdministrativeArea", string(network.KindSubRegion): "AdministrativeArea",
	string(network.KindRegion): "AdministrativeArea", string(network.KindFund): "FundingScheme",
	string(network.KindPerson): "Person",
}

// shape is how a value is written.
type shape int

const (
	asText  shape = iota
	asDay         // a date of XML Schema
	asEuros       // an amount of money
	asNode        // a node, by id
	asTruth       // a boolean
)

// property is what schema.org calls an attribute, and its shape.
type property struct {
	name  string
	shape shape
}

// nodeProperties are the properties of nodes, by attribute. Names, identifiers and coordinates
// are written in their own ways.
var nodeProperties = map[int]property{
	nodeKind:         {"verkosto:kind", asText},
	nodePeriod:       {"verkosto:period", asText},
	nodeStatus:       {"verkosto:status", asText},
	nodeProgramme:    {"verkosto:programme", asText},
	nodePriorityAxis: {"verkosto:priorityAxis", asText},
	nodeObjective:    {"verkosto:specificObjective", asText},
	nodeScheme:       {"verkosto:fundingScheme", asText},
	nodeStart:        {"foundingDate", asDay},
	nodeEnd:          {"dissolutionDate", asDay},
	nodeSigned:       {"verkosto:signed", asDay},
	nodeTotalCost:    {"verkosto:totalCost", asEuros},
	nodeType:         {"additionalType", asText},
	nodeSME:          {"verkosto:sme", asTruth},
	nodeCountry:      {"verkosto:country", asText},
	nodeMunicipality: {"verkosto:municipality", asNode},
	nodeWebsite:      {"url", asText},
	nodeTitle:        {"jobTitle", asText},
	nodeEmail:        {"email", asText},
	nodePhone:        {"telephone", asText},
}

func (j jsonLD) begin(head *Head) error {
	j.text(`{"@context":{"@vocab":"https://schema.org/","verkosto":"`, termIRI, `","xsd":"http://www.w3.org/2001/XMLSchema#"},"@graph":[`, "\n")
	j.text(`{"@id":"`, nodeIRI, `network","@type":"Dataset"`)
	for _, remark := range head.remarks() {
		switch remark.name {
		case "generator":
			j.named("name", "A network of projects, exported by "+remark.text)
		case "dataVersion":
			j.named("version", remark.text)
		case "readAt":
			j.value(property{"dateModified", asDay}, remark.text)
		case "licence":
			j.named("license", remark.text)
		default:
			j.named("verkosto:"+remark.name, remark.text)
		}
	}
	j.text("}")
	return nil
}

func (j jsonLD) node(n *Node) error {
	j.object(string(n.ID), schemaTypes[n.values[nodeKind]])
	j.names(n)
	j.identifiers(n)
	for i, value := range n.values {
		if p, is := nodeProperties[i]; is {
			j.value(p, value)
		}
	}
	if latitude := n.values[nodeLatitude]; latitude != "" {
		j.text(`,"location":{"@type":"Place","geo":{"@type":"GeoCoordinates","latitude":`, latitude,
			`,"longitude":`, n.values[nodeLongitude], `}}`)
	}
	j.text("}")
	return j.wrote()
}

// names writes the label, and the name in each language or, where it is in none, as it is.
func (j jsonLD) names(n *Node) {
	j.text(`,"http://www.w3.org/2000/01/rdf-schema#label":`)
	j.quoted(n.Label)
	separator := `,"name":[`
	for i, language := range [...]string{"fi", "sv", "en"} {
		if name := n.values[nodeNameFi+i]; name != "" {
			j.text(separator, `{"@language":"`, language, `",`)
			j.member("@value", name)
			j.text("}")
			separator = ","
		}
	}
	switch {
	case separator == ",":
		j.text("]")
	case n.values[nodeName] != "":
		j.named("name", n.values[nodeName])
	}
}

// identifiers writes all that identifies a node elsewhere.
func (j jsonLD) identifiers(n *Node) {
	separator := `,"identifier":[`
	for _, i := range [...]int{nodeCode, nodeBusinessID, nodePIC, nodeNUTS, nodeDOI} {
		if value := n.values[i]; value != "" {
			j.text(separator, `{"@type":"PropertyValue","propertyID":"`, nodeAttributes[i].Name, `",`)
			j.member("value", value)
			j.text("}")
			separator = ","
		}
	}
	if separator == "," {
		j.text("]")
	}
}

// linkProperties are the properties of edges that stand for links.
var linkProperties = map[network.EdgeKind]string{
	network.EdgeTarget:     "areaServed",
	network.EdgeUnder:      "funder",
	network.EdgeBasedIn:    "location",
	network.EdgeUnitOf:     "parentOrganization",
	network.EdgeWorksFor:   "worksFor",
	network.EdgePartOf:     "containedInPlace",
	network.EdgeMergedInto: "verkosto:mergedInto",
}

// edge writes an edge: of a link the property, of a participation or contact a role between the
// project and who has it, of a funding a grant.
func (j jsonLD) edge(e *Edge) error {
	switch kind := e.kind(); kind {
	case network.EdgeParticipation, network.EdgeContact:
		j.role(e)
	case network.EdgeFunding:
		j.grant(e)
	case edgePartners:
		j.object(e.ID, "verkosto:Partnership")
		j.text(`,"verkosto:partner":[{`)
		j.iri(string(e.Source))
		j.text("},{")
		j.iri(string(e.Target))
		j.text(`}],"verkosto:weight":`, e.values[edgeWeight], "}")
	default:
		j.object(string(e.Source), "")
		j.value(property{linkProperties[kind], asNode}, string(e.Target))
		j.text("}")
	}
	return j.wrote()
}

func (j jsonLD) role(e *Edge) {
	j.object(string(e.Target), "")
	j.text(`,"member":{`)
	j.iri(e.ID)
	j.text(`,"@type":"OrganizationRole"`)
	v := &e.values
	name := v[edgeRole]
	if name == "" {
		name = v[edgeKind]
	}
	j.named("roleName", name)
	j.value(property{"member", asNode}, string(e.Source))
	j.value(property{"startDate", asDay}, v[edgeStart])
	j.value(property{"endDate", asDay}, v[edgeEnd])
	j.value(property{"verkosto:number", asText}, v[edgeNumber])
	j.value(property{"verkosto:granted", asEuros}, v[edgeAmount])
	j.value(property{"verkosto:netGranted", asEuros}, v[edgeNetGranted])
	j.value(property{"verkosto:totalCost", asEuros}, v[edgeTotalCost])
	j.value(property{"verkosto:ended", asTruth}, v[edgeEnded])
	j.text("}}")
}

func (j jsonLD) grant(e *Edge) {
	j.object(e.ID, "MonetaryGrant")
	v := &e.values
	j.value(property{"funder", asNode}, string(e.Source))
	j.value(property{"fundedItem", asNode}, string(e.Target))
	j.value(property{"amount", asEuros}, v[edgeAmount])
	j.value(property{"verkosto:realised", asEuros}, v[edgeRealised])
	j.value(property{"verkosto:plannedPublic", asEuros}, v[edgePlannedPublic])
	j.value(property{"verkosto:realisedPublic", asEuros}, v[edgeRealisedPublic])
	j.value(property{"verkosto:asOf", asDay}, v[edgeAsOf])
	j.text("}")
}

// object begins an object of the graph.
func (j jsonLD) object(id, kind string) {
	j.text(",\n{")
	j.iri(id)
	if kind != "" {
		j.text(`,"@type":"`, kind, `"`)
	}
}

func (j jsonLD) named(name, text string) {
	if text != "" {
		j.text(",")
		j.member(name, text)
	}
}

// value writes a property in its shape, if it is there.
func (j jsonLD) value(p property, value string) {
	if value == "" {
		return
	}
	switch p.shape {
	case asText:
		j.named(p.name, value)
	case asDay:
		j.text(`,"`, p.name, `":{"@type":"xsd:date","@value":"`, value, `"}`)
	case asEuros:
		j.text(`,"`, p.name, `":{"@type":"MonetaryAmount","currency":"EUR","value":{"@type":"xsd:decimal","@value":"`, value, `"}}`)
	case asNode:
		j.text(`,"`, p.name, `":{`)
		j.iri(value)
		j.text("}")
	case asTruth:
		j.text(`,"`, p.name, `":`, value)
	}
}

const hexDigits = "0123456789ABCDEF"

// iri writes an id as an IRI. Bytes that IRIs can't hold are escaped.
func (j jsonLD) iri(id string) {
	j.text(`"@id":"`, nodeIRI)
	for i := range len(id) {
		c := id[i]
		if c <= ' ' || c >= 0x7F || strings.IndexByte("<>\"{}|\\^`", c) >= 0 {
			j.buf = append(j.buf, '%', hexDigits[c>>4], hexDigits[c&15])
		} else {
			j.buf = append(j.buf, c)
		}
	}
	j.text(`"`)
}

func (j jsonLD) end() error {
	j.text("\n]}\n")
	return nil
}
