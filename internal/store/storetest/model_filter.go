package storetest

import (
	"slices"

	"verkosto/internal/network"
)

// passes says whether a node passes a filter.
func (s *state) passes(filter network.Filter, node network.Node) bool {
	switch f := filter.(type) {
	case nil:
		return true
	case *network.ProjectFilter:
		return s.project(f, node.(*network.Project))
	case *network.OrganisationFilter:
		return s.organisation(f, node.(*network.Organisation))
	case *network.PlaceFilter:
		return s.place(f, node)
	case *network.FunderFilter:
		return s.funder(f, node)
	case *network.PersonFilter:
		return s.person(f, node.(*network.Person))
	case *network.ParticipationFilter:
		return s.participation(f, node.(*network.Participation))
	case *network.FundingFilter:
		return s.funding(f, node.(*network.Funding))
	case *network.SourceFilter:
		return s.fromSource(f, node.(*network.Source))
	case *network.MatchFilter:
		return s.match(f, node.(*network.Match))
	case *network.AnnotationFilter:
		return annotation(f, node.(*network.Annotation))
	}
	panic("storetest: no such filter")
}

// composed evaluates the And, Or and Not of a filter.
func composed[F any](and, or []*F, not *F, holds func(*F) bool) bool {
	fails := func(f *F) bool { return !holds(f) }
	return !slices.ContainsFunc(and, fails) && (or == nil || slices.ContainsFunc(or, holds)) && (not == nil || fails(not))
}

// among says whether a condition that lists values holds: nil always does.
func among[T comparable](list []T, value T) bool {
	return list == nil || slices.Contains(list, value)
}

// meets says whether a set of related ids is as an IDSet wants it.
func meets(set *network.IDSet, related []network.ID) bool {
	if set.Empty() {
		return true
	}
	is := func(id network.ID) bool { return slices.Contains(related, id) }
	isNot := func(id network.ID) bool { return !is(id) }
	return (len(set.Any) == 0 || slices.ContainsFunc(set.Any, is)) &&
		!slices.ContainsFunc(set.All, isNot) && !slices.ContainsFunc(set.None, is)
}

func (s *state) project(f *network.ProjectFilter, p *network.Project) bool {
	return composed(f.And, f.Or, f.Not, func(f *network.ProjectFilter) bool { return s.project(f, p) }) &&
		(f.Text == nil || found(*f.Text, p)) &&
		among(f.IDs, p.ID) && among(f.Codes, p.Code) && among(f.Periods, p.Period) && among(f.Statuses, p.Status) &&
		(f.Funds == nil || intersect(f.Funds, s.targets(p.ID, network.LinkUnder))) &&
		isThen(f, p) && s.isThere(f, p) && s.hasParticipants(f, p) &&
		meets(f.Funders, s.fundersOf(p.ID)) &&
		(f.Granted == nil || f.Granted.Contains(s.grantedTo(p.ID)))
}

func isThen(f *network.ProjectFilter, p *network.Project) bool {
	return (f.Start == nil || f.Start.Contains(p.Start)) &&
		(f.End == nil || f.End.Contains(p.End)) &&
		(f.Active == nil || f.Active.Overlaps(p.Start, p.End))
}

func (s *state) isThere(f *network.ProjectFilter, p *network.Project) bool {
	return meets(f.TargetPlaces, s.widened(s.targets(p.ID, network.LinkTargets))) &&
		meets(f.Places, s.widened(s.placesOf(s.participationsIn(p.ID))))
}

// hasParticipants evaluates Organisations and Roles, which belong together.
func (s *state) hasParticipants(f *network.ProjectFilter, p *network.Project) bool {
	if f.Roles != nil && len(f.Roles) == 0 {
		return false
	}
	playing := s.participationsIn(p.ID)
	playing = slices.DeleteFunc(playing, func(p *network.Participation) bool { return !among(f.Roles, p.Role) })
	if f.Organisations.Empty() {
		return f.Roles == nil || len(playing) > 0
	}
	var organisations []network.ID
	for _, p := range playing {
		organisations = append(organisations, s.targets(p.ID, network.LinkBy)...)
	}
	return meets(f.Organisations, organisations)
}

func (s *state) placesOf(participations []*network.Participation) []network.ID {
	var places []network.ID
	for _, p := range participations {
		places = append(places, s.targets(p.ID, network.LinkLocatedIn)...)
	}
	return places
}

func (s *state) fundersOf(project network.ID) []network.ID {
	var funders []network.ID
	for _, f := range s.fundingsOf(project) {
		funders = append(funders, s.targets(f.ID, network.LinkFrom)...)
	}
	return unique(funders)
}

func (s *state) organisation(f *network.OrganisationFilter, o *network.Organisation) bool {
	return composed(f.And, f.Or, f.Not, func(f *network.OrganisationFilter) bool { return s.organisation(f, o) }) &&
		(f.Text == nil || found(*f.Text, o)) &&
		among(f.IDs, o.ID) && among(f.BusinessIDs, o.BusinessID) && among(f.PICs, o.PIC) &&
		among(f.Types, o.Type) && among(f.Countries, o.Country) &&
		meets(f.Places, s.widened(s.targets(o.ID, network.LinkBasedIn))) &&
		s.takesPart(f, o)
}

// takesPart evaluates Roles and Projects, which belong together.
func (s *state) takesPart(f *network.OrganisationFilter, o *network.Organisation) bool {
	if f.Roles == nil && f.Projects == nil {
		return true
	}
	return slices.ContainsFunc(s.participationsBy(o.ID), func(p *network.Participation) bool {
		return among(f.Roles, p.Role) && s.projectPasses(f.Projects, p)
	})
}

