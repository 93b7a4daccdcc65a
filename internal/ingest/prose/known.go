package prose

import (
	"regexp"
	"strings"
)

// findKnown finds the names that gazetteers know as a whole.
func (c *chart) findKnown(kinds ...spanKind) {
	for i := 0; i < len(c.tokens); i++ {
		if c.tokens[i].kind != word || c.owner[i] >= 0 {
			continue
		}
		p, found := words().phraseAt(c.tokens, i)
		if !found || !isOneOf(p.kind, kinds) || !c.tokens[i].upper && !p.common && !p.tellsItself() || p.kind == programmeSpan && c.beforeForm(i+len(p.words)) {
			continue
		}
		if s := c.knownSpan(i, p); c.add(s) {
			i = s.to - 1
		}
	}
}

// scopeBehind gives what an English name goes on with, and where that ends: the centre for Häme.
func (c *chart) scopeBehind(at int, p phrase) (scope string, to int) {
	if p.in != english || !c.is(at, "for") || !c.upperWord(at+1) {
		return "", at
	}
	return c.words(at, at+2), at + 2
}

// called gives the name of a body that is stated by a phrase: the body's own for one that is only in use (Turku AMK), else as it is stated.
func (p phrase) called(stated string) string {
	switch {
	case p.other && p.in == finnish:
		return p.name
	case p.in != finnish && strings.EqualFold(stated, p.spelling):
		return upperFirst(stated)
	}
	return p.spelling
}

// tellsItself holds for Finnish names of one long word, which are no common words in lower case either: opetushallitus, työterveyslaitos.
func (p phrase) tellsItself() bool {
	const long = 11
	return p.kind == organisationSpan && p.in == finnish && len(p.words) == 1 && len(p.words[0]) >= long && p.short == ""
}

// beforeForm tells whether a legal form follows: what ends in it is a body's name, as Keskisen Suomen Leader ry.
func (c *chart) beforeForm(at int) bool {
	form, _ := cutColon(strings.TrimSuffix(c.lower(at), "."))
	return legalForms[form]
}

// findBranches finds the branches of a body that is known by its abbreviation: MTK-Häme.
func (c *chart) findBranches() {
	for i, t := range c.tokens {
		first, place, compound := strings.Cut(t.text, "-")
		if t.kind != word || !compound || len(first) < 2 || first != strings.ToUpper(first) || c.owner[i] >= 0 {
			continue
		}
		at, isPlace := words().place(strings.ToLower(place), finnish)
		for _, p := range words().phrases[strings.ToLower(first)] {
			if isPlace && p.kind == organisationSpan && len(p.words) == 1 && p.name != "Euroopan unioni" {
				c.add(span{kind: organisationSpan, from: i, to: i + 1, cases: at.cases, names: []string{first + "-" + at.name}, confidence: 0.85})
				break
			}
		}
	}
}

// knownSpan gives the span of a known name, with what belongs to it behind it.
func (c *chart) knownSpan(i int, p phrase) span {
	s := span{kind: p.kind, from: i, to: i + len(p.words), cases: p.cases, names: []string{p.name}, of: p.of, code: p.code, period: p.period, short: p.short, confidence: 0.9, in: p.in}
	switch p.kind {
	case programmeSpan:
		s.names[0] = p.spelling
		return c.asLeaderGroup(c.withYearsBehind(s))
	case organisationSpan:
		s.confidence = 0.95
		if len(p.words) == 1 && p.short == "" && p.cases.has(nominative) {
			return c.withPlaceBehind(s)
		}
	}
	return s
}

// findLongKnown finds the bodies whose whole names of several words gazetteers know, before nouns in them are taken for names.
func (c *chart) findLongKnown() {
	for i := 0; i < len(c.tokens); i++ {
		if c.tokens[i].kind != word || !c.tokens[i].upper || c.owner[i] >= 0 {
			continue
		}
		p, found := words().phraseAt(c.tokens, i)
		next := i + len(p.words)
		if !found || p.kind != organisationSpan || len(p.words) < 2 || c.goesOnBehind(next, p) {
			continue
		}
		name := p.called(c.words(i, next))
		if scope, to := c.scopeBehind(next, p); scope != "" {
			name, next = name+" "+scope, to
		}
		s := span{kind: organisationSpan, from: i, to: next, cases: p.cases, names: []string{name}, of: p.of, short: p.short, confidence: 0.95, in: p.in}
		if h, _, isHead := words().headOf(c.tokens[next-1]); isHead {
			s = c.withSecondNoun(s, h)
		}
		c.add(s)
	}
}

