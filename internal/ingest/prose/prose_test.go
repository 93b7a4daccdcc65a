package prose

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files")

// TestPages reads invented pages of several kinds and compares all that was found with golden files, which a person read
// line by line. Facts that wait for review begin with a question mark.
func TestPages(t *testing.T) {
	pages, err := filepath.Glob("testdata/pages/*.txt")
	if err != nil || len(pages) == 0 {
		t.Fatal("no pages", err)
	}
	for _, page := range pages {
		t.Run(strings.TrimSuffix(filepath.Base(page), ".txt"), func(t *testing.T) {
			document, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			project, err := Parse(document)
			got := show(project)
			if err != nil {
				got = err.Error() + "\n"
			}
			golden := strings.TrimSuffix(page, ".txt") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// TestRealPages compares with facts of real pages, where these lie beside the repository. Of people it holds what they are to
// the project, and not who they are.
func TestRealPages(t *testing.T) {
	for _, real := range []struct{ page, facts string }{
		{"000", `
  name: Yhdessä yrittämään
  fund: ESF
  end: 2013
  Tampereen seudun osuustoimintakeskus: IMPLEMENTER
    person: Projektijohtaja, phone
    person: Kehittämispäällikkö, phone
  Työ- ja elinkeinoministeriö (TEM): COORDINATOR
    person: Erikoissuunnittelija`},
		{"001", `
  name: Yhteiskunnallisten yritysten liiketoimintaedellytysten parantaminen
  fund: ESF+
  start: 2023-09
  Pellervo: WORK_PACKAGE_LEAD`},
		{"002", `
  name: Pirkanmaan kolmannen sektorin kehittämisohjelma
  start: 2019-03
  REGION: Pirkanmaa
  Pirkanmaan maakuntavalmistelu: PLANNER
  Pirkanmaan TE-toimisto: PLANNER
    person: välityömarkkinakoordinaattori, phone
  Pirkanmaan TE-toimisto: FUNDER
  Tampereen kaupunki: PLANNER
    person: palvelukoordinaattori, phone
  Tampereen kaupunki: FUNDER
  Vates-säätiö: PLANNER
    person: hankekoordinaattori, phone`},
		{"003", `
  name: Osallisuutta osuuskunnista
  fund: ESF
  start: 2015-04-01
  end: 2018-03-30
  MUNICIPALITY: Forssa
  MUNICIPALITY: Vantaa
  MUNICIPALITY: Kotka
  MUNICIPALITY: Ylöjärvi
  MUNICIPALITY: Oulu
  Kiipula-säätiö: COORDINATOR, Forssa
    person: Hanketyöntekijä, e-mail, phone
  Kiipulan ammattiopisto: COORDINATOR
  Vamlas: IMPLEMENTER, Vantaa
  Aspa-säätiö: IMPLEMENTER, Kotka, Ylöjärvi
  Mielenterveyden keskusliitto: IMPLEMENTER, Oulu`},
	} {
		pages, _ := filepath.Glob("../../../../shared/seeds/" + real.page + "_*.txt")
		if len(pages) == 0 {
			t.Skip("the real pages are not here to compare with")
		}
		document, err := os.ReadFile(pages[0])
		if err != nil {
			t.Fatal(err)
		}
		if !Looks(document) {
			t.Errorf("%s is taken for no page of a project", real.page)
		}
		project, err := Parse(document)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for line := range strings.Lines(show(project)) {
			if strings.HasPrefix(line, "  ") && !strings.Contains(line, "funded by") && !strings.Contains(line, " programme: ") && !strings.Contains(line, " period: ") {
				got = append(got, unnamed(t, strings.TrimRight(line, "\n"), string(document)))
			}
		}
		if want := strings.TrimPrefix(real.facts, "\n"); strings.Join(got, "\n") != want {
			t.Errorf("%s: got\n%s\nwant\n%s", real.page, strings.Join(got, "\n"), want)
		}
	}
}

// unnamed leaves out of a line who a person is, and sees that the page has the name.
func unnamed(t *testing.T, line, document string) string {
	_, facts, found := strings.Cut(line, "  person: ")
	if !found {
		return line
	}
	fields := strings.Split(facts, " | ")
	if words := strings.Fields(fields[0]); len(words) != 2 || !strings.Contains(document, fields[0]) {
		t.Errorf("%q is no name on the page", fields[0])
	}
	kept := fields[1:2]
	for _, field := range fields[2:] {
		if strings.Contains(field, "@") {
			kept = append(kept, "e-mail")
		} else {
			kept = append(kept, "phone")
		}
	}
	return "    person: " + strings.Join(kept, ", ")
}

func TestOtherDocumentsAreRefused(t *testing.T) {
	weather, err := os.ReadFile("testdata/pages/fi-ei-hanke.txt")
	if err != nil {
		t.Fatal(err)
	}
	for name, document := range map[string]string{
		"empty":   "",
		"blank":   " \n\n",
		"weather": string(weather),
		"JSON":    `{"hanke": "hanke", "rahoittaja": "hanke koordinoi"}`,
		"HTML":    "<html><p>Hanketta koordinoi Oulun yliopisto, hankkeen rahoittaja on ELY-keskus.</p>",
		"passing": "Kaupunginvaltuusto kokoontui maanantaina. Käsittelyssä oli talousarvio, josta keskusteltiin pitkään. " + strings.Repeat("Valtuutetut puhuivat koulujen sisäilmasta, teiden kunnosta ja veroista. ", 30) + "Lopuksi mainittiin eräs hanke.",
	} {
		if Looks([]byte(document)) {
			t.Errorf("%s: looks like a project", name)
		}
		if name == "JSON" || name == "HTML" {
			continue // other readers are for these
		}
		var refusal *NotProject
		if _, err := Parse([]byte(document)); !errors.As(err, &refusal) || !strings.HasPrefix(err.Error(), "not a project: ") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestParseIsPure reads every page twice.
func TestParseIsPure(t *testing.T) {
	pages, _ := filepath.Glob("testdata/pages/*.txt")
	for _, page := range pages {
		document, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		first, _ := Parse(document)
		second, _ := Parse(document)
		if !reflect.DeepEqual(first, second) {
			t.Errorf("%s gives another mention the second time", page)
		}
	}
}

func FuzzParse(f *testing.F) {
	pages, _ := filepath.Glob("testdata/pages/*.txt")
	for _, page := range pages {
		document, err := os.ReadFile(page)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(document)
	}
	for _, odd := range []string{"\xff-hanke", "hanke hanke hanke (at)", "Hanke: İstanbul-säätiön hanke 1.1.–", "hanke ٣٤ hanke", "hanke ”” -hanke ry:n Oy", "Hanke 31.2.2020–1.1.2019 - - - hanke"} {
		f.Add([]byte(odd))
	}
	f.Fuzz(func(t *testing.T, document []byte) {
		project, err := Parse(document)
		if err != nil {
			return
		}
		if Lines(document)[0].Number != 1 || project.Line < 1 {
			t.Errorf("line %d", project.Line)
		}
		for _, p := range project.Participants {
			if c := p.Role.Confidence(); c < 0 || c > 1 {
				t.Errorf("confidence %g", c)
			}
		}
	})
}

func BenchmarkParse(b *testing.B) {
	pages, _ := filepath.Glob("testdata/pages/*.txt")
	var documents [][]byte
	size := 0
	for _, page := range pages {
		document, err := os.ReadFile(page)
		if err != nil {
			b.Fatal(err)
		}
		documents = append(documents, document)
		size += len(document)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		for _, document := range documents {
			_, _ = Parse(document)
		}
	}
}

// TestTellsProjectsFromOtherTexts says that pages without the word for a project are about one where they say what projects have, and that a
// word or two of it don't make a project of an announcement.
func TestTellsProjectsFromOtherTexts(t *testing.T) {
	for text, want := range map[string]bool{
		"Talvitie-tutkimus\n\nRahoittaja: Aallon säätiö\nKesto: 2021–2023\nTutkimuksen toteuttavat Aallon kansanopisto ja Kaislan kunta.":                            true,
		"Perhevapaa-kokeilu\n\nKokeilua koordinoi Kaislan kunta ja sitä rahoittaa Aallon säätiö.":                                                                    true,
		"Snow roads\n\nFunders: Reed Foundation\nPartners: Reed University, Shore College\nTimeline: 2021–2023":                                                      true,
		"Kirjasto on avoinna arkisin klo 10–18. Lehtisali aukeaa klo 8. Pyhinä kirjasto on kiinni, mutta palautusluukku on auki.":                                    false,
		"Tervetuloa kevään retkelle! Kokoonnumme torilla klo 9. Ota mukaan eväät ja säänmukaiset varusteet. Retki on maksuton, ja sen kustannukset maksaa yhdistys.": false,
	} {
		_, err := Parse([]byte(text))
		if no := (*NotProject)(nil); errors.As(err, &no) == want {
			t.Errorf("%q: %v", text, err)
		}
	}
}
