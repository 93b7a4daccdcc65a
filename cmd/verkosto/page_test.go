package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestEveryFieldOfAPageCitesItsLine asks for all that a real page of the EURA 2014
// register states, and looks each citation up in the page.
func TestEveryFieldOfAPageCitesItsLine(t *testing.T) {
	documents := realDocuments(t, "seeds/004_*.txt")
	text, err := os.ReadFile(documents[0])
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(text), "\n")
	s := serve(t, "--anonymous", "analyst", "--data", importedByProcess(t, documents...))
	var answer struct {
		Sources struct {
			Nodes []struct {
				Citations struct {
					Nodes []struct {
						Node struct {
							Typename string `json:"__typename"`
						}
						Fields []struct {
							Field, Evidence string
							Line            int
							Problem         *struct{ Code string }
						}
					}
				}
			}
		}
	}
	s.ask(t, `{ sources(filter: { formats: ["eura2014-page"] }) { nodes { citations(first: 100) { nodes {
		node { __typename } fields { field line evidence problem { code } }
	} } } } }`, &answer)

	var cited []string
	for _, citation := range answer.Sources.Nodes[0].Citations.Nodes {
		for _, field := range citation.Fields {
			cited = append(cited, fmt.Sprintf("%s.%s:%d", citation.Node.Typename, field.Field, field.Line))
			if field.Problem != nil {
				t.Errorf("%s on line %d has the problem %s", field.Field, field.Line, field.Problem.Code)
			}
			words, _, _ := strings.Cut(field.Evidence, "\n")
			if words = strings.TrimSuffix(strings.TrimSpace(words), "…"); words == "" || !strings.Contains(lines[field.Line-1], words) {
				t.Errorf("%s cites line %d with %q, but that says %q", field.Field, field.Line, words, lines[field.Line-1])
			}
		}
	}
	for _, want := range []string{
		"Fund.code:3", "Project.code:7", "Project.names:9", "Project.priorityAxis:11", "Project.specificObjective:13",
		"Project.start:15", "Project.end:15", "Project.status:17", "Organisation.names:19", "Participation.role:19",
		"Organisation.names:23", "Organisation.type:25", "Organisation.businessId:27", "Organisation.address:29",
		"Organisation.phone:31", "Organisation.address:33", "Organisation.municipality:35", "Organisation.website:37",
		"Person.name:39", "Person.title:41", "Person.email:43", "Person.phone:45", "Project.applicants:47",
		"Organisation.businessId:51", "Organisation.names:52", "Project.summary:56", "Project.targetGroup:77",
		"Project.indirectGroup:95", "Funding.granted:99", "Funding.realised:101", "Funding.plannedPublic:103",
		"Funding.realisedPublic:105", "Project.regions:109", "Project.subRegions:111", "Project.municipalities:113",
		"Project.indicators:127", "Project.indicators:129", "Project.indicators:133", "Project.principles:139",
		"Project.principles:151", "Project.principles:180",
	} {
		if !slices.Contains(cited, want) {
			t.Errorf("nothing cites %s", want)
		}
	}

	tests := []struct{ query, want string }{
		{
			`{ project(code: "S22382") { period fund { code } priorityAxis specificObjective status statusStated applicants site { city }
				totalCost results website keywords principles { section name direct indirect answer } } }`,
			`{"project":{"period":"2014-2020","fund":{"code":"ESF"},"priorityAxis":"3. Työllisyys ja työvoiman liikkuvuus",` +
				`"specificObjective":"6.1. Nuorten ja muiden heikossa työmarkkina-asemassa olevien työllistymisen edistäminen",` +
				`"status":"ONGOING","statusStated":"Toiminnassa","applicants":"Hakijoita on useampi kuin yksi (yhteishanke)","site":null,` +
				`"totalCost":null,"results":null,"website":null,"keywords":[],"principles":[` +
				principles([]string{"true", "true", "false"}, scores) + `]}}`,
		},
		{
			`{ project(code: "S22382") { subRegions { totalCount } municipalities { totalCount }
				participations(orderBy: { field: NAME }) { nodes { role organisation { name businessId } } } } }`,
			`{"project":{"subRegions":{"totalCount":4},"municipalities":{"totalCount":20},"participations":{"nodes":[` +
				`{"role":"AUTHORITY","organisation":{"name":"Keski-Suomen elinkeino-, liikenne- ja ympäristökeskus","businessId":null}},` +
				`{"role":"IMPLEMENTER","organisation":{"name":"Pirkanmaan Uusyrityskeskus ry","businessId":"0999875-1"}},` +
				`{"role":"COORDINATOR","organisation":{"name":"Tampereen kaupunki","businessId":"0211675-2"}},` +
				`{"role":"IMPLEMENTER","organisation":{"name":"Tribe Tampere ry","businessId":"2850476-1"}}]}}}`,
		},
	}
	for _, test := range tests {
		if got := s.answer(t, test.query); got != test.want {
			t.Errorf("got  %s\nwant %s", got, test.want)
		}
	}
}

// scores are the horizontal principles of section 8.2 of the page: name, direct and indirect effect.
var scores = []struct {
	name             string
	direct, indirect int
}{
	{"Luonnonvarojen käytön kestävyys", 0, 4},
	{"Ilmastonmuutoksen aiheuttamien riskien vähentäminen", 0, 4},
	{"Kasvillisuus, eliöt ja luonnon monimuotoisuus", 0, 1},
	{"Pinta- ja pohjavedet, maaperä sekä ilma (ja kasvihuonekaasujen väheneminen)", 0, 1},
	{"Natura 2000 -ohjelman kohteet", 0, 1},
	{"Materiaalit ja jätteet", 4, 0},
	{"Uusiutuvien energialähteiden käyttö", 4, 0},
	{"Paikallisen elinkeinorakenteen kestävä kehittäminen", 8, 8},
	{"Aineettomien tuotteiden ja palvelujen kehittäminen", 8, 8},
	{"Liikkuminen ja logistiikka", 5, 5},
	{"Hyvinvoinnin edistäminen", 9, 9},
	{"Tasa-arvon edistäminen", 6, 6},
	{"Yhteiskunnallinen ja kulttuurinen yhdenvertaisuus", 8, 8},
	{"Kulttuuriympäristö", 0, 1},
	{"Ympäristöosaaminen", 5, 0},
}

// principles writes the principles as the API does: three questions, then scores.
func principles(answers []string, scored []struct {
	name             string
	direct, indirect int
},
) string {
	questions := []string{
		"Hankkeessa on tehty toimintaympäristön analyysi sukupuolinäkökulmasta",
		"Sukupuolinäkökulma on huomioitu hankkeen toiminnassa (valtavirtaistaminen)",
		"Hankkeen päätavoite on sukupuolten tasa-arvon edistäminen",
	}
	var written []string
	for i, question := range questions {
		written = append(written, fmt.Sprintf(`{"section":"8.1","name":%q,"direct":null,"indirect":null,"answer":%s}`, question, answers[i]))
	}
	for _, s := range scored {
		written = append(written, fmt.Sprintf(`{"section":"8.2","name":%q,"direct":%d,"indirect":%d,"answer":null}`, s.name, s.direct, s.indirect))
	}
	return strings.Join(written, ",")
}
