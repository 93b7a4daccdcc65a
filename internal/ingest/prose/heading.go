package prose

import (
	"regexp"
	"slices"
	"strings"

	"verkosto/internal/text"
)

var (
	// kindOfText stands before a name in a title: Loppuraportti: Digituki kylille.
	kindOfText = regexp.MustCompile(`(?i)^(?:(?:media|lehdistö)?tiedote \d[\d.]*(?:\s*[–,-]?\s*julkaisuvapaa.*)?$|pressmeddelande \d[\d.]*$|press release,? \d[\d.]*$)|^(?:loppuraportti|väliraportti|tiedote|mediatiedote|lehdistötiedote|uutinen|blogi|hanke-esittely|projektikortti|hankekortti|slutrapport|pressmeddelande|press release|final report)\s*[:–-]\s+`)

	// kindBehind stands behind a name in a title: Nordic Berries – Projektbeskrivning.
	kindBehind = regexp.MustCompile(`(?i)\s*[–|:-]\s*(?:projektbeskrivning|hankekuvaus|hankkeen kuvaus|hanke-esittely|hankesivu|projektikuvaus|project description|project page|loppuraportti|slutrapport|final report)$`)

	// kindAndNumber is a line that says what kind of project a page is about, and its number: Kehittämishanke - 7467.
	kindAndNumber = regexp.MustCompile(`^\pL+\s*[–-]\s*\d+$`)

	// languageBar is a line that leads to the page in other languages.
	languageBar = regexp.MustCompile(`(?i)^(?:in english|på svenska|suomeksi|svenska|english)\b`)
)

// mayName tells whether a line is a heading that can be a name.
func (c *chart) mayName() bool {
	return c.heading && !c.isTrail() && len(c.tokens) >= 1 && len(c.text) <= 160 && c.tokens[0].upper
}

// isTrail tells whether a line is the way to the page through its site: Hankkeet › Vesi › KAIVO.
func (c *chart) isTrail() bool {
	for _, step := range []string{" › ", " > ", " » ", " → "} {
		if strings.Contains(c.text, step) {
			return true
		}
	}
	return strings.Count(c.text, " / ") > 1
}

// repeatedHeadings finds the headings at the top that the text says again.
func repeatedHeadings(charts []*chart) []candidate {
	var found []candidate
	for n, c := range charts {
		if c.paragraph > lastTitle {
			break
		}
		if !c.mayName() || c.event || c.paragraph > 3 && len(c.tokens) < 2 {
			continue
		}
		title := bareTitle(c.text)
		if name, again := behindColon(title, charts[n+1:]); again && c.paragraph < 2 {
			found = append(found, candidate{name: name, stated: c.text, chart: c, score: 2, rule: "name-behind-colon-again"})
			continue
		}
		title = beforeDash(title)
		if len(title) < 5 || len(title) > 80 || generalHeadings[text.NameKey(title)] || c.isBody(title, charts) {
			continue
		}
		title, times := saidAgain(title, charts[n+1:])
		if times > 0 {
			found = append(found, candidate{name: title, stated: c.text, chart: c, score: 1 + float64(min(times, 4))/2, rule: "name-heading-again"})
		}
	}
	return found
}

// isBody tells whether a title is the name of a body, and of no project.
func (c *chart) isBody(title string, charts []*chart) bool {
	return c.namesBodyAs(title) && !calledProject(title, charts) || isBodyOnPage(title, charts)
}

// namesBodyAs tells whether a title is nothing but the name of a body that the line names.
func (c *chart) namesBodyAs(title string) bool {
	if len(c.spansOf(organisationSpan)) > 0 && len(c.tokens) < 4 {
		return true
	}
	s := c.at(0)
	return s != nil && s.kind == organisationSpan && !s.guessed && s.cases.has(nominative) && c.words(0, s.to) == title
}

// isBodyOnPage tells whether the page says a title with a legal form behind it, so that it is the name of who keeps the page.
func isBodyOnPage(title string, charts []*chart) bool {
	return slices.ContainsFunc(charts, func(c *chart) bool {
		_, rest, found := strings.Cut(c.text, title+" ")
		form, _, _ := strings.Cut(rest, " ")
		form, _ = cutColon(strings.ToLower(strings.TrimRight(form, ".,;")))
		return found && legalForms[form]
	})
}

// calledProject tells whether a sentence calls a title a project: Forest School, a project that; Forest School on hanke.
func calledProject(title string, charts []*chart) bool {
	const near = 6
	return slices.ContainsFunc(charts, func(c *chart) bool {
		at := strings.Index(c.text, title)
		if at < 0 || c.heading {
			return false
		}
		behind := slices.IndexFunc(c.tokens, func(t token) bool { return t.start >= at+len(title) })
		if behind < 0 || !c.isSign(behind, ",") && !c.is(behind, "on", "är", "is", "was", "oli", "var") {
			return false
		}
		return c.saysProject(behind+1) && slices.ContainsFunc(c.tokens[behind:min(behind+near, len(c.tokens))], func(t token) bool { return t.noun > 0 })
	})
}

// bareTitle takes off a title what is no part of a name: the kind of the text, years and a noun for projects.
func bareTitle(title string) string {
	title = kindBehind.ReplaceAllString(title, "")
	return trimName(projectTail.ReplaceAllString(yearsBehind.ReplaceAllString(kindOfText.ReplaceAllString(title, ""), ""), ""))
}

