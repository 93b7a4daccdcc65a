// Package ingest reads source documents. Each format has a file of its own with a pure
// parser: bytes in, mentions out (package mention), or, for Verkosto's own JSON Lines,
// statements that are resolved already. Documents are recognised by their content, never by their
// name. Parsers stream: their memory does not grow with the document, except that a page
// is held as a whole and bounded by [MaxPage].
package ingest

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"verkosto/internal/mention"
)

// Format names the form of a document. It is kept as the format of its source.
type Format string

// The formats.
const (
	EURA2007Page        Format = "eura2007-page"        // page of the register of structural funds, 2007–2013, as text or HTML
	EURA2014Page        Format = "eura2014-page"        // page of the register of structural funds, 2014–2020, as text or HTML
	EURAList            Format = "eura-list"            // list of the projects of a period in those registers
	EURA2021Export      Format = "eura2021-export"      // workbook of the register of 2021–2027
	CORDISProjects      Format = "cordis-projects"      // project.csv of CORDIS
	CORDISOrganisations Format = "cordis-organisations" // organization.csv of CORDIS
	Prose               Format = "prose"                // page about a project in running text
	MappedTable         Format = "mapped-table"         // a table that a mapping explains, docs/mapping.md
	JSONLines           Format = "verkosto-jsonl"       // Verkosto's own, docs/jsonl.md
)

// HeadSize is how much of a document [Detect] wants to see: saved pages can have long
// styles and scripts before their text.
const HeadSize = 256 << 10

// MaxPage bounds a page in bytes.
const MaxPage = 8 << 20

// Detect tells the format of a document from its first bytes, HeadSize of them or all
// where it is shorter. What is none of the formats is a [*Refusal] that says what it looks like.
func Detect(head []byte) (Format, error) {
	if IsWorkbook(head) {
		return EURA2021Export, nil
	}
	decoded, err := io.ReadAll(NewDecoder(bytes.NewReader(head)))
	if err != nil {
		return "", fmt.Errorf("decode the start of the document: %w", err)
	}
	text := string(decoded)
	start := strings.TrimSpace(text)
	switch {
	case start == "":
		return "", refusal(Empty, 0, "the document is empty")
	case strings.ContainsRune(start, 0):
		return "", refusal(UnknownFormat, 0, "the document is binary: give the text, HTML, CSV or JSON Lines that is in it")
	case strings.HasPrefix(start, "{"):
		return detectJSON(start)
	}
	if format, found := detectTable(text); found {
		return format, nil
	}
	switch {
	case isEURA2014(text):
		return EURA2014Page, nil
	case isEURA2007(text):
		return EURA2007Page, nil
	case isProse(text):
		return Prose, nil
	}
	return "", refusal(UnknownFormat, 1, "no known format: neither a page of the EURA registers, a table of CORDIS, JSON Lines of Verkosto nor running text; it begins with %q", clip(start, 60))
}

// IsWorkbook tells an .xlsx from other archives by the names of its first files.
func IsWorkbook(head []byte) bool {
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) && (bytes.Contains(head, []byte("[Content_Types].xml")) || bytes.Contains(head, []byte("xl/")))
}

// Binary tells that documents of the format are no text.
func (f Format) Binary() bool { return f == EURA2021Export }

// Mentions parses a document of any format but JSONLines, and emits what it says in the
// order of the document. A mention is good until emit returns. Lines that cannot be read go to refuse, and the others
// still come. It gives the number of lines read. The error is the first that emit gave, an error of the reader, or a
// [*Refusal] of the document as a whole; what was emitted before that is then
// only a part of what the document says.
func Mentions(format Format, r io.Reader, emit func(*mention.Project) error, refuse func(*Refusal)) (lines int, err error) {
	switch format {
	case EURA2007Page:
		return parseEURA2007(r, emit)
	case EURA2014Page:
		return parseEURA2014(r, emit)
	case Prose:
		return parseProse(r, emit)
	case EURAList:
		return parseEURAList(r, emit, refuse)
	case EURA2021Export:
		return parseEURA2021(r, emit, refuse)
	case CORDISProjects:
		return parseCORDISProjects(r, emit, refuse)
	case CORDISOrganisations:
		return parseCORDISOrganisations(r, emit, refuse)
	}
	return 0, refusal(UnknownFormat, 0, "documents of format %q hold no mentions", format)
}
