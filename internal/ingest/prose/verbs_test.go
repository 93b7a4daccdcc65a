package prose

import "testing"

// TestRolesByVerbs reads statements with the many verbs and nouns by which pages say who does what and who pays, in three languages. What is
// expected is written as in TestRolesInWords.
func TestRolesByVerbs(t *testing.T) {
	for statement, want := range map[string]string{
		// who leads
		"Hanketta johtaa Aallon kansanopisto.":                                                                     "C Aallon kansanopisto",
		"Hankkeen koordinaatiosta huolehtii Aallon kansanopisto.":                                                  "C Aallon kansanopisto",
		"Hankkeen koordinoivana tahona toimii Aallon kansanopisto.":                                                "C Aallon kansanopisto",
		"Hankkeen hallinnollisena vastuutahona on Kaislan kunta.":                                                  "C Kaislan kunta",
		"Hankkeen johtovastuu on Aallon kansanopistolla.":                                                          "C Aallon kansanopisto",
		"Hankkeen vastuullisena toteuttajana toimii Aallon kansanopisto.":                                          "C Aallon kansanopisto",
		"Hanke toteutetaan Aallon kansanopiston koordinoimana yhteishankkeena.":                                    "C Aallon kansanopisto",
		"Hankkeen pääpartneri on Aallon kansanopisto ja muut partnerit Kaislan kunta ja Pajun Tieto Oy.":           "C Aallon kansanopisto, I Kaislan kunta, I Pajun Tieto Oy",
		"Hanke on Aallon kansanopiston ja Kaislan kunnan yhteishanke, jota koordinoi Aallon kansanopisto.":         "C Aallon kansanopisto, I Kaislan kunta",
		"Koordinaattorina hankkeessa toimii Aallon kansanopisto, muina toteuttajina Kaislan kunta ja Pajun kunta.": "C Aallon kansanopisto, I Kaislan kunta, I Pajun kunta",
		"Projektet samordnas av Vassby kommun.":                                                                    "C Vassby kommun",
		"Ansvarig för projektet är Vassby kommun.":                                                                 "C Vassby kommun",
		"Vassby kommun är huvudansvarig för projektet.":                                                            "C Vassby kommun",
		"Projektets leadpartner är Vassby kommun.":                                                                 "C Vassby kommun",
		"The lead partner of the project is Reed University.":                                                      "C Reed University",
		"Reed University is the lead beneficiary, and Shore College is a partner in the project.":                  "C Reed University, I Shore College",
		"The project consortium is led by Reed University.":                                                        "C Reed University",
		"Project coordinator: Reed University":                                                                     "C Reed University",
		// who carries out
		"Hankkeen toteutuksesta vastaavat Aallon kansanopisto ja Kaislan kunta yhdessä.":       "I Aallon kansanopisto, I Kaislan kunta",
		"Hankkeen käytännön toteutuksesta vastaa Aallon kansanopisto.":                         "C Aallon kansanopisto",
		"Hanketta ovat toteuttamassa Aallon kansanopisto, Pajun yliopisto sekä Kaislan kunta.": "I Aallon kansanopisto, I Pajun yliopisto, I Kaislan kunta",
		"Toteutuksessa ovat mukana Aallon kansanopisto ja Kaislan kunta.":                      "I Aallon kansanopisto, I Kaislan kunta",
		"Hankkeen konsortioon kuuluvat Aallon kansanopisto, Pajun yliopisto ja Kaislan kunta.": "I Aallon kansanopisto, I Pajun yliopisto, I Kaislan kunta",
		"Hankkeen toteuttajatahoja ovat Aallon kansanopisto ja Kaislan kunta.":                 "I Aallon kansanopisto, I Kaislan kunta",
		"Osatoteuttajina hankkeessa toimivat Pajun yliopisto ja Kaislan kunta.":                "I Pajun yliopisto, I Kaislan kunta",
		"Hankkeessa ovat lisäksi mukana Pajun Tieto Oy sekä Kaislan seudun kehitys Oy.":        "I Pajun Tieto Oy, I Kaislan seudun kehitys Oy",
		"Hankekumppaneina toimivat Pajun yliopisto ja Kaislan kunta.":                          "I Pajun yliopisto, I Kaislan kunta",
		"Partnereita hankkeessa ovat Pajun yliopisto ja Kaislan kunta.":                        "I Pajun yliopisto, I Kaislan kunta",
		"Hanke toteutetaan yhteistyössä Kaislan kunnan ja Pajun yliopiston kanssa.":            "I Kaislan kunta, I Pajun yliopisto",
		"Projektet förverkligas tillsammans med Strandby stad.":                                "I Strandby stad",
		"Med i projektet är Vassby kommun och Strandby stad.":                                  "I Vassby kommun, I Strandby stad",
		"Projektets parter är Vassby kommun, Strandby stad och Åvikens skola.":                 "I Vassby kommun, I Strandby stad, I Åvikens skola",
		"I projektet samarbetar Vassby kommun med Strandby stad.":                              "I Vassby kommun, A Strandby stad",
		"The project partners are Reed University, Shore College and Pine Ltd.":                "I Reed University, I Shore College, I Pine Ltd",
		"The other partners in the project are Shore College and Pine Ltd.":                    "I Shore College, I Pine Ltd",
		"The project brings together Reed University, Shore College and Pine Ltd.":             "I Reed University, I Shore College, I Pine Ltd",
		"The consortium consists of Reed University, Shore College and Pine Ltd.":              "I Reed University, I Shore College, I Pine Ltd",
		"Project partners include Shore College from Turku and Pine Ltd from Oulu.":            "I Shore College, I Pine Ltd",
		// who only cooperates
		"Hankkeen yhteistyötahoja ovat Kaislan kunta ja Pajun yliopisto.":  "A Kaislan kunta, A Pajun yliopisto",
		"Yhteistyötä tehdään Kaislan kunnan ja Pajun yliopiston kanssa.":   "A Kaislan kunta, A Pajun yliopisto",
		"Hankkeen sidosryhmiä ovat Kaislan kunta ja Pajun yliopisto.":      "",
		"Samarbetspartner i projektet är Vassby kommun och Strandby stad.": "A Vassby kommun, A Strandby stad",
		// who pays
		"Hanketta osarahoittavat Kaislan liitto ja Pajun säätiö.":                                          "F Kaislan liitto, F Pajun säätiö",
		"Hankkeen päärahoittaja on Kaislan liitto, ja sitä rahoittavat myös Pajun kunta ja Aallon säätiö.": "F Kaislan liitto, F Pajun kunta, F Aallon säätiö",
		"Kaislan liitto on myöntänyt hankkeelle EAKR-rahoitusta 250 000 euroa.":                            "F Kaislan liitto",
		"Hankkeelle on myönnetty rahoitus Kaislan liitosta.":                                               "F Kaislan liitto",
		"Hanke saa rahoitusta Kaislan ELY-keskuksen kautta Euroopan sosiaalirahastosta.":                   "F Kaislan ELY-keskus",
		"Hanketta tukevat rahallisesti Pajun säätiö ja Kaislan kunta.":                                     "F Pajun säätiö, F Kaislan kunta",
		"Hankkeen kustannuksista 80 prosenttia rahoittaa Kaislan liitto ja loput Pajun kunta.":             "F Kaislan liitto, F Pajun kunta",
		"Hankkeen omarahoitusosuuteen osallistuvat Pajun kunta ja Kaislan kunta.":                          "F Pajun kunta, F Kaislan kunta",
		"Kuntarahoitukseen osallistuvat Pajun kunta ja Kaislan kunta.":                                     "F Pajun kunta, F Kaislan kunta",
		"Hankkeen budjetista puolet tulee Kaislan liitolta.":                                               "F Kaislan liitto",
		"Rahoituksen hankkeelle on myöntänyt Kaislan ELY-keskus.":                                          "F Kaislan ELY-keskus",
		"Hankkeen rahoitukseen osallistuvat Kaislan liiton lisäksi Pajun kunta ja Aallon säätiö.":          "F Kaislan liitto, F Pajun kunta, F Aallon säätiö",
		"Hanke on saanut avustusta Pajun säätiöltä ja Kaislan kunnalta.":                                   "F Pajun säätiö, F Kaislan kunta",
		"Projektet finansieras av Vassby fond, Strandby stad samt Åvikens stiftelse.":                      "F Vassby fond, F Strandby stad, F Åvikens stiftelse",
		"Projektet har fått finansiering från Vassby fond.":                                                "F Vassby fond",
		"Projektet medfinansieras av Strandby stad.":                                                       "F Strandby stad",
		"Huvudfinansiär för projektet är Vassby fond.":                                                     "F Vassby fond",
		"The project is co-funded by Pine Council and Reed Foundation.":                                    "F Pine Council, F Reed Foundation",
		"The project receives funding from Reed Foundation.":                                               "F Reed Foundation",
		"Financial support for the project is provided by Reed Foundation.":                                "F Reed Foundation",
		"The project was made possible by a grant from Reed Foundation.":                                   "F Reed Foundation",
		"Pine Council has granted the project 250,000 euros.":                                              "F Pine Council",
		"Hanketta rahoittavat Kaislan ELY-keskus maaseuturahastosta, Kaislan kunta sekä Pajun Tieto Oy.":   "F Kaislan ELY-keskus, F Kaislan kunta, F Pajun Tieto Oy",
		// who supervises
		"Hankkeen rahoittava viranomainen on Kaislan ELY-keskus.": "S Kaislan ELY-keskus",
		"Hanketta valvoo Kaislan ELY-keskus.":                     "S Kaislan ELY-keskus",
		// who has no part
		"Hankkeen ohjausryhmässä ovat edustettuina Kaislan kunta ja Pajun yliopisto.": "",
		"Pajun yliopisto ei ole mukana hankkeessa.":                                   "",
		"Kaislan kunta jäi hankkeen ulkopuolelle.":                                    "",
		"Aiemmin Kaislan kunta toteutti samanlaisen hankkeen.":                        "",
		"Hankkeen tuloksia esiteltiin Pajun yliopiston järjestämässä seminaarissa.":   "",
		"Vastaava hanke toteutettiin aiemmin Pajun yliopistossa.":                     "",
	} {
		t.Run(statement, func(t *testing.T) { wantRoles(t, opening(statement)+statement+"\n", want) })
	}
}
