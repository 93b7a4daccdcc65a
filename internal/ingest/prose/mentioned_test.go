package prose

import "testing"

// TestRolesOfTheNamed reads statements that name a body beside the project and say in words that no rule knows what it has to do with it. What is
// expected is written as in TestRolesInWords.
func TestRolesOfTheNamed(t *testing.T) {
	for statement, want := range map[string]string{
		// the project by its name alone
		"Aallokon ovat suunnitelleet Kaislan kunta ja Pajun Tieto Oy.": "P Kaislan kunta, P Pajun Tieto Oy",
		"Aallokkoa vetää Kaislan kunta.":                               "C Kaislan kunta",
		// sums
		"Kaislan kunta laittaa hankkeeseen 15 000 euroa.":        "F Kaislan kunta",
		"Kaislan ja Pajun kunnat lisäävät kymmenen prosenttia.":  "F Kaislan kunta, F Pajun kunta",
		"Kuntarahaa antavat Kaislan kunta ja Pajun kunta.":       "F Kaislan kunta, F Pajun kunta",
		"Vassby kommun skjuter till 15 000 euro till projektet.": "F Vassby kommun",
		"Kaislan kunnan maksettavaksi jää neljännes kuluista.":   "F Kaislan kunta",
		"Kaislan kunta säästää hankkeen ansiosta 15 000 euroa.":  "I Kaislan kunta",
		// what else the clause suggests
		"Hankkeen vetovastuun kantaa Aallon kansanopisto.":                      "C Aallon kansanopisto",
		"Pajun Tieto Oy talkoilee hankkeen hyväksi.":                            "A Pajun Tieto Oy",
		"Hanke sai tukea Kaislan säätiön lisäksi Pajun kunnalta.":               "F Kaislan säätiö, F Pajun kunta",
		"Kaislan kunnan lisäksi mukana ovat Pajun kunta ja Pajun Tieto Oy.":     "I Kaislan kunta, I Pajun kunta, I Pajun Tieto Oy",
		"Hanke on saanut rahoitusta Kaislan säätiön ohjelmasta.":                "F Kaislan säätiö",
		"Kaislan kunta hakee rahoitusta hankkeen jatkolle.":                     "I Kaislan kunta",
		"För projektet ansvarar Vassby kommun.":                                 "C Vassby kommun",
		"Projektet är ett samarbete mellan Strandby stad och Vassby byalag rf.": "I Strandby stad, I Vassby byalag rf",
		"Kaislan säätiö lähti mukaan 20 000 eurolla.":                           "F Kaislan säätiö, I Kaislan säätiö",
		"Hankkeeseen myönnettiin Kaislan liiton AKKE-rahoitusta.":               "F Kaislan liitto",
		"Hanke toteutetaan STEA-avustuksella.":                                  "F Sosiaali- ja terveysjärjestöjen avustuskeskus",
		"Hankkeen arviointiryhmässä istuu Aallon yliopisto.":                    "",
		"The results were presented at Shore College.":                          "",
		// nouns behind a genitive
		"Tiedotus on hankkeessa Kaislan kunnan vastuulla.":                                       "I Kaislan kunta",
		"Hanke toteutetaan Kaislan kunnan ja Pajun Tieto Oy:n yhteistyönä.":                      "I Kaislan kunta, I Pajun Tieto Oy",
		"Hankkeen hallinto hoidetaan Kaislan kunnassa.":                                          "C Kaislan kunta",
		"Hankkeessa toimitaan suunnitelman mukaan, ja mukaan tulivat Kaislan kunta ja Aalto ry.": "I Kaislan kunta, I Aalto ry",
		"Kaislan kunnan mukaan hanke on tarpeen.":                                                "",
		// whoever is named
		"Kirjalahjoituksista kiitos Pajun Tieto Oy:lle.":                       "A Pajun Tieto Oy",
		"Reed University takes part, and so does the energy company Pine Ltd.": "I Reed University, I Pine Ltd",
		"Shore College cooperates with us in planning the surveys.":            "A Shore College",
		"Pajun Tieto Oy on lahjoittanut hankkeelle tietokoneet.":               "A Pajun Tieto Oy",
		"Hankkeessa on mukana myös yrityksiä, kuten Pajun Tieto Oy.":           "I Pajun Tieto Oy",
		"Hankkeen asiantuntijaraadissa ovat Kaislan kunta ja Pajun Tieto Oy.":  "",
		"Kaislan kunta seuraa hanketta sivusta.":                               "",
		"The Pine Agency was consulted but has no part in the project.":        "",
		"Vassby kommun har valt att stå utanför.":                              "",
		"Hankkeessa puhuu professori Aino Aalto Pajun yliopistosta.":           "",
		"Hankkeen taustalla on Kaislan kunnan vuonna 2015 tekemä selvitys.":    "",
		// bodies by several names
		"Projektet genomförs av Yrkesakademin i Österbotten. Yrkesakademin ordnar kurser.":          "C Yrkesakademin i Österbotten",
		"The project is led by Häme University of Applied Sciences. HAMK tests the method.":         "C Häme University of Applied Sciences",
		"Hanketta rahoitetaan Sosiaali- ja terveysjärjestöjen avustuskeskus STEAn avustuksella.":    "F Sosiaali- ja terveysjärjestöjen avustuskeskus",
		"Projektet ägs av Vassby Fritidsvänner rf. Fritidsvännerna ordnar kurser.":                  "C Vassby Fritidsvänner rf",
		"Projektet genomförs tillsammans med Vassby stads idrottstjänster och Strandby stad.":       "I Vassby stad, I Strandby stad",
		"The project partners are Estonian University of Life Sciences and ProAgria North Finland.": "I Estonian University of Life Sciences, I ProAgria North Finland",
		// bodies with other words around their names
		"Hanketta rahoittaa K. H. Kaislan säätiö.":                                                  "F K. H. Kaislan säätiö",
		"Hankkeessa ovat mukana Puhtaat vedet -yhdistys ja Suomen Laturi.":                          "I Puhtaat vedet -yhdistys, I Suomen Laturi",
		"Hankkeessa ovat mukana Demos Helsinki ja Kulttuuritalo Kaiku.":                             "I Demos Helsinki, I Kulttuuritalo Kaiku",
		"Hanketta koordinoi Lapin hyvinvointialue Lapin sote. Lapin sote rahoittaa hanketta.":       "C Lapin hyvinvointialue, F Lapin hyvinvointialue",
		"Voimayhtiö Väylän Virta Oy rahoittaa hanketta.":                                            "F Väylän Virta Oy",
		"Hankkeessa on mukana Kaislan kirjallisuusyhdistys Lyhty ry.":                               "I Kaislan kirjallisuusyhdistys Lyhty ry",
		"The project partners are Reed University and the Norwegian institute Elvevann AS.":         "I Reed University, I Elvevann AS",
		"Föreningen Byakraft i Vassby rf leder projektet.":                                          "C Byakraft i Vassby rf",
		"Turun yliopiston lapsipsykiatrian tutkimuskeskus arvioi hankkeen vaikutukset.":             "I Turun yliopisto",
		"Yhteistyötä tehdään Metsähallituksen ja Business Finlandin Visit Finland -yksikön kanssa.": "A Metsähallitus, A Business Finland",
	} {
		t.Run(statement, func(t *testing.T) { wantRoles(t, opening(statement)+statement+"\n", want) })
	}
}
