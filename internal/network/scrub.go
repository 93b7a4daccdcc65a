package network

import (
	"reflect"
	"slices"
	"strings"

	"verkosto/internal/text"
)

// Scrubbed stands in a text in place of what was erased.
const Scrubbed = "[erased]"

// Scrub gives what may be kept of a citation: the citation itself where nothing in it was erased, a changed copy, or
// false where it is one of an erased person. What it gives stays as it is when scrubbed again.
func (t *Tombstones) Scrub(c Citation, identities *Identities) (kept Citation, keep bool) {
	revised, changed := t.Revise(c, identities)
	if !changed {
		return c, true
	}
	if revised == nil {
		return c, false
	}
	return *revised, true
}

// Revise gives what is to stand in the place of a citation, nil for nothing, and whether that is another one.
func (t *Tombstones) Revise(c Citation, identities *Identities) (revised *Citation, changed bool) {
	if t.Empty() {
		return &c, false
	}
	s := t.within(scopes(c.Node, identities))
	node, keep := t.node(c.Node, s, identities)
	if !keep {
		return nil, true
	}
	kept := c
	kept.Node, kept.Evidence = node, s.text(c.Evidence)
	changed = node != c.Node || kept.Evidence != c.Evidence
	if slices.ContainsFunc(c.Fields, func(f FieldCitation) bool { return s.field(f) != f }) {
		changed, kept.Fields = true, slices.Clone(c.Fields)
		for i, field := range c.Fields {
			kept.Fields[i] = s.field(field)
		}
	}
	return &kept, changed
}

// ScrubBatch gives a batch as it may be applied. Citations without a node are left to the store, which refuses them.
func (t *Tombstones) ScrubBatch(b Batch, identities *Identities) Batch {
	if t.Empty() {
		return b
	}
	stated := b.Citations
	b.Sources, b.Citations = slices.Clone(b.Sources), make([]Citation, 0, len(stated))
	for i, source := range b.Sources {
		b.Sources[i] = t.ScrubSource(source)
	}
	for _, c := range stated {
		if c.Node == nil || reflect.ValueOf(c.Node).IsNil() {
			b.Citations = append(b.Citations, c)
		} else if kept, keep := t.Scrub(c, identities); keep {
			b.Citations = append(b.Citations, kept)
		}
	}
	b.Entry, _ = t.ScrubEntry(b.Entry, identities)
	return b
}

// ScrubSource gives a source without what was erased; the source itself where there is nothing of it. Names stay, for a source
// tells of no organisation.
func (t *Tombstones) ScrubSource(source *Source) *Source {
	if t.Empty() || source == nil {
		return source
	}
	s := t.within(nil)
	if title, address := s.text(source.Title), s.text(source.Address); title != source.Title || address != source.Address {
		c := *source
		c.Title, c.Address = title, address
		return &c
	}
	return source
}

// ScrubEntry gives an entry of the audit log without what was erased, and whether that is another one than before.
func (t *Tombstones) ScrubEntry(e *AuditEntry, identities *Identities) (kept *AuditEntry, changed bool) {
	if t.Empty() || e == nil {
		return e, false
	}
	c := *e
	var about []ID
	for _, id := range e.Subjects {
		about = append(about, scopesOf(id, identities)...)
	}
	s := t.within(about)
	if e.Action == ActionErase {
		s.owners = t.everyone() // the entry names nobody, but why it was done may be told with the name
	}
	c.Subjects = slices.DeleteFunc(slices.Clone(e.Subjects), func(id ID) bool { return t.erased(id, identities) })
	c.Note = s.text(e.Note)
	changed = len(c.Subjects) != len(e.Subjects) || c.Note != e.Note
	if len(c.Subjects) == 0 {
		c.Subjects = nil
	}
	c.Replaced = slices.Clone(e.Replaced)
	for i := range c.Replaced {
		if t.scrubReplaced(&c.Replaced[i], identities) {
			changed = true
		}
	}
	return &c, changed
}

// scrubReplaced takes what was erased out of what a change replaced, and says whether there was any.
func (t *Tombstones) scrubReplaced(r *Replaced, identities *Identities) (changed bool) {
	before := t.ScrubSource(r.Before)
	changed = before != r.Before
	r.Before = before
	citations := make([]Citation, 0, len(r.Citations))
	for _, citation := range r.Citations {
		revised, different := t.Revise(citation, identities)
		changed = changed || different
		if revised != nil {
			citations = append(citations, *revised)
		}
	}
	if changed {
		r.Citations = citations
	}
	return changed
}

// erased says whether an id is that of an erased person.
func (t *Tombstones) erased(id ID, identities *Identities) bool {
	return id.Kind() == KindPerson && slices.ContainsFunc(identities.Members(identities.Of(id)), t.Buried)
}

