package prose

import (
	"strings"

	"verkosto/internal/network"
)

// located is a place that belongs to the project, or to one body's part in it.
type located struct {
	place      placeForm
	span       *span
	body       *span // nil for the project's own
	rule       string
	confidence float64
}

var (
	areaWords = parsePatterns("alueella alueelle alueelta maakunn* kunnissa kunnista kuntiin kunnille kunnan kuntien kaupungeissa seutukunnissa seutukuntien kaupungin alueen seuduilla seuduille seuduilta seutukunnille kunnassa kaupungissa *alueiden *alueilla *alueella *alueelle *alueen *kylien *kylissä *kyliin *seudun *seudulla keskusta* saaristo* satama* kampu*")
	hedges    = parsePatterns("jos mahdollisesti harkit* myöhemmin kysyttiin om eventuellt möjligen if possibly perhaps might")
	areaNouns = parsePatterns(`toteutusalue* toiminta-alue* kohdealue* kohteena kohteet kokeilukunt* kokeilukaupun* pilottipaikkakun* hankealue* toimialue* kohdemaakun* kohdekun* pilottikun* pilottikaupun* pilottialue* alue alueet alueena *paikkakunnat *paikkakuntia *paikkakunnalla *paikkakuntina
		projektområde* verksamhetsområde* målområde* område området områden target_area area areas region regions`)
)

// findLocations gives the places of the project that a sentence states.
func (c *chart) findLocations() []located {
	if c.event || c.contact {
		return nil
	}
	var found []located
	byArea := anyOf(areaNouns, c.tokens) || c.isSign(1, ":") && c.startsWithWhere() && c.isOnlyPlaces(2) || c.listsPlaces
	for i := range c.spans {
		s := &c.spans[i]
		if s.kind != placeSpan || c.excluded[i] || c.negated[s.from] {
			continue
		}
		rule, confidence := c.locate(s, byArea)
		if confidence == 0 {
			continue
		}
		if c.past || anyOf(hedges, c.tokens) {
			confidence *= 0.75
		}
		found = append(found, located{place: s.place, span: s, rule: rule, confidence: confidence})
	}
	return append(found, c.locatedBodies()...)
}

// asksWhere tells whether a heading is one for places, or the item of a list below such a heading.
func (c *chart) asksWhere() bool {
	const longest = 4
	return c.listsPlaces || c.heading && len(c.tokens) <= longest && (anyOf(areaNouns, c.tokens) || c.startsWithWhere())
}

// startsWithWhere tells whether a line begins with a word that asks or says where something is.
func (c *chart) startsWithWhere() bool {
	return c.is(0, "missä", "paikka", "paikat", "kunnat", "maakunnat", "var", "plats", "platser", "orter", "kommuner", "where", "location", "locations", "municipalities")
}

// isOnlyPlaces tells whether a sentence is nothing but names of places and what joins them, from a token on.
func (c *chart) isOnlyPlaces(from int) bool {
	for i := from; i < len(c.tokens); i++ {
		if s := c.at(i); (s == nil || s.kind != placeSpan) && !conjunctions[c.lower(i)] && !c.isSign(i, ".", ",") {
			return false
		}
	}
	return len(c.spans) > 0
}

// locate says by which rule a place is one of the project's, and how surely.
func (c *chart) locate(s *span, byArea bool) (string, float64) {
	if c.language != finnish {
		return c.locateForeign(s, byArea)
	}
	if c.ofPerson(s) {
		return "", 0
	}
	switch {
	case s.noun:
		return "place-of-inhabitants", 0.6
	case c.is(s.to, "tehty", "tehdyn", "tehdyssä", "tehtiin", "laadittu", "julkaistu", "ilmestynyt"): // where something else was done
		return "", 0
	case s.cases.has(within):
		return "place-in-local-case", 0.9
	case c.areaBehind(s) && s.cases.has(genitive):
		return "place-with-area-word", 0.85
	case byArea && s.cases.has(nominative):
		return "place-of-area-noun", 0.85
	case s.cases.has(illative | allative):
		return "place-in-local-case", 0.65
	case s.cases.has(elative | ablative):
		return "place-in-local-case", 0.6
	case c.inBracketsBehindBody(s):
		return "place-in-brackets", 0.7
	}
	return c.locateByWord(s)
}

// ofPerson tells whether a place is where the person before it is from.
func (c *chart) ofPerson(s *span) bool {
	before := c.at(s.from - 1)
	return before != nil && before.kind == personSpan && !s.cases.has(within)
}

