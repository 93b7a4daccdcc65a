package storetest

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/govalues/decimal"

	"verkosto/internal/network"
)

// faceted says which kinds have which facet.
var faceted = map[network.FacetField][]network.Kind{
	network.FacetStatus:       {network.KindProject},
	network.FacetPeriod:       {network.KindProject, network.KindParticipation},
	network.FacetFund:         {network.KindProject},
	network.FacetFunder:       {network.KindProject},
	network.FacetStartYear:    {network.KindProject, network.KindParticipation},
	network.FacetRegion:       {network.KindProject, network.KindOrganisation},
	network.FacetMunicipality: {network.KindProject, network.KindOrganisation, network.KindParticipation},
	network.FacetRole:         {network.KindParticipation, network.KindOrganisation},
	network.FacetType:         {network.KindOrganisation, network.KindParticipation},
	network.FacetCountry:      {network.KindOrganisation, network.KindParticipation},
	network.FacetFormat:       {network.KindSource},
	network.FacetStatedAs:     {network.KindParticipation},
}

// Tally implements [network.Reader].
func (m *Model) Tally(ctx context.Context, query network.TallyQuery) (map[network.ID]network.Tally, error) {
	s, err := m.read(ctx)
	if err != nil {
		return nil, err
	}
	if len(query.Facets) > 0 && (query.Top < 1 || query.Top > 1000) {
		return nil, network.Errorf(network.InvalidArgument, "the top %d of a facet can't be given: ask for 1 to 1,000", query.Top)
	}
	for _, field := range query.Facets {
		if !slices.Contains(faceted[field], query.Kind) {
			return nil, network.Errorf(network.InvalidArgument, "a list of %s has no facet %s", query.Kind, field)
		}
	}
	selected, err := s.selected(query.Selection)
	if err != nil {
		return nil, err
	}
	tallies := make(map[network.ID]network.Tally)
	for parent, nodes := range selected {
		tally := network.Tally{Count: len(nodes)}
		if query.Amounts {
			tally.Amounts = s.amounts(nodes)
		}
		for _, field := range query.Facets {
			tally.Facets = append(tally.Facets, s.facet(field, nodes, query.Top))
		}
		tallies[parent] = tally
	}
	return tallies, nil
}

func (s *state) amounts(nodes []network.Node) network.Amounts {
	var total network.Amounts
	add := func(to **decimal.Decimal, amount *decimal.Decimal) {
		*to = sum([]*decimal.Decimal{*to, amount}, identity)
	}
	for _, node := range nodes {
		var fundings []*network.Funding
		switch n := node.(type) {
		case *network.Participation:
			add(&total.Granted, n.Granted)
			add(&total.NetGranted, n.NetGranted)
			add(&total.TotalCost, n.TotalCost)
		case *network.Funding:
			fundings = append(fundings, n)
		case *network.Project:
			add(&total.TotalCost, n.TotalCost)
			fundings = s.fundingsOf(n.ID)
		}
		for _, f := range fundings {
			add(&total.Granted, f.Granted)
			add(&total.Realised, f.Realised)
			add(&total.PlannedPublic, f.PlannedPublic)
			add(&total.RealisedPublic, f.RealisedPublic)
		}
	}
	return total
}

func identity(amount *decimal.Decimal) *decimal.Decimal { return amount }

func (s *state) facet(field network.FacetField, nodes []network.Node, top int) network.Facet {
	counts := make(map[string]int)
	for _, node := range nodes {
		values := slices.Compact(slices.Sorted(slices.Values(s.facetValues(field, node))))
		for _, value := range values {
			if value != "" {
				counts[value]++
			}
		}
	}
	buckets := []network.Bucket{}
	for value, count := range counts {
		buckets = append(buckets, network.Bucket{Value: value, Count: count})
	}
	slices.SortFunc(buckets, func(a, b network.Bucket) int {
		return cmp.Or(-cmp.Compare(a.Count, b.Count), cmp.Compare(a.Value, b.Value))
	})
	kept := min(top, len(buckets))
	return network.Facet{Field: field, Buckets: buckets[:kept], Others: len(buckets) - kept}
}

