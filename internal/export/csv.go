package export

import (
	"archive/zip"
	"io"
	"strings"
)

// csvDialect is RFC 4180 with a header, for spreadsheets and data frames.
var csvDialect = dialect{extension: "csv", method: zip.Deflate, open: openCSV}

// csvTable writes rows separated by commas.
type csvTable struct {
	w       io.Writer
	buf     []byte
	columns []Attribute
	newline string
	escapes bool // texts that a spreadsheet would take for a formula
}

func openCSV(w io.Writer, _ *Head, name string) (table, error) {
	columns, _ := columnsOf(name)
	c := &csvTable{w: w, columns: columns, newline: "\r\n", escapes: true}
	names := make([]string, len(columns))
	for i, column := range columns {
		names[i] = column.Name
	}
	if err := c.record(names); err != nil {
		return nil, err
	}
	return c, nil
}

// row writes a row. A text that starts with one of = + - @, a tab or a carriage return gets an
// apostrophe before it, so that no spreadsheet runs it.
func (c *csvTable) row(values []string) error {
	for i, value := range values {
		if i > 0 {
			c.buf = append(c.buf, ',')
		}
		if c.escapes && c.columns[i].Type == Text && isFormula(value) {
			value = "'" + value
		}
		c.cell(value)
	}
	return c.endRow()
}

// record writes a row of names.
func (c *csvTable) record(names []string) error {
	for i, name := range names {
		if i > 0 {
			c.buf = append(c.buf, ',')
		}
		c.cell(name)
	}
	return c.endRow()
}

func (c *csvTable) endRow() error {
	c.buf = append(c.buf, c.newline...)
	if len(c.buf) < flushAt {
		return nil
	}
	return c.close()
}

// isFormula says whether a spreadsheet could take a text for a formula.
func isFormula(text string) bool { return text != "" && strings.IndexByte("=+-@\t\r", text[0]) >= 0 }

// cell writes a cell, in quotes where it needs them. What is no UTF-8, and the character
// that ends texts in many programs, become U+FFFD.
func (c *csvTable) cell(value string) {
	value = strings.ReplaceAll(strings.ToValidUTF8(value, "\uFFFD"), "\x00", "\uFFFD")
	if !strings.ContainsAny(value, ",\"\r\n") && !strings.HasPrefix(value, " ") && !strings.HasSuffix(value, " ") {
		c.buf = append(c.buf, value...)
		return
	}
	c.buf = append(c.buf, '"')
	for i, part := range strings.Split(value, `"`) {
		if i > 0 {
			c.buf = append(c.buf, `""`...)
		}
		c.buf = append(c.buf, part...)
	}
	c.buf = append(c.buf, '"')
}

func (c *csvTable) close() error {
	_, err := c.w.Write(c.buf)
	c.buf = c.buf[:0]
	return err
}