// locateByWord says the same by a single word beside a place that is not in a local case.
func (c *chart) locateByWord(s *span) (string, float64) {
	switch {
	case s.cases.has(partitive) && c.is(s.from-1, "puolilla", "puolille", "puolelta", "ympäri", "pitkin", "koko"): // eri puolilla Kainuuta
		return "place-around", 0.8
	case s.cases.has(genitive) && c.nounInside(s):
		return "place-of-what-is-there", 0.65
	case s.cases.has(genitive) && c.is(c.listEnd(s), "kautta"): // Kuhmosta Kajaanin kautta Vaalaan
		return "place-on-way", 0.65
	case s.cases.has(genitive) && c.peopleBehind(s):
		return "place-of-people", 0.6
	case s.cases.has(genitive) && c.partInside(s):
		return "place-of-its-part", 0.7
	case s.cases.has(genitive|nominative) && c.covered(s):
		return "place-covered", 0.8
	}
	return "", 0
}

// areaBehind tells whether a word for an area follows the place or the list that it stands in.
func (c *chart) areaBehind(s *span) bool {
	for at := s.to; at < len(c.tokens); at++ {
		if c.owner[at] >= 0 && c.at(at).kind == placeSpan || conjunctions[c.tokens[at].lower] {
			continue
		}
		return anyOf(areaWords, c.tokens[at:at+1])
	}
	return false
}

// listEnd gives the token behind the list of places that one stands in.
func (c *chart) listEnd(s *span) int {
	at := s.to
	for at < len(c.tokens) && (c.owner[at] >= 0 && c.at(at).kind == placeSpan || conjunctions[c.tokens[at].lower] || c.isAbroad(at)) {
		at++
	}
	return at
}

// isAbroad tells whether a capital in a list of places, in the genitive, is one that the classification does not have: Tornion ja Haaparannan.
func (c *chart) isAbroad(i int) bool {
	s := c.at(i)
	return c.upperWord(i) && (s == nil || s.kind == organisationSpan && s.to == s.from+1) && hasAny(c.lower(i), "n") && conjunctions[c.lower(i-1)]
}

// nounInside tells whether a place, or the list of places that it stands in, has something in it that the sentence is about: Satakunnan ja
// Varsinais-Suomen hoivakodeissa.
func (c *chart) nounInside(s *span) bool {
	at := c.listEnd(s)
	return at < len(c.tokens) && c.owner[at] < 0 && !c.tokens[at].upper && !anyOf(eventWords, c.tokens) &&
		!hasAny(c.lower(at), gatherings...) && (hasAny(c.tokens[at].lower, "issa", "issä", "illa", "illä", "ille", "ihin", "iin", "ista", "istä") || anyOf(spots, c.tokens[at:at+1]))
}

// peopleBehind tells whether a noun for people follows a place or the list that it stands in: Kotkan ja Haminan nuoret.
func (c *chart) peopleBehind(s *span) bool {
	at := c.listEnd(s)
	return at < len(c.tokens) && people.has(c.lower(at)) && !anyOf(eventWords, c.tokens)
}

// people are the plural nouns for those who live or work in a place.
var people = parsePatterns(`nuoret nuorten nuoria nuorille lapset lasten lapsia lapsille asukkaat asukkaiden asukkaita asukkaille koululaiset koululaisten koululaisille vanhukset vanhusten
	ikäihmiset ikäihmisten ikäihmisille perheet perheiden perheitä perheille yrittäjät yrittäjien yrittäjiä yrittäjille yritykset yritysten yrityksiä yrityksille viljelijät viljelijöiden viljelijöille
	työttömät työttömien työttömille työnhakijat työnhakijoiden opiskelijat opiskelijoiden maahanmuuttajat maahanmuuttajien kuntalaiset kuntalaisten kyläläiset omaishoitajat yhdistykset yhdistysten yhdistyksille`)

// spots are nouns for what a municipality has in it.
var spots = parsePatterns("keskusta* keskustaaj* taajam* satama* saaristo* kylässä kylillä kylien kylille lähiö* kaupunginosa* rannikol* torilla kaduilla koulussa kouluissa päiväkodissa")

var covering = parsePatterns("kattaa kattavat koskee koskevat ulottuu ulottuvat")

// partInside tells whether a part of a place follows it, in which something is: Lieksan Kolilla, Jämsän Kaipolassa.
func (c *chart) partInside(s *span) bool {
	if s.place.kind != network.KindMunicipality || !c.upperWord(s.to) || c.upperWord(s.to+1) || hasAny(c.lower(s.to), gatherings...) || anyOf(showWords, c.tokens) {
		return false
	}
	inside := c.at(s.to)
	return (inside == nil || inside.kind == placeSpan || inside.guessed) && hasAny(c.lower(s.to), "ssa", "ssä", "lla", "llä") && !c.isStreet(s.to)
}

