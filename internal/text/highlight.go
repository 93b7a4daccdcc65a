package text

import (
	"iter"
	"unicode"
	"unicode/utf8"
)

// Snippet is a passage of a text with the words that answer a query.
type Snippet struct {
	Text   string // the passage exactly as it stands in the text
	Offset int    // where the passage begins in the text, in bytes
	Cut    bool   // whether the text goes on before or after the passage
	Spans  []Span // the matches, ascending, apart from each other
}

// Span is a range of bytes in a snippet's text.
type Span struct{ Start, End int }

const (
	maxScanned = 64 << 10 // bytes of a text that are searched for matches
	maxSpans   = 64       // matches that one snippet shows
)

// Highlight gives a passage of at most maxRunes runes around the first word of text that answers a term of query, and
// marks every such word in it, at most 64. The passage begins and ends at the edge of a word unless a word
// alone is longer than the passage. Without a match it is the beginning of the text, with no spans. Matches are looked
// for in the first 64 KiB. Text that isn't UTF-8 comes back as it is.
func Highlight(text string, query []QueryTerm, maxRunes int) Snippet {
	matches := match(Cut(text, maxScanned), query)
	anchor := 0
	if len(matches) > 0 {
		anchor = matches[0].Start
	}
	start, end := passage(text, anchor, max(maxRunes, 0))
	snippet := Snippet{Text: text[start:end], Offset: start, Cut: start > 0 || end < len(text)}
	for _, span := range matches {
		if span.Start >= start && span.End <= end && len(snippet.Spans) < maxSpans {
			snippet.Spans = append(snippet.Spans, Span{span.Start - start, span.End - start})
		}
	}
	return snippet
}

// Pieces gives the snippet's text in order as alternating pieces, each with whether it is a match.
// Put together the pieces are the text; none is empty.
func (s Snippet) Pieces() iter.Seq2[string, bool] {
	return func(yield func(string, bool) bool) {
		at := 0
		for _, span := range s.Spans {
			if at < span.Start && !yield(s.Text[at:span.Start], false) {
				return
			}
			if !yield(s.Text[span.Start:span.End], true) {
				return
			}
			at = span.End
		}
		if at < len(s.Text) {
			yield(s.Text[at:], false)
		}
	}
}

// match finds the words of text that answer a term.
func match(text string, query []QueryTerm) []Span {
	if len(query) == 0 {
		return nil
	}
	wanted := initials(query)
	var spans []Span
	for token := range Tokens(text) {
		if !answers(token.Text, query, &wanted) {
			continue
		}
		for len(spans) > 0 && spans[len(spans)-1].Start >= token.Start { // a compound covers its parts
			spans = spans[:len(spans)-1]
		}
		spans = append(spans, Span{token.Start, token.End})
	}
	return spans
}

func answers(token string, query []QueryTerm, wanted *[256]bool) bool {
	folded := termOf(token)
	if folded == "" || !wanted[folded[0]] {
		return false
	}
	stemmed := stem(folded)
	for _, term := range query {
		if term.matchesTerm(folded, stemmed) {
			return true
		}
	}
	return false
}

// initials gives the first bytes that a matching word can have: stemming never touches the first letter, so most words
// of a text need no stemming.
func initials(query []QueryTerm) (wanted [256]bool) {
	for _, term := range query {
		for _, exact := range term.Exact {
			if exact != "" {
				wanted[exact[0]] = true
			}
		}
		if term.Prefix != "" {
			wanted[term.Prefix[0]] = true
		}
	}
	return wanted
}

// passage chooses the bytes of text to show for a match at anchor: a quarter of the runes before it, the rest after.
func passage(text string, anchor, maxRunes int) (start, end int) {
	start = back(text, anchor, maxRunes/4)
	end = forward(text, start, maxRunes)
	if end == len(text) { // nothing left behind the passage: use the room before it
		start = back(text, end, maxRunes)
	}
	if edge := nextEdge(text, start, anchor); edge >= 0 {
		start = edge
	}
	if edge := previousEdge(text, end, anchor); edge > start {
		end = edge
	}
	return start, end
}

// back and forward go n runes from byte i towards the beginning or the end of text.
func back(text string, i, n int) int {
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(text[:i])
		i -= size
	}
	return i
}

func forward(text string, i, n int) int {
	for ; n > 0 && i < len(text); n-- {
		_, size := utf8.DecodeRuneInString(text[i:])
		i += size
	}
	return i
}

// nextEdge gives the first beginning of a word from byte i up to limit, or -1.
func nextEdge(text string, i, limit int) int {
	if i == 0 {
		return 0
	}
	for at, r := range text[i:limit] {
		if before, _ := utf8.DecodeLastRuneInString(text[:i+at]); unicode.IsSpace(before) && !unicode.IsSpace(r) {
			return i + at
		}
	}
	return limit
}

// previousEdge gives the last end of a word at or before byte i and after limit, or -1.
func previousEdge(text string, i, limit int) int {
	if i == len(text) {
		return i
	}
	for i > limit {
		after, _ := utf8.DecodeRuneInString(text[i:])
		before, size := utf8.DecodeLastRuneInString(text[:i])
		if unicode.IsSpace(after) && !unicode.IsSpace(before) {
			return i
		}
		i -= size
	}
	return -1
}
