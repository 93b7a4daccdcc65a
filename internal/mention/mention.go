// Package mention holds what a document says of one project with everything around it:
// read by a parser, with the words and the line of each value, and not yet resolved
// into the nodes of a network.
//
// It lies between the parsers (package ingest), which fill it, and package resolve,
// which decides whom and what it means. It is the unit that streams: a table of a million rows is
// a million small mentions, one after the other.
package mention

import (
	"github.com/govalues/decimal"

	"verkosto/internal/network"
)

// Stated is a value as a document states it.
type Stated[T any] struct {
	Value    T                // zero where nothing is stated, or where Problem says why the text gives none
	Text     string           // the document's words for the value; "" states nothing
	Line     int              // from 1
	Evidence string           // the words around it; "" in a table, where the line says enough
	Problem  *network.Problem // what is wrong with the text
	Reading  *Reading         // how the words were understood; nil for a labelled field
}

// Reading says how a value was got from words that don't label it.
type Reading struct {
	Method     network.Method
	Confidence float64 // 0 to 1
	Rule       string  // name of the rule, for people who judge what it found
}

// Method says how the value was read: from a labelled field, unless Reading says otherwise.
func (s Stated[T]) Method() network.Method {
	if s.Reading == nil {
		return network.MethodField
	}
	return s.Reading.Method
}

// Confidence says how far the value can be believed, from 0 to 1: wholly, unless Reading
// says otherwise.
func (s Stated[T]) Confidence() float64 {
	if s.Reading == nil {
		return 1
	}
	return s.Reading.Confidence
}

// Absent says whether the document states nothing here.
func (s Stated[T]) Absent() bool { return s.Text == "" }

// OK says whether there is a value.
func (s Stated[T]) OK() bool { return s.Text != "" && s.Problem == nil }

type (
	// Text is a stated text. Its Value is its Text, unless something is wrong.
	Text = Stated[string]
	// Amount is a stated number of euros, or another exact number.
	Amount = Stated[decimal.Decimal]
	// Date is a stated day, month or year.
	Date = Stated[network.Date]
	// Integer is a stated whole number.
	Integer = Stated[int]
	// Flag is a stated yes or no.
	Flag = Stated[bool]
)

// Project is what one document says of one project, or a part of that where a document
// says much. Period and code tell which.
type Project struct {
	Line   int  // where the document begins to speak of it
	Only   bool // only names the project, to say who takes part in it
	Period Text // programme period, where the document or its form tells
	Code   Text

	NameFi, NameSv, NameEn Text
	Acronym                Text
	Summary                Text
	Results                Text
	Programme              Text
	Fund                   Fund
	PriorityAxis           Text
	SpecificObjective      Text
	LegalBasis             Text
	Topic                  Text
	Call                   Text
	FundingScheme          Text
	Start, End, Signed     Date
	Status                 Stated[network.ProjectStatus]
	Applicants             Text
	TargetGroup            Text
	IndirectGroup          Text
	Places                 []Place // target area
	Site                   Address
	Website                Text
	DOI                    Text
	Keywords               []Text
	Indicators             []Indicator
	Principles             []Principle
	TotalCost              Amount

	Participants []Participant
	Fundings     []Funding
	Contacts     []Person // people to ask of whom the document doesn't tell where they work

	// PartnersLost says that the document has a list of partners which came out empty: that
	// tells nothing about who they are.
	PartnersLost bool

	// Partial says that the document ends too early, so that what it does not state it need
	// not deny.
	Partial bool

	Problems []Problem // of the document as such

	Doubts []Doubt // what the document may state, too unsure for the network

	// Repaired says that the line of a table was against the rules of its format, and how it was read all the same; nil
	// for one that was right.
	Repaired *Repair
}

// Repair tells how broken lines were read.
type Repair struct {
	Lines int    // how many, from Line of the project; 0 for one that another project is counted with
	How   string // what was wrong with them and what was made of it
}

// Problem is something wrong with a document that is not a matter of one value.
type Problem struct {
	Field    string // the field that it bears on, "" for none
	Line     int
	Evidence string
	Stated   string
	Problem  network.Problem
}

// Fund names what a project is paid from.
type Fund struct {
	Code Text // short code as the network has it, as ESF
	Name Text // as stated
}

// Funding is money for a project: of its fund, or of the organisation named.
type Funding struct {
	Line           int
	Funder         *Organisation // nil means the project's fund
	Granted        Amount
	Realised       Amount
	PlannedPublic  Amount
	RealisedPublic Amount
}

// Participant is an organisation's part in the project.
type Participant struct {
	Line         int
	Role         Stated[network.Role]
	Number       Integer // place in the document's list
	Organisation Organisation
	Places       []Place // where this part is carried out
	Contacts     []Person
	Granted      Amount
	NetGranted   Amount
	TotalCost    Amount
	Ended        Flag
}

// Organisation is a body as a document describes it.
type Organisation struct {
	Line                   int
	NameFi, NameSv, NameEn Text
	ShortName              Text
	Aliases                []Text // other names that the document calls it by
	BusinessID             Text   // Finnish, as stated
	PIC                    Text
	VATNumber              Text
	Type                   Stated[network.OrganisationType]
	SME                    Flag
	Website                Text
	Phone                  Text
	Address                Address
	Country                Text // ISO 3166-1 alpha-2
	NUTS                   Text
	Location               Stated[network.Coordinates]
}

// Address is a postal address.
type Address struct {
	Street, PostCode, City Text
}

// Person is a contact.
type Person struct {
	Name, Title, Email, Phone Text
}

// Place is a name in a list of places of one level. Whether such a place exists is for
// package resolve to find out.
type Place struct {
	Kind network.Kind // KindMunicipality, KindSubRegion or KindRegion
	Name Text
}

// Indicator is a number that a project promised and what came of it.
type Indicator struct {
	Section  string
	Name     Text
	Planned  Amount
	Achieved Amount
}

// Principle is an assessment against one horizontal principle.
type Principle struct {
	Section          string
	Group            string
	Name             Text
	Direct, Indirect Integer
	Answer           Flag
	Reasons          Text
}