// gatherings end what is held at a place and is no part of it.
var gatherings = strings.Fields("markkinoilla messuilla päivillä viikoilla juhlilla kisoissa")

// covered tells whether a place is what the project covers: hanke kattaa koko Keski-Suomen.
func (c *chart) covered(s *span) bool {
	for at := s.from - 1; at >= 0; at-- {
		if c.owner[at] >= 0 && c.at(at).kind == placeSpan || conjunctions[c.tokens[at].lower] || c.is(at, "koko", "kunnat", "maakunnat", "kaupungit", "alueet") {
			continue
		}
		return anyOf(covering, c.tokens[at:at+1])
	}
	return false
}

// locateForeign finds the preposition before a place or the list that it stands in.
func (c *chart) locateForeign(s *span, byArea bool) (string, float64) {
	if s.cases == genitive {
		return "", 0
	}
	for at := s.from - 1; at >= 0; at-- {
		switch {
		case c.is(at, "of") && c.isPluralNoun(at-1):
			return "place-of-what-is-there", 0.65
		case c.is(at, "i", "på", "in", "at", "inom", "within", "kring", "around", "across", "throughout", "runt"):
			return "place-behind-preposition", 0.9
		case c.is(at, "till", "from", "från", "to", "between", "mellan", "near"):
			return "place-behind-preposition", 0.6
		case c.owner[at] >= 0 && c.at(at).kind == placeSpan, conjunctions[c.lower(at)], c.is(at, "both", "både", "municipalities", "cities", "of", "regions", "landskapen", "kommunerna", "the", "region", "hela", "svenska", "landskapet", "all", "whole", "entire", "covers", "omfattar", "cover", "täcker"):
			if c.is(at, "covers", "cover", "omfattar", "täcker") {
				return "place-covered", 0.8
			}
			continue
		}
		break
	}
	if byArea {
		return "place-of-area-noun", 0.8
	}
	return "", 0
}

// isPluralNoun tells whether an English word is a plural of things or people that are in a place, and none of bodies: the ports of Kotka, the
// residents of Kemi.
func (c *chart) isPluralNoun(i int) bool {
	w := c.lower(i)
	return c.language == english && len(w) > 4 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !c.tokens[i].upper && townNouns[w] == "" && !englishHeads[strings.TrimSuffix(w, "s")] && len(book.at(c, i)) == 0
}

// inBracketsBehindBody holds for the place of X (Oulu).
func (c *chart) inBracketsBehindBody(s *span) bool {
	open := c.bracketOpen(s.from)
	return open > 0 && c.at(open-1) != nil && c.at(open-1).kind == organisationSpan && s.cases.has(nominative)
}

// bracketOpen gives the bracket that a token stands in, if only places and what joins them are between; -1 for none.
func (c *chart) bracketOpen(i int) int {
	for at := i - 1; at >= 0; at-- {
		if c.isSign(at, "(") {
			return at
		}
		if !conjunctions[c.tokens[at].lower] && (c.at(at) == nil || c.at(at).kind != placeSpan) {
			return -1
		}
	}
	return -1
}

// locatedBodies reads municipalities that are named as bodies where they are meant as places: Nokian kaupungissa, Kuopion
// kaupungin alueella.
func (c *chart) locatedBodies() []located {
	var found []located
	for _, s := range c.spansOf(organisationSpan) {
		if c.negated[s.from] || !s.cases.has(within) && (!s.cases.has(genitive) || !c.is(s.to, "alueella")) && (len(s.names) < 2 || !c.covered(s)) {
			continue
		}
		for _, name := range s.names {
			if p, ok := municipalityOf(name); ok {
				found = append(found, located{place: p, span: s, rule: "place-as-municipality", confidence: 0.8})
			}
		}
	}
	return found
}

// municipalityOf gives the municipality that a body is the administration of.
func municipalityOf(name string) (placeForm, bool) {
	for _, tail := range []string{" kaupunki", " kunta"} {
		if of, found := strings.CutSuffix(name, tail); found {
			p, known := words().place(strings.ToLower(of), finnish)
			return p, known && p.kind == network.KindMunicipality && p.cases.has(genitive)
		}
	}
	return placeForm{}, false
}

var operates = parsePatterns(`toimii toimivat toimi toimivat toteuttaa toteuttavat toteutetaan vastaa vastaavat järjestää järjestävät pilotoi pilotoivat
	kehittää kehittävät päätoimija ohjaa tarjoaa tarjoavat työskentelee kokeilee kokeilevat valmentaa valmentavat käynnistää
	verkar arbetar genomför ansvarar operates works implements runs pilots piloterar ordnar koordinoi kumppaninamme kumppaneinamme`)

