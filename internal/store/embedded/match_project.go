package embedded

import (
	"slices"

	"verkosto/internal/network"
)

// projects compiles a filter of projects.
func (v *view) projects(f *network.ProjectFilter) condition {
	if f == nil {
		return always
	}
	conditions := []condition{
		composed(f.And, f.Or, f.Not, v.projects),
		v.words(f.Text),
		v.withIDs(f.IDs),
		v.withCodes(network.KindProject, f.Codes),
		fieldIn(v, f.Periods, func(p *network.Project) string { return p.Period }),
		fieldIn(v, f.Statuses, func(p *network.Project) network.ProjectStatus { return p.Status }),
		v.linkedTo(network.LinkUnder, f.Funds),
		v.related(v.targeted(network.LinkTargets), f.TargetPlaces, true, false),
		v.related(v.through(network.LinkInProject, network.LinkLocatedIn, nil), f.Places, true, false),
		v.related(v.through(network.LinkFunds, network.LinkFrom, nil), f.Funders, false, false),
		v.withParticipants(f),
	}
	if f.Start != nil {
		conditions = append(conditions, where(v, func(p *network.Project) bool { return f.Start.Contains(p.Start) }))
	}
	if f.End != nil {
		conditions = append(conditions, where(v, func(p *network.Project) bool { return f.End.Contains(p.End) }))
	}
	if f.Active != nil {
		conditions = append(conditions, where(v, func(p *network.Project) bool { return f.Active.Overlaps(p.Start, p.End) }))
	}
	if f.Granted != nil {
		conditions = append(conditions, condition{holds: func(s slot) bool { return f.Granted.Contains(v.grantedTo(s)) }})
	}
	return all(conditions...)
}

// withParticipants compiles Organisations and Roles, which belong together.
func (v *view) withParticipants(f *network.ProjectFilter) condition {
	if f.Roles == nil {
		return v.related(v.through(network.LinkInProject, network.LinkBy, nil), f.Organisations, false, false)
	}
	playing := v.inRoles(f.Roles)
	if f.Organisations.Empty() {
		return condition{holds: func(s slot) bool {
			return slices.ContainsFunc(v.holders(s, network.LinkInProject), playing)
		}}
	}
	return v.related(v.through(network.LinkInProject, network.LinkBy, playing), f.Organisations, false, len(f.Roles) == 0)
}

// inRoles says whether a node is a participation in one of some roles.
func (v *view) inRoles(roles []network.Role) func(slot) bool {
	return func(s slot) bool {
		participation, right := v.vertices[s].node.(*network.Participation)
		return right && slices.Contains(roles, participation.Role)
	}
}

// withCodes compiles the condition Codes of projects or funds by an index.
func (v *view) withCodes(kind network.Kind, codes []string) condition {
	if codes == nil {
		return always
	}
	byCode := v.derived.codes(v, kind)
	set := make(slotSet, len(codes))
	for _, code := range codes {
		for _, s := range byCode[code] {
			set[s] = struct{}{}
		}
	}
	return v.among(set, "code")
}
