package prose

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Line is one line of a document's text.
type Line struct {
	Number int // from 1
	Text   string
}

// Lines gives the lines of a text.
func Lines(document []byte) []Line {
	var lines []Line
	number := 0
	for text := range strings.Lines(string(document)) {
		number++
		lines = append(lines, Line{number, strings.TrimRight(text, "\r\n")})
	}
	return lines
}

// sentence is a sentence, a heading or another line of a page that stands for itself.
type sentence struct {
	text      string
	tokens    []token
	line      int
	breaks    []lineBreak // where the later lines of the sentence begin
	paragraph int         // sentences of one paragraph share its number
	first     bool        // begins its paragraph
	bullet    bool        // stands in a list
	heading   bool        // a line without an end, as headings and the lines of contact blocks are
	blank     bool        // a blank line stands before it
	language  language
}

type lineBreak struct{ offset, line int }

// lineAt gives the line of a byte of the sentence.
func (s *sentence) lineAt(offset int) int {
	line := s.line
	for _, b := range s.breaks {
		if b.offset <= offset {
			line = b.line
		}
	}
	return line
}

// paragraph is a run of text between line ends that mean something.
type paragraph struct {
	text   string
	line   int
	breaks []lineBreak
	bullet bool
	blank  bool
}

// split gives the sentences of a page.
func split(lines []Line) []sentence {
	var sentences []sentence
	for n, p := range paragraphs(lines) {
		start := 0
		for start < len(p.text) {
			end := sentenceEnd(p.text, start)
			text := strings.TrimSpace(p.text[start:end])
			if text != "" {
				offset := start + strings.Index(p.text[start:], text)
				sentences = append(sentences, p.sentence(text, offset, n, start == 0))
			}
			start = end
		}
	}
	return sentences
}

// longestQuestion bounds the questions, in bytes, that are headings: Vem betalar?
const longestQuestion = 50

func (p *paragraph) sentence(text string, offset, number int, first bool) sentence {
	s := sentence{
		text: text, tokens: tokenize(text), line: p.line, paragraph: number,
		first: first, bullet: p.bullet, blank: p.blank && first,
	}
	for _, b := range p.breaks {
		if b.offset <= offset {
			s.line = b.line
		} else if b.offset < offset+len(text) {
			s.breaks = append(s.breaks, lineBreak{b.offset - offset, b.line})
		}
	}
	s.heading = first && len(text) == len(strings.TrimSpace(p.text)) && (!strings.ContainsAny(text[len(text)-1:], ".!?") || number < 3 && len(text) < 80 && !strings.HasSuffix(text, ".") || strings.HasSuffix(text, "?") && len(text) < longestQuestion)
	return s
}

// paragraphs joins the lines that only the width of a page has parted.
func paragraphs(lines []Line) []paragraph {
	var all []paragraph
	width, blank := wrappedAt(lines), false
	for _, l := range lines {
		text := withColon(strings.TrimSpace(strings.ReplaceAll(l.Text, "\u00a0", " ")))
		if text == "" {
			blank = true
			continue
		}
		content, bullet := withoutBullet(text)
		if last := len(all) - 1; last >= 0 && !blank && !bullet && all[last].continues(content, width) {
			p := &all[last]
			if strings.HasSuffix(p.text, "-") {
				content = strings.TrimLeft(content, " ")
				p.text = joinHyphen(p.text, content)
			} else {
				p.text += " "
			}
			p.breaks = append(p.breaks, lineBreak{len(p.text), l.Number})
			p.text += content
			continue
		}
		all = append(all, paragraph{text: content, line: l.Number, bullet: bullet, blank: blank})
		blank = false
	}
	return all
}

// withColon writes a row of a table with two columns as a label with what it labels: "Hakija | X" and "Hakija<tab>X".
func withColon(text string) string {
	text = strings.TrimSpace(strings.Trim(text, "|")) // a table may have lines at its sides, too
	label, value, found := strings.Cut(text, "\t")
	if !found {
		label, value, found = strings.Cut(text, "|")
	}
	label, value = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(label), ":")), strings.TrimSpace(value)
	if !found {
		return labelled(text)
	}
	if value == "" || strings.ContainsAny(value, "\t|") || len(label) >= 40 || strings.Count(label, " ") > 2 || !unicode.IsUpper(firstLetter(label)) {
		return strings.ReplaceAll(text, "\t", ", ") // a row of a table with more columns
	}
	return label + ": " + value
}

// labelWords stand at the start of a line of a table whose signs were lost: Rahoittaja Kaislan liitto.
var labelWords = setOf(`rahoittaja rahoittajat päärahoittaja toteuttaja toteuttajat päätoteuttaja osatoteuttaja osatoteuttajat hakija päähakija hallinnoija tuensaaja
	kumppanit hankekumppanit partnerit yhteistyökumppanit rahoitusohjelma toteutusaika hankeaika projektägare finansiär finansiärer samarbetspartner funder funders partners`)

// labelled writes a line of a table as a label with what it labels: a label, then a capital or a number, and no end of a sentence.
func labelled(text string) string {
	label, value, found := strings.Cut(text, " ")
	first := firstLetter(value)
	if !found || !labelWords[strings.ToLower(label)] || !unicode.IsUpper(firstLetter(label)) || len(text) > 160 || strings.ContainsAny(text[len(text)-1:], ".!?:") {
		return text
	}
	if first != 0 && !unicode.IsUpper(first) || strings.HasPrefix(value, "(") {
		return text
	}
	return label + ": " + value
}

