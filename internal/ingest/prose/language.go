package prose

import "strings"

// language is what a sentence is written in.
type language uint8

const (
	finnish language = iota
	swedish
	english
)

// functionWords are frequent words that only one of the languages has.
var functionWords = map[language]map[string]bool{
	finnish: setOf(`ja on ovat sekä hanke hankkeen hankkeessa hanketta että kanssa joka jossa mukaan tai myös tavoitteena
		hankkeelle toteutetaan toimii vuonna puh yhteistyössä rahoittaa koordinoi toteuttaa projektin ohjelman lisätietoja`),
	swedish: setOf(`och är projektet projektets av för med som på till i en ett inom samt det att den har ska finansieras
		genomförs koordineras samarbete kontakt från under projekt`),
	english: setOf(`the and is of by with for to are in project has will from funded coordinated which this its partners
		between contact aims an at`),
}

// spokenIn gives the languages of a function word, as bits.
var spokenIn = func() map[string]uint8 {
	all := make(map[string]uint8)
	for l, words := range functionWords {
		for w := range words {
			all[w] |= 1 << l
		}
	}
	return all
}()

// finnishEndings are cases that words of the other languages hardly end in.
var finnishEndings = strings.Fields("ssa ssä stä llä lta ltä eksi uksi iin taan tään oja öjä inen")

// languageOf counts the function words of a sentence; without any, it is as the page is.
func languageOf(tokens []token, page language) language {
	var counts [3]int
	for _, t := range tokens {
		if t.kind == word && !t.upper && len(t.lower) > 6 && hasAny(t.lower, finnishEndings...) {
			counts[finnish]++
		}
		bits := spokenIn[t.lower]
		for l := range counts {
			counts[l] += int(bits >> l & 1)
		}
	}
	best := page
	for l, n := range counts {
		if n > counts[best] {
			best = language(l)
		}
	}
	return best
}

// tellLanguages sets the language of every sentence.
func tellLanguages(sentences []sentence) language {
	var page []token
	for i := range sentences {
		page = append(page, sentences[i].tokens...)
		if len(page) > 2000 {
			break
		}
	}
	main := languageOf(page, finnish)
	for i := range sentences {
		sentences[i].language = languageOf(sentences[i].tokens, main)
	}
	return main
}
