package text

import (
	"regexp"
	"strings"
)

// HideContacts replaces what looks like an e-mail or a telephone number in a text by "…", in the ways that pages write
// them: with @, (at) or [at], and with blanks, dashes, dots or slashes between digits. Business ids, dates and amounts,
// which can look like telephone numbers, stay.
func HideContacts(text string) string {
	if !mayHoldContacts(text) {
		return text
	}
	var shown strings.Builder
	at := 0
	for _, match := range contacts.FindAllStringIndex(text, -1) {
		if businessID.MatchString(text[match[0]:match[1]]) || amountGoesOn.MatchString(text[at:match[0]]) {
			continue
		}
		shown.WriteString(text[at:match[0]] + "…")
		at = match[1]
	}
	return shown.String() + text[at:]
}

// mayHoldContacts says quickly of most texts that they hold no contacts: nothing stands in them that one has or begins with.
func mayHoldContacts(text string) bool {
	for i := range len(text) {
		rest := text[i+1:]
		switch text[i] {
		case '@':
			return true
		case '(', '[':
			if strings.HasPrefix(rest, "a") || strings.HasPrefix(rest, "ä") || strings.HasPrefix(rest, "@") {
				return true
			}
		case ' ':
			if len(rest) > 2 && strings.EqualFold(rest[:3], "at ") {
				return true
			}
		case '+', '0':
			if i == 0 || !isWordByte(text[i-1]) {
				return true
			}
		}
	}
	return strings.Contains(text, "＠")
}

// isWordByte says whether a byte is a letter or digit of ASCII, as word boundaries of regular expressions have it.
func isWordByte(b byte) bool {
	return '0' <= b && b <= '9' || 'a' <= b|0x20 && b|0x20 <= 'z' || b == '_'
}

// Between the digits of a number: blanks, also those that don't break, brackets and dashes of all kinds.
const between = `[\s\x{a0}\x{2000}-\x{200b}\x{202f}\x{2060}()\x{2010}-\x{2015}\x{2212}-]`

var contacts = regexp.MustCompile(
	`[\p{L}\p{N}._%+'-]+` + between + `?(?:[@＠]|[(\[](?:at|ät|a|@)[)\]])` + between + `?[\p{L}\p{N}.-]+` + // e-mail
		`|(?i:[\p{L}\p{N}_-]+\.[\p{L}\p{N}._-]+ at [\p{L}\p{N}-]+\.[\p{L}\p{N}.-]*\p{L})` + // its at in words
		`|(?:\+\d{1,3}|\b0)(?:\d|` + between + `){5,}\d(?:[./]\d{2,})*` + // telephone
		`|(?:\+\d{1,3}[ .]?\d{1,3}|\b0\d{2,3})[./]\s?\d{3,}(?:[. ]\d+)*` + // with dots or slashes: 050.555.0123
		`|\b0\d{1,3}[./]\s?\d{5,}`) // 03/1234567

var (
	businessID   = regexp.MustCompile(`^\d{7}-\d$`)
	amountGoesOn = regexp.MustCompile(`\d\s$`)
)
