package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"verkosto/internal/importing"
)

// fixtures are documents of invented projects.
func fixtures() []string {
	return []string{
		"testdata/documents/page.txt", "testdata/documents/organization.csv", "testdata/documents/project.csv",
	}
}

// imported gives a file with a network of documents.
func imported(t *testing.T, documents ...string) string {
	t.Helper()
	network := filepath.Join(t.TempDir(), "network.db")
	if got := verkosto(t, "", append([]string{"import", "--data", network}, documents...)...); got.code != done {
		t.Fatalf("exit code %d: %s%s", got.code, got.out, got.err)
	}
	return network
}

func exported(t *testing.T, network string, flags ...string) string {
	t.Helper()
	got := verkosto(t, "", append([]string{"export", "--data", network}, flags...)...)
	if got.code != done {
		t.Fatalf("exit code %d: %s", got.code, got.err)
	}
	return got.out
}

func TestImportedFactsAreServed(t *testing.T) {
	s := serve(t, "--data", imported(t, fixtures()...))
	tests := map[string]struct{ query, want string }{
		"project of a page": {
			`{ project(code: "S29001") { name status start amounts { granted } municipalities { nodes { name } } } }`,
			`{"project":{"name":"Kylien kipinä","status":"ENDED","start":"2020-03-01","amounts":{"granted":"123456"},"municipalities":{"nodes":[{"name":"Lahti"}]}}}`,
		},
		"its partners": {
			`{ organisation(businessId: "0149669-3") { name partners { edges { sharedProjects node { name businessIdStated } } } } }`,
			`{"name":"Keksitty Kyläyhdistys ry","businessIdStated":"1234567-8"}`,
		},
		"its contact, without an e-mail": {
			`{ people { nodes { name title email phone contactsHidden } } }`,
			`{"people":{"nodes":[{"name":"Aino Esimerkki","title":"Projektipäällikkö","email":null,"phone":null,"contactsHidden":true}]}}`,
		},
		"where it is stated": {
			`{ project(code: "S29001") { citations { nodes { source { address format } fields(names: ["name"]) { line } } } } }`,
			`"source":{"address":"testdata/documents/page.txt","format":"eura2014-page"}`,
		},
		"a project of a table": {
			`{ project(code: "990000001") { name participations(orderBy: {field: NUMBER}) { nodes { role granted organisation { pic name country } } } } }`,
			`[{"role":"COORDINATOR","granted":"100000.25","organisation":{"pic":"900000001","name":"INVENTED UNIVERSITY","country":"FI"}},` +
				`{"role":"PARTNER","granted":"50000","organisation":{"pic":"900000002","name":"MADE UP LTD","country":"DE"}}]`,
		},
		"the official places": {`{ municipalities { totalCount } region(code: "07") { name } }`, `"region":{"name":"Päijät-Häme"}`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := s.answer(t, test.query); !strings.Contains(got, test.want) {
				t.Errorf("got %s, want %s in it", got, test.want)
			}
		})
	}
}

func TestContactsAreServedWhereAsked(t *testing.T) {
	s := serve(t, "--anonymous", "analyst", "--data", imported(t, fixtures()...))
	want := `{"people":{"nodes":[{"email":"aino.esimerkki@example.fi","contactsHidden":false}]}}`
	if got := s.answer(t, `{ people { nodes { email contactsHidden } } }`); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestImportReport(t *testing.T) {
	network := filepath.Join(t.TempDir(), "network.db")
	mixture := append(fixtures(), "testdata/documents/empty.txt", "testdata/documents/lines.jsonl", "testdata/documents/absent.csv")
	steps := []struct {
		name   string
		args   []string
		code   exitCode
		golden string
	}{
		{"check", append([]string{"check"}, mixture...), refused, "report/check.txt"},
		{"good and bad", append([]string{"import", "--data", network}, mixture...), refused, "report/mixture.txt"},
		{"again", append([]string{"import", "--data", network}, fixtures()...), done, "report/again.txt"},
	}
	for _, step := range steps {
		t.Run(step.name, func(t *testing.T) {
			got := verkosto(t, "", step.args...)
			if got.code != step.code {
				t.Errorf("exit code %d, want %d", got.code, step.code)
			}
			golden(t, step.golden, got.out)
			if !strings.Contains(got.err, "checking testdata/documents/page.txt\n") {
				t.Errorf("progress in lines, not %q", got.err)
			}
		})
	}
}

func TestImportReportAsJSON(t *testing.T) {
	network := filepath.Join(t.TempDir(), "network.db")
	got := verkosto(t, "", "import", "--json", "--data", network, "testdata/documents/page.txt", "testdata/documents/notes.txt")
	var report importing.Report
	if err := json.Unmarshal([]byte(got.out), &report); err != nil {
		t.Fatalf("%v in %s", err, got.out)
	}
	if got.code != refused || got.err != "" || len(report.Documents) != 2 {
		t.Fatalf("exit code %d, standard error %q, report %+v", got.code, got.err, report)
	}
	page, notes := report.Documents[0], report.Documents[1]
	if page.Outcome != importing.Imported || len(page.Problems) != 2 || notes.Outcome != importing.Refused {
		t.Errorf("got %+v and %+v", page, notes)
	}
}

func TestImportFromStandardInput(t *testing.T) {
	page, err := os.ReadFile("testdata/documents/page.txt")
	if err != nil {
		t.Fatal(err)
	}
	network := filepath.Join(t.TempDir(), "network.db")
	got := verkosto(t, string(page), "import", "--data", network, "--source", "register/S29001.txt", "-")
	if got.code != done || !strings.Contains(got.out, "standard input:51: kept as stated: businessId") {
		t.Errorf("exit code %d, report %s%s", got.code, got.out, got.err)
	}
	if export := exported(t, network); !strings.Contains(export, `"address":"register/S29001.txt"`) {
		t.Errorf("the source is not cited by the name given: %.500s", export)
	}
	if got := verkosto(t, "", "import", "--data", network, "--source", "two", "a.txt", "b.txt"); got.code != misused {
		t.Errorf("one name for two documents: exit code %d", got.code)
	}
}

func TestDocumentsAreCitedByTheirPathFromHere(t *testing.T) {
	here, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]string{
		"page.txt":               "page.txt",
		"./testdata/../page.txt": "page.txt",
		here + "/a/page.txt":     "a/page.txt",
		"../../data/page.txt":    "data/page.txt",
		here + "/../../page.txt": "page.txt",
	}
	for path, want := range tests {
		if got := citedAs(path); got != want {
			t.Errorf("%s is cited as %s, want %s", path, got, want)
		}
	}
}

