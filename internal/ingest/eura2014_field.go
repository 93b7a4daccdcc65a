package ingest

import (
	"regexp"
	"strings"

	"verkosto/internal/mention"
	"verkosto/internal/network"
)

// fields are the labelled values of a section, by label.
type fields map[string]words

// readFields reads lines of the form "label: value". A value goes on over the lines directly
// beneath it. What has no known label, or a label that was there already, is noted as a problem.
func (p *eura2014) readFields(lines []line, labels ...string) fields {
	found := make(fields, len(labels))
	open := "" // the label whose value may go on
	for _, current := range lines {
		label, value, labelled := cutLabel(current.text, labels)
		_, repeated := found[label]
		switch {
		case current.text == "":
			open = ""
		case labelled && !repeated:
			found[label] = wordsOf(current, value)
			open = label
		case labelled:
			p.problem("", current, problem(network.ProblemUnknownValue, "the label %q comes twice in its section", label))
			open = ""
		case open != "" && !otherLabel.MatchString(current.text):
			found[open] = found[open].and(current)
		default:
			p.unknown([]line{current})
			open = ""
		}
	}
	return found
}

// otherLabel is how a label looks that is not known.
var otherLabel = regexp.MustCompile(`^\p{Lu}[^:.]{2,60}: `)

// cutLabel splits a line at the first colon, if one of the labels stands before it.
func cutLabel(text string, labels []string) (label, value string, found bool) {
	before, after, found := strings.Cut(text, ":")
	if !found {
		return "", "", false
	}
	before = strings.TrimSpace(before)
	for _, known := range labels {
		if strings.EqualFold(before, known) {
			return known, after, true
		}
	}
	return "", "", false
}

// and gives words that go on over another line.
func (w words) and(next line) words {
	more := wordsOf(next, next.text)
	joined := words{text: strings.TrimSpace(w.text + " " + more.text), line: w.line, evidence: evidence(w.evidence + " " + next.text), problem: w.problem}
	if joined.problem == nil {
		joined.problem = more.problem
	}
	return joined
}

// text gives the value of a field as text.
func (f fields) text(label string) mention.Text { return read(f[label], asText) }

var euraStatuses = map[string]network.ProjectStatus{
	"toiminnassa":  network.StatusOngoing,
	"käynnissä":    network.StatusOngoing,
	"päättynyt":    network.StatusEnded,
	"keskeytetty":  network.StatusTerminated,
	"keskeytynyt":  network.StatusTerminated,
	"peruttu":      network.StatusTerminated,
	"purettu":      network.StatusTerminated,
	"ei aloitettu": network.StatusPlanned,
	"alkamassa":    network.StatusPlanned,
	"suunniteltu":  network.StatusPlanned,
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
	m.Status = read(f["Toiminnan tila"], oneOf(network.ProblemUnknownStatus, euraStatuses))
	m.Start, m.End = readPeriod(f["Suunnitelman mukainen toteutusaika"])
	if authority := f.text("Vastuuviranomainen"); !authority.Absent() {
		m.Participants = append(m.Participants, participant(network.RoleAuthority, mention.Organisation{Line: authority.Line, NameFi: authority}))
	}
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
func (p *eura2014) readFunding(s *section) {
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

// cutAt splits lines before the first that begins with a heading.
func cutAt(lines []line, heading string) (before, from []line) {
	for i, current := range lines {
		if strings.HasPrefix(current.text, heading) {
			return lines[:i], lines[i:]
		}
	}
	return lines, nil
}

func (f fields) address() mention.Address {
	return mention.Address{Street: f.text("Jakeluosoite"), PostCode: f.text("Postinumero"), City: f.text("Postitoimipaikka")}
}

// addPlaces adds the items of a list with commas. Names that hold a comma themselves
// are put together again where names are looked up (package resolve).
func (p *eura2014) addPlaces(kind network.Kind, w words) {
	items := strings.Split(w.text, ",")
	for i, item := range items {
		name := w
		name.text = strings.TrimSpace(item)
		if i < len(items)-1 {
			name.problem = nil // a cut list is cut in its last item
		}
		if name.text != "" && name.text != "-" {
			p.mention.Places = append(p.mention.Places, mention.Place{Kind: kind, Name: read(name, asText)})
		}
	}
}
