package analysis

import (
	"cmp"
	"math"
	"slices"
	"sort"
)

// Part is an organisation's part in a project, both by index.
type Part struct {
	Organisation, Project int32
	// Cents is the part's money in cents of a euro; zero where none is known.
	// Who knows a project's sum alone may share it evenly between its parts.
	Cents int64
}

// Bipartite is a network of organisations and projects: who took part in what,
// and with how much money.
type Bipartite struct {
	projectStart []int32 // of each organisation in projectsOf, and one beyond
	projectsOf   []int32
	centsOf      []int64 // along projectsOf

	organisationStart []int32 // of each project in organisationsOf, and one beyond
	organisationsOf   []int32
	centsIn           []int64 // along organisationsOf
}

// NewBipartite builds the network of the given parts. Organisations and
// projects without a part are kept, as isolates. Several parts of one
// organisation in one project count as one, with the sum of their money.
//
// Parts beyond the given numbers and negative money are refused with
// [ErrInvalid]. The parts are read, not kept. O(parts · log parts).
func NewBipartite(organisations, projects int, parts []Part) (*Bipartite, error) {
	if organisations < 0 || projects < 0 || organisations > math.MaxInt32 || projects > math.MaxInt32 {
		return nil, invalid("%d organisations, %d projects", organisations, projects)
	}
	if len(parts) > math.MaxInt32 {
		return nil, ErrTooLarge
	}
	for _, p := range parts {
		switch {
		case p.Organisation < 0 || int(p.Organisation) >= organisations:
			return nil, invalid("organisation %d of %d", p.Organisation, organisations)
		case p.Project < 0 || int(p.Project) >= projects:
			return nil, invalid("project %d of %d", p.Project, projects)
		case p.Cents < 0:
			return nil, invalid("negative money of organisation %d in project %d", p.Organisation, p.Project)
		}
	}
	return newBipartite(organisations, projects, merged(parts)), nil
}

// merged is the parts in order of organisation and project, one for each pair.
func merged(parts []Part) []Part {
	parts = slices.Clone(parts)
	slices.SortFunc(parts, func(a, b Part) int {
		return cmp.Or(cmp.Compare(a.Organisation, b.Organisation), cmp.Compare(a.Project, b.Project))
	})
	kept := parts[:0]
	for _, p := range parts {
		if last := len(kept) - 1; last >= 0 && kept[last].Organisation == p.Organisation && kept[last].Project == p.Project {
			kept[last].Cents += p.Cents
			continue
		}
		kept = append(kept, p)
	}
	return kept
}

// newBipartite lays out parts that are in order and differ.
func newBipartite(organisations, projects int, parts []Part) *Bipartite {
	b := &Bipartite{
		projectStart:      make([]int32, organisations+1),
		projectsOf:        make([]int32, len(parts)),
		centsOf:           make([]int64, len(parts)),
		organisationStart: make([]int32, projects+1),
		organisationsOf:   make([]int32, len(parts)),
		centsIn:           make([]int64, len(parts)),
	}
	for i, p := range parts {
		b.projectStart[p.Organisation+1]++
		b.organisationStart[p.Project+1]++
		b.projectsOf[i], b.centsOf[i] = p.Project, p.Cents
	}
	accumulate(b.projectStart)
	accumulate(b.organisationStart)
	next := slices.Clone(b.organisationStart)
	for _, p := range parts {
		at := next[p.Project]
		next[p.Project]++
		b.organisationsOf[at], b.centsIn[at] = p.Organisation, p.Cents
	}
	return b
}

// accumulate turns counts, shifted by one, into the starts of rows.
func accumulate(counts []int32) {
	for i := 1; i < len(counts); i++ {
		counts[i] += counts[i-1]
	}
}

// Organisations is the number of organisations, isolates included.
func (b *Bipartite) Organisations() int { return len(b.projectStart) - 1 }

// Projects is the number of projects, empty ones included.
func (b *Bipartite) Projects() int { return len(b.organisationStart) - 1 }

// Parts is the number of pairs of an organisation and a project it took part in.
func (b *Bipartite) Parts() int { return len(b.projectsOf) }

// ProjectsOf is the projects of an organisation, in ascending order.
func (b *Bipartite) ProjectsOf(organisation int32) []int32 {
	return b.projectsOf[b.projectStart[organisation]:b.projectStart[organisation+1]]
}

// CentsOf is the organisation's money in each of [Bipartite.ProjectsOf].
func (b *Bipartite) CentsOf(organisation int32) []int64 {
	return b.centsOf[b.projectStart[organisation]:b.projectStart[organisation+1]]
}

// OrganisationsOf is the organisations of a project, in ascending order.
func (b *Bipartite) OrganisationsOf(project int32) []int32 {
	return b.organisationsOf[b.organisationStart[project]:b.organisationStart[project+1]]
}

// CentsIn is the money in the project of each of [Bipartite.OrganisationsOf].
func (b *Bipartite) CentsIn(project int32) []int64 {
	return b.centsIn[b.organisationStart[project]:b.organisationStart[project+1]]
}

// Pairs is the sum of k(k−1)/2 over the projects, k being a project's number
// of organisations. It is what [Project] has to go through, and no fewer than
// the ties it finds, so it tells the cost of an analysis before it is run.
// O(projects).
func (b *Bipartite) Pairs() int64 {
	var pairs int64
	for p := range int32(b.Projects()) {
		k := int64(len(b.OrganisationsOf(p)))
		pairs += k * (k - 1) / 2
	}
	return pairs
}

// Shared is the projects that both organisations take part in, ascending; those
// of an organisation with itself are all of its own. Ties don't keep their
// projects: this finds them again in O(a·log b), a and b being the smaller and
// the greater number of projects.
func (b *Bipartite) Shared(one, other int32) []int32 {
	few, many := b.ProjectsOf(one), b.ProjectsOf(other)
	if len(few) > len(many) {
		few, many = many, few
	}
	shared := make([]int32, 0, min(len(few), 8))
	for _, p := range few {
		i := sort.Search(len(many), func(i int) bool { return many[i] >= p })
		if i == len(many) {
			break
		}
		if many[i] == p {
			shared = append(shared, p)
		}
		many = many[i:]
	}
	return shared
}
