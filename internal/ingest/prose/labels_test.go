package prose

import "testing"

// TestRolesByLabels reads pages that say who takes part by labels, lists and the place of a line. What is expected is written as in
// TestRolesInWords.
func TestRolesByLabels(t *testing.T) {
	for page, want := range map[string]string{
		// labels
		"Toteuttajat: Päätoteuttajana Aallon kansanopisto sr, osatoteuttajina Pajun säätiö sr ja Kaislan kunta": "C Aallon kansanopisto sr, I Pajun säätiö sr, I Kaislan kunta",
		"Projektet är ett samarbete.\n\nPROJEKTÄGARE Vassby kommun\nPARTNER Strandby stad":                      "C Vassby kommun, I Strandby stad",
		"Hakijan nimi: Aallon kansanopisto ry":                                                                  "C Aallon kansanopisto ry",
		"Hankkeen hallinnoija (yhdistys tms.): Aallon kansanopisto ry":                                          "C Aallon kansanopisto ry",
		"Yhteistyökumppanit kunnan ulkopuolella: Kaislan Martat, Pajun keksijät ry, Aallon ev. lut. seurakunta": "A Kaislan Martat, A Pajun keksijät ry, A Aallon ev. lut. seurakunta",
		"Rahoittaja: Euroopan unionin osarahoittama. Kaislan liitto.":                                           "F Kaislan liitto, F Euroopan unioni",
		"Project owner: Reed University\nFinancers: Pine Foundation, Shore Council":                             "C Reed University, F Pine Foundation, F Shore Council",
		"Participants: Reed University, Shore College and Pine University of Technology":                        "I Reed University, I Shore College, I Pine University of Technology",
		"Projektet är ett samarbete.\n\nFinansiärer: Leader, Aktion Vassby, Strandby fond":                      "F Aktion Vassby, F Strandby fond",
		"Rahoitus: Kaislan ELY / ESR":                                                                           "F Kaislan ELY-keskus",
		"Rahoittajat: Kaislan Ely keskus ja Kaislan kunta":                                                      "F Kaislan ELY-keskus, F Kaislan kunta",
		"Aallon kansanopisto, Koordinaattori\nKaislan kunta, Osatoteuttaja":                                     "C Aallon kansanopisto, I Kaislan kunta",
		// what lists go on from
		"Hankkeen neljä kumppania ovat:\n- Kaislan kunta\n- Aallon kansanopisto":                    "I Kaislan kunta, I Aallon kansanopisto",
		"Hanketta rahoittavat:\n- Kaislan kunta\n- Pajun säätiö sr":                                 "F Kaislan kunta, F Pajun säätiö sr",
		"Hanketta toteuttavat yhdessä\n– Aallon kansanopisto (vastuutaho)\n– Kaislan kunta":         "C Aallon kansanopisto, I Kaislan kunta",
		"Ohjausryhmään kuuluvat:\n- Kaislan kunta\n- Aallon kansanopisto":                           "",
		"Projektet är ett samarbete.\n\nVem betalar?\nVassby kommun och Strandby stad":              "F Vassby kommun, F Strandby stad",
		"Ketkä rahoittavat?\nKaislan kunta ja Pajun säätiö sr":                                      "F Kaislan kunta, F Pajun säätiö sr",
		"Kuka: Aallon kansanopisto (päätoteuttaja), Kaislan kunta\nKenen rahoilla: Pajun säätiö sr": "C Aallon kansanopisto, I Kaislan kunta, F Pajun säätiö sr",
		"Toteuttajat:\n- Aallon kansanopisto, Turku (koordinaattori)\n- Pajun yliopisto":            "C Aallon kansanopisto, I Pajun yliopisto",
		"Toteuttajat\nAallon kansanopisto (koordinaattori)\nPajun yliopisto\nKaislan kunta":         "C Aallon kansanopisto, I Pajun yliopisto, I Kaislan kunta",
	} {
		t.Run(page, func(t *testing.T) { wantRoles(t, opening(page)+"\n\n"+page+"\n", want) })
	}
}

// TestOwnersInHeadings reads pages that name who carries the project out on a line of its own below the project's name, as registers and
// universities do.
func TestOwnersInHeadings(t *testing.T) {
	for page, want := range map[string]string{
		"Rannalta rannalle\n\nAallon kyläyhdistys ry\n\n1.2.2015 - 31.1.2019\n\nHankkeessa rakennetaan laituri. Hankkeen tavoite on pitää ranta auki.": "C Aallon kyläyhdistys ry",
		"Reed Ways\n\nReed University\nDuration of project 22.5.2017–31.8.2019\n\nThe project aims to build ways. The project is for everyone.":        "C Reed University",
		"Rannalta rannalle\n\nKaislan kunta\n\nHanketta koordinoi Aallon kansanopisto. Hankkeen tavoite on pitää ranta auki.":                          "C Aallon kansanopisto",
		"Rannalta rannalle\n\nHankkeessa rakennetaan laituri. Hankkeen tavoite on pitää ranta auki.\n\nOta yhteyttä\n\nKaislan kunta\nLaiturikatu 1":   "",
	} {
		t.Run(page, func(t *testing.T) { wantRoles(t, page+"\n", want) })
	}
}
