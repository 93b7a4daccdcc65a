package httpd

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestGraphQLOverHTTP has the server audited by the npm package graphql-http, which
// the authors of the specification keep: every MUST and every SHOULD passes. What a
// server MAY do and this one does not is in the log.
func TestGraphQLOverHTTP(t *testing.T) {
	requireNode(t, "graphql-http")
	server := start(t, newServer(t, nil))
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	printed, err := run(ctx, "node", "audit.mjs", server.url)
	if err != nil {
		t.Fatal(err)
	}
	passed := map[string]int{}
	decoder := json.NewDecoder(bytes.NewReader(printed))
	for {
		var audit struct{ ID, Name, Status, Reason string }
		if err := decoder.Decode(&audit); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatalf("read the audits: %v", err)
		}
		level, _, _ := strings.Cut(audit.Name, " ")
		switch {
		case audit.Status == "ok":
			passed[level]++
		case level == "MAY":
			t.Logf("%s %s: %s", audit.ID, audit.Name, audit.Reason)
		default:
			t.Errorf("%s %s: %s", audit.ID, audit.Name, audit.Reason)
		}
	}
	t.Logf("passed: %v", passed)
	if passed["MUST"] < 13 || passed["SHOULD"] < 23 {
		t.Errorf("only %v audits ran", passed)
	}
}

// requireNode sees to it that node and packages of audit/package.json are there. Where they cannot be
// had the test is left out, but not in CI, which says so by CI=true.
func requireNode(t *testing.T, packages ...string) {
	t.Helper()
	missing := t.Skipf
	if os.Getenv("CI") == "true" {
		missing = t.Fatalf
	}
	for _, program := range []string{"node", "npm"} {
		if _, err := exec.LookPath(program); err != nil {
			missing("%s is not installed; `apt-get install nodejs npm` or its like brings it", program)
		}
	}
	there := func(name string) bool {
		_, err := os.Stat(filepath.Join("audit", "node_modules", name))
		return err == nil
	}
	if !slices.ContainsFunc(packages, func(name string) bool { return !there(name) }) {
		return
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	if _, err := run(ctx, "npm", "ci", "--no-audit", "--no-fund"); err != nil {
		missing("its packages cannot be installed; `npm ci` in internal/httpd/audit brings it: %v", err)
	}
}

// run runs a program in the auditor's directory and gives what it printed.
func run(ctx context.Context, name string, args ...string) ([]byte, error) {
	command := exec.CommandContext(ctx, name, args...)
	command.Dir = "audit"
	var printed, complaints bytes.Buffer
	command.Stdout, command.Stderr = &printed, &complaints
	if err := command.Run(); err != nil {
		return nil, errors.Join(err, errors.New(complaints.String()))
	}
	return printed.Bytes(), nil
}
