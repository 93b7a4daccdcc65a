package prose

import (
	"slices"
	"strings"
)

// phrase is a form of a name that is known as a whole.
type phrase struct {
	words    []string // in lower case
	kind     spanKind
	cases    cases
	name     string // what is meant, in base form
	of       string // the body's own name, as the gazetteer has it first
	spelling string // the name that this is a form of, in base form
	short    string // the abbreviation that this form is of
	other    bool   // of another name than the body's own spelling
	code     string // of a fund
	period   string // of a programme
	in       language
	exact    string // how the first word must begin where case tells it from a common word
	common   bool   // written in lower case inside a sentence
}

func (l *lexicon) addBodies() {
	for row := range rows(bodiesTSV, 3) {
		l.addName(row, phrase{kind: organisationSpan, name: upperFirst(row[0]), of: upperFirst(row[0]), common: row[0] == strings.ToLower(row[0])}, row[2])
	}
}

func (l *lexicon) addFunds() {
	for row := range rows(fundsTSV, 4) {
		row = []string{row[1], row[2], row[3], row[0]}
		l.addName(row, phrase{kind: fundSpan, name: row[0], code: row[3], common: true}, row[2])
	}
}

func (l *lexicon) addProgrammes() {
	for row := range rows(programmesTSV, 4) {
		p := phrase{kind: programmeSpan, name: row[0], period: row[2]}
		if isShort(row[0]) && row[0] == strings.ToUpper(row[0]) { // LIFE, and not the Life Sciences
			p.exact = row[0]
		}
		l.addName(row, p, row[3])
	}
}

// addName files a name with its other names.
func (l *lexicon) addName(row []string, p phrase, others string) {
	l.addForms(row[0], row[1], p)
	for other := range strings.SplitSeq(others, "|") {
		if other == "" {
			continue
		}
		also := p
		also.other = true
		if spelling, same := strings.CutPrefix(other, "="); same {
			also.other = false
			l.addForms(spelling, "", also)
			continue
		}
		if isShort(other) {
			also.short = other
			also.exact = other
		} else if !strings.ContainsAny(other, " ") && other != strings.ToLower(other) {
			also.exact = other[:1]
		}
		if tongue := languageOfName(other); tongue != finnish && p.kind == organisationSpan {
			also.name, also.in = upperFirst(other), tongue
		}
		l.addForms(other, "", also)
	}
}

// isShort tells abbreviations (TEM, ESR+, Xamk) from names.
func isShort(name string) bool { return !strings.Contains(name, " ") && len(name) <= 6 }

// languageOfName guesses the language of a body's name by its nouns.
func languageOfName(name string) language {
	lower := strings.ToLower(name)
	for _, w := range strings.Fields(lower) {
		if englishHeads[w] || w == "of" || w == "finnish" {
			return english
		}
	}
	for _, tail := range swedishTails {
		if strings.HasSuffix(lower, tail) || strings.HasPrefix(lower, tail+" ") {
			return swedish
		}
	}
	return finnish
}

// addForms files every form of a name, whose last word is inflected as the genitive tells.
func (l *lexicon) addForms(name, genitiveForm string, p phrase) {
	tokens := tokenize(name)
	last := tokens[len(tokens)-1].text
	var forms []form
	switch head, of := genitiveTail(last, genitiveForm); {
	case genitiveForm == name:
		forms = []form{{last, nominative | genitive}}
	case genitiveForm == "" || !of:
		forms = inflect(last, genitiveOf(last))
	default:
		forms = inflect(last, head)
	}
	if !strings.HasSuffix(last, "s") { // in Swedish texts
		forms = append(forms, form{last + "s", genitive})
	}
	for _, f := range forms {
		q := p
		q.spelling = upperFirst(name)
		q.cases = f.cases
		q.words = make([]string, len(tokens))
		for i, t := range tokens {
			q.words[i] = t.lower
		}
		q.words[len(tokens)-1] = strings.ToLower(f.text)
		l.phrases[q.words[0]] = append(l.phrases[q.words[0]], q)
	}
}

// genitiveTail completes the genitive of a name's last word, of which a gazetteer may give the end only.
func genitiveTail(last, genitiveForm string) (string, bool) {
	if len(genitiveForm) < 3 {
		return "", false
	}
	if at := strings.LastIndex(genitiveForm, " "); at >= 0 {
		genitiveForm = genitiveForm[at+1:]
	}
	at := strings.LastIndex(strings.ToLower(last), strings.ToLower(genitiveForm[:3]))
	if at < 0 {
		return "", false
	}
	return last[:at] + genitiveForm, true
}

func (l *lexicon) sortPhrases() {
	for _, phrases := range l.phrases {
		slices.SortStableFunc(phrases, func(a, b phrase) int { return len(b.words) - len(a.words) })
	}
}

// phraseAt finds the longest known name that begins at a token.
func (l *lexicon) phraseAt(tokens []token, at int) (phrase, bool) {
	first, ending := cutColon(tokens[at].lower)
	for _, p := range l.phrases[first] {
		n := len(p.words)
		if at+n > len(tokens) || n > 1 && ending != 0 {
			continue
		}
		if p.exact != "" && !strings.HasPrefix(tokens[at].text, p.exact) {
			continue
		}
		found, last := true, ending
		for i := 1; i < n && found; i++ {
			w := tokens[at+i].lower
			if i == n-1 {
				w, last = cutColon(w)
			}
			found = w == p.words[i]
		}
		if found {
			if last != 0 {
				p.cases = last
			}
			return p, true
		}
	}
	return phrase{}, false
}

// colonCases are the endings that Finnish puts behind a colon, after abbreviations.
var colonCases = map[string]cases{
	"n": genitive, "in": genitive, "ssa": inessive, "ssä": inessive, "sta": elative, "stä": elative, "lla": adessive,
	"llä": adessive, "lta": ablative, "ltä": ablative, "lle": allative, "na": essive, "nä": essive, "ksi": translative,
	"a": partitive, "ä": partitive, "ta": partitive, "tä": partitive, "aa": partitive, "ää": partitive, "hen": illative, "hin": illative,
	"han": illative, "iin": illative, "een": illative, "ään": illative, "yn": genitive, "s": genitive, "ille": allative,
	"illa": adessive, "ilta": ablative, "issa": inessive, "ista": elative, "t": nominative | plural, "iden": genitive | plural,
}

// cutColon parts an abbreviation from its ending; the cases are 0 where it has none.
func cutColon(w string) (string, cases) {
	at := strings.LastIndexByte(w, ':')
	if at <= 0 {
		return w, 0
	}
	if c, known := colonCases[w[at+1:]]; known {
		return w[:at], c
	}
	return w, 0
}

func upperFirst(s string) string {
	for at := range s {
		if at > 0 {
			return strings.ToUpper(s[:at]) + s[at:]
		}
	}
	return strings.ToUpper(s)
}
