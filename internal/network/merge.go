package network

import (
	"cmp"
	"slices"

	"github.com/govalues/decimal"
)

// Merge gives the node that citations of one and the same id add up to, or nil for
// none. Where they disagree the source of the highest rank is believed, then the one
// read last, then the one with the greater id, then the citation on the later line, then the one
// with the smaller key ([Citation.Key]); what that one leaves open the next one fills. Lists such as
// aliases, places and contacts are united in that order, except indicators and principles,
// which are taken whole from the first that has any. Other names of an organisation
// become aliases. What is rejected of them ([Citation.Judgement]) does not count; where all of it is, nil is given. The
// citations and their nodes are left as they are.
//
// sources gives each citation's source by id.
func Merge(citations []Citation, sources func(ID) *Source) Node {
	return (*Identities)(nil).Merge(citations, sources)
}

// byBelief gives citations in the order of belief, the most believed first.
func byBelief(citations []Citation, sources func(ID) *Source) []Citation {
	ordered := slices.Clone(citations)
	slices.SortStableFunc(ordered, func(a, b Citation) int {
		believed := cmp.Or(CompareSources(sources(a.Source), sources(b.Source)), cmp.Compare(a.Line, b.Line))
		if believed == 0 {
			return compareContents(&a, &b)
		}
		return -believed
	})
	return ordered
}

// MergeNodes gives what [Merge] does, of the nodes of the citations in the order of
// belief, the most believed first. A node that says the same as one before it adds nothing.
func MergeNodes(nodes []Node) Node {
	switch len(nodes) {
	case 0:
		return nil
	case 1:
		return nodes[0]
	}
	merged := clone(nodes[0])
	for _, node := range nodes[1:] {
		merged.merge(node)
	}
	return merged
}

// CompareSources compares sources by how far they are believed where they disagree: by
// rank, then by when they were read, then by id. It is positive if a is believed before b.
func CompareSources(a, b *Source) int {
	return cmp.Or(cmp.Compare(a.Rank, b.Rank), a.ReadAt.Compare(b.ReadAt), cmp.Compare(a.ID, b.ID))
}

// clone copies a node so far that merging into the copy leaves the original alone.
func clone(node Node) Node {
	switch n := node.(type) {
	case *Project:
		c := *n
		return &c
	case *Organisation:
		c := *n
		return &c
	case *Municipality:
		c := *n
		return &c
	case *SubRegion:
		c := *n
		return &c
	case *Region:
		c := *n
		return &c
	case *Fund:
		c := *n
		return &c
	case *Person:
		c := *n
		return &c
	case *Participation:
		c := *n
		return &c
	case *Funding:
		c := *n
		return &c
	case *Source:
		c := *n
		return &c
	case *Match:
		c := *n
		return &c
	case *Annotation:
		c := *n
		return &c
	}
	panic("network: no such node type") // the interface is sealed
}

func (p *Project) merge(other Node) {
	o := other.(*Project)
	p.Code = first(p.Code, o.Code)
	p.Period = first(p.Period, o.Period)
	p.Names = p.Names.or(o.Names)
	p.Acronym = first(p.Acronym, o.Acronym)
	p.Summary = first(p.Summary, o.Summary)
	p.Results = first(p.Results, o.Results)
	p.Programme = first(p.Programme, o.Programme)
	p.Fund = first(p.Fund, o.Fund)
	p.PriorityAxis = first(p.PriorityAxis, o.PriorityAxis)
	p.SpecificObjective = first(p.SpecificObjective, o.SpecificObjective)
	p.LegalBasis = first(p.LegalBasis, o.LegalBasis)
	p.Topic = first(p.Topic, o.Topic)
	p.Call = first(p.Call, o.Call)
	p.FundingScheme = first(p.FundingScheme, o.FundingScheme)
	p.Start = first(p.Start, o.Start)
	p.End = first(p.End, o.End)
	p.Signed = first(p.Signed, o.Signed)
	p.Status = first(p.Status, o.Status)
	p.StatusStated = first(p.StatusStated, o.StatusStated)
	p.Applicants = first(p.Applicants, o.Applicants)
	p.TargetGroup = first(p.TargetGroup, o.TargetGroup)
	p.IndirectGroup = first(p.IndirectGroup, o.IndirectGroup)
	p.Regions = union(p.Regions, o.Regions)
	p.SubRegions = union(p.SubRegions, o.SubRegions)
	p.Municipalities = union(p.Municipalities, o.Municipalities)
	p.Site = first(p.Site, o.Site)
	p.Website = first(p.Website, o.Website)
	p.DOI = first(p.DOI, o.DOI)
	p.Keywords = union(p.Keywords, o.Keywords)
	p.Indicators = firstList(p.Indicators, o.Indicators)
	p.Principles = firstList(p.Principles, o.Principles)
	p.TotalCost = first(p.TotalCost, o.TotalCost)
}

func (o *Organisation) merge(other Node) {
	b := other.(*Organisation)
	o.Aliases = mergeAliases(o, b)
	o.Names = o.Names.or(b.Names)
	o.ShortName = first(o.ShortName, b.ShortName)
	o.BusinessID = first(o.BusinessID, b.BusinessID)
	o.BusinessIDStated = first(o.BusinessIDStated, b.BusinessIDStated)
	o.VATNumber = first(o.VATNumber, b.VATNumber)
	o.PIC = first(o.PIC, b.PIC)
	o.Type = first(o.Type, b.Type)
	o.TypeStated = first(o.TypeStated, b.TypeStated)
	o.SME = first(o.SME, b.SME)
	o.Website = first(o.Website, b.Website)
	o.Phone = first(o.Phone, b.Phone)
	o.Address = first(o.Address, b.Address)
	o.Country = first(o.Country, b.Country)
	o.NUTS = first(o.NUTS, b.NUTS)
	o.Location = first(o.Location, b.Location)
	o.Municipality = first(o.Municipality, b.Municipality)
	o.Parent = first(o.Parent, b.Parent)
}

