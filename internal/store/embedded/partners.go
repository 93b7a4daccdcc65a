package embedded

import (
	"cmp"
	"context"
	"slices"
	"sort"

	"verkosto/internal/network"
)

// Partners implements [network.Reader].
func (s *Store) Partners(ctx context.Context, query network.PartnerQuery) (map[network.ID]network.Page[network.Partner], error) {
	if err := checkKeys(query.Of); err != nil {
		return nil, err
	}
	if err := checkWindow(query.Window); err != nil {
		return nil, err
	}
	w, err := byShared.window(query.Window)
	if err != nil {
		return nil, err
	}
	var pages map[network.ID]network.Page[network.Partner]
	err = s.read(ctx, func(v *view) error {
		pages = make(map[network.ID]network.Page[network.Partner], len(query.Of))
		c := v.projects(query.Projects)
		for _, id := range query.Of {
			if _, given := pages[id]; !given && v.err == nil {
				pages[id] = v.partnersPage(v.shares(v.slot(id), c), w, query.OmitTimes)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return pages, nil
}

// byShared is the order of partners.
var byShared = &ordering{field: network.ByProjects, down: true, numeric: true}

// share is what an organisation shares with a partner.
type share struct {
	partner  slot
	projects int
	start    network.Date
	end      network.Date
}

// shares gives an organisation's partners in projects that pass, in no order.
func (v *view) shares(organisation slot, c condition) []share {
	if organisation == none {
		return nil
	}
	var shares []share
	places := make(map[slot]int)
	entered := make(slotSet)
	for _, participation := range v.participationsBy(organisation) {
		if !v.makesPartners(participation) {
			continue
		}
		for project := range v.targets(participation, network.LinkInProject) {
			node, right := v.vertices[project].node.(*network.Project)
			if entered.has(project) || !right || !c.passes(project) {
				continue
			}
			entered[project] = struct{}{}
			for _, partner := range v.partnersIn(project) {
				if partner == organisation || !v.step() {
					continue
				}
				place, known := places[partner]
				if !known {
					place = len(shares)
					places[partner] = place
					shares = append(shares, share{partner: partner})
				}
				shares[place].add(node)
			}
		}
	}
	return shares
}

// partnersIn gives the organisations that take part in a project as partners, upwards by slot.
func (v *view) partnersIn(project slot) []slot {
	var organisations []slot
	for _, participation := range v.participationsIn(project) {
		if !v.makesPartners(participation) {
			continue
		}
		for organisation := range v.targets(participation, network.LinkBy) {
			if v.vertices[organisation].kind == network.KindOrganisation {
				organisations = append(organisations, organisation)
			}
		}
	}
	return unique(organisations)
}

func (s *share) add(project *network.Project) {
	s.projects++
	s.start = earlier(s.start, project.Start)
	s.end = max(s.end, project.End)
}

// earlier gives the earlier of two dates, of which "" is none.
func earlier(a, b network.Date) network.Date {
	if a == "" || b == "" {
		return max(a, b)
	}
	return min(a, b)
}

// partnersPage sorts partners by shared projects, downwards, and gives a page of them.
func (v *view) partnersPage(shares []share, w bounds, omitTimes bool) (page network.Page[network.Partner]) {
	slices.SortFunc(shares, func(a, b share) int {
		return cmp.Or(-cmp.Compare(a.projects, b.projects), cmp.Compare(v.vertices[a.partner].id, v.vertices[b.partner].id))
	})
	compare := func(i int, to value, id network.ID) int {
		return byShared.compare(countValue(shares[i].projects), to, v.vertices[shares[i].partner].id, id)
	}
	begin, end := 0, len(shares)
	if w.After != nil {
		begin = sort.Search(len(shares), func(i int) bool { return compare(i, w.after, w.After.ID) > 0 })
	}
	if w.Before != nil {
		end = sort.Search(len(shares), func(i int) bool { return compare(i, w.before, w.Before.ID) >= 0 })
	}
	begin, end = clip(begin, end, w.Window)
	page.HasPrev, page.HasNext = begin > 0, end < len(shares)
	for _, s := range shares[begin:end] {
		organisation := v.vertices[s.partner].node.(*network.Organisation)
		if omitTimes {
			s.start, s.end = "", ""
		}
		page.Items = append(page.Items, network.Item[network.Partner]{
			Node:     network.Partner{Organisation: organisation, Shared: s.projects, FirstStart: s.start, LastEnd: s.end},
			Position: byShared.position(countValue(s.projects), organisation.ID),
		})
	}
	return page
}
