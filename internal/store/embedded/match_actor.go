package embedded

import (
	"slices"

	"verkosto/internal/network"
)

// organisations compiles a filter of organisations.
func (v *view) organisations(f *network.OrganisationFilter) condition {
	if f == nil {
		return always
	}
	return all(
		composed(f.And, f.Or, f.Not, v.organisations),
		v.words(f.Text),
		v.withIDs(f.IDs),
		fieldIn(v, f.BusinessIDs, func(o *network.Organisation) network.BusinessID { return o.BusinessID }),
		fieldIn(v, f.PICs, func(o *network.Organisation) string { return o.PIC }),
		fieldIn(v, f.Types, func(o *network.Organisation) network.OrganisationType { return o.Type }),
		fieldIn(v, f.Countries, func(o *network.Organisation) string { return o.Country }),
		v.related(v.targeted(network.LinkBasedIn), f.Places, true, false),
		v.takingPart(f),
	)
}

// takingPart compiles Roles and Projects, which belong together.
func (v *view) takingPart(f *network.OrganisationFilter) condition {
	if f.Roles == nil && f.Projects == nil {
		return always
	}
	playing := v.inRoles(f.Roles)
	projects := v.projects(f.Projects)
	counts := func(participation slot) bool {
		if f.Roles != nil && !playing(participation) {
			return false
		}
		if f.Projects == nil {
			return true
		}
		project := v.project(participation)
		return project != none && projects.passes(project)
	}
	part := condition{holds: func(s slot) bool { return slices.ContainsFunc(v.holders(s, network.LinkBy), counts) }}
	if f.Projects != nil && projects.list != nil {
		part.size, part.by = 8*projects.size, "projects taken part in"
		part.list = func() []slot {
			var list []slot
			for _, project := range projects.list() {
				for _, participation := range v.holders(project, network.LinkInProject) {
					list = slices.AppendSeq(list, v.targets(participation, network.LinkBy))
				}
			}
			return unique(list)
		}
	}
	return part
}

// funders compiles a filter of funds and funders.
func (v *view) funders(f *network.FunderFilter) condition {
	if f == nil {
		return always
	}
	conditions := []condition{
		composed(f.And, f.Or, f.Not, v.funders),
		v.words(f.Text),
		v.withIDs(f.IDs),
		v.withCodes(network.KindFund, f.Codes),
		fieldIn(v, f.Periods, func(fund *network.Fund) string { return fund.Period }),
	}
	if f.Kinds != nil {
		conditions = append(conditions, condition{holds: func(s slot) bool { return slices.Contains(f.Kinds, v.vertices[s].kind) }})
	}
	return all(conditions...)
}

// people compiles a filter of people.
func (v *view) people(f *network.PersonFilter) condition {
	if f == nil {
		return always
	}
	return all(
		composed(f.And, f.Or, f.Not, v.people),
		v.words(f.Text),
		v.withIDs(f.IDs),
		v.linkedTo(network.LinkWorksFor, f.Organisations),
	)
}

// places compiles a filter of places.
func (v *view) places(f *network.PlaceFilter) condition {
	if f == nil {
		return always
	}
	conditions := []condition{
		composed(f.And, f.Or, f.Not, v.places),
		v.words(f.Text),
		v.withIDs(f.IDs),
		fieldIn(v, f.Codes, codeOf),
	}
	if f.Within != nil {
		inside := make(slotSet)
		for outer := range v.slotsOf(f.Within) {
			for _, part := range v.holders(outer, network.LinkPartOf) {
				v.within(part, inside)
			}
		}
		conditions = append(conditions, v.among(inside, "place"))
	}
	if f.Current != nil {
		conditions = append(conditions, condition{holds: func(s slot) bool {
			return (v.target(s, network.LinkMergedInto) == none) == *f.Current
		}})
	}
	return all(conditions...)
}

// sources compiles a filter of sources.
func (v *view) sources(f *network.SourceFilter) condition {
	if f == nil {
		return always
	}
	return all(
		composed(f.And, f.Or, f.Not, v.sources),
		v.withIDs(f.IDs),
		fieldIn(v, f.Formats, func(s *network.Source) string { return s.Format }),
		fieldIn(v, f.SHA256, func(s *network.Source) string { return s.SHA256 }),
	)
}
