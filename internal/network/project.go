package network

import "github.com/govalues/decimal"

// Names is one name in the languages that sources give it in.
type Names struct {
	Fi string `json:"fi,omitempty"`
	Sv string `json:"sv,omitempty"`
	En string `json:"en,omitempty"`
}

// Any gives the name in the first language that has one: Finnish, English, Swedish.
func (n Names) Any() string { return first(n.Fi, n.En, n.Sv) }

// Address is a postal address as stated.
type Address struct {
	Street   string `json:"street,omitempty"`
	PostCode string `json:"postCode,omitempty"`
	City     string `json:"city,omitempty"`
}

// ProjectStatus tells how far a project is.
type ProjectStatus string

// The states of a project. StatusUnknown stands for a stated word that is not known.
const (
	StatusPlanned    ProjectStatus = "PLANNED"
	StatusOngoing    ProjectStatus = "ONGOING"
	StatusEnded      ProjectStatus = "ENDED"
	StatusTerminated ProjectStatus = "TERMINATED"
	StatusUnknown    ProjectStatus = "UNKNOWN"
)

// Project is a funded project.
type Project struct {
	ID                ID            `json:"id"`
	Code              string        `json:"code,omitempty"`              // as the register prints it; unique within the period
	Period            string        `json:"period,omitempty"`            // programme period, as "2014-2020"
	Names             Names         `json:"names,omitzero"`              //
	Acronym           string        `json:"acronym,omitempty"`           //
	Summary           string        `json:"summary,omitempty"`           // what the project sets out to do
	Results           string        `json:"results,omitempty"`           // summary of the final report
	Programme         string        `json:"programme,omitempty"`         //
	Fund              ID            `json:"fund,omitempty"`              // the fund under which it was chosen
	PriorityAxis      string        `json:"priorityAxis,omitempty"`      //
	SpecificObjective string        `json:"specificObjective,omitempty"` //
	LegalBasis        string        `json:"legalBasis,omitempty"`        //
	Topic             string        `json:"topic,omitempty"`             //
	Call              string        `json:"call,omitempty"`              //
	FundingScheme     string        `json:"fundingScheme,omitempty"`     //
	Start             Date          `json:"start,omitempty"`             //
	End               Date          `json:"end,omitempty"`               // may precede Start where a source says so
	Signed            Date          `json:"signed,omitempty"`            // when the grant was signed
	Status            ProjectStatus `json:"status,omitempty"`            //
	StatusStated      string        `json:"statusStated,omitempty"`      // the status in the source's words
	Applicants        string        `json:"applicants,omitempty"`        // one applicant, joint project or transfer of support, as stated
	TargetGroup       string        `json:"targetGroup,omitempty"`       //
	IndirectGroup     string        `json:"indirectGroup,omitempty"`     // indirect target groups
	Regions           []ID          `json:"regions,omitempty"`           // target area
	SubRegions        []ID          `json:"subRegions,omitempty"`        // target area
	Municipalities    []ID          `json:"municipalities,omitempty"`    // target area
	Site              Address       `json:"site,omitzero"`               // where it is carried out, if in one place
	Website           string        `json:"website,omitempty"`           //
	DOI               string        `json:"doi,omitempty"`               // of the grant
	Keywords          []string      `json:"keywords,omitempty"`          //
	Indicators        []Indicator   `json:"indicators,omitempty"`        // in the order of the source
	Principles        []Principle   `json:"principles,omitempty"`        // in the order of the source

	TotalCost *decimal.Decimal `json:"totalCost,omitempty"` // euros, all sources of money together
}

// Indicator is a number that a project promised and what came of it, such as the
// number of enterprises that take part.
type Indicator struct {
	Section  string           `json:"section,omitempty"` // number in the source, as "7.1"
	Name     string           `json:"name"`
	Planned  *decimal.Decimal `json:"planned,omitempty"`
	Achieved *decimal.Decimal `json:"achieved,omitempty"`
}

// Principle is a project's assessment against one horizontal principle: either scores
// of its direct and indirect effects, or a yes or no, with the reasons given.
type Principle struct {
	Section  string `json:"section,omitempty"` // number in the source, as "8.2"
	Group    string `json:"group,omitempty"`   // heading above the principle
	Name     string `json:"name"`
	Direct   *int   `json:"direct,omitempty"`   // score as stated, 0 to 10 in the registers read so far
	Indirect *int   `json:"indirect,omitempty"` // score as stated
	Answer   *bool  `json:"answer,omitempty"`
	Reasons  string `json:"reasons,omitempty"`
}

// Name gives the project's name in the first language that has one.
func (p *Project) Name() string { return p.Names.Any() }

// NodeID gives the project's id.
func (p *Project) NodeID() ID { return p.ID }

// Links gives the project's fund and its target area.
func (p *Project) Links() []LinkTo {
	links := linksTo(nil, LinkUnder, p.Fund)
	links = linksTo(links, LinkTargets, p.Regions...)
	links = linksTo(links, LinkTargets, p.SubRegions...)
	return linksTo(links, LinkTargets, p.Municipalities...)
}
