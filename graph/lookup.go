package graph

import (
	"context"

	"verkosto/graph/model"
	"verkosto/internal/network"
	"verkosto/internal/query"
)

func (r queryResolver) Node(ctx context.Context, id network.ID) (model.Node, error) {
	return single[model.Node](r.query.Lookup(ctx, id))
}

func (r queryResolver) Nodes(ctx context.Context, ids []network.ID) ([]model.Node, error) {
	nodes, err := r.query.NodesInOrder(ctx, ids)
	return model.NewNodes(nodes), err
}

func (r queryResolver) Project(ctx context.Context, code string, period *string) (*model.Project, error) {
	return single[*model.Project](r.query.Project(ctx, code, period))
}

func (r queryResolver) Organisation(
	ctx context.Context, businessID *network.BusinessID, pic *string,
) (*model.Organisation, error) {
	return single[*model.Organisation](r.query.Organisation(ctx, businessID, pic))
}

func (r queryResolver) Municipality(ctx context.Context, code string) (*model.Municipality, error) {
	return single[*model.Municipality](r.query.Lookup(ctx, network.MunicipalityID(code)))
}

func (r queryResolver) SubRegion(ctx context.Context, code string) (*model.SubRegion, error) {
	return single[*model.SubRegion](r.query.Lookup(ctx, network.SubRegionID(code)))
}

func (r queryResolver) Region(ctx context.Context, code string) (*model.Region, error) {
	return single[*model.Region](r.query.Lookup(ctx, network.RegionID(code)))
}

func (r queryResolver) Fund(ctx context.Context, code, period string) (*model.Fund, error) {
	return single[*model.Fund](r.query.Lookup(ctx, network.FundID(period, code)))
}

// single puts a node that was looked up on a level of its own; absence is null.
func single[E model.Node](node network.Node, err error) (found E, _ error) {
	if err != nil || node == nil {
		return found, err
	}
	found, _ = model.NewNodes([]network.Node{node})[0].(E)
	return found, nil
}

func (r queryResolver) Search(
	ctx context.Context, text string, kinds []network.Kind, first int, after *string,
) (*model.SearchConnection, error) {
	search := query.Search{Text: text, Kinds: kinds, Paging: query.Paging{First: &first, After: after}}
	list, err := r.query.Search(ctx, search)
	return model.NewSearchConnection(search, list), err
}

func (r searchConnectionResolver) TotalCount(ctx context.Context, found *model.SearchConnection) (int, error) {
	tally, err := r.query.SearchTally(ctx, found.Search)
	return tally.Count, err
}

func (r searchConnectionResolver) Kinds(ctx context.Context, found *model.SearchConnection) ([]*model.KindCount, error) {
	tally, err := r.query.SearchTally(ctx, found.Search)
	return model.NewKindCounts(tally), err
}

func (r queryResolver) Network(
	ctx context.Context, around []network.ID, depth int, kinds []network.Kind, filter *network.ProjectFilter, limit int,
) (*model.Network, error) {
	drawing, err := r.query.Draw(ctx, query.DrawingQuery{
		Around: around, Depth: depth, Kinds: kinds, Filter: filter, Limit: limit,
	})
	return model.NewNetwork(drawing), err
}

func (r queryResolver) Meta(ctx context.Context) (*model.Meta, error) {
	meta, err := r.query.Meta(ctx)
	return &model.Meta{Meta: meta}, err
}
