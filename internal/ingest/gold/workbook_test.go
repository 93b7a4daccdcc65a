package gold_test

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// Post codes keep their zeros, amounts are numbers, and dates are days counted from 1900.
func TestWorkbooks(t *testing.T) {
	books := 0
	for _, document := range documents(t) {
		if !strings.HasSuffix(document.Name, ".xlsx") {
			continue
		}
		books++
		book, err := excelize.OpenReader(bytes.NewReader(document.Content))
		if err != nil {
			t.Fatal(err)
		}
		rows, err := book.GetRows(book.GetSheetName(0), excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		if rows[0][0] != "Hankekoodi " || len(rows[0]) != 35 {
			t.Errorf("%s has header %q", document.Name, rows[0])
		}
		if document.Name == "eura2021-ryhmahankkeet.xlsx" {
			got := []string{rows[1][11], rows[1][16], rows[1][24]}
			if want := []string{"44986", "110250.5", "23500"}; !reflect.DeepEqual(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
			kind, err := book.GetCellType(book.GetSheetName(0), "Y2")
			if err != nil || kind != excelize.CellTypeSharedString {
				t.Errorf("a post code is of type %v: %v", kind, err)
			}
		}
		if err := book.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if books == 0 {
		t.Error("there are no workbooks")
	}
}
