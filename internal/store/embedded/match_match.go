package embedded

import (
	"slices"

	"verkosto/internal/network"
)

// matches compiles a filter of matches.
func (v *view) matches(f *network.MatchFilter) condition {
	if f == nil {
		return always
	}
	conditions := []condition{
		composed(f.And, f.Or, f.Not, v.matches),
		v.withIDs(f.IDs),
		fieldIn(v, f.Verdicts, (*network.Match).Verdict),
		v.linkedTo(network.LinkLikens, f.Organisations),
	}
	for _, c := range []struct {
		wanted *bool
		is     func(*network.Match) bool
	}{
		{f.Automatic, func(m *network.Match) bool { return m.Automatic }},
		{f.Decided, func(m *network.Match) bool { return m.Decision != "" }},
		{f.Joined, (*network.Match).Joined},
	} {
		if c.wanted != nil {
			conditions = append(conditions, where(v, func(m *network.Match) bool { return c.is(m) == *c.wanted }))
		}
	}
	if f.MinScore != nil {
		conditions = append(conditions, where(v, func(m *network.Match) bool { return m.Score >= *f.MinScore }))
	}
	return all(conditions...)
}

// statedAs compiles the condition StatedAs: participations of the organisations that the ids are part of now, which
// were stated under one of the ids.
func (v *view) statedAs(ids []network.ID) condition {
	stated := where(v, func(p *network.Participation) bool {
		return slices.ContainsFunc(p.Stated(), func(id network.ID) bool { return slices.Contains(ids, id) })
	})
	stated.by = "the id stated"
	for _, id := range ids {
		if s := v.slot(id); s != none {
			for i := range v.vertices[s].in {
				stated.size += len(v.vertices[s].in[i].holders) // not all participations, but most
			}
		}
	}
	stated.list = func() []slot {
		var list []slot
		for _, id := range ids {
			if s := v.slot(id); s != none {
				for i := range v.vertices[s].in {
					if v.vertices[s].in[i].link == network.LinkBy {
						list = append(list, v.vertices[s].in[i].holders...)
					}
				}
			}
		}
		return unique(list)
	}
	return stated
}
