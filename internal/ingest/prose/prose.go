// Package prose reads pages about projects that are written as running text, in Finnish, Swedish or English: news of a
// project's start, its page on a partner's site, a brochure. It finds what a register would hold of it: its name, time and
// money, the bodies that take part with their roles, places and people.
//
// The reader works by rules and gazetteers, without learning and without guessing at random: a page is cut into sentences
// (page.go) and words (token.go); names of bodies, people, places, funds and projects become spans (chart.go); and named
// rules, which are data (rule.go), say what the words between make of the spans. Finnish nouns are inflected by rule
// (inflect.go), so that names are found in any case and given in the nominative.
//
// Everything that is read says its sentence, its rule and how far to believe it ([mention.Reading]). What is less sure than
// [Threshold] is kept in the mention and is for people to review.
package prose

import (
	"fmt"
	"slices"
	"strings"

	"verkosto/internal/mention"
)

// Threshold is the confidence from which a fact is good enough for the network. Below it facts wait for review. Rules
// are above it by themselves; a rule falls below where it takes a name that only its capital tells, or where the sentence may
// speak of an event, of the past or of another project.
const Threshold = 0.5

// NotProject is the error of a page that is about no project.
type NotProject struct{ Reason string }

// Error says why the page is taken for none of a project.
func (e *NotProject) Error() string { return "not a project: " + e.Reason }

// Parse reads a page of plain text. See [ParseLines].
func Parse(document []byte) (mention.Project, error) { return ParseLines(Lines(document)) }

// ParseLines reads a page that is given in lines of text. A page about something else than a project gives a [*NotProject]
// error. The project may lack a code; without a name, too, it is no project. A body stands once for each role that it has; a body
// that is named without a role has none in its mention. Who pays stands among the participants with the role of a funder, and in
// the fundings, without amounts; the fund itself stands in the fundings only. The same page always gives the same mention.
func ParseLines(lines []Line) (mention.Project, error) {
	sentences := split(lines)
	if err := checkTraits(sentences); err != nil {
		return mention.Project{}, err
	}
	tellLanguages(sentences)
	p := newPage(sentences)
	name, found := chooseName(p.candidates, p.charts)
	if !found {
		return mention.Project{}, &NotProject{"it names none"}
	}
	p.explain(name)
	return p.gather(name), nil
}

// Looks tells from the first bytes of a document whether it is a page about a project, in prose.
func Looks(head []byte) bool {
	const enough = 32 << 10
	if len(head) > enough {
		head = head[:enough]
	}
	start := strings.TrimSpace(string(head[:min(len(head), 64)]))
	if strings.HasPrefix(start, "{") || strings.HasPrefix(start, "<") || strings.HasPrefix(start, "[") {
		return false
	}
	return checkTraits(split(Lines(head))) == nil
}

var (
	traits = parsePatterns(`hanke* projekt* valtionavustu* rahoittaj* *kumppanit *kumppaneina toteutusaika* toteuttajat* koordinaattori*
	koordinoi* hallinnoi* toteutta* toteutet* rahoit* osatoteut* *tavoittee* tavoite* kohderyhm* esr* eakr* jtf* kumppan* työpaket* ohjelmakau*
	kehittämisohjelm* finansier* koordiner* genomför* syfte* mål* målgrupp* partner* delgenomför*
	funded funders funder duration timeline costs grant joint consortium kustannu* omarahoitu* kesto myöntän* myönsi myöntänyt pilot* kokeilu* kokeillaan finansier* samarbetsprojekt koordineras understöd* coordinat* aim aims objective* partners consortium work_package *sosiaalirahast* *aluekehitysrahast* avustu* rahoituks* toteuttaj* *maaseuturahast* tuensaaja* leader* *esiselvity* myönnet*
	määräraha* yhteistyö* *vuotinen *vuotista satsning* initiativ* bidrag samarbete* *årig *årigt initiative scheme collaboration partnership funding led backed supported two-year three-year four-year`)

	// labelTraits begin the lines of a page that states a project's facts as a register does.
	labelTraits = parsePatterns(`toteutusaika* hankeaika* hankkeen_kesto kesto ajankohta projektiaika* aikataulu rahoittaja* päärahoittaja* rahoitus rahoituslähde* toteuttaja* päätoteuttaja* osatoteuttaja*
	hakija hallinnoija* koordinaattori* *kumppanit kumppani partnerit tuensaaja* budjetti kokonaisbudjetti kustannusarvio hanke* hankkeen_nimi projekt* finansiär* finansiering period
	samarbetspart* genomförandetid* budget duration funder* funding partners coordinator consortium project*`)
)

