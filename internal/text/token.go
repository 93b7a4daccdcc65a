package text

import (
	"iter"
	"unicode"
	"unicode/utf8"
)

// Token is a word as it stands in a text.
type Token struct {
	Text       string // the letters and digits, in their original case
	Start, End int    // byte offsets in the text that Tokens was given
}

// maxParts is how many hyphenated parts may still be one compound; more is a ruler, not a word.
const maxParts = 6

// Tokens gives the words of s in the order in which they end.
//
// A word is a run of letters and digits of any script, with the marks that belong to them: S22382 is one word,
// an e-mail address gives its parts. Parts joined by single hyphens ("COVID-19", "Etelä-Pirkanmaan") are given
// one by one and after them, if they are no more than six, as one compound without the hyphens ("COVID19") that
// spans them all: a text is so found by either spelling. The case ending that Finnish writes after a colon
// ("EU:lta") is not a word and is left out.
func Tokens(s string) iter.Seq[Token] {
	return func(yield func(Token) bool) {
		for at := 0; at < len(s); {
			start, end := nextWord(s, at)
			if start == end {
				return
			}
			at = end
			if !yield(Token{s[start:end], start, end}) {
				return
			}
			compound, parts := s[start:end], 1
			for {
				hyphen := hyphenAt(s, at)
				if hyphen == 0 {
					break
				}
				partStart, partEnd := nextWord(s, at+hyphen)
				if partStart == partEnd || partStart != at+hyphen {
					break
				}
				at = partEnd
				if !yield(Token{s[partStart:partEnd], partStart, partEnd}) {
					return
				}
				if parts++; parts <= maxParts {
					compound += s[partStart:partEnd]
				}
			}
			if 1 < parts && parts <= maxParts && !yield(Token{compound, start, at}) {
				return
			}
			at += caseEnding(s, at)
		}
	}
}

// nextWord finds the first run of letters and digits at or after from; without one, start and end are equal.
func nextWord(s string, from int) (start, end int) {
	start = -1
	for i := from; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		inside := unicode.IsLetter(r) || unicode.IsDigit(r) || start >= 0 && (unicode.IsMark(r) || r == softHyphen)
		switch {
		case inside && start < 0:
			start = i
		case !inside && start >= 0:
			return start, i
		}
		i += size
	}
	if start < 0 {
		return len(s), len(s)
	}
	return start, len(s)
}

const softHyphen = '\u00AD'

// hyphenAt gives the length of the hyphen that s has at byte i, or 0.
func hyphenAt(s string, i int) int {
	if i >= len(s) {
		return 0
	}
	switch r, size := utf8.DecodeRuneInString(s[i:]); r {
	case '-', '\u2010', '\u2011': // hyphen-minus, hyphen, non-breaking hyphen; longer dashes part words
		return size
	}
	return 0
}

// caseEnding gives the length of a colon with a Finnish case ending at byte i of s, or 0.
func caseEnding(s string, i int) int {
	if i >= len(s) || s[i] != ':' {
		return 0
	}
	start, end := nextWord(s, i+1)
	if start != i+1 || end-start > 8 || !colonEndings[Fold(s[start:end])] {
		return 0
	}
	return end - i
}

// colonEndings are the case endings of abbreviations and numbers ("TE:n", "1990:een"), folded.
var colonEndings = setOf(
	"n", "a", "t", "ta", "na", "ksi", "ssa", "sta", "lla", "lta", "lle", "tta", "aan", "een", "iin", "oon", "uun",
	"han", "hen", "hin", "hon", "hun", "seen", "ia", "ja", "ta", "ien", "iden", "issa", "ista", "illa", "ilta", "ille",
	"s", "ns", "nsa", "iksi", "ina", "ihin",
)

func setOf(words ...string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, word := range words {
		set[word] = true
	}
	return set
}
