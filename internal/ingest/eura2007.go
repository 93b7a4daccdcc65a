package ingest

import (
	"io"
	"regexp"
	"strconv"
	"strings"

	"verkosto/internal/mention"
)

// parseEURA2007 reads a page of the EURA 2007 register: four numbered sections of labelled lines about one
// project of the period 2007–2013. It differs from the pages of EURA 2014 in its labels, and in
// that an address is one line and that counts stand among the sections.
func parseEURA2007(r io.Reader, emit func(*mention.Project) error) (int, error) {
	text, count, err := readPage(r)
	if err != nil {
		return 0, err
	}
	lines, err := pageLines(text)
	if err != nil {
		return count, err
	}
	page, err := readEURA2007(lines)
	if err != nil {
		return count, err
	}
	return count, emit(&page.mention)
}

// isEURA2007 tells a page of the register by words that stand on every one.
func isEURA2007(text string) bool {
	text = collapse(text)
	has := func(words string) bool { return strings.Contains(text, words) }
	return has("rahoittaman projektin kuvaus") ||
		has("Projektikoodi") && (has("Vastuuviranomainen") || has("Toteuttajaorganisaation")) ||
		has("Toteuttajaorganisaation nimi") && has("Vastuuviranomainen")
}

// eura2007Heading is the page's own heading: "Euroopan sosiaalirahaston rahoittaman projektin kuvaus".
var eura2007Heading = regexp.MustCompile(`^(.*?)(?: \(([A-Z]+)\))? (?:osittain )?rahoittaman projektin kuvaus`)

// eura2007Funds are the funds by the word that their names have of their own.
var eura2007Funds = []struct{ word, code string }{{"sosiaalirahasto", "ESF"}, {"aluekehitysrahasto", "ERDF"}}

// eura2007Sections are the headings of the sections, in order. Sections 3 and 4 can have parts, 3.1 and so on.
var eura2007Sections = []string{"Projekti", "Projektin toteuttaja", "Projektin toteutusalue", "Projektin julkinen rahoitus"}

// eura2007 is a page while it is read.
type eura2007 struct{ page }

func readEURA2007(lines []line) (*eura2007, error) {
	preamble, sections := splitEURA2007(lines)
	if len(sections) == 0 {
		return nil, refusal(Truncated, len(lines), "the page ends before its first section, 1. Projekti")
	}
	page := &eura2007{page{mention: mention.Project{Line: sections[0].heading.number}}}
	if err := page.readHeading(preamble); err != nil {
		return nil, err
	}
	if last := &sections[len(sections)-1]; !strings.HasPrefix(last.number, "4") {
		page.markCut(last, "4")
	}
	for i := range sections {
		if err := page.readSection(&sections[i]); err != nil {
			return nil, err
		}
	}
	if page.mention.Code.Absent() {
		return nil, refusal(MissingCode, sections[0].heading.number, "the page has no Projektikoodi, which tells its project from others")
	}
	return page, nil
}

// splitEURA2007 cuts a page at its headings. Only a heading that comes after the one before it counts, so that
// a numbered line of a text does not pass for one.
func splitEURA2007(lines []line) (preamble []line, sections []section) {
	main, part := 0, 0
	for _, current := range lines {
		atMain, atPart := headingEURA2007(current.text, main, part)
		switch {
		case atMain > 0:
			main, part = atMain, atPart
			number := strconv.Itoa(main)
			if part > 0 {
				number += "." + strconv.Itoa(part)
			}
			sections = append(sections, section{number: number, heading: current})
		case len(sections) == 0:
			preamble = append(preamble, current)
		default:
			open := &sections[len(sections)-1]
			open.lines = append(open.lines, current)
		}
	}
	return preamble, sections
}

var numberedPart = regexp.MustCompile(`^([1-4])(?:\.(\d))?\.? (\p{L}.*)$`)

// headingEURA2007 gives the section that a line is the heading of, and its part or 0; no section for other lines.
func headingEURA2007(text string, main, part int) (atMain, atPart int) {
	parts := numberedPart.FindStringSubmatch(text)
	if parts == nil {
		return 0, 0
	}
	number := int(parts[1][0] - '0')
	if parts[2] != "" {
		sub := int(parts[2][0] - '0')
		if number == main && number >= 3 && sub > part {
			return number, sub
		}
		return 0, 0
	}
	if number > main && strings.HasPrefix(strings.ToLower(parts[3]), strings.ToLower(eura2007Sections[number-1])) {
		return number, 0
	}
	return 0, 0
}

// readHeading takes fund and period from what stands above the first section.
func (p *eura2007) readHeading(preamble []line) error {
	p.heading = line{number: p.mention.Line}
	named := false
	for _, current := range preamble {
		parts := eura2007Heading.FindStringSubmatch(current.text)
		if parts == nil {
			continue
		}
		if named {
			return refusal(Malformed, current.number, "a second page begins here: save each page in a file of its own")
		}
		named, p.heading = true, current
		for _, fund := range eura2007Funds {
			if strings.Contains(strings.ToLower(parts[1]), fund.word) {
				name := wordsOf(current, parts[1])
				p.mention.Fund = mention.Fund{Name: read(name, asText), Code: mention.Text{Value: fund.code, Text: parts[1], Line: current.number, Evidence: current.text}}
			}
		}
	}
	// The register of this form is that of one period.
	p.mention.Period = mention.Text{Value: "2007-2013", Text: "2007-2013", Line: p.heading.number, Evidence: p.heading.text}
	return nil
}

