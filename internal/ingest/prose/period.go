package prose

import (
	"strings"

	"verkosto/internal/mention"
	"verkosto/internal/network"
)

// dated is a day that may be the start or the end of the project.
type dated struct {
	day        day
	chart      *chart
	from, to   int
	rule       string
	confidence float64
	inferred   bool // only the rest of the page tells its year
}

var (
	periodLabels = parsePatterns(`toteutusaika* hankeaika* hankkeen_kesto projektiaika* kesto aika milloin när when ajankohta toiminta-aika* toteuttamisaika* aikataulu toteutuskausi hankekausi
		projekttid* projektperiod* tidsperiod tidtabell genomförandetid* duration period project_period timeline projektets_längd`)
	startVerbs = parsePatterns(`alkunsa gång ovensa käyntiin liikkeelle igång launch launches kicked kicks aloituspäiv* alkamispäiv* aloitimme alkoimme käynnistimme starttasimme alkupäivä alkupvm aloituspvm startdatum startdag inledning start_date alkaminen alku start alkaa alkoi alkanut alkaen lähtien alkavat alkava käynnistyi käynnistyy käynnistynyt käynnistettiin käynnistyvä* starttasi starttaa aloitti
		aloitetaan aloitettiin aloitus alkamispäivä alusta startade startar började börjar inleddes inleds started starts starting began begins launched beginning fr.o.m`)
	endVerbs = parsePatterns(`päätökseen maaliin loppumispäiv* wraps wrapped loppu loppupvm loppupäivä päättymispvm sluttid slutdag end_date päättyy päättyi päättynyt päättyvä* loppuun valmis valmista valmiina valmistuu klar klart utgången färdig* completed jatkuu jatkui kestää kesti loppuu asti saakka avslutas avslutades slutförs slutfördes upphör pågår slutar
		t.o.m päättyminen päättymisaika lopetus slut slutdatum end ended ends runs concludes concluded until päättymispäivä`)
	periodWords   = parsePatterns("toteute* ajalla ajalle aikana välisenä välillä vuosina vuosien lukuvuoden ajan käynnissä kestää genomförs pågår implemented carried runs years during åren kaksivuotinen kolmivuotinen *vuotinen")
	partOfProject = parsePatterns("täysipainoi* vaihe vaiheen *haku *haun haut hakuaika koulutus valmennus tilaisuudet valmennuspäivät kurssi rekrytointi kysely haastattelut pilotointi pilotti pilotit pilotteja pilotointeja kokeilujakso")
	programmeAge  = parsePatterns("ohjelmakau* rahoituskau* rahastokau* rakennerahasto-ohjelma* rakennerahastokau* programperiod* programming ohjelman strategia* strategian")
)

// findDates gives what a sentence says of when the project starts and ends, be it below a heading that says that it does.
func (c *chart) findDates(labelled bool) (starts, ends []dated) {
	if c.event || c.contact || c.other || anyOf(publication, c.tokens) || !c.hasTime() {
		return nil, nil
	}
	aboutProject, labelled := c.isAboutProject(), labelled || c.startsWith(periodLabels)
	for _, w := range c.whens() {
		if c.ofProgramme(w) {
			continue
		}
		if w.isRange {
			if confidence := c.rangeConfidence(w, aboutProject, labelled); confidence > 0 {
				starts = append(starts, dated{day: w.start, chart: c, from: w.from, to: w.to, rule: "period", confidence: confidence})
				ends = append(ends, dated{day: w.end, chart: c, from: w.from, to: w.to, rule: "period", confidence: confidence})
			}
			continue
		}
		rule, confidence := c.singleDate(w, aboutProject, labelled)
		switch rule {
		case "starts":
			starts = append(starts, dated{day: w.start, chart: c, from: w.from, to: w.to, rule: rule, confidence: confidence})
		case "ends":
			ends = append(ends, dated{day: w.start, chart: c, from: w.from, to: w.to, rule: rule, confidence: confidence})
		}
	}
	return starts, ends
}

// labelsPeriod tells whether a line is a heading for the time of the project.
func (c *chart) labelsPeriod() bool {
	const longest = 4
	return c.heading && len(c.tokens) <= longest && c.startsWith(periodLabels) && !c.hasTime()
}

