package ingest

import (
	"errors"
	"os"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"verkosto/internal/mention"
)

func TestEURA2014(t *testing.T) {
	for _, name := range []string{"page.txt", "page.html", "oddities.txt"} {
		t.Run(name, func(t *testing.T) {
			golden(t, "eura2014/"+name+".golden", dumpAll(t, EURA2014Page, fixture(t, "eura2014/"+name)))
		})
	}
}

// TestEURA2014AsHTML says that a saved page and its text state the same, but for lines.
func TestEURA2014AsHTML(t *testing.T) {
	lines := regexp.MustCompile(`\[\d+\] "|Line = \d+|\d+ lines`)
	text := lines.ReplaceAllString(dumpAll(t, EURA2014Page, fixture(t, "eura2014/page.txt")), "[]")
	page := lines.ReplaceAllString(dumpAll(t, EURA2014Page, fixture(t, "eura2014/page.html")), "[]")
	if text != page {
		t.Error(difference(text, page))
	}
}

// TestEURA2014Encodings says that a page means the same however its characters and line ends are written.
func TestEURA2014Encodings(t *testing.T) {
	page := fixture(t, "eura2014/page.txt")
	want := dumpAll(t, EURA2014Page, page)
	latin1, err := charmap.Windows1252.NewEncoder().String(page)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"byte order mark":     "\xef\xbb\xbf" + page,
		"CRLF":                strings.ReplaceAll(page, "\n", "\r\n"),
		"Windows-1252":        latin1,
		"CRLF, Windows-1252":  strings.ReplaceAll(latin1, "\n", "\r\n"),
		"non-breaking spaces": strings.ReplaceAll(strings.ReplaceAll(page, "361 950", "361\u00a0950"), "1 056 727", "1\u202f056\u2009727"),
		"HTML entities":       strings.ReplaceAll(page, "siltoja &", "siltoja &amp;"),
		"UTF-16":              utf16(page),
		"spaces":              strings.ReplaceAll(page, ": ", ":   "),
	} {
		t.Run(name, func(t *testing.T) {
			if format, err := Detect([]byte(content)); format != EURA2014Page {
				t.Errorf("detected as %q, %v", format, err)
			}
			if got := dumpAll(t, EURA2014Page, content); got != want {
				t.Error(difference(want, got))
			}
		})
	}
}

func utf16(text string) string {
	out := []byte{0xff, 0xfe}
	for _, r := range text {
		out = append(out, byte(r), byte(r>>8)) // the fixtures stay within the basic plane
	}
	return string(out)
}

// TestEURA2014Cut cuts a page after every line: each piece is refused, or said to be partial, or
// whole; what it states is what the page states, or marked as cut.
func TestEURA2014Cut(t *testing.T) {
	page := fixture(t, "eura2014/page.txt")
	evidence := regexp.MustCompile(`(\[\d+\]) ".*?"`)
	allowed := regexp.MustCompile(`TRUNCATED|^Partial|^Problems|^Participants\[\d\]\.(?:Line|Role|Number|Organisation\.Line) `)
	whole := evidence.ReplaceAllString(dumpAll(t, EURA2014Page, page), "$1")
	for at := range page {
		if at%7 != 0 { // enough cuts within words, numbers and characters
			continue
		}
		piece := page[:at]
		err := parseOne(piece, func(project *mention.Project) {
			if strings.Contains(piece, "9 Loppuraportin tiivistelmä") {
				return
			}
			if !project.Partial {
				t.Errorf("cut at byte %d: not partial", at)
			}
			for stated := range strings.Lines(evidence.ReplaceAllString(dump(project), "$1")) {
				if !strings.Contains(whole, stated) && !allowed.MatchString(stated) {
					t.Errorf("cut at byte %d: states %s", at, stated)
				}
			}
		})
		if refused, ok := errors.AsType[*Refusal](err); err != nil && (!ok || refused.Reason == "") {
			t.Errorf("cut at byte %d: %v", at, err)
		}
	}
}

func parseOne(content string, see func(*mention.Project)) error {
	_, err := Mentions(EURA2014Page, strings.NewReader(content), func(project *mention.Project) error {
		see(project)
		return nil
	}, nil)
	return err
}

