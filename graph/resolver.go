// Package graph answers the schema: resolvers by topic, each one call into query, with
// the prices of fields and the way errors are shown.
package graph

import (
	"verkosto/graph/generated"
	"verkosto/internal/curation"
	"verkosto/internal/query"
)

// Resolver answers every field of the schema that is not a plain value.
type Resolver struct {
	query   *query.Queries
	curator *curation.Curator
}

// NewResolver makes a resolver that asks queries and has a curator change the network. Without a curator mutations
// can't be asked for.
func NewResolver(queries *query.Queries, curator *curation.Curator) *Resolver {
	return &Resolver{query: queries, curator: curator}
}

// The types of the schema with fields to resolve.
type (
	annotationResolver              struct{ *Resolver }
	auditEntryResolver              struct{ *Resolver }
	bucketResolver                  struct{ *Resolver }
	citationResolver                struct{ *Resolver }
	communityResolver               struct{ *Resolver }
	flowConnectionResolver          struct{ *Resolver }
	fundResolver                    struct{ *Resolver }
	funderConnectionResolver        struct{ *Resolver }
	fundingResolver                 struct{ *Resolver }
	fundingConnectionResolver       struct{ *Resolver }
	matchResolver                   struct{ *Resolver }
	matchConnectionResolver         struct{ *Resolver }
	municipalityResolver            struct{ *Resolver }
	municipalityConnectionResolver  struct{ *Resolver }
	mutationResolver                struct{ *Resolver }
	organisationResolver            struct{ *Resolver }
	organisationConnectionResolver  struct{ *Resolver }
	participationResolver           struct{ *Resolver }
	participationConnectionResolver struct{ *Resolver }
	personResolver                  struct{ *Resolver }
	personConnectionResolver        struct{ *Resolver }
	projectResolver                 struct{ *Resolver }
	projectConnectionResolver       struct{ *Resolver }
	jointPartnerEdgeResolver        struct{ *Resolver }
	networkChangeResolver           struct{ *Resolver }
	portfolioResolver               struct{ *Resolver }
	portfolioShareResolver          struct{ *Resolver }
	queryResolver                   struct{ *Resolver }
	regionResolver                  struct{ *Resolver }
	regionConnectionResolver        struct{ *Resolver }
	reviewConnectionResolver        struct{ *Resolver }
	searchConnectionResolver        struct{ *Resolver }
	sourceResolver                  struct{ *Resolver }
	sourceConnectionResolver        struct{ *Resolver }
	subRegionResolver               struct{ *Resolver }
	subRegionConnectionResolver     struct{ *Resolver }
	subscriptionResolver            struct{ *Resolver }
	tieResolver                     struct{ *Resolver }
	traitResolver                   struct{ *Resolver }
)

// Annotation gives the resolver of Annotation.
func (r *Resolver) Annotation() generated.AnnotationResolver { return annotationResolver{r} }

// AuditEntry gives the resolver of AuditEntry.
func (r *Resolver) AuditEntry() generated.AuditEntryResolver { return auditEntryResolver{r} }

// Bucket gives the resolver of Bucket.
func (r *Resolver) Bucket() generated.BucketResolver { return bucketResolver{r} }

// Citation gives the resolver of Citation.
func (r *Resolver) Citation() generated.CitationResolver { return citationResolver{r} }

// Community gives the resolver of Community.
func (r *Resolver) Community() generated.CommunityResolver { return communityResolver{r} }

// FlowConnection gives the resolver of FlowConnection.
func (r *Resolver) FlowConnection() generated.FlowConnectionResolver {
	return flowConnectionResolver{r}
}

// Fund gives the resolver of Fund.
func (r *Resolver) Fund() generated.FundResolver { return fundResolver{r} }

// FunderConnection gives the resolver of FunderConnection.
func (r *Resolver) FunderConnection() generated.FunderConnectionResolver {
	return funderConnectionResolver{r}
}

// Funding gives the resolver of Funding.
func (r *Resolver) Funding() generated.FundingResolver { return fundingResolver{r} }

// FundingConnection gives the resolver of FundingConnection.
func (r *Resolver) FundingConnection() generated.FundingConnectionResolver {
	return fundingConnectionResolver{r}
}

// Match gives the resolver of Match.
func (r *Resolver) Match() generated.MatchResolver { return matchResolver{r} }

