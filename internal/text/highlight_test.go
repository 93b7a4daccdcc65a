package text

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestHighlight(t *testing.T) {
	for _, c := range []struct {
		text, query string
		runes       int
		want        string
	}{
		{"Uusi kasvu syntyy verkostoissa", "verkosto", 100, "Uusi kasvu syntyy [verkostoissa]"},
		{"Tampereen kaupunki ja Tampere", "tampere", 100, "[Tampereen] kaupunki ja [Tampere]"},
		{"JÄRJESTÖILLE tukea", "jarjesto", 100, "[JÄRJESTÖILLE] tukea"},
		{"COVID-19 ja covid19", "covid-19", 100, "[COVID-19] ja [covid19]"},
		{"EU:lta tukea", "eu", 100, "[EU]:lta tukea"},
		{"yksi kaksi kolme neljä viisi kuusi seitsemän", "neljä", 28, "…kolme [neljä] viisi kuusi…"},
		{"yksi kaksi kolme neljä viisi kuusi seitsemän", "seitsemän", 20, "…kuusi [seitsemän]"},
		{"yksi kaksi kolme", "puuttuu", 10, "yksi kaksi…"},
		{"yksi kaksi kolme", "", 100, "yksi kaksi kolme"},
		{"pitkäsanajokaeimahdu", "pitkä", 5, "pitkä…"},
		{"mitä vain", "vain", 0, "…"},
		{"", "vain", 10, ""},
		{"rikki \xff\xfe vain", "vain", 100, "rikki \xff\xfe [vain]"},
	} {
		snippet := Highlight(c.text, Analyse(c.query), c.runes)
		if got := render(snippet, len(c.text)); got != c.want {
			t.Errorf("Highlight(%q, %q, %d) = %q, want %q", c.text, c.query, c.runes, got, c.want)
		}
	}
}

// render marks matches with brackets and cut ends with dots.
func render(s Snippet, whole int) string {
	var b strings.Builder
	if s.Offset > 0 {
		b.WriteString("…")
	}
	for piece, matched := range s.Pieces() {
		if matched {
			piece = "[" + piece + "]"
		}
		b.WriteString(piece)
	}
	if end := s.Offset + len(s.Text); end < whole && (s.Text != "" || s.Offset == 0) {
		b.WriteString("…")
	}
	return b.String()
}

func TestHighlightOfHugeTextIsBounded(t *testing.T) {
	huge := strings.Repeat("sana ", 1<<20) + "verkosto"
	snippet := Highlight(huge, Analyse("sana"), 200)
	if n := utf8.RuneCountInString(snippet.Text); n > 200 || len(snippet.Spans) == 0 {
		t.Errorf("%d runes, %d spans", n, len(snippet.Spans))
	}
	if snippet = Highlight(huge, Analyse("verkosto"), 200); len(snippet.Spans) != 0 || snippet.Offset != 0 {
		t.Errorf("a match past the scanned part was found at %d", snippet.Offset)
	}
}

func FuzzHighlight(f *testing.F) {
	f.Add("Uusi kasvu syntyy verkostoissa", "verkosto kasvu", 20)
	f.Add("\xff\xfe a-b-c \u00ad", "a*", 3)
	f.Add("työ\u00ADelämä  \n\n x", "työelämä", -1)
	f.Fuzz(func(t *testing.T, s, query string, runes int) {
		snippet := Highlight(s, Analyse(query), runes)
		if n := utf8.RuneCountInString(snippet.Text); n > max(runes, 0) {
			t.Fatalf("%d runes, at most %d asked for", n, runes)
		}
		if !strings.HasPrefix(s[snippet.Offset:], snippet.Text) || snippet.Cut != (len(snippet.Text) != len(s)) {
			t.Fatalf("snippet %+v of %q", snippet, s)
		}
		var whole strings.Builder
		for piece := range snippet.Pieces() {
			if piece == "" {
				t.Fatalf("empty piece in %+v", snippet)
			}
			whole.WriteString(piece)
		}
		if whole.String() != snippet.Text {
			t.Fatalf("pieces %q of %q", whole.String(), snippet.Text)
		}
		if utf8.ValidString(s) && !utf8.ValidString(snippet.Text) {
			t.Fatalf("snippet %q cuts a rune", snippet.Text)
		}
	})
}

func BenchmarkHighlight(b *testing.B) {
	query := Analyse("maakuntaan kuntien")
	b.ReportAllocs()
	for b.Loop() {
		Highlight(abstract, query, 200)
	}
}
