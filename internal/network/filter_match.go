package network

// MatchFilter says which matches to take.
type MatchFilter struct {
	And []*MatchFilter
	Or  []*MatchFilter
	Not *MatchFilter

	IDs           []ID
	Verdicts      []Verdict
	Automatic     *bool    // rules would join the two without a person
	Decided       *bool    // a person decided
	Joined        *bool    // the two are one organisation of the network
	Organisations []ID     // is about one of these
	MinScore      *float64 // at least
}

// Filters says that it is for matches.
func (*MatchFilter) Filters(kind Kind) bool { return kind == KindMatch }

// Filter gives a filter that asks by resolved ids what another asks by the ids that a client has, which
// may be older than the last match; the filter itself where there is nothing to resolve.
// [ParticipationFilter.StatedAs] stays as it is.
func (i *Identities) Filter(filter Filter) Filter {
	if i == nil {
		return filter
	}
	switch f := filter.(type) {
	case *ProjectFilter:
		return i.projects(f)
	case *OrganisationFilter:
		return i.organisations(f)
	case *FunderFilter:
		return i.funders(f)
	case *PersonFilter:
		return i.people(f)
	case *ParticipationFilter:
		return i.participations(f)
	case *FundingFilter:
		return i.fundings(f)
	case *MatchFilter:
		return i.matches(f)
	case *AnnotationFilter:
		return i.annotations(f)
	}
	return filter // speaks of nothing that can be joined
}

func (i *Identities) projects(f *ProjectFilter) *ProjectFilter {
	if f == nil {
		return nil
	}
	c := *f
	c.And, c.Or, c.Not = each(f.And, i.projects), each(f.Or, i.projects), i.projects(f.Not)
	c.Organisations, c.Funders = i.set(f.Organisations), i.set(f.Funders)
	return &c
}

func (i *Identities) organisations(f *OrganisationFilter) *OrganisationFilter {
	if f == nil {
		return nil
	}
	c := *f
	c.And, c.Or, c.Not = each(f.And, i.organisations), each(f.Or, i.organisations), i.organisations(f.Not)
	c.IDs, c.Projects = i.all(f.IDs), i.projects(f.Projects)
	return &c
}

func (i *Identities) funders(f *FunderFilter) *FunderFilter {
	if f == nil {
		return nil
	}
	c := *f
	c.And, c.Or, c.Not = each(f.And, i.funders), each(f.Or, i.funders), i.funders(f.Not)
	c.IDs = i.all(f.IDs)
	return &c
}

func (i *Identities) people(f *PersonFilter) *PersonFilter {
	if f == nil {
		return nil
	}
	c := *f
	c.And, c.Or, c.Not = each(f.And, i.people), each(f.Or, i.people), i.people(f.Not)
	c.IDs, c.Organisations = i.all(f.IDs), i.all(f.Organisations)
	return &c
}

func (i *Identities) participations(f *ParticipationFilter) *ParticipationFilter {
	if f == nil {
		return nil
	}
	c := *f
	c.And, c.Or, c.Not = each(f.And, i.participations), each(f.Or, i.participations), i.participations(f.Not)
	c.IDs, c.Project, c.Organisation = i.all(f.IDs), i.projects(f.Project), i.organisations(f.Organisation)
	return &c
}

func (i *Identities) fundings(f *FundingFilter) *FundingFilter {
	if f == nil {
		return nil
	}
	c := *f
	c.And, c.Or, c.Not = each(f.And, i.fundings), each(f.Or, i.fundings), i.fundings(f.Not)
	c.IDs, c.Funders, c.Project = i.all(f.IDs), i.all(f.Funders), i.projects(f.Project)
	return &c
}

func (i *Identities) matches(f *MatchFilter) *MatchFilter {
	if f == nil {
		return nil
	}
	c := *f
	c.And, c.Or, c.Not = each(f.And, i.matches), each(f.Or, i.matches), i.matches(f.Not)
	c.Organisations = i.all(f.Organisations)
	return &c
}

func (i *Identities) set(s *IDSet) *IDSet {
	if s == nil {
		return nil
	}
	return &IDSet{Any: i.all(s.Any), All: i.all(s.All), None: i.all(s.None)}
}

// each resolves filters; no list stays none, as an empty one means something else.
func each[F any](filters []*F, resolve func(*F) *F) []*F {
	if filters == nil {
		return nil
	}
	resolved := make([]*F, len(filters))
	for at, filter := range filters {
		resolved[at] = resolve(filter)
	}
	return resolved
}
