package resolve_test

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/govalues/decimal"

	"verkosto/internal/ingest"
	"verkosto/internal/mention"
	"verkosto/internal/network"
	"verkosto/internal/resolve"
)

var update = flag.Bool("update", false, "write the golden files anew")

const source network.ID = "source:test/doc"

// cite parses and resolves a document.
func cite(t testing.TB, format ingest.Format, content string, periods resolve.Periods) []network.Citation {
	t.Helper()
	resolver := resolve.New(source, periods)
	var citations []network.Citation
	_, err := ingest.Mentions(format, strings.NewReader(content), func(m *mention.Project) error {
		citations = append(citations, resolver.Resolve(m)...)
		return nil
	}, func(*ingest.Refusal) {})
	if err != nil {
		t.Fatal(err)
	}
	return citations
}

func read(t testing.TB, path string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.FromSlash(path))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// TestCitations compares what fixtures of the parsers state with golden files: for each
// citation a line with the node, and a line for each field.
func TestCitations(t *testing.T) {
	for _, test := range []struct {
		name   string
		format ingest.Format
	}{
		{"eura2014/page.txt", ingest.EURA2014Page},
		{"eura2014/oddities.txt", ingest.EURA2014Page},
		{"cordis/projects.csv", ingest.CORDISProjects},
		{"cordis/organisations.csv", ingest.CORDISOrganisations},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got strings.Builder
			for _, c := range cite(t, test.format, read(t, "../ingest/testdata/"+test.name), nil) {
				fmt.Fprintf(&got, "%d %s\n", c.Line, encode(t, c.Node))
				for _, field := range c.Fields {
					fmt.Fprintf(&got, "\t%s\n", encode(t, field))
				}
			}
			path := filepath.Join("testdata", strings.ReplaceAll(test.name, "/", "-")+".golden")
			if *update {
				if err := os.WriteFile(path, []byte(got.String()), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want := strings.Split(read(t, path), "\n")
			for i, line := range strings.Split(got.String(), "\n") {
				if i >= len(want) || line != want[i] {
					t.Fatalf("line %d differs: %s", i+1, line)
				}
			}
		})
	}
}

