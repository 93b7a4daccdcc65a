package prose

import "strings"

// withSharedHead reads several names that share a noun in the plural: Nokian ja Tampereen kaupungit.
func (c *chart) withSharedHead(v *vocabulary, last int, h headForm, at int) (span, bool) {
	parts, from := c.sharing(v, last)
	if first, second, ok := c.hyphenated(last, at); ok {
		s := span{kind: organisationSpan, from: last - 2, to: last + 1, cases: h.cases &^ plural, confidence: 0.85}
		s.names = []string{first + h.base, second + h.base}
		return s, true
	}
	if len(parts) < 2 {
		return span{}, false
	}
	s := span{kind: organisationSpan, from: from, to: last + 1, cases: h.cases &^ plural, confidence: 0.85}
	for _, part := range parts {
		s.names = append(s.names, upperFirst(part+" "+baseForm(c.tokens[last], h, at)))
	}
	return s, true
}

// secondNouns are the nouns for bodies that a place has one of, so that they can share the place with another: Turun yliopisto ja kaupunki.
var secondNouns = setOf("kaupunki kunta yliopisto ammattikorkeakoulu seurakunta")

// withSecondNoun adds to a body named by its place the one that a second noun names by the same place.
func (c *chart) withSecondNoun(s span, h headForm) span {
	if s.to-s.from != 2 || !c.is(s.to, "ja", "sekä") || s.to+1 >= len(c.tokens) || c.tokens[s.to+1].upper {
		return s
	}
	p, isPlace := words().place(c.lower(s.from), finnish)
	second, at, is := words().headOf(c.tokens[s.to+1])
	if !isPlace || !p.cases.has(genitive) || !is || at > 0 || !secondNouns[second.base] || second.base == h.base || !second.cases.has(s.cases) {
		return s
	}
	s.names = append(s.names, c.words(s.from, s.from+1)+" "+second.base)
	s.to += 2
	return s
}

// ofTwoPlaces takes into the name of a body that is one for several places all of them: Turun ja Kaarinan seurakuntayhtymä.
func (c *chart) ofTwoPlaces(s span, h headForm) span {
	if !strings.HasSuffix(h.base, "yhtymä") || len(s.names) != 1 {
		return s
	}
	from := s.from
	for from > 1 && c.is(from-1, "ja", "sekä", ",") && c.upperWord(from-2) && c.owner[from-2] < 0 && inName(c.tokens[from-2]) {
		from -= 2
	}
	s.names[0] = upperFirst(c.text[c.tokens[from].start:c.tokens[s.from].start]) + s.names[0]
	s.from = from
	return s
}

// hyphenated gives the first parts of two compounds that share their noun, which begins at byte at of the second: Savonia- ja
// Karelia-ammattikorkeakoulut.
func (c *chart) hyphenated(last, at int) (first, second string, found bool) {
	t := c.tokens[last]
	if last < 2 || at == 0 || len(t.text) != len(t.lower) || !c.is(last-1, "ja", "sekä") || !c.upperWord(last-2) {
		return "", "", false
	}
	first, second = c.tokens[last-2].text, t.text[:at]
	return first, second, strings.HasSuffix(first, "-") && strings.HasSuffix(second, "-") && t.upper
}

// endsBody tells whether a word is itself a noun for bodies, which shares no other: Pirkanmaan sairaanhoitopiirin, Tampereen ja Jyväskylän
// yliopistojen.
func (c *chart) endsBody(i int) bool {
	h, at, found := words().headOf(c.tokens[i])
	return found && h.cases.has(genitive) && (at > 0 || !c.tokens[i].upper) && !strings.ContainsAny(h.use, "cun")
}

// sharing gives the genitives in a list before a noun, and the token that they begin at.
func (c *chart) sharing(v *vocabulary, last int) (parts []string, from int) {
	to, from := last, last
	for i := last - 1; i >= 0 && last-i <= 16 && c.owner[i] < 0; i-- {
		t := c.tokens[i]
		switch {
		case c.endsBody(i):
		case t.upper && inName(t) && !v.isCommon(c, i):
			from = i
			continue
		case !t.upper && inName(t) && !strings.HasSuffix(t.lower, "-"):
			continue
		case t.is("ja", "sekä", ",") && from < to && from == i+1:
			parts = append([]string{c.words(from, to)}, parts...)
			to, from = i, i
			continue
		}
		break
	}
	if from < to {
		return append([]string{c.words(from, to)}, parts...), from
	}
	return parts, to + 1
}
