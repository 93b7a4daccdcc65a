package network

import "github.com/govalues/decimal"

// Filter says which nodes of a kind to take. The filters of this package implement it:
// [ProjectFilter], [OrganisationFilter], [PlaceFilter], [FunderFilter], [PersonFilter],
// [ParticipationFilter], [FundingFilter], [SourceFilter], [MatchFilter] and [AnnotationFilter]. The conditions in one filter
// must all hold; one that is left out always holds; an empty list in a condition matches
// nothing, except in And, which then holds, and IDSet, where it is as if left out.
type Filter interface {
	// Filters says whether the filter is for lists of a kind.
	Filters(kind Kind) bool
}

// IDSet asks which of some ids a node is related to. A place stands for itself and for
// every place within it.
type IDSet struct {
	Any  []ID // at least one of these
	All  []ID // each of these
	None []ID // none of these
}

// Empty says whether the set asks nothing.
func (s *IDSet) Empty() bool {
	return s == nil || len(s.Any) == 0 && len(s.All) == 0 && len(s.None) == 0
}

// DateRange asks for dates from one day to another, both included; an open end is "".
// A date of lesser precision is taken by its first day. An absent date is in no range.
type DateRange struct {
	From Date
	To   Date
}

// Contains says whether a date falls into the range.
func (r *DateRange) Contains(date Date) bool {
	day := date.First()
	return date != "" && day >= r.From && !day.after(r.To)
}

// Overlaps says whether the time from start to end has a day in the range. An absent
// end is open; without both there is no time, and nothing overlaps.
func (r *DateRange) Overlaps(start, end Date) bool {
	if start == "" && end == "" {
		return false
	}
	return !start.First().after(r.To) && (end == "" || end.Last() >= r.From)
}

// AmountRange asks for euros from a least to a most, both included; nil is open. An
// absent amount is in no range.
type AmountRange struct {
	Min *decimal.Decimal
	Max *decimal.Decimal
}

// Contains says whether an amount is in the range.
func (r *AmountRange) Contains(amount *decimal.Decimal) bool {
	return amount != nil && (r.Min == nil || amount.Cmp(*r.Min) >= 0) && (r.Max == nil || amount.Cmp(*r.Max) <= 0)
}

// ProjectFilter says which projects to take.
type ProjectFilter struct {
	And []*ProjectFilter
	Or  []*ProjectFilter
	Not *ProjectFilter

	Text          *string         // full text, as in [Reader.Search]
	IDs           []ID            //
	Codes         []string        // exact
	Periods       []string        // programme periods, exact
	Funds         []ID            //
	Statuses      []ProjectStatus //
	Start         *DateRange      // its start
	End           *DateRange      // its end
	Active        *DateRange      // its time has a day in the range
	TargetPlaces  *IDSet          // its target area
	Places        *IDSet          // where its participations are carried out
	Organisations *IDSet          // its participants
	Roles         []Role          // with Organisations: only participations in these roles count; alone: it has one
	Funders       *IDSet          // who gave it money
	Granted       *AmountRange    // sum of what its fundings granted
}

// Filters says that it is for projects.
func (*ProjectFilter) Filters(kind Kind) bool { return kind == KindProject }

// OrganisationFilter says which organisations to take.
type OrganisationFilter struct {
	And []*OrganisationFilter
	Or  []*OrganisationFilter
	Not *OrganisationFilter

	Text        *string
	IDs         []ID
	BusinessIDs []BusinessID
	PICs        []string
	Types       []OrganisationType
	Countries   []string       // ISO 3166-1 alpha-2
	Places      *IDSet         // home municipality
	Roles       []Role         // has a participation in one of these
	Projects    *ProjectFilter // takes part in one of these; with Roles, in such a role
}

// Filters says that it is for organisations.
func (*OrganisationFilter) Filters(kind Kind) bool { return kind == KindOrganisation }

// PlaceFilter says which municipalities, sub-regions or regions to take.
type PlaceFilter struct {
	And []*PlaceFilter
	Or  []*PlaceFilter
	Not *PlaceFilter

	Text    *string
	IDs     []ID
	Codes   []string
	Within  []ID  // part of one of these sub-regions or regions, at any depth
	Current *bool // municipalities: not merged into another (true) or merged (false)
}

// Filters says that it is for places.
func (*PlaceFilter) Filters(kind Kind) bool {
	return kind == KindMunicipality || kind == KindSubRegion || kind == KindRegion
}

// FunderFilter says which funds, and organisations that gave money, to take.
type FunderFilter struct {
	And []*FunderFilter
	Or  []*FunderFilter
	Not *FunderFilter

	Text    *string
	IDs     []ID
	Kinds   []Kind   // KindFund, KindOrganisation
	Codes   []string // of funds
	Periods []string // of funds
}

// Filters says that it is for funds and funders.
func (*FunderFilter) Filters(kind Kind) bool { return kind == KindFund || kind == KindFunder }

// PersonFilter says which people to take.
type PersonFilter struct {
	And []*PersonFilter
	Or  []*PersonFilter
	Not *PersonFilter

	Text          *string
	IDs           []ID
	Organisations []ID // works for one of these
}

// Filters says that it is for people.
func (*PersonFilter) Filters(kind Kind) bool { return kind == KindPerson }

// ParticipationFilter says which participations to take.
type ParticipationFilter struct {
	And []*ParticipationFilter
	Or  []*ParticipationFilter
	Not *ParticipationFilter

	IDs          []ID
	Roles        []Role
	Places       *IDSet
	Granted      *AmountRange
	Active       *DateRange // its own time, else the project's, has a day in the range
	Project      *ProjectFilter
	Organisation *OrganisationFilter
	StatedAs     []ID // it was stated under one of these ([Participation.Stated]), which are taken as they are
}

// Filters says that it is for participations.
func (*ParticipationFilter) Filters(kind Kind) bool { return kind == KindParticipation }

// FundingFilter says which fundings to take.
type FundingFilter struct {
	And []*FundingFilter
	Or  []*FundingFilter
	Not *FundingFilter

	IDs      []ID
	Funders  []ID
	Granted  *AmountRange
	Realised *AmountRange
	Project  *ProjectFilter
}

// Filters says that it is for fundings.
func (*FundingFilter) Filters(kind Kind) bool { return kind == KindFunding }

// SourceFilter says which sources to take.
type SourceFilter struct {
	And []*SourceFilter
	Or  []*SourceFilter
	Not *SourceFilter

	IDs     []ID
	Formats []string
	SHA256  []string
}

// Filters says that it is for sources.
func (*SourceFilter) Filters(kind Kind) bool { return kind == KindSource }