// goesOnBehind tells whether the words behind a known name make it another: University of Turku Hospital, Tampere University of Technology.
func (c *chart) goesOnBehind(next int, p phrase) bool {
	switch {
	case c.isProper(next) && !c.isShortForm(next), legalForms[c.lower(next)]:
		return true
	case p.in == english && c.is(next, "of"):
		return c.upperWord(next + 1)
	}
	return (p.in != finnish || p.cases.has(genitive)) && c.upperWord(next)
}

// isShortForm tells whether a token is an abbreviation in capitals, in any case: STEAn.
func (c *chart) isShortForm(i int) bool {
	short, _ := inCapitals(c.tokens[i].text)
	return len(short) > 2 && short == strings.ToUpper(short)
}

var yearsFollow = regexp.MustCompile(`^\s?\(?((?:19|20)\d\d)\s?[–-]\s?((?:19|20)\d\d)`)

// withYearsBehind takes the years behind a programme's name into it, which are its period.
func (c *chart) withYearsBehind(s span) span {
	end := c.tokens[s.to-1].end
	years := yearsFollow.FindStringSubmatch(c.text[end:])
	if len(years) == 0 || strings.Contains(years[0], "(") || strings.HasSuffix(s.names[0], years[2]) {
		return s
	}
	s.names = []string{s.names[0] + " " + strings.TrimSpace(years[0])}
	s.period = years[1] + "-" + years[2]
	for end += len(years[0]); s.to < len(c.tokens) && c.tokens[s.to].end <= end; s.to++ {
	}
	return s
}

// withPlaceBehind takes the region of a body that has one in its name: ProAgria Etelä-Pohjanmaa.
func (c *chart) withPlaceBehind(s span) span {
	next := s.to
	if !c.upperWord(next) || c.owner[next] >= 0 {
		return s
	}
	if c.language == english && c.is(next+1, "finland") && c.owner[next+1] < 0 { // ProAgria Southern Finland
		s.to, s.names, s.confidence = next+2, []string{s.names[0] + " " + c.words(next, next+2)}, 0.8
		return s
	}
	if c.upperWord(next + 1) {
		return s
	}
	if at, isPlace := words().place(c.tokens[next].lower, finnish); isPlace && at.cases.has(nominative|genitive) {
		s.to, s.cases, s.names, s.confidence = next+1, at.cases, []string{s.names[0] + " " + at.name}, 0.8
	}
	return s
}

// asLeaderGroup reads the name of a group of the programme Leader: Leader Maaseutukehitys.
func (c *chart) asLeaderGroup(s span) span {
	if c.lower(s.from) != "leader" || s.to-s.from > 1 || !c.upperWord(s.to) || c.upperWord(s.to+1) || c.tokens[s.to].noun > 0 {
		return s
	}
	if form, ending := cutColon(c.lower(s.to + 1)); legalForms[form] {
		name := c.words(s.from, s.to+1) + " " + strings.SplitN(c.tokens[s.to+1].text, ":", 2)[0]
		return span{kind: organisationSpan, from: s.from, to: s.to + 2, cases: max(ending, nominative), names: []string{name}, confidence: 0.95}
	}
	base, kase := unknownBase(c.tokens[s.to].text)
	return span{kind: organisationSpan, from: s.from, to: s.to + 1, cases: kase, names: []string{"Leader " + base}, confidence: 0.85}
}

func isOneOf(kind spanKind, kinds []spanKind) bool {
	for _, k := range kinds {
		if k == kind {
			return true
		}
	}
	return false
}

