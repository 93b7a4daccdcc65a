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
