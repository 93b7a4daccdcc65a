package ingest

import (
	"regexp"
	"strings"

	"verkosto/internal/mention"
	"verkosto/internal/network"
)

// page is a page of a register while it is read.
type page struct {
	mention mention.Project
	heading line
}

// section is a part of a page under one heading.
type section struct {
	number  string
	heading line
	lines   []line
}

// markCut notes that the page ends before its last section, and that its last words
// may be but the beginning of what stood there.
func (p *page) markCut(last *section, final string) {
	p.mention.Partial = true
	end := &last.heading
	for i := range last.lines {
		if last.lines[i].text != "" {
			end = &last.lines[i]
		}
	}
	end.cut = true
	p.problem("", *end, problem(network.ProblemTruncated, "the page ends in section %s, before section %s", last.number, final))
}

// problem notes something wrong with the page as such, or with a line that gives no value. Its words are
// left out where they may be a person's address or number: nobody could tell later that they are private.
func (p *page) problem(field string, at line, wrong *network.Problem) {
	noted := mention.Problem{Field: field, Line: at.number, Problem: *wrong}
	if !contactLine.MatchString(at.text) {
		noted.Evidence, noted.Stated = evidence(at.text), at.text
	}
	p.mention.Problems = append(p.mention.Problems, noted)
}

// contactLine is a line that may say how to reach a person.
var contactLine = regexp.MustCompile(`(?i)yhteyshenkilö|vastuuhenkilö|puhelin|sähköposti|@|\(at\)|\[at\]`)

// unknown notes lines that stand where nothing is expected.
func (p *page) unknown(lines []line) {
	for _, current := range lines {
		if current.text != "" {
			p.problem("", current, problem(network.ProblemUnknownValue, "nothing is known of such a line here"))
		}
	}
}

const maxEvidence = 300

// evidence gives the words of a line to show as such: the beginning, where it is a text.
func evidence(text string) string { return clip(text, maxEvidence) }

// wordsOf gives the words of a line that are a value.
func wordsOf(at line, value string) words {
	w := words{text: strings.TrimSpace(value), line: at.number, evidence: evidence(at.text)}
	if at.cut && w.text != "" {
		w.problem = problem(network.ProblemTruncated, "the page ends here, and the value may be cut")
	}
	return w
}

// paragraphs gives lines as one text, with a blank line between paragraphs. A dash alone
// is how the register prints that there is none.
func paragraphs(lines []line) mention.Text {
	var text strings.Builder
	var start *line
	cut, blank := false, false
	for i := range lines {
		current := &lines[i]
		if current.text == "" {
			blank = text.Len() > 0
			continue
		}
		if start == nil {
			start = current
		} else {
			text.WriteByte('\n')
		}
		if blank {
			text.WriteByte('\n')
		}
		blank, cut = false, cut || current.cut
		text.WriteString(current.text)
	}
	if start == nil || text.String() == "-" {
		return mention.Text{}
	}
	w := wordsOf(*start, text.String())
	if cut && w.problem == nil {
		w.problem = problem(network.ProblemTruncated, "the page ends within this text")
	}
	return read(w, asText)
}
