package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"verkosto/internal/store/neo4j/neo4jtest"
)

var buildDirectory string

func TestMain(m *testing.M) {
	withoutEnvironment()
	directory, err := os.MkdirTemp("", "verkosto-program-*")
	if err != nil {
		panic(err)
	}
	buildDirectory = directory
	code := neo4jtest.Main(m)
	_ = os.RemoveAll(directory) // a temporary directory
	os.Exit(code)
}

// program builds the program, once for all tests that run it as a process of its own.
var program = sync.OnceValues(func() (string, error) {
	path := filepath.Join(buildDirectory, "verkosto")
	said, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("go build: %w\n%s", err, said)
	}
	return path, nil
})

// patience is how long a test waits for a process, on a machine that is busy with other tests.
const patience = 2 * time.Minute

// process gives the program as a process that is not started yet. It doesn't outlive the
// test, nor its patience.
func process(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), patience+soakTime(t))
	t.Cleanup(cancel)
	return exec.CommandContext(ctx, path, args...)
}

// server is the program while it serves.
type server struct {
	process  *exec.Cmd
	greeting string // all of it
	origin   string
	admin    string        // origin of the admin address, where there is one
	log      *bytes.Buffer // to be read after the end
}

// serve starts a server on a free port and waits until it has said where it is.
func serve(t *testing.T, args ...string) *server {
	t.Helper()
	s := &server{process: process(t, append([]string{"serve", "--listen", "127.0.0.1:0"}, args...)...), log: new(bytes.Buffer)}
	s.process.Stderr = s.log
	out, err := s.process.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.process.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = s.process.Process.Kill() // most have ended by themselves
		_ = s.process.Wait()
	})
	for lines := bufio.NewScanner(out); lines.Scan(); {
		s.greeting += lines.Text() + "\n"
		if address, is := strings.CutPrefix(lines.Text(), "GraphQL   "); is {
			s.origin = strings.TrimSuffix(address, "/graphql")
		}
		if address, is := strings.CutPrefix(lines.Text(), "Metrics   "); is {
			s.admin = strings.TrimSuffix(address, "/metrics")
		}
		if strings.HasPrefix(lines.Text(), "curl ") && !slices.Contains(args, "--admin") || s.admin != "" {
			return s
		}
	}
	_ = s.process.Wait() // tells no more than the log
	t.Fatalf("the server ended: %s%s", s.greeting, s.log)
	return nil
}

// stop asks the server to stop, and gives its exit code.
func (s *server) stop(t *testing.T, signal os.Signal) int {
	t.Helper()
	if err := s.process.Process.Signal(signal); err != nil {
		t.Fatal(err)
	}
	_ = s.process.Wait() // the code says it
	return s.process.ProcessState.ExitCode()
}

// ask sends a query and decodes the data of its answer, which must have no errors.
func (s *server) ask(t *testing.T, query string, data any) {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.origin+"/graphql", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	answer := struct {
		Data   any             `json:"data"`
		Errors json.RawMessage `json:"errors"`
	}{Data: data}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		t.Fatal(err)
	}
	if answer.Errors != nil {
		t.Fatalf("%s\nanswered %s", query, answer.Errors)
	}
}

// answer gives the data that a query is answered with, as JSON.
func (s *server) answer(t *testing.T, query string) string {
	t.Helper()
	var data json.RawMessage
	s.ask(t, query, &data)
	return string(data)
}

func (s *server) page(t *testing.T, path string) (status int, body string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.origin+path, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	content, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(content)
}

func TestServeDemo(t *testing.T) {
	s := serve(t, "--demo", "--log-format", "json")
	var answer struct{ Projects struct{ TotalCount int } }
	s.ask(t, "{ projects(first: 1) { totalCount } }", &answer)
	if answer.Projects.TotalCount != demoProjects {
		t.Errorf("%d projects, want %d", answer.Projects.TotalCount, demoProjects)
	}
	if status, body := s.page(t, "/graphiql"); status != http.StatusOK || !strings.Contains(body, "<!doctype html>") {
		t.Errorf("GraphiQL answered %d: %.100s", status, body)
	}
	for _, path := range []string{"/healthz", "/readyz"} {
		if status, body := s.page(t, path); status != http.StatusOK {
			t.Errorf("%s answered %d: %s", path, status, body)
		}
	}
	if code := s.stop(t, syscall.SIGTERM); code != 0 {
		t.Errorf("exit code %d after SIGTERM; log: %s", code, s.log)
	}
	if !strings.Contains(s.log.String(), `"path":"/graphql"`) {
		t.Errorf("the log is not the JSON of requests: %s", s.log)
	}
}

