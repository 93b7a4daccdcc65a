package ingest

import (
	"testing"

	"pgregory.net/rapid"

	"verkosto/internal/network"
)

func TestAmounts(t *testing.T) {
	for text, want := range map[string]string{
		"361 950": "361950", "361\u00a0950": "361950", "1\u202f056\u202f727": "1056727", "299250": "299250",
		"2073781.25": "2073781.25", "825357,5": "825357.5", "10 000,00 €": "10000.00", "-5": "-5", "−5 euroa": "-5", "0": "0",
		"12 34": "", "1 0000": "", "1.234": "", "1.234.567": "", "": "", "-": "", "x": "", "1e9": "", "1,": "", ",5": "", "null": "", "#PUUTTUU!": "",
		"123456789012345678": "", "5-": "", "--5": "", "NaN": "", "Inf": "", "١٢٣": "",
	} {
		got, wrong := asAmount(text)
		switch {
		case want == "" && (wrong == nil || wrong.Code != network.ProblemInvalidAmount):
			t.Errorf("%q: got %v, %v", text, got, wrong)
		case want != "" && (wrong != nil || got.String() != want):
			t.Errorf("%q: got %v, %v, want %s", text, got, wrong, want)
		}
	}
}

func TestFinnishDates(t *testing.T) {
	for text, want := range map[string]network.Date{
		"1.2.2021": "2021-02-01", "01.02.2021": "2021-02-01", "01.06.19": "2019-06-01", "29.2.2024": "2024-02-29", "1.2.2021.": "2021-02-01",
		"29.2.2022": "", "31.4.2021": "", "0.1.2021": "", "1.13.2021": "", "2021-02-01": "", "1.2": "", "": "", "a.b.c": "", "1.2.20211": "", "1.2.021": "",
	} {
		got, wrong := asFinnishDate(text)
		if got != want || (want == "") != (wrong != nil) {
			t.Errorf("%q: got %q, %v", text, got, wrong)
		}
	}
}

func TestCells(t *testing.T) {
	for text, want := range map[string]string{
		`"NCSR ""D"""`: `NCSR "D"`, `"VINCA" INSTITUTE`: `"VINCA" INSTITUTE`, `"A"`: `"A"`, `""`: `""`, `"`: `"`, `"A "" B" C"`: `"A "" B" C"`, "": "",
	} {
		if got := unescape(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{"a  b": "a b", " a": "a", "a\u00a0b\t\n c ": "a b c", "å b": "å b", "": "", " ": ""} {
		if got := collapse(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// TestAmountsAreExact says that grouping and the decimal sign change nothing.
func TestAmountsAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plain := rapid.StringMatching(`[1-9][0-9]{0,14}(\.[0-9]{1,2})?`).Draw(t, "amount")
		grouped := group(plain)
		a, wrongA := asAmount(plain)
		b, wrongB := asAmount(grouped)
		if wrongA != nil || wrongB != nil || a.String() != plain || b.String() != plain {
			t.Fatalf("%s: %v %v; %s: %v %v", plain, a, wrongA, grouped, b, wrongB)
		}
	})
}

// group writes an amount the Finnish way.
func group(plain string) string {
	whole, fraction := plain, ""
	for i := range plain {
		if plain[i] == '.' {
			whole, fraction = plain[:i], ","+plain[i+1:]
		}
	}
	out := ""
	for i, digit := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			out += "\u00a0"
		}
		out += string(digit)
	}
	return out + fraction
}
