package storetest

import (
	"slices"

	"github.com/govalues/decimal"

	"verkosto/internal/network"
)

// The relations that filters, orders and counts speak of, each by plain search.

func (s *state) participationsIn(project network.ID) []*network.Participation {
	return each[*network.Participation](s, s.holders(project, network.LinkInProject))
}

func (s *state) participationsBy(organisation network.ID) []*network.Participation {
	return each[*network.Participation](s, s.holders(organisation, network.LinkBy))
}

func (s *state) fundingsOf(project network.ID) []*network.Funding {
	return each[*network.Funding](s, s.holders(project, network.LinkFunds))
}

func (s *state) fundingsFrom(funder network.ID) []*network.Funding {
	return each[*network.Funding](s, s.holders(funder, network.LinkFrom))
}

// projectOf gives the project of a participation or funding, nil if it is not there.
func (s *state) projectOf(node network.Node) *network.Project {
	ids := append(s.targets(node.NodeID(), network.LinkInProject), s.targets(node.NodeID(), network.LinkFunds)...)
	if projects := each[*network.Project](s, ids); len(projects) > 0 {
		return projects[0]
	}
	return nil
}

// organisationOf gives the organisation of a participation, nil if it is not there.
func (s *state) organisationOf(p *network.Participation) *network.Organisation {
	if found := each[*network.Organisation](s, s.targets(p.ID, network.LinkBy)); len(found) > 0 {
		return found[0]
	}
	return nil
}

// projectsBy gives the projects that an organisation takes part in.
func (s *state) projectsBy(organisation network.ID) []network.ID {
	var projects []network.ID
	for _, p := range s.participationsBy(organisation) {
		projects = append(projects, s.targets(p.ID, network.LinkInProject)...)
	}
	return unique(projects)
}

// partneredBy gives the projects that an organisation takes part in as a partner.
func (s *state) partneredBy(organisation network.ID) []network.ID {
	var projects []network.ID
	for _, p := range s.participationsBy(organisation) {
		if p.Role.MakesPartners() {
			projects = append(projects, s.targets(p.ID, network.LinkInProject)...)
		}
	}
	return unique(projects)
}

// partnersIn gives the organisations that take part in a project as partners.
func (s *state) partnersIn(project network.ID) []network.ID {
	var partners []network.ID
	for _, p := range s.participationsIn(project) {
		if p.Role.MakesPartners() {
			partners = append(partners, s.targets(p.ID, network.LinkBy)...)
		}
	}
	return unique(partners)
}

// partnersOf gives the other partners in an organisation's projects.
func (s *state) partnersOf(organisation network.ID) []network.ID {
	var partners []network.ID
	for _, project := range s.partneredBy(organisation) {
		partners = append(partners, s.partnersIn(project)...)
	}
	others := func(id network.ID) bool { return id == organisation }
	return slices.DeleteFunc(unique(partners), others)
}

// widened gives places with all the places that they are within.
func (s *state) widened(places []network.ID) []network.ID {
	var all []network.ID
	for _, place := range places {
		all = append(all, place)
		all = append(all, s.widened(s.targets(place, network.LinkPartOf))...)
	}
	return unique(all)
}

func (s *state) grantedTo(project network.ID) *decimal.Decimal {
	return sum(s.fundingsOf(project), func(f *network.Funding) *decimal.Decimal { return f.Granted })
}

// sum adds an amount of each item, nil if none has it.
func sum[T any](items []T, amount func(T) *decimal.Decimal) *decimal.Decimal {
	var amounts []*decimal.Decimal
	for _, item := range items {
		amounts = append(amounts, amount(item))
	}
	total, err := network.Sum(amounts...)
	if err != nil {
		panic(err) // the suite's amounts are small
	}
	return total
}