// hasTime spares sentences without numbers and months the search.
func (c *chart) hasTime() bool {
	for _, t := range c.tokens {
		if t.kind == number || c.published > 0 && t.is("vuoden", "vuonna", "fjol", "år", "året", "year") || strings.Contains(t.lower, "kuu") || otherMonths[t.lower] > 0 {
			return true
		}
	}
	return false
}

func (c *chart) startsWith(set patterns) bool {
	for i := range min(4, len(c.tokens)) {
		for _, p := range set.all {
			if p.matches(c.tokens[i].lower) && (p.next == "" || c.lower(i+1) == p.next) {
				return true
			}
		}
	}
	return false
}

// isAboutProject tells whether a project is spoken of, or its activity.
func (c *chart) isAboutProject() bool {
	if c.named {
		return true
	}
	for _, t := range c.tokens {
		if _, is := isProjectNoun(t); is || t.is("toiminta", "toimintaa", "verksamheten") {
			return true
		}
	}
	return len(c.spansOf(projectSpan)) > 0
}

// ofProgramme tells whether a time is a programme's: ohjelmakausi 2014–2020.
func (c *chart) ofProgramme(w when) bool {
	if w.isRange && w.start.month == 0 {
		switch [2]int{w.start.year, w.end.year} {
		case [2]int{2007, 2013}, [2]int{2014, 2020}, [2]int{2021, 2027}:
			return true
		}
	}
	if anyOf(programmeAge, c.tokens[max(w.from-2, 0):w.from]) {
		return w.isRange && w.start.month == 0
	}
	before := c.at(w.from - 1)
	return before != nil && (before.kind == programmeSpan || before.kind == fundSpan)
}

func (c *chart) rangeConfidence(w when, aboutProject, labelled bool) float64 {
	confidence := c.rangeRule(w, aboutProject, labelled)
	if from, to := clauseOf(c.clauses(), w.from); c.past || c.plansFor(w) || !labelled && anyOf(partOfProject, c.tokens[from:to]) {
		confidence *= 0.5
	}
	if w.withoutYear {
		confidence *= 0.7
	}
	return confidence
}

// rangeRule says how surely a sentence gives the time of the project, the doubts of its own aside.
func (c *chart) rangeRule(w when, aboutProject, labelled bool) float64 {
	timed := anyOf(periodWords, c.tokens)
	switch {
	case labelled:
		return 0.95
	case aboutProject && (timed || anyOf(startVerbs, c.tokens)):
		return 0.92
	case aboutProject && c.isSign(w.from-1, "("):
		return 0.88
	case aboutProject:
		return 0.75
	case timed && c.mentionsPassive():
		return 0.65
	case c.heading && len(c.tokens) <= 12 && c.paragraph < 8:
		return 0.6
	}
	return 0
}

func (c *chart) mentionsPassive() bool {
	return c.mentions("toteutetaan", "toteutettiin", "se", "genomförs", "it", "ajalla")
}

// singleDate says whether a date is the project's start or end.
func (c *chart) singleDate(w when, aboutProject, labelled bool) (string, float64) {
	rule := c.direction(w)
	if rule == "" {
		return "", 0
	}
	confidence := 0.6
	switch {
	case labelled:
		confidence = 0.9
	case aboutProject:
		confidence = 0.85
	}
	if w.withoutYear {
		confidence *= 0.8
	}
	from, to := clauseOf(c.clauses(), w.from)
	if c.past || anyOf(partOfProject, c.tokens[from:to]) || rule == "ends" && anyOf(goals, c.tokens[from:to]) || !aboutProject && c.isDeadline(w.to, c.tokens[from:to]) {
		confidence *= 0.55
	}
	return rule, confidence
}

// ofWhole are the words that tell that all of a project is to be ready and not a part of it.
var ofWhole = parsePatterns("valmista valmis valmiina selvitys selvityksen työt kaikki kaiken")

// goals are the words of what is to be reached by a year, which is mostly later than the project's end.
var goals = parsePatterns("tavoite tavoitteena tavoitteet *tavoite visio* hiilineutraal* ilmastoneutraal* skenaario* ennuste* tiekart* målet målsättning* vision* klimatneutral* carbon-neutral carbon_neutral goal target")

var plans = parsePatterns("ohjelmaa *ohjelmaa *suunnitelma* strategia* *strategia* visio* tiekart*")

// plansFor tells whether a span of time is what a plan is made for: laaditaan strategia vuosille 2025–2030.
func (c *chart) plansFor(w when) bool {
	return c.is(w.from-1, "vuosille", "vuosiksi") && w.from > 1 && anyOf(plans, c.tokens[w.from-2:w.from-1])
}

