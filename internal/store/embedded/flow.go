package embedded

import (
	"context"

	"verkosto/internal/network"
)

// Flows implements [network.Reader].
func (s *Store) Flows(ctx context.Context, query network.FlowQuery) (network.Flows, error) {
	if err := query.Check(); err != nil {
		return network.Flows{}, err
	}
	w, err := byShared.window(query.Window)
	if err != nil {
		return network.Flows{}, err
	}
	var found network.Flows
	err = s.read(ctx, func(v *view) error {
		between := make(flows[course])
		err := v.carried(query.Projects, query.Level, func(c carriage) {
			for _, to := range c.to {
				for _, from := range c.from {
					if !v.step() {
						return
					}
					v.carry(between.of(course{from, to}), c)
				}
			}
		})
		items := make([]network.Item[network.Flow], 0, len(between))
		for course, f := range between {
			node := network.Flow{
				From: v.vertices[course.from].id, To: v.vertices[course.to].id, Projects: f.projects, Granted: f.granted.amount(),
			}
			items = append(items, network.Item[network.Flow]{Node: node, Position: byShared.position(countValue(f.projects), node.Key())})
		}
		found = network.Flows{Version: v.version, Total: len(items)}
		found.Page = cut(byShared, items, func(f network.Flow) value { return countValue(f.Projects) }, w)
		return err
	})
	return found, err
}

// FlowTotals implements [network.Reader].
func (s *Store) FlowTotals(ctx context.Context, query network.FlowTotalsQuery) (network.FlowTotals, error) {
	if err := query.Check(); err != nil {
		return network.FlowTotals{}, err
	}
	var found network.FlowTotals
	err := s.read(ctx, func(v *view) error {
		all, origins, destinations := flow{project: none}, make(flows[slot]), make(flows[slot])
		err := v.carried(query.Projects, query.Level, func(c carriage) {
			v.carry(&all, c)
			for _, place := range c.from {
				v.carry(origins.of(place), c)
			}
			for _, place := range c.to {
				v.carry(destinations.of(place), c)
			}
		})
		found = network.FlowTotals{
			Version: v.version, Projects: all.projects, Granted: all.granted.amount(),
			Origins: v.flowEnds(origins, query.Top), Destinations: v.flowEnds(destinations, query.Top),
		}
		return err
	})
	return found, err
}

// flowEnds gives the totals of places.
func (v *view) flowEnds(places flows[slot], top int) network.FlowEnds {
	totals := make([]network.FlowTotal, 0, len(places))
	for place, f := range places {
		totals = append(totals, network.FlowTotal{Place: v.vertices[place].id, Projects: f.projects, Granted: f.granted.amount()})
	}
	return network.NewFlowEnds(totals, top)
}

// course is where a flow leads.
type course struct{ from, to slot }

// flow is what has been added up of one; project is the one counted last.
type flow struct {
	projects int
	granted  sum
	project  slot
}

// flows are added up by what they have in common.
type flows[K comparable] map[K]*flow

// of gives the flow of a key.
func (f flows[K]) of(key K) *flow {
	if f[key] == nil {
		f[key] = &flow{project: none}
	}
	return f[key]
}

// carriage is a partner's participation in a project, and the places between which it carries flows: on each side at least one, each
// once.
type carriage struct {
	project, participation slot
	from, to               []slot
}

// carry adds a participation to a flow that doesn't have it yet. Participations come project by project.
func (v *view) carry(f *flow, c carriage) {
	if f.project != c.project {
		f.projects, f.project = f.projects+1, c.project
	}
	v.add(&f.granted, v.participation(c.participation).Granted)
}

// carried visits each participation that carries flows in projects that pass a filter, project by project.
func (v *view) carried(filter *network.ProjectFilter, level network.Kind, visit func(carriage)) error {
	c := v.projects(filter)
	if v.err == nil {
		v.selected(network.KindProject, c, func(project slot) { v.carriedIn(project, level, visit) })
	}
	return v.err
}

func (v *view) carriedIn(project slot, level network.Kind, visit func(carriage)) {
	type end struct{ participation, organisation slot }
	var coordinators, partners []end
	for _, participation := range v.participationsIn(project) {
		at := end{participation, v.organisation(participation)}
		if at.organisation == none || !v.makesPartners(participation) {
			continue
		}
		partners = append(partners, at)
		if v.participation(participation).Role == network.RoleCoordinator {
			coordinators = append(coordinators, at)
		}
	}
	if len(coordinators) == 0 {
		return
	}
	for _, partner := range partners {
		if !v.step() {
			return
		}
		c := carriage{project: project, participation: partner.participation, to: v.flowPlaces(partner.participation, level)}
		for _, coordinator := range coordinators {
			if coordinator.organisation != partner.organisation {
				c.from = append(c.from, v.flowPlaces(coordinator.participation, level)...)
			}
		}
		if c.from = unique(c.from); len(c.from) > 0 && len(c.to) > 0 {
			visit(c)
		}
	}
}

// flowPlaces gives the municipalities of a participation, and where there are none those of its organisation's home; or
// the regions around them. Each once.
func (v *view) flowPlaces(participation slot, level network.Kind) []slot {
	places := v.municipalities(participation, network.LinkLocatedIn)
	if organisation := v.organisation(participation); len(places) == 0 && organisation != none {
		places = v.municipalities(organisation, network.LinkBasedIn)
	}
	if level == network.KindRegion {
		return unique(v.regionsAround(nil, places))
	}
	return unique(places)
}

func (v *view) municipalities(s slot, link network.Link) []slot {
	var places []slot
	for place := range v.targets(s, link) {
		if v.vertices[place].kind == network.KindMunicipality {
			places = append(places, place)
		}
	}
	return places
}

// regionsAround appends the regions that places lie within.
func (v *view) regionsAround(regions, places []slot) []slot {
	for _, place := range places {
		if v.vertices[place].kind == network.KindRegion {
			regions = append(regions, place)
		}
		for around := range v.targets(place, network.LinkPartOf) {
			regions = v.regionsAround(regions, []slot{around})
		}
	}
	return regions
}
