package prose

import "strings"

// cases is the set of cases that a form of a Finnish noun can stand in.
type cases uint16

const (
	nominative cases = 1 << iota
	genitive
	partitive
	inessive
	elative
	illative
	adessive
	ablative
	allative
	essive
	translative
	plural // beside the case

	local   = inessive | elative | illative | adessive | ablative | allative
	within  = inessive | adessive // where something is
	anyCase = plural - 1
)

func (c cases) has(other cases) bool { return c&other != 0 }

// form is an inflected word.
type form struct {
	text  string
	cases cases
}

// ending is what a case puts behind a stem; A, O and U stand for the vowels that agree with it.
type ending struct {
	text string
	cases
}

var (
	weakEndings = []ending{
		{"n", genitive}, {"ssA", inessive}, {"stA", elative}, {"llA", adessive}, {"ltA", ablative}, {"lle", allative}, {"ksi", translative},
	}
	obliqueEndings = []ending{
		{"ssA", inessive}, {"stA", elative}, {"llA", adessive}, {"ltA", ablative}, {"lle", allative}, {"nA", essive}, {"ksi", translative},
	}
	pluralEndings = append([]ending{{"hin", illative}, {"in", illative}, {"tA", partitive}}, obliqueEndings...)
)

// inflect gives the singular of a noun from its nominative and genitive: those two tell its stems. It gives a form too many
// where Finnish has two (Keuruuseen, Keuruuhun), because it is for recognising words and not for writing them.
// A nominative in -set whose genitive is in -sten (Kauniainen has Kauniaisten) is inflected in the plural.
//
// The rules are those of Iso suomen kielioppi, §§ 55–77 (nominal inflection types).
func inflect(nominativeForm, genitiveForm string) []form {
	forms := []form{{nominativeForm, nominative}}
	if stem, found := strings.CutSuffix(genitiveForm, "sten"); found && strings.HasSuffix(nominativeForm, "nen") {
		forms = append(forms, form{genitiveForm, genitive}, form{stem + "si" + harmony(stem), partitive}, form{stem + "siin", illative})
		return append(forms, withEndings(stem+"si", obliqueEndings, 0)...)
	}
	weak, found := strings.CutSuffix(genitiveForm, "n")
	if !found {
		return append(forms, form{genitiveForm, genitive})
	}
	strong := strongStem(nominativeForm, weak)
	forms = append(forms, withEndings(weak, weakEndings, 0)...)
	forms = append(forms, withEndings(strong, []ending{{"nA", essive}}, 0)...)
	for _, into := range illatives(nominativeForm, weak, strong) {
		forms = append(forms, form{into, illative})
	}
	for _, part := range partitives(nominativeForm, strong) {
		forms = append(forms, form{part, partitive})
	}
	return forms
}

// inflectPlural gives the plural of a noun from the genitives of singular and plural and the inessive of the plural, of
// which the last two may be empty.
func inflectPlural(genitiveForm, pluralGenitive, pluralInessive string) []form {
	if pluralGenitive == "" {
		return nil
	}
	forms := []form{{pluralGenitive, genitive | plural}}
	if weak, found := strings.CutSuffix(genitiveForm, "n"); found {
		forms = append(forms, form{weak + "t", nominative | plural})
	}
	if len(pluralInessive) > 3 {
		forms = append(forms, withEndings(pluralInessive[:strings.LastIndex(pluralInessive, "ss")], pluralEndings, plural)...)
	}
	return forms
}

func withEndings(stem string, endings []ending, also cases) []form {
	forms := make([]form, len(endings))
	vowel := harmony(stem)
	for i, e := range endings {
		forms[i] = form{stem + strings.ReplaceAll(e.text, "A", vowel), e.cases | also}
	}
	return forms
}

// strongStem gives the stem of essive and illative. The weak stem serves but where the consonants before its vowel change
// (Turu-n, Turkuu-n) and the nominative shows them.
func strongStem(nominativeForm, weak string) string {
	switch {
	case strings.HasSuffix(nominativeForm, "nen"), strings.HasSuffix(nominativeForm, "e"), weak == "":
		return weak
	case strings.HasSuffix(nominativeForm, "us") && strings.HasSuffix(weak, "de"), strings.HasSuffix(nominativeForm, "ys") && strings.HasSuffix(weak, "de"):
		return weak[:len(weak)-2] + "te"
	case strings.HasSuffix(nominativeForm, "vesi"):
		return nominativeForm[:len(nominativeForm)-2] + "te"
	case strings.HasSuffix(nominativeForm, "i") && strings.HasSuffix(weak, "e"):
		return nominativeForm[:len(nominativeForm)-1] + "e"
	case endsInVowel(nominativeForm):
		return nominativeForm
	}
	return weak
}

