package gold_test

import (
	"bytes"
	"errors"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"verkosto/internal/ingest/gold"
	"verkosto/internal/reading"
)

func organisation(name string, roles ...reading.Role) reading.Organisation {
	return reading.Organisation{Name: name, Roles: roles}
}

// sample is a small set: a text about one project, a list of two, and a text held out.
var sample = []gold.Document{
	{Name: "a.txt", Kind: "prose", Split: gold.Develop, Expected: []reading.Reading{{
		Project: reading.Project{Name: "Laituri", Fund: "ESF", Start: "2020-01", End: "2022"},
		Organisations: reading.List[reading.Organisation]{
			organisation("Rannan Kylät ry", reading.RoleCoordinator), organisation("Hangon kaupunki", reading.RoleAssociatePartner, reading.RoleFunder),
		},
		Participations: reading.List[reading.Participation]{
			{Organisation: "Rannan Kylät ry", Role: reading.RoleCoordinator, Municipalities: reading.List[string]{"Hanko", "Inkoo"}},
		},
		People:         reading.List[reading.Person]{{Name: "Aino Esimerkki", Title: "johtaja", Email: "aino@example.fi", Phone: "+358 50 555 0101"}},
		Municipalities: reading.List[string]{"Hanko", "Inkoo"},
		Funding:        reading.Funding{Granted: "1000"},
	}}},
	{Name: "b.csv", Kind: "eura-list", Split: gold.Develop, Expected: []reading.Reading{
		{Project: reading.Project{Code: "S1", Name: "Yksi"}}, {Project: reading.Project{Code: "S2", Name: "Kaksi"}},
	}},
	{Name: "c.txt", Kind: "prose", Split: gold.HeldOut, Expected: []reading.Reading{
		{Problems: reading.List[reading.Problem]{{Level: reading.LevelError, Code: reading.ProblemNotAProject}}},
	}},
}

// readings are what a reader makes of the sample, with the figures that follow from it by hand.
var readings = map[string][]reading.Reading{
	"a.txt": {{
		Project: reading.Project{Name: "LAITURI", Fund: "ESF+", Start: "2020-01", End: "2023"},
		Organisations: reading.List[reading.Organisation]{
			organisation("Rannan kylät, ry.", reading.RoleCoordinator), organisation("Hangon kaupunki"), organisation("Hangon kaupunki"),
		},
		Participations: reading.List[reading.Participation]{
			{Organisation: "Hangon kaupunki", Role: reading.RoleAssociatePartner},
			{Organisation: "Rannan Kylät ry", Role: reading.RoleImplementer, Municipalities: reading.List[string]{"Inkoo", "Salo"}},
		},
		People:         reading.List[reading.Person]{{Name: "Esimerkki Aino", Title: "Johtaja", Email: "Aino@example.fi", Phone: "050-5550101", Organisation: "Inkoon kunta"}},
		Municipalities: reading.List[string]{"Inkoo"},
		Funding:        reading.Funding{Granted: "1000.00"},
	}},
	"b.csv": { // in another order, the second with a code misread
		{Project: reading.Project{Code: "S22", Name: "Kaksi"}}, {Project: reading.Project{Code: "S1", Name: "Yks"}},
	},
}

var errUnread = errors.New("no reader for this")

func readSample(document gold.Document) ([]reading.Reading, error) {
	if found, known := readings[document.Name]; known {
		return found, nil
	}
	return nil, errUnread
}

func TestScore(t *testing.T) {
	report := gold.Score(sample, readSample)
	for _, test := range []struct {
		split gold.Split
		kind  string
		field gold.Field
		want  gold.Tally
	}{
		{gold.Develop, "prose", gold.Name, gold.Tally{Right: 1}},
		{gold.Develop, "prose", gold.Fund, gold.Tally{Right: 1}},
		{gold.Develop, "prose", gold.Dates, gold.Tally{Right: 1, Missed: 1, False: 1}},
		{gold.Develop, "prose", gold.Organisations, gold.Tally{Right: 2, False: 1}},     // one comes twice
		{gold.Develop, "prose", gold.Roles, gold.Tally{Right: 2, Missed: 1, False: 1}},  // the funder is missed
		{gold.Develop, "prose", gold.Places, gold.Tally{Right: 1, Missed: 1, False: 1}}, // whatever the role
		{gold.Develop, "prose", gold.People, gold.Tally{Missed: 1, False: 1}},           // surname first
		{gold.Develop, "prose", gold.Titles, gold.Tally{Right: 1}},
		{gold.Develop, "prose", gold.Emails, gold.Tally{Right: 1}},
		{gold.Develop, "prose", gold.Phones, gold.Tally{Right: 1}},
		{gold.Develop, "prose", gold.Employers, gold.Tally{False: 1}},
		{gold.Develop, "prose", gold.Amounts, gold.Tally{Right: 1}},
		{gold.Develop, "prose", gold.Municipalities, gold.Tally{Right: 1, Missed: 1}},
		{gold.Develop, "prose", gold.Problems, gold.Tally{}},
		{gold.Develop, "eura-list", gold.Code, gold.Tally{Right: 1, Missed: 1, False: 1}},
		{gold.Develop, "eura-list", gold.Name, gold.Tally{Right: 1, Missed: 1, False: 1}},
		{gold.HeldOut, "prose", gold.Problems, gold.Tally{Missed: 1}},
		{"", "", gold.Name, gold.Tally{Right: 2, Missed: 1, False: 1}},
		{"", "prose", "", gold.Tally{Right: 13, Missed: 6, False: 6}},
		{"", "", "", gold.Tally{Right: 15, Missed: 8, False: 8}},
		{gold.HeldOut, "eura-list", "", gold.Tally{}},
	} {
		if got := report.Of(test.split, test.kind, test.field); got != test.want {
			t.Errorf("%s %s %s: %+v, want %+v", test.split, test.kind, test.field, got, test.want)
		}
	}
	if len(report.Failures) != 1 || report.Failures[0].Document != "c.txt" || !errors.Is(report.Failures[0].Err, errUnread) {
		t.Errorf("failures: %v", report.Failures)
	}
	if kinds := report.Kinds(); !reflect.DeepEqual(kinds, []string{"eura-list", "prose"}) {
		t.Errorf("kinds: %v", kinds)
	}
}

