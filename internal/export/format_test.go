package export_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/govalues/decimal"
	"github.com/parquet-go/parquet-go"

	"verkosto/internal/export"
	"verkosto/internal/network"
	"verkosto/internal/store/storetest"
)

// awkward is a small network with what formats can stumble over.
func awkward() []network.Batch {
	register := network.SourceID("test", "register")
	const (
		org   network.ID = "organisation:fi/1234567-1"
		other network.ID = "organisation:name/kaava ja <riski>"
	)
	project, early := network.ProjectID("2014-2020", "S1"), network.ProjectID("2014-2020", "S2")
	person := network.PersonID(org, "venla kuvitteellinen")
	amount := func(text string) *decimal.Decimal {
		number := decimal.MustParse(text)
		return &number
	}
	no := false
	nodes := []network.Node{
		&network.Region{ID: network.RegionID("06"), Code: "06", Names: network.Names{Fi: "Pirkanmaa", Sv: "Birkaland"}, NUTS: "FI197"},
		&network.Municipality{
			ID: network.MunicipalityID("837"), Code: "837", Names: network.Names{Fi: "Tampere", Sv: "Tammerfors"}, Region: network.RegionID("06"),
			Location: &network.Coordinates{Latitude: 61.498, Longitude: -23.75},
		},
		&network.Fund{ID: network.FundID("2014-2020", "ESF"), Code: "ESF", Period: "2014-2020", Names: network.Names{En: "European Social Fund"}},
		&network.Organisation{
			ID: org, Names: network.Names{Fi: `=HYPERLINK("http://koe.example","Osta")`, En: "Quotes \"and\" 'apostrophes', & <tags>\r\nin two lines"},
			BusinessID: "1234567-1", Type: network.TypeEnterprise, SME: &no, Country: "FI", Municipality: network.MunicipalityID("837"), Phone: "03 555 0100",
		},
		&network.Organisation{
			ID: other, Names: network.Names{Fi: "Äänekosken \u202eyritys\u202c 🏔️👩\u200d🔬 \x00\x01\x1b\x7f\ufffe", Sv: "مؤسسة الاختبار", En: "@SUM(1+1)"}, Parent: org, Website: "https://koe.example/?a=1&b=2",
		},
		&network.Person{ID: person, Name: "Venla Kuvitteellinen", Title: "-1 päällikkö", Email: "venla@koesaari.example", Phone: "+358 40 555 0101", Organisation: org},
		&network.Project{
			ID: project, Code: "S1", Period: "2014-2020", Names: network.Names{Fi: "Hanke"}, Acronym: "+1", Fund: network.FundID("2014-2020", "ESF"), Start: "2015", End: "2017-02",
			Status: network.StatusEnded, TotalCost: amount("123456789012.3456"), Municipalities: []network.ID{network.MunicipalityID("837"), network.MunicipalityID("999")},
		},
		&network.Project{ID: early, Code: "S2", Period: "2014-2020", Names: network.Names{Fi: "\tLoppuu ennen alkuaan"}, Start: "2019-05-01", End: "2018-12-31"},
		&network.Participation{
			ID: network.ParticipationID(project, org, network.RoleCoordinator, 1), Project: project, Organisation: org, Role: network.RoleCoordinator,
			Number: 1, Contacts: []network.ID{person}, Granted: amount("1000.50"), Ended: &no,
		},
		&network.Participation{
			ID: network.ParticipationID(project, other, network.RolePartner, 1), Project: project, Organisation: other, Role: network.RolePartner, Number: 2, Start: "2016-02-29", Granted: amount("-0.01"),
		},
		&network.Participation{ID: network.ParticipationID(early, "organisation:fi/missing", network.RolePartner, 1), Project: early, Organisation: "organisation:fi/missing", Role: network.RolePartner},
		&network.Participation{ID: network.ParticipationID(early, org, network.RolePlanner, 1), Project: early, Organisation: org, Role: network.RolePlanner},
		&network.Funding{
			ID: network.FundingID(project, network.FundID("2014-2020", "ESF")), Project: project, Funder: network.FundID("2014-2020", "ESF"), Granted: amount("99999.99"), Realised: amount("0"), AsOf: "2026-06-30",
		},
	}
	batch := network.Batch{
		Sources: []*network.Source{
			{ID: register, Format: "test", SHA256: strings.Repeat("0", 64), Licence: "CC BY 4.0", ReadAt: time.Date(2026, 6, 30, 12, 0, 0, 0, time.UTC)},
			{ID: network.SourceID("test", "prose"), Format: "test", SHA256: strings.Repeat("1", 64)},
		},
		Complete: []network.ID{register},
	}
	for i, node := range nodes {
		batch.Citations = append(batch.Citations, network.Citation{Source: register, Node: node, Line: i + 1, Method: network.MethodField, Confidence: 1})
	}
	return []network.Batch{batch}
}

