package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestImportByMapping(t *testing.T) {
	folder := t.TempDir()
	network, table, wrong := filepath.Join(folder, "network.db"), filepath.Join(folder, "table.csv"), filepath.Join(folder, "wrong.yaml")
	for path, content := range map[string]string{
		table: "Koodi;Nimi;Alkaa;Päättyy;Toteuttaja;Y-tunnus;Kumppanit;Kunnat;Rahasto;Myönnetty\nX-1;Laituri;1.3.2018;31.12.2019;Laituri ry;;Vene Oy;Hanko;ESR;1000,50\n",
		wrong: "columns:\n  Koodi: code\n  Nimi: colour\n",
	} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got := verkosto(t, "", "import", "--data", network, "--mapping", "../../docs/mappings/generic.yaml", table)
	if got.code != done || !strings.Contains(got.out, "imported, mapped-table: 1 project, 2 organisations") {
		t.Errorf("exit code %d: %s%s", got.code, got.out, got.err)
	}
	got = verkosto(t, "", "import", "--data", network, "--mapping", wrong, table)
	if got.code != misused || !strings.Contains(got.err, "wrong.yaml:3: there is no fact") {
		t.Errorf("exit code %d: %s%s", got.code, got.out, got.err)
	}
}

func TestCheckByMapping(t *testing.T) {
	folder := t.TempDir()
	mapping, table := filepath.Join(folder, "own.yaml"), filepath.Join(folder, "table.csv")
	for path, content := range map[string]string{
		mapping: "encoding: windows-1252\ncolumns:\n  Koodi: code\n  Nimi: name.fi\n",
		table:   "Koodi;Nimi\nX-1;Meri\xe4lue\n",
	} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got := verkosto(t, "", "check", "--json", "--mapping", mapping, table)
	if got.code != done || !strings.Contains(got.out, `"kind":"mapped-table","project":{"code":"X-1","name":"Meriälue"`) {
		t.Errorf("exit code %d: %s%s", got.code, got.out, got.err)
	}
	got = verkosto(t, "", "check", "--mapping", mapping, table)
	if got.code != done || !strings.Contains(got.out, "mapped-table") {
		t.Errorf("exit code %d: %s%s", got.code, got.out, got.err)
	}
}
