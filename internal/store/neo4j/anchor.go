package neo4j

import (
	"reflect"
	"slices"

	"verkosto/internal/network"
)

// anchor gives the beginning of a statement that finds the nodes of a whole list by a condition that they must
// meet, rather than try all nodes of the kind, and the filter without that condition: "" and the filter as it is where no
// condition is worth it. A page needs a narrower one than a count, because an index that gives its order soon meets what
// a broad one lets pass.
func (f *filter) anchor(passes network.Filter, counts bool) (string, network.Filter) {
	if passes == nil || reflect.ValueOf(passes).IsNil() {
		return "", nil
	}
	switch p := passes.(type) {
	case *network.ProjectFilter:
		rest := *p
		return f.projectAnchor(&rest, counts), &rest
	case *network.OrganisationFilter:
		rest := *p
		return first(
			func() string { return f.keyAnchor(&rest.IDs) },
			func() string { return codeAnchor(f, "business id", "Organisation", &rest.BusinessIDs) },
			func() string { return f.textAnchor(&rest.Text) },
			func() string { return f.placeAnchor("path to home", &rest.Places, counts) },
		), &rest
	case *network.PersonFilter:
		rest := *p
		return first(
			func() string { return f.keyAnchor(&rest.IDs) },
			func() string { return f.textAnchor(&rest.Text) },
			func() string { return f.idsAnchor("path to employer", "related", &rest.Organisations) },
		), &rest
	case *network.FundingFilter:
		rest := *p
		if counts {
			return f.idsAnchor("path to funder", "related", &rest.Funders), &rest
		}
	}
	return "", passes
}

func (f *filter) projectAnchor(p *network.ProjectFilter, counts bool) string {
	choices := []func() string{
		func() string { return f.keyAnchor(&p.IDs) },
		func() string { return codeAnchor(f, "code", "Project", &p.Codes) },
		func() string {
			organisations := p.Organisations
			anchor := f.setAnchor("path to organisations", "related", &organisations)
			if p.Roles == nil {
				p.Organisations = organisations // with roles it is not all that they ask
			}
			return anchor
		},
		func() string { return f.textAnchor(&p.Text) },
		func() string { return f.placeAnchor("path to target places", &p.TargetPlaces, counts) },
		func() string { return f.placeAnchor("path to places", &p.Places, counts) },
	}
	if counts {
		choices = append(choices,
			func() string { return f.setAnchor("path to funders", "related", &p.Funders) },
			func() string { return f.idsAnchor("path to fund", "related", &p.Funds) })
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

// keyAnchor begins with the nodes that have some ids.
func (f *filter) keyAnchor(ids *[]network.ID) string {
	if *ids == nil {
		return ""
	}
	anchor := fragment("anchored key", "n", "p", f.param(known(*ids)))
	*ids = nil
	return anchor
}

// codeAnchor begins with the nodes of a label that have some codes. Left to itself the planner may walk the index of the
// list's order until it meets them.
func codeAnchor[T ~string](f *filter, name, label string, codes *[]T) string {
	if *codes == nil {
		return ""
	}
	anchor := fragment("anchored coded", "n", "label", label, "condition", coded(f, "n", name, *codes).String())
	*codes = nil
	return anchor
}

// placeAnchor begins with places. For a page those must be municipalities: regions are broad.
func (f *filter) placeAnchor(path string, set **network.IDSet, counts bool) string {
	broad := func(id network.ID) bool { return id.Kind() != network.KindMunicipality }
	if *set == nil || !counts && slices.ContainsFunc((*set).Any, broad) {
		return ""
	}
	return f.setAnchor(path, "placed", set)
}

// setAnchor begins with those of which a set asks for any.
func (f *filter) setAnchor(path, sort string, set **network.IDSet) string {
	if *set == nil || len((*set).Any) == 0 {
		return ""
	}
	rest := **set
	anchor := f.idsAnchor(path, sort, &rest.Any)
	*set = &rest
	return anchor
}

func (f *filter) idsAnchor(path, sort string, ids *[]network.ID) string {
	if *ids == nil {
		return ""
	}
	anchor := fragment("anchored "+sort, "n", "path", fragment(path, "n", "r", "anchor"), "p", f.param(unique(*ids)))
	*ids = nil
	return anchor
}

func (f *filter) textAnchor(search **string) string {
	if *search == nil || lucene(**search) == "" {
		return ""
	}
	anchor := fragment("anchored found", "n", "p", f.param(lucene(**search)))
	*search = nil
	return anchor
}
