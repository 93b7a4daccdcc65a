package embedded

import (
	"cmp"
	"context"
	"slices"

	"verkosto/internal/network"
)

// maxBuckets is how many buckets of one facet can be asked for.
const maxBuckets = 1000

// facets says which kinds have which facet.
var facets = map[network.FacetField][]network.Kind{
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

func checkTally(query network.TallyQuery) error {
	if len(query.Facets) > 0 && (query.Top < 1 || query.Top > maxBuckets) {
		return network.Errorf(network.InvalidArgument, "a facet cannot show its top %d: ask for 1 to 1,000", query.Top)
	}
	for _, field := range query.Facets {
		if !slices.Contains(facets[field], query.Kind) {
			return network.Errorf(network.InvalidArgument, "a list of %s has no facet %s", query.Kind, field)
		}
	}
	return checkSelection(query.Selection)
}

// Tally implements [network.Reader].
func (s *Store) Tally(ctx context.Context, query network.TallyQuery) (map[network.ID]network.Tally, error) {
	if err := checkTally(query); err != nil {
		return nil, err
	}
	var tallies map[network.ID]network.Tally
	err := s.read(ctx, func(v *view) error {
		tallies = make(map[network.ID]network.Tally, max(1, len(query.Of)))
		c := v.compile(query.Filter)
		if v.err != nil {
			return v.err
		}
		if query.Of == nil {
			v.tellPicked(query.Kind, c)
			counter := newCounter(v, query)
			if !query.Amounts && len(query.Facets) == 0 {
				counter.count = v.count(query.Kind, c)
			} else {
				v.selected(query.Kind, c, counter.add)
			}
			tallies[network.WholeStore] = counter.tally()
			return nil
		}
		v.tellRelated(query.Selection)
		for _, parent := range query.Of {
			if _, given := tallies[parent]; given {
				continue
			}
			counter := newCounter(v, query)
			for _, s := range v.relatedTo(parent, query.Selection, c) {
				counter.add(s)
			}
			tallies[parent] = counter.tally()
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return tallies, nil
}

// counter makes a tally of the nodes that are added to it.
type counter struct {
	view    *view
	query   network.TallyQuery
	count   int
	sums    sums
	buckets []map[string]int // by facet
	values  []string         // of the node at hand, kept to save allocations
}

func newCounter(v *view, query network.TallyQuery) *counter {
	c := &counter{view: v, query: query, buckets: make([]map[string]int, len(query.Facets))}
	for i := range c.buckets {
		c.buckets[i] = make(map[string]int)
	}
	return c
}

func (c *counter) add(s slot) {
	c.count++
	if c.query.Amounts {
		c.view.addUp(&c.sums, s)
	}
	for i, field := range c.query.Facets {
		c.values = c.view.facetValues(c.values[:0], field, s)
		if len(c.values) > 1 {
			slices.Sort(c.values)
			c.values = slices.Compact(c.values)
		}
		for _, value := range c.values {
			if value != "" {
				c.buckets[i][value]++
			}
		}
	}
}

func (c *counter) tally() network.Tally {
	tally := network.Tally{Count: c.count, Amounts: c.sums.amounts()}
	for i, field := range c.query.Facets {
		buckets := make([]network.Bucket, 0, len(c.buckets[i]))
		for value, count := range c.buckets[i] {
			buckets = append(buckets, network.Bucket{Value: value, Count: count})
		}
		slices.SortFunc(buckets, func(a, b network.Bucket) int {
			return cmp.Or(-cmp.Compare(a.Count, b.Count), cmp.Compare(a.Value, b.Value))
		})
		kept := min(c.query.Top, len(buckets))
		tally.Facets = append(tally.Facets, network.Facet{Field: field, Buckets: buckets[:kept:kept], Others: len(buckets) - kept})
	}
	return tally
}

// facetValues appends a node's values of a facet, perhaps with repetitions; "" is none.
func (v *view) facetValues(values []string, field network.FacetField, s slot) []string {
	switch field {
	case network.FacetFund, network.FacetFunder, network.FacetRegion, network.FacetMunicipality, network.FacetStatedAs:
		return v.facetIDs(values, field, s)
	case network.FacetStatus:
		return append(values, string(v.projectNode(s).Status))
	case network.FacetPeriod:
		return append(values, v.projectNode(s).Period)
	case network.FacetStartYear:
		return append(values, v.projectNode(s).Start.Year())
	case network.FacetRole:
		for _, participation := range v.participationsBy(s) {
			values = append(values, string(v.participation(participation).Role))
		}
		return append(values, string(v.participation(s).Role))
	case network.FacetType:
		return append(values, string(v.organisationNode(s).Type))
	case network.FacetCountry:
		return append(values, v.organisationNode(s).Country)
	case network.FacetFormat:
		if source, right := v.vertices[s].node.(*network.Source); right {
			return append(values, source.Format)
		}
	}
	return values
}

// facetIDs is facetValues for facets that count by another node.
func (v *view) facetIDs(values []string, field network.FacetField, s slot) []string {
	switch field {
	case network.FacetStatedAs:
		for _, id := range v.participation(s).Stated() {
			values = append(values, string(id))
		}
		return values
	case network.FacetFund:
		return v.appendIDs(values, s, network.LinkUnder)
	case network.FacetFunder:
		for _, funding := range v.holders(s, network.LinkFunds) {
			values = v.appendIDs(values, funding, network.LinkFrom)
		}
		return values
	case network.FacetRegion:
		return v.appendRegions(v.appendRegions(values, s, network.LinkTargets), s, network.LinkBasedIn)
	case network.FacetMunicipality:
		for _, link := range [...]network.Link{network.LinkTargets, network.LinkBasedIn, network.LinkLocatedIn} {
			for place := range v.targets(s, link) {
				if v.vertices[place].kind == network.KindMunicipality {
					values = append(values, string(v.vertices[place].id))
				}
			}
		}
		return values
	}
	return values
}

func (v *view) appendIDs(values []string, s slot, link network.Link) []string {
	for target := range v.targets(s, link) {
		values = append(values, string(v.vertices[target].id))
	}
	return values
}

// appendRegions appends the regions that a node is linked to directly or by a place within.
func (v *view) appendRegions(values []string, s slot, link network.Link) []string {
	for place := range v.targets(s, link) {
		if v.vertices[place].kind == network.KindRegion {
			values = append(values, string(v.vertices[place].id))
		}
		values = v.appendRegions(values, place, network.LinkPartOf)
	}
	return values
}

// organisationNode gives an organisation itself, or that of a participation; an empty one
// where there is none.
func (v *view) organisationNode(s slot) *network.Organisation {
	if organisation, itself := v.vertices[s].node.(*network.Organisation); itself {
		return organisation
	}
	if at := v.organisation(s); at != none {
		if organisation, right := v.vertices[at].node.(*network.Organisation); right {
			return organisation
		}
	}
	return new(network.Organisation)
}
