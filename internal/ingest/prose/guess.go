package prose

import (
	"strings"
	"unicode/utf8"
)

// noBody are capitalised words that name no body of a project.
var noBody = setOf(`eu eu:n suomi suomen suomessa suomeen eurooppa euroopan euroopassa covid-19 korona facebook twitter instagram linkedin
	youtube teams zoom hanke hankkeen hankkeessa projekti finland finlands europe european europa internet maanantai tiistai
	keskiviikko torstai perjantai lauantai sunnuntai itä-suomi itä-suomen etelä-suomi länsi-suomi pohjois-suomi manner-suomi
	manner-suomen pohjoismaat norden ruotsi viro norja venäjä sverige estland sweden estonia norway the this our we i nämä tämä me se he
	german finnish swedish norwegian danish estonian latvian lithuanian polish spanish italian french dutch irish icelandic austrian russian
	hankkeet osallistujat toimijat kumppanit toteuttajat lisäksi mukana projektet project partners osatoteuttajat tavoitteena
	kuka ketkä keiden mikä mitkä mitä missä mistä milloin miksi miten who what where when why how vem vad var när varför hur
	rahoittajat työ työn yritykset kunnat yhdistykset järjestöt ministeriö yliopisto kaupunki kunta säätiö keskus`)

// guess marks the capitals inside a sentence that nothing else explains: they may name bodies, if a rule says so.
func (c *chart) guess(v *vocabulary, capitals map[string]bool) {
	for i := 0; i < len(c.tokens) && !c.contact; i++ {
		if !c.isUnknownName(v, i) {
			continue
		}
		to := i + 1
		for to < len(c.tokens) && c.isUnknownName(v, to) {
			to++
		}
		if _, kase := unknownBase(c.tokens[to-1].text); !kase.has(local) {
			i = c.takePlaceBefore(i)
		}
		name, kase := c.tokens[to-1].text, nominative
		if c.takePlaceBehind(to) {
			name, to = c.tokens[to].text, to+1
		} else if c.language == finnish && !c.listedAsItIs(i, to) {
			name, kase = baseAmong(name, capitals)
		}
		if to-i > 1 {
			name = c.words(i, to-1) + " " + name
		}
		c.add(span{kind: organisationSpan, from: i, to: to, cases: kase, names: []string{name}, confidence: 0.65, guessed: true, in: c.language})
		i = to - 1
	}
}

// takePlaceBefore gives the first token of an unknown name with the place in the genitive right before it, which is a part of it: Lahden
// Yliopistokampus.
func (c *chart) takePlaceBefore(i int) int {
	if i > 0 && c.is(i-1, "suomen", "finlands") && c.upperWord(i-1) && c.owner[i-1] < 0 { // Suomen Latu
		return i - 1
	}
	s := c.at(i - 1)
	if c.language != finnish || s == nil || s.kind != placeSpan || !s.cases.has(genitive) || s.to-s.from > 1 || !c.giveUpPlaces(s.from, i+1) {
		return i
	}
	return i - 1
}

// takePlaceBehind frees the place in the nominative right behind an unknown name, which is a part of it: Forum Reimari Kaskinen.
func (c *chart) takePlaceBehind(at int) bool {
	s := c.at(at)
	return s != nil && s.kind == placeSpan && s.cases == nominative && s.to-s.from == 1 && !c.upperWord(at+1) && c.giveUpPlaces(at-1, s.to)
}

// listedAsItIs tells whether an unknown name stands in a list whose last body is in the nominative, so that its own end is no ending: A ry, Riga
// Planning Region ja B.
func (c *chart) listedAsItIs(from, to int) bool {
	last := c.at(from - 2)
	if c.is(from-1, ",", "ja", "sekä") && last != nil && last.kind == organisationSpan && last.cases == nominative && !last.guessed {
		return true
	}
	next := c.at(to + 1)
	return c.is(to, ",", "ja", "sekä") && next != nil && next.kind == organisationSpan && next.cases == nominative && !next.guessed
}

// isUnknownName tells whether a token is a capital that could name a body.
func (c *chart) isUnknownName(v *vocabulary, i int) bool {
	t := c.tokens[i]
	if !c.upperWord(i) || c.owner[i] >= 0 || utf8.RuneCountInString(t.text) < 3 || strings.HasSuffix(t.text, "-") || c.isKnownWord(i) {
		return false
	}
	if c.isSign(i-1, "(") && c.isSign(i+1, ")") || c.beforeCompound(i) {
		return false
	}
	if i > 0 && !c.isSign(i-1, "”", "\"", ":", "–") {
		return true
	}
	return !v.common[t.lower] && !notInNames[t.lower] && c.is(i+1, "toimii", "koordinoi", "hallinnoi", "toteuttaa", "vastaa", "rahoittaa", "koordinerar", "ansvarar", "coordinates", "leads") && !hasAny(t.lower, "minen", "ja", "jä", "us", "ys", "tö", "to", "nta", "ntä", "hmä", "t", "men", "mä")
}

// beforeCompound tells whether a capital begins the words before a noun with a hyphen of its own, which name no body: Hiilestä kiinni -ohjelma.
func (c *chart) beforeCompound(i int) bool {
	const longest = 4
	for at := i + 1; at < min(len(c.tokens), i+1+longest) && c.tokens[at].kind == word; at++ {
		if strings.HasPrefix(c.tokens[at].text, "-") || strings.HasPrefix(c.tokens[at].text, "–") {
			return true
		}
	}
	return false
}

// isKnownWord tells whether a capital is explained by something else than a body's name.
func (c *chart) isKnownWord(i int) bool {
	t := c.tokens[i]
	_, isTitle := c.titleWord(i)
	_, isFund := c.fundAt(i) // EAKR-rahoitusta
	if hasAny(t.lower, "rahoitus", "rahoitusta", "rahoituksen", "rahoituksella", "rahoituksesta", "rahoitteinen", "ohjelmasta", "ohjelman", "tukea", "tuki", "tuella", "avustus", "avustusta", "avustuksen", "avustuksella", "päätös") {
		return true
	}
	return isTitle || isFund || i < len(c.own) && c.own[i] || t.noun > 0 || noBody[t.lower] || attributes[t.lower] || isMonth(t.lower) || len(book.at(c, i)) > 0
}

func hasAny(w string, tails ...string) bool {
	for _, tail := range tails {
		if strings.HasSuffix(w, tail) {
			return true
		}
	}
	return false
}

// capitalsOf gives the words that stand with a capital on the page.
func capitalsOf(sentences []sentence) map[string]bool {
	all := make(map[string]bool)
	for i := range sentences {
		for _, t := range sentences[i].tokens {
			if t.kind == word && t.upper {
				all[t.text] = true
			}
		}
	}
	return all
}

// baseAmong gives the base form of an unknown name: a shorter form that stands on the page itself, or what the endings tell.
func baseAmong(name string, capitals map[string]bool) (string, cases) {
	base, kase := unknownBase(name)
	if kase != nominative {
		for _, shorter := range []string{strings.TrimSuffix(name, "n"), strings.TrimSuffix(name, "in")} {
			if shorter != name && capitals[shorter] {
				return shorter, genitive
			}
		}
	}
	return base, kase
}
