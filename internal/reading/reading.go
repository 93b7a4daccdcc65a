// Package reading holds what was read from one document in the shape in which it is shown
// to people and programs: names instead of ids, one object for each project. It is the shape
// of `verkosto check --json` and of the gold set that reading is measured against.
//
// The shape is stable: fields are added, never renamed or taken away, and every field is
// there in the JSON also when it is empty. Lists are in the order of the document.
//
// Facts are in base form: a name in the nominative ("Ylöjärvi" for "Ylöjärvellä", "Maija Virtanen"
// for "VIRTANEN MAIJA"), a date in ISO 8601 as precise as the text ("2013" for "vuoteen 2013 asti"),
// an amount without its unit.
package reading

// Reading is what a document says of one project. A document about many projects, as a list of
// a register, gives one for each in their order; problems that belong to none of them stand
// in a reading without a project.
type Reading struct {
	File           string              `json:"file"`           // the path as given
	Kind           string              `json:"kind"`           // the format: "eura2014-page", "prose"
	Project        Project             `json:"project"`        // empty where the document is about none
	Organisations  List[Organisation]  `json:"organisations"`  // all that have a part in the project, each once
	Participations List[Participation] `json:"participations"` // one for each organisation and role
	Funders        List[string]        `json:"funders"`        // who pays: a fund by its code, an organisation by its name
	People         List[Person]        `json:"people"`         // named contacts, each once
	Funding        Funding             `json:"funding"`        // money of the project as a whole
	Regions        List[string]        `json:"regions"`        // maakunta of the target area, in Finnish
	SubRegions     List[string]        `json:"subregions"`     // seutukunta of the target area, as registers print it: "Tampereen"
	Municipalities List[string]        `json:"municipalities"` // kunta of the target area and of every participation, in Finnish, also former ones
	Problems       List[Problem]       `json:"problems"`       // in the order of the document
	Doubts         List[Doubt]         `json:"doubts"`         // what the document may state, too unsure to be among the facts
}

// Project is the project itself.
type Project struct {
	Code              string `json:"code"`               // as its register prints it: "S22382"
	Name              string `json:"name"`               // in full, without "-hanke", "-projektet" or the like behind it
	Fund              string `json:"fund"`               // short code, "ESF", "ERDF", "JTF", "HORIZON"; the name of a fund that has none
	ProgrammePeriod   string `json:"programme_period"`   // "2014-2020"
	PriorityAxis      string `json:"priority_axis"`      // toimintalinja as stated: "3. Työllisyys", or a number in lists
	SpecificObjective string `json:"specific_objective"` // erityistavoite as stated
	Start             string `json:"start"`              // "2021-02-01", "2023-09" or "2013"
	End               string `json:"end"`                // likewise; may precede Start where the document says so
	Status            Status `json:"status"`             //
	Authority         string `json:"authority"`          // name of the body that chose the project and supervises it
	Programme         string `json:"programme"`          // or the part of a programme: "Länsi-Suomen suuralueosio"
}

// Status tells how far a project is. The empty status means that none is stated.
type Status string

// The states of a project. StatusUnknown stands for a stated word that is not known.
const (
	StatusPlanned    Status = "planned"
	StatusOngoing    Status = "ongoing"
	StatusEnded      Status = "ended"
	StatusTerminated Status = "terminated"
	StatusUnknown    Status = "unknown"
)

// Organisation is a body with a part in the project. One that is only mentioned, as the host of an
// event, is not listed.
type Organisation struct {
	Name       string       `json:"name"`        // in full where the document has it
	Aliases    List[string] `json:"aliases"`     // other names for it in the document, as abbreviations
	Type       string       `json:"type"`        // "municipality", "association"; "" where none is stated
	BusinessID string       `json:"business_id"` // only with a right check digit
	Roles      List[Role]   `json:"roles"`       // those of its participations, each once
}

// Role is the part that an organisation plays in a project.
type Role string

