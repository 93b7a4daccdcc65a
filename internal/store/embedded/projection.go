package embedded

import (
	"context"
	"slices"

	"verkosto/internal/network"
)

// Projection implements [network.Reader].
func (s *Store) Projection(ctx context.Context, query network.ProjectionQuery) (*network.Projection, error) {
	var projection *network.Projection
	err := s.read(ctx, func(v *view) error {
		p := &projector{view: v, query: query, found: network.Projection{Version: v.version}}
		p.project(v.projects(query.Projects))
		projection = &p.found
		return nil
	})
	if err != nil {
		return nil, err
	}
	return projection, nil
}

// projector makes a projection. Until all organisations are known, parts speak of them by slot.
type projector struct {
	*view
	query    network.ProjectionQuery
	projects []slot
	found    network.Projection
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
		p.found.Parts = append(p.found.Parts, network.Part{
			Project: index, Organisation: organisation, Role: participation.Role, Granted: granted,
		})
	}
}

// settle gives the organisations of the parts in the order of ids, and lets the parts speak of them
// by their place in it.
func (p *projector) settle() []slot {
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
