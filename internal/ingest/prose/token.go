package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokenKind tells words from other things between spaces.
type tokenKind uint8

const (
	word   tokenKind = iota // letters, with the hyphens, slashes of and/or, and colons inside them: ELY-keskus, TEM:n
	number                  // digits, with the dots, slashes and dashes of dates inside: 1.4.2015, 050-3950
	email                   // also with (at)
	link                    // web address
	sign                    // one rune of punctuation
)

// token is a word, number or sign of a sentence.
type token struct {
	text   string
	lower  string
	start  int // byte offset in the sentence
	end    int
	kind   tokenKind
	upper  bool // begins with a capital
	joined bool // no space before it
	noun   int  // where in lower a noun for projects begins, plus 1; 0 for none
}

// is tells whether the token is one of the signs or lower-case words.
func (t token) is(words ...string) bool {
	for _, w := range words {
		if t.lower == w {
			return true
		}
	}
	return false
}

// tokenize cuts a sentence into tokens.
func tokenize(s string) []token {
	tokens := make([]token, 0, len(s)/6+1)
	for at := 0; at < len(s); {
		r, size := utf8.DecodeRuneInString(s[at:])
		if unicode.IsSpace(r) || r == '\u00ad' {
			at += size
			continue
		}
		end, kind := scan(s, at, r, size)
		text := s[at:end]
		lower := strings.ToLower(text)
		tokens = append(tokens, token{
			text: text, lower: lower, start: at, end: end, kind: kind,
			upper:  unicode.IsUpper(firstLetter(text)),
			joined: at > 0 && len(tokens) > 0 && tokens[len(tokens)-1].end == at,
		})
		if last := &tokens[len(tokens)-1]; kind == word {
			if noun, is := findProjectNoun(lower); is {
				last.noun = noun + 1
			}
		}
		at = end
	}
	return tokens
}

// firstLetter gives the rune that tells whether a word has a capital: 4H-piiri has one.
func firstLetter(text string) rune {
	for _, r := range text {
		if r != '-' && r != '–' && !unicode.IsDigit(r) {
			return r
		}
	}
	return 0
}

// scan gives the end and the kind of the token that begins with r at from.
func scan(s string, from int, r rune, size int) (int, tokenKind) {
	switch {
	case startsDigit(s, from): // digits of other scripts are signs
		return scanNumber(s, from)
	case unicode.IsLetter(r):
		if end, kind := scanAddress(s, from); end > from {
			return end, kind
		}
		return scanWord(s, from), word
	case (r == '-' || r == '–') && startsWord(s, from+size) && !endsWord(s, from):
		return scanWord(s, from+size), word // the -hanke of a name
	}
	return from + size, sign
}

func startsWord(s string, at int) bool {
	r, _ := utf8.DecodeRuneInString(s[at:])
	return unicode.IsLetter(r)
}

func endsWord(s string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:at])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// scanWord reads letters and digits, with what joins them, and the hyphen that stands for a part left out ("työ-").
func scanWord(s string, from int) int {
	at := from
	for at < len(s) {
		r, size := utf8.DecodeRuneInString(s[at:])
		goesOn := startsWord(s, at+size) || startsDigit(s, at+size)
		switch {
		case isWordRune(r), strings.ContainsRune(".:'’&", r) && startsWord(s, at+size) && joins(s, at, r):
		case isHyphen(r) && goesOn:
		case isHyphen(r), r == '+' && !goesOn, r == '.' && ecclesiastic[strings.ToLower(s[from:at])]: // työ- ja, ESR+
			return at + size
		default:
			return at
		}
		at += size
	}
	return at
}

// ecclesiastic are the abbreviations that names of parishes have inside: Kaislan ev. lut. seurakunta.
var ecclesiastic = setOf("ev lut ev.lut ort")

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '\u00ad'
}

func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }

// joins tells whether the sign at byte at belongs to the word around it: TEM:n, r.y, A&B; not the end of a
// sentence that lost its space.
func joins(s string, at int, r rune) bool {
	if r != '.' {
		after, _ := utf8.DecodeRuneInString(s[at+1:])
		return r != ':' || !unicode.IsUpper(after)
	}
	before := strings.LastIndexFunc(s[:at], func(r rune) bool { return !unicode.IsLetter(r) })
	return at-before == 2 // one letter before the dot
}

func startsDigit(s string, at int) bool { return at < len(s) && '0' <= s[at] && s[at] <= '9' }

// scanNumber reads digits with the signs of dates and sums inside. Digits that begin a word (4H-liitto, 3-vuotinen) are
// a word.
func scanNumber(s string, from int) (int, tokenKind) {
	at := from
	for at < len(s) && (startsDigit(s, at) || strings.IndexByte("./,", s[at]) >= 0 && startsDigit(s, at+1)) {
		at++
	}
	if at-from <= 3 && (startsWord(s, at) || at < len(s) && s[at] == '-' && startsWord(s, at+1)) {
		return scanWord(s, at), word
	}
	return at, number
}

// scanAddress reads an e-mail or web address that begins at from; it gives from where there is none.
func scanAddress(s string, from int) (int, tokenKind) {
	end := from + strings.IndexFunc(s[from:]+" ", func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(",;<>\"”|)", r)
	})
	if at := strings.Index(s[from:end], "(at"); at >= 0 { // the closing bracket ended it
		rest := s[from+at:]
		if closing := strings.IndexByte(rest, ')'); closing >= 0 && closing < 8 {
			tail := strings.IndexFunc(rest[closing+1:]+" ", func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;()<>", r) })
			return trimDots(s, from, from+at+closing+1+tail), email
		}
	}
	chunk := s[from:end]
	switch {
	case strings.Contains(chunk, "@") || strings.Contains(chunk, "[at]") || strings.Contains(chunk, "[a]"):
		return trimDots(s, from, end), email
	case strings.HasPrefix(chunk, "http://"), strings.HasPrefix(chunk, "https://"), strings.HasPrefix(chunk, "www."):
		return trimDots(s, from, end), link
	}
	return from, word
}

func trimDots(s string, from, end int) int {
	return from + len(strings.TrimRight(s[from:end], ".:"))
}
