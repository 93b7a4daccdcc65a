package analysis

// targets is the distances of organisations and projects to one organisation,
// in steps from one kind to the other.
type targets struct {
	*Bipartite
	organisations, projects []int32 // distances; unreached elsewhere
	reached                 []step  // in order of distance
}

// step is an organisation or a project.
type step struct {
	index   int32
	project bool
}

func newTargets(b *Bipartite) *targets {
	t := &targets{
		Bipartite:     b,
		organisations: make([]int32, b.Organisations()),
		projects:      make([]int32, b.Projects()),
	}
	for o := range t.organisations {
		t.organisations[o] = unreached
	}
	for p := range t.projects {
		t.projects[p] = unreached
	}
	return t
}

// distance is that of what may stand at a place of a path.
func (t *targets) distance(place int, index int32) int32 {
	if place%2 == 0 {
		return t.organisations[index]
	}
	return t.projects[index]
}

func (t *targets) of(s step) *int32 {
	if s.project {
		return &t.projects[s.index]
	}
	return &t.organisations[s.index]
}

// search finds the distances to an organisation around the steps of a prefix,
// up to the given distance.
func (t *targets) search(to int32, prefix []int32, most int) {
	const barred = -2
	for _, s := range t.reached {
		*t.of(s) = unreached
	}
	for i, index := range prefix {
		*t.of(step{index, i%2 == 1}) = barred
	}
	t.organisations[to] = 0
	t.reached = append(t.reached[:0], step{index: to})
	for i := 0; i < len(t.reached); i++ {
		s := t.reached[i]
		next := *t.of(s) + 1
		if int(next) > most {
			break
		}
		neighbours := t.OrganisationsOf
		if !s.project {
			neighbours = t.ProjectsOf
		}
		for _, index := range neighbours(s.index) {
			reached := step{index, !s.project}
			if d := t.of(reached); *d == unreached {
				*d = next
				t.reached = append(t.reached, reached)
			}
		}
	}
	for i, index := range prefix {
		*t.of(step{index, i%2 == 1}) = unreached
	}
}
