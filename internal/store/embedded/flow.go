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
		flows := make(map[course]*flow)
		c := v.projects(query.Projects)
		if v.err != nil {
			return v.err
		}
		v.selected(network.KindProject, c, func(project slot) { v.addFlows(flows, project, query.Level) })
		items := make([]network.Item[network.Flow], 0, len(flows))
		for course, f := range flows {
			node := network.Flow{
				From: v.vertices[course.from].id, To: v.vertices[course.to].id, Projects: f.projects, Granted: f.granted.amount(),
			}
			items = append(items, network.Item[network.Flow]{Node: node, Position: byShared.position(countValue(f.projects), node.Key())})
		}
		found = network.Flows{Version: v.version, Total: len(items)}
		found.Page = cut(byShared, items, func(f network.Flow) value { return countValue(f.Projects) }, w)
		return nil
	})
	return found, err
}

// course is where a flow leads.
type course struct{ from, to slot }

// flow is what has been added up of one; project is the one counted last.
type flow struct {
	projects int
	granted  sum
	project  slot
}

// addFlows adds a project's flows, each participation once to each.
func (v *view) addFlows(flows map[course]*flow, project slot, level network.Kind) {
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
		var from []slot
		for _, coordinator := range coordinators {
			if coordinator.organisation != partner.organisation {
				from = append(from, v.flowPlaces(coordinator.participation, level)...)
			}
		}
		from = unique(from)
		for _, to := range v.flowPlaces(partner.participation, level) {
			for _, place := range from {
				if !v.step() {
					return
				}
				f := flows[course{place, to}]
				if f == nil {
					f = &flow{project: none}
					flows[course{place, to}] = f
				}
				if f.project != project {
					f.projects, f.project = f.projects+1, project
				}
				v.add(&f.granted, v.participation(partner.participation).Granted)
			}
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
