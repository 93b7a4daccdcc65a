package prose

import (
	"regexp"
	"strings"

	"verkosto/internal/finland"
	"verkosto/internal/network"
)

// What a sentence speaks of decides whether what it names belongs to the project. These are the words that tell.
var (
	eventWords = parsePatterns(`seminaari seminaarin seminaarissa *seminaari *seminaarissa *seminaariin *seminaarin webinaari* infotilaisuus
		infotilaisuude* tiedotustilaisuu* tilaisuus tilaisuude* tilaisuutee* tapahtuma tapahtuman tapahtumassa tapahtumaan
		tapahtumapäiv* *messut *messuil* *markkinoilla *festivaal* *viikolla *viikoilla avajais* kick-off* kickoff* konferenssi* työpajapäivä* koulutuspäivä infopäivä* opintomatka* klo
		vierailu* vierailt* juhla juhlat juhlassa *juhla *juhlat *juhlassa ilmoittau* seminarium seminariet evenemanget evenemang infotillfälle* informationstillfälle*
		mässan mässa konferens webbinarium seminar conference workshop webinar fair ilmoittaut* anmäl* esittelytilaisuu*`)
	showWords     = parsePatterns("esitel* pidet* pidett* kokoonnu* kokoontu* juhlit* tavata* hölls hålls ordnas ordnades held")
	projectWords  = parsePatterns("*hank* projekt* *projekt* *ohjelma* project*")
	eventHeadings = parsePatterns("tapahtum* tilaisuud* tulevat kalenteri aikataulu evenemang kalender events")
	earlier       = parsePatterns("aiemmin aiempi aiemman aiemmassa aikaisemmin aikaisempi edellinen edellisessä edellisen edeltävä* edeltäny* edelsi tidigare föregående previous previously earlier ennen")
	publication   = parsePatterns("julkaistu päivitetty kirjoitettu publicerad uppdaterad published updated julkaisuvapaa muokattu")
	negations     = setOf("ei eivät eikä eivätkä ulkopuolelle ulkopuolella inte not excluding förutom except ingen inget inga utom lukuunottamatta lukuun neither nor")
	halfNegations = setOf("vain ainoastaan pelkästään pelkkä bara only endast just")
	contactWords  = parsePatterns("people who_we keitä_olemme vilka_vi tutkijat tutkimusryhmä työryhmä hankeryhmä projektiryhmä hankeväki yhteydenotot tekijät tekijätied* projektgrupp* researchers contactpersons kontakta tiedustelut kysy_lisää kysy_meiltä hanketiimi projektitiimi hankehenkilöst* hankkeen_henkilöst* hankkeen_työntekij* projektin_työntekij* hanketyöntekij* tiimi henkilökunta personal team staff project_team yhteystie* lisätie* ota_yhteyttä yhteyshenkilö* kontakt kontaktperson* kontaktuppgift* contact contacts ytterligare tilläggsuppgift* mer_information lisätietoa")
	streets       = []string{"katu", "tie", "kuja", "polku", "tori", "väylä", "raitti", "aukio", "kaari", "rinne", "ranta", "gatan", "vägen", "gränden", "kadulla", "tiellä", "valtatie", "penger", "laituri", "street"}
)

// readContext says of each sentence what it is about.
func readContext(charts []*chart) {
	underEvents, contact, blocks := false, false, contactBlocks(charts)
	for n, c := range charts {
		if c.heading && !c.bullet && len(c.tokens) <= 4 {
			underEvents = anyOf(eventHeadings, c.tokens)
		}
		contact = c.continuesContact(contact)
		c.contact = contact || blocks[n]
		c.event = c.speaksOfEvent() || underEvents && (c.bullet || c.heading)
		if n > 0 && !c.event && !c.contact {
			c.event = c.goesOnWithEvent(charts[n-1])
		}
		c.past = anyOf(earlier, c.tokens)
		c.negated = c.readNegations()
	}
}

