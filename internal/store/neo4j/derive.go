package neo4j

import (
	"maps"
	"slices"

	"verkosto/internal/network"
)

// What follows here is derived from the facts and kept beside them, because it makes reading quick:
// who takes part in what and with whom, which places lie within which, counts, sums and sort keys.

// derive brings everything derived in line with the nodes that changed.
func (w *writing) derive() error {
	if err := w.derivePlaces(); err != nil {
		return err
	}
	if err := w.deriveParts(); err != nil {
		return err
	}
	return w.refresh()
}

// derivePlaces works out anew which places lie within which, if any place changed.
func (w *writing) derivePlaces() error {
	for id := range w.nodes {
		state := w.nodes[id]
		if slices.Contains(placeKinds, id.Kind()) && state.before != state.after {
			_, err := w.run(cypherWithin, nil)
			return err
		}
	}
	return nil
}

// deriveParts keeps who takes part in projects, oversees and funds them, each pair once, and which
// organisations are partners.
func (w *writing) deriveParts() error {
	var come, gone []linkRow
	pairs := make(map[[2]network.ID]int64)
	for part := range slices.Chunk(w.dirtyOf(network.KindProject), chunk) {
		records, err := w.run(cypherParticipants, map[string]any{"ids": part, "others": noPartners})
		if err != nil {
			return err
		}
		for _, record := range records {
			project := network.ID(text(record.Values[0]))
			before, now := partsIn(record.Values[1]), partsIn(record.Values[2])
			come = append(come, without(now, before, project)...)
			gone = append(gone, without(before, now, project)...)
			countPairs(pairs, partners(before), -1)
			countPairs(pairs, partners(now), 1)
		}
	}
	for _, link := range slices.Concat(come, gone) {
		w.soil(link.from)
	}
	for pair := range pairs {
		w.soil(pair[0], pair[1])
	}
	if err := runRows(w, cypherTakePart, come, linkRow.encode); err != nil {
		return err
	}
	if err := runRows(w, cypherLeave, gone, linkRow.encode); err != nil {
		return err
	}
	return w.writePairs(pairs)
}

// The relationships that stand for all participations in a project, or fundings of it, of one organisation or fund.
const (
	partnerIn network.Link = "PARTNER_IN" // takes part in a role that makes partners
	oversees  network.Link = "OVERSEES"   // takes part only in roles that don't
)

// part is what an organisation or fund is in a project.
type part struct {
	link network.Link
	of   network.ID
}

// partsIn reads parts, each once and those that oversee only where they are no partners.
func partsIn(value any) map[part]bool {
	parts := make(map[part]bool)
	for _, pair := range row(value) {
		columns := row(pair)
		parts[part{network.Link(text(columns[0])), network.ID(text(columns[1]))}] = true
	}
	for p := range parts {
		if p.link == oversees && parts[part{partnerIn, p.of}] {
			delete(parts, p)
		}
	}
	return parts
}

func partners(parts map[part]bool) []network.ID {
	var ids []network.ID
	for p := range parts {
		if p.link == partnerIn {
			ids = append(ids, p.of)
		}
	}
	return ids
}

// without gives the parts in a project that are not in another set, as links to the project.
func without(parts, others map[part]bool, project network.ID) []linkRow {
	var rows []linkRow
	for p := range parts {
		if !others[p] {
			rows = append(rows, linkRow{p.of, network.LinkTo{Link: p.link, Target: project}})
		}
	}
	return rows
}

// noPartners are the roles that make no partners.
var noPartners = []string{string(network.RoleAuthority), string(network.RoleFunder)}

// countPairs adds to the count of projects that each two organisations share.
func countPairs(pairs map[[2]network.ID]int64, organisations []network.ID, by int64) {
	for i, a := range organisations {
		for _, b := range organisations[i+1:] {
			pair := [2]network.ID{min(a, b), max(a, b)}
			if pairs[pair] += by; pairs[pair] == 0 {
				delete(pairs, pair)
			}
		}
	}
}

