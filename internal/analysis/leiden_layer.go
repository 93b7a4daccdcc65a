package analysis

// layer is a network whose nodes may stand for groups of nodes. Ties within a
// group are only in its strength: a move never changes them.
type layer struct {
	start      []int32 // rows, as in Graph, but in no order
	neighbours []int32
	weights    []float64
	strength   []float64
}

func (l *layer) count() int { return len(l.strength) }

func (l *layer) row(node int32) ([]int32, []float64) {
	from, to := l.start[node], l.start[node+1]
	return l.neighbours[from:to], l.weights[from:to]
}

// merged is the layer of the given parts, which are numbered from zero to count.
// Each part's community is that of its nodes.
func (l *layer) merged(parts, of []int32, count int) (*layer, []int32) {
	m := &layer{
		start:      make([]int32, 1, count+1),
		neighbours: make([]int32, 0, len(l.neighbours)),
		weights:    make([]float64, 0, len(l.weights)),
		strength:   make([]float64, count),
	}
	communities := make([]int32, count)
	toward := newTally(count)
	for part, nodes := range members(parts, count) {
		for _, v := range nodes {
			m.strength[part] += l.strength[v]
			communities[part] = of[v]
			neighbours, weights := l.row(v)
			for i, u := range neighbours {
				if int(parts[u]) != part {
					toward.add(parts[u], weights[i])
				}
			}
		}
		for _, other := range toward.touched {
			m.neighbours = append(m.neighbours, other)
			m.weights = append(m.weights, toward.sums[other])
		}
		m.start = append(m.start, int32(len(m.neighbours)))
		toward.reset()
	}
	renumber(communities)
	return m, communities
}

// members is the nodes of each part, as views of one array.
func members(parts []int32, count int) [][]int32 {
	start := make([]int32, count+1)
	for _, p := range parts {
		start[p+1]++
	}
	accumulate(start)
	nodes, of := make([]int32, len(parts)), make([][]int32, count)
	for p := range of {
		of[p] = nodes[start[p]:start[p]:start[p+1]]
	}
	for v, p := range parts {
		of[p] = append(of[p], int32(v))
	}
	return of
}

// renumber numbers groups from zero in the order in which they come, and
// returns how many there are. Numbers are below the number of nodes before.
func renumber(of []int32) int {
	most := int32(-1)
	for _, group := range of {
		most = max(most, group)
	}
	number := make([]int32, most+1) // from one
	count := int32(0)
	for v, group := range of {
		if number[group] == 0 {
			count++
			number[group] = count
		}
		of[v] = number[group] - 1
	}
	return int(count)
}

// tally sums up by number and remembers which numbers it met.
type tally struct {
	sums    []float64
	touched []int32
}

func newTally(n int) *tally { return &tally{sums: make([]float64, n)} }

// add adds a positive amount.
func (t *tally) add(at int32, amount float64) {
	if t.sums[at] == 0 {
		t.touched = append(t.touched, at)
	}
	t.sums[at] += amount
}

func (t *tally) reset() {
	for _, at := range t.touched {
		t.sums[at] = 0
	}
	t.touched = t.touched[:0]
}
