package naming

import (
	"regexp"
	"strings"
)

// isInitials says whether a folded word can abbreviate a name: its letters stand in the name in their order, from the
// name's first on.
func isInitials(short string, words []string) bool {
	if len(short) < 2 || len(words) == 0 || short[0] != words[0][0] {
		return false
	}
	whole := strings.Join(words, "")
	at := 0
	for i := range len(short) {
		next := strings.IndexByte(whole[at:], short[i])
		if next < 0 {
			return false
		}
		at += next + 1
	}
	return true
}

var bracketed = regexp.MustCompile(`\s*[(\[]\s*([^()\[\]]{2,12})\s*[)\]]`)

// Abbreviation takes an abbreviation of a name out of it that stands in brackets, as in "Suomen ympäristökeskus (SYKE)": one
// word of three letters or more, which the name has in their order from its first on. It gives false where there is none.
func Abbreviation(name string) (rest, short string, found bool) {
	at := bracketed.FindStringSubmatchIndex(name)
	if at == nil {
		return name, "", false
	}
	short = name[at[2]:at[3]]
	rest = strings.TrimSpace(name[:at[0]] + name[at[1]:])
	words, folded := Words(rest), Words(short)
	if len(folded) != 1 || len(folded[0]) < 3 || !isInitials(folded[0], words) {
		return name, "", false
	}
	return rest, short, true
}

// Initials gives the first letters of the words of a name, for names of three words and more: "" for others. Words for
// "and" don't count.
func Initials(words []string) string {
	var initials []byte
	for _, word := range words {
		if word == "ja" || word == "och" || word == "and" || word == "of" || word == "the" || word == "&" || word[0] >= 0x80 {
			continue
		}
		initials = append(initials, word[0])
	}
	if len(initials) < 3 {
		return ""
	}
	return string(initials)
}

// Abbreviates says whether a folded word of three letters or more can abbreviate a name of the words: it has no letter
// that the name doesn't have in the same order, and begins as the name does.
func Abbreviates(short string, words []string) bool {
	return len(short) >= 3 && isInitials(short, words)
}
