package neo4j

import (
	"slices"

	"verkosto/internal/network"
)

func (f *filter) project(p *network.ProjectFilter, n string) conditions {
	return slices.Concat(
		f.itself(n, p.IDs, p.Text),
		coded(f, n, "code", p.Codes),
		oneOf(f, n, "period", p.Periods),
		oneOf(f, n, "status", p.Statuses),
		f.anyOf(n, "path to fund", p.Funds),
		f.day(n, "firstDay", p.Start),
		f.day(n, "endDay", p.End),
		f.active(n, p.Active),
		f.amount(n, "granted", p.Granted),
		f.related(n, "path to funders", "related", p.Funders),
		f.participants(p, n),
		f.related(n, "path to target places", "placed", p.TargetPlaces),
		f.related(n, "path to places", "placed", p.Places),
		composed(p.And, p.Or, p.Not, func(part *network.ProjectFilter) conditions { return f.project(part, n) }),
	)
}

// participants are the conditions of Organisations and Roles, which belong together.
func (f *filter) participants(p *network.ProjectFilter, n string) conditions {
	switch {
	case p.Roles == nil:
		return f.related(n, "path to organisations", "related", p.Organisations)
	case len(p.Roles) == 0:
		return conditions{filterFragments["false"]}
	case p.Organisations.Empty():
		return conditions{fragment("has role", n, "x", f.variable(), "p", f.param(known(p.Roles)))}
	default:
		return f.related(n, "path to organisations in roles", "related", p.Organisations, "roles", f.param(known(p.Roles)))
	}
}

func (f *filter) organisation(p *network.OrganisationFilter, n string) conditions {
	return slices.Concat(
		f.itself(n, p.IDs, p.Text),
		coded(f, n, "business id", p.BusinessIDs),
		oneOf(f, n, "pic", p.PICs),
		oneOf(f, n, "type", p.Types),
		oneOf(f, n, "country", p.Countries),
		f.related(n, "path to home", "placed", p.Places),
		f.takesPart(p, n),
		composed(p.And, p.Or, p.Not, func(part *network.OrganisationFilter) conditions { return f.organisation(part, n) }),
	)
}

// takesPart are the conditions of Roles and Projects, which belong together.
func (f *filter) takesPart(p *network.OrganisationFilter, n string) conditions {
	if p.Projects == nil {
		if p.Roles == nil {
			return nil
		}
		return conditions{fragment("has role", n, "x", f.variable(), "p", f.param(known(p.Roles)))}
	}
	x, q := f.variable(), f.variable()
	all := slices.Concat(oneOf(f, x, "role", p.Roles), f.project(p.Projects, q))
	return conditions{fragment("takes part", n, "x", x, "q", q, "conditions", all.String())}
}

func (f *filter) place(p *network.PlaceFilter, n string) conditions {
	all := slices.Concat(
		f.itself(n, p.IDs, p.Text),
		coded(f, n, "code", p.Codes),
		f.anyOf(n, "path to places around", p.Within),
		composed(p.And, p.Or, p.Not, func(part *network.PlaceFilter) conditions { return f.place(part, n) }),
	)
	if p.Current != nil {
		all = append(all, fragment("merged", n, "p", f.param(*p.Current)))
	}
	return all
}

func (f *filter) funder(p *network.FunderFilter, n string) conditions {
	all := slices.Concat(
		f.itself(n, p.IDs, p.Text),
		oneOf(f, n, "code", p.Codes),
		oneOf(f, n, "period", p.Periods),
		composed(p.And, p.Or, p.Not, func(part *network.FunderFilter) conditions { return f.funder(part, n) }),
	)
	if p.Codes != nil || p.Periods != nil {
		all = append(all, fragment("fund", n))
	}
	if p.Kinds != nil {
		all = append(all, fragment("kind", n, "p", f.param(labelsOf(p.Kinds))))
	}
	return all
}

// labelsOf gives the labels of kinds; what is no kind has none.
func labelsOf(kinds []network.Kind) []string {
	found := []string{}
	for _, kind := range kinds {
		if label := labels[kind]; label != "" {
			found = append(found, label)
		}
	}
	return found
}

func (f *filter) person(p *network.PersonFilter, n string) conditions {
	return slices.Concat(
		f.itself(n, p.IDs, p.Text),
		f.anyOf(n, "path to employer", p.Organisations),
		composed(p.And, p.Or, p.Not, func(part *network.PersonFilter) conditions { return f.person(part, n) }),
	)
}

func (f *filter) participation(p *network.ParticipationFilter, n string) conditions {
	all := slices.Concat(
		f.itself(n, p.IDs, nil),
		oneOf(f, n, "role", p.Roles),
		f.related(n, "path to location", "placed", p.Places),
		f.amount(n, "granted", p.Granted),
		composed(p.And, p.Or, p.Not, func(part *network.ParticipationFilter) conditions { return f.participation(part, n) }),
	)
	if p.Active != nil {
		x := f.variable()
		all = append(all, fragment("active itself or its project", n, "x", x,
			"own", f.active(n, p.Active).String(), "inherited", f.active(x, p.Active).String()))
	}
	if p.Organisation != nil {
		q := f.variable()
		all = append(all, fragment("by organisation", n, "q", q, "condition", f.organisation(p.Organisation, q).String()))
	}
	if p.StatedAs != nil {
		all = append(all, fragment("stated as", n, "p", f.param(known(p.StatedAs))))
	}
	return append(all, f.inProject(p.Project, n)...)
}

func (f *filter) inProject(p *network.ProjectFilter, n string) conditions {
	if p == nil {
		return nil
	}
	q := f.variable()
	return conditions{fragment("in project", n, "q", q, "condition", f.project(p, q).String())}
}

func (f *filter) funding(p *network.FundingFilter, n string) conditions {
	return slices.Concat(
		f.itself(n, p.IDs, nil),
		f.anyOf(n, "path to funder", p.Funders),
		f.amount(n, "granted", p.Granted),
		f.amount(n, "realised", p.Realised),
		f.inProject(p.Project, n),
		composed(p.And, p.Or, p.Not, func(part *network.FundingFilter) conditions { return f.funding(part, n) }),
	)
}

func (f *filter) source(p *network.SourceFilter, n string) conditions {
	return slices.Concat(
		f.itself(n, p.IDs, nil),
		oneOf(f, n, "format", p.Formats),
		oneOf(f, n, "sha256", p.SHA256),
		composed(p.And, p.Or, p.Not, func(part *network.SourceFilter) conditions { return f.source(part, n) }),
	)
}
