package ingest

import (
	"bufio"
	"errors"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Encoding names how the characters of a document are written.
type Encoding string

// The encodings that are told apart.
const (
	UTF8        Encoding = "utf-8"
	UTF16       Encoding = "utf-16"
	Windows1252 Encoding = "windows-1252" // also stands for Latin-1, which it extends
)

// Decoder reads a document as UTF-8 without byte order mark, whatever it is written in: a mark
// tells UTF-16; a byte that is no UTF-8 is taken as Windows-1252, so that files are read that
// are all Latin-1 and those into which a little of it was pasted.
type Decoder struct {
	source   *bufio.Reader
	text     io.Reader
	fallback windows1252
	utf16    bool
}

// NewDecoder makes a decoder of what r gives.
func NewDecoder(r io.Reader) *Decoder { return &Decoder{source: bufio.NewReaderSize(r, 64<<10)} }

// Read gives the next part of the document.
func (d *Decoder) Read(p []byte) (int, error) {
	if d.text == nil {
		if err := d.begin(); err != nil {
			return 0, err
		}
	}
	return d.text.Read(p)
}

// Encoding tells how what has been read so far was written.
func (d *Decoder) Encoding() Encoding {
	switch {
	case d.utf16:
		return UTF16
	case d.fallback.used:
		return Windows1252
	default:
		return UTF8
	}
}

func (d *Decoder) begin() error {
	mark, err := d.source.Peek(3)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if string(mark) == "\xef\xbb\xbf" {
		if _, err := d.source.Discard(len(mark)); err != nil {
			return err
		}
	}
	if len(mark) >= 2 && (string(mark[:2]) == "\xff\xfe" || string(mark[:2]) == "\xfe\xff") {
		d.utf16 = true
		d.text = transform.NewReader(d.source, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder())
		return nil
	}
	d.text = transform.NewReader(d.source, &d.fallback)
	return nil
}

// windows1252 passes UTF-8 through and reads every other byte as Windows-1252.
type windows1252 struct{ used bool }

// Reset does nothing: a byte is read the same wherever it stands.
func (*windows1252) Reset() {}

// Transform is that of [transform.Transformer].
func (w *windows1252) Transform(dst, src []byte, atEOF bool) (written, read int, err error) {
	for read < len(src) {
		if plain := asciiPrefix(src[read:]); plain > 0 {
			n := copy(dst[written:], src[read:read+plain])
			written, read = written+n, read+n
			if n < plain {
				return written, read, transform.ErrShortDst
			}
			continue
		}
		r, size := utf8.DecodeRune(src[read:])
		if r == utf8.RuneError && size == 1 {
			if !atEOF && !utf8.FullRune(src[read:]) {
				return written, read, transform.ErrShortSrc
			}
			r, w.used = charmap.Windows1252.DecodeByte(src[read]), true
		}
		if written+utf8.RuneLen(r) > len(dst) {
			return written, read, transform.ErrShortDst
		}
		written += utf8.EncodeRune(dst[written:], r)
		read += size
	}
	return written, read, nil
}

func asciiPrefix(text []byte) int {
	for i, c := range text {
		if c >= utf8.RuneSelf {
			return i
		}
	}
	return len(text)
}
