package ingest

import (
	"io"
	"maps"
	"slices"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// mappedEncodings are the encodings that a mapping can name. Latin-1 is read as Windows-1252, which has signs where the other has none.
var mappedEncodings = map[string]encoding.Encoding{
	"utf-8":        unicode.UTF8,
	"utf-16":       unicode.UTF16(unicode.LittleEndian, unicode.UseBOM),
	"utf-16le":     unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
	"utf-16be":     unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
	"windows-1252": charmap.Windows1252,
	"latin-1":      charmap.Windows1252,
	"iso-8859-1":   charmap.Windows1252,
	"latin-9":      charmap.ISO8859_15,
	"iso-8859-15":  charmap.ISO8859_15,
	"windows-1250": charmap.Windows1250,
	"windows-1257": charmap.Windows1257,
	"macintosh":    charmap.Macintosh,
	"cp850":        charmap.CodePage850,
}

// encodingNames gives the names for a message, in alphabetical order.
func encodingNames() string { return strings.Join(slices.Sorted(maps.Keys(mappedEncodings)), ", ") }

// decoded reads a table as UTF-8, in the encoding that the mapping names; where it names none, as [NewDecoder] finds out.
func (m *Mapping) decoded(r io.Reader) io.Reader {
	if m.encoding == nil {
		return r
	}
	return transform.NewReader(r, unicode.BOMOverride(m.encoding.NewDecoder()))
}
