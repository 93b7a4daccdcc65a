package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// maxSortKey is the length of the longest sort key, in bytes.
const maxSortKey = 256

// SortKey gives a string whose order by bytes, and so by code points, is the order of a Finnish dictionary. Databases
// keep it beside a name and sort by it, so that all of them agree without collations of their own. The contract:
//
//   - Upper and lower case are equal. Digits come before letters and are compared one by one.
//   - The letters are a…z å ä ö; v and w are different letters. As in CLDR's Finnish order æ counts as ä, ø as ö and
//     ü as y; every other Latin letter as what [Fold] makes of it. Letters of other scripts follow after ö.
//   - Runs of spaces and punctuation count as one space, which comes before everything else;
//     leading and trailing ones don't count.
//   - Å, ä and ö are written {, | and }, the ASCII characters after z: keys of Latin text are ASCII.
//   - A key is at most 256 bytes long; names that differ later are equal.
//
// Equal keys don't mean equal names: order by the key and then by something unique.
func SortKey(s string) string {
	key := make([]byte, 0, min(len(s), maxSortKey))
	gap := false
	for _, r := range norm.NFC.String(s[:min(len(s), 8*maxSortKey)]) {
		letter, isWord := sortLetter(r)
		if !isWord {
			gap = gap || !unicode.IsMark(r) && r != softHyphen
			continue
		}
		if gap && len(key) > 0 {
			key = append(key, ' ')
		}
		gap = false
		if key = append(key, letter...); len(key) >= maxSortKey {
			return strings.TrimRight(Cut(string(key), maxSortKey), " ")
		}
	}
	return string(key)
}

// sortLetter gives what stands for r in a sort key; punctuation and marks have nothing.
func sortLetter(r rune) (string, bool) {
	switch unicode.ToLower(r) {
	case 'å':
		return "{", true
	case 'ä', 'æ':
		return "|", true
	case 'ö', 'ø':
		return "}", true
	case 'ü':
		return "y", true
	}
	if !unicode.IsLetter(r) && !unicode.IsNumber(r) {
		return "", false
	}
	folded := foldedRune(r)
	return folded, folded != ""
}

// NameKey gives the form of a name in which its spellings in different documents meet. It is the natural key of
// organisations without a business id and of people, so it never changes for a name once published. The contract:
//
//   - The name is folded as by [Fold]: "ÅBO AKADEMI" is "abo akademi".
//   - Hyphens and dashes of every kind, commas, semicolons, underscores and runs of white space count as one space; there
//     are none at the ends. So "Keski-Suomen", "Keski – Suomen" and "keski  suomen" are one name.
//   - Quotation marks and apostrophes of every kind, and invisible characters, don't count.
//   - Dots at the end of a word don't count: "Oy." is "oy". Dots inside a word do.
//   - & is a word of its own, "A&B" is "a & b"; it is not translated, because the same sign is read "ja", "och" and
//     "and". The other signs stay as they are.
//   - Legal forms (oy, ry, sr) stay: bodies may differ by nothing else.
//
// A name without any letter, digit or sign has the key "".
func NameKey(s string) string {
	words := strings.Fields(strings.Map(nameRune, strings.ReplaceAll(Fold(s), "&", " & ")))
	kept := words[:0]
	for _, word := range words {
		if word = strings.TrimRight(word, "."); word != "" {
			kept = append(kept, word)
		}
	}
	return strings.Join(kept, " ")
}

// nameRune maps a folded rune to what it counts as in a name key; negative for nothing.
func nameRune(r rune) rune {
	switch {
	case r == ',', r == ';', r == '_', r == '−', unicode.Is(unicode.Dash, r): // − is the minus sign
		return ' '
	case unicode.Is(unicode.Quotation_Mark, r), r == '´', r == '`', r == 'ʼ', r == '′', r == '″':
		return -1
	case unicode.Is(unicode.Cf, r), unicode.IsControl(r):
		return -1
	}
	return r
}
