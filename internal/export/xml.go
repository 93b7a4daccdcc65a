package export

import (
	"fmt"
	"unicode/utf8"
)

// markup writes text into XML 1.0, in elements and in quoted attributes alike. Characters that
// XML can't hold, such as most control characters, become U+FFFD.
func (o *output) markup(text string) {
	clean := 0
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if replacement := entity(r, size); replacement != "" {
			o.text(text[clean:i], replacement)
			clean = i + size
		}
		i += size
	}
	o.text(text[clean:])
}

// entity gives what a character is replaced by, "" where it stays.
func entity(r rune, size int) string {
	switch r {
	case '&':
		return "&amp;"
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	case '"':
		return "&quot;"
	case '\t', '\n', '\r': // which attributes would turn into spaces
		return fmt.Sprintf("&#%d;", r)
	case utf8.RuneError:
		if size == 1 {
			return "\uFFFD"
		}
	case 0xFFFE, 0xFFFF:
		return "\uFFFD"
	}
	if r < ' ' {
		return "\uFFFD"
	}
	return ""
}

// attribute writes an attribute of an XML element.
func (o *output) attribute(name, value string) {
	o.text(" ", name, `="`)
	o.markup(value)
	o.text(`"`)
}

// xmlTypes are the names of types in GEXF and GraphML, of which neither has days.
var xmlTypes = map[Type]string{
	Text: "string", Integer: "long", Amount: "double", Degrees: "double", Boolean: "boolean", Day: "string",
}
