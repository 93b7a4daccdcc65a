package network

import (
	"slices"
	"strings"

	"verkosto/internal/text"
)

// WithoutContacts gives a node without the e-mails and telephones of people: a person without theirs, and a project whose
// texts, which often name whom to ask, have "…" in their place, as have those of annotations and of decisions, and the names
// of who said so; the node itself where there is nothing to hide. An organisation's own telephone is no person's and stays.
func WithoutContacts(node Node) Node {
	switch n := node.(type) {
	case *Person:
		return n.WithoutContacts()
	case *Project:
		return n.withoutContacts()
	case *Annotation:
		return n.withoutContacts()
	case *Match:
		return n.withoutContacts()
	}
	return node
}

// freeTexts gives the texts of a project in which its sources write what they like.
func (p *Project) freeTexts() []*string {
	texts := []*string{&p.Summary, &p.Results, &p.TargetGroup, &p.IndirectGroup, &p.Applicants, &p.StatusStated}
	for i := range p.Principles {
		texts = append(texts, &p.Principles[i].Reasons)
	}
	return texts
}

func (p *Project) withoutContacts() *Project {
	if !slices.ContainsFunc(p.freeTexts(), func(words *string) bool { return text.HideContacts(*words) != *words }) {
		return p
	}
	hidden := *p
	hidden.Principles = slices.Clone(p.Principles)
	for _, words := range hidden.freeTexts() {
		*words = text.HideContacts(*words)
	}
	return &hidden
}

// WithoutContacts gives the citation as those may see it who may not see contacts: its node without them, no words for
// the fields that hold them, and "…" for them in the words for everything else, since a line that names a person often
// goes on to the telephone.
func (c Citation) WithoutContacts() Citation {
	id, hide := c.Node.NodeID(), text.HideContacts
	if person, is := c.Node.(*Person); is {
		hide = person.hide
	}
	c.Node = WithoutContacts(c.Node)
	c.Evidence = hide(c.Evidence)
	c.Fields = slices.Clone(c.Fields)
	for i := range c.Fields {
		c.Fields[i] = c.Fields[i].withoutContacts(id, hide)
	}
	return c
}

func (f FieldCitation) withoutContacts(node ID, hide func(string) string) FieldCitation {
	private := IsPrivate(node, f.Field)
	switch {
	case private:
		f.Evidence, f.Stated = "", ""
	case f.Field != "phone": // an organisation's own
		f.Evidence, f.Stated = hide(f.Evidence), hide(f.Stated)
	}
	if f.Problem != nil {
		problem := *f.Problem
		problem.Message = hide(problem.Message)
		if private {
			problem.Message = "" // it may quote what was found
		}
		f.Problem = &problem
	}
	return f
}

// hide takes contacts out of words that tell of the person: what looks like one, and theirs in any form.
func (p *Person) hide(words string) string {
	for _, contact := range []string{p.Email, p.Phone} {
		if contact != "" {
			words = strings.ReplaceAll(words, contact, "…")
		}
	}
	return text.HideContacts(words)
}

// WithoutContacts gives the entry as those may see it who may not see contacts. What it replaced is left out.
func (e AuditEntry) WithoutContacts() AuditEntry {
	e.By, e.ByName, e.Note, e.Replaced = text.HideContacts(e.By), text.HideContacts(e.ByName), text.HideContacts(e.Note), nil
	return e
}
