package prose

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// projectNouns are what pages call a project, with the endings of each.
var projectNouns = func() map[string]cases {
	all := make(map[string]cases)
	for _, n := range [][2]string{{"hanke", "hankkeen"}, {"projekti", "projektin"}, {"ohjelma", "ohjelman"}, {"pilotti", "pilotin"}, {"kokeilu", "kokeilun"}, {"hankekokonaisuus", "hankekokonaisuuden"}, {"esiselvitys", "esiselvityksen"}} {
		for _, f := range inflect(n[0], n[1]) {
			all[f.text] |= f.cases
		}
		for _, clitic := range []string{"kin"} {
			all[n[0]+clitic] = nominative
		}
	}
	for _, w := range []string{"hankkeemme", "hankkeessamme", "hankettamme", "projektimme"} {
		all[w] = nominative | genitive
	}
	return all
}()

var (
	swedishProject = setOf("projekt projektet projektets projekthelheten utvecklingsprojekt utvecklingsprojektet programmet")
	englishProject = setOf("project project's projects programme")
)

// isProjectNoun tells whether a word, or the end of a compound, stands for a project.
func isProjectNoun(t token) (at int, found bool) { return t.noun - 1, t.noun > 0 }

func findProjectNoun(lower string) (at int, found bool) {
	if swedishProject[lower] || englishProject[lower] {
		return 0, true
	}
	if !strings.Contains(lower, "hank") && !strings.Contains(lower, "ohjelm") && !strings.Contains(lower, "proje") && !strings.Contains(lower, "pilot") && !strings.Contains(lower, "kokeilu") && !strings.Contains(lower, "esiselvity") {
		return 0, false
	}
	for tail := range suffixes(lower) {
		if _, known := projectNouns[tail]; known {
			return len(lower) - len(tail), true
		}
	}
	for _, tail := range []string{"projekt", "projektet", "projektets", "projekten"} {
		if strings.HasSuffix(lower, tail) {
			return len(lower) - len(tail), true
		}
	}
	return 0, false
}

// candidate is a name that a project may have.
type candidate struct {
	name   string
	short  string // in brackets behind the name: X (Y) -hanke
	stated string // with the noun: X -hanke
	chart  *chart
	score  float64
	rule   string
}

// kindsOfProject begin compounds with a noun for projects and are no names: kehittämishanke, ESR-hanke.
var kindsOfProject = setOf(`esr esr+ eakr eu jtf kehittämis koordinaatio koordinointi yhteis jatko pilotti tutkimus esiselvitys investointi
	osa sisar emo ryhmä ala koulutus kehitys tki tk t&k leader interreg erasmus+ erasmus esi selvitys valmistelu kumppanuus verkosto
	rakennerahasto yritysryhmä kv kokeilu edeltäjä pää avain seuranta hyvinvointi kiertotalous digi stea stm tem kuntakokeilu amif
	kehittämisohjelma maaseutu alue rahasto hanke ohjelma toimenpide toiminta työ strategia tuki nuoriso työllisyys järjestö muutos`)

// nameBefore reads the name that stands before the token with a noun for projects, which begins at byte noun of it.
func (c *chart) nameBefore(v *vocabulary, i, noun int) (from int, name string, found bool) {
	t := c.tokens[i]
	prefix, hyphenated := c.beforeHyphen(t, noun)
	if !hyphenated || c.owner[i] >= 0 {
		return 0, "", false
	}
	kind := kindsOfProject[strings.ToLower(prefix)]
	switch {
	case kind && !strings.HasPrefix(t.text, "-") && (i <= 1 || !c.isSpan(i-1)):
		return 0, "", false
	case kind:
		return c.phraseBefore(v, i, "")
	case prefix != "" && t.upper:
		return c.widenAcronym(v, i, prefix)
	}
	return c.phraseBefore(v, i, prefix)
}

// beforeHyphen gives what stands before the hyphen of a compound with a noun for projects: nothing in -hanke and
// -kehittämishanke, Polku in Polku-hanke and Polku-kehittämishanke.
func (c *chart) beforeHyphen(t token, noun int) (prefix string, hyphenated bool) {
	if len(t.text) != len(t.lower) {
		return "", false
	}
	if strings.HasPrefix(t.text, "–") || noun > 0 && t.lower[noun-1] == '-' {
		return strings.Trim(t.text[:noun], "-–"), true
	}
	at := strings.LastIndexByte(t.lower[:noun], '-')
	if at < 0 || at > 0 && !t.upper && !c.heading {
		return "", false
	}
	return t.text[:at], true
}

