package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// FuzzEscaping writes any text into each kind of format and has it read back by another reader.
func FuzzEscaping(f *testing.F) {
	for _, text := range []string{
		"", "plain", `"quoted", & <tagged> 'too'`, "=1+1", "-1", "@x", "\tx", "\rx", "line\nline\r\n", "\x00\x01\x1b\x7f\u0085\ufffe\uffff", "\xff\xfe",
		"🏔️👩\u200d🔬", "\u202eright to left\u202c مؤسسة", "]]>", "&amp;#0;", " spaces ", strings.Repeat("Kymmenen kilotavua 🏔️ ", 500), "\u2028\u2029",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { checkEscaping(t, text) })
}

func TestEscaping(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkEscaping(t, rapid.String().Draw(t, "text")) })
}

type failer interface {
	Helper()
	Errorf(format string, args ...any)
}

func checkEscaping(t failer, text string) {
	t.Helper()
	checkXML(t, text)
	checkJSON(t, text)
	checkCSV(t, text)
	checkIRI(t, text)
}

func checkXML(t failer, text string) {
	t.Helper()
	o := new(output)
	o.text("<a")
	o.attribute("b", text)
	o.text(">")
	o.markup(text)
	o.text("</a>")
	var read struct {
		B    string `xml:"b,attr"`
		Text string `xml:",chardata"`
	}
	if err := xml.Unmarshal(o.buf, &read); err != nil {
		t.Errorf("%q is no XML: %v", o.buf, err)
	}
	want := strings.Map(func(r rune) rune {
		if r < ' ' && !strings.ContainsRune("\t\n\r", r) || r == 0xFFFE || r == 0xFFFF {
			return utf8.RuneError
		}
		return r
	}, text)
	if read.B != want || read.Text != want {
		t.Errorf("%q reads %q and %q", text, read.B, read.Text)
	}
}

func checkJSON(t failer, text string) {
	t.Helper()
	o := new(output)
	o.quoted(text)
	var read string
	if err := json.Unmarshal(o.buf, &read); err != nil || read != strings.Map(func(r rune) rune { return r }, text) {
		t.Errorf("%q reads %q: %v", text, read, err)
	}
}

func checkCSV(t failer, text string) {
	t.Helper()
	var out bytes.Buffer
	c := &csvTable{w: &out, columns: []Attribute{{Name: "text"}, {Name: "last"}}, newline: "\r\n", escapes: true}
	if err := c.row([]string{text, "last"}); err != nil {
		t.Errorf("%v", err)
	}
	_ = c.close() // into memory
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil || len(rows) != 1 || len(rows[0]) != 2 || rows[0][1] != "last" {
		t.Errorf("%q reads %q: %v", text, rows, err)
		return
	}
	read := rows[0][0]
	if isFormula(read) {
		t.Errorf("%q is left a formula: %q", text, read)
	}
	want := strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\x00", "\uFFFD")
	if isFormula(text) {
		want = "'" + want
	}
	if read != strings.ReplaceAll(want, "\r\n", "\n") { // as the reader has it
		t.Errorf("%q reads %q", text, read)
	}
}

func checkIRI(t failer, text string) {
	t.Helper()
	o := new(output)
	jsonLD{o}.iri("organisation:" + text)
	var read struct {
		ID string `json:"@id"`
	}
	if err := json.Unmarshal(append(append([]byte("{"), o.buf...), '}'), &read); err != nil {
		t.Errorf("%s is no member: %v", o.buf, err)
	}
	key, found := strings.CutPrefix(read.ID, nodeIRI+"organisation:")
	for _, c := range []byte(key) {
		if c <= ' ' || c > '~' || strings.IndexByte("<>\"{}|\\^`", c) >= 0 {
			t.Errorf("%q holds %q", read.ID, c)
		}
	}
	if back, err := url.PathUnescape(key); !found || !strings.Contains(text, "%") && (err != nil || back != text) {
		t.Errorf("%q reads %q: %v", text, back, err)
	}
}
