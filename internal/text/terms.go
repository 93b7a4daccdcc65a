package text

import (
	"strings"
)

// Terms gives the index terms of s in the order of its words, repetitions included: for every token its stem,
// and the folded word itself where that differs. The stem makes inflected forms meet; the whole word answers prefixes,
// and lets Swedish and English words, which the Finnish stemmer may cut in odd places, match as written.
// Terms are folded (see [Fold]), hold letters and digits only, and are at most 64 bytes long.
func Terms(s string) []string {
	terms := make([]string, 0, len(s)/4)
	for token := range Tokens(s) {
		word := termOf(token.Text)
		if word == "" {
			continue
		}
		stemmed := stem(word)
		terms = append(terms, stemmed)
		if stemmed != word {
			terms = append(terms, word)
		}
	}
	return terms
}

// termOf folds a token's text and cuts it to the length of a term.
func termOf(token string) string {
	if len(token) > 4*maxTermBytes { // even four-byte letters fill a term by then
		token = token[:4*maxTermBytes]
	}
	folded := strings.ReplaceAll(Fold(token), string(softHyphen), "")
	return Cut(folded, maxTermBytes)
}