// joinHyphen gives the text that a continuation is put behind: a hyphen at the end of a line parts a word (hank-keen), stands for a part
// left out (työ- ja) or belongs to a compound, which can't be told from the first and is kept.
func joinHyphen(text, next string) string {
	if first, _, _ := strings.Cut(next, " "); slices.Contains([]string{"ja", "tai", "sekä", "och", "and"}, first) {
		return text + " "
	}
	return text
}

// wrappedAt gives the length that a line must have for the next to go on with it, where lines end at a width and not at paragraphs, as in a
// plain text of 80 columns or a leaflet of fewer; 0 where they end at paragraphs.
func wrappedAt(lines []Line) int {
	const widest, column, fewest = 120, 55, 4
	filled, longest, all, broken, pairs := 0, 0, 0, 0, 0
	for i, l := range lines {
		n := utf8.RuneCountInString(l.Text)
		longest = max(longest, n)
		if n > column {
			filled++
		}
		if n > 0 {
			all++
		}
		if i > 0 && n > 0 && lines[i-1].Text != "" {
			pairs++
			if first, _ := utf8.DecodeRuneInString(l.Text); unicode.IsLower(first) && !strings.ContainsAny(lines[i-1].Text[len(lines[i-1].Text)-1:], ".!?:;,") {
				broken++
			}
		}
	}
	switch {
	case longest > widest:
		return 0
	case filled >= fewest && filled*5 >= all*2:
		return column
	case broken >= fewest && broken*3 >= pairs:
		return min(longest*3/4, column)
	}
	return 0
}

// continues tells whether a line goes on with the paragraph before it, by the length that a line must have for that.
func (p *paragraph) continues(next string, width int) bool {
	lastLine := len(p.text)
	if n := len(p.breaks); n > 0 {
		lastLine -= p.breaks[n-1].offset
	}
	first, _ := utf8.DecodeRuneInString(next)
	if isLabelled(next) || isLabelled(p.text) {
		return false
	}
	if strings.ContainsAny(p.text[len(p.text)-1:], ".!?:;") {
		return width > 0 && lastLine > width+3 && !strings.HasSuffix(p.text, ":")
	}
	least := 40 // of a line that goes on in lower case
	if width > 0 {
		least = min(least, width*2/3)
	}
	return unicode.IsLower(first) && lastLine > least && !endsInDetail.MatchString(p.text) || width > 0 && lastLine > width
}

// endsInDetail matches text that ends in an address or a number, behind which the next contact begins, be it in lower case.
var endsInDetail = regexp.MustCompile(`(?:@|\(at\)|\[at\])\s?\S+$|\d[\d -]{5,}\d$`)

// isLabelled tells whether a line begins with a label and a colon.
func isLabelled(text string) bool {
	label, _, found := strings.Cut(text, ":")
	return found && len(label) < 40 && strings.Count(label, " ") < 4 && unicode.IsUpper(firstLetter(label))
}

// withoutBullet takes away the sign before the item of a list.
func withoutBullet(text string) (string, bool) {
	for _, bullet := range []string{"•", "·", "●", "▪", "○", "*", "–", "—", "- ", "+ ", "o ", "‣", "►", "»"} {
		if rest, found := strings.CutPrefix(text, bullet); found {
			if rest = strings.TrimSpace(rest); rest != "" {
				return rest, true
			}
		}
	}
	return text, false
}

// abbreviations end in a dot that ends no sentence.
var abbreviations = setOf(`mm esim puh p ms ks ns n klo jne ym yms ml os tel s prof dos tri ts mr mrs dr nr kl bl t.ex e.g i.e st
	nk em ao ko vs ma vt va tj apul aik ent eli tlf f.d s.k fil toim alk v esim noin ca exkl inkl m.m o.s.v dvs resp no vol
	kpl milj mrd eur sähköp e k a b c d ev lut ev.lut ort`)

func setOf(words string) map[string]bool {
	set := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// maxSentence bounds a sentence in bytes: what is longer is no sentence, and is cut at a space.
const maxSentence = 3000

// sentenceEnd gives the end of the sentence that begins at from.
func sentenceEnd(s string, from int) int {
	for at := from; at < len(s); at++ {
		switch s[at] {
		case '.', '!', '?':
		case ' ':
			if at-from > maxSentence {
				return at
			}
			continue
		default:
			continue
		}
		end := at + 1
		for end < len(s) && strings.IndexByte(".!?)\"'", s[end]) >= 0 {
			end++
		}
		for strings.HasPrefix(s[end:], "”") || strings.HasPrefix(s[end:], "’") {
			end += len("”")
		}
		if end == len(s) {
			return end
		}
		if s[end] != ' ' || !opensSentence(s[end+1:]) || s[at] == '.' && staysOpen(s[from:at]) {
			continue
		}
		return end
	}
	return len(s)
}

func opensSentence(rest string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " \"”’'(–-"))
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

// staysOpen tells whether the dot behind a text is an abbreviation's or an ordinal's.
func staysOpen(before string) bool {
	at := strings.LastIndexFunc(before, func(r rune) bool { return unicode.IsSpace(r) || r == '(' })
	last := before[at+1:]
	if last == "" {
		return false
	}
	if digits := strings.Trim(last, "0123456789–-"); digits == "" {
		return len(last) <= 2 || strings.ContainsAny(last, "–-") && len(last) <= 5
	}
	lower := strings.ToLower(last)
	if strings.HasSuffix(lower, "r.y") || lower == "ry" || lower == "oy" {
		return false
	}
	return abbreviations[lower] || utf8.RuneCountInString(last) == 1 || strings.Trim(last, "0123456789.") == "" && strings.Count(last, ".") == 1 && len(last) <= 5
}
