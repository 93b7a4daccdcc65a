package observe

import (
	"context"

	"verkosto/internal/network"
)

// Store gives a store that does what another does and tells the observer of every call.
func (o *Observer) Store(of network.Store) network.Store { return store{Store: of, observer: o} }

type store struct {
	network.Store
	observer *Observer
}

// Apply implements [network.Writer].
func (s store) Apply(ctx context.Context, batch network.Batch) (network.Change, error) {
	change, err := watched(ctx, s.observer, "Apply", func(ctx context.Context) (network.Change, error) {
		return s.Store.Apply(ctx, batch)
	})
	if metrics := s.observer.options.Metrics; metrics != nil {
		metrics.changed(batch, change, err)
	}
	return change, err
}

// Nodes implements [network.Reader].
func (s store) Nodes(ctx context.Context, ids []network.ID) (map[network.ID]network.Node, error) {
	return watched(ctx, s.observer, "Nodes", func(ctx context.Context) (map[network.ID]network.Node, error) {
		return s.Store.Nodes(ctx, ids)
	})
}

// List implements [network.Reader].
func (s store) List(ctx context.Context, selection network.Selection, order network.Order, window network.Window) (map[network.ID]network.Page[network.Node], error) {
	return watched(ctx, s.observer, "List", func(ctx context.Context) (map[network.ID]network.Page[network.Node], error) {
		return s.Store.List(ctx, selection, order, window)
	})
}

// Tally implements [network.Reader].
func (s store) Tally(ctx context.Context, query network.TallyQuery) (map[network.ID]network.Tally, error) {
	return watched(ctx, s.observer, "Tally", func(ctx context.Context) (map[network.ID]network.Tally, error) {
		return s.Store.Tally(ctx, query)
	})
}

// Degrees implements [network.Reader].
func (s store) Degrees(ctx context.Context, organisations []network.ID) (map[network.ID]network.Degree, error) {
	return watched(ctx, s.observer, "Degrees", func(ctx context.Context) (map[network.ID]network.Degree, error) {
		return s.Store.Degrees(ctx, organisations)
	})
}

// Partners implements [network.Reader].
func (s store) Partners(ctx context.Context, query network.PartnerQuery) (map[network.ID]network.Page[network.Partner], error) {
	return watched(ctx, s.observer, "Partners", func(ctx context.Context) (map[network.ID]network.Page[network.Partner], error) {
		return s.Store.Partners(ctx, query)
	})
}

// Projection implements [network.Reader].
func (s store) Projection(ctx context.Context, query network.ProjectionQuery) (*network.Projection, error) {
	return watched(ctx, s.observer, "Projection", func(ctx context.Context) (*network.Projection, error) {
		return s.Store.Projection(ctx, query)
	})
}

// JointPartners implements [network.Reader].
func (s store) JointPartners(ctx context.Context, query network.PartnerQuery) (network.JointPartners, error) {
	return watched(ctx, s.observer, "JointPartners", func(ctx context.Context) (network.JointPartners, error) {
		return s.Store.JointPartners(ctx, query)
	})
}

// SharedProjects implements [network.Reader].
func (s store) SharedProjects(ctx context.Context, query network.SharedQuery) (map[network.ID]network.Page[network.Node], error) {
	return watched(ctx, s.observer, "SharedProjects", func(ctx context.Context) (map[network.ID]network.Page[network.Node], error) {
		return s.Store.SharedProjects(ctx, query)
	})
}

// Portfolio implements [network.Reader].
func (s store) Portfolio(ctx context.Context, query network.PortfolioQuery) (network.Portfolio, error) {
	return watched(ctx, s.observer, "Portfolio", func(ctx context.Context) (network.Portfolio, error) {
		return s.Store.Portfolio(ctx, query)
	})
}

// Concentration implements [network.Reader].
func (s store) Concentration(ctx context.Context, query network.PortfolioQuery) (network.Concentration, error) {
	return watched(ctx, s.observer, "Concentration", func(ctx context.Context) (network.Concentration, error) {
		return s.Store.Concentration(ctx, query)
	})
}

// Overlap implements [network.Reader].
func (s store) Overlap(ctx context.Context, query network.OverlapQuery) (network.Overlap, error) {
	return watched(ctx, s.observer, "Overlap", func(ctx context.Context) (network.Overlap, error) {
		return s.Store.Overlap(ctx, query)
	})
}

// Flows implements [network.Reader].
func (s store) Flows(ctx context.Context, query network.FlowQuery) (network.Flows, error) {
	return watched(ctx, s.observer, "Flows", func(ctx context.Context) (network.Flows, error) {
		return s.Store.Flows(ctx, query)
	})
}

// FlowTotals implements [network.Reader].
func (s store) FlowTotals(ctx context.Context, query network.FlowTotalsQuery) (network.FlowTotals, error) {
	return watched(ctx, s.observer, "FlowTotals", func(ctx context.Context) (network.FlowTotals, error) {
		return s.Store.FlowTotals(ctx, query)
	})
}

