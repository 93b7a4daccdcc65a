package prose

import (
	"slices"
	"strings"
)

// vocabulary is what a page itself tells of its words.
type vocabulary struct {
	common map[string]bool // words that stand in lower case somewhere
}

func vocabularyOf(sentences []sentence) *vocabulary {
	v := &vocabulary{common: make(map[string]bool)}
	for i := range sentences {
		if hasDetails(sentences[i].text) {
			continue // addresses are in lower case
		}
		for _, t := range sentences[i].tokens {
			if t.kind == word && !t.upper {
				v.common[t.lower] = true
			}
		}
	}
	return v
}

// isCommon tells whether a capital says nothing because every sentence begins with one.
func (v *vocabulary) isCommon(c *chart, at int) bool {
	if at != 0 && !c.isSign(at-1, "”", "\"", "–", ":") {
		return false
	}
	t := c.tokens[at]
	_, isPlace := words().place(t.lower, c.language)
	if c.isRoleNoun(at) && !legalForms[c.lower(at+1)] {
		return true // Päätoteuttajana Aallon opisto
	}
	return !isPlace && (v.common[t.lower] || notInNames[t.lower] || at == 0 && !c.bullet && c.endsAsCommon())
}

// endsAsCommon tells whether the first word of a sentence ends as words do that are no names: Avustuksella kirjasto, Toimittaja Kaislan.
func (c *chart) endsAsCommon() bool {
	if c.upperWord(1) {
		return hasAny(c.lower(0), commonTails...)
	}
	return hasAny(c.lower(0), localTails...)
}

// isRoleNoun tells whether a word says what part somebody has, and so begins no name.
func (c *chart) isRoleNoun(i int) bool {
	return slices.ContainsFunc(book.at(c, i), func(n int) bool { return book.rules[n].take == named })
}

// commonTails end the words that begin a sentence before a name far more often than they begin a name.
var commonTails = strings.Fields("lainen läinen laiset läiset työ minen nta ntä ssa ssä lla llä lle sta stä lta ltä ksi ina inä ona eena jat jät tus tys aus")

// localTails end words in the local cases, in which no name begins before a noun.
var localTails = strings.Fields("ssa ssä lla llä lle sta stä lta ltä ksi")

// notInNames are words that don't belong to a name though they look like a part of one: genitives and adverbs in -n.
var notInNames = setOf(`hankkeen hanketta hankkeessa hanke projektin projekti ohjelman ohjelma toiminnan toiminta rahoituksen
	mukaan kuin aiemmin sen niin joiden jonka näiden tämän kun vain enemmän paremmin kanssa lisäksi välisen välillä vuoden
	alueen kesken hän tämä nämä muun muiden oman omien eri usean kahden kolmen neljän viiden kuuden kumppanin kumppanina kautta
	sekä yhteinen yhteistyössä yhdessä mukana myös esimerkiksi koko kaikkien uuden uusien yhteisen kehittämiskumppanin osaksi osana
	hallinnoijana koordinaattorina toteuttajana rahoittajana kumppaneina lisätietoja yhteystiedot alkaen asti saakka
	kehittämishankkeen kehittämisohjelman yhteistyökumppanin parhaillaan nyt siten joten ensin sitten jälkeen ennen tavoitteen
	jokainen jokaisen kukin kunkin eräs erään toinen molemmat kumpikin toimijoiden verkoston paikallisen paikallisten alueellisen alueellisten ainoan toisen ensimmäisen yhden eräiden`)

// participles end lower-case words that are no part of a name: participles, passive verbs, and nouns that say where to.
var participles = []string{"oiman", "öimän", "ttaman", "ttämän", "avan", "ävän", "evan", "evän", "ivan", "ivän", "neen", "taneen", "vien", "tujen", "tyjen", "minen", "misen", "taan", "tään", "daan", "dään", "llaan", "llään", "iin", "hin", "öön"}

// inName tells whether a lower-case word can stand inside a name: a genitive or the first part of a pair (työ- ja).
func inName(t token) bool {
	if t.kind != word || notInNames[t.lower] {
		return false
	}
	if strings.HasSuffix(t.lower, "-") || ecclesiastic[strings.TrimSuffix(t.lower, ".")] {
		return true
	}
	if !strings.HasSuffix(t.lower, "n") || len(t.lower) < 4 {
		return false
	}
	if t.upper {
		return true // Asumisen rahoitus- ja kehittämiskeskus
	}
	for _, tail := range participles {
		if strings.HasSuffix(t.lower, tail) {
			return false
		}
	}
	return true
}

// headOf finds the noun that a word ends in, by which it can end a body's name.
func (l *lexicon) headOf(t token) (h headForm, at int, found bool) {
	stem, colon := cutColon(t.lower)
	for tail := range suffixes(stem) {
		for _, h := range l.heads[tail] {
			whole := len(tail) == len(stem) || stem[len(stem)-len(tail)-1] == '-'
			if strings.Contains(h.use, "w") && !whole {
				continue
			}
			if colon != 0 {
				h.cases = colon
			}
			return h, len(stem) - len(tail), true
		}
	}
	return headForm{}, 0, false
}