// MatchConnection gives the resolver of MatchConnection.
func (r *Resolver) MatchConnection() generated.MatchConnectionResolver {
	return matchConnectionResolver{r}
}

// Municipality gives the resolver of Municipality.
func (r *Resolver) Municipality() generated.MunicipalityResolver { return municipalityResolver{r} }

// MunicipalityConnection gives the resolver of MunicipalityConnection.
func (r *Resolver) MunicipalityConnection() generated.MunicipalityConnectionResolver {
	return municipalityConnectionResolver{r}
}

// Mutation gives the resolver of Mutation.
func (r *Resolver) Mutation() generated.MutationResolver { return mutationResolver{r} }

// Organisation gives the resolver of Organisation.
func (r *Resolver) Organisation() generated.OrganisationResolver { return organisationResolver{r} }

// OrganisationConnection gives the resolver of OrganisationConnection.
func (r *Resolver) OrganisationConnection() generated.OrganisationConnectionResolver {
	return organisationConnectionResolver{r}
}

// Participation gives the resolver of Participation.
func (r *Resolver) Participation() generated.ParticipationResolver { return participationResolver{r} }

// ParticipationConnection gives the resolver of ParticipationConnection.
func (r *Resolver) ParticipationConnection() generated.ParticipationConnectionResolver {
	return participationConnectionResolver{r}
}

// Person gives the resolver of Person.
func (r *Resolver) Person() generated.PersonResolver { return personResolver{r} }

// PersonConnection gives the resolver of PersonConnection.
func (r *Resolver) PersonConnection() generated.PersonConnectionResolver {
	return personConnectionResolver{r}
}

// Project gives the resolver of Project.
func (r *Resolver) Project() generated.ProjectResolver { return projectResolver{r} }

// ProjectConnection gives the resolver of ProjectConnection.
func (r *Resolver) ProjectConnection() generated.ProjectConnectionResolver {
	return projectConnectionResolver{r}
}

// Query gives the resolver of Query.
func (r *Resolver) Query() generated.QueryResolver { return queryResolver{r} }

// Region gives the resolver of Region.
func (r *Resolver) Region() generated.RegionResolver { return regionResolver{r} }

// RegionConnection gives the resolver of RegionConnection.
func (r *Resolver) RegionConnection() generated.RegionConnectionResolver {
	return regionConnectionResolver{r}
}

// ReviewConnection gives the resolver of ReviewConnection.
func (r *Resolver) ReviewConnection() generated.ReviewConnectionResolver {
	return reviewConnectionResolver{r}
}

// SearchConnection gives the resolver of SearchConnection.
func (r *Resolver) SearchConnection() generated.SearchConnectionResolver {
	return searchConnectionResolver{r}
}

// Source gives the resolver of Source.
func (r *Resolver) Source() generated.SourceResolver { return sourceResolver{r} }

// SourceConnection gives the resolver of SourceConnection.
func (r *Resolver) SourceConnection() generated.SourceConnectionResolver {
	return sourceConnectionResolver{r}
}

// SubRegion gives the resolver of SubRegion.
func (r *Resolver) SubRegion() generated.SubRegionResolver { return subRegionResolver{r} }

// SubRegionConnection gives the resolver of SubRegionConnection.
func (r *Resolver) SubRegionConnection() generated.SubRegionConnectionResolver {
	return subRegionConnectionResolver{r}
}

// Subscription gives the resolver of Subscription.
func (r *Resolver) Subscription() generated.SubscriptionResolver { return subscriptionResolver{r} }

// Tie gives the resolver of Tie.
func (r *Resolver) Tie() generated.TieResolver { return tieResolver{r} }

// Trait gives the resolver of Trait.
func (r *Resolver) Trait() generated.TraitResolver { return traitResolver{r} }

// JointPartnerEdge gives the resolver of JointPartnerEdge.
func (r *Resolver) JointPartnerEdge() generated.JointPartnerEdgeResolver {
	return jointPartnerEdgeResolver{r}
}

// NetworkChange gives the resolver of NetworkChange.
func (r *Resolver) NetworkChange() generated.NetworkChangeResolver {
	return networkChangeResolver{r}
}

// Portfolio gives the resolver of Portfolio.
func (r *Resolver) Portfolio() generated.PortfolioResolver {
	return portfolioResolver{r}
}

// PortfolioShare gives the resolver of PortfolioShare.
func (r *Resolver) PortfolioShare() generated.PortfolioShareResolver {
	return portfolioShareResolver{r}
}
