package ingest

import (
	"regexp"
	"strings"

	"verkosto/internal/mention"
	"verkosto/internal/network"
)

var euraStatuses = map[string]network.ProjectStatus{
	"toiminnassa":  network.StatusOngoing,
	"käynnissä":    network.StatusOngoing,
	"päättynyt":    network.StatusEnded,
	"lopetettu":    network.StatusTerminated,
	"keskeytetty":  network.StatusTerminated,
	"keskeytynyt":  network.StatusTerminated,
	"peruttu":      network.StatusTerminated,
	"purettu":      network.StatusTerminated,
	"ei aloitettu": network.StatusPlanned,
	"alkamassa":    network.StatusPlanned,
	"suunniteltu":  network.StatusPlanned,
}

// asEURAStatus reads the state of a project: "Päättynyt" in one register is "Toiminta päättynyt" in the other.
func asEURAStatus(text string) (network.ProjectStatus, *network.Problem) {
	const activity = "toiminta "
	if len(text) > len(activity) && strings.EqualFold(text[:len(activity)], activity) {
		text = text[len(activity):]
	}
	return oneOf(network.ProblemUnknownStatus, euraStatuses)(text)
}

// fundByCode takes the fund from the first letter of the project's code, on a page that doesn't name it.
func (p *page) fundByCode() {
	m := &p.mention
	if m.Fund.Code.Absent() && m.Code.OK() {
		m.Fund.Code = fundOfCode(m.Code)
	}
}

// euraLetters are the first letters of codes with the funds that they stand for.
var euraLetters = map[byte]string{'S': "ESF", 'A': "ERDF", 'J': "JTF"}

// fundOfCode gives the fund that a project's code begins with: nothing for a letter that isn't known.
func fundOfCode(code mention.Text) mention.Text {
	fund, known := euraLetters[code.Value[0]]
	if !known {
		return mention.Text{}
	}
	return mention.Text{Value: fund, Text: code.Text, Line: code.Line, Evidence: code.Evidence}
}

// addAuthority adds the body that chose the project and supervises it.
func (p *page) addAuthority(authority mention.Text) {
	if !authority.Absent() {
		p.mention.Participants = append(p.mention.Participants, participant(network.RoleAuthority, mention.Organisation{Line: authority.Line, NameFi: authority}))
	}
}

var euraPeriod = regexp.MustCompile(`^Alkaa\s+(.*?)\s+ja päättyy(?:\s+(.*))?$`)

// readProject reads section 1.
func (p *eura2014) readProject(s *section) error {
	m := &p.mention
	f := p.readFields(s.lines, "Hankekoodi", "Hankkeen nimi", "Toimintalinja", "Erityistavoite",
		"Suunnitelman mukainen toteutusaika", "Toiminnan tila", "Vastuuviranomainen")
	m.Code = read(f["Hankekoodi"], asText)
	if wrong := m.Code.Problem; wrong != nil {
		return refusal(Truncated, m.Code.Line, "the page ends within its Hankekoodi")
	}
	m.NameFi = f.text("Hankkeen nimi")
	m.PriorityAxis = f.text("Toimintalinja")
	m.SpecificObjective = f.text("Erityistavoite")
	m.Status = read(f["Toiminnan tila"], asEURAStatus)
	p.fundByCode()
	m.Start, m.End = readPeriod(f["Suunnitelman mukainen toteutusaika"])
	p.addAuthority(f.text("Vastuuviranomainen"))
	return nil
}

// readPeriod reads "Alkaa 1.2.2021 ja päättyy 31.8.2023". Other words are kept as a
// start that is no date.
func readPeriod(w words) (start, end mention.Date) {
	parts := euraPeriod.FindStringSubmatch(w.text)
	if parts == nil {
		return read(w, asFinnishDate), mention.Date{}
	}
	from, to := w, w
	from.text, to.text = parts[1], parts[2]
	if w.problem != nil && to.text != "" {
		from.problem = nil // a cut line is cut at its end
	}
	return read(from, asFinnishDate), read(to, asFinnishDate)
}

// participant makes a participant in a role that the page gives by where it names it.
func participant(role network.Role, organisation mention.Organisation) mention.Participant {
	return mention.Participant{Line: organisation.Line, Role: mention.Stated[network.Role]{Value: role, Text: string(role)}, Organisation: organisation}
}

// readFunding reads section 5.
func (p *page) readFunding(s *section) {
	f := p.readFields(s.lines, "Myönnetty EU- ja valtion rahoitus", "Toteutunut EU- ja valtion rahoitus",
		"Suunniteltu julkinen rahoitus yhteensä", "Toteutunut julkinen rahoitus yhteensä")
	funding := mention.Funding{
		Line:           s.heading.number,
		Granted:        read(f["Myönnetty EU- ja valtion rahoitus"], asAmount),
		Realised:       read(f["Toteutunut EU- ja valtion rahoitus"], asAmount),
		PlannedPublic:  read(f["Suunniteltu julkinen rahoitus yhteensä"], asAmount),
		RealisedPublic: read(f["Toteutunut julkinen rahoitus yhteensä"], asAmount),
	}
	for _, amount := range []mention.Amount{funding.Granted, funding.Realised, funding.PlannedPublic, funding.RealisedPublic} {
		if !amount.Absent() {
			p.mention.Fundings = append(p.mention.Fundings, funding)
			return
		}
	}
}

// readArea reads section 6: the target area in three levels, and the address of a
// project that is carried out in one place.
func (p *eura2014) readArea(s *section) {
	area, site := cutAt(s.lines, "Toteutuspaikan osoite")
	f := p.readFields(area, "Maakunnat", "Seutukunnat", "Kunnat")
	p.addPlaces(network.KindRegion, f["Maakunnat"])
	p.addPlaces(network.KindSubRegion, f["Seutukunnat"])
	p.addPlaces(network.KindMunicipality, f["Kunnat"])
	if len(site) > 0 {
		p.mention.Site = p.readFields(site[1:], "Jakeluosoite", "Postinumero", "Postitoimipaikka").address()
	}
}

func (f fields) address() mention.Address {
	return mention.Address{Street: f.text("Jakeluosoite"), PostCode: f.text("Postinumero"), City: f.text("Postitoimipaikka")}
}
