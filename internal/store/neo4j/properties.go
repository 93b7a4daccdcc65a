package neo4j

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/govalues/decimal"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"verkosto/internal/network"
	textual "verkosto/internal/text"
)

// labels are the labels of kinds.
var labels = map[network.Kind]string{
	network.KindProject:       "Project",
	network.KindOrganisation:  "Organisation",
	network.KindMunicipality:  "Municipality",
	network.KindSubRegion:     "SubRegion",
	network.KindRegion:        "Region",
	network.KindFund:          "Fund",
	network.KindPerson:        "Person",
	network.KindParticipation: "Participation",
	network.KindFunding:       "Funding",
	network.KindSource:        "Source",
	network.KindMatch:         "Match",
	network.KindAnnotation:    "Annotation",
	network.KindFunder:        "Funder",
}

// properties are those of a node in the database: its fields for people, its sort keys, its terms, and
// its body, the JSON from which it is read back. A field that is absent is there as nil, which takes
// the property away from a node that had it.
type properties struct {
	values map[string]any
	err    error
}

// propertiesOf gives the properties that a node has by itself. Those that come from other nodes
// are derived in the database.
func propertiesOf(node network.Node, body []byte) (map[string]any, error) {
	p := &properties{values: make(map[string]any, 40)}
	p.values["id"] = string(node.NodeID())
	p.values["body"] = string(body)
	switch n := node.(type) {
	case *network.Project:
		p.project(n)
	case *network.Organisation:
		p.organisation(n)
	case *network.Municipality:
		p.municipality(n)
	case *network.SubRegion:
		p.place(n.Code, n.Names)
	case *network.Region:
		p.place(n.Code, n.Names)
		p.text("nuts", n.NUTS)
	case *network.Fund:
		p.fund(n)
	case *network.Person:
		p.person(n)
	case *network.Participation:
		p.participation(n)
	case *network.Funding:
		p.funding(n)
	case *network.Source:
		p.source(n)
	case *network.Match:
		p.match(n)
	case *network.Annotation:
		p.annotation(n)
	}
	p.terms(node)
	return p.values, p.err
}

func (p *properties) text(name, value string) {
	if value == "" {
		p.values[name] = nil
		return
	}
	p.values[name] = value
}

// target keeps what an index finds the holders of a link by: not what can never be an id, which may be of any length.
func (p *properties) target(name string, id network.ID) {
	p.values[name] = nil
	if _, err := network.ParseID(string(id)); err == nil {
		p.values[name] = string(id)
	}
}

func (p *properties) number(name string, value int) {
	if value == 0 {
		p.values[name] = nil
		return
	}
	p.values[name] = int64(value)
}

func (p *properties) truth(name string, value *bool) {
	if value == nil {
		p.values[name] = nil
		return
	}
	p.values[name] = *value
}

func (p *properties) texts(name string, values []string) {
	if len(values) == 0 {
		p.values[name] = nil
		return
	}
	p.values[name] = values
}

// amount keeps an amount twice: exactly as stated, and in units to sum up.
func (p *properties) amount(name string, value *decimal.Decimal) {
	p.values[name], p.values[name+"Units"] = nil, nil
	if value == nil {
		return
	}
	count, err := units(*value)
	if err != nil && p.err == nil {
		p.err = fmt.Errorf("keep %s of %s: %w", name, p.values["id"], err)
	}
	p.values[name], p.values[name+"Units"] = value.String(), count
}

// sortGranted is the sort key of an amount of the node's own.
func (p *properties) sortGranted() {
	p.values["sortGranted"] = int64(noNumber)
	if count, stated := p.values["grantedUnits"].(int64); stated {
		p.values["sortGranted"] = count
	}
}

func (p *properties) location(point *network.Coordinates) {
	p.values["location"] = nil
	if point != nil {
		p.values["location"] = dbtype.Point2D{X: point.Longitude, Y: point.Latitude, SpatialRefId: 4326}
	}
}

func (p *properties) address(prefix string, address network.Address) {
	p.text(prefix+"Street", address.Street)
	p.text(prefix+"PostCode", address.PostCode)
	p.text(prefix+"City", address.City)
}

func (p *properties) names(names network.Names) {
	p.name(names.Any())
	p.text("nameFi", names.Fi)
	p.text("nameSv", names.Sv)
	p.text("nameEn", names.En)
}

// name keeps the caption and its sort key.
func (p *properties) name(name string) {
	p.text("name", name)
	p.values["sortName"] = noText
	if name != "" {
		p.values["sortName"] = textual.SortKey(name)
	}
}

func (p *properties) code(code string) {
	p.text("code", code)
	p.values["sortCode"] = sortKey(code)
}

// period keeps the days that a time covers, beside its ends as they are stated.
func (p *properties) period(start, end network.Date) {
	p.text("start", string(start))
	p.text("end", string(end))
	p.text("firstDay", string(start.First()))
	p.text("endDay", string(end.First()))
	p.text("lastDay", string(end.Last()))
}

