package synth

import (
	"math"
	"math/rand/v2"
)

// Streams of random numbers that must not repeat each other.
const (
	streamProject uint64 = iota + 1
	streamOrganisation
	streamPerson
	streamPublic
)

// stream gives the random numbers that belong to one thing of the network, whatever came before it.
func stream(seed, kind, number uint64) *rand.Rand {
	return rand.New(rand.NewPCG(mix(seed+kind), mix(number^mix(kind))))
}

// mix spreads the bits of n (the finaliser of SplitMix64: Steele, Lea, Flood, "Fast splittable pseudorandom number
// generators", 2014).
func mix(n uint64) uint64 {
	n += 0x9e3779b97f4a7c15
	n = (n ^ n>>30) * 0xbf58476d1ce4e5b9
	n = (n ^ n>>27) * 0x94d049bb133111eb
	return n ^ n>>31
}

// pick gives an element of a list, each as likely.
func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// chance is true with probability p.
func chance(r *rand.Rand, p float64) bool { return r.Float64() < p }

// popularity draws ranks from 0 to n-1 with a weight of (rank+offset)^-exponent: a Zipf law with a flattened top. An exponent
// under 1, as bipartite collaboration networks show, is out of rand.Zipf's reach; the continuous law has an inverse.
type popularity struct {
	n, low, high float64
}

const (
	popularityExponent = 0.93
	popularityOffset   = 5
)

func newPopularity(n int) popularity {
	return popularity{
		n:    float64(n),
		low:  math.Pow(popularityOffset, 1-popularityExponent),
		high: math.Pow(float64(n)+popularityOffset, 1-popularityExponent),
	}
}

func (p popularity) rank(r *rand.Rand) int {
	u := p.low + r.Float64()*(p.high-p.low)
	rank := math.Pow(u, 1/(1-popularityExponent)) - popularityOffset
	return int(max(0, min(rank, p.n-1)))
}
