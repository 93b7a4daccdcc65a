// Package access says who asks and what they may: roles and scopes, API keys in a file, and tokens of an
// identity provider. It decides; what is hidden or refused for it is done where data leaves.
package access

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// Scope is one thing that someone may do.
type Scope string

// The scopes.
const (
	Read       Scope = "read"       // ask the API
	Export     Scope = "export"     // take whole networks along
	Contacts   Scope = "contacts"   // see the e-mails and phones of people
	Curate     Scope = "curate"     // merge, split, confirm, reject, annotate, import, undo, and read the audit log
	Administer Scope = "administer" // erase people
)

// Role is a set of scopes with a name. Each role has all that the one before it has.
type Role string

// The roles, from the least to the most.
const (
	Reader  Role = "reader"
	Analyst Role = "analyst" // also sees contacts
	Editor  Role = "editor"  // also curates
	Admin   Role = "admin"   // also administers
)

// Roles gives the roles, from the least to the most.
func Roles() []Role { return []Role{Reader, Analyst, Editor, Admin} }

// scopes are what each role has; nil for a text that is no role.
func (r Role) scopes() []Scope {
	switch r {
	case Reader:
		return []Scope{Read, Export}
	case Analyst:
		return append(Reader.scopes(), Contacts)
	case Editor:
		return append(Analyst.scopes(), Curate)
	case Admin:
		return append(Editor.scopes(), Administer)
	}
	return nil
}

// ParseRole reads a role; case doesn't matter.
func ParseRole(text string) (Role, error) {
	role := Role(strings.ToLower(strings.TrimSpace(text)))
	if !slices.Contains(Roles(), role) {
		return "", fmt.Errorf("%.40q is no role: take one of %s", text, listed(Roles()))
	}
	return role, nil
}

// Principal is someone who asks.
type Principal struct {
	ID     string  // what the audit log knows them by: "key:…", "token:…" or "anonymous"
	Name   string  // for people to read
	Role   Role    //
	Narrow []Scope // only these of the role's scopes; all if empty
}

// Anonymous is someone who shows neither key nor token.
func Anonymous(role Role) Principal { return Principal{ID: "anonymous", Name: "anonymous", Role: role} }

// May says whether the principal has a scope: the role has it, and it is not narrowed away.
func (p Principal) May(scope Scope) bool {
	return slices.Contains(p.Role.scopes(), scope) && (len(p.Narrow) == 0 || slices.Contains(p.Narrow, scope))
}

// checkNarrow refuses scopes that the role does not have.
func checkNarrow(role Role, narrow []Scope) error {
	for _, scope := range narrow {
		if !slices.Contains(role.scopes(), scope) {
			return fmt.Errorf("a key for the role %s can't have the scope %.40q: take some of %s", role, scope, listed(role.scopes()))
		}
	}
	return nil
}

type principalKey struct{}

// With gives a context in which a principal asks.
func With(ctx context.Context, p Principal) context.Context {
	return context.WithValue(ctx, principalKey{}, p)
}

// From gives the principal who asks in a context; one who may do nothing where nobody is known.
func From(ctx context.Context) Principal {
	p, _ := ctx.Value(principalKey{}).(Principal)
	return p
}

func listed[T ~string](items []T) string {
	texts := make([]string, len(items))
	for i, item := range items {
		texts[i] = string(item)
	}
	return strings.Join(texts, ", ")
}
