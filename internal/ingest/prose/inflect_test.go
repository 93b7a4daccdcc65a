package prose

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"verkosto/internal/finland"
	"verkosto/internal/network"
)

// shown are the cases that the table of places has a column for.
var shown = []cases{genitive, partitive, inessive, elative, illative, adessive, ablative, allative, essive}

// TestPlaceForms keeps a table of every municipality and region in every case, checked by eye, and looks all of them up.
func TestPlaceForms(t *testing.T) {
	var table strings.Builder
	row := func(name, genitiveForm string, kind network.Kind) {
		table.WriteString(name)
		for _, c := range shown {
			var forms []string
			for _, f := range inflectPlace(name, genitiveForm) {
				if f.cases == c {
					forms = append(forms, f.text)
				}
			}
			fmt.Fprintf(&table, "\t%s", strings.Join(forms, "/"))
			for _, f := range forms {
				if !knows(strings.ToLower(f), name, kind, c) {
					t.Errorf("%q is not found as %s of %s", f, kind, name)
				}
			}
		}
		table.WriteByte('\n')
	}
	for _, m := range finland.Municipalities() {
		row(m.Finnish, m.Genitive, network.KindMunicipality)
	}
	for _, r := range finland.Regions() {
		row(r.Finnish, r.Genitive, network.KindRegion)
	}
	const golden = "testdata/places.golden"
	if *update {
		if err := os.WriteFile(golden, []byte(table.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	wanted := strings.Split(string(want), "\n")
	for i, line := range strings.Split(table.String(), "\n") {
		if i >= len(wanted) || line != wanted[i] {
			t.Errorf("line %d: %s", i+1, line)
		}
	}
}

func knows(form, name string, kind network.Kind, c cases) bool {
	for _, p := range words().places[form] {
		if p.name == name && p.kind == kind && p.cases.has(c) {
			return true
		}
	}
	return false
}

func TestInflect(t *testing.T) {
	for _, n := range []struct {
		nominative, genitive string
		forms                string
	}{
		{"kaupunki", "kaupungin", "kaupungin kaupunkia kaupungissa kaupunkiin kaupungilta kaupungille kaupunkina"},
		{"säätiö", "säätiön", "säätiön säätiötä säätiössä säätiöön säätiöltä säätiölle säätiönä"},
		{"keskus", "keskuksen", "keskuksen keskusta keskuksessa keskukseen keskukselta keskukselle keskuksena"},
		{"yhdistys", "yhdistyksen", "yhdistystä yhdistykseen yhdistykseltä"},
		{"kunta", "kunnan", "kuntaa kunnassa kuntaan kunnalta kunnalle kuntana"},
		{"opisto", "opiston", "opistoa opistossa opistoon opistolta"},
		{"Virtanen", "Virtasen", "Virtasen Virtasta Virtaseen Virtaselle Virtaselta"},
		{"hanke", "hankkeen", "hankkeen hanketta hankkeessa hankkeeseen hankkeelle hankkeena hankkeeksi"},
	} {
		made := make(map[string]bool)
		for _, f := range inflect(n.nominative, n.genitive) {
			made[f.text] = true
		}
		for want := range strings.FieldsSeq(n.forms) {
			if !made[want] {
				t.Errorf("%s lacks %s", n.nominative, want)
			}
		}
	}
}

// TestNamesGetTheirBaseForm reads names of bodies in many cases.
func TestNamesGetTheirBaseForm(t *testing.T) {
	for _, c := range []struct{ sentence, name string }{
		{"Hanke saa tukea Kuopion kaupungilta.", "Kuopion kaupunki"},
		{"Mukana on edustaja Siilinjärven kunnasta.", "Siilinjärven kunta"},
		{"Raportti annettiin Kiipula-säätiölle.", "Kiipula-säätiö"},
		{"Työ tehtiin Pirkanmaan ELY-keskuksessa.", "Pirkanmaan ELY-keskus"},
		{"Tulokset esiteltiin sosiaali- ja terveysministeriölle.", "Sosiaali- ja terveysministeriö"},
		{"Kyselyn teki Mielen Tuki ry:n toimisto.", "Mielen Tuki ry"},
		{"Yhteistyö Vates-säätiön kanssa jatkuu.", "Vates-säätiö"},
		{"Tilat saatiin Tampereen ammattikorkeakoululta.", "Tampereen ammattikorkeakoulu"},
		{"Osallistujia tuli Kainuun Yrittäjistä.", "Kainuun Yrittäjät"},
		{"Sopimus tehtiin Koulutuskeskus Salpauksen kanssa.", "Koulutuskeskus Salpaus"},
		{"Idea syntyi Valo Verkko Oy:ssä.", "Valo Verkko Oy"},
		{"Rahaa haettiin Lapin liitosta.", "Lapin liitto"},
		{"Projektia johdettiin Turun AMK:sta.", "Turun ammattikorkeakoulu"},
		{"Näin toimi Tampereen kaupungin nuorisopalveluiden väki.", "Tampereen kaupunki"},
		{"Tiedot saatiin THL:ltä.", "Terveyden ja hyvinvoinnin laitos"},
	} {
		sentences := split([]Line{{1, c.sentence}})
		p := newPage(sentences)
		var names []string
		for _, s := range p.charts[0].spansOf(organisationSpan) {
			names = append(names, s.names...)
		}
		if strings.Join(names, "|") != c.name {
			t.Errorf("%s: %q, want %q", c.sentence, names, c.name)
		}
	}
}

// TestPlacesThatAreNone reads names of places inside streets, people and bodies.
func TestPlacesThatAreNone(t *testing.T) {
	for _, sentence := range []string{
		"Hankkeen toimisto on osoitteessa Tampereentie 4.",
		"Hankkeen toimisto sijaitsee Turun valtatie 3:n varrella.",
		"Hankkeen käyntiosoite on Hämeenkatu 17, 33200 Tampere.",
		"Hankkeen projektipäällikkö on Matti Salo.",
		"Hanketta tukee Oulun yliopisto.",
		"Hankkeesta kertoo tutkija Kaarina Lahti.",
		"Hanke ei toimi Kemissä.",
		"Itä-Suomi on rajattu hankkeen ulkopuolelle.",
	} {
		p := newPage(split([]Line{{1, sentence}}))
		p.explain(candidate{name: "Polku"})
		for _, c := range p.charts {
			for _, l := range c.findLocations() {
				t.Errorf("%s: %s by %s", sentence, l.place.name, l.rule)
			}
		}
	}
}