func illatives(nominativeForm, weak, strong string) []string {
	vowel := lastLetter(strong)
	if strong == "" || !endsInVowel(strong) {
		return nil
	}
	rest := strong[:len(strong)-len(vowel)]
	switch {
	case strings.HasSuffix(nominativeForm, "nen"), !endsInVowel(nominativeForm) && !isDouble(weak):
		return []string{strong + vowel + "n"}
	case isDouble(strong):
		return []string{strong + "seen", strong + "h" + vowel + "n"}
	case endsInVowel(rest): // -io, -ua: both kinds of ending are heard in names
		return []string{strong + vowel + "n", strong + "h" + vowel + "n"}
	}
	return []string{strong + vowel + "n"}
}

func partitives(nominativeForm, strong string) []string {
	vowel := harmony(nominativeForm)
	switch {
	case strings.HasSuffix(nominativeForm, "nen"):
		return []string{nominativeForm[:len(nominativeForm)-3] + "st" + vowel}
	case strings.HasSuffix(nominativeForm, "us") && strings.HasSuffix(strong, "te"), strings.HasSuffix(nominativeForm, "ys") && strings.HasSuffix(strong, "te"):
		return []string{nominativeForm[:len(nominativeForm)-1] + "tt" + vowel}
	case strings.HasSuffix(nominativeForm, "e") && strong == nominativeForm:
		return []string{nominativeForm + vowel}
	case strings.HasSuffix(nominativeForm, "e"):
		return []string{nominativeForm + "tt" + vowel}
	case !endsInVowel(nominativeForm):
		return []string{nominativeForm + "t" + vowel}
	case strings.HasSuffix(nominativeForm, "vesi"):
		return []string{nominativeForm[:len(nominativeForm)-2] + "tt" + vowel}
	case strings.HasSuffix(nominativeForm, "i") && strings.HasSuffix(strong, "e"):
		if rest := strong[:len(strong)-1]; hasAny(rest, "r", "l", "n") {
			return []string{strong + vowel, rest + "t" + vowel}
		}
		return []string{strong + vowel}
	case isDouble(strong):
		return []string{strong + "t" + vowel}
	}
	if last := lastLetter(strong); endsInVowel(strong[:len(strong)-len(last)]) {
		return []string{strong + vowel, strong + "t" + vowel}
	}
	return []string{strong + vowel}
}

// frontTails are words that end back-vowel compounds (Rovaniemi, Haapavesi) and have front vowels or none of their own: the
// last part of a compound decides.
var frontTails = []string{"niemi", "nieme", "vesi", "vede", "vete", "mieli", "miele", "lehti", "lehde", "kivi", "kive", "selki", "keski"}

// harmony gives the a or ä that endings of a word have.
func harmony(word string) string {
	for _, tail := range frontTails {
		if strings.HasSuffix(word, tail) {
			return "ä"
		}
	}
	tail := word[strings.LastIndexAny(word, "- ")+1:]
	switch at := strings.LastIndexAny(tail, "aouåAOUÅäöyÄÖY"); {
	case at < 0:
		return "ä"
	case strings.ContainsAny(tail[at:], "äöyÄÖY"):
		return "ä"
	}
	return "a"
}

const vowels = "aeiouyåäö"

func endsInVowel(word string) bool { return word != "" && strings.Contains(vowels, lastLetter(word)) }

// isDouble holds for words that end in a long vowel.
func isDouble(word string) bool {
	last := lastLetter(word)
	return last != "" && endsInVowel(word) && strings.HasSuffix(word[:len(word)-len(last)], last)
}

// lastLetter gives the last rune of a word as text.
func lastLetter(word string) string {
	at := len(word) - 1
	for at > 0 && word[at]&0xC0 == 0x80 {
		at--
	}
	return word[max(at, 0):]
}
