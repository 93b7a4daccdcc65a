package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// statements are two projects, whose organisations are spelt in several ways.
const statements = `{"project":{"period":"2021-2027","code":"P1"}}
{"organisation":{"id":"organisation:name/koesaari%20oy","names":{"fi":"Koesaari Oy"}}}
{"organisation":{"id":"organisation:name/oy%20koesaari%20ab","names":{"fi":"Oy Koesaari Ab"}}}
{"organisation":{"id":"organisation:name/koesaari","names":{"fi":"Koesaari"}}}
`

// TestReview joins, lists, decides, and takes a decision back.
func TestReview(t *testing.T) {
	document := filepath.Join(t.TempDir(), "koe.jsonl")
	if err := os.WriteFile(document, []byte(statements), 0o600); err != nil {
		t.Fatal(err)
	}
	network := imported(t, "--no-resolve", document)
	const (
		oy, oyAb, plain = "organisation:name/koesaari%20oy", "organisation:name/oy%20koesaari%20ab", "organisation:name/koesaari"
		venla           = "Venla Kuvitteellinen"
	)
	for _, step := range []struct {
		args []string
		code exitCode
		want string // a pattern
	}{
		{[]string{"review"}, done, `^0 pairs open\n$`},
		{[]string{"resolve"}, done, `^3 organisations as sources name them: 1 pair joined, 1 open for review\n$`},
		{[]string{"resolve"}, done, `; as before\n$`},
		{[]string{"resolve", "--json"}, done, `^{"organisations":3,"joined":1,"open":1,"unchanged":true,"version":0}\n$`},
		{[]string{"review"}, done, `(?s)^0\.80  Koesaari  organisation:name/koesaari\n      Koesaari Oy  .*legal form: Koesaari – Koesaari Oy\n\n1 pair open\n$`},
		{[]string{"review", "list", "--verdict", "same", "--json"}, done, `^{"total":1,"matches":\[{"id":"match:.*"names":\["Koesaari Oy","Oy Koesaari Ab"\]}\]}\n$`},
		{[]string{"review", "same", oy, plain, "--by", venla, "--note", "kysytty"}, done, `^Kept: .* are same\.\n$`},
		{[]string{"review"}, done, `^0 pairs open\n$`},
		{[]string{"review", "different", oy, oyAb, "--by", venla}, done, `are different\.\n$`},
		{[]string{"resolve"}, done, `as before`},
		{[]string{"review", "--verdict", "different"}, done, `(?s)Oy Koesaari Ab.*decided by Venla Kuvitteellinen on \d{4}`},
		{[]string{"review", "undo", oyAb, oy}, done, `^Undone: `},
		{[]string{"review", "undo", oyAb, oy}, failed, `nothing was decided`},
		{[]string{"review", "same", oy, "--by", venla}, misused, `two organisations`},
		{[]string{"review", "same", oy, "project:x", "--by", venla}, misused, `no id of an organisation`},
		{[]string{"review", "same", oy, oy + "j", "--by", venla}, failed, `no organisation`},
		{[]string{"review", "--limit", "0"}, misused, `at least 1`},
	} {
		got := verkosto(t, "", append(step.args, "--data", network)...)
		if !regexp.MustCompile(step.want).MatchString(got.out+got.err) || got.code != step.code {
			t.Fatalf("%v: exit code %d: %s%s", step.args, got.code, got.out, got.err)
		}
	}
}

// TestImportResolves says that an import joins unless it is told not to, and reports it.
func TestImportResolves(t *testing.T) {
	network := filepath.Join(t.TempDir(), "network.db")
	got := verkosto(t, statements, "import", "--json", "--data", network, "-")
	var report struct {
		Resolution struct{ Organisations, Joined, Open int }
	}
	if err := json.Unmarshal([]byte(got.out), &report); err != nil || report.Resolution.Joined != 1 || report.Resolution.Open != 1 {
		t.Errorf("%v: %s%s", err, got.out, got.err)
	}
}

// TestDoubts says that what running text may state is listed with the sentence and is not in the network.
func TestDoubts(t *testing.T) {
	const page = "Koehanke\n\nKoesaaren kehitys Oy toteuttaa Koehankkeen vuosina 2021–2023. Hanketta rahoittaa Euroopan sosiaalirahasto.\n\n" +
		"Myös Keksitty Kyläyhdistys ry on kiinnostunut.\n"
	got := verkosto(t, page, "review", "doubts", "-")
	if got.code != done || !strings.Contains(got.out, "standard input:5: participations: Keksitty Kyläyhdistys ry (0.40, ") || !strings.Contains(got.out, "\n\tMyös Keksitty") {
		t.Errorf("exit code %d: %s%s", got.code, got.out, got.err)
	}
	network := filepath.Join(t.TempDir(), "network.db")
	if got := verkosto(t, page, "import", "--data", network, "-"); !strings.Contains(got.out, "; 1 doubt left out") {
		t.Errorf("the report of the import: %s%s", got.out, got.err)
	}
	if stated := exported(t, network); strings.Contains(stated, "Keksitty") {
		t.Errorf("a doubt is in the network: %s", stated)
	}
	if got := verkosto(t, page, "review", "doubts", "--json", "-"); !strings.Contains(got.out, `"value":"Keksitty Kyläyhdistys ry","line":5,`) {
		t.Errorf("as JSON: %s%s", got.out, got.err)
	}
	got = verkosto(t, "", "review", "doubts", "testdata/documents/absent.txt")
	if got.code == done || !strings.Contains(got.err, "absent.txt") {
		t.Errorf("an absent document: exit code %d: %s", got.code, got.err)
	}
}
