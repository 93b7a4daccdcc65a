package text

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestHideContacts(t *testing.T) {
	for text, want := range map[string]string{
		"":                              "",
		"Yhteyshenkilö: Aino Esimerkki": "Yhteyshenkilö: Aino Esimerkki",
		"aino.esimerkki@example.fi":     "…",
		"sähköposti: aino.esimerkki(at)example.fi, puh. 050-555 0123": "sähköposti: …, puh. …",
		"KYSY AINO.ESIMERKKI (AT) EXAMPLE.FI":                         "KYSY …",
		"sähköposti: aino.esimerkki(a)example.fi":                     "sähköposti: …",
		"aino.esimerkki [ät] example.fi":                              "…",
		"Kysy: aino.esimerkki at example.fi.":                         "Kysy: ….",
		"aino.esimerkki＠example.fi":                                   "…",
		"Projektijohtaja Aino Esimerkki, p. 0440 555 012":             "Projektijohtaja Aino Esimerkki, p. …",
		"tel. +358 40 555 0123":                                       "tel. …",
		"tel. +358 (0)40 555 0123":                                    "tel. …",
		"tel. 00358-40-555 0123":                                      "tel. …",
		"puh. 040\u00a0555\u00a00123":                                 "puh. …",
		"puh. 040\u2011555\u20110123":                                 "puh. …",
		"puh. 040.555.0123":                                           "puh. …",
		"puh. 040/5550123":                                            "puh. …",
		"puh. 03/5550123":                                             "puh. …",
		"tel. +358.40.555.0123":                                       "tel. …",
		"Y-tunnus: 0112038-9":                                         "Y-tunnus: 0112038-9",
		"Alkaa 1.2.2021 ja päättyy 31.8.2023":                         "Alkaa 1.2.2021 ja päättyy 31.8.2023",
		"Alkaa 01.02.2021 ja päättyy 31.08.2023":                      "Alkaa 01.02.2021 ja päättyy 31.08.2023",
		"Kaudella 02/2021–08/2023":                                    "Kaudella 02/2021–08/2023",
		"Myönnetty: 361 950":                                          "Myönnetty: 361 950",
		"Toteutunut: 1 056 727 euroa, 88 545":                         "Toteutunut: 1 056 727 euroa, 88 545",
		"33101 Tampere":                                               "33101 Tampere",
		"ohjelmakausi 2014-2020 ja 2021–2027":                         "ohjelmakausi 2014-2020 ja 2021–2027",
		"Meeting at example.fi":                                       "Meeting at example.fi",
		"Käytössä 0,5 henkilötyövuotta (at least)":                    "Käytössä 0,5 henkilötyövuotta (at least)",
	} {
		if got := HideContacts(text); got != want {
			t.Errorf("%q is shown as %q, want %q", text, got, want)
		}
	}
}

// TestContactsAreHiddenHoweverWritten writes invented contacts in the ways that pages do.
func TestContactsAreHiddenHoweverWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		digits := rapid.StringMatching(`[1-9]\d{2}`)
		middle, end := digits.Draw(t, "middle"), digits.Draw(t, "end")
		separator := rapid.SampledFrom([]string{" ", "-", "", "\u00a0", "–", ".", "  "}).Draw(t, "separator")
		area := rapid.SampledFrom([]string{"040", "050", "0400", "+358 40", "+358 (0)40", "+35840"}).Draw(t, "area")
		phone := area + separator + middle + separator + end
		at := rapid.SampledFrom([]string{"@", "(at)", "[at]", " (at) ", "＠", "(a)", " at "}).Draw(t, "at")
		mail := "aino." + rapid.StringMatching(`[a-zåäö]{2,9}`).Draw(t, "name") + at + "example.fi"
		line := rapid.SampledFrom([]string{"", "Yhteyshenkilö Aino Esimerkki, ", "p. ", "tel: "}).Draw(t, "before") + phone + "; " + mail
		shown := HideContacts(line)
		if strings.Contains(shown, middle+separator+end) || strings.Contains(shown, "example.fi") || strings.Contains(shown, "aino.") {
			t.Errorf("%q is shown as %q", line, shown)
		}
		if again := HideContacts(shown); again != shown {
			t.Errorf("%q is shown as %q, and again as %q", line, shown, again)
		}
	})
}

// TestQuickLookMissesNothing compares the quick look at texts with the pattern that it saves.
func TestQuickLookMissesNothing(t *testing.T) {
	pieces := []string{"@", "＠", "(at)", "[ät]", "(a", " at ", " AT ", "+", "0", "01", "358", "12345", "ä", "\xff", "\u00a0", "-", ".", "/", " ", "x", "fi"}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 12).Draw(t, "pieces"), "")
		if contacts.MatchString(text) && !mayHoldContacts(text) {
			t.Errorf("%q may hold contacts", text)
		}
	})
}