func TestGreetingHasAQueryThatAnswers(t *testing.T) {
	if _, err := exec.LookPath("curl"); err != nil {
		t.Skip("there is no curl to try the greeting with")
	}
	network := filepath.Join(t.TempDir(), "network.db")
	if got := verkosto(t, "", "import", "--data", network, "testdata/documents/page.txt"); got.code != done {
		t.Fatal(got)
	}
	empty := filepath.Join(t.TempDir(), "empty.db")
	if got := verkosto(t, "", "import", "--data", empty, file(t, "notes.txt", "nothing")); got.code != refused {
		t.Fatal(got)
	}
	for name, test := range map[string]struct {
		args []string
		want string
	}{
		"demo":       {[]string{"--demo"}, `"sharedProjects":`},
		"by default": {nil, `"sharedProjects":`},
		"a file":     {[]string{"--data", network}, `"sharedProjects":1`},
		"no project": {[]string{"--data", empty}, `"kind":"MUNICIPALITY"`},
	} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, test.args...)
			command := s.greeting[strings.LastIndex(s.greeting, "\ncurl ")+1:]
			answer, err := exec.CommandContext(t.Context(), "sh", "-c", command).Output()
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(string(answer), test.want) || strings.Contains(string(answer), `"errors"`) {
				t.Errorf("%s answered %s", command, answer)
			}
		})
	}
}

// A request that doesn't end keeps the server from ending, until a second signal comes.
func TestSecondSignalEndsAtOnce(t *testing.T) {
	s := serve(t, "--demo")
	address := strings.TrimPrefix(s.origin, "http://")
	dialer := new(net.Dialer)
	stuck, err := dialer.DialContext(t.Context(), "tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer stuck.Close()
	if err := stuck.SetDeadline(time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	_, err = fmt.Fprintf(stuck, "POST /graphql HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: 100\r\n\r\n", address)
	if err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(stuck).ReadString('\n'); err != nil || !strings.Contains(line, "100 Continue") {
		t.Fatalf("the server does not wait for the body: %q %v", line, err)
	}
	if err := s.process.Process.Signal(syscall.SIGINT); err != nil {
		t.Fatal(err)
	}
	for { // until the first signal has been taken
		connection, err := dialer.DialContext(t.Context(), "tcp", address)
		if err != nil {
			break
		}
		_ = connection.Close()
	}
	if code := s.stop(t, syscall.SIGINT); code != -1 {
		t.Errorf("exit code %d, want an end by the signal", code)
	}
}

func TestInUse(t *testing.T) {
	network := filepath.Join(t.TempDir(), "network.db")
	if got := verkosto(t, "", "import", "--data", network, "testdata/documents/project.csv"); got.code != done {
		t.Fatal(got)
	}
	s := serve(t, "--data", network)
	address := strings.TrimPrefix(s.origin, "http://")
	tests := map[string]struct {
		args    []string
		message string
	}{
		"address":       {[]string{"serve", "--demo", "--listen", address}, address},
		"file, import":  {[]string{"import", "--data", network, "testdata/documents/page.txt"}, "network.db"},
		"file, export":  {[]string{"export", "--data", network}, "network.db"},
		"file, serving": {[]string{"serve", "--data", network, "--listen", "127.0.0.1:0"}, "network.db"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got := verkosto(t, "", test.args...)
			if got.code != inUse || !strings.Contains(got.err, test.message) || strings.Count(got.err, "\n") != 1 {
				t.Errorf("exit code %d, standard error %q", got.code, got.err)
			}
		})
	}
}

// The playground's examples have something to show on the demo network.
func TestExamplesAnswer(t *testing.T) {
	s := serve(t, "--demo")
	examples, err := filepath.Glob("../../internal/explorer/examples/*.graphql")
	if err != nil || len(examples) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	empty := regexp.MustCompile(`^\{"\w+":(null|\{"\w+":(0|\[\]|null)[,}])`)
	for _, path := range examples {
		t.Run(filepath.Base(path), func(t *testing.T) {
			query, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			got := s.answer(t, string(query))
			if empty.MatchString(got) {
				t.Errorf("the answer is empty: %.1000s", got)
			}
		})
	}
}