// beforeDash gives a title without its tagline.
func beforeDash(title string) string {
	for _, dash := range []string{" – ", " - ", ": ", " | "} {
		if at := strings.Index(title, dash); at > 3 {
			title = title[:at]
		}
	}
	return title
}

// behindColon gives the end of a title behind a colon, where the text says that again: Erasmus+ KA2: Clean Hands, Clean Food.
func behindColon(title string, charts []*chart) (string, bool) {
	_, name, found := strings.Cut(title, ": ")
	if name = trimName(name); !found || len(name) < 6 || !strings.Contains(name, " ") {
		return "", false
	}
	name, times := saidAgain(name, charts)
	return name, times > 0
}

// saidAgain counts the sentences that have a title, and gives it as the text has it where the heading is in capitals.
func saidAgain(title string, charts []*chart) (string, int) {
	times, capitals, lower := 0, title == strings.ToUpper(title), strings.ToLower(title)
	for _, c := range charts {
		if strings.Contains(c.text, title) {
			times++
			continue
		}
		folded := strings.ToLower(c.text)
		if at := strings.Index(folded, lower); capitals && at >= 0 && len(folded) == len(c.text) && !c.contact {
			title, capitals = c.text[at:at+len(title)], false
			times++
		}
	}
	return title, times
}

// generalHeadings name a part of a site.
var generalHeadings = setOf(`aktuellt ajankohtaista etusivu hankkeet hanke projektit uutiset hem projekt projects home news tiedotteet
	tiedote yhteystiedot työpaja seminaari webinaari tapahtuma koulutus kutsu blogi uutinen contacts contact kontakt lisätietoja rahoitus funding partners kumppanit mediatiedote lehdistötiedote pressmeddelande hankeesittely perustiedot hankekuvaus hankkeet tapahtumat evenemang workshop event invitation in svenska suomeksi english valikko menu projektet`)

// generalPhrases are headings of several words that name none.
var generalPhrases = regexp.MustCompile(`(?i)^(?:about (?:the|our) project|about us|om (?:projektet|oss)|tietoa (?:hankkeesta|projektista|meistä)|(?:hankkeen|projektin) (?:esittely|perustiedot|kuvaus|tiedot|tavoitteet?)|mistä on kyse)\??$`)

// headingName falls back on the first heading of the page, be it the name of a body if there is no other.
func headingName(charts []*chart) (candidate, bool) {
	var spare candidate
	for _, c := range charts {
		if c.paragraph > 4 {
			break
		}
		title := kindBehind.ReplaceAllString(kindOfText.ReplaceAllString(strings.TrimPrefix(c.text, "null "), ""), "")
		key := text.NameKey(title)
		if !c.heading || c.contact || c.isTrail() || isNoName(title) || generalHeadings[key] || len(c.spansOf(placeSpan)) > 0 && len(c.tokens) == 1 {
			continue
		}
		name := trimName(projectTail.ReplaceAllString(yearsBehind.ReplaceAllString(title, ""), ""))
		found := candidate{name: name, stated: title, chart: c, score: 0.5, rule: "name-first-heading"}
		switch {
		case name != "" && c.isOnlyName() == nil:
			return found, true
		case spare.chart == nil && name != "":
			spare = found
		}
	}
	return spare, spare.chart != nil
}

// isNoName tells whether a heading says something about the page or the project, and names none.
func isNoName(title string) bool {
	return kindAndNumber.MatchString(title) || languageBar.MatchString(title) || generalPhrases.MatchString(title) || labelledCode.MatchString(title) || hasDetails(title) || len(title) > 150
}

// withHeading gives the longer name of a heading that begins with the name and goes on behind a dash or colon, or that explains the name, which
// stands in brackets behind it.
func withHeading(best candidate, charts []*chart) candidate {
	for _, c := range charts {
		if c.paragraph > 5 || !c.heading {
			continue
		}
		if title := bareTitle(c.text); strings.HasSuffix(title, " ("+best.name+")") && best.name == strings.ToUpper(best.name) {
			return candidate{name: title, stated: c.text, chart: c, score: best.score, rule: "name-heading"}
		}
		rest, found := strings.CutPrefix(c.text, best.name)
		if !found || calledAgain(best.name, charts) || strings.TrimSpace(rest) == "" {
			continue
		}
		tail := strings.TrimLeft(rest, " ")
		if !strings.HasPrefix(tail, "– ") && !strings.HasPrefix(tail, "- ") && !strings.HasPrefix(tail, ": ") {
			continue
		}
		if full := trimName(projectTail.ReplaceAllString(c.text, "")); full != "" && len(full) > len(best.name)+3 {
			return candidate{name: full, stated: c.text, chart: c, score: best.score, rule: "name-heading"}
		}
	}
	return best
}

// calledAgain tells whether the text below the headings calls the project so itself.
func calledAgain(name string, charts []*chart) bool {
	for _, c := range charts {
		if !c.heading && strings.Contains(c.text, name) {
			return true
		}
	}
	return false
}

// lastTitle is the last paragraph that can be a title that the text says again: what stands before it is the site's menu.
const lastTitle = 14
