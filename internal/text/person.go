package text

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxNameWords bounds of how many words a person's name is looked for in a text.
const maxNameWords = 4

// NameForms gives keys by which a person's name is found again in running text ([NamesIn]), each once: whichever way its
// words are ordered, and in the Finnish cases. A name of more than four words, or of none, has no key.
func NameForms(name string) []string {
	var words [][]string
	for token := range Tokens(name) {
		if len(words) > 0 && strings.Contains(name[token.Start:token.End], "-") {
			words = words[:max(0, len(words)-strings.Count(name[token.Start:token.End], "-")-1)] // its parts stand before a compound
		}
		if word := termOf(token.Text); word != "" {
			words = append(words, caseForms(word))
		}
	}
	if len(words) == 0 || len(words) > maxNameWords {
		return nil
	}
	forms := []string{""}
	for _, alternatives := range words {
		var longer []string
		for _, form := range forms {
			for _, word := range alternatives {
				longer = append(longer, form+" "+word)
			}
		}
		forms = longer
	}
	for i, form := range forms {
		forms[i] = nameKey(strings.Fields(form))
	}
	slices.Sort(forms)
	return slices.Compact(forms)
}

// nameKey gives the key of words in whichever order they come.
func nameKey(words []string) string {
	slices.Sort(words)
	return strings.Join(words, " ")
}

// caseForms gives the stems of a folded name in the Finnish cases.
func caseForms(word string) []string {
	var forms []string
	for _, base := range obliqueStems(word) {
		for _, ending := range []string{"n", "lle", "lla", "lta", "sta", "ssa", "a", "ta", "t", ""} {
			forms = append(forms, stem(base+ending))
		}
	}
	forms = append(forms, stem(word), word)
	slices.Sort(forms)
	return slices.DeleteFunc(slices.Compact(forms), func(form string) bool { return form == "" })
}

// weakGrades are how Finnish writes consonants before a closed syllable, folded.
var weakGrades = [][2]string{
	{"kk", "k"},
	{"pp", "p"},
	{"tt", "t"},
	{"nt", "nn"},
	{"nk", "ng"},
	{"mp", "mm"},
	{"lt", "ll"},
	{"rt", "rr"},
	{"ht", "hd"},
	{"lk", "l"},
	{"rk", "r"},
	{"k", ""},
	{"p", "v"},
	{"t", "d"},
}

// obliqueStems gives what the endings of cases are put to in a folded name.
func obliqueStems(word string) []string {
	if root, is := strings.CutSuffix(word, "nen"); is {
		return []string{root + "se", root + "s"}
	}
	if root, is := strings.CutSuffix(word, "as"); is {
		return append(doubled(root, "aa"), word)
	}
	last := len(word) - 1
	if last < 2 || !strings.ContainsRune("aeiouy", rune(word[last])) {
		return []string{word + "i", word, word + "e"}
	}
	stems := []string{word}
	if word[last] == 'i' {
		stems = append(stems, word[:last]+"e")
	}
	for _, grade := range weakGrades {
		if body, is := strings.CutSuffix(word[:last], grade[0]); is {
			for _, strong := range slices.Clone(stems) {
				stems = append(stems, body+grade[1]+strong[last:])
			}
			break
		}
	}
	return stems
}

// doubled gives the stems of a name that ends in a weak grade, as Mallikas becomes Mallikkaa-.
func doubled(root, ending string) []string {
	stems := []string{root + ending}
	for _, grade := range weakGrades {
		if grade[1] == "" {
			continue
		}
		if body, is := strings.CutSuffix(root, grade[1]); is {
			stems = append(stems, body+grade[0]+ending)
		}
	}
	return stems
}

// Mention is a part of a text that may be someone's name, with the keys that it may have ([NameForms]).
type Mention struct {
	Start, End int
	Keys       []string
}

// NamesIn gives the parts of a text that may be names, the longest first of those that begin at the same word: up to four words in a
// row, each of which begins with a capital, with nothing but blanks or a comma between them.
func NamesIn(s string) iter.Seq[Mention] {
	return func(yield func(Mention) bool) {
		words := capitalised(s)
		for i := range words {
			last := i
			for last+1 < len(words) && last+1-i < maxNameWords && joins(s[words[last].End:words[last+1].Start]) {
				last++
			}
			for ; last >= i; last-- {
				if !yield(Mention{words[i].Start, words[last].End, mentionKeys(words[i : last+1])}) {
					return
				}
			}
		}
	}
}

// capitalised gives the words of a text that begin with a capital, compounds in the place of their parts.
func capitalised(s string) []Token {
	var words []Token
	for token := range Tokens(s) {
		first, _ := utf8.DecodeRuneInString(token.Text)
		if !unicode.IsUpper(first) {
			continue
		}
		for len(words) > 0 && words[len(words)-1].Start >= token.Start {
			words = words[:len(words)-1] // a part of the compound
		}
		words = append(words, token)
	}
	return words
}

// joins says whether words with this between them may be one name.
func joins(between string) bool {
	return between != "" && len(between) <= 4 && strings.Trim(between, ", \t\n\u00a0") == "" && strings.Count(between, ",") <= 1
}

func mentionKeys(words []Token) []string {
	keys := []string{""}
	for _, token := range words {
		word := termOf(token.Text)
		var longer []string
		for _, key := range keys {
			longer = append(longer, key+" "+word)
			if stemmed := stem(word); stemmed != word {
				longer = append(longer, key+" "+stemmed)
			}
		}
		keys = longer
	}
	for i, key := range keys {
		keys[i] = nameKey(strings.Fields(key))
	}
	return keys
}