func encode(t testing.TB, value any) string {
	t.Helper()
	content, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// TestEveryFieldIsCited says that of a page each field of each node cites its line and
// words, ids and the links that make up an id aside.
func TestEveryFieldIsCited(t *testing.T) {
	implied := map[string]bool{"id": true, "project": true, "funder": true, "statusStated": true, "typeStated": true, "businessIdStated": true}
	for _, name := range []string{"page.txt", "page.html"} {
		for _, c := range cite(t, ingest.EURA2014Page, read(t, "../ingest/testdata/eura2014/"+name), nil) {
			cited := make(map[string]bool)
			for _, field := range c.Fields {
				cited[field.Field] = true
				if field.Line == 0 || field.Evidence == "" {
					t.Errorf("%s: %s.%s has no line or no words", name, c.Node.NodeID(), field.Field)
				}
			}
			var node map[string]any
			if err := json.Unmarshal([]byte(encode(t, c.Node)), &node); err != nil {
				t.Fatal(err)
			}
			for field := range node {
				if !cited[field] && !implied[field] {
					t.Errorf("%s: %s.%s is not cited", name, c.Node.NodeID(), field)
				}
			}
			if body, ok := c.Node.(*network.Organisation); ok && c.Method == network.MethodRule && body.Parent == "" {
				continue // read out of the name of a unit
			}
			if c.Source != source || c.Method != network.MethodField || c.Confidence != 1 || c.Line == 0 {
				t.Errorf("%s: %s: %+v", name, c.Node.NodeID(), c)
			}
		}
	}
}

// TestDeterministic says that the same document gives the same citations.
func TestDeterministic(t *testing.T) {
	content := read(t, "../ingest/testdata/cordis/organisations.csv")
	a, b := cite(t, ingest.CORDISOrganisations, content, nil), cite(t, ingest.CORDISOrganisations, content, nil)
	if !reflect.DeepEqual(a, b) {
		t.Error("resolved differently")
	}
}

// TestRepeatedParts says that rows of a project that do not stand together, or are too
// many for one mention, get the ids that they would get together.
func TestRepeatedParts(t *testing.T) {
	var table strings.Builder
	table.WriteString("projectID;organisationID;name;role;vatNumber;nutsCode;shortName;activityType\n")
	const rows = 2500
	for i := range rows {
		fmt.Fprintf(&table, "%d;1;A;participant;;;;\n", 101900000+i%2)
	}
	ids := make(map[network.ID]int)
	for _, c := range cite(t, ingest.CORDISOrganisations, table.String(), nil) {
		ids[c.Node.NodeID()]++
	}
	if len(ids) != rows+1 || ids["organisation:pic/1"] != 1 || ids["participation:2021-2027/101900001/pic/1/partner/1250"] != 1 {
		t.Errorf("%d nodes", len(ids))
	}
}

func TestPeriods(t *testing.T) {
	for code, want := range map[string]string{
		"101069359": "2021-2027", "190100000": "2021-2027", "101039127": "2021-2027", "101036449": "2014-2020", "889200": "2014-2020",
		"633053": "2014-2020", "257859": "2007-2013", "608540": "2007-2013", "502687": "2002-2006", "12345": "2002-2006", "S22382": "", "+5": "", "": "",
	} {
		m := &mention.Project{Only: true, Code: mention.Text{Value: code, Text: code}, Participants: []mention.Participant{{
			Role:         mention.Stated[network.Role]{Value: network.RolePartner, Text: "x"},
			Organisation: mention.Organisation{PIC: mention.Text{Value: "1", Text: "1"}},
		}}}
		citations := resolve.New(source, nil).Resolve(m)
		part, ok := citations[len(citations)-1].Node.(*network.Participation)
		if !ok || part.Project != network.ProjectID(want, code) {
			t.Errorf("%s: %v", code, part)
		}
	}
}

// TestPeriodsAreShared says that a table of organisations follows what the table of
// projects said of the programme.
func TestPeriodsAreShared(t *testing.T) {
	periods := make(resolve.Periods)
	projects := "id;title;frameworkProgramme;topics;objective;legalBasis;fundingScheme;acronym\n101069359;T;H2020;;;;;\n101069360;T;HORIZON;;;;;\n"
	cite(t, ingest.CORDISProjects, projects, periods)
	if len(periods) != 1 {
		t.Errorf("remembers %v", periods)
	}
	organisations := "projectID;organisationID;name;role;vatNumber;nutsCode;shortName;activityType\n101069359;1;A;participant;;;;\n"
	citations := cite(t, ingest.CORDISOrganisations, organisations, periods)
	if id := citations[1].Node.NodeID(); id != "participation:2014-2020/101069359/pic/1/partner" {
		t.Errorf("got %s", id)
	}
}

func TestClassification(t *testing.T) {
	batch := resolve.Classification()
	kinds := make(map[network.Kind]int)
	known := make(map[network.ID]bool)
	for _, c := range batch.Citations {
		id := c.Node.NodeID()
		if known[id] {
			t.Errorf("%s comes twice", id)
		}
		known[id] = true
		kinds[id.Kind()]++
		if _, err := network.ParseID(string(id)); err != nil {
			t.Error(err)
		}
	}
	for _, c := range batch.Citations {
		for _, link := range c.Node.Links() {
			if !known[link.Target] {
				t.Errorf("%s is linked to %q, which is not there", c.Node.NodeID(), link.Target)
			}
		}
	}
	if kinds[network.KindRegion] != 19 || kinds[network.KindSubRegion] < 60 || kinds[network.KindMunicipality] < 320 {
		t.Errorf("places: %v", kinds)
	}
	if len(batch.Sources) != 1 || len(batch.Sources[0].SHA256) != 64 || batch.Complete[0] != batch.Sources[0].ID {
		t.Errorf("source: %+v", batch.Sources)
	}
}

// TestSeed resolves a page of the register where it is at hand: every place is known, and
// nothing is a problem.
func TestSeed(t *testing.T) {
	content, err := os.ReadFile("../../../shared/seeds/004_7b3b330138bebdb7.txt")
	if err != nil {
		t.Skip("the page of the register is not at hand: ", err)
	}
	kinds := make(map[network.Kind]int)
	for _, c := range cite(t, ingest.EURA2014Page, string(content), nil) {
		kinds[c.Node.NodeID().Kind()]++
		if project, ok := c.Node.(*network.Project); ok && (len(project.Regions) != 1 || len(project.SubRegions) != 4 || len(project.Municipalities) != 20) {
			t.Errorf("places: %v %v %v", project.Regions, project.SubRegions, project.Municipalities)
		}
		for _, field := range c.Fields {
			if field.Problem != nil || field.Line == 0 || field.Evidence == "" {
				t.Errorf("%s: %+v", c.Node.NodeID(), field)
			}
		}
	}
	want := map[network.Kind]int{
		network.KindFund: 1, network.KindProject: 1, network.KindOrganisation: 5, network.KindParticipation: 4, network.KindPerson: 1, network.KindFunding: 1,
	}
	if !reflect.DeepEqual(kinds, want) {
		t.Errorf("cited %v", kinds)
	}
}

// TestCORDISFigures says that the citations of a real table add up, where it is at hand.
func TestCORDISFigures(t *testing.T) {
	content, err := os.ReadFile("../../../shared/data/cordis/organization.csv")
	if err != nil {
		t.Skip("the tables of CORDIS are not at hand: ", err)
	}
	roles := make(map[network.Role]int)
	parts, bodies, pairs := make(map[network.ID]bool), make(map[network.ID]bool), make(map[[2]network.ID]bool)
	granted := decimal.Zero
	for _, c := range cite(t, ingest.CORDISOrganisations, string(content), nil) {
		switch node := c.Node.(type) {
		case *network.Organisation:
			bodies[node.ID] = true
		case *network.Participation:
			if parts[node.ID] {
				t.Errorf("%s comes twice", node.ID)
			}
			parts[node.ID] = true
			roles[node.Role]++
			pairs[[2]network.ID{node.Project, node.Organisation}] = true
			if node.Granted != nil {
				granted, err = granted.Add(*node.Granted)
				if err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	want := map[network.Role]int{network.RolePartner: 6365, network.RoleAssociate: 1685, network.RoleCoordinator: 1600, network.RoleThirdParty: 449}
	if !reflect.DeepEqual(roles, want) || len(parts) != 10099 || len(bodies) != 5538 || len(pairs) != 10088 || granted.String() != "3899312714.78" {
		t.Errorf("%v, %d participations, %d organisations, %d pairs, %s euros", roles, len(parts), len(bodies), len(pairs), granted)
	}
}

func BenchmarkOrganisations(b *testing.B) {
	header, rows, _ := strings.Cut(read(b, "../ingest/testdata/cordis/organisations.csv"), "\n")
	content := header + "\n" + strings.Repeat(rows, 500)
	b.ReportAllocs()
	parts := 0
	for b.Loop() {
		for _, c := range cite(b, ingest.CORDISOrganisations, content, nil) {
			if c.Node.NodeID().Kind() == network.KindParticipation {
				parts++
			}
		}
	}
	b.ReportMetric(float64(parts)/b.Elapsed().Seconds(), "participations/s")
}

// TestProse says that what was read by rules is believed as far as the most doubtful of them,
// and that other names, and people of no known body, are kept.
func TestProse(t *testing.T) {
	sure, doubtful := &mention.Reading{Method: network.MethodRule, Confidence: 0.9}, &mention.Reading{Method: network.MethodRule, Confidence: 0.6}
	said := func(text string, reading *mention.Reading) mention.Text {
		return mention.Text{Value: text, Text: text, Line: 2, Evidence: "so it says", Reading: reading}
	}
	m := &mention.Project{
		Line: 1, Code: said("P1", sure), Period: said("2021-2027", nil),
		Contacts: []mention.Person{{Name: said("Venla Kuvitteellinen", sure)}},
		Participants: []mention.Participant{{
			Role:         mention.Stated[network.Role]{Value: network.RolePlanner, Text: "suunnittelija", Reading: doubtful},
			Organisation: mention.Organisation{NameFi: said("Koesaari Oy", sure), Aliases: []mention.Text{said("Saari", sure), said("Koe", doubtful), said("Koe", sure)}},
		}},
	}
	var got []string
	for _, c := range resolve.New(source, nil).Resolve(m) {
		got = append(got, fmt.Sprintf("%s %s %g", c.Node.NodeID(), c.Method, c.Confidence))
		if organisation, ok := c.Node.(*network.Organisation); ok && encode(t, organisation.Aliases) != `[{"name":"Koe"},{"name":"Saari"}]` {
			t.Errorf("aliases: %v", organisation.Aliases)
		}
	}
	want := []string{
		"project:2021-2027/P1 RULE 0.9",
		"organisation:name/koesaari%20oy RULE 0.6",
		"participation:2021-2027/P1/name/koesaari%20oy/planner RULE 0.6",
		"person:2021-2027/P1/venla%20kuvitteellinen RULE 0.9",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q", got)
	}
}

// TestLongNames says that absurd names make ids that are ids, and different ones.
func TestLongNames(t *testing.T) {
	ids := make(map[network.ID]bool)
	for _, name := range []string{strings.Repeat("ä ö ", 2000) + "a", strings.Repeat("ä ö ", 2000) + "b", strings.Repeat("x", 90), strings.Repeat("日", 110)} {
		text := mention.Text{Value: name, Text: name}
		m := &mention.Project{Code: text, Period: text, Only: true, Participants: []mention.Participant{{
			Organisation: mention.Organisation{NameFi: text}, Contacts: []mention.Person{{Name: text}}, Role: mention.Stated[network.Role]{Value: network.RoleWorkPackageLead, Text: "x"},
		}}}
		for _, c := range resolve.New(source, nil).Resolve(m) {
			id := c.Node.NodeID()
			if _, err := network.ParseID(string(id)); err != nil || ids[id] {
				t.Errorf("%v, or twice: %s", err, id)
			}
			ids[id] = true
		}
	}
}

// FuzzResolve says that whatever a page states, the nodes have ids of their kinds, and links
// to ids.
func FuzzResolve(f *testing.F) {
	f.Add(read(f, "../ingest/testdata/eura2014/page.txt"))
	f.Add(read(f, "../ingest/testdata/eura2014/oddities.txt"))
	f.Fuzz(func(t *testing.T, content string) {
		resolver := resolve.New(source, nil)
		_, err := ingest.Mentions(ingest.EURA2014Page, strings.NewReader(content), func(m *mention.Project) error {
			for _, c := range resolver.Resolve(m) {
				if _, err := network.ParseID(string(c.Node.NodeID())); err != nil {
					t.Errorf("%+v: %v", c.Node, err)
				}
				for _, link := range c.Node.Links() {
					if link.Target.Kind() == "" {
						t.Errorf("%s: a link to %q", c.Node.NodeID(), link.Target)
					}
				}
			}
			return nil
		}, nil)
		if refused, ok := errors.AsType[*ingest.Refusal](err); err != nil && !ok {
			t.Error(refused, err)
		}
	})
}
