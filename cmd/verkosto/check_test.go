package main

import (
	"encoding/json"
	"strings"
	"testing"

	"verkosto/internal/reading"
)

// What is read is shown in its stable shape, an object a line, whatever becomes of the documents.
func TestCheckShowsWhatWasRead(t *testing.T) {
	files := append(fixtures(), "testdata/documents/empty.txt", "testdata/documents/absent.csv")
	got := verkosto(t, "", append([]string{"check", "--json"}, files...)...)
	if got.code != refused {
		t.Errorf("exit code %d: %s", got.code, got.err)
	}
	golden(t, "report/check.jsonl", got.out)
	seen := map[string]bool{}
	for line := range strings.Lines(got.out) {
		var one reading.Reading
		if err := json.Unmarshal([]byte(line), &one); err != nil {
			t.Fatal(err)
		}
		seen[one.File] = true
	}
	for _, file := range files {
		if !seen[file] {
			t.Errorf("nothing is said of %s", file)
		}
	}
}

func TestCheckReportsAsAnImport(t *testing.T) {
	got := verkosto(t, "", "check", "--json", "--report", "testdata/documents/page.txt")
	if got.code != done || !strings.HasPrefix(got.out, `{"documents":[`) {
		t.Errorf("exit code %d: %s", got.code, got.out)
	}
}
