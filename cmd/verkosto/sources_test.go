package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"verkosto/internal/store/neo4j/neo4jtest"
)

// onBothStores runs a test on a network in a file and on one in Neo4j, given the flag that names it. Each call of empty
// begins another network.
func onBothStores(t *testing.T, test func(t *testing.T, empty func() string)) {
	t.Helper()
	t.Run("embedded", func(t *testing.T) {
		test(t, func() string { return "--data=" + filepath.Join(t.TempDir(), "network.db") })
	})
	t.Run("neo4j", func(t *testing.T) {
		database := neo4jtest.Start(t)
		t.Setenv("VERKOSTO_NEO4J_USER", database.User)
		t.Setenv("VERKOSTO_NEO4J_PASSWORD", database.Password)
		test(t, func() string {
			database.Clear(t)
			store := "--store=" + database.URI
			succeed(t, "migrate", store)
			return store
		})
	})
}

// succeed runs a command line that must succeed, and gives what it wrote.
func succeed(t *testing.T, args ...string) string {
	t.Helper()
	got := verkosto(t, "", args...)
	if got.code != done {
		t.Fatalf("%v: exit code %d: %s%s", args, got.code, got.out, got.err)
	}
	return got.out
}

// asked gives the answer of a server on a network that nobody else has open.
func asked(t *testing.T, store, query string) string {
	t.Helper()
	s := serve(t, store, "--anonymous", "analyst")
	defer s.stop(t, os.Interrupt)
	return s.answer(t, query)
}

// pageWith gives a page of the register with some of its texts replaced.
func pageWith(t *testing.T, oldNew ...string) string {
	t.Helper()
	page, err := os.ReadFile("testdata/documents/page.txt")
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(oldNew); i += 2 {
		if !strings.Contains(string(page), oldNew[i]) {
			t.Fatalf("the page does not say %q", oldNew[i])
		}
	}
	return file(t, "page.txt", strings.NewReplacer(oldNew...).Replace(string(page)))
}

// listOf2014 is a published list with the project of the page, of which it has another start, end, status and sum.
const listOf2014 = "Koodi,Rahasto,Hankkeen nimi,Tl,Viranomainen,Tila,Aloituspvm,Päättymispvm,Toteuttajan nimi,Myönnetty EU- ja valtion rahoitus," +
	"Toteutunut EU- ja valtion rahoitus,Suunniteltu julkinen rahoitus yhteensä,Toteutunut julkinen rahoitus yhteensä\n" +
	"S29001,ESR,Kylien kipinä,3,Hämeen ELY-keskus,Toiminnassa,1.4.2020,31.12.2021,Lahden kaupunki,123000,120000,150000,149999\n"

// TestSourcesThatDisagree says that where a register and a later list disagree on a date or a sum, both are kept and cited, the
// API tells of the conflict, and the register is believed.
func TestSourcesThatDisagree(t *testing.T) {
	onBothStores(t, func(t *testing.T, empty func() string) {
		store := empty()
		succeed(t, "import", store, "testdata/documents/page.txt")
		succeed(t, "import", store, "--source=list.csv", file(t, "list.csv", listOf2014))
		got := asked(t, store, `{ project(code: "S29001") {
			start status conflicts { field values { value believed sources } }
			fundings { nodes { granted conflicts { field values { value believed sources } } } }
			citations { nodes { source { format } line } }
		} }`)
		const page, csv = `"sources":["source:eura2014-page/S29001"]`, `"sources":["source:eura-list/list.csv"]`
		for _, want := range []string{
			`"start":"2020-03-01","status":"ENDED"`,
			`{"field":"start","values":[{"value":"2020-03-01","believed":true,` + page + `},{"value":"2020-04-01","believed":false,` + csv + `}]}`,
			`{"field":"status","values":[{"value":"ENDED","believed":true,` + page + `},{"value":"ONGOING","believed":false,` + csv + `}]}`,
			`"granted":"123456","conflicts":[{"field":"granted","values":[{"value":"123456","believed":true,` + page +
				`},{"value":"123000","believed":false,` + csv + `}]}]`,
			`"citations":{"nodes":[{"source":{"format":"eura2014-page"},"line":5},{"source":{"format":"eura-list"},"line":2}]}`,
		} {
			if !strings.Contains(got, want) {
				t.Errorf("%s\nis not in %s", want, got)
			}
		}
		if strings.Contains(got, `"field":"end"`) {
			t.Errorf("the sources are said to disagree on the end: %s", got)
		}
	})
}

