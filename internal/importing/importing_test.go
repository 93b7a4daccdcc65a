package importing_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"verkosto/internal/export"
	"verkosto/internal/importing"
	"verkosto/internal/ingest"
	"verkosto/internal/network"
)

// noon is when the tests read documents.
var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

func importer(store importing.Store) importing.Importer {
	return importing.Importer{Store: store, Now: func() time.Time { return noon }, Batch: 7}
}

// text is a document with a content.
func text(name, content string) importing.Document {
	return importing.Document{Name: name, Size: int64(len(content)), Open: func() (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader(content)), nil
	}}
}

func fixture(t testing.TB, name string) string {
	t.Helper()
	content, err := os.ReadFile("../ingest/testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// run imports documents, and fails the test if the store does.
func run(t testing.TB, store importing.Store, documents ...importing.Document) *importing.Report {
	t.Helper()
	i := importer(store)
	report, err := i.Import(t.Context(), documents)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func exported(t testing.TB, store network.Reader) string {
	t.Helper()
	var out bytes.Buffer
	if err := export.JSONLines(t.Context(), store, &out, export.Options{ShowContacts: true}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func version(t testing.TB, store network.Reader) uint64 {
	t.Helper()
	meta, err := store.Meta(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return meta.Version
}

// node gives a node of the store, nil where there is none.
func node(t testing.TB, store network.Reader, id network.ID) network.Node {
	t.Helper()
	nodes, err := store.Nodes(t.Context(), []network.ID{id})
	if err != nil {
		t.Fatal(err)
	}
	return nodes[id]
}

func wantOutcomes(t testing.TB, report *importing.Report, want ...importing.Outcome) {
	t.Helper()
	for i, document := range report.Documents {
		if document.Outcome != want[i] {
			t.Errorf("%s: %s, want %s: %v", document.Document, document.Outcome, want[i], document.Refusals)
		}
	}
}

func TestImportTwiceChangesNothing(t *testing.T) {
	store := newStore(t)
	page := fixture(t, "eura2014/page.txt")
	organisations := strings.Join(strings.SplitAfter(fixture(t, "cordis/organisations.csv"), "\n")[:9], "")
	documents := []importing.Document{text("o.csv", organisations), text("page.txt", page)}
	first := run(t, store, documents...)
	wantOutcomes(t, first, importing.Imported, importing.Imported)
	before := version(t, store)
	documents = append(documents, text("the same under another name.csv", organisations))
	wantOutcomes(t, run(t, store, documents...), importing.Unchanged, importing.Unchanged, importing.Unchanged)
	if now := version(t, store); now != before {
		t.Errorf("the version went from %d to %d", before, now)
	}
	report := first.Documents[0]
	if report.Cited[network.KindParticipation] != 7 || report.Format != ingest.CORDISOrganisations || report.Encoding != ingest.UTF8 || report.Lines != 9 ||
		report.Change.Added == 0 || report.Source != "source:cordis-organisations/o.csv" || len(report.Problems) == 0 {
		t.Errorf("report: %+v", report)
	}
	if source, ok := node(t, store, "source:eura2014-page/S90001").(*network.Source); !ok || !source.Complete || source.Rank != network.RankRegister || !source.ReadAt.Equal(noon) {
		t.Errorf("source: %+v", source)
	}
	if place := node(t, store, "municipality:837"); place == nil {
		t.Error("the official places are not there")
	}
}

func TestNewVersionWithdraws(t *testing.T) {
	store := newStore(t)
	page := fixture(t, "eura2014/page.txt")
	run(t, store, text("page.txt", page))
	partner := network.OrganisationID(network.SchemeBusinessID, "2345678-0")
	if node(t, store, partner) == nil {
		t.Fatal("the partner is not there")
	}
	later := strings.Replace(page, "Mallilan koulutuskuntayhtymä, 2345678-0\n", "", 1)
	report := run(t, store, text("other name.html", later))
	wantOutcomes(t, report, importing.Imported)
	if node(t, store, partner) != nil {
		t.Error("the partner was not withdrawn")
	}
	again := newStore(t)
	run(t, again, text("other name.html", later))
	if a, b := exported(t, store), exported(t, again); a != b {
		t.Error("a new version leaves another network than it makes alone")
	}
}

// TestLostPartnersStay says that a list of partners which came out empty withdraws none.
func TestLostPartnersStay(t *testing.T) {
	store := newStore(t)
	page := fixture(t, "eura2014/page.txt")
	run(t, store, text("page.txt", page))
	begin, end := strings.Index(page, "Mallilan"), strings.Index(page, "3 Suunnitelman")
	lost := strings.Replace(page[:begin]+"\n"+page[end:], "Toiminnan tila: Päättynyt", "Toiminnan tila: Toiminnassa", 1)
	wantOutcomes(t, run(t, store, text("page.txt", lost)), importing.Imported)
	for _, id := range []network.ID{"organisation:fi/2345678-0", "participation:2014-2020/S90001/fi/7654321-2/implementer"} {
		if node(t, store, id) == nil {
			t.Errorf("%s was withdrawn", id)
		}
	}
	if project, ok := node(t, store, "project:2014-2020/S90001").(*network.Project); !ok || project.Status != network.StatusOngoing {
		t.Errorf("the new version does not hold: %+v", project)
	}
}

// TestPartialWithdrawsNothing says that what a cut page or a table with refused rows does not
// state stays.
func TestPartialWithdrawsNothing(t *testing.T) {
	store := newStore(t)
	page := fixture(t, "eura2014/page.txt")
	projects := strings.Split(fixture(t, "cordis/projects.csv"), "\n")
	good := strings.Join(append(projects[:7:7], projects[9], ""), "\n")
	bad := strings.Join(append(projects[:1:1], projects[8], projects[9], ""), "\n")
	wantOutcomes(t, run(t, store, text("page.txt", page), text("p.csv", good)), importing.Imported, importing.Imported)
	cut, _, _ := strings.Cut(page, "5 Projektin")
	report := run(t, store, text("page.txt", cut), text("p.csv", bad))
	wantOutcomes(t, report, importing.Partial, importing.Partial)
	if report.OK() {
		t.Error("a report with a refused row is OK")
	}
	for _, id := range []network.ID{"funding:2014-2020/S90001/fund/2014-2020/ESF", "project:2021-2027/101900001"} {
		if node(t, store, id) == nil {
			t.Errorf("%s was withdrawn", id)
		}
	}
	if source, ok := node(t, store, "source:cordis-projects/p.csv").(*network.Source); !ok || source.Complete {
		t.Errorf("the source is complete: %+v", source)
	}
}

func TestRefusedDocumentsKeepNothingOut(t *testing.T) {
	store := newStore(t)
	page := fixture(t, "eura2014/page.txt")
	projects := fixture(t, "cordis/projects.csv")
	missing := importing.Document{Name: "missing", Open: func() (io.ReadCloser, error) { return nil, os.ErrNotExist }}
	report := run(t, store,
		text("empty.txt", ""), text("unknown.bin", "\x00\x01"), missing, text("cut.csv", projects[:len(projects)-2]), text("nocode.txt", strings.Replace(page, "S90001", "", 1)),
		text("page.txt", page))
	wantOutcomes(t, report, importing.Refused, importing.Refused, importing.Refused, importing.Refused, importing.Refused, importing.Imported)
	codes := []ingest.RefusalCode{ingest.Empty, ingest.UnknownFormat, ingest.Unreadable, ingest.Truncated, ingest.MissingCode}
	for i, code := range codes {
		document := report.Documents[i]
		last := document.Refusals[len(document.Refusals)-1]
		if last.Code != code || last.Document != document.Document || last.Reason == "" {
			t.Errorf("%s: %+v, want %s", document.Document, last, code)
		}
	}
	if node(t, store, "project:2021-2027/101900001") != nil {
		t.Error("a part of a refused table is there")
	}
}

func TestCheckWritesNothing(t *testing.T) {
	documents := []importing.Document{
		text("o.csv", fixture(t, "cordis/organisations.csv")), text("p.csv", fixture(t, "cordis/projects.csv")),
		text("oddities.txt", fixture(t, "eura2014/oddities.txt")), text("m.jsonl", fixture(t, "jsonl/mixed.jsonl")),
	}
	var checker importing.Importer
	checked, err := checker.Import(t.Context(), documents)
	if err != nil {
		t.Fatal(err)
	}
	wantOutcomes(t, checked, importing.Checked, importing.Checked, importing.Checked, importing.Checked)
	imported := run(t, newStore(t), documents...)
	for i := range documents {
		a, b := checked.Documents[i], imported.Documents[i]
		if len(a.Problems) != len(b.Problems) || len(a.Refusals) != len(b.Refusals) || a.Source != b.Source || a.SHA256 != b.SHA256 {
			t.Errorf("%s: a check reports otherwise than an import: %+v, %+v", a.Document, a, b)
		}
	}
	for _, problem := range checked.Documents[2].Problems {
		if problem.Field == "email" && problem.Stated != "" {
			t.Errorf("a report shows an e-mail address: %+v", problem)
		}
	}
}

// TestInterruptedImportResumes breaks an import off at every call of the store, runs it
// again, and compares with one that was not broken off.
func TestInterruptedImportResumes(t *testing.T) {
	documents := []importing.Document{
		text("p.csv", strings.Join(strings.SplitAfter(fixture(t, "cordis/projects.csv"), "\n")[:7], "")),
		text("page.txt", fixture(t, "eura2014/page.txt")),
	}
	whole := newStore(t)
	run(t, whole, documents...)
	broken := errors.New("the store is away")
	for calls := 0; ; calls++ {
		store := newStore(t)
		left := calls
		i := importer(failing{store, func() error {
			if left--; left < 0 {
				return broken
			}
			return nil
		}})
		report, err := i.Import(t.Context(), documents)
		if err == nil {
			break
		}
		if !errors.Is(err, broken) || report == nil {
			t.Fatalf("after %d calls: %v", calls, err)
		}
		later := importer(store)
		later.Now = func() time.Time { return noon.Add(time.Hour) }
		if _, err := later.Import(t.Context(), documents); err != nil {
			t.Fatal(err)
		}
		a, b := exported(t, store), exported(t, whole)
		if strings.ReplaceAll(a, "T13:", "T12:") != b || version(t, store) != version(t, whole) {
			t.Errorf("broken off after %d calls: another network, or version %d for %d", calls, version(t, store), version(t, whole))
		}
	}
}

// failing is a store whose writes fail as told.
type failing struct {
	network.Store
	fail func() error
}

func (f failing) Apply(ctx context.Context, batch network.Batch) (network.Change, error) {
	if err := f.fail(); err != nil {
		return network.Change{}, err
	}
	return f.Store.Apply(ctx, batch)
}

func TestCancelledImport(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	i := importer(newStore(t))
	report, err := i.Import(ctx, []importing.Document{text("page.txt", fixture(t, "eura2014/page.txt"))})
	if err == nil || len(report.Documents) != 1 || report.Documents[0].Outcome == importing.Imported {
		t.Errorf("%v, %+v", err, report)
	}
}

func TestDocumentThatChanges(t *testing.T) {
	store := newStore(t)
	opened := 0
	content := fixture(t, "eura2014/page.txt")
	document := importing.Document{Name: "page.txt", Open: func() (io.ReadCloser, error) {
		opened++
		return io.NopCloser(strings.NewReader(content + strings.Repeat("\n", opened))), nil
	}}
	report := run(t, store, document)
	wantOutcomes(t, report, importing.Failed)
	if source, ok := node(t, store, "source:eura2014-page/S90001").(*network.Source); ok && source.Complete {
		t.Error("the source is complete")
	}
}

func TestSpoolAndProgress(t *testing.T) {
	content := fixture(t, "eura2014/page.txt")
	document, remove, err := importing.Spool(strings.NewReader(content), "standard input")
	if err != nil {
		t.Fatal(err)
	}
	var stages []importing.Stage
	var last importing.Progress
	i := importer(newStore(t))
	i.Progress = func(p importing.Progress) {
		if p.Stage != last.Stage {
			stages = append(stages, p.Stage)
		}
		last = p
	}
	report, err := i.Import(t.Context(), []importing.Document{document[0].Document})
	if err != nil {
		t.Fatal(err)
	}
	wantOutcomes(t, report, importing.Imported)
	if len(stages) != 2 || last.Read != int64(len(content)) || last.Size != int64(len(content)) || last.Document != "standard input" {
		t.Errorf("progress: %v, %+v", stages, last)
	}
	if err := remove(); err != nil {
		t.Error(err)
	}
}
