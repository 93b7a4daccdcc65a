package backup_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"

	"verkosto/internal/backup"
	"verkosto/internal/network"
	"verkosto/internal/store/embedded"
	"verkosto/internal/synth"
)

var head = backup.Head{Program: "test", MadeAt: time.Date(2026, 5, 6, 7, 8, 9, 0, time.UTC)}

// filled makes a store in a file, with a source whose newer version is only half applied.
func filled(t testing.TB, projects int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "network.db")
	store, err := embedded.Open(path)
	check(t, err)
	if projects > 0 {
		for batch, err := range synth.Generate(synth.Config{Seed: 3, Projects: projects}) {
			check(t, err)
			apply(t, store, batch)
		}
	}
	for _, batch := range versions() {
		apply(t, store, batch)
	}
	check(t, store.Close())
	return path
}

// versions are a source and half of its next version.
func versions() []network.Batch {
	batch := func(sha string, numbers ...int) network.Batch {
		source := &network.Source{ID: "source:test/s", SHA256: sha, Rank: network.RankTable, ReadAt: time.Date(2020, 1, 2, 3, 4, 5, 6, time.UTC)}
		b := network.Batch{Sources: []*network.Source{source}}
		for _, n := range numbers {
			b.Citations = append(b.Citations, network.Citation{
				Source: source.ID, Line: n, Method: network.MethodRule, Confidence: 0.7, Evidence: "näin sanottu",
				Fields: []network.FieldCitation{{Field: "names", Line: n, Problem: &network.Problem{Code: network.ProblemTruncated, Message: "cut"}}},
				Node:   &network.Organisation{ID: network.OrganisationID(network.SchemeName, fmt.Sprint("versio ", n)), Names: network.Names{Fi: fmt.Sprint("Versio ", n)}},
			})
		}
		return b
	}
	first := batch("1", 1, 2, 3)
	first.Complete = []network.ID{"source:test/s"}
	return []network.Batch{first, batch("2", 3, 4)}
}

// rest completes the half that [versions] left, which withdraws what only the first version stated.
func rest() network.Batch { return network.Batch{Complete: []network.ID{"source:test/s"}} }

// written backs a file up, and gives the backup's path.
func written(t testing.TB, path string) (string, backup.Report) {
	t.Helper()
	look, err := embedded.Inspect(t.Context(), path)
	check(t, err)
	defer func() { check(t, look.Close()) }()
	file, err := os.Create(filepath.Join(t.TempDir(), "network.backup"))
	check(t, err)
	report, err := backup.Write(t.Context(), look, file, head)
	check(t, err)
	check(t, file.Close())
	return file.Name(), report
}

// into restores into a file.
func into(path string) backup.Target {
	return func(ctx context.Context, how network.Restoring) error { return embedded.Restore(ctx, path, how) }
}

func restore(t testing.TB, from, path string, replace bool) error {
	t.Helper()
	file, err := os.Open(from)
	check(t, err)
	defer func() { check(t, file.Close()) }()
	_, err = backup.Restore(t.Context(), file, into(path), replace)
	return err
}

func TestRestoredStoresAreTheSame(t *testing.T) {
	path := filled(t, 40)
	from, report := written(t, path)
	target := filepath.Join(t.TempDir(), "restored.db")
	check(t, restore(t, from, target, false))
	if again, reportAgain := written(t, target); reportAgain.Seal != report.Seal || reportAgain.Version != report.Version {
		t.Errorf("the backup of the restored store %s: %+v, want %+v", again, reportAgain, report)
	}
	one, other := opened(t, path), opened(t, target)
	compare(t, one, other)
	for _, store := range []network.Store{one, other} {
		change := apply(t, store, rest())
		if change.Withdrawn != 2 || change.Version != report.Version+1 {
			t.Errorf("completing the source that was half applied changes %+v", change)
		}
	}
	compare(t, one, other)
}

