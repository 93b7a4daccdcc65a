package ingest

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
)

// table reads the rows of a CSV file with a header, in which quoted fields may hold line
// ends, and which separates fields by semicolons, commas or tabs.
type table struct {
	csv     *csv.Reader
	end     *lastByte
	header  []string
	line    int   // where the current row begins
	pending error // of a malformed row, until it is known not to be the last
	refuse  func(*Refusal)
}

// openTable reads the header of a document.
func openTable(r io.Reader, refuse func(*Refusal)) (*table, error) {
	end := &lastByte{source: NewDecoder(r)}
	t := &table{end: end, refuse: refuse}
	head := make([]byte, maxHeader)
	n, err := io.ReadFull(end, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	head = head[:n]
	t.csv = csv.NewReader(io.MultiReader(bytes.NewReader(head), end))
	t.csv.Comma = delimiter(headerLine(string(head)))
	t.csv.ReuseRecord = true
	t.csv.FieldsPerRecord = -1 // checked by next, which refuses one row and goes on
	if err := t.readHeader(); err != nil {
		return nil, err
	}
	return t, nil
}

// maxHeader bounds the start of a table, with its header.
const maxHeader = 64 << 10

// isConflict tells a line that version control left in a file which it could not merge.
func isConflict(line string) bool {
	return strings.HasPrefix(line, "<<<<<<<") || strings.HasPrefix(line, "=======") || strings.HasPrefix(line, ">>>>>>>")
}

// headerLine gives the first line that can be a header.
func headerLine(text string) string {
	for first := range strings.Lines(text) {
		if first = strings.TrimSpace(first); first != "" && !isConflict(first) {
			return first
		}
	}
	return ""
}

func (t *table) readHeader() error {
	for {
		header, err := t.csv.Read()
		if err != nil {
			return refusal(Malformed, 1, "the header of the table cannot be read: %v", err)
		}
		if isConflict(header[0]) {
			line, _ := t.csv.FieldPos(0)
			t.refuse(refusal(Malformed, line, "a line of version control, which could not merge two versions of this file"))
			continue
		}
		for _, name := range header {
			t.header = append(t.header, strings.TrimSpace(name))
		}
		return nil
	}
}

// delimiter gives what a header separates its names by.
func delimiter(header string) rune {
	best, most := ',', 0
	for _, candidate := range []rune{';', ',', '\t'} {
		if count := strings.Count(header, string(candidate)); count > most {
			best, most = candidate, count
		}
	}
	return best
}

// columns gives the places of named columns, -1 for those that the table does not have. If one of
// the first required is missing, that is a refusal which names all of them.
func (t *table) columns(required int, names ...string) ([]int, error) {
	places := make([]int, len(names))
	var missing []string
	for i, name := range names {
		places[i] = slices.Index(t.header, name)
		if places[i] < 0 && i < required {
			missing = append(missing, name)
		}
	}
	if len(missing) > 0 {
		return nil, refusal(MissingColumn, 1, "the table lacks the column %s; its header has %s",
			strings.Join(missing, ", "), clip(strings.Join(t.header, ", "), 300))
	}
	return places, nil
}

// next gives the next row with as many fields as the header, until io.EOF. Rows that
// are malformed are refused. A document that ends within a row is a refusal as a whole. The row is
// good until the next call.
func (t *table) next() ([]string, error) {
	for {
		row, err := t.csv.Read()
		if malformed, ok := errors.AsType[*csv.ParseError](err); ok {
			t.hold(refusal(Malformed, malformed.StartLine, "the row cannot be read: %v in line %d", malformed.Err, malformed.Line))
			continue
		}
		if errors.Is(err, io.EOF) {
			return nil, t.atEnd()
		}
		if err != nil {
			return nil, err
		}
		t.line, _ = t.csv.FieldPos(0)
		if excess := len(row) - len(t.header); excess > 0 && strings.Join(row[len(t.header):], "") == "" {
			row = row[:len(t.header)] // rows may end in delimiters
		}
		if len(row) != len(t.header) {
			t.hold(refusal(Malformed, t.line, "the row has %d fields where the header has %d", len(row), len(t.header)))
			continue
		}
		t.release()
		return row, nil
	}
}

// hold keeps a malformed row back: if it is the last one, the document is cut.
func (t *table) hold(malformed *Refusal) {
	t.release()
	t.pending = malformed
}

func (t *table) release() {
	if malformed, ok := errors.AsType[*Refusal](t.pending); ok {
		t.refuse(malformed)
	}
	t.pending = nil
}

// atEnd tells a document that ends as it should from one that ends within a row: an
// open quotation runs to the very end, and a short row has no line end.
func (t *table) atEnd() error {
	malformed, ok := errors.AsType[*Refusal](t.pending)
	if ok && (t.end.value != '\n' || strings.Contains(malformed.Reason, csv.ErrQuote.Error())) {
		return refusal(Truncated, malformed.Line, "the document ends within this row: %s", malformed.Reason)
	}
	t.release()
	return io.EOF
}

// lines gives the number of lines read.
func (t *table) lines() int { return t.end.lines() }

// lastByte passes a document through, counts its lines and keeps its last byte.
type lastByte struct {
	source io.Reader
	value  byte
	breaks int
}

// Read gives the next part of the document.
func (l *lastByte) Read(p []byte) (int, error) {
	n, err := l.source.Read(p)
	if n > 0 {
		l.value = p[n-1]
		l.breaks += bytes.Count(p[:n], []byte{'\n'})
	}
	return n, err
}

func (l *lastByte) lines() int {
	if l.value != 0 && l.value != '\n' {
		return l.breaks + 1
	}
	return l.breaks
}

// cell gives the words of a field of the current row: collapsed, and unescaped where a program
// escaped it for CSV that was escaped already.
func (t *table) cell(row []string, column int) words {
	if column < 0 {
		return words{}
	}
	return words{text: unescape(stated(row[column])), line: t.line}
}

// stated gives the words of a cell, collapsed: none where a program or spreadsheet wrote that there are none.
func stated(text string) string {
	text = collapse(text)
	switch text {
	case "null", "NULL", "#PUUTTUU!", "#N/A", "#ARVO!", "#VALUE!", "NaN":
		return ""
	}
	return text
}

// unescape takes a second layer of CSV quotation off: "NCSR ""D""" is NCSR "D".
func unescape(text string) string {
	if len(text) < 2 || text[0] != '"' || text[len(text)-1] != '"' {
		return text
	}
	inner := text[1 : len(text)-1]
	single := strings.ReplaceAll(inner, `""`, "\x00")
	if single == inner || strings.Contains(single, `"`) {
		return text
	}
	return strings.ReplaceAll(single, "\x00", `"`)
}
