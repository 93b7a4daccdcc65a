package export_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"verkosto/internal/export"
	"verkosto/internal/network"
	"verkosto/internal/store/storetest"
)

const doc network.ID = "source:test/doc"

// sample is a store with a person, and words that quote how to reach her.
func sample(t testing.TB, citations ...network.Citation) *storetest.Model {
	t.Helper()
	store := storetest.NewModel()
	person := network.PersonID("organisation:fi/1234567-1", "venla kuvitteellinen")
	batch := network.Batch{Sources: []*network.Source{{ID: doc, Format: "test", SHA256: strings.Repeat("0", 64)}}, Complete: []network.ID{doc}}
	batch.Citations = append([]network.Citation{
		{
			Source: doc, Line: 1, Method: network.MethodField, Confidence: 1, Evidence: "Venla, 040 555 0101",
			Node: &network.Person{ID: person, Name: "Venla Kuvitteellinen", Email: "venla@koesaari.example", Phone: "040 555 0101"},
			Fields: []network.FieldCitation{
				{Field: "name", Line: 1, Evidence: "Venla Kuvitteellinen"},
				{Field: "email", Line: 2, Evidence: "venla(at)koesaari.example"},
				{Field: "phone", Line: 3, Evidence: "040 555 0101"},
			},
		},
		{
			Source: doc, Line: 4, Method: network.MethodRule, Confidence: 0.5, Evidence: "Ask VENLA (AT) KOESAARI.EXAMPLE <now> & then",
			Node:   &network.Organisation{ID: "organisation:fi/1234567-1", Names: network.Names{Fi: "Kö & <Sons>"}},
			Fields: []network.FieldCitation{{Field: "names", Evidence: "Kö: venla@koesaari.example", Stated: "x@y.example"}},
		},
	}, citations...)
	if _, err := store.Apply(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
	return store
}

func lines(t testing.TB, store network.Reader, options export.Options) string {
	t.Helper()
	var out bytes.Buffer
	if err := export.JSONLines(t.Context(), store, &out, options); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestJSONLines(t *testing.T) {
	got := lines(t, sample(t), export.Options{ShowContacts: true})
	want := `{"source":{"id":"source:test/doc","format":"test","sha256":"` + strings.Repeat("0", 64) + `","complete":true}}
{"person":{"id":"person:fi/1234567-1/venla%20kuvitteellinen","name":"Venla Kuvitteellinen","email":"venla@koesaari.example","phone":"040 555 0101"},"source":"source:test/doc","line":1,"evidence":"Venla, 040 555 0101","method":"FIELD","confidence":1,"fields":[{"field":"name","line":1,"evidence":"Venla Kuvitteellinen"},{"field":"email","line":2,"evidence":"venla(at)koesaari.example"},{"field":"phone","line":3,"evidence":"040 555 0101"}]}
{"organisation":{"id":"organisation:fi/1234567-1","names":{"fi":"Kö & <Sons>"}},"source":"source:test/doc","line":4,"evidence":"Ask VENLA (AT) KOESAARI.EXAMPLE <now> & then","method":"RULE","confidence":0.5,"fields":[{"field":"names","evidence":"Kö: venla@koesaari.example","stated":"x@y.example"}]}
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestJSONLinesWithoutContacts(t *testing.T) {
	got := lines(t, sample(t), export.Options{})
	for _, private := range []string{"koesaari.example", "KOESAARI", "0101", "x@y", `"email"`, `"phone"`} {
		if strings.Contains(got, private) {
			t.Errorf("%s is in\n%s", private, got)
		}
	}
	for _, public := range []string{"Venla Kuvitteellinen", `"contactsHidden":true`, `{"field":"names","evidence":"Kö: …","stated":"…"}`} {
		if !strings.Contains(got, public) {
			t.Errorf("%s is not in\n%s", public, got)
		}
	}
}

// TestJSONLinesPages says that sources and citations beyond a page are there once each.
func TestJSONLinesPages(t *testing.T) {
	store := storetest.NewModel()
	var batch network.Batch
	const sources, citations = 230, 2300
	for i := range sources {
		id := network.SourceID("test", fmt.Sprint(i))
		batch.Sources = append(batch.Sources, &network.Source{ID: id, Format: "test"})
	}
	for i := range citations {
		batch.Citations = append(batch.Citations, network.Citation{
			Source: network.SourceID("test", "7"), Line: i + 1, Method: network.MethodField, Confidence: 1, Node: &network.Region{ID: network.RegionID(fmt.Sprint(i))},
		})
	}
	if _, err := store.Apply(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
	seen := make(map[string]bool)
	for line := range strings.Lines(lines(t, store, export.Options{})) {
		if seen[line] || !json.Valid([]byte(line)) {
			t.Errorf("twice, or no JSON: %s", line)
		}
		seen[line] = true
	}
	if len(seen) != sources+citations {
		t.Errorf("%d lines", len(seen))
	}
}

func TestJSONLinesErrors(t *testing.T) {
	full := errors.New("the disk is full")
	if err := export.JSONLines(t.Context(), sample(t), failing{full}, export.Options{}); !errors.Is(err, full) {
		t.Errorf("got %v", err)
	}
	if got := lines(t, storetest.NewModel(), export.Options{}); got != "" {
		t.Errorf("an empty store gives %q", got)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func BenchmarkJSONLines(b *testing.B) {
	var citations []network.Citation
	for i := range 500 {
		organisation := network.OrganisationID(network.SchemePIC, fmt.Sprint(i))
		citations = append(citations, network.Citation{
			Source: doc, Line: i, Method: network.MethodField, Confidence: 1,
			Node: &network.Organisation{ID: organisation, Names: network.Names{En: "A name of some length"}, PIC: fmt.Sprint(i), Country: "FI"},
		})
	}
	store := sample(b, citations...)
	b.ReportAllocs()
	for b.Loop() {
		b.SetBytes(int64(len(lines(b, store, export.Options{ShowContacts: true}))))
	}
}
