package embedded

import (
	"verkosto/internal/network"
)

// relation leads from the nodes of a list to others that an IDSet asks about, and back. some says whether
// one of the others passes a test. The other nodes may come more than once.
type relation struct {
	some     func(s slot, passes func(slot) bool) bool
	backward func(s slot) []slot
}

// related compiles an IDSet. With wide, a place stands for all places within it. nothing says
// that the list which the set was made of was there and empty.
func (v *view) related(r *relation, set *network.IDSet, wide, nothing bool) condition {
	if nothing {
		return never
	}
	if set.Empty() {
		return always
	}
	var conditions []condition
	if len(set.Any) > 0 {
		conditions = append(conditions, v.relatedToAny(r, v.widened(set.Any, wide)))
	}
	for _, id := range set.All {
		conditions = append(conditions, v.relatedToAny(r, v.widened([]network.ID{id}, wide)))
	}
	if len(set.None) > 0 {
		conditions = append(conditions, not(v.relatedToAny(r, v.widened(set.None, wide))))
	}
	return all(conditions...)
}

// relatedToAny compiles the condition to be related to at least one node of a set.
func (v *view) relatedToAny(r *relation, set slotSet) condition {
	if len(set) == 0 {
		return never
	}
	size := 0
	for s := range set {
		for i := range v.vertices[s].in {
			size += len(v.vertices[s].in[i].holders) // not all by this relation, but it is about as many
		}
	}
	within := set.has
	return condition{
		holds: func(s slot) bool { return r.some(s, within) },
		size:  size,
		by:    "related nodes",
		list: func() []slot {
			var list []slot
			for s := range set {
				list = append(list, r.backward(s)...)
			}
			return unique(list)
		},
	}
}

// widened gives the nodes with some ids; if wide, with all places within them.
func (v *view) widened(ids []network.ID, wide bool) slotSet {
	set := v.slotsOf(ids)
	if !wide {
		return set
	}
	places := make(slotSet, len(set))
	for s := range set {
		v.within(s, places)
	}
	return places
}

// targeted leads from nodes to what they link to directly.
func (v *view) targeted(link network.Link) *relation {
	return &relation{
		some:     func(s slot, passes func(slot) bool) bool { return v.someTarget(s, link, passes) },
		backward: func(s slot) []slot { return v.holders(s, link) },
	}
}

// someTarget says whether one of the nodes that a node links to passes a test.
func (v *view) someTarget(s slot, link network.Link, passes func(slot) bool) bool {
	for _, hop := range v.vertices[s].out {
		if hop.link == link && v.vertices[hop.target].node != nil && passes(hop.target) {
			return true
		}
	}
	return false
}

// through leads from a project over the nodes that hold a link to it (participations by
// LinkInProject, fundings by LinkFunds) to what these link to. Only those between that
// pass count; nil takes all.
func (v *view) through(inward, outward network.Link, between func(slot) bool) *relation {
	return &relation{
		some: func(s slot, passes func(slot) bool) bool {
			for _, holder := range v.holders(s, inward) {
				if (between == nil || between(holder)) && v.someTarget(holder, outward, passes) {
					return true
				}
			}
			return false
		},
		backward: func(s slot) []slot {
			between := v.holders(s, outward)
			ends := make([]slot, 0, len(between))
			for _, holder := range between {
				if end := v.target(holder, inward); end != none {
					ends = append(ends, end)
				}
			}
			return ends
		},
	}
}
