package network

// Words are the texts that a node is found by in full-text search, the weightiest first.
// What is private, a person's e-mail and phone, is never among them.
type Words struct {
	Names []string // names in all languages, acronyms, aliases
	Codes []string // codes and numbers that people know it by
	Texts []string // what is said about it
}

// WordsOf gives a node's words: of projects, organisations, places, funds, people and
// sources. Participations and fundings have none and are never found.
func WordsOf(node Node) Words {
	switch n := node.(type) {
	case *Project:
		return wordsOfProject(n)
	case *Organisation:
		return wordsOfOrganisation(n)
	case *Municipality:
		return Words{Names: n.Names.all(), Codes: []string{n.Code}}
	case *SubRegion:
		return Words{Names: n.Names.all(), Codes: []string{n.Code}}
	case *Region:
		return Words{Names: n.Names.all(), Codes: []string{n.Code, n.NUTS}}
	case *Fund:
		return Words{Names: n.Names.all(), Codes: []string{n.Code}, Texts: []string{n.Programme}}
	case *Person:
		return Words{Names: []string{n.Name}, Texts: []string{n.Title}}
	case *Source:
		return Words{Names: []string{n.Title}}
	}
	return Words{}
}

func wordsOfProject(p *Project) Words {
	return Words{
		Names: append(p.Names.all(), p.Acronym),
		Codes: []string{p.Code, p.DOI},
		Texts: append([]string{
			p.Summary, p.Results, p.Programme, p.PriorityAxis, p.SpecificObjective, p.Topic, p.Call,
			p.TargetGroup, p.IndirectGroup, p.Site.City,
		}, p.Keywords...),
	}
}

func wordsOfOrganisation(o *Organisation) Words {
	names := append(o.Names.all(), o.ShortName)
	for _, alias := range o.Aliases {
		names = append(names, alias.Name)
	}
	return Words{
		Names: names,
		Codes: []string{string(o.BusinessID), o.BusinessIDStated, o.VATNumber, o.PIC},
		Texts: []string{o.Address.City},
	}
}

func (n Names) all() []string { return []string{n.Fi, n.En, n.Sv} }
