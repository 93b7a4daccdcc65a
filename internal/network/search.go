package network

import "verkosto/internal/text"

// Weight says how much it tells about a node that a word stands in a text of it.
type Weight int

// The weights, from least to most.
const (
	WeightText Weight = iota // what is said about it
	WeightCode               // codes and numbers that people know it by
	WeightName               // names, acronyms, aliases
)

// SearchText is a text that a node is found by.
type SearchText struct {
	Field  string // name of the field in the API
	Text   string
	Weight Weight
}

// SearchTexts gives the texts that a node is found by in full-text search, none of them
// empty, names before codes before longer texts. Participations and fundings have none and are
// never found. What is private, a person's e-mail and phone, is never among them, and what looks like one in a longer text
// is not in it: whoever searched for the beginnings of numbers would find the rest.
func SearchTexts(node Node) []SearchText {
	var texts searchTexts
	switch n := node.(type) {
	case *Project:
		texts.addProject(n)
	case *Organisation:
		texts.addOrganisation(n)
	case *Municipality:
		texts.names(n.Names)
		texts.add(WeightCode, "code", n.Code)
	case *SubRegion:
		texts.names(n.Names)
		texts.add(WeightCode, "code", n.Code)
	case *Region:
		texts.names(n.Names)
		texts.add(WeightCode, "code", n.Code)
		texts.add(WeightCode, "nuts", n.NUTS)
	case *Fund:
		texts.names(n.Names)
		texts.add(WeightCode, "code", n.Code)
		texts.add(WeightText, "programme", n.Programme)
	case *Person:
		texts.add(WeightName, "name", n.Name)
		texts.add(WeightText, "title", text.HideContacts(n.Title))
	case *Source:
		texts.add(WeightName, "title", n.Title)
	}
	return texts
}

type searchTexts []SearchText

func (t *searchTexts) add(weight Weight, field string, values ...string) {
	for _, value := range values {
		if value != "" {
			*t = append(*t, SearchText{field, value, weight})
		}
	}
}

func (t *searchTexts) names(names Names) { t.add(WeightName, "names", names.Fi, names.En, names.Sv) }

func (t *searchTexts) addProject(p *Project) {
	t.names(p.Names)
	t.add(WeightName, "acronym", p.Acronym)
	t.add(WeightCode, "code", p.Code)
	t.add(WeightCode, "doi", p.DOI)
	t.add(WeightText, "summary", text.HideContacts(p.Summary))
	t.add(WeightText, "results", text.HideContacts(p.Results))
	t.add(WeightText, "programme", p.Programme)
	t.add(WeightText, "priorityAxis", p.PriorityAxis)
	t.add(WeightText, "specificObjective", p.SpecificObjective)
	t.add(WeightText, "topic", p.Topic)
	t.add(WeightText, "call", p.Call)
	t.add(WeightText, "targetGroup", text.HideContacts(p.TargetGroup))
	t.add(WeightText, "indirectGroup", text.HideContacts(p.IndirectGroup))
	t.add(WeightText, "site", p.Site.City)
	t.add(WeightText, "keywords", p.Keywords...)
}

func (t *searchTexts) addOrganisation(o *Organisation) {
	t.names(o.Names)
	t.add(WeightName, "shortName", o.ShortName)
	for _, alias := range o.Aliases {
		t.add(WeightName, "aliases", alias.Name)
	}
	t.add(WeightCode, "businessId", string(o.BusinessID))
	t.add(WeightCode, "businessIdStated", o.BusinessIDStated)
	t.add(WeightCode, "vatNumber", o.VATNumber)
	t.add(WeightCode, "pic", o.PIC)
	t.add(WeightText, "address", o.Address.City)
}