func TestEURA2014Refused(t *testing.T) {
	page := fixture(t, "eura2014/page.txt")
	heading := "Euroopan sosiaalirahaston (ESR) rahoittaman hankkeen kuvaus"
	for name, test := range map[string]struct {
		content string
		code    RefusalCode
		line    int
	}{
		"no code":            {strings.Replace(page, "Hankekoodi: S90001", "Hankekoodi:", 1), MissingCode, 5},
		"no section":         {heading + "\n\n", Truncated, 2},
		"cut in the code":    {heading + "\n1 Hanke\nHankekoodi: S9", Truncated, 3},
		"two pages":          {heading + "\n" + page, Malformed, 4},
		"larger than a page": {page + strings.Repeat("x", MaxPage), TooLarge, 0},
	} {
		t.Run(name, func(t *testing.T) {
			err := parseOne(test.content, func(*mention.Project) { t.Error("emitted something") })
			refused, ok := errors.AsType[*Refusal](err)
			if !ok || refused.Code != test.code || refused.Line != test.line {
				t.Errorf("got %v, want %s in line %d", err, test.code, test.line)
			}
		})
	}
}

func TestEURA2014LostPartners(t *testing.T) {
	for content, lost := range map[string]bool{
		"Osatoteuttajat\n\nMallila ry, 7654321-2\n":                      false,
		"Osatoteuttajat\n\n":                                             true,
		"Osatoteuttajat:\n\nTuen siirronsaajat\nMallila ry, 7654321-2\n": true,
		"": false,
	} {
		page := "1 Hanke\nHankekoodi: S1\n2 Hakijan perustiedot\nHakijan virallinen nimi: Koe\n\n" + content + "\n9 Loppuraportin tiivistelmä\n"
		err := parseOne(page, func(project *mention.Project) {
			if project.PartnersLost != lost {
				t.Errorf("%q: partners lost: %v", content, project.PartnersLost)
			}
		})
		if err != nil {
			t.Error(err)
		}
	}
}

// TestEURA2014Seed reads a page of the register where it is at hand.
func TestEURA2014Seed(t *testing.T) {
	content, err := os.ReadFile("../../../shared/seeds/004_7b3b330138bebdb7.txt")
	if err != nil {
		t.Skip("the page of the register is not at hand: ", err)
	}
	err = parseOne(string(content), func(project *mention.Project) {
		counts := map[string][2]int{
			"places": {len(project.Places), 25}, "participants": {len(project.Participants), 4}, "indicators": {len(project.Indicators), 2},
			"principles": {len(project.Principles), 18}, "problems": {len(project.Problems), 0},
		}
		for name, count := range counts {
			if count[0] != count[1] {
				t.Errorf("%s: %d, want %d", name, count[0], count[1])
			}
		}
		if out := dump(project); strings.Contains(out, " ! {") || project.Partial || !project.Results.Absent() {
			t.Errorf("problems, or a final report, where there are none:\n%s", out)
		}
	})
	if err != nil {
		t.Error(err)
	}
}

func FuzzEURA2014(f *testing.F) {
	for _, name := range []string{"page.txt", "page.html", "oddities.txt"} {
		f.Add(fixture(f, "eura2014/"+name))
	}
	f.Add("1 Hanke\nHankekoodi: A1\n5 Projektin julkinen rahoitus\nMyönnetty EU- ja valtion rahoitus: -1")
	f.Fuzz(func(t *testing.T, content string) {
		err := parseOne(content, func(project *mention.Project) {
			if project.Code.Value == "" {
				t.Error("a project without a code")
			}
		})
		if _, ok := errors.AsType[*Refusal](err); err != nil && !ok {
			t.Errorf("an error that is no refusal: %v", err)
		}
	})
}

func BenchmarkEURA2014(b *testing.B) {
	for _, name := range []string{"page.txt", "page.html"} {
		content := fixture(b, "eura2014/"+name)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(content)))
			b.ReportAllocs()
			for b.Loop() {
				if err := parseOne(content, func(*mention.Project) {}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
