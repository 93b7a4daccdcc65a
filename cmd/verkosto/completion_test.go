package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

func TestCompletionScripts(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish"} {
		got := verkosto(t, "", "completion", shell)
		if got.code != done {
			t.Fatalf("exit code %d: %s", got.code, got.err)
		}
		golden(t, "completion/"+shell+".txt", got.out)
		path, err := exec.LookPath(shell)
		if err != nil {
			continue // the golden file tells of changes
		}
		check := exec.CommandContext(t.Context(), path, "-n")
		check.Stdin = strings.NewReader(got.out)
		if said, err := check.CombinedOutput(); err != nil {
			t.Errorf("%s does not take its script: %v\n%s", shell, err, said)
		}
	}
}

func TestBashCompletes(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("there is no bash to complete in")
	}
	script := verkosto(t, "", "completion", "bash").out
	tests := []struct {
		words []string // the last one is being typed
		want  []string
	}{
		{[]string{"im"}, []string{"import"}},
		{[]string{"se"}, []string{"serve"}},
		{[]string{"serve", "--log"}, []string{"--log-format", "--log-level", "--log-variables"}},
		{[]string{"serve", "--log-format", ""}, []string{"text", "json"}},
		{[]string{"serve", "--log-format", "=", "j"}, []string{"json"}},
		{[]string{"completion", ""}, []string{"bash", "zsh", "fish"}},
		{[]string{"import", "cli_t"}, []string{"cli_test.go"}},
		{[]string{"import", "--data", "cli_t"}, []string{"cli_test.go"}},
		{[]string{"keys", ""}, []string{"create", "list", "revoke"}},
		{[]string{"keys", "create", "--ro"}, []string{"--role"}},
		{[]string{"version", ""}, nil},
		{[]string{"unknown", ""}, nil},
	}
	for _, test := range tests {
		t.Run(strings.Join(test.words, " "), func(t *testing.T) {
			arguments := append([]string{"-c", script + `
				COMP_WORDS=(verkosto "$@") COMP_CWORD=$#
				_verkosto
				printf '%s\n' "${COMPREPLY[@]}"`, "bash"}, test.words...)
			out, err := exec.CommandContext(t.Context(), bash, arguments...).Output()
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Fields(string(out)); !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
