package prose

import (
	"strings"
	"unicode/utf8"
)

// findPeople finds the names of people, with the titles before and behind them.
func (c *chart) findPeople() {
	for i := 0; i < len(c.tokens); i++ {
		if c.owner[i] >= 0 || !c.nameWord(i) {
			continue
		}
		s, ok := c.initialAt(i)
		if !ok {
			s, ok = c.personAt(i)
		}
		if ok && c.add(s) {
			i = s.to - 1
		}
	}
}

// initialAt reads a name whose first name is an initial, where a block of contacts or a title tells that it is one: M. Korpela.
func (c *chart) initialAt(i int) (span, bool) {
	if utf8.RuneCountInString(c.tokens[i].text) != 1 || !c.isSign(i+1, ".") || !c.nameWord(i+2) {
		return span{}, false
	}
	surname, known := surnameOf(c.tokens[i+2])
	title, titled := c.titleBefore(i)
	if !known || !surname.cases.has(nominative) || !titled && !c.contact {
		return span{}, false
	}
	return c.personSpan(i, i+3, c.tokens[i].text+". "+c.tokens[i+2].text, title, 0.8, nominative), true
}

// degrees stand before names and are no part of them.
var degrees = setOf("pj tj ms mr mrs miss hr fr ft tkt ktt fm ytm dr prof tt lt di ktm tkl kt vtt htm mmm mmt phd msc ht psm tm om kl fl agronomi")

// nameWord tells whether a token can be part of a person's name.
func (c *chart) nameWord(i int) bool {
	if i < 0 || i >= len(c.tokens) || c.owner[i] >= 0 {
		return false
	}
	t := c.tokens[i]
	return t.kind == word && t.upper && !strings.ContainsAny(t.text, "0123456789&+") && !strings.HasSuffix(t.text, "-") && !strings.HasPrefix(t.text, "-")
}

func isFirstName(w string) bool {
	l := words()
	if l.firstNames[w] {
		return true
	}
	head, tail, found := strings.Cut(w, "-")
	return found && l.firstNames[head] && l.firstNames[tail]
}

// surnameOf gives the base form of a surname.
func surnameOf(t token) (inflectedName, bool) {
	l := words()
	if s, known := l.surnames[t.lower]; known {
		return s, true
	}
	if s, known := compoundSurname(t); known {
		return s, true
	}
	if at := strings.LastIndexByte(t.lower, '-'); at > 0 && len(t.text) == len(t.lower) {
		if s, known := l.surnames[t.lower[at+1:]]; known {
			return inflectedName{t.text[:at+1] + s.base, s.cases}, true
		}
	}
	for _, tail := range []struct {
		form string
		cases
	}{{"nen", nominative}, {"sen", genitive}, {"selle", allative}, {"selta", ablative}, {"seltä", ablative}, {"seen", illative}, {"sesta", elative}, {"sestä", elative}} {
		if stem, found := strings.CutSuffix(t.text, tail.form); found && len(stem) > 2 && strings.HasSuffix(stem, "i") {
			return inflectedName{stem + "nen", tail.cases}, true
		}
	}
	return inflectedName{}, false
}

// compoundSurname reads a surname that no list has and that ends in one which a list has: Jalovaaran. The end is to be long, since short
// names end many words.
func compoundSurname(t token) (inflectedName, bool) {
	const first, last = 3, 5
	for at := first; at <= len(t.lower)-last && len(t.text) == len(t.lower) && !strings.Contains(t.lower, "-") && !strings.HasSuffix(t.lower, "nen"); at++ {
		if s, known := words().surnames[t.lower[at:]]; known && len(s.base) >= last && s.cases.has(genitive|allative|ablative|adessive) && !s.cases.has(nominative) {
			return inflectedName{t.text[:at] + strings.ToLower(s.base), s.cases}, true
		}
	}
	return inflectedName{}, false
}

