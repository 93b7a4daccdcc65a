package neo4j

import (
	"reflect"

	"verkosto/internal/network"
)

// anchor gives the beginning of a statement that finds the nodes of a whole list by a condition that they must
// meet, rather than try all nodes of the kind: "" where no condition is worth it. The condition is still among those of the
// filter. A page needs a narrower one than a count, because an index that gives its order may find it sooner.
func (f *filter) anchor(passes network.Filter, counts bool) string {
	if passes == nil || reflect.ValueOf(passes).IsNil() {
		return ""
	}
	switch p := passes.(type) {
	case *network.ProjectFilter:
		return f.projectAnchor(p, counts)
	case *network.OrganisationFilter:
		return first(func() string { return f.textAnchor(p.Text) }, func() string { return f.setAnchor("path to home", "placed", p.Places) })
	case *network.PersonFilter:
		return first(func() string { return f.textAnchor(p.Text) }, func() string { return f.idsAnchor("path to employer", "related", p.Organisations) })
	case *network.FundingFilter:
		if counts {
			return f.idsAnchor("path to funder", "related", p.Funders)
		}
	case *network.ParticipationFilter:
		return f.setAnchor("path to location", "placed", p.Places)
	}
	return ""
}

func (f *filter) projectAnchor(p *network.ProjectFilter, counts bool) string {
	if p.IDs != nil || p.Codes != nil {
		return "" // an index finds those
	}
	choices := []func() string{
		func() string { return f.setAnchor("path to organisations", "related", p.Organisations) },
		func() string { return f.textAnchor(p.Text) },
		func() string { return f.setAnchor("path to target places", "placed", p.TargetPlaces) },
		func() string { return f.setAnchor("path to places", "placed", p.Places) },
	}
	if counts {
		choices = append(choices,
			func() string { return f.setAnchor("path to funders", "related", p.Funders) },
			func() string { return f.idsAnchor("path to fund", "related", p.Funds) })
	}
	return first(choices...)
}

// first gives the first text that is not empty.
func first(choices ...func() string) string {
	for _, choice := range choices {
		if text := choice(); text != "" {
			return text
		}
	}
	return ""
}

// setAnchor begins with what a set names.
func (f *filter) setAnchor(path, sort string, set *network.IDSet) string {
	switch {
	case set == nil:
		return ""
	case len(set.Any) > 0:
		return f.idsAnchor(path, sort, set.Any)
	case len(set.All) > 0:
		return f.idsAnchor(path, sort, set.All[:1])
	default:
		return ""
	}
}

func (f *filter) idsAnchor(path, sort string, ids []network.ID) string {
	if ids == nil {
		return ""
	}
	return fragment("anchored "+sort, "n", "path", fragment(path, "n", "r", "anchor"), "p", f.param(unique(ids)))
}

func (f *filter) textAnchor(search *string) string {
	if search == nil || lucene(*search) == "" {
		return ""
	}
	return fragment("anchored found", "n", "p", f.param(lucene(*search)))
}