func (w *writing) writePairs(pairs map[[2]network.ID]int64) error {
	isNew := func(id network.ID) bool { return w.nodes[id] != nil && w.nodes[id].before == "" }
	var fresh, more, less [][2]network.ID
	for pair, by := range pairs {
		switch {
		case by < 0:
			less = append(less, pair)
		case isNew(pair[0]) || isNew(pair[1]): // they were no partners before
			fresh = append(fresh, pair)
		default:
			more = append(more, pair)
		}
	}
	for _, list := range [][][2]network.ID{fresh, more, less} {
		slices.SortFunc(list, func(x, y [2]network.ID) int { return slices.Compare(x[:], y[:]) })
	}
	encode := func(pair [2]network.ID) map[string]any {
		return map[string]any{"a": string(pair[0]), "b": string(pair[1]), "more": pairs[pair], "less": -pairs[pair]}
	}
	if err := runRows(w, cypherPairNew, fresh, encode); err != nil {
		return err
	}
	if err := runRows(w, cypherPair, more, encode); err != nil {
		return err
	}
	return runRows(w, cypherPart, less, encode)
}

// refresh works out the counts, sums and sort keys of dirty nodes that stay.
func (w *writing) refresh() error {
	if err := w.soilDependants(); err != nil {
		return err
	}
	if err := w.soilCoordinated(); err != nil {
		return err
	}
	if err := w.sum(); err != nil {
		return err
	}
	maps.DeleteFunc(w.dirty, func(id network.ID, _ bool) bool { return w.nodes[id] != nil && w.nodes[id].after == "" })
	params := map[string]any{"absent": noText, "noNumber": int64(noNumber)}
	for _, r := range []struct {
		statement string
		kinds     []network.Kind
	}{
		{cypherRefreshProjects, []network.Kind{network.KindProject}},
		{cypherRefreshOrganisations, []network.Kind{network.KindOrganisation}},
		{cypherRefreshFunders, []network.Kind{network.KindOrganisation, network.KindFund}},
		{cypherRefreshPlaces, placeKinds},
		{cypherRefreshParticipations, []network.Kind{network.KindParticipation}},
		{cypherRefreshFundings, []network.Kind{network.KindFunding}},
	} {
		for part := range slices.Chunk(w.dirtyOf(r.kinds...), chunk) {
			params["ids"] = part
			if _, err := w.run(r.statement, params); err != nil {
				return err
			}
		}
	}
	return nil
}

// soilDependants marks what takes sort keys over from nodes that have others now.
func (w *writing) soilDependants() error {
	var wrong error
	changed := w.ids(func(n *nodeState) bool {
		if n.before == "" || n.after == "" || n.before == n.after {
			return false
		}
		before, errBefore := sortsBy(n.id, n.before)
		after, errAfter := sortsBy(n.id, n.after)
		wrong = firstOf(wrong, errBefore, errAfter)
		return before != after
	})
	if wrong != nil {
		return wrong
	}
	for part := range slices.Chunk(changed, chunk) {
		dependants, err := w.runIDs(cypherDependants, part)
		if err != nil {
			return err
		}
		w.soil(dependants...)
	}
	return nil
}

// soilCoordinated marks the projects whose coordinators may be elsewhere, because they or places moved.
func (w *writing) soilCoordinated() error {
	for part := range slices.Chunk(strs(slices.Sorted(maps.Keys(w.moved))), chunk) {
		coordinated, err := w.runIDs(cypherCoordinated, part)
		if err != nil {
			return err
		}
		w.soil(coordinated...)
	}
	return nil
}

// sortsBy gives what other nodes are ordered by of a project or an organisation.
func sortsBy(id network.ID, body string) ([3]string, error) {
	if id.Kind() != network.KindProject && id.Kind() != network.KindOrganisation {
		return [3]string{}, nil
	}
	node, err := decode(string(id), body)
	switch n := node.(type) {
	case *network.Project:
		return [3]string{n.Code, string(n.Start), string(n.End)}, err
	case *network.Organisation:
		return [3]string{n.Name()}, err
	}
	return [3]string{}, err
}

// dirtyOf gives the dirty nodes of some kinds, in a fixed order.
func (w *writing) dirtyOf(kinds ...network.Kind) []string {
	var found []string
	for _, id := range slices.Sorted(maps.Keys(w.dirty)) {
		if slices.Contains(kinds, id.Kind()) {
			found = append(found, string(id))
		}
	}
	return found
}
