package prose

import (
	"strings"
	"testing"

	"verkosto/internal/network"
)

// TestMunicipalitiesByNouns reads places that a noun beside them says something of: what is in them, who lives there, what the project covers.
// What is expected is written as in TestMunicipalitiesInWords.
func TestMunicipalitiesByNouns(t *testing.T) {
	for statement, want := range map[string]string{
		// what is there
		"Hanke kehittää Savonlinnan saaristoalueiden palveluja.":           "Savonlinna",
		"Hankkeen pajat pidetään Turun keskustassa ja Kotkan satamassa.":   "Turku Kotka",
		"Hanke toteutetaan Kemin, Keminmaan ja Tornion kouluissa.":         "Kemi Keminmaa Tornio",
		"Mallia kokeillaan Espoossa ja Vantaalla sekä Keravan taajamassa.": "Espoo Vantaa Kerava",
		"Hankkeen kumppanikaupungit ovat Jyväskylä ja Lahti.":              "",
		"Hanke vertailee Oulun mallia muihin malleihin.":                   "",
		"Hanketta esiteltiin Kuopion seminaarissa.":                        "",
		"Hankkeessa opetetaan Keravan kirjastossa.":                        "",
		"Hankkeen yritys on Salon Paja Oy.":                                "",
		// who lives there
		"Hankkeen kohderyhmänä ovat forssalaiset työnhakijat.":                            "Forssa",
		"Hanke tukee porvoolaisia ja loviisalaisia yrityksiä.":                            "Porvoo Loviisa",
		"Hanke on suunnattu lahtelaisille, tamperelaisille ja helsinkiläisille nuorille.": "Lahti Tampere Helsinki",
		"Hankkeessa haastatellaan rovaniemeläisiä, seinäjokelaisia ja kauniaislaisia.":    "Rovaniemi Seinäjoki Kauniainen",
		"Hankkeen koulutuksen tuottaa espoolainen yritys Pajun Tieto Oy.":                 "",
		"Hankkeen arvioi kuopiolainen tutkija.":                                           "",
		"Hanke tuo suomalaisia ja venäläisiä nuoria yhteen.":                              "",
		"Kemin, Tornion ja Haaparannan nuoret pääsevät hankkeessa teatteriin.":            "Kemi Tornio",
		"Hankkeen toimet kohdistuvat Mikkelin ja Puumalan matkailuyrityksiin.":            "Mikkeli Puumala",
		"Hankkeessa syntyvä reitti kulkee Kuhmosta Kajaanin kautta Vaalaan.":              "Kuhmo Kajaani Vaala",
		"Hankealue kattaa Kuopion, Siilinjärven ja Leppävirran kunnat.":                   "Kuopio Siilinjärvi Leppävirta",
		"Hankkeen koulutuspaikkakunnat ovat Oulu, Kajaani ja Rovaniemi.":                  "Oulu Kajaani Rovaniemi",
		"Hankkeessa laituri lasketaan vesille Sysmän Ohrasaaressa.":                       "Sysmä",
		"The project supports small businesses between Kemi and Tornio.":                  "Kemi Tornio",
		"Hanke! Jyväskylän": "",
		"Hanke alkoi vuonna 2018. Mallia kokeiltiin Porissa vuonna 2015.": "",
		// where it does not work
		"Hankkeen tuloksia pohditaan Turun kirjamessuilla.":                       "",
		"Myös Joutsasta on kyselty hankkeeseen mukaan, mutta kunta ei enää ehdi.": "",
		"Hanke toimii Oulussa, mutta Kemissä se ei toimi.":                        "Oulu",
		"Hankkeessa Nivalaan suunniteltu ryhmä peruttiin.":                        "",
		"Hankkeen kokeita tehdään Sotkamossa, ei kuitenkaan kaivoksilla.":         "Sotkamo",
		// under a heading or label
		"Hankkeessa uidaan.\n\nPaikka: Ylivieska, Haapajärvi ja Pyhäjoki":     "Ylivieska Haapajärvi Pyhäjoki",
		"Hankkeessa uidaan.\n\nMissä?\n\nKemi ja Tornio. Oulu ei ole mukana.": "Kemi Tornio",
		"Verksamheten i projektet koncentreras till Pargas och Kimitoön.":     "Pargas Kimitoön",
		// what the project covers
		"Projektets område är Pargas och Kimitoön.":                     "Pargas Kimitoön",
		"Det primära området för projektet är Pargas och Kimitoön.":     "Pargas Kimitoön",
		"The project tests the method in the ports of Kotka and Hanko.": "Kotka Hanko",
		"The project supports the residents of Kemi and Tornio.":        "Kemi Tornio",
		"The project is funded by the City of Kemi.":                    "",
		"Hankkeen kohdealueena on Rauma lähikuntineen.":                 "Rauma",
		"Hanke keskittyy Raumalle ja Eurajoelle.":                       "Rauma Eurajoki",
		"Hanketta ei toteuteta Porissa vaan Raumalla.":                  "Rauma",
		"Hanke alkaa Porista ja laajenee Ulvilaan.":                     "Pori Ulvila",
	} {
		t.Run(statement, func(t *testing.T) { wantMunicipalities(t, statement, want) })
	}
}

// wantMunicipalities compares the sure municipalities that a page gives with those wanted, by the names that it has for them.
func wantMunicipalities(t *testing.T, statement, want string) {
	t.Helper()
	project, err := Parse([]byte(opening(statement) + statement + "\n"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range project.Places {
		if p.Kind == network.KindMunicipality && p.Name.Confidence() >= Threshold {
			got = append(got, p.Name.Value)
		}
	}
	if strings.Join(got, " ") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
