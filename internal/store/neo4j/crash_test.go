package neo4j_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"sync"
	"testing"
	"time"

	"verkosto/internal/backup"
	"verkosto/internal/network"
	"verkosto/internal/store/embedded"
	"verkosto/internal/store/neo4j"
	"verkosto/internal/store/neo4j/neo4jtest"
	"verkosto/internal/store/storetest"
)

// writeUntilKilled is what the test binary does as a process of its own, where the environment tells it so: it applies batches
// until it is killed or the database is, and prints the number of each that was acknowledged.
func writeUntilKilled() error {
	store, err := neo4j.Open(neo4j.Config{
		URI: os.Getenv("NEO4J_TEST_WRITE_TO"), User: os.Getenv("NEO4J_TEST_USER"), Password: os.Getenv("NEO4J_TEST_PASSWORD"),
		AcquireTimeout: time.Second, ConnectTimeout: time.Second, RetryTime: time.Second,
	})
	if err != nil {
		return err
	}
	return errors.Join(storetest.WriteOn(context.Background(), store, func(batch int) { fmt.Println(batch) }), store.Close())
}

// writer starts the test binary as a process that writes into a database.
func writer(t *testing.T, database *neo4jtest.Database) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	command := exec.CommandContext(t.Context(), os.Args[0])
	command.Env = append(os.Environ(), "NEO4J_TEST_WRITE_TO="+database.URI, "NEO4J_TEST_USER="+database.User, "NEO4J_TEST_PASSWORD="+database.Password)
	output, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	return command, bufio.NewScanner(output)
}

// TestCrashes kills at random moments, in turn, the database and the process that writes into it, while others read. What was
// acknowledged is there, nothing is there in part, and who begins anew ends where one without a crash does.
func TestCrashes(t *testing.T) {
	database := neo4jtest.StartOwn(t)
	f := behindProxy(t, database)
	if err := f.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	endReading := whileReading(t, f)
	acknowledged := 0
	for round := range storetest.CrashRounds(2) {
		process, lines := writer(t, database)
		acknowledge := func() {
			batch, err := strconv.Atoi(lines.Text())
			if err != nil {
				t.Fatalf("the writer says %q", lines.Text())
			}
			acknowledged = batch + 1
		}
		if !lines.Scan() {
			t.Fatal("the writer says nothing")
		}
		acknowledge()
		delay := time.Duration(rand.IntN(500)) * time.Millisecond
		ofDatabase := round%2 == 0
		killed := make(chan struct{})
		time.AfterFunc(delay, func() {
			defer close(killed)
			if ofDatabase {
				database.Kill(t)
				return
			}
			_ = process.Process.Kill()
		})
		for lines.Scan() {
			acknowledge()
		}
		<-killed
		_ = process.Wait() // it was killed, or could not go on
		if ofDatabase {
			database.Restart(t)
			recovers(t, f)
		}
		acknowledged = storetest.CheckAcknowledged(t, f, acknowledged) // one that was not told is there for good
		if t.Failed() {
			t.Fatalf("after round %d, %v in", round, delay)
		}
	}
	endReading()
	sameAsWithout(t, f.Store)
}

// whileReading lets two readers read until the end that it gives, or that of the test.
func whileReading(t *testing.T, store network.Reader) (end func()) {
	stop := make(chan struct{})
	var reading sync.WaitGroup
	for range 2 {
		reading.Go(func() { readUntil(t, stop, store) })
	}
	end = sync.OnceFunc(func() {
		close(stop)
		reading.Wait()
	})
	t.Cleanup(end)
	return end
}

// readUntil looks again and again at what a store tells about itself, which is always that of whole batches.
func readUntil(t *testing.T, stop <-chan struct{}, store network.Reader) {
	for {
		select {
		case <-stop:
			return
		default:
		}
		ctx, cancel := context.WithTimeout(context.WithoutCancel(t.Context()), 5*time.Second)
		meta, err := store.Meta(ctx)
		cancel()
		if err != nil {
			gone(t, "read beside a crash", err)
			continue
		}
		storetest.CheckWhole(t, meta)
	}
}

// sameAsWithout applies to a store all batches that it has once more, which changes nothing, and compares it with one that saw
// no crash.
func sameAsWithout(t *testing.T, store *neo4j.Store) {
	t.Helper()
	meta, err := store.Meta(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	calm, err := embedded.OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	defer calm.Close()
	for batch := range meta.Counts[network.KindSource] {
		if _, err := calm.Apply(t.Context(), storetest.CrashBatch(batch)); err != nil {
			t.Fatal(err)
		}
		change, err := store.Apply(t.Context(), storetest.CrashBatch(batch))
		if want := (network.Change{Version: meta.Version}); err != nil || change != want {
			t.Errorf("batch %d once more changes %+v, %v", batch, change, err)
		}
	}
	file, err := os.Create(t.TempDir() + "/calm.backup")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	report, err := backup.Write(t.Context(), calm, file, backup.Head{})
	if err != nil {
		t.Fatal(err)
	}
	if err := backup.Compare(t.Context(), store, report.Seal); err != nil {
		t.Error(err)
	}
	err = store.Verify(t.Context(), func(fault network.Fault) error {
		t.Errorf("after crashes: %s: %s", fault.Where, fault.What)
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}