// compare checks that two stores have the same nodes and the same of everything that Meta tells.
func compare(t *testing.T, one, other network.Store) {
	t.Helper()
	a, err := one.Meta(t.Context())
	check(t, err)
	b, err := other.Meta(t.Context())
	check(t, err)
	if fmt.Sprint(a) != fmt.Sprint(b) {
		t.Errorf("one has %v, the other %v", a, b)
	}
	for _, kind := range network.Kinds() {
		if x, y := nodes(t, one, kind), nodes(t, other, kind); !slices.Equal(x, y) {
			t.Errorf("%s: %d nodes and %d differ", kind, len(x), len(y))
		}
	}
}

func nodes(t *testing.T, store network.Store, kind network.Kind) (encoded []string) {
	t.Helper()
	pages, err := store.List(t.Context(), network.Selection{Kind: kind}, network.Order{}, network.Window{First: 1 << 20})
	check(t, err)
	for _, item := range pages[network.WholeStore].Items {
		body, err := network.EncodeNode(item.Node)
		check(t, err)
		encoded = append(encoded, string(body))
	}
	return encoded
}

func TestAnyToolCanReadABackup(t *testing.T) {
	from, report := written(t, filled(t, 10))
	content, err := os.ReadFile(from)
	check(t, err)
	decoder, err := zstd.NewReader(bytes.NewReader(content))
	check(t, err)
	defer decoder.Close()
	text, err := io.ReadAll(decoder)
	check(t, err)
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	if want := 1 + report.Sources + 1 + report.Citations + report.Annexes; len(lines) != want { // one source comes twice
		t.Errorf("%d lines, want %d", len(lines), want)
	}
	want := fmt.Sprintf(`{"backup":{"format":1,"program":"test","madeAt":"2026-05-06T07:08:09Z","version":%d}}`, report.Version)
	if lines[0] != want {
		t.Errorf("it begins with %s, want %s", lines[0], want)
	}
}

// TestDamageIsFound changes each byte of a backup, and cuts it at each.
func TestDamageIsFound(t *testing.T) {
	from, _ := written(t, filled(t, 0))
	content, err := os.ReadFile(from)
	check(t, err)
	for i := range content {
		altered := slices.Clone(content)
		altered[i] ^= 0x10
		_, err := backup.Check(t.Context(), bytes.NewReader(altered))
		if code := network.CodeOf(err); err == nil || code != network.Unavailable && (code != network.InvalidArgument || i > 8) {
			t.Errorf("byte %d of %d: %v", i, len(content), err)
		}
	}
	for length := range content {
		if length%11 == 0 {
			if _, err := backup.Check(t.Context(), bytes.NewReader(content[:length])); err == nil {
				t.Errorf("cut after %d of %d bytes it is taken", length, len(content))
			}
		}
	}
	if _, err := backup.Check(t.Context(), bytes.NewReader(append(content, 0))); err == nil {
		t.Error("with a byte behind its end it is taken")
	}
}

func TestRestoreRefuses(t *testing.T) {
	path := filled(t, 0)
	from, _ := written(t, path)
	before := read(t, path)
	if err := restore(t, from, path, false); network.CodeOf(err) != network.Conflict || !strings.Contains(err.Error(), "holds a network") {
		t.Errorf("into a store that has something: %v", err)
	}
	content := read(t, from)
	content[len(content)/2] ^= 1
	damaged := filepath.Join(t.TempDir(), "damaged.backup")
	check(t, os.WriteFile(damaged, content, 0o600))
	if err := restore(t, damaged, path, true); network.CodeOf(err) != network.Unavailable || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("a damaged backup: %v", err)
	}
	text := filepath.Join(t.TempDir(), "notes.txt")
	check(t, os.WriteFile(text, []byte(strings.Repeat("notes ", 200)), 0o600))
	if err := restore(t, from, text, true); network.CodeOf(err) != network.InvalidArgument {
		t.Errorf("over a file that is no store: %v", err)
	}
	if !bytes.Equal(read(t, path), before) {
		t.Error("the store was changed by a restore that was refused")
	}
	store := opened(t, path)
	if err := restore(t, from, path, true); network.CodeOf(err) != network.Conflict || !strings.Contains(err.Error(), "in use by process") {
		t.Errorf("over a store in use: %v", err)
	}
	check(t, store.Close())
	entries, err := os.ReadDir(filepath.Dir(path))
	check(t, err)
	for _, entry := range entries {
		if strings.Contains(entry.Name(), "restoring") {
			t.Errorf("%s is left", entry.Name())
		}
	}
}

