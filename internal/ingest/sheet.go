package ingest

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"os"
	"strings"

	"github.com/xuri/excelize/v2"
)

// The bounds of a workbook in bytes.
const (
	MaxWorkbook      = 64 << 20 // as it is
	maxUnzipped      = 1 << 30  // unpacked
	maxSheetInMemory = 16 << 20 // of one part of it; a larger one is unpacked to a temporary file
)

// sheet gives the rows of the first sheet of a workbook (.xlsx), row by row.
type sheet struct {
	book     *excelize.File
	unpacked string // directory of the parts that memory is too small for, "" for none
	rows     *excelize.Rows
	line     int // number of the current row
	date1904 bool
}

// openSheet opens a workbook. One that is too large or broken is a refusal.
func openSheet(r io.Reader) (*sheet, error) {
	content, err := io.ReadAll(io.LimitReader(r, MaxWorkbook+1))
	if err != nil {
		return nil, err
	}
	if len(content) > MaxWorkbook {
		return nil, refusal(TooLarge, 0, "the workbook is larger than %d bytes", MaxWorkbook)
	}
	s := &sheet{}
	if s.unpacked, err = directoryFor(content); err != nil {
		return nil, err
	}
	book, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxSheetInMemory, RawCellValue: true, TmpDir: s.unpacked})
	if err != nil {
		return nil, errors.Join(refusal(Malformed, 0, "the workbook cannot be opened: %v", err), s.forget())
	}
	s.book = book
	if props, err := book.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		s.date1904 = *props.Date1904
	}
	return s, nil
}

// directoryFor makes a directory of its own for the parts of a workbook that are unpacked to files, if it says that it has any: the library
// leaves them behind where it fails halfway.
func directoryFor(workbook []byte) (string, error) {
	archive, err := zip.NewReader(bytes.NewReader(workbook), int64(len(workbook)))
	if err != nil {
		return "", nil //nolint:nilerr // opening it says what is wrong
	}
	for _, part := range archive.File {
		if part.UncompressedSize64 > maxSheetInMemory {
			return os.MkdirTemp("", "verkosto-workbook-")
		}
	}
	return "", nil
}

// forget removes what was unpacked.
func (s *sheet) forget() error {
	if s.unpacked == "" {
		return nil
	}
	return os.RemoveAll(s.unpacked)
}

// maxPreamble is how many rows may stand above the header of a sheet.
const maxPreamble = 20

// begin goes to the start of the sheet and gives the header, trimmed: the first row that has a cell with the name.
func (s *sheet) begin(name string) ([]string, error) {
	if err := s.closeRows(); err != nil {
		return nil, err
	}
	sheets := s.book.GetSheetList()
	if len(sheets) == 0 {
		return nil, refusal(Empty, 0, "the workbook has no sheet")
	}
	rows, err := s.book.Rows(sheets[0])
	if err != nil {
		return nil, refusal(Malformed, 0, "the first sheet cannot be read: %v", err)
	}
	s.rows, s.line = rows, 0
	for s.line < maxPreamble {
		row, err := s.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		for i := range row {
			row[i] = strings.TrimSpace(row[i])
			if row[i] == name {
				name = ""
			}
		}
		if name == "" {
			for i := range row {
				row[i] = strings.TrimSpace(row[i])
			}
			return row, nil
		}
	}
	return nil, refusal(MissingColumn, 1, "no row at the top of the first sheet has the column %s", name)
}

// next gives the next row, which can be shorter than the header, until io.EOF.
func (s *sheet) next() ([]string, error) {
	if !s.rows.Next() {
		if err := s.rows.Error(); err != nil {
			return nil, refusal(Malformed, s.line, "the sheet cannot be read: %v", err)
		}
		return nil, io.EOF
	}
	s.line++
	row, err := s.rows.Columns()
	if err != nil {
		return nil, refusal(Malformed, s.line, "the row cannot be read: %v", err)
	}
	return row, nil
}

func (s *sheet) closeRows() error {
	if s.rows == nil {
		return nil
	}
	rows := s.rows
	s.rows = nil
	return rows.Close()
}

func (s *sheet) close() error { return errors.Join(s.closeRows(), s.book.Close(), s.forget()) }
