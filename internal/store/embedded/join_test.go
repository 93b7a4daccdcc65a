package embedded_test

import (
	"database/sql"
	"path/filepath"
	"reflect"
	"testing"

	"verkosto/internal/network"
	"verkosto/internal/store/embedded"
)

// joinedInFile makes a store of 20 projects in a file, in which two organisations are one under an id that no source states.
func joinedInFile(t *testing.T, path string) {
	t.Helper()
	filled(t, path)
	store := open(t, path)
	a, b, stronger := newCountry(0).organisation(0), newCountry(0).organisation(1), network.OrganisationID(network.SchemeBusinessID, "1000001-2")
	rules := &network.Source{ID: "source:resolution/rules", SHA256: "1", Rank: network.RankResolution}
	batch := network.Batch{Sources: []*network.Source{rules}, Complete: []network.ID{rules.ID}}
	for _, id := range []network.ID{a, b} {
		batch.Citations = append(batch.Citations, network.Citation{Source: rules.ID, Node: &network.Match{
			ID: network.MatchID(id, stronger), Organisations: []network.ID{stronger, id}, Score: 1, Automatic: true,
		}})
	}
	change, err := store.Apply(t.Context(), batch)
	check(t, err)
	if change.Withdrawn < 2 {
		t.Errorf("the change is %+v", change)
	}
	check(t, store.Close())
}

func TestReopeningGivesTheSameIdentities(t *testing.T) {
	path := filepath.Join(t.TempDir(), "network.db")
	joinedInFile(t, path)
	store := open(t, path)
	before := everything(t, store)
	check(t, store.Close())
	for what, statement := range map[string]string{
		"derived anew":        "UPDATE meta SET derived = 0; DELETE FROM search",
		"derived from little": "UPDATE meta SET derived = 0; DELETE FROM search; UPDATE node SET merged = NULL",
		"again":               "SELECT 1",
	} {
		execute(t, path, statement)
		store := open(t, path)
		if after := everything(t, store); !reflect.DeepEqual(before, after) {
			t.Errorf("%s it is another network", what)
		}
		check(t, store.Close())
	}
	store = open(t, path)
	_, err := store.Apply(t.Context(), network.Batch{Removed: []network.ID{"source:resolution/rules"}})
	check(t, err)
	apart := everything(t, store)
	check(t, store.Close())
	other := filepath.Join(t.TempDir(), "network.db")
	filled(t, other)
	if !reflect.DeepEqual(apart, everything(t, open(t, other))) {
		t.Error("parted again it is another network than before")
	}
}

func TestViewsShowTheJoinedOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "network.db")
	joinedInFile(t, path)
	store := open(t, path)
	counts := counted(t, store)
	check(t, store.Close())
	for query, want := range map[string]int{
		"SELECT count(*) FROM organisation":                                                          counts[network.KindOrganisation],
		"SELECT count(*) FROM participation":                                                         counts[network.KindParticipation],
		"SELECT count(*) FROM joined WHERE id = 'organisation:fi/1000001-2'":                         2,
		"SELECT count(*) FROM possible_match WHERE score = 1.0 AND decision IS NULL":                 2,
		"SELECT count(DISTINCT id) FROM fact":                                                        counts[network.KindOrganisation] + counts[network.KindParticipation] + rest(counts),
		"SELECT count(*) FROM participation WHERE organisation NOT IN (SELECT id FROM organisation)": 0,
	} {
		if got := askFile(t, path, query); got != want {
			t.Errorf("%s: %d, want %d", query, got, want)
		}
	}
}

// rest counts the nodes that are neither organisations, participations nor sources.
func rest(counts map[network.Kind]int) (count int) {
	for kind, of := range counts {
		if kind != network.KindOrganisation && kind != network.KindParticipation && kind != network.KindSource {
			count += of
		}
	}
	return count
}

func TestAFileOfTheFirstLayoutIsBroughtUpToDate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "network.db")
	filled(t, path)
	store := open(t, path)
	before := everything(t, store)
	check(t, store.Close())
	execute(t, path, "PRAGMA user_version = 1; DROP VIEW joined; DROP VIEW possible_match; DROP TABLE remains")
	store = open(t, path)
	if after := everything(t, store); !reflect.DeepEqual(before, after) {
		t.Error("it is another network")
	}
	check(t, store.Close())
	if got := askFile(t, path, "SELECT user_version FROM pragma_user_version"); got != embedded.SchemaVersion {
		t.Errorf("its layout is %d", got)
	}
	if got := askFile(t, path, "SELECT count(*) FROM joined"); got != 0 {
		t.Errorf("%d are joined", got)
	}
}

// askFile asks a file with SQLite alone.
func askFile(t *testing.T, path, query string) (found int) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	check(t, err)
	check(t, db.QueryRowContext(t.Context(), query).Scan(&found))
	check(t, db.Close())
	return found
}
