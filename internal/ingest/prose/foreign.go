package prose

import (
	"slices"
	"strings"

	"verkosto/internal/network"
)

// swedishTails end Swedish nouns for bodies, with and without the article.
var swedishTails = []string{
	"stad", "kommun", "kommunen", "förbund", "förbundet", "förening", "föreningen", "stiftelse", "stiftelsen", "universitet", "universitetet",
	"högskola", "högskolan", "institut", "institutet", "centralen", "central", "centrum", "ministeriet", "museum", "museet",
	"fonden", "fond", "akademi", "akademin", "församling", "sällskap", "sällskapet", "verket", "skola", "skolan", "biblioteket",
	"byrån", "distrikt", "välfärdsområde", "välfärdsområdet", "andelslag", "styrelsen", "handelskammare", "kansli", "regering", "hamn", "hamnen", "konservatorium", "konservatoriet", "teater", "teatern", "orkester", "orkestern", "nätverk", "nätverket", "bolag", "bolaget", "konsortium", "gymnasium", "lyceum", "landskapsregering", "samfund", "samfundet", "sjukvårdsdistriktet",
}

// englishHeads are the English nouns for bodies.
var englishHeads = setOf(`university college institute foundation association council centre center ministry city municipality
	town federation agency society survey house region parish company centres services archive library theatre orchestra laboratory network bank hub board bureau department faculty forum alliance organisation organization partnership trust group club guild observatory clinic academy museum parish hospital authority ltd school fund institution office chamber
	cooperative cluster union commission consortium federation enterprise enterprises laboratories services administration ministry council`)

// linkWords can stand between the words of a name.
var linkWords = map[language]map[string]bool{
	swedish: setOf("i för av vid på och"),
	english: setOf("of for the and in & on"),
}

// findForeign finds the bodies that a Swedish or English sentence names.
func (c *chart) findForeign(v *vocabulary) {
	for i := 0; i < len(c.tokens); i++ {
		if s, ok := c.townsOf(i); ok && c.add(s) {
			i = s.to - 1
			continue
		}
		if c.owner[i] >= 0 || !c.begins(v, i) {
			continue
		}
		if s, ok := c.foreignName(i); ok && c.add(s) {
			i = s.to - 1
		}
	}
}

// townNouns are the English plurals of municipalities, with what each is named.
var townNouns = map[string]string{"cities": "City of ", "towns": "Town of ", "municipalities": "Municipality of "}

// townsOf reads several municipalities that share their noun: the cities of Oulu and Kemi. Behind a word for where something is they are places.
func (c *chart) townsOf(i int) (span, bool) {
	kind := townNouns[c.lower(i)]
	before := i - 1
	if c.is(before, "the") {
		before--
	}
	if kind == "" || !c.is(i+1, "of") || c.is(before, "in", "within", "covers", "cover", "around", "across", "from") {
		return span{}, false
	}
	s := span{kind: organisationSpan, from: i, cases: nominative, confidence: 0.85, in: english}
	for at := i + 2; at < len(c.tokens); at++ {
		switch t := c.tokens[at]; {
		case c.upperWord(at):
			p, isPlace := words().place(t.lower, english)
			if !isPlace || p.kind != network.KindMunicipality {
				return s, len(s.names) > 1
			}
			s.names, s.to = append(s.names, kind+t.text), at+1
		case !conjunctions[t.lower]:
			return s, len(s.names) > 1
		}
	}
	return s, len(s.names) > 1
}

// begins tells whether a name can begin at a token.
func (c *chart) begins(v *vocabulary, i int) bool {
	t := c.tokens[i]
	if t.is("city", "municipality", "town", "parish", "region", "county") && c.is(i+1, "of") && c.upperWord(i+2) {
		return true
	}
	if i == 0 && c.upperWord(1) && openers[t.lower] || c.isLabelInCapitals(i) {
		return false
	}
	if t.kind != word || !t.upper || t.is("the", "projektet", "project", "projekt", "i", "den", "det") || c.standsBefore(i) {
		return false
	}
	return i != 0 || !v.common[t.lower] || c.isHead(t) || c.capitalsToForm(i)
}

