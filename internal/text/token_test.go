package text

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTokens(t *testing.T) {
	for _, c := range []struct{ given, want string }{
		{"", ""},
		{" – ! ", ""},
		{"Uusi kasvu syntyy", "Uusi|kasvu|syntyy"},
		{"COVID-19 pandemia", "COVID|19|COVID19|pandemia"},
		{"S22382.", "S22382"},
		{"Etelä-Pirkanmaan, Tampereen", "Etelä|Pirkanmaan|EteläPirkanmaan|Tampereen"},
		{"elinkeino-, liikenne- ja ympäristökeskus", "elinkeino|liikenne|ja|ympäristökeskus"},
		{"vuosina 2021–2027", "vuosina|2021|2027"},
		{"matti.meikalainen@example.fi", "matti|meikalainen|example|fi"},
		{"https://example.fi/a?b=1", "https|example|fi|a|b|1"},
		{"EU:lta YK:n TE-toimiston", "EU|YK|TE|toimiston|TEtoimiston"},
		{"Hanke:nimi klo:", "Hanke|nimi|klo"},
		{"a-b-c-d-e-f", "a|b|c|d|e|f|abcdef"},
		{"a-b-c-d-e-f-g", "a|b|c|d|e|f|g"},
		{"tupla--viiva", "tupla|viiva"},
		{"ha\u0308n työ\u00ADelämä", "ha\u0308n|työ\u00ADelämä"},
		{"Москва 東京 हिन्दी", "Москва|東京|हिन्दी"},
		{"\xffrikki\xfe", "rikki"},
	} {
		var got []string
		for token := range Tokens(c.given) {
			got = append(got, token.Text)
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("Tokens(%q) = %q, want %q", c.given, strings.Join(got, "|"), c.want)
		}
	}
}

func TestTokensCanBeLeftEarly(t *testing.T) {
	const s = "yksi kaksi-kolme neljä"
	all := slices.Collect(Tokens(s))
	for n := range all {
		var some []Token
		for token := range Tokens(s) {
			if some = append(some, token); len(some) == n+1 {
				break
			}
		}
		if !slices.Equal(some, all[:n+1]) {
			t.Errorf("the first %d tokens are %v, want %v", n+1, some, all[:n+1])
		}
	}
}

func FuzzTokens(f *testing.F) {
	for _, seed := range []string{"COVID-19 EU:lta", "a-b-c-d-e-f-g-", "\xff-\xfe", "työ\u00AD-elämä:n", "1:2:n-3"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for token := range Tokens(s) {
			if token.Start < 0 || token.Start >= token.End || token.End > len(s) || token.End < last {
				t.Fatalf("token %+v is out of place in %q", token, s)
			}
			if !strings.HasPrefix(s[token.Start:], token.Text) && !strings.ContainsAny(s[token.Start:token.End], "-\u2010\u2011") {
				t.Fatalf("token %+v doesn't stand in %q", token, s)
			}
			if utf8.ValidString(s) && !utf8.ValidString(token.Text) {
				t.Fatalf("token %+v cuts a rune of %q", token, s)
			}
			last = token.End
		}
	})
}