// TestFormats compares the export of a small network in each format with a file.
func TestFormats(t *testing.T) {
	store := filled(t, storetest.NewModel(), awkward())
	for _, format := range export.Formats() {
		for projection, asked := range map[string]string{"": "", "organisations.": "projection=organisations&period=2014-2020"} {
			t.Run(projection+format.Name, func(t *testing.T) {
				got := readable(t, format, write(t, store, format.Name, requestOf(t, asked)))
				path := filepath.Join("testdata", "network", projection+format.Extension+".golden")
				if *update {
					if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(path, []byte(got), 0o666)); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				if got != string(want) {
					t.Errorf("%s has changed:\n%s", path, got)
				}
			})
		}
	}
}

// readable gives an export as text, and checks that it is what it says.
func readable(t *testing.T, format export.Format, file string) string {
	t.Helper()
	switch {
	case format.MediaType() == "application/zip":
		return unzipped(t, file)
	case strings.HasSuffix(format.Extension, "parquet"):
		return parquetRows(t, file)
	case strings.HasSuffix(format.MediaType(), "xml"):
		for decoder := xml.NewDecoder(strings.NewReader(file)); ; {
			if _, err := decoder.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatal(err)
			}
		}
	case strings.HasSuffix(format.MediaType(), "json"):
		for decoder := jsontext.NewDecoder(strings.NewReader(file)); ; { // which refuses members of one name
			if _, err := decoder.ReadToken(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatal(err)
			}
		}
	}
	return file
}

// unzipped lists what is in an archive. What is in the tables is compared where they are alone.
func unzipped(t *testing.T, file string) string {
	t.Helper()
	archive, err := zip.NewReader(strings.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var listing strings.Builder
	for _, member := range archive.File {
		content, err := member.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(content)
		if err != nil {
			t.Fatal(err)
		}
		rows := bytes.Count(text, []byte("\n"))
		if strings.HasSuffix(member.Name, ".parquet") {
			rows = strings.Count(parquetRows(t, string(text)), "\n")
		}
		fmt.Fprintf(&listing, "%s, %d lines\n", member.Name, rows)
	}
	return listing.String()
}

func parquetRows(t *testing.T, content string) string {
	t.Helper()
	file, err := parquet.OpenFile(strings.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	fmt.Fprintln(&out, file.Schema())
	for _, remark := range file.Metadata().KeyValueMetadata {
		fmt.Fprintf(&out, "%s: %s\n", remark.Key, remark.Value)
	}
	reader := parquet.NewGenericReader[any](file)
	rows := make([]parquet.Row, reader.NumRows())
	if _, err := reader.ReadRows(rows); err != nil && !errors.Is(err, io.EOF) {
		t.Fatal(err)
	}
	for _, row := range rows {
		for i, value := range row {
			if !value.IsNull() {
				fmt.Fprintf(&out, "%s=%q ", file.Schema().Columns()[i][0], value.String())
			}
		}
		fmt.Fprintln(&out)
	}
	return out.String()
}