// personAt reads a person's name that begins at a token.
func (c *chart) personAt(i int) (span, bool) {
	last, ok := c.nameEnd(i)
	if !ok {
		return span{}, false
	}
	t := c.tokens[i]
	title, titled := c.titleBefore(i)
	surname, known := surnameOf(c.tokens[last])
	_, place := words().place(t.lower, finnish)
	likely := c.likelyName(i, known, titled, place)
	switch {
	case c.surnameFirst(i, last, titled && !place), !likely && c.contact && c.reversed(i):
		return c.personSpan(i, i+2, c.tokens[i+1].text+" "+t.text, title, 0.85, nominative), true
	case c.isNameLine(i, last):
		return c.personSpan(i, last+1, c.words(i, last+1), title, 0.7, nominative), true
	case !likely && !c.isAddressed(i, last) && (place || !c.behindDegree(i)):
		return span{}, false
	}
	name, kase := c.tokens[last].text, nominative
	if known && !surname.cases.has(nominative) {
		name, kase = surname.base, surname.cases
	}
	return c.personSpan(i, last+1, c.words(i, last)+" "+name, title, nameConfidence[known], kase), true
}

// likelyName tells whether what the lists of names and a title before it say is enough for a name.
func (c *chart) likelyName(i int, known, titled, place bool) bool {
	if isFirstName(c.lower(i)) {
		return known || titled || !place && (i > 0 || c.heading)
	}
	return titled && (known || !place)
}

// surnameFirst tells whether a surname that no list has stands before a first name: behind a title (projektipäällikkö Torppa Esko), or
// in a contact block, where a place can be the surname if nothing else is on the line: FORSSA EILA.
func (c *chart) surnameFirst(i, last int, titled bool) bool {
	if last != i+1 || isFirstName(c.lower(i)) || !isFirstName(c.lower(last)) {
		return false
	}
	_, place := words().place(c.lower(i), finnish)
	return titled || c.contact && (!place || i == 0 && len(c.tokens) == 2)
}

// nameConfidence is how sure a name is whose surname is known or not.
var nameConfidence = map[bool]float64{true: 0.9, false: 0.75}

// nameEnd gives the last token of what may be a person's name that begins at i.
func (c *chart) nameEnd(i int) (last int, ok bool) {
	if _, isTitle := c.titleWord(i); isTitle || degrees[c.tokens[i].lower] {
		return 0, false
	}
	last = i + 1
	if c.nameWord(last) && c.nameWord(last+1) && (isFirstName(c.tokens[last].lower) || c.endsWithName(i, last+1)) {
		last++
	}
	if c.isStreet(last + 1) {
		return 0, false // Anna Sahlsténin katu
	}
	return last, c.nameWord(last) && !c.isNoSurname(last) && !c.namesBody(last)
}

// namesBody tells whether the name that ends at a token is a body's: Valo Verkko Oy, Sara Kivelän säätiö.
func (c *chart) namesBody(last int) bool {
	next := last + 1
	if form, _ := cutColon(c.lower(next)); legalForms[form] || c.upperWord(next) && englishHeads[form] {
		return true
	}
	if next >= len(c.tokens) || c.tokens[next].upper || !strings.HasSuffix(c.tokens[last].lower, "n") {
		return false
	}
	_, _, isHead := words().headOf(c.tokens[next])
	return isHead
}

// reversed tells whether a surname stands before a first name.
func (c *chart) reversed(i int) bool {
	s, known := surnameOf(c.tokens[i])
	return known && s.cases.has(nominative) && c.nameWord(i+1) && isFirstName(c.tokens[i+1].lower)
}

