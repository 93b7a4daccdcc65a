package prose

import "strings"

// kindNouns are the common nouns by which a page speaks of a body that it has named (säätiö maksaa loput), in base form, by the legal
// form or the noun that its name ends in.
var kindNouns = map[string][]string{
	"ry": {"yhdistys"}, "rf": {"yhdistys"}, "sr": {"säätiö"}, "oy": {"yritys", "yhtiö"}, "oyj": {"yritys", "yhtiö"}, "ky": {"yritys", "yhtiö"},
	"tmi": {"yritys"}, "osk": {"osuuskunta"},
}

// referents are the Finnish nouns that stand for the one body of their kind on a page.
var referents = func() map[string]headForm {
	all := make(map[string]headForm)
	for _, noun := range [][2]string{
		{"yhdistys", "yhdistyksen"},
		{"säätiö", "säätiön"},
		{"kunta", "kunnan"},
		{"kaupunki", "kaupungin"},
		{"yritys", "yrityksen"},
		{"yhtiö", "yhtiön"},
		{"osuuskunta", "osuuskunnan"},
		{"seura", "seuran"},
		{"yliopisto", "yliopiston"},
		{"ammattikorkeakoulu", "ammattikorkeakoulun"},
		{"opisto", "opiston"},
		{"museo", "museon"},
		{"seurakunta", "seurakunnan"},
		{"seurakuntayhtymä", "seurakuntayhtymän"},
		{"kuntayhtymä", "kuntayhtymän"},
		{"hyvinvointialue", "hyvinvointialueen"},
		{"ministeriö", "ministeriön"},
		{"kyläyhdistys", "kyläyhdistyksen"},
		{"ammattiopisto", "ammattiopiston"},
		{"kansalaisopisto", "kansalaisopiston"},
		{"kehitysyhtiö", "kehitysyhtiön"},
		{"kauppakamari", "kauppakamarin"},
		{"liitto", "liiton"},
	} {
		for _, f := range inflect(noun[0], noun[1]) {
			all[f.text] = headForm{base: noun[0], cases: f.cases}
		}
	}
	return all
}()

// theOnly gives, for each common noun, the body that it means on the page: the only one of its kind.
func theOnly(names []string) map[string]string {
	only, many := make(map[string]string), make(map[string]bool)
	note := func(noun, name string) {
		if known := only[noun]; known != "" && bodyKey(known) != bodyKey(name) {
			many[noun] = true
		}
		only[noun] = name
	}
	for _, name := range names {
		for _, noun := range kindsOf(name) {
			note(noun, name)
		}
	}
	for noun := range many {
		delete(only, noun)
	}
	return only
}

// kindsOf gives the common nouns for a body: the ends of its name's last word, and what its legal form says.
func kindsOf(name string) []string {
	all := strings.Fields(strings.ToLower(name))
	kinds := kindNouns[all[len(all)-1]]
	last := withoutLegalForm(all)
	for tail := range suffixes(last[len(last)-1]) {
		if h, known := referents[tail]; known && h.cases.has(nominative) {
			return append(kinds[:len(kinds):len(kinds)], tail)
		}
	}
	return kinds
}

// useNouns adds the bodies that a Finnish sentence calls by a common noun. A word before it that may say which one of many is meant
// (paikallinen yhdistys, jokainen kunta) keeps the noun from standing for the page's.
func (c *chart) useNouns(only map[string]string) {
	if c.language != finnish || c.contact {
		return
	}
	for i, t := range c.tokens {
		h, is := referents[t.lower]
		if !is || t.kind != word || c.owner[i] >= 0 || only[h.base] == "" || !c.opensNoun(i) || c.saysWhatNextIs(i) {
			continue
		}
		c.add(span{kind: organisationSpan, from: i, to: i + 1, cases: h.cases, names: []string{only[h.base]}, confidence: 0.8, in: finnish, noun: true})
	}
}

// saysWhatNextIs tells whether the noun at a token only says what the body right behind it is: kehitysyhtiö Kaislan Kasvu Oy.
func (c *chart) saysWhatNextIs(i int) bool {
	next := c.at(i + 1)
	return next != nil && next.kind == organisationSpan && !next.noun && next.cases.has(nominative)
}

// opensNoun tells whether no word before a token belongs to the noun there.
func (c *chart) opensNoun(i int) bool {
	if i == 0 || c.tokens[i-1].kind != word || conjunctions[c.lower(i-1)] || c.is(i-1, "on", "ovat", "myös", "itse", "oli", "lisäksi", "loput") {
		return true
	}
	return !c.tokens[i-1].upper && (len(book.at(c, i-1)) > 0 || anyOf(saying, c.tokens[i-1:i]))
}
