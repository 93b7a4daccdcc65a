package analysis

import (
	"cmp"
	"math"
	"slices"
)

// profiles is the themes of organisations, as vectors of length one.
type profiles struct {
	themes  [][]int32   // of each organisation, ascending
	weights [][]float64 // of each of its themes
	having  [][]int32   // organisations of each theme, ascending
}

// newProfiles counts the themes of each organisation's projects. With no themes
// the profiles are empty.
func newProfiles(b *Bipartite, ofProjects [][]int32) (*profiles, error) {
	p := &profiles{themes: make([][]int32, b.Organisations()), weights: make([][]float64, b.Organisations())}
	if ofProjects == nil {
		return p, nil
	}
	if len(ofProjects) != b.Projects() {
		return nil, invalid("themes of %d projects, not of %d", len(ofProjects), b.Projects())
	}
	most := Nobody
	for _, themes := range ofProjects {
		for _, theme := range themes {
			if theme < 0 {
				return nil, invalid("theme %d", theme)
			}
			most = max(most, theme)
		}
	}
	p.having = make([][]int32, most+1)
	times := newTally(int(most) + 1)
	for o := range int32(b.Organisations()) {
		for _, project := range b.ProjectsOf(o) {
			for _, theme := range ofProjects[project] {
				times.add(theme, 1)
			}
		}
		slices.Sort(times.touched)
		for _, theme := range times.touched {
			p.themes[o] = append(p.themes[o], theme)
			p.weights[o] = append(p.weights[o], times.sums[theme])
			p.having[theme] = append(p.having[theme], o)
		}
		times.reset()
	}
	p.weigh()
	return p, nil
}

// weigh gives rare themes more weight and every organisation the same.
func (p *profiles) weigh() {
	all := float64(len(p.themes))
	for o, themes := range p.themes {
		squares := 0.0
		for i, theme := range themes {
			p.weights[o][i] *= math.Log(all / float64(len(p.having[theme])))
			squares += p.weights[o][i] * p.weights[o][i]
		}
		if squares > 0 {
			for i := range themes {
				p.weights[o][i] /= math.Sqrt(squares)
			}
		}
	}
}

// similarTo is the similarity of one organisation to each.
func (p *profiles) similarTo(organisation int32) []float64 {
	similar := make([]float64, len(p.themes))
	for i, theme := range p.themes[organisation] {
		for _, other := range p.having[theme] {
			j, _ := slices.BinarySearch(p.themes[other], theme)
			similar[other] += p.weights[organisation][i] * p.weights[other][j]
		}
	}
	return similar
}

func (p *profiles) similarity(one, other int32) float64 {
	sum := 0.0
	for i, theme := range p.themes[one] {
		if j, found := slices.BinarySearch(p.themes[other], theme); found {
			sum += p.weights[one][i] * p.weights[other][j]
		}
	}
	return min(1, sum)
}

// shared is the themes of both, those that fewer organisations have first.
func (p *profiles) shared(one, other int32) []int32 {
	themes := shared(p.themes[one], p.themes[other])
	slices.SortStableFunc(themes, func(a, b int32) int { return cmp.Compare(len(p.having[a]), len(p.having[b])) })
	return themes
}
