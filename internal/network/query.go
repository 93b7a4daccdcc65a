package network

import "github.com/govalues/decimal"

// Selection says which nodes of one kind are meant: those of the whole store, or those
// related to each of some parents, that pass a filter.
type Selection struct {
	Kind   Kind
	Filter Filter // nil takes all; else one whose Filters(Kind) holds

	// Of are the parents, at most MaxKeys; nil means the whole store. Via is the link
	// between them and the nodes. Out says who holds it: true means that the
	// parents do (the municipalities that projects target), false that the nodes do
	// (the participations in projects).
	Of  []ID
	Via Link
	Out bool
}

// WholeStore is the key under which results stand that have no parent.
const WholeStore ID = ""

// MaxKeys bounds how many keys one call may carry.
const MaxKeys = 10_000

// OrderField names what a list is ordered by.
type OrderField string

// The orders, and the kinds that have them. Absent values come last in both
// directions. Ties are broken by id, upwards. Names are in Finnish
// dictionary order (text.SortKey).
const (
	ByID             OrderField = "ID"             // every kind
	ByName           OrderField = "NAME"           // project, organisation, places, fund, funder, person; participation: the organisation's
	ByCode           OrderField = "CODE"           // project, places, fund; participation and funding: the project's
	ByStart          OrderField = "START"          // project; participation and funding: the project's
	ByEnd            OrderField = "END"            // project; participation and funding: the project's
	ByGranted        OrderField = "GRANTED"        // project: sum of its fundings; participation, funding; funder: sum of its fundings; organisation: sum of its participations
	ByParticipations OrderField = "PARTICIPATIONS" // project, organisation: how many
	ByProjects       OrderField = "PROJECTS"       // organisation, funder: in how many distinct; places: how many target it
	ByPartners       OrderField = "PARTNERS"       // organisation: how many distinct ones it has
	ByNumber         OrderField = "NUMBER"         // participation: place in the list of partners
	ByReadAt         OrderField = "READ_AT"        // source
	ByScore          OrderField = "SCORE"          // match
)

// Direction is the direction of an order.
type Direction string

// The directions.
const (
	Ascending  Direction = "ASC"
	Descending Direction = "DESC"
)

// Order says how a list is ordered. The zero value is ByID, ascending.
type Order struct {
	Field     OrderField
	Direction Direction
}

// Position is where a node stands in an order: the value it is ordered by, in a text form
// that is the same in all stores, and its id. Absent tells a value that is not there.
//
// In lists the text is, of names their sort key (text.SortKey), of codes and dates
// themselves, of counts and numbers their decimal digits, of amounts the decimal without
// trailing zeros, of instants RFC 3339 in UTC, of scores six decimals ([ScoreKey]), and in the order of ids nothing that counts. A position
// need not be that of a node which is (still) in the list; one whose text has another form, or that
// is absent where every node has a count, is an [InvalidArgument] error.
type Position struct {
	Value  string
	Absent bool
	ID     ID
}

// Window says which part of an ordered list to give: the First after a position, or the
// Last before one. Exactly one of First and Last is positive. A window that ends before it
// begins is empty, and stands where it begins: right behind After.
type Window struct {
	First  int
	After  *Position
	Last   int
	Before *Position
	Count  bool // of List alone: tell also how many nodes the whole list has
}

// Item is a node in a list and its position in the list's order.
type Item[T any] struct {
	Node     T
	Position Position
}

// Page is a part of an ordered list, always in the order of the list.
type Page[T any] struct {
	Items   []Item[T]
	HasPrev bool // the list has something before it
	HasNext bool // the list has something behind it
	Count   *int // of the whole list, nil unless the window asks for it
}

// FacetField names what a facet counts nodes by.
type FacetField string

