package ingest

import (
	"regexp"
	"strconv"
	"strings"

	"verkosto/internal/mention"
	"verkosto/internal/network"
)

var euraOrganisationTypes = map[string]network.OrganisationType{
	"kunta":                             network.TypeMunicipality,
	"kuntayhtymä":                       network.TypeMunicipalBody,
	"valtion viranomainen":              network.TypeState,
	"valtion laitos":                    network.TypeState,
	"ministeriö":                        network.TypeState,
	"maakunnan liitto":                  network.TypeRegionalCouncil,
	"yliopisto":                         network.TypeHigherEducation,
	"ammattikorkeakoulu":                network.TypeHigherEducation,
	"korkeakoulu":                       network.TypeHigherEducation,
	"oppilaitos":                        network.TypeEducation,
	"muu oppilaitos":                    network.TypeEducation,
	"ammatillinen oppilaitos":           network.TypeEducation,
	"tutkimuslaitos":                    network.TypeResearch,
	"yritys":                            network.TypeEnterprise,
	"yhdistys":                          network.TypeAssociation,
	"rekisteröity yhdistys":             network.TypeAssociation,
	"järjestö":                          network.TypeAssociation,
	"säätiö":                            network.TypeFoundation,
	"osuuskunta":                        network.TypeCooperative,
	"seurakunta":                        network.TypeParish,
	"julkisoikeudellinen yhteisö":       network.TypePublicBody,
	"muu julkisoikeudellinen yhteisö":   network.TypePublicBody,
	"muu julkinen organisaatio":         network.TypePublicBody,
	"muu":                               network.TypeOther,
	"muu yhteisö":                       network.TypeOther,
	"muu organisaatio":                  network.TypeOther,
	"muu yksityisoikeudellinen yhteisö": network.TypeOther,
}

// asOrganisationType never is a problem: types are many, and one that fits none of ours is other.
func asOrganisationType(text string) (network.OrganisationType, *network.Problem) {
	if known, found := euraOrganisationTypes[strings.ToLower(text)]; found {
		return known, nil
	}
	return network.TypeOther, nil
}

// The lists of partners that section 2 can have.
var euraPartnerLists = []string{"Osatoteuttajat", "Tuen siirronsaajat"}

// readApplicant reads section 2: the applicant with its contact person, and the lists of
// those who carry out parts of the project.
func (p *eura2014) readApplicant(s *section) {
	basics, lists := s.lines, []line(nil)
	for i, current := range s.lines {
		if partnerList(current.text) != "" {
			basics, lists = s.lines[:i], s.lines[i:]
			break
		}
	}
	f := p.readFields(basics, "Hakijan virallinen nimi", "Organisaatiotyyppi", "Y-tunnus", "Jakeluosoite", "Puhelinnumero",
		"Postinumero", "Postitoimipaikka", "WWW-osoite", "Hankkeen yhteyshenkilön nimi", "Yhteyshenkilön asema hakijaorganisaatiossa",
		"Yhteyshenkilön sähköpostisoite", "Yhteyshenkilön sähköpostiosoite", "Yhteyshenkilön puhelinnumero",
		"Hakijoiden lukumäärä tai tuen siirto -menettely")
	p.mention.Applicants = f.text("Hakijoiden lukumäärä tai tuen siirto -menettely")
	p.addApplicant(f, s)
	p.readPartners(lists)
}

func (p *eura2014) addApplicant(f fields, s *section) {
	contact := mention.Person{
		Name:  read(f["Hankkeen yhteyshenkilön nimi"], asPersonName),
		Title: f.text("Yhteyshenkilön asema hakijaorganisaatiossa"),
		Email: read(f["Yhteyshenkilön sähköpostisoite"], asEmail), // so the register spells it
		Phone: f.text("Yhteyshenkilön puhelinnumero"),
	}
	if contact.Email.Absent() {
		contact.Email = read(f["Yhteyshenkilön sähköpostiosoite"], asEmail)
	}
	p.addCoordinator(s, mention.Organisation{
		Line:       s.heading.number,
		NameFi:     f.text("Hakijan virallinen nimi"),
		BusinessID: read(f["Y-tunnus"], asBusinessID),
		Type:       read(f["Organisaatiotyyppi"], asOrganisationType),
		Phone:      f.text("Puhelinnumero"),
		Website:    f.text("WWW-osoite"),
		Address:    f.address(),
	}, contact)
}

