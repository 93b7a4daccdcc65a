package model

import (
	"slices"

	"verkosto/internal/network"
)

// Facet is how many nodes have each value of something.
type Facet struct {
	By      string
	Buckets []*Bucket
	Others  int
}

// Bucket is one value of a facet. The nodes that values are ids of are one level.
type Bucket struct {
	Value string
	Count int
	level *Level
}

// ValueID gives the id that the value is, and the level to read it on; "" if the value is no id.
func (b *Bucket) ValueID() (network.ID, *Level) {
	id := network.ID(b.Value)
	if id.Kind() == "" {
		return "", b.level
	}
	return id, b.level
}

// NewFacets makes the facets of all connections on a level.
func NewFacets(tallies map[network.ID]network.Tally) map[network.ID][]*Facet {
	level := newLevel()
	facets := make(map[network.ID][]*Facet, len(tallies))
	for parent, tally := range tallies {
		for _, facet := range tally.Facets {
			buckets := pointers(len(facet.Buckets), func(i int) Bucket {
				bucket := Bucket{facet.Buckets[i].Value, facet.Buckets[i].Count, level}
				if id, _ := bucket.ValueID(); id != "" {
					level.addID(id)
				}
				return bucket
			})
			facets[parent] = append(facets[parent], &Facet{string(facet.Field), buckets, facet.Others})
		}
	}
	return facets
}

// Meta is what the network holds as a whole.
type Meta struct{ network.Meta }

// Version gives the data version.
func (m *Meta) Version() int { return int(m.Meta.Version) } // counts batches

// Counts gives the nodes by kind, in the order of the model.
func (m *Meta) Counts() []KindCount {
	counts := make([]KindCount, 0, len(network.Kinds()))
	for _, kind := range network.Kinds() {
		counts = append(counts, KindCount{kind, m.Meta.Counts[kind]})
	}
	return counts
}

// Coverage tells how far the data reaches.
func (m *Meta) Coverage() *Coverage { return &Coverage{m.Meta} }

// Coverage tells how far the data reaches.
type Coverage struct{ network.Meta }

// ProjectsWithParticipants counts projects of which a participant other than an authority is known.
func (c *Coverage) ProjectsWithParticipants() int { return c.ProjectsWithPeople }

// ProjectsWithFunding counts projects of which a granted amount is known.
func (c *Coverage) ProjectsWithFunding() int { return c.ProjectsWithMoney }

// NewKindCounts gives the counts of a search, the most frequent kind first.
func NewKindCounts(tally network.SearchTally) []*KindCount {
	counts := []*KindCount{}
	for _, kind := range network.Kinds() {
		if tally.Kinds[kind] > 0 {
			counts = append(counts, &KindCount{kind, tally.Kinds[kind]})
		}
	}
	slices.SortStableFunc(counts, func(a, b *KindCount) int { return b.Count - a.Count })
	return counts
}