// The facets, and the kinds that have them. A node counts once under each of its
// values; one without a value counts under none.
const (
	FacetStatus       FacetField = "STATUS"       // project
	FacetPeriod       FacetField = "PERIOD"       // project; participation: the project's
	FacetFund         FacetField = "FUND"         // project: ids of its fund
	FacetFunder       FacetField = "FUNDER"       // project: ids of its funders
	FacetStartYear    FacetField = "START_YEAR"   // project; participation: the project's
	FacetRegion       FacetField = "REGION"       // project: ids of the regions it targets, directly or by a place within; organisation: of its home
	FacetMunicipality FacetField = "MUNICIPALITY" // project: ids of the municipalities it targets; organisation: its home; participation: where
	FacetRole         FacetField = "ROLE"         // participation; organisation: roles it has had
	FacetType         FacetField = "TYPE"         // organisation; participation: the organisation's
	FacetCountry      FacetField = "COUNTRY"      // organisation; participation: the organisation's
	FacetFormat       FacetField = "FORMAT"       // source
	FacetStatedAs     FacetField = "STATED_AS"    // participation: ids of organisations that it was stated under ([Participation.Stated])
)

// Bucket is one value of a facet and how many nodes have it. For facets that count by
// another node the value is its id.
type Bucket struct {
	Value string
	Count int
}

// TallyQuery asks for figures about the nodes of a selection.
type TallyQuery struct {
	Selection
	Amounts bool         // sum up euros
	Facets  []FacetField // count by these
	Top     int          // at most so many buckets of each facet, 1 to 1,000
}

// Amounts are sums of euros; nil where no node of the selection states the amount. For
// participations only Granted, NetGranted and TotalCost are summed; for fundings, and for projects by their
// fundings, all but NetGranted and TotalCost; a project's TotalCost is its own.
type Amounts struct {
	Granted        *decimal.Decimal
	NetGranted     *decimal.Decimal
	TotalCost      *decimal.Decimal
	Realised       *decimal.Decimal
	PlannedPublic  *decimal.Decimal
	RealisedPublic *decimal.Decimal
}

// Facet is the values of one facet with the most nodes, by count downwards and then by value, and how many
// further values were left out.
type Facet struct {
	Field   FacetField
	Buckets []Bucket
	Others  int
}

// Tally is figures about the nodes of one selection.
type Tally struct {
	Count   int
	Amounts Amounts // only if asked for
	Facets  []Facet // as asked for, in that order
}

// Degree counts an organisation's ties: its participations, the distinct projects, and
// its distinct partners. Partners are organisations that take part in one project, both
// in a role that makes partners ([Role.MakesPartners]).
type Degree struct {
	Participations int
	Projects       int
	Partners       int
}

// PartnerQuery asks with whom organisations share projects as partners (see [Degree]).
type PartnerQuery struct {
	Of       []ID           // organisations, at most MaxKeys
	Projects *ProjectFilter // only these projects count; nil counts all
	Window   Window         // in the order of shared projects, downwards, then of ids, upwards

	OmitTimes bool // leave out FirstStart and LastEnd, for which a store has to look at each project; JointPartners tells them always
}

// Partner is an organisation that shares projects with another.
type Partner struct {
	Organisation *Organisation
	Shared       int  // distinct projects
	FirstStart   Date // earliest start among them, "" if none is known
	LastEnd      Date // latest end among them, "" if none is known

	// Only [Reader.JointPartners] tells these, all of the shared projects.
	Granted  *decimal.Decimal // euros that all their fundings granted, each once; nil where none states it
	Roles    []Role           // in which it takes part in them, in the order of their texts
	OwnRoles []Role           // in which those that it shares them with do
}

// JointPartners are a page of those that share projects with any of some organisations, which are taken as one.
type JointPartners struct {
	Version uint64 // of the data
	Page[Partner]
}

// SharedQuery asks for the projects that some organisations, taken as one, share with each of others as partners (see
// [Degree]).
type SharedQuery struct {
	Of       []ID           // organisations, at most MaxKeys
	With     []ID           // organisations, at most MaxKeys
	Projects *ProjectFilter // only these projects count; nil counts all
	Window   Window         // in the order of ids
}