// findParts gives the places of the bodies in sentences that say who works where: X toimii Y:ssä, Z toimii A:ssa ja B:ssä, also
// where later parts leave the verb out, where places stand before the bodies, and X (Y), Z (A).
func (c *chart) findParts() []located {
	if c.event || c.contact || c.other {
		return nil
	}
	found := c.bracketParts()
	if !anyOf(operates, c.tokens) {
		return found
	}
	reader := partReader{c: c, found: found}
	for i := range c.spans {
		s := &c.spans[i]
		if i > 0 && c.semicolonIn(c.spans[i-1].to, s.from) {
			reader = partReader{c: c, found: reader.found}
		}
		switch {
		case s.kind == organisationSpan && c.canAct(s):
			reader.body(s)
		case s.kind == placeSpan && !c.excluded[i] && !c.negated[s.from] && c.isWithin(s):
			reader.place(i)
		}
	}
	return reader.found
}

// semicolonIn tells whether a semicolon parts what is said before and behind it.
func (c *chart) semicolonIn(from, to int) bool {
	for at := from; at < to; at++ {
		if c.isSign(at, ";") {
			return true
		}
	}
	return false
}

// ownParts are what a body has in a project: Eloisan pilotit toteutetaan Mikkelissä.
var ownParts = parsePatterns("pilotit kokeilut osuus toiminta toimet yksiköt työpajat pilotti kokeilu osahanke")

// canAct tells whether a body can be who works somewhere.
func (c *chart) canAct(s *span) bool {
	return s.cases.has(nominative) || s.cases.has(genitive) && anyOf(ownParts, c.tokens[s.to:min(s.to+1, len(c.tokens))]) || c.language != finnish && !s.cases.has(genitive)
}

// partReader goes through the bodies and places of a sentence.
type partReader struct {
	c           *chart
	bodies      []*span // those that the next places belong to
	places      []*span // those that the next bodies work in, or that the bodies have
	placesFirst bool    // the sentence began with a place
	found       []located
}

func (r *partReader) body(s *span) {
	if r.placesFirst {
		for _, p := range r.places {
			r.found = append(r.found, part(s, p, "places-then-bodies", 0.8))
		}
	} else if n := len(r.bodies); len(r.places) > 0 || n > 0 && !r.c.listed(r.bodies[n-1].to, s.from) {
		r.bodies, r.places = nil, nil
	}
	r.bodies = append(r.bodies, s)
}

func (r *partReader) place(i int) {
	s := &r.c.spans[i]
	switch {
	case r.c.bodyBehind(i):
		r.found = append(r.found, part(&r.c.spans[i+1], s, "place-then-body", 0.8))
		r.bodies = nil
		return
	case len(r.bodies) == 0:
		r.placesFirst = true
	case r.placesFirst:
		r.bodies, r.places = nil, nil
	}
	r.places = append(r.places, s)
	if !r.placesFirst {
		for _, b := range r.bodies {
			r.found = append(r.found, part(b, s, "bodies-then-places", 0.85))
		}
	}
}

// bodyBehind tells whether a body follows a place at once and no place follows the body: ja Hämeenlinnassa HAMK.
func (c *chart) bodyBehind(i int) bool {
	if i+1 >= len(c.spans) || c.spans[i+1].kind != organisationSpan || c.spans[i+1].from != c.spans[i].to || !c.spans[i+1].cases.has(nominative) {
		return false
	}
	return i > 0 && (i+2 >= len(c.spans) || c.spans[i+2].kind != placeSpan)
}

func part(body, place *span, rule string, confidence float64) located {
	return located{place: place.place, span: place, body: body, rule: rule, confidence: confidence * body.confidence}
}

// isWithin tells whether a place says where something is.
func (c *chart) isWithin(s *span) bool {
	if c.language == finnish {
		return s.cases.has(within) || s.cases.has(genitive) && c.areaBehind(s) || s.cases.has(elative) && c.mentions("vastaa", "vastaavat")
	}
	_, confidence := c.locateForeign(s, false)
	return confidence > 0
}

// bracketParts reads X (Y), Z (A ja B).
func (c *chart) bracketParts() []located {
	var found []located
	for _, p := range c.spansOf(placeSpan) {
		if open := c.bracketOpen(p.from); open > 0 && p.cases.has(nominative) {
			if body := c.at(open - 1); body != nil && body.kind == organisationSpan {
				found = append(found, part(body, p, "place-in-brackets", 0.75))
			}
		}
	}
	return found
}
