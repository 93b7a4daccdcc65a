package prose

import (
	"regexp"
	"slices"
	"strings"

	"verkosto/internal/text"
)

// nameKey folds a project's name to compare it with others.
func nameKey(name string) string {
	return strings.ReplaceAll(text.NameKey(strings.Trim(name, "!?. ")), " ", "")
}

// chooseName picks the project that a page is about: the name that it says most often, headings first.
func chooseName(candidates []candidate, charts []*chart) (candidate, bool) {
	for _, c := range charts {
		if labelled, found := labelledName(c); found {
			return labelled, true
		}
	}
	candidates = append(slices.Clone(candidates), nounPhraseNames(charts)...)
	candidates = append(candidates, repeatedHeadings(charts)...)
	candidates = append(candidates, subjectNames(charts)...)
	scores := make(map[string]float64)
	for _, c := range candidates {
		scores[nameKey(c.name)] += c.score
	}
	var best candidate
	for _, c := range candidates {
		if best.chart == nil || scores[nameKey(c.name)] > scores[nameKey(best.name)] {
			best = c
		}
	}
	if best.chart != nil && scores[nameKey(best.name)] < 0.5 {
		if heading, found := headingName(charts); found {
			return heading, true
		}
	}
	if best.chart != nil {
		return withHeading(plain(inFull(widest(best, candidates), candidates), candidates), charts), true
	}
	return headingName(charts)
}

// plain gives a name that a heading has in capitals as the text has it.
func plain(best candidate, candidates []candidate) candidate {
	if best.name != strings.ToUpper(best.name) {
		return best
	}
	for _, c := range candidates {
		if nameKey(c.name) == nameKey(best.name) && c.name != strings.ToUpper(c.name) {
			return c
		}
	}
	return best
}

// widest takes a noun phrase with what stands before it elsewhere: Pirkanmaan kolmannen sektorin kehittämisohjelma, and not only
// kolmannen sektorin kehittämisohjelma.
func widest(best candidate, candidates []candidate) candidate {
	if best.rule != "name-noun-phrase" {
		return best
	}
	for _, c := range candidates {
		if c.rule == best.rule && len(c.name) > len(best.name) && strings.HasSuffix(nameKey(c.name), nameKey(best.name)) {
			best = c
		}
	}
	return best
}

// inFull takes the name that a page explains an abbreviation with: Sovittelusta osa arkea (SOPU) -hanke, and not only SOPU.
func inFull(best candidate, candidates []candidate) candidate {
	for _, c := range candidates {
		if c.short != "" && nameKey(c.short) == nameKey(best.name) {
			return c
		}
	}
	return best
}

var (
	nameLabel   = regexp.MustCompile(`(?i)^(?:hankkeen|projektin|ohjelman) nimi\s*:\s*(.+)$|^(?:projektets namn|project(?: name| title)|name of the project|hanke|projekti|projekt)\s*:\s*(.+)$`)
	yearsBehind = regexp.MustCompile(`\s*\(?\b(?:19|20)\d\d\s*[–-]\s*(?:19|20)\d\d\)?$`)
	projectTail = regexp.MustCompile(`(?i)\s*[-–]\s*(?:[\pL+]*-)?[\pL]*(?:hanke|projekti|projekt|ohjelma)$`)
)

func labelledName(c *chart) (candidate, bool) {
	if !c.first || !c.hasLabel() {
		return candidate{}, false
	}
	m := nameLabel.FindStringSubmatch(c.text)
	if m == nil {
		return candidate{}, false
	}
	name := trimName(projectTail.ReplaceAllString(m[1]+m[2], ""))
	return candidate{name: name, stated: m[1] + m[2], chart: c, score: 3, rule: "name-label"}, name != ""
}

// subjectNames finds the projects that sentences say to be one: Tehtaan tytöt on muistitietohanke, Open Fells is a project.
func subjectNames(charts []*chart) []candidate {
	var found []candidate
	for _, c := range charts {
		if c.heading || c.event || c.contact {
			continue
		}
		to := c.subjectEnd()
		if to == 0 || !c.saysProject(to+1) {
			continue
		}
		if name := trimName(c.words(0, to)); name != "" && !generalHeadings[text.NameKey(name)] {
			found = append(found, candidate{name: name, stated: name, chart: c, score: 0.7, rule: "name-is-project"})
		}
	}
	return found
}

// subjectEnd gives the end of the words before the verb "is" that begin a sentence, 0 where they can be no name.
func (c *chart) subjectEnd() int {
	if len(c.tokens) < 4 || !c.tokens[0].upper || c.tokens[0].noun > 0 || notInNames[c.lower(0)] || noBody[c.lower(0)] {
		return 0
	}
	for at := range min(8, len(c.tokens)) {
		switch {
		case c.owner[at] >= 0 || c.tokens[at].kind != word:
			return 0
		case c.is(at, "on", "är", "is", "was", "oli", "var"):
			return at
		}
	}
	return 0
}

