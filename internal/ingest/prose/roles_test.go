package prose

import (
	"slices"
	"strings"
	"testing"

	"verkosto/internal/network"
)

// TestRolesInWords reads single statements about a project, in the many ways in which pages make them. What is expected is each body's
// first letters of its role: C coordinates, I carries out or is a partner, A is an associate, P planned, W leads a work package, S supervises,
// F pays.
func TestRolesInWords(t *testing.T) {
	for statement, want := range map[string]string{
		// who leads
		"Hanketta hallinnoi Aallon kansanopisto.":                                                     "C Aallon kansanopisto",
		"Hankkeen hallinnoijana toimii Aallon kansanopisto ja kumppanina Kaislan kunta.":              "C Aallon kansanopisto, I Kaislan kunta",
		"Hankkeen pääkoordinaattorina toimii Kaislan kunta.":                                          "C Kaislan kunta",
		"Päävastuu hankkeesta on Aallon kansanopistolla.":                                             "C Aallon kansanopisto",
		"Hankkeen koordinoinnista vastaa Kaislan kunta yhdessä Aallon kansanopiston kanssa.":          "C Kaislan kunta, I Aallon kansanopisto",
		"Aallon kansanopisto on hankkeen vastuullinen toteuttaja.":                                    "C Aallon kansanopisto",
		"Hanke on Aallon kansanopiston koordinoima.":                                                  "C Aallon kansanopisto",
		"Hanke toteutetaan Aallon kansanopiston johdolla.":                                            "C Aallon kansanopisto",
		"Kaislan kunnan vetämään hankkeeseen osallistuvat myös Pajun kunta ja Aallon kansanopisto.":   "C Kaislan kunta, I Pajun kunta, I Aallon kansanopisto",
		"Hankkeen hakijana on Kaislan kunta.":                                                         "C Kaislan kunta",
		"Hankkeen omistaa Kaislan kunta.":                                                             "C Kaislan kunta",
		"Projektet ägs av Vassby kommun.":                                                             "C Vassby kommun",
		"Projektet leds av Vassby kommun och genomförs tillsammans med Strandby stad.":                "C Vassby kommun, I Strandby stad",
		"Vassby kommun fungerar som huvudgenomförare i projektet.":                                    "C Vassby kommun",
		"The project is led by Reed University and its partners are Shore College and Pine Town Ltd.": "C Reed University, I Shore College, I Pine Town Ltd",
		"Reed University acts as the coordinator of the project.":                                     "C Reed University",
		"Aallon kansanopisto on saanut Kaislan säätiöltä myönteisen rahoituspäätöksen.":               "C Aallon kansanopisto, F Kaislan säätiö",
		"Kaislan säätiö on tehnyt hankkeesta rahoituspäätöksen.":                                      "F Kaislan säätiö",
		"Hankkeen omistajuus on Aallon kansanopistolla.":                                              "C Aallon kansanopisto",
		"Tuensaaja: Aallon kansanopisto":                                                              "C Aallon kansanopisto",
		// who carries out
		"Hankkeen toteuttavat Kaislan kunta ja Aallon kansanopisto.":                    "I Kaislan kunta, I Aallon kansanopisto",
		"Hankkeen osatoteuttajina toimivat Kaislan kunta ja Aallon kansanopisto.":       "I Kaislan kunta, I Aallon kansanopisto",
		"Hankkeessa ovat mukana Kaislan kunta, Pajun kunta ja Aallon kansanopisto.":     "I Kaislan kunta, I Pajun kunta, I Aallon kansanopisto",
		"Mukana hankkeessa ovat lisäksi Kaislan kunta sekä Aallon kansanopisto.":        "I Kaislan kunta, I Aallon kansanopisto",
		"Hankkeen kumppaneita ovat Kaislan kunta ja Aallon kansanopisto.":               "I Kaislan kunta, I Aallon kansanopisto",
		"Hankkeen muut partnerit ovat Kaislan kunta ja Aallon kansanopisto.":            "I Kaislan kunta, I Aallon kansanopisto",
		"Hanke on Kaislan kunnan ja Aallon kansanopiston yhteishanke.":                  "I Kaislan kunta, I Aallon kansanopisto",
		"Hanke toteutetaan yhteistyössä Kaislan kunnan ja Aallon kansanopiston kanssa.": "I Kaislan kunta, I Aallon kansanopisto",
		"Hankekonsortioon kuuluvat Kaislan kunta, Pajun kunta ja Aallon kansanopisto.":  "I Kaislan kunta, I Pajun kunta, I Aallon kansanopisto",
		"Hankkeeseen osallistuu Kaislan kunnan lisäksi Aallon kansanopisto.":            "I Kaislan kunta, I Aallon kansanopisto",
		"Projektet genomförs av Vassby kommun och Strandby stad.":                       "I Vassby kommun, I Strandby stad",
		"Projektets partner är Vassby kommun och Strandby stad.":                        "I Vassby kommun, I Strandby stad",
		"I projektet deltar Vassby kommun och Strandby stad.":                           "I Vassby kommun, I Strandby stad",
		"Med i projektet är också Vassby kommun.":                                       "I Vassby kommun",
		"Partners in the project include Shore College and Pine Town Ltd.":              "I Shore College, I Pine Town Ltd",
		"The project is carried out by Reed University and Shore College.":              "I Reed University, I Shore College",
		"The consortium consists of Reed University, Shore College and Pine Town Ltd.":  "I Reed University, I Shore College, I Pine Town Ltd",
		"Reed University is a partner in the project.":                                  "I Reed University",
		"Hankkeen ulkoisena arvioijana toimi Pajun Tieto Oy.":                           "I Pajun Tieto Oy",
		"Kumppaninamme hankkeessa on Pajun Tieto Oy.":                                   "I Pajun Tieto Oy",
		"Hankkeen konsortioon kuuluvat Kaislan kunta ja Pajun Tieto Oy.":                "I Kaislan kunta, I Pajun Tieto Oy",
		"Hankkeeseen liittyi myöhemmin Pajun kunta.":                                    "I Pajun kunta",
		"Hankkeessa Aallon kansanopiston opiskelijat vastaavat kyselyistä.":             "I Aallon kansanopisto",
		"Aallokko is a two-year project by the Reed University and Shore College.":      "I Reed University, I Shore College",
		"The other members are Reed University and Shore College.":                      "I Reed University, I Shore College",
		// who cooperates
		"Hankkeen yhteistyökumppaneita ovat Kaislan kunta ja Aallon kansanopisto.": "A Kaislan kunta, A Aallon kansanopisto",
		"Hanke tekee yhteistyötä Kaislan kunnan kanssa.":                           "A Kaislan kunta",
		"Projektets samarbetspartner är Vassby kommun.":                            "A Vassby kommun",
		"Associated partners of the project are Shore College and Pine Town Ltd.":  "A Shore College, A Pine Town Ltd",
		"Hankkeelle tiloja lainaa Pajun Tieto Oy.":                                 "A Pajun Tieto Oy",
		"Pajun Tieto Oy tarjoaa hankkeen käyttöön maa-alueita.":                    "A Pajun Tieto Oy",
		"Lahjoittajina hankkeessa ovat mukana Pajun Tieto Oy ja Kaislan kunta.":    "A Pajun Tieto Oy, A Kaislan kunta",
		"Vassby kommun lånar ut lokaler till projektet.":                           "A Vassby kommun",
		// who pays
		"Hanketta rahoittaa Kaislan liitto.":                                                           "F Kaislan liitto",
		"Hankkeen päärahoittaja on Kaislan säätiö.":                                                    "F Kaislan säätiö",
		"Hanke saa rahoitusta Kaislan säätiöltä ja Pajun kunnalta.":                                    "F Kaislan säätiö, F Pajun kunta",
		"Hanke on saanut rahoituksen Kaislan säätiöltä.":                                               "F Kaislan säätiö",
		"Hankkeelle on myöntänyt rahoitusta Kaislan säätiö.":                                           "F Kaislan säätiö",
		"Kaislan säätiö on myöntänyt hankkeelle 50 000 euroa.":                                         "F Kaislan säätiö",
		"Hanke toteutetaan Kaislan säätiön tuella.":                                                    "F Kaislan säätiö",
		"Hanke on Kaislan säätiön rahoittama.":                                                         "F Kaislan säätiö",
		"Kaislan säätiö tukee hanketta 20 000 eurolla.":                                                "F Kaislan säätiö",
		"Hankkeen rahoitus tulee Kaislan säätiöltä.":                                                   "F Kaislan säätiö",
		"Hankkeen omarahoituksesta vastaa Kaislan kunta.":                                              "F Kaislan kunta",
		"Rahoitus saadaan Kaislan liiton kautta.":                                                      "F Kaislan liitto",
		"Projektet finansieras av Vassby stiftelse.":                                                   "F Vassby stiftelse",
		"Projektet medfinansieras av Vassby kommun.":                                                   "F Vassby kommun",
		"Projektet har fått finansiering av Vassby stiftelse.":                                         "F Vassby stiftelse",
		"Finansieringen kommer från Vassby stiftelse.":                                                 "F Vassby stiftelse",
		"Huvudfinansiär för projektet är Vassby stiftelse.":                                            "F Vassby stiftelse",
		"The project is funded by Reed Foundation.":                                                    "F Reed Foundation",
		"The project receives funding from Reed Foundation and Pine Council.":                          "F Reed Foundation, F Pine Council",
		"Funding for the project was granted by Reed Foundation.":                                      "F Reed Foundation",
		"Reed Foundation has granted the project 20,000 euros.":                                        "F Reed Foundation",
		"The project is made possible by a grant from Reed Foundation.":                                "F Reed Foundation",
		"Pajun Tieto Oy lahjoitti hankkeelle 2 000 euroa.":                                             "F Pajun Tieto Oy",
		"Leader-ryhmä: Pajun Leader ry":                                                                "F Pajun Leader ry",
		"Vassby stiftelse har beviljat Vassby kommun 9 000 euro för projektet.":                        "C Vassby kommun, F Vassby stiftelse",
		"\n\nRahoittaja Kaislan liitto":                                                                "F Kaislan liitto",
		"\n\nOsatoteuttajat Kaislan kunta, Pajun Tieto Oy":                                             "I Kaislan kunta, I Pajun Tieto Oy",
		"\n\nToteuttaja odottaa vielä Kaislan kunnan vastausta.":                                       "",
		"Hanketta tukee Euroopan aluekehitysrahasto Kaislan liiton kautta.":                            "F Kaislan liitto",
		"Hankkeesta kuultiin Kaislan liiton kautta.":                                                   "",
		"Rahoittajana on opetushallitus.":                                                              "F Opetushallitus",
		"Hanketta rahoittaa kunnanhallitus.":                                                           "",
		"Mukana hankkeessa ovat Pajun Tieto Oy ja Kitee Hydraulics.":                                   "I Pajun Tieto Oy, I Kitee Hydraulics",
		"Mukana hankkeessa ovat Turku AMK ja Turun ammattikorkeakoulun opiskelijat.":                   "I Turun ammattikorkeakoulu",
		"Reed University is in charge of the project.":                                                 "C Reed University",
		"The project is a joint project of Reed University and the cities of Oulu and Kemi.":           "I Reed University, I City of Oulu, I City of Kemi",
		"The project is run by Reed University in the cities of Oulu and Kemi.":                        "C Reed University",
		"Hankkeen rahoittavat Aallon säätiö ja Kaislan kunta. Säätiö myös toteuttaa hankkeen.":         "C Aallon säätiö, F Aallon säätiö, F Kaislan kunta",
		"Hanketta rahoittavat Aallon säätiö ja Pajun säätiö. Säätiö koordinoi hanketta.":               "F Aallon säätiö, F Pajun säätiö",
		"Hankkeen toteuttaa Aallon säätiö. Jokainen säätiö rahoittaa hanketta.":                        "C Aallon säätiö",
		"Hanketta toteuttavat MTK-Häme ja SPR-Kainuu.":                                                 "I MTK-Häme, I SPR-Kainuu",
		"Hanketta toteuttaa osasto AB-Häme.":                                                           "C AB-Häme",
		"Hanketta rahoittaa Kaislan ELY-keskus EU:n maaseuturahastosta.":                               "F Kaislan ELY-keskus",
		"Suomen Kulttuurirahasto tukee väitöskirjatyötä.":                                              "F Suomen Kulttuurirahasto",
		"Aallon säätiö tukee väitöskirjatyötä.":                                                        "I Aallon säätiö",
		"Pajun yliopistosta mukana on professori ryhmineen.":                                           "I Pajun yliopisto",
		"Hankkeen toteuttaa Aallon yhdistys ry. Loput ovat yhdistyksen omaa rahaa.":                    "C Aallon yhdistys ry, F Aallon yhdistys ry",
		"Hanketta koordinoi Maatalousyrittäjien eläkelaitos Mela ja sen maksaa Kaislan kunta.":         "C Maatalousyrittäjien eläkelaitos, F Kaislan kunta",
		"Urakoitsijana oli Pajun Tieto Oy.":                                                            "",
		"Projektet Aallokko är ett projekt där Vassby kommun utvecklar metoder.":                       "I Vassby kommun",
		"Partners of the project are Reed University (lead partner) and Shore College.":                "C Reed University, I Shore College",
		"Muut mukana olevat kunnat ovat Espoo, Kemi ja Lieksa.":                                        "I Espoon kaupunki, I Kemin kaupunki, I Lieksan kaupunki",
		"Kustannuksista vastaavat mukana olevat Kaislan kunta ja Pajun kunta.":                         "F Kaislan kunta, F Pajun kunta",
		"Hanke sai Aallon säätiön stipendin.":                                                          "F Aallon säätiö",
		"Kaislan kunnan vanhaan kiinteistöön suunnitellaan kirjastoa, jonka toteuttaa Pajun Tieto Oy.": "C Pajun Tieto Oy",
		"Other partners are Pine Group and Shore Group Ltd.":                                           "I Pine Group, I Shore Group Ltd",
		"Projektet genomförs av Vassby hamn.":                                                          "C Vassby hamn",
		"In the project, Reed University provides co-financing.":                                       "F Reed University",
		"The project is run by the German company Luftwerk GmbH.":                                      "C Luftwerk GmbH",
		"Rahoittaja: Kaislan liitto, Hiilestä kiinni -kokonaisuus":                                     "F Kaislan liitto",
		"Hanketta luotsaa Kaislan seudun kehitysyhtiö Kaseva.":                                         "C Kaislan seudun kehitysyhtiö Kaseva",
		// in other words
		"Hankkeen toteutuksesta vastaa Aallon kansanopisto.":                                              "C Aallon kansanopisto",
		"Hanketta toteuttaa Aallon kansanopisto.":                                                         "C Aallon kansanopisto",
		"Hankkeen pääpartnerina on Aallon kansanopisto.":                                                  "C Aallon kansanopisto",
		"Hankkeen takana on Aallon kansanopisto.":                                                         "C Aallon kansanopisto",
		"Hankkeesta vastaa Aallon kansanopisto.":                                                          "C Aallon kansanopisto",
		"Hankkeen hakijana toimi Kaislan kunta ja osatoteuttajana Aallon kansanopisto.":                   "C Kaislan kunta, I Aallon kansanopisto",
		"Hanketta ovat toteuttamassa Kaislan kunta ja Aallon kansanopisto.":                               "I Kaislan kunta, I Aallon kansanopisto",
		"Hankkeen toteuttavat yhdessä Kaislan kunta, Pajun kunta ja Aallon kansanopisto.":                 "I Kaislan kunta, I Pajun kunta, I Aallon kansanopisto",
		"Hanke on Kaislan kunnan ja Pajun kunnan yhteinen.":                                               "I Kaislan kunta, I Pajun kunta",
		"Kumppanit ovat Kaislan kunta, Pajun Tieto Oy ja Aallon kansanopisto.":                            "I Kaislan kunta, I Pajun Tieto Oy, I Aallon kansanopisto",
		"Yhteistyökumppaneina toimivat Kaislan kunta ja Pajun Tieto Oy.":                                  "A Kaislan kunta, A Pajun Tieto Oy",
		"Hankkeessa tehdään yhteistyötä Kaislan kunnan, Pajun Tieto Oy:n ja Aallon kansanopiston kanssa.": "A Kaislan kunta, A Pajun Tieto Oy, A Aallon kansanopisto",
		"Hanketta rahoittavat Kaislan liitto, Pajun säätiö sekä Aallon osuuspankki.":                      "F Kaislan liitto, F Pajun säätiö, F Aallon osuuspankki",
		"Hankkeen rahoittajina toimivat Kaislan liitto ja Pajun säätiö.":                                  "F Kaislan liitto, F Pajun säätiö",
		"Rahoitus: Kaislan liitto 60 %, Pajun kunta 20 %, Aallon kansanopisto 20 %":                       "F Kaislan liitto, F Pajun kunta, F Aallon kansanopisto",
		"Hankkeen rahoitus tulee Kaislan liitosta.":                                                       "F Kaislan liitto",
		"Hankkeeseen on saatu rahoitusta Kaislan säätiöltä.":                                              "F Kaislan säätiö",
		"Hanke rahoitetaan Kaislan liiton myöntämällä avustuksella.":                                      "F Kaislan liitto",
		"Hanketta on rahoittanut Kaislan säätiö vuodesta 2019.":                                           "F Kaislan säätiö",
		"Kaislan liitto on osoittanut hankkeelle 40 000 euroa.":                                           "F Kaislan liitto",
		"Hankkeen omarahoitusosuuden maksavat Kaislan kunta ja Pajun kunta.":                              "F Kaislan kunta, F Pajun kunta",
		"STEA-rahoitteinen hanke alkoi.":                                                                  "F Sosiaali- ja terveysjärjestöjen avustuskeskus",
		"Hanketta tehdään Business Finlandin tuella.":                                                     "F Business Finland",
		"Hanke saa STEAn avustusta.":                                                                      "F Sosiaali- ja terveysjärjestöjen avustuskeskus",
		"Hankkeen mahdollistaa Kaislan säätiön apuraha.":                                                  "F Kaislan säätiö",
		"Hanke kuuluu Kaislan säätiön rahoittamiin hankkeisiin.":                                          "F Kaislan säätiö",
		"Mukana ovat myös Pajun Tieto Oy, Kaislan kunta sekä joukko yrityksiä.":                           "I Pajun Tieto Oy, I Kaislan kunta",
		"Hankkeen muut toteuttajat ovat Kaislan kunta ja Pajun Tieto Oy.":                                 "I Kaislan kunta, I Pajun Tieto Oy",
		"Hankkeessa mukana: Kaislan kunta, Pajun Tieto Oy":                                                "I Kaislan kunta, I Pajun Tieto Oy",
		"Pajun Tieto Oy rakentaa hankkeessa alustan.":                                                     "I Pajun Tieto Oy",
		"Kaislan kunta tulee mukaan hankkeeseen.":                                                         "I Kaislan kunta",
		"Hankkeen yritykset ovat Pajun Tieto Oy ja Kaislan Puu Oy.":                                       "I Pajun Tieto Oy, I Kaislan Puu Oy",
		"Yrityskumppaneina ovat Pajun Tieto Oy ja Kaislan Puu Oy.":                                        "I Pajun Tieto Oy, I Kaislan Puu Oy",
		"Hankkeen kohteina ovat Turun ja Vaasan yliopistot.":                                              "",
		"Hankkeeseen osallistuvat Turun ja Vaasan yliopistot.":                                            "I Turun yliopisto, I Vaasan yliopisto",
		"Hankkeeseen osallistuvat Savonia- ja Karelia-ammattikorkeakoulut.":                               "I Savonia-ammattikorkeakoulu, I Karelia-ammattikorkeakoulu",
		"Hankkeen toteuttavat Hämeen, Uudenmaan ja Kaakkois-Suomen ELY-keskukset.":                        "I Hämeen ELY-keskus, I Uudenmaan ELY-keskus, I Kaakkois-Suomen ELY-keskus",
		"Hanketta rahoittavat maa- ja metsätalousministeriö sekä ympäristöministeriö.":                    "F Maa- ja metsätalousministeriö, F Ympäristöministeriö",
		"Hanketta rahoittavat OKM ja STM.":                                                                "F Opetus- ja kulttuuriministeriö, F Sosiaali- ja terveysministeriö",
		"Hankkeen arvioinnin tekee Pajun Tieto Oy.":                                                       "I Pajun Tieto Oy",
		"Hankkeessa työskentelee kaksi ohjaajaa, joista toinen on Kaislan kunnan palveluksessa.":          "",
		"Hankkeen tuloksia hyödyntää Kaislan kunta.":                                                      "",
		"Projektägare är Vassby kommun och medfinansiär Strandby stad.":                                   "C Vassby kommun, F Strandby stad",
		"Projektet förverkligas av Vassby kommun i samarbete med Strandby stad.":                          "I Vassby kommun, I Strandby stad",
		"Projektet administreras av Vassby kommun.":                                                       "C Vassby kommun",
		"Bakom projektet står Vassby kommun och Strandby stad.":                                           "I Vassby kommun, I Strandby stad",
		"Projektet får stöd av Vassby stiftelse.":                                                         "F Vassby stiftelse",
		"Reed University coordinates the project, and Shore College takes part in it.":                    "C Reed University, I Shore College",
		"The project is hosted by Reed University.":                                                       "C Reed University",
		"The project partners include Shore College, Pine Ltd and Reed University.":                       "I Shore College, I Pine Ltd, I Reed University",
		"The project has received funding from Reed Foundation under grant agreement 12345.":              "F Reed Foundation",
		"Funding: Reed Foundation and Pine Council":                                                       "F Reed Foundation, F Pine Council",
		// others
		"Hankkeen ovat suunnitelleet Kaislan kunta ja Aallon kansanopisto.":  "P Kaislan kunta, P Aallon kansanopisto",
		"Hankkeen rahoittava viranomainen on Kaislan liitto.":                "S Kaislan liitto",
		"Hankkeen rahoituksesta päättää Kaislan liitto.":                     "S Kaislan liitto",
		"Aallon kansanopisto vastaa viestinnän työpaketista.":                "W Aallon kansanopisto",
		"Reed University leads the work package on training in the project.": "W Reed University",
		// who has no part
		"Kaislan kunta ei osallistu hankkeeseen.":                          "",
		"Hankkeen ohjausryhmään kuuluvat Kaislan kunta ja Pajun kunta.":    "",
		"Hanke jatkaa Kaislan kunnan aiemman hankkeen työtä.":              "",
		"Hanketta esitellään seminaarissa, jonka järjestää Kaislan kunta.": "",
		"Hankkeen ohjausryhmän asiantuntijana on Pajun Tieto Oy.":          "",
		"Members of the steering group are Reed University and Pine Ltd.":  "",
		"Kaislan kunta harkitsee, liittyykö se hankkeeseen.":               "",
	} {
		t.Run(statement, func(t *testing.T) { wantRoles(t, opening(statement)+statement+"\n", want) })
	}
}

