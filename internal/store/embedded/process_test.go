package embedded_test

import (
	"bufio"
	"context"
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

// size is how many nodes each batch of the killed importer has.
const size = 60

// document is the source of a batch, and member one of its nodes. Every node is stated by the batch
// before as well, under another name, so that batches change nodes of each other.
func document(batch int) network.ID { return network.SourceID("test", fmt.Sprintf("%06d", batch)) }

func member(batch, i int) *network.Organisation {
	return &network.Organisation{
		ID:    network.OrganisationID(network.SchemeName, fmt.Sprintf("%06d-%d", batch, i)),
		Names: network.Names{Fi: fmt.Sprintf("Verkosto V%d", batch)},
	}
}

func documentBatch(batch int) network.Batch {
	made := network.Batch{
		Sources:  []*network.Source{{ID: document(batch), SHA256: strconv.Itoa(batch), Rank: batch}},
		Complete: []network.ID{document(batch)},
	}
	for i := range size {
		own, next := member(batch, i), member(batch+1, i)
		next.Names.Fi = "Ennakko"
		for line, node := range []network.Node{own, next} {
			made.Citations = append(made.Citations, network.Citation{Source: document(batch), Line: 2*i + line + 1, Node: node, Method: network.MethodField})
		}
	}
	return made
}

// importUntilKilled goes on with the batches where the file ends, and prints the number of each
// that was acknowledged.
func importUntilKilled(path string) error {
	store, err := embedded.Open(path)
	if err != nil {
		return err
	}
	meta, err := store.Meta(context.Background())
	if err != nil {
		return err
	}
	for batch := meta.Counts[network.KindSource]; ; batch++ {
		if _, err := store.Apply(context.Background(), documentBatch(batch)); err != nil {
			return err
		}
		fmt.Println(batch)
	}
}

// TestKilledImportsLoseNothing kills a process that imports at random moments, also while it
// opens the file, and looks at what it leaves.
func TestKilledImportsLoseNothing(t *testing.T) {
	rounds := 40
	if more, err := strconv.Atoi(os.Getenv("VERKOSTO_CRASH_ROUNDS")); err == nil {
		rounds = more
	}
	path := filepath.Join(t.TempDir(), "network.db")
	acknowledged := -1
	for round := range rounds {
		if round > 0 && round%40 == 0 { // or opening takes ever longer
			path, acknowledged = filepath.Join(t.TempDir(), "network.db"), -1
		}
		importer, lines, _ := process(t, "import", path)
		delay := time.Duration(rand.IntN(120)) * time.Millisecond
		if round%4 > 0 { // else it may not have got beyond opening
			if !lines.Scan() {
				t.Fatalf("round %d: the importer says nothing", round)
			}
			acknowledged = number(t, lines.Text())
		}
		timer := time.AfterFunc(delay, func() { _ = importer.Process.Kill() })
		for lines.Scan() {
			acknowledged = number(t, lines.Text())
		}
		timer.Stop()
		_ = importer.Wait() // it was killed
		checkWholeBatches(t, path, acknowledged)
		if t.Failed() {
			t.Fatalf("after round %d, %v in", round, delay)
		}
	}
	if found := faults(t, path); len(found) > 0 {
		t.Errorf("after %d rounds: %q", rounds, found)
	}
	t.Logf("%d batches were acknowledged in the last of %d rounds", acknowledged+1, rounds)
}

func number(t *testing.T, line string) int {
	t.Helper()
	batch, err := strconv.Atoi(line)
	if err != nil {
		t.Fatalf("the importer says %q", line)
	}
	return batch
}

// checkWholeBatches checks that a file has all acknowledged batches, perhaps one more, and
// nothing else.
func checkWholeBatches(t *testing.T, path string, acknowledged int) {
	t.Helper()
	store, err := embedded.Open(path)
	check(t, err)
	defer store.Close()
	meta, err := store.Meta(t.Context())
	check(t, err)
	batches := meta.Counts[network.KindSource]
	if batches < acknowledged+1 || batches > acknowledged+2 || meta.Version != uint64(batches) {
		t.Errorf("%d batches in version %d, %d were acknowledged", batches, meta.Version, acknowledged+1)
	}
	if want := size * (batches + 1); batches > 0 && meta.Counts[network.KindOrganisation] != want {
		t.Errorf("%d organisations, want %d", meta.Counts[network.KindOrganisation], want)
	}
	for batch := max(0, batches-20); batch < batches; batch++ {
		cited, err := store.Citations(t.Context(), network.CitationQuery{Of: []network.ID{document(batch)}, From: true, Window: network.Window{First: 1000}})
		check(t, err)
		if got := len(cited[document(batch)].Items); got != 2*size {
			t.Errorf("batch %d has %d citations, want %d", batch, got, 2*size)
		}
		nodes, err := store.Nodes(t.Context(), []network.ID{document(batch), member(batch, 0).ID, member(batch, size-1).ID})
		check(t, err)
		last, there := nodes[member(batch, size-1).ID].(*network.Organisation)
		if len(nodes) != 3 || !there || last.Names != member(batch, 0).Names {
			t.Errorf("batch %d is not whole: %v", batch, nodes)
		}
		found, err := store.SearchTally(t.Context(), network.SearchQuery{Text: fmt.Sprintf("\"V%d\"", batch)})
		check(t, err)
		if found.Count != size {
			t.Errorf("batch %d: %d nodes are found by their name, want %d", batch, found.Count, size)
		}
	}
}