// addCoordinator adds the body that applied for the project and leads it, as section s describes it, with its contact.
func (p *page) addCoordinator(s *section, applicant mention.Organisation, contact mention.Person) {
	if applicant.NameFi.Absent() && applicant.BusinessID.Absent() {
		p.problem("participations", s.heading, problem(network.ProblemUnknownValue, "the applicant has neither name nor business id"))
		return
	}
	if !applicant.NameFi.Absent() {
		applicant.Line = applicant.NameFi.Line
	}
	coordinator := participant(network.RoleCoordinator, applicant)
	switch {
	case !contact.Name.Absent():
		coordinator.Contacts = []mention.Person{contact}
	case !contact.Email.Absent() || !contact.Phone.Absent():
		p.mention.Problems = append(p.mention.Problems, mention.Problem{
			Field: "contacts", Line: max(contact.Email.Line, contact.Phone.Line),
			Problem: *problem(network.ProblemUnknownValue, "the contact has no name"),
		}) // what it has is private
	}
	p.mention.Participants = append(p.mention.Participants, coordinator)
}

// asEmail reads an address in which (at) stands for @. A problem does not quote the
// address, which is private.
func asEmail(text string) (string, *network.Problem) {
	address := strings.NewReplacer("(at)", "@", "[at]", "@", "(AT)", "@", " ", "").Replace(text)
	name, host, found := strings.Cut(address, "@")
	if !found || name == "" || !strings.Contains(host, ".") {
		return "", problem(network.ProblemUnknownValue, "this is no e-mail address: write name@host")
	}
	return address, nil
}

// partnerList gives the heading of a list of partners, if the text is one.
func partnerList(text string) string {
	text = strings.TrimSpace(strings.TrimSuffix(text, ":"))
	for _, heading := range euraPartnerLists {
		if strings.EqualFold(text, heading) {
			return heading
		}
	}
	return ""
}

// readPartners reads the lists of partners, which carry out parts of the project. A list
// without entries is one that was lost on the way, so it says nothing.
func (p *page) readPartners(lines []line) {
	number := 0
	var heading *line
	entries := 0
	lost := func() {
		if heading != nil && entries == 0 && partnerList(heading.text) == "Osatoteuttajat" {
			p.mention.PartnersLost = true
			p.problem("participations", *heading, problem(network.ProblemTruncated, "the list of partners is printed but empty: it was lost, so partners known from before are kept"))
		}
	}
	for i := range lines {
		switch current := lines[i]; {
		case current.text == "":
		case partnerList(current.text) != "":
			lost()
			heading, entries = &lines[i], 0
		default:
			number, entries = number+1, entries+1
			partner := participant(network.RoleImplementer, partnerOf(current))
			partner.Number = mention.Integer{Value: number, Text: strconv.Itoa(number), Line: current.number, Evidence: evidence(current.text)}
			p.mention.Participants = append(p.mention.Participants, partner)
		}
	}
	lost()
}

// idLike is what may be meant as a business id: no letters, so that a name with a
// comma keeps its end.
var idLike = regexp.MustCompile(`^(?:FI)?[\d\s.\-–]*\d[\d\s.\-–]*$`)

// idBehind is a business id at the end of a line that a comma does not set apart from the name.
var idBehind = regexp.MustCompile(`^(.*[^\d\s]) *[;:(\[ ] *((?:FI)?\d{7}[-–]\d)[)\]]?$`)

// The labels of a form that lines can have kept.
var (
	nameLabel = regexp.MustCompile(`^(?i:(?:osa)?toteuttajan?(?:organisaation)?(?: virallinen)?(?: nimi)?|tuen siirronsaaja(?:n nimi)?|organisaation nimi|nimi) *: *`)
	idLabel   = regexp.MustCompile(`(?i:[(\[]?y-? ?tunnus *:? *)((?:FI)?\d[\d\s.\-–]*\d)[)\]]?$`)
)

// partnerOf reads "name, business id". Names hold commas and brackets, so the id is what follows the
// last comma, if it looks like an id.
func partnerOf(at line) mention.Organisation {
	text := idLabel.ReplaceAllString(nameLabel.ReplaceAllString(at.text, ""), "$1")
	name, id := text, ""
	if comma := strings.LastIndexByte(text, ','); comma >= 0 {
		tail := strings.TrimSpace(text[comma+1:])
		if tail == "" || tail == "-" || idLike.MatchString(tail) {
			name, id = strings.TrimSpace(text[:comma]), strings.TrimPrefix(tail, "-")
		}
		if idLike.MatchString(tail) {
			id = tail
		}
	}
	if parts := idBehind.FindStringSubmatch(text); id == "" && parts != nil {
		name, id = strings.TrimRight(parts[1], " ,;:"), parts[2]
	}
	nameWords, idWords := wordsOf(at, name), wordsOf(at, id)
	if idWords.text != "" {
		nameWords.problem = nil // a cut line is cut at its end
	}
	return mention.Organisation{Line: at.number, NameFi: read(nameWords, asText), BusinessID: read(idWords, asBusinessID)}
}
