package prose

// capitalsFrom gives the end of a name that begins with the capital at a token: the capitals behind it, the rest of a heading, or one more
// word that ends the sentence (projektet Egen väg).
func (c *chart) capitalsFrom(first int) int {
	to := first + 1
	for c.upperWord(to) || c.heading && to < len(c.tokens) && !c.isSign(to, ",", "(", "–", ":") {
		to++
	}
	if to == len(c.tokens)-2 && c.isSign(to+1, ".") && c.tokens[to].kind == word {
		to++
	}
	if end := c.lowerRest(to); c.language == swedish && end > to {
		return end
	}
	return to
}

var (
	// verbsBehindName are the Swedish verbs that follow a project's name.
	verbsBehindName = setOf("har är får ska skall kommer fortsätter pågår drivs leds genomförs finansieras startar startade inleds inleddes avslutas stöds koordineras vill syftar som var blir")

	// beginsNoRest are Swedish words that go on with the sentence behind a name and not with the name.
	beginsNoRest = setOf("i vid från till av med och samt inom som där under efter")
)

// lowerRest gives the end of the words in lower case with which a Swedish name goes on from a token: projektet Längs stranden har, Skola på
// distans. A sign or a verb ends them; it gives the token where nothing tells that they are a part of the name.
func (c *chart) lowerRest(from int) int {
	const longest = 4
	if end := c.linkedRest(from); end > from {
		return end
	}
	if first := c.lower(from); beginsNoRest[first] || hasAny(first, "ar", "er", "as", "es", "ade", "te") {
		return from
	}
	for at := from; at < len(c.tokens) && at <= from+longest; at++ {
		if verbsBehindName[c.lower(at)] || c.isSign(at, ".", ",", ")", "–") {
			return at
		}
		if t := c.tokens[at]; t.kind != word || t.upper {
			break
		}
	}
	return from
}

// linksRest are the Swedish prepositions that go on with a name rather than with the sentence, before a noun in lower case.
var linksRest = setOf("av för på utan och med")

// noRest are the words behind such a preposition that are no part of a name.
var noRest = setOf("att hjälp stöd samarbete gång ledning den det de en ett sin sina alla både detta medel bidrag finansiering projekt projektet sex fem fyra tre två")

// linkedRest gives the end of a preposition and a noun that go on with a name of one capital, where the sentence goes on behind them with
// something else: projektet Smak av holmar i Åboland. It gives the token for none.
func (c *chart) linkedRest(from int) int {
	noun := from + 1
	if !linksRest[c.lower(from)] || noun >= len(c.tokens) || c.tokens[noun].kind != word || c.tokens[noun].upper || noRest[c.lower(noun)] || hasAny(c.lower(from-1), "en", "et", "na", "rna") {
		return from
	}
	next := noun + 1
	if next >= len(c.tokens) || verbsBehindName[c.lower(next)] || beginsNoRest[c.lower(next)] || c.isSign(next, ".", ",", ")", "–") {
		return next
	}
	return from
}

// englishName reads the name before the word project at a token, or behind it: the Reed Ways project, the project Reed Ways.
func (c *chart) englishName(i int) (from, to int, name string, found bool) {
	from = i
	for from > 0 && c.inEnglishName(from-1, i) {
		from--
	}
	if next := i + 1; from == i && c.is(i-1, "the") && c.upperWord(next) && c.owner[next] < 0 {
		to = c.capitalsFrom(next)
		return i, to, c.words(next, to), true
	}
	return from, i + 1, c.words(from, i), from < i
}

// inEnglishName tells whether a token is a part of the name before the word project, which stands at i.
func (c *chart) inEnglishName(at, i int) bool {
	t := c.tokens[at]
	if t.is("the", "our", "this", "eu", "esf", "erdf") || isFundedCompound(t.lower) {
		return false
	}
	return c.upperWord(at) || at < i-1 && (c.isSpan(at) && c.tokens[at+1].upper || c.heading && t.kind == word)
}

// isFundedCompound tells whether a word says where a project's money is from: ERDF-funded.
func isFundedCompound(w string) bool {
	return hasAny(w, "-funded", "-financed", "-supported", "-finansierade", "-rahoitteinen")
}