// saysProject tells whether a noun for projects ends what a sentence says from a token on, in the nominative.
func (c *chart) saysProject(from int) bool {
	for at := from; at < len(c.tokens) && at < from+14 && !c.isSign(at, ",", ".", ";"); at++ {
		if c.is(at, "partnership", "initiative") {
			return true
		}
		if noun, is := isProjectNoun(c.tokens[at]); is {
			tail := c.tokens[at].lower[noun:]
			return tail == "hanke" || tail == "projekti" || tail == "projekt" || tail == "project" || tail == "programme"
		}
	}
	return false
}

// nounPhraseNames finds projects that are named by what they are: Pirkanmaan kolmannen sektorin kehittämisohjelma.
func nounPhraseNames(charts []*chart) []candidate {
	var found []candidate
	for _, c := range charts {
		for i, t := range c.tokens {
			noun, is := isProjectNoun(t)
			if !is || noun == 0 || c.owner[i] >= 0 || kindsOfProject[strings.Trim(t.lower[:noun], "-")] && !strings.HasPrefix(t.lower, "kehittämiso") {
				continue
			}
			if from := c.genitivesBefore(i); i-from >= 2 {
				name := c.words(from, i) + " " + t.lower[:noun] + baseOfProject(t.lower[noun:])
				found = append(found, candidate{name: name, stated: c.words(from, i+1), chart: c, score: 0.6 + float64(min(i-from, 5))/20, rule: "name-noun-phrase"})
			}
		}
	}
	return found
}

// genitivesBefore gives the capital that begins the run of genitives before a token, or the token.
func (c *chart) genitivesBefore(i int) int {
	from := i
	for from > 0 && (c.owner[from-1] < 0 || c.at(from-1).kind == placeSpan) && inName(c.tokens[from-1]) {
		from--
	}
	for from < i && !c.tokens[from].upper {
		from++
	}
	return from
}

// baseOfProject gives the nominative of a noun for projects.
func baseOfProject(form string) string {
	switch {
	case strings.HasPrefix(form, "hank"):
		return "hanke"
	case strings.HasPrefix(form, "proj"):
		return "projekti"
	}
	return "ohjelma"
}

// spansOf gives the spans of a kind in order.
func (c *chart) spansOf(kind spanKind) []*span {
	var of []*span
	for i := range c.spans {
		if c.spans[i].kind == kind {
			of = append(of, &c.spans[i])
		}
	}
	return of
}

// speaksOfOther tells whether a sentence is about another project than the page's: it names one, and not this one.
func (c *chart) speaksOfOther(name candidate) bool {
	key, other := nameKey(name.name), false
	own, another := c.projectsSpokenOf()
	if c.saysSisterProject() {
		return true
	}
	for _, s := range c.spansOf(projectSpan) {
		named := nameKey(s.names[0])
		if s.main = sameName(key, named) || isAcronym(named, name.name) || name.short != "" && nameKey(name.short) == named; s.main {
			return false
		}
		other = other || !strings.Contains(c.tokens[s.to-1].lower, "ohjelma")
	}
	return another && !own || other && (!own || anyOf(goingOn, c.tokens))
}

// projectsSpokenOf tells whether a sentence speaks of a project without its name, as the page's own or as another.
func (c *chart) projectsSpokenOf() (own, another bool) {
	for i, t := range c.tokens {
		if _, is := isProjectNoun(t); !is || c.owner[i] >= 0 {
			continue
		}
		if anyOf(anotherOne, c.tokens[max(i-1, 0):i]) {
			another = true
		} else {
			own = true
		}
	}
	return own, another
}

// saysSisterProject tells whether a sentence speaks of a project beside the page's.
func (c *chart) saysSisterProject() bool {
	return slices.ContainsFunc(c.tokens, func(t token) bool {
		return strings.HasPrefix(t.lower, "sisarhank") || strings.HasPrefix(t.lower, "rinnakkaishank")
	})
}

// anotherOne are the adjectives that tell another project from the page's: samanlaisen hankkeen.
var anotherOne = parsePatterns("samanlai* vastaav* toinen toise* edelli* edeltäv* aiem* aikaisem* liknande motsvarande tidigare similar previous earlier")

// sameName tells whether two keys of names can be one project's: one begins or, where that says enough, ends the other.
func sameName(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return strings.HasPrefix(b, a) || len(a) > 4 && strings.HasSuffix(b, a)
}

// goingOn are the verbs of sentences that tell of the project before.
var goingOn = parsePatterns("jatkaa jatkavat jatkoa jatkaen jatkoi")

// isAcronym tells whether a key is made of the first letters of a name's words.
func isAcronym(key, name string) bool {
	var initials strings.Builder
	for w := range strings.FieldsSeq(text.NameKey(name)) {
		initials.WriteString(w[:1])
	}
	return len(key) > 2 && strings.HasPrefix(initials.String(), key)
}
