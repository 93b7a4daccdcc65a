package naming

import (
	"strings"
	"unicode"

	"verkosto/internal/text"
)

// Words gives the words of a name as they are compared: folded (text.Fold), without quotation marks, apostrophes and
// full stops, and parted by every other sign; & and + are words of their own. "Oy Ö. Öberg & Co. Ab" has the
// words oy, o, oberg, &, co, ab; "r.y." is ry and "T:mi" tmi.
func Words(name string) []string {
	var spaced strings.Builder
	for _, r := range text.Fold(name) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r):
			spaced.WriteRune(r)
		case r == '&', r == '+':
			spaced.WriteString(" " + string(r) + " ")
		case r == '.', unicode.Is(unicode.Quotation_Mark, r), unicode.Is(unicode.Cf, r), strings.ContainsRune("´`ʼ′″", r):
		default:
			spaced.WriteByte(' ')
		}
	}
	words := strings.Fields(spaced.String())
	for i := 0; i+1 < len(words); i++ {
		if words[i] == "t" && words[i+1] == "mi" { // t:mi
			words = append(append(words[:i:i], "tmi"), words[i+2:]...)
		}
	}
	return words
}

// Squeeze joins words without the spaces between them, in which spellings differ, but for those between two numbers,
// which would make another number.
func Squeeze(words []string) string {
	var squeezed []byte
	for _, word := range words {
		if n := len(squeezed); n > 0 && isDigit(squeezed[n-1]) && isDigit(word[0]) {
			squeezed = append(squeezed, ' ')
		}
		squeezed = append(squeezed, word...)
	}
	return string(squeezed)
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }
