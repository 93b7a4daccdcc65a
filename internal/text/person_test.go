package text

import (
	"slices"
	"strings"
	"testing"
)

func TestNamesAreFoundInText(t *testing.T) {
	for _, c := range []struct{ name, in, found string }{
		{"Maija Mallikas", "Lisätietoja: Maija Mallikas, p. 040", "Maija Mallikas"},
		{"Maija Mallikas", "Hankkeen veti MALLIKAS MAIJA.", "MALLIKAS MAIJA"},
		{"Maija Mallikas", "Mallikas, Maija (johtaja)", "Mallikas, Maija"},
		{"Maija Mallikas", "kysy Maija Mallikkaalta", "Maija Mallikkaalta"},
		{"Maija Mallikas", "Maija Mallikkaan vetämä", "Maija Mallikkaan"},
		{"Maija Mallikas", "Maijan ja Mallikkaan", ""},
		{"Maija Mallikas", "maija mallikas", ""},
		{"Maija Mallikas", "Maija Mallila", ""},
		{"Pekka Puro", "Pekan kanssa, Pekka Puron ja muiden", "Pekka Puron"},
		{"Aada Åström", "Aada Åströmin", "Aada Åströmin"},
		{"Aada Åström", "Åströmille, Aada", "Åströmille, Aada"},
		{"Matti Meikäläinen", "Matti Meikäläisen ja Matti Meikäläiselle", "Matti Meikäläisen|Matti Meikäläiselle"},
		{"Matti Meikäläinen", "Matti Meikäläinen-Virta", ""},
		{"Liisa Mäki", "Liisa Mäen, Liisa Mäelle ja Liisa Mäkeä", "Liisa Mäen|Liisa Mäelle|Liisa Mäkeä"},
		{"Ville Lehto", "Ville Lehdon puheenjohdolla", "Ville Lehdon"},
		{"Antti Niemi", "Antti Niemelle", "Antti Niemelle"},
		{"Anna-Liisa Honka", "Anna-Liisa Hongan", "Anna-Liisa Hongan"},
		{"Maija Kaarina Mallikas", "Maija Kaarina Mallikas", "Maija Kaarina Mallikas"},
		{"Maija", "Maijan", "Maijan"},
		{"", "Maija", ""},
	} {
		forms := NameForms(c.name)
		var found []string
		behind := 0
		for mention := range NamesIn(c.in) {
			known := slices.ContainsFunc(mention.Keys, func(key string) bool { return slices.Contains(forms, key) })
			if known && mention.Start >= behind {
				found, behind = append(found, c.in[mention.Start:mention.End]), mention.End
			}
		}
		if got := strings.Join(found, "|"); got != c.found {
			t.Errorf("%s in %q: got %q, want %q", c.name, c.in, got, c.found)
		}
		if len(forms) > 1000 {
			t.Errorf("%s has %d forms", c.name, len(forms))
		}
	}
}

func FuzzNamesIn(f *testing.F) {
	f.Add("Maija Mallikas, p. 040 – Åström, Aada")
	f.Fuzz(func(t *testing.T, s string) {
		for mention := range NamesIn(s) {
			if mention.Start < 0 || mention.End > len(s) || mention.Start >= mention.End || len(mention.Keys) == 0 {
				t.Fatalf("%+v in %q", mention, s)
			}
		}
		_ = NameForms(s)
	})
}