// NeighbourQuery asks for the nodes around others in the drawn network, in which
// participations and fundings are edges and not nodes. Those asked about are not among
// the answer, even where they are next to each other.
type NeighbourQuery struct {
	Of       []ID           // at most MaxKeys
	Except   []ID           // nodes that are known already and not wanted again
	Kinds    []Kind         // of neighbours wanted; nil wants all that can be drawn
	Projects *ProjectFilter // only these projects are entered, nil enters all
	Most     int            // at most so many, 1 to MaxKeys
}

// Neighbours are nodes next to others, the most connected first (by the number of edges to the nodes asked for, then by how
// many participations they have, both downwards, then by id), and how many more there are.
type Neighbours struct {
	Nodes   []Node
	Omitted int
}

// EdgeKind tells what an edge of the drawn network stands for.
type EdgeKind string

// The kinds of edge. PARTICIPATION and FUNDING stand for a node of that kind, whose id
// the edge has; the others for a link.
const (
	EdgeParticipation EdgeKind = "PARTICIPATION" // organisation → project
	EdgeFunding       EdgeKind = "FUNDING"       // funder → project
	EdgeTarget        EdgeKind = "TARGETS"       // project → place
	EdgeUnder         EdgeKind = "UNDER"         // project → fund
	EdgeBasedIn       EdgeKind = "BASED_IN"      // organisation → municipality
	EdgeUnitOf        EdgeKind = "UNIT_OF"       // organisation → organisation
	EdgeWorksFor      EdgeKind = "WORKS_FOR"     // person → organisation
	EdgeContact       EdgeKind = "CONTACT"       // person → project, one for each participation that names the person
	EdgePartOf        EdgeKind = "PART_OF"       // place → place
	EdgeMergedInto    EdgeKind = "MERGED_INTO"   // municipality → municipality
)

// Edge is one edge of the drawn network.
type Edge struct {
	ID     string // unique among edges; the id of the participation or funding where it stands for one, else from LinkEdgeID
	Kind   EdgeKind
	Source ID
	Target ID
	Role   Role             // of a participation
	Amount *decimal.Decimal // granted by a funding or for a participation
}

// LinkEdgeID gives the id of an edge that stands for a link. By is the participation of
// a CONTACT, and empty for the others.
func LinkEdgeID(kind EdgeKind, source, target, by ID) string {
	id := string(kind) + " " + string(source) + " " + string(target)
	if by != "" {
		id += " " + string(by)
	}
	return id
}

// SearchQuery asks for nodes by words. Every word must be found in the node's texts
// ([SearchTexts]): words are compared without regard to case, diacritics and inflection.
// The last word, and any before a star, is also taken as a beginning; words in quotation
// marks are not. Nothing else in the text has a meaning (text.Analyse). A text without a
// letter or digit finds nothing.
type SearchQuery struct {
	Text   string
	Kinds  []Kind // nil searches all that have text
	Window Window // only First and After; in the order of score, downwards, then of ids
}

// Hit is a node that was found, with how well it fits (higher is better; comparable
// within one search only).
type Hit struct {
	Node  Node
	Score float64
}

// SearchTally counts what a search finds, in all and by kind.
type SearchTally struct {
	Count int
	Kinds map[Kind]int
}

// CitationQuery asks for citations, either of nodes or from sources.
type CitationQuery struct {
	Of     []ID   // ids of nodes, or of sources if From is true; at most MaxKeys
	From   bool   //
	Window Window // of nodes: in the order of belief (see Merge); from sources: of lines, then ids, then keys
}

// Meta is what is known of a store as a whole.
type Meta struct {
	Version       uint64       // grows with every batch that changes something; 0 for an empty store
	SchemaVersion int          // of the store's own layout
	Counts        map[Kind]int // nodes by kind

	ProjectOrganisationPairs int // distinct pairs of a project and a partner in it (see [Degree])
	OrganisationPairs        int // distinct pairs of partners

	FirstStart         Date // earliest start of a project
	LastEnd            Date // latest end of a project
	ProjectsWithPeople int  // with a participation other than an authority's
	ProjectsWithMoney  int  // with a granted amount
	ProjectsWithPlaces int  // with a target area
}
