package network

import "github.com/govalues/decimal"

// Role is the part that an organisation plays in a project.
type Role string

// The roles.
const (
	RoleCoordinator     Role = "COORDINATOR"
	RoleImplementer     Role = "IMPLEMENTER" // carries out a part of a joint project
	RolePartner         Role = "PARTNER"
	RoleAssociate       Role = "ASSOCIATED_PARTNER" // takes part without money of the fund
	RoleThirdParty      Role = "THIRD_PARTY"        // linked to a partner
	RoleWorkPackageLead Role = "WORK_PACKAGE_LEAD"
	RolePlanner         Role = "PLANNER"
	RoleAuthority       Role = "AUTHORITY" // the body that chose the project and supervises it
	RoleFunder          Role = "FUNDER"
)

// MakesPartners says whether organisations in this role are partners of the others in
// their project. Those who only chose, supervise or pay for a project are not.
func (r Role) MakesPartners() bool { return r != RoleAuthority && r != RoleFunder }

// Participation is an organisation's part in one project, with all that belongs to
// that part and not to the organisation.
type Participation struct {
	ID             ID               `json:"id"`
	Project        ID               `json:"project"`
	Organisation   ID               `json:"organisation"`
	Role           Role             `json:"role"`
	Number         int              `json:"number,omitempty"`         // place in the source's list of partners, from 1
	Municipalities []ID             `json:"municipalities,omitempty"` // where this part is carried out
	Contacts       []ID             `json:"contacts,omitempty"`       // people to ask
	Granted        *decimal.Decimal `json:"granted,omitempty"`        // euros of the fund for this part
	NetGranted     *decimal.Decimal `json:"netGranted,omitempty"`     // euros without what is passed on to third parties
	TotalCost      *decimal.Decimal `json:"totalCost,omitempty"`      // euros
	Start          Date             `json:"start,omitempty"`
	End            Date             `json:"end,omitempty"`
	Ended          *bool            `json:"ended,omitempty"` // left before the project ended

	// StatedAs are the organisations that the part was stated under, upwards, where that is not Organisation
	// alone. Stores set it ([Identities.Resolve]); no source states it.
	StatedAs []ID `json:"statedAs,omitempty"`
}

// Stated gives the organisations that the part was stated under, upwards.
func (p *Participation) Stated() []ID {
	if p.StatedAs != nil {
		return p.StatedAs
	}
	return []ID{p.Organisation}
}

// NodeID gives the participation's id.
func (p *Participation) NodeID() ID { return p.ID }

// Links gives the project, the organisation, the municipalities and the contacts.
func (p *Participation) Links() []LinkTo {
	links := linksTo(make([]LinkTo, 0, 2+len(p.Municipalities)+len(p.Contacts)), LinkInProject, p.Project)
	links = linksTo(links, LinkBy, p.Organisation)
	links = linksTo(links, LinkLocatedIn, p.Municipalities...)
	return linksTo(links, LinkContact, p.Contacts...)
}

// Fund is what programmes pay from, such as the European Social Fund in 2014–2020.
type Fund struct {
	ID        ID     `json:"id"`
	Code      string `json:"code"` // short code, as ESF
	Names     Names  `json:"names,omitzero"`
	Programme string `json:"programme,omitempty"`
	Period    string `json:"period,omitempty"`
}

// Name gives the fund's name in the first language that has one.
func (f *Fund) Name() string { return f.Names.Any() }

// NodeID gives the fund's id.
func (f *Fund) NodeID() ID { return f.ID }

// Links gives nothing.
func (f *Fund) Links() []LinkTo { return nil }

// Funding is the money that one funder, a [Fund] or an [Organisation], gave to one
// project. Amounts are exact euros; nil means that none is stated, which is not zero.
type Funding struct {
	ID             ID               `json:"id"`
	Project        ID               `json:"project"`
	Funder         ID               `json:"funder"`
	Granted        *decimal.Decimal `json:"granted,omitempty"`        // EU and state money granted
	Realised       *decimal.Decimal `json:"realised,omitempty"`       // EU and state money paid
	PlannedPublic  *decimal.Decimal `json:"plannedPublic,omitempty"`  // all public money planned
	RealisedPublic *decimal.Decimal `json:"realisedPublic,omitempty"` // all public money paid
	AsOf           Date             `json:"asOf,omitempty"`           // the day for which the amounts hold
}

// NodeID gives the funding's id.
func (f *Funding) NodeID() ID { return f.ID }

// Links gives the project and the funder.
func (f *Funding) Links() []LinkTo {
	return linksTo(linksTo(nil, LinkFunds, f.Project), LinkFrom, f.Funder)
}
