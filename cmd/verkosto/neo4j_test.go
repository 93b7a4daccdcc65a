package main

import (
	"net/http"
	"strings"
	"syscall"
	"testing"

	"verkosto/internal/store/neo4j/neo4jtest"
)

// A network moves from a file into a database and back without loss, and is served from there.
func TestNeo4j(t *testing.T) {
	database := neo4jtest.Start(t)
	database.Clear(t)
	t.Setenv("VERKOSTO_NEO4J_USER", database.User)
	t.Setenv("VERKOSTO_NEO4J_PASSWORD", database.Password)

	if got := verkosto(t, "", "export", "--store", database.URI); got.code != inUse || !strings.Contains(got.err, "verkosto migrate") {
		t.Errorf("a database without a schema: exit code %d, %s", got.code, got.err)
	}
	early := serve(t, "--store", database.URI)
	if status, body := early.page(t, "/readyz"); status != http.StatusServiceUnavailable || !strings.Contains(body, "verkosto migrate") {
		t.Errorf("/readyz answered %d %s before the migration", status, body)
	}
	for _, want := range []string{"up to date now", "was up to date"} {
		if got := verkosto(t, "", "migrate", "--store", database.URI); got.code != done || !strings.Contains(got.out, want) {
			t.Fatalf("exit code %d, %s%s, want %q", got.code, got.out, got.err, want)
		}
	}

	file := imported(t, fixtures()...)
	content := exported(t, file, "--show-contacts")
	if got := verkosto(t, content, "import", "--store", database.URI, "-"); got.code != done {
		t.Fatalf("exit code %d: %s%s", got.code, got.out, got.err)
	}
	back := verkosto(t, "", "export", "--store", database.URI, "--show-contacts")
	if back.code != done || back.out != content {
		t.Errorf("the network came back changed: exit code %d, %s", back.code, back.err)
	}
	const query = `{ project(code: "S29001") { name participations(orderBy: {field: NAME}) { nodes { role organisation { name } } } } meta { counts { kind count } } }`
	embedded := serve(t, "--data", file)
	if got, want := early.answer(t, query), embedded.answer(t, query); got != want {
		t.Errorf("the database answers\n%s\nthe file\n%s", got, want)
	}
	if code := early.stop(t, syscall.SIGTERM); code != 0 || strings.Contains(early.log.String(), database.Password) {
		t.Errorf("exit code %d, or the password is in the log: %s", code, early.log)
	}
}

// A database that is down is told in one line, and doesn't keep a server from starting.
func TestDatabaseThatIsDown(t *testing.T) {
	const nowhere = "bolt://127.0.0.1:1"
	for _, args := range [][]string{{"export"}, {"migrate"}, {"import", "testdata/documents/page.txt"}} {
		t.Run(args[0], func(t *testing.T) {
			t.Parallel() // all of them wait for it
			got := verkosto(t, "", append(args, "--store", nowhere)...)
			if got.code != failed || strings.Count(got.err, "verkosto: ") != 1 {
				t.Errorf("exit code %d, %s", got.code, got.err)
			}
		})
	}
	t.Run("serve", func(t *testing.T) {
		t.Parallel()
		s := serve(t, "--store", nowhere)
		if status, _ := s.page(t, "/readyz"); status != http.StatusServiceUnavailable {
			t.Errorf("/readyz answered %d", status)
		}
		if status, _ := s.page(t, "/healthz"); status != http.StatusOK {
			t.Errorf("/healthz answered %d", status)
		}
	})
}
