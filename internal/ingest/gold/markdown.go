package gold

import (
	"fmt"
	"io"
	"strings"
)

// WriteMarkdown writes the report: for each split the figures of every field, over all kinds of
// documents and then kind by kind; and a list of all that was missed or found falsely in the documents of
// the splits in listed. Leave out [HeldOut] there: its documents are to stay unknown. The same
// report gives the same text.
func (r Report) WriteMarkdown(w io.Writer, listed ...Split) error {
	var out strings.Builder
	for _, split := range []Split{Develop, HeldOut} {
		r.tables(&out, split)
	}
	for _, split := range listed {
		r.list(&out, split)
	}
	_, err := io.WriteString(w, out.String())
	return err
}

var splitTitles = map[Split]string{Develop: "Documents to develop with", HeldOut: "Documents held out"}

// tables writes the figures of a split.
func (r Report) tables(out *strings.Builder, split Split) {
	if r.Of(split, "", "") == (Tally{}) {
		return
	}
	fmt.Fprintf(out, "## %s\n\n", splitTitles[split])
	r.table(out, split, "")
	for _, kind := range r.kinds {
		if r.Of(split, kind, "") != (Tally{}) {
			fmt.Fprintf(out, "### %s\n\n", kind)
			r.table(out, split, kind)
		}
	}
}

// table writes a row for every field that there is something of.
func (r Report) table(out *strings.Builder, split Split, kind string) {
	out.WriteString("| field | expected | found | right | precision | recall | F1 |\n|---|---:|---:|---:|---:|---:|---:|\n")
	for _, field := range fields {
		if tally := r.Of(split, kind, field.name); tally != (Tally{}) {
			row(out, string(field.name), tally)
		}
	}
	row(out, "**all**", r.Of(split, kind, ""))
	out.WriteByte('\n')
}

func row(out *strings.Builder, name string, t Tally) {
	fmt.Fprintf(out, "| %s | %d | %d | %d | %.3f | %.3f | %.3f |\n",
		name, t.Expected(), t.Found(), t.Right, t.Precision(), t.Recall(), t.F1())
}

// list writes what is wrong with the documents of a split.
func (r Report) list(out *strings.Builder, split Split) {
	fmt.Fprintf(out, "## %s: what was not read right\n", splitTitles[split])
	for _, failure := range r.Failures {
		if failure.Split == split {
			fmt.Fprintf(out, "\n%s could not be read at all: %s\n", failure.Document, oneLine(failure.Err.Error()))
		}
	}
	document := ""
	for _, finding := range r.Findings {
		if finding.Split != split {
			continue
		}
		if finding.Document != document {
			document = finding.Document
			fmt.Fprintf(out, "\n### %s\n\n", document)
		}
		fmt.Fprintf(out, "- %s\n", finding)
	}
	out.WriteByte('\n')
}

// String gives a line that says what is wrong, without the document.
func (f Finding) String() string {
	wrong := "false"
	if f.Missed {
		wrong = "missed"
	}
	project := ""
	if f.Project != "" {
		project = f.Project + ", "
	}
	return oneLine(fmt.Sprintf("%s%s: %s %q", project, f.Field, wrong, f.Fact))
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
