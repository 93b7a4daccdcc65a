package network

import (
	"cmp"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
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
	Passing      bool // leave no tombstones: what is imported later is taken again
}

// Erased tells what an erasure took out of a store.
type Erased struct {
	Removed   int           // statements of the people, and notes on them
	Rewritten int           // statements that quoted the people
	Places    []ErasedPlace // where these stood, in the order of sources
	Expired   int           // entries of the audit log that were let go
	Entries   []uint64      // of the audit log that were rewritten, upwards
}

// ErasedPlace is a source that stated something of erased people.
type ErasedPlace struct {
	Source             ID
	Removed, Rewritten int
}

// Count adds one statement of a source that is removed, or else rewritten.
func (e *Erased) Count(source ID, removed bool) {
	at, known := slices.BinarySearchFunc(e.Places, source, func(p ErasedPlace, id ID) int { return cmp.Compare(p.Source, id) })
	if !known {
		e.Places = slices.Insert(e.Places, at, ErasedPlace{Source: source})
	}
	if removed {
		e.Removed++
		e.Places[at].Removed++
		return
	}
	e.Rewritten++
	e.Places[at].Rewritten++
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
	salts [][]byte
	of    map[Mark][]Mark // whom something belongs to
}

// SaltSize is how many random bytes a key of marks has.
const SaltSize = 32

// NewSalt makes a key of marks. A machine that has no random bytes is Unavailable.
func NewSalt() ([]byte, error) {
	salt := make([]byte, SaltSize)
	if _, err := rand.Read(salt); err != nil {
		return nil, Wrap(Unavailable, err, "make a key of tombstones")
	}
	return salt, nil
}

// NewTombstones gives the tombstones of a store with keys: new marks are made with the first, the others are of stores that
// were restored into it. They must not be none.
func NewTombstones(salts [][]byte, stones []Tombstone) *Tombstones {
	t := &Tombstones{salts: salts, of: make(map[Mark][]Mark, len(stones))}
	for _, stone := range stones {
		t.of[stone.Mark] = append(t.of[stone.Mark], stone.Of)
	}
	return t
}

// With gives the tombstones with more of them.
func (t *Tombstones) With(more []Tombstone) *Tombstones {
	all := &Tombstones{salts: t.salts, of: maps.Clone(t.of)}
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

// Bury works out what erasing people leaves: the tombstones by which all that the store has is to be scrubbed now, and
// those that it keeps. find hands over all that is stated under some ids, and all participations that name one of them
// as a contact. Something else than a person is an [InvalidArgument] error, someone unknown a [NotFound] error.
func (t *Tombstones) Bury(
	erase []Erasure, identities *Identities, find func(ids []ID, take func(Node)) error,
) (now *Tombstones, kept []Tombstone, err error) {
	var all []*Forgotten
	of := make(map[ID][]*Forgotten)
	for _, erasure := range erase {
		f, err := newForgotten(erasure, identities)
		if err != nil {
			return nil, nil, err
		}
		all = append(all, f)
		for _, id := range f.IDs {
			of[id] = append(of[id], f)
		}
	}
	if err := find(slices.Sorted(maps.Keys(of)), func(node Node) { learn(of, node) }); err != nil {
		return nil, nil, err
	}
	var stones []Tombstone
	for _, f := range all {
		if len(f.Stated)+len(f.Contacts) == 0 {
			return nil, nil, Errorf(NotFound, "the network has no person with the id %s, or not any more", clip(string(f.Person)))
		}
		made := t.Forget(*f, identities)
		stones = append(stones, made...)
		if !f.Passing {
			kept = append(kept, made...)
		}
	}
	return t.With(stones), kept, nil
}

func newForgotten(erasure Erasure, identities *Identities) (*Forgotten, error) {
	if _, err := ParseID(string(erasure.Person)); err != nil {
		return nil, err
	}
	if erasure.Person.Kind() != KindPerson {
		return nil, Errorf(InvalidArgument, "only people can be erased: %s is the id of something else", clip(string(erasure.Person)))
	}
	ids := slices.Sorted(slices.Values(identities.Members(identities.Of(erasure.Person))))
	return &Forgotten{Erasure: erasure, IDs: ids}, nil
}

// learn takes a statement into account, if it is of one of some people or names one as a contact.
func learn(of map[ID][]*Forgotten, node Node) {
	switch n := node.(type) {
	case *Person:
		for _, f := range of[n.ID] {
			f.Stated = append(f.Stated, n)
		}
	case *Participation:
		for _, id := range n.Contacts {
			for _, f := range of[id] {
				f.Contacts = append(f.Contacts, n)
			}
		}
	}
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
	return !t.Empty() && len(t.ownersOf("id", []string{string(id)})) > 0
}

// Seal gives a digest that only this store could have made of another: that of a request which names an erased person would
// tell the name to whoever tries names out.
func (t *Tombstones) Seal(digest string) string {
	mark := t.mark("digest", digest)
	return hex.EncodeToString(mark[:])
}

// Unseal gives an entry of the audit log that tells of an erasure with the digest of a request, where that is the one
// from which its own was made; else the entry itself.
func (t *Tombstones) Unseal(entry *AuditEntry, digest string) *AuditEntry {
	if t == nil || entry.Action != ActionErase || !slices.ContainsFunc(t.salts, func(salt []byte) bool {
		mark := markBy(salt, "digest", digest)
		return hex.EncodeToString(mark[:]) == entry.Digest
	}) {
		return entry
	}
	unsealed := *entry
	unsealed.Digest = digest
	return &unsealed
}

func (t *Tombstones) mark(kind, value string) Mark { return markBy(t.salts[0], kind, value) }

func markBy(salt []byte, kind, value string) (m Mark) {
	mac := hmac.New(sha256.New, salt)
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
		if value == "" {
			continue
		}
		for _, salt := range t.salts {
			owners = append(owners, t.of[markBy(salt, kind, value)]...)
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
