package prose

import "testing"

// TestPeriodsOfPages reads when a project is carried out where another line of the page says what a date means, or its year. What is expected is
// "start/end".
func TestPeriodsOfPages(t *testing.T) {
	for page, want := range map[string]string{
		// told from the day of the page
		"Julkaistu 14.11.2023\n\nAallokko-hanke alkoi viime vuoden lokakuussa ja päättyy ensi vuoden lopussa.": "2022-10/2024",
		"14.11.2023\n\nAallokko-hanke alkoi viime vuonna ja päättyy tämän vuoden joulukuussa.":                 "2022/2023-12",
		"Publicerad 14.11.2023\n\nProjektet Aallokko inleddes i fjol och avslutas nästa år.":                   "2022/2024",
		"Published 14 November 2023\n\nThe Aallokko project started last year and ends next year.":             "2022/2024",
		"Aallokko-hanke alkoi viime vuoden lokakuussa.":                                                        "/",
		// labels
		"Aallokko-hanke\n\nAlku/loppupvm 01.04.2021 → 30.06.2023":                                               "2021-04-01/2023-06-30",
		"Aallokko-hanke\n\nAloituspäivämäärä\n\n12.05.2015\n\nLoppumispäivämäärä\n\n29.01.2019":                 "2015-05-12/2019-01-29",
		"Aallokko-hanke\n\nToteutusaika: 08/2019–07/2021":                                                       "2019-08/2021-07",
		"Projektet Aallokko\n\nPROJEKTTID 1 oktober 2015 – 30 september 2018":                                   "2015-10-01/2018-09-30",
		"Projektet Aallokko\n\nStartdatum\n17.05.2017\nSlutdatum\n10.11.2021\n\nProjektet Aallokko gör stigar.": "2017-05-17/2021-11-10",
		"Aallokko-hanke\n\nHankeaika\n1.10.2022-30.9.2024":                                                      "2022-10-01/2024-09-30",
		"Aallokko-hanke\n\nAika: huhtikuu 2019 – syyskuu 2021":                                                  "2019-04/2021-09",
		"Aallokko-hanke\n\nHanketta toteutetaan tammi-joulukuussa 2020.":                                        "2020-01/2020-12",
		// in words
		"The Aallokko project was launched in February 2024 and is scheduled to run through January 2027.": "2024-02/2027-01",
		"Aallokko-hanke pyörii tammikuun alusta 2019 kevääseen 2020.":                                      "2019-01/2020",
		"Aallokko-hanke polkaistiin käyntiin tammikuussa 2018.":                                            "2018-01/",
		"Aallokko-hanke alkoi elokuun alussa 2016 ja jatkui kesällä.":                                      "2016-08/",
		"The Aallokko project will officially launch in spring 2025.":                                      "2025/",
		"The Aallokko project kicked off in March 2021 and wraps up at the end of 2023.":                   "2021-03/2023",
		"Aallokko-hanke päättyy vuoden 2022 lopussa.":                                                      "/2022",
		"Aallokko-hanke sai alkunsa keväällä 2019, ja se saatiin päätökseen syksyllä 2021.":                "2019/2021",
		"Aallokko-hanke toimii tammikuun 2019 alusta joulukuun 2021 loppuun.":                              "2019-01/2021-12",
		"Aallokko-hankkeen rahoitus jatkuu syyskuuhun 2027.":                                               "/2027-09",
		"Aallokko-hankkeen rahoituskausi on 1.9.2020–31.8.2023.":                                           "2020-09-01/2023-08-31",
		"Projektet Aallokko kör igång i januari 2022 och pågår till slutet av 2024.":                       "2022-01/2024",
		"Aallokko-hanke alkaa ensi vuoden tammikuussa ja jatkuu kesään 2026.\n\n12.11.2023":                "2024-01/2026",
		"Aallokko-hanke alkoi toukokuussa. Se päättyy huhtikuun lopussa 2025.":                             "/2025-04",
		// dates of something else
		"Aallokko 2030 -hanke\n\nAallokko 2030 -hankkeessa tehdään visio vuoteen 2030.":         "/",
		"Aallokko-hanke\n\nSivu päivitetty 28.9.2023. Aallokko-hankkeesta kerrottiin 1.2.2020.": "/",
		"Aallokko-hanke\n\nKunta perustettiin vuonna 1998. Aallokko-hanke jatkaa työtä.":        "/",
		"Aallokko-hanke\n\nHankkeen tavoitteena on hiilineutraali kunta vuoteen 2035 mennessä.": "/",
		"Aallokko-hanke\n\nHaku Aallokko-hankkeen koulutukseen päättyy 15.5.2021.":              "/",
		"Aallokko-hanke\n\nHankkeessa kehitetään ohjelmaa vuosille 2025–2030.":                  "/",
	} {
		t.Run(page, func(t *testing.T) { wantPeriod(t, page+"\n", want) })
	}
}
