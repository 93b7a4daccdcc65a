package prose

import (
	"strings"
	"testing"
)

// TestPeopleInWords reads the people that a page names. What is expected is "name | title | organisation", in the order of the page; names are
// invented.
func TestPeopleInWords(t *testing.T) {
	for page, want := range map[string]string{
		"Yhteystiedot\n\nKorpela Minna, projektipäällikkö, Aallon kansanopisto, 040 555 1111":                                                                   "Minna Korpela | projektipäällikkö | Aallon kansanopisto",
		"Yhteystiedot\n\nKORPELA MINNA\nprojektipäällikkö\nAallon kansanopisto\nminna.korpela@aalto.example":                                                    "Minna Korpela | projektipäällikkö | Aallon kansanopisto",
		"Yhteystiedot\n\nMinna-Liisa Korpela-Virtanen\nAsiantuntija TKI, Aallon kansanopisto":                                                                   "Minna-Liisa Korpela-Virtanen | Asiantuntija | Aallon kansanopisto",
		"Lisätietoja\n\nPääsihteeri Minna Korpela\nAallon kansanopisto\np. 050 555 1111\n\nKehittämispäällikkö Teemu Kanerva\nPajun yliopisto\np. 050 555 2222": "Minna Korpela | Pääsihteeri | Aallon kansanopisto; Teemu Kanerva | Kehittämispäällikkö | Pajun yliopisto",
		"Hankkeen projektipäällikkönä toimii Minna Korpela Aallon kansanopistosta.":                                                                             "Minna Korpela | projektipäällikkö | Aallon kansanopisto",
		"Dosentti Minna Jalovaaran johtama hanke alkoi. Hanketta koordinoi Aallon kansanopisto.":                                                                "Minna Jalovaara | Dosentti | Aallon kansanopisto",
		"– Hanke on alkanut hyvin, sanoo projektipäällikkö Teemu Kanerva Pajun yliopistosta.":                                                                   "Teemu Kanerva | projektipäällikkö | Pajun yliopisto",
		"Projektet Aallokko\n\nProjektledare: Minna Korpela":                                                                                                    "Minna Korpela | Projektledare | ",
		"Projektet Aallokko är viktigt, säger Minna Korpela, som är forskningsledare vid Vassby akademi.":                                                       "Minna Korpela | forskningsledare | ",
		"The Aallokko project is going well, says Teemu Kanerva, who works as a project manager at Reed University.":                                            "Teemu Kanerva | project manager | Reed University",
		"Projektet Aallokko\n\nFinansiärer: Leader, Aktion Vassby":                                                                                              "",
		"Hankkeen toimisto on osoitteessa Anna Sahlsténin katu 5, Kaisla.":                                                                                      "",
		"Hankkeen järjestää Oy Matti Meikäläinen Ab.":                                                                                                           "",
		"Hanketta rahoittaa Sara Kivelän säätiö.":                                                                                                               "",
		"Lisätietoja antaa kommodori Teemu Kanerva, p. 0500 555 741.":                                                                                           "Teemu Kanerva | kommodori | ",
		"Who we are\n\nOutdoor guide: Teemu Kanerva, +358 44 555 1720\nAssociate Professor Minna Korpela, minna.korpela@reed.example":                           "Teemu Kanerva | Outdoor guide | ; Minna Korpela | Associate Professor | ",
		"Contacts for the project\n\nProf. Anh-Duc Lefevre, Reed University, anh-duc.lefevre[at]reed.example":                                                   "Anh-Duc Lefevre | Prof. | Reed University",
		"Contacts for the project\n\nRDI Specialist\nDr. Xuan Tran\nReed University":                                                                            "Xuan Tran | RDI Specialist | Reed University",
		"Verksamhetsledare för Vågen: Teemu Kanerva, 045 555 3812":                                                                                              "Teemu Kanerva | Verksamhetsledare | ",
		"Teemu Kanerva\nhankkeen vetäjä, Aallon kansanopisto":                                                                                                   "Teemu Kanerva | hankkeen vetäjä | Aallon kansanopisto",
		"Contacts for the project\n\nInterested people may call job coach Teemu Kanerva at Reed University, tel. +358 2 555 8104.":                              "Teemu Kanerva | job coach | Reed University",
		"Kyläasiamiehet: Teemu Kanerva (040 555 1111) ja Minna Korpela (040 555 1112)":                                                                          "Teemu Kanerva | Kyläasiamies | ; Minna Korpela | kyläasiamies | ",
		"Aallon kansanopisto\n- mittaukset\n- erikoistutkija Teemu Kanerva":                                                                                     "Teemu Kanerva | erikoistutkija | Aallon kansanopisto",
		"Hankkeen projektipäällikkönä aloitti elokuussa Teemu Kanerva.":                                                                                         "Teemu Kanerva | projektipäällikkö | ",
		"I projektet lär vi oss simma, och projektledaren Minna Korpela berättar att det går":                                                                   "Minna Korpela | projektledare | ",
		"Yhteystiedot\n\nM. Korpela, hankekoordinaattori, 040 555 1111":                                                                                         "M. Korpela | hankekoordinaattori | ",
	} {
		t.Run(page, func(t *testing.T) {
			project, err := Parse([]byte(opening(page) + "\n\n" + page + "\n"))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, m := range project.Participants {
				for _, p := range m.Contacts {
					got = append(got, p.Name.Value+" | "+p.Title.Value+" | "+m.Organisation.NameFi.Value+m.Organisation.NameSv.Value+m.Organisation.NameEn.Value)
				}
			}
			for _, p := range project.Contacts {
				got = append(got, p.Name.Value+" | "+p.Title.Value+" | ")
			}
			if strings.Join(got, "; ") != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}