// fundAt finds the fund that a token begins to name, also as the first part of a compound: ESR-rahoitteinen.
func (c *chart) fundAt(i int) (phrase, bool) {
	if p, found := words().phraseAt(c.tokens, i); found && p.kind == fundSpan {
		return p, true
	}
	first, _, compound := strings.Cut(c.tokens[i].lower, "-")
	if !compound {
		return phrase{}, false
	}
	for _, p := range words().phrases[first] {
		if p.kind == fundSpan && len(p.words) == 1 && (p.exact == "" || strings.HasPrefix(c.tokens[i].text, p.exact)) {
			return p, true
		}
	}
	return phrase{}, false
}

// widenUnits lets a body's name take in the part of it that follows, which is in the case that the sentence needs: Tampereen
// kaupungin nuorisopalveluiden kanssa. The name stays the body's.
func (c *chart) widenUnits() {
	for n := range c.spans {
		s := &c.spans[n]
		if s.kind != organisationSpan || !s.cases.has(genitive) || len(s.names) != 1 {
			continue
		}
		for to, kase, found := c.unitBehind(s.to); found; to, kase, found = c.unitBehind(s.to) {
			s.to, s.cases = to, kase
			for i := s.from; i < s.to; i++ {
				c.owner[i] = n
			}
			if !s.cases.has(genitive) {
				break // a part of a part stands in the genitive: tekniikan yksikön laboratorio
			}
		}
	}
}

// withUnits adds to the body that begins an item of a list the unit that ends the item behind a comma: Åbo Akademi, Husön biologinen asema.
func (c *chart) withUnits() {
	if !c.bullet && !c.heading || c.contact || len(c.spans) == 0 || len(c.tokens) > 12 {
		return
	}
	s := &c.spans[0]
	last := len(c.tokens) - 1
	if s.kind != organisationSpan || len(s.names) != 1 || s.from > 0 || !c.isSign(s.to, ",") || !c.areWords(s.to+1) {
		return
	}
	if h, _, isHead := words().headOf(c.tokens[last]); isHead && h.cases.has(nominative) {
		s.names, s.to = []string{s.names[0] + c.text[c.tokens[s.to-1].end:c.tokens[last].end]}, last+1
		c.index()
	}
}

// areWords tells whether words alone follow to the end, at least one, that no span has and no rule knows.
func (c *chart) areWords(from int) bool {
	for i := from; i < len(c.tokens); i++ {
		if c.tokens[i].kind != word || c.owner[i] >= 0 || len(book.at(c, i)) > 0 {
			return false
		}
	}
	return from < len(c.tokens)
}

var (
	// partsOfBodies are nouns for bodies that are parts of the one in the genitive before them: Turun yliopiston oppimisen keskus.
	partsOfBodies = strings.Fields("keskus laitos kirjasto museo arkisto instituutti asema opisto lukio koulu toimisto virasto klinikka akatemia")

	// foreignUnits are the Swedish and English nouns for parts of the body in the genitive before them: Åbo Akademis enhet.
	foreignUnits = setOf("enhet enheten avdelning avdelningen institution institutionen forskare studerande experter department faculty unit researchers experts students")
)

// unitNoun tells whether the word at a token is a noun for parts of bodies, and its case.
func (c *chart) unitNoun(i int) (cases, bool) {
	t := c.tokens[i]
	if c.language != finnish {
		return nominative, foreignUnits[t.lower]
	}
	h, _, is := words().headOf(t)
	return h.cases &^ plural, is && (strings.Contains(h.use, "u") || hasAny(h.base, partsOfBodies...) && !t.upper)
}

// unitBehind reads the name of a part of a body.
func (c *chart) unitBehind(from int) (to int, kase cases, found bool) {
	for i := from; i < min(from+6, len(c.tokens)); i++ {
		t := c.tokens[i]
		if c.owner[i] >= 0 || t.kind != word {
			return 0, 0, false
		}
		if kase, is := c.unitNoun(i); is {
			return i + 1, kase, true
		}
		if t.upper && c.beforeCompound(i) { // Business Finlandin Visit Finland -yksikön
			continue
		}
		if !inName(t) && !t.is("ja", "sekä") && (!hasAny(t.lower, "misen") || notInNames[t.lower]) && !strings.HasSuffix(t.lower, "-") {
			return 0, 0, false
		}
	}
	return 0, 0, false
}
