package graph

import (
	"context"

	"verkosto/graph/model"
	"verkosto/internal/network"
	"verkosto/internal/query"
)

func (r annotationResolver) Subject(ctx context.Context, annotation *model.Annotation) (model.Node, error) {
	return one[model.Node](ctx, r.query, annotation, func(n *network.Annotation) network.ID { return n.Subject })
}

func (r annotationResolver) Source(ctx context.Context, annotation *model.Annotation) (*model.Source, error) {
	return one[*model.Source](ctx, r.query, annotation, func(n *network.Annotation) network.ID { return n.Source })
}

// annotations answers what people say of a node.
func annotations(
	ctx context.Context, queries *query.Queries, node model.Node, page query.Paging,
) (*model.AnnotationConnection, error) {
	return each(ctx, node, func(level *model.Level, ids []network.ID) (map[network.ID]*model.AnnotationConnection, error) {
		lists, err := queries.Annotations(ctx, ids, page)
		if err != nil {
			return nil, err
		}
		return model.NewConnections[*model.Annotation](level, network.Selection{Kind: network.KindAnnotation}, lists), nil
	})
}

func (r annotationResolver) Annotations(
	ctx context.Context, annotation *model.Annotation, first *int, after *string, last *int, before *string,
) (*model.AnnotationConnection, error) {
	return annotations(ctx, r.query, annotation, paging(first, after, last, before))
}

func (r fundResolver) Annotations(
	ctx context.Context, fund *model.Fund, first *int, after *string, last *int, before *string,
) (*model.AnnotationConnection, error) {
	return annotations(ctx, r.query, fund, paging(first, after, last, before))
}

func (r fundingResolver) Annotations(
	ctx context.Context, funding *model.Funding, first *int, after *string, last *int, before *string,
) (*model.AnnotationConnection, error) {
	return annotations(ctx, r.query, funding, paging(first, after, last, before))
}

func (r matchResolver) Annotations(
	ctx context.Context, match *model.Match, first *int, after *string, last *int, before *string,
) (*model.AnnotationConnection, error) {
	return annotations(ctx, r.query, match, paging(first, after, last, before))
}

func (r municipalityResolver) Annotations(
	ctx context.Context, municipality *model.Municipality, first *int, after *string, last *int, before *string,
) (*model.AnnotationConnection, error) {
	return annotations(ctx, r.query, municipality, paging(first, after, last, before))
}

func (r organisationResolver) Annotations(
	ctx context.Context, organisation *model.Organisation, first *int, after *string, last *int, before *string,
) (*model.AnnotationConnection, error) {
	return annotations(ctx, r.query, organisation, paging(first, after, last, before))
}

func (r participationResolver) Annotations(
	ctx context.Context, participation *model.Participation, first *int, after *string, last *int, before *string,
) (*model.AnnotationConnection, error) {
	return annotations(ctx, r.query, participation, paging(first, after, last, before))
}

func (r personResolver) Annotations(
	ctx context.Context, person *model.Person, first *int, after *string, last *int, before *string,
) (*model.AnnotationConnection, error) {
	return annotations(ctx, r.query, person, paging(first, after, last, before))
}

func (r projectResolver) Annotations(
	ctx context.Context, project *model.Project, first *int, after *string, last *int, before *string,
) (*model.AnnotationConnection, error) {
	return annotations(ctx, r.query, project, paging(first, after, last, before))
}

func (r regionResolver) Annotations(
	ctx context.Context, region *model.Region, first *int, after *string, last *int, before *string,
) (*model.AnnotationConnection, error) {
	return annotations(ctx, r.query, region, paging(first, after, last, before))
}

func (r sourceResolver) Annotations(
	ctx context.Context, source *model.Source, first *int, after *string, last *int, before *string,
) (*model.AnnotationConnection, error) {
	return annotations(ctx, r.query, source, paging(first, after, last, before))
}

func (r subRegionResolver) Annotations(
	ctx context.Context, subRegion *model.SubRegion, first *int, after *string, last *int, before *string,
) (*model.AnnotationConnection, error) {
	return annotations(ctx, r.query, subRegion, paging(first, after, last, before))
}
