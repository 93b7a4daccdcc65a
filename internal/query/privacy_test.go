package query

import "testing"

func TestHideContacts(t *testing.T) {
	for text, want := range map[string]string{
		"":                              "",
		"Yhteyshenkilö: Aino Esimerkki": "Yhteyshenkilö: Aino Esimerkki",
		"aino.esimerkki@example.fi":     "…",
		"sähköposti: aino.esimerkki(at)example.fi, puh. 050-555 0123": "sähköposti: …, puh. …",
		"Projektijohtaja Aino Esimerkki, p. 0440 555 012":             "Projektijohtaja Aino Esimerkki, p. …",
		"tel. +358 40 555 0123":                                       "tel. …",
		"Y-tunnus: 0112038-9":                                         "Y-tunnus: 0112038-9",
		"Alkaa 1.2.2021 ja päättyy 31.8.2023":                         "Alkaa 1.2.2021 ja päättyy 31.8.2023",
		"Alkaa 01.02.2021 ja päättyy 31.08.2023":                      "Alkaa 01.02.2021 ja päättyy 31.08.2023",
		"Myönnetty: 361 950":                                          "Myönnetty: 361 950",
		"Toteutunut: 1 056 727 euroa, 88 545":                         "Toteutunut: 1 056 727 euroa, 88 545",
		"33101 Tampere":                                               "33101 Tampere",
		"ohjelmakausi 2014-2020 ja 2021–2027":                         "ohjelmakausi 2014-2020 ja 2021–2027",
	} {
		if got := HideContacts(text); got != want {
			t.Errorf("%q is shown as %q, want %q", text, got, want)
		}
	}
}