func TestTally(t *testing.T) {
	for _, test := range []struct {
		tally                 gold.Tally
		precision, recall, f1 float64
	}{
		{gold.Tally{Right: 3, Missed: 1, False: 2}, 0.6, 0.75, 2.0 / 3},
		{gold.Tally{Right: 5}, 1, 1, 1},
		{gold.Tally{Missed: 2}, 1, 0, 0},
		{gold.Tally{False: 2}, 0, 1, 0},
		{gold.Tally{}, 1, 1, 1},
	} {
		for name, pair := range map[string][2]float64{
			"precision": {test.tally.Precision(), test.precision}, "recall": {test.tally.Recall(), test.recall}, "F1": {test.tally.F1(), test.f1},
		} {
			if math.Abs(pair[0]-pair[1]) > 1e-12 {
				t.Errorf("%s of %+v is %v, want %v", name, test.tally, pair[0], pair[1])
			}
		}
	}
}

// Projects are joined by their codes; of those that are left, one on either side.
func TestScoreJoinsProjects(t *testing.T) {
	named := func(codes ...string) []reading.Reading {
		var list []reading.Reading
		for _, code := range codes {
			list = append(list, reading.Reading{Project: reading.Project{Code: code, Name: "X"}})
		}
		return list
	}
	for _, test := range []struct {
		name            string
		expected, found []reading.Reading
		want            gold.Tally // of names, which are all equal
	}{
		{"the same", named("1", "2"), named("2", "1"), gold.Tally{Right: 2}},
		{"one misread", named("1", "2"), named("1", "3"), gold.Tally{Right: 2}},
		{"two misread", named("1", "2"), named("3", "4"), gold.Tally{Missed: 2, False: 2}},
		{"one too many", named("1"), named("1", "1"), gold.Tally{Right: 1, False: 1}},
		{"one too few", named("1", "2", "3"), named("3", "1"), gold.Tally{Right: 2, Missed: 1}},
		{"none", named("1"), nil, gold.Tally{Missed: 1}},
	} {
		set := []gold.Document{{Name: test.name, Kind: "k", Split: gold.Develop, Expected: test.expected}}
		report := gold.Score(set, func(gold.Document) ([]reading.Reading, error) { return test.found, nil })
		if got := report.Of("", "", gold.Name); got != test.want {
			t.Errorf("%s: %+v, want %+v", test.name, got, test.want)
		}
	}
}

func TestMarkdown(t *testing.T) {
	report := gold.Score(sample, readSample)
	for name, listed := range map[string][]gold.Split{"figures": nil, "listed": {gold.Develop, gold.HeldOut}} {
		var got bytes.Buffer
		if err := report.WriteMarkdown(&got, listed...); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join("testdata", name+".md")
		if *update {
			if err := os.WriteFile(path, got.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), want) {
			t.Errorf("%s: got\n%s", path, &got)
		}
	}
}

// Who reads all that is expected, and no more, has nothing missed in any field.
func TestPerfectReader(t *testing.T) {
	set := documents(t)
	report := gold.Score(set, func(document gold.Document) ([]reading.Reading, error) { return document.Expected, nil })
	if all := report.Of("", "", ""); all.Right < 1000 || all.Missed+all.False > 0 || len(report.Findings)+len(report.Failures) > 0 {
		t.Errorf("%+v, %v", all, report.Findings)
	}
	for _, split := range []gold.Split{gold.Develop, gold.HeldOut} {
		for _, field := range allFields {
			if report.Of(split, "", field).Right < 2 {
				t.Errorf("%s has nothing to measure %s by", split, field)
			}
		}
	}
}

var allFields = []gold.Field{
	gold.Code, gold.Name, gold.Fund, gold.ProgrammePeriod, gold.Programme, gold.PriorityAxis, gold.SpecificObjective, gold.Dates,
	gold.Status, gold.Authority, gold.Organisations, gold.BusinessIDs, gold.Roles, gold.Places, gold.Funders, gold.People, gold.Titles,
	gold.Employers, gold.Emails, gold.Phones, gold.Amounts, gold.Regions, gold.SubRegions, gold.Municipalities, gold.Problems,
}

// However facts are taken away or invented, the counts add up.
func TestCountsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		place := rapid.SampledFrom([]string{"Salo", "Hanko", "Inkoo", "Lohja", "salo"})
		expected := rapid.SliceOfN(place, 0, 6).Draw(t, "expected")
		found := rapid.SliceOfN(place, 0, 6).Draw(t, "found")
		set := []gold.Document{{Name: "d", Kind: "k", Split: gold.Develop, Expected: []reading.Reading{{Municipalities: expected}}}}
		report := gold.Score(set, func(gold.Document) ([]reading.Reading, error) {
			return []reading.Reading{{Municipalities: found}}, nil
		})
		tally := report.Of("", "", gold.Municipalities)
		if tally.Expected() != len(expected) || tally.Found() != len(found) || len(report.Findings) != tally.Missed+tally.False {
			t.Fatalf("%+v for %v and %v: %v", tally, expected, found, report.Findings)
		}
	})
}
