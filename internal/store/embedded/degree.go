package embedded

import (
	"context"

	"verkosto/internal/network"
)

// Degrees implements [network.Reader]. The degrees of all organisations are computed at
// once, by the first call that needs one after a batch.
func (s *Store) Degrees(ctx context.Context, organisations []network.ID) (map[network.ID]network.Degree, error) {
	if err := checkKeys(organisations); err != nil {
		return nil, err
	}
	degrees := make(map[network.ID]network.Degree, len(organisations))
	err := s.read(ctx, func(v *view) error {
		all := v.degrees()
		for _, id := range organisations {
			if degree, known := all[v.slot(id)]; known {
				degrees[id] = degree
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return degrees, nil
}

// degrees gives the degree of every organisation.
func (v *view) degrees() map[slot]network.Degree {
	return derive(v, degreesOf{}, func() map[slot]network.Degree {
		degrees := make(map[slot]network.Degree, len(v.kinds[network.KindOrganisation]))
		seen := newMarks(len(v.vertices))
		for _, s := range v.kinds[network.KindOrganisation] {
			degrees[s] = v.degree(s, seen)
		}
		return degrees
	})
}

func (v *view) degree(organisation slot, seen *marks) network.Degree {
	participations := v.participationsBy(organisation)
	degree := network.Degree{Participations: len(participations)}
	seen.reset()
	for _, participation := range participations {
		for project := range v.targets(participation, network.LinkInProject) {
			if seen.first(project) {
				degree.Projects++
			}
		}
	}
	seen.reset()
	seen.first(organisation)
	for _, participation := range participations {
		if v.makesPartners(participation) {
			degree.Partners += v.newPartners(participation, seen)
		}
	}
	return degree
}

// newPartners counts the partners in a participation's project, but for what was seen.
func (v *view) newPartners(participation slot, seen *marks) (partners int) {
	for project := range v.targets(participation, network.LinkInProject) {
		if !seen.first(project) {
			continue
		}
		for _, other := range v.participationsIn(project) {
			if !v.makesPartners(other) || !v.step() {
				continue
			}
			for partner := range v.targets(other, network.LinkBy) {
				if seen.first(partner) {
					partners++
				}
			}
		}
	}
	return partners
}

// makesPartners says whether an organisation takes part by a participation as a partner.
func (v *view) makesPartners(participation slot) bool {
	node, is := v.vertices[participation].node.(*network.Participation)
	return is && node.Role.MakesPartners()
}

// marks is a set of slots that is emptied in no time.
type marks struct {
	round  uint32
	rounds []uint32
}

func newMarks(size int) *marks { return &marks{rounds: make([]uint32, size)} }

func (m *marks) reset() { m.round++ }

// first marks a slot, and says whether it was not marked before.
func (m *marks) first(s slot) bool {
	if m.rounds[s] == m.round {
		return false
	}
	m.rounds[s] = m.round
	return true
}
