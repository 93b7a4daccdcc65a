package ingest

import (
	"regexp"
	"strings"

	"verkosto/internal/mention"
	"verkosto/internal/network"
)

// readTarget reads section 3 or a part of it: where the project works, for whom, and how many take part.
func (p *eura2007) readTarget(s *section) {
	_, title, _ := strings.Cut(strings.ToLower(s.heading.text), " ")
	rest := p.readPlaces(s.lines)
	switch {
	case s.number == "3":
		p.mention.TargetGroup = paragraphs(rest)
	case strings.Contains(title, "välilli"):
		p.mention.IndirectGroup = paragraphs(rest)
	case strings.Contains(title, "kohderyhm"):
		if group := paragraphs(rest); !group.Absent() {
			p.mention.TargetGroup = group
		}
	case strings.Contains(title, "alue"):
		p.unknown(rest)
	default:
		p.readCounts(&section{number: s.number, heading: s.heading, lines: rest})
	}
}

// areaLabels are the labels of places, with their level.
var areaLabels = map[string]network.Kind{
	"maakunnat": network.KindRegion, "maakunta": network.KindRegion,
	"seutukunnat": network.KindSubRegion, "seutukunta": network.KindSubRegion,
	"kunnat": network.KindMunicipality, "kunta": network.KindMunicipality,
}

// readPlaces takes the lists of places out of lines, each with the lines directly beneath it, and gives the others.
func (p *eura2007) readPlaces(lines []line) (rest []line) {
	for i := 0; i < len(lines); i++ {
		label, list, labelled := strings.Cut(lines[i].text, ":")
		kind, known := areaLabels[strings.ToLower(strings.TrimSpace(label))]
		if !labelled || !known {
			rest = append(rest, lines[i])
			continue
		}
		names := wordsOf(lines[i], list)
		for i+1 < len(lines) && lines[i+1].text != "" && !strings.Contains(lines[i+1].text, ":") && (names.text == "" || strings.HasSuffix(names.text, ",")) {
			i++
			names = names.and(lines[i])
		}
		p.addPlaces(kind, names)
	}
	return rest
}

// countLine is a count with its name.
var countLine = regexp.MustCompile(`^(.*\p{L}.*?) *: *(.*)$`)

// readCounts reads a part that counts persons, jobs, enterprises or degrees. The heading itself can end in the number, or
// lines name a count each. A count is what was planned, unless its name or label says that it came true.
func (p *eura2007) readCounts(s *section) {
	_, title, _ := strings.Cut(s.heading.text, " ")
	if parts := countLine.FindStringSubmatch(title); parts != nil {
		heading := s.heading
		heading.cut = false
		p.addCount(s.number, wordsOf(heading, parts[1]), wordsOf(s.heading, parts[2]))
		title = parts[1]
	}
	var own mention.Indicator // counts under labels that say only whether they were planned
	for _, current := range s.lines {
		parts := countLine.FindStringSubmatch(current.text)
		switch {
		case current.text == "":
		case parts == nil && allDigits(strings.ReplaceAll(current.text, " ", "")):
			own.Planned = read(wordsOf(current, current.text), asNumber)
		case parts == nil:
			p.unknown([]line{current})
		case strings.HasPrefix(strings.ToLower(parts[1]), "suunniteltu"):
			own.Planned = read(wordsOf(current, parts[2]), asNumber)
		case strings.HasPrefix(strings.ToLower(parts[1]), "toteutunut"):
			own.Achieved = read(wordsOf(current, parts[2]), asNumber)
		default:
			name := current
			name.cut = false
			p.addCount(s.number, wordsOf(name, parts[1]), wordsOf(current, parts[2]))
		}
	}
	if !own.Planned.Absent() || !own.Achieved.Absent() {
		own.Section, own.Name = s.number, read(wordsOf(s.heading, title), asText)
		p.mention.Indicators = append(p.mention.Indicators, own)
	}
}

func (p *eura2007) addCount(number string, name, count words) {
	if count.text == "" {
		return
	}
	indicator := mention.Indicator{Section: number, Name: read(name, asText)}
	if value := read(count, asNumber); strings.Contains(strings.ToLower(name.text), "toteutu") {
		indicator.Achieved = value
	} else {
		indicator.Planned = value
	}
	p.mention.Indicators = append(p.mention.Indicators, indicator)
}