// widenAcronym takes capitals before the name into it: Osaava Satakunta-hanke.
func (c *chart) widenAcronym(v *vocabulary, i int, prefix string) (int, string, bool) {
	from := i
	for from > 0 && c.upperWord(from-1) && c.owner[from-1] < 0 && !c.endsSource(from-1) && !v.isCommon(c, from-1) && !strings.HasSuffix(c.tokens[from-1].lower, "n") && prefix != strings.ToUpper(prefix) {
		from--
	}
	return from, strings.TrimSpace(c.words(from, i) + " " + prefix), true
}

// phraseBefore reads a name of several words that ends before token i, with last as its last part.
func (c *chart) phraseBefore(v *vocabulary, i int, last string) (int, string, bool) {
	end := c.nameEndsAt(i)
	if c.isSign(end-1, quotes...) {
		return c.quotedBefore(end)
	}
	from := -1
	for at := end - 1; at >= 0 && end-at <= 14 && !c.endsName(at); at-- {
		if c.tokens[at].upper {
			if !v.isCommon(c, at) || c.heading || end-at <= 5 && from < 0 {
				from = at
			}
		} else if from >= 0 && !c.heading {
			break // the nearest capital, with the capitals before it
		}
	}
	if from < 0 {
		return 0, "", false
	}
	return from, strings.TrimSpace(c.words(from, end) + " " + last), true
}

// explained reads the words in the brackets that open at a token: TYTTI-hanke (Työkaluja työllistämiseen).
func (c *chart) explained(open int) (string, bool) {
	if !c.isSign(open, "(") || !c.upperWord(open+1) {
		return "", false
	}
	for at := open + 2; at < len(c.tokens) && c.tokens[at].kind == word; at++ {
		if c.isSign(at+1, ")") {
			return c.words(open+1, at+1), true
		}
	}
	return "", false
}

// nameEndsAt gives where a name ends that stands before token i, behind which a dash and an abbreviation in brackets may come.
func (c *chart) nameEndsAt(i int) int {
	if i > 0 && c.isSpan(i-1) {
		i--
	}
	if c.shortBefore(i) != "" {
		i -= 3 // with both brackets
	}
	return i
}

// shortBefore gives the abbreviation in brackets that ends before a token, "" for none.
func (c *chart) shortBefore(end int) string {
	if c.isSign(end-1, ")") && c.isSign(end-3, "(") && c.upperWord(end-2) {
		return c.tokens[end-2].text
	}
	return ""
}

// endsName tells whether no name of a project goes across a token.
func (c *chart) endsName(at int) bool {
	if _, isFund := c.fundAt(at); isFund || c.endsSource(at) {
		return true
	}
	return c.owner[at] >= 0 || beforeNames[c.lower(at)] || c.isSign(at, ",", ";", ":", "(", ")", "”", "\"", ".")
}

// beforeNames are words of headings that stand before a project's name and are no part of it.
var beforeNames = setOf("tervetuloa tutustu esittelyssä mukaan haku uutisia välkommen welcome uusi käynnissä")

// endsSource tells whether a token ends a known body in the case that says where money is from, which belongs to no name behind it:
// Business Finlandilta Co-Innovation-ohjelmasta.
func (c *chart) endsSource(at int) bool {
	for from := max(at-2, 0); from <= at; from++ {
		if p, found := words().phraseAt(c.tokens, from); found && p.kind == organisationSpan && from+len(p.words) == at+1 && p.cases.has(ablative|elative) {
			return true
		}
	}
	return false
}

// quotes stand around names.
var quotes = []string{"”", "\"", "“", "’", "'"}

// quotedBefore reads the name in quotation marks that ends before a token.
func (c *chart) quotedBefore(end int) (int, string, bool) {
	for from := end - 2; from >= 0 && end-from < 20; from-- {
		if c.isSign(from, quotes...) {
			return from, c.words(from+1, end-1), from+1 < end-1
		}
	}
	return 0, "", false
}

