package network

// Municipality is a kunta of the official classification, also one that has been
// merged into another.
type Municipality struct {
	ID         ID           `json:"id"`
	Code       string       `json:"code"` // three digits
	Names      Names        `json:"names,omitzero"`
	SubRegion  ID           `json:"subRegion,omitempty"`
	Region     ID           `json:"region,omitempty"`
	Location   *Coordinates `json:"location,omitempty"`  // centre
	FirstYear  int          `json:"firstYear,omitempty"` // first year in the classification as read
	LastYear   int          `json:"lastYear,omitempty"`  // last year in it
	MergedInto ID           `json:"mergedInto,omitempty"`
	MergedYear int          `json:"mergedYear,omitempty"` // the first year in which it was part of the other
}

// Name gives the municipality's name in the first language that has one.
func (m *Municipality) Name() string { return m.Names.Any() }

// NodeID gives the municipality's id.
func (m *Municipality) NodeID() ID { return m.ID }

// Links gives the sub-region and region it is part of and the municipality it was merged into.
func (m *Municipality) Links() []LinkTo {
	return linksTo(linksTo(nil, LinkPartOf, m.SubRegion, m.Region), LinkMergedInto, m.MergedInto)
}

// SubRegion is a seutukunta of the official classification.
type SubRegion struct {
	ID     ID     `json:"id"`
	Code   string `json:"code"` // three digits
	Names  Names  `json:"names,omitzero"`
	Region ID     `json:"region,omitempty"`
}

// Name gives the sub-region's name in the first language that has one.
func (s *SubRegion) Name() string { return s.Names.Any() }

// NodeID gives the sub-region's id.
func (s *SubRegion) NodeID() ID { return s.ID }

// Links gives the region it is part of.
func (s *SubRegion) Links() []LinkTo { return linksTo(nil, LinkPartOf, s.Region) }

// Region is a maakunta of the official classification.
type Region struct {
	ID    ID     `json:"id"`
	Code  string `json:"code"` // two digits
	Names Names  `json:"names,omitzero"`
	NUTS  string `json:"nuts,omitempty"` // NUTS 3 code
}

// Name gives the region's name in the first language that has one.
func (r *Region) Name() string { return r.Names.Any() }

// NodeID gives the region's id.
func (r *Region) NodeID() ID { return r.ID }

// Links gives nothing: a region is part of no other place.
func (r *Region) Links() []LinkTo { return nil }
