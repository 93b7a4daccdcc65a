package prose

import "strings"

// What people are called who can be reached about a project is mostly their title, whichever noun it is: these readers take such nouns where
// none that titles are known to end in stands beside a name.

// noTitles are the words that stand before a name in a contact block and are no title: verbs, conjunctions, and what the block is for.
var noTitles = parsePatterns(`ja tai sekä on ovat oli toimii toimivat vastaa vastaavat kertoo kertovat sanoo toteaa soita puhuu numeroon hän myös sekä lisätie* tiedustelu* yhteyshenkil* yhteyde* yhteys*
	ilmoittau* varauks* haastattelu* puhelin* sähköpost* nimi osoite käyntiosoite vastuuhenkil* hanke projekti och eller av till ring kontakt* är fråga frågor anmäl* info* mer namn and or by
	to call contact* write ask is are with name phone e-mail email by from at for via *vat *vät *aa *ää *ee *taan *tään *maan *mään *nut *nyt *ssa *ssä *lla *llä *lle *sta *stä *ksi *tte *mme team *tiimi`)

// nounBefore gives the noun in lower case that stands directly before a name: kommodori Arto X.
func (c *chart) nounBefore(i int) string {
	const shortest = 5
	at := i - 1
	if at < 0 || c.owner[at] >= 0 || c.tokens[at].kind != word || len(c.tokens[at].text) < shortest || noTitles.has(c.lower(at)) || len(book.at(c, at)) > 0 {
		return ""
	}
	if c.tokens[at].upper && (at > 0 || c.isPlaceName(at)) {
		return ""
	}
	return c.tokens[at].text
}

func (c *chart) isPlaceName(i int) bool {
	_, is := words().place(c.lower(i), c.language)
	return is
}

// labelTitle gives the label before the colon that a name follows on its line in a contact block: Outdoor guide: Nea X.
func (c *chart) labelTitle(name int) string {
	const longest = 4
	colon := c.colonBefore(name)
	if colon < 1 || colon > longest || !c.first || !c.heading && !c.contact {
		return ""
	}
	from := 0
	for from < colon-1 && (opensTitle[c.lower(from)] || c.isSign(from, "/")) {
		from++
	}
	colon = c.beforePreposition(from, colon) // Verksamhetsledare för X: Carola Y
	if title, titled := c.titleWord(colon - 1); titled {
		return strings.TrimSpace(c.words(from, colon-1) + " " + title)
	}
	if !c.contact || !c.mayBeTitle(from, colon) {
		return ""
	}
	return c.words(from, colon)
}

// mayBeTitle tells whether some tokens are words that no span has and that say nothing else.
func (c *chart) mayBeTitle(from, to int) bool {
	for at := from; at < to; at++ {
		if c.tokens[at].kind != word || c.owner[at] >= 0 || noTitles.has(c.lower(at)) || len(book.at(c, at)) > 0 || anyOf(contactWords, c.tokens[at:at+1]) {
			return false
		}
	}
	return true
}

// colonBefore gives the colon before a name and its degree, 0 for none.
func (c *chart) colonBefore(name int) int {
	colon := name - 1
	for colon > 0 && (c.isSign(colon, ".") || degrees[c.lower(colon)]) {
		colon--
	}
	if !c.isSign(colon, ":") {
		return 0
	}
	return colon
}

// degreeBefore gives the academic degree before a name, which stands for a title where there is none: prof., FT.
func (c *chart) degreeBefore(i int) string {
	dot := ""
	if c.isSign(i-1, ".") {
		i, dot = i-1, "."
	}
	if i < 1 || !degrees[c.lower(i-1)] || courtesies[c.lower(i-1)] {
		return ""
	}
	return c.tokens[i-1].text + dot
}

// beforePreposition gives where a title ends that says for whom it is, the end of the label for others.
func (c *chart) beforePreposition(from, colon int) int {
	for at := from + 1; at < colon; at++ {
		if c.is(at, "för", "vid", "på", "for", "at") {
			return at
		}
	}
	return colon
}

// namesTitle tells whether the label that begins a line is a title.
func (c *chart) namesTitle() bool {
	for i := range min(5, len(c.tokens)) {
		if c.isSign(i, ":") {
			_, titled := c.titleWord(i - 1)
			return titled
		}
	}
	return false
}

// actingTitle gives the title in the case for what somebody acts as, or becomes, which stands before a name with a verb between: projektipäällikkönä
// aloitti elokuussa X.
func (c *chart) actingTitle(name int) string {
	const farthest = 6
	for at := name - 1; at >= max(name-farthest, 0) && c.tokens[at].kind == word && c.owner[at] < 0; at-- {
		if title, found := c.titleWord(at); found && hasAny(c.lower(at), "na", "nä", "ksi") {
			return c.widenTitle(at, title)
		}
	}
	return ""
}

// courtesies stand before names like degrees and say nothing of their bearers.
var courtesies = setOf("ms mr mrs miss hr fr dr")

// adjuncts are the nouns in lower case before the last word of an English title: job coach, community coordinator. It gives where they begin.
func (c *chart) adjuncts(at int) int {
	const longest = 3
	from := at
	for from > 0 && at-from < longest && c.language == english {
		t := c.tokens[from-1]
		if t.kind != word || t.upper || c.owner[from-1] >= 0 || spokenIn[t.lower] != 0 || noAdjuncts[t.lower] || len(t.lower) < 3 || len(book.at(c, from-1)) > 0 {
			break
		}
		if strings.HasSuffix(t.lower, "s") && !hasAny(t.lower, "ations", "vices", "sales") || hasAny(t.lower, "ed", "ly") {
			break
		}
		from--
	}
	return from
}

// capitalsOfTitle gives where the capitals begin that stand before the last word of a title and begin a line of contacts: Associate Professor X.
func (c *chart) capitalsOfTitle(at int) int {
	const longest = 3
	if c.language != english || !c.tokens[at].upper || at > longest || !c.contact && !c.heading {
		return at
	}
	for i := range at {
		if !c.upperWord(i) || c.owner[i] >= 0 || degrees[c.lower(i)] {
			return at
		}
	}
	return 0
}

// noAdjuncts are the English words that stand before a title and are no part of it.
var noAdjuncts = setOf("our new current former write email contact call ask via please meet see that when while then the his her their your who also its any each was one two three be can may tell phone reach")