// node gives what may be kept of a node, false where it is of an erased person.
func (t *Tombstones) node(node Node, s *scrubber, identities *Identities) (Node, bool) {
	switch n := node.(type) {
	case *Person:
		if t.erased(n.ID, identities) || s.holds(n) {
			return nil, false
		}
	case *Annotation:
		if t.erased(n.Subject, identities) {
			return nil, false
		}
	}
	kept := clone(node)
	changed := false
	switch n := kept.(type) {
	case *Person:
		changed = s.person(n)
	case *Participation:
		contacts := slices.DeleteFunc(slices.Clone(n.Contacts), func(id ID) bool { return t.erased(id, identities) })
		if changed = len(contacts) != len(n.Contacts); changed {
			n.Contacts = contacts
		}
	case *Annotation, *Match, *Project, *Organisation:
		changed = s.texts(reflect.ValueOf(n).Elem())
	}
	if !changed {
		return node, true
	}
	return kept, true
}

// scrubber takes what was erased out of the texts of one statement.
type scrubber struct {
	*Tombstones
	owners []Mark // whose organisation or project it is about
}

func (t *Tombstones) within(scopes []ID) *scrubber {
	return &scrubber{t, t.ownersOf("scope", strs(scopes))}
}

// everyone gives all who were erased.
func (t *Tombstones) everyone() []Mark {
	var all []Mark
	for _, owners := range t.of {
		all = append(all, owners...)
	}
	return all
}

// holds says whether a statement of a person is of an erased one by name.
func (s *scrubber) holds(p *Person) bool {
	named := s.ownersOf("name", text.NameForms(p.Name))
	if len(named) == 0 {
		return false
	}
	return shared(named, s.owners) || shared(named, s.ownersOf("email", []string{text.EmailKey(p.Email)})) ||
		shared(named, s.ownersOf("phone", []string{text.PhoneKey(p.Phone)}))
}

// person takes contacts out of a person who is another.
func (s *scrubber) person(p *Person) bool {
	before := *p
	if len(s.ownersOf("email", []string{text.EmailKey(p.Email)})) > 0 {
		p.Email = ""
	}
	if len(s.ownersOf("phone", []string{text.PhoneKey(p.Phone)})) > 0 {
		p.Phone = ""
	}
	p.Title = s.text(p.Title)
	return *p != before
}

func (s *scrubber) field(f FieldCitation) FieldCitation {
	f.Evidence, f.Stated = s.text(f.Evidence), s.text(f.Stated)
	if f.Problem != nil {
		if message := s.text(f.Problem.Message); message != f.Problem.Message {
			f.Problem = &Problem{f.Problem.Code, message}
		}
	}
	return f
}

// texts scrubs all texts of a value that are for people, and says whether any changed. Ids stay. Lists that change are copied.
func (s *scrubber) texts(v reflect.Value) (changed bool) {
	switch v.Kind() {
	case reflect.String:
		if v.Type() != reflect.TypeFor[string]() {
			return false // an id, a date or a word of a fixed set
		}
		if kept := s.text(v.String()); kept != v.String() {
			if kept == Scrubbed {
				kept = "" // nothing is stated
			}
			v.SetString(kept)
			return true
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() && s.texts(v.Field(i)) {
				changed = true
			}
		}
	case reflect.Slice:
		list := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(list, v)
		for i := range list.Len() {
			if s.texts(list.Index(i)) {
				changed = true
			}
		}
		if changed {
			v.Set(list)
		}
	}
	return changed
}

// text gives a text without what was erased.
func (s *scrubber) text(words string) string {
	if words == "" {
		return words
	}
	words = s.withoutContacts(words)
	if len(s.owners) == 0 {
		return words
	}
	return s.withoutNames(words)
}

func (s *scrubber) withoutContacts(words string) string {
	var kept strings.Builder
	at := 0
	for _, contact := range text.ContactsIn(words) {
		if len(s.ownersOf("email", contact.Emails)) > 0 || len(s.ownersOf("phone", contact.Phones)) > 0 || s.names(contact.Emails) {
			kept.WriteString(words[at:contact.Start] + Scrubbed)
			at = contact.End
		}
	}
	return kept.String() + words[at:]
}

// names says whether an address is made of the name of someone whom the statement is about.
func (s *scrubber) names(addresses []string) bool {
	for _, address := range addresses {
		local, _, _ := strings.Cut(address, "@")
		words := strings.FieldsFunc(local, func(r rune) bool { return strings.ContainsRune("._-+", r) })
		if len(words) > 1 && shared(s.ownersOf("name", text.NameForms(strings.Join(words, " "))), s.owners) {
			return true
		}
	}
	return false
}

func (s *scrubber) withoutNames(words string) string {
	var kept strings.Builder
	at := 0
	for mention := range text.NamesIn(words) {
		if mention.Start >= at && shared(s.ownersOf("name", mention.Keys), s.owners) {
			kept.WriteString(words[at:mention.Start] + Scrubbed)
			at = mention.End
		}
	}
	return kept.String() + words[at:]
}