func (p *eura2007) readSection(s *section) error {
	switch s.number[0] {
	case '1':
		return p.readProject(s)
	case '2':
		p.readImplementer(s)
	case '3':
		p.readTarget(s)
	default:
		if s.number == "4" {
			p.readFunding(s)
		} else {
			p.readCounts(s)
		}
	}
	return nil
}

// readProject reads section 1.
func (p *eura2007) readProject(s *section) error {
	m := &p.mention
	f := p.readFields(s.lines, "Projektikoodi", "Projektin nimi", "Osio", "Ohjelma", "Ohjelma / osio", "Toimintalinja", "Projektityyppi",
		"Suunnitelman mukainen toteutusaika", "Toiminnan tila", "Vastuuviranomainen")
	m.Code = read(f["Projektikoodi"], asText)
	if m.Code.Problem != nil {
		return refusal(Truncated, m.Code.Line, "the page ends within its Projektikoodi")
	}
	p.fundByCode()
	m.NameFi = f.text("Projektin nimi")
	for _, label := range []string{"Osio", "Ohjelma", "Ohjelma / osio"} {
		if m.Programme.Absent() {
			m.Programme = f.text(label)
		}
	}
	m.PriorityAxis = f.text("Toimintalinja")
	m.FundingScheme = f.text("Projektityyppi")
	m.Status = read(f["Toiminnan tila"], asEURAStatus)
	m.Start, m.End = readRange(f["Suunnitelman mukainen toteutusaika"])
	p.addAuthority(f.text("Vastuuviranomainen"))
	return nil
}

var dateRange = regexp.MustCompile(`^([\d.]+) *[-–—] *([\d.]*)$`)

// readRange reads "1.1.2008 - 31.12.2015", and the words of EURA 2014.
func readRange(w words) (start, end mention.Date) {
	parts := dateRange.FindStringSubmatch(w.text)
	if parts == nil {
		return readPeriod(w)
	}
	from, to := w, w
	from.text, to.text = parts[1], parts[2]
	if to.text != "" {
		from.problem = nil // a cut line is cut at its end
	}
	return read(from, asFinnishDate), read(to, asFinnishDate)
}

// readImplementer reads section 2: the organisation that carries the project out, and the person who answers for it. Both have
// a Puhelinnumero, which belongs to whom it stands with.
func (p *eura2007) readImplementer(s *section) {
	basics, lists := s.lines, []line(nil)
	for i, current := range s.lines {
		if partnerList(current.text) != "" {
			basics, lists = s.lines[:i], s.lines[i:]
			break
		}
	}
	body, person := cutAt(basics, "Vastuuhenkilön nimi")
	o := p.readFields(body, "Toteuttajaorganisaation nimi", "Organisaatiotyyppi", "Y-tunnus", "Osoite", "Jakeluosoite", "Postinumero", "Postitoimipaikka",
		"Puhelinnumero", "Toteuttajaorganisaation Web-osoite", "Web-osoite", "Asema", "Sähköposti", "Sähköpostiosoite")
	c := p.readFields(person, "Vastuuhenkilön nimi", "Asema", "Asema organisaatiossa", "Sähköposti", "Sähköpostiosoite", "Puhelinnumero",
		"Toteuttajaorganisaation Web-osoite", "Web-osoite")
	p.addCoordinator(s, mention.Organisation{
		Line:       s.heading.number,
		NameFi:     o.text("Toteuttajaorganisaation nimi"),
		BusinessID: read(o["Y-tunnus"], asBusinessID),
		Type:       read(o["Organisaatiotyyppi"], asOrganisationType),
		Phone:      o.text("Puhelinnumero"),
		Website:    firstOf(o, c, "Toteuttajaorganisaation Web-osoite", "Web-osoite"),
		Address:    o.wholeAddress(),
	}, mention.Person{
		Name:  read(c["Vastuuhenkilön nimi"], asPersonName),
		Title: firstOf(c, o, "Asema", "Asema organisaatiossa"),
		Email: read(firstWords(c, o, "Sähköposti", "Sähköpostiosoite"), asEmail),
		Phone: c.text("Puhelinnumero"),
	})
	p.readPartners(lists)
}

// firstWords gives the words of the first of some labels that one of two groups of fields has.
func firstWords(first, second fields, labels ...string) words {
	for _, f := range []fields{first, second} {
		for _, label := range labels {
			if f[label].text != "" {
				return f[label]
			}
		}
	}
	return words{}
}

func firstOf(first, second fields, labels ...string) mention.Text {
	return read(firstWords(first, second, labels...), asText)
}

var postalAddress = regexp.MustCompile(`^(?:(.*?),? +)?(\d{5})(?:,? +(.*))?$`)

// wholeAddress reads an address in one line: "Salpausselänkatu 22, 45100 Kouvola". One of another form is kept as a street.
func (f fields) wholeAddress() mention.Address {
	whole := f["Osoite"]
	parts := postalAddress.FindStringSubmatch(whole.text)
	if whole.text == "" {
		return f.address()
	}
	if parts == nil {
		return mention.Address{Street: read(whole, asText)}
	}
	street, code, city := whole, whole, whole
	street.text, code.text, city.text = parts[1], parts[2], parts[3]
	if city.text != "" {
		street.problem, code.problem = nil, nil // a cut line is cut at its end
	}
	return mention.Address{Street: read(street, asText), PostCode: read(code, asText), City: read(city, asText)}
}
