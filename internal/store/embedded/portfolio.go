package embedded

import (
	"cmp"
	"context"
	"slices"

	"verkosto/internal/network"
)

// Portfolio implements [network.Reader].
func (s *Store) Portfolio(ctx context.Context, query network.PortfolioQuery) (network.Portfolio, error) {
	if err := query.Check(); err != nil {
		return network.Portfolio{}, err
	}
	var found network.Portfolio
	err := s.read(ctx, func(v *view) error {
		funded := v.fundedBy(query.Funder, query.Projects)
		found = network.Portfolio{Version: v.version, Projects: len(funded)}
		var granted sum
		for _, given := range funded {
			v.add(&granted, given.granted.amount())
		}
		found.Granted = granted.amount()
		for _, by := range query.By {
			found.Breakdowns = append(found.Breakdowns, v.breakdown(funded, by, query.Top))
		}
		return nil
	})
	return found, err
}

// given is a project and what a funder granted it.
type given struct {
	project slot
	granted sum
}

// fundedBy gives the projects that pass a filter and that a funder gave money to, in no order.
func (v *view) fundedBy(funder network.ID, filter *network.ProjectFilter) []given {
	at := v.slot(funder)
	if at == none {
		return nil
	}
	c := v.projects(filter)
	var funded []given
	places := make(map[slot]int)
	for _, funding := range v.holders(at, network.LinkFrom) {
		project := v.project(funding)
		if project == none || !v.step() || !c.passes(project) {
			continue
		}
		place, known := places[project]
		if !known {
			place = len(funded)
			places[project] = place
			funded = append(funded, given{project: project})
		}
		v.add(&funded[place].granted, v.funding(funding).Granted)
	}
	return funded
}

// breakdown adds up projects by their values of a field.
func (v *view) breakdown(funded []given, by network.PortfolioField, top int) network.Breakdown {
	type total struct {
		projects int
		granted  sum
	}
	totals := make(map[string]*total)
	var values []string
	for _, g := range funded {
		values = v.portfolioValues(values[:0], by, g.project)
		slices.Sort(values)
		for _, value := range slices.Compact(values) {
			if value == "" || !v.step() {
				continue
			}
			if totals[value] == nil {
				totals[value] = new(total)
			}
			totals[value].projects++
			v.add(&totals[value].granted, g.granted.amount())
		}
	}
	shares := make([]network.Share, 0, len(totals))
	for value, t := range totals {
		shares = append(shares, network.Share{Value: value, Projects: t.projects, Granted: t.granted.amount()})
	}
	slices.SortFunc(shares, compareShares)
	kept := min(top, len(shares))
	return network.Breakdown{By: by, Shares: shares[:kept:kept], Others: len(shares) - kept}
}

// compareShares orders shares by money, downwards, those without any last, and then by value.
func compareShares(a, b network.Share) int {
	switch {
	case a.Granted == nil && b.Granted == nil:
		return cmp.Compare(a.Value, b.Value)
	case a.Granted == nil:
		return 1
	case b.Granted == nil:
		return -1
	}
	return cmp.Or(-a.Granted.Cmp(*b.Granted), cmp.Compare(a.Value, b.Value))
}

// portfolioValues appends a project's values of a field, perhaps with repetitions; "" is none.
func (v *view) portfolioValues(values []string, by network.PortfolioField, project slot) []string {
	switch by {
	case network.PortfolioYear:
		return append(values, v.projectNode(project).Start.Year())
	case network.PortfolioRegion:
		return v.appendRegions(values, project, network.LinkTargets)
	case network.PortfolioObjective:
		return append(values, v.projectNode(project).SpecificObjective)
	case network.PortfolioOrganisationType:
		for _, organisation := range v.partnersIn(project) {
			values = append(values, string(v.organisationNode(organisation).Type))
		}
	case network.PortfolioCoordinatorRegion:
		for _, participation := range v.participationsIn(project) {
			if v.participation(participation).Role == network.RoleCoordinator {
				for _, region := range v.flowPlaces(participation, network.KindRegion) {
					values = append(values, string(v.vertices[region].id))
				}
			}
		}
	}
	return values
}

// beneficiaries gives the organisations that take part as partners in a funder's projects, and what they were granted in them.
func (v *view) beneficiaries(funder network.ID, filter *network.ProjectFilter) map[slot]*sum {
	granted := make(map[slot]*sum)
	for _, g := range v.fundedBy(funder, filter) {
		for _, participation := range v.participationsIn(g.project) {
			organisation := v.organisation(participation)
			if organisation == none || !v.makesPartners(participation) || !v.step() {
				continue
			}
			if granted[organisation] == nil {
				granted[organisation] = new(sum)
			}
			v.add(granted[organisation], v.participation(participation).Granted)
		}
	}
	return granted
}

// Concentration implements [network.Reader].
func (s *Store) Concentration(ctx context.Context, query network.PortfolioQuery) (network.Concentration, error) {
	var found network.Concentration
	err := s.read(ctx, func(v *view) error {
		beneficiaries := v.beneficiaries(query.Funder, query.Projects)
		found = network.Concentration{Version: v.version, Beneficiaries: len(beneficiaries)}
		var granted sum
		var squares, total float64
		for _, money := range beneficiaries {
			if !money.stated {
				continue
			}
			found.Stated++
			v.add(&granted, money.amount())
			amount, _ := money.total.Float64()
			squares, total = squares+amount*amount, total+amount
		}
		found.Granted, found.HHI = granted.amount(), network.Herfindahl(squares, total)
		return nil
	})
	return found, err
}

// Overlap implements [network.Reader].
func (s *Store) Overlap(ctx context.Context, query network.OverlapQuery) (network.Overlap, error) {
	var found network.Overlap
	err := s.read(ctx, func(v *view) error {
		own, other := v.beneficiaries(query.Funder, query.Projects), v.beneficiaries(query.With, query.Projects)
		found = network.Overlap{Version: v.version, Own: len(own), Other: len(other)}
		for organisation := range own {
			if other[organisation] != nil {
				found.Shared++
			}
		}
		return nil
	})
	return found, err
}
