package graph

import (
	"context"

	"verkosto/graph/model"
	"verkosto/internal/network"
	"verkosto/internal/query"
)

func (r annotationResolver) Subject(ctx context.Context, annotations []*model.Annotation) ([]model.Node, error) {
	return one[model.Node](ctx, r.query, annotations, func(n *network.Annotation) network.ID { return n.Subject })
}

func (r annotationResolver) Source(ctx context.Context, annotations []*model.Annotation) ([]*model.Source, error) {
	return one[*model.Source](ctx, r.query, annotations, func(n *network.Annotation) network.ID { return n.Source })
}

// annotations answers what people say of each node.
func annotations[P model.Node](
	ctx context.Context, queries *query.Queries, parents []P, page query.Paging,
) ([]*model.AnnotationConnection, error) {
	return each(ctx, parents, func(level *model.Level, ids []network.ID) (map[network.ID]*model.AnnotationConnection, error) {
		lists, err := queries.Annotations(ctx, ids, page)
		if err != nil {
			return nil, err
		}
		return model.NewConnections[*model.Annotation](level, network.Selection{Kind: network.KindAnnotation}, lists), nil
	})
}

func (r annotationResolver) Annotations(
	ctx context.Context, list []*model.Annotation, first *int, after *string, last *int, before *string,
) ([]*model.AnnotationConnection, error) {
	return annotations(ctx, r.query, list, paging(first, after, last, before))
}

func (r fundResolver) Annotations(
	ctx context.Context, funds []*model.Fund, first *int, after *string, last *int, before *string,
) ([]*model.AnnotationConnection, error) {
	return annotations(ctx, r.query, funds, paging(first, after, last, before))
}

func (r fundingResolver) Annotations(
	ctx context.Context, fundings []*model.Funding, first *int, after *string, last *int, before *string,
) ([]*model.AnnotationConnection, error) {
	return annotations(ctx, r.query, fundings, paging(first, after, last, before))
}

func (r matchResolver) Annotations(
	ctx context.Context, matches []*model.Match, first *int, after *string, last *int, before *string,
) ([]*model.AnnotationConnection, error) {
	return annotations(ctx, r.query, matches, paging(first, after, last, before))
}

func (r municipalityResolver) Annotations(
	ctx context.Context, municipalities []*model.Municipality, first *int, after *string, last *int, before *string,
) ([]*model.AnnotationConnection, error) {
	return annotations(ctx, r.query, municipalities, paging(first, after, last, before))
}

func (r organisationResolver) Annotations(
	ctx context.Context, organisations []*model.Organisation, first *int, after *string, last *int, before *string,
) ([]*model.AnnotationConnection, error) {
	return annotations(ctx, r.query, organisations, paging(first, after, last, before))
}

func (r participationResolver) Annotations(
	ctx context.Context, participations []*model.Participation, first *int, after *string, last *int, before *string,
) ([]*model.AnnotationConnection, error) {
	return annotations(ctx, r.query, participations, paging(first, after, last, before))
}

func (r personResolver) Annotations(
	ctx context.Context, people []*model.Person, first *int, after *string, last *int, before *string,
) ([]*model.AnnotationConnection, error) {
	return annotations(ctx, r.query, people, paging(first, after, last, before))
}

func (r projectResolver) Annotations(
	ctx context.Context, projects []*model.Project, first *int, after *string, last *int, before *string,
) ([]*model.AnnotationConnection, error) {
	return annotations(ctx, r.query, projects, paging(first, after, last, before))
}

func (r regionResolver) Annotations(
	ctx context.Context, regions []*model.Region, first *int, after *string, last *int, before *string,
) ([]*model.AnnotationConnection, error) {
	return annotations(ctx, r.query, regions, paging(first, after, last, before))
}

func (r sourceResolver) Annotations(
	ctx context.Context, sources []*model.Source, first *int, after *string, last *int, before *string,
) ([]*model.AnnotationConnection, error) {
	return annotations(ctx, r.query, sources, paging(first, after, last, before))
}

func (r subRegionResolver) Annotations(
	ctx context.Context, subRegions []*model.SubRegion, first *int, after *string, last *int, before *string,
) ([]*model.AnnotationConnection, error) {
	return annotations(ctx, r.query, subRegions, paging(first, after, last, before))
}
