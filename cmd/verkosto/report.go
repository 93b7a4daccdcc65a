package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/dustin/go-humanize"

	"verkosto/internal/importing"
	"verkosto/internal/network"
)

// writeReportJSON writes a report for programs: docs/import-report.md.
func writeReportJSON(w io.Writer, report *importing.Report, _ []string) error {
	return json.NewEncoder(w).Encode(report)
}

// writeReport writes a report for people: for each document what was refused and what is
// doubtful, by line as compilers do, and what became of it; then the sum. The paths are the
// documents' names on this machine.
func writeReport(w io.Writer, report *importing.Report, paths []string) error {
	var out bytes.Buffer
	for i, document := range report.Documents {
		writeDocument(&out, document, paths[i])
	}
	if len(report.Documents) > 1 {
		fmt.Fprintf(&out, "%s: %s\n", counted(len(report.Documents), "document"), summary(report))
	}
	if r := report.Resolution; r != nil && !r.Unchanged {
		fmt.Fprintln(&out, resolved(r))
	}
	_, err := out.WriteTo(w)
	return err
}

func writeDocument(out *bytes.Buffer, d *importing.DocumentReport, path string) {
	for _, refusal := range d.Refusals {
		fmt.Fprintf(out, "%s: refused: %s (%s)\n", at(path, refusal.Line), refusal.Reason, refusal.Code)
	}
	omitted(out, path, d.RefusalsOmitted, "refusal")
	byLine := func(a, b importing.Problem) int { return cmp.Compare(a.Line, b.Line) }
	for _, problem := range slices.SortedStableFunc(slices.Values(d.Problems), byLine) {
		fmt.Fprintf(out, "%s: kept as stated: %s (%s)\n", at(path, problem.Line), worded(problem), problem.Code)
	}
	omitted(out, path, d.ProblemsOmitted, "problem")
	fmt.Fprintf(out, "%s: %s\n", path, outcomeOf(d))
}

func at(path string, line int) string {
	if line == 0 {
		return path
	}
	return fmt.Sprintf("%s:%d", path, line)
}

// worded says which value is doubtful and why.
func worded(problem importing.Problem) string {
	text := problem.Message
	if problem.Stated != "" && !strings.Contains(text, problem.Stated) {
		text = fmt.Sprintf("%q: %s", problem.Stated, text)
	}
	if problem.Field != "" {
		text = problem.Field + ": " + text
	}
	return text
}

func omitted(out *bytes.Buffer, path string, count int, what string) {
	if count > 0 {
		fmt.Fprintf(out, "%s: and %s more\n", path, counted(count, what))
	}
}

// outcomes are the outcomes in words.
var outcomes = map[importing.Outcome]string{
	importing.Imported:  "imported",
	importing.Partial:   "imported in part",
	importing.Unchanged: "in the network already",
	importing.Checked:   "readable",
	importing.Refused:   "refused",
	importing.Failed:    "not finished",
	"":                  "not begun",
}

// outcomeOf tells what became of a document, what it describes and what it changed.
func outcomeOf(d *importing.DocumentReport) string {
	text := outcomes[d.Outcome]
	if d.Outcome == importing.Checked && len(d.Refusals) > 0 {
		text += " in part"
	}
	if d.Format != "" {
		text += ", " + string(d.Format)
	}
	var cited []string
	for _, kind := range network.Kinds() {
		if count := d.Cited[kind]; count > 0 {
			cited = append(cited, counted(count, wordFor[kind]))
		}
	}
	if len(cited) > 0 {
		text += ": " + strings.Join(cited, ", ")
	}
	if a := d.Account; a.Repaired > 0 || a.Refused > 0 {
		text += fmt.Sprintf("; lines: %s read, %s repaired, %s refused", humanize.Comma(int64(a.Read)), humanize.Comma(int64(a.Repaired)), humanize.Comma(int64(a.Refused)))
	}
	if d.Doubts > 0 {
		text += fmt.Sprintf("; %s left out (verkosto review doubts)", counted(d.Doubts, "doubt"))
	}
	if d.Outcome == importing.Imported || d.Outcome == importing.Partial {
		text += "; " + changed(d.Change)
	}
	return text
}

func changed(c importing.Change) string {
	return fmt.Sprintf("%s added, %s updated, %s withdrawn", humanize.Comma(int64(c.Added)), humanize.Comma(int64(c.Updated)), humanize.Comma(int64(c.Withdrawn)))
}

// summary sums up the documents of a report.
func summary(report *importing.Report) string {
	byOutcome := make(map[importing.Outcome]int)
	var total importing.Change
	for _, d := range report.Documents {
		byOutcome[d.Outcome]++
		total.Added += d.Change.Added
		total.Updated += d.Change.Updated
		total.Withdrawn += d.Change.Withdrawn
	}
	var parts []string
	for _, outcome := range []importing.Outcome{
		importing.Imported, importing.Partial, importing.Unchanged, importing.Checked, importing.Refused, importing.Failed, "",
	} {
		if count := byOutcome[outcome]; count > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", count, outcomes[outcome]))
		}
	}
	if byOutcome[importing.Imported]+byOutcome[importing.Partial] > 0 {
		parts = append(parts, changed(total))
	}
	return strings.Join(parts, "; ")
}

// wordFor names one node of each kind.
var wordFor = map[network.Kind]string{
	network.KindProject:       "project",
	network.KindOrganisation:  "organisation",
	network.KindMunicipality:  "municipality",
	network.KindSubRegion:     "sub-region",
	network.KindRegion:        "region",
	network.KindFund:          "fund",
	network.KindPerson:        "person",
	network.KindParticipation: "participation",
	network.KindFunding:       "funding",
	network.KindSource:        "source",
	network.KindMatch:         "match",
	network.KindAnnotation:    "annotation",
}

// plurals are those that don't just take an s.
var plurals = map[string]string{"municipality": "municipalities", "person": "people", "match": "matches", "entry": "entries"}

// counted gives a number and what is counted, as in "1 project" and "1,600 projects".
func counted(count int, what string) string {
	if count != 1 {
		what = cmp.Or(plurals[what], what+"s")
	}
	return humanize.Comma(int64(count)) + " " + what
}
