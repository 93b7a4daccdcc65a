package ingest

import (
	"regexp"
	"strings"

	"verkosto/internal/mention"
	"verkosto/internal/network"
)

// fields are the labelled values of a section, by label.
type fields map[string]words

// readFields reads lines of the form "label: value". A value goes on over the lines directly
// beneath it. What has no known label, or a label that was there already, is noted as a problem.
func (p *page) readFields(lines []line, labels ...string) fields {
	found := make(fields, len(labels))
	open := "" // the label whose value may go on
	for _, current := range lines {
		label, value, labelled := cutLabel(current.text, labels)
		_, repeated := found[label]
		switch {
		case current.text == "":
			open = ""
		case labelled && !repeated:
			found[label] = wordsOf(current, value)
			open = label
		case labelled:
			p.problem("", current, problem(network.ProblemUnknownValue, "the label %q comes twice in its section", label))
			open = ""
		case open != "" && !otherLabel.MatchString(current.text):
			found[open] = found[open].and(current)
		default:
			p.unknown([]line{current})
			open = ""
		}
	}
	return found
}

// otherLabel is how a label looks that is not known.
var otherLabel = regexp.MustCompile(`^\p{Lu}[^:.]{2,60}: `)

// cutLabel splits a line at the first colon, if one of the labels stands before it.
func cutLabel(text string, labels []string) (label, value string, found bool) {
	before, after, found := strings.Cut(text, ":")
	if !found {
		return "", "", false
	}
	before = strings.TrimSpace(before)
	for _, known := range labels {
		if strings.EqualFold(before, known) {
			return known, after, true
		}
	}
	return "", "", false
}

// and gives words that go on over another line.
func (w words) and(next line) words {
	more := wordsOf(next, next.text)
	joined := words{text: strings.TrimSpace(w.text + " " + more.text), line: w.line, evidence: evidence(w.evidence + " " + next.text), problem: w.problem}
	if joined.problem == nil {
		joined.problem = more.problem
	}
	return joined
}

// text gives the value of a field as text.
func (f fields) text(label string) mention.Text { return read(f[label], asText) }

// addPlaces adds the items of a list with commas. Names that hold a comma themselves
// are put together again where names are looked up (package resolve).
func (p *page) addPlaces(kind network.Kind, w words) {
	items := strings.Split(w.text, ",")
	for i, item := range items {
		name := w
		name.text = strings.TrimSpace(item)
		if i < len(items)-1 {
			name.problem = nil // a cut list is cut in its last item
		}
		if name.text != "" && name.text != "-" {
			p.mention.Places = append(p.mention.Places, mention.Place{Kind: kind, Name: read(name, asText)})
		}
	}
}

// cutAt splits lines before the first that begins with a heading.
func cutAt(lines []line, heading string) (before, from []line) {
	for i, current := range lines {
		if strings.HasPrefix(current.text, heading) {
			return lines[:i], lines[i:]
		}
	}
	return lines, nil
}
