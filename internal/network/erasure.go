package network

import (
	"crypto/hmac"
	"crypto/sha256"
	"maps"
	"slices"
	"strings"

	"verkosto/internal/text"
)

// Erasure asks to forget a person: the person's citations go, and the name, e-mail addresses and telephone numbers are taken
// out of everything else that quotes them. Both stays so, whatever is imported later ([Tombstones]).
type Erasure struct {
	Person       ID   // under any of its ids
	ContactsOnly bool // forget only e-mail addresses and telephone numbers
}

// Mark is a keyed hash of something that belongs to an erased person: HMAC-SHA256 under a random key of the store's own.
// Without the key nobody can tell whether it is that of a name they guess.
type Mark [sha256.Size]byte

// Tombstone is one mark of an erased person, who is told from others by a mark too.
type Tombstone struct{ Of, Mark Mark }

// Tombstones tell what must stay forgotten, and take it out of whatever sources state. Nil are none. They never change.
//
// People are known within one organisation, or one project, and nothing else tells two of a name from each other. So a
// statement of a person is the erased one's if it has an id of that one's, or the name within that one's organisation, or
// both the name and an e-mail address or telephone number of that one. In all other statements, e-mail addresses and
// telephone numbers are taken out wherever they stand, and the name, in any order and case of Finnish, where the statement is
// about an organisation of the person or a project that named the person as a contact. People of the same
// name elsewhere stay as they are.
type Tombstones struct {
	salt []byte
	of   map[Mark][]Mark // whom something belongs to
}

// NewTombstones gives the tombstones of a store with a key.
func NewTombstones(salt []byte, stones []Tombstone) *Tombstones {
	t := &Tombstones{salt: salt, of: make(map[Mark][]Mark, len(stones))}
	for _, stone := range stones {
		t.of[stone.Mark] = append(t.of[stone.Mark], stone.Of)
	}
	return t
}

// With gives the tombstones with more of them.
func (t *Tombstones) With(more []Tombstone) *Tombstones {
	all := &Tombstones{salt: t.salt, of: maps.Clone(t.of)}
	for _, stone := range more {
		if !slices.Contains(all.of[stone.Mark], stone.Of) {
			all.of[stone.Mark] = append(slices.Clip(all.of[stone.Mark]), stone.Of)
		}
	}
	return all
}

// Empty says whether nothing was erased.
func (t *Tombstones) Empty() bool { return t == nil || len(t.of) == 0 }

// Forgotten is all that a store knows of a person who is to be erased.
type Forgotten struct {
	Erasure
	IDs      []ID             // all under which the person is stated, upwards
	Stated   []*Person        // what is stated of the person
	Contacts []*Participation // those that name the person as a contact
}

// Forget gives the tombstones for a person, of which the store may have some already. identities tell
// which organisations are one.
func (t *Tombstones) Forget(f Forgotten, identities *Identities) []Tombstone {
	marks := make(map[Mark]bool)
	add := func(kind string, values ...string) {
		for _, value := range values {
			if value != "" {
				marks[t.mark(kind, value)] = true
			}
		}
	}
	for _, person := range f.Stated {
		add("email", text.EmailKey(person.Email))
		add("phone", text.PhoneKey(person.Phone))
	}
	if !f.ContactsOnly {
		for _, id := range f.IDs {
			add("id", string(id))
			add("scope", strs(scopesOf(id, identities))...)
		}
		for _, person := range f.Stated {
			add("name", text.NameForms(person.Name)...)
			add("scope", strs(scopes(person, identities))...)
		}
		for _, part := range f.Contacts {
			add("scope", string(part.Project))
			add("scope", strs(scopes(part, identities))...)
		}
	}
	of := t.mark("person", string(f.IDs[0]))
	stones := make([]Tombstone, 0, len(marks))
	for mark := range marks {
		if !slices.Contains(t.of[mark], of) {
			stones = append(stones, Tombstone{of, mark})
		}
	}
	slices.SortFunc(stones, func(a, b Tombstone) int { return slices.Compare(a.Mark[:], b.Mark[:]) })
	return stones
}

// Buried says whether a person was erased under an id; without contacts only, the whole person.
func (t *Tombstones) Buried(id ID) bool {
	return !t.Empty() && len(t.of[t.mark("id", string(id))]) > 0
}

func (t *Tombstones) mark(kind, value string) (m Mark) {
	mac := hmac.New(sha256.New, t.salt)
	mac.Write([]byte(kind))
	mac.Write([]byte{0})
	mac.Write([]byte(value))
	mac.Sum(m[:0])
	return m
}

// ownersOf gives whom any of some values belongs to.
func (t *Tombstones) ownersOf(kind string, values []string) []Mark {
	var owners []Mark
	for _, value := range values {
		if value != "" {
			owners = append(owners, t.of[t.mark(kind, value)]...)
		}
	}
	return owners
}

func shared(a, b []Mark) bool {
	return slices.ContainsFunc(a, func(m Mark) bool { return slices.Contains(b, m) })
}

// scopes gives the organisations and projects that a statement is about, organisations under all their ids.
func scopes(node Node, identities *Identities) []ID {
	ids := scopesOf(node.NodeID(), identities)
	switch n := node.(type) {
	case *Person:
		ids = append(ids, identities.Members(identities.Of(n.Organisation))...)
	case *Participation:
		ids = append(append(ids, n.Project), identities.Members(identities.Of(n.Organisation))...)
	case *Funding:
		ids = append(append(ids, n.Project), identities.Members(identities.Of(n.Funder))...)
	case *Match:
		for _, id := range n.Organisations {
			ids = append(ids, identities.Members(identities.Of(id))...)
		}
	case *Annotation:
		ids = append(ids, scopesOf(n.Subject, identities)...)
	}
	return slices.DeleteFunc(ids, func(id ID) bool { return id == "" })
}

// scopesOf gives what an id itself tells of what a statement is about.
func scopesOf(id ID, identities *Identities) []ID {
	var ids []ID
	if organisation := id.Organisation(); organisation != "" {
		ids = append(ids, identities.Members(identities.Of(organisation))...)
	}
	switch id.Kind() {
	case KindProject:
		ids = append(ids, id)
	case KindPerson: // who may be known within a project
		if at := strings.LastIndexByte(id.Key(), '/'); at > 0 {
			ids = append(ids, ID(KindProject.prefix()+":"+id.Key()[:at]))
		}
	case KindParticipation, KindFunding:
		if parts := strings.SplitN(id.Key(), "/", 3); len(parts) == 3 {
			ids = append(ids, ID(KindProject.prefix()+":"+parts[0]+"/"+parts[1]))
		}
	}
	return ids
}

func strs(ids []ID) []string {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = string(id)
	}
	return texts
}
