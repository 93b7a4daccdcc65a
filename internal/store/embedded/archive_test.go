package embedded_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"verkosto/internal/network"
	"verkosto/internal/store/embedded"
)

// inspected opens a file to look at.
func inspected(t testing.TB, path string) *embedded.Inspection {
	t.Helper()
	i, err := embedded.Inspect(t.Context(), path)
	check(t, err)
	t.Cleanup(func() { check(t, i.Close()) })
	return i
}

// faults gives what verifying a file reports.
func faults(t testing.TB, path string) []string {
	t.Helper()
	var found []string
	check(t, inspected(t, path).Verify(t.Context(), func(f network.Fault) error {
		found = append(found, f.Where+": "+f.What)
		return nil
	}))
	return found
}

func TestVerifyFindsWhatIsWrong(t *testing.T) {
	whole := filepath.Join(t.TempDir(), "network.db")
	small := open(t, whole)
	populate(t, small, 2)
	check(t, small.Close())
	for _, c := range []struct {
		name, damage string
		says         []string // of the first fault; nothing where none is expected
	}{
		{"nothing", "SELECT 1", nil},
		{"a citation altered", "UPDATE citation SET body = json_set(body, '$.acronym', 'OTHER') WHERE number = 7", []string{"citation 7 of ", "key"}},
		{"a word added", "INSERT INTO search (rowid, names, codes, texts) VALUES (99999, 'kielo', '', '')", []string{"search 99999", "not there"}},
		{"words lost", "DELETE FROM search WHERE rowid = (SELECT number FROM node WHERE id LIKE 'project:%' LIMIT 1)", []string{"project:", "other words"}},
		{"a node changed", "UPDATE node SET merged = '{}' WHERE id = (SELECT id FROM node WHERE id LIKE 'project:%' LIMIT 1)", []string{"project:", "not what its citations add up to"}},
		{"a node of nothing", "INSERT INTO node VALUES (99999, 'project:2014-2020/none', '{\"id\":\"project:2014-2020/none\"}')", []string{"project:2014-2020/none", "nothing states it"}},
		{"a node lost", "DELETE FROM node WHERE id = (SELECT id FROM node WHERE id LIKE 'project:%' LIMIT 1)", []string{"citation", "node that is not there"}},
		{"evidence altered", "UPDATE citation SET detail = json_set(detail, '$.evidence', 'other') WHERE number = 7", []string{"citation 7 of ", "key"}},
		{"an index lost", "DROP INDEX citation_said", []string{"index citation_said", "missing"}},
		{"old rules", "UPDATE meta SET derived = 0", []string{"meta", "rules 0"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "network.db")
			content, err := os.ReadFile(whole)
			check(t, err)
			write(t, path, string(content))
			execute(t, path, c.damage)
			found := faults(t, path)
			if (len(found) == 0) != (len(c.says) == 0) {
				t.Fatalf("found %q, want %q", found, c.says)
			}
			for _, says := range c.says {
				if !strings.Contains(strings.Join(found, "\n"), says) {
					t.Errorf("found %q, want %q", found, says)
				}
			}
		})
	}
}

// TestInspectBesideAWriter looks at a file while a batch is written, which it does not see half of.
func TestInspectBesideAWriter(t *testing.T) {
	path := filepath.Join(t.TempDir(), "network.db")
	store := open(t, path)
	populate(t, store, 2)
	look := inspected(t, path)
	var versions, citations []int
	check(t, look.Snapshot(t.Context(), func(version uint64) (func(network.Record) error, error) {
		versions, citations = append(versions, int(version)), append(citations, 0)
		return func(record network.Record) error {
			if record.Citation != nil && citations[0] == 0 {
				source := &network.Source{ID: "source:made-up/later", SHA256: "1"}
				_, err := store.Apply(context.WithoutCancel(t.Context()), network.Batch{Sources: []*network.Source{source}, Citations: []network.Citation{
					{Source: source.ID, Node: &network.Organisation{ID: network.OrganisationID(network.SchemeName, "later")}},
				}})
				check(t, err)
			}
			if record.Citation != nil {
				citations[0]++
			}
			if record.Source != nil && record.Source.ID == "source:made-up/later" {
				t.Error("the snapshot has a source that came later")
			}
			return nil
		}, nil
	}))
	meta, err := store.Meta(t.Context())
	check(t, err)
	if len(versions) != 1 || uint64(versions[0]) != meta.Version-1 || citations[0] == 0 {
		t.Errorf("version %v with %v citations, then version %d", versions, citations, meta.Version)
	}
	if found := faults(t, path); len(found) > 0 {
		t.Errorf("beside a writer: %q", found)
	}
}

func TestInspectRefuses(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(t *testing.T, path string)
		code network.Code
		says string
	}{
		{"no file", func(*testing.T, string) {}, network.NotFound, "no file"},
		{"an empty file", func(t *testing.T, path string) { write(t, path, "") }, network.InvalidArgument, "no network yet"},
		{"a text", func(t *testing.T, path string) { write(t, path, strings.Repeat("this is no database\n", 100)) }, network.InvalidArgument, "no Verkosto store"},
		{"another program's", func(t *testing.T, path string) { execute(t, path, "CREATE TABLE recipe (name TEXT)") }, network.InvalidArgument, "another program"},
		{"a newer program's", func(t *testing.T, path string) { filled(t, path); execute(t, path, "PRAGMA user_version = 99") }, network.Conflict, "newer Verkosto"},
		{"an older program's", func(t *testing.T, path string) { filled(t, path); execute(t, path, "PRAGMA user_version = 1") }, network.Conflict, "older Verkosto"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "network.db")
			c.make(t, path)
			_, err := embedded.Inspect(t.Context(), path)
			if network.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), "network.db") {
				t.Errorf("error %v, want %s: %s", err, c.code, c.says)
			}
		})
	}
}
