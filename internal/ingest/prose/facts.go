package prose

import (
	"fmt"
	"strings"

	"verkosto/internal/mention"
	"verkosto/internal/network"
)

// page is a page with the spans of its sentences.
type page struct {
	charts     []*chart
	candidates []candidate
	vocabulary *vocabulary
	capitals   map[string]bool
}

// newPage finds the names in every sentence.
func newPage(sentences []sentence) *page {
	p := &page{vocabulary: vocabularyOf(sentences), capitals: capitalsOf(sentences)}
	for i := range sentences {
		p.charts = append(p.charts, newChart(&sentences[i]))
	}
	readContext(p.charts)
	tellPublished(p.charts)
	tellAddresses(p.charts)
	for _, c := range p.charts {
		c.findKnown(fundSpan, programmeSpan)
		p.candidates = append(p.candidates, c.findProjects(p.vocabulary)...)
		c.findNames(p.vocabulary)
	}
	return p
}

// findNames finds the names of people, bodies and places in a sentence.
func (c *chart) findNames(v *vocabulary) {
	c.findPeople()
	c.findLongKnown()
	c.findBranches()
	if c.language == finnish {
		c.findFinnish(v)
	} else {
		c.findForeign(v)
	}
	c.findKnown(organisationSpan)
	c.findAbroad()
	c.widenUnits()
	c.withUnits()
	c.findPlaces()
	if c.language == finnish {
		c.findInhabitants()
	}
}

// explain finds what can only be found once all names of the page are known.
func (p *page) explain(name candidate) {
	short, tongues := collectAliases(p.charts), namesByTongue(p.charts)
	title, _, _ := strings.Cut(strings.ToLower(name.name), " – ")
	only, times, own := theOnly(p.bodyNames()), p.timesNamed(), ownNameOf(name)
	for n, c := range p.charts {
		c.other = c.speaksOfOther(name)
		c.named = strings.Contains(c.text, name.name)
		c.ownNames(own)
		c.listsPlaces = n > 0 && c.isOnlyPlaces(0) && p.charts[n-1].asksWhere()
		c.useAliases(short)
		c.useTongue(tongues)
		c.findTowns()
		c.trustRepeated(times)
		c.useNouns(only)
		c.guess(p.vocabulary, p.capitals)
		c.lendCases()
		c.excluded = make([]bool, len(c.spans))
		for i := range c.spans {
			s := &c.spans[i]
			c.excluded[i] = s.kind != projectSpan && c.inName(title, s) || s.kind == placeSpan && c.inAddress(s) || s.kind == organisationSpan && c.negated[s.from]
		}
	}
}

// timesNamed counts how often the page names each body.
func (p *page) timesNamed() map[string]int {
	times := make(map[string]int)
	for _, c := range p.charts {
		for _, s := range c.spansOf(organisationSpan) {
			times[s.names[0]]++
		}
	}
	return times
}

// trustRepeated makes names surer that begin a sentence with a word that could be a common one, where the page says them again.
func (c *chart) trustRepeated(times map[string]int) {
	for _, s := range c.spansOf(organisationSpan) {
		if s.confidence < 0.8 && !s.guessed && times[s.names[0]] > 1 {
			s.confidence = 0.85
		}
	}
}

// inName tells whether a span is a part of the project's name where that stands in the sentence.
func (c *chart) inName(title string, s *span) bool {
	text := strings.ToLower(c.text)
	at := strings.Index(text, title)
	return at >= 0 && strings.Contains(title, " ") && len(text) == len(c.text) && at <= c.tokens[s.from].start && c.tokens[s.to-1].end <= at+len(title) && len(title) >= c.tokens[s.to-1].end-c.tokens[s.from].start
}

// lendCases gives the owner of a project that acts in a sentence the project's case: what Vates-säätiön KeKo-hanke does, the
// foundation does.
func (c *chart) lendCases() {
	for i := 1; i < len(c.spans); i++ {
		owner, project := &c.spans[i-1], &c.spans[i]
		if owner.kind != organisationSpan || project.kind != projectSpan || owner.to != project.from || !owner.cases.has(genitive) || project.main {
			continue
		}
		for noun := range suffixes(c.tokens[project.to-1].lower) {
			if kase, known := projectNouns[noun]; known && !c.other && kase.has(nominative) {
				owner.cases = kase
			}
		}
	}
}

// spellings gives for each body the spelling that the page uses first.
func (p *page) spellings() map[string]string {
	first := make(map[string]string)
	for _, name := range p.bodyNames() {
		if key := bodyKey(name); first[key] == "" {
			first[key] = name
		}
	}
	return first
}

