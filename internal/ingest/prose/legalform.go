package prose

import "strings"

// legalForms stand behind the names of bodies, in any language of the country.
var legalForms = setOf("ry r.y oy oyj ab abp sr rs rf r.f ky osk tmi oy:n ltd inc gmbh aps oü uab sia srl bv plc llc ehf ohf kuntayhtymä oy/ab")

// foreignForms stand behind the names of bodies abroad, in these letters: in others most are words.
var foreignForms = setOf("AS ASA A/S ApS OÜ SA SAS SE SpA NV AG SL KG HB EEIG eG")

// isForeignForm tells whether a token is a legal form of another country, behind a capital.
func (c *chart) isForeignForm(i int) bool {
	return i > 0 && i < len(c.tokens) && foreignForms[c.tokens[i].text] && c.upperWord(i-1)
}

// withLegalForm reads the name that ends in a legal form: to the left as far as a capital begins it.
func (c *chart) withLegalForm(v *vocabulary, last int, ending cases) (span, bool) {
	from := c.legalFormStart(v, last)
	if from == last {
		return span{}, false
	}
	if ending == 0 {
		ending = nominative
	}
	form := strings.SplitN(c.tokens[last].text, ":", 2)[0]
	name := c.words(from, last) + " " + form
	if next := last + 1; ending == nominative && c.isProper(next) { // Länsirannikon Koulutus Oy WinNova
		base, kase := unknownBase(c.tokens[next].text)
		return span{kind: organisationSpan, from: from, to: next + 1, cases: kase, names: []string{name + " " + base}, confidence: 0.85}, true
	}
	return span{kind: organisationSpan, from: from, to: last + 1, cases: ending, names: []string{name}, confidence: 0.95}, true
}

// beforeLegalForm tells whether a word without a capital can stand in a name before its legal form: the noun itself
// (kyläyhdistys ry), genitives, and pairs.
func (c *chart) beforeLegalForm(i, last int) bool {
	t := c.tokens[i]
	switch {
	case t.kind == sign:
		return t.is("&") || c.joinsPair(i)
	case i == last-1 && len(t.lower) > 3 && !notInNames[t.lower]:
		return t.kind == word
	case i == last-2 && c.upperWord(last-1) && !t.upper && c.isAssociation(i): // Kaislan kirjallisuusyhdistys Lukulamppu ry
		return true
	case t.is("ja"):
		return c.joinsPair(i) || c.pairsBeforeForm(i, last)
	}
	return !t.upper && inName(t) || t.is("och")
}

// legalFormStart gives the first token of the name that ends in the legal form at a token, or that token where no capital begins one.
func (c *chart) legalFormStart(v *vocabulary, last int) int {
	from := last
	for i := last - 1; i >= 0 && last-i <= 8 && c.owner[i] < 0; i-- {
		if c.upperWord(i) && !v.isCommon(c, i) {
			from = i
		} else if !c.beforeLegalForm(i, last) {
			break
		}
	}
	if h, _, is := words().headOf(c.tokens[from]); is && from == 0 && last > 2 && h.cases.has(nominative) && hasAny(h.base, "yhtiö", "yritys", "järjestö") && c.upperWord(1) {
		from++ // what the body is: Voimayhtiö Kaislan Voima Oy
	}
	return c.withInitials(from)
}

// withInitials gives the first token of a name with the initials right before it: K. H. Aallon säätiö.
func (c *chart) withInitials(from int) int {
	for from >= 2 && c.isSign(from-1, ".") && c.upperWord(from-2) && len(c.tokens[from-2].text) == 1 && c.owner[from-2] < 0 {
		from -= 2
	}
	return from
}

// isAssociation tells whether a word is a noun for associations in the nominative, behind a capital in the genitive.
func (c *chart) isAssociation(i int) bool {
	h, _, is := words().headOf(c.tokens[i])
	return is && h.cases.has(nominative) && hasAny(h.base, "yhdistys", "seura", "järjestö") && c.upperWord(i-1) && inName(c.tokens[i-1])
}

// pairsBeforeForm tells whether a name before a legal form has two nouns: Karstulan Lämpö ja Vesi Oy. A genitive before them tells that
// the first is no name of its own, and neither noun is one for bodies.
func (c *chart) pairsBeforeForm(i, last int) bool {
	if i != last-2 || i < 2 || !c.upperWord(i+1) || !c.upperWord(i-1) || !c.upperWord(i-2) {
		return false
	}
	_, _, isHead := words().headOf(c.tokens[i-1])
	return !isHead && inName(c.tokens[i-2]) && !inName(c.tokens[i-1]) && !legalForms[c.lower(i-1)]
}
