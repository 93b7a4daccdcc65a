package embedded_test

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"verkosto/internal/network"
	"verkosto/internal/store/embedded"
)

func TestOpenRefuses(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(t *testing.T, path string)
		code network.Code
		says string
	}{
		{"a directory", func(t *testing.T, path string) { check(t, os.Mkdir(path, 0o755)) }, network.InvalidArgument, "is a directory"},
		{"a text", func(t *testing.T, path string) { write(t, path, strings.Repeat("this is no database\n", 100)) }, network.InvalidArgument, "no Verkosto store"},
		{"a short text", func(t *testing.T, path string) { write(t, path, "code;name\n") }, network.InvalidArgument, "no Verkosto store"},
		{"a database of another program", func(t *testing.T, path string) {
			execute(t, path, "CREATE TABLE recipe (name TEXT); INSERT INTO recipe VALUES ('soup')")
		}, network.InvalidArgument, "another program"},
		{"a database that another program has marked", func(t *testing.T, path string) {
			execute(t, path, "PRAGMA application_id = 4711; CREATE TABLE a (b)")
		}, network.InvalidArgument, "another program"},
		{"a store of a newer program", func(t *testing.T, path string) {
			filled(t, path)
			execute(t, path, "PRAGMA user_version = 6")
		}, network.Conflict, "newer Verkosto (layout 6; this one knows 5)"},
		{"a read-only file", func(t *testing.T, path string) {
			filled(t, path)
			check(t, os.Chmod(path, 0o444))
		}, network.InvalidArgument, "read-only"},
		{"a damaged file", func(t *testing.T, path string) {
			filled(t, path)
			content, err := os.ReadFile(path)
			check(t, err)
			for i := 8192; i < len(content); i++ {
				content[i] = 0xA5
			}
			write(t, path, string(content))
		}, network.Unavailable, "damaged"},
		{"a file cut short", func(t *testing.T, path string) {
			filled(t, path)
			check(t, os.Truncate(path, 5*8192))
		}, network.Unavailable, "damaged"},
		{"a citation that cannot be read", func(t *testing.T, path string) {
			filled(t, path)
			execute(t, path, "UPDATE citation SET body = '{' WHERE number = 7")
		}, network.Unavailable, "damaged"},
		{"a citation of nothing", func(t *testing.T, path string) {
			filled(t, path)
			execute(t, path, "DELETE FROM node WHERE number = 7")
		}, network.Unavailable, "damaged"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "network.db")
			c.make(t, path)
			store, err := embedded.Open(path)
			if err == nil {
				_ = store.Close()
				t.Fatal("no error")
			}
			if network.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), "network.db") {
				t.Errorf("error %q with code %s, want %s and %q", err, network.CodeOf(err), c.code, c.says)
			}
		})
	}
	t.Run("a missing directory", func(t *testing.T) {
		_, err := embedded.Open(filepath.Join(t.TempDir(), "none", "network.db"))
		if network.CodeOf(err) != network.InvalidArgument {
			t.Errorf("got %v", err)
		}
	})
}

func TestRefusedDatabasesStayAsTheyWere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "recipes.db")
	execute(t, path, "CREATE TABLE recipe (name TEXT); INSERT INTO recipe VALUES ('soup')")
	before, err := os.ReadFile(path)
	check(t, err)
	if _, err := embedded.Open(path); err == nil {
		t.Fatal("no error")
	}
	after, err := os.ReadFile(path)
	check(t, err)
	if !bytes.Equal(before, after) {
		t.Error("the file has changed")
	}
}

func TestOpenTakesOddPaths(t *testing.T) {
	for _, name := range []string{"an ä space.db", "100%25?.db", "a#b&c=d.db", "net;work'.db"} {
		path := filepath.Join(t.TempDir(), name)
		filled(t, path)
		if _, err := os.Stat(path); err != nil {
			t.Errorf("%q: %v", name, err)
		}
		if counts := counted(t, open(t, path)); counts[network.KindProject] != 20 {
			t.Errorf("%q: %v", name, counts)
		}
	}
}