// baseForm gives a word with its last noun in the nominative.
func baseForm(t token, h headForm, at int) string {
	if len(t.text) != len(t.lower) {
		return t.lower[:at] + h.base
	}
	base := h.base
	switch base {
	case "amk":
		return t.text[:at] + "ammattikorkeakoulu"
	case "ely":
		return t.text[:at] + "ELY-keskus"
	}
	switch rest := t.text[at:]; {
	case rest == strings.ToUpper(rest):
		base = strings.ToUpper(base)
	case firstLetter(rest) != firstLetter(t.lower[at:]):
		base = upperFirst(base)
	}
	return t.text[:at] + base
}

// findFinnish finds the bodies that a Finnish sentence names by a noun or a legal form at the end of the name.
func (c *chart) findFinnish(v *vocabulary) {
	for i := len(c.tokens) - 1; i >= 0; i-- {
		t := c.tokens[i]
		if t.kind != word || c.owner[i] >= 0 {
			continue
		}
		var found span
		var ok bool
		if form, ending := cutColon(strings.TrimSuffix(t.lower, ".")); (legalForms[form] || c.isForeignForm(i)) && i > 0 {
			found, ok = c.withLegalForm(v, i, ending)
		} else if h, at, is := words().headOf(t); is && !c.isFundCompound(i) {
			found, ok = c.withHead(v, i, h, at)
		}
		if ok && c.add(found) {
			i = found.from
		}
	}
}

// isFundCompound tells whether a word is a fund's name with a noun behind it: JTF-rahasto.
func (c *chart) isFundCompound(i int) bool {
	_, isFund := c.fundAt(i)
	return isFund && strings.Contains(c.tokens[i].text, "-")
}

// singleWord says how sure it is that a word alone is a name, by its first part that ends at byte at: Sininauhaliitto is one, a
// kehittämisyhdistys and a TE-toimisto are none. It gives 0 where it is none.
func (v *vocabulary) singleWord(c *chart, i, at int) float64 {
	t := c.tokens[i]
	part := strings.Trim(t.lower[:at], "-")
	switch {
	case !t.upper, at == 0, v.isCommon(c, i), c.isRoleNoun(i), generalOffices[part], i == 0 && genericParts[part]:
		return 0
	case i == 0 && !strings.Contains(t.text, "-"):
		return 0.6
	}
	return 0.85
}

// isProper tells whether a token is a capital that no list of names explains, right behind another word.
func (c *chart) isProper(i int) bool {
	if !c.upperWord(i) || c.owner[i] >= 0 || legalForms[c.tokens[i].lower] {
		return false
	}
	t := c.tokens[i]
	_, isPlace := words().place(t.lower, finnish)
	_, _, isHead := words().headOf(t)
	_, isTitle := c.titleWord(i)
	if _, isFund := c.fundAt(i); isFund {
		return false
	}
	return !isPlace && !isHead && !isTitle && !words().firstNames[t.lower] && !c.upperWord(i+1)
}

// withHead reads the name that ends in a noun for bodies.
func (c *chart) withHead(v *vocabulary, last int, h headForm, at int) (span, bool) {
	t := c.tokens[last]
	switch {
	case strings.Contains(h.use, "u") && !strings.Contains(h.use, "t"): // only widens what stands before it
		return span{}, false
	case strings.Contains(h.use, "c") && (!t.upper || last == 0):
		return span{}, false
	case h.cases.has(plural):
		return c.withSharedHead(v, last, h, at)
	}
	from := c.withInitials(c.nameStart(v, last, at))
	if from < 0 || strings.Contains(h.use, "u") && c.hasHead(from, last) {
		return span{}, false
	}
	s := span{kind: organisationSpan, from: from, to: last + 1, cases: h.cases, confidence: 0.9}
	named, ok := c.namedBehind(s, h)
	if ok || strings.Contains(h.use, "n") {
		return named, ok
	}
	if from == last {
		if s.confidence = v.singleWord(c, last, at); s.confidence == 0 {
			return span{}, false
		}
	}
	s.names = []string{upperFirst(strings.TrimSpace(c.words(from, last) + " " + baseForm(t, h, at)))}
	return c.withOfficeName(c.ofTwoPlaces(c.withSecondNoun(s, h), h), h), true
}

// withOfficeName writes the name of an ELY centre as it is written, where its noun stands apart: Hämeen Ely keskus.
func (c *chart) withOfficeName(s span, h headForm) span {
	if h.base == "keskus" && s.to-s.from > 2 && c.is(s.to-2, "ely") {
		s.names[0] = c.words(s.from, s.to-2) + " ELY-keskus"
	}
	return s
}

// namedBehind reads the proper name behind a noun that can have one. A shop is a body by its name only.
func (c *chart) namedBehind(s span, h headForm) (span, bool) {
	if !strings.ContainsAny(h.use, "np") || !h.cases.has(nominative) {
		return s, false
	}
	return c.withNameBehind(s, c.tokens[s.to-1])
}

