package ingest

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"verkosto/internal/mention"
)

func TestEURA2007(t *testing.T) {
	for _, name := range []string{"page.txt", "page.html", "oddities.txt"} {
		t.Run(name, func(t *testing.T) {
			content := fixture(t, "eura2007/"+name)
			if format, err := Detect([]byte(content)); format != EURA2007Page {
				t.Errorf("detected as %q, %v", format, err)
			}
			golden(t, "eura2007/"+name+".golden", dumpAll(t, EURA2007Page, content))
		})
	}
}

// TestEURA2007Forms says that a page states the same as text and as saved HTML, and however its characters are written.
func TestEURA2007Forms(t *testing.T) {
	lines := regexp.MustCompile(`\[\d+\] "|Line = \d+|\d+ lines`)
	plain := func(content string) string {
		return lines.ReplaceAllString(dumpAll(t, EURA2007Page, content), "[]")
	}
	page := fixture(t, "eura2007/page.txt")
	latin1, err := charmap.Windows1252.NewEncoder().String(page)
	if err != nil {
		t.Fatal(err)
	}
	want := plain(page)
	for name, content := range map[string]string{
		"HTML": fixture(t, "eura2007/page.html"), "Windows-1252": latin1, "CRLF": strings.ReplaceAll(page, "\n", "\r\n"),
	} {
		if got := plain(content); got != want {
			t.Errorf("%s: %s", name, difference(want, got))
		}
	}
}

func TestEURA2007Refused(t *testing.T) {
	page := fixture(t, "eura2007/page.txt")
	for name, test := range map[string]struct {
		content string
		code    RefusalCode
		line    int
	}{
		"no code":         {strings.Replace(page, "Projektikoodi: S90701", "Projektikoodi:", 1), MissingCode, 6},
		"no section":      {"Euroopan sosiaalirahaston rahoittaman projektin kuvaus\n", Truncated, 1},
		"cut in the code": {before(page, "0701"), Truncated, 0},
		"two pages":       {"Euroopan sosiaalirahaston rahoittaman projektin kuvaus\n" + page, Malformed, 5},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Mentions(EURA2007Page, strings.NewReader(test.content), func(*mention.Project) error { return nil }, nil)
			refused, ok := errors.AsType[*Refusal](err)
			if !ok || refused.Code != test.code || test.line > 0 && refused.Line != test.line {
				t.Errorf("got %v, want %s in line %d", err, test.code, test.line)
			}
		})
	}
}

// TestEURA2007Cut cuts a page at many places: what is left is refused, or said to be partial before section 4.
func TestEURA2007Cut(t *testing.T) {
	page := fixture(t, "eura2007/page.txt")
	for at := 0; at < len(page); at += 7 {
		_, err := Mentions(EURA2007Page, strings.NewReader(page[:at]), func(project *mention.Project) error {
			if !project.Partial && !strings.Contains(page[:at], "4. Projektin julkinen rahoitus") {
				t.Errorf("cut at byte %d: not partial", at)
			}
			return nil
		}, nil)
		if _, ok := errors.AsType[*Refusal](err); err != nil && !ok {
			t.Errorf("cut at byte %d: %v", at, err)
		}
	}
}

func TestPersonName(t *testing.T) {
	for stated, want := range map[string]string{
		"Matti Keksitty":         "Matti Keksitty",
		"KEKSITTY MATTI":         "Matti Keksitty",
		"MATTI KEKSITTY":         "Matti Keksitty",
		"Keksitty, Matti":        "Matti Keksitty",
		"Keksitty, Matti Juhani": "Matti Juhani Keksitty",
		"KEKSITTY Matti":         "Matti Keksitty",
		"Keksitty Maija-Liisa":   "Maija-Liisa Keksitty",
		"Keksinen Aadolfiina":    "Aadolfiina Keksinen",
		"Aino-Kaisa Keksinen":    "Aino-Kaisa Keksinen",
		"Zyx Qwert":              "Zyx Qwert",
		"MEHI-LÄINEN ÅSA":        "Åsa Mehi-Läinen",
		"Maija VON KEKSITTY":     "Maija von Keksitty",
		"Keksitty":               "Keksitty",
		"A, B, C":                "A, B, C",
	} {
		if got, wrong := asPersonName(stated); got != want || wrong != nil {
			t.Errorf("%q is read as %q, %v; want %q", stated, got, wrong, want)
		}
	}
}

func TestPartnerOf(t *testing.T) {
	for stated, want := range map[string][2]string{
		"Laituri ry, 9000001-7":                             {"Laituri ry", "9000001-7"},
		"Sanasta sanaan, kirjasta kirjaan":                  {"Sanasta sanaan, kirjasta kirjaan", ""},
		"Kehittämis-, koulutus- ja tutkimus ry, 9000001-7":  {"Kehittämis-, koulutus- ja tutkimus ry", "9000001-7"},
		"Osuuskunta Vene (OKV), 9000001-7":                  {"Osuuskunta Vene (OKV)", "9000001-7"},
		"Osuuskunta Vene [OKV] , 9000001-7":                 {"Osuuskunta Vene [OKV]", "9000001-7"},
		"Osatoteuttajan nimi: Laiturin kunta":               {"Laiturin kunta", ""},
		"Toteuttajan nimi: Laituri Oy, Y-tunnus: 9000001-7": {"Laituri Oy", "9000001-7"},
		"Laituri Oy (Y-tunnus 9000001-7)":                   {"Laituri Oy", "9000001-7"},
		"Laituri Oy (9000001-7)":                            {"Laituri Oy", "9000001-7"},
		"Laituri Oy 9000001-7":                              {"Laituri Oy", "9000001-7"},
		"Laituri Oy; 9000001-7":                             {"Laituri Oy", "9000001-7"},
		"Laituri 2000 Oy":                                   {"Laituri 2000 Oy", ""},
		"Laituri Oy, -":                                     {"Laituri Oy", ""},
		"Laituri, 12":                                       {"Laituri", "12"},
	} {
		if got := partnerOf(line{number: 1, text: stated}); got.NameFi.Value != want[0] || got.BusinessID.Value != want[1] {
			t.Errorf("%q is read as %q and %q", stated, got.NameFi.Value, got.BusinessID.Value)
		}
	}
}

func FuzzEURA2007(f *testing.F) {
	for _, name := range []string{"page.txt", "page.html", "oddities.txt"} {
		f.Add(fixture(f, "eura2007/"+name))
	}
	f.Fuzz(func(t *testing.T, content string) {
		_, err := Mentions(EURA2007Page, strings.NewReader(content), func(project *mention.Project) error {
			if !project.Code.OK() {
				t.Error("a project without a code")
			}
			return nil
		}, nil)
		if _, ok := errors.AsType[*Refusal](err); err != nil && !ok {
			t.Errorf("an error that is no refusal: %v", err)
		}
	})
}

func BenchmarkEURA2007(b *testing.B) {
	for _, name := range []string{"page.txt", "page.html"} {
		page := fixture(b, "eura2007/"+name)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(page)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Mentions(EURA2007Page, strings.NewReader(page), func(*mention.Project) error { return nil }, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
