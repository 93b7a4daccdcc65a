package prose

import "strings"

// copulas join a noun with who it is.
var copulas = setOf("on ovat oli olivat toimii toimivat toimi toimineet toiminut : – - är var is are was were fungerar utgörs ovat: include includes ingår olleet ollut as brings bring unites")

// namedBy finds who a noun for a role is said of: behind "on" or a colon, or before.
func (a *application) namedBy(i, from, to int) []*span {
	if s := a.bracketed(i); s != nil {
		return []*span{s}
	}
	return a.besideNoun(i, from, to)
}

// besideNoun finds who a noun is said of in the clause around it.
func (a *application) besideNoun(i, from, to int) []*span {
	behind := a.nearestBehind(i, to)
	before := a.namedBefore(i, from)
	switch {
	case behind == nil && before != nil && a.isEssive(i): // X jakaa korttia yhteistyökumppanina
		return before.spans
	case behind != nil && (a.copulaBetween(i, behind.from) || before == nil && a.openedByCopula(i)):
		return behind.spans
	case before != nil && a.isSaidOf(before, i):
		return before.spans
	case behind != nil && a.followsAtOnce(i, behind, before == nil):
		return behind.spans
	case before != nil && a.setApart(before, i):
		return before.spans[len(before.spans)-1:]
	}
	return nil
}

// isSaidOf tells whether a noun is plainly said of the bodies before it.
func (a *application) isSaidOf(before *group, i int) bool {
	return a.actAs(before, i) || a.copulaBetween(before.to, i) || a.c.lower(i) == "mukana"
}

// isEssive tells whether a noun says as what somebody acts.
func (a *application) isEssive(i int) bool {
	return hasAny(a.c.lower(i), "jina", "jinä", "jana", "jänä", "neina", "nina", "reina", "kkeina", "jaksi", "jäksi", "jiksi", "niksi", "neiksi")
}

// bracketed gives the body that a noun in brackets is said of: A (koordinaattori), B ja C.
func (a *application) bracketed(i int) *span {
	if s := a.c.at(i - 2); s != nil && s.kind == organisationSpan && s.to == i-1 && a.c.isSign(i-1, "(") && (a.c.isSign(i+1, ")") || a.c.isSign(i+2, ")")) {
		return s
	}
	return nil
}

// actAs holds for a noun in the essive right behind its bodies: A ja B osatoteuttajina.
func (a *application) actAs(before *group, i int) bool {
	return before.to == i && a.isEssive(i)
}

// setApart holds for a noun in brackets behind its body, and in lists for one behind a comma or dash.
func (a *application) setApart(before *group, i int) bool {
	inList := a.c.bullet || a.c.heading
	return before.to == i-1 && (a.c.isSign(i-1, "(") || inList && a.c.isSign(i-1, ",", "–", "-", "/"))
}

// followsAtOnce holds for a list that leaves the verb out (ja osatoteuttajina X ja Y) and for one right behind its heading.
func (a *application) followsAtOnce(i int, behind *group, alone bool) bool {
	alone = alone || a.c.hasLabel() && a.c.isSign(i-1, ";", ",", ":") // Rahoitus: X; omarahoitus Y
	if behind.from == i+1 && !hasAny(a.c.lower(i), "ing", "ingen") {  // yrityskumppanit A ja B
		return true
	}
	return behind.from-i <= 2 && (hasAny(a.c.lower(i), "na", "nä", "naan", "nään") || a.c.is(i, "loput", "lopun") || alone && a.c.heading || a.continuesCopula(i))
}

// continuesCopula holds for a noun that shares the verb of the one before: hakija on A ja osatoteuttajat B ja C.
func (a *application) continuesCopula(i int) bool {
	from, _ := clauseOf(a.starts, i)
	return a.c.is(i-1, "ja", "sekä", "och", "samt", "and") && a.copulaBetween(from, i)
}

// openedByCopula holds for: Mukana hankkeessa ovat, and hankkeessa ovat mukana A ja B.
func (a *application) openedByCopula(i int) bool {
	for at := max(i-4, 0); at < i; at++ {
		if copulas[a.c.lower(at)] {
			return true
		}
	}
	return false
}

func (a *application) copulaBetween(from, to int) bool {
	for at := from; at < to; at++ {
		if copulas[a.c.lower(at)] {
			return true
		}
	}
	return false
}

// passedOver are the words that may stand between a body and what is said of it.
var passedOver = setOf("osittain pääosin yhdessä yhteisesti ( ) osaksi pääasiassa")

// directlyBefore finds the group in a case right before a word; adverbs may stand between.
func (a *application) directlyBefore(i int, kase cases) []*span {
	for n := len(a.groups) - 1; n >= 0; n-- {
		g := a.groups[n]
		if g.to > i {
			continue
		}
		others := conjunctions[a.c.lower(g.to)] // A:n ja muiden kumppaneiden kanssa
		for at := g.to; at < i; at++ {
			t := a.c.tokens[at]
			adjective := !t.upper && strings.HasSuffix(t.lower, "nen") // kolmivuotinen, yhteinen
			another := others && i-g.to <= 8 && !t.upper && !breaksList[t.lower]
			if !another && !adjective && !passedOver[t.lower] && a.c.at(at) == nil && !a.inBrackets(at) {
				return nil
			}
		}
		if g.has(kase) || a.c.isSign(g.to, ")") {
			return g.spans
		}
		return nil
	}
	return nil
}

// inBrackets tells whether a token stands in brackets.
func (a *application) inBrackets(i int) bool {
	depth := 0
	for at := range i + 1 {
		if a.c.isSign(at, "(") {
			depth++
		} else if a.c.isSign(at, ")") && at < i {
			depth--
		}
	}
	return depth > 0
}
