package prose

import "testing"

// TestRolesInClauses reads statements in which bodies are joined by a conjunction and do different things, stand for each other, or are
// spoken of by a relative clause. What is expected is written as in TestRolesInWords.
func TestRolesInClauses(t *testing.T) {
	for statement, want := range map[string]string{
		// a conjunction that parts clauses, and one that joins bodies
		"Hankkeen vetäjänä toimii Aallon kansanopisto ja Kaislan kunta osallistuu kumppanina.":                          "C Aallon kansanopisto, I Kaislan kunta",
		"Hanketta koordinoi Aallon kansanopisto ja Pajun Tieto Oy toteuttaa hankkeen koulutukset.":                      "C Aallon kansanopisto, I Pajun Tieto Oy",
		"Hanketta hallinnoi Aallon kansanopisto ja sitä rahoittaa Kaislan liitto.":                                      "C Aallon kansanopisto, F Kaislan liitto",
		"Hanketta toteuttavat Aallon kansanopisto ja Kaislan kunta ja sitä rahoittavat Kaislan liitto ja Pajun säätiö.": "I Aallon kansanopisto, I Kaislan kunta, F Kaislan liitto, F Pajun säätiö",
		"Hanketta koordinoivat Aallon kansanopisto ja Kaislan kunta.":                                                   "C Aallon kansanopisto, C Kaislan kunta",
		"Aallon kansanopisto koordinoi hanketta, ja Kaislan kunta rahoittaa sitä.":                                      "C Aallon kansanopisto, F Kaislan kunta",
		"Aallon kansanopisto koordinoi hanketta ja Kaislan kunta rahoittaa sitä.":                                       "C Aallon kansanopisto, F Kaislan kunta",
		"Projektet leds av Vassby kommun och Strandby stad deltar i projektet.":                                         "C Vassby kommun, I Strandby stad",
		"The project is led by Reed University and Shore College participates in it.":                                   "C Reed University, I Shore College",
		// relative clauses
		"Hanke rahoitetaan kehittämisrahalla, jota Kaislan liitto hallinnoi.":  "F Kaislan liitto",
		"Hankkeen rahoitus tulee ohjelmasta, jota hallinnoi Kaislan liitto.":   "F Kaislan liitto",
		"Hanke on osa laajaa verkostohanketta, jota Kaislan liitto hallinnoi.": "C Kaislan liitto",
		"Hankkeessa kehitetään hoitoa, jota rahoittaa Kaislan liitto.":         "F Kaislan liitto",
		// ellipsis
		"Hankkeen kumppaneita ovat Turun yliopisto ja kaupunki.":     "I Turun yliopisto, I Turun kaupunki",
		"Hanketta rahoittavat Kotkan ja Haminan kaupungit.":          "F Kotkan kaupunki, F Haminan kaupunki",
		"Hankkeen toteuttavat Turun, Tampereen ja Oulun yliopistot.": "I Turun yliopisto, I Tampereen yliopisto, I Oulun yliopisto",
		"Hanketta rahoittavat Kaislan kunnat ja kaupunki.":           "",
		"Hanketta toteuttaa Turun ja Kaarinan seurakuntayhtymä.":     "C Turun ja Kaarinan seurakuntayhtymä",
		// those named before
		"Hankkeen toteuttavat Kaislan kunta ja Pajun kunta. Kumpikin kunta maksaa hankkeesta puolet.":     "I Kaislan kunta, I Pajun kunta, F Kaislan kunta, F Pajun kunta",
		"Hankkeen toteuttavat Kaislan kunta ja Aallon säätiö. Molemmat rahoittavat hanketta.":             "I Kaislan kunta, I Aallon säätiö, F Kaislan kunta, F Aallon säätiö",
		"Hankkeen toteuttavat Kaislan kunta ja Pajun kunta. Kukin osallistuu kustannuksiin.":              "I Kaislan kunta, I Pajun kunta, F Kaislan kunta, F Pajun kunta",
		"The project is run by Reed University and Shore College. Each partner pays for its own costs.":   "I Reed University, I Shore College, F Reed University, F Shore College",
		"Hankkeen toteuttavat Kaislan kunta ja Aallon säätiö. Kuntien omarahoitusosuus on 20 prosenttia.": "I Kaislan kunta, I Aallon säätiö, F Kaislan kunta",
		"Hankkeen toteuttavat Kaislan kunta ja Pajun kunta. Molemmat haluavat oppia.":                     "I Kaislan kunta, I Pajun kunta",
		// cooperation
		"Hankkeen aikana tehdään yhteistyötä Kaislan kylät ry:n, Pajun yliopiston sekä vastaavia hankkeita toteuttavien tahojen kanssa.": "A Kaislan kylät ry, A Pajun yliopisto",
		"Hankkeen toteuttaa Aallon säätiö yhteistyötahonaan Kaislan kunta.":                                                              "C Aallon säätiö, A Kaislan kunta",
		"Hankkeen toteuttaa Aallon säätiö kumppaninaan Kaislan kunta.":                                                                   "C Aallon säätiö, I Kaislan kunta",
		"Aallon säätiö koordinoi hanketta yhteistyössä Kaislan kunnan kanssa.":                                                           "C Aallon säätiö, I Kaislan kunta",
		"Projektet samordnas av Vassby kommun i samarbete med Strandby stad.":                                                            "C Vassby kommun, I Strandby stad",
		"The project is coordinated by Reed University in cooperation with Shore College and Pine Ltd.":                                  "C Reed University, I Shore College, I Pine Ltd",
		"The project works in cooperation with Shore College.":                                                                           "A Shore College",
		// clauses without a verb of their own
		"Työpaketista 1 vastaa Aallon kansanopisto ja työpaketista 2 Kaislan kunta.": "W Aallon kansanopisto, W Kaislan kunta",
		"Aallon kansanopisto tarjoaa tilat käyttöön ja Pajun Tieto Oy laitteet.":     "A Aallon kansanopisto, A Pajun Tieto Oy",
		"Kaislan kunta rahoittaa hanketta ja Pajun Tieto Oy suunnittelee laiturin.":  "F Kaislan kunta, P Pajun Tieto Oy",
		// as what somebody acts
		"Kaislan kunta jakaa korttia hankkeen yhteistyökumppanina.":                                       "A Kaislan kunta",
		"Kaislan kunta lähti hankkeen rahoittajaksi.":                                                     "F Kaislan kunta",
		"Hankkeen toteuttavat Aallon kansanopisto sekä yrityskumppanit Pajun Tieto Oy ja Kaislan Puu Oy.": "C Aallon kansanopisto, I Pajun Tieto Oy, I Kaislan Puu Oy",
		"Hanketta koordinoi kehitysyhtiö Aallon Kasvu Oy, ja kumppanina on Kaislan Kehitysyhtiö Oy.":      "C Aallon Kasvu Oy, I Kaislan Kehitysyhtiö Oy",
		"Rahoituspäätöksen teki Kaislan liitto, joka toimii myös hanketta valvovana viranomaisena.":       "S Kaislan liitto",
		"The project is funded by Pine Foundation; the Reed Council granted the rest of the funding.":     "F Pine Foundation, F Reed Council",
		// parts of bodies
		"Pajun yliopiston tekniikan yksikön kehitystiimi on mukana hankkeessa.":       "I Pajun yliopisto",
		"Pajun yliopiston tekniikan yksikön laboratorio kehittää hankkeessa anturia.": "I Pajun yliopisto",
	} {
		t.Run(statement, func(t *testing.T) { wantRoles(t, opening(statement)+statement+"\n", want) })
	}
}
