package prose

import (
	"strings"
	"testing"
)

// TestPeriodsInWords reads when a project is carried out, in the many ways in which pages say it. What is expected is "start/end".
func TestPeriodsInWords(t *testing.T) {
	for statement, want := range map[string]string{
		"Hanke toteutetaan 1.4.2015 – 30.3.2018 välisenä aikana.":            "2015-04-01/2018-03-30",
		"Hankkeen toteutusaika on 1.4.2015-30.3.2018.":                       "2015-04-01/2018-03-30",
		"Hankeaika: 04/2015–03/2018":                                         "2015-04/2018-03",
		"Toteutusaika 1.4.2015 alkaen 30.3.2018 asti":                        "2015-04-01/2018-03-30",
		"Hanke alkoi 1.4.2015 ja päättyy 30.3.2018.":                         "2015-04-01/2018-03-30",
		"Hanke käynnistyi huhtikuussa 2015 ja päättyy maaliskuussa 2018.":    "2015-04/2018-03",
		"Hanke käynnistyi syyskuun 2023 alussa.":                             "2023-09/",
		"Hanke käynnistyi vuoden 2023 syyskuussa.":                           "2023-09/",
		"Hanketta toteutetaan vuoteen 2013 asti.":                            "/2013",
		"Hanke jatkuu vuoden 2020 loppuun.":                                  "/2020",
		"Hanke toteutetaan vuosina 2019–2021.":                               "2019/2021",
		"Hanke on käynnissä vuodesta 2019 vuoteen 2021.":                     "2019/2021",
		"Hanke kestää tammikuusta 2019 joulukuuhun 2020.":                    "2019-01/2020-12",
		"Hanke alkaa 1. huhtikuuta 2015 ja loppuu 30. maaliskuuta 2018.":     "2015-04-01/2018-03-30",
		"Kolmivuotinen hanke alkoi syksyllä 2021.":                           "2021/",
		"Hankkeen aloitus: 2015-04-01, päättyminen: 2018-03-30":              "2015-04-01/2018-03-30",
		"Hanke alkoi elokuussa 2017 ja jatkuu kesäkuun 2019 loppuun saakka.": "2017-08/2019-06",
		"Projektet pågår 1.4.2015–30.3.2018.":                                "2015-04-01/2018-03-30",
		"Projektet pågår från den 1 april 2015 till den 30 mars 2018.":       "2015-04-01/2018-03-30",
		"Projektet inleddes i april 2015 och avslutas i mars 2018.":          "2015-04/2018-03",
		"Projekttid: april 2015 – mars 2018":                                 "2015-04/2018-03",
		"Projektet genomförs under åren 2019–2021.":                          "2019/2021",
		"Projektet startade hösten 2019 och pågår till utgången av år 2021.": "2019/2021",
		"The project runs from 1 April 2015 to 30 March 2018.":               "2015-04-01/2018-03-30",
		"The project runs from April 2015 until March 2018.":                 "2015-04/2018-03",
		"The project started in April 2015 and ends in March 2018.":          "2015-04/2018-03",
		"Project duration: 04/2015–03/2018":                                  "2015-04/2018-03",
		"The project was launched on April 1, 2015 and runs until 2018.":     "2015-04-01/2018",
		"The project is carried out between 2019 and 2021.":                  "2019/2021",
		"Start date: 01/04/2015. End date: 30/03/2018.":                      "2015-04-01/2018-03-30",
		"Hanketta esitellään seminaarissa 22.3.2019 klo 13.":                 "/",
		"Hanke kuuluu ohjelmakauteen 2014–2020.":                             "/",
		"Sivu päivitetty 1.4.2015.":                                          "/",
	} {
		t.Run(statement, func(t *testing.T) {
			project, err := Parse([]byte(opening(statement) + "\n\n" + statement + "\n"))
			if err != nil {
				t.Fatal(err)
			}
			got := string(project.Start.Value) + "/" + string(project.End.Value)
			if project.Start.Confidence() < Threshold {
				got = "/" + strings.SplitN(got, "/", 2)[1]
			}
			if project.End.Confidence() < Threshold {
				got = strings.SplitN(got, "/", 2)[0] + "/"
			}
			if got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}
