package ingest

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"verkosto/internal/mention"
)

func TestDetectRefuses(t *testing.T) {
	for name, test := range map[string]struct {
		content string
		code    RefusalCode
		words   string
	}{
		"empty":       {"", Empty, "empty"},
		"blank":       {"\xef\xbb\xbf \r\n\u00a0\n", Empty, "empty"},
		"binary":      {"PK\x03\x04\x00\x00\x01", UnknownFormat, "binary"},
		"prose":       {"Hanke alkaa ensi vuonna.", UnknownFormat, `"Hanke alkaa ensi vuonna."`},
		"other table": {"name;age\nx;1\n", UnknownFormat, "no known format"},
		"other JSON":  {`{"type":"FeatureCollection"}`, UnknownFormat, `"type"`},
		"broken JSON": {`{nothing`, UnknownFormat, "begins like JSON"},
		"other HTML":  {"<html><body><p>Hello</p></body></html>", UnknownFormat, "no known format"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Detect([]byte(test.content))
			refused, ok := errors.AsType[*Refusal](err)
			if !ok || refused.Code != test.code || !strings.Contains(refused.Reason, test.words) {
				t.Errorf("got %v", err)
			}
		})
	}
	if _, err := Mentions(JSONLines, strings.NewReader("{}"), nil, nil); err == nil {
		t.Error("JSON Lines were parsed as mentions")
	}
}

func TestRefusalError(t *testing.T) {
	for want, refused := range map[string]*Refusal{
		"a.csv:3: no": {Document: "a.csv", Line: 3, Reason: "no"},
		"a.csv: no":   {Document: "a.csv", Reason: "no"},
		"3: no":       {Line: 3, Reason: "no"},
		"no":          {Reason: "no"},
	} {
		if refused.Error() != want {
			t.Errorf("got %q, want %q", refused.Error(), want)
		}
	}
}

// TestReaderErrors says that errors of a reader come out as they are.
func TestReaderErrors(t *testing.T) {
	broken := errors.New("broken")
	for _, format := range []Format{EURA2007Page, EURA2014Page, CORDISProjects, CORDISOrganisations} {
		for _, start := range []string{"", "projectID,organisationID,name,role\n1,2,3,coordinator\n"} {
			reader := io.MultiReader(strings.NewReader(start), iotest.ErrReader(broken))
			if _, err := Mentions(format, reader, func(*mention.Project) error { return nil }, func(*Refusal) {}); !errors.Is(err, broken) {
				t.Errorf("%s: %v", format, err)
			}
		}
	}
	if _, err := Statements(iotest.ErrReader(broken), nil, nil); !errors.Is(err, broken) {
		t.Errorf("JSON Lines: %v", err)
	}
}

func TestDecoder(t *testing.T) {
	for name, test := range map[string]struct {
		bytes    string
		want     string
		encoding Encoding
	}{
		"ASCII":       {"abc", "abc", UTF8},
		"UTF-8":       {"äö€", "äö€", UTF8},
		"mark":        {"\xef\xbb\xbfä", "ä", UTF8},
		"Latin-1":     {"P\xe4iv\xe4\xe4 \x80\x96", "Päivää €–", Windows1252},
		"both":        {"ä\xe4", "ää", Windows1252},
		"cut at end":  {"a\xc3", "aÃ", Windows1252},
		"UTF-16":      {"\xff\xfe\xe4\x00\x0a\x00", "ä\n", UTF16},
		"UTF-16, big": {"\xfe\xff\x00\xe4", "ä", UTF16},
		"empty":       {"", "", UTF8},
		"one byte":    {"\xe4", "ä", Windows1252},
	} {
		t.Run(name, func(t *testing.T) {
			for _, reader := range []io.Reader{strings.NewReader(test.bytes), iotest.OneByteReader(strings.NewReader(test.bytes))} {
				decoder := NewDecoder(reader)
				got, err := io.ReadAll(decoder)
				if err != nil || string(got) != test.want || decoder.Encoding() != test.encoding {
					t.Errorf("got %q in %s, %v", got, decoder.Encoding(), err)
				}
			}
		})
	}
}

func FuzzDetect(f *testing.F) {
	for _, name := range []string{"eura2014/page.txt", "eura2014/page.html", "eura2007/page.txt", "euralist/2007.csv", "euralist/2014.csv", "cordis/projects.csv", "cordis/organisations.csv", "jsonl/mixed.jsonl"} {
		f.Add([]byte(fixture(f, name)))
	}
	f.Fuzz(func(t *testing.T, head []byte) {
		format, err := Detect(head)
		if _, refused := errors.AsType[*Refusal](err); err != nil && !refused || (format == "") != (err != nil) {
			t.Errorf("got %q, %v", format, err)
		}
	})
}
