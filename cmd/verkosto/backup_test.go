package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verkosto/internal/store/embedded"
	"verkosto/internal/store/neo4j/neo4jtest"
	"verkosto/internal/synth"
)

// drilled are questions of which the answers must be the same after a restore.
var drilled = []string{
	`{ projects(first: 50) { totalCount nodes { id name start participations(first: 20) { nodes { role organisation { id name } } } } } }`,
	`{ organisations(first: 50) { totalCount nodes { id name partners(first: 5) { edges { node { name } } } } } }`,
	`{ search(text: "kehittäminen", first: 20) { totalCount nodes { __typename } } }`,
	`{ sources(first: 20) { nodes { id title } } }`,
}

// answers asks a server the questions of the drill.
func answers(t *testing.T, origin string) string {
	t.Helper()
	var all strings.Builder
	for _, question := range drilled {
		body := strings.NewReader(fmt.Sprintf(`{"query": %q}`, question))
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, origin+"/graphql", body)
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Content-Type", "application/json")
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := io.ReadAll(response.Body)
		_ = response.Body.Close()
		if err != nil || response.StatusCode != http.StatusOK || strings.Contains(string(answer), `"errors"`) {
			t.Fatalf("%s: %s %s %v", question, response.Status, answer, err)
		}
		data, _, _ := strings.Cut(string(answer), `,"extensions"`) // which tell of time
		all.WriteString(data + "\n")
	}
	return all.String()
}

// invented makes a store of an invented network.
func invented(t *testing.T, path string, projects int) {
	t.Helper()
	store, err := embedded.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	for batch, err := range synth.Generate(synth.Config{Seed: 4, Projects: projects}) {
		if err == nil {
			_, err = store.Apply(t.Context(), batch)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
}

// ends runs the program as a process and checks how it ends.
func ends(t *testing.T, want exitCode, args ...string) string {
	t.Helper()
	command := process(t, args...)
	said, _ := command.CombinedOutput()
	if got := exitCode(command.ProcessState.ExitCode()); got != want {
		t.Fatalf("verkosto %s: exit code %d, want %d\n%s", strings.Join(args, " "), got, want, said)
	}
	return string(said)
}

// TestRestoreDrill backs a network up while a server answers from it, kills the server, loses the file, restores it, and
// asks again; then the same on a database server.
func TestRestoreDrill(t *testing.T) {
	directory := t.TempDir()
	data, saved := filepath.Join(directory, "network.db"), filepath.Join(directory, "network.backup")
	invented(t, data, 12)
	running := serve(t, "--data", data)
	before := answers(t, running.origin)
	ends(t, done, "backup", "--data", data, saved)
	ends(t, inUse, "restore", "--data", data, "--replace", saved)
	if err := running.process.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = running.process.Wait() // it was killed
	ends(t, inUse, "restore", "--data", data, saved)
	if err := os.Truncate(data, 40_000); err != nil {
		t.Fatal(err)
	}
	ends(t, done, "restore", "--data", data, "--replace", saved)
	ends(t, done, "verify", "--data", data)
	ends(t, done, "verify", saved)
	if after := answers(t, serve(t, "--data", data).origin); after != before {
		t.Errorf("after the drill it answers otherwise:\n%.2000s\nwant\n%.2000s", after, before)
	}
	t.Run("Neo4j", func(t *testing.T) {
		database := neo4jtest.Start(t)
		database.Clear(t)
		t.Setenv("VERKOSTO_NEO4J_USER", database.User)
		t.Setenv("VERKOSTO_NEO4J_PASSWORD", database.Password)
		ends(t, done, "restore", "--store", database.URI, saved)
		ends(t, inUse, "restore", "--store", database.URI, saved)
		ends(t, done, "verify", "--store", database.URI)
		if after := answers(t, serve(t, "--store", database.URI).origin); after != before {
			t.Errorf("on Neo4j it answers otherwise:\n%.2000s\nwant\n%.2000s", after, before)
		}
		again, back := filepath.Join(directory, "again.backup"), filepath.Join(directory, "back.db")
		ends(t, done, "backup", "--store", database.URI, again)
		ends(t, done, "restore", "--data", back, again)
		if after := answers(t, serve(t, "--data", back).origin); after != before {
			t.Errorf("back from Neo4j it answers otherwise:\n%.2000s\nwant\n%.2000s", after, before)
		}
	})
}

func TestVerifyTellsWhatIsWrong(t *testing.T) {
	directory := t.TempDir()
	text := filepath.Join(directory, "notes.txt")
	if err := os.WriteFile(text, []byte("notes"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		code exitCode
		says string
	}{
		{[]string{"verify"}, misused, "one of the three"},
		{[]string{"verify", "--data", "x.db", text}, misused, "one of the three"},
		{[]string{"verify", text}, failed, "no backup of Verkosto"},
		{[]string{"verify", "--data", filepath.Join(directory, "none.db")}, failed, "no file"},
		{[]string{"backup", filepath.Join(directory, "x.backup")}, misused, "which network"},
		{[]string{"restore", text}, misused, "which network"},
		{[]string{"restore", "--data", filepath.Join(directory, "none.db"), text}, failed, "no backup of Verkosto"},
	} {
		if said := ends(t, c.code, c.args...); !strings.Contains(said, c.says) {
			t.Errorf("%q: said %q, want %q", c.args, said, c.says)
		}
	}
}
