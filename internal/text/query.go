package text

import (
	"slices"
	"strings"
)

// QueryTerm is one thing that a search text asks for. A document answers it when its [Terms] hold any of
// Exact, or any term that begins with Prefix.
type QueryTerm struct {
	Exact  []string // the stem, and the folded word where that differs; never empty
	Prefix string   // the folded word; "" when only whole words will do
}

// MaxQueryTerms is how many terms Analyse takes from a search text; the rest is ignored.
const MaxQueryTerms = 32

// minTypedPrefix is how many bytes the last word needs before it also counts as the beginning of a longer one.
const minTypedPrefix = 2

// Analyse reads a search text. A document matches when it answers every term: words that stand together are all
// asked for, in any order.
//
// A word with a trailing * and the last word of the text, which may still be being typed, also match longer words.
// Words in double quotes ("…" or ”…”) are asked for as whole words: no prefixes among them; their order is not
// asked for, because inflection and compounds make it a poor witness in Finnish. A hyphenated compound is one term,
// which finds the compound with or without its hyphen. Repeated terms count once. A text without any
// letter or digit asks for nothing and gives no terms.
func Analyse(query string) []QueryTerm {
	var terms []QueryTerm
	words := compounds(Cut(query, 4096))
	for i, word := range words {
		term, ok := queryTerm(query, word, i == len(words)-1)
		if !ok || slices.ContainsFunc(terms, term.equal) {
			continue
		}
		if terms = append(terms, term); len(terms) == MaxQueryTerms {
			break
		}
	}
	return terms
}

// compounds gives the tokens of s without those that are parts of a longer one.
func compounds(s string) []Token {
	var words []Token
	for token := range Tokens(s) {
		for len(words) > 0 && words[len(words)-1].Start >= token.Start {
			words = words[:len(words)-1]
		}
		words = append(words, token)
	}
	return words
}

func queryTerm(query string, word Token, last bool) (QueryTerm, bool) {
	folded := termOf(word.Text)
	if folded == "" {
		return QueryTerm{}, false
	}
	term := QueryTerm{Exact: []string{stem(folded)}}
	if term.Exact[0] != folded {
		term.Exact = append(term.Exact, folded)
	}
	starred := strings.HasPrefix(query[word.End:], "*")
	if starred || last && len(folded) >= minTypedPrefix && !quoted(query, word) {
		term.Prefix = folded
	}
	return term, true
}

// quoted tells whether word stands between double quotes, of which the second may still be missing.
func quoted(query string, word Token) bool {
	quotes := 0
	for _, r := range query[:word.Start] {
		if isDoubleQuote(r) {
			quotes++
		}
	}
	return quotes%2 == 1
}

func isDoubleQuote(r rune) bool {
	switch r {
	case '"', '“', '”', '„', '«', '»':
		return true
	}
	return false
}

// equal holds for terms that ask for the same.
func (t QueryTerm) equal(u QueryTerm) bool {
	return t.Prefix == u.Prefix && slices.Equal(t.Exact, u.Exact)
}

// Matches tells whether a document with the single word answers the term.
func (t QueryTerm) Matches(word string) bool {
	folded := termOf(word)
	return t.matchesTerm(folded, stem(folded))
}

func (t QueryTerm) matchesTerm(folded, stemmed string) bool {
	return folded != "" &&
		(slices.Contains(t.Exact, stemmed) || slices.Contains(t.Exact, folded) ||
			t.Prefix != "" && strings.HasPrefix(folded, t.Prefix))
}
