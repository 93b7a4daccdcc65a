package embedded

import (
	"slices"

	"verkosto/internal/network"
)

// condition is a compiled filter. holds says whether a node passes; nil passes all. If
// some index knows where to look, list gives all nodes that may pass, and perhaps others, each
// once; size is about how many they are, and by says in words by what they are picked.
type condition struct {
	holds func(slot) bool
	list  func() []slot
	size  int
	by    string
}

var (
	always = condition{}
	never  = condition{
		holds: func(slot) bool { return false },
		list:  func() []slot { return nil },
	}
)

func (c condition) passes(s slot) bool { return c.holds == nil || c.holds(s) }

// all gives the condition that all of some hold.
func all(conditions ...condition) condition {
	var tests []func(slot) bool
	both := condition{}
	for _, c := range conditions {
		if c.holds != nil {
			tests = append(tests, c.holds)
		}
		if c.list != nil && (both.list == nil || c.size < both.size) {
			both.list, both.size, both.by = c.list, c.size, c.by
		}
	}
	switch len(tests) {
	case 0:
	case 1:
		both.holds = tests[0]
	default:
		both.holds = func(s slot) bool {
			for _, holds := range tests {
				if !holds(s) {
					return false
				}
			}
			return true
		}
	}
	return both
}

// anyOf gives the condition that at least one of some holds; without any it never does.
func anyOf(conditions []condition) condition {
	either := condition{by: "one of several", holds: func(s slot) bool {
		return slices.ContainsFunc(conditions, func(c condition) bool { return c.passes(s) })
	}}
	for _, c := range conditions {
		if c.list == nil {
			return condition{holds: either.holds}
		}
		either.size += c.size
	}
	either.list = func() []slot {
		var union []slot
		for _, c := range conditions {
			union = append(union, c.list()...)
		}
		return unique(union)
	}
	return either
}

// not gives the condition that another does not hold.
func not(c condition) condition {
	return condition{holds: func(s slot) bool { return !c.passes(s) }}
}

// unique gives slots upwards, each once. It changes the slice.
func unique(slots []slot) []slot {
	slices.Sort(slots)
	return slices.Compact(slots)
}

// composed compiles the And, Or and Not of a filter.
func composed[F any](and, or []*F, negated *F, compile func(*F) condition) condition {
	var conditions []condition
	for _, filter := range and {
		conditions = append(conditions, compile(filter))
	}
	if or != nil {
		var alternatives []condition
		for _, filter := range or {
			alternatives = append(alternatives, compile(filter))
		}
		conditions = append(conditions, anyOf(alternatives))
	}
	if negated != nil {
		conditions = append(conditions, not(compile(negated)))
	}
	return all(conditions...)
}

// compile compiles a filter, nil into one that takes all.
func (v *view) compile(filter network.Filter) condition {
	switch f := filter.(type) {
	case *network.ProjectFilter:
		return v.projects(f)
	case *network.OrganisationFilter:
		return v.organisations(f)
	case *network.PlaceFilter:
		return v.places(f)
	case *network.FunderFilter:
		return v.funders(f)
	case *network.PersonFilter:
		return v.people(f)
	case *network.ParticipationFilter:
		return v.participations(f)
	case *network.FundingFilter:
		return v.fundings(f)
	case *network.SourceFilter:
		return v.sources(f)
	case *network.MatchFilter:
		return v.matches(f)
	case *network.AnnotationFilter:
		return v.annotations(f)
	}
	return always
}

// fieldIn compiles a condition that lists values of a field; nil holds always.
func fieldIn[N network.Node, T comparable](v *view, wanted []T, field func(N) T) condition {
	if wanted == nil {
		return always
	}
	if len(wanted) == 0 {
		return never
	}
	return where(v, func(node N) bool { return slices.Contains(wanted, field(node)) })
}

// where compiles a condition on a node of a type.
func where[N network.Node](v *view, holds func(N) bool) condition {
	return condition{holds: func(s slot) bool {
		node, right := v.vertices[s].node.(N)
		return right && holds(node)
	}}
}

// withIDs compiles the condition IDs.
func (v *view) withIDs(ids []network.ID) condition {
	if ids == nil {
		return always
	}
	return v.among(v.slotsOf(ids), "id")
}

// among compiles the condition to be one of some nodes, which were picked by something.
func (v *view) among(set slotSet, by string) condition {
	return condition{
		holds: set.has,
		size:  len(set),
		by:    by,
		list: func() []slot {
			list := make([]slot, 0, len(set))
			for s := range set {
				list = append(list, s)
			}
			return list
		},
	}
}

// slotsOf gives the nodes with some ids.
func (v *view) slotsOf(ids []network.ID) slotSet {
	set := make(slotSet, len(ids))
	for _, id := range ids {
		if s := v.slot(id); s != none && v.vertices[s].node != nil {
			set[s] = struct{}{}
		}
	}
	return set
}

// linkedTo compiles the condition to hold a link to one of some nodes.
func (v *view) linkedTo(link network.Link, ids []network.ID) condition {
	if ids == nil {
		return always
	}
	return v.related(v.targeted(link), &network.IDSet{Any: ids}, false, len(ids) == 0)
}

// words compiles the condition Text.
func (v *view) words(text *string) condition {
	if text == nil {
		return always
	}
	return v.among(v.found(*text), "words")
}