func (p *properties) project(n *network.Project) {
	p.code(n.Code)
	p.names(n.Names)
	p.period(n.Start, n.End)
	p.values["sortStart"], p.values["sortEnd"] = sortKey(string(n.Start)), sortKey(string(n.End))
	p.text("signed", string(n.Signed))
	p.text("period", n.Period)
	p.target("fund", n.Fund)
	p.text("acronym", n.Acronym)
	p.text("summary", n.Summary)
	p.text("results", n.Results)
	p.text("programme", n.Programme)
	p.text("priorityAxis", n.PriorityAxis)
	p.text("specificObjective", n.SpecificObjective)
	p.text("legalBasis", n.LegalBasis)
	p.text("topic", n.Topic)
	p.text("call", n.Call)
	p.text("fundingScheme", n.FundingScheme)
	p.text("status", string(n.Status))
	p.text("statusStated", n.StatusStated)
	p.text("applicants", n.Applicants)
	p.text("targetGroup", n.TargetGroup)
	p.text("indirectGroup", n.IndirectGroup)
	p.address("site", n.Site)
	p.text("website", n.Website)
	p.text("doi", n.DOI)
	p.texts("keywords", n.Keywords)
	p.amount("totalCost", n.TotalCost)
}

func (p *properties) organisation(n *network.Organisation) {
	p.names(n.Names)
	aliases := make([]string, 0, len(n.Aliases))
	for _, alias := range n.Aliases {
		aliases = append(aliases, alias.Name)
	}
	p.texts("aliases", aliases)
	p.text("shortName", n.ShortName)
	p.text("businessId", string(n.BusinessID))
	p.values["sortCode"] = sortKey(string(n.BusinessID))
	p.text("businessIdStated", n.BusinessIDStated)
	p.text("vatNumber", n.VATNumber)
	p.text("pic", n.PIC)
	p.text("type", string(n.Type))
	p.text("typeStated", n.TypeStated)
	p.truth("sme", n.SME)
	p.text("website", n.Website)
	p.text("phone", n.Phone)
	p.address("address", n.Address)
	p.text("country", n.Country)
	p.text("nuts", n.NUTS)
	p.target("municipality", n.Municipality)
	p.target("parent", n.Parent)
	p.location(n.Location)
}

func (p *properties) place(code string, names network.Names) {
	p.code(code)
	p.names(names)
}

func (p *properties) municipality(n *network.Municipality) {
	p.place(n.Code, n.Names)
	p.location(n.Location)
	p.number("firstYear", n.FirstYear)
	p.number("lastYear", n.LastYear)
	p.number("mergedYear", n.MergedYear)
}

func (p *properties) fund(n *network.Fund) {
	p.place(n.Code, n.Names)
	if n.Names.Any() == "" {
		p.text("name", n.Code) // a caption
	}
	p.text("programme", n.Programme)
	p.text("period", n.Period)
}

func (p *properties) person(n *network.Person) {
	p.name(n.Name)
	p.text("title", n.Title)
	p.text("email", n.Email)
	p.text("phone", n.Phone)
	p.target("organisation", n.Organisation)
}

func (p *properties) participation(n *network.Participation) {
	p.text("name", string(n.Role)) // a caption
	p.text("project", string(n.Project))
	p.text("organisation", string(n.Organisation))
	p.text("role", string(n.Role))
	p.texts("statedAs", strs(n.StatedAs))
	p.number("number", n.Number)
	p.values["sortNumber"] = int64(noNumber)
	if n.Number != 0 {
		p.values["sortNumber"] = int64(n.Number)
	}
	p.amount("granted", n.Granted)
	p.amount("netGranted", n.NetGranted)
	p.amount("totalCost", n.TotalCost)
	p.sortGranted()
	p.period(n.Start, n.End)
	p.truth("ended", n.Ended)
}

func (p *properties) funding(n *network.Funding) {
	p.text("project", string(n.Project))
	p.text("funder", string(n.Funder))
	p.amount("granted", n.Granted)
	p.amount("realised", n.Realised)
	p.amount("plannedPublic", n.PlannedPublic)
	p.amount("realisedPublic", n.RealisedPublic)
	p.sortGranted()
	p.values["name"] = "—" // a caption
	if n.Granted != nil {
		p.values["name"] = n.Granted.String() + " €"
	}
	p.text("asOf", string(n.AsOf))
}

func (p *properties) source(n *network.Source) {
	p.text("name", n.Title)
	p.text("format", n.Format)
	p.values["rank"] = int64(n.Rank)
	p.text("address", n.Address)
	p.text("title", n.Title)
	p.text("sha256", n.SHA256)
	p.text("licence", n.Licence)
	p.values["complete"] = n.Complete
	p.values["readAt"], p.values["sortReadAt"] = nil, noText
	if !n.ReadAt.IsZero() {
		p.values["readAt"], p.values["sortReadAt"] = n.ReadAt.UTC().Format(time.RFC3339Nano), instantKey(n.ReadAt)
	}
	p.values["belief"] = beliefKey(n.Rank, n.ReadAt, n.ID)
}

// beliefKey is a text in whose order sources are believed.
func beliefKey(rank int, readAt time.Time, id network.ID) string {
	return fmt.Sprintf("%020d %s %s", uint64(rank)^1<<63, instantKey(readAt), id)
}

// terms keeps what the node is found by: each term once, with spaces around it.
func (p *properties) terms(node network.Node) {
	names, others := make(map[string]bool), make(map[string]bool)
	for _, searched := range network.SearchTexts(node) {
		terms := others
		if searched.Weight > network.WeightText {
			terms = names
		}
		for _, term := range textual.Terms(searched.Text) {
			terms[term] = true
		}
	}
	p.values["nameTerms"], p.values["textTerms"] = termList(names), termList(others)
}

func termList(terms map[string]bool) any {
	if len(terms) == 0 {
		return nil
	}
	list := make([]string, 0, len(terms))
	for term := range terms {
		list = append(list, term)
	}
	slices.Sort(list)
	return " " + strings.Join(list, " ") + " "
}
