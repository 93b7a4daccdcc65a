package ingest

import (
	"archive/zip"
	"bytes"
	"os"
	"strings"
	"testing"

	"verkosto/internal/mention"
)

// TestWorkbooksLeaveNothingBehind reads workbooks with a sheet that is unpacked to a file, whole and broken at several places, and looks at
// the directory for temporary files afterwards.
func TestWorkbooksLeaveNothingBehind(t *testing.T) {
	large := strings.Repeat(" ", maxSheetInMemory+1)
	for name, parts := range map[string]map[string]string{
		"whole":        {"xl/worksheets/sheet1.xml": `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Hankekoodi</t></is></c></row></sheetData>` + large + `</worksheet>`},
		"broken chain": {"xl/worksheets/sheet1.xml": large, "xl/calcChain.xml": "<calcChain"},
	} {
		t.Run(name, func(t *testing.T) {
			looksEmpty(t, workbookOf(t, parts))
		})
	}
	t.Run("a part that ends early", func(t *testing.T) {
		looksEmpty(t, shortWorkbook(t))
	})
}

// looksEmpty reads a workbook and fails where it leaves a file.
func looksEmpty(t *testing.T, workbook []byte) {
	t.Helper()
	directory := t.TempDir()
	t.Setenv("TMPDIR", directory)
	_, _ = Mentions(EURA2021Export, bytes.NewReader(workbook), func(*mention.Project) error { return nil }, func(*Refusal) {})
	left, err := os.ReadDir(directory)
	if err != nil || len(left) > 0 {
		t.Errorf("reading leaves %v, %v", left, err)
	}
}

// workbookOf makes a workbook with one sheet, some of whose parts are given.
func workbookOf(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	whole := map[string]string{
		"[Content_Types].xml":        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels":                `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":            `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
	}
	for name, content := range parts {
		whole[name] = content
	}
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	for name, content := range whole {
		part, err := archive.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// shortWorkbook makes an archive whose sheet is said to be larger than it is.
func shortWorkbook(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	archive := zip.NewWriter(&out)
	part, err := archive.CreateRaw(&zip.FileHeader{Name: "xl/worksheets/sheet1.xml", Method: zip.Deflate, CompressedSize64: 3, UncompressedSize64: maxSheetInMemory + 1})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write([]byte("abc")); err != nil {
		t.Fatal(err)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
