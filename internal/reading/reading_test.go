package reading_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"verkosto/internal/reading"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// The JSON is a contract with programs that read it: a change of these files is a change of that.
func TestJSON(t *testing.T) {
	full := reading.Reading{
		File: "pages/s99001.txt", Kind: "eura2014-page",
		Project: reading.Project{
			Code: "S99001", Name: "Laituri", Fund: "ESF", ProgrammePeriod: "2014-2020", PriorityAxis: "5. Osallisuus",
			SpecificObjective: "10.1 Työelämän ulkopuolella olevat", Start: "2018-01-01", End: "2020", Status: reading.StatusEnded,
			Authority: "Hämeen ELY-keskus", Programme: "Kestävää kasvua ja työtä",
		},
		Organisations: reading.List[reading.Organisation]{{
			Name: "Laituri ry", Aliases: reading.List[string]{"LTR"}, Type: "association", BusinessID: "9000001-7",
			Roles: reading.List[reading.Role]{reading.RoleCoordinator},
		}},
		Participations: reading.List[reading.Participation]{{
			Organisation: "Laituri ry", Role: reading.RoleCoordinator, Municipalities: reading.List[string]{"Hanko"},
		}},
		Funders:        reading.List[string]{"ESF"},
		People:         reading.List[reading.Person]{{Name: "Aino Esimerkki", Title: "Projektipäällikkö", Organisation: "Laituri ry", Email: "aino@example.fi", Phone: "050 555 0101"}},
		Funding:        reading.Funding{Granted: "361950", Realised: "74952.50"},
		Regions:        reading.List[string]{"Uusimaa"},
		SubRegions:     reading.List[string]{"Raaseporin"},
		Municipalities: reading.List[string]{"Hanko"},
		Problems:       reading.List[reading.Problem]{{Level: reading.LevelWarning, Code: reading.ProblemTruncated, Line: 12, Message: "the page ends in section 3"}},
		Doubts: reading.List[reading.Doubt]{{
			Field: "participations", Value: "Rantatie ry", Line: 8, Evidence: "Mukana lienee Rantatie ry.", Rule: "no-role", Confidence: 0.4,
		}},
	}
	for name, given := range map[string]reading.Reading{"full": full, "empty": {}} {
		t.Run(name, func(t *testing.T) {
			got, err := json.MarshalIndent(given, "", "  ")
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join("testdata", name+".json")
			if *update {
				if err := os.WriteFile(path, append(got, '\n'), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if string(got)+"\n" != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			var back reading.Reading
			if err := json.Unmarshal(got, &back); err != nil {
				t.Fatal(err)
			}
			again, err := json.MarshalIndent(back, "", "  ")
			if err != nil || !bytes.Equal(again, got) {
				t.Errorf("read and written again: %s, %v", again, err)
			}
		})
	}
}

func TestAmount(t *testing.T) {
	for text, right := range map[string]bool{
		"0": true, "361950": true, "-12.50": true, "0.10": true, "null": true,
		"1e3": false, "01": false, `"361950"`: false, "1.": false, "true": false,
	} {
		var amount reading.Amount
		if err := json.Unmarshal([]byte(text), &amount); (err == nil) != right {
			t.Errorf("%s is read with %v", text, err)
		}
	}
	for _, wrong := range []reading.Amount{"1 000", "1,5", "abc", " 1"} {
		if text, err := json.Marshal(wrong); err == nil {
			t.Errorf("%q is written as %s", wrong, text)
		}
	}
}

func TestAmountsKeepEveryDigit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amount := reading.Amount(rapid.StringMatching(`-?(0|[1-9]\d{0,30})(\.\d{1,30})?`).Draw(t, "amount"))
		text, err := json.Marshal(reading.Funding{Granted: amount})
		if err != nil {
			t.Fatal(err)
		}
		var back reading.Funding
		if err := json.Unmarshal(text, &back); err != nil || !reflect.DeepEqual(back, reading.Funding{Granted: amount}) {
			t.Fatalf("%q comes back as %q: %v", amount, back.Granted, err)
		}
	})
}
