package analysis

import (
	"context"
	"math/rand/v2"
)

// mover moves single nodes of a layer to better communities.
type mover struct {
	*layer
	rates
	of       []int32   // community of each node
	together []float64 // strength of each community
	empty    []int32   // communities without nodes
	size     []int32
	toward   *tally
	queue    []int32
	queued   []bool
}

func newMover(l *layer, of []int32, r rates, random *rand.Rand) *mover {
	n := l.count()
	m := &mover{
		layer: l, rates: r, of: of,
		together: make([]float64, n),
		size:     make([]int32, n),
		toward:   newTally(n),
		queue:    make([]int32, n),
		queued:   make([]bool, n),
	}
	for v, c := range of {
		m.together[c] += l.strength[v]
		m.size[c]++
		m.queue[v], m.queued[v] = int32(v), true
	}
	for c := n - 1; c >= 0; c-- {
		if m.size[c] == 0 {
			m.empty = append(m.empty, int32(c))
		}
	}
	random.Shuffle(n, func(i, j int) { m.queue[i], m.queue[j] = m.queue[j], m.queue[i] })
	return m
}

// move visits every node, and again those whose neighbours moved away, until no
// move gains anything. Each move gains, so that it comes to an end.
func (m *mover) move(ctx context.Context) {
	for visited := 0; len(m.queue) > 0; visited++ {
		if visited%1024 == 0 && ctx.Err() != nil {
			return
		}
		v := m.queue[0]
		m.queue, m.queued[v] = m.queue[1:], false
		from := m.of[v]
		to := m.best(v)
		if to == from {
			continue
		}
		m.put(v, from, to)
		neighbours, _ := m.row(v)
		for _, u := range neighbours {
			if !m.queued[u] && m.of[u] != to {
				m.queue, m.queued[u] = append(m.queue, u), true
			}
		}
	}
}

// best is the community that a node should be in: its own, a neighbour's, or
// none of those.
func (m *mover) best(v int32) int32 {
	own, strength := m.of[v], m.strength[v]
	neighbours, weights := m.row(v)
	for i, u := range neighbours {
		m.toward.add(m.of[u], weights[i])
	}
	best := own
	most := m.toward.sums[own] - m.expected*strength*(m.together[own]-strength)
	for _, c := range m.toward.touched {
		if c == own {
			continue
		}
		if score := m.toward.sums[c] - m.expected*strength*m.together[c]; score > most+m.least {
			best, most = c, score
		}
	}
	m.toward.reset()
	if most < -m.least && len(m.empty) > 0 {
		return m.empty[len(m.empty)-1] // alone it would score zero
	}
	return best
}

func (m *mover) put(v, from, to int32) {
	if m.size[to] == 0 {
		m.empty = m.empty[:len(m.empty)-1]
	}
	m.of[v] = to
	m.size[from]--
	m.size[to]++
	m.together[from] -= m.strength[v]
	m.together[to] += m.strength[v]
	if m.size[from] == 0 {
		m.empty = append(m.empty, from)
		m.together[from] = 0 // and not what rounding has left
	}
}
