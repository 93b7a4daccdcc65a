package analysis

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// Method says how likely future partners are told.
type Method int

const (
	// Blended is AdamicAdar, plus what themes and places have in common, plus how
	// well connected both are: Σ 1/ln degree + similarity · (1 + same place) +
	// 0.05 · ln(1 + degree) · ln(1 + other degree). Similarity is the cosine of
	// two organisations' themes, each counted by projects and weighed by
	// ln(organisations / those that have it); same place is one or zero; and that
	// degrees attract is M. E. J. Newman's finding, Phys. Rev. E 64, 025102, 2001.
	// The factors are those that foresaw most in the CORDIS slice, in time and at
	// random; see docs/analysis.md.
	Blended Method = iota
	// ResourceAllocation is Σ 1/degree over the shared partners: T. Zhou, L. Lü
	// and Y.-C. Zhang, "Predicting missing links via local information", Eur.
	// Phys. J. B 71, 2009.
	ResourceAllocation
	// AdamicAdar is Σ 1/ln degree over the shared partners: L. A. Adamic and
	// E. Adar, Social Networks 25, 2003.
	AdamicAdar
)

// Traits is what organisations may have in common beside partners. What is nil
// isn't known of anyone.
type Traits struct {
	Themes [][]int32 // themes of each project, numbered from zero
	Places []int32   // place of each organisation, or Nobody
}

// Recommendation is an organisation that another should meet, and why.
type Recommendation struct {
	Partner int32
	Score   float64
	// SharedPartners are the partners of both: the more telling, which have
	// fewer partners themselves, before the less, then by index.
	SharedPartners []int32
	// ThemeSimilarity is in 0…1, and zero where themes aren't known.
	ThemeSimilarity float64
	// SharedThemes are the themes of both, those of fewer organisations first,
	// then by index.
	SharedThemes []int32
	SamePlace    bool
}

// Recommender tells organisations whom to meet. It is safe for concurrent use.
type Recommender struct {
	graph  *Graph
	method Method
	worth  []float64 // what a shared partner adds
	themes *profiles
	places []int32
}

// NewRecommender prepares recommendations from a network. Traits that are not of
// as many projects or organisations as it has, and unknown methods, are refused
// with [ErrInvalid]. O(Σk²) over the projects.
func NewRecommender(ctx context.Context, b *Bipartite, traits Traits, method Method) (*Recommender, error) {
	if method < Blended || method > AdamicAdar {
		return nil, invalid("method %d", method)
	}
	if traits.Places != nil && len(traits.Places) != b.Organisations() {
		return nil, invalid("places of %d organisations, not of %d", len(traits.Places), b.Organisations())
	}
	themes, err := newProfiles(b, traits.Themes)
	if err != nil {
		return nil, err
	}
	g, err := Project(ctx, b, Count)
	if err != nil {
		return nil, err
	}
	r := &Recommender{graph: g, method: method, themes: themes, places: traits.Places, worth: Degree(g)}
	for z, degree := range r.worth {
		switch {
		case degree < 2: // shared by no two
			r.worth[z] = 0
		case method == ResourceAllocation:
			r.worth[z] = 1 / degree
		default:
			r.worth[z] = 1 / math.Log(degree)
		}
	}
	return r, nil
}

// For is the organisations that one should meet: those it isn't tied to and
// shares a partner with, or by Blended a theme, by falling score, then by index;
// up to the limit. A limit below one is refused
// with [ErrInvalid]. O(Σ degree) over its partners, and over those of its themes.
func (r *Recommender) For(ctx context.Context, organisation int32, limit int) ([]Recommendation, error) {
	if limit < 1 {
		return nil, invalid("%d recommendations", limit)
	}
	if err := stopped(ctx, "recommending partners"); err != nil {
		return nil, err
	}
	scores := make([]float64, r.graph.Nodes())
	for _, z := range r.graph.Neighbours(organisation) {
		for _, c := range r.graph.Neighbours(z) {
			scores[c] += r.worth[z]
		}
	}
	if r.method == Blended {
		for c, similarity := range r.themes.similarTo(organisation) {
			if scores[c]+similarity > 0 {
				scores[c] += r.likeness(organisation, int32(c), similarity)
			}
		}
	}
	scores[organisation] = 0
	for _, c := range r.graph.Neighbours(organisation) {
		scores[c] = 0
	}
	best := greatest(scores, limit)
	recommendations := make([]Recommendation, len(best))
	for i, c := range best {
		recommendations[i] = r.explained(organisation, c, scores[c])
	}
	return recommendations, nil
}

// Score is the score of two organisations, whether tied or not.
// O(degree · log degree).
func (r *Recommender) Score(one, other int32) float64 {
	score := 0.0
	for _, z := range shared(r.graph.Neighbours(one), r.graph.Neighbours(other)) {
		score += r.worth[z]
	}
	if r.method == Blended {
		score += r.likeness(one, other, r.themes.similarity(one, other))
	}
	return score
}

// likeness is what themes, places and degrees add to a score.
func (r *Recommender) likeness(one, other int32, similarity float64) float64 {
	const attraction = 0.05
	degrees := math.Log1p(float64(r.graph.degree(one))) * math.Log1p(float64(r.graph.degree(other)))
	if r.samePlace(one, other) {
		similarity *= 2
	}
	return similarity + attraction*degrees
}

func (r *Recommender) samePlace(one, other int32) bool {
	if len(r.places) == 0 {
		return false
	}
	return r.places[one] != Nobody && r.places[one] == r.places[other]
}

func (r *Recommender) explained(organisation, partner int32, score float64) Recommendation {
	partners := shared(r.graph.Neighbours(organisation), r.graph.Neighbours(partner))
	slices.SortStableFunc(partners, func(a, b int32) int { return cmp.Compare(r.worth[b], r.worth[a]) })
	return Recommendation{
		Partner:         partner,
		Score:           score,
		SharedPartners:  partners,
		ThemeSimilarity: r.themes.similarity(organisation, partner),
		SharedThemes:    r.themes.shared(organisation, partner),
		SamePlace:       r.samePlace(organisation, partner),
	}
}

// greatest is the indexes of the greatest values above zero, as Rank has them.
func greatest(values []float64, limit int) []int32 {
	var above []int32
	for i, x := range values {
		if x > 0 {
			above = append(above, int32(i))
		}
	}
	slices.SortFunc(above, func(a, b int32) int {
		return cmp.Or(cmp.Compare(values[b], values[a]), cmp.Compare(a, b))
	})
	return above[:min(limit, len(above))]
}

// shared is what two ascending rows have in common, as [Bipartite.Shared] does.
func shared(few, many []int32) []int32 {
	if len(few) > len(many) {
		few, many = many, few
	}
	both := make([]int32, 0, min(len(few), 8))
	for _, x := range few {
		i, found := slices.BinarySearch(many, x)
		if found {
			both = append(both, x)
		}
		many = many[i:]
	}
	return both
}
