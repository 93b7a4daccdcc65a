package analysis

import (
	"cmp"
	"container/heap"
	"context"
	"slices"
)

// Path is a way from one organisation to another by projects they share with
// those in between. Organisations has one more than Projects: the project at i
// is shared by the organisations at i and i+1. Nothing comes twice.
type Path struct {
	Organisations, Projects []int32
}

// PathOptions bounds a search for paths.
type PathOptions struct {
	MaxLength int // projects on a path, at most; one or more
	Limit     int // paths, at most; one or more
}

// Paths is the shortest paths from one organisation to another, alternating
// organisations and projects, up to the limit: the shorter first, and among
// those of equal length by the lowest index of what comes first, step by step.
// Two organisations that share three projects have three paths of length one.
// None when there is no path as short as asked for, and from an organisation to
// itself.
//
// J. Y. Yen, "Finding the k shortest loopless paths in a network", Management
// Science 17, 1971, with the partition of E. L. Lawler, 1972, on distances by
// breadth-first search. O(limit · length · parts) at worst; the search around
// most branches is spared by the distances without them. Options below one are
// refused with [ErrInvalid].
func Paths(ctx context.Context, b *Bipartite, from, to int32, options PathOptions) ([]Path, error) {
	if options.MaxLength < 1 || options.Limit < 1 {
		return nil, invalid("paths of %d projects at most, %d at most", options.MaxLength, options.Limit)
	}
	if err := stopped(ctx, "finding paths"); err != nil {
		return nil, err
	}
	if from == to {
		return []Path{}, nil
	}
	y := newYen(b, to, options.MaxLength)
	y.consider(branch{prefix: []int32{from}})
	paths := []Path{}
	for len(y.branches) > 0 && len(paths) < options.Limit {
		if err := stopped(ctx, "finding paths"); err != nil {
			return nil, err
		}
		best := heap.Pop(&y.branches).(branch)
		paths = append(paths, best.path())
		if len(paths) == options.Limit {
			break // no one will ask for its branches
		}
		for _, next := range best.split() {
			if err := stopped(ctx, "finding paths"); err != nil {
				return nil, err
			}
			y.consider(next)
		}
	}
	return paths, nil
}

// branch is all paths that begin with a prefix and then go on otherwise than by
// some steps, and the first of them. Steps alternate: an organisation, a
// project it takes part in, an organisation of that, and so on.
type branch struct {
	prefix   []int32
	excluded []int32
	steps    []int32 // of the first path, prefix included
}

func (b branch) path() Path {
	var p Path
	for i, step := range b.steps {
		if i%2 == 0 {
			p.Organisations = append(p.Organisations, step)
		} else {
			p.Projects = append(p.Projects, step)
		}
	}
	return p
}

// split parts the other paths of a branch by where they leave its first one.
func (b branch) split() []branch {
	var parts []branch
	for i := len(b.prefix); i < len(b.steps); i++ {
		excluded := []int32{b.steps[i]}
		if i == len(b.prefix) {
			excluded = append(excluded, b.excluded...)
		}
		parts = append(parts, branch{prefix: b.steps[:i:i], excluded: excluded})
	}
	return parts
}

type yen struct {
	*Bipartite
	to       int32
	most     int      // steps of a path, at most
	free     *targets // distances with nothing in the way
	around   *targets // distances around the prefix in hand
	branches branches
}

func newYen(b *Bipartite, to int32, maxLength int) *yen {
	// No path is longer than one that visits every organisation.
	maxLength = min(maxLength, b.Organisations())
	y := &yen{Bipartite: b, to: to, most: 2*maxLength + 1, free: newTargets(b), around: newTargets(b)}
	y.free.search(to, nil, y.most-1)
	return y
}

// consider finds a branch's first path and keeps the branch, if there is one.
func (y *yen) consider(b branch) {
	steps, certain := y.descend(b, y.free)
	if !certain {
		y.around.search(y.to, b.prefix, y.most-len(b.prefix))
		steps, _ = y.descend(b, y.around)
	}
	if steps != nil {
		b.steps = steps
		heap.Push(&y.branches, b)
	}
}

// descend follows falling distances from the end of a branch's prefix, always
// by the lowest index, which gives the first of its paths. It is not certain of
// its answer when the way would lead through the prefix itself: then distances
// around that are needed. No steps mean that there is no path.
func (y *yen) descend(b branch, t *targets) (steps []int32, certain bool) {
	steps = slices.Clone(b.prefix)
	nearest, distance := y.nearest(b, t)
	if nearest == Nobody || len(steps)+int(distance) >= y.most {
		return nil, true
	}
	for {
		if slices.Contains(y.alike(b.prefix, len(steps)), nearest) {
			return nil, false
		}
		steps = append(steps, nearest)
		if distance == 0 {
			return steps, true
		}
		distance--
		for _, next := range y.from(steps) {
			if t.distance(len(steps), next) == distance {
				nearest = next
				break
			}
		}
	}
}

// nearest is the step after a prefix from which the target is nearest, of those
// that aren't excluded, and that distance in steps.
func (y *yen) nearest(b branch, t *targets) (nearest, distance int32) {
	nearest, distance = Nobody, 0
	for _, next := range y.from(b.prefix) {
		d := t.distance(len(b.prefix), next)
		if d == unreached || slices.Contains(b.excluded, next) || slices.Contains(y.alike(b.prefix, len(b.prefix)), next) {
			continue
		}
		if nearest == Nobody || d < distance {
			nearest, distance = next, d
		}
	}
	return nearest, distance
}

// from is where one can go from the last of some steps.
func (y *yen) from(steps []int32) []int32 {
	last := steps[len(steps)-1]
	if len(steps)%2 == 1 {
		return y.ProjectsOf(last)
	}
	return y.OrganisationsOf(last)
}

// alike is the steps of a prefix that are of the kind of the step at place.
func (y *yen) alike(prefix []int32, place int) []int32 {
	same := make([]int32, 0, 8)
	for i := place % 2; i < len(prefix); i += 2 {
		same = append(same, prefix[i])
	}
	return same
}

// branches is a heap by the order of their first paths.
type branches []branch

func (h branches) Len() int { return len(h) }
func (h branches) Less(i, j int) bool {
	a, b := h[i].steps, h[j].steps
	return cmp.Or(cmp.Compare(len(a), len(b)), slices.Compare(a, b)) < 0
}
func (h branches) Swap(i, j int) { h[i], h[j] = h[j], h[i] }

// Push adds a branch, for container/heap.
func (h *branches) Push(x any) { *h = append(*h, x.(branch)) }

// Pop takes the last branch, for container/heap.
func (h *branches) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}