func (c *chart) speaksOfEvent() bool {
	return anyOf(eventWords, c.tokens) || c.beginsAtHour() || anyOf(showWords, c.tokens) && c.hasDay()
}

// hourPattern is an hour at the beginning of a line of an event's programme: 10.15 Avaus.
var hourPattern = regexp.MustCompile(`^(?:klo )?(?:[01]?\d|2[0-3])[.:](?:00|15|30|45|[0-5][05])(?:\s?[–-]|\s)`)

func (c *chart) beginsAtHour() bool { return hourPattern.MatchString(c.text) }

// goesOnWithEvent tells whether a sentence goes on about the event of the one before, and not about the project again.
func (c *chart) goesOnWithEvent(before *chart) bool {
	return before.event && before.paragraph == c.paragraph && !anyOf(projectWords, c.tokens)
}

var goingBack = parsePatterns("jatkaa jatkavat jatkoa jatkaen jatkoi pohjautuu edel* aiem* hyödyntää fortsätter continues")

// goesBack tells whether a sentence says what the project goes on from.
func (c *chart) goesBack() bool { return anyOf(goingBack, c.tokens) }

// hasDay tells whether a sentence names a day.
func (c *chart) hasDay() bool {
	for i, t := range c.tokens {
		if t.kind == number {
			if w, ok := c.dateAt(i); ok && w.start.day > 0 {
				return true
			}
		}
	}
	return false
}

// continuesContact tells whether a line is in a block of contacts: from its heading to the next real sentence.
func (c *chart) continuesContact(before bool) bool {
	if len(c.tokens) == 0 {
		return before
	}
	if (c.heading || c.first) && len(c.tokens) <= 14 && startsContact(c) {
		return true
	}
	if c.listHeading() != nil || c.startsWith(periodLabels) {
		return false
	}
	return before && (c.heading || len(c.tokens) < 5 || hasDetails(c.text))
}

func startsContact(c *chart) bool {
	first := 3
	if c.heading && len(c.tokens) <= 6 {
		first = len(c.tokens) // Hankkeen toimijat ja yhteyshenkilöt
	}
	for i := range min(first, len(c.tokens)) {
		for _, p := range contactWords.all {
			if p.matches(c.tokens[i].lower) && (p.next == "" || c.lower(i+1) == p.next) {
				return true
			}
		}
	}
	return false
}

// contactBlocks tells which sentences are lines of a block that says how to reach somebody, without a heading to say so: lines
// without a blank one between, of which one has an address or number and none has another label.
func contactBlocks(charts []*chart) map[int]bool {
	blocks := make(map[int]bool)
	for from := 0; from < len(charts); {
		to, details, other := from, false, false
		for ; to < len(charts) && charts[to].heading && (to == from || !charts[to].blank); to++ {
			reaches := hasDetails(charts[to].text)
			details, other = details || reaches, other || charts[to].isElse(reaches)
		}
		if details && !other && to-from > 1 {
			for n := from; n < to; n++ {
				blocks[n] = true
			}
		}
		from = max(to, from+1)
	}
	return blocks
}

// isElse tells whether a line is too long for a block of contacts, or states something else.
func (c *chart) isElse(reaches bool) bool {
	return len(c.tokens) > 10 || c.listHeading() != nil || c.startsWith(periodLabels) || c.hasLabel() && !reaches && !c.namesTitle()
}

// denies tells whether the word at a token denies what its clause says: X has no part; X har valt att stå utanför.
func (c *chart) denies(i int) bool {
	t := c.tokens[i]
	return negations[t.lower] || t.is("no") && c.language == english || t.is("utanför") && (i+1 == len(c.tokens) || c.tokens[i+1].kind == sign)
}