// findProjects finds the names of projects in a sentence.
func (c *chart) findProjects(v *vocabulary) []candidate {
	var found []candidate
	for i, t := range c.tokens {
		noun, is := isProjectNoun(t)
		if !is || c.owner[i] >= 0 {
			continue
		}
		from, name, ok := c.nameBefore(v, i, noun)
		rule, score, to := "name-before-project", 1.0, i+1
		if !ok {
			if from, to, name, ok = c.calledBehind(i); !ok {
				from, to, name, ok = c.apposed(i)
			}
			if !ok {
				from, to, name, ok = c.nameBehind(i)
			}
			rule, score = "name-behind-project", 0.9
			if !ok {
				from, name, ok = c.spacedBefore(i)
				rule, score, to = "name-before-noun", 0.5, i+1
			}
		}
		if name = trimName(name); !ok || name == "" || !c.add(span{kind: projectSpan, from: from, to: to, names: []string{name}, confidence: 0.8}) {
			continue
		}
		found = append(found, candidate{name: name, short: c.shortBefore(i), stated: c.words(from, to), chart: c, score: score + c.standing(from, i), rule: rule})
		if full, ok := c.explained(i + 1); ok && name == strings.ToUpper(name) {
			found = append(found, candidate{name: full, short: name, stated: full, chart: c, score: score, rule: "name-in-brackets"})
		}
	}
	return found
}

// standing gives what the place of a name adds to its score: the name begins at a token, its noun stands at another.
func (c *chart) standing(from, noun int) float64 {
	score := 0.0
	if c.heading && c.paragraph < 6 {
		score += 0.5
	}
	if before := c.at(from - 1); from > 0 && strings.HasSuffix(c.tokens[from-1].lower, "n") && !c.tokens[from-1].upper || before != nil {
		score -= 0.3 // somebody's project
	}
	if !c.heading && slices.ContainsFunc(c.tokens[max(from-5, 0):from], func(t token) bool { return isFundedCompound(t.lower) }) {
		score -= 0.6 // one of those that a fund pays for
	}
	if c.goesBack() && !hasAny(c.tokens[noun].lower, "hanke", "hanketta", "projekti", "projektia", "ohjelma") { // X-hankkeen jatkoa, but not: X-hanke sai jatkoa
		score -= 0.6
	}
	return score
}

// nameBehind reads the name that follows: hanke ”X”, projektet X, the X project.
func (c *chart) nameBehind(i int) (from, to int, name string, found bool) {
	next := i + 1
	named := c.is(next, "nimeltä", "nimeltään", "called", "named", "kallat", "kallad")
	if named {
		next++
	}
	switch {
	case c.isSign(next, "”", "\"", "“"):
		to, name, found = c.quotedBehind(next)
		return i, to, name, found
	case c.is(i, "hankkeelle", "hankkeeseen", "projektille", "projektiin") && c.upperWord(next) && !c.isFundCompound(next) && c.endsSoon(next):
		to = c.sentenceRest(next)
		return i, to, c.words(next, to), true
	case (named || swedishProject[c.tokens[i].lower]) && c.upperWord(next):
		to = c.capitalsFrom(next)
		return i, to, c.words(next, to), true
	case englishProject[c.tokens[i].lower]:
		return c.englishName(i)
	}
	return 0, 0, "", false
}

// quotedBehind reads the name in the quotation marks that open at a token.
func (c *chart) quotedBehind(open int) (to int, name string, found bool) {
	const longest = 20
	for end := open + 2; end < min(len(c.tokens), open+longest); end++ {
		if c.isSign(end, "”", "\"", "“") {
			return end + 1, c.words(open+1, end), true
		}
	}
	return 0, "", false
}

// calledBehind reads the name that a Finnish clause gives the project at i: hanke on nimeltään X, hankkeen nimi on X.
func (c *chart) calledBehind(i int) (from, to int, name string, found bool) {
	for at := i + 1; at < i+4; at++ {
		first := at + 1
		if c.is(at, "nimi", "nimeksi") && c.is(at+1, "on", "tuli", "annettiin") {
			first++
		} else if !c.is(at, "nimeltään") {
			continue
		}
		if c.upperWord(first) {
			to = c.capitalsFrom(first)
			return i, to, c.words(first, to), true
		}
	}
	return 0, 0, "", false
}

// endsSoon tells whether few words are left to the end of a clause, and a verb of the rules is none of them.
func (c *chart) endsSoon(from int) bool {
	to := c.sentenceRest(from)
	for at := from; at < to; at++ {
		if len(book.at(c, at)) > 0 {
			return false
		}
	}
	return to-from > 1 && to-from <= 7
}

// sentenceRest gives the end of the clause that a token is in, without its sign.
func (c *chart) sentenceRest(from int) int {
	to := from
	for to < len(c.tokens) && !c.isSign(to, ".", ",", ";", ":", "(", "!") {
		to++
	}
	return to
}

// trimName takes away what surrounds a name.
func trimName(name string) string {
	name = strings.Trim(name, " -–—:,;.!”\"“’'•|")
	if utf8.RuneCountInString(name) < 2 || !strings.ContainsFunc(name, unicode.IsLetter) || utf8.RuneCountInString(name) > 200 {
		return ""
	}
	return name
}
