package text

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
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
			if first, _ := utf8.DecodeRuneInString(rest); strings.ContainsRune("aAäÄ@", first) {
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
	`[\p{L}\p{N}._%+'-]+` + between + `?(?:[@＠]|[(\[](?i:at|ät|a|@)[)\]])` + between + `?[\p{L}\p{N}.-]+` + // e-mail
		`|(?i:[\p{L}\p{N}_-]+\.[\p{L}\p{N}._-]+ at [\p{L}\p{N}-]+\.[\p{L}\p{N}.-]*\p{L})` + // its at in words
		`|(?:\+\d{1,3}|\b0)(?:\d|` + between + `){5,}\d(?:[./]\d{2,})*` + // telephone
		`|(?:\+\d{1,3}[ .]?\d{1,3}|\b0\d{2,3})[./]\s?\d{3,}(?:[. ]\d+)*` + // with dots or slashes: 050.555.0123
		`|\b0\d{1,3}[./]\s?\d{5,}`) // 03/1234567

var (
	businessID   = regexp.MustCompile(`^\d{7}-\d$`)
	amountGoesOn = regexp.MustCompile(`\d\s$`)
)

// Contact is a part of a text that looks like an e-mail or a telephone number, with the keys that it may have
// ([EmailKey], [PhoneKey]).
type Contact struct {
	Start, End     int
	Emails, Phones []string
}

// ContactsIn gives the parts of a text that [HideContacts] hides. One that may be several telephone numbers in a row has the
// keys of all numbers that begin in it.
func ContactsIn(text string) []Contact {
	if !mayHoldContacts(text) {
		return nil
	}
	var found []Contact
	for _, match := range contacts.FindAllStringIndex(text, -1) {
		c := Contact{Start: match[0], End: match[1]}
		if words := text[match[0]:match[1]]; strings.ContainsAny(words, "@＠([") && strings.ContainsFunc(words, unicode.IsLetter) || strings.Contains(words, " at ") {
			c.Emails = []string{EmailKey(words)}
		} else {
			c.Phones = phonesIn(PhoneKey(words))
		}
		found = append(found, c)
	}
	return found
}

var writtenAt = regexp.MustCompile(`\s?(?:[(\[](?i:at|ät|a|@)[)\]]|＠|@)\s?|(?i:\sat\s)`)

// EmailKey gives the one form of an e-mail address, however it is written; "" for none.
func EmailKey(address string) string {
	return strings.Trim(strings.ToLower(writtenAt.ReplaceAllString(strings.TrimSpace(address), "@")), " .,;:<>()'\"")
}

// PhoneKey gives the digits of a telephone number as it is dialled within Finland: +358 40 is 040; "" for none.
func PhoneKey(number string) string {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, strings.ReplaceAll(number, "(0)", ""))
	for _, prefix := range []string{"00358", "358"} {
		if rest, is := strings.CutPrefix(digits, prefix); is && len(rest) > 4 {
			return "0" + strings.TrimPrefix(rest, "0")
		}
	}
	return digits
}

// Lengths of telephone numbers that are looked for in a row of digits.
const (
	leastDigits = 6
	mostDigits  = 15
)

// phonesIn gives the numbers that a row of digits may be or hold.
func phonesIn(digits string) []string {
	numbers := []string{digits}
	if len(digits) <= leastDigits || len(digits) > 4*mostDigits {
		return numbers
	}
	for from := range digits {
		for to := from + leastDigits; to <= min(len(digits), from+mostDigits); to++ {
			if part := digits[from:to]; part[0] == '0' || strings.HasPrefix(part, "358") {
				numbers = append(numbers, PhoneKey(part))
			}
		}
	}
	return numbers
}