// TestReplace restores over a store that went on: its readers must not take what they get for what they had.
func TestReplace(t *testing.T) {
	path := filled(t, 0)
	from, report := written(t, path)
	store, err := embedded.Open(path)
	check(t, err)
	later := apply(t, store, rest())
	check(t, store.Close())
	check(t, restore(t, from, path, true))
	meta, err := opened(t, path).Meta(t.Context())
	check(t, err)
	if meta.Version != later.Version+1 {
		t.Errorf("version %d after version %d was replaced by a backup of version %d", meta.Version, later.Version, report.Version)
	}
}

// TestReplaceDamagedStores restores over what is left of a store.
func TestReplaceDamagedStores(t *testing.T) {
	path := filled(t, 0)
	from, report := written(t, path)
	check(t, os.Truncate(path, 5*8192))
	if err := restore(t, from, path, false); err == nil {
		t.Error("it is replaced without being told")
	}
	check(t, restore(t, from, path, true))
	if _, again := written(t, path); again.Seal != report.Seal {
		t.Errorf("it has %+v, want %+v", again, report)
	}
}

// TestFailedRestoresLeaveWhatWasThere lets the store differ from the backup in the end.
func TestFailedRestoresLeaveWhatWasThere(t *testing.T) {
	path := filled(t, 0)
	before := read(t, path)
	from, _ := written(t, path)
	file, err := os.Open(from)
	check(t, err)
	defer func() { check(t, file.Close()) }()
	_, err = backup.Restore(t.Context(), file, func(ctx context.Context, how network.Restoring) error {
		fill := how.Fill
		how.Fill = func(ctx context.Context, store network.Restoration) error {
			if err := fill(ctx, store); err != nil {
				return err
			}
			if _, err := store.Apply(ctx, network.Batch{Removed: []network.ID{"source:test/s"}}); err != nil {
				return err
			}
			return fill(ctx, without{store})
		}
		return embedded.Restore(ctx, path, how)
	}, true)
	if network.CodeOf(err) != network.Internal || !strings.Contains(err.Error(), "not complete") {
		t.Errorf("a store that loses what it is given: %v", err)
	}
	if !bytes.Equal(read(t, path), before) {
		t.Error("the store was changed by a restore that failed")
	}
}

// without is a store that loses what it is given.
type without struct{ network.Restoration }

func (without) Apply(context.Context, network.Batch) (network.Change, error) {
	return network.Change{}, nil
}

func TestBackupsOfNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "network.db")
	check(t, opened(t, path).Close())
	from, report := written(t, path)
	if report.Sources+report.Citations != 0 || report.Parts != 1 {
		t.Errorf("it has %+v", report)
	}
	check(t, restore(t, from, filepath.Join(t.TempDir(), "restored.db"), false))
}

func FuzzCheck(f *testing.F) {
	from, _ := written(f, filled(f, 0))
	f.Add(read(f, from))
	f.Add([]byte("\x5b\x2a\x4d\x18\x02\x00\x00\x00{}"))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, content []byte) {
		report, err := backup.Check(t.Context(), bytes.NewReader(content))
		if err == nil && report.Size != int64(len(content)) {
			t.Errorf("%d bytes of %d are taken", report.Size, len(content))
		}
	})
}

func opened(t testing.TB, path string) network.Store {
	t.Helper()
	store, err := embedded.Open(path)
	check(t, err)
	t.Cleanup(func() { check(t, store.Close()) })
	return store
}

func apply(t testing.TB, store network.Writer, batch network.Batch) network.Change {
	t.Helper()
	change, err := store.Apply(t.Context(), batch)
	check(t, err)
	return change
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	check(t, err)
	return content
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