// hasHead tells whether another noun for bodies stands among the tokens: then what ends in a noun for parts is a part.
func (c *chart) hasHead(from, to int) bool {
	for i := from; i < to; i++ {
		if h, _, found := words().headOf(c.tokens[i]); found && h.cases.has(genitive) {
			return true
		}
	}
	return false
}

// genericParts begin compounds that say what kind a body is and don't name it.
var genericParts = setOf(`kehittämis koulutus ammatti aikuiskoulutus aikuis kunta maakunta kaupunki hanke osuus asiantuntija tutkimus
	palvelu yritys kansalais järjestö etu potilas urheilu kylä nuoriso lasten ammattikorkea oppi osa yhteis kansan työpaja
	te ely keskus korkea yli`)

// generalOffices are written with a capital and still name a kind of body: a TE-toimisto.
var generalOffices = setOf("te ely amk")

// nameStart gives the first token of the name that ends at last, or -1 where no capital begins one.
func (c *chart) nameStart(v *vocabulary, last, at int) int {
	if strings.HasPrefix(c.tokens[last].text, "-") {
		return c.phraseStart(last)
	}
	from := -1
	head := c.tokens[last]
	if head.upper && !v.isCommon(c, last) {
		from = last
	}
	for i := last - 1; i >= 0 && last-i <= 8 && c.owner[i] < 0; i-- {
		t := c.tokens[i]
		switch {
		case c.joinsPair(i):
			continue
		case !v.continuesName(c, i):
			return from
		case !t.upper:
			continue
		case inName(t), i == last-1 && (beginsAlone(head, at) || isMark(t.text)), c.tokens[i+1].upper && !isSurname(t):
			from = i
		default:
			return from
		}
	}
	return from
}

// phraseStart gives the capital that begins the words before a noun with a hyphen of its own, -1 for none: Puhtaat vedet -yhdistys.
func (c *chart) phraseStart(last int) int {
	const longest = 4
	for i := last - 1; i >= 0 && last-i <= longest && c.tokens[i].kind == word && c.owner[i] < 0; i-- {
		if c.tokens[i].upper {
			for i > 0 && c.upperWord(i-1) && c.owner[i-1] < 0 {
				i--
			}
			return i
		}
	}
	return -1
}

// beginsAlone tells whether a name without an ending can stand before a noun, which is a word of its own from byte at of it: Haaga
// Instituutti, Karelian Terveysvalvonta -kuntayhtymä.
func beginsAlone(head token, at int) bool {
	return head.upper || at == 0 || strings.HasPrefix(head.text, "-")
}

// joinsPair tells whether a token joins the parts of a pair: työ- ja elinkeinoministeriö.
func (c *chart) joinsPair(i int) bool {
	return c.tokens[i].is(",", "ja", "sekä") && i > 0 && strings.HasSuffix(c.tokens[i-1].lower, "-")
}

// continuesName tells whether a word can be a part of the name behind it.
func (v *vocabulary) continuesName(c *chart, i int) bool {
	t := c.tokens[i]
	if t.kind != word || notInNames[t.lower] {
		return false
	}
	if p, isPlace := words().place(t.lower, finnish); t.upper && isPlace && !p.cases.has(nominative|genitive) {
		return false // Toivakassa kirjasto
	}
	if t.upper {
		return !v.isCommon(c, i)
	}
	return inName(t)
}

func isSurname(t token) bool { return strings.HasSuffix(t.lower, "nen") }

// isMark tells whether a capital is written as names are that stand before a noun without an ending: LUT, Haaga-Helia.
func isMark(w string) bool { return strings.Contains(w, "-") || w == strings.ToUpper(w) }

// withNameBehind reads a proper name that follows the noun: Koulutuskeskus Salpaus.
func (c *chart) withNameBehind(s span, head token) (span, bool) {
	next := s.to
	if !c.upperWord(next) || c.owner[next] >= 0 {
		return s, false
	}
	t := c.tokens[next]
	if noBody[t.lower] || !c.mayBeShort(next) {
		return s, false
	}
	if p, isPlace := words().place(t.lower, finnish); isPlace && !p.cases.has(nominative) {
		return s, false
	}
	if _, _, isHead := words().headOf(t); isHead {
		return s, false
	}
	if s.from < s.to-1 && c.isShortForm(next) {
		return s, false // an abbreviation: Suomen ympäristökeskus SYKE
	}
	base, kase := unknownBase(t.text)
	s.to, s.cases, s.confidence = next+1, kase, 0.85
	s.names = []string{upperFirst(c.words(s.from, s.to-1) + " " + base)}
	if !head.upper && s.from == s.to-2 {
		s.names[0] = upperFirst(head.text) + " " + base
	}
	return s, true
}

func (c *chart) upperWord(i int) bool {
	return i < len(c.tokens) && c.tokens[i].kind == word && c.tokens[i].upper
}