// TestRemovedSourcesTakeTheirFacts says that just what no other source states goes with one, and what another states
// holds: the network is as if the document had never come.
func TestRemovedSourcesTakeTheirFacts(t *testing.T) {
	onBothStores(t, func(t *testing.T, empty func() string) {
		list := file(t, "list.csv", listOf2014)
		alone := empty()
		succeed(t, "import", alone, "--source=list.csv", list)
		want := stated(t, alone)
		both := empty()
		succeed(t, "import", both, "--source=list.csv", list)
		succeed(t, "import", both, "testdata/documents/page.txt")
		var removal struct {
			Sources []struct {
				Change struct{ Withdrawn, Updated int }
			}
		}
		told := succeed(t, "remove", both, "--json", "source:eura2014-page/S29001")
		if err := json.Unmarshal([]byte(told), &removal); err != nil || removal.Sources[0].Change.Withdrawn == 0 || removal.Sources[0].Change.Updated == 0 {
			t.Errorf("the report is %s (%v)", told, err)
		}
		if got := stated(t, both); !slices.Equal(got, want) {
			t.Errorf("the network is not as it was without the page: %d lines and %d", len(got), len(want))
			for i := range min(len(got), len(want)) {
				if got[i] != want[i] {
					t.Fatalf("%s\nwas\n%s", got[i], want[i])
				}
			}
		}
		for id, problem := range map[string]string{
			"source:eura2014-page/S29001":            "there is no source",
			"project:2014-2020/S29001":               "begins with source:",
			"source:official-classification/finland": "every network has the official places",
		} {
			if got := verkosto(t, "", "remove", both, "source:eura-list/list.csv", id); got.code != failed || !strings.Contains(got.err, problem) {
				t.Errorf("remove %s: exit code %d, %s", id, got.code, got.err)
			}
		}
	})
}

// readAt is when a document was read.
var readAt = regexp.MustCompile(`"readAt":"[^"]*",?`)

// stated gives what a network's sources state, line by line, but for when they were read.
func stated(t *testing.T, store string) []string {
	t.Helper()
	return strings.Split(readAt.ReplaceAllString(succeed(t, "export", store), ""), "\n")
}

// TestPartnersOfALostListStay says that a page which comes again with an empty list of partners withdraws none of them.
func TestPartnersOfALostListStay(t *testing.T) {
	onBothStores(t, func(t *testing.T, empty func() string) {
		store := empty()
		succeed(t, "import", store, "testdata/documents/page.txt")
		again := pageWith(t, "Keksitty Kyläyhdistys ry, 1234567-8\n", "", "Päättynyt", "Toiminnassa")
		if report := succeed(t, "import", store, again); !strings.Contains(report, "page.txt:49: kept as stated: participations: ") || !strings.Contains(report, "partners known from before are kept") {
			t.Errorf("the report does not tell of it: %s", report)
		}
		got := asked(t, store, `{ project(code: "S29001") { status participations(filter: { roles: [IMPLEMENTER] }) { nodes { organisation { name } } } } }`)
		want := `{"project":{"status":"ONGOING","participations":{"nodes":[{"organisation":{"name":"Keksitty Kyläyhdistys ry"}}]}}}`
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	})
}

// TestPeopleAreKnownWithinOneOrganisation says that one name is one person within an organisation, however it is
// written, and others elsewhere, unless the organisations turn out to be one.
func TestPeopleAreKnownWithinOneOrganisation(t *testing.T) {
	onBothStores(t, func(t *testing.T, empty func() string) {
		store := empty()
		for _, page := range []string{
			pageWith(t),
			pageWith(t, "S29001", "S29002", "Aino Esimerkki", "ESIMERKKI AINO", "Lahden kaupunki", "Lahti"),
			pageWith(t, "S29001", "S29003", "0149669-3", "2096308-2", "Lahden kaupunki", "Keksitty Kehitys Oy"),
		} {
			succeed(t, "import", store, page)
		}
		const (
			people = `{ people(orderBy: { field: NAME }) { nodes { name organisation { businessId } participations { nodes { project { code } } } } } }`
			apart  = `{"people":{"nodes":[` +
				`{"name":"Aino Esimerkki","organisation":{"businessId":"0149669-3"},"participations":{"nodes":[{"project":{"code":"S29001"}},{"project":{"code":"S29002"}}]}},` +
				`{"name":"Aino Esimerkki","organisation":{"businessId":"2096308-2"},"participations":{"nodes":[{"project":{"code":"S29003"}}]}}]}}`
		)
		if got := asked(t, store, people); got != apart {
			t.Errorf("got %s, want %s", got, apart)
		}
		pair := []string{"organisation:fi/0149669-3", "organisation:fi/2096308-2"}
		succeed(t, append([]string{"review", "same", store, "--by=Venla Kuvitteellinen"}, pair...)...)
		if got := asked(t, store, people); strings.Count(got, `"name"`) != 1 || strings.Count(got, `"code"`) != 3 {
			t.Errorf("the organisations are one: %s", got)
		}
		succeed(t, append([]string{"review", "undo", store}, pair...)...)
		if got := asked(t, store, people); got != apart {
			t.Errorf("undone: got %s, want %s", got, apart)
		}
	})
}
