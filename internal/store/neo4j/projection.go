package neo4j

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"verkosto/internal/network"
)

var projectionFragments = section("projection")

// Projection implements [network.Reader].
func (s *Store) Projection(ctx context.Context, query network.ProjectionQuery) (*network.Projection, error) {
	return served(ctx, s, func(v *view) (*network.Projection, error) {
		asked := query
		asked.Projects = v.projects(query.Projects)
		return v.project(ctx, asked)
	})
}

func (v *view) project(ctx context.Context, query network.ProjectionQuery) (*network.Projection, error) {
	statement, params := projecting(query)
	var projection *network.Projection
	err := v.watch(ctx, "project the network", func(stream *stream) error {
		if stream.joined != v.known.version {
			return errParted
		}
		p := &projector{query: query, places: make(map[string]int32), served: make(map[string]string)}
		if err := stream.each(statement, params, p.take); err != nil {
			return err
		}
		projection = p.settle(stream.version)
		if !query.Traits {
			return nil
		}
		return p.readHomes(stream, projection)
	})
	if err != nil {
		return nil, err
	}
	return projection, nil
}

// projecting gives the statement of a projection's projects with their parts, and its parameters.
func projecting(query network.ProjectionQuery) (string, map[string]any) {
	f := &filter{params: map[string]any{"roles": known(query.Roles), "others": noPartners}}
	selection := network.Selection{Kind: network.KindProject}
	anchor := ""
	if query.Projects != nil {
		anchor, selection.Filter = f.anchor(query.Projects, true)
	}
	pattern, where := f.selected(selection, &ordering{key: "id"}, anchor != "")
	if anchor == "" {
		where = f.where(selection.Filter, "n") // nothing needs an order here
	}
	takes, stated, traits := "as partners", "resolved", "without traits"
	if query.Roles != nil {
		takes = "in roles"
	}
	if query.Raw() {
		stated = "raw"
	}
	if query.Traits {
		traits = "with traits"
	}
	return fill(cypherProjection, "anchor", anchor, "pattern", pattern, "where", where.String(),
		"takes", projectionFragments[takes], "stated", projectionFragments[stated], "traits", projectionFragments[traits]), f.params
}

// projector puts a projection together from rows that come in any order.
type projector struct {
	query    network.ProjectionQuery
	projects []projected
	names    []string          // ids of organisations in the order in which they came
	places   map[string]int32  // of organisations among names
	served   map[string]string // by raw id, that under which the organisation is served
}

// projected is one project. Until all are there, its parts speak of organisations by their place among names.
type projected struct {
	id         network.ID
	start, end network.Date
	parts      []network.Part
	fund       network.ID
	theme      string
}

// take takes a row of a project.
func (p *projector) take(values []any) error {
	project := projected{
		id: network.ID(text(values[0])), start: network.Date(text(values[1])), end: network.Date(text(values[2])),
	}
	for _, found := range row(values[3]) {
		columns := row(found)
		part := network.Part{Role: network.Role(text(columns[1]))}
		if count, stated := columns[2].(int64); stated {
			amount, err := euros(count, 0)
			if err != nil {
				return err
			}
			if part.Granted, err = network.Cents(amount); err != nil {
				return err
			}
		}
		stated := texts(columns[3])
		if len(stated) == 0 {
			stated = []string{text(columns[0])}
		}
		for _, name := range stated {
			if name != text(columns[0]) {
				p.served[name] = text(columns[0])
			}
			part.Organisation = p.place(name)
			project.parts = append(project.parts, part)
		}
	}
	if traits := row(values[4]); traits != nil {
		for _, fund := range row(traits[0]) {
			project.fund = network.ID(text(fund))
		}
		project.theme = network.Theme(text(traits[1]), texts(traits[2]))
	}
	p.projects = append(p.projects, project)
	return nil
}

// place gives the place of an organisation among names.
func (p *projector) place(id string) int32 {
	place, known := p.places[id]
	if !known {
		place = int32(len(p.names))
		p.places[id], p.names = place, append(p.names, id)
	}
	return place
}

// settle puts everything in order.
func (p *projector) settle(version uint64) *network.Projection {
	slices.SortFunc(p.projects, func(a, b projected) int { return cmp.Compare(a.id, b.id) })
	found := &network.Projection{Version: version}
	for _, name := range slices.Sorted(slices.Values(p.names)) {
		p.places[name] = int32(len(found.Organisations))
		found.Organisations = append(found.Organisations, network.ID(name))
	}
	for i, project := range p.projects {
		found.Projects = append(found.Projects, project.id)
		found.Starts = append(found.Starts, project.start)
		found.Ends = append(found.Ends, project.end)
		for _, part := range project.parts {
			part.Project, part.Organisation = int32(i), p.places[p.names[part.Organisation]]
			found.Parts = append(found.Parts, part)
		}
	}
	slices.SortFunc(found.Parts, network.CompareParts)
	return found
}

// readHomes adds the traits, of which those of organisations are still to be read.
func (p *projector) readHomes(stream *stream, found *network.Projection) error {
	traits := &network.Traits{}
	for _, project := range p.projects {
		traits.Funds = append(traits.Funds, project.fund)
		traits.Themes = append(traits.Themes, project.theme)
	}
	if len(found.Organisations) > 0 {
		traits.Homes = make([]network.ID, len(found.Organisations))
		traits.Countries = make([]string, len(found.Organisations))
	}
	found.Traits = traits
	places := make(map[string][]int32) // several of raw organisations that are served as one
	for at, organisation := range strs(found.Organisations) {
		served := cmp.Or(p.served[organisation], organisation)
		places[served] = append(places[served], int32(at))
	}
	for chunk := range slices.Chunk(slices.Sorted(maps.Keys(places)), network.MaxKeys) {
		err := stream.each(cypherProjectionHomes, map[string]any{"ids": chunk}, func(values []any) error {
			for _, at := range places[text(values[0])] {
				traits.Countries[at] = text(values[1])
				for _, home := range row(values[2]) {
					traits.Homes[at] = network.ID(text(home))
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}