// The roles. The network tells more of them apart; package check says which of these each is.
const (
	RoleCoordinator      Role = "coordinator"       // leads the project, or carries it out alone
	RoleImplementer      Role = "implementer"       // carries out a part of it, or is a partner in it
	RoleAssociatePartner Role = "associate_partner" // works with those who carry it out, without money of the fund
	RoleWorkPackageLead  Role = "work_package_lead" // answers for a named part of the work
	RolePlanner          Role = "planner"           // planned it
	RoleAuthority        Role = "authority"         // chose it and supervises it
	RoleFunder           Role = "funder"            // pays for it
)

// Participation is an organisation's part in the project.
type Participation struct {
	Organisation   string       `json:"organisation"` // name of one of the organisations
	Role           Role         `json:"role"`
	Municipalities List[string] `json:"municipalities"` // where this part is carried out
}

// Person is a named contact.
type Person struct {
	Name         string `json:"name"`         // first name first, in ordinary capitals
	Title        string `json:"title"`        // as stated, in base form
	Organisation string `json:"organisation"` // name of one of the organisations, "" where none is stated
	Email        string `json:"email"`        // with @, also where the document writes (at)
	Phone        string `json:"phone"`        // as stated
}

// Funding is money in euros. An empty amount means that none is stated, which is not zero.
type Funding struct {
	Granted        Amount `json:"granted"`         // EU and state money granted
	Realised       Amount `json:"realised"`        // EU and state money paid
	PlannedPublic  Amount `json:"planned_public"`  // all public money planned
	RealisedPublic Amount `json:"realised_public"` // all public money paid
}

// Problem is something wrong with a document or with a value in it.
type Problem struct {
	Level   Level  `json:"level"`
	Code    string `json:"code"`    // in lower case with dashes: "invalid-business-id"
	Line    int    `json:"line"`    // from 1; 0 for the document as a whole
	Message string `json:"message"` // what was found and what would be right
}

// Doubt is something that running text may state: too unsure for the network, and for people to look at.
type Doubt struct {
	Field      string  `json:"field"`      // what it would be a fact of: "participations", "start"
	Value      string  `json:"value"`      // in base form
	Line       int     `json:"line"`       // from 1
	Evidence   string  `json:"evidence"`   // the sentence
	Rule       string  `json:"rule"`       // name of the rule that read it
	Confidence float64 `json:"confidence"` // 0 to 1
}

// Level says how bad a problem is.
type Level string

// The levels.
const (
	LevelError   Level = "error"   // nothing of the document is usable
	LevelWarning Level = "warning" // the rest is kept
)

// The codes of errors.
const (
	ProblemMissingCode = "missing-code"   // a page of a register without the code that tells its project from others
	ProblemNotAProject = "not-a-project"  // text that is about no project
	ProblemUnreadable  = "unreadable"     // binary, or in no known encoding
	ProblemEmpty       = "empty"          // nothing in it
	ProblemUnknownForm = "unknown-format" // neither prose nor any known format
)

// The codes of warnings.
const (
	ProblemInvalidBusinessID = "invalid-business-id" // its check digit is wrong, or it is no business id
	ProblemInvalidDate       = "invalid-date"        // the calendar has no such day
	ProblemEndBeforeStart    = "end-before-start"    //
	ProblemInvalidAmount     = "invalid-amount"      //
	ProblemUnknownPlace      = "unknown-place"       // no municipality, sub-region or region has that name
	ProblemUnknownStatus     = "unknown-status"      //
	ProblemUnknownValue      = "unknown-value"       // another word that nothing is known of
	ProblemTruncated         = "truncated"           // the document or a list in it ends too early, or came out empty
	ProblemMalformed         = "malformed"           // a line of a table that could not be repaired
	ProblemConflict          = "conflict"            // another source states another value
	ProblemReimport          = "reimport"            // an earlier version of the document states more
)