// isNoSurname tells words that follow a capital and are not a person's name.
func (c *chart) isNoSurname(i int) bool {
	t := c.tokens[i]
	if _, known := words().surnames[t.lower]; known {
		return false
	}
	if legalForms[t.lower] || isMonth(t.lower) || englishHeads[t.lower] || utf8.RuneCountInString(t.text) < 2 {
		return true
	}
	if _, isTitle := c.titleWord(i); isTitle {
		return true
	}
	if _, at, isHead := words().headOf(t); isHead && at == 0 || strings.HasSuffix(t.lower, "hanke") {
		return true
	}
	p, isPlace := words().place(t.lower, finnish)
	return isPlace && !p.cases.has(nominative)
}

func (c *chart) personSpan(from, to int, name, title string, confidence float64, kase cases) span {
	if name == strings.ToUpper(name) {
		parts := strings.FieldsFunc(name, func(r rune) bool { return r == ' ' })
		for i, part := range parts {
			parts[i] = titleCase(part)
		}
		name = strings.Join(parts, " ")
	}
	return span{kind: personSpan, from: from, to: to, cases: kase, names: []string{name}, title: title, confidence: confidence}
}

// titleCase writes an all-caps name as names are written.
func titleCase(name string) string {
	parts := strings.Split(strings.ToLower(name), "-")
	for i := range parts {
		parts[i] = upperFirst(parts[i])
	}
	return strings.Join(parts, "-")
}

// titleWord tells whether a token ends a title, and gives it in base form.
func (c *chart) titleWord(i int) (string, bool) {
	if i < 0 || i >= len(c.tokens) || c.tokens[i].kind != word {
		return "", false
	}
	t := c.tokens[i]
	l := words()
	if l.foreign[t.lower] && !c.isProgrammeLeader(i) {
		return t.text, true
	}
	if rest, ours := strings.CutSuffix(t.lower, "mme"); ours { // ohjaajallemme, hankepäällikkömme
		t.lower, t.text = rest, t.text[:max(len(t.text)-len("mme"), 0)]
	}
	for tail := range suffixes(t.lower) {
		form, known := l.titles[tail]
		if !known || len(t.text) != len(t.lower) {
			continue
		}
		if form.cases.has(nominative) {
			return t.text, true
		}
		return t.text[:len(t.text)-len(tail)] + form.base, true
	}
	if base, definite := indefinite(t.text); c.language == swedish && definite {
		return base, true
	}
	return t.text, hasAny(t.lower, swedishTitles...)
}

// swedishTitles end Swedish titles.
var swedishTitles = strings.Fields("ledare chef koordinator direktör planerare sekreterare rådgivare utvecklare lärare coach samordnare konsulent arbetare handledare ombud ingenjör forskare specialist assistent")

// indefinite gives a Swedish title without its article: projektledaren, utbildningschefen.
func indefinite(title string) (string, bool) {
	for _, article := range []string{"en", "n"} {
		if base, found := strings.CutSuffix(title, article); found && hasAny(strings.ToLower(base), swedishTitles...) {
			return base, true
		}
	}
	return "", false
}

// isProgrammeLeader tells whether the word leader at a token is the programme of that name and no title.
func (c *chart) isProgrammeLeader(i int) bool {
	return c.is(i, "leader") && (c.language == finnish || c.tokens[i].upper && !attributes[c.lower(i-1)])
}

// titleBefore gives the title that stands directly before a name.
func (c *chart) titleBefore(i int) (string, bool) {
	at := i - 1
	for at > 0 && (c.isSign(at, ",", ":", ".") || degrees[c.tokens[at].lower]) {
		at--
	}
	for at > 0 && c.is(at, "toimii", "työskentelee", "työskenteli", "on", "oli", "toimi", "är", "is", "valittu", "valittiin", "nimitetty", "nimitettiin") { // projektipäällikkönä toimii X
		at--
	}
	title, found := c.titleWord(at)
	if !found {
		return "", false
	}
	return c.widenTitle(at, title), true
}

// attributes are the words that stand before the noun of a title.
var attributes = setOf(`vastaava johtava vanhempi ma ma. vt va senior project research development programme program managing
	executive deputy chief head leading special junior vice regional biträdande äldre communications training service innovation
	rdi tki vs`)

