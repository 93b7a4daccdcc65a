package ingest

import (
	"errors"
	"os"
	"strings"
	"testing"

	"verkosto/internal/mention"
)

func TestCORDIS(t *testing.T) {
	for name, format := range map[string]Format{"projects.csv": CORDISProjects, "organisations.csv": CORDISOrganisations} {
		t.Run(name, func(t *testing.T) {
			content := fixture(t, "cordis/"+name)
			if detected, err := Detect([]byte(content)); detected != format {
				t.Errorf("detected as %q, %v", detected, err)
			}
			got := dumpAll(t, format, content)
			golden(t, "cordis/"+name+".golden", got)
			for name, same := range map[string]string{"CRLF": strings.ReplaceAll(content, "\n", "\r\n"), "byte order mark": "\xef\xbb\xbf" + content} {
				if again := dumpAll(t, format, same); again != got {
					t.Errorf("%s: %s", name, difference(got, again))
				}
			}
		})
	}
}

func TestCORDISRefused(t *testing.T) {
	projects, organisations := fixture(t, "cordis/projects.csv"), fixture(t, "cordis/organisations.csv")
	for name, test := range map[string]struct {
		content string
		format  Format
		code    RefusalCode
		line    int
		words   string
	}{
		"a column is missing":      {strings.Replace(projects, `"frameworkProgramme"`, `"programme"`, 1), CORDISProjects, MissingColumn, 1, "frameworkProgramme"},
		"columns are missing":      {strings.NewReplacer("projectID", "a", "role", "b").Replace(organisations), CORDISOrganisations, MissingColumn, 1, "projectID, role"},
		"cut in a quoted field":    {before(projects, "objective has"), CORDISProjects, Truncated, 2, "ends within this row"},
		"cut between fields":       {before(organisations, "800000.25,800"), CORDISOrganisations, Truncated, 2, "21 fields where the header has 25"},
		"cut within the last word": {strings.TrimSuffix(projects, "\"\n"), CORDISProjects, Truncated, 10, "ends within this row"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Mentions(test.format, strings.NewReader(test.content), func(*mention.Project) error { return nil }, func(*Refusal) {})
			refused, ok := errors.AsType[*Refusal](err)
			if !ok || refused.Code != test.code || refused.Line != test.line || !strings.Contains(refused.Reason, test.words) {
				t.Errorf("got %v, want %s in line %d with %q", err, test.code, test.line, test.words)
			}
		})
	}
}

func before(text, words string) string {
	start, _, _ := strings.Cut(text, words)
	return start
}

func TestCORDISStopsWhenToldTo(t *testing.T) {
	enough := errors.New("enough")
	for name, format := range map[string]Format{"projects.csv": CORDISProjects, "organisations.csv": CORDISOrganisations} {
		calls := 0
		_, err := Mentions(format, strings.NewReader(fixture(t, "cordis/"+name)), func(*mention.Project) error {
			calls++
			return enough
		}, func(*Refusal) {})
		if !errors.Is(err, enough) || calls != 1 {
			t.Errorf("%s: %v after %d calls", name, err, calls)
		}
	}
}

// TestCORDISVersionControl reads a table at whose top version control left a line.
func TestCORDISVersionControl(t *testing.T) {
	content := "<<<<<<< HEAD\n" + fixture(t, "cordis/projects.csv")
	if format, err := Detect([]byte(content)); format != CORDISProjects {
		t.Fatalf("detected as %q, %v", format, err)
	}
	if got := dumpAll(t, CORDISProjects, content); !strings.HasPrefix(got, "refused: 1: a line of version control") || !strings.Contains(got, `Code = "101900001"`) {
		t.Error(got)
	}
}

// TestCORDISTables reads the tables of CORDIS where they are at hand.
func TestCORDISTables(t *testing.T) {
	for name, want := range map[string]struct {
		format      Format
		rows, other int
	}{
		"project.csv":                              {CORDISProjects, 1600, 0},
		"organization.csv":                         {CORDISOrganisations, 1600, 10099},
		"h2020-projects-native-90.csv":             {CORDISProjects, 90, 0},
		"h2020-organizations-native-first-300.csv": {CORDISOrganisations, 51, 300},
	} {
		content, err := os.ReadFile("../../../shared/data/cordis/" + name)
		if err != nil {
			t.Skip("the tables of CORDIS are not at hand: ", err)
		}
		if format, err := Detect(content[:min(len(content), HeadSize)]); format != want.format {
			t.Errorf("%s: detected as %q, %v", name, format, err)
		}
		projects, participants := 0, 0
		_, err = Mentions(want.format, strings.NewReader(string(content)), func(project *mention.Project) error {
			projects++
			participants += len(project.Participants)
			if out := dump(project); strings.Contains(out, " ! {") {
				t.Errorf("%s: a problem where there is none: %s", name, out)
			}
			return nil
		}, func(refused *Refusal) { t.Errorf("%s: refused %v", name, refused) })
		if err != nil || projects != want.rows || participants != want.other {
			t.Errorf("%s: %d projects, %d participants, %v", name, projects, participants, err)
		}
	}
}

func FuzzCORDIS(f *testing.F) {
	f.Add(fixture(f, "cordis/projects.csv"))
	f.Add(fixture(f, "cordis/organisations.csv"))
	f.Add("acronym;frameworkProgramme;topics;objective\n\"a\"b;c")
	f.Fuzz(func(t *testing.T, content string) {
		for _, format := range []Format{CORDISProjects, CORDISOrganisations} {
			_, err := Mentions(format, strings.NewReader(content), func(project *mention.Project) error {
				if project.Code.Value == "" {
					t.Error("a project without a code")
				}
				return nil
			}, func(*Refusal) {})
			if _, ok := errors.AsType[*Refusal](err); err != nil && !ok {
				t.Errorf("an error that is no refusal: %v", err)
			}
		}
	})
}

func BenchmarkCORDIS(b *testing.B) {
	for name, format := range map[string]Format{"projects.csv": CORDISProjects, "organisations.csv": CORDISOrganisations} {
		header, rows, _ := strings.Cut(fixture(b, "cordis/"+name), "\n")
		content := header + "\n" + strings.Repeat(rows, 500)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(content)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Mentions(format, strings.NewReader(content), func(*mention.Project) error { return nil }, func(*Refusal) {}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestCORDISAsSpreadsheetsLeaveIt reads rows that a spreadsheet or a script has been through.
func TestCORDISAsSpreadsheetsLeaveIt(t *testing.T) {
	const projects = "\xef\xbb\xbf<<<<<<< HEAD\n" +
		`"id","acronym","status","title","startDate","endDate","totalCost","ecMaxContribution","legalBasis","topics","frameworkProgramme","objective"` + "\n" +
		`"649901","null","CLOSED","Laituri","01.06.19","2021-05-31 00:00:00","825357,5","500000.25","#PUUTTUU!","NULL","H2020","null"` + "\n"
	const organisations = `"projectID","organisationID","name","role","vatNumber","SME","activityType","ecContribution","netEcContribution","totalCost","endOfParticipation"` + "\n" +
		`"649901","98765432","LAITURI OY","coordinator","#PUUTTUU!","True","PRC","1000.0","1000,5","null","False"` + "\n"
	golden(t, "cordis/spreadsheet.golden", dumpAll(t, CORDISProjects, projects)+dumpAll(t, CORDISOrganisations, organisations))
}
