package neo4jtest

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

const (
	firstUser     = "neo4j"
	firstPassword = "neo4j" // of every new Neo4j; it must be changed before anything else
	password      = "test-only-password"
	startTimeout  = 2 * time.Minute
	stopTimeout   = 20 * time.Second
)

// server is a Neo4j that this process started.
type server struct {
	jars string
	home string
	port int

	process  *exec.Cmd
	lifeline io.Closer // while it is open the server lives
	ready    chan error
	ended    chan struct{}
}

func newServer(jars string) (*server, error) {
	home, err := os.MkdirTemp("", "verkosto-neo4j-")
	if err != nil {
		return nil, fmt.Errorf("make a home for the test database: %w", err)
	}
	if err := os.WriteFile(filepath.Join(home, "TestDatabase.java"), program, 0o644); err != nil {
		return nil, fmt.Errorf("write the program of the test database: %w", err)
	}
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	s := &server{jars: jars, home: home, port: port}
	if err := s.launch(); err != nil {
		return nil, err
	}
	if err := s.awaitReady(); err != nil {
		s.stop()
		return nil, err
	}
	return s, nil
}

func freePort() (int, error) {
	listener, err := new(net.ListenConfig).Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		return 0, fmt.Errorf("find a free port: %w", err)
	}
	defer func() { _ = listener.Close() }()
	return listener.Addr().(*net.TCPAddr).Port, nil
}

// launch starts the process.
func (s *server) launch() error {
	process := exec.CommandContext(context.Background(), "java", "-Xms512m", "-Xmx1g", "-XX:+UseParallelGC", "-XX:TieredStopAtLevel=1", "-cp", filepath.Join(s.jars, "lib", "*"),
		filepath.Join(s.home, "TestDatabase.java"), s.home, strconv.Itoa(s.port))
	lifeline, err := process.StdinPipe()
	if err != nil {
		return fmt.Errorf("open the test database's input: %w", err)
	}
	output, err := process.StdoutPipe()
	if err != nil {
		return fmt.Errorf("open the test database's output: %w", err)
	}
	log, err := os.OpenFile(filepath.Join(s.home, "server.log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return fmt.Errorf("open the test database's log: %w", err)
	}
	defer func() { _ = log.Close() }()
	process.Stderr = log
	if err := process.Start(); err != nil {
		return fmt.Errorf("start Java: %w", err)
	}
	s.process, s.lifeline = process, lifeline
	s.ready, s.ended = make(chan error, 1), make(chan struct{})
	go s.watch(process, output, s.ready, s.ended)
	return nil
}

// watch tells when the server is ready, and when it has ended.
func (s *server) watch(process *exec.Cmd, output io.Reader, ready chan<- error, ended chan<- struct{}) {
	defer close(ended)
	if line, err := bufio.NewReader(output).ReadString('\n'); line == "ready\n" {
		ready <- nil
	} else {
		log, _ := os.ReadFile(filepath.Join(s.home, "server.log"))
		ready <- fmt.Errorf("the test database ended before it was ready: %w\n%s%s", err, line, log)
	}
	_, _ = io.Copy(io.Discard, output)
	_ = process.Wait() // ends by a signal, which is no failure
}

func (s *server) awaitReady() error {
	select {
	case err := <-s.ready:
		return err
	case <-time.After(startTimeout):
		return errors.New("the test database did not get ready in time")
	}
}

// kill ends the process at once and keeps its home.
func (s *server) kill() error {
	if err := s.process.Process.Kill(); err != nil {
		return err
	}
	<-s.ended
	return nil
}

// stop ends the process, which takes its home with it.
func (s *server) stop() {
	_ = s.lifeline.Close()
	select {
	case <-s.ended:
	case <-time.After(stopTimeout):
		_ = s.kill()
	}
	_ = os.RemoveAll(s.home)
}

// setPassword exchanges the first password, without which Neo4j answers nothing.
func setPassword(uri string) error {
	ctx, cancel := context.WithTimeout(context.Background(), startTimeout)
	defer cancel()
	driver, err := neo4j.NewDriverWithContext(uri, neo4j.BasicAuth(firstUser, firstPassword, ""))
	if err != nil {
		return fmt.Errorf("open the test database: %w", err)
	}
	defer func() { _ = driver.Close(ctx) }()
	_, err = neo4j.ExecuteQuery(ctx, driver, "ALTER CURRENT USER SET PASSWORD FROM $old TO $new",
		map[string]any{"old": firstPassword, "new": password},
		neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase("system"))
	if err != nil {
		return fmt.Errorf("set the password of the test database: %w", err)
	}
	return nil
}
