package neo4j

import (
	"context"

	"verkosto/internal/network"
)

// projects gives the beginning of a statement, the pattern and the conditions that find the projects n of the whole
// store that pass a filter.
func (f *filter) projects(projects *network.ProjectFilter) (anchor, pattern, where string) {
	anchor, rest := f.anchor(projects, true)
	passes := f.where(rest, "n")
	if anchor == "" {
		return "", questionFragments["projects"], passes.String()
	}
	passes = append(conditions{questionFragments["is a project"]}, passes...)
	return anchor, questionFragments["anchored projects"], passes.String()
}

// forward adds the parameters of a window that is only read forward.
func (f *filter) forward(o *ordering, window network.Window) error {
	f.params["limit"], f.params["after"] = int64(window.First), nil
	if window.After == nil {
		return nil
	}
	bound, err := o.bound(window.After)
	if err == nil && o.key == "" {
		bound["value"] = int64(0)
	}
	f.params["after"] = bound
	return err
}

// Flows implements [network.Reader].
func (s *Store) Flows(ctx context.Context, query network.FlowQuery) (network.Flows, error) {
	return served(ctx, s, func(v *view) (network.Flows, error) {
		asked := query
		asked.Projects = v.projects(query.Projects)
		return v.flows(ctx, asked)
	})
}

func (v *view) flows(ctx context.Context, query network.FlowQuery) (network.Flows, error) {
	if err := query.Check(); err != nil {
		return network.Flows{}, err
	}
	statement, params, err := flowing(query)
	if err != nil {
		return network.Flows{}, err
	}
	version, columns, err := only(v.ask(ctx, "add up flows", statement, params))
	if err != nil {
		return network.Flows{}, err
	}
	total, behind, page := int(integer(columns[0])), int(integer(columns[1])), row(columns[2])
	found := network.Flows{Version: version, Total: total}
	found.HasPrev, found.HasNext = behind < total, len(page) < behind
	for _, answer := range page {
		columns := row(answer)
		flow := network.Flow{From: network.ID(text(columns[0])), To: network.ID(text(columns[1])), Projects: int(integer(columns[2]))}
		if flow.Granted, err = sumOf(columns[3:]); err != nil {
			return network.Flows{}, err
		}
		position, err := byShared.position(flow.Key(), columns[2])
		if err != nil {
			return network.Flows{}, err
		}
		found.Items = append(found.Items, network.Item[network.Flow]{Node: flow, Position: position})
	}
	return found, nil
}

func flowing(query network.FlowQuery) (string, map[string]any, error) {
	f := &filter{params: map[string]any{"others": noPartners}}
	if err := f.forward(&byShared, query.Window); err != nil {
		return "", nil, err
	}
	return fill(cypherFlows, "carried", f.carried(query.Level, query.Projects)), f.params, nil
}

// carried gives the beginning of a statement that finds the participations x which carry flows in projects n that pass a filter, with
// each pair of places, start and place, that they lead between.
func (f *filter) carried(level network.Kind, projects *network.ProjectFilter) string {
	anchor, pattern, where := f.projects(projects)
	places := questionFragments[string(level)+" places"]
	return fill(questionFragments["carried"], "anchor", anchor, "pattern", pattern, "where", where, "places", places)
}

// FlowTotals implements [network.Reader].
func (s *Store) FlowTotals(ctx context.Context, query network.FlowTotalsQuery) (network.FlowTotals, error) {
	return served(ctx, s, func(v *view) (network.FlowTotals, error) {
		asked := query
		asked.Projects = v.projects(query.Projects)
		return v.flowTotals(ctx, asked)
	})
}

func (v *view) flowTotals(ctx context.Context, query network.FlowTotalsQuery) (network.FlowTotals, error) {
	if err := query.Check(); err != nil {
		return network.FlowTotals{}, err
	}
	statement, params := totalling(query)
	version, columns, err := only(v.ask(ctx, "total flows", statement, params))
	if err != nil {
		return network.FlowTotals{}, err
	}
	found := network.FlowTotals{Version: version}
	ends := make(map[string][]network.FlowTotal)
	for _, answer := range row(columns[0]) {
		columns := row(answer)
		total := network.FlowTotal{Place: network.ID(text(columns[1])), Projects: int(integer(columns[2]))}
		if total.Granted, err = sumOf(columns[3:]); err != nil {
			return network.FlowTotals{}, err
		}
		if end := text(columns[0]); end == "all" {
			found.Projects, found.Granted = total.Projects, total.Granted
		} else {
			ends[end] = append(ends[end], total)
		}
	}
	found.Origins, found.Destinations = network.NewFlowEnds(ends["origin"], query.Top), network.NewFlowEnds(ends["destination"], query.Top)
	return found, nil
}

func totalling(query network.FlowTotalsQuery) (string, map[string]any) {
	f := &filter{params: map[string]any{"others": noPartners}}
	return fill(cypherFlowTotals, "carried", f.carried(query.Level, query.Projects)), f.params
}
