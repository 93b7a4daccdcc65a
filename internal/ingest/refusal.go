package ingest

import (
	"fmt"
	"strings"
)

// RefusalCode says what kind of thing is wrong with a document or line, for programs.
type RefusalCode string

// The reasons for refusing a document, or one line of it.
const (
	UnknownFormat RefusalCode = "UNKNOWN_FORMAT" // not one of the formats
	Empty         RefusalCode = "EMPTY"          // nothing in it
	Truncated     RefusalCode = "TRUNCATED"      // it ends too early
	TooLarge      RefusalCode = "TOO_LARGE"      // a page, line or field beyond all measure
	MissingColumn RefusalCode = "MISSING_COLUMN" // a table without what says what its rows are about
	MissingCode   RefusalCode = "MISSING_CODE"   // a project without the code that tells it from others
	NotAProject   RefusalCode = "NOT_A_PROJECT"  // a text that is about no project
	Malformed     RefusalCode = "MALFORMED"      // against the rules of its format
	Unreadable    RefusalCode = "UNREADABLE"     // the reader failed
	UnsafePath    RefusalCode = "UNSAFE_PATH"    // in an archive: a name that leads out of it, a link, a name that is there twice
)

// Refusal is the error of a document, or of a line in it, that cannot be taken.
type Refusal struct {
	Document string      `json:"document,omitempty"` // name as the caller gave it
	Line     int         `json:"line,omitempty"`     // from 1; 0 for the document as a whole
	Lines    int         `json:"lines,omitempty"`    // how many lines it is about, where it is more than one
	Code     RefusalCode `json:"code"`
	Reason   string      `json:"reason"` // what was found and what would be right
}

// Error gives document, line and reason as compilers do: name:line: reason.
func (r *Refusal) Error() string {
	var place strings.Builder
	if r.Document != "" {
		place.WriteString(r.Document + ":")
	}
	if r.Line > 0 {
		fmt.Fprintf(&place, "%d:", r.Line)
	}
	if place.Len() > 0 {
		place.WriteByte(' ')
	}
	return place.String() + r.Reason
}

func refusal(code RefusalCode, line int, format string, args ...any) *Refusal {
	return &Refusal{Line: line, Code: code, Reason: fmt.Sprintf(format, args...)}
}

// clip shortens outside text to so many runes, for a message or as evidence.
func clip(text string, most int) string {
	count := 0
	for at := range text {
		if count == most {
			return strings.TrimRight(text[:at], " ") + "…"
		}
		count++
	}
	return text
}
