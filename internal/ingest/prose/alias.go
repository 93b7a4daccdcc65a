package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// alias is a form of a name that a page gives a body in passing: TEM for the ministry, Kiipula for the foundation.
type alias struct {
	name  string
	cases cases
	in    language
}

// aliases are the page's short names by lower-case form.
type aliases map[string]alias

// collectAliases reads the names that brackets introduce, and those that names begin or end in.
func collectAliases(charts []*chart) aliases {
	found := make(aliases)
	for _, c := range charts {
		for i := range c.spans {
			s := &c.spans[i]
			c.takeFullName(i)
			if short, ok := c.bracketed(s.to); ok && s.kind == organisationSpan && len(s.names) == 1 {
				s.short = short
				found.add(short, s.names[0], s.in)
			}
		}
	}
	for _, c := range charts {
		for i := range c.spans {
			if s := &c.spans[i]; s.kind == organisationSpan && len(s.names) == 1 {
				c.collectFrom(i, found)
			}
		}
	}
	return found
}

// collectFrom adds the other names that stand behind a body's name, and those that are parts of it.
func (c *chart) collectFrom(i int, found aliases) {
	s := &c.spans[i]
	if i > 0 && c.isByname(&c.spans[i-1], s) {
		found.add(s.names[0], c.spans[i-1].names[0], s.in)
		s.names = c.spans[i-1].names
		return
	}
	if short, ok := c.appended(s, found); ok {
		s.short = short
		found.add(short, s.names[0], s.in)
	}
	if s.short != "" && s.to-s.from == 1 {
		return
	}
	if whole, ok := cutLegalForm(s.names[0]); ok {
		found.add(whole, s.names[0], s.in)
		if last := whole[strings.LastIndexByte(whole, ' ')+1:]; c.language == swedish && len(properParts(last)) > 0 {
			found.add(last+"na", s.names[0], s.in) // Fritidsvännerna, of Vassby Fritidsvänner rf
		}
	}
	for _, part := range nameParts(s.names[0]) {
		found.add(part, s.names[0], s.in)
	}
}

// takeFullName gives a body that is called by its abbreviation the name that brackets behind it explain: STEA (Social- och
// hälsoorganisationernas understödscentral).
func (c *chart) takeFullName(i int) {
	if i+1 >= len(c.spans) {
		return
	}
	s, full := &c.spans[i], &c.spans[i+1]
	if s.kind != organisationSpan || full.kind != organisationSpan || full.short != "" || len(full.names) != 1 || full.to-full.from < 2 {
		return
	}
	short := c.tokens[s.from].text
	if s.to-s.from == 1 && short == strings.ToUpper(short) && c.isSign(s.to, "(") && full.from == s.to+1 && c.isSign(full.to, ")") {
		s.names, s.short, s.in, s.confidence = full.names, short, full.in, full.confidence
	}
}

// cutLegalForm gives a name of several words without its legal form: Savonrannan Yrityspalvelu Oy.
func cutLegalForm(name string) (string, bool) {
	at := strings.LastIndexByte(name, ' ')
	if at < 0 || !legalForms[strings.TrimSuffix(strings.ToLower(name[at+1:]), ".")] {
		return "", false
	}
	return name[:at], strings.Contains(name[:at], " ")
}

func (a aliases) add(short, name string, in language) {
	for _, f := range inflect(short, genitiveOf(short)) {
		key := strings.ToLower(f.text)
		if known, taken := a[key]; !taken || known.name == name {
			a[key] = alias{name, f.cases | a[key].cases, in}
		}
	}
}

// appended takes an abbreviation behind a name into it, which is short for no other name: Keskusjärjestö SPEK.
func (c *chart) appended(s *span, known aliases) (string, bool) {
	at := s.to
	if c.isSign(at, ",") && at+2 == len(c.tokens) && (c.heading || c.bullet) { // Kokkolanseudun Kehitys Oy, KOSEK
		at++
	}
	if !c.upperWord(at) || c.owner[at] >= 0 || !s.cases.has(nominative) || s.short != "" {
		return "", false
	}
	short, kase := inCapitals(c.tokens[at].text)
	if !isShortFrom(short, s.names[0]) || !c.mayBeShort(at) {
		return "", false
	}
	if other, taken := known[strings.ToLower(short)]; taken && other.name != s.names[0] {
		return "", false
	}
	c.owner[at] = c.owner[s.from]
	s.to, s.cases = at+1, kase
	return short, true
}

// isByname tells whether a span is what the body right before it is called besides: Kaislan hyvinvointialue Kaislan sote.
func (c *chart) isByname(body, s *span) bool {
	return body.kind == organisationSpan && body.to == s.from && len(body.names) == 1 && body.cases.has(nominative) && c.is(s.to-1, "sote", "soten")
}

// isShortFrom tells whether a word behind a name can be short for it.
func isShortFrom(short, name string) bool {
	n := utf8.RuneCountInString(short)
	return n >= 3 && n <= 8 && (short == strings.ToUpper(short) || isMadeOf(strings.ToLower(short), name))
}

// inCapitals gives an abbreviation without its ending, and the case: STEAn, SYKE:n. What is none stays as it is.
func inCapitals(w string) (string, cases) {
	if short, kase := cutColon(w); kase != 0 {
		return short, kase
	}
	short := strings.TrimRightFunc(w, unicode.IsLower)
	if kase, known := colonCases[w[len(short):]]; known && len(short) > 2 && short == strings.ToUpper(short) {
		return short, kase
	}
	return w, nominative
}

// mayBeShort tells whether a capital that ends a name is neither a fund nor a legal form.
func (c *chart) mayBeShort(at int) bool {
	_, isFund := c.fundAt(at)
	return !isFund && !legalForms[c.lower(at)] && !c.upperWord(at+1)
}

