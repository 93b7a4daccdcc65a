package ingest

import (
	"errors"
	"io"
	"math"
	"strconv"
	"strings"

	"verkosto/internal/mention"
	"verkosto/internal/network"
)

// cordisRoles are the roles of CORDIS as it writes them now, and by their letters in lower case.
// Partners and international partners get no money of the Union, unlike participants.
var cordisRoles = map[string]network.Role{
	"associatedPartner":    network.RoleAssociate,
	"thirdParty":           network.RoleThirdParty,
	"coordinator":          network.RoleCoordinator,
	"participant":          network.RolePartner,
	"beneficiary":          network.RolePartner,
	"hostinstitution":      network.RolePartner,
	"associatedpartner":    network.RoleAssociate,
	"partner":              network.RoleAssociate,
	"internationalpartner": network.RoleAssociate,
	"thirdparty":           network.RoleThirdParty,
	"linkedthirdparty":     network.RoleThirdParty,
	"affiliatedentity":     network.RoleThirdParty,
}

var cordisActivities = map[string]network.OrganisationType{
	"HES": network.TypeHigherEducation,
	"PRC": network.TypeEnterprise,
	"REC": network.TypeResearch,
	"PUB": network.TypePublicBody,
	"OTH": network.TypeOther,
}

var cordisFlags = map[string]bool{"true": true, "false": false}

// picDigits is how many digits a participant identification code has.
const picDigits = 9

// cordisOrganisations are the columns of organization.csv; the first four must be there.
type cordisOrganisations struct {
	*table
	project, pic, name, role                              int
	vat, shortName, sme, activity, street, postCode, city int
	country, nuts, location, website, order               int
	contribution, net, cost, ended                        int
}

// maxParticipants is how many rows of one project go into one mention.
const maxParticipants = 1000

// parseCORDISOrganisations reads the table of organisations. The rows of a project stand together; where
// they don't, each run of them is a mention of its own.
func parseCORDISOrganisations(r io.Reader, emit func(*mention.Project) error, refuse func(*Refusal)) (int, error) {
	rows, err := openTable(r, refuse)
	if err != nil {
		return 0, err
	}
	at, err := rows.columns(4, "projectID", "organisationID", "name", "role", "vatNumber", "shortName", "SME", "activityType",
		"street", "postCode", "city", "country", "nutsCode", "geolocation", "organizationURL", "order", "ecContribution",
		"netEcContribution", "totalCost", "endOfParticipation")
	if err != nil {
		return rows.lines(), err
	}
	table := cordisOrganisations{
		table: rows, project: at[0], pic: at[1], name: at[2], role: at[3], vat: at[4], shortName: at[5], sme: at[6], activity: at[7],
		street: at[8], postCode: at[9], city: at[10], country: at[11], nuts: at[12], location: at[13], website: at[14], order: at[15],
		contribution: at[16], net: at[17], cost: at[18], ended: at[19],
	}
	err = table.read(emit)
	return rows.lines(), err
}

func (t *cordisOrganisations) read(emit func(*mention.Project) error) error {
	var open mention.Project
	flush := func() error {
		if len(open.Participants) == 0 {
			return nil
		}
		err := emit(&open)
		clear(open.Participants)
		open = mention.Project{Participants: open.Participants[:0]}
		return err
	}
	for {
		row, err := t.next()
		if err != nil {
			if failed := flush(); failed != nil || errors.Is(err, io.EOF) {
				return failed
			}
			return err
		}
		code, member := t.cell(row, t.project), t.participant(row)
		if code.text == "" || member.Organisation.PIC.Absent() && member.Organisation.NameEn.Absent() {
			t.refuse(refusal(MissingCode, t.line, "the row lacks its projectID, or its organisationID and name"))
			continue
		}
		if open.Code.Text != code.text || len(open.Participants) >= maxParticipants {
			if err := flush(); err != nil {
				return err
			}
			open.Line, open.Only, open.Code = t.line, true, read(code, asText)
		}
		open.Participants = append(open.Participants, member)
	}
}

func (t *cordisOrganisations) participant(row []string) mention.Participant {
	text := func(column int) mention.Text { return read(t.cell(row, column), asText) }
	return mention.Participant{
		Line:       t.line,
		Role:       read(t.cell(row, t.role), asCORDISRole),
		Number:     read(t.cell(row, t.order), asInteger),
		Granted:    read(t.cell(row, t.contribution), asAmount),
		NetGranted: read(t.cell(row, t.net), asAmount),
		TotalCost:  read(t.cell(row, t.cost), asAmount),
		Ended:      read(t.cell(row, t.ended), oneOf(network.ProblemUnknownValue, cordisFlags)),
		Organisation: mention.Organisation{
			Line:      t.line,
			NameEn:    text(t.name),
			ShortName: text(t.shortName),
			PIC:       read(t.cell(row, t.pic), padded(picDigits)),
			VATNumber: text(t.vat),
			Type:      read(t.cell(row, t.activity), oneOf(network.ProblemUnknownValue, cordisActivities)),
			SME:       read(t.cell(row, t.sme), oneOf(network.ProblemUnknownValue, cordisFlags)),
			Website:   text(t.website),
			Address:   mention.Address{Street: text(t.street), PostCode: text(t.postCode), City: text(t.city)},
			Country:   read(t.cell(row, t.country), asCountry),
			NUTS:      text(t.nuts),
			Location:  read(t.cell(row, t.location), asLocation),
		},
	}
}

var betweenWords = strings.NewReplacer(" ", "", "-", "", "_", "")

func asCORDISRole(text string) (network.Role, *network.Problem) {
	if role, known := cordisRoles[text]; known { // nearly all, without a copy
		return role, nil
	}
	if role, known := cordisRoles[betweenWords.Replace(strings.ToLower(text))]; known {
		return role, nil
	}
	return "", problem(network.ProblemUnknownValue, "%q is no role that is known: coordinator, participant, associatedPartner or thirdParty", clip(text, 60))
}

// asCountry reads a code of two letters. The Union's own codes for the United Kingdom
// and Greece become those of ISO 3166-1.
func asCountry(text string) (string, *network.Problem) {
	switch {
	case text == "UK":
		return "GB", nil
	case text == "EL":
		return "GR", nil
	case len(text) == 2 && isUpper(text[0]) && isUpper(text[1]):
		return text, nil
	}
	return "", problem(network.ProblemUnknownValue, "%q is no country: write a code of two letters, as FI", clip(text, 60))
}

func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }

// asLocation reads latitude and longitude in degrees with a comma between, also in brackets.
func asLocation(text string) (network.Coordinates, *network.Problem) {
	latitude, longitude, _ := strings.Cut(strings.Trim(text, "()[] "), ",")
	north, err := strconv.ParseFloat(strings.TrimSpace(latitude), 64)
	east, wrong := strconv.ParseFloat(strings.TrimSpace(longitude), 64)
	if err != nil || wrong != nil || !(math.Abs(north) <= 90) || !(math.Abs(east) <= 180) {
		return network.Coordinates{}, problem(network.ProblemInvalidNumber, "%q is no place: write latitude and longitude in degrees, as in 60.17,24.94", clip(text, 60))
	}
	return network.Coordinates{Latitude: north, Longitude: east}, nil
}
