package export

import (
	"context"
	"fmt"

	"verkosto/internal/network"
)

// sink takes a network: all nodes, each once, then all edges, each once.
type sink interface {
	node(*Node) error
	edge(*Edge) error
}

// drawing reads a network and hands it to a sink. Its memory is bounded: it holds a page of
// what it reads and a bounded number of ids.
type drawing struct {
	reader  Reader
	head    *Head
	members *members
	sink    sink
	read    int // pages, since the data version was looked at
}

// pagesBetweenLooks is how many pages are read before the data version is looked at again.
const pagesBetweenLooks = 50

// unchanged says that the network is still the one that the export began with.
func (d *drawing) unchanged(ctx context.Context) error {
	d.read = 0
	meta, err := d.reader.Meta(ctx)
	if err != nil {
		return fmt.Errorf("read the data version: %w", err)
	}
	if meta.Version != d.head.DataVersion {
		return network.Errorf(network.Conflict,
			"the network changed while it was exported, from data version %d to %d: ask again", d.head.DataVersion, meta.Version)
	}
	return nil
}

// each reads a list of the whole store and looks at the data version now and then.
func (d *drawing) each(ctx context.Context, selection network.Selection, size int, take func([]item) error) error {
	for items, err := range pagesOf(ctx, d.reader, selection, size) {
		if err != nil {
			return err
		}
		if d.read++; d.read >= pagesBetweenLooks {
			if err := d.unchanged(ctx); err != nil {
				return err
			}
		}
		if err := take(items); err != nil {
			return err
		}
	}
	return nil
}

// nodes hands over the nodes, kind by kind, in the order of ids.
func (d *drawing) nodes(ctx context.Context) error {
	for _, kind := range drawable {
		if err := d.eachOf(ctx, kind, d.put); err != nil {
			return err
		}
	}
	return nil
}

func (d *drawing) put(items []item) error {
	for _, item := range items {
		drawn := nodeOf(item.Node)
		if err := d.sink.node(&drawn); err != nil {
			return err
		}
	}
	return nil
}

// eachOf reads the nodes of a kind that are drawn. Organisations that only give money come
// after those that take part.
func (d *drawing) eachOf(ctx context.Context, kind network.Kind, take func([]item) error) error {
	filter := d.head.Request.Filter
	switch {
	case !d.head.Request.draws(kind):
		return nil
	case filter == nil:
		return d.each(ctx, network.Selection{Kind: kind}, nodesAtOnce, take)
	case kind == network.KindProject:
		return d.each(ctx, network.Selection{Kind: kind, Filter: filter}, nodesAtOnce, take)
	case kind == network.KindOrganisation:
		selection := network.Selection{Kind: kind, Filter: &network.OrganisationFilter{Projects: filter}}
		if err := d.each(ctx, selection, nodesAtOnce, take); err != nil {
			return err
		}
		return d.eachFunder(ctx, take)
	}
	return d.each(ctx, network.Selection{Kind: kind}, nodesAtOnce, func(items []item) error {
		found, err := d.members.besides(ctx, kind, idsOf(items))
		if err != nil {
			return err
		}
		return take(only(items, found))
	})
}

// eachFunder reads the organisations that give money to projects that pass and take part
// in none of them.
func (d *drawing) eachFunder(ctx context.Context, take func([]item) error) error {
	givers := network.Selection{
		Kind: network.KindFunder, Filter: &network.FunderFilter{Kinds: []network.Kind{network.KindOrganisation}},
	}
	return d.each(ctx, givers, nodesAtOnce, func(items []item) error {
		ids := idsOf(items)
		giving, err := d.members.besides(ctx, network.KindOrganisation, ids)
		if err != nil {
			return err
		}
		taking, err := d.reader.List(ctx, network.Selection{
			Kind: network.KindOrganisation, Filter: &network.OrganisationFilter{IDs: ids, Projects: d.head.Request.Filter},
		}, network.Order{}, network.Window{First: len(ids)})
		if err != nil {
			return fmt.Errorf("list participants among %d funders from %s: %w", len(ids), ids[0], err)
		}
		for _, item := range taking[network.WholeStore].Items {
			delete(giving, item.Node.NodeID())
		}
		return take(only(items, giving))
	})
}

func only(items []item, wanted map[network.ID]bool) []item {
	kept := make([]item, 0, len(wanted))
	for _, item := range items {
		if wanted[item.Node.NodeID()] {
			kept = append(kept, item)
		}
	}
	return kept
}

