package analysis

import "context"

// DiameterBounds is what is known of a diameter: it is Lower at least and Upper
// at most, and exact where both are the same.
type DiameterBounds struct {
	Lower, Upper int32
}

// Exact tells whether the bounds meet.
func (d DiameterBounds) Exact() bool { return d.Lower == d.Upper }

// Diameter is the greatest number of steps between two nodes that can reach
// each other, the greatest over all components; zero without ties. Found by
// iFUB: P. Crescenzi et al., "On computing the diameter of real-world
// undirected graphs", Theor. Comput. Sci. 514, 2013, from the middle of a path
// found by four sweeps, on classes of twins.
//
// Each breadth-first search is O(m). As soon as the given number of searches
// has been spent, and the sweeps of a component are done, the bounds known so
// far are the answer. Real networks need some tens. Fewer than one search is
// refused with [ErrInvalid].
func Diameter(ctx context.Context, g *Graph, searches int) (DiameterBounds, error) {
	if searches < 1 {
		return DiameterBounds{}, invalid("%d searches for a diameter", searches)
	}
	t := newTwins(g)
	f := &fringes{twins: t, left: searches, distance: make([]int32, t.classes())}
	for c := range f.distance {
		f.distance[c] = unreached
	}
	var all DiameterBounds
	for _, size := range t.size {
		if size > 1 { // twins are tied, if to no one else
			all = DiameterBounds{Lower: 1, Upper: 1}
		}
	}
	swept := make([]bool, t.classes())
	for c := range int32(t.classes()) {
		if swept[c] {
			continue
		}
		if t.reach[c] == 1 {
			continue
		}
		of, err := f.component(ctx, c, all.Lower, swept)
		if err != nil {
			return DiameterBounds{}, err
		}
		all.Lower = max(all.Lower, of.Lower)
		all.Upper = max(all.Upper, of.Upper)
	}
	return all, nil
}

// fringes searches a component from its far ends.
type fringes struct {
	*twins
	left     int     // searches that may still be done
	distance []int32 // from the last source; unreached elsewhere
	reached  []int32 // in order of distance
}

// component bounds the diameter of the component of a class, if it matters
// beside what is known of others.
func (f *fringes) component(ctx context.Context, class, known int32, swept []bool) (DiameterBounds, error) {
	if int(f.reach[class])-1 <= int(known) {
		return DiameterBounds{}, nil // not even a chain of all would be longer
	}
	middle, lower := f.sweep(class)
	for _, c := range f.reached {
		swept[c] = true
	}
	lower = max(lower, known)
	height := f.search(middle)
	order := append([]int32(nil), f.reached...)
	from := make([]int32, len(order))
	for i, c := range order {
		from[i] = f.distance[c]
	}
	upper := max(lower, 2*height)
	// Two classes that are both nearer than d to the middle are nearer than 2d
	// to each other: once those from d on are searched, 2(d−1) bounds the rest.
	for i := len(order) - 1; i >= 0 && lower < upper; i-- {
		if i == len(order)-1 || from[i] < from[i+1] {
			upper = max(lower, 2*from[i])
			if lower >= upper {
				break
			}
		}
		if f.left <= 0 {
			return DiameterBounds{Lower: lower, Upper: upper}, nil
		}
		if err := stopped(ctx, "finding the diameter"); err != nil {
			return DiameterBounds{}, err
		}
		lower = max(lower, f.search(order[i]))
	}
	return DiameterBounds{Lower: lower, Upper: lower}, nil
}

// sweep finds a long path by going twice, from two starts, to the farthest
// class, and gives the middle of the second path and the longest distance met.
func (f *fringes) sweep(start int32) (middle, longest int32) {
	middle = start
	for range 2 {
		f.search(middle)
		end := f.reached[len(f.reached)-1]
		length := f.search(end)
		longest = max(longest, length)
		middle = f.halfway(f.reached[len(f.reached)-1], length)
	}
	return middle, longest
}

// halfway goes back from a class toward the source of the last search, half the
// way, by the lowest of the classes that are nearer.
func (f *fringes) halfway(class, length int32) int32 {
	for f.distance[class] > length/2 {
		for _, c := range f.neighbours(class) {
			if f.distance[c] == f.distance[class]-1 {
				class = c
				break
			}
		}
	}
	return class
}

// search finds the distances from a class, and returns the greatest.
func (f *fringes) search(source int32) int32 {
	f.left--
	for _, c := range f.reached {
		f.distance[c] = unreached
	}
	f.distance[source] = 0
	f.reached = append(f.reached[:0], source)
	for i := 0; i < len(f.reached) && len(f.reached) < int(f.reach[source]); i++ {
		v := f.reached[i]
		for _, w := range f.neighbours(v) {
			if f.distance[w] == unreached {
				f.distance[w] = f.distance[v] + 1
				f.reached = append(f.reached, w)
			}
		}
	}
	return f.distance[f.reached[len(f.reached)-1]]
}