// mergeAliases unites the aliases of two versions, and adds those names of the second
// that the first says otherwise. The result is in the order of names.
func mergeAliases(o, b *Organisation) []Alias {
	aliases := union(o.Aliases, b.Aliases)
	for _, pair := range [][2]string{{o.Names.Fi, b.Names.Fi}, {o.Names.Sv, b.Names.Sv}, {o.Names.En, b.Names.En}} {
		if pair[0] != "" && pair[1] != "" && pair[0] != pair[1] {
			aliases = union(aliases, []Alias{{Name: pair[1]}})
		}
	}
	aliases = slices.Clone(aliases)
	slices.SortFunc(aliases, func(x, y Alias) int {
		return cmp.Or(cmp.Compare(x.Name, y.Name), cmp.Compare(x.From, y.From), cmp.Compare(x.To, y.To))
	})
	return aliases
}

func (m *Municipality) merge(other Node) {
	o := other.(*Municipality)
	m.Code = first(m.Code, o.Code)
	m.Names = m.Names.or(o.Names)
	m.SubRegion = first(m.SubRegion, o.SubRegion)
	m.Region = first(m.Region, o.Region)
	m.Location = first(m.Location, o.Location)
	m.FirstYear = first(m.FirstYear, o.FirstYear)
	m.LastYear = first(m.LastYear, o.LastYear)
	m.MergedInto = first(m.MergedInto, o.MergedInto)
	m.MergedYear = first(m.MergedYear, o.MergedYear)
}

func (s *SubRegion) merge(other Node) {
	o := other.(*SubRegion)
	s.Code = first(s.Code, o.Code)
	s.Names = s.Names.or(o.Names)
	s.Region = first(s.Region, o.Region)
}

func (r *Region) merge(other Node) {
	o := other.(*Region)
	r.Code = first(r.Code, o.Code)
	r.Names = r.Names.or(o.Names)
	r.NUTS = first(r.NUTS, o.NUTS)
}

func (f *Fund) merge(other Node) {
	o := other.(*Fund)
	f.Code = first(f.Code, o.Code)
	f.Names = f.Names.or(o.Names)
	f.Programme = first(f.Programme, o.Programme)
	f.Period = first(f.Period, o.Period)
}

func (p *Person) merge(other Node) {
	o := other.(*Person)
	p.Name = first(p.Name, o.Name)
	p.Title = first(p.Title, o.Title)
	p.Email = first(p.Email, o.Email)
	p.Phone = first(p.Phone, o.Phone)
	p.Organisation = first(p.Organisation, o.Organisation)
}

func (p *Participation) merge(other Node) {
	o := other.(*Participation)
	p.StatedAs = mergeStated(p, o)
	p.Number = first(p.Number, o.Number)
	p.Municipalities = union(p.Municipalities, o.Municipalities)
	p.Contacts = union(p.Contacts, o.Contacts)
	p.Granted = first(p.Granted, o.Granted)
	p.NetGranted = first(p.NetGranted, o.NetGranted)
	p.TotalCost = first(p.TotalCost, o.TotalCost)
	p.Start = first(p.Start, o.Start)
	p.End = first(p.End, o.End)
	p.Ended = first(p.Ended, o.Ended)
}

// mergeStated unites the organisations that two versions were stated under: none where that is
// Organisation alone.
func mergeStated(p, o *Participation) []ID {
	if p.StatedAs == nil && o.StatedAs == nil {
		return nil
	}
	return slices.Sorted(slices.Values(union(p.Stated(), o.Stated())))
}

func (f *Funding) merge(other Node) {
	o := other.(*Funding)
	f.Granted = first(f.Granted, o.Granted)
	f.Realised = first(f.Realised, o.Realised)
	f.PlannedPublic = first(f.PlannedPublic, o.PlannedPublic)
	f.RealisedPublic = first(f.RealisedPublic, o.RealisedPublic)
	f.AsOf = first(f.AsOf, o.AsOf)
}

// merge leaves the source as it is: only the newest version of a source is kept.
func (s *Source) merge(Node) {}

func (n Names) or(other Names) Names {
	return Names{Fi: first(n.Fi, other.Fi), Sv: first(n.Sv, other.Sv), En: first(n.En, other.En)}
}

// first gives the first value that is not the zero value of its type.
func first[T comparable](values ...T) T { return cmp.Or(values...) }

func firstList[T any](a, b []T) []T {
	if len(a) > 0 {
		return a
	}
	return b
}

// union gives a with what b adds, in their order; a itself if b adds nothing.
func union[T comparable](a, b []T) []T {
	united := slices.Clip(a)
	for _, item := range b {
		if !slices.Contains(united, item) {
			united = append(united, item)
		}
	}
	return united
}

// Sum adds amounts, of which nil ones count as nothing stated. It gives nil if none is
// stated, and an error if the sum has more than 19 digits.
func Sum(amounts ...*decimal.Decimal) (*decimal.Decimal, error) {
	var total *decimal.Decimal
	for _, amount := range amounts {
		switch {
		case amount == nil:
		case total == nil:
			total = amount
		default:
			sum, err := total.Add(*amount)
			if err != nil {
				return nil, Wrap(Internal, err, "an amount in euros is too large to add up")
			}
			total = &sum
		}
	}
	return total, nil
}
