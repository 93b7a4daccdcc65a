package embedded_test

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"verkosto/internal/network"
	"verkosto/internal/store/embedded"
	"verkosto/internal/store/storetest"
)

// TestMain lets the test binary be a process of its own that uses a store: the test that
// starts it says by the environment what it is to do.
func TestMain(m *testing.M) {
	path := os.Getenv("EMBEDDED_TEST_STORE")
	switch os.Getenv("EMBEDDED_TEST_ROLE") {
	case "hold":
		exit(hold(path))
	case "import":
		exit(importUntilKilled(path))
	default:
		// On so many random networks, in memory and in a file, the properties of the contract are checked unless -rapid.checks says otherwise.
		if err := flag.Set("rapid.checks", "20"); err != nil {
			panic(err) // rapid has that flag
		}
		flag.Parse()
		os.Exit(m.Run())
	}
}

func exit(err error) {
	if err != nil {
		fmt.Println("failed:", err)
		os.Exit(1)
	}
	os.Exit(0)
}

// hold keeps a store open until its standard input ends.
func hold(path string) error {
	store, err := embedded.Open(path)
	if err != nil {
		return err
	}
	fmt.Println("open")
	_, _ = io.Copy(io.Discard, os.Stdin)
	return store.Close()
}

// process starts the test binary in a role.
func process(t *testing.T, role, path string) (*exec.Cmd, *bufio.Scanner, io.Closer) {
	t.Helper()
	command := exec.CommandContext(t.Context(), os.Args[0])
	command.Env = append(os.Environ(), "EMBEDDED_TEST_ROLE="+role, "EMBEDDED_TEST_STORE="+path)
	input, err := command.StdinPipe()
	check(t, err)
	output, err := command.StdoutPipe()
	check(t, err)
	check(t, command.Start())
	return command, bufio.NewScanner(output), input
}

func TestOnlyOneProcessHasAStoreOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "network.db")
	holder, lines, input := process(t, "hold", path)
	if !lines.Scan() || lines.Text() != "open" {
		t.Fatalf("the holder says %q", lines.Text())
	}
	_, err := embedded.Open(path)
	want := fmt.Sprintf("network.db is in use by process %d", holder.Process.Pid)
	if network.CodeOf(err) != network.Conflict || !strings.Contains(fmt.Sprint(err), want) {
		t.Errorf("error %v, want %s: %s", err, network.Conflict, want)
	}
	link := filepath.Join(t.TempDir(), "link.db")
	check(t, os.Symlink(path, link))
	if _, err := embedded.Open(link); network.CodeOf(err) != network.Conflict {
		t.Errorf("by a link: %v", err)
	}
	check(t, input.Close())
	check(t, holder.Wait())
	store := open(t, path)
	if _, err := embedded.Open(path); network.CodeOf(err) != network.Conflict {
		t.Errorf("in the same process: %v", err)
	}
	check(t, store.Close())
	open(t, path)
}

// importUntilKilled goes on with the batches where the file ends, and prints the number of each
// that was acknowledged.
func importUntilKilled(path string) error {
	store, err := embedded.Open(path)
	if err != nil {
		return err
	}
	return storetest.WriteOn(context.Background(), store, func(batch int) { fmt.Println(batch) })
}

// TestKilledImportsLoseNothing kills a process that imports at random moments, also while it
// opens the file, and looks at what it leaves.
func TestKilledImportsLoseNothing(t *testing.T) {
	rounds := storetest.CrashRounds(12)
	path := filepath.Join(t.TempDir(), "network.db")
	acknowledged := 0
	for round := range rounds {
		if round > 0 && round%40 == 0 { // or opening takes ever longer
			path, acknowledged = filepath.Join(t.TempDir(), "network.db"), 0
		}
		importer, lines, _ := process(t, "import", path)
		delay := time.Duration(rand.IntN(120)) * time.Millisecond
		if round%4 > 0 { // else it may not have got beyond opening
			if !lines.Scan() {
				t.Fatalf("round %d: the importer says nothing", round)
			}
			acknowledged = number(t, lines.Text()) + 1
		}
		timer := time.AfterFunc(delay, func() { _ = importer.Process.Kill() })
		for lines.Scan() {
			acknowledged = number(t, lines.Text()) + 1
		}
		timer.Stop()
		_ = importer.Wait()                                     // it was killed
		acknowledged = checkAcknowledged(t, path, acknowledged) // one that was not told is there for good
		if t.Failed() {
			t.Fatalf("after round %d, %v in", round, delay)
		}
	}
	if found := faults(t, path); len(found) > 0 {
		t.Errorf("after %d rounds: %q", rounds, found)
	}
	t.Logf("%d batches were acknowledged in the last of %d rounds", acknowledged, rounds)
}

func number(t *testing.T, line string) int {
	t.Helper()
	batch, err := strconv.Atoi(line)
	if err != nil {
		t.Fatalf("the importer says %q", line)
	}
	return batch
}

// checkAcknowledged opens a file and checks that it has all acknowledged batches, perhaps one more, and nothing else. It gives how many there are.
func checkAcknowledged(t *testing.T, path string, acknowledged int) int {
	t.Helper()
	store, err := embedded.Open(path)
	check(t, err)
	defer store.Close()
	return storetest.CheckAcknowledged(t, store, acknowledged)
}
