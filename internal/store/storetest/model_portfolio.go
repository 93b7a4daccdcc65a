package storetest

import (
	"cmp"
	"context"
	"slices"

	"github.com/govalues/decimal"

	"verkosto/internal/network"
)

// fundedBy gives the projects, of some, that a funder gave money to.
func (s *state) fundedBy(funder network.ID, filter *network.ProjectFilter) []*network.Project {
	return slices.DeleteFunc(s.some(filter), func(p *network.Project) bool { return !slices.Contains(s.fundersOf(p.ID), s.joined.Of(funder)) })
}

// grantedBy gives what a funder granted to projects.
func (s *state) grantedBy(funder network.ID, projects []*network.Project) *decimal.Decimal {
	fundings := slices.DeleteFunc(s.fundingsFrom(s.joined.Of(funder)), func(f *network.Funding) bool { return !slices.Contains(projects, s.projectOf(f)) })
	return sum(fundings, func(f *network.Funding) *decimal.Decimal { return f.Granted })
}

// Portfolio implements [network.Reader].
func (m *Model) Portfolio(ctx context.Context, query network.PortfolioQuery) (network.Portfolio, error) {
	s, err := m.read(ctx)
	if err != nil {
		return network.Portfolio{}, err
	}
	if err := query.Check(); err != nil {
		return network.Portfolio{}, err
	}
	projects := s.fundedBy(query.Funder, query.Projects)
	portfolio := network.Portfolio{Version: s.version, Projects: len(projects), Granted: s.grantedBy(query.Funder, projects)}
	for _, by := range query.By {
		having := make(map[string][]*network.Project)
		for _, project := range projects {
			for _, value := range slices.Compact(slices.Sorted(slices.Values(s.portfolioValues(by, project)))) {
				if value != "" {
					having[value] = append(having[value], project)
				}
			}
		}
		var shares []network.Share
		for value, projects := range having {
			shares = append(shares, network.Share{Value: value, Projects: len(projects), Granted: s.grantedBy(query.Funder, projects)})
		}
		slices.SortFunc(shares, func(a, b network.Share) int {
			if a.Granted == nil || b.Granted == nil {
				return cmp.Or(one(a.Granted == nil)-one(b.Granted == nil), cmp.Compare(a.Value, b.Value))
			}
			return cmp.Or(-a.Granted.Cmp(*b.Granted), cmp.Compare(a.Value, b.Value))
		})
		kept := min(query.Top, len(shares))
		portfolio.Breakdowns = append(portfolio.Breakdowns, network.Breakdown{By: by, Shares: shares[:kept], Others: len(shares) - kept})
	}
	return portfolio, nil
}

func (s *state) portfolioValues(by network.PortfolioField, project *network.Project) []string {
	var values []string
	switch by {
	case network.PortfolioYear:
		values = []string{project.Start.Year()}
	case network.PortfolioRegion:
		values = texts(ofKind(network.KindRegion, s.widened(s.targets(project.ID, network.LinkTargets))))
	case network.PortfolioObjective:
		values = []string{project.SpecificObjective}
	case network.PortfolioCoordinatorRegion:
		for _, p := range s.participationsIn(project.ID) {
			if p.Role == network.RoleCoordinator {
				values = append(values, texts(s.flowPlaces(p, network.KindRegion))...)
			}
		}
	case network.PortfolioOrganisationType:
		for _, o := range each[*network.Organisation](s, s.partnersIn(project.ID)) {
			values = append(values, string(o.Type))
		}
	}
	return values
}

// flowPlaces gives the municipalities of a participation, else those of its organisation's home, or the regions around them.
func (s *state) flowPlaces(p *network.Participation, level network.Kind) []network.ID {
	municipalities := ofKind(network.KindMunicipality, s.targets(p.ID, network.LinkLocatedIn))
	if organisation := s.organisationOf(p); len(municipalities) == 0 && organisation != nil {
		municipalities = ofKind(network.KindMunicipality, s.targets(organisation.ID, network.LinkBasedIn))
	}
	if level == network.KindRegion {
		return ofKind(network.KindRegion, s.widened(municipalities))
	}
	return municipalities
}

// beneficiaries gives the organisations that take part as partners in a funder's projects, with what they were granted in them.
func (s *state) beneficiaries(funder network.ID, filter *network.ProjectFilter) map[network.ID]*decimal.Decimal {
	granted := make(map[network.ID]*decimal.Decimal)
	for _, project := range s.fundedBy(funder, filter) {
		for _, p := range s.participationsIn(project.ID) {
			if o := s.organisationOf(p); o != nil && p.Role.MakesPartners() {
				granted[o.ID] = sum([]*decimal.Decimal{granted[o.ID], p.Granted}, identity)
			}
		}
	}
	return granted
}

// Concentration implements [network.Reader].
func (m *Model) Concentration(ctx context.Context, query network.PortfolioQuery) (network.Concentration, error) {
	s, err := m.read(ctx)
	if err != nil {
		return network.Concentration{}, err
	}
	found := network.Concentration{Version: s.version}
	var squares, total float64
	for _, granted := range s.beneficiaries(query.Funder, query.Projects) {
		found.Beneficiaries++
		if granted != nil {
			found.Stated++
			amount, _ := granted.Float64()
			squares, total = squares+amount*amount, total+amount
			found.Granted = sum([]*decimal.Decimal{found.Granted, granted}, identity)
		}
	}
	found.HHI = network.Herfindahl(squares, total)
	return found, nil
}

// Overlap implements [network.Reader].
func (m *Model) Overlap(ctx context.Context, query network.OverlapQuery) (network.Overlap, error) {
	s, err := m.read(ctx)
	if err != nil {
		return network.Overlap{}, err
	}
	own, other := s.beneficiaries(query.Funder, query.Projects), s.beneficiaries(query.With, query.Projects)
	found := network.Overlap{Version: s.version, Own: len(own), Other: len(other)}
	for id := range own {
		if _, both := other[id]; both {
			found.Shared++
		}
	}
	return found, nil
}
