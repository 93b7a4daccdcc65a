package prose

import "strings"

// countries are what stands in brackets behind a body from abroad, in Finnish, Swedish and English.
var countries = setOf(`suomi ruotsi norja tanska islanti viro latvia liettua puola saksa ranska espanja portugali italia kreikka itävalta sveitsi
	belgia alankomaat hollanti luxemburg irlanti englanti skotlanti britannia iso-britannia tšekki slovakia slovenia unkari romania bulgaria kroatia serbia
	ukraina venäjä turkki kypros malta yhdysvallat kanada japani kiina intia israel
	finland sverige norge danmark island estland lettland litauen polen tyskland frankrike spanien italien grekland österrike schweiz belgien
	nederländerna irland storbritannien tjeckien slovakien slovenien ungern rumänien bulgarien kroatien ryssland turkiet cypern
	sweden norway denmark iceland estonia latvia lithuania poland germany france spain portugal italy greece austria switzerland belgium netherlands
	ireland uk czechia slovakia hungary romania croatia russia turkey cyprus usa canada japan china india
	fi se no dk ee lv lt pl de fr es pt it gr at ch be nl ie cz sk si hu ro bg hr`)

// findAbroad finds the bodies in lists that tell the country of each: ROC van Groenland (Alankomaat), Tartu Kutsekool (Viro). The brackets
// say that what stands before them, back to the comma or verb, is one name.
func (c *chart) findAbroad() {
	for i := 2; i+1 < len(c.tokens); i++ {
		if !c.isSign(i-1, "(") || !c.isSign(i+1, ")") || !c.tokens[i].upper || !countries[c.lower(i)] || c.owner[i-2] >= 0 {
			continue
		}
		from := c.nameBeforeCountry(i - 1)
		if from < 0 || !c.isFree(from, i-1) {
			continue
		}
		c.add(span{kind: organisationSpan, from: from, to: i - 1, cases: nominative, names: []string{c.words(from, i-1)}, confidence: 0.8, in: finnish})
	}
}

// maxAbroad bounds the words of such a name.
const maxAbroad = 9

// nameBeforeCountry gives the first token of the name that ends before a bracket: the first capital behind what parts the items of a list, -1
// for none.
func (c *chart) nameBeforeCountry(to int) int {
	first := -1
	for at := to - 1; at >= 0 && to-at <= maxAbroad; at-- {
		t := c.tokens[at]
		if c.owner[at] >= 0 || t.kind == sign && !t.is("&", "-", "'", "’", ".") || partsItems[t.lower] || len(book.at(c, at)) > 0 {
			break
		}
		if t.upper {
			first = at
		}
	}
	if first >= 0 && strings.HasSuffix(c.lower(first), ":") {
		return -1
	}
	return first
}

// partsItems are the words that part the items of a list or come before it.
var partsItems = setOf("ja sekä och samt and ovat on olivat oli är are is were ovat: mukana myös lisäksi with med by av kanssa")
