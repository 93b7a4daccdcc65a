package embedded

import (
	"context"
	"maps"
	"slices"

	"verkosto/internal/network"
)

// Meta implements [network.Reader]. The figures are computed once after each batch.
func (s *Store) Meta(ctx context.Context) (network.Meta, error) {
	var meta network.Meta
	err := s.read(ctx, func(v *view) error {
		meta = derive(v, metaOf{}, v.meta)
		meta.Counts = maps.Clone(meta.Counts)
		return nil
	})
	if err != nil {
		return network.Meta{}, err
	}
	return meta, nil
}

func (v *view) meta() network.Meta {
	meta := network.Meta{Version: v.version, SchemaVersion: SchemaVersion, Counts: make(map[network.Kind]int)}
	for kind, listed := range v.kinds {
		if len(listed) > 0 {
			meta.Counts[kind] = len(listed)
		}
	}
	for _, s := range v.kinds[network.KindProject] {
		if !v.step() {
			return meta
		}
		v.describe(&meta, s)
	}
	partners := 0
	for _, degree := range v.degrees() {
		partners += degree.Partners
	}
	meta.OrganisationPairs = partners / 2 // each pair was counted from both ends
	return meta
}

// describe adds one project to the figures.
func (v *view) describe(meta *network.Meta, s slot) {
	project := v.projectNode(s)
	meta.FirstStart = earlier(meta.FirstStart, project.Start)
	meta.LastEnd = max(meta.LastEnd, project.End)
	meta.ProjectOrganisationPairs += len(v.partnersIn(s))
	if slices.ContainsFunc(v.participationsIn(s), func(p slot) bool { return v.participation(p).Role != network.RoleAuthority }) {
		meta.ProjectsWithPeople++
	}
	if slices.ContainsFunc(v.holders(s, network.LinkFunds), func(f slot) bool { return v.funding(f).Granted != nil }) {
		meta.ProjectsWithMoney++
	}
	if v.target(s, network.LinkTargets) != none {
		meta.ProjectsWithPlaces++
	}
}