func TestAnEmptyFileBecomesAStore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "network.db")
	write(t, path, "")
	if counts := counted(t, open(t, path)); len(counts) != 0 {
		t.Errorf("it has %v", counts)
	}
}

func TestReopeningGivesTheSameNetwork(t *testing.T) {
	path := filepath.Join(t.TempDir(), "network.db")
	store := open(t, path)
	populate(t, store, 200)
	// The second source disagrees with the first, so that some nodes are merged ones.
	second := &network.Source{ID: "source:made-up/second", SHA256: "1", Rank: network.RankRegister}
	batch := network.Batch{Sources: []*network.Source{second}, Complete: []network.ID{second.ID}}
	for o := range 10 {
		batch.Citations = append(batch.Citations, network.Citation{Source: second.ID, Line: o + 1, Method: network.MethodField, Node: &network.Organisation{
			ID: newCountry(0).organisation(o), Names: network.Names{Fi: "Toinen nimi"}, Aliases: []network.Alias{{Name: "Ö"}, {Name: "A"}},
		}})
	}
	_, err := store.Apply(t.Context(), batch)
	check(t, err)
	_, err = store.Apply(t.Context(), network.Batch{Removed: []network.ID{"source:made-up/none"}})
	check(t, err)
	before := everything(t, store)
	check(t, store.Close())
	if after := everything(t, open(t, path)); !reflect.DeepEqual(before, after) {
		t.Error("it is another network")
	}
}

func TestWhatIsDerivedIsMadeAnew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "network.db")
	filled(t, path)
	store := open(t, path)
	before := everything(t, store)
	check(t, store.Close())
	execute(t, path, "UPDATE meta SET derived = 0; DELETE FROM search; UPDATE node SET merged = NULL")
	store = open(t, path)
	if after := everything(t, store); !reflect.DeepEqual(before, after) {
		t.Error("it is another network")
	}
	page, err := store.Search(t.Context(), network.SearchQuery{Text: "S000007", Window: network.Window{First: 5}})
	check(t, err)
	if len(page.Items) != 1 {
		t.Errorf("%d nodes found", len(page.Items))
	}
}

func TestAClosedStoreSaysSo(t *testing.T) {
	store, err := embedded.OpenMemory()
	check(t, err)
	check(t, store.Close())
	check(t, store.Close())
	if _, err := store.Meta(t.Context()); network.CodeOf(err) != network.Unavailable {
		t.Errorf("got %v", err)
	}
	if _, err := store.Apply(t.Context(), network.Batch{}); network.CodeOf(err) != network.Unavailable {
		t.Errorf("got %v", err)
	}
}

// everything reads all nodes of a store, as a model keeps them.
func everything(t *testing.T, store network.Reader) map[network.ID]network.Node {
	t.Helper()
	nodes := make(map[network.ID]network.Node)
	for _, kind := range network.Kinds() {
		pages, err := store.List(t.Context(), network.Selection{Kind: kind}, network.Order{}, network.Window{First: 1 << 30})
		check(t, err)
		for _, item := range pages[network.WholeStore].Items {
			nodes[item.Node.NodeID()] = item.Node
		}
	}
	return nodes
}

func counted(t *testing.T, store network.Reader) map[network.Kind]int {
	t.Helper()
	meta, err := store.Meta(t.Context())
	check(t, err)
	return meta.Counts
}

// filled makes a store of 20 projects in a file.
func filled(t *testing.T, path string) {
	t.Helper()
	store, err := embedded.Open(path)
	check(t, err)
	populate(t, store, 20)
	check(t, store.Close())
}

// execute does something to a file with SQLite alone.
func execute(t *testing.T, path, statements string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	check(t, err)
	_, err = db.ExecContext(t.Context(), statements)
	check(t, err)
	check(t, db.Close())
}

func write(t *testing.T, path, content string) {
	t.Helper()
	check(t, os.WriteFile(path, []byte(content), 0o644))
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
