package embedded

import (
	"cmp"
	"context"
	"slices"

	"verkosto/internal/network"
)

// Projection implements [network.Reader].
func (s *Store) Projection(ctx context.Context, query network.ProjectionQuery) (*network.Projection, error) {
	var projection *network.Projection
	err := s.read(ctx, func(v *view) error {
		p := &projector{view: v, query: query, places: make(map[network.ID]int32), found: network.Projection{Version: v.version}}
		p.project(v.projects(query.Projects))
		projection = &p.found
		return nil
	})
	if err != nil {
		return nil, err
	}
	return projection, nil
}

// projector makes a projection. Until all organisations are known, parts speak of them by slot, or of raw ones by
// their place among names.
type projector struct {
	*view
	query    network.ProjectionQuery
	projects []slot
	names    []name
	places   map[network.ID]int32 // of names
	found    network.Projection
}

// name is an id under which an organisation is stated, and where that is served.
type name struct {
	id   network.ID
	home slot
}

func (p *projector) project(c condition) {
	p.selected(network.KindProject, c, func(s slot) { p.projects = append(p.projects, s) })
	p.sort(byID(network.KindProject), p.projects)
	for i, s := range p.projects {
		p.addProject(int32(i), s)
	}
	organisations := p.settle()
	slices.SortFunc(p.found.Parts, network.CompareParts)
	if p.query.Traits {
		p.found.Traits = p.traits(organisations)
	}
}

func byID(kind network.Kind) *ordering { return &ordering{kind: kind, field: network.ByID} }

func (p *projector) addProject(index int32, s slot) {
	node := p.projectNode(s)
	p.found.Projects = append(p.found.Projects, node.ID)
	p.found.Starts = append(p.found.Starts, node.Start)
	p.found.Ends = append(p.found.Ends, node.End)
	for _, holder := range p.participationsIn(s) {
		participation, right := p.vertices[holder].node.(*network.Participation)
		if !right || !p.query.Takes(participation.Role) || !p.step() {
			continue
		}
		organisation := p.organisation(holder)
		if organisation == none {
			continue
		}
		granted, err := network.Cents(participation.Granted)
		if err != nil {
			p.fail(err)
			return
		}
		part := network.Part{Project: index, Organisation: organisation, Role: participation.Role, Granted: granted}
		if !p.query.Raw() {
			p.found.Parts = append(p.found.Parts, part)
			continue
		}
		for _, stated := range participation.Stated() {
			part.Organisation = p.place(stated, organisation)
			p.found.Parts = append(p.found.Parts, part)
		}
	}
}

// place gives the place of an id among names.
func (p *projector) place(id network.ID, home slot) int32 {
	place, known := p.places[id]
	if !known {
		place = int32(len(p.names))
		p.places[id], p.names = place, append(p.names, name{id, home})
	}
	return place
}

// settle gives the organisations of the parts in the order of ids, of raw ones where each is served, and lets the
// parts speak of them by their place in it.
func (p *projector) settle() []slot {
	if !p.query.Raw() {
		return p.settleSlots()
	}
	order := make([]int32, len(p.names))
	for place := range order {
		order[place] = int32(place)
	}
	slices.SortFunc(order, func(a, b int32) int { return cmp.Compare(p.names[a].id, p.names[b].id) })
	homes, places := make([]slot, len(order)), make([]int32, len(order))
	for i, at := range order {
		homes[i], places[at] = p.names[at].home, int32(i)
		p.found.Organisations = append(p.found.Organisations, p.names[at].id)
	}
	for i := range p.found.Parts {
		part := &p.found.Parts[i]
		part.Organisation = places[part.Organisation]
	}
	return homes
}

func (p *projector) settleSlots() []slot {
	organisations := make([]slot, 0, len(p.found.Parts))
	for _, part := range p.found.Parts {
		organisations = append(organisations, part.Organisation)
	}
	organisations = unique(organisations)
	p.sort(byID(network.KindOrganisation), organisations)
	places := make(map[slot]int32, len(organisations))
	for i, s := range organisations {
		places[s] = int32(i)
		p.found.Organisations = append(p.found.Organisations, p.vertices[s].id)
	}
	for i := range p.found.Parts {
		part := &p.found.Parts[i]
		part.Organisation = places[part.Organisation]
	}
	return organisations
}

func (p *projector) traits(organisations []slot) *network.Traits {
	traits := new(network.Traits)
	for _, s := range p.projects {
		node := p.projectNode(s)
		traits.Funds = append(traits.Funds, p.idOf(p.target(s, network.LinkUnder)))
		traits.Themes = append(traits.Themes, network.Theme(node.Name(), node.Keywords))
	}
	for _, s := range organisations {
		country := ""
		if node, right := p.vertices[s].node.(*network.Organisation); right {
			country = node.Country
		}
		traits.Homes = append(traits.Homes, p.idOf(p.target(s, network.LinkBasedIn)))
		traits.Countries = append(traits.Countries, country)
	}
	return traits
}

// idOf gives the id of a slot, "" of none.
func (v *view) idOf(s slot) network.ID {
	if s == none {
		return ""
	}
	return v.vertices[s].id
}
