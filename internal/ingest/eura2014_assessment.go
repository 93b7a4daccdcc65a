package ingest

import (
	"regexp"
	"slices"
	"strings"

	"verkosto/internal/mention"
	"verkosto/internal/network"
)

// readIndicator reads a section 7.x: a number that was planned, and what came of it.
func (p *eura2014) readIndicator(s *section) {
	_, name, _ := strings.Cut(s.heading.text, " ")
	f := p.readFields(s.lines, "Suunniteltu", "Toteutunut seurantatietojen mukaan", "Toteutunut")
	indicator := mention.Indicator{
		Section:  s.number,
		Name:     read(wordsOf(s.heading, name), asText),
		Planned:  read(f["Suunniteltu"], asNumber),
		Achieved: read(f["Toteutunut seurantatietojen mukaan"], asNumber),
	}
	if indicator.Achieved.Absent() {
		indicator.Achieved = read(f["Toteutunut"], asNumber)
	}
	p.mention.Indicators = append(p.mention.Indicators, indicator)
}

// euraQuestions are those of section 8.1.
var euraQuestions = []string{
	"Hankkeessa on tehty toimintaympäristön analyysi sukupuolinäkökulmasta",
	"Sukupuolinäkökulma on huomioitu hankkeen toiminnassa (valtavirtaistaminen)",
	"Hankkeen päätavoite on sukupuolten tasa-arvon edistäminen",
}

var euraAnswers = map[string]bool{"kyllä": true, "ei": false}

var euraAnswered = regexp.MustCompile(`^(\p{Lu}.{10,}): (Kyllä|Ei)$`)

// readEquality reads section 8.1: questions with yes or no, and reasons beneath.
func (p *eura2014) readEquality(s *section) {
	p.readReasoned(s.lines, func(current line) (mention.Principle, bool) {
		question, answer, found := cutLabel(current.text, euraQuestions)
		if parts := euraAnswered.FindStringSubmatch(current.text); !found && parts != nil {
			question, answer, found = parts[1], parts[2], true
		}
		whole := current
		whole.cut = false
		return mention.Principle{
			Section: s.number,
			Name:    read(wordsOf(whole, question), asText),
			Answer:  read(wordsOf(current, answer), oneOf(network.ProblemUnknownValue, euraAnswers)),
		}, found
	})
}

// euraGroups are the headings in section 8.2.
var euraGroups = []string{"Ekologinen kestävyys", "Taloudellinen kestävyys", "Sosiaalinen ja kulttuurinen kestävyys sekä yhdenvertaisuus"}

// euraPrinciples are the principles in section 8.2, the same on every page. Only these begin one: the
// sentences of the reasons can end in two numbers too.
var euraPrinciples = []string{
	"Luonnonvarojen käytön kestävyys",
	"Ilmastonmuutoksen aiheuttamien riskien vähentäminen",
	"Kasvillisuus, eliöt ja luonnon monimuotoisuus",
	"Pinta- ja pohjavedet, maaperä sekä ilma (ja kasvihuonekaasujen väheneminen)",
	"Natura 2000 -ohjelman kohteet",
	"Materiaalit ja jätteet",
	"Uusiutuvien energialähteiden käyttö",
	"Paikallisen elinkeinorakenteen kestävä kehittäminen",
	"Aineettomien tuotteiden ja palvelujen kehittäminen",
	"Liikkuminen ja logistiikka",
	"Hyvinvoinnin edistäminen",
	"Tasa-arvon edistäminen",
	"Yhteiskunnallinen ja kulttuurinen yhdenvertaisuus",
	"Kulttuuriympäristö",
	"Ympäristöosaaminen",
}

// scored is a principle with its direct and indirect score.
var scored = regexp.MustCompile(`^(.+?) (\S{1,4}) (\S{1,4})$`)

// readSustainability reads section 8.2: principles in groups, with two scores each and
// reasons beneath.
func (p *eura2014) readSustainability(s *section) {
	group, start := "", 0
	for i, current := range s.lines {
		switch {
		case strings.HasPrefix(current.text, "Välitön") && strings.HasSuffix(current.text, "Välillinen"): // head of the columns
			p.unknown(s.lines[start:i])
			start = i + 1
		case containsFold(euraGroups, current.text):
			p.readPrinciples(s, group, s.lines[start:i])
			group, start = current.text, i+1
		}
	}
	p.readPrinciples(s, group, s.lines[start:])
}

func (p *eura2014) readPrinciples(s *section, group string, lines []line) {
	p.readReasoned(lines, func(current line) (mention.Principle, bool) {
		parts := scored.FindStringSubmatch(current.text)
		if len(parts) == 0 || !containsFold(euraPrinciples, parts[1]) {
			return mention.Principle{}, false
		}
		whole := current
		whole.cut = false // a cut line is cut at its end
		return mention.Principle{
			Section:  s.number,
			Group:    group,
			Name:     read(wordsOf(whole, parts[1]), asText),
			Direct:   read(wordsOf(whole, parts[2]), asInteger),
			Indirect: read(wordsOf(current, parts[3]), asInteger),
		}, true
	})
}

func containsFold(texts []string, text string) bool {
	return slices.ContainsFunc(texts, func(known string) bool { return strings.EqualFold(known, text) })
}

// readReasoned reads principles that each begin with a line of their own, and go on with
// lines of reasons. begins is asked of every line, in order.
func (p *eura2014) readReasoned(lines []line, begins func(line) (mention.Principle, bool)) {
	var open *mention.Principle
	var reasons []line
	closeOpen := func() {
		if open != nil {
			open.Reasons = paragraphs(reasons)
			p.mention.Principles = append(p.mention.Principles, *open)
		} else {
			p.unknown(reasons)
		}
		reasons = nil
	}
	for _, current := range lines {
		principle, found := begins(current)
		if !found {
			reasons = append(reasons, current)
			continue
		}
		closeOpen()
		open = &principle
	}
	closeOpen()
}
