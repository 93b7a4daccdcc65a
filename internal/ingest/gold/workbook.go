package gold

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// workbook makes an .xlsx of a table with tabs. Cells are as the register exports them: a date in
// ISO 8601 becomes a date, an amount (in a column that says rahoitus) a number, and all else is
// text, so that post codes keep their zeros.
func workbook(table string) (content []byte, err error) {
	book := excelize.NewFile()
	defer func() { err = errors.Join(err, book.Close()) }()
	sheet := book.GetSheetName(0)
	dateStyle, err := book.NewStyle(&excelize.Style{NumFmt: 14}) // month, day and year
	if err != nil {
		return nil, fmt.Errorf("make the style of dates: %w", err)
	}
	var header []string
	for row, line := range strings.Split(strings.TrimRight(table, "\r\n"), "\n") {
		cells := strings.Split(line, "\t")
		if header == nil {
			header = cells
		}
		for column, text := range cells {
			at, err := excelize.CoordinatesToCellName(column+1, row+1)
			if err != nil {
				return nil, fmt.Errorf("name a cell: %w", err)
			}
			isAmount := row > 0 && column < len(header) && strings.Contains(header[column], "rahoitu")
			value := typed(text, isAmount)
			if value == nil {
				continue
			}
			if err := book.SetCellValue(sheet, at, value); err != nil {
				return nil, fmt.Errorf("write cell %s: %w", at, err)
			}
			if _, isDate := value.(time.Time); isDate {
				if err := book.SetCellStyle(sheet, at, at, dateStyle); err != nil {
					return nil, fmt.Errorf("style cell %s: %w", at, err)
				}
			}
		}
	}
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		return nil, fmt.Errorf("write the workbook: %w", err)
	}
	return out.Bytes(), nil
}

// typed gives the value of a cell, nil for an empty one.
func typed(text string, isAmount bool) any {
	if text == "" {
		return nil
	}
	if day, err := time.Parse(time.DateOnly, text); err == nil {
		return day
	}
	if isAmount {
		if number, err := strconv.ParseFloat(text, 64); err == nil {
			return number // as Excel itself holds it
		}
	}
	return text
}
