package analysis

import (
	"math"
	"math/rand/v2"
)

// refiner parts each community of a layer into well-connected ones, by joining
// single nodes to parts within their community.
type refiner struct {
	*layer
	rates
	of       []int32   // community of each node
	together []float64 // strength of each community
	part     []int32   // part of each node
	strong   []float64 // strength of each part
	size     []int32   // nodes of each part
	outward  []float64 // weight from each part to the rest of its community
	toward   *tally
	random   *rand.Rand
	chances  []float64
}

func newRefiner(l *layer, of []int32, r rates, random *rand.Rand) *refiner {
	n := l.count()
	f := &refiner{
		layer: l, rates: r, of: of, random: random,
		together: make([]float64, n),
		part:     singletons(n),
		strong:   append([]float64(nil), l.strength...),
		size:     make([]int32, n),
		outward:  make([]float64, n),
		toward:   newTally(n),
	}
	for v := range int32(n) {
		f.together[of[v]] += l.strength[v]
		f.size[v] = 1
		neighbours, weights := l.row(v)
		for i, u := range neighbours {
			if of[u] == of[v] {
				f.outward[v] += weights[i]
			}
		}
	}
	return f
}

// refine is the part of each node.
func (f *refiner) refine() []int32 {
	for _, v := range f.random.Perm(f.count()) {
		v := int32(v)
		if f.size[f.part[v]] == 1 && f.wellConnected(f.part[v], f.of[v]) {
			f.join(v, f.choose(v))
		}
	}
	return f.part
}

// wellConnected tells whether a part has as much weight to the rest of its
// community as would be expected by chance.
func (f *refiner) wellConnected(part, community int32) bool {
	rest := f.together[community] - f.strong[part]
	return f.outward[part] >= f.expected*f.strong[part]*rest-f.least
}

// choose draws a part to join among those where the node loses nothing, the
// more likely the more it gains. The weight toward the part is left in toward.
func (f *refiner) choose(v int32) int32 {
	neighbours, weights := f.row(v)
	for i, u := range neighbours {
		if f.of[u] == f.of[v] {
			f.toward.add(f.part[u], weights[i])
		}
	}
	f.chances = f.chances[:0]
	most := 0.0 // by staying alone
	for _, part := range f.toward.touched {
		score := math.Inf(-1)
		if f.wellConnected(part, f.of[v]) {
			score = f.toward.sums[part] - f.expected*f.strength[v]*f.strong[part]
		}
		f.chances = append(f.chances, score)
		most = max(most, score)
	}
	alone := likelihood(0-most, f.mean)
	sum := alone
	for i, score := range f.chances {
		f.chances[i] = 0
		if score >= 0 {
			f.chances[i] = likelihood(score-most, f.mean)
		}
		sum += f.chances[i]
	}
	drawn := f.random.Float64()*sum - alone
	for i := range f.chances {
		if drawn < 0 {
			break
		}
		if drawn -= f.chances[i]; drawn < 0 {
			return f.toward.touched[i]
		}
	}
	return f.part[v]
}

// likelihood is that of a gain, compared with the most there is.
func likelihood(less, mean float64) float64 {
	const randomness = 0.01 // as the authors have it, in mean weights of a tie
	const never = -50       // whose exponential is lost beside one
	x := less / (randomness * mean)
	if x < never {
		return 0
	}
	return math.Exp(x)
}

func (f *refiner) join(v, part int32) {
	if own := f.part[v]; part != own {
		f.outward[part] += f.outward[own] - 2*f.toward.sums[part]
		f.strong[part] += f.strength[v]
		f.size[part]++
		f.size[own] = 0
		f.part[v] = part
	}
	f.toward.reset()
}
