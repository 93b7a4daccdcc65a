package analysis

import "slices"

// twins is a network in which closed twins, nodes that have the same neighbours
// and each other, are one. All that can be told by shortest paths is the same
// for twins, and none lies between others where its twin doesn't too, so
// searches need only go through the classes: A. E. Sarıyüce et al., "Shattering
// and compressing networks for betweenness centrality", SDM 2013.
//
// Partner networks are full of twins: all those whose only project is the same.
type twins struct {
	class  []int32 // of each node of the network
	size   []int32 // number of nodes of each class
	reach  []int32 // number of classes of the component of each class
	start  []int32 // rows of neighbouring classes, as in Graph
	others []int32
	widest int // the number of neighbours of the class that has most
}

func newTwins(g *Graph) *twins {
	class, first := twinClasses(g)
	t := &twins{class: class, size: make([]int32, len(first)), start: make([]int32, 1, len(first)+1)}
	for _, c := range class {
		t.size[c]++
	}
	seen := make([]int32, len(first)) // by the class whose row it was seen in, from one
	for c, v := range first {
		seen[c] = int32(c) + 1
		for _, u := range g.Neighbours(v) {
			if k := class[u]; seen[k] != int32(c)+1 {
				seen[k] = int32(c) + 1
				t.others = append(t.others, k)
			}
		}
		t.widest = max(t.widest, len(t.others)-int(t.start[c]))
		t.start = append(t.start, int32(len(t.others)))
	}
	components := Components(&Graph{start: t.start, neighbours: t.others})
	t.reach = make([]int32, len(first))
	for c, k := range components.Of {
		t.reach[c] = components.Sizes[k]
	}
	return t
}

// twinClasses gives each node's class, and each class's lowest node. Classes
// are numbered in the order of those.
func twinClasses(g *Graph) (class, first []int32) {
	class = make([]int32, g.Nodes())
	byHash := make(map[uint64]int32, g.Nodes())
	for v := range int32(g.Nodes()) {
		hash := mixed(uint64(v))
		for _, u := range g.Neighbours(v) {
			hash += mixed(uint64(u))
		}
		c, found := byHash[hash]
		if !found || !g.areTwins(first[c], v) {
			c = int32(len(first))
			first = append(first, v)
			if !found {
				byHash[hash] = c
			}
		}
		class[v] = c
	}
	return class, first
}

// mixed spreads a number over 64 bits; SplitMix64 of G. L. Steele et al., 2014.
func mixed(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// areTwins tells whether a and b, a < b, are tied and have the same neighbours.
func (g *Graph) areTwins(a, b int32) bool {
	if g.degree(a) != g.degree(b) {
		return false
	}
	ofA, ofB := g.Neighbours(a), g.Neighbours(b)
	i, tied := slices.BinarySearch(ofB, a)
	if !tied {
		return false
	}
	j, _ := slices.BinarySearch(ofA, b)
	// Without each other the rows must be the same: a stands before b in order.
	return slices.Equal(ofA[:i], ofB[:i]) && slices.Equal(ofA[i:j], ofB[i+1:j+1]) && slices.Equal(ofA[j+1:], ofB[j+1:])
}

func (t *twins) classes() int { return len(t.size) }

func (t *twins) neighbours(class int32) []int32 {
	return t.others[t.start[class]:t.start[class+1]]
}

// members spreads values of classes out to the nodes.
func (t *twins) members(values []float64) []float64 {
	spread := make([]float64, len(t.class))
	for v, c := range t.class {
		spread[v] = values[c]
	}
	return spread
}
