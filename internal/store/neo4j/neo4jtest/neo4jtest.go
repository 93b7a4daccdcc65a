// Package neo4jtest gives tests a real Neo4j database.
//
// Where VERKOSTO_TEST_NEO4J_URI is set (with _USER and _PASSWORD), tests use that one, which
// they fill and empty as they please. Else, where Java 17 and Maven are installed, a Neo4j
// Community server is put together from Maven Central once, kept in the user's cache, and
// started once for each test binary, on a free port of the loopback address. Else tests are skipped,
// which is a failure where CI is true.
package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"sync"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Version is the release of Neo4j that tests run on.
const Version = "5.26.20"

// Database is a running database.
type Database struct {
	URI, User, Password string

	server *server // nil for one that the tests did not start
}

var started struct {
	once     sync.Once
	database *Database
	err      error
}

// Main runs a package's tests and stops the database that they started. A package calls it
// from TestMain and exits with its result. The database stops by itself where the process dies before.
func Main(m *testing.M) int {
	defer func() {
		if database := started.database; database != nil && database.server != nil {
			database.server.stop()
		}
	}()
	return m.Run()
}

// Start gives the test binary's database, started by the first call. It skips the test where there is
// none.
func Start(t testing.TB) *Database {
	t.Helper()
	started.once.Do(func() { started.database, started.err = start() })
	return orSkip(t, started.database, started.err)
}

// StartOwn gives a database of the test's own, which it may kill and restart. It ends with
// the test.
func StartOwn(t testing.TB) *Database {
	t.Helper()
	if os.Getenv(envURI) != "" {
		t.Skipf("skipped: the database of %s is not the test's to kill; unset it to run this test", envURI)
	}
	database, err := startServer()
	database = orSkip(t, database, err)
	t.Cleanup(database.server.stop)
	return database
}

// Kill ends the server at once, as a crash does.
func (d *Database) Kill(t testing.TB) {
	t.Helper()
	if err := d.server.kill(); err != nil {
		t.Fatalf("kill the test database: %v", err)
	}
}

// Launch starts the server that was killed, on the same port and the same data, without waiting for it.
func (d *Database) Launch(t testing.TB) {
	t.Helper()
	if err := d.server.launch(); err != nil {
		t.Fatalf("restart the test database: %v", err)
	}
}

// Restart starts the server that was killed and waits until it answers.
func (d *Database) Restart(t testing.TB) {
	t.Helper()
	d.Launch(t)
	if err := d.server.awaitReady(); err != nil {
		t.Fatalf("restart the test database: %v", err)
	}
}

const envURI = "VERKOSTO_TEST_NEO4J_URI"

func start() (*Database, error) {
	if uri := os.Getenv(envURI); uri != "" {
		user := os.Getenv("VERKOSTO_TEST_NEO4J_USER")
		if user == "" {
			user = "neo4j"
		}
		return &Database{URI: uri, User: user, Password: os.Getenv("VERKOSTO_TEST_NEO4J_PASSWORD")}, nil
	}
	return startServer()
}

func startServer() (*Database, error) {
	if err := checkTools(); err != nil {
		return nil, err
	}
	jars, err := assemble()
	if err != nil {
		return nil, err
	}
	server, err := newServer(jars)
	if err != nil {
		return nil, err
	}
	uri := "bolt://127.0.0.1:" + strconv.Itoa(server.port)
	if err := setPassword(uri); err != nil {
		server.stop()
		return nil, err
	}
	return &Database{URI: uri, User: firstUser, Password: password, server: server}, nil
}

// errMissing says that there is nothing to start a database with.
var errMissing = errors.New("no Java 17 and Maven here")

var javaVersion = regexp.MustCompile(`version "(\d+)`)

func checkTools() error {
	if _, err := exec.LookPath("mvn"); err != nil {
		return fmt.Errorf("%w: %w", errMissing, err)
	}
	output, err := exec.CommandContext(context.Background(), "java", "-version").CombinedOutput()
	if err != nil {
		return fmt.Errorf("%w: %w", errMissing, err)
	}
	found := javaVersion.FindSubmatch(output)
	if found == nil {
		return fmt.Errorf("%w: java -version says %q", errMissing, output)
	}
	if major, err := strconv.Atoi(string(found[1])); err != nil || major < 17 {
		return fmt.Errorf("%w: Java is version %s", errMissing, found[1])
	}
	return nil
}

func orSkip(t testing.TB, database *Database, err error) *Database {
	t.Helper()
	switch {
	case err == nil:
		return database
	case !errors.Is(err, errMissing):
		t.Fatalf("start a test database: %v", err)
	case os.Getenv("CI") == "true":
		t.Fatalf("tests on Neo4j can't be skipped where CI=true: %v", err)
	}
	t.Skipf("skipped tests on Neo4j: %v; bring them with: apt-get install openjdk-17-jdk-headless maven", err)
	return nil
}

// Clear takes all nodes and relationships out of the database, and leaves constraints and indexes.
func (d *Database) Clear(t testing.TB) {
	t.Helper()
	ctx := t.Context()
	driver, err := neo4j.NewDriverWithContext(d.URI, neo4j.BasicAuth(d.User, d.Password, ""))
	if err != nil {
		t.Fatalf("clear the test database: %v", err)
	}
	defer func() { _ = driver.Close(ctx) }()
	session := driver.NewSession(ctx, neo4j.SessionConfig{})
	defer func() { _ = session.Close(ctx) }()
	for _, command := range []string{
		"MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS",
		"MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 10000 ROWS",
	} {
		result, err := session.Run(ctx, command, nil)
		if err == nil {
			_, err = result.Consume(ctx)
		}
		if err != nil {
			t.Fatalf("clear the test database: %v", err)
		}
	}
}
