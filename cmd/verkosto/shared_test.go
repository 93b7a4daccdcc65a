package main

import (
	"os"
	"path/filepath"
	"testing"
)

// realData is where real documents lie beside the project, on machines that have them.
const realData = "../../../shared"

// realDocuments finds documents by patterns, and skips the test on a machine without.
func realDocuments(t *testing.T, patterns ...string) []string {
	t.Helper()
	var documents []string
	for _, pattern := range patterns {
		found, err := filepath.Glob(filepath.Join(realData, pattern))
		if err != nil {
			t.Fatal(err)
		}
		if len(found) == 0 {
			t.Skipf("%s is not there: only machines with the real documents can run this", filepath.Join(realData, pattern))
		}
		documents = append(documents, found...)
	}
	return documents
}

// importedByProcess is imported without the race detector, under which large documents take long.
func importedByProcess(t *testing.T, documents ...string) string {
	t.Helper()
	network := filepath.Join(t.TempDir(), "network.db")
	p := process(t, append([]string{"import", "--data", network}, documents...)...)
	if said, err := p.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	return network
}

// The figures of the Horizon Europe sample, worked out from its tables by other means.
func TestCORDISFigures(t *testing.T) {
	documents := realDocuments(t, "data/cordis/project.csv", "data/cordis/organization.csv", "seeds/004_*.txt")
	whole := serve(t, "--data", importedByProcess(t, documents...))
	tables := serve(t, "--data", importedByProcess(t, documents[:2]...))

	tests := []struct {
		name        string
		s           *server
		query, want string
	}{
		{
			"all, in the tables alone", tables, `{
				projects(first: 1) { totalCount }
				organisations(first: 1) { totalCount }
				participations(first: 1) {
					totalCount
					amounts { granted }
					facets(by: [ROLE]) { buckets { value count } }
				}
				meta { projectOrganisationPairs organisationPairs }
			}`,
			`{"projects":{"totalCount":1600},"organisations":{"totalCount":5538},` +
				`"participations":{"totalCount":10099,"amounts":{"granted":"3899312714.78"},"facets":[{"buckets":[` +
				`{"value":"PARTNER","count":6365},{"value":"ASSOCIATED_PARTNER","count":1685},` +
				`{"value":"COORDINATOR","count":1600},{"value":"THIRD_PARTY","count":449}]}]},` +
				`"meta":{"projectOrganisationPairs":10088,"organisationPairs":85930}}`,
		},
		{
			"all of Horizon Europe, with a page of another register beside it", whole, `{
				projects(first: 1, filter: { periods: ["2021-2027"] }) { totalCount }
				participations(first: 1, filter: { project: { periods: ["2021-2027"] } }) { totalCount amounts { granted } }
			}`,
			`{"projects":{"totalCount":1600},"participations":{"totalCount":10099,"amounts":{"granted":"3899312714.78"}}}`,
		},
		{
			"the best connected", whole, `{
				organisations(first: 3, orderBy: { field: PARTNERS, direction: DESC }) { nodes { pic degree { partners } } }
			}`,
			`{"organisations":{"nodes":[{"pic":"999984059","degree":{"partners":820}},` +
				`{"pic":"999997930","degree":{"partners":726}},{"pic":"999991722","degree":{"partners":650}}]}}`,
		},
		{
			"the page", whole, `{
				project(code: "S22382", period: "2014-2020") {
					start end status
					amounts { granted realised plannedPublic realisedPublic }
					regions { nodes { code } }
					indicators { section planned achieved }
				}
			}`,
			`{"project":{"start":"2021-02-01","end":"2023-08-31","status":"ONGOING",` +
				`"amounts":{"granted":"361950","realised":"74952","plannedPublic":"1056727","realisedPublic":"88545"},` +
				`"regions":{"nodes":[{"code":"06"}]},` +
				`"indicators":[{"section":"7.1","planned":"155","achieved":"0"},{"section":"7.2","planned":"400","achieved":null}]}}`,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := test.s.answer(t, test.query); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// Pages in running text are documents too.
func TestRealProseIsRead(t *testing.T) {
	documents := realDocuments(t, "seeds/00[0-3]_*.txt")
	network := filepath.Join(t.TempDir(), "network.db")
	if got := verkosto(t, "", append([]string{"import", "--data", network}, documents...)...); got.code != done {
		t.Errorf("exit code %d: %s", got.code, got.out)
	}
	if _, err := os.Stat(network); err != nil {
		t.Errorf("the network isn't there: %v", err)
	}
}
