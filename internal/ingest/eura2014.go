package ingest

import (
	"io"
	"regexp"
	"strings"

	"verkosto/internal/mention"
	"verkosto/internal/network"
)

// parseEURA2014 reads a page of the EURA 2014 register: nine numbered sections of
// labelled lines, lists and texts, about one project.
func parseEURA2014(r io.Reader, emit func(*mention.Project) error) (int, error) {
	text, count, err := readPage(r)
	if err != nil {
		return 0, err
	}
	lines, err := pageLines(text)
	if err != nil {
		return count, err
	}
	page, err := readEURA2014(lines)
	if err != nil {
		return count, err
	}
	return count, emit(&page.mention)
}

// isEURA2014 tells a page of the register by words that stand on every one.
func isEURA2014(text string) bool {
	text = collapse(text)
	return strings.Contains(text, "rahoittaman hankkeen kuvaus") ||
		strings.Contains(text, "Vastuuviranomainen") && (strings.Contains(text, "Hankekoodi") || strings.Contains(text, "Hakijan perustiedot")) ||
		strings.Contains(text, "Hankekoodi") && strings.Contains(text, "Hakijan perustiedot")
}

// euraHeading is the page's own heading, which names the fund: "Euroopan
// sosiaalirahaston (ESR) rahoittaman hankkeen kuvaus".
var euraHeading = regexp.MustCompile(`^(.*)\(([A-Z]+)\) rahoittaman hankkeen kuvaus`)

// euraFunds are the register's abbreviations of the funds.
var euraFunds = map[string]string{"esr": "ESF", "esr+": "ESF", "eakr": "ERDF", "jtf": "JTF"}

// euraSections are the numbers and headings of the sections, in order. Section 7.x has as many parts
// as the project has indicators.
var euraSections = []struct{ number, title string }{
	{"1", "Hanke"},
	{"2", "Hakijan perustiedot"},
	{"3", "Suunnitelman mukainen tiivistelmä"},
	{"4", "Hankkeen kohderyhmät"},
	{"4.1", "Varsinaiset kohderyhmät"},
	{"4.2", "Välilliset kohderyhmät"},
	{"5", "Projektin julkinen rahoitus"},
	{"6", "Maantieteellinen kohdealue"},
	{"7", "Hakemusvaiheessa ilmoitettavat arviot"},
	{"7.x", ""},
	{"8", "Horisontaaliset periaatteet"},
	{"8.1", "Sukupuolten tasa-arvo"},
	{"8.2", "Kestävä kehitys"},
	{"9", "Loppuraportin tiivistelmä"},
}

// eura2014 is a page while it is read.
type eura2014 struct{ page }

func readEURA2014(lines []line) (*eura2014, error) {
	preamble, sections := euraSplit(lines)
	if len(sections) == 0 {
		return nil, refusal(Truncated, len(lines), "the page ends before its first section, 1 Hanke")
	}
	page := &eura2014{page{mention: mention.Project{Line: sections[0].heading.number}}}
	if err := page.readHeading(preamble); err != nil {
		return nil, err
	}
	if last := &sections[len(sections)-1]; last.number != "9" {
		page.markCut(last, "9")
	}
	for i := range sections {
		if err := page.readSection(&sections[i]); err != nil {
			return nil, err
		}
	}
	if page.mention.Code.Absent() {
		return nil, refusal(MissingCode, sections[0].heading.number, "the page has no Hankekoodi, which tells its project from others")
	}
	return page, nil
}

// euraSplit cuts a page at its headings. Only a heading that comes after the one before it in the
// order of sections counts, so that a numbered line of a text does not pass for one.
func euraSplit(lines []line) (preamble []line, sections []section) {
	at := -1
	for _, current := range lines {
		number, index := euraSectionOf(current.text, at)
		switch {
		case number != "":
			at = index
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

var numberedLine = regexp.MustCompile(`^(\d(?:\.\d{1,2})?)\.? (.+)$`)

func euraSectionOf(text string, after int) (number string, index int) {
	parts := numberedLine.FindStringSubmatch(text)
	if parts == nil {
		return "", after
	}
	for i, known := range euraSections {
		switch {
		case known.number == "7.x":
			if strings.HasPrefix(parts[1], "7.") && after >= i-1 && after <= i {
				return parts[1], i
			}
		case i > after && known.number == parts[1] && strings.HasPrefix(strings.ToLower(parts[2]), strings.ToLower(known.title)):
			return known.number, i
		}
	}
	return "", after
}

// readHeading takes fund and period from what stands above the first section.
func (p *eura2014) readHeading(preamble []line) error {
	for _, current := range preamble {
		parts := euraHeading.FindStringSubmatch(current.text)
		if parts == nil {
			continue
		}
		if p.heading.number != 0 {
			return refusal(Malformed, current.number, "a second page begins here: save each page in a file of its own")
		}
		p.heading = current
		name := strings.TrimSpace(parts[1])
		p.mention.Fund = mention.Fund{
			Code: read(words{parts[2], current.number, current.text, nil}, oneOf(network.ProblemUnknownValue, euraFunds)),
			Name: read(words{name, current.number, current.text, nil}, asText),
		}
	}
	if p.heading.number == 0 {
		p.heading = line{number: p.mention.Line}
	}
	// The register of this form is that of one period.
	p.mention.Period = mention.Text{Value: "2014-2020", Text: "2014-2020", Line: p.heading.number, Evidence: p.heading.text}
	return nil
}

func (p *eura2014) readSection(s *section) error {
	switch s.number {
	case "1":
		return p.readProject(s)
	case "2":
		p.readApplicant(s)
	case "3":
		p.mention.Summary = paragraphs(s.lines)
	case "4", "4.1":
		if text := paragraphs(s.lines); !text.Absent() {
			p.mention.TargetGroup = text
		}
	case "4.2":
		p.mention.IndirectGroup = paragraphs(s.lines)
	case "5":
		p.readFunding(s)
	case "6":
		p.readArea(s)
	case "7", "8":
		p.unknown(s.lines)
	case "8.1":
		p.readEquality(s)
	case "8.2":
		p.readSustainability(s)
	case "9":
		p.mention.Results = paragraphs(s.lines)
	default:
		p.readIndicator(s)
	}
	return nil
}