// gather puts the facts together.
func (p *page) gather(name candidate) mention.Project {
	g := &gatherer{spellings: p.spellings(), longer: sameBodies(p.bodyNames()), byKey: make(map[string]*body), keys: make(map[string]string), funders: make(map[string]bool), places: make(map[string]int)}
	g.project.Line = name.chart.lineAt(0)
	p.name(g, name)
	p.roles(g)
	p.dates(g)
	for _, c := range p.charts {
		if c.tellsOfYearsBefore(g.project.Start) {
			continue
		}
		for _, l := range c.findLocations() {
			g.addPlace(c, l)
		}
		for _, l := range c.findParts() {
			g.addPart(c, l)
			g.addPlace(c, located{place: l.place, span: l.span, rule: l.rule, confidence: l.confidence})
		}
	}
	p.owner(g, name)
	p.act(g)
	p.share(g)
	p.money(g)
	p.grant(g)
	p.status(g)
	g.promote()
	p.people(g)
	p.mention(g)
	p.others(g)
	g.finish()
	return g.project
}

// tellsOfYearsBefore tells whether all years that a sentence names are before the project's first.
func (c *chart) tellsOfYearsBefore(start mention.Date) bool {
	if !start.OK() || start.Absent() || !c.hasTime() {
		return false
	}
	before := false
	for _, w := range c.whens() {
		last := max(w.start.year, w.end.year)
		if last == 0 || fmt.Sprint(last) >= start.Value.Year() {
			return false
		}
		before = true
	}
	return before
}

// name sets the project's name and code.
func (p *page) name(g *gatherer, name candidate) {
	stated := mention.Text{
		Value: name.name, Text: name.stated, Line: name.chart.lineAt(0), Evidence: name.chart.text,
		Reading: reading(name.rule, min(0.5+name.score/4, 0.95)),
	}
	switch name.chart.language {
	case swedish:
		g.project.NameSv = stated
	case english:
		g.project.NameEn = stated
	default:
		g.project.NameFi = stated
	}
	for _, c := range p.charts {
		if code, labelled := c.findCode(); code != "" && (labelled || !c.other && !c.contact) {
			confidence := 0.75
			if labelled {
				confidence = 0.95
			}
			g.project.Code = mention.Text{Value: code, Text: code, Line: c.line, Evidence: c.text, Reading: reading("project-code", confidence)}
			return
		}
	}
}

// dates sets start and end.
func (p *page) dates(g *gatherer) {
	starts, ends, years := p.statedDates()
	if len(starts)+len(ends) == 0 {
		starts, ends = p.onlyPeriod()
	}
	end, ended := choose(withYears(ends, years, false))
	if ended {
		g.project.End = end.date()
	}
	if d, found := choose(withYears(starts, years, true)); found && (!ended || !d.inferred || !end.day.before(d.day)) {
		g.project.Start = d.date()
	}
	if start, end := g.project.Start, &g.project.End; start.OK() && end.OK() && end.Value.Last() < start.Value.First() {
		end.Problem = &network.Problem{Code: network.ProblemEndBeforeStart, Message: fmt.Sprintf("ends on %s before it starts on %s", end.Value, start.Value)}
	}
}

// statedDates gives the days that sentences, labels and headings say to be the start or the end, and the years that the page names.
func (p *page) statedDates() (starts, ends []dated, years map[int]bool) {
	years = make(map[int]bool)
	for n, c := range p.charts {
		s, e := c.findDates(n > 0 && c.heading && p.charts[n-1].labelsPeriod())
		starts, ends = append(starts, s...), append(ends, e...)
		if d, first, found := c.labelledDate(p.charts[max(n-1, 0)]); found && first {
			starts = append(starts, d)
		} else if found {
			ends = append(ends, d)
		}
		c.noteYears(years)
	}
	return starts, ends, years
}

// noteYears adds the years that a sentence names; the digits of phone numbers are none.
func (c *chart) noteYears(years map[int]bool) {
	for i := range c.tokens {
		if c.contact {
			return
		}
		if year := c.yearAt(i); year > 0 {
			years[year] = true
		} else if w, ok := c.dateAt(i); ok && w.start.year > 0 {
			years[w.start.year] = true
		}
	}
}

// withYears completes days whose year only the rest of the page tells, and leaves out those whose year nothing tells: the only year
// on the page, or for a start, less surely, the first.
func withYears(all []dated, years map[int]bool, first bool) []dated {
	year := 0
	for y := range years {
		if year == 0 || y < year {
			year = y
		}
	}
	var complete []dated
	for _, d := range all {
		if d.day.year == 0 {
			if len(years) != 1 && !first || year == 0 {
				continue
			}
			if len(years) > 1 {
				d.confidence *= 0.8
			}
			d.day.year = year
			d.rule, d.inferred = d.rule+"-in-year-of-page", true
		}
		complete = append(complete, d)
	}
	return complete
}
