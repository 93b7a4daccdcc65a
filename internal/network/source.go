package network

import (
	"slices"
	"strings"
	"time"
)

// Source is one document that facts were read from, in its newest version.
type Source struct {
	ID      ID        `json:"id"`
	Format  string    `json:"format"`            // short name of its format, as "eura2014-page"
	Rank    int       `json:"rank,omitempty"`    // which source is believed first where two disagree: the higher
	Address string    `json:"address,omitempty"` // file name or web address it was read from
	Title   string    `json:"title,omitempty"`
	SHA256  string    `json:"sha256"` // of the content, in hex: the version
	ReadAt  time.Time `json:"readAt,omitzero"`
	Licence string    `json:"licence,omitempty"`

	// Complete says that all of this version has been applied: stores set it by the batch that
	// has the source in Complete, keep it until another version comes, and take no notice of
	// what a batch's own source says. An importer skips documents that are complete, and
	// resumes the others.
	Complete bool `json:"complete,omitempty"`
}

// Ranks of sources. A register is believed before a list made from it, and both before
// prose.
const (
	RankProse    = 10
	RankTable    = 20
	RankList     = 30
	RankRegister = 40
	RankOfficial = 50 // official classifications
)

// IsDocument says whether a source is a document, by its id: and not what people said (decisions, aliases, annotations) or what
// the rules of resolution found.
func IsDocument(source ID) bool {
	format, _, _ := strings.Cut(source.Key(), "/")
	return source.Kind() == KindSource && !slices.Contains([]string{FormatDecision, FormatAlias, FormatAnnotation, FormatResolution}, format)
}

// NodeID gives the source's id.
func (s *Source) NodeID() ID { return s.ID }

// Links gives nothing: what a source states is asked for by [Reader.Citations].
func (s *Source) Links() []LinkTo { return nil }

// Method says how a fact was read.
type Method string

// The methods of reading.
const (
	MethodField  Method = "FIELD"  // from a labelled field or a column
	MethodRule   Method = "RULE"   // by a rule from prose
	MethodPerson Method = "PERSON" // stated by a person
)

// Review says what a person thought of a fact.
type Review string

// The states of review.
const (
	ReviewNone      Review = "NONE"
	ReviewConfirmed Review = "CONFIRMED"
	ReviewRejected  Review = "REJECTED"
)

// ProblemCode says what is wrong with a stated value. Its text is the one in import
// reports, in upper case with underscores.
type ProblemCode string

// The problems that a fact can be kept with.
const (
	ProblemInvalidBusinessID ProblemCode = "INVALID_BUSINESS_ID"
	ProblemEndBeforeStart    ProblemCode = "END_BEFORE_START"
	ProblemInvalidDate       ProblemCode = "INVALID_DATE"
	ProblemInvalidAmount     ProblemCode = "INVALID_AMOUNT"
	ProblemInvalidNumber     ProblemCode = "INVALID_NUMBER"
	ProblemUnknownPlace      ProblemCode = "UNKNOWN_PLACE"
	ProblemUnknownStatus     ProblemCode = "UNKNOWN_STATUS"
	ProblemUnknownValue      ProblemCode = "UNKNOWN_VALUE"
	ProblemTruncated         ProblemCode = "TRUNCATED"
)

// Problem marks a value that is kept as stated though it cannot be right.
type Problem struct {
	Code    ProblemCode `json:"code"`
	Message string      `json:"message"` // what was found and what would be right
}

// FieldCitation says where a source states one field of a node.
type FieldCitation struct {
	Field    string   `json:"field"`              // name of the field in the API, as "businessId"
	Line     int      `json:"line,omitempty"`     // from 1
	Evidence string   `json:"evidence,omitempty"` // the words of the source
	Stated   string   `json:"stated,omitempty"`   // the value as stated, where it could not be taken over
	Problem  *Problem `json:"problem,omitempty"`
}

// Citation is what one source says of one node in one place. A source that says more
// of the same node in another place makes another citation of it.
//
// Two citations are the same if source, node and content are the same wherever they
// stand, so lines don't count, its own and those of its fields: a table that names an
// organisation the same way on a thousand lines cites it once, by the first of them. A newer
// version of the source that says the same elsewhere moves the citation there.
type Citation struct {
	Source     ID              `json:"source"`
	Node       Node            `json:"-"` // the node with only what the source states of it
	Line       int             `json:"line,omitempty"`
	Evidence   string          `json:"evidence,omitempty"`
	Method     Method          `json:"method"`
	Confidence float64         `json:"confidence"` // 0 to 1; 1 for labelled fields
	Review     Review          `json:"review,omitempty"`
	Fields     []FieldCitation `json:"fields,omitempty"` // in the order of the source

	// Judgement is what people think of all that the source states of the node ([Judgements]), nil where no one judged
	// it. Stores set it; no source states it.
	Judgement *Judgement `json:"-"`
}

// IsPrivate says whether a field, and the evidence for it, is only for those who may see
// contacts: a person's e-mail and phone.
func IsPrivate(node ID, field string) bool {
	return node.Kind() == KindPerson && (field == "email" || field == "phone")
}
