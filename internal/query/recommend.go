package query

import (
	"context"

	"verkosto/internal/analysis"
	"verkosto/internal/network"
)

const (
	maxRecommended = 1000 // organisations that are recommended to one
	mostReasons    = 5    // shared partners, and shared words, that are told
	heldOutShare   = 0.1  // of the projects, to find out how good recommendations are
	heldOutFirst   = 10   // recommendations of which it is asked how many come true
)

// Recommendation is an organisation that another should meet, and why.
type Recommendation struct {
	Organisation    *network.Organisation
	Rank            int // from 1
	Score           float64
	SharedPartners  int
	Partners        []*network.Organisation // at most five of them, those with the fewest partners first
	ThemeSimilarity float64                 // 0 to 1
	Themes          []string                // at most five words of both, the rarest first
	SamePlace       bool
}

func (r *Recommendation) organisations() []**network.Organisation {
	held := []**network.Organisation{&r.Organisation}
	for at := range r.Partners {
		held = append(held, &r.Partners[at])
	}
	return held
}

// Recommendations is a page of organisations that one should meet, the most likely partners first.
type Recommendations struct {
	List[Recommendation]
	Recommended int
	Version     uint64

	inquiry inquiry
}

// Accuracy tells how well recommendations foresee who becomes partners.
type Accuracy struct {
	analysis.Accuracy
	HeldOut int // projects
}

// Size gives about how many bytes it takes.
func (a *Accuracy) Size() int64 { return 64 }

// First is how many recommendations were compared with what came true.
func (a *Accuracy) First() int { return heldOutFirst }

// recommender tells organisations of a sub-network whom to meet.
type recommender struct {
	*described
	*analysis.Recommender
}

// Size gives about how many bytes it takes beside what it recommends by.
func (r *recommender) Size() int64 { return 24*r.mostTies() + 64*int64(len(r.Organisations)) }

// advice is what is recommended to one organisation.
type advice struct {
	*described
	all []analysis.Recommendation
}

// Size gives about how many bytes it takes.
func (a *advice) Size() int64 {
	size := int64(0)
	for i := range a.all {
		size += 100 + 4*int64(len(a.all[i].SharedPartners)+len(a.all[i].SharedThemes))
	}
	return size
}

func (a *advice) ranking() ranking {
	return ranking{len(a.all), func(rank int) (float64, network.ID) {
		return a.all[rank].Score, a.Organisations[a.all[rank].Partner]
	}}
}

// RecommendedPartners gives a page of those whom an organisation should meet: none where it has no part in the
// sub-network. An organisation that is not there is a [network.NotFound] error.
func (q *Queries) RecommendedPartners(ctx context.Context, part Subnetwork, of network.ID, paging Paging) (*Recommendations, error) {
	if of.Kind() != network.KindOrganisation {
		return nil, network.Errorf(network.InvalidArgument, "%q is no id of an organisation", of)
	}
	node, err := q.Lookup(ctx, of)
	if err != nil {
		return nil, err
	}
	if node == nil {
		return nil, network.Errorf(network.NotFound, "there is no organisation %q", of)
	}
	of = node.NodeID() // of those that are one, the id that they are served by
	i, err := q.inquire(ctx, part)
	if err != nil {
		return nil, err
	}
	a, err := remembered(ctx, i, "recommendations", of, func(ctx context.Context) (*advice, error) { return i.advise(ctx, of) })
	if err != nil {
		return nil, err
	}
	answer := &Recommendations{Recommended: len(a.all), Version: a.Version, inquiry: i}
	answer.List, err = ranked(a.ranking(), downwards("RECOMMENDATION", "SCORE"), paging, a.recommendation)
	if err != nil {
		return nil, err
	}
	return answer, name(ctx, q, answer.Items)
}

func (a *advice) recommendation(rank int) Recommendation {
	found := a.all[rank]
	stub := func(at int32) *network.Organisation { return &network.Organisation{ID: a.Organisations[at]} }
	recommendation := Recommendation{
		Organisation: stub(found.Partner), Rank: rank + 1, Score: found.Score, SharedPartners: len(found.SharedPartners),
		ThemeSimilarity: found.ThemeSimilarity, SamePlace: found.SamePlace, Themes: []string{},
	}
	for _, partner := range found.SharedPartners[:min(mostReasons, len(found.SharedPartners))] {
		recommendation.Partners = append(recommendation.Partners, stub(partner))
	}
	for _, theme := range found.SharedThemes[:min(mostReasons, len(found.SharedThemes))] {
		recommendation.Themes = append(recommendation.Themes, a.words.names[theme])
	}
	return recommendation
}

// advise works out what to recommend to an organisation.
func (i inquiry) advise(ctx context.Context, of network.ID) (*advice, error) {
	r, err := i.recommender(ctx)
	if err != nil {
		return nil, err
	}
	for at, id := range r.Organisations {
		if id == of {
			return heavy(ctx, i, func() (*advice, error) {
				all, err := r.For(ctx, int32(at), maxRecommended)
				return &advice{r.described, all}, err
			})
		}
	}
	return &advice{described: r.described}, nil
}

func (i inquiry) recommender(ctx context.Context) (*recommender, error) {
	return remembered(ctx, i, "recommender", nil, func(ctx context.Context) (*recommender, error) {
		d, err := i.describe(ctx)
		if err != nil {
			return nil, err
		}
		return heavy(ctx, i, func() (*recommender, error) {
			r, err := analysis.NewRecommender(ctx, d.parts, d.likeness(), analysis.Blended)
			return &recommender{d, r}, err
		})
	})
}

// likeness gives what organisations may have in common: the words of their projects, and the home municipality, or the country
// where no municipality is known.
func (d *described) likeness() analysis.Traits {
	traits := analysis.Traits{Themes: d.words.of, Places: make([]int32, len(d.Organisations))}
	for at := range d.Organisations {
		switch places, countries := d.places.of[at], d.countries.of[at]; {
		case len(places) > 0:
			traits.Places[at] = places[0]
		case len(countries) > 0:
			traits.Places[at] = int32(len(d.places.names)) + countries[0]
		default:
			traits.Places[at] = analysis.Nobody
		}
	}
	return traits
}

// Accuracy tells how good recommendations in the sub-network are: a tenth of the projects is held out, and it is
// foreseen from the others who meets in them.
func (r *Recommendations) Accuracy(ctx context.Context) (*Accuracy, error) {
	i := r.inquiry
	return remembered(ctx, i, "accuracy", nil, func(ctx context.Context) (*Accuracy, error) {
		d, err := i.describe(ctx)
		if err != nil {
			return nil, err
		}
		return heavy(ctx, i, func() (*Accuracy, error) {
			held := analysis.RandomHoldOut(d.parts, heldOutShare, 1)
			found, err := analysis.Evaluate(ctx, d.parts, d.likeness(), analysis.Blended, analysis.HoldOut{Projects: held, K: heldOutFirst, Seed: 1})
			accuracy := &Accuracy{Accuracy: found}
			for _, out := range held {
				if out {
					accuracy.HeldOut++
				}
			}
			return accuracy, err
		})
	})
}