func (c *chart) widenTitle(at int, title string) string {
	from := at
	for from > 0 && c.owner[from-1] < 0 && attributes[c.tokens[from-1].lower] {
		from--
	}
	if first := c.genitivesOfTitle(at); from == at && first < at {
		from = first // Vapaaehtoistyön ohjaaja, kestävän kehityksen suunnittelija
	}
	if from > 0 && c.needsWhole(from-1, at) {
		from--
	}
	from = min(from, c.adjuncts(from), c.capitalsOfTitle(at))
	if from == at {
		return title
	}
	return c.words(from, at) + " " + title
}

// saying are the verbs that stand before the title of somebody who is quoted.
var saying = parsePatterns("sanoo kertoo toteaa iloitsee kiittää muistuttaa nauraa huomauttaa summaa tiivistää kuvailee selittää arvioi pohtii korostaa säger berättar konstaterar says explains notes")

// genitivesOfTitle gives the first of the genitives before the noun of a title, or the noun where nothing tells that they begin there.
func (c *chart) genitivesOfTitle(at int) int {
	first := at
	for first > 0 && at-first < 3 && c.owner[first-1] < 0 && c.tokens[first-1].kind == word && hasAny(c.lower(first-1), "n") && !notInNames[c.lower(first-1)] && referents[c.lower(first-1)].base == "" {
		first--
	}
	if first == 0 || c.isSign(first-1, ",", ":", ";", "(", "–", "-") || anyOf(saying, c.tokens[first-1:first]) || referents[c.lower(first-1)].base != "" {
		return first
	}
	return at
}

// titleAfter gives the title that begins at or behind a token, up to a comma, and where it ends.
func (c *chart) titleAfter(i int) (title string, to int, found bool) {
	for at := i; at < len(c.tokens) && at < i+6 && c.owner[at] < 0; at++ {
		t := c.tokens[at]
		if t.kind != word && !t.is("&", "/") || at == i && conjunctions[t.lower] {
			return "", 0, false
		}
		if title, found := c.titleWord(at); found {
			if _, more := c.titleWord(at + 1); more {
				continue
			}
			title = c.fromOpening(i, at, title)
			to = at + 1
			if c.upperWord(to) && c.owner[to] < 0 && attributes[c.lower(to)] {
				to++ // Asiantuntija TKI
			}
			return c.withScope(title, at), to, true
		}
	}
	return "", 0, false
}

// fromOpening puts before the last word of a title, at a token, those from token i on that are a part of it.
func (c *chart) fromOpening(i, at int, title string) string {
	for i < at && opensTitle[c.lower(i)] && !c.needsWhole(i, at) {
		i++
	}
	return strings.TrimSpace(c.words(i, at) + " " + title)
}

// opensTitle are the words before a title that are no part of it: who served as an expert, som är forskningsledare.
var opensTitle = setOf("our the former a an as who is was served serves works acts som är var arbetar fungerar vår tidigare joka toimii työskentelee on entinen hankkeen projektin projektets")

// needsWhole tells whether a title says too little without the project before it: hankkeen vetäjä, but not: hankkeen projektipäällikkö.
func (c *chart) needsWhole(i, at int) bool {
	return i == at-1 && c.is(i, "hankkeen", "projektin", "projektets") && c.is(at, "vetäjä", "johtaja", "työntekijä", "ledare")
}

// withScope adds what an English title goes on with, and not the project that it is for: Head of Research, project manager of X.
func (c *chart) withScope(title string, at int) string {
	if c.lower(at+1) != "of" || !c.upperWord(at+2) || c.owner[at+2] >= 0 || hasAny(strings.ToLower(title), "project manager", "coordinator", "project leader") {
		return title
	}
	return title + c.text[c.tokens[at].end:c.tokens[at+2].end]
}
