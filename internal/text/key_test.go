package text

import (
	"bufio"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestSortKeyOrder lists names in dictionary order; names on one line have the same key.
func TestSortKeyOrder(t *testing.T) {
	ordered := [][]string{
		{"", "–", " . "},
		{"1. hanke", "1 HANKE"},
		{"2 hanketta"},
		{"A-lehdet"},
		{"Aalto"},
		{"e-oppi", "É oppi"},
		{"eoppi"},
		{"Keski-Suomi", "keski suomi", "„Keski – Suomi”"},
		{"Keskiö"},
		{"Šakki", "sakki"},
		{"São", "Sao"},
		{"Saos"},
		{"Vaasa"},
		{"Waasa"},
		{"yli", "üli"},
		{"Zoo"},
		{"Åbo", "A\u030abo"},
		{"Äetsä", "a\u0308etsä"},
		{"Ähtäri", "æhtäri"},
		{"öljy", "øljy"},
		{"Афины"},
	}
	var flat []string
	for _, same := range ordered {
		for _, name := range same {
			if SortKey(name) != SortKey(same[0]) {
				t.Errorf("%q and %q differ: %q, %q", same[0], name, SortKey(same[0]), SortKey(name))
			}
		}
		flat = append(flat, SortKey(same[0]))
	}
	if !slices.IsSorted(flat) {
		t.Errorf("not in order: %q", flat)
	}
}

func TestSortKeyIsBounded(t *testing.T) {
	if n := len(SortKey(strings.Repeat("東京 ", 10000))); n > maxSortKey {
		t.Errorf("a key of %d bytes", n)
	}
}

// TestNameKeysNeverChange compares with the golden file: keys are kept in databases.
func TestNameKeysNeverChange(t *testing.T) {
	const path = "testdata/namekeys.txt"
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var written strings.Builder
	for lines := bufio.NewScanner(file); lines.Scan(); {
		name, want, _ := strings.Cut(lines.Text(), "\t")
		got := NameKey(name)
		written.WriteString(name + "\t" + got + "\n")
		if got != want && !*update {
			t.Errorf("NameKey(%q) = %q, want %q", name, got, want)
		}
	}
	if *update {
		if err := os.WriteFile(path, []byte(written.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestNameKeyMeetings(t *testing.T) {
	for _, same := range [][]string{
		{"Keski-Suomen liitto", "KESKI – SUOMEN LIITTO", "Keski\u2011Suomen\u00a0liitto ", "Keski‐Suomen liitto."},
		{"Koulutuskonserni -kuntayhtymä", "koulutuskonserni-kuntayhtymä"},
		{"Oy Esimerkki Ab", "Oy. Esimerkki Ab.", "OY \"ESIMERKKI\" AB", "Oy ’Esimerkki’ Ab", "oy esi\u00admerkki ab"},
		{"A&B", "A & B", "a &b"},
		{"Meikäläinen, Matti", "Meikalainen  Matti"},
	} {
		for _, name := range same {
			if NameKey(name) != NameKey(same[0]) {
				t.Errorf("%q and %q differ: %q, %q", same[0], name, NameKey(same[0]), NameKey(name))
			}
		}
	}
	for _, apart := range [][2]string{{"Kuusi & Mänty", "Kuusi ja Mänty"}, {"Esimerkki Oy", "Esimerkki ry"}} {
		if NameKey(apart[0]) == NameKey(apart[1]) {
			t.Errorf("%q and %q are one", apart[0], apart[1])
		}
	}
}

func FuzzKeys(f *testing.F) {
	for _, seed := range []string{"Keski – Suomen", "Oy. A&B . Ab", "\xff", "ʼʻ a\u0308 ﷺ", "..a.b.."} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		key := NameKey(s)
		if again := NameKey(key); again != key {
			t.Errorf("NameKey(%q) = %q, again %q", s, key, again)
		}
		if composed := NameKey(norm.NFC.String(s)); composed != NameKey(norm.NFD.String(s)) {
			t.Errorf("NameKey(%q) hangs on the normal form", s)
		}
		sorted := SortKey(s)
		if len(sorted) > maxSortKey || strings.TrimSpace(sorted) != sorted {
			t.Errorf("SortKey(%q) = %q", s, sorted)
		}
	})
}

func BenchmarkSortKey(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		SortKey("Pieksämäen kehittämisyhtiö Oy")
	}
}

func BenchmarkNameKey(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		NameKey("Pieksämäen kehittämisyhtiö Oy")
	}
}
