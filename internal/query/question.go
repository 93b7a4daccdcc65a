package query

import (
	"context"

	"verkosto/internal/network"
)

// Paths finds the shortest paths between two organisations. One that is not there is a [network.NotFound] error.
func (q *Queries) Paths(ctx context.Context, query network.PathQuery) (network.Paths, error) {
	if err := query.Check(); err != nil {
		return network.Paths{}, err
	}
	found, err := q.reader.Paths(ctx, query)
	if err != nil || len(found.Paths) > 0 {
		return found, err
	}
	_, err = q.have(ctx, network.KindOrganisation, query.From, query.To)
	return found, err
}

// have gives nodes, and says which is not there or of another kind, which may be [network.KindFunder].
func (q *Queries) have(ctx context.Context, kind network.Kind, ids ...network.ID) (map[network.ID]network.Node, error) {
	found, err := q.Nodes(ctx, ids)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		fits := id.Kind() == kind || kind == network.KindFunder && (id.Kind() == network.KindFund || id.Kind() == network.KindOrganisation)
		switch {
		case !fits:
			return nil, network.Errorf(network.InvalidArgument, "%q is the id of no %s: give one of that kind", id, kind)
		case found[id] == nil:
			return nil, network.Errorf(network.NotFound, "there is no %s %q", kind, id)
		}
	}
	return found, nil
}

// maxTogether bounds how many organisations are taken as one.
const maxTogether = 100

// JointPartners are a page of the partners of some organisations that are taken as one.
type JointPartners struct {
	Version uint64
	List[network.Partner]
}

// JointPartners gives a page of the partners of 1 to 100 organisations that are taken as one. One that is not there is a
// [network.NotFound] error.
func (q *Queries) JointPartners(ctx context.Context, of []network.ID, projects *network.ProjectFilter, paging Paging) (JointPartners, error) {
	listing := Listing{What: "JOINT_PARTNER", Order: network.Order{Field: network.ByProjects, Direction: network.Descending}}
	window, err := listing.window(paging)
	switch {
	case err != nil:
		return JointPartners{}, err
	case len(of) == 0:
		return JointPartners{}, network.Errorf(network.InvalidArgument, "of has no ids: give 1 to %d", maxTogether)
	case len(of) > maxTogether:
		return JointPartners{}, network.Errorf(network.LimitExceeded, "of has %d ids: give 1 to %d", len(of), maxTogether)
	}
	if _, err := q.have(ctx, network.KindOrganisation, of...); err != nil {
		return JointPartners{}, err
	}
	found, err := q.reader.JointPartners(ctx, network.PartnerQuery{Of: of, Projects: projects, Window: window})
	return JointPartners{found.Version, List[network.Partner]{listing, found.Page}}, err
}

// SharedProjects gives for each of some organisations a page of the projects that it shares with any of others.
func (q *Queries) SharedProjects(
	ctx context.Context, of, with []network.ID, projects *network.ProjectFilter, paging Paging,
) (map[network.ID]List[network.Node], error) {
	listing := Listing{What: "SHARED_PROJECT", Order: orderOf(nil)}
	window, err := listing.window(paging)
	if err != nil {
		return nil, err
	}
	return byKeys(with, func(chunk []network.ID) (map[network.ID]List[network.Node], error) {
		pages, err := q.reader.SharedProjects(ctx, network.SharedQuery{Of: of, With: chunk, Projects: projects, Window: window})
		return listed(listing, pages), err
	})
}

// Funder gives a fund or an organisation. One that is not there is a [network.NotFound] error.
func (q *Queries) Funder(ctx context.Context, id network.ID) (network.Node, error) {
	found, err := q.have(ctx, network.KindFunder, id)
	return found[id], err
}

// Portfolio gives what a funder gave money to, which is nothing for one that is not there.
func (q *Queries) Portfolio(ctx context.Context, query network.PortfolioQuery) (network.Portfolio, error) {
	if err := query.Check(); err != nil {
		return network.Portfolio{}, err
	}
	return q.reader.Portfolio(ctx, query)
}

// Concentration tells how far the money of a funder's projects is with few organisations.
func (q *Queries) Concentration(ctx context.Context, query network.PortfolioQuery) (network.Concentration, error) {
	return q.reader.Concentration(ctx, query)
}

// Overlap compares the beneficiaries of two funders. One that is not there is a [network.NotFound] error.
func (q *Queries) Overlap(ctx context.Context, query network.OverlapQuery) (network.Overlap, error) {
	if _, err := q.have(ctx, network.KindFunder, query.Funder, query.With); err != nil {
		return network.Overlap{}, err
	}
	return q.reader.Overlap(ctx, query)
}

// NetworkChange counts what differs in the network between two times.
func (q *Queries) NetworkChange(ctx context.Context, query network.ChangeQuery) (network.NetworkChange, error) {
	return q.reader.NetworkChange(ctx, query)
}

// ChangedTies gives a page of the ties that changed in one way.
func (q *Queries) ChangedTies(
	ctx context.Context, query network.ChangeQuery, kind network.ChangeKind, paging Paging,
) (List[network.ChangedTie], error) {
	listing := Listing{What: "TIE_" + string(kind), Order: network.Order{Field: network.ByProjects, Direction: network.Descending}}
	window, err := listing.window(paging)
	if err != nil {
		return List[network.ChangedTie]{}, err
	}
	page, err := q.reader.ChangedTies(ctx, network.ChangedTieQuery{ChangeQuery: query, Kind: kind, Window: window})
	return List[network.ChangedTie]{listing, page}, err
}

// ChangedOrganisations gives a page of the organisations that changed in one way.
func (q *Queries) ChangedOrganisations(
	ctx context.Context, query network.ChangeQuery, kind network.ChangeKind, paging Paging,
) (List[network.Node], error) {
	listing := Listing{What: "ORGANISATION_" + string(kind), Order: orderOf(nil)}
	window, err := listing.window(paging)
	if err != nil {
		return List[network.Node]{}, err
	}
	page, err := q.reader.ChangedOrganisations(ctx, network.ChangedOrganisationQuery{ChangeQuery: query, Kind: kind, Window: window})
	return List[network.Node]{listing, page}, err
}
