package gold_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"golang.org/x/text/encoding/charmap"

	"verkosto/internal/finland"
	"verkosto/internal/ingest/gold"
	"verkosto/internal/network"
	"verkosto/internal/reading"
)

var update = flag.Bool("update", false, "rewrite the golden files, and the gold set in its canonical form")

func documents(t *testing.T) []gold.Document {
	t.Helper()
	set, err := gold.Documents()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestAThirdOfEveryKindIsHeldOut(t *testing.T) {
	count := map[gold.Split]int{}
	kinds := map[string]map[gold.Split]int{}
	for _, document := range documents(t) {
		count[document.Split]++
		if kinds[document.Kind] == nil {
			kinds[document.Kind] = map[gold.Split]int{}
		}
		kinds[document.Kind][document.Split]++
	}
	if all := count[gold.Develop] + count[gold.HeldOut]; all < 44 || 3*count[gold.HeldOut] < all-2 || 3*count[gold.HeldOut] > all+4 {
		t.Errorf("the splits have %v documents", count)
	}
	for kind, splits := range kinds {
		if splits[gold.Develop] == 0 || splits[gold.HeldOut] == 0 {
			t.Errorf("the splits of %s have %v documents", kind, splits)
		}
	}
}

// The files are kept as a program writes them, so that a change shows as what it is.
func TestExpectationsAreCanonical(t *testing.T) {
	paths, err := filepath.Glob("*/*.json")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no files: %v", err)
	}
	for _, path := range paths {
		if strings.HasPrefix(path, "testdata") {
			continue
		}
		given, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var readings []reading.Reading
		if err := json.Unmarshal(given, &readings); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		var canonical bytes.Buffer
		encoder := json.NewEncoder(&canonical)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		if err := encoder.Encode(readings); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if *update {
			if err := os.WriteFile(path, canonical.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
		} else if !bytes.Equal(given, canonical.Bytes()) {
			t.Errorf("%s is not canonical: run the tests with -update", path)
		}
	}
}

// What is expected must be possible: a slip here would count against every reader.
func TestExpectationsAreSound(t *testing.T) {
	for _, document := range documents(t) {
		t.Run(document.Name, func(t *testing.T) {
			for _, r := range document.Expected {
				if r.File != document.Name {
					t.Errorf("file is %q", r.File)
				}
				checkProject(t, r)
				checkOrganisations(t, r)
				checkPlaces(t, r)
				for _, problem := range r.Problems {
					checkProblem(t, r, problem)
				}
			}
		})
	}
}

func checkProject(t *testing.T, r reading.Reading) {
	t.Helper()
	for _, date := range []string{r.Project.Start, r.Project.End} {
		if _, err := network.ParseDate(date); date != "" && err != nil {
			t.Error(err)
		}
	}
	states := []reading.Status{"", reading.StatusPlanned, reading.StatusOngoing, reading.StatusEnded, reading.StatusTerminated}
	if !slices.Contains(states, r.Project.Status) {
		t.Errorf("status %q", r.Project.Status)
	}
	periods := []string{"", "2007-2013", "2014-2020", "2021-2027"}
	if !slices.Contains(periods, r.Project.ProgrammePeriod) {
		t.Errorf("period %q", r.Project.ProgrammePeriod)
	}
	if r.Project.Fund != "" && !slices.Contains(r.Funders, r.Project.Fund) {
		t.Errorf("fund %s is no funder", r.Project.Fund)
	}
}

var allRoles = []reading.Role{
	reading.RoleCoordinator, reading.RoleImplementer, reading.RoleAssociatePartner, reading.RoleWorkPackageLead,
	reading.RolePlanner, reading.RoleAuthority, reading.RoleFunder,
}

func checkOrganisations(t *testing.T, r reading.Reading) {
	t.Helper()
	roles := map[string][]reading.Role{}
	for _, part := range r.Participations {
		if !slices.Contains(allRoles, part.Role) || slices.Contains(roles[part.Organisation], part.Role) {
			t.Errorf("%s has role %q, or has it twice", part.Organisation, part.Role)
		}
		roles[part.Organisation] = append(roles[part.Organisation], part.Role)
	}
	known := map[string]bool{"": true}
	for _, organisation := range r.Organisations {
		if known[organisation.Name] {
			t.Errorf("organisation %q comes twice", organisation.Name)
		}
		known[organisation.Name] = true
		if !slices.Equal(organisation.Roles, roles[organisation.Name]) || len(organisation.Roles) == 0 {
			t.Errorf("%s has roles %v and takes part in %v", organisation.Name, organisation.Roles, roles[organisation.Name])
		}
		if _, err := network.ParseBusinessID(organisation.BusinessID); organisation.BusinessID != "" && err != nil {
			t.Errorf("%s: %v", organisation.Name, err)
		}
		if slices.Contains(organisation.Roles, reading.RoleFunder) != slices.Contains(r.Funders, organisation.Name) {
			t.Errorf("%s is a funder in one list and not in the other", organisation.Name)
		}
		if slices.Contains(organisation.Roles, reading.RoleAuthority) != (organisation.Name == r.Project.Authority) {
			t.Errorf("%s is the authority in one place and not in the other", organisation.Name)
		}
	}
	for name := range roles {
		if !known[name] {
			t.Errorf("%q takes part and is no organisation", name)
		}
	}
	for _, person := range r.People {
		if !known[person.Organisation] {
			t.Errorf("%s is of %q, which is no organisation", person.Name, person.Organisation)
		}
		if person.Email != "" && !strings.HasSuffix(person.Email, ".example.fi") {
			t.Errorf("the address of %s may be real: %s", person.Name, person.Email)
		}
		if person.Phone != "" && !strings.Contains(digits(person.Phone), "555") {
			t.Errorf("the number of %s may be real: %s", person.Name, person.Phone)
		}
	}
}

func checkPlaces(t *testing.T, r reading.Reading) {
	t.Helper()
	for _, region := range r.Regions {
		if !slices.ContainsFunc(finland.Regions(), func(known finland.Region) bool { return known.Finnish == region }) {
			t.Errorf("no region is called %q", region)
		}
	}
	for _, subRegion := range r.SubRegions {
		if !slices.ContainsFunc(finland.SubRegions(), func(known finland.SubRegion) bool { return known.Genitive == subRegion }) {
			t.Errorf("no sub-region is called %q", subRegion)
		}
	}
	for _, municipality := range r.Municipalities {
		if !slices.ContainsFunc(finland.Municipalities(), func(known finland.Municipality) bool { return known.Finnish == municipality }) {
			t.Errorf("no municipality is called %q", municipality)
		}
	}
	for _, part := range r.Participations {
		for _, municipality := range part.Municipalities {
			if !slices.Contains(r.Municipalities, municipality) {
				t.Errorf("%s works in %s, where the project doesn't", part.Organisation, municipality)
			}
		}
	}
}

func checkProblem(t *testing.T, r reading.Reading, problem reading.Problem) {
	t.Helper()
	levels := map[string]reading.Level{
		reading.ProblemMissingCode: reading.LevelError, reading.ProblemNotAProject: reading.LevelError,
		reading.ProblemInvalidBusinessID: reading.LevelWarning, reading.ProblemInvalidDate: reading.LevelWarning,
		reading.ProblemEndBeforeStart: reading.LevelWarning, reading.ProblemInvalidAmount: reading.LevelWarning,
		reading.ProblemUnknownPlace: reading.LevelWarning, reading.ProblemTruncated: reading.LevelWarning,
		reading.ProblemMalformed: reading.LevelWarning,
	}
	if levels[problem.Code] != problem.Level {
		t.Errorf("problem %s has level %q", problem.Code, problem.Level)
	}
	if problem.Level == reading.LevelError && (r.Project != reading.Project{} || len(r.Organisations)+len(r.People) > 0) {
		t.Error("there is an error, and yet something is expected")
	}
}

// Codes, addresses and numbers must stand in the document, else they are slips.
func TestExpectationsStandInTheDocument(t *testing.T) {
	for _, document := range documents(t) {
		if strings.HasSuffix(document.Name, ".xlsx") {
			continue // compressed
		}
		content := string(document.Content)
		if !strings.Contains(content, "ä") {
			latin, err := charmap.ISO8859_1.NewDecoder().String(content)
			if err != nil {
				t.Fatal(err)
			}
			content = latin
		}
		plain := strings.NewReplacer(" (at) ", "@", " [at] ", "@", "(at)", "@", "[at]", "@", "(a)", "@", "(ät)", "@", "&nbsp;", " ").Replace(content)
		figures := digits(plain)
		for _, r := range document.Expected {
			if !strings.Contains(content, r.Project.Code) {
				t.Errorf("%s: no code %s", document.Name, r.Project.Code)
			}
			for _, organisation := range r.Organisations {
				if !strings.Contains(content, organisation.BusinessID) {
					t.Errorf("%s: no business id %s", document.Name, organisation.BusinessID)
				}
			}
			for _, person := range r.People {
				if !strings.Contains(plain, person.Email) || !strings.Contains(figures, digits(person.Phone)) {
					t.Errorf("%s: no %s or %s", document.Name, person.Email, person.Phone)
				}
			}
		}
	}
}

func digits(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, text)
}

func TestLoadRefuses(t *testing.T) {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	whole := `[{"kind": "prose"}]`
	for name, set := range map[string]fstest.MapFS{
		"list the gold documents to heldout":                           {"develop/a.txt": file("a"), "develop/a.txt.json": file(whole)},
		"find the gold document of b.txt.json":                         {"develop/b.txt.json": file(whole), "heldout/x": file(""), "heldout/x.json": file(whole)},
		"load gold document develop/c.txt: open":                       {"develop/c.txt": file("c")},
		"load gold document develop/d.txt: decode the expected":        {"develop/d.txt": file("d"), "develop/d.txt.json": file(`[{"kind": "prose", "colour": 1}]`)},
		"develop/e.txt: decode the expected readings: there are none":  {"develop/e.txt": file("e"), "develop/e.txt.json": file(`[]`)},
		`develop/f.txt: decode the expected readings: kind "" beside `: {"develop/f.txt": file("f"), "develop/f.txt.json": file(`[{"kind": "prose"}, {}]`)},
	} {
		if _, err := gold.Load(set); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("got %v, want %s", err, name)
		}
	}
}