// isLabelInCapitals tells whether a token is of a noun for a part in the project in capitals that begins a line and lost the colon behind it:
// SVENSK PROJEKTÄGARE Vassby kommun.
func (c *chart) isLabelInCapitals(i int) bool {
	const longest = 2
	for at := i; at < longest && c.upperWord(at+1) && c.tokens[at].text == strings.ToUpper(c.tokens[at].text); at++ {
		if c.isRoleNoun(at) {
			return true
		}
	}
	return false
}

// standsBefore tells whether a capital says what the body behind it is: leadergruppen X rf, the German company X.
func (c *chart) standsBefore(i int) bool {
	return apposed[c.lower(i)] && c.capitalsToForm(i+1) || noBody[c.lower(i)] && !c.upperWord(i+1)
}

// apposed are nouns that say what a body is and stand before its name: föreningen Luckan rf.
var apposed = setOf("leadergruppen leader-gruppen föreningen bolaget företaget byaföreningen company association leader")

// capitalsToForm tells whether capitals from a token on lead to a legal form, so that they are one name.
func (c *chart) capitalsToForm(from int) bool {
	const longest = 6
	at := from
	for at < from+longest && (c.upperWord(at) || at > from && linkWords[c.language][c.lower(at)]) {
		at++
	}
	return at > from && c.beforeForm(at)
}

// openers begin sentences before names and are no part of them.
var openers = setOf("alongside behind thanks bakom också även dessutom både local both our in at besides together with while when this these i vid hos av även samt och and")

// isForeignHead tells whether a word is nothing but a Swedish or English noun for bodies.
func isForeignHead(w string) bool { return englishHeads[w] || slices.Contains(swedishTails, w) }

func (c *chart) isHead(t token) bool {
	if _, isPlace := words().place(t.lower, c.language); isPlace {
		return false // Jakobstad
	}
	if c.language == english {
		return englishHeads[strings.TrimSuffix(t.lower, "'s")]
	}
	for _, tail := range swedishTails {
		if rest, found := strings.CutSuffix(strings.TrimSuffix(t.lower, "s"), strings.TrimSuffix(tail, "s")); found && (rest == "" || len(rest) > 1) {
			return true
		}
	}
	return false
}

// foreignName reads on from a capital while the words can belong to one name, and keeps it where a noun for a body is in it.
func (c *chart) foreignName(from int) (span, bool) {
	heads, to, and := 0, from, -1
	for i := from; i < len(c.tokens) && c.owner[i] < 0; i++ {
		t := c.tokens[i]
		switch {
		case c.endsInForm(i):
			return c.foreignSpan(from, i+1), i > from
		case c.upperWord(i), i == from, c.language == swedish && c.isHead(t):
			if c.endsForeign(i) {
				if c.beginsAnother(from, and, i, heads) {
					return c.foreignSpan(from, and), heads > 0
				}
				heads++
			}
			to = i + 1
		case c.links(from, i, heads):
			if t.is("and", "och") {
				and = i
			}
		case c.isPurpose(i, heads):
			to = i + 1
		default:
			return c.foreignSpan(from, to), heads > 0
		}
	}
	return c.foreignSpan(from, to), heads > 0
}

// beginsAnother tells whether the noun for bodies at a token ends a name of its own behind the conjunction at and, -1 for none, and not the one that
// began at from: Pine Institute and Reed Town School; Startup Nomads and Reed Town School, but Advisory and Training Centre.
func (c *chart) beginsAnother(from, and, i, heads int) bool {
	return and >= 0 && (heads > 0 || i-and > 2 && and-from > 1)
}

// endsInForm tells whether the word at a token is a legal form, in any case.
func (c *chart) endsInForm(i int) bool {
	form, _ := cutColon(c.lower(i))
	return c.tokens[i].kind == word && legalForms[form] || c.isForeignForm(i)
}

// endsForeign tells whether the word at a token is a noun for bodies that can end a name there.
func (c *chart) endsForeign(i int) bool {
	return c.isHead(c.tokens[i]) && (!ofPlaces[c.lower(i)] || !c.upperWord(i+1))
}

// ofPlaces are the English nouns that name a body only behind its place or before "of": City Drivers is none.
var ofPlaces = setOf("city town municipality region")

