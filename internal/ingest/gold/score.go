package gold

import (
	"cmp"
	"slices"

	"verkosto/internal/reading"
)

// Tally counts facts: those that were expected and read, those that were expected and not read,
// and those that were read and not expected.
type Tally struct{ Right, Missed, False int }

// Expected gives how many facts there are to be read.
func (t Tally) Expected() int { return t.Right + t.Missed }

// Found gives how many facts were read.
func (t Tally) Found() int { return t.Right + t.False }

// Precision gives the share of what was read that is right; 1 where nothing was read.
func (t Tally) Precision() float64 { return share(t.Right, t.Found()) }

// Recall gives the share of what is to be read that was; 1 where there is nothing.
func (t Tally) Recall() float64 { return share(t.Right, t.Expected()) }

// F1 gives the harmonic mean of precision and recall (van Rijsbergen, Information Retrieval, 1979).
func (t Tally) F1() float64 { return share(2*t.Right, t.Expected()+t.Found()) }

func share(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

func (t Tally) plus(other Tally) Tally {
	return Tally{t.Right + other.Right, t.Missed + other.Missed, t.False + other.False}
}

// Finding is a fact that was missed, or that was found and is not there.
type Finding struct {
	Split    Split
	Kind     string
	Document string
	Project  string // its code, or its name, where the document has several
	Field    Field
	Fact     string
	Missed   bool // otherwise found falsely
}

// Failure is a document that the reader gave an error for. All of its facts are missed.
type Failure struct {
	Split    Split
	Kind     string
	Document string
	Err      error
}

// Report says how well documents were read.
type Report struct {
	Findings []Finding // in the order of documents, projects and fields
	Failures []Failure

	tallies map[place]Tally
	kinds   []string
}

// place is what facts are counted by.
type place struct {
	split Split
	kind  string
	field Field
}

// Of adds up the facts of a field over all documents of a split and kind. Empty arguments stand for
// all splits, kinds and fields: the counts are added, so that every fact weighs the same.
func (r Report) Of(split Split, kind string, field Field) Tally {
	var sum Tally
	for at, tally := range r.tallies {
		if (split == "" || at.split == split) && (kind == "" || at.kind == kind) && (field == "" || at.field == field) {
			sum = sum.plus(tally)
		}
	}
	return sum
}

// Kinds gives the kinds of documents that were read, in alphabetical order.
func (r Report) Kinds() []string { return slices.Clone(r.kinds) }

// Score reads documents, in their order, and compares what is read with what is expected. A reader gives one reading
// for each project; they are compared with the expected ones of the same code, so that their order does
// not count. Names are compared as [text.NameKey] folds them, phone numbers by their digits; types, aliases, lines and
// messages are not compared.
func Score(documents []Document, read func(Document) ([]reading.Reading, error)) Report {
	report := Report{tallies: make(map[place]Tally)}
	for _, document := range documents {
		report.kinds = append(report.kinds, document.Kind)
		found, err := read(document)
		if err != nil {
			report.Failures = append(report.Failures, Failure{document.Split, document.Kind, document.Name, err})
			found = nil
		}
		for _, pair := range pairs(document.Expected, found) {
			report.compare(document, pair)
		}
	}
	slices.Sort(report.kinds)
	report.kinds = slices.Compact(report.kinds)
	return report
}

// compare counts the facts of one project, field by field.
func (r *Report) compare(document Document, p pair) {
	project := ""
	if len(document.Expected) > 1 {
		project = cmp.Or(p.expected.Project.Code, p.found.Project.Code, p.expected.Project.Name, p.found.Project.Name)
	}
	for _, field := range fields {
		tally, wrong := compare(field.find(p.expected), field.find(p.found))
		at := place{document.Split, document.Kind, field.name}
		r.tallies[at] = r.tallies[at].plus(tally)
		for _, finding := range wrong {
			finding.Split, finding.Kind, finding.Document = document.Split, document.Kind, document.Name
			finding.Project, finding.Field = project, field.name
			r.Findings = append(r.Findings, finding)
		}
	}
}

// compare counts facts, each as often as it comes, and gives those that were missed, then those
// that were found falsely.
func compare(expected, found facts) (Tally, []Finding) {
	var tally Tally
	var wrong []Finding
	left := slices.Clone(found)
	for _, e := range expected {
		at := slices.IndexFunc(left, func(f fact) bool { return f.key == e.key })
		if at < 0 {
			tally.Missed++
			wrong = append(wrong, Finding{Fact: e.text, Missed: true})
			continue
		}
		tally.Right++
		left = slices.Delete(left, at, at+1)
	}
	for _, f := range left {
		tally.False++
		wrong = append(wrong, Finding{Fact: f.text})
	}
	return tally, wrong
}

// pair is an expected reading and what was read of the same project; either may be empty.
type pair struct{ expected, found *reading.Reading }

// pairs joins readings of the same code. Where one is left on either side, they are joined too: there the
// code itself was misread. All others stand alone.
func pairs(expected, found []reading.Reading) []pair {
	left := make([]*reading.Reading, len(found))
	for i := range found {
		left[i] = &found[i]
	}
	joined := make([]pair, len(expected))
	var unread []int
	for i := range expected {
		joined[i] = pair{&expected[i], &reading.Reading{}}
		at := slices.IndexFunc(left, func(r *reading.Reading) bool { return r.Project.Code == expected[i].Project.Code })
		if at < 0 {
			unread = append(unread, i)
			continue
		}
		joined[i].found = left[at]
		left = slices.Delete(left, at, at+1)
	}
	if len(unread) == 1 && len(left) == 1 {
		joined[unread[0]].found = left[0]
		left = nil
	}
	for _, r := range left {
		joined = append(joined, pair{&reading.Reading{}, r})
	}
	return joined
}