// readNegations tells for each token whether its clause denies what it says.
func (c *chart) readNegations() []bool {
	denied := make([]bool, len(c.tokens))
	starts := c.clauses()
	for i, t := range c.tokens {
		if !c.denies(i) || halfNegations[c.lower(i+1)] {
			continue
		}
		from, to := clauseOf(starts, i)
		if t.is("lukuun") && !c.is(i+1, "ottamatta") || c.isSign(i+1, ":") { // kumppanit kunnan ulkopuolella: X
			continue
		}
		if t.is("ei", "eivät") && c.isSign(i-1, ",") || t.is("förutom", "except", "excluding", "eikä", "lukuun", "lukuunottamatta", "utom") {
			from = i
		}
		for at := from; at < to; at++ {
			denied[at] = true
		}
	}
	c.deny(denied, starts)
	for i, t := range c.tokens { // paitsi Kemissä, but not: paitsi Kemissä myös Oulussa
		if t.is("paitsi") && !c.mentions("myös") {
			for at := i; at < len(c.tokens); at++ {
				denied[at] = true
			}
		}
	}
	return denied
}

// undone are the verbs of what was planned and is not done.
var undone = parsePatterns("peruttiin perutaan peruttu peruuntui peruuntuu peruttava cancelled canceled inställdes inställd ställdes_in jäi_toteuttamatta jäivät_toteuttamatta jää_pois jäi_pois jäivät_pois jättäytyi* luopui* luovuttiin lämnades_utanför")

// deny adds to the clauses that are denied by a word in them those that what follows denies: Myös X olisi halunnut, mutta se ei ehdi; and those
// of what was given up.
func (c *chart) deny(denied []bool, starts []int) {
	for n := range len(starts) - 1 {
		from, to := starts[n], starts[n+1]
		but := n > 0 && c.is(from, "mutta", "men", "but") && !c.namesPlace(from, to)
		for i := from; i < to; i++ {
			switch {
			case undone.at(c.tokens, i):
				mark(denied, from, to)
			case but && negations[c.lower(i)]:
				mark(denied, starts[n-1], from)
			}
		}
	}
}

func mark(denied []bool, from, to int) {
	for i := from; i < to; i++ {
		denied[i] = true
	}
}

// namesPlace tells whether one of some tokens can be a place's name.
func (c *chart) namesPlace(from, to int) bool {
	for i := from; i < to; i++ {
		if c.tokens[i].upper && c.isPlaceName(i) {
			return true
		}
	}
	return false
}

// findPlaces finds the names of places that nothing else has.
func (c *chart) findPlaces() {
	for i, t := range c.tokens {
		if t.kind != word || !t.upper || c.owner[i] >= 0 {
			continue
		}
		p, found := words().place(t.lower, c.language)
		if !found && c.language != finnish {
			p, found = words().finnishName(t.lower)
		}
		to := i + 1
		if whole, is := c.placeOfTwo(i); is {
			p, found, to = whole, true, i+2
		} else if whole, is := c.placeInPair(i); is {
			p, found = whole, true
		}
		if !found || c.isStreet(i+1) || c.isStreet(i) || c.beginsName(i, to, p) {
			continue
		}
		s := span{kind: placeSpan, from: i, to: to, cases: p.cases, place: p, names: []string{p.name}, confidence: 0.9}
		if p.cases.has(genitive) && p.kind == network.KindMunicipality {
			s = c.asSubRegion(s)
		}
		c.add(s)
	}
}

// beginsName tells whether a place's name in the nominative begins one that no list has: Kitee Hydraulics.
func (c *chart) beginsName(i, next int, p placeForm) bool {
	if c.language != finnish || p.cases != nominative || !c.upperWord(next) || c.owner[next] >= 0 {
		return false
	}
	_, isPlace := words().place(c.lower(next), finnish)
	return !isPlace && !isFirstName(c.lower(next)) && !isFirstName(c.lower(i)) && c.tokens[next].noun == 0 && !c.heading
}