// trigger ends a context when it is told of something.
type trigger struct {
	bytes.Buffer
	word string
	fire func()
}

func (w *trigger) Write(p []byte) (int, error) {
	if bytes.Contains(p, []byte(w.word)) {
		w.fire()
	}
	return w.Buffer.Write(p)
}

func TestInterruptedImportGoesOn(t *testing.T) {
	directory := t.TempDir()
	document := filepath.Join(directory, "invented.jsonl")
	if got := verkosto(t, "", "synth", "--projects", "300", "-o", document); got.code != done {
		t.Fatal(got)
	}
	network := filepath.Join(directory, "network.db")
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var out bytes.Buffer
	err := &trigger{word: "reading", fire: cancel}
	code := run(ctx, []string{"import", "--data", network, document}, terminal{in: strings.NewReader(""), out: &out, err: err})
	if code != interrupted || !strings.Contains(err.String(), "the same command goes on from here") || !strings.Contains(out.String(), "not finished") {
		t.Fatalf("exit code %d, %s%s", code, out.String(), err.String())
	}
	if got := verkosto(t, "", "import", "--data", network, document); got.code != done {
		t.Fatalf("exit code %d: %s%s", got.code, got.out, got.err)
	}
	if exported(t, network) != exported(t, imported(t, document)) {
		t.Errorf("the import that was interrupted and went on made another network than the one that was not")
	}
}

// Someone who waits at a terminal, having forgotten to type a document, gets away by a signal.
func TestInterruptWhileWaitingForStandardInput(t *testing.T) {
	p := process(t, "import", "--data", filepath.Join(t.TempDir(), "network.db"), "-")
	var said bytes.Buffer
	p.Stderr = &said
	input, err := p.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := input.Write(make([]byte, 1<<20)); err != nil { // more than a pipe holds: the process reads
		t.Fatal(err)
	}
	if err := p.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	_ = p.Wait() // the code says it
	if code := p.ProcessState.ExitCode(); code != int(interrupted) || said.String() != "verkosto: interrupted\n" {
		t.Errorf("exit code %d, %q", code, said.String())
	}
}

func TestExportAndImportLoseNothing(t *testing.T) {
	network := imported(t, fixtures()...)
	directory := t.TempDir()
	first := filepath.Join(directory, "first.jsonl")
	if got := verkosto(t, "", "export", "--data", network, "--show-contacts", "-o", first); got.code != done || got.out != "" {
		t.Fatal(got)
	}
	content, err := os.ReadFile(first)
	if err != nil {
		t.Fatal(err)
	}
	moved := imported(t, first)
	if again := exported(t, moved, "--show-contacts"); again != string(content) {
		t.Errorf("an export that was imported is exported differently")
	}
	if !strings.Contains(string(content), "aino.esimerkki") {
		t.Errorf("--show-contacts exports no contacts")
	}
	hidden := exported(t, network)
	for _, private := range []string{"aino.esimerkki", "0401234567"} {
		if strings.Contains(hidden, private) {
			t.Errorf("%s is exported without --show-contacts", private)
		}
	}
}

func TestSynth(t *testing.T) {
	first := verkosto(t, "", "synth", "--projects", "300", "--seed", "7")
	again := verkosto(t, "", "synth", "--projects", "300", "--seed", "7")
	other := verkosto(t, "", "synth", "--projects", "300", "--seed", "8")
	if first.code != done || first.out != again.out || first.out == other.out {
		t.Errorf("a seed must give one network, and another seed another one")
	}
	lines := strings.Split(strings.TrimSpace(first.out), "\n")
	projects := slices.DeleteFunc(slices.Clone(lines), func(line string) bool { return !strings.HasPrefix(line, `{"project":`) })
	if len(projects) != 300 {
		t.Errorf("%d projects, want 300", len(projects))
	}
	got := verkosto(t, first.out, "check", "-")
	if got.code != done || strings.Contains(got.out, "kept as stated") {
		t.Errorf("what is invented must be right: exit code %d, %s", got.code, got.out)
	}
}
