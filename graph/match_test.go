package graph_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"verkosto/internal/network"
	"verkosto/internal/query"
	"verkosto/internal/store/storetest"
)

// TestJoined executes each query of testdata/joined over the sample network after two of its organisations were joined,
// and compares the answer with the golden file beside it.
func TestJoined(t *testing.T) {
	store := joined(t)
	queries, err := filepath.Glob("testdata/joined/*.graphql")
	if err != nil || len(queries) == 0 {
		t.Fatalf("no queries to test: %v", err)
	}
	for _, path := range queries {
		t.Run(filepath.Base(path), func(t *testing.T) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			got := ask(t, store, query.Options{}, string(text), nil)
			golden := strings.TrimSuffix(path, ".graphql") + ".json"
			if *update {
				if err := os.WriteFile(golden, append(got, '\n'), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil || !bytes.Equal(bytes.TrimSpace(want), got) {
				t.Errorf("answer differs from %s (go test -update rewrites it), %v:\n%s", golden, err, got)
			}
		})
	}
}

// joined gives the sample network with two of its organisations joined, two others kept apart and two left open.
func joined(t *testing.T) network.Reader {
	t.Helper()
	store := storetest.NewModel()
	valo, yksin := network.OrganisationID(network.SchemePIC, "999000001"), network.OrganisationID(network.SchemeName, "yksin")
	honka, koski, liitto := organisationWith("1000001-2"), organisationWith("1000002-0"), organisationWith("1000004-7")
	rules := &network.Source{ID: "source:resolution/rules", Format: network.FormatResolution, SHA256: "1", Rank: network.RankResolution}
	list := &network.Source{ID: "source:test/list", Format: "test", SHA256: "1", Rank: network.RankTable}
	state := func(source *network.Source, node network.Node) network.Citation {
		return network.Citation{Source: source.ID, Node: node, Method: network.MethodRule, Confidence: 1}
	}
	project := network.ProjectID("2014-2020", "A70001")
	batch := network.Batch{Sources: []*network.Source{rules, list}, Citations: []network.Citation{
		state(rules, &network.Match{
			ID: network.MatchID(valo, yksin), Organisations: []network.ID{yksin, valo}, Score: 0.9, Automatic: true,
			Reasons: []network.Reason{{Code: network.ReasonSpelling, Detail: "valo"}, {Code: network.ReasonSamePlace}},
		}),
		state(rules, &network.Match{ID: network.MatchID(honka, koski), Organisations: []network.ID{honka, koski}, Score: 0.6, Automatic: true}),
		state(rules, &network.Match{ID: network.MatchID(koski, liitto), Organisations: []network.ID{koski, liitto}, Score: 0.5}),
		state(list, &network.Participation{
			ID: network.ParticipationID(project, yksin, network.RolePartner, 1), Project: project, Organisation: yksin, Role: network.RolePartner, Number: 7,
		}),
	}}
	decision, err := network.Decide(network.VerdictDifferent, honka, koski, "Maija Mallikas", "two houses", time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	for _, batch := range append(storetest.Sample(), batch, decision) {
		if _, err := store.Apply(t.Context(), batch); err != nil {
			t.Fatal(err)
		}
	}
	return store
}

func organisationWith(businessID string) network.ID {
	return network.OrganisationID(network.SchemeBusinessID, businessID)
}
