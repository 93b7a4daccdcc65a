package graph

import (
	"context"
	"testing"

	"verkosto/internal/access"
	"verkosto/internal/network"
)

// TestPermit asks each role for fields that need each scope. What needs contacts is answered to all: what they may not see
// was never read.
func TestPermit(t *testing.T) {
	curator := access.Anonymous(access.Admin)
	curator.Narrow = []access.Scope{access.Read, access.Curate}
	for _, c := range []struct {
		name string
		who  access.Principal
		may  []access.Scope
	}{
		{"nobody", access.Principal{}, []access.Scope{access.Contacts}},
		{"reader", access.Anonymous(access.Reader), []access.Scope{access.Read, access.Export, access.Contacts}},
		{"analyst", access.Anonymous(access.Analyst), []access.Scope{access.Read, access.Export, access.Contacts}},
		{"editor", access.Anonymous(access.Editor), []access.Scope{access.Read, access.Export, access.Contacts, access.Curate}},
		{"admin", access.Anonymous(access.Admin), []access.Scope{access.Read, access.Export, access.Contacts, access.Curate, access.Administer}},
		{"an admin's narrow key", curator, []access.Scope{access.Read, access.Curate, access.Contacts}},
	} {
		allowed := make(map[access.Scope]bool)
		for _, scope := range c.may {
			allowed[scope] = true
		}
		for _, scope := range []access.Scope{access.Read, access.Export, access.Contacts, access.Curate, access.Administer} {
			resolved := false
			next := func(context.Context) (any, error) { resolved = true; return "an answer", nil }
			answer, err := permit(access.With(t.Context(), c.who), nil, next, scope)
			switch {
			case allowed[scope] && (err != nil || answer != "an answer"):
				t.Errorf("%s is refused %s: %v", c.name, scope, err)
			case !allowed[scope] && (network.CodeOf(err) != network.Forbidden || answer != nil || resolved):
				t.Errorf("%s is given %s: %v, %v", c.name, scope, answer, err)
			}
		}
	}
}
