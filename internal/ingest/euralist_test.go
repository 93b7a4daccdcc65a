package ingest

import (
	"encoding/csv"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/govalues/decimal"

	"verkosto/internal/mention"
	"verkosto/internal/network"
)

func TestEURAList(t *testing.T) {
	for _, name := range []string{"2007.csv", "2014.csv", "piece.csv"} {
		t.Run(name, func(t *testing.T) {
			content := fixture(t, "euralist/"+name)
			if format, err := Detect([]byte(content)); format != EURAList {
				t.Errorf("detected as %q, %v", format, err)
			}
			golden(t, "euralist/"+name+".golden", dumpAll(t, EURAList, content))
		})
	}
}

func TestEURAListRefused(t *testing.T) {
	header := strings.Join(euraColumns["2014-2020"], ",")
	for name, test := range map[string]struct {
		content string
		code    RefusalCode
	}{
		"empty":         {"", MissingColumn},
		"other columns": {strings.Replace(header, "Tila,", "", 1) + "\n", MissingColumn},
		"no end":        {header + "\n" + strings.Repeat("x", maxHeader*4), TooLarge},
	} {
		_, err := Mentions(EURAList, strings.NewReader(test.content), func(*mention.Project) error { return nil }, func(*Refusal) {})
		if refused, ok := errors.AsType[*Refusal](err); !ok || refused.Code != test.code {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

// TestEURAListsAsPublished repairs the published lists, where they are at hand, and compares with lists that were repaired by others.
func TestEURAListsAsPublished(t *testing.T) {
	for name, want := range map[string]struct {
		published, repaired, period, granted string
		funds                                map[string]int
		others                               int // rows in which those others repaired less, or differently
	}{
		"2007–2013": {"list-2007-2013-as-published-latin1.csv", "list-2007-2013-repaired-utf8.csv", "2007-2013", "2985951604", map[string]int{"ESF": 2775, "ERDF": 17165}, 0},
		"2014–2020": {"list-2014-2020-as-published-first-200.csv", "list-2014-2020-repaired-first-200.csv", "2014-2020", "", map[string]int{"ERDF": 200}, 2},
	} {
		t.Run(name, func(t *testing.T) {
			published, err := os.ReadFile("../../../shared/data/eura/" + want.published)
			if err != nil {
				t.Skip("the lists are not at hand: ", err)
			}
			file, err := os.Open("../../../shared/data/eura/" + want.repaired)
			if err != nil {
				t.Fatal(err)
			}
			defer file.Close()
			rows, err := csv.NewReader(file).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			oracle := make(map[string][]string)
			for _, row := range rows[1:] {
				oracle[row[0]] = row
			}
			funds, granted, repaired, other := make(map[string]int), decimal.Zero, 0, 0
			_, err = Mentions(EURAList, strings.NewReader(string(published)), func(m *mention.Project) error {
				funds[m.Fund.Code.Value]++
				if m.Repaired != nil {
					repaired++
				}
				for _, f := range m.Fundings {
					if granted, err = granted.Add(f.Granted.Value); err != nil {
						return err
					}
				}
				if got, want := listed(m), likeListed(oracle[m.Code.Value]); got != want {
					other++
					t.Logf("differs:\n  %s\n  %s", got, want)
				}
				delete(oracle, m.Code.Value)
				return nil
			}, func(refused *Refusal) { t.Error(refused) })
			if err != nil || len(oracle) > 0 {
				t.Errorf("%v; missing are %v", err, oracle)
			}
			for fund, count := range want.funds {
				if funds[fund] != count {
					t.Errorf("%d of %s, want %d", funds[fund], fund, count)
				}
			}
			if want.granted != "" && granted.String() != want.granted {
				t.Errorf("granted %s, want %s", granted, want.granted)
			}
			t.Logf("%d rows, %d repaired, %d unlike the others' repair", len(rows)-1, repaired, other)
			if other != want.others {
				t.Errorf("%d rows are unlike the others' repair, want %d", other, want.others)
			}
		})
	}
}

// onlyLetters leaves out what the others' repair changed: commas, quotation marks and spaces.
var onlyLetters = strings.NewReplacer(",", "", " ", "", `"`, "", ";", "", "\u00a0", "", "\t", "", "'", "")

// listed gives what a mention has of the columns of a list.
func listed(m *mention.Project) string {
	parts := []string{m.Code.Value, m.NameFi.Value, m.Programme.Value, m.PriorityAxis.Value, "", m.Start.Text, m.End.Text, ""}
	for _, p := range m.Participants {
		if p.Role.Value == network.RoleAuthority {
			parts[4] = p.Organisation.NameFi.Value
		} else {
			parts[7] = p.Organisation.NameFi.Value
		}
	}
	for _, f := range m.Fundings {
		for _, amount := range []mention.Amount{f.Granted, f.Realised, f.PlannedPublic, f.RealisedPublic} {
			text := ""
			if amount.OK() {
				text = amount.Text
			}
			parts = append(parts, text)
		}
	}
	return onlyLetters.Replace(strings.Join(parts, "|"))
}

// likeListed gives the same of a row of a list.
func likeListed(row []string) string {
	if len(row) < 13 {
		return "no such row"
	}
	if len(row) == 13 { // without a programme
		row = append(append(append([]string(nil), row[:3]...), ""), row[3:]...)
	}
	parts := append([]string{row[0], row[2], row[3], row[4], row[5]}, row[7:]...)
	return onlyLetters.Replace(strings.Join(parts, "|"))
}

func TestEURAListReaderErrors(t *testing.T) {
	broken := errors.New("broken")
	reader := io.MultiReader(strings.NewReader(fixture(t, "euralist/2007.csv")), iotest.ErrReader(broken))
	if _, err := Mentions(EURAList, reader, func(*mention.Project) error { return nil }, func(*Refusal) {}); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
	if _, err := Mentions(EURAList, strings.NewReader(fixture(t, "euralist/2007.csv")), func(*mention.Project) error { return broken }, func(*Refusal) {}); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

func FuzzEURAList(f *testing.F) {
	for _, name := range []string{"2007.csv", "2014.csv", "piece.csv"} {
		f.Add(fixture(f, "euralist/"+name))
	}
	f.Add("A0000,EAKR,,0,A,A00,,A00,,A00,0A0,0A00,0A00,0.0.0000,0.0.0000,,,,,,0A0000\tEAKR,,0,0,AA0,0,A000,A00,0.0.0000,0.0.0000,A,,,0")
	f.Fuzz(func(t *testing.T, content string) {
		refusals := 0
		_, err := Mentions(EURAList, strings.NewReader(content), func(project *mention.Project) error {
			if !euraRecord.MatchString(project.Code.Value + ",ESR,") {
				t.Errorf("a project with the code %q", project.Code.Value)
			}
			return nil
		}, func(*Refusal) { refusals++ })
		if _, ok := errors.AsType[*Refusal](err); err != nil && !ok {
			t.Errorf("an error that is no refusal: %v", err)
		}
	})
}

func BenchmarkEURAList(b *testing.B) {
	header, rows, _ := strings.Cut(fixture(b, "euralist/2007.csv"), "\n")
	content := header + "\n" + strings.Repeat(rows, 500)
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Mentions(EURAList, strings.NewReader(content), func(*mention.Project) error { return nil }, func(*Refusal) {}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)*float64(strings.Count(content, "\n"))/b.Elapsed().Seconds(), "lines/s")
}
