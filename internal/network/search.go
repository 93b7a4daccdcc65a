package network

// SearchText is a text that a node can be found by.
type SearchText struct {
	Field  string // name of the field in the API
	Text   string
	Weight Weight
}

// Weight says how much it tells about a node that a word stands in a text of it.
type Weight int

// The weights.
const (
	WeightText Weight = 1 // longer texts
	WeightName Weight = 8 // names, codes and keywords
)

// SearchTexts gives the texts that a node can be found by, none of them empty, names
// before longer texts. A person's e-mail and phone are not among them. Participations, fundings
// and sources can't be searched for and have none.
func SearchTexts(node Node) []SearchText {
	var texts searchTexts
	switch n := node.(type) {
	case *Project:
		texts.names(n.Names)
		texts.add("acronym", n.Acronym, WeightName)
		texts.add("code", n.Code, WeightName)
		for _, keyword := range n.Keywords {
			texts.add("keywords", keyword, WeightName)
		}
		texts.add("summary", n.Summary, WeightText)
		texts.add("results", n.Results, WeightText)
		texts.add("targetGroup", n.TargetGroup, WeightText)
		texts.add("specificObjective", n.SpecificObjective, WeightText)
	case *Organisation:
		texts.names(n.Names)
		texts.add("shortName", n.ShortName, WeightName)
		for _, alias := range n.Aliases {
			texts.add("aliases", alias.Name, WeightName)
		}
		texts.add("businessId", string(n.BusinessID), WeightName)
		texts.add("pic", n.PIC, WeightName)
		texts.add("vatNumber", n.VATNumber, WeightName)
	case *Municipality:
		texts.names(n.Names)
	case *SubRegion:
		texts.names(n.Names)
	case *Region:
		texts.names(n.Names)
	case *Fund:
		texts.names(n.Names)
		texts.add("code", n.Code, WeightName)
		texts.add("programme", n.Programme, WeightText)
	case *Person:
		texts.add("name", n.Name, WeightName)
		texts.add("title", n.Title, WeightText)
	}
	return texts
}

type searchTexts []SearchText

func (t *searchTexts) add(field, text string, weight Weight) {
	if text != "" {
		*t = append(*t, SearchText{field, text, weight})
	}
}

func (t *searchTexts) names(names Names) {
	t.add("names", names.Fi, WeightName)
	t.add("names", names.Sv, WeightName)
	t.add("names", names.En, WeightName)
}