// wantRoles compares the sure roles that a page gives bodies with those wanted, as TestRolesInWords writes them.
func wantRoles(t *testing.T, page, want string) {
	t.Helper()
	project, err := Parse([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range project.Participants {
		if m.Role.Absent() || m.Role.Confidence() < Threshold {
			continue
		}
		name := m.Organisation.NameFi.Value + m.Organisation.NameSv.Value + m.Organisation.NameEn.Value
		got = append(got, letters[m.Role.Value]+" "+name)
	}
	wanted := strings.Split(want, ", ")
	if want == "" {
		wanted = nil
	}
	slices.Sort(got)
	slices.Sort(wanted)
	if !slices.Equal(got, wanted) {
		t.Errorf("got %q, want %q", got, wanted)
	}
}

var letters = map[network.Role]string{
	network.RoleCoordinator: "C", network.RoleImplementer: "I", network.RolePartner: "I", network.RoleAssociate: "A", network.RolePlanner: "P",
	network.RoleWorkPackageLead: "W", network.RoleAuthority: "S", network.RoleFunder: "F",
}

// opening gives a page's beginning in the language of a statement, so that the project has a name.
func opening(statement string) string {
	switch languageOf(tokenize(statement), finnish) {
	case swedish:
		return "Projektet Aallokko\n\nProjektet Aallokko har ett mål. "
	case english:
		return "The Aallokko project\n\nThe Aallokko project has an aim. "
	}
	return "Aallokko-hanke\n\nAallokko-hankkeella on tavoite. "
}
