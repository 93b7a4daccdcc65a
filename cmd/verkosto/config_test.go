package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
)

// settingsOf gives what verkosto config shows, by setting.
func settingsOf(t *testing.T, args ...string) map[string]effective {
	t.Helper()
	got := verkosto(t, "", append([]string{"config", "--json"}, args...)...)
	if got.code != done {
		t.Fatalf("exit code %d: %s", got.code, got.err)
	}
	shown := make(map[string]effective)
	for line := range strings.Lines(got.out) {
		var setting effective
		if err := json.Unmarshal([]byte(line), &setting); err != nil {
			t.Fatal(err)
		}
		shown[setting.Flag] = setting
	}
	return shown
}

func TestWhereSettingsComeFrom(t *testing.T) {
	configuration := file(t, "verkosto.yaml", `
# for every command that has the flag
limit-cost: 1
limit-depth: 2
origin: [https://a.example, https://b.example]
data: from-file.db
serve:
  limit-depth: 3
  log-level: debug
import:
  data: other.db
`)
	tests := []struct {
		name        string
		environment map[string]string
		args        []string
		setting     string
		want        effective
	}{
		{"default", nil, nil, "--limit-tokens", effective{Value: "10000", From: byDefault}},
		{"file", nil, []string{"--config", configuration}, "--limit-cost", effective{Value: "1", From: fromFile}},
		{"section over the rest of the file", nil, []string{"--config", configuration}, "--limit-depth", effective{Value: "3", From: fromFile}},
		{"section of another command", nil, []string{"--config", configuration}, "--data", effective{Value: "from-file.db", From: fromFile}},
		{"list in a file", nil, []string{"--config", configuration}, "--origin", effective{Value: "[https://a.example https://b.example]", From: fromFile}},
		{"environment over file", map[string]string{"VERKOSTO_LIMIT_COST": "9"}, []string{"--config", configuration}, "--limit-cost", effective{Value: "9", From: fromEnvironment}},
		{"flag over environment", map[string]string{"VERKOSTO_LIMIT_COST": "9"}, []string{"--config", configuration, "--limit-cost", "11"}, "--limit-cost", effective{Value: "11", From: typed}},
		{"flag over file", nil, []string{"--limit-cost", "11", "--config", configuration}, "--limit-cost", effective{Value: "11", From: typed}},
		{"file named in the environment", map[string]string{"VERKOSTO_CONFIG": configuration}, nil, "--log-level", effective{Value: "debug", From: fromFile}},
		{"network that is typed instead of the file's", nil, []string{"--config", configuration, "--demo"}, "--data", effective{Value: "", From: fromFile}},
		{"network of the environment instead of the file's", map[string]string{"VERKOSTO_STORE": "neo4j://db.example:7687"}, []string{"--config", configuration}, "--data", effective{Value: "", From: fromFile}},
		{"password", map[string]string{"VERKOSTO_NEO4J_PASSWORD": "hunter2"}, nil, "$VERKOSTO_NEO4J_PASSWORD", effective{Value: notShown, From: fromEnvironment}},
		{"password in an address", nil, []string{"--trace-endpoint", "https://me:hunter2@traces.example"}, "--trace-endpoint", effective{Value: "https://traces.example", From: typed}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for name, value := range test.environment {
				t.Setenv(name, value)
			}
			got := settingsOf(t, test.args...)[test.setting]
			if got.Value != test.want.Value || got.From != test.want.From {
				t.Errorf("%s is %q from %s, want %q from %s", test.setting, got.Value, got.From, test.want.Value, test.want.From)
			}
		})
	}
}

func TestWrongConfigurations(t *testing.T) {
	tests := []struct{ name, text, message string }{
		{"unknown flag", "limit-cots: 1", "verkosto.yaml:1: limit-cots: no command has such a flag"},
		{"flag of another command", "\nserve:\n  projects: 5", "verkosto.yaml:3: projects: verkosto serve has no such flag"},
		{"unknown command", "server:\n  listen: x", "verkosto.yaml:1: server: there is no such command"},
		{"no number", "serve:\n  limit-cost: 10x", "verkosto.yaml:2: limit-cost: "},
		{"no duration", "slow: soon", "verkosto.yaml:1: slow: "},
		{"no network", "trace-from: [here]", "verkosto.yaml:1: trace-from: "},
		{"not among the values", "log-level: loud", `verkosto.yaml:1: log-level: "loud" is none of debug, info, warn, error`},
		{"a value that is missing", "listen:", "verkosto.yaml:1: listen: the value is missing"},
		{"a list of lists", "origin: [[a]]", "verkosto.yaml:1: origin: a list must hold texts"},
		{"a file in a file", "config: other.yaml", "verkosto.yaml:1: config: this flag is for the command line"},
		{"twice", "listen: a\nlisten: b", "already defined"},
		{"two documents", "listen: a\n---\nlisten: b", "it must hold one"},
		{"no mapping", "- listen", "verkosto.yaml:1: here must be flags"},
		{"no YAML", "listen: [", "verkosto.yaml: "},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := verkosto(t, "", "config", "--config", file(t, "verkosto.yaml", test.text))
			if got.code != misused || !strings.Contains(got.err, test.message) {
				t.Errorf("exit code %d, %q; want it to hold %q", got.code, got.err, test.message)
			}
		})
	}
	t.Run("a file that isn't there", func(t *testing.T) {
		got := verkosto(t, "", "config", "--config", filepath.Join(t.TempDir(), "absent.yaml"))
		if got.code != misused || !strings.Contains(got.err, "absent.yaml") {
			t.Errorf("exit code %d, %q", got.code, got.err)
		}
	})
	t.Run("a file of comments", func(t *testing.T) {
		settingsOf(t, "--config", file(t, "verkosto.yaml", "# nothing yet\n"))
	})
}

// TestFlagsThatAreSecret wants a flag for a secret to be tagged, so that config doesn't show it.
func TestFlagsThatAreSecret(t *testing.T) {
	for name, shown := range settingsOf(t) {
		if strings.HasPrefix(name, "--") && (strings.Contains(name, "password") || strings.Contains(name, "secret")) && shown.Value != notShown && shown.Value != "" {
			t.Errorf("%s looks like a secret and is shown", name)
		}
	}
}

func TestAdminAddresses(t *testing.T) {
	tests := []struct {
		name    string
		args    []string
		message string
	}{
		{"public", []string{"--admin", "0.0.0.0:0"}, "--admin-public"},
		{"in use or wrong", []string{"--admin", "127.0.0.1:70000"}, "70000"},
		{"a part that is none", []string{"--trace-sample", "2"}, "0 to 1"},
		{"a time that is none", []string{"--slow=-1s"}, "negative"},
		{"a collector that is none", []string{"--trace-endpoint", "collector"}, "collector must be an address"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := verkosto(t, "", append([]string{"serve", "--demo", "--listen", "127.0.0.1:0"}, test.args...)...)
			if got.code == done || !strings.Contains(got.err, test.message) {
				t.Errorf("exit code %d, %q; want it to hold %q", got.code, got.err, test.message)
			}
		})
	}
}
