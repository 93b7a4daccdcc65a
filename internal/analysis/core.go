package analysis

// CoreNumbers is, for each node, the greatest k such that it belongs to the
// k-core: to a part of the network in which everyone has k neighbours or more.
// S. B. Seidman, "Network structure and minimum degree", Social Networks 5,
// 1983; by the algorithm of V. Batagelj and M. Zaveršnik, "An O(m) algorithm for
// cores decomposition of networks", arXiv cs/0310049, 2003. Zero for isolates.
// O(n + m).
func CoreNumbers(g *Graph) []int32 {
	q := newDegreeQueue(g)
	for i := range q.nodes {
		v := q.nodes[i]
		for _, u := range g.Neighbours(v) {
			if q.degree[u] > q.degree[v] {
				q.lower(u)
			}
		}
	}
	return q.degree
}

// degreeQueue holds all nodes in order of degree, and keeps the order when a
// degree falls by one.
type degreeQueue struct {
	nodes  []int32 // by degree
	at     []int32 // place of each node in nodes
	degree []int32
	first  []int32 // place in nodes where each degree begins
}

func newDegreeQueue(g *Graph) *degreeQueue {
	n := g.Nodes()
	q := &degreeQueue{nodes: make([]int32, n), at: make([]int32, n), degree: make([]int32, n)}
	most := int32(0)
	for v := range q.degree {
		q.degree[v] = int32(g.degree(int32(v)))
		most = max(most, q.degree[v])
	}
	q.first = make([]int32, most+2)
	for _, d := range q.degree {
		q.first[d+1]++
	}
	accumulate(q.first)
	next := append([]int32(nil), q.first...)
	for v, d := range q.degree {
		q.at[v] = next[d]
		q.nodes[next[d]] = int32(v)
		next[d]++
	}
	return q
}

// lower takes one from a node's degree: it changes places with the first node
// of the same degree, which then is the last of the degree below.
func (q *degreeQueue) lower(v int32) {
	d := q.degree[v]
	place := q.first[d]
	u := q.nodes[place]
	q.nodes[place], q.nodes[q.at[v]] = v, u
	q.at[u], q.at[v] = q.at[v], place
	q.first[d]++
	q.degree[v]--
}
