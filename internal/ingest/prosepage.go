package ingest

import (
	"errors"
	"io"
	"strings"

	"verkosto/internal/ingest/prose"
	"verkosto/internal/mention"
)

// parseProse reads a page of running text, plain or HTML, by the rules of package prose. What those rules doubt is no
// fact yet: it is kept apart for people to review.
func parseProse(r io.Reader, emit func(*mention.Project) error) (int, error) {
	text, count, err := readPage(r)
	if err != nil {
		return 0, err
	}
	lines, err := proseLines(text)
	if err != nil {
		return count, err
	}
	project, err := prose.ParseLines(lines)
	if no, ok := errors.AsType[*prose.NotProject](err); ok {
		return count, refusal(NotAProject, 0, "the text is about no project: %s", no.Reason)
	}
	if err != nil {
		return count, err
	}
	project.Doubts = project.Doubt(prose.Threshold)
	return count, emit(&project)
}

// proseLines gives the lines of a page as package prose takes them.
func proseLines(text string) ([]prose.Line, error) {
	if !isHTML(text) {
		return prose.Lines([]byte(text)), nil
	}
	lines, err := htmlLines(text)
	if err != nil {
		return nil, err
	}
	var plain []prose.Line
	for _, current := range lines {
		plain = append(plain, prose.Line{Number: current.number, Text: current.text})
	}
	return plain, nil
}

// The least that running text has: some words, and more of them on a line than a table has in its cells.
const (
	minProseWords = 8
	minLineWords  = 2
)

// isProse tells running text, whatever it is about, from tables and the like. No form of a register looks like it, but a page
// of a register that isn't known does.
func isProse(text string) bool {
	lines, err := proseLines(text)
	if err != nil {
		return false
	}
	words, filled, cells, rows := 0, 0, 0, 0
	for _, current := range lines {
		if n := len(strings.Fields(current.Text)); n > 0 {
			words, filled = words+n, filled+1
			// One sign of a table on a line is a label's.
			beside := max(strings.Count(current.Text, "\t")+strings.Count(current.Text, ";")+strings.Count(current.Text, "|")-1, 0)
			if cells += beside; beside > 0 {
				rows++
			}
		}
	}
	return words >= minProseWords && words >= minLineWords*filled && (cells <= max(2, words/10) || rows*2 < filled)
}
