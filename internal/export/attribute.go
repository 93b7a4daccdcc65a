package export

import (
	"strconv"

	"github.com/govalues/decimal"

	"verkosto/internal/network"
)

// Type is the type of an attribute's values. Values are kept in one text form for all
// formats, "" where absent.
type Type int

// The types.
const (
	Text    Type = iota // any text
	Integer             // decimal digits
	Amount              // an exact decimal
	Degrees             // a decimal of limited precision
	Boolean             // true or false
	Day                 // year-month-day
)

// Attribute is one attribute that nodes or edges can have.
type Attribute struct {
	Name string
	Type Type
	Text string // what it is, for people
}

// The places of a node's values.
const (
	nodeKind = iota
	nodeName
	nodeNameFi
	nodeNameSv
	nodeNameEn
	nodeCode
	nodePeriod
	nodeStatus
	nodeProgramme
	nodePriorityAxis
	nodeObjective
	nodeScheme
	nodeStart
	nodeEnd
	nodeSigned
	nodeTotalCost
	nodeType
	nodeBusinessID
	nodePIC
	nodeSME
	nodeCountry
	nodeNUTS
	nodeMunicipality
	nodeLatitude
	nodeLongitude
	nodeWebsite
	nodeDOI
	nodeTitle
	nodeEmail
	nodePhone
	nodeValues // how many there are
)

// nodeAttributes are the attributes of nodes, in the order of their values.
var nodeAttributes = [nodeValues]Attribute{
	nodeKind:         {"kind", Text, "PROJECT, ORGANISATION, MUNICIPALITY, SUB_REGION, REGION, FUND or PERSON"},
	nodeName:         {"name", Text, "the name in the first language that has one: Finnish, English, Swedish"},
	nodeNameFi:       {"nameFi", Text, "the Finnish name"},
	nodeNameSv:       {"nameSv", Text, "the Swedish name"},
	nodeNameEn:       {"nameEn", Text, "the English name"},
	nodeCode:         {"code", Text, "code of a project, place or fund"},
	nodePeriod:       {"period", Text, "programme period of a project or fund"},
	nodeStatus:       {"status", Text, "status of a project"},
	nodeProgramme:    {"programme", Text, "programme of a project or fund"},
	nodePriorityAxis: {"priorityAxis", Text, "priority axis of a project"},
	nodeObjective:    {"specificObjective", Text, "specific objective of a project"},
	nodeScheme:       {"fundingScheme", Text, "funding scheme of a project"},
	nodeStart:        {"start", Day, "start of a project: the first day where only a month or year is stated"},
	nodeEnd:          {"end", Day, "end of a project: the last day where only a month or year is stated"},
	nodeSigned:       {"signed", Day, "when a project's grant was signed"},
	nodeTotalCost:    {"totalCost", Amount, "euros that a project costs, all sources of money together"},
	nodeType:         {"type", Text, "type of an organisation"},
	nodeBusinessID:   {"businessId", Text, "Finnish business id of an organisation"},
	nodePIC:          {"pic", Text, "participant identification code of an organisation"},
	nodeSME:          {"sme", Boolean, "whether an organisation is a small or medium-sized enterprise"},
	nodeCountry:      {"country", Text, "country of an organisation: ISO 3166-1, two letters"},
	nodeNUTS:         {"nuts", Text, "NUTS code of an organisation or region"},
	nodeMunicipality: {"municipality", Text, "id of an organisation's home municipality"},
	nodeLatitude:     {"latitude", Degrees, "WGS84 degrees"},
	nodeLongitude:    {"longitude", Degrees, "WGS84 degrees"},
	nodeWebsite:      {"website", Text, "website of a project or organisation"},
	nodeDOI:          {"doi", Text, "DOI of a project's grant"},
	nodeTitle:        {"title", Text, "title of a person"},
	nodeEmail:        {"email", Text, "e-mail of a person, only for those who may see it"},
	nodePhone:        {"phone", Text, "phone of a person, only for those who may see it"},
}

// The places of an edge's values.
const (
	edgeKind = iota
	edgeRole
	edgeAmount
	edgeStart
	edgeEnd
	edgeNumber
	edgeNetGranted
	edgeTotalCost
	edgeEnded
	edgeRealised
	edgePlannedPublic
	edgeRealisedPublic
	edgeAsOf
	edgeWeight
	edgeValues // how many there are
)

// edgeAttributes are the attributes of edges, in the order of their values.
var edgeAttributes = [edgeValues]Attribute{
	edgeKind:           {"kind", Text, "PARTICIPATION, FUNDING, TARGETS, UNDER, BASED_IN, UNIT_OF, WORKS_FOR, CONTACT, PART_OF or MERGED_INTO; PARTNERS between organisations"},
	edgeRole:           {"role", Text, "role of a participation"},
	edgeAmount:         {"amount", Amount, "euros granted by a funding or for a participation"},
	edgeStart:          {"start", Day, "start of a participation, else of its project; of partners the first start of a shared project"},
	edgeEnd:            {"end", Day, "end of a participation, else of its project; of partners the last end of a shared project"},
	edgeNumber:         {"number", Integer, "place of a participation in the source's list of partners"},
	edgeNetGranted:     {"netGranted", Amount, "euros granted for a participation without what is passed on"},
	edgeTotalCost:      {"totalCost", Amount, "euros that a participation costs"},
	edgeEnded:          {"ended", Boolean, "whether a participant left before the project ended"},
	edgeRealised:       {"realised", Amount, "euros paid by a funding"},
	edgePlannedPublic:  {"plannedPublic", Amount, "euros of all public money planned with a funding"},
	edgeRealisedPublic: {"realisedPublic", Amount, "euros of all public money paid with a funding"},
	edgeAsOf:           {"asOf", Day, "the day for which a funding's amounts hold"},
	edgeWeight:         {"weight", Integer, "number of projects that partners share"},
}

// firstDay and lastDay give the days that a date begins and ends on, "" where it is no date.
func firstDay(date network.Date) string { return day(date.First()) }

func lastDay(date network.Date) string { return day(date.Last()) }

func day(date network.Date) string {
	if len(date) != len("2006-01-02") {
		return ""
	}
	if _, err := network.ParseDate(string(date)); err != nil {
		return ""
	}
	return string(date)
}

func amount(euros *decimal.Decimal) string {
	if euros == nil {
		return ""
	}
	return euros.String()
}

func integer(number int) string {
	if number == 0 {
		return ""
	}
	return strconv.Itoa(number)
}

func boolean(answer *bool) string {
	if answer == nil {
		return ""
	}
	return strconv.FormatBool(*answer)
}

func degrees(angle float64) string { return strconv.FormatFloat(angle, 'f', -1, 64) }
