package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold gives s in lower case without diacritics: å and ä become a, ö becomes o, é becomes e, Š becomes s.
// Letters that Unicode does not decompose are spelt as Finnish readers type them: ß ss, æ ae, œ oe, þ th,
// ø o, ð and đ d, ł l, ħ h, ŋ n, ŧ t. Ligatures, full-width forms and other compatibility characters become
// what they stand for; every kind of white space becomes a space of its own. Letters of other scripts keep
// their identity in lower case. Bytes that are not UTF-8 become U+FFFD.
//
// Fold is idempotent, and the same for composed and decomposed spellings.
func Fold(s string) string {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' || isControlSpace(c) {
			return string(appendFolded(make([]byte, 0, len(s)), s))
		}
	}
	return s
}

// appendFolded appends Fold(s) to dst.
func appendFolded(dst []byte, s string) []byte {
	for _, r := range s {
		dst = append(dst, foldedRune(r)...)
	}
	return dst
}

// foldedRune is foldRune with the common runes looked up.
func foldedRune(r rune) string {
	if 0 <= r && r < rune(len(latinFolds)) {
		return latinFolds[r]
	}
	return foldRune(r)
}

// isControlSpace tells tabs and line ends from other ASCII.
func isControlSpace(c byte) bool { return '\t' <= c && c <= '\r' }

// latinFolds holds foldRune of every rune up to the end of Latin Extended-B, where nearly all text lives.
var latinFolds = func() (folds [0x250]string) {
	for r := range folds {
		folds[r] = foldRune(rune(r))
	}
	return folds
}()

// foldRune decomposes r, drops the combining diacritics and lowers what is left.
func foldRune(r rune) string {
	if unicode.IsSpace(r) {
		return " "
	}
	decomposed := norm.NFKD.String(string(r))
	var folded strings.Builder
	for _, part := range decomposed {
		lower := unicode.ToLower(part)
		switch spelt, special := undecomposed[lower]; {
		case isDiacritic(lower), lower == ' ': // a space can only carry a free-standing accent here
		case special:
			folded.WriteString(spelt)
		default:
			folded.WriteRune(lower)
		}
	}
	return folded.String()
}

// isDiacritic holds for the combining marks that Latin, Greek and Cyrillic letters decompose to. Marks of other
// scripts are vowels and tones that words differ by, so they stay.
func isDiacritic(r rune) bool { return 0x0300 <= r && r <= 0x036F }

// undecomposed spells the lower-case letters that carry their stroke or ligature inside.
var undecomposed = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'þ': "th",
	'ø': "o", 'ð': "d", 'đ': "d", 'ł': "l", 'ħ': "h", 'ı': "i",
	'ŋ': "n", 'ŧ': "t", 'ǥ': "g", 'ʒ': "z", // Sámi
	'ς': "σ",
}
