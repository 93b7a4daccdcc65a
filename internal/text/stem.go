package text

import (
	"strings"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/finnish"
)

const (
	minStemmed   = 4  // shorter words carry no ending that could be told from the word
	minKept      = 4  // a stem with fewer letters stands for too many words
	maxTermBytes = 64 // what is longer is data that lost its spaces; only its beginning is indexed
)

// stem gives the form that the inflected forms of a folded word share. It isn't always a word itself.
//
// The steps are Snowball's Finnish stemmer (https://snowballstem.org/algorithms/finnish/stemmer.html), which takes
// case endings, possessives and particles away, and then conflate for what it leaves to others: consonant gradation.
// The stemmer runs on the folded word, not on the accented one: its endings come in pairs for vowel harmony (-ssa,
// -ssä) of which the back-vowel one still matches after folding, and an accented text and an unaccented query are
// so stemmed alike by construction.
func stem(folded string) string {
	if utf8.RuneCountInString(folded) < minStemmed || strings.ContainsAny(folded, "0123456789") {
		return folded
	}
	env := snowballstem.NewEnv(folded)
	finnish.Stem(env)
	stemmed := env.Current()
	if utf8.RuneCountInString(stemmed) < minKept {
		stemmed = strings.TrimRight(folded, "nt") // Snowball reads the end of "kunta" as a partitive
	}
	return conflate(stemmed)
}

// conflate evens out what still differs between the stems of one word: irregular words, the heads of compounds that
// change inside (joki, joen), derivational endings that inflect (-nen, -minen, -us, -uus), the final vowels that change
// before plural endings, and the grade of the last consonants (kaupunki, kaupungin). Final o and u don't change, and
// keep Hanko apart from hanke.
func conflate(stemmed string) string {
	if head, irregular := irregularStems[stemmed]; irregular {
		return head
	}
	stemmed = rewriteEnding(stemmed, compoundHeads, 2)
	stemmed = rewriteEnding(stemmed, derivations, minKept-1)
	if trimmed := strings.TrimRight(stemmed, "aei"); len(trimmed) >= minKept-1 {
		stemmed = trimmed
	}
	consonants := strings.TrimRight(stemmed, "ouy")
	return rewriteEnding(consonants, grades, 1) + stemmed[len(consonants):]
}

type rewrite struct{ from, to string }

// rewriteEnding applies the first rewrite that s ends with and that leaves at least kept bytes before it.
func rewriteEnding(s string, rewrites []rewrite, kept int) string {
	for _, r := range rewrites {
		if rest, found := strings.CutSuffix(s, r.from); found && len(rest) >= kept {
			return rest + r.to
		}
	}
	return s
}

var (
	compoundHeads = []rewrite{{"joe", "jok"}, {"mae", "mak"}, {"kun", "kunt"}, {"ved", "v"}}

	derivations = []rewrite{
		{"uud", "uus"},
		{"uut", "uus"},
		{"uuks", "uus"},
		{"yyd", "yys"},
		{"yyt", "yys"},
		{"yyks", "yys"},
		{"ks", "s"},
		{"ust", "us"},
		{"yst", "ys"},
		{"min", "m"},
		{"mis", "m"},
		{"mist", "m"},
		{"ain", "a"},
		{"ais", "a"},
		{"aist", "a"},
		{"oin", "o"},
		{"ois", "o"},
		{"oist", "o"},
		{"kas", "k"},
	}

	grades = []rewrite{
		{"ng", "nk"},
		{"nn", "nt"},
		{"mm", "mp"},
		{"ll", "lt"},
		{"rr", "rt"},
		{"kk", "k"},
		{"pp", "v"},
		{"p", "v"},
		{"tt", "t"},
		{"d", "t"},
	}

	// irregularStems join what Snowball leaves of the frequent words that no rule reaches without harm to others.
	irregularStems = map[string]string{
		"turu": "turku", "turk": "turku",
		"nuort": "nuor",
		"naine": "nais", "naist": "nais", "naise": "nais",
	}
)
