package prose

import "testing"

// TestNamesOfProjects reads the name of the project that a page is about.
func TestNamesOfProjects(t *testing.T) {
	for page, want := range map[string]string{
		"Tervetuloa mukaan\n\nAallon kansanopisto aloitti hankkeen. Hanke on nimeltään Aallokko ja se kestää vuoden.":                                               "Aallokko",
		"Uutta meillä\n\nHankkeen nimi on Aallokko. Hanketta koordinoi Aallon kansanopisto.":                                                                        "Aallokko",
		"AALTO-hankkeen tulokset\n\nAalloista arkeen (AALTO) -hankkeessa opeteltiin uimaan. AALTO-hanke päättyi, ja tulokset julkaistiin.":                          "Aalloista arkeen",
		"Tiedote 3.2.2019\n\nKaislan kunta sai rahoituksen Rannalta rannalle -esiselvitykseen.":                                                                     "Rannalta rannalle",
		"Nya stigar\n\nProjektet Längs ån har beviljats bidrag av Vassby kommun. Projektet Längs ån börjar i maj.":                                                  "Längs ån",
		"Nya vägar\n\nProjektet Framtid på landet.\n\nI projektet Framtid på landet medverkar Vassby kommun.":                                                       "Framtid på landet",
		"Nya tider\n\nProjektet Vågen i Vassby drivs av Vassby kommun. Projektet Vågen finansieras av Vassby stiftelse.":                                            "Vågen",
		"Nya tider\n\nI projektet Vågen utvecklas metoder. Projektet Vågen finansieras av Vassby stiftelse.":                                                        "Vågen",
		"Tervetuloa Polku kylille -hankkeen sivuille!\n\nHanketta koordinoi Aallon kansanopisto.":                                                                   "Polku kylille",
		"Nordic Reeds – Projektbeskrivning\n\nProjektet koordineras av Vassby kommun och finansieras av Vassby stiftelse.":                                          "Nordic Reeds",
		"Mediatiedote 14.9.2021 – julkaisuvapaa heti\n\nRanta-hanke alkaa\n\nRanta-hanketta koordinoi Aallon kansanopisto.":                                         "Ranta",
		"Lämpöä kylälle\n\nInvestointihanke Lähellä lämmin toteutettiin vuonna 2020. Sen maksoi Kaislan kunta.":                                                     "Lähellä lämmin",
		"Lämpöä kylälle\n\nHanke Kaislan kunnan alueella alkoi. Sen maksoi Kaislan kunta.":                                                                          "Lämpöä kylälle",
		"VALO-hanke (Valoa pimeyteen)\n\nVALO-hanketta koordinoi Aallon kansanopisto. VALO-hanke alkoi.":                                                            "Valoa pimeyteen",
		"Ranta auki\n\nAallon kansanopisto jatkaa Ranta auki -hanketta vuodella.":                                                                                   "Ranta auki",
		"Aallokko School for All\n\nWe run Aallokko School for All, a project that brings teaching outdoors. The project is funded by Pine Council.":                "Aallokko School for All",
		"Kaislan Perhetuki\nMeistä\n\nKotoa rannalle\n\nKotoa rannalle -hankkeessa uidaan. Kaislan Perhetuki ry omistaa hankkeen. Kaislan Perhetuki ry vetää sitä.": "Kotoa rannalle",
		"Rantavesien kiertotalous (RAKI)\n\nRAKI-hankkeessa vesi puhdistetaan. RAKI-hanke alkoi.":                                                                   "Rantavesien kiertotalous (RAKI)",
		"Uutta rannalla\n\nAvustus myönnettiin Meidän Ranta hankkeelle. Meidän Ranta hanketta koordinoi Aallon kansanopisto.":                                       "Meidän Ranta",
		"Uutta rannalla\n\nAallon opiston TKI-hanke Rantaa pitkin sai rahoituksen. Hanketta rahoittaa Kaislan liitto.":                                              "Rantaa pitkin",
		"Ny satsning\n\nI maj startar projektet Smak av holmar i Vassby. Projektet finansieras av Vassby stiftelse.":                                                "Smak av holmar",
		"News\n\nThe project Reed Ways is funded by Pine Council. The project Reed Ways teaches children.":                                                          "Reed Ways",
		"About the project\n\nReed Ways is a project of Reed University. The project Reed Ways is funded by Pine Council.":                                          "Reed Ways",
	} {
		project, err := Parse([]byte(page))
		if err != nil {
			t.Errorf("%q: %v", page, err)
			continue
		}
		if got := project.NameFi.Value + project.NameSv.Value + project.NameEn.Value; got != want {
			t.Errorf("%q is named %q, not %q", page, got, want)
		}
	}
}
