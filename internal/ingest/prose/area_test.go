package prose

import "testing"

// TestMunicipalitiesInWords reads where a project is carried out. What is expected is the municipalities in the order of the statement, by the
// names that it has for them.
func TestMunicipalitiesInWords(t *testing.T) {
	for statement, want := range map[string]string{
		"Hankkeen toiminta-alueena ovat Salo, Lieto ja Paimio.":                "Salo Lieto Paimio",
		"Hanke toimii Lopella, Lopen kirkonkylässä ja Karkkilassa.":            "Loppi Karkkila",
		"Hanke toimii Uudessakaupungissa ja Kustavissa.":                       "Uusikaupunki Kustavi",
		"Hankkeen yritykset tulevat Kemistä, Torniosta ja Ylitorniolta.":       "Kemi Tornio Ylitornio",
		"Hanke järjestää koulutuksia Nurmeksessa, Juuassa ja Valtimolla.":      "Nurmes Juuka Valtimo",
		"Hanke on suunnattu Kannuksen, Kalajoen ja Sievin nuorille.":           "Kannus Kalajoki Sievi",
		"Hanke kattaa Pohjois-Savon kunnat Kuopio, Siilinjärvi ja Lapinlahti.": "Kuopio Siilinjärvi Lapinlahti",
		"Kohdekunnat: Akaa, Urjala, Kylmäkoski":                                "Akaa Urjala Kylmäkoski",
		"Hanke kokeilee mallia Hämeenlinnassa, Janakkalassa sekä Hattulassa.":  "Hämeenlinna Janakkala Hattula",
		"Hankkeen pilottikunnat ovat Pyhtää ja Virolahti.":                     "Pyhtää Virolahti",
		"Hanke toimii koko maassa lukuun ottamatta Oulua.":                     "",
		"Hanke kokeilee mallia Lieksan Kolilla ja Jämsän Kaipolassa.":          "Lieksa Jämsä",
		"Hanketta esittelee Lieksan Kolari Oy:n johtaja.":                      "",
		"Hankkeen yritys on Kitee Hydraulics.":                                 "",
		"\n\nMissä: Tornio ja Kemi":                                            "Tornio Kemi",
		"Hanketta esiteltiin Turun Silakkamarkkinoilla.":                       "",
		"Hanke ei ulotu Raaheen.":                                              "",
		"Hankkeen työntekijä on Pekka Salo Turusta.":                           "",
		"Hankkeen järjestäjä on Porin Sirkus ry.":                              "",
		"Projektet verkar i Närpes, Kaskö och Kristinestad.":                   "Närpes Kaskö Kristinestad",
		"Projektet omfattar Borgå, Lovisa och Sibbo.":                          "Borgå Lovisa Sibbo",
		"The project operates in Pori, Rauma and Eurajoki.":                    "Pori Rauma Eurajoki",
	} {
		t.Run(statement, func(t *testing.T) { wantMunicipalities(t, statement, want) })
	}
}