// isMadeOf tells whether a short name has the letters of a longer one in its order, from the first on: Mela of Maatalousyrittäjien eläkelaitos.
func isMadeOf(short, name string) bool {
	rest := strings.ToLower(name)
	for n, letter := range short {
		at := strings.IndexRune(rest, letter)
		if at < 0 || n == 0 && at > 0 {
			return false
		}
		rest = rest[at+utf8.RuneLen(letter):]
	}
	return true
}

// bracketed reads a short name in brackets.
func (c *chart) bracketed(at int) (string, bool) {
	if !c.isSign(at, "(") || !c.upperWord(at+1) || !c.isSign(at+2, ")") {
		return "", false
	}
	t := c.tokens[at+1]
	_, isPlace := words().place(t.lower, c.language)
	inside := c.at(at + 1)
	return t.text, !isPlace && !countries[t.lower] && utf8.RuneCountInString(t.text) <= 12 && (inside == nil || inside.kind == organisationSpan && inside.to-inside.from == 1)
}

// nameParts gives the parts of a name that stand for the whole: the first word where it is a proper name and no
// place (Kiipula-säätiö, Kiipulan ammattiopisto), the last behind a noun for its kind (Ammattiopisto Luovi).
func nameParts(name string) []string {
	tokens := tokenize(name)
	first := tokens[0].text
	if at := strings.IndexByte(first, '-'); at > 3 && len(tokens) == 1 {
		return properParts(first[:at])
	}
	if len(tokens) > 2 && tokens[1].is("i", "in", "på") && !isForeignHead(tokens[0].lower) {
		return properParts(first) // Byakraft i Vassby rf
	}
	if len(tokens) != 2 {
		return properTail(tokens)
	}
	if _, at, isHead := words().headOf(tokens[0]); isHead && at >= 0 && tokens[1].upper && !legalForms[tokens[1].lower] {
		return properParts(tokens[1].text)
	}
	if legalForms[tokens[1].lower] {
		return properParts(first)
	}
	if base, kase := unknownBase(first); kase.has(genitive) {
		return properParts(base)
	}
	return properParts(first)
}

// properTail gives the proper name behind the noun of a longer name: Kotkan-Haminan seudun koulutuskuntayhtymä Ekami.
func properTail(tokens []token) []string {
	if len(tokens) < 3 {
		return nil
	}
	noun, last := tokens[len(tokens)-2], tokens[len(tokens)-1]
	if _, _, isHead := words().headOf(noun); !isHead || noun.upper || !last.upper || last.text == strings.ToUpper(last.text) || legalForms[last.lower] {
		return nil
	}
	return properParts(last.text)
}

// notShort are first words that many bodies share.
var notShort = setOf("suomen suomi nuorten lasten setlementti kehitysyhtiö koulutuskeskus yrkeshögskolan finlands svenska euroopan ammattiopisto helsingfors city university ministry")

func properParts(part string) []string {
	lower := strings.ToLower(part)
	for _, in := range []language{finnish, swedish, english} {
		if _, isPlace := words().place(lower, in); isPlace {
			return nil
		}
	}
	if notShort[lower] || utf8.RuneCountInString(part) < 3 || strings.HasSuffix(part, "-") {
		return nil
	}
	return []string{part}
}

// useAliases adds the bodies that a sentence calls by a short name.
func (c *chart) useAliases(known aliases) {
	for i := range c.spans { // what the page calls so goes before what the gazetteers do
		s := &c.spans[i]
		if s.kind != organisationSpan || len(s.names) != 1 {
			continue
		}
		for _, called := range []string{s.short, s.names[0]} {
			if a, found := known[strings.ToLower(called)]; found {
				s.names, s.in = []string{a.name}, a.in
			}
		}
	}
	for i, t := range c.tokens {
		if t.kind != word || !t.upper || c.useLongAlias(known, i) || c.owner[i] >= 0 {
			continue
		}
		form, ending := cutColon(t.lower)
		a, found := known[form]
		if !found || c.introduced(i) {
			continue
		}
		kase := a.cases
		if ending != 0 {
			kase = ending
		}
		c.add(span{kind: organisationSpan, from: i, to: i + 1, cases: kase, names: []string{a.name}, confidence: 0.85, in: a.in})
	}
}

// introduced tells whether a short name stands in brackets right behind the name that it is short for.
func (c *chart) introduced(i int) bool {
	before := c.at(i - 2)
	return before != nil && before.kind == organisationSpan && c.isSign(i-1, "(") && c.isSign(i+1, ")")
}

// maxAlias bounds the words of a short name.
const maxAlias = 6

// useLongAlias adds the body that several words from a token on stand for. The places in its name are no places then.
func (c *chart) useLongAlias(known aliases, from int) bool {
	for to := min(from+maxAlias, len(c.tokens)); to > from+1; to-- {
		a, found := known[strings.ToLower(c.words(from, to))]
		if !found || !c.giveUpPlaces(from, to) {
			continue
		}
		return c.add(span{kind: organisationSpan, from: from, to: to, cases: a.cases, names: []string{a.name}, confidence: 0.9, in: a.in})
	}
	return false
}

// giveUpPlaces takes away the places, and the bodies by parts of the name, among the tokens; it does nothing where something else has one of them.
func (c *chart) giveUpPlaces(from, to int) bool {
	for i := from; i < to; i++ {
		if s := c.at(i); s != nil && (s.kind != placeSpan && s.kind != organisationSpan || s.from < from || s.to > to || s.to-s.from == to-from) {
			return false
		}
	}
	kept := c.spans[:0]
	for _, s := range c.spans {
		if s.to <= from || s.from >= to {
			kept = append(kept, s)
		}
	}
	c.spans = kept
	c.index()
	return true
}
