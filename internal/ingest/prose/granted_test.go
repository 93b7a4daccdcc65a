package prose

import "testing"

// TestGrantedSums reads how much of the union's and the state's money a page says to be granted, and the state of the project where it tells
// that. What is expected is "sum status".
func TestGrantedSums(t *testing.T) {
	for page, want := range map[string]string{
		"Kaislan ELY-keskus on myöntänyt hankkeelle 398 500 euroa ESR-rahoitusta.":                             "398500 ",
		"Hankkeen kokonaiskustannukset ovat 498 200 €, josta EU- ja valtion rahoitus 348 740 €.":               "348740 ",
		"EU:n ja valtion tukea on 19 200 euroa, ja Kaislan kunta maksaa 4 800 euroa.":                          "19200 ",
		"The project is funded by the Finnish National Agency for Education with EUR 290,000.":                 "290000 ",
		"NTM-centralen i Nyland beviljar projektet 220 000 euro av statens medel.":                             "220000 ",
		"Hankkeen budjetti on 240 000 euroa, josta ympäristöministeriö maksaa 70 prosenttia.":                  " ",
		"Kaislan kunta osallistuu hankkeeseen 75 000 eurolla.":                                                 " ",
		"Aallon säätiö on myöntänyt hankkeelle 60 000 euroa.":                                                  " ",
		"Kaislan ELY-keskus myönsi hankkeelle rahoitusta. Omarahoitus on 20 000 euroa.":                        " ",
		"Aallokko-hanke on päättynyt.":                                                                         " ENDED",
		"Hankkeessa opeteltiin uimaan.\n\nTila: Käynnissä":                                                     " ONGOING",
		"Projektet Aallokko lär barn att simma.\n\nAvslutat":                                                   " ENDED",
		"The project aims to teach swimming.\n\nStatus: Ongoing":                                               " ONGOING",
		"Aallokko-hankkeessa opetetaan uimaan. Aiempi Laine-hanke on päättynyt.":                               " ",
		"Haku on päättynyt. Kursseja järjestetään Kaislan uimahallissa, ja hankkeessa opetellaan sukeltamaan.": " ",
	} {
		t.Run(page, func(t *testing.T) {
			project, err := Parse([]byte(opening(page) + "\n\n" + page + "\n"))
			if err != nil {
				t.Fatal(err)
			}
			got := " " + string(project.Status.Value)
			for _, f := range project.Fundings {
				if !f.Granted.Absent() {
					got = f.Granted.Value.String() + got
				}
			}
			if got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}