// NetworkChange implements [network.Reader].
func (s store) NetworkChange(ctx context.Context, query network.ChangeQuery) (network.NetworkChange, error) {
	return watched(ctx, s.observer, "NetworkChange", func(ctx context.Context) (network.NetworkChange, error) {
		return s.Store.NetworkChange(ctx, query)
	})
}

// ChangedTies implements [network.Reader].
func (s store) ChangedTies(ctx context.Context, query network.ChangedTieQuery) (network.Page[network.ChangedTie], error) {
	return watched(ctx, s.observer, "ChangedTies", func(ctx context.Context) (network.Page[network.ChangedTie], error) {
		return s.Store.ChangedTies(ctx, query)
	})
}

// ChangedOrganisations implements [network.Reader].
func (s store) ChangedOrganisations(ctx context.Context, query network.ChangedOrganisationQuery) (network.Page[network.Node], error) {
	return watched(ctx, s.observer, "ChangedOrganisations", func(ctx context.Context) (network.Page[network.Node], error) {
		return s.Store.ChangedOrganisations(ctx, query)
	})
}

// Paths implements [network.Reader].
func (s store) Paths(ctx context.Context, query network.PathQuery) (network.Paths, error) {
	return watched(ctx, s.observer, "Paths", func(ctx context.Context) (network.Paths, error) {
		return s.Store.Paths(ctx, query)
	})
}

// Neighbours implements [network.Reader].
func (s store) Neighbours(ctx context.Context, query network.NeighbourQuery) (network.Neighbours, error) {
	return watched(ctx, s.observer, "Neighbours", func(ctx context.Context) (network.Neighbours, error) {
		return s.Store.Neighbours(ctx, query)
	})
}

// Edges implements [network.Reader].
func (s store) Edges(ctx context.Context, among []network.ID) ([]network.Edge, error) {
	return watched(ctx, s.observer, "Edges", func(ctx context.Context) ([]network.Edge, error) {
		return s.Store.Edges(ctx, among)
	})
}

// Search implements [network.Reader].
func (s store) Search(ctx context.Context, query network.SearchQuery) (network.Page[network.Hit], error) {
	return watched(ctx, s.observer, "Search", func(ctx context.Context) (network.Page[network.Hit], error) {
		return s.Store.Search(ctx, query)
	})
}

// SearchTally implements [network.Reader].
func (s store) SearchTally(ctx context.Context, query network.SearchQuery) (network.SearchTally, error) {
	return watched(ctx, s.observer, "SearchTally", func(ctx context.Context) (network.SearchTally, error) {
		return s.Store.SearchTally(ctx, query)
	})
}

// Citations implements [network.Reader].
func (s store) Citations(ctx context.Context, query network.CitationQuery) (map[network.ID]network.Page[network.Citation], error) {
	return watched(ctx, s.observer, "Citations", func(ctx context.Context) (map[network.ID]network.Page[network.Citation], error) {
		return s.Store.Citations(ctx, query)
	})
}

// Audit implements [network.Reader].
func (s store) Audit(ctx context.Context, query network.AuditQuery) (network.Page[network.AuditEntry], error) {
	return watched(ctx, s.observer, "Audit", func(ctx context.Context) (network.Page[network.AuditEntry], error) {
		return s.Store.Audit(ctx, query)
	})
}

// Annotations implements [network.Reader].
func (s store) Annotations(ctx context.Context, query network.AnnotationQuery) (map[network.ID]network.Page[*network.Annotation], error) {
	return watched(ctx, s.observer, "Annotations", func(ctx context.Context) (map[network.ID]network.Page[*network.Annotation], error) {
		return s.Store.Annotations(ctx, query)
	})
}

// ReviewQueue implements [network.Reader].
func (s store) ReviewQueue(ctx context.Context, query network.ReviewQuery) (network.Page[network.Citation], error) {
	return watched(ctx, s.observer, "ReviewQueue", func(ctx context.Context) (network.Page[network.Citation], error) {
		return s.Store.ReviewQueue(ctx, query)
	})
}

// CountReviews implements [network.Reader].
func (s store) CountReviews(ctx context.Context, query network.ReviewQuery) (int, error) {
	return watched(ctx, s.observer, "CountReviews", func(ctx context.Context) (int, error) {
		return s.Store.CountReviews(ctx, query)
	})
}

// Meta implements [network.Reader].
func (s store) Meta(ctx context.Context) (network.Meta, error) {
	return watched(ctx, s.observer, "Meta", s.Store.Meta)
}

// Version implements [network.Reader].
func (s store) Version(ctx context.Context) (uint64, error) {
	return watched(ctx, s.observer, "Version", s.Store.Version)
}
