package gold_test

import (
	"errors"
	"io/fs"
	"os"
	"reflect"
	"strings"
	"testing"

	"verkosto/internal/ingest/gold"
)

const listHeader = "Koodi,Rahasto,Projektin nimi,Ohjelma / osio,Tl,Viranomainen,Toiminnan tila,Aloituspvm,Päättymispvm,Toteuttajan nimi,a,b,c,d\n"

func listRow(implementer string) string {
	return "S1,ESR,n,o,1,v,t,1.1.2008,2.1.2008," + implementer + ",1,2,3,4\n"
}

func TestSpellings(t *testing.T) {
	list := listHeader + listRow("Oulun  yliopisto") + listRow("Lahden kaupunki") + listRow("oulun yliopisto ") + listRow("Oulun  yliopisto") +
		listRow("ÄHTÄRIN KAUPUNKI") + listRow("Ähtärin kaupunki") + listRow("OULUN YLIOPISTO")
	got, err := gold.Spellings(strings.NewReader(list))
	want := [][]string{{"OULUN YLIOPISTO", "Oulun  yliopisto", "oulun yliopisto "}, {"ÄHTÄRIN KAUPUNKI", "Ähtärin kaupunki"}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err := gold.Spellings(strings.NewReader(listHeader + "S1,ESR\n")); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("a short line: %v", err)
	}
}

// The whole list names 13,495 implementers in 12,475 ways that differ by more than case and space.
func TestSpellingsOfTheWholeList(t *testing.T) {
	list, err := os.Open("../../../../shared/data/eura/list-2007-2013-repaired-utf8.csv")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the register's list is not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer list.Close()
	groups, err := gold.Spellings(list)
	if err != nil {
		t.Fatal(err)
	}
	variants := 0
	for _, group := range groups {
		variants += len(group) - 1
	}
	if variants != 13495-12475 {
		t.Errorf("%d names are variants of others, want 1020", variants)
	}
}
