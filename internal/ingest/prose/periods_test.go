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
		"Hanke toteutetaan 2019–21.":                                         "2019/2021",
		"Hankkeen kesto: 1.1.2019–31.12.2021 (36 kk)":                        "2019-01-01/2021-12-31",
		"Hankkeen kesto on 24 kuukautta, 1.3.2020–28.2.2022.":                "2020-03-01/2022-02-28",
		"Hanke alkoi keväällä 2019.":                                         "2019/",
		"Hanke käynnistyy elokuun alusta 2020.":                              "2020-08/",
		"Hanke alkoi toukokuussa 2020 ja päättyi vuoden 2022 lopussa.":       "2020-05/2022",
		"Hanke on käynnissä 3/2020 – 12/2022.":                               "2020-03/2022-12",
		"Hanke kestää keväästä 2019 syksyyn 2021.":                           "2019/2021",
		"Hanke jatkuu kevääseen 2022.":                                       "/2022",
		"Hanke jatkuu huhtikuun loppuun 2022 saakka.":                        "/2022-04",
		"Hanke toteutetaan tammi–joulukuussa 2020.":                          "2020-01/2020-12",
		"Hankkeen toteutusaika on elokuu 2018 - heinäkuu 2020.":              "2018-08/2020-07",
		"Hanke alkoi 1.8.2018. Se päättyy 31.7.2020.":                        "2018-08-01/2020-07-31",
		"Hanke on alkanut vuonna 2018 ja päättyy vuonna 2020.":               "2018/2020",
		"Hankeaika on 1. syyskuuta 2018 – 31. elokuuta 2020.":                "2018-09-01/2020-08-31",
		"Hankkeen toiminta-aika on syksystä 2019 kevääseen 2021.":            "2019/2021",
		"Hanke starttasi lokakuussa 2019, ja se päättyy joulukuussa 2021.":   "2019-10/2021-12",
		"Hanke toteutetaan aikavälillä 1.9.2019-31.8.2022.":                  "2019-09-01/2022-08-31",
		"Hanke päättyi kesäkuun lopussa 2019.":                               "/2019-06",
		"Hanke alkaa vuoden 2024 alussa.":                                    "2024/",
		"Kaksivuotinen hanke käynnistyi 1.2.2019.":                           "2019-02-01/",
		"Hankkeen loppuseminaari pidetään 4.5.2021.":                         "/",
		"Hakemukset on jätettävä 1.2.2019 mennessä.":                         "/",
		"Hankkeen kysely tehdään maaliskuun 2020 loppuun mennessä.":          "/",
		"Projektet pågår 2019–2021.":                                         "2019/2021",
		"Projektet inleds våren 2020.":                                       "2020/",
		"Projektet slutförs i december 2021.":                                "/2021-12",
		"Projektperiod: 1 januari 2019 – 31 december 2021":                   "2019-01-01/2021-12-31",
		"The project ran from May 2018 to April 2020.":                       "2018-05/2020-04",
		"The project will be completed by June 2022.":                        "/2022-06",
		"The three-year project began in 2019.":                              "2019/",
		"Project period: 1 Jan 2019 – 31 Dec 2021":                           "2019-01-01/2021-12-31",
		"Hanke aloitettiin lokakuun alussa vuonna 2019.":                     "2019-10/",
		"Hankkeen ensimmäinen vaihe päättyy joulukuussa 2022.":               "/",
		"Sivu päivitetty 1.4.2015.":                                          "/",
	} {
		t.Run(statement, func(t *testing.T) { wantPeriod(t, opening(statement)+"\n\n"+statement+"\n", want) })
	}
}

// wantPeriod compares the sure start and end that a page gives, as "start/end".
func wantPeriod(t *testing.T, page, want string) {
	t.Helper()
	project, err := Parse([]byte(page))
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
}