func (s *state) facetValues(field network.FacetField, node network.Node) []string {
	id := node.NodeID()
	organisation, _ := node.(*network.Organisation)
	if participation, ok := node.(*network.Participation); ok {
		organisation = s.organisationOf(participation)
	}
	if organisation == nil {
		organisation = new(network.Organisation)
	}
	switch field {
	case network.FacetStatus:
		return []string{string(node.(*network.Project).Status)}
	case network.FacetPeriod:
		return []string{s.projectFor(node).Period}
	case network.FacetFund:
		return texts(s.targets(id, network.LinkUnder))
	case network.FacetFunder:
		return texts(s.fundersOf(id))
	case network.FacetStartYear:
		return []string{s.projectFor(node).Start.Year()}
	case network.FacetRegion:
		return texts(ofKind(network.KindRegion, s.widened(s.placesFor(id))))
	case network.FacetMunicipality:
		return texts(ofKind(network.KindMunicipality, s.placesFor(id)))
	case network.FacetRole:
		return s.roles(node)
	case network.FacetType:
		return []string{string(organisation.Type)}
	case network.FacetCountry:
		return []string{organisation.Country}
	case network.FacetFormat:
		return []string{node.(*network.Source).Format}
	case network.FacetStatedAs:
		return texts(node.(*network.Participation).Stated())
	}
	panic("storetest: no such facet")
}

// placesFor gives the target area of a project, the home of an organisation, or where a
// participation is carried out.
func (s *state) placesFor(id network.ID) []network.ID {
	return slices.Concat(s.targets(id, network.LinkTargets), s.targets(id, network.LinkBasedIn), s.targets(id, network.LinkLocatedIn))
}

func (s *state) roles(node network.Node) []string {
	if participation, ok := node.(*network.Participation); ok {
		return []string{string(participation.Role)}
	}
	var roles []string
	for _, p := range s.participationsBy(node.NodeID()) {
		roles = append(roles, string(p.Role))
	}
	return roles
}

func ofKind(kind network.Kind, ids []network.ID) []network.ID {
	return slices.DeleteFunc(ids, func(id network.ID) bool { return id.Kind() != kind })
}

func texts(ids []network.ID) []string {
	var texts []string
	for _, id := range ids {
		texts = append(texts, string(id))
	}
	return texts
}

// Degrees implements [network.Reader].
func (m *Model) Degrees(ctx context.Context, organisations []network.ID) (map[network.ID]network.Degree, error) {
	s, err := m.read(ctx)
	if err != nil {
		return nil, err
	}
	if err := checkKeys(organisations); err != nil {
		return nil, err
	}
	degrees := make(map[network.ID]network.Degree)
	for _, asked := range organisations {
		for _, o := range each[*network.Organisation](s, []network.ID{s.joined.Of(asked)}) {
			degrees[asked] = network.Degree{
				Participations: len(s.participationsBy(o.ID)),
				Projects:       len(s.projectsBy(o.ID)),
				Partners:       len(s.partnersOf(o.ID)),
			}
		}
	}
	return degrees, nil
}

// Meta implements [network.Reader].
func (m *Model) Meta(ctx context.Context) (network.Meta, error) {
	s, err := m.read(ctx)
	if err != nil {
		return network.Meta{}, err
	}
	meta := network.Meta{Version: s.version, SchemaVersion: 1, Counts: make(map[network.Kind]int)}
	for _, id := range s.ids {
		meta.Counts[id.Kind()]++
	}
	pairs := make(map[[2]network.ID]bool)
	for _, project := range each[*network.Project](s, s.ids) {
		partners := s.partnersIn(project.ID)
		meta.ProjectOrganisationPairs += len(partners)
		for i, a := range partners {
			for _, b := range partners[i+1:] {
				pairs[[2]network.ID{a, b}] = true
			}
		}
		meta.FirstStart = earliest(meta.FirstStart, project.Start)
		meta.LastEnd = max(meta.LastEnd, project.End)
		notAuthority := func(p *network.Participation) bool { return p.Role != network.RoleAuthority }
		meta.ProjectsWithPeople += one(slices.ContainsFunc(s.participationsIn(project.ID), notAuthority))
		meta.ProjectsWithMoney += one(s.grantedTo(project.ID) != nil)
		meta.ProjectsWithPlaces += one(len(s.targets(project.ID, network.LinkTargets)) > 0)
	}
	meta.OrganisationPairs = len(slices.Collect(maps.Keys(pairs)))
	return meta, nil
}

func one(counts bool) int {
	if counts {
		return 1
	}
	return 0
}

// earliest gives the earlier of two dates, of which "" is none.
func earliest(a, b network.Date) network.Date {
	if a == "" || b == "" {
		return max(a, b)
	}
	return min(a, b)
}
