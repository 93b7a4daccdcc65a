package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// people are two contacts of a project that ended, one of whom is named in its summary.
const people = `{"project":{"period":"2014-2020","code":"P1","end":"2016-05-31","summary":"Kysy: Ylermi Kortepohja, 040 765 4321."}}
{"organisation":{"id":"organisation:name/koesaari","names":{"fi":"Koesaari"}}}
{"person":{"id":"person:name/koesaari/ylermi%20kortepohja","name":"Ylermi Kortepohja","email":"ylermi.kortepohja@koesaari.example","phone":"040 765 4321","organisation":"organisation:name/koesaari"}}
{"person":{"id":"person:name/koesaari/aino%20lampi","name":"Aino Lampi","email":"aino.lampi@koesaari.example","organisation":"organisation:name/koesaari"}}
{"participation":{"project":"project:2014-2020/P1","organisation":"organisation:name/koesaari","role":"PARTNER","contacts":["person:name/koesaari/ylermi%20kortepohja","person:name/koesaari/aino%20lampi"]}}
`

// TestErase rehearses, erases, imports again, and lets contacts go.
func TestErase(t *testing.T) {
	document, later := filepath.Join(t.TempDir(), "koe.jsonl"), filepath.Join(t.TempDir(), "koe.jsonl")
	for name, content := range map[string]string{document: people, later: people + "{\"project\":{\"period\":\"2014-2020\",\"code\":\"P2\"}}\n"} {
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	network := imported(t, "--no-resolve", document)
	const ylermi, aino = "person:name/koesaari/ylermi%20kortepohja", "person:name/koesaari/aino%20lampi"
	for _, step := range []struct {
		args []string
		code exitCode
		want string // a pattern
	}{
		{[]string{"erase", ylermi, "--dry-run"}, done, `^Would erase: 1 statement removed, 2 statements rewritten, 0 entries of the audit log rewritten\.\n  source:.*: 1 removed, 2 rewritten\n$`},
		{[]string{"erase", ylermi, "--contacts-only", "--note", "Ylermi Kortepohja pyysi"}, done, `^Erased: 0 statements removed, 2 statements rewritten, .*\n.*\nThis is entry 1 of the audit log, and cannot be undone\.\n$`},
		{[]string{"erase", ylermi, "--by", "Venla Kuvitteellinen"}, done, `^Erased: 1 statement removed, 2 statements rewritten, 1 entry of the audit log rewritten\.\n`},
		{[]string{"erase", ylermi}, failed, `no person .*, or not any more`},
		{[]string{"erase", "organisation:name/koesaari"}, misused, `no id of a person`},
		{[]string{"erase"}, misused, `expected`},
		{[]string{"import", "--no-resolve", later}, done, ``},
		{[]string{"erase", ylermi}, failed, `no person .*, or not any more`},
		{[]string{"verify"}, done, `Nothing is wrong`},
		{[]string{"retain"}, misused, `for how long`},
		{[]string{"retain", "--retain-contacts=-1"}, misused, `count from 1`},
		{[]string{"retain", "--retain-contacts", "1000", "--retain-audit", "10"}, done, `^Let go: 0 statements removed, 0 statements rewritten, 0 entries of the audit log rewritten\.\n$`},
		{[]string{"retain", "--retain-contacts", "3", "--dry-run"}, done, `^Would let go: 0 statements removed, 2 statements rewritten`},
		{[]string{"retain", "--retain-contacts", "3"}, done, `^Let go: 0 statements removed, 2 statements rewritten`},
		{[]string{"retain", "--retain-contacts", "3"}, done, `^Let go: 0 statements removed, 0 statements rewritten`},
		{[]string{"erase", aino, "--dry-run"}, done, `2 statements removed, 2 statements rewritten`},
	} {
		got := verkosto(t, "", append(step.args, "--data", network)...)
		if !regexp.MustCompile(step.want).MatchString(got.out+got.err) || got.code != step.code {
			t.Fatalf("%v: exit code %d: %s%s", step.args, got.code, got.out, got.err)
		}
	}
	lines := exported(t, network, "--show-contacts")
	for _, trace := range []string{"ylermi", "kortepohja", "765 4321", "@"} {
		if strings.Contains(strings.ToLower(lines), trace) {
			t.Errorf("%s is in the export:\n%s", trace, lines)
		}
	}
}