// isDeadline tells whether a date is by when something less than the project is done.
func (c *chart) isDeadline(behind int, clause []token) bool {
	for at := behind; at < behind+3; at++ {
		if c.is(at, "mennessä") {
			return !anyOf(ofWhole, clause)
		}
	}
	return false
}

// direction finds the nearest word that makes a date a start or an end.
func (c *chart) direction(w when) string {
	if direction := c.directionBehind(w.to); direction != "" {
		return direction
	}
	switch {
	case c.is(w.from-1, "fr.o.m", "from", "från", "since", "sedan"):
		return "starts"
	case c.is(w.from-1, "t.o.m", "till", "until", "vuoteen", "through"):
		return "ends"
	}
	best, direction := len(c.tokens), ""
	from, to := clauseOf(c.clauses(), w.from)
	for at := from; at < to; at++ {
		distance := w.from - at
		if at >= w.to {
			distance = at - w.to + 3 // what is said of a date mostly stands before it
		}
		if distance >= best || distance > 12 {
			continue
		}
		switch t := c.tokens[at : at+1]; {
		case anyOf(endVerbs, t):
			best, direction = distance, "ends"
		case anyOf(startVerbs, t):
			best, direction = distance, "starts"
		}
	}
	return direction
}

// directionBehind reads the word right behind a date: 1.1.2019 alkaen, vuoden 2020 loppuun.
func (c *chart) directionBehind(from int) string {
	for at := from; at < min(from+3, len(c.tokens)); at++ {
		switch t := c.tokens[at : at+1]; {
		case c.is(at, "alkaen", "lähtien", "alusta", "alussa", "onwards"):
			return "starts"
		case c.is(at, "asti", "saakka", "loppuun", "lopussa", "lopulla"):
			return "ends"
		case c.isSign(at, ",", ".", ";") || anyOf(startVerbs, t) || anyOf(endVerbs, t):
			return ""
		}
	}
	return ""
}

// choose takes the surest of several dates, the first of equals, as precisely as another date on the page states it.
func choose(all []dated) (dated, bool) {
	var best dated
	for _, d := range all {
		if d.confidence > best.confidence {
			best = d
		}
	}
	for _, d := range all {
		if d.confidence >= Threshold && d.day.refines(best.day) {
			best = d
		}
	}
	return best, best.chart != nil
}

// before tells whether a day comes before another, as far as both are stated.
func (d day) before(other day) bool {
	if d.year != other.year {
		return d.year < other.year
	}
	return d.month > 0 && other.month > 0 && d.month < other.month
}

// refines tells whether a day says the same as another, and more.
func (d day) refines(other day) bool {
	switch {
	case d.year != other.year:
		return false
	case other.month == 0:
		return d.month > 0
	}
	return d.month == other.month && other.day == 0 && d.day > 0
}

// date gives a date as a mention.
func (d dated) date() mention.Date {
	from, to := d.chart.tokens[d.from], d.chart.tokens[d.to-1]
	stated := mention.Date{
		Text:     d.chart.text[from.start:to.end],
		Line:     d.chart.lineAt(from.start),
		Evidence: d.chart.text,
		Reading:  reading(d.rule, d.confidence),
	}
	date, ok := d.day.iso()
	if !ok {
		stated.Problem = &network.Problem{Code: network.ProblemInvalidDate, Message: "no such day: write day.month.year with real days"}
		return stated
	}
	stated.Value = date
	return stated
}

// onlyPeriod gives the ends of the only span of time that a page states, where no sentence says that it is the project's.
func (p *page) onlyPeriod() (starts, ends []dated) {
	for _, c := range p.charts {
		if c.event || c.contact || c.other || c.past || anyOf(publication, c.tokens) || !c.hasTime() {
			continue
		}
		for _, w := range c.whens() {
			if !w.isRange || w.withoutYear || c.ofProgramme(w) {
				continue
			}
			if len(starts) > 0 && (starts[0].day != w.start || ends[0].day != w.end) {
				return nil, nil
			}
			starts = append(starts, dated{day: w.start, chart: c, from: w.from, to: w.to, rule: "only-period-of-page", confidence: 0.55})
			ends = append(ends, dated{day: w.end, chart: c, from: w.from, to: w.to, rule: "only-period-of-page", confidence: 0.55})
		}
	}
	return starts, ends
}
