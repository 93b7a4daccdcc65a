package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestExportDrawn exports a part of an invented network as others read it.
func TestExportDrawn(t *testing.T) {
	directory := t.TempDir()
	lines, data := filepath.Join(directory, "network.jsonl"), filepath.Join(directory, "network.db")
	file := filepath.Join(directory, "network.json")
	quiet := terminal{in: strings.NewReader(""), out: new(bytes.Buffer), err: new(bytes.Buffer)}
	for _, args := range [][]string{
		{"synth", "--projects", "30", "-o", lines},
		{"import", "--data", data, lines},
		{"export", "--data", data, "--format", "graphology", "--period", "2014-2020", "--where", "granted.min=1000", "--kind", "PROJECT", "--kind", "PERSON", "-o", file},
	} {
		if code := run(t.Context(), args, quiet); code != done {
			t.Fatalf("%s: exit code %d: %s", args, code, quiet.err)
		}
	}
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var graph struct {
		Attributes struct{ Filter, Kinds string }
		Nodes      []struct {
			Attributes struct{ Kind, Period, Email string }
		}
	}
	if err := json.Unmarshal(content, &graph); err != nil {
		t.Fatal(err)
	}
	if len(graph.Nodes) == 0 || graph.Attributes.Filter != "granted.min=1000&period=2014-2020" || graph.Attributes.Kinds != "PROJECT, PERSON" {
		t.Errorf("%d nodes, %+v", len(graph.Nodes), graph.Attributes)
	}
	for _, node := range graph.Nodes {
		if node.Attributes.Email != "" || node.Attributes.Kind == "PROJECT" && node.Attributes.Period != "2014-2020" {
			t.Errorf("got %+v", node)
		}
	}
}

// TestExportRefuses says what makes no sense, without touching the file that is there.
func TestExportRefuses(t *testing.T) {
	file := filepath.Join(t.TempDir(), "network.gexf")
	if err := os.WriteFile(file, []byte("before"), 0o666); err != nil {
		t.Fatal(err)
	}
	for says, args := range map[string][]string{
		"--format must be one of":           {"--format", "docx"},
		"takes no filter":                   {"--period", "2014-2020"},
		"from (2020) lies behind to (2019)": {"--format", "gexf", "--from", "2020", "--to", "2019"},
		"known are COORDINATOR":             {"--format", "gexf", "--role", "BOSS"},
		"no parameter \"a\"":                {"--format", "gexf", "--where", "a=1"},
		"--where can't be read":             {"--format", "gexf", "--where", "%zz"},
		"projection: \"people\" is unknown": {"--format", "gexf", "--projection", "people"},
	} {
		var complaint bytes.Buffer
		args = append([]string{"export", "--data", "nowhere.db", "-o", file}, args...)
		code := run(t.Context(), args, terminal{in: strings.NewReader(""), out: new(bytes.Buffer), err: &complaint})
		if code != misused || !strings.Contains(complaint.String(), says) {
			t.Errorf("%s: exit code %d: %s", args, code, complaint.String())
		}
	}
	if content, err := os.ReadFile(file); err != nil || string(content) != "before" {
		t.Errorf("the file holds %q, %v", content, err)
	}
}
