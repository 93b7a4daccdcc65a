package text

import (
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for given, want := range map[string]string{
		"":                    "",
		"plain ascii 123":     "plain ascii 123",
		"Äänekoski":           "aanekoski",
		"ÅBO AKADEMI":         "abo akademi",
		"A\u0308a\u0308ni":    "aani",
		"Šakki ja žonglööri-": "sakki ja zongloori-",
		"Straße GROẞ":         "strasse gross",
		"Ærø œuvre":           "aero oeuvre",
		"Łódź Đorđe Þór":      "lodz dorde thor",
		"Anár ŋ ŧ ǥ ǯ":        "anar n t g z",
		"ﬁnanssi Ｏｙ Ⅷ":        "finanssi oy viii",
		"İstanbul ısı":        "istanbul isi",
		"tab\tja\u00a0väli\n": "tab ja vali ",
		"Ελλάς Σίσυφος":       "ελλασ σισυφοσ",
		"Москва":              "москва",
		"\xff":                "\ufffd",
	} {
		if got := Fold(given); got != want {
			t.Errorf("Fold(%q) = %q, want %q", given, got, want)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, seed := range []string{"Äänekoski", "A\u0308", "ẞ\u0301", "ǆ İ ﷺ ½ ¨", "\xffå", "각"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded := Fold(s)
		if !utf8.ValidString(folded) {
			t.Errorf("Fold(%q) = %q is not UTF-8", s, folded)
		}
		if again := Fold(folded); again != folded {
			t.Errorf("Fold(%q) = %q, folded again %q", s, folded, again)
		}
	})
}

func BenchmarkFold(b *testing.B) {
	b.Run("ascii", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			Fold("tampereen kaupunki")
		}
	})
	b.Run("umlauts", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			Fold("Pieksämäen kehittämisyhtiö")
		}
	})
}