// isPurpose tells whether a Swedish word without a capital belongs to the name before it, which has so many nouns for bodies so far: it says
// what the body is for (Samkommunen för yrkesutbildning), or stands before its legal form (Vassby byalag rf).
func (c *chart) isPurpose(i, heads int) bool {
	return c.language == swedish && c.tokens[i].kind == word && (heads > 0 && c.tokens[i-1].is("för") || c.beforeForm(i+1))
}

// insideSwedish are the adjectives that stand between a place and the noun of a Swedish name: Pargas svenska församling.
var insideSwedish = setOf("svenska finska evangelisk-lutherska lutherska tekniska regionala lokala")

// isInside tells whether a word is such an adjective behind the place that begins a name.
func (c *chart) isInside(from, i int) bool {
	return i == from+1 && c.language == swedish && insideSwedish[c.lower(i)]
}

// links tells whether a name that began at from, with so many nouns for bodies so far, goes on behind the small word at i.
func (c *chart) links(from, i, heads int) bool {
	t := c.tokens[i]
	if t.is("'", "’") && t.joined && strings.HasSuffix(c.tokens[i-1].lower, "s") { // Owners' Association
		return c.upperWord(i + 1)
	}
	switch {
	case c.joinsPart(i), heads == 0 && c.isInside(from, i):
		return true
	case !linkWords[c.language][t.lower]:
		return false
	case t.is("and"):
		return c.joinsNames(from, i, heads)
	case t.is("och"):
		return i == from+1 && c.capitalsToForm(i+1) // Natur och Miljö rf
	case t.is("i", "på", "vid", "in"):
		return !isMonth(c.lower(i+1)) && (heads > 0 || c.language == swedish) && c.upperWord(i+1)
	}
	return true
}

// joinsNames tells whether an English name can go on behind the "and" at a token, but for: A from Turku and B.
func (c *chart) joinsNames(from, i, heads int) bool {
	return !c.is(i+1, "the") && !c.is(from-1, "from", "in") && (heads == 0 || c.takesPairs(from))
}

// joinsPart tells whether a token is the first part of a pair, or joins one to the second: jord- och skogsbruksministeriet.
func (c *chart) joinsPart(i int) bool {
	t := c.tokens[i]
	return t.is("och", ",") && strings.HasSuffix(c.tokens[i-1].lower, "-") || t.kind == word && strings.HasSuffix(t.lower, "-")
}

// takesPairs tells whether an English name goes on behind "and": ministries and institutes are for two things.
func (c *chart) takesPairs(from int) bool {
	for i := from; i < len(c.tokens) && i < from+3; i++ {
		if c.tokens[i].is("ministry", "institute", "department", "centre", "agency", "for") {
			return true
		}
	}
	return false
}

func (c *chart) foreignSpan(from, to int) span {
	name := upperFirst(c.words(from, to))
	kase := nominative
	for _, ending := range []string{"'s", "’s", ":s"} {
		if rest, found := strings.CutSuffix(name, ending); found {
			name, kase = rest, genitive
		}
	}
	if kase == nominative && c.ownsNext(to) { // Esbo stads idrottstjänster
		name, kase = strings.TrimSuffix(name, "s"), genitive
		if c.tokens[to].noun == 0 && len(book.at(c, to)) == 0 {
			to, kase = to+1, nominative
		}
	}
	return span{kind: organisationSpan, from: from, to: to, cases: kase, names: []string{name}, confidence: 0.85, in: c.language}
}

// ownsNext tells whether the Swedish name that ends before a token stands in the genitive before the noun there.
func (c *chart) ownsNext(to int) bool {
	if c.language != swedish || to == 0 || to >= len(c.tokens) || c.tokens[to].kind != word || c.tokens[to].upper || c.owner[to] >= 0 {
		return false
	}
	head, found := strings.CutSuffix(c.lower(to-1), "s")
	return found && spokenIn[c.lower(to)] == 0 && !auxiliaries[c.lower(to)] && !conjunctions[c.lower(to)] && slices.ContainsFunc(swedishTails, func(tail string) bool { return strings.HasSuffix(head, tail) })
}
