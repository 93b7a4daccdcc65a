package access_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"verkosto/internal/access"
)

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

func ring(t *testing.T) (*access.Keyring, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "secrets", "keys.json")
	k, err := access.OpenKeyring(path)
	if err != nil {
		t.Fatal(err)
	}
	return k, path
}

func create(t *testing.T, k *access.Keyring, wanted access.Key) string {
	t.Helper()
	secret, err := k.Create(wanted, noon)
	if err != nil {
		t.Fatal(err)
	}
	return secret
}

func TestKeyOpensUntilItEnds(t *testing.T) {
	k, path := ring(t)
	forever := create(t, k, access.Key{Name: "map", Role: access.Analyst})
	brief := create(t, k, access.Key{Name: "course", Role: access.Reader, Expires: noon.Add(time.Hour)})
	for _, c := range []struct {
		name   string
		secret string
		at     time.Time
		want   error
	}{
		{"at once", forever, noon, nil},
		{"years later", forever, noon.AddDate(10, 0, 0), nil},
		{"until it expires", brief, noon.Add(time.Hour - 1), nil},
		{"when it expires", brief, noon.Add(time.Hour), access.ErrExpired},
		{"another secret", forever[:len(forever)-1] + "?", noon, access.ErrUnknown},
		{"an id alone", forever[:strings.LastIndex(forever, "_")], noon, access.ErrUnknown},
		{"nothing", "", noon, access.ErrUnknown},
	} {
		if _, err := k.Authenticate(c.secret, c.at); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}

	// Another process revokes it.
	other, err := access.OpenKeyring(path)
	if err != nil {
		t.Fatal(err)
	}
	keys, err := other.List()
	if err != nil || len(keys) != 2 || keys[0].Name != "map" || keys[1].Name != "course" {
		t.Fatalf("keys %v, %v", keys, err)
	}
	if err := other.Revoke(keys[0].ID, noon); err != nil {
		t.Fatal(err)
	}
	if _, err := k.Authenticate(forever, noon); !errors.Is(err, access.ErrRevoked) {
		t.Errorf("after another process revoked the key: %v", err)
	}
	if err := k.Revoke("none", noon); !errors.Is(err, access.ErrUnknown) {
		t.Errorf("an unknown key was revoked: %v", err)
	}
}

func TestKeyFile(t *testing.T) {
	k, path := ring(t)
	secret := create(t, k, access.Key{Name: "map", Role: access.Reader})
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if random := secret[strings.LastIndex(secret, "_")+1:]; strings.Contains(string(content), random) {
		t.Error("the file holds the secret")
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode of the file: %v, %v", info.Mode(), err)
	}
	if err := os.WriteFile(path+".new", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := k.Create(access.Key{Name: "map", Role: access.Reader}, noon); err == nil || !strings.Contains(err.Error(), "another change") {
		t.Errorf("two changes at once: %v", err)
	}
	if _, err := os.Stat(path + ".new"); err != nil {
		t.Errorf("the other change's file: %v", err)
	}
	for _, damaged := range []string{"{", `{"version":2}`, `{"version":1,"keys":[{"id":"a","role":"king"}]}`} {
		if err := os.WriteFile(path, []byte(damaged), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := k.Authenticate(secret, noon); err == nil {
			t.Errorf("with the file %q the key still opens", damaged)
		}
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if _, err := k.Authenticate(secret, noon); !errors.Is(err, access.ErrUnknown) {
		t.Errorf("without the file: %v", err)
	}
}

func TestCreateRefuses(t *testing.T) {
	k, _ := ring(t)
	for name, wanted := range map[string]access.Key{
		"no name":              {Role: access.Reader},
		"no role":              {Name: "map"},
		"a role of no one":     {Name: "map", Role: "king"},
		"more than the role's": {Name: "map", Role: access.Reader, Scopes: []access.Scope{access.Contacts}},
		"an unknown scope":     {Name: "map", Role: access.Admin, Scopes: []access.Scope{"all"}},
		"a time that is over":  {Name: "map", Role: access.Reader, Expires: noon},
		"a very long name":     {Name: strings.Repeat("m", 201), Role: access.Reader},
	} {
		if secret, err := k.Create(wanted, noon); err == nil {
			t.Errorf("%s: created %s", name, secret)
		}
	}
	if keys, err := k.List(); err != nil || len(keys) != 0 {
		t.Errorf("keys %v, %v", keys, err)
	}
}

func TestScopes(t *testing.T) {
	all := []access.Scope{access.Read, access.Export, access.Contacts, access.Curate, access.Administer}
	for _, c := range []struct {
		principal access.Principal
		may       string // one letter for each of all
	}{
		{access.Principal{}, "....."},
		{access.Anonymous(access.Reader), "re..."},
		{access.Principal{Role: access.Analyst}, "rec.."},
		{access.Principal{Role: access.Editor}, "recu."},
		{access.Principal{Role: access.Admin}, "recua"},
		{access.Principal{Role: access.Admin, Narrow: []access.Scope{access.Read}}, "r...."},
		{access.Principal{Role: access.Reader, Narrow: []access.Scope{access.Read, access.Administer}}, "r...."},
	} {
		got := ""
		for i, scope := range all {
			if c.principal.May(scope) {
				got += "recua"[i : i+1]
			} else {
				got += "."
			}
		}
		if got != c.may {
			t.Errorf("%+v may %s, want %s", c.principal, got, c.may)
		}
	}
}