// edges hands over the edges: those at projects, some projects at a time, then those between
// other nodes.
func (d *drawing) edges(ctx context.Context) error {
	if d.head.Request.draws(network.KindProject) {
		projects := network.Selection{Kind: network.KindProject}
		if d.head.Request.Filter != nil {
			projects.Filter = d.head.Request.Filter
		}
		err := d.each(ctx, projects, projectsAtOnce, func(items []item) error { return d.atProjects(ctx, items) })
		if err != nil {
			return err
		}
	}
	for _, kind := range drawable {
		if kind == network.KindProject || kind == network.KindFund || kind == network.KindRegion { // which hold no links
			continue
		}
		if err := d.eachOf(ctx, kind, func(items []item) error { return d.links(ctx, items) }); err != nil {
			return err
		}
	}
	return nil
}

// edgeOfLink says which links are edges.
var edgeOfLink = map[network.Link]network.EdgeKind{
	network.LinkTargets:    network.EdgeTarget,
	network.LinkUnder:      network.EdgeUnder,
	network.LinkBasedIn:    network.EdgeBasedIn,
	network.LinkUnitOf:     network.EdgeUnitOf,
	network.LinkWorksFor:   network.EdgeWorksFor,
	network.LinkPartOf:     network.EdgePartOf,
	network.LinkMergedInto: network.EdgeMergedInto,
}

// links hands over the edges that stand for links between nodes other than projects.
func (d *drawing) links(ctx context.Context, items []item) error {
	var targets []network.ID
	for _, item := range items {
		for _, link := range item.Node.Links() {
			targets = append(targets, link.Target)
		}
	}
	if err := d.members.drawn(ctx, targets); err != nil {
		return err
	}
	for _, item := range items {
		for _, link := range item.Node.Links() {
			if !d.members.isDrawn(link.Target) {
				continue
			}
			drawn := linkEdge(edgeOfLink[link.Link], item.Node.NodeID(), link.Target)
			if err := d.sink.edge(&drawn); err != nil {
				return err
			}
		}
	}
	return nil
}

// atProjects hands over the edges at some projects: what the projects are linked to, who takes
// part, whom to ask and who paid.
func (d *drawing) atProjects(ctx context.Context, items []item) error {
	projects := make(map[network.ID]*network.Project, len(items))
	var targets []network.ID
	for _, item := range items {
		project := item.Node.(*network.Project)
		projects[project.ID] = project
		for _, link := range project.Links() {
			targets = append(targets, link.Target)
		}
	}
	if err := d.members.known(ctx, targets); err != nil {
		return err
	}
	ids := idsOf(items)
	for _, id := range ids {
		if err := d.projectLinks(projects[id]); err != nil {
			return err
		}
	}
	for parts, err := range related(ctx, d.reader, network.KindParticipation, network.LinkInProject, ids) {
		if err != nil {
			return err
		}
		if err := d.participations(ctx, projects, parts); err != nil {
			return err
		}
	}
	for money, err := range related(ctx, d.reader, network.KindFunding, network.LinkFunds, ids) {
		if err != nil {
			return err
		}
		if err := d.fundings(ctx, projects, money); err != nil {
			return err
		}
	}
	return nil
}

func (d *drawing) projectLinks(project *network.Project) error {
	for _, link := range project.Links() {
		if !d.members.exist[link.Target] {
			continue
		}
		drawn := linkEdge(edgeOfLink[link.Link], project.ID, link.Target)
		drawn.during(project)
		if err := d.sink.edge(&drawn); err != nil {
			return err
		}
	}
	return nil
}

func (d *drawing) participations(ctx context.Context, projects map[network.ID]*network.Project, items []item) error {
	var ends []network.ID
	for _, item := range items {
		part := item.Node.(*network.Participation)
		ends = append(append(ends, part.Organisation), part.Contacts...)
	}
	if err := d.members.known(ctx, ends); err != nil {
		return err
	}
	for _, item := range items {
		part := item.Node.(*network.Participation)
		if d.members.exist[part.Organisation] {
			drawn := participationEdge(part, projects[part.Project])
			if err := d.sink.edge(&drawn); err != nil {
				return err
			}
		}
		for _, link := range part.Links() {
			if link.Link != network.LinkContact || !d.members.exist[link.Target] {
				continue
			}
			drawn := contactEdge(link.Target, part, projects[part.Project])
			if err := d.sink.edge(&drawn); err != nil {
				return err
			}
		}
	}
	return nil
}

func (d *drawing) fundings(ctx context.Context, projects map[network.ID]*network.Project, items []item) error {
	funders := make([]network.ID, len(items))
	for i, item := range items {
		funders[i] = item.Node.(*network.Funding).Funder
	}
	if err := d.members.known(ctx, funders); err != nil {
		return err
	}
	for _, item := range items {
		funding := item.Node.(*network.Funding)
		if !d.members.exist[funding.Funder] {
			continue
		}
		drawn := fundingEdge(funding, projects[funding.Project])
		if err := d.sink.edge(&drawn); err != nil {
			return err
		}
	}
	return nil
}
