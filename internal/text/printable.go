package text

import (
	"strings"
	"unicode"
)

// Printable puts U+FFFD for each character that a terminal or a viewer may act on instead of showing it, such as those that
// begin a control sequence or turn the direction of writing; but for those of ASCII up to U+001F, which every format of logs
// escapes.
func Printable(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || unicode.IsPrint(r) {
			return r
		}
		return unicode.ReplacementChar
	}, text)
}