// placeOfTwo reads a place's name of two words: Koski Tl, Koski Tl:ään.
func (c *chart) placeOfTwo(i int) (placeForm, bool) {
	if c.language != finnish && c.upperWord(i+1) && c.owner[i+1] < 0 { // Central Ostrobothnia
		p, found := words().place(c.lower(i)+" "+c.lower(i+1), c.language)
		return p, found
	}
	second, ending := cutColon(c.lower(i + 1))
	if len(second) != 2 || i+1 >= len(c.tokens) || c.owner[i+1] >= 0 {
		return placeForm{}, false
	}
	p, found := words().place(c.lower(i)+" "+second, finnish)
	if ending != 0 {
		p.cases = ending
	}
	return p, found
}

// placeInPair reads the first of two places that share their last part: Etelä- ja Pohjois-Savossa.
func (c *chart) placeInPair(i int) (placeForm, bool) {
	first := c.tokens[i].lower
	_, last, compound := strings.Cut(c.lower(i+2), "-")
	if !strings.HasSuffix(first, "-") || !compound || !c.is(i+1, "ja", "sekä", "och", "and") {
		return placeForm{}, false
	}
	return words().place(first+last, finnish)
}

// subRegionWords are the forms of seutu and seutukunta with the case that they put a place in.
var subRegionWords = map[string]cases{
	"seutu": nominative, "seudun": genitive, "seutukunta": nominative, "seutukunnan": genitive, "seudulla": adessive, "seudulle": allative,
	"seudulta": ablative, "seutukunnassa": inessive, "seutukunnalla": adessive, "seutukuntaan": illative,
}

// asSubRegion reads the genitive of a municipality before seutu as the sub-region: Tampereen seudulla.
func (c *chart) asSubRegion(s span) span {
	kase, found := subRegionWords[c.lower(s.to)]
	if !found {
		return c.amongSubRegions(s)
	}
	if _, official := finland.FindSubRegion(s.place.name); official {
		s.place.kind = network.KindSubRegion
	}
	s.to, s.cases, s.confidence = s.to+1, kase, 0.75
	return s
}

// amongSubRegions reads a genitive in a list of them before the plural: Kokkolan ja Ylivieskan seutukunnissa.
func (c *chart) amongSubRegions(s span) span {
	at := s.to
	for at < len(c.tokens) && at < s.to+12 {
		if p, isPlace := words().place(c.lower(at), finnish); conjunctions[c.lower(at)] || isPlace && p.cases.has(genitive) {
			at++
			continue
		}
		break
	}
	if at >= len(c.tokens) || !hasAny(c.lower(at), "seutukunnissa", "seutukuntien", "seutukuntiin", "seuduilla", "seutujen", "seuduille") {
		return s
	}
	if _, official := finland.FindSubRegion(s.place.name); official {
		s.place.kind = network.KindSubRegion
		s.confidence = 0.75
	}
	return s
}

// isStreet tells whether the token at i is a street's noun, so that what stands before it is a part of an address.
func (c *chart) isStreet(i int) bool {
	if i >= len(c.tokens) || c.tokens[i].kind != word {
		return false
	}
	for _, tail := range streets {
		if c.tokens[i].lower == tail || strings.HasSuffix(c.tokens[i].lower, tail) && i+1 < len(c.tokens) && c.tokens[i+1].kind == number && len(c.tokens[i+1].text) <= 3 {
			return true
		}
	}
	return false
}

// inAddress tells whether a place is the end of a postal address: 33200 Tampere, (Salhojankatu 42, Tampere).
func (c *chart) inAddress(s *span) bool {
	before := s.from - 1
	if c.isSign(before, ",") {
		before--
	}
	if before < 0 {
		return false
	}
	t := c.tokens[before]
	if t.kind == number && len(t.text) == 5 && strings.Trim(t.text, "0123456789") == "" {
		return true
	}
	for at := before; at >= max(before-4, 0); at-- {
		if c.isStreet(at) && (c.isSign(at+1, ",") || at+1 < len(c.tokens) && c.tokens[at+1].kind == number) {
			return true
		}
	}
	return t.is("pl", "fi-")
}
