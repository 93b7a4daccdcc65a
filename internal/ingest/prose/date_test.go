package prose

import (
	"strings"
	"testing"
)

// TestProjectTimes reads start and end from sentences; "-" is a date that the sentence does not give.
func TestProjectTimes(t *testing.T) {
	for _, c := range []struct{ sentence, start, end string }{
		{"Hanke toteutetaan 1.4.2015 – 30.3.2018 välisenä aikana.", "2015-04-01", "2018-03-30"},
		{"Hanke toteutetaan ajalla 1.4.–31.12.2015.", "2015-04-01", "2015-12-31"},
		{"Hankkeen toteutusaika: 1.4.2015-30.3.2018", "2015-04-01", "2018-03-30"},
		{"Hankkeen kesto on 4/2015–3/2018.", "2015-04", "2018-03"},
		{"Hanke toteutettiin vuosina 2015–2018.", "2015", "2018"},
		{"Polku-hanke (2015–2018) auttoi nuoria.", "2015", "2018"},
		{"Hanke käynnistyi syyskuun 2023 alussa.", "2023-09", "-"},
		{"Hanke käynnistyi syyskuussa 2023.", "2023-09", "-"},
		{"Hanke alkoi vuoden 2023 syyskuussa.", "2023-09", "-"},
		{"Hanke alkaa 1. huhtikuuta 2015.", "2015-04-01", "-"},
		{"Hanketta on toteutettu 1.1.2019 alkaen.", "2019-01-01", "-"},
		{"Hanke jatkuu vuoteen 2013 asti.", "-", "2013"},
		{"Hanke kestää vuoden 2013 loppuun.", "-", "2013"},
		{"Hanke päättyy 31.12.2020.", "-", "2020-12-31"},
		{"Hanke alkaa tammikuussa 2019 ja päättyy joulukuussa 2020.", "2019-01", "2020-12"},
		{"Hanke toteutetaan tammikuusta 2019 joulukuuhun 2020.", "2019-01", "2020-12"},
		{"Hanke kestää elokuusta 2017 heinäkuun 2019 loppuun.", "2017-08", "2019-07"},
		{"Hanke käynnistyi 2022-01-15 ja päättyy 2023-12-31.", "2022-01-15", "2023-12-31"},
		{"Hanke on osa ohjelmakauden 2014–2020 ohjelmaa.", "-", "-"},
		{"Hankkeen avajaiset pidetään 3.5.2019 klo 12.", "-", "-"},
		{"Hankkeen sivu on päivitetty 3.5.2019.", "-", "-"},
		{"Projektet pågår 1.1.2017–31.12.2019.", "2017-01-01", "2019-12-31"},
		{"Projektet inleddes i september 2018 och avslutas den 31 augusti 2020.", "2018-09", "2020-08-31"},
		{"The project started in May 2022 and ends on 30 April 2025.", "2022-05", "2025-04-30"},
		{"The project runs from January 2020 to December 2022.", "2020-01", "2022-12"},
	} {
		sentences := split([]Line{{1, c.sentence}})
		tellLanguages(sentences)
		p := newPage(sentences)
		p.explain(candidate{name: "Polku"})
		starts, ends := p.charts[0].findDates(false)
		if got := chosen(starts); got != c.start {
			t.Errorf("%s starts on %s", c.sentence, got)
		}
		if got := chosen(ends); got != c.end {
			t.Errorf("%s ends on %s", c.sentence, got)
		}
	}
}

func chosen(all []dated) string {
	d, found := choose(all)
	if !found || d.confidence < Threshold {
		return "-"
	}
	return string(d.date().Value)
}

func TestImpossibleDaysAreKeptAsStated(t *testing.T) {
	project, err := Parse([]byte("Polku-hanke\n\nHanke toteutetaan 1.1.2020–30.2.2022. Hanketta koordinoi Oulun yliopisto."))
	if err != nil {
		t.Fatal(err)
	}
	if end := project.End; end.Problem == nil || end.Value != "" || !strings.Contains(end.Text, "30.2.2022") {
		t.Errorf("%+v", end)
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Hanke alkoi 1.4.2015. Se päättyy 30.3. Muuta ei ole.", []string{"Hanke alkoi 1.4.2015.", "Se päättyy 30.3. Muuta ei ole."}},
		{"Mukana on mm. Oulu. Tervetuloa!", []string{"Mukana on mm. Oulu.", "Tervetuloa!"}},
		{"Vuonna 2019. Hanke jatkuu.", []string{"Vuonna 2019.", "Hanke jatkuu."}},
		{"– Hyvä, sanoi hän. ”Niin on.” Sitten mentiin.", []string{"Hyvä, sanoi hän.", "”Niin on.”", "Sitten mentiin."}},
		{"Otsikko\n\nTeksti.", []string{"Otsikko", "Teksti."}},
		{"• yksi\n• kaksi", []string{"yksi", "kaksi"}},
	} {
		var got []string
		for _, s := range split(Lines([]byte(c.text))) {
			got = append(got, s.text)
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%q: %q", c.text, got)
		}
	}
}

// TestEvidence asks where facts stand in a text whose lines end at a width.
func TestEvidence(t *testing.T) {
	page := "Polku-hanke\n\nHankkeessa kehitetään nuorten palveluja yhdessä monen toimijan kanssa eri\n" +
		"puolilla maata. Hanketta koordinoi kaikkien osapuolten puolesta vuosia Oulun\n" +
		"yliopisto. Toiminta alkoi heti, ja siitä on saatu monenlaisia kokemuksia jo ennen\n" +
		"kuin ensimmäinen vuosi on täynnä. Kaikki hankkeen tulokset kootaan verkkosivuille.\n"
	project, err := Parse([]byte(page))
	if err != nil || len(project.Participants) == 0 {
		t.Fatal(project, err)
	}
	role := project.Participants[0].Role
	if role.Line != 4 || role.Reading.Rule != "coordinates" || !strings.HasPrefix(role.Evidence, "Hanketta koordinoi") || role.Text != "Oulun yliopisto" {
		t.Errorf("%+v by %+v", role, role.Reading)
	}
}
