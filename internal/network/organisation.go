package network

import "verkosto/internal/text"

// OrganisationType says what sort of body an organisation is.
type OrganisationType string

// The types of organisation. TypeOther stands for stated types that fit none.
const (
	TypeMunicipality    OrganisationType = "MUNICIPALITY"
	TypeMunicipalBody   OrganisationType = "MUNICIPAL_FEDERATION"
	TypeState           OrganisationType = "STATE_AUTHORITY"
	TypeRegionalCouncil OrganisationType = "REGIONAL_COUNCIL"
	TypeHigherEducation OrganisationType = "HIGHER_EDUCATION"
	TypeEducation       OrganisationType = "EDUCATION"
	TypeResearch        OrganisationType = "RESEARCH"
	TypeEnterprise      OrganisationType = "ENTERPRISE"
	TypeAssociation     OrganisationType = "ASSOCIATION"
	TypeFoundation      OrganisationType = "FOUNDATION"
	TypeCooperative     OrganisationType = "COOPERATIVE"
	TypeParish          OrganisationType = "PARISH"
	TypePublicBody      OrganisationType = "PUBLIC_BODY"
	TypeOther           OrganisationType = "OTHER"
)

// Alias is another name of an organisation, with the years it was in use where known.
type Alias struct {
	Name string `json:"name"`
	From Date   `json:"from,omitempty"`
	To   Date   `json:"to,omitempty"`
}

// Coordinates is a point in WGS84 degrees.
type Coordinates struct {
	Latitude  float64 `json:"latitude"`
	Longitude float64 `json:"longitude"`
}

// Organisation is a legal body or a unit of one.
type Organisation struct {
	ID               ID               `json:"id"`
	Names            Names            `json:"names,omitzero"`
	ShortName        string           `json:"shortName,omitempty"`
	Aliases          []Alias          `json:"aliases,omitempty"`          // by name
	BusinessID       BusinessID       `json:"businessId,omitempty"`       // only with a right check digit
	BusinessIDStated string           `json:"businessIdStated,omitempty"` // what was stated in its place, where it is no business id
	VATNumber        string           `json:"vatNumber,omitempty"`
	PIC              string           `json:"pic,omitempty"` // participant identification code
	Type             OrganisationType `json:"type,omitempty"`
	TypeStated       string           `json:"typeStated,omitempty"` // the type in the source's words
	SME              *bool            `json:"sme,omitempty"`        // small or medium-sized enterprise
	Website          string           `json:"website,omitempty"`
	Phone            string           `json:"phone,omitempty"` // of the organisation itself
	Address          Address          `json:"address,omitzero"`
	Country          string           `json:"country,omitempty"` // ISO 3166-1 alpha-2
	NUTS             string           `json:"nuts,omitempty"`    // NUTS code, as precise as stated
	Location         *Coordinates     `json:"location,omitempty"`
	Municipality     ID               `json:"municipality,omitempty"` // home municipality
	Parent           ID               `json:"parent,omitempty"`       // the body that this is a unit of
}

// Name gives the organisation's name in the first language that has one.
func (o *Organisation) Name() string { return o.Names.Any() }

// NodeID gives the organisation's id.
func (o *Organisation) NodeID() ID { return o.ID }

// Links gives the home municipality and the parent.
func (o *Organisation) Links() []LinkTo {
	return linksTo(linksTo(nil, LinkBasedIn, o.Municipality), LinkUnitOf, o.Parent)
}

// Person is a named contact, known within one organisation.
type Person struct {
	ID           ID     `json:"id"`
	Name         string `json:"name"`
	Title        string `json:"title,omitempty"`
	Email        string `json:"email,omitempty"` // private
	Phone        string `json:"phone,omitempty"` // private
	Organisation ID     `json:"organisation,omitempty"`

	// ContactsHidden says that an e-mail or phone is known and left out of this copy.
	ContactsHidden bool `json:"contactsHidden,omitempty"`
}

// WithoutContacts gives a copy that lacks the e-mail and phone, also where they stand in the title, and says so; the
// person itself where there is nothing to hide.
func (p *Person) WithoutContacts() *Person {
	title := text.HideContacts(p.Title)
	if p.Email == "" && p.Phone == "" && title == p.Title {
		return p
	}
	hidden := *p
	hidden.Title, hidden.Email, hidden.Phone, hidden.ContactsHidden = title, "", "", true
	return &hidden
}

// NodeID gives the person's id.
func (p *Person) NodeID() ID { return p.ID }

// Links gives the person's organisation.
func (p *Person) Links() []LinkTo { return linksTo(nil, LinkWorksFor, p.Organisation) }
