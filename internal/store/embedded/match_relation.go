package embedded

import "verkosto/internal/network"

// participations compiles a filter of participations.
func (v *view) participations(f *network.ParticipationFilter) condition {
	if f == nil {
		return always
	}
	conditions := []condition{
		composed(f.And, f.Or, f.Not, v.participations),
		v.withIDs(f.IDs),
		fieldIn(v, f.Roles, func(p *network.Participation) network.Role { return p.Role }),
		v.related(v.targeted(network.LinkLocatedIn), f.Places, true, false),
	}
	if f.StatedAs != nil {
		conditions = append(conditions, v.statedAs(f.StatedAs))
	}
	if f.Granted != nil {
		conditions = append(conditions, where(v, func(p *network.Participation) bool { return f.Granted.Contains(p.Granted) }))
	}
	if f.Active != nil {
		conditions = append(conditions, condition{holds: func(s slot) bool { return v.isActive(s, f.Active) }})
	}
	if f.Project != nil {
		conditions = append(conditions, v.ending(v.project, network.LinkInProject, v.projects(f.Project)))
	}
	if f.Organisation != nil {
		conditions = append(conditions, v.ending(v.organisation, network.LinkBy, v.organisations(f.Organisation)))
	}
	return all(conditions...)
}

// isActive says whether a participation's own time, else its project's, has a day in a range.
func (v *view) isActive(s slot, time *network.DateRange) bool {
	participation, right := v.vertices[s].node.(*network.Participation)
	if !right {
		return false
	}
	if participation.Start != "" || participation.End != "" {
		return time.Overlaps(participation.Start, participation.End)
	}
	project := v.projectNode(s)
	return time.Overlaps(project.Start, project.End)
}

// ending compiles a condition on the node at one end of a relation.
func (v *view) ending(end func(slot) slot, link network.Link, other condition) condition {
	ends := condition{holds: func(s slot) bool {
		at := end(s)
		return at != none && other.passes(at)
	}}
	if other.list != nil {
		ends.size, ends.by = 8*other.size, "the node at an end"
		ends.list = func() []slot {
			var list []slot
			for _, s := range other.list() {
				list = append(list, v.holders(s, link)...)
			}
			return unique(list)
		}
	}
	return ends
}

// fundings compiles a filter of fundings.
func (v *view) fundings(f *network.FundingFilter) condition {
	if f == nil {
		return always
	}
	conditions := []condition{
		composed(f.And, f.Or, f.Not, v.fundings),
		v.withIDs(f.IDs),
		v.linkedTo(network.LinkFrom, f.Funders),
	}
	if f.Granted != nil {
		conditions = append(conditions, where(v, func(g *network.Funding) bool { return f.Granted.Contains(g.Granted) }))
	}
	if f.Realised != nil {
		conditions = append(conditions, where(v, func(g *network.Funding) bool { return f.Realised.Contains(g.Realised) }))
	}
	if f.Project != nil {
		conditions = append(conditions, v.ending(v.project, network.LinkFunds, v.projects(f.Project)))
	}
	return all(conditions...)
}

// emptyProject stands for the project of a relation whose project is not there.
var emptyProject = new(network.Project)

// projectNode gives a project itself, or that of a participation or funding; an empty one
// where there is none.
func (v *view) projectNode(s slot) *network.Project {
	if project, itself := v.vertices[s].node.(*network.Project); itself {
		return project
	}
	if at := v.project(s); at != none {
		if project, right := v.vertices[at].node.(*network.Project); right {
			return project
		}
	}
	return emptyProject
}

// participationsBy gives an organisation's participations, participationsIn a project's.
func (v *view) participationsBy(organisation slot) []slot {
	return v.holders(organisation, network.LinkBy)
}

func (v *view) participationsIn(project slot) []slot {
	return v.holders(project, network.LinkInProject)
}

// participation gives the participation in a slot that holds one; else an empty one.
func (v *view) participation(s slot) *network.Participation {
	if participation, right := v.vertices[s].node.(*network.Participation); right {
		return participation
	}
	return new(network.Participation)
}

// funding gives the funding in a slot that holds one; else an empty one.
func (v *view) funding(s slot) *network.Funding {
	if funding, right := v.vertices[s].node.(*network.Funding); right {
		return funding
	}
	return new(network.Funding)
}
