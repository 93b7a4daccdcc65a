package embedded

import (
	"database/sql"
	"path"
	"slices"
	"strings"
	"testing"

	"verkosto/internal/network"
)

func TestEveryStatementHasAFileAndIsUnderstood(t *testing.T) {
	files, err := sqlFiles.ReadDir("sql")
	if err != nil {
		t.Fatal(err)
	}
	store, err := OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	for _, file := range files {
		name := strings.TrimSuffix(file.Name(), path.Ext(file.Name()))
		text, read := statements[name]
		if !read {
			t.Errorf("%s has no variable", file.Name())
			continue
		}
		if isLayout(name) {
			continue
		}
		values := make([]any, strings.Count(text, "?"))
		steps := 0
		err := eachRow(t.Context(), store.db, "EXPLAIN "+text, func(*sql.Rows) error {
			steps++
			return nil
		}, values...)
		if err != nil || steps == 0 {
			t.Errorf("%s: %d steps, %v", file.Name(), steps, err)
		}
	}
	if len(files) != len(statements) {
		t.Errorf("%d files, %d variables", len(files), len(statements))
	}
}

// isLayout says whether a file makes tables or fills them for the first time.
func isLayout(name string) bool {
	return slices.Contains([]string{"schema", "audit", "facts", "erasure", "fill_reviews", "views"}, name)
}

// readsAll are the statements of erasure and retention, which may take as long as reading everything.
var readsAll = map[string]bool{"select_statements": true, "select_audit_before": true, "delete_audit_subjects_before": true}

// TestStatementsUseIndexes looks for table scans where rows are picked by number.
func TestStatementsUseIndexes(t *testing.T) {
	store, err := OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	for name, text := range statements {
		if !strings.Contains(text, "WHERE") || isLayout(name) || readsAll[name] {
			continue
		}
		values := make([]any, strings.Count(text, "?"))
		err := eachRow(t.Context(), store.db, "EXPLAIN QUERY PLAN "+text, func(rows *sql.Rows) error {
			var id, parent, unused int
			var step string
			err := rows.Scan(&id, &parent, &unused, &step)
			if strings.HasPrefix(step, "SCAN") && !strings.Contains(step, "VIRTUAL TABLE") {
				t.Errorf("%s: %s", name, step)
			}
			return err
		}, values...)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTheLayoutSaysWhoseItIs(t *testing.T) {
	store, err := OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	var application, version int
	if err := store.db.QueryRowContext(t.Context(), "SELECT application_id, user_version FROM pragma_application_id, pragma_user_version").Scan(&application, &version); err != nil {
		t.Fatal(err)
	}
	if application != applicationID || version != SchemaVersion {
		t.Errorf("application %d, layout %d", application, version)
	}
}

// TestViewsShowTheNetwork reads the views as someone with a SQLite tool would.
func TestViewsShowTheNetwork(t *testing.T) {
	store, err := OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	first := &network.Source{ID: "source:test/first", Format: "test", SHA256: "1", Rank: 2}
	second := &network.Source{ID: "source:test/second", Format: "test", SHA256: "1", Rank: 1}
	cite := func(source *network.Source, node network.Node) network.Citation {
		return network.Citation{Source: source.ID, Node: node, Line: 3, Method: network.MethodField, Evidence: "Hanke"}
	}
	_, err = store.Apply(t.Context(), network.Batch{Sources: []*network.Source{first, second}, Citations: []network.Citation{
		cite(first, &network.Project{ID: "project:a/1", Code: "1", Names: network.Names{Fi: "Valo"}, Regions: []network.ID{"region:06"}}),
		cite(second, &network.Project{ID: "project:a/1", Code: "2", Acronym: "VA", Municipalities: []network.ID{"municipality:837"}}),
		cite(first, &network.Organisation{ID: "organisation:name/o", Names: network.Names{Fi: "Oma ry"}}),
		cite(first, &network.Participation{
			ID: "participation:a/1/name/o/partner", Project: "project:a/1", Organisation: "organisation:name/o", Role: network.RolePartner,
			Municipalities: []network.ID{"municipality:837"},
		}),
		cite(first, &network.Funding{ID: "funding:a/1/fund/a/ESF", Project: "project:a/1", Funder: "fund:a/ESF"}),
		cite(first, &network.Fund{ID: "fund:a/ESF", Code: "ESF"}),
		cite(first, &network.Municipality{ID: "municipality:837", Code: "837", Names: network.Names{Fi: "Tampere"}}),
		cite(first, &network.Person{ID: "person:name/o/maija", Name: "Maija Mallikas"}),
	}})
	if err != nil {
		t.Fatal(err)
	}
	for query, want := range map[string]string{
		"SELECT code || ' ' || name_fi || ' ' || acronym FROM project":                                              "1 Valo VA",
		"SELECT name_fi FROM organisation":                                                                          "Oma ry",
		"SELECT o.name_fi || ' ' || p.role FROM participation AS p JOIN organisation AS o ON o.id = p.organisation": "Oma ry PARTNER",
		"SELECT municipality FROM participation_municipality":                                                       "municipality:837",
		"SELECT group_concat(place, ' ' ORDER BY place) FROM target":                                                "municipality:837 region:06",
		"SELECT funder FROM funding":                                                                                "fund:a/ESF",
		"SELECT code FROM fund":                                                                                     "ESF",
		"SELECT name_fi FROM place":                                                                                 "Tampere",
		"SELECT name FROM person":                                                                                   "Maija Mallikas",
		"SELECT count(*) FROM document":                                                                             "2",
		"SELECT line || ' ' || evidence FROM evidence WHERE id = 'person:name/o/maija'":                             "3 Hanke",
	} {
		var got string
		if err := store.db.QueryRowContext(t.Context(), query).Scan(&got); err != nil || got != want {
			t.Errorf("%s: got %q and %v, want %q", query, got, err, want)
		}
	}
}

func TestNothingPrivateIsIndexed(t *testing.T) {
	store, err := OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	source := &network.Source{ID: "source:test/s", SHA256: "1"}
	person := &network.Person{ID: "person:name/o/maija", Name: "Maija Mallikas", Email: "salamaija@example.org", Phone: "0401234567"}
	_, err = store.Apply(t.Context(), network.Batch{Sources: []*network.Source{source}, Citations: []network.Citation{{Source: source.ID, Node: person}}})
	if err != nil {
		t.Fatal(err)
	}
	var kept int
	if _, err := store.db.ExecContext(t.Context(), "CREATE VIRTUAL TABLE vocabulary USING fts5vocab (search, row)"); err != nil {
		t.Fatal(err)
	}
	if err := store.db.QueryRowContext(t.Context(), "SELECT count(*) FROM vocabulary WHERE term LIKE '%salamaija%' OR term LIKE '%0401%' OR term = 'example'").Scan(&kept); err != nil || kept > 0 {
		t.Errorf("%d private terms, %v", kept, err)
	}
}
