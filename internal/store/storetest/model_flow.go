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

// leads says whether a participation is a coordinator's and another that of another partner.
func (s *state) leads(c, p *network.Participation) bool {
	coordinator, partner := s.organisationOf(c), s.organisationOf(p)
	return c.Role == network.RoleCoordinator && p.Role.MakesPartners() && coordinator != nil && partner != nil && coordinator != partner
}
