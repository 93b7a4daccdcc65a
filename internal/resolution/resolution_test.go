package resolution_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"verkosto/internal/network"
	"verkosto/internal/resolution"
	"verkosto/internal/store/embedded"
	"verkosto/internal/text"
)

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

func openStore(t *testing.T) network.Store {
	t.Helper()
	store, err := embedded.Open(filepath.Join(t.TempDir(), "network.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return store
}

func idOf(name string) network.ID {
	return network.OrganisationID(network.SchemeName, text.NameKey(name))
}

// state makes a source state that organisations of some names take part in a project.
func state(t *testing.T, store network.Store, document string, names ...string) {
	t.Helper()
	source := &network.Source{ID: network.SourceID("test", document), Format: "test", Rank: 10, SHA256: strings.Join(names, "|"), ReadAt: noon}
	project := network.ProjectID("2021-2027", document)
	batch := network.Batch{Sources: []*network.Source{source}, Complete: []network.ID{source.ID}}
	add := func(node network.Node) {
		batch.Citations = append(batch.Citations, network.Citation{Source: source.ID, Node: node, Method: network.MethodField, Confidence: 1})
	}
	add(&network.Project{ID: project, Code: document, Period: "2021-2027"})
	for _, name := range names {
		id := idOf(name)
		add(&network.Organisation{ID: id, Names: network.Names{Fi: name}})
		add(&network.Participation{
			ID: network.ParticipationID(project, id, network.RolePartner, 1), Project: project, Organisation: id, Role: network.RolePartner,
		})
	}
	if _, err := store.Apply(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
}

func run(t *testing.T, store network.Store) *resolution.Report {
	t.Helper()
	report, err := resolution.Run(t.Context(), store, noon)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// joined says whether two names are those of one organisation of the network.
func joined(t *testing.T, store network.Store, a, b string) bool {
	t.Helper()
	nodes, err := store.Nodes(t.Context(), []network.ID{idOf(a), idOf(b)})
	if err != nil || nodes[idOf(a)] == nil || nodes[idOf(b)] == nil {
		t.Fatalf("%s and %s: %v, %v", a, b, nodes, err)
	}
	return nodes[idOf(a)].NodeID() == nodes[idOf(b)].NodeID()
}

func version(t *testing.T, store network.Store) uint64 {
	t.Helper()
	meta, err := store.Meta(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return meta.Version
}

func decide(t *testing.T, store network.Store, verdict network.Verdict, a, b string) {
	t.Helper()
	batch, err := network.Decide(verdict, idOf(a), idOf(b), "Venla Kuvitteellinen", "kysytty", noon)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Apply(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
}

const (
	oy, oyAb, plain = "Koesaari Oy", "Oy Koesaari Ab", "Koesaari"
	opisto, typo    = "Koemaan ammattikoulutuskeskus", "Koemaan ammatikoulutuskeskus"
)

// TestRun joins, and changes nothing when it runs again, though the network is another now.
func TestRun(t *testing.T) {
	store := openStore(t)
	if report := run(t, store); !report.Unchanged || report.Organisations != 0 || version(t, store) != 0 {
		t.Errorf("an empty store: %+v", report)
	}
	state(t, store, "A", oy, plain, opisto)
	state(t, store, "B", oyAb, typo)
	first := run(t, store)
	if first.Unchanged || first.Organisations != 5 || first.Joined != 1 || first.Open != 2 {
		t.Errorf("%+v", first)
	}
	if !joined(t, store, oy, oyAb) || joined(t, store, oy, plain) || joined(t, store, opisto, typo) {
		t.Error("other organisations are joined than should be")
	}
	before := version(t, store)
	if second := run(t, store); !second.Unchanged || second.Organisations != 5 || second.Joined != 1 || second.Open != 2 || version(t, store) != before {
		t.Errorf("again: %+v", second)
	}
	if _, err := store.Apply(t.Context(), network.Batch{Removed: []network.ID{network.SourceID("test", "A"), network.SourceID("test", "B")}}); err != nil {
		t.Fatal(err)
	}
	if last := run(t, store); last.Unchanged || last.Joined != 0 || last.Open != 0 {
		t.Errorf("without sources: %+v", last)
	}
}

// TestPartsSpeakForPairs says that where organisations work and what they coordinate is among the reasons for a pair.
func TestPartsSpeakForPairs(t *testing.T) {
	store := openStore(t)
	source := &network.Source{ID: network.SourceID("test", "A"), Format: "test", Rank: 10, SHA256: "A", ReadAt: noon}
	project, place := network.ProjectID("2021-2027", "A"), network.MunicipalityID("593")
	batch := network.Batch{Sources: []*network.Source{source}, Complete: []network.ID{source.ID}}
	nodes := []network.Node{
		&network.Project{ID: project, Code: "A", Period: "2021-2027"},
		&network.Municipality{ID: place, Code: "593", Names: network.Names{Fi: "Pieksämäki"}},
	}
	for _, name := range []string{opisto, typo} {
		nodes = append(nodes, &network.Organisation{ID: idOf(name), Names: network.Names{Fi: name}}, &network.Participation{
			ID: network.ParticipationID(project, idOf(name), network.RoleCoordinator, 1), Project: project, Organisation: idOf(name),
			Role: network.RoleCoordinator, Municipalities: []network.ID{place},
		})
	}
	for _, node := range nodes {
		batch.Citations = append(batch.Citations, network.Citation{Source: source.ID, Node: node, Method: network.MethodField, Confidence: 1})
	}
	if _, err := store.Apply(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
	run(t, store)
	all, _, err := resolution.Matches(t.Context(), store, network.VerdictOpen, 10)
	if err != nil || len(all) != 1 {
		t.Fatalf("%d pairs, %v", len(all), err)
	}
	for _, code := range []network.ReasonCode{network.ReasonSamePlace, network.ReasonSharedProject} {
		if !slices.ContainsFunc(all[0].Reasons, func(r network.Reason) bool { return r.Code == code }) {
			t.Errorf("%s is no reason among %+v", code, all[0].Reasons)
		}
	}
}

// TestDecisions says that decisions hold against the rules, outlive runs and imports, and can be undone.
func TestDecisions(t *testing.T) {
	store := openStore(t)
	state(t, store, "A", oy, opisto)
	state(t, store, "B", oyAb, typo)
	run(t, store)
	decide(t, store, network.VerdictDifferent, oyAb, oy)
	decide(t, store, network.VerdictSame, opisto, typo)
	check := func(when string, apart, together bool) {
		t.Helper()
		if joined(t, store, oy, oyAb) == apart || joined(t, store, opisto, typo) != together {
			t.Errorf("%s: the companies apart %v, the schools one %v", when, !joined(t, store, oy, oyAb), joined(t, store, opisto, typo))
		}
	}
	check("decided", true, true)
	run(t, store)
	state(t, store, "B", oyAb, typo, "Koelampi Oy") // a newer version
	run(t, store)
	check("after another import and run", true, true)
	if listed, total, err := resolution.Matches(t.Context(), store, network.VerdictOpen, 10); err != nil || total != 0 || len(listed) != 0 {
		t.Errorf("open after decisions: %d, %v", total, err)
	}
	decide(t, store, network.VerdictSame, oy, oyAb)
	check("decided otherwise", false, true)
	for _, pair := range [][2]string{{oy, oyAb}, {opisto, typo}} {
		decision := network.DecisionID(network.MatchID(idOf(pair[0]), idOf(pair[1])))
		if _, err := store.Apply(t.Context(), network.Batch{Removed: []network.ID{decision}}); err != nil {
			t.Fatal(err)
		}
	}
	check("undone", false, false)
}

// TestMatches lists open matches with names, the likeliest first, no more than asked for.
func TestMatches(t *testing.T) {
	store := openStore(t)
	state(t, store, "A", oy, opisto, "Koelammen kehityslaboratorio")
	state(t, store, "B", plain, typo, "Koelammen kehittyslaboratorio")
	run(t, store)
	all, total, err := resolution.Matches(t.Context(), store, network.VerdictOpen, 10)
	if err != nil || total != 3 || len(all) != 3 {
		t.Fatalf("%d of %d, %v, %+v", len(all), total, err, all)
	}
	for i, listed := range all {
		if i > 0 && listed.Score > all[i-1].Score {
			t.Errorf("%g comes after %g", listed.Score, all[i-1].Score)
		}
		if listed.Names[0] == "" || listed.Names[1] == "" || len(listed.Reasons) == 0 {
			t.Errorf("%+v", listed)
		}
	}
	if some, total, err := resolution.Matches(t.Context(), store, network.VerdictOpen, 2); err != nil || total != 3 || len(some) != 2 {
		t.Errorf("%d of %d, %v", len(some), total, err)
	}
}
