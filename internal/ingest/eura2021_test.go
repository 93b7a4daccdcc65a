package ingest

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"verkosto/internal/mention"
)

// export makes a workbook of rows, with the columns of the register behind its own names.
func export(t testing.TB, columns []string, rows ...[]any) string {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	header := make([]any, len(columns))
	for i, name := range columns {
		header[i] = name
	}
	header[0] = columns[0] + " " // as the register has it
	for i, row := range append([][]any{header}, rows...) {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := book.SetSheetRow("Sheet1", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func exportRow(code, group, name string, implementer, id, start, end, money any) []any {
	return []any{
		code, group, name, implementer, "ESR+", "4", "4.2", id, "Lapin elinkeino-, liikenne- ja ympäristökeskus", "Käynnissä", start, end,
		money, 10.5, money, 20.25, money, "151. Aikuiset", "FI1D7 Lappi", "", "", "97900", "POSIO", "Tiivistelmä.", "www.example.fi",
	}
}

func sampleExport(t testing.TB) string {
	day := time.Date(2023, 3, 1, 0, 0, 0, 0, time.UTC)
	return export(t, eura2021Columns,
		exportRow("S99401", "S99401", "Yhteinen", "Johtaja ry", "9105587-4", day, "31.8.2025", 100.1),
		exportRow("S99403", "", "Oma", "Yksin Oy", "91055874", "2023-03-01", "29.2.2023", "paljon"),
		exportRow("S99402", "S99401", "Yhteinen", "Kumppani sr", "1234567-2", day, "31.8.2025", 0.2),
		exportRow("", "", "Koodi puuttuu", "Ei Kukaan Oy", "", day, "", 1),
		[]any{"Hankkeita yhteensä: 3"},
		[]any{"Raportti luotu 5.1.2026 klo 7.15"},
	)
}

func TestEURA2021(t *testing.T) {
	content := sampleExport(t)
	if format, err := Detect([]byte(content)); format != EURA2021Export {
		t.Errorf("detected as %q, %v", format, err)
	}
	golden(t, "eura2021.golden", dumpAll(t, EURA2021Export, content))
}

func TestEURA2021Refused(t *testing.T) {
	for name, test := range map[string]struct {
		content string
		code    RefusalCode
	}{
		"other columns": {export(t, []string{"Hankekoodi", "Nimi"}, []any{"S1", "X"}), MissingColumn},
		"no header":     {export(t, []string{"A", "B"}, []any{"S1", "X"}), MissingColumn},
		"cut":           {sampleExport(t)[:3000], Malformed},
		"no workbook":   {"PK\x03\x04 xl/", Malformed},
	} {
		_, err := Mentions(EURA2021Export, strings.NewReader(test.content), func(*mention.Project) error { return nil }, func(*Refusal) {})
		if refused, ok := errors.AsType[*Refusal](err); !ok || refused.Code != test.code {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestBusinessIDMended(t *testing.T) {
	for stated, want := range map[string]string{
		"9105587-4": "9105587-4", "9105587–4": "9105587-4", "91055874": "9105587-4", "FI91055874": "9105587-4", "9105587 - 4": "9105587-4",
		"211675-2": "0211675-2", "1234567-2": "1234567-2", "12345672": "12345672", "puuttuu": "puuttuu",
	} {
		if got, wrong := asBusinessID(stated); got != want || wrong != nil {
			t.Errorf("%q is read as %q, %v", stated, got, wrong)
		}
	}
}

func FuzzEURA2021(f *testing.F) {
	f.Add([]byte(sampleExport(f)))
	f.Fuzz(func(t *testing.T, content []byte) {
		_, err := Mentions(EURA2021Export, bytes.NewReader(content), func(project *mention.Project) error {
			if project.Code.Value == "" {
				t.Error("a project without a code")
			}
			return nil
		}, func(*Refusal) {})
		if _, ok := errors.AsType[*Refusal](err); err != nil && !ok {
			t.Errorf("an error that is no refusal: %v", err)
		}
	})
}

func BenchmarkEURA2021(b *testing.B) {
	var rows [][]any
	for range 2000 {
		rows = append(rows, exportRow("S99403", "", "Oma", "Yksin Oy", "9105587-4", "2023-03-01", "31.8.2025", 100.1))
	}
	content := export(b, eura2021Columns, rows...)
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Mentions(EURA2021Export, strings.NewReader(content), func(*mention.Project) error { return nil }, func(*Refusal) {}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)*2000/b.Elapsed().Seconds(), "rows/s")
}
