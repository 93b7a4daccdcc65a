package importing_test

import (
	"os"
	"path/filepath"
	"testing"

	"verkosto/internal/importing"
	"verkosto/internal/network"
	"verkosto/internal/store/embedded"
)

// openFile gives a store in a file of its own.
func openFile(t testing.TB) network.Store {
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

// cordis gives the tables of CORDIS, where they are at hand.
func cordis(t testing.TB) []importing.Document {
	t.Helper()
	const folder = "../../../shared/data/cordis/"
	if _, err := os.Stat(folder); err != nil {
		t.Skip("the tables of CORDIS are not at hand: ", err)
	}
	return []importing.Document{
		importing.File(folder+"organization.csv", "organization.csv"),
		importing.File(folder+"project.csv", "project.csv"),
	}
}

// TestCORDISFigures says that the embedded store has what the tables of CORDIS state.
func TestCORDISFigures(t *testing.T) {
	store := openFile(t)
	i := importer(store)
	i.Batch = 0
	report, err := i.Import(t.Context(), cordis(t))
	if err != nil {
		t.Fatal(err)
	}
	wantOutcomes(t, report, importing.Imported, importing.Imported)
	if counted := report.Documents[0].Cited[network.KindOrganisation]; counted != 5538 {
		t.Errorf("the report counts %d organisations", counted)
	}
	meta, err := store.Meta(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for kind, want := range map[network.Kind]int{network.KindProject: 1600, network.KindParticipation: 10099, network.KindOrganisation: 5538, network.KindFunding: 1600} {
		if meta.Counts[kind] != want {
			t.Errorf("%d of kind %s, want %d", meta.Counts[kind], kind, want)
		}
	}
	if meta.ProjectOrganisationPairs != 10088 || meta.OrganisationPairs != 85930 {
		t.Errorf("%d pairs of project and organisation, %d of organisations", meta.ProjectOrganisationPairs, meta.OrganisationPairs)
	}
	tally, err := store.Tally(t.Context(), network.TallyQuery{Selection: network.Selection{Kind: network.KindParticipation}, Amounts: true})
	if err != nil {
		t.Fatal(err)
	}
	if granted := tally[network.WholeStore].Amounts.Granted; granted == nil || granted.String() != "3899312714.78" {
		t.Errorf("granted in all: %v", granted)
	}
}

func BenchmarkImportCORDIS(b *testing.B) {
	documents := cordis(b)
	for _, test := range []struct {
		name string
		open func(testing.TB) network.Store
	}{{"check", func(testing.TB) network.Store { return nil }}, {"embedded", openFile}} {
		b.Run(test.name, func(b *testing.B) {
			participations := 0
			for b.Loop() {
				i := importing.Importer{Now: importer(nil).Now}
				if store := test.open(b); store != nil {
					i.Store = store
				}
				report, err := i.Import(b.Context(), documents)
				if err != nil {
					b.Fatal(err)
				}
				participations += report.Documents[0].Cited[network.KindParticipation]
			}
			b.ReportMetric(float64(participations)/b.Elapsed().Seconds(), "participations/s")
		})
	}
}

// newStore gives an empty store in memory.
func newStore(t testing.TB) network.Store {
	t.Helper()
	store, err := embedded.OpenMemory()
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
