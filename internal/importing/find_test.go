package importing

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"verkosto/internal/ingest"
)

func gzipped(t testing.TB, content []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func zstandard(t testing.TB, content []byte) []byte {
	t.Helper()
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return w.EncodeAll(content, nil)
}

// entry is a document to put into an archive.
type entry struct {
	name    string
	content []byte
	mode    fs.FileMode
}

func zipped(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, e := range entries {
		header := &zip.FileHeader{Name: e.name, Method: zip.Deflate}
		header.SetMode(e.mode | 0o600)
		file, err := w.CreateHeader(header)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := file.Write(e.content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// write puts files into a folder of its own.
func write(t testing.TB, files map[string][]byte) string {
	t.Helper()
	folder := t.TempDir()
	for name, content := range files {
		path := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// contents opens documents and shows what is in each, or why there is nothing.
func contents(found []Found) string {
	var out strings.Builder
	for _, one := range found {
		for range 2 { // documents are read twice
			content, err := readAll(one.Document)
			if refused, ok := errors.AsType[*ingest.Refusal](err); ok {
				content = string(refused.Code)
			} else if err != nil {
				content = "error"
			}
			fmt.Fprintf(&out, "%s=%s ", one.Name, content)
		}
	}
	return out.String()
}

func readAll(document Document) (string, error) {
	file, err := document.Open()
	if err != nil {
		return "", err
	}
	content, err := io.ReadAll(file)
	return string(content), errors.Join(err, file.Close())
}

func twice(text string) string { return text + " " + text + " " }

func TestFind(t *testing.T) {
	plain := []byte("words")
	folder := write(t, map[string][]byte{
		"a.txt": plain, "b/c.txt": plain, "b/.hidden": plain, ".git/x": plain,
		"plain.gz": gzipped(t, plain), "plain.zst": zstandard(t, plain), "both": gzipped(t, zstandard(t, plain)), "thrice": gzipped(t, gzipped(t, gzipped(t, plain))),
		"z.zip": zipped(t, entry{name: "in/d.txt", content: plain}, entry{name: "e.gz", content: gzipped(t, plain)}, entry{name: "__MACOSX/f", content: plain}),
		"cut":   gzipped(t, bytes.Repeat(plain, 10_000))[:60],
	})
	if err := os.MkdirAll(filepath.Join(folder, "none"), 0o700); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"a.txt":     twice("n=words"),
		"plain.gz":  twice("n=words"),
		"plain.zst": twice("n=words"),
		"both":      twice("n=words"),
		"thrice":    twice("n=TOO_LARGE"),
		"cut":       twice("n=MALFORMED"),
		"b":         twice("n/c.txt=words"),
		"none":      twice("n=EMPTY"),
		"absent":    twice("n=error"),
		"absent*":   twice("n=error"),
		"z.zip":     twice("n/in/d.txt=words") + twice("n/e.gz=words"),
	} {
		if got := contents(Find(filepath.Join(folder, path), "n")); got != want {
			t.Errorf("%s gives %s, want %s", path, got, want)
		}
	}
	if got := Find(filepath.Join(folder, "plain.*"), "plain.*"); len(got) != 2 || got[0].Name != "plain.gz" || got[1].Name != "plain.zst" {
		t.Errorf("a glob gives %v", got)
	}
	if got := Find(folder, "n"); len(got) != 9 || got[0].Name != "n/a.txt" || got[len(got)-1].Name != "n/z.zip/e.gz" {
		t.Errorf("the folder gives %d documents: %v", len(got), got)
	}
}

// TestArchivesWithTricks says what becomes of archives that were made to do harm.
func TestArchivesWithTricks(t *testing.T) {
	plain := []byte("words")
	zeros := make([]byte, unboundedSize*2)
	for name, test := range map[string]struct {
		content []byte
		want    string
	}{
		"way up":           {zipped(t, entry{name: "../x", content: plain}), twice(`n/"../x"=UNSAFE_PATH`)},
		"absolute":         {zipped(t, entry{name: "/etc/x", content: plain}), twice(`n/"/etc/x"=UNSAFE_PATH`)},
		"backslash":        {zipped(t, entry{name: `..\x`, content: plain}), twice(`n/"..\\x"=UNSAFE_PATH`)},
		"link":             {zipped(t, entry{name: "x", content: []byte("/etc/passwd"), mode: fs.ModeSymlink}), twice(`n/"x"=UNSAFE_PATH`)},
		"twice":            {zipped(t, entry{name: "x", content: plain}, entry{name: "x", content: plain}), twice("n/x=words") + twice(`n/"x"=UNSAFE_PATH`)},
		"archive within":   {zipped(t, entry{name: "x.zip", content: zipped(t, entry{name: "y", content: plain})}), twice("n/x.zip=UNKNOWN_FORMAT")},
		"archive packed":   {gzipped(t, zipped(t, entry{name: "y", content: plain})), twice("n=UNKNOWN_FORMAT")},
		"bomb":             {zipped(t, entry{name: "x", content: zeros}), twice("n=TOO_LARGE")},
		"bomb, gzip":       {gzipped(t, zeros), twice("n=TOO_LARGE")},
		"bomb, zstd":       {zstandard(t, zeros), twice("n=TOO_LARGE")},
		"broken":           {zipped(t, entry{name: "x", content: plain})[:40], twice("n=MALFORMED")},
		"nothing in it":    {[]byte("PK\x03\x04"), twice("n=MALFORMED")},
		"only a directory": {zipped(t, entry{name: "__MACOSX/x", content: plain}), twice("n=EMPTY")},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(write(t, map[string][]byte{"f": test.content}), "f")
			if got := contents(Find(path, "n")); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func FuzzFind(f *testing.F) {
	f.Add([]byte("words"))
	f.Add(gzipped(f, []byte("words")))
	f.Add(zstandard(f, []byte("words")))
	f.Add(zipped(f, entry{name: "a", content: []byte("words")}, entry{name: "../b", content: []byte("words")}))
	f.Fuzz(func(t *testing.T, content []byte) {
		path := filepath.Join(t.TempDir(), "f")
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		for _, one := range Find(path, "n") {
			if file, err := one.Open(); err == nil {
				_, _ = io.Copy(io.Discard, io.LimitReader(file, 1<<20)) // whatever it gives
				if err := file.Close(); err != nil && len(content) == 0 {
					t.Error(err)
				}
			}
		}
	})
}
