package main

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// outcome is what a command line came to.
type outcome struct {
	code     exitCode
	out, err string
}

// verkosto runs a command line in this process, with nothing of the environment and with an
// input that is no terminal.
func verkosto(t *testing.T, input string, args ...string) outcome {
	t.Helper()
	return verkostoUntil(t.Context(), t, input, args...)
}

func verkostoUntil(ctx context.Context, t *testing.T, input string, args ...string) outcome {
	t.Helper()
	var out, err bytes.Buffer
	code := run(ctx, args, terminal{in: strings.NewReader(input), out: &out, err: &err})
	return outcome{code, out.String(), err.String()}
}

// withoutEnvironment takes away what would stand in for flags.
func withoutEnvironment() {
	for _, variable := range os.Environ() {
		if name, _, _ := strings.Cut(variable, "="); strings.HasPrefix(name, "VERKOSTO_") {
			_ = os.Unsetenv(name) // only fails for names that can't be
		}
	}
	_ = os.Setenv("COLUMNS", "100") // the width of help; only fails for names that can't be
}

// golden compares a text to a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (go test -update writes it anew); got:\n%s", path, got)
	}
}

// file writes a file for a test, and gives its path.
func file(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestHelp(t *testing.T) {
	for _, command := range []string{"", "serve", "import", "remove", "export", "check", "synth", "migrate", "config", "version", "completion"} {
		t.Run(command, func(t *testing.T) {
			args, name := []string{command, "--help"}, command
			if command == "" {
				args, name = []string{"--help"}, "verkosto"
			}
			got := verkosto(t, "", args...)
			if got.code != done || got.err != "" {
				t.Errorf("exit code %d, standard error %q", got.code, got.err)
			}
			golden(t, "help/"+name+".txt", got.out)
		})
	}
	t.Run("without arguments", func(t *testing.T) {
		if got, want := verkosto(t, ""), verkosto(t, "", "--help"); got != want {
			t.Errorf("got %+v, want the help", got)
		}
	})
}

func TestExitCodes(t *testing.T) {
	directory := t.TempDir()
	absent := filepath.Join(directory, "absent.db")
	notes := file(t, "notes.txt", "Not a document that anyone knows.\n")
	tests := []struct {
		name    string
		args    []string
		code    exitCode
		message string // in the one line on standard error
	}{
		{"version", []string{"version"}, done, ""},
		{"unknown command", []string{"publish"}, misused, "publish"},
		{"unknown flag", []string{"version", "--colour"}, misused, "--colour"},
		{"missing argument", []string{"completion"}, misused, "<shell>"},
		{"unknown shell", []string{"completion", "tcsh"}, misused, "tcsh"},
		{"no document", []string{"check"}, misused, "<file>"},
		{"import without a network", []string{"import", notes}, misused, "--data"},
		{"export without a network", []string{"export"}, misused, "--data"},
		{"two networks", []string{"export", "--data", absent, "--store", "neo4j://localhost"}, misused, "exclude each other"},
		{"demo and data", []string{"serve", "--demo", "--data", absent}, misused, "exclude each other"},
		{"unknown scheme", []string{"export", "--store", "mysql://localhost"}, misused, `"mysql"`},
		{"password on the command line", []string{"export", "--store", "neo4j://me:secret@localhost"}, misused, "password"},
		{"migrate a file", []string{"migrate", "--data", absent}, misused, "--store"},
		{"limit of nothing", []string{"serve", "--limit-cost", "0"}, misused, "positive"},
		{"no projects", []string{"synth", "--projects", "0"}, misused, "1 to 1000000"},
		{"too many projects", []string{"synth", "--projects", "1000001"}, misused, "1 to 1000000"},
		{"serve a file that isn't there", []string{"serve", "--data", absent}, failed, absent},
		{"export a file that isn't there", []string{"export", "--data", absent}, failed, absent},
		{"serve a file of another kind", []string{"serve", "--data", notes}, failed, "notes.txt"},
		{"an address that can't be", []string{"serve", "--listen", "127.0.0.1:70000"}, failed, "70000"},
		{"check a file of no known kind", []string{"check", notes}, refused, ""},
		{"check a file that isn't there", []string{"check", absent}, refused, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := verkosto(t, "", test.args...)
			if got.code != test.code {
				t.Errorf("exit code %d, want %d; standard error: %s", got.code, test.code, got.err)
			}
			if !strings.Contains(got.err, test.message) || strings.Contains(got.err, "secret") {
				t.Errorf("standard error %q lacks %q, or holds a secret", got.err, test.message)
			}
			if test.message != "" && (!strings.HasPrefix(got.err, "verkosto: ") || test.code != misused && strings.Count(got.err, "\n") != 1) {
				t.Errorf("standard error is not one line that begins with the program's name: %q", got.err)
			}
		})
	}
	if _, err := os.Stat(absent); err == nil {
		t.Errorf("a command that reads made %s", absent)
	}
}

func TestVersion(t *testing.T) {
	if got := verkosto(t, "", "version"); !strings.HasPrefix(got.out, "verkosto ") || strings.Count(got.out, "\n") != 1 {
		t.Errorf("got %q", got.out)
	}
	if got := verkosto(t, "", "version", "--json"); !strings.Contains(got.out, `"go":"go1.`) {
		t.Errorf("got %q", got.out)
	}
}
