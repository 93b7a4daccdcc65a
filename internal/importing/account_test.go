package importing_test

import (
	"strings"
	"testing"

	"verkosto/internal/importing"
)

// TestEveryLineIsAccountedFor says of documents of each format, sound and broken, what became of their lines: none is passed over
// in silence, and what is counted as repaired or refused is listed with its line.
func TestEveryLineIsAccountedFor(t *testing.T) {
	for name, want := range map[string]importing.Account{
		"eura2014/page.txt":        {},
		"eura2014/oddities.txt":    {},
		"eura2007/page.txt":        {},
		"eura2007/oddities.txt":    {},
		"euralist/2007.csv":        {Repaired: 7, Refused: 2},
		"euralist/2014.csv":        {Repaired: 4},
		"cordis/projects.csv":      {Refused: 2},
		"cordis/organisations.csv": {Refused: 2},
		"jsonl/mixed.jsonl":        {Refused: 12},
	} {
		t.Run(name, func(t *testing.T) {
			content := fixture(t, name)
			var checker importing.Importer
			report, err := checker.Import(t.Context(), []importing.Document{text(name, content)})
			if err != nil {
				t.Fatal(err)
			}
			document := report.Documents[0]
			lines := len(strings.SplitAfter(strings.TrimSuffix(content, "\n"), "\n"))
			want.Read = lines - want.Repaired - want.Refused
			if document.Lines != lines || document.Account != want {
				t.Errorf("%d lines of %d: %+v, want %+v", document.Lines, lines, document.Account, want)
			}
			if repaired, refused := listed(document); repaired != want.Repaired || refused != want.Refused {
				t.Errorf("%d lines are listed as repaired and %d as refused", repaired, refused)
			}
		})
	}
}

// listed counts the lines that a report names as repaired and as refused. A line that holds two projects is one, though both are listed.
func listed(document *importing.DocumentReport) (repaired, refused int) {
	inRepairs, inRefusals := make(lineSet), make(lineSet)
	for _, repair := range document.Repairs {
		inRepairs.add(repair.Line, repair.Lines)
	}
	for _, refusal := range document.Refusals {
		inRefusals.add(refusal.Line, refusal.Lines)
	}
	return len(inRepairs), len(inRefusals)
}

type lineSet map[int]bool

// add adds a line, or several from it on; line 0 is the document.
func (s lineSet) add(first, lines int) {
	for line := first; line > 0 && line < first+max(1, lines); line++ {
		s[line] = true
	}
}