// checkTraits tells pages about a project from others: they call it a project time and again, and speak of what projects have.
func checkTraits(sentences []sentence) error {
	words, projects, others := countTraits(sentences)
	switch {
	case words == 0:
		return &NotProject{"the page has no text"}
	case isCall(sentences):
		return &NotProject{"it calls for applications"}
	case countLabels(sentences) >= enoughLabels:
		return nil
	case projects == 0 && (others < 3 || others*35 < words):
		return &NotProject{fmt.Sprintf("none of its %d words is one for a project", words)}
	case projects > 0 && projects*150 < words && (projects+others)*90 < words, projects+others < 2 && words > 40:
		return &NotProject{fmt.Sprintf("it speaks of projects in passing, %d times in %d words", projects, words)}
	}
	return nil
}

// callWords are the words of pages that invite others to apply for money.
var callWords = parsePatterns(`hakea hakijat hakemus hakemuks* hakuaik* hakuinfo* hakuilmoit* rahoitushaku* haettavana haettava* haussa hakujen haun haku avustushaku* ansökan ansökning* ansökningstid*
	utlysning* application applications applicants apply`)

// isCall tells whether a page has such words time and again.
func isCall(sentences []sentence) bool {
	const least, oftenest = 5, 35 // one of so many words
	calls, words := 0, 0
	for i := range sentences {
		words += len(sentences[i].tokens)
		for n := range sentences[i].tokens {
			if callWords.has(sentences[i].tokens[n].lower) {
				calls++
			}
		}
	}
	return calls >= least && calls*oftenest > words
}

// enoughLabels is how many facts of a project a page states under labels that is surely about one.
const enoughLabels = 3

// countLabels counts the different labels of a project's facts that begin the lines of a page, be it with a colon or on a line of their own.
func countLabels(sentences []sentence) int {
	const longest = 3
	labels := make(map[string]bool)
	for i := range sentences {
		c := chart{sentence: &sentences[i]}
		if at := slices.IndexFunc(c.tokens, func(t token) bool { return t.is(":") }); c.first && c.startsLabel() && (at > 0 && at <= longest || at < 0 && c.heading && len(c.tokens) < longest) {
			labels[c.lower(0)] = true
		}
	}
	return len(labels)
}

// startsLabel tells whether a line begins with a capital and the name of a fact that projects have.
func (c *chart) startsLabel() bool {
	return len(c.tokens) > 0 && c.tokens[0].upper && slices.ContainsFunc(labelTraits.all, func(p pattern) bool {
		return p.matches(c.tokens[0].lower) && (p.next == "" || c.lower(1) == p.next)
	})
}

// countTraits counts the words of a page, those for projects and those for what projects have. It stops counting where the page is
// plainly about a project.
func countTraits(sentences []sentence) (words, projects, others int) {
	for i := range sentences {
		for n := range sentences[i].tokens {
			t := &sentences[i].tokens[n]
			if t.kind != word {
				continue
			}
			words++
			if at, is := isProjectNoun(*t); is {
				projects++
				if at > 0 && t.lower[at-1] == '-' {
					others++ // that has a name of its own
				}
			} else if traits.at(sentences[i].tokens, n) {
				others++
			}
		}
		if projects >= 6 && others >= 6 {
			words = projects + others
			break
		}
	}
	return words, projects, others
}
