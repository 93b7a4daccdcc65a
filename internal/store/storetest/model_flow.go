package storetest

import (
	"context"

	"github.com/govalues/decimal"

	"verkosto/internal/network"
)

// Flows implements [network.Reader].
func (m *Model) Flows(ctx context.Context, query network.FlowQuery) (network.Flows, error) {
	s, err := m.read(ctx)
	if err != nil {
		return network.Flows{}, err
	}
	if err := query.Check(); err != nil {
		return network.Flows{}, err
	}
	type part struct{ project, by network.ID }
	parts := make(map[network.ID]map[part]*decimal.Decimal)
	flows := make(map[network.ID]*network.Flow)
	for _, project := range s.some(query.Projects) {
		for _, c := range s.participationsIn(project.ID) {
			for _, p := range s.participationsIn(project.ID) {
				if !s.leads(c, p) {
					continue
				}
				for _, from := range s.flowPlaces(c, query.Level) {
					for _, to := range s.flowPlaces(p, query.Level) {
						key := network.PairKey(from, to)
						if flows[key] == nil {
							flows[key], parts[key] = &network.Flow{From: from, To: to}, make(map[part]*decimal.Decimal)
						}
						parts[key][part{project.ID, p.ID}] = p.Granted
					}
				}
			}
		}
	}
	var items []network.Item[network.Flow]
	for key, flow := range flows {
		projects := make(map[network.ID]bool)
		for part, granted := range parts[key] {
			projects[part.project] = true
			flow.Granted = sum([]*decimal.Decimal{flow.Granted, granted}, identity)
		}
		flow.Projects = len(projects)
		items = append(items, network.Item[network.Flow]{Node: *flow, Position: byWeight(flow.Projects, key)})
	}
	page, err := paged(items, query.Window, byValue(network.Order{Field: network.ByProjects, Direction: network.Descending}))
	if err != nil {
		return network.Flows{}, err
	}
	return network.Flows{Version: s.version, Total: len(items), Page: page}, checkBounds(query.Window, inOrder(network.ByProjects))
}

// FlowTotals implements [network.Reader].
func (m *Model) FlowTotals(ctx context.Context, query network.FlowTotalsQuery) (network.FlowTotals, error) {
	s, err := m.read(ctx)
	if err != nil {
		return network.FlowTotals{}, err
	}
	if err := query.Check(); err != nil {
		return network.FlowTotals{}, err
	}
	whole, origins, destinations := make(carried), make(map[network.ID]carried), make(map[network.ID]carried)
	for _, project := range s.some(query.Projects) {
		for _, c := range s.participationsIn(project.ID) {
			for _, p := range s.participationsIn(project.ID) {
				from, to := s.flowPlaces(c, query.Level), s.flowPlaces(p, query.Level)
				if !s.leads(c, p) || len(from) == 0 || len(to) == 0 {
					continue
				}
				whole.add(project, p)
				addTo(origins, from, project, p)
				addTo(destinations, to, project, p)
			}
		}
	}
	found := network.FlowTotals{Version: s.version, Origins: endsOf(origins, query.Top), Destinations: endsOf(destinations, query.Top)}
	found.Projects, found.Granted = whole.total()
	return found, nil
}

// carried is what flows carry: by project the participations of partners.
type carried map[network.ID]map[network.ID]*decimal.Decimal

func (c carried) add(project *network.Project, p *network.Participation) {
	if c[project.ID] == nil {
		c[project.ID] = make(map[network.ID]*decimal.Decimal)
	}
	c[project.ID][p.ID] = p.Granted
}

func addTo(ends map[network.ID]carried, places []network.ID, project *network.Project, p *network.Participation) {
	for _, place := range places {
		if ends[place] == nil {
			ends[place] = make(carried)
		}
		ends[place].add(project, p)
	}
}

// total gives how many projects there are, and the euros of all participations.
func (c carried) total() (projects int, granted *decimal.Decimal) {
	for _, participations := range c {
		for _, amount := range participations {
			granted = sum([]*decimal.Decimal{granted, amount}, identity)
		}
	}
	return len(c), granted
}

func endsOf(places map[network.ID]carried, top int) network.FlowEnds {
	var totals []network.FlowTotal
	for place, c := range places {
		projects, granted := c.total()
		totals = append(totals, network.FlowTotal{Place: place, Projects: projects, Granted: granted})
	}
	return network.NewFlowEnds(totals, top)
}

// leads says whether a participation is a coordinator's and another that of another partner.
func (s *state) leads(c, p *network.Participation) bool {
	coordinator, partner := s.organisationOf(c), s.organisationOf(p)
	return c.Role == network.RoleCoordinator && p.Role.MakesPartners() && coordinator != nil && partner != nil && coordinator != partner
}