// projectPasses says whether the project of a participation or funding is there and
// passes a filter; without a filter it need not be there.
func (s *state) projectPasses(f *network.ProjectFilter, node network.Node) bool {
	if f == nil {
		return true
	}
	project := s.projectOf(node)
	return project != nil && s.project(f, project)
}

func (s *state) place(f *network.PlaceFilter, node network.Node) bool {
	id := node.NodeID()
	code, _ := codeOf(node)
	merged := len(s.targets(id, network.LinkMergedInto)) > 0
	return composed(f.And, f.Or, f.Not, func(f *network.PlaceFilter) bool { return s.place(f, node) }) &&
		(f.Text == nil || found(*f.Text, node)) &&
		among(f.IDs, id) && among(f.Codes, code) &&
		(f.Within == nil || intersect(f.Within, s.widened(s.targets(id, network.LinkPartOf)))) &&
		(f.Current == nil || *f.Current != merged)
}

func (s *state) funder(f *network.FunderFilter, node network.Node) bool {
	fund, isFund := node.(*network.Fund)
	return composed(f.And, f.Or, f.Not, func(f *network.FunderFilter) bool { return s.funder(f, node) }) &&
		(f.Text == nil || found(*f.Text, node)) &&
		among(f.IDs, node.NodeID()) && among(f.Kinds, node.NodeID().Kind()) &&
		(f.Codes == nil || isFund && among(f.Codes, fund.Code)) &&
		(f.Periods == nil || isFund && among(f.Periods, fund.Period))
}

func (s *state) person(f *network.PersonFilter, p *network.Person) bool {
	return composed(f.And, f.Or, f.Not, func(f *network.PersonFilter) bool { return s.person(f, p) }) &&
		(f.Text == nil || found(*f.Text, p)) && among(f.IDs, p.ID) &&
		(f.Organisations == nil || intersect(f.Organisations, s.targets(p.ID, network.LinkWorksFor)))
}

func (s *state) participation(f *network.ParticipationFilter, p *network.Participation) bool {
	return composed(f.And, f.Or, f.Not, func(f *network.ParticipationFilter) bool { return s.participation(f, p) }) &&
		among(f.IDs, p.ID) && among(f.Roles, p.Role) &&
		meets(f.Places, s.widened(s.targets(p.ID, network.LinkLocatedIn))) &&
		(f.Granted == nil || f.Granted.Contains(p.Granted)) &&
		(f.Active == nil || s.active(f.Active, p)) &&
		(f.StatedAs == nil || intersect(f.StatedAs, p.Stated())) &&
		s.projectPasses(f.Project, p) && s.organisationPasses(f.Organisation, p)
}

func (s *state) organisationPasses(f *network.OrganisationFilter, p *network.Participation) bool {
	if f == nil {
		return true
	}
	organisation := s.organisationOf(p)
	return organisation != nil && s.organisation(f, organisation)
}

// active says whether a participation's own time, else its project's, overlaps a range.
func (s *state) active(r *network.DateRange, p *network.Participation) bool {
	if p.Start != "" || p.End != "" {
		return r.Overlaps(p.Start, p.End)
	}
	project := s.projectOf(p)
	return project != nil && r.Overlaps(project.Start, project.End)
}

func (s *state) funding(f *network.FundingFilter, g *network.Funding) bool {
	return composed(f.And, f.Or, f.Not, func(f *network.FundingFilter) bool { return s.funding(f, g) }) &&
		among(f.IDs, g.ID) &&
		(f.Funders == nil || intersect(f.Funders, s.targets(g.ID, network.LinkFrom))) &&
		(f.Granted == nil || f.Granted.Contains(g.Granted)) &&
		(f.Realised == nil || f.Realised.Contains(g.Realised)) &&
		s.projectPasses(f.Project, g)
}

func (s *state) fromSource(f *network.SourceFilter, source *network.Source) bool {
	return composed(f.And, f.Or, f.Not, func(f *network.SourceFilter) bool { return s.fromSource(f, source) }) &&
		among(f.IDs, source.ID) && among(f.Formats, source.Format) && among(f.SHA256, source.SHA256)
}

func (s *state) match(f *network.MatchFilter, m *network.Match) bool {
	return composed(f.And, f.Or, f.Not, func(f *network.MatchFilter) bool { return s.match(f, m) }) &&
		among(f.IDs, m.ID) && among(f.Verdicts, m.Verdict()) &&
		(f.Automatic == nil || *f.Automatic == m.Automatic) &&
		(f.Decided == nil || *f.Decided == (m.Decision != "")) &&
		(f.Joined == nil || *f.Joined == m.Joined()) &&
		(f.Organisations == nil || intersect(f.Organisations, s.targets(m.ID, network.LinkLikens))) &&
		(f.MinScore == nil || m.Score >= *f.MinScore)
}

func annotation(f *network.AnnotationFilter, a *network.Annotation) bool {
	return composed(f.And, f.Or, f.Not, func(f *network.AnnotationFilter) bool { return annotation(f, a) }) &&
		among(f.IDs, a.ID) && among(f.Subjects, a.Subject) && among(f.Sources, a.Source) &&
		among(f.Reviews, a.Reviewed()) && among(f.By, a.By)
}

func intersect(a, b []network.ID) bool {
	return slices.ContainsFunc(a, func(id network.ID) bool { return slices.Contains(b, id) })
}
